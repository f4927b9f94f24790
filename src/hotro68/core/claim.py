"""A claim: one row, one person (or household business) asking for one policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from hotro68.core.source import Source
from hotro68.vietnamese.dates import PartDate

Fact: TypeAlias = int | str | bool | date | PartDate | tuple[date, ...] | None
Facts: TypeAlias = Mapping[str, Fact]


WRONG_NUMBER = "so_giay_to_sai"
"""Fact: the digits of an identity number with too few or too many, to find its owner by."""


@dataclass(frozen=True, slots=True)
class Claim:
    """`facts` maps field keys (those of the rules) to typed values; None is unknown.

    unlisted: keys the list has no column for and that the hamlet confirms when it signs.
    source: the row (no column).
    columns: field key → column letter, for naming the cell of a fact.
    """

    policy: str
    facts: Facts
    source: Source
    unlisted: frozenset[str] = frozenset()
    columns: Mapping[str, str] | None = None

    def text(self, key: str) -> str:
        """The fact as text, empty when unknown."""
        value = self.facts.get(key)
        return "" if value is None else str(value)

    @property
    def name(self) -> str:
        return self.text("ho_ten")

    @property
    def hamlet(self) -> str:
        return self.text("thon")

    @property
    def number(self) -> str:
        """The identity number, digits only; empty when unknown."""
        return self.text("so_giay_to")

    @property
    def birth(self) -> PartDate | None:
        value = self.facts.get("ngay_sinh")
        return value if isinstance(value, PartDate) else None

    @property
    def claimed(self) -> int | None:
        """The amount the hamlet wrote, in đồng."""
        value = self.facts.get("so_tien_de_nghi")
        return value if isinstance(value, int) else None

    def cell(self, key: str) -> Source:
        """The cell of a fact, or the row when the list has no column for it."""
        return self.source.at((self.columns or {}).get(key, ""))
