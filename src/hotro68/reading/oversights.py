"""What a list leaves out or says only in its title: told once for the list, not row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from hotro68.core.catalogue import (
    COLUMN_UNREAD,
    KIND_FROM_TITLE,
    LIST_EMPTY,
    NAMES_SHORTENED,
    NO_NUMBER_COLUMN,
)
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.letters import letters_of
from hotro68.core.source import Source
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell, Sheet
from hotro68.reading.rowpolicy import OWN
from hotro68.reading.said import said_of_all
from hotro68.reading.samples import (
    MOST,
    digits_of,
    filled,
    is_date,
    is_id,
    is_name,
    is_old_date,
    share,
)
from hotro68.reading.table import NAME, Table
from hotro68.reading.wording import wording
from hotro68.vietnamese.datetext import says_again
from hotro68.vietnamese.names import without_honorific
from hotro68.vietnamese.text import clean

NUMBER, BIRTH, AMOUNT = "so_giay_to", "ngay_sinh", "so_tien_de_nghi"
_SMALLEST_SUM, _LARGEST_SUM = 10_000, 10**9
_FEWEST = 2


def oversights(
    sheet: Sheet,
    table: Table,
    claims: Sequence[Claim],
    fields: Mapping[str, FieldSpec],
    file: str,
) -> Iterator[Finding]:
    header = Source(file, sheet.name, table.header_rows[-1] if table.header_rows else 0)
    if not any(table.data):
        yield Finding(LIST_EMPTY, header)
        return
    of_people = NAME in fields and fields[NAME].type == "name"
    if of_people and NUMBER in fields and NUMBER not in table.keys:
        yield Finding(NO_NUMBER_COLUMN, header, field=NUMBER)
    yield from _unread(sheet, table, fields, header)
    yield from _kinds_told(table, fields, header)
    yield from _honorifics(sheet, table, claims, header)


# ── Columns that nobody read ─────────────────────────────────────────────────────────────
def _unread(
    sheet: Sheet, table: Table, fields: Mapping[str, FieldSpec], header: Source
) -> Iterator[Finding]:
    """Filled columns that look like something the list seems not to have."""
    missing = _missing(table, fields)
    used = {column.index for column in table.columns}
    last = max(used, default=0) + 1
    first = min(used, default=0)
    for index in range(first, last + 1) if missing else ():
        skipped = index in used or _heads_days_after(sheet, table, index)
        cells = [] if skipped else _cells(sheet, table, index)
        told = _looks_like(cells, missing) if len(filled(cells)) >= _FEWEST else ""
        if told:
            data = {"column": letters_of(index), "count": len(filled(cells)), "label": told}
            yield Finding(COLUMN_UNREAD, header.at(letters_of(index)), data)


def _heads_days_after(sheet: Sheet, table: Table, index: int) -> bool:
    """`Ngày mở lại`: calling it the last day of the rest would add a day to it."""
    above = (sheet.rows[row - 1][index : index + 1] for row in table.header_rows)
    return any(says_again(clean(str(cell))) for cells in above for cell in cells)


def _missing(
    table: Table, fields: Mapping[str, FieldSpec]
) -> dict[str, tuple[str, Callable[[Cell], bool]]]:
    """Label and look of what every list needs and this one has no column for."""
    looks: dict[str, Callable[[Cell], bool]] = {
        AMOUNT: _is_sum,
        NUMBER: is_id,
        BIRTH: is_old_date,
        NAME: is_name,
        **{
            key: is_date
            for key, spec in fields.items()
            if spec.type == "date" and spec.absent == "ask"
        },
    }
    return {
        key: (fields[key].label, look)
        for key, look in looks.items()
        if key in fields and key not in table.keys
    }


def _looks_like(
    cells: Sequence[Cell], missing: Mapping[str, tuple[str, Callable[[Cell], bool]]]
) -> str:
    fitting = (label for label, look in missing.values() if share(cells, look) > MOST)
    return next(fitting, "")


def _is_sum(cell: Cell) -> bool:
    if isinstance(cell, date) or is_id(cell):
        return False
    digits = digits_of(cell)
    return bool(digits) and _SMALLEST_SUM <= int(digits) < _LARGEST_SUM and digits[0] != "0"


def _cells(sheet: Sheet, table: Table, index: int) -> list[Cell]:
    rows = (sheet.rows[row.number - 1] for row in table.data)
    return [row[index] if index < len(row) else None for row in rows]


# ── What only the title says ─────────────────────────────────────────────────────────────
def _kinds_told(
    table: Table, fields: Mapping[str, FieldSpec], header: Source
) -> Iterator[Finding]:
    """Once for each group that names a kind, or once for the whole list."""
    rows: dict[tuple[str, str, str], int] = {}
    for groups, count in Counter(row.group for row in table.data).items():
        for key, choice in said_of_all(table, groups, fields).items():
            place = next((text for text in reversed(groups) if choice in text.upper()), "")
            rows[key, choice, place] = rows.get((key, choice, place), 0) + count
    for (key, choice, group), count in rows.items():
        data = {
            "label": fields[key].label,
            "choice": choice,
            "count": count,
            "where": _said_by(group),
        }
        yield Finding(KIND_FROM_TITLE, header, data, field=key)


def _said_by(group: str) -> str:
    if not group:
        return "tiêu đề hoặc tên trang"
    return (
        f"cột {group.removeprefix('Cột ')}" if group.startswith(OWN) else f"dòng nhóm «{group}»"
    )


# ── Honorifics ───────────────────────────────────────────────────────────────────────────
def _honorifics(
    sheet: Sheet, table: Table, claims: Sequence[Claim], header: Source
) -> Iterator[Finding]:
    """`Hộ ông Vi Văn An`: said once for the column, with the first one as an example."""
    column = table.column(NAME)
    if column is None:
        return
    shortened = [
        (claim.name, text)
        for claim in claims
        if (text := _typed(sheet, claim, column.index)) and without_honorific(text) != text
    ]
    if shortened:
        name, text = shortened[0]
        data = {"count": len(shortened), "name": name}
        yield Finding(NAMES_SHORTENED, header.at(column.letter), data, field=NAME, value=text)


def _typed(sheet: Sheet, claim: Claim, index: int) -> str:
    """The name as it stands, where more was changed than its capitals and spaces."""
    row = sheet.rows[claim.source.row - 1]
    cell = row[index] if index < len(row) else None
    if not isinstance(cell, str):
        return ""
    name = claim.name.lower()
    if cell.lower() == name or clean(cell).lower() == name:
        return ""
    return wording(cell)
