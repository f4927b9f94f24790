"""Lists typed in old fonts: which of their texts are, and what those read in Unicode."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from hotro68.core.claim import Claim
from hotro68.core.letters import column_of
from hotro68.policy.pack import Pack
from hotro68.reading.book import Cell, Sheet
from hotro68.reading.original import Original
from hotro68.vietnamese.legacy import Encoding, decode_column, decoded_whole

WRITTEN = frozenset({"text", "name", "hamlet", "choice", "sex", "yes_no"})
ENCODINGS: dict[Encoding, str] = {"tcvn3": "TCVN3 (.VnTime)", "vni": "VNI"}
Spelled: TypeAlias = dict[tuple[str, int, Cell], tuple[str, Encoding]]
"""Sheet, column and text of a cell of people → its text in Unicode, and what it was."""


class Reach(StrEnum):
    """How much of the text in an old font is put right, the most first."""

    SHEETS = "ca trang"
    PEOPLE = "cac dong nguoi"
    NOTHING = "khong"


class Retyped(NamedTuple):
    """A text cell in Unicode. row: as Excel counts; column: from 0."""

    sheet: str
    row: int
    column: int
    before: str
    after: str
    why: str


def cell_at(sheet: Sheet, row: int, column: int) -> Cell:
    cells = sheet.rows[row - 1] if row <= len(sheet.rows) else []
    return cells[column] if column < len(cells) else None


def why_retyped(encoding: Encoding) -> str:
    return f"đổi từ bảng mã {ENCODINGS.get(encoding, 'cũ')} sang Unicode"


def spelled_in(original: Original, claims: Iterable[Claim], pack: Pack) -> Spelled:
    """Texts typed in an old font; names come first and bear witness for short words."""
    columns, names = _texts(original, claims, pack)
    found: Spelled = {}
    for (sheet_name, column), texts in columns.items():
        beside = tuple(names[sheet_name])
        decoded = decode_column((*beside, *texts))
        pairs = zip(texts, decoded.texts[len(beside) :], strict=True)
        found.update(
            {
                (sheet_name, column, old): (new, decoded.encoding)
                for old, new in pairs
                if new != old
            }
        )
    return found


def _texts(
    original: Original, claims: Iterable[Claim], pack: Pack
) -> tuple[Mapping[tuple[str, int], dict[str, None]], Mapping[str, dict[str, None]]]:
    """Of each column of each sheet, and the names of each sheet."""
    sheets = {sheet.name: sheet for sheet in original.sheets}
    columns: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        fields, sheet = pack.fields_of(claim.policy), sheets[claim.source.sheet]
        for key, letters in (claim.columns or {}).items():
            cell = cell_at(sheet, claim.source.row, column_of(letters))
            if not isinstance(cell, str) or cell.isascii() or key not in fields:
                continue
            if fields[key].type in WRITTEN:
                columns[sheet.name, column_of(letters)][cell] = None
            if fields[key].type == "name":
                names[sheet.name][cell] = None
    return columns, names


def retyped(original: Original, spelled: Spelled) -> Iterator[Retyped]:
    """Every text of the sheets whose people are in one old font, where all of them decode."""
    encodings: dict[str, set[Encoding]] = defaultdict(set)
    for (sheet_name, _, _), (_, encoding) in spelled.items():
        encodings[sheet_name].add(encoding)
    for sheet in original.sheets:
        found = encodings.get(sheet.name, set())
        if len(found) == 1:
            yield from _of_sheet(sheet, found.pop())


def _of_sheet(sheet: Sheet, encoding: Encoding) -> Iterator[Retyped]:
    cells = [
        (row, column, cell)
        for row, cells in enumerate(sheet.rows, 1)
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and not cell.isascii()
    ]
    decoded = decoded_whole([text for _, _, text in cells], encoding)
    for (row, column, before), after in zip(cells, decoded, strict=False):
        if after != before:
            yield Retyped(sheet.name, row, column, before, after, why_retyped(encoding))
