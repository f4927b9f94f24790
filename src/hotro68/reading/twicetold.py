"""Two columns of one thing: where they differ a person must say which is right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from hotro68.core.catalogue import COLUMNS_DIFFER, DATES_TWICE_TOLD
from hotro68.core.claim import Claim
from hotro68.core.finding import Code, Finding
from hotro68.core.letters import letters_of
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell, Sheet
from hotro68.reading.faults import seen
from hotro68.reading.table import Doubled, Table
from hotro68.vietnamese.dates import PartDate, parse_birth, parse_date
from hotro68.vietnamese.marks import is_blank, is_ditto
from hotro68.vietnamese.text import fold
from hotro68.vietnamese.unreadable import Unreadable

ACCOUNT = "so_tai_khoan"
_WHO_OR_HOW_MUCH = frozenset(
    {"birth_date", "choice", "id_number", "integer", "name", "sex", "tax_code"}
)
"""Types whose second telling would make another person or another sum of a row."""
_MARKS = re.compile(r"[^\w]+|_")


def columns_that_differ(
    sheet: Sheet, table: Table, claims: Sequence[Claim], fields: Mapping[str, FieldSpec]
) -> Iterator[Finding]:
    for pair in table.doubled:
        code = _code(table, pair, fields[pair.key].type)
        for claim in claims if code else ():
            assert code is not None
            yield from _told(sheet, claim, pair, fields[pair.key], code)


def _code(table: Table, pair: Doubled, kind: str) -> Code | None:
    if kind == "date":
        return None if _is_preferred(table, pair) else DATES_TWICE_TOLD
    weighs = kind in _WHO_OR_HOW_MUCH or pair.key == ACCOUNT
    return COLUMNS_DIFFER if weighs else None


def _is_preferred(table: Table, pair: Doubled) -> bool:
    """`Thời gian thực tế` beside `Thời gian theo quyết định`: the days that were count."""
    used = next(column for column in table.columns if column.index == pair.used)
    return "thực tế" in used.heading.lower()


def _told(
    sheet: Sheet, claim: Claim, pair: Doubled, spec: FieldSpec, code: Code
) -> Iterator[Finding]:
    used, other = (_at(sheet, claim.source.row, at) for at in (pair.used, pair.ignored))
    if is_blank(other) or is_ditto(other) or is_ditto(used) or _agree(used, other, spec.type):
        return
    data = {
        "label": spec.label,
        "used": letters_of(pair.used),
        "ignored": letters_of(pair.ignored),
        "value": seen(used),
        "other": seen(other),
    }
    yield Finding(code, claim.cell(pair.key), data, field=pair.key, value=seen(used))


def _agree(used: Cell, other: Cell, kind: str) -> bool:
    if kind == "date":
        return _day(used) == _day(other)
    first, second = (_birth(cell) for cell in (used, other))
    if kind == "birth_date" and first and second:
        return first.earliest <= second.latest and second.earliest <= first.latest
    return _plain(used) == _plain(other)


def _day(cell: Cell) -> Cell:
    try:
        return parse_date(cell)
    except Unreadable:
        return cell


def _birth(cell: Cell) -> PartDate | None:
    try:
        return parse_birth(cell)
    except Unreadable:
        return None


def _plain(cell: Cell) -> str:
    """Without accents, marks between the digits and the noughts that Excel takes away."""
    return _MARKS.sub("", fold(seen(cell))).lstrip("0")


def _at(sheet: Sheet, row: int, index: int) -> Cell:
    cells = sheet.rows[row - 1]
    return cells[index] if index < len(cells) else None
