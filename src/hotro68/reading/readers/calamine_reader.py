"""Reads .xlsx, .xlsm, .xlsb and .ods with calamine, and mends what calamine leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from hotro68.core.catalogue import FILE_ENCRYPTED, FILE_TOO_LARGE
from hotro68.reading.book import (
    Cell,
    Limits,
    Merged,
    Package,
    Row,
    Sheet,
    Visibility,
    trimmed,
)
from hotro68.reading.readers.blind_cells import BlindCells, blind_cells
from hotro68.reading.readers.panics import panics_unprinted
from hotro68.reading.refusal import Refusal

_AS_THEY_ARE = frozenset({bool, int, float, date})
_EXACT = 1e15  # whole numbers up to here lose nothing as floats


def read_xlsb(package: Package, limits: Limits) -> Iterator[Sheet]:
    """Damaged files of this kind, and of no other, make calamine panic."""
    with panics_unprinted():
        sheets = list(read_with_calamine(package, limits))
    yield from sheets


def read_with_calamine(package: Package, limits: Limits) -> Iterator[Sheet]:
    blind = blind_cells(package)
    with _opened(package) as book:
        _refuse_too_many(len(book.sheets_metadata), limits)
        room = limits.cells
        for number, about in enumerate(book.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(number)
            room -= sheet.total_height * sheet.total_width
            _refuse_no_room(room)
            yield _sheet(about, sheet, blind.get(about.name, {}))


def _opened(package: Package) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(package.data))
    except PasswordError as error:
        raise Refusal(FILE_ENCRYPTED) from error


def _refuse_too_many(sheets: int, limits: Limits) -> None:
    if sheets > limits.sheets:
        raise Refusal(FILE_TOO_LARGE, f"có hơn {limits.sheets} trang tính")


def _refuse_no_room(room: int) -> None:
    if room < 0:
        raise Refusal(FILE_TOO_LARGE, "có ô được ghi rất xa bảng, xuống tận cuối trang tính")


def _sheet(about: SheetMetadata, sheet: CalamineSheet, blind: BlindCells) -> Sheet:
    rows = _rows(sheet)
    for (row, column), cell in blind.items():
        _put(rows, row, column, cell)
    return Sheet(about.name, trimmed(rows), _visibility(about), _merged(sheet))


def _visibility(about: SheetMetadata) -> Visibility:
    if about.visible == SheetVisibleEnum.Visible:
        return "visible"
    return "hidden" if about.visible == SheetVisibleEnum.Hidden else "very-hidden"


def _rows(sheet: CalamineSheet) -> list[Row]:
    """The library gives the empty rows above a table, not the empty columns to its left."""
    if sheet.start is None:
        return []
    left: Row = [None] * sheet.start[1]
    return [left + _row(values) for values in sheet.iter_rows()]


def _row(values: list[Any]) -> Row:
    """One expression for the whole row: a call a cell would double the time of reading."""
    return [
        (value or None)
        if (kind := type(value)) is str
        else (int(value) if value.is_integer() and -_EXACT < value < _EXACT else value)
        if kind is float
        else (value if kind in _AS_THEY_ARE else _plain(value))
        for value in values
    ]


def _plain(value: object) -> Cell:
    """Days as days; times and durations as the text they show."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    return str(value)


def _put(rows: list[Row], row: int, column: int, cell: Cell) -> None:
    while len(rows) <= row:
        rows.append([])
    line = rows[row]
    line.extend([None] * (column + 1 - len(line)))
    if line[column] is None:
        line[column] = cell


def _merged(sheet: CalamineSheet) -> tuple[Merged, ...]:
    ranges = sheet.merged_cell_ranges or ()
    return tuple((*first, *last) for first, last in ranges)
