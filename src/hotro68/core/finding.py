"""What the tool has to tell the officer: data first, words last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from hotro68.core.dialect import USUAL, Dialect
from hotro68.core.message import render, shown
from hotro68.core.source import Source


class Severity(StrEnum):
    ERROR = "loi"
    WARNING = "canh_bao"
    NOTE = "ghi_chu"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def rank(self) -> int:
        """0 is the most severe."""
        return _RANKS[self]


_LABELS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTE: "Ghi chú"}
_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding. `asks` and `blocks` say what becomes of the row it stands at.

    asks: a person must decide; until then the row is `hoi` and not paid.
    blocks: the row is not paid until the list is corrected.
    unusable: the file or the configuration cannot be used at all (exit code 2).
    procedure: a deadline, an authority or the order of the steps (exit code 4; a warning counts
    only with --nghiem).
    """

    id: str
    name: str
    severity: Severity
    message: str
    hint: str
    asks: bool = False
    blocks: bool = False
    unusable: bool = False
    procedure: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A code at a place. `data` fills the placeholders of the code's message and hint.

    field: the field key of the column, when there is one.
    value: what stands in the cell, as the clerk sees it.
    ref: the article or rule that the finding rests on.
    fix: the proposed value, when one is known.
    related: other places the finding speaks of.
    dialect: the words for this commune and its settlements.
    """

    code: Code
    source: Source
    data: Mapping[str, object] = field(default_factory=dict)
    field: str = ""
    value: object = None
    ref: str = ""
    fix: str | None = None
    related: tuple[Source, ...] = ()
    dialect: Dialect = USUAL

    @property
    def message(self) -> str:
        told = self.dialect.say(self.code.message)
        return render(told, {"value": shown(self.value), **self.data})

    @property
    def hint(self) -> str:
        told = self.dialect.say(self.code.hint)
        return render(told, {"value": shown(self.value), "fix": self.fix or "", **self.data})

    def __str__(self) -> str:
        code = self.code
        return f"{self.source}: {code.severity.label} {code.id} {code.name}: {self.message}"


def worded(findings: Iterable[Finding], dialect: Dialect) -> list[Finding]:
    """The same, told in the words of this commune."""
    listed = list(findings)
    if dialect.is_usual:
        return listed
    return [replace(one, dialect=dialect) if one.dialect is USUAL else one for one in listed]
