"""The cells of a sheet as texts, with what its merged cells cover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hotro68.reading.book import Cell, Merged, Sheet
from hotro68.reading.wording import Spelling, wording
from hotro68.vietnamese.text import clean

DEEPEST = 4
"""Rows of the deepest header."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet with what its merged cells cover. Rows and columns count from 0."""

    rows: Sequence[Sequence[Cell]]
    covers: Mapping[tuple[int, int], Merged] = field(default_factory=dict)
    spelling: Spelling = field(default_factory=lambda: Spelling(()))

    def at(self, row: int, column: int) -> Cell:
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def merge(self, row: int, column: int) -> Merged | None:
        return self.covers.get((row, column))

    def text(self, row: int, column: int) -> str:
        """The text of a cell, empty for numbers and for all but the first of merged cells."""
        cell = self.at(row, column)
        merged = self.merge(row, column)
        hidden = merged is not None and merged[:2] != (row, column)
        if not isinstance(cell, str) or hidden:
            return ""
        return clean(cell) if cell.isascii() else wording(cell, self.spelling.at(row))

    def texts(self, row: int) -> list[tuple[int, str]]:
        found = ((column, self.text(row, column)) for column in range(len(self.rows[row])))
        return [(column, text) for column, text in found if text]

    def numbers(self, row: int) -> int:
        """How many cells hold something else than text."""
        return sum(not isinstance(cell, str) and cell is not None for cell in self.rows[row])


def grid_of(sheet: Sheet) -> Grid:
    """Only merges of a header's height: an endless one merged for looks covers no heading."""
    covers: dict[tuple[int, int], Merged] = {}
    for merged in sheet.merged:
        top, left, bottom, right = merged
        if bottom - top > DEEPEST or top >= len(sheet.rows):
            continue
        for row in range(top, bottom + 1):
            covers.update(((row, column), merged) for column in range(left, right + 1))
    return Grid(sheet.rows, covers, Spelling(sheet.rows))
