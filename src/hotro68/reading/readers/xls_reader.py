"""Reads .xls (Excel 2 to 2003) with xlrd; calamine aborts the process on some damaged ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time
from io import StringIO
from math import inf
from typing import Any, TypeAlias

import xlrd

from hotro68.core.catalogue import FILE_ENCRYPTED
from hotro68.reading.book import (
    MEGABYTE,
    Cell,
    ErrorCell,
    Limits,
    Merged,
    Package,
    Row,
    Sheet,
    Visibility,
    trimmed,
)
from hotro68.reading.readers.apart import read_apart
from hotro68.reading.readers.numbers import plain_number
from hotro68.reading.readers.xls_marks import xls_marks
from hotro68.reading.refusal import Refusal

_VISIBILITY: dict[int, Visibility] = {0: "visible", 1: "hidden", 2: "very-hidden"}
# xlrd finds merged cells only together with the formats; a file with broken formats still has
# its cells, and Excel opens many files that xlrd calls corrupt.
_ATTEMPTS: tuple[dict[str, bool], ...] = (
    {"formatting_info": True},
    {"formatting_info": False},
    {"formatting_info": False, "ignore_workbook_corruption": True},
)
_Convert: TypeAlias = Callable[[Any], Cell]


# Above these a file is read in a process whose time is bounded: starting one takes longer than
# reading a usual list, while thousands of sheets may all be one, read again and again.
_LARGE, _MUCH = MEGABYTE // 4, 8 * MEGABYTE
_A_SHEET = b"\x85\x00"


def read_xls(package: Package, limits: Limits) -> Iterator[Sheet]:
    data = package.data
    if len(data) > _LARGE or data.count(_A_SHEET) * len(data) > _MUCH:
        yield from read_apart(read_xls_here, package, limits)
    else:
        yield from read_xls_here(package, limits)


def read_xls_here(package: Package, limits: Limits) -> Iterator[Sheet]:
    del limits  # a sheet of this format holds 65,536 rows and 256 columns at most
    book = _opened(package.data)
    convert = _conversions(book.datemode)
    for sheet in book.sheets():
        yield Sheet(
            sheet.name,
            trimmed(_row(sheet, row, convert) for row in range(sheet.nrows)),
            _VISIBILITY.get(sheet.visibility, "hidden"),
            _merged(sheet),
            xls_marks(book, sheet),
        )


def _opened(data: bytes) -> Any:  # noqa: ANN401 - xlrd has no types
    *attempts, last = _ATTEMPTS
    for attempt in attempts:
        try:
            return _open(data, attempt)
        except Exception as error:  # noqa: BLE001 - any fault: xlrd has a zoo of them
            _refuse_encrypted(error)
    return _open(data, last)


def _open(data: bytes, attempt: dict[str, bool]) -> Any:  # noqa: ANN401 - xlrd has no types
    """The library prints its complaints on standard output unless given somewhere else."""
    return xlrd.open_workbook(
        file_contents=data, logfile=StringIO(), ragged_rows=True, **attempt
    )


def _refuse_encrypted(error: Exception) -> None:
    if isinstance(error, xlrd.XLRDError) and "encrypted" in str(error):
        raise Refusal(FILE_ENCRYPTED) from error


def _row(sheet: Any, row: int, convert: dict[int, _Convert]) -> Row:  # noqa: ANN401 - xlrd
    return [
        convert[kind](value)
        for kind, value in zip(sheet.row_types(row), sheet.row_values(row), strict=True)
    ]


def _conversions(datemode: int) -> dict[int, _Convert]:
    return {
        xlrd.XL_CELL_EMPTY: _nothing,
        xlrd.XL_CELL_BLANK: _nothing,
        xlrd.XL_CELL_TEXT: lambda value: value or None,
        xlrd.XL_CELL_NUMBER: plain_number,
        xlrd.XL_CELL_DATE: lambda value: _day(value, datemode),
        xlrd.XL_CELL_BOOLEAN: bool,
        xlrd.XL_CELL_ERROR: _error,
    }


def _nothing(value: object) -> Cell:
    del value
    return None


def _day(value: float, datemode: int) -> Cell:
    """A number that only looks like a date (too large, negative) stays a number."""
    if not 0 <= value < inf:
        return plain_number(value)
    try:
        moment = xlrd.xldate_as_datetime(value, datemode)
    except (ValueError, OverflowError, xlrd.xldate.XLDateError):
        return plain_number(value)
    assert isinstance(moment, datetime)
    if 0 <= value < 1:
        return str(moment.time().replace(microsecond=0))
    return moment.date() if moment.time() == time() else moment


def _error(value: int) -> Cell:
    return ErrorCell(xlrd.error_text_from_code.get(value, "#ERR!"))


def _merged(sheet: Any) -> tuple[Merged, ...]:  # noqa: ANN401 - xlrd has no types
    return tuple(
        (first_row, first_column, end_row - 1, end_column - 1)
        for first_row, end_row, first_column, end_column in sheet.merged_cells
    )
