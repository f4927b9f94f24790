"""The tables of a Word paper as sheets, so that their sums are added up like a workbook's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hotro68.reading.book import Cell, Row, Sheet

if TYPE_CHECKING:
    from docx.table import Table, _Cell

_COUNTED = ("(đồng)", "người", "lượt", "hồ sơ")
"""What a heading speaks of when numbers stand below it: a year or a code is none."""


def word_tables(path: Path) -> list[Sheet]:
    """Empty for a file that cannot be opened: its bytes are proved elsewhere."""
    from zipfile import BadZipFile

    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError):
        return []
    return [
        Sheet(f"bảng {at}", list(_rows(table)))
        for at, table in enumerate(document.tables, start=1)
    ]


def _rows(table: Table) -> Iterator[Row]:
    heads: list[str] = []
    for row in table.rows:
        texts = list(_texts(row.cells))
        if not heads:
            heads = [" ".join((text or "").split()) for text in texts]
            yield [head or None for head in heads]
            continue
        yield [_value(text, head) for text, head in zip(texts, heads, strict=False)]


def _texts(cells: tuple[_Cell, ...]) -> Iterator[str | None]:
    """A cell that spans several columns stands in the first of them."""
    before = None
    for cell in cells:
        yield None if cell._tc is before else cell.text.strip() or None  # noqa: SLF001 - the library's only mark of a span
        before = cell._tc  # noqa: SLF001


def _value(text: str | None, head: str) -> Cell:
    plain = (text or "").replace(".", "")
    counted = head.casefold().endswith(_COUNTED) or head.casefold().startswith(("số ", "lượt "))
    return int(plain) if counted and plain.isdecimal() else text
