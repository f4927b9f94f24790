"""A second look at an OpenDocument table for what calamine leaves out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TypeAlias
from xml.parsers.expat import ParserCreate
from zipfile import ZipFile

from hotro68.reading.book import Cell, ErrorCell, Marks, Merged, Package, Unseen

Place: TypeAlias = tuple[int, int]

_SIGNS = (
    b'value-type="boolean"',
    b'value-type="error"',
    b"-spanned=",
    b":visibility=",
    b"line-through",
)
_UNSEEN: dict[str, Unseen] = {"collapse": "hidden", "filter": "filtered"}
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_MOST_REPEATED = 10_000  # longer runs of one cell or row are the blank rest of the sheet


@dataclass(slots=True)
class OdsSheet:
    """What one table holds besides its plain values. Places count from 0."""

    cells: dict[Place, Cell] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    unseen: dict[int, Unseen] = field(default_factory=dict)
    struck: dict[int, set[int]] = field(default_factory=dict)

    @property
    def marks(self) -> Marks:
        struck = {row: frozenset(columns) for row, columns in self.struck.items()}
        return Marks(self.unseen, struck)


def look_at_ods(package: Package) -> list[OdsSheet]:
    """One entry a table, in their order; none when nothing calls for the look."""
    with ZipFile(BytesIO(package.data)) as archive:
        content = archive.read("content.xml")
        styles = archive.read("styles.xml") if "styles.xml" in archive.namelist() else b""
    if not any(sign in content or sign in styles for sign in _SIGNS):
        return []
    look = _Look()
    if b"line-through" in styles:
        look.read(styles)
    look.read(content)
    return look.sheets


@dataclass(slots=True)
class _Look:
    """Where the parser stands. The attributes are named without their prefixes."""

    sheets: list[OdsSheet] = field(default_factory=list)
    struck_styles: set[str] = field(default_factory=set)
    style: str = ""
    row: int = 0
    column: int = 0
    repeated: int = 1
    shown: str = ""
    row_style: str = ""
    cell: dict[str, str] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    is_struck: bool = False
    depth: int = 0

    def read(self, xml: bytes) -> None:
        parser = ParserCreate()
        parser.StartElementHandler = self.begin
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.hear
        parser.buffer_text = True
        parser.Parse(xml, True)  # noqa: FBT003 - the library's own way to say «the last part»

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        name = _plain(tag)
        if name in _CELLS:
            self._begin_cell(_plain_keys(attributes))
        elif name == "span":
            self.is_struck |= _plain_keys(attributes).get("style-name") in self.struck_styles
        elif name == "annotation":
            self.depth += 1
        elif name == "table-row":
            self._begin_row(_plain_keys(attributes))
        elif name == "table":
            self.sheets.append(OdsSheet())
            self.row = 0
        elif name == "style":
            self._begin_style(_plain_keys(attributes))
        elif name == "text-properties" and _strikes(_plain_keys(attributes)):
            self.struck_styles.add(self.style)

    def end(self, tag: str) -> None:
        name = _plain(tag)
        if name in _CELLS:
            self._end_cell()
        elif name == "annotation":
            self.depth -= 1
        elif name == "table-row":
            self.row += self.repeated

    def hear(self, text: str) -> None:
        if self.cell and not self.depth:
            self.text.append(text)

    def _begin_style(self, attributes: dict[str, str]) -> None:
        """A style looks like its parent unless it says otherwise."""
        self.style = attributes.get("name", "")
        if attributes.get("parent-style-name") in self.struck_styles:
            self.struck_styles.add(self.style)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self.column = 0
        self.repeated = _count(attributes, "number-rows-repeated")
        self.row_style = attributes.get("default-cell-style-name", "")
        unseen = _UNSEEN.get(attributes.get("visibility", ""))
        if unseen and self.repeated <= _MOST_REPEATED and self.sheets:
            rows = range(self.row + 1, self.row + 1 + self.repeated)
            self.sheets[-1].unseen.update(dict.fromkeys(rows, unseen))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self.cell = attributes
        self.text = []
        self.is_struck = attributes.get("style-name", self.row_style) in self.struck_styles

    def _end_cell(self) -> None:
        cell, sheet = self.cell, self.sheets[-1]
        repeated = _count(cell, "number-columns-repeated")
        if repeated <= _MOST_REPEATED >= self.repeated:
            self._keep(sheet, cell, range(self.column, self.column + repeated))
        self.column += repeated
        self.cell = {}

    def _keep(self, sheet: OdsSheet, cell: dict[str, str], columns: range) -> None:
        value = _value(cell, "".join(self.text))
        down, across = (
            _count(cell, "number-rows-spanned"),
            _count(cell, "number-columns-spanned"),
        )
        if down > 1 or across > 1:
            first = (self.row, self.column)
            sheet.merged.append((*first, self.row + down - 1, self.column + across - 1))
        for row in range(self.row, self.row + self.repeated):
            if value is not None:
                sheet.cells.update({(row, column): value for column in columns})
            if self.is_struck and self.text:
                sheet.struck.setdefault(row + 1, set()).update(columns)


def _value(cell: dict[str, str], text: str) -> Cell:
    """Only what calamine does not give: truth values as such, errors as such."""
    if cell.get("boolean-value"):
        return cell["boolean-value"] == "true"
    if cell.get("value-type") == "error":
        return ErrorCell(text or "#ERR!")
    return None


def _strikes(attributes: dict[str, str]) -> bool:
    ways = (attributes.get("text-line-through-style"), attributes.get("text-line-through-type"))
    return any(way not in {None, "none"} for way in ways)


def _count(attributes: dict[str, str], name: str) -> int:
    written = attributes.get(name, "")
    return max(int(written[:9]), 1) if written.isdecimal() else 1


def _plain(tag: str) -> str:
    return tag.rpartition(":")[2]


def _plain_keys(attributes: dict[str, str]) -> dict[str, str]:
    """`calcext:value-type` stands behind `office:value-type` and says more."""
    return {_plain(name): value for name, value in attributes.items()}
