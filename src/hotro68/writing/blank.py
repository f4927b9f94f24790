"""The only door to XlsxWriter: a blank workbook that takes no text for anything else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

FONT: Mapping[str, object] = {"font_name": "Times New Roman", "font_size": 11}
_MADE = datetime(2021, 7, 1)  # noqa: DTZ001 - written to the file as it stands, in no zone
_OPTIONS = {
    "in_memory": True,  # no row of personal data in a temporary file
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def blank_book(
    target: BytesIO, properties: Mapping[str, str], *, font: Mapping[str, object] | None = None
) -> Workbook:
    """font: of every cell that names none; without one Excel's own."""
    given = {"default_format_properties": dict(font)} if font else {}
    book = Workbook(target, {**_OPTIONS, **given})
    book.set_properties({**properties, "created": _MADE})
    return book
