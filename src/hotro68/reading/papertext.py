"""Every text that a paper file holds, seen or not: pages, properties, comments, attachments."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from hotro68.core.package import DAMAGED

_DEEPEST = 3
_TEXT_ENDINGS = (".txt", ".json", ".csv", ".md", ".yaml", ".eml")
_XML_ENDINGS = (".xml", ".rels", ".vml")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".ttf", ".otf", ".odttf", ".emf", ".wmf")
_BLOCKS = frozenset({"p", "si", "is", "c", "comment", "definedName", "f"})
"""Elements whose text is one: a run of a word is no text of its own."""


@dataclass(frozen=True, slots=True)
class PaperText:
    """place: as a clerk finds it. written: put there by somebody, not a measure or a colour."""

    place: str
    text: str
    written: bool = True


class UnreadablePaperError(ValueError):
    """A file that cannot be looked through; the words say why."""


def paper_texts(content: bytes, name: str, *, depth: int = 0) -> Iterator[PaperText]:
    """By what the file is, not by what it is called."""
    if depth > _DEEPEST:
        raise UnreadablePaperError("tệp nằm trong tệp quá nhiều lớp")
    if content.startswith(b"%PDF"):
        yield from _pdf(content, depth)
    elif content.startswith(b"PK\x03\x04"):
        yield from _package(content, depth)
    elif name.lower().endswith((".html", ".htm")):
        yield from _page(content)
    elif name.lower().endswith(_TEXT_ENDINGS):
        yield PaperText("nội dung", _decoded(content))
    else:
        raise UnreadablePaperError("không phải PDF, Word, Excel hay trang web")


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


# ── PDF ──────────────────────────────────────────────────────────────────────────────────


def _pdf(content: bytes, depth: int) -> Iterator[PaperText]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            raise UnreadablePaperError("PDF có mật khẩu")
        for number, page in enumerate(reader.pages, 1):
            yield PaperText(f"trang {number}", page.extract_text())
        yield from _objects(reader, depth)
    except (PyPdfError, OSError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise UnreadablePaperError("PDF hỏng") from error


def _objects(reader: Any, depth: int) -> Iterator[PaperText]:  # noqa: ANN401 - pypdf's reader
    """Properties, bookmarks, notes, attachments: every text of every object of the file."""
    from pypdf.generic import IndirectObject

    numbers = sorted({*reader.xref_objStm, *(n for one in reader.xref.values() for n in one)})
    for number in numbers:
        found = reader.get_object(IndirectObject(number, 0, reader))
        kind = found.get("/Type") if isinstance(found, dict) else None
        title = "thuộc tính tệp" if kind in {None, "/Metadata"} else f"phần {kind}"
        for text in _strings(found):
            yield PaperText(title, text, written=kind not in {"/Font", "/FontDescriptor"})
        if kind == "/Metadata":
            yield PaperText(title, _decoded(found.get_data()), written=False)
        if kind == "/EmbeddedFile":
            yield from _inside(found.get_data(), "tệp đính kèm", "a.txt", depth)


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - any object of a PDF
    """Texts inside one object; what it refers to is an object of its own."""
    from pypdf.generic import ByteStringObject, TextStringObject

    match value:
        case TextStringObject():
            yield str(value)
        case ByteStringObject():
            yield _decoded(bytes(value))
        case dict():
            for one in value.values_raw() if hasattr(value, "values_raw") else value.values():
                yield from _strings(one)
        case list():
            for one in list.__iter__(value):
                yield from _strings(one)


# ── Word, Excel, and other packages ──────────────────────────────────────────────────────


def _package(content: bytes, depth: int) -> Iterator[PaperText]:
    try:
        with ZipFile(BytesIO(content)) as package:
            yield PaperText("chú thích của tệp nén", _decoded(package.comment))
            names = package.namelist()
            for name in names:
                yield PaperText("tên phần trong tệp", name)
                yield from _member(name, package.read(name), depth)
            if "xl/workbook.xml" in names:
                yield from _cells(content)
    except DAMAGED as error:
        raise UnreadablePaperError("tệp Word, Excel hỏng hoặc có mật khẩu") from error


def _member(name: str, content: bytes, depth: int) -> Iterator[PaperText]:
    lower = name.lower()
    if lower.endswith(_XML_ENDINGS):
        yield from _xml(name, content)
    elif not lower.endswith((*_PICTURES, "/")):
        yield from _inside(content, name, name, depth)


def _inside(content: bytes, place: str, name: str, depth: int) -> Iterator[PaperText]:
    """A file within the file; one that no reader knows is looked through as plain text."""
    try:
        for one in paper_texts(content, name, depth=depth + 1):
            yield PaperText(f"{place} › {one.place}", one.text, one.written)
    except UnreadablePaperError:
        yield PaperText(place, _decoded(content))


def _xml(name: str, content: bytes) -> Iterator[PaperText]:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise UnreadablePaperError(f"phần {name} hỏng") from error
    for element in root.iter():
        local = str(element.tag).rpartition("}")[2]
        for value in element.attrib.values():
            yield PaperText(name, str(value), written=False)
        if local in _BLOCKS:
            yield PaperText(
                f"{name} {element.get('r', '')}".rstrip(), "".join(element.itertext())
            )
        elif element.text:
            yield PaperText(name, element.text)


def _cells(content: bytes) -> Iterator[PaperText]:
    """Each cell by its sheet and place, the hidden sheets too."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(content))
    except Exception as error:  # openpyxl raises whatever the broken part makes it raise
        raise UnreadablePaperError("trang tính hỏng") from error
    for sheet in book.worksheets:
        hidden = "" if sheet.sheet_state == "visible" else " (trang ẩn)"
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    place = f"{sheet.title}!{cell.coordinate}{hidden}"
                    yield PaperText(place, str(cell.value))


# ── web pages ────────────────────────────────────────────────────────────────────────────


def _page(content: bytes) -> Iterator[PaperText]:
    from lxml import etree, html

    if not content.strip():
        return
    try:
        root = html.document_fromstring(_decoded(content))
    except (etree.LxmlError, ValueError) as error:
        raise UnreadablePaperError("trang web hỏng") from error
    for element in root.iter():
        place = f"dòng {element.sourceline}"
        kind = "chú thích ẩn, " if element.tag is etree.Comment else ""
        for text in (element.text, element.tail):
            if text and text.strip():
                yield PaperText(f"{kind}{place}", text, written=element.tag != "style")
        for name, value in element.attrib.items():
            if not str(value).startswith("data:"):
                yield PaperText(f"thuộc tính {name}, {place}", str(value))
