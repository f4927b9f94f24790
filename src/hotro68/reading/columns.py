"""Raw values of a list, a column at a time: blanks made None, ditto marks followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Literal, TypeAlias

from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell, ErrorCell, Row, Sheet
from hotro68.reading.parts import (
    Values,
    birth_under_sex,
    both_answers,
    day_before,
    denied_answers,
    joined_date,
    joined_name,
    parted_names,
    parted_span,
    sex_from_marks,
)
from hotro68.reading.spelling import Cells, respelled
from hotro68.reading.table import BIRTH, LAST_DAY, Column, Table
from hotro68.vietnamese.marks import is_blank, is_ditto

Meaning: TypeAlias = Literal["blank", "ditto"] | ErrorCell

NAME, SEX, NUMBER = "ho_ten", "gioi_tinh", "so_giay_to"

_EXCEL_ERRORS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
)
_LONGEST_WORD = len("-như trên-")
_NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Gathered:
    """The data rows of a table: their Excel numbers, and a column of values a field."""

    numbers: tuple[int, ...]
    fields: dict[str, Values]
    findings: list[Finding]


def gather(sheet: Sheet, table: Table, specs: Mapping[str, FieldSpec], file: str) -> Gathered:
    numbers = tuple(row.number for row in table.data)
    wanted = [column for column in table.columns if column.key in specs]
    wanted.sort(key=lambda column: column.key != NAME)
    rows = _padded(sheet, numbers, 1 + max((column.index for column in wanted), default=0))
    raw = {column: list(map(itemgetter(column.index), rows)) for column in wanted}
    header = Source(file, sheet.name, table.header_rows[-1] if table.header_rows else 0)
    decoded, findings = respelled(raw, specs, header)
    pieces: dict[str, dict[str, Values]] = {}
    for column, cells in decoded.items():
        merged = _merged(table, column, numbers) if specs[column.key].type != "money" else {}
        rows_of_one = _followed(pieces.get(NAME, {})) if column.key == NUMBER else None
        values = _settled(column.letter, cells, merged, rows_of_one)
        _put(pieces.setdefault(column.key, {}), column, values, specs[column.key])
    return Gathered(numbers, _assembled(pieces), findings)


def _put(parts: dict[str, Values], column: Column, values: Values, spec: FieldSpec) -> None:
    """A question of yes or no may stand in several columns, and be asked either way round."""
    if spec.type != "yes_no":
        parts.setdefault(column.part, values)
        return
    if column.part == "denied":
        values = denied_answers(values, blank_means=spec.blank)
    parts[""] = both_answers(parts[""], values) if "" in parts else values


def _padded(sheet: Sheet, numbers: tuple[int, ...], width: int) -> list[Row]:
    """The rows of a ragged sheet, each at least as wide as the list."""
    rows = (sheet.rows[number - 1] for number in numbers)
    return [row if len(row) >= width else row + [None] * (width - len(row)) for row in rows]


def _merged(table: Table, column: Column, numbers: tuple[int, ...]) -> dict[int, int]:
    """Row → the row that holds its value; a merged amount is one sum, not one for each."""
    spans = [span for span in table.spans if span[2] == column.index]
    row_of = {number: row for row, number in enumerate(numbers)} if spans else {}
    return {
        row_of[number]: row_of[first]
        for first, last, _ in spans
        for number in range(first + 1, last + 1)
        if number in row_of and first in row_of
    }


def _followed(parts: Mapping[str, Values]) -> frozenset[int]:
    return _NOBODY.union(*(values.followed for values in parts.values()))


def _settled(
    letter: str, cells: Cells, merged: Mapping[int, int], rows_of_one: frozenset[int] | None
) -> Values:
    """`rows_of_one`: the only rows that may repeat the one above, None when all may.

    A number belongs to one person: it is repeated only where the name is.
    """
    meanings = _meanings(cells)
    if not meanings and not merged:
        return Values(letter, cells)
    settled, errors, followed = list(cells), {}, set()
    for row, cell in enumerate(cells):
        repeats = rows_of_one is None or row in rows_of_one
        meaning = "merged" if row in merged else meanings.get(cell)
        if meaning == "blank":
            settled[row] = None
        elif meaning == "merged" and repeats:
            settled[row] = settled[merged[row]]
            followed.add(row)
        elif meaning == "ditto" and repeats:
            settled[row] = settled[row - 1] if row else None
            followed.add(row)
        elif isinstance(meaning, ErrorCell):
            settled[row] = None
            errors[row] = meaning
    return Values(letter, settled, errors, frozenset(followed))


def _meanings(cells: Cells) -> dict[Cell, Meaning]:
    """The cells that do not mean what they say; each distinct one is looked at once."""
    odd = {
        cell
        for cell in set(cells)
        if type(cell) is ErrorCell
        or (type(cell) is str and (len(cell) <= _LONGEST_WORD or not cell[0].isalnum()))
    }
    found = ((cell, _meaning(cell)) for cell in odd)
    return {cell: meaning for cell, meaning in found if meaning is not None}


def _meaning(cell: Cell) -> Meaning | None:
    if type(cell) is ErrorCell:
        return cell
    if is_blank(cell):
        return "blank"
    if is_ditto(cell):
        return "ditto"
    text = str(cell).strip()
    return ErrorCell(text) if text in _EXCEL_ERRORS else None


def _assembled(pieces: dict[str, dict[str, Values]]) -> dict[str, Values]:
    """Fields in several columns joined; a column for the whole field wins over its parts."""
    fields = {}
    for key, parts in pieces.items():
        whole = _whole(parts)
        if whole is not None:
            fields[key] = whole
        elif "birth" in parts:
            fields[key], births = parted_names(parts["birth"])
            fields.update({} if BIRTH in pieces else {BIRTH: births})
        elif "span" in parts:
            fields[key], last = parted_span(parts["span"])
            fields.update({} if LAST_DAY in pieces else {LAST_DAY: last})
        elif key == SEX:
            fields[key] = sex_from_marks(parts)
        else:
            fields[key], implied = birth_under_sex(parts)
            fields.update({} if SEX in pieces else {SEX: implied})
    return {key: _without_errors(values) for key, values in fields.items()}


def _whole(parts: dict[str, Values]) -> Values | None:
    """The field itself, where its columns hold nothing else besides."""
    if "" in parts:
        return parts[""]
    if parts.keys() & {"family", "given"}:
        return joined_name(parts)
    if parts.keys() & {"day", "month", "year"}:
        return joined_date(parts)
    return day_before(parts["again"]) if "again" in parts else None


def _without_errors(values: Values) -> Values:
    """A value put together around an error of Excel is not known."""
    if not values.errors:
        return values
    cells = [None if row in values.errors else cell for row, cell in enumerate(values.cells)]
    return replace(values, cells=cells)
