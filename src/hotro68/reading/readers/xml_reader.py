"""Reads XML Spreadsheet 2003, which many programs still write under an .xls name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import TypeAlias
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from hotro68.core.catalogue import FILE_TOO_LARGE
from hotro68.reading.book import Cell, ErrorCell, Limits, Package, Sheet, Visibility
from hotro68.reading.extent import LAST_ROW
from hotro68.reading.readers.numbers import plain_day, plain_number
from hotro68.reading.readers.spread import Spread
from hotro68.reading.refusal import Refusal

_VISIBILITY: dict[str, Visibility] = {"SheetHidden": "hidden", "SheetVeryHidden": "very-hidden"}
_HTML = "{http://www.w3.org/TR/REC-html40}"
_Keys: TypeAlias = Mapping[str, str]


def read_xml(package: Package, limits: Limits) -> Iterator[Sheet]:
    """Sheets are held back until the end: whether one is hidden stands behind its rows."""
    reading = _Reading(limits)
    events = iterparse(BytesIO(package.data), events=("start", "end"), forbid_dtd=True)
    for event, element in events:
        if event == "start":
            reading.begin(_local(element), element)
        else:
            reading.end(_local(element), element)
    yield from reading.sheets


@dataclass(slots=True)
class _Reading:
    limits: Limits
    sheets: list[Sheet] = field(default_factory=list)
    struck_styles: set[str] = field(default_factory=set)
    name: str = ""
    visibility: Visibility = "visible"
    page: Spread = field(default_factory=lambda: Spread(0))
    room: int = -1
    row: int = -1
    column: int = 0

    def begin(self, tag: str, element: Element) -> None:
        if tag == "Worksheet":
            self._begin_sheet(_keys(element))
        elif tag == "Row":
            self._begin_row(_keys(element))

    def end(self, tag: str, element: Element) -> None:
        if tag == "Cell":
            self._cell(element)
        elif tag == "Row":
            element.clear()
        elif tag == "Style":
            self._style(element)
        elif tag == "Visible":
            self.visibility = _VISIBILITY.get(element.text or "", "visible")
        elif tag == "Worksheet":
            self.room = self.page.room
            self.sheets.append(self.page.sheet(self.name, self.visibility))
            element.clear()

    def _begin_sheet(self, keys: _Keys) -> None:
        if len(self.sheets) >= self.limits.sheets:
            raise Refusal(FILE_TOO_LARGE, f"có hơn {self.limits.sheets} trang tính")
        self.name = keys.get("Name", "")
        self.visibility = "visible"
        self.page = Spread(self.limits.cells if self.room < 0 else self.room)
        self.row = -1

    def _begin_row(self, keys: _Keys) -> None:
        self.row = _place(keys, self.row + 1)
        self.column = 0
        if keys.get("Hidden") == "1" or keys.get("Height") == "0":
            for row in range(self.row, min(self.row + 1 + _count(keys, "Span"), LAST_ROW)):
                self.page.hide(row, "hidden")

    def _cell(self, element: Element) -> None:
        keys = _keys(element)
        column = _place(keys, self.page.free(self.row, self.column))
        across, down = _count(keys, "MergeAcross") + 1, _count(keys, "MergeDown") + 1
        data = next((child for child in element if _local(child) == "Data"), None)
        struck = keys.get("StyleID") in self.struck_styles
        if data is not None:
            struck = struck or data.find(f".//{_HTML}S") is not None
            self.page.put(self.row, column, _value(data), struck=struck)
        self.page.span(self.row, column, down, across)
        self.column = column + across

    def _style(self, element: Element) -> None:
        """A style looks like its parent unless it says otherwise."""
        keys = _keys(element)
        fonts = [_keys(child) for child in element if _local(child) == "Font"]
        own = [font["StrikeThrough"] for font in fonts if "StrikeThrough" in font]
        if own[-1:] == ["1"] or (not own and keys.get("Parent") in self.struck_styles):
            self.struck_styles.add(keys.get("ID", ""))


def _value(data: Element) -> Cell:
    text = "".join(data.itertext())
    match _keys(data).get("Type"):
        case "Number":
            return _number(text)
        case "Boolean":
            return text.strip() == "1"
        case "DateTime":
            return _day(text)
        case "Error":
            return ErrorCell(text.strip() or "#ERR!")
        case _:
            return text or None


def _number(text: str) -> Cell:
    try:
        return plain_number(float(text))
    except ValueError:
        return text or None


def _day(text: str) -> Cell:
    """A time of day alone is written as one of the last day of 1899."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return text or None
    return plain_day(moment) if moment.year > _NO_YEAR else str(moment.time())


_NO_YEAR = 1899


def _place(keys: _Keys, otherwise: int) -> int:
    """Counted from 0; the file counts from 1 and may leave out what follows on."""
    index = keys.get("Index", "")[:9]
    return max(int(index), 1) - 1 if index.isdecimal() else otherwise


def _count(keys: _Keys, name: str) -> int:
    written = keys.get(name, "")[:7]
    return int(written) if written.isdecimal() else 0


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _keys(element: Element) -> _Keys:
    return {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
