"""What a copy of ours carries besides the list; no reader takes it for a part of the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from html import unescape
from pathlib import Path
from zipfile import ZipFile

from hotro68.core.marking import (
    CHECK_HEADING,
    COPY_PROPERTY,
    PROPERTIES_PART,
    SEAL_PROPERTY,
    TITLES,
    CopyKind,
    is_check,
)
from hotro68.core.package import DAMAGED
from hotro68.reading.book import MEGABYTE, Row, Sheet, trimmed

_PROPERTY = re.compile(
    rb'<(?:\w+:)?property\s[^<>]*\bname="([^"]+)"[^<>]*>\s*<(?:\w+:)?lpwstr>([^<]*)<'
)
_UNSEALED = {PROPERTIES_PART, "[Content_Types].xml"}


# ── The sheets ───────────────────────────────────────────────────────────────────────────
def without_marks(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """The sheets of the list alone, the check column emptied."""
    for sheet in sheets:
        if not is_ours(sheet):
            marks = check_cells(sheet)
            yield _emptied(sheet, marks) if marks else sheet


def is_ours(sheet: Sheet) -> bool:
    first = sheet.rows[0] if sheet.rows else []
    return bool(first) and first[0] in TITLES


def check_cells(sheet: Sheet) -> list[tuple[int, int]]:
    """(row, column), from 0, of the headings of the check column and of what stands below."""
    heads = [(n, row.index(CHECK_HEADING)) for n, row in enumerate(sheet.rows) if _heads(row)]
    columns = {column: row for row, column in reversed(heads)}
    below = [
        (n, column)
        for column, first in columns.items()
        for n, row in enumerate(sheet.rows)
        if n > first and column < len(row) and _says(row[column])
    ]
    return [*heads, *below]


def _heads(row: Row) -> bool:
    return CHECK_HEADING in row


def _says(cell: object) -> bool:
    return isinstance(cell, str) and is_check(cell)


def _emptied(sheet: Sheet, marks: list[tuple[int, int]]) -> Sheet:
    rows = [list(row) for row in sheet.rows]
    for row, column in marks:
        rows[row][column] = None
    return replace(sheet, rows=trimmed(rows))


# ── The file ─────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Origin:
    """What a copy was made from. untouched: nobody has saved the copy since."""

    kind: CopyKind
    sha256: str
    untouched: bool


def origin_of(path: Path) -> Origin | None:
    """None for a list that is no copy of ours, or cannot be opened."""
    try:
        with ZipFile(path) as archive:
            return _origin(archive)
    except DAMAGED:
        return None


def _origin(archive: ZipFile) -> Origin | None:
    if PROPERTIES_PART not in archive.namelist():
        return None
    with archive.open(PROPERTIES_PART) as part:
        found = _PROPERTY.findall(part.read(MEGABYTE))
    said = {unescape(name.decode("utf-8", "replace")): text.decode() for name, text in found}
    kind, _, digest = said.get(COPY_PROPERTY, "").partition(":")
    if kind not in set(CopyKind):
        return None
    return Origin(CopyKind(kind), digest, said.get(SEAL_PROPERTY) == _seal(archive))


def _seal(archive: ZipFile) -> str:
    """The same sum as the writer's, over all parts but those that hold it."""
    if sum(info.file_size for info in archive.infolist()) > 300 * MEGABYTE:
        return ""
    digest = sha256()
    for name in sorted(set(archive.namelist()) - _UNSEALED):
        if not name.startswith("_rels/"):
            digest.update(name.encode() + sha256(archive.read(name)).digest())
    return digest.hexdigest()
