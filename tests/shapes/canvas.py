"""A sheet while it is drawn: its cells, what each row is, who stands in it, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hotro68.core.report import RowKind
from tests.example_books import Grid, Value, address

Expected = dict[str, object]


@dataclass(frozen=True, slots=True)
class Read:
    """A person as a careful clerk reads the row. facts: field key → value; None is unknown."""

    sheet: str
    row: int
    policy: str
    facts: Expected


@dataclass(frozen=True, slots=True)
class Said:
    """A remark that has to be made, and no other: an empty cell means the sheet."""

    sheet: str
    cell: str
    code: str


@dataclass(slots=True)
class Canvas:
    """One sheet from top to bottom. at: the next row, from 0. kinds: what the rows are."""

    grid: Grid
    at: int = 0
    kinds: list[RowKind] = field(default_factory=list)
    people: list[Read] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.grid.name

    def row(self, kind: RowKind, cells: dict[int, Value]) -> int:
        """Draw one row; its number from 0."""
        for column, value in cells.items():
            if value != "":
                self.grid.put(self.at, column, value)
        self.kinds.append(kind)
        self.at += 1
        return self.at - 1

    def blank(self, count: int = 1) -> None:
        for _ in range(count):
            self.row(RowKind.BLANK, {})

    def merge(self, row: int, first: int, last: int, *, down: int = 0) -> None:
        """Merge the cell that stands at `first` to the right and downwards."""
        if last > first or down:
            self.grid.merges.append((row, first, row + down, last))

    def say(self, code: str, row: int, column: int) -> None:
        self.said.append(Said(self.name, address(row, column), code))

    def say_of_sheet(self, code: str) -> None:
        self.said.append(Said(self.name, "", code))

    def read(self, row: int, policy: str, facts: Expected) -> None:
        self.people.append(Read(self.name, row + 1, policy, facts))

    @property
    def used(self) -> list[RowKind]:
        """Without the blank rows at the end: they are not used."""
        kinds = list(self.kinds)
        while kinds and kinds[-1] is RowKind.BLANK:
            kinds.pop()
        return kinds


@dataclass(frozen=True, slots=True)
class Drawn:
    """A whole workbook and its truth. family: what was varied, for telling faults apart."""

    file: str
    sheets: Sequence[Canvas]
    family: tuple[str, ...] = ()

    @property
    def grids(self) -> list[Grid]:
        return [canvas.grid for canvas in self.sheets]
