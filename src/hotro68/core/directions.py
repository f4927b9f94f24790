"""What a person has said of a list: it goes before what the list says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

NO_COLUMN = -1
"""The place of a field that no column holds, though one may look so."""
Places: TypeAlias = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SheetDirections:
    """columns: field key → place of its column, from 0. header: first and last row of Excel."""

    columns: Places = field(default_factory=dict)
    header: tuple[int, int] | None = None

    def over(self, other: SheetDirections) -> SheetDirections:
        """Both, this one speaking first."""
        mine = {*self.columns.values()} - {NO_COLUMN}
        kept = {key: at for key, at in other.columns.items() if at not in mine}
        return SheetDirections({**kept, **self.columns}, self.header or other.header)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was said of a list with these headings.

    pattern: of the headings, see `pattern_of`. depth: rows of them. columns: field key → place,
    counted from the first heading. file: the list it was said of.
    """

    pattern: str
    depth: int
    columns: Places
    file: str


@dataclass(frozen=True, slots=True)
class Directions:
    """origin: who says it, for people: `--cot`, `thon_A.cot.yaml`.

    sheets: what is said of one sheet, by its name. remembered: from earlier lists.
    """

    policy: str | None = None
    hamlet: str = ""
    everywhere: SheetDirections = SheetDirections()
    sheets: Mapping[str, SheetDirections] = field(default_factory=dict)
    origin: str = ""
    remembered: tuple[Remembered, ...] = ()

    def of(self, sheet: str) -> SheetDirections:
        own = self.sheets.get(sheet)
        return own.over(self.everywhere) if own else self.everywhere

    @property
    def keys(self) -> frozenset[str]:
        """The fields that anything is said of, for any sheet."""
        said = (self.everywhere, *self.sheets.values())
        return frozenset(key for one in said for key in one.columns)


NOTHING_SAID = Directions()
