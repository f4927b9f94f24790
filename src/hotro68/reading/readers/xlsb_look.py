"""A second look at a binary workbook: hidden rows, struck-out cells, error cells."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from xlrd import error_text_from_code

from hotro68.reading.book import ErrorCell, Marks, Package
from hotro68.reading.extent import records
from hotro68.reading.readers.blind_cells import BlindCells, part_of, relations_of

# Numbers of records, as [MS-XLSB] 2.3.2 lists them.
_ROW = 0
_CELLS = range(2, 12)
_ERRORS = (3, 11)  # typed, and as the result of a formula
_FONT, _FORMAT, _FORMATS_BEGIN, _FORMATS_END = 43, 47, 617, 618
_SHEET = 156
_HIDDEN_ROW = 0x10
_STRUCK_FONT = 0x08


@dataclass(slots=True)
class XlsbSheet:
    errors: BlindCells = field(default_factory=dict)
    unseen: list[int] = field(default_factory=list)
    struck: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    @property
    def marks(self) -> Marks:
        struck = {row: frozenset(columns) for row, columns in self.struck.items()}
        return Marks(dict.fromkeys(self.unseen, "hidden"), struck)


def look_at_xlsb(package: Package) -> dict[str, XlsbSheet]:
    """By sheet name."""
    with ZipFile(BytesIO(package.data)) as archive:
        names = set(archive.namelist())
        styles = "xl/styles.bin"
        struck = _struck_styles(archive.read(styles)) if styles in names else frozenset()
        return {
            name: _look_at(archive.read(part), struck)
            for name, part in _parts(archive).items()
            if part in names
        }


def _look_at(part: bytes, struck: frozenset[int]) -> XlsbSheet:
    found = XlsbSheet()
    row = 0
    for kind, start in records(part):
        if kind == _ROW:
            row = _number(part, start)
            if part[start + 11 : start + 12] and part[start + 11] & _HIDDEN_ROW:
                found.unseen.append(row + 1)
        elif kind in _CELLS:
            if struck and _number(part, start + 4) & 0xFFFFFF in struck:
                found.struck[row + 1].add(_number(part, start))
            if kind in _ERRORS:
                code = part[start + 8] if start + 8 < len(part) else -1
                text = error_text_from_code.get(code, "#ERR!")
                found.errors[row, _number(part, start)] = ErrorCell(text)
    return found


def _struck_styles(part: bytes) -> frozenset[int]:
    """Numbers of the cell formats whose font is struck out."""
    fonts: list[bool] = []
    formats: list[int] = []
    inside = False
    for kind, start in records(part):
        if kind == _FONT:
            fonts.append(bool(_number(part, start + 2, 2) & _STRUCK_FONT))
        elif kind in (_FORMATS_BEGIN, _FORMATS_END):
            inside = kind == _FORMATS_BEGIN
        elif kind == _FORMAT and inside:
            formats.append(_number(part, start + 4, 2))
    return frozenset(n for n, font in enumerate(formats) if font < len(fonts) and fonts[font])


def _parts(archive: ZipFile) -> dict[str, str]:
    targets = relations_of(archive, "xl/_rels/workbook.bin.rels")
    book = archive.read("xl/workbook.bin")
    found = {}
    for kind, start in records(book):
        if kind == _SHEET:
            relation, at = _text(book, start + 8)
            name, _ = _text(book, at)
            found[name] = part_of(targets.get(relation, ""))
    return found


def _text(part: bytes, at: int) -> tuple[str, int]:
    end = at + 4 + 2 * _number(part, at)
    return part[at + 4 : end].decode("utf-16-le", "replace"), end


def _number(part: bytes, at: int, size: int = 4) -> int:
    return int.from_bytes(part[at : at + size], "little")
