"""Reads .xlsx, .xlsm, .xlsb and .ods with calamine, and mends what calamine leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import zip_longest
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
    NO_MARKS,
    Cell,
    Limits,
    Merged,
    Package,
    Row,
    Sheet,
    Visibility,
    trimmed,
)
from hotro68.reading.extent import LAST_COLUMN, LAST_ROW
from hotro68.reading.readers.apart import read_apart
from hotro68.reading.readers.blind_cells import blind_cells
from hotro68.reading.readers.numbers import EXACT, finite, plain_day
from hotro68.reading.readers.ods_look import look_at_ods
from hotro68.reading.readers.xlsb_look import XlsbSheet, look_at_xlsb
from hotro68.reading.readers.xlsx_marks import xlsx_marks
from hotro68.reading.refusal import Refusal

_AS_THEY_ARE = frozenset({bool, int, float, date})


def read_xlsx(package: Package, limits: Limits) -> Iterator[Sheet]:
    blind, marks = blind_cells(package), xlsx_marks(package)
    for sheet in _read(package, limits):
        _put_all(sheet.rows, blind.get(sheet.name, {}))
        yield replace(sheet, marks=marks.get(sheet.name, NO_MARKS))


def read_xlsb(package: Package, limits: Limits) -> Iterator[Sheet]:
    """Damaged files of this kind, and of no other, make calamine panic, or read for ever."""
    yield from read_apart(read_xlsb_here, package, limits)


def read_xlsb_here(package: Package, limits: Limits) -> Iterator[Sheet]:
    seen = look_at_xlsb(package)
    for sheet in _read(package, limits):
        look = seen.get(sheet.name, XlsbSheet())
        _put_all(sheet.rows, look.errors)
        yield replace(sheet, marks=look.marks)


def read_ods(package: Package, limits: Limits) -> Iterator[Sheet]:
    looks = look_at_ods(package)
    for sheet, look in zip_longest(_read(package, limits), looks):
        if sheet is None or look is None:
            yield from [sheet] if sheet else []
            continue
        _put_all(sheet.rows, look.cells)
        yield replace(sheet, merged=tuple(look.merged), marks=look.marks)


def _read(package: Package, limits: Limits) -> Iterator[Sheet]:
    with _opened(package) as book:
        _refuse_too_many(len(book.sheets_metadata), limits)
        room = limits.cells
        for number, about in enumerate(book.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(number)
            _refuse_outside(sheet)
            room -= sheet.total_height * sheet.total_width
            _refuse_no_room(room)
            rows = trimmed(_rows(sheet))
            yield Sheet(about.name, rows, _visibility(about), _merged(sheet))


def _opened(package: Package) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(package.data))
    except PasswordError as error:
        raise Refusal(FILE_ENCRYPTED) from error


def _refuse_too_many(sheets: int, limits: Limits) -> None:
    if sheets > limits.sheets:
        raise Refusal(FILE_TOO_LARGE, f"có hơn {limits.sheets} trang tính")


def _refuse_outside(sheet: CalamineSheet) -> None:
    if sheet.total_width > LAST_COLUMN or sheet.total_height > LAST_ROW:
        raise Refusal(FILE_TOO_LARGE, "có ô nằm ngoài giới hạn của Excel")


def _refuse_no_room(room: int) -> None:
    if room < 0:
        raise Refusal(FILE_TOO_LARGE, "có ô được ghi rất xa bảng, xuống tận cuối trang tính")


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
        else (int(value) if value.is_integer() and -EXACT < value < EXACT else finite(value))
        if kind is float
        else (value if kind in _AS_THEY_ARE else _plain(value))
        for value in values
    ]


def _plain(value: object) -> Cell:
    """Days as days; times and durations as the text they show."""
    return plain_day(value) if isinstance(value, datetime) else str(value)


def _put_all(rows: list[Row], cells: Mapping[tuple[int, int], Cell]) -> None:
    """What calamine shows as empty, or as a number though it is a truth value."""
    for (row, column), cell in cells.items():
        while len(rows) <= row:
            rows.append([])
        line = rows[row]
        line.extend([None] * (column + 1 - len(line)))
        if line[column] is None or type(cell) is bool:
            line[column] = cell


def _merged(sheet: CalamineSheet) -> tuple[Merged, ...]:
    ranges = sheet.merged_cell_ranges or ()
    return tuple((*first, *last) for first, last in ranges)
