"""Small lists made in code: a heading in row 1, people from row 2, everybody invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from hotro68.core.finding import Finding
from hotro68.core.report import RowKind
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.reading.book import Cell, Sheet
from hotro68.reading.normalise import Listed, Place, claims_of
from hotro68.reading.table import BodyRow, Column, Part, StatedTotal, Table

PLACE = Place("thon_mau.xlsx", "Thôn Mẫu", date(2021, 12, 31))
PARTS: dict[str, Part] = {
    part: part for part in ("", "family", "given", "day", "month", "year", "nam", "nu")
}


@cache
def the_pack() -> Pack:
    pack, findings = load_pack()
    assert pack is not None, findings
    return pack


def a_column(text: str, index: int) -> Column:
    """`ho_ten`, or `ngay_sinh/nam` for a part of a field."""
    key, _, part = text.partition("/")
    return Column(key, index, key, PARTS[part])


def a_table(
    columns: str,
    count: int,
    *,
    group: tuple[str, ...] = (),
    unit: int = 1,
    totals: Iterable[StatedTotal] = (),
) -> Table:
    return Table(
        sheet="DS",
        title_lines=(),
        header_rows=(1,),
        columns=tuple(a_column(text, at) for at, text in enumerate(columns.split())),
        body=tuple(BodyRow(row + 2, RowKind.DATA, group) for row in range(count)),
        totals=tuple(totals),
        unit=unit,
    )


def read(
    columns: str,
    *rows: Sequence[Cell],
    place: Place = PLACE,
    policy: str = "f0-f1",
    table: Table | None = None,
) -> tuple[Listed, list[Finding]]:
    """The claims of a list of this policy of the rules, and its findings but the notes."""
    pack = the_pack()
    sheet = Sheet("DS", [list(columns.split()), *(list(row) for row in rows)])
    listed, findings = claims_of(
        sheet,
        table or a_table(columns, len(rows)),
        pack.policies[policy],
        pack.fields_of(policy),
        place,
    )
    return listed, [finding for finding in findings if finding.code.id != "HT203"]


def told(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Cell (or sheet) and code of each finding."""
    return [
        (finding.source.cell or finding.source.sheet, finding.code.id) for finding in findings
    ]
