"""The tables of a Word paper as sheets, so that their sums are added up like a workbook's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import ZipFile

from hotro68.core.package import DAMAGED
from hotro68.reading.book import Cell, Row, Sheet

_Element: TypeAlias = Any  # lxml has no types

_COUNTED = ("(đồng)", "người", "lượt", "hồ sơ")
"""What a heading speaks of when numbers stand below it: a year or a code is none."""
_BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KEPT_TOGETHER = "\u00a0"
_SIGNS = {f"{_W}noBreakHyphen": "-", f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}


def word_tables(path: Path) -> list[Sheet]:
    """Empty for a file that cannot be opened: its bytes are proved elsewhere."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        with ZipFile(path) as package:
            body = etree.fromstring(package.read(_BODY), parser).find(f"{_W}body")
    except (*DAMAGED, etree.LxmlError):
        return []
    tables = body.findall(f"{_W}tbl") if body is not None else []
    return list(_joined(list(_rows(table)) for table in tables))


def _joined(tables: Iterable[list[Row]]) -> Iterator[Sheet]:
    """A list drawn page by page, each under the same heading, is one list."""
    sheet = Sheet("", [])
    for at, rows in enumerate(tables, start=1):
        if sheet.rows and rows[:1] == sheet.rows[:1]:
            sheet.rows.extend([[], *rows[1:]])
            continue
        if sheet.rows:
            yield sheet
        sheet = Sheet(f"bảng {at}", rows)
    if sheet.rows:
        yield sheet


def _rows(table: _Element) -> Iterator[Row]:
    heads: list[str] = []
    for row in table.iterfind(f"{_W}tr"):
        texts = list(_texts(row))
        if not heads:
            heads = [" ".join((text or "").split()) for text in texts]
            yield [head or None for head in heads]
            continue
        yield [_value(text, head) for text, head in zip(texts, heads, strict=False)]


def _texts(row: _Element) -> Iterator[str | None]:
    """A cell that spans several columns stands in the first of them."""
    for cell in row.iterfind(f"{_W}tc"):
        yield _text(cell).strip() or None
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        yield from (None for _ in range(1, _count(span)))


def _count(span: _Element) -> int:
    told = span.get(f"{_W}val", "") if span is not None else ""
    return int(told) if told.isdecimal() else 1


def _text(cell: _Element) -> str:
    """Its own paragraphs, line by line; a table inside it is another table."""
    lines = (
        "".join(
            _SIGNS.get(part.tag, part.text or "" if part.tag == f"{_W}t" else "")
            for part in paragraph.iterfind(f".//{_W}r/*")
        )
        for paragraph in cell.iterfind(f"{_W}p")
    )
    return "\n".join(lines).replace(_KEPT_TOGETHER, " ")


def _value(text: str | None, head: str) -> Cell:
    plain = (text or "").replace(".", "")
    counted = head.casefold().endswith(_COUNTED) or head.casefold().startswith(("số ", "lượt "))
    return int(plain) if counted and plain.isdecimal() else text
