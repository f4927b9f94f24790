"""Finds the hidden rows and the struck-out cells of an .xls, when its formats can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import xlrd

from hotro68.reading.book import NO_MARKS, Marks, Unseen

_FILTERED = "_FilterDatabase"
_EMPTY = frozenset({xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK})


def xls_marks(book: Any, sheet: Any) -> Marks:  # noqa: ANN401 - xlrd has no types
    if not book.formatting_info:
        return NO_MARKS
    struck = {n for n, font in enumerate(book.font_list) if font.struck_out}
    return Marks(dict(_unseen(book, sheet)), dict(_struck(book, sheet, struck)))


def _unseen(book: Any, sheet: Any) -> Iterator[tuple[int, Unseen]]:  # noqa: ANN401
    """The format does not say of a row that a filter hides it; the filter's range tells."""
    filtered = list(_filters(book, sheet))
    for row, about in sorted(sheet.rowinfo_map.items()):
        if about.hidden or about.height == 0:
            is_filtered = any(first <= row < end for first, end in filtered)
            yield row + 1, "filtered" if is_filtered else "hidden"


def _filters(book: Any, sheet: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401
    for name in book.name_obj_list:
        if name.name == _FILTERED and name.scope == sheet.number:
            try:
                _, first, end, _, _ = name.area2d()
            except xlrd.XLRDError:
                continue
            yield first, end


def _struck(
    book: Any,  # noqa: ANN401 - xlrd has no types
    sheet: Any,  # noqa: ANN401
    fonts: set[int],
) -> Iterator[tuple[int, frozenset[int]]]:
    if not fonts:
        return
    formats = {n for n, one in enumerate(book.xf_list) if one.font_index in fonts}
    runs = sheet.rich_text_runlist_map
    for row in range(sheet.nrows):
        columns = frozenset(
            column
            for column, kind in enumerate(sheet.row_types(row))
            if kind not in _EMPTY
            and (
                sheet.cell_xf_index(row, column) in formats
                or any(font in fonts for _, font in runs.get((row, column), ()))
            )
        )
        if columns:
            yield row + 1, columns
