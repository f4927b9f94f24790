"""Puts cells that span rows and columns where they stand, for tables written as markup."""

from __future__ import annotations

from dataclasses import dataclass, field

from hotro68.core.catalogue import FILE_TOO_LARGE
from hotro68.reading.book import Cell, Marks, Merged, Row, Sheet, Unseen, Visibility, trimmed
from hotro68.reading.extent import LAST_COLUMN, LAST_ROW
from hotro68.reading.refusal import Refusal


@dataclass(slots=True)
class Spread:
    """A sheet while it is written down. Rows and columns count from 0.

    taken: row → columns that a cell above reaches into.
    """

    room: int
    rows: list[Row] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    taken: dict[int, set[int]] = field(default_factory=dict)
    unseen: dict[int, Unseen] = field(default_factory=dict)
    struck: dict[int, frozenset[int]] = field(default_factory=dict)

    def free(self, row: int, column: int) -> int:
        """The first column from here that no cell above reaches into."""
        taken = self.taken.get(row, set())
        while column in taken:
            column += 1
        return column

    def put(self, row: int, column: int, cell: Cell, *, struck: bool = False) -> None:
        if cell is None:
            return
        self._take_room(row, column)
        while len(self.rows) <= row:
            self.rows.append([])
        line = self.rows[row]
        line.extend([None] * (column + 1 - len(line)))
        line[column] = cell
        if struck:
            self.struck[row + 1] = self.struck.get(row + 1, frozenset()) | {column}

    def span(self, row: int, column: int, down: int, across: int) -> None:
        """The cell here covers as many rows and columns; both are at least one."""
        if down == across == 1:
            return
        self._take_room(row, column + across - 1)
        last = min(row + down, LAST_ROW) - 1
        self.merged.append((row, column, last, column + across - 1))
        for below in range(row + 1, min(last, row + _DEEPEST) + 1):
            self.taken.setdefault(below, set()).update(range(column, column + across))

    def hide(self, row: int, why: Unseen) -> None:
        self.unseen[row + 1] = why

    def sheet(self, name: str, visibility: Visibility = "visible") -> Sheet:
        rows = trimmed(self.rows)
        return Sheet(
            name, rows, visibility, tuple(self.merged), Marks(self.unseen, self.struck)
        )

    def _take_room(self, row: int, column: int) -> None:
        """Each row costs, and each cell up to the last one of a row."""
        if row >= LAST_ROW or column >= LAST_COLUMN:
            raise Refusal(FILE_TOO_LARGE, "có ô nằm ngoài giới hạn của Excel")
        have = len(self.rows[row]) if row < len(self.rows) else 0
        self.room -= max(row + 1 - len(self.rows), 0) + max(column + 1 - have, 1)
        if self.room < 0:
            raise Refusal(FILE_TOO_LARGE, "quá nhiều ô")


_DEEPEST = 10_000  # rows that one cell may cover in earnest
