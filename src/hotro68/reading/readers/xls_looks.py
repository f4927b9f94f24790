"""How the cells of an .xls look, as far as a new .xlsx can look the same."""

from __future__ import annotations

from io import StringIO
from typing import Any

import xlrd

from hotro68.core.drawing import CellLook

_ALIGN = {1: "left", 2: "center", 3: "right"}
_TWIPS = 20
_WIDTH_UNITS = 256

Looks = dict[tuple[int, int], CellLook]


def xls_looks(data: bytes) -> list[tuple[dict[int, float], Looks]]:
    """For each sheet its column widths and the looks of its cells; empty when unreadable."""
    try:
        book = xlrd.open_workbook(
            file_contents=data, logfile=StringIO(), ragged_rows=True, formatting_info=True
        )
        return [(_widths(sheet), _looks(book, sheet)) for sheet in book.sheets()]
    except Exception:  # noqa: BLE001 - a list without looks is still a list
        return []


def _widths(sheet: Any) -> dict[int, float]:  # noqa: ANN401 - xlrd has no types
    return {
        column: info.width / _WIDTH_UNITS
        for column, info in sheet.colinfo_map.items()
        if column < sheet.ncols
    }


def _looks(book: Any, sheet: Any) -> Looks:  # noqa: ANN401 - xlrd has no types
    known = {place: _look(book, place) for place in range(len(book.xf_list))}
    return {
        (row, column): known[sheet.cell_xf_index(row, column)]
        for row in range(sheet.nrows)
        for column in range(sheet.row_len(row))
    }


def _look(book: Any, place: int) -> CellLook:  # noqa: ANN401 - xlrd has no types
    style = book.xf_list[place]
    font = book.font_list[style.font_index]
    number_format = book.format_map.get(style.format_key)
    return CellLook(
        font=font.name,
        size=font.height / _TWIPS,
        bold=bool(font.bold) or font.weight > 600,  # noqa: PLR2004 - 700 is bold
        italic=bool(font.italic),
        wrap=bool(style.alignment.text_wrapped),
        boxed=bool(style.border.left_line_style or style.border.top_line_style),
        align=_ALIGN.get(style.alignment.hor_align, ""),
        number_format=number_format.format_str if number_format else "",
    )
