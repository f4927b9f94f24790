"""Reads web pages that carry the name of a workbook: programs «export to Excel» this way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from pathlib import PurePath

from hotro68.core.catalogue import FILE_DAMAGED
from hotro68.reading.book import Cell, Limits, Package, Sheet, text_cell
from hotro68.reading.readers.csv_reader import decoded
from hotro68.reading.readers.spread import Spread
from hotro68.reading.refusal import Refusal

_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)
_STRUCK_CLASS = re.compile(r"\.([\w-]+)\s*\{[^{}]*line-through[^{}]*\}")
_BLOCKS = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "center", "caption"})
_STRIKES = frozenset({"s", "strike", "del"})
_SILENT = frozenset({"script", "style", "title", "head", "noscript"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_ROUNDED = re.compile(r"\d[.,]?\d*E\+\d+|#{2,}", re.IGNORECASE)
_MOST_SPANNED = 1_000  # columns; browsers stop there too


def read_html(package: Package, limits: Limits) -> Iterator[Sheet]:
    from lxml.etree import HTMLParser

    text = _text_of(package.data)
    listener = _Listener(Spread(limits.cells), frozenset(_STRUCK_CLASS.findall(text)))
    parser = HTMLParser(target=listener, encoding="utf-8", recover=True)
    for start in range(0, len(text), _PIECE):
        parser.feed(text[start : start + _PIECE].encode("utf-8", "replace"))
    parser.close()
    listener.finish()
    yield listener.page.sheet(PurePath(package.name).stem)


_PIECE = 1 << 16


def _text_of(data: bytes) -> str:
    """A page as text; of a page saved together with its pictures, the page alone."""
    if data[:2000].lstrip().lower().startswith(b"mime-version:"):
        data = _page_in(message_from_bytes(data.lstrip()))
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    # «utf-8» and the like prove themselves; what calls itself Western may be Vietnamese
    if name in {"", "utf-8", "utf-16", "unicode"} or name.startswith("iso-8859"):
        return decoded(data)
    try:
        return data.decode(name, "replace")
    except LookupError:
        return decoded(data)


def _page_in(message: Message) -> bytes:
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    bodies = [
        body for part in pages if isinstance(body := part.get_payload(decode=True), bytes)
    ]
    tables = [body for body in bodies if b"<table" in body.lower()]
    if not tables:
        raise Refusal(FILE_DAMAGED, "trang web không có bảng nào")
    return b"\n".join(tables)


@dataclass(slots=True)
class _Open:
    """A cell that is being read."""

    column: int
    down: int
    across: int
    number: str
    struck: bool
    text: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Listener:
    """Tables one below the other, the texts between them in column A.

    A table inside a cell is text of the cell.
    """

    page: Spread
    struck_classes: frozenset[str]
    row: int = -1
    column: int = 0
    depth: int = 0
    silent: int = 0
    strikes: int = 0
    cell: _Open | None = None
    loose: list[str] = field(default_factory=list)

    # ── What the parser calls ────────────────────────────────────────────────────────────
    def start(self, tag: object, attributes: Mapping[str, str]) -> None:
        name = tag if isinstance(tag, str) else ""
        if name in _SILENT:
            self.silent += 1
        elif name in _STRIKES:
            self.strikes += 1
        elif name == "table":
            self._say()
            self.depth += 1
        elif name == "tr" and self.depth == 1:
            self._begin_row(attributes)
        elif name in {"td", "th"} and self.depth == 1:
            self._begin_cell(attributes)
        elif name == "br":
            self.data("\n")
        elif name in _BLOCKS:
            self._break()

    def end(self, tag: object) -> None:
        name = tag if isinstance(tag, str) else ""
        if name in _SILENT:
            self.silent = max(self.silent - 1, 0)
        elif name in _STRIKES:
            self.strikes = max(self.strikes - 1, 0)
        elif name == "table":
            self._end_cell()
            self.depth = max(self.depth - 1, 0)
        elif name in {"td", "th"} and self.depth == 1:
            self._end_cell()
        elif name in _BLOCKS:
            self._break()

    def data(self, text: str) -> None:
        if self.silent:
            return
        if self.cell is None:
            self.loose += [text] if self.depth == 0 else []
            return
        self.cell.text.append(text if text == "\n" else _SPACE.sub(" ", text))
        self.cell.struck |= self.strikes > 0 and bool(text.strip())

    def comment(self, text: str) -> None:
        """Excel's own settings stand in comments."""

    def close(self) -> None:
        """The library asks for it; `finish` ends the reading."""

    # ── What it means ────────────────────────────────────────────────────────────────────
    def finish(self) -> None:
        self._end_cell()
        self._say()

    def _break(self) -> None:
        if self.cell is not None:
            self.cell.text += ["\n"] if self.cell.text[-1:] not in ([], ["\n"]) else []
        elif self.depth == 0:
            self._say()

    def _say(self) -> None:
        """A line of text outside of tables."""
        text = _SPACE.sub(" ", "".join(self.loose)).strip()
        self.loose = []
        if text:
            self.row += 1
            self.page.put(self.row, 0, text)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self._end_cell()
        self.row += 1
        self.column = 0
        if _is_hidden(attributes):
            self.page.hide(self.row, "hidden")

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._end_cell()
        self.row = max(self.row, 0)
        self.column = self.page.free(self.row, self.column)
        across = min(_count(attributes.get("colspan")), _MOST_SPANNED)
        down = _count(attributes.get("rowspan"))
        struck = self._looks_struck(attributes)
        self.cell = _Open(self.column, down, across, attributes.get("x:num", ""), struck)
        self.page.span(self.row, self.column, down, across)
        self.column += across

    def _end_cell(self) -> None:
        if self.cell is None or self.depth > 1:
            return
        cell, self.cell = self.cell, None
        value = _value("".join(cell.text), cell.number)
        self.page.put(self.row, cell.column, value, struck=cell.struck)

    def _looks_struck(self, attributes: Mapping[str, str]) -> bool:
        classes = attributes.get("class", "").split()
        style = attributes.get("style", "")
        return "line-through" in style or not self.struck_classes.isdisjoint(classes)


def _value(text: str, number: str) -> Cell:
    """What is shown, unless Excel shows only a part of the number behind it."""
    lines = [line.strip(" \t\r\n\f") for line in text.split("\n")]
    shown = "\n".join(lines).strip("\n")
    if number and _ROUNDED.search(shown):
        try:
            exact = float(number)
        except ValueError:
            return shown
        return int(exact) if exact.is_integer() else exact
    return text_cell(shown)


def _count(written: str | None) -> int:
    digits = (written or "").strip()[:6]
    return max(int(digits), 1) if digits.isdecimal() else 1


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    style = attributes.get("style", "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style
