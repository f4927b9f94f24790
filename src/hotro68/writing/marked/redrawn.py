"""A list of another kind of file drawn as an .xlsx that looks like it, cell for cell."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from functools import cache
from io import BytesIO

from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hotro68.core.drawing import CellLook, DrawnSheet
from hotro68.writing.blank import blank_book

_FIRST_DAY = date(1900, 3, 1)
_WIDEST, _NARROWEST, _ROOM = 50, 6, 2
_EXACT = 10**15
_DAY, _TEXT = "dd/mm/yyyy", "@"


def redrawn(sheets: Iterable[DrawnSheet]) -> bytes:
    target = BytesIO()
    book = blank_book(target, {})

    @cache
    def format_of(look: CellLook, number_format: str) -> Format:
        return book.add_format(_properties(look, look.number_format or number_format))

    for drawn in sheets:
        sheet = book.add_worksheet(drawn.name)
        _show(sheet, drawn)
        for merged in drawn.merged:
            _merge(sheet, merged)
        for row, cells in enumerate(drawn.rows):
            for column, cell in enumerate(cells):
                look = drawn.looks.get((row, column), CellLook())
                if cell is not None or look != CellLook():
                    _put(sheet, (row, column), cell, format_of(look, _format_for(cell)))
        for column, width in _widths(drawn).items():
            sheet.set_column(column, column, width)
    book.close()
    return target.getvalue()


def _show(sheet: Worksheet, drawn: DrawnSheet) -> None:
    if drawn.visibility == "hidden":
        sheet.hide()
    elif drawn.visibility == "very-hidden":
        sheet.very_hidden()


def _merge(sheet: Worksheet, merged: tuple[int, int, int, int]) -> None:
    """Merged cells of one cell, and such as overlap, Excel does not have."""
    top, left, bottom, right = merged
    if (top, left) != (bottom, right):
        try:
            sheet.merge_range(top, left, bottom, right, "")
        except XlsxWriterException:
            return


def _properties(look: CellLook, number_format: str) -> dict[str, object]:
    given = asdict(look)
    names = {"font": "font_name", "size": "font_size", "wrap": "text_wrap", "boxed": "border"}
    kept = {names.get(name, name): value for name, value in given.items() if value}
    kept.pop("number_format", None)
    return {**kept, "num_format": number_format, "valign": "vcenter"}


def _format_for(cell: object) -> str:
    if isinstance(cell, date):
        return _DAY
    return _TEXT if isinstance(cell, str) else "General"


def _put(sheet: Worksheet, place: tuple[int, int], cell: object, style: Format) -> None:
    row, column = place
    match cell:
        case None:
            sheet.write_blank(row, column, None, style)
        case bool():
            sheet.write_boolean(row, column, cell, style)
        case int() | float() if math.isfinite(cell) and abs(cell) < _EXACT:
            sheet.write_number(row, column, cell, style)
        case date() if cell >= (_FIRST_DAY if type(cell) is date else _moment(_FIRST_DAY)):
            sheet.write_datetime(row, column, cell, style)
        case date():
            sheet.write_string(row, column, f"{cell:%d/%m/%Y}", style)
        case _:
            sheet.write_string(row, column, str(cell), style)


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 — a cell has no zone


def _widths(drawn: DrawnSheet) -> dict[int, float]:
    """Those of the source; where it has none, as wide as most of the texts."""
    if drawn.widths:
        return dict(drawn.widths)
    lengths: dict[int, list[int]] = {}
    merged = {(top, left) for top, left, _, right in drawn.merged if right > left}
    for row, cells in enumerate(drawn.rows):
        alone = sum(cell is not None for cell in cells) == 1
        for column, cell in enumerate(cells):
            if cell is not None and not alone and (row, column) not in merged:
                shown = 10 if isinstance(cell, date) else len(str(cell))
                lengths.setdefault(column, []).append(shown)
    return {
        column: min(max(sorted(found)[len(found) * 9 // 10], _NARROWEST) + _ROOM, _WIDEST)
        for column, found in lengths.items()
    }
