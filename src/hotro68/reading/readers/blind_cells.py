"""Finds the cells that calamine shows as empty: errors, and formulas without a result."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import TypeAlias
from zipfile import ZipFile

from hotro68.core.letters import column_of
from hotro68.reading.book import UNCOMPUTED, ErrorCell, Package

BlindCells: TypeAlias = dict[tuple[int, int], ErrorCell]

# No part of these patterns runs past the next "<": hostile parts cost no more than good ones.
_WRITTEN = rb"(?:<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>))"
_ERROR = re.compile(rb'<c\s([^<>]*\bt="e"[^<>]*)>' + _WRITTEN + rb"?<v>([^<]{1,40})</v>")
# A formula whose result is an empty text says so (t="str"), and is truly empty.
_FORMULA = re.compile(
    rb'<c\s((?:(?!t="str")[^<>])*)>' + _WRITTEN + rb"(?:<v></v>|<v\s?/>)?</c>"
)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^<>]*)>")
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\s([^<>]*)>")
_ATTRIBUTE = re.compile(r"""(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def blind_cells(package: Package) -> dict[str, BlindCells]:
    """By sheet name; only the parts that the preflight marked are read again."""
    if not package.blind:
        return {}
    with ZipFile(BytesIO(package.data)) as archive:
        parts = {part: _in_part(archive.read(part)) for part in package.blind}
        return {
            name: parts[part] for name, part in sheet_parts(archive).items() if part in parts
        }


def _in_part(xml: bytes) -> BlindCells:
    found: BlindCells = {}
    for attributes in _FORMULA.findall(xml):
        _note(found, attributes, UNCOMPUTED)
    for attributes, text in _ERROR.findall(xml):
        _note(found, attributes, ErrorCell(text.decode("utf-8", "replace")))
    return found


def _note(found: BlindCells, attributes: bytes, cell: ErrorCell) -> None:
    place = place_of(attributes)
    if place:
        found[place] = cell


def place_of(attributes: bytes) -> tuple[int, int] | None:
    """Row and column of a cell, from 0."""
    reference = _REFERENCE.search(attributes)
    if reference is None:
        return None
    letters, digits = reference.groups()
    return int(digits) - 1, column_of(letters.decode())


def relations_of(archive: ZipFile, part: str) -> dict[str, str]:
    """Id → target; nothing when there is no such part of relations."""
    if part not in archive.namelist():
        return {}
    relations = _attributes(_RELATIONSHIP, archive.read(part))
    return {item.get("Id", ""): item.get("Target", "") for item in relations}


def sheet_parts(archive: ZipFile) -> dict[str, str]:
    """Sheet name → zip part, the way the workbook's relations tell it."""
    targets = relations_of(archive, "xl/_rels/workbook.xml.rels")
    sheets = _attributes(_SHEET, archive.read("xl/workbook.xml"))
    return {
        item.get("name", ""): part_of(targets.get(item.get("id", ""), "")) for item in sheets
    }


def _attributes(tag: re.Pattern[bytes], xml: bytes) -> list[dict[str, str]]:
    """The attributes of each such tag, by name without prefix."""
    texts = [found.decode("utf-8", "replace") for found in tag.findall(xml)]
    return [
        {name: unescape(a or b) for name, a, b in _ATTRIBUTE.findall(text)} for text in texts
    ]


def part_of(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
