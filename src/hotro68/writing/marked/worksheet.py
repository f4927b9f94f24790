"""A worksheet part with some cells changed; rows nobody touches stay as they were written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from hotro68.core.letters import column_of, letters_of
from hotro68.writing.marked.parts import (
    OFFICE,
    Element,
    UnstitchableError,
    main,
    parse,
    serialised,
)
from hotro68.writing.marked.texts import inline

_DATA = re.compile(rb"<(\w+:)?sheetData(?:\s[^>]*)?(?:/>|>)")
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])[^>]*>")
_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d+)["']""")
_FILLED = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Z]{1,3})\d+["'][^<>/]*>""")
_CELL = re.compile(r"([A-Z]+)\d+")
_LAST_COLUMN = 16_384
_POINTS_A_LINE = 15.0
_HIGHEST = 400.0
_AFTER_COMMENTS = (
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst", "AlternateContent"),
)

_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Z]{1,3})(\d+)["'][^<>/]*>\s*<(?:\w+:)?f[\s>/]"""
)

Restyle = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to one cell. text or number: the new value; clear: no value any more."""

    restyle: Restyle | None = None
    text: str | None = None
    number: float | None = None
    clear: bool = False
    lines: int = 1


Edits = Mapping[int, Mapping[int, Edit]]
"""Row → column → edit; rows as Excel counts them, columns from 0."""


def formulas_in(xml: bytes) -> Iterator[tuple[str, int]]:
    """Column letters and row of each cell with a formula."""
    for letters, row in _FORMULA.findall(xml):
        yield letters.decode(), int(row)


class Worksheet:
    def __init__(self, xml: bytes) -> None:
        opening = _DATA.search(xml)
        if opening is None:
            raise UnstitchableError
        prefix = opening[1] or b""
        closing = xml.rfind(b"</" + prefix + b"sheetData")
        stop = opening.end() if opening[0].endswith(b"/>") else closing
        rest = xml[xml.index(b">", stop) + 1 :] if stop == closing else xml[stop:]
        self._mark = b"<" + prefix + b"sheetData/>"
        self.root = parse(xml[: opening.start()] + self._mark + rest)
        self._rows = dict(_rows_in(xml[opening.end() : stop]))
        self._open, self._declared = _wrapping(self.root)

    # ── Looking ──────────────────────────────────────────────────────────────────────────
    def width(self, first: int) -> int:
        """How many columns the rows from `first` on fill, merged cells included."""
        letters = {
            found
            for number, text in self._rows.items()
            if number >= first
            for found in set(_FILLED.findall(text))
        }
        columns = [column_of(one.decode()) for one in letters]
        columns += [right for bottom, right in self._merged() if bottom >= first]
        return max(columns, default=-1) + 1

    def _merged(self) -> Iterator[tuple[int, int]]:
        for one in self.root.iter(main("mergeCell")):
            corner = one.get("ref", "").split(":")[-1]
            if found := re.fullmatch(r"([A-Z]+)(\d+)", corner):
                yield int(found[2]), column_of(found[1])

    # ── Changing ─────────────────────────────────────────────────────────────────────────
    def change(self, edits: Edits) -> None:
        for number, cells in edits.items():
            if number in self._rows:
                self._rows[number] = self._changed(self._rows[number], cells)

    def _changed(self, text: bytes, edits: Mapping[int, Edit]) -> bytes:
        row = parse(self._open + text + b"</w>")[0]
        row.attrib.pop("spans", None)
        cells = dict(_cells_in(row))
        for column, edit in edits.items():
            cell = cells.get(column)
            if cell is None and edit.clear:
                continue
            if cell is None:
                cell = cells[column] = _fresh(row, cells, column)
            _apply(cell, edit, int(row.get("s", "0")))
        _raise(row, max(edit.lines for edit in edits.values()))
        written = bytes(etree.tostring(row, with_tail=False))
        return written.replace(self._declared, b"", 1)

    def widen(self, column: int, width: float) -> None:
        """Give one column a width, splitting the range of columns it stands in."""
        columns = self.root.find(main("cols"))
        if columns is None:
            columns = self.root.makeelement(main("cols"))
            self.root.find(main("sheetData")).addprevious(columns)
        number = column + 1
        kept = [part for one in list(columns) for part in _without(one, number)]
        attributes = {"min": str(number), "max": str(number), "width": str(width)}
        kept.append(columns.makeelement(main("col"), {**attributes, "customWidth": "1"}))
        columns[:] = sorted(kept, key=lambda one: int(one.get("min")))

    def deselect(self) -> None:
        """Two selected sheets would be edited together."""
        for view in self.root.iter(main("sheetView")):
            view.attrib.pop("tabSelected", None)

    def point_to_notes(self, id_: str) -> None:
        element = self.root.makeelement(main("legacyDrawing"), {f"{{{OFFICE}}}id": id_})
        later = [
            one
            for one in self.root
            if isinstance(one.tag, str) and etree.QName(one).localname in _AFTER_COMMENTS
        ]
        if later:
            later[0].addprevious(element)
        else:
            self.root.append(element)

    def finish(self) -> bytes:
        dimension = self.root.find(main("dimension"))
        if dimension is not None:
            self.root.remove(dimension)  # it may not say true any more, and need not be
        head, mark, tail = serialised(self.root).partition(self._mark)
        opening = mark[:-2] + b">"
        rows = b"".join(self._rows.values())
        return b"".join([head, opening, rows, b"</", mark[1:-2], b">", tail])


def _rows_in(data: bytes) -> Iterator[tuple[int, bytes]]:
    """A row without a number is the one after the row before."""
    found = list(_ROW.finditer(data))
    number = 0
    for place, tag in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else len(data)
        said = _NUMBER.search(tag[0])
        number = int(said[1]) if said else number + 1
        yield number, data[tag.start() : stop]


def _wrapping(root: Element) -> tuple[bytes, bytes]:
    """A tag that declares what the sheet declares, and how lxml repeats that in each row."""
    spaces = "".join(
        f' xmlns{f":{prefix}" if prefix else ""}="{uri}"' for prefix, uri in root.nsmap.items()
    )
    opening = f"<w{spaces}>".encode()
    probe = parse(opening + b"<row/></w>")[0]
    return opening, bytes(etree.tostring(probe)).removeprefix(b"<row").removesuffix(b"/>")


def _cells_in(row: Element) -> Iterator[tuple[int, Element]]:
    column = -1
    for cell in row.iterchildren(main("c")):
        said = _CELL.fullmatch(cell.get("r", ""))
        column = column_of(said[1]) if said else column + 1
        yield column, cell


def _fresh(row: Element, cells: Mapping[int, Element], column: int) -> Element:
    place = f"{letters_of(column)}{row.get('r', '')}"
    cell = row.makeelement(main("c"), {"r": place})
    later = [known for known in cells if known > column]
    if later:
        cells[min(later)].addprevious(cell)
    elif cells:
        cells[max(cells)].addnext(cell)
    else:
        row.insert(0, cell)
    return cell


def _apply(cell: Element, edit: Edit, usual: int) -> None:
    if edit.restyle is not None:
        cell.set("s", str(edit.restyle(int(cell.get("s", usual)))))
    if edit.text is None and edit.number is None and not edit.clear:
        return
    for child in list(cell):
        cell.remove(child)
    for name in ("t", "cm", "vm"):
        cell.attrib.pop(name, None)
    if edit.text is not None:
        cell.set("t", "inlineStr")
        cell.append(inline(edit.text))
    elif edit.number is not None:
        etree.SubElement(cell, main("v")).text = f"{edit.number:.15g}"


def _raise(row: Element, lines: int) -> None:
    """High enough for what is written into the row; not every program sees to that itself."""
    needed = min(lines * _POINTS_A_LINE, _HIGHEST)
    if lines > 1 and float(row.get("ht", "0")) < needed:
        row.set("ht", str(needed))


def _without(columns: Element, number: int) -> list[Element]:
    """The range of columns less the one of that number."""
    first, last = int(columns.get("min")), int(columns.get("max"))
    if not first <= number <= last:
        return [columns]
    parts = [(first, number - 1), (number + 1, last)]
    return [_range(columns, *part) for part in parts if part[0] <= part[1]]


def _range(columns: Element, first: int, last: int) -> Element:
    attributes = {**columns.attrib, "min": str(first), "max": str(min(last, _LAST_COLUMN))}
    return columns.makeelement(columns.tag, attributes)
