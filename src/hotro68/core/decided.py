"""What people have decided about persons: who is who, who declines, which support is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Sameness(StrEnum):
    """The answers to «are these one person»; the value is what the journal writes."""

    ONE = "mot"
    TWO = "hai"
    UNSURE = "chuaro"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Sameness.ONE: "là một người",
    Sameness.TWO: "hai người khác nhau",
    Sameness.UNSURE: "chưa rõ",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A row as it stood when the answer was given. mark: of everything that is compared."""

    mark: str
    place: str
    name: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer about two rows, good as long as nothing that is compared changes in either."""

    rows: tuple[Seen, Seen]
    answer: Sameness
    day: date
    who: str = ""
    reason: str = ""

    @property
    def marks(self) -> tuple[str, str]:
        first, second = sorted(row.mark for row in self.rows)
        return first, second

    @property
    def told(self) -> str:
        """`«là một người» (Lý Thị Hiền, 16/07/2021: cùng sổ hộ khẩu)`."""
        who = ", ".join(filter(None, (self.who, f"{self.day:%d/%m/%Y}")))
        reason = f": {self.reason}" if self.reason else ""
        return f"«{self.answer.label}» ({who}{reason})"


@dataclass(frozen=True, slots=True)
class Named:
    """A person as a paper names one: by number, or by name and day of birth."""

    number: str = ""
    name: str = ""
    birth: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.name, self.birth, self.number)))


@dataclass(frozen=True, slots=True)
class Waiver:
    """A signed form of not taking part. policy: empty for all. withdrawn: the day, if any."""

    number: int
    person: Named
    day: date
    form: str
    witness: str
    policy: str = ""
    hamlet: str = ""
    listed: date | None = None
    withdrawn: date | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A citizen's written choice of one policy among those that exclude each other."""

    person: Named
    policy: str
    day: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a remark of another office's register comes to, and on what ground."""

    answer: str
    ground: str
    day: date
    who: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """Everything that counts now. waivers: only those not withdrawn; choices: oldest first.

    conclusions: key of a remark → what it comes to.
    """

    verdicts: tuple[Verdict, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    choices: tuple[Choice, ...] = ()
    conclusions: Mapping[str, Conclusion] = field(default_factory=dict)


NOTHING_DECIDED = Decided()
