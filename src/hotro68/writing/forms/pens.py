"""The pens of a blank form: its cells are to be filled in, by hand or in Excel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from hotro68.core.dialect import Dialect
from hotro68.writing.blank import FONT, blank_book
from hotro68.writing.forms.plan import CellKind

_FREE = {"locked": False, "valign": "vcenter"}
_BOX = {**_FREE, "border": 1}
_FORMATS = {
    CellKind.TEXT: "@",
    CellKind.NUMBER: "@",
    CellKind.DAY: "dd/mm/yyyy",
    CellKind.COUNT: "0",
    CellKind.MONEY: "#,##0",
}


@dataclass(frozen=True, slots=True)
class FormPens:
    """ruled: a bordered cell to fill in. free: one below the ruled rows.

    dialect: the words in which the form speaks of the commune and its hamlets.
    """

    ruled: Mapping[CellKind, Format]
    free: Mapping[CellKind, Format]
    title: Format
    head: Format
    small: Format
    plain: Format
    bold: Format
    line: Format
    red: Format
    dialect: Dialect


def open_form(author: str, dialect: Dialect) -> tuple[Workbook, FormPens, BytesIO]:
    content = BytesIO()
    book = blank_book(content, {"author": author}, font=FONT)
    return book, _pens(book, dialect), content


def _pens(book: Workbook, dialect: Dialect) -> FormPens:
    wrap = {"text_wrap": True, "valign": "vcenter", "num_format": "@"}
    head = {**wrap, "border": 1, "align": "center"}
    return FormPens(
        ruled={k: book.add_format({**_BOX, "num_format": f}) for k, f in _FORMATS.items()},
        free={k: book.add_format({**_FREE, "num_format": f}) for k, f in _FORMATS.items()},
        title=book.add_format({**wrap, "bold": True, "font_size": 14, "text_wrap": False}),
        head=book.add_format({**head, "bold": True, "bg_color": "#D9D9D9"}),
        small=book.add_format({**head, "italic": True, "font_size": 9}),
        plain=book.add_format({**wrap, "valign": "top"}),
        bold=book.add_format({**wrap, "valign": "top", "bold": True}),
        line=book.add_format({"border": 1}),
        red=book.add_format({"bg_color": "#FFC7CE", "font_color": "#9C0006"}),
        dialect=dialect,
    )
