"""Finds the rows of a workbook that are hidden, and the cells whose text is struck out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from posixpath import join, normpath
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring, iterparse

from hotro68.reading.book import NO_MARKS, Marks, Package, Unseen
from hotro68.reading.readers.blind_cells import place_of, relations_of, sheet_parts

# As in blind_cells: no part of these patterns runs past the next "<".
_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")
_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d{1,7})["']""")
_HIDDEN = re.compile(rb"""\b(?:hidden\s*=\s*["'](?:1|true)["']|ht\s*=\s*["']0(?:\.0*)?["'])""")
_FILTER_MODE = re.compile(rb"""\bfilterMode\s*=\s*["'](?:1|true)["']""")
_FILTER = re.compile(rb"""<(?:\w+:)?autoFilter\b[^<>]*\bref\s*=\s*["']([^"']*)["']""")
_SHARED = re.compile(rb'<(?:\w+:)?c\s([^<>]*\bt="s"[^<>]*)><(?:\w+:)?v>(\d{1,9})</')
_INLINE = re.compile(
    rb'<(?:\w+:)?c\s([^<>]*\bt="inlineStr"[^<>]*)>((?:(?!</(?:\w+:)?c>).){0,5000})', re.DOTALL
)
_LAST = 1_048_576


@dataclass(frozen=True, slots=True)
class _Strikes:
    """Numbers of the cell styles and of the shared texts that are struck out."""

    styles: frozenset[int] = frozenset()
    texts: frozenset[int] = frozenset()


def xlsx_marks(package: Package) -> dict[str, Marks]:
    """By sheet name; nothing is read again unless the preflight saw a sign."""
    if not (package.hiding or package.striking):
        return {}
    with ZipFile(BytesIO(package.data)) as archive:
        strikes = _strikes(archive) if package.striking else _Strikes()
        parts = set(archive.namelist())
        return {
            name: _marks(archive, part, strikes)
            for name, part in sheet_parts(archive).items()
            if part in parts and (package.striking or part in package.hiding)
        }


def _marks(archive: ZipFile, part: str, strikes: _Strikes) -> Marks:
    xml = archive.read(part)
    unseen = set(_unseen(xml))
    struck = _struck(xml, strikes)
    if not unseen and not struck:
        return NO_MARKS
    filtered = list(_filters(archive, part, xml)) if unseen else []
    return Marks({row: _why(row, filtered) for row in sorted(unseen)}, struck)


# ── Rows ─────────────────────────────────────────────────────────────────────────────────
def _unseen(xml: bytes) -> Iterator[int]:
    """A row without a number follows the one before."""
    number = 0
    for attributes in _ROW.findall(xml):
        named = _NUMBER.search(attributes)
        number = int(named[1]) if named else number + 1
        if _HIDDEN.search(attributes):
            yield number


def _why(row: int, filtered: list[tuple[int, int]]) -> Unseen:
    return "filtered" if any(first <= row <= last for first, last in filtered) else "hidden"


def _filters(archive: ZipFile, part: str, xml: bytes) -> Iterator[tuple[int, int]]:
    """Rows under a filter that is at work: the sheet's own, or that of a table on it."""
    own = _FILTER.search(xml)
    at_work = _FILTER_MODE.search(xml) is not None
    if own and (at_work or b"filterColumn" in xml):
        yield _rows_of(own[1])
    elif at_work:
        yield 1, _LAST
    folder, _, own_name = part.rpartition("/")
    for target in relations_of(archive, f"{folder}/_rels/{own_name}.rels").values():
        table = normpath(join(folder, target)).lstrip("/")
        if "table" in table and table in archive.namelist():
            xml = archive.read(table)
            found = _FILTER.search(xml)
            if found and b"filterColumn" in xml:
                yield _rows_of(found[1])


def _rows_of(reference: bytes) -> tuple[int, int]:
    """`A5:H200` → 5, 200."""
    numbers = [int(digits[:7]) for digits in re.findall(rb"\d+", reference)]
    return (numbers[0], numbers[-1]) if numbers else (1, _LAST)


# ── Struck-out text ──────────────────────────────────────────────────────────────────────
def _struck(xml: bytes, strikes: _Strikes) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for attributes in _struck_cells(xml, strikes):
        place = place_of(attributes)
        if place:
            found[place[0] + 1].add(place[1])
    return {row: frozenset(columns) for row, columns in found.items()}


def _struck_cells(xml: bytes, strikes: _Strikes) -> Iterator[bytes]:
    """The attributes of each cell that is struck out whole or in part."""
    if strikes.styles:
        numbers = b"|".join(b"%d" % number for number in sorted(strikes.styles))
        yield from re.findall(rb'<(?:\w+:)?c\s([^<>]*\bs="(?:%b)"[^<>]*)(?<!/)>' % numbers, xml)
    if strikes.texts:
        for attributes, number in _SHARED.findall(xml):
            if int(number) in strikes.texts:
                yield attributes
    if b"strike" in xml:
        yield from (a for a, inside in _INLINE.findall(xml) if _strikes_out(inside))


_STRIKE = re.compile(rb"""<(?:\w+:)?strike\s*(?:val\s*=\s*["'](\w+)["']\s*)?/?>""")


def _strikes_out(xml: bytes) -> bool:
    return any(value not in {b"0", b"false"} for value in _STRIKE.findall(xml))


def _strikes(archive: ZipFile) -> _Strikes:
    names = set(archive.namelist())
    styles, texts = "xl/styles.xml", "xl/sharedStrings.xml"
    return _Strikes(
        _struck_styles(archive.read(styles)) if styles in names else frozenset(),
        _struck_texts(archive.read(texts)) if texts in names else frozenset(),
    )


def _struck_styles(xml: bytes) -> frozenset[int]:
    if b"strike" not in xml:
        return frozenset()
    root = fromstring(xml)
    fonts = _children(root, "fonts")
    struck = {str(number) for number, font in enumerate(fonts) if _is_struck(font)}
    formats = _children(root, "cellXfs")
    return frozenset(n for n, one in enumerate(formats) if one.get("fontId", "0") in struck)


def _struck_texts(xml: bytes) -> frozenset[int]:
    if b"strike" not in xml:
        return frozenset()
    found, number = set(), 0
    for _, element in iterparse(BytesIO(xml)):
        if _local(element) == "si":
            if any(_is_struck(run) for run in element.iter() if _local(run) == "rPr"):
                found.add(number)
            number += 1
            element.clear()
    return frozenset(found)


def _is_struck(font: Element) -> bool:
    return any(
        _local(child) == "strike" and child.get("val", "1") not in {"0", "false"}
        for child in font
    )


def _children(root: Element, name: str) -> list[Element]:
    return next((list(child) for child in root if _local(child) == name), [])


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
