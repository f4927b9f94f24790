"""What each paper may know: public types have no field for what must not be posted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hotro68.core.office import Decision, Office
from hotro68.vietnamese.idnumber import mask
from hotro68.writing.discretion import printed

NO_HAMLET = "(chưa rõ nơi ở)"
SHOWN_DIGITS = 3


class PostingKind(StrEnum):
    """The two lists that are posted: before anything is decided, and what was decided."""

    DRAFT = "dukien"
    RESULT = "ketqua"


@dataclass(frozen=True, slots=True)
class Notice:
    """How a list is posted. named: policies whose people the commune decided to name."""

    kind: PostingKind
    decision: Decision | None = None
    posted_on: date | None = None
    named: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        assert self.decision is not None or self.kind is PostingKind.DRAFT


@dataclass(frozen=True, slots=True)
class MaskedId:
    """A number nobody can be traced by; `mask_id` makes it."""

    text: str

    def __post_init__(self) -> None:
        assert sum(map(str.isdigit, self.text)) <= SHOWN_DIGITS

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class PublicRow:
    number: int
    name: str
    birth_year: str
    masked_id: MaskedId
    hamlet: str
    policy_label: str
    amount: int


@dataclass(frozen=True, slots=True)
class PublicCount:
    """A policy posted without names: its people and money in one hamlet."""

    hamlet: str
    policy_label: str
    people: int
    amount: int


@dataclass(frozen=True, slots=True)
class PublicSection:
    """One hamlet. supports: awards, so a person with two counts once in `people`."""

    hamlet: str
    rows: tuple[PublicRow, ...]
    counts: tuple[PublicCount, ...]
    people: int
    supports: int
    amount: int


@dataclass(frozen=True, slots=True)
class Posting:
    """A list for the board: one hamlet's, or (hamlet None) the whole commune's."""

    notice: Notice
    hamlet: str | None
    sections: tuple[PublicSection, ...]
    people: int
    supports: int
    amount: int


@dataclass(frozen=True, slots=True)
class Part:
    """What one person is paid under one policy; `policy` is its name as the board has it."""

    policy: str
    amount: int


@dataclass(frozen=True, slots=True)
class PayoutRow:
    number: int
    name: str
    birth_year: str
    id_tail: str
    hamlet: str
    parts: tuple[Part, ...]
    amount: int


@dataclass(frozen=True, slots=True)
class Payout:
    """One place's payout list. parts: the sums by policy, in the order of the pack.

    number: of the sheet once it is entered; 0 for a draft.
    """

    hamlet: str
    rows: tuple[PayoutRow, ...]
    parts: tuple[Part, ...]
    amount: int
    office: Office
    decision: Decision | None
    number: int = 0


def mask_id(number: str) -> MaskedId:
    return MaskedId(mask(number)) if number else MaskedId("")


def posting_clock(
    decision_day: date, posted_on: date | None, latest_days: int
) -> tuple[date, int]:
    """The last good posting day, and by how many days the posting is late."""
    last = decision_day + timedelta(days=latest_days)
    late = (posted_on - last).days if posted_on else 0
    return last, max(0, late)


def hamlet_name(hamlet: str) -> str:
    return printed(hamlet) or NO_HAMLET
