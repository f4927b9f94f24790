"""Two columns of one day: where they differ a person must say which is right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hotro68.core.catalogue import DATES_TWICE_TOLD
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.letters import letters_of
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell, Sheet
from hotro68.reading.faults import seen
from hotro68.reading.table import Doubled, Table
from hotro68.vietnamese.dates import parse_date
from hotro68.vietnamese.marks import is_blank, is_ditto
from hotro68.vietnamese.unreadable import Unreadable


def days_twice_told(
    sheet: Sheet, table: Table, claims: Sequence[Claim], fields: Mapping[str, FieldSpec]
) -> Iterator[Finding]:
    for pair in table.doubled:
        if fields[pair.key].type == "date" and not _is_preferred(table, pair):
            for claim in claims:
                yield from _told(sheet, claim, pair, fields[pair.key].label)


def _is_preferred(table: Table, pair: Doubled) -> bool:
    """`Thời gian thực tế` beside `Thời gian theo quyết định`: the days that were count."""
    used = next(column for column in table.columns if column.index == pair.used)
    return "thực tế" in used.heading.lower()


def _told(sheet: Sheet, claim: Claim, pair: Doubled, label: str) -> Iterator[Finding]:
    used, other = (_at(sheet, claim.source.row, at) for at in (pair.used, pair.ignored))
    if is_blank(other) or is_ditto(other) or is_ditto(used) or _day(used) == _day(other):
        return
    data = {
        "label": label,
        "used": letters_of(pair.used),
        "ignored": letters_of(pair.ignored),
        "value": seen(used),
        "other": seen(other),
    }
    yield Finding(
        DATES_TWICE_TOLD, claim.cell(pair.key), data, field=pair.key, value=seen(used)
    )


def _day(cell: Cell) -> Cell:
    try:
        return parse_date(cell)
    except Unreadable:
        return cell


def _at(sheet: Sheet, row: int, index: int) -> Cell:
    cells = sheet.rows[row - 1]
    return cells[index] if index < len(cells) else None
