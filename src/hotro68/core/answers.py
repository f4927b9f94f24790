"""A sheet handed out to be answered: what it tells of each row, and what it asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from hotro68.core.source import Source

Told: TypeAlias = int | str | date | None
Given: TypeAlias = int | str | date


class AnswerKind(StrEnum):
    CHOICE = "choice"
    TEXT = "text"
    DATE = "date"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Asked:
    """A column to fill in. choices: the words of the drop-down, for a choice."""

    key: str
    label: str
    kind: AnswerKind = AnswerKind.TEXT
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandoutRow:
    """A row handed out. key: what it is about. told: one value a heading. given: so far."""

    key: str
    told: tuple[Told, ...]
    given: Mapping[str, Given] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Handout:
    """kind: which command reads it back. made_of: the state it was drawn from.

    A sheet drawn from another state than the one in force is refused.
    """

    kind: str
    made_of: str
    title: str
    note: str
    headings: tuple[str, ...]
    asked: tuple[Asked, ...]
    lines: tuple[HandoutRow, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A row that came back with at least one answer. columns: key of an answer → its letter."""

    key: str
    given: Mapping[str, Given]
    source: Source
    columns: Mapping[str, str]

    def cell(self, key: str) -> Source:
        return self.source.at(self.columns.get(key, ""))
