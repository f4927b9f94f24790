"""Money owed: an assessment is what the law says of a claim, an award what is paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hotro68.core.claim import Claim
from hotro68.core.source import Source


class Answer(StrEnum):
    """The three answers of the law, as the contract writes them."""

    PAID = "duoc"
    REFUSED = "khong"
    ASKED = "hoi"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of arithmetic: `amount` = `rate` × `times`, đồng."""

    label: str
    amount: int
    ref: str
    rate: int = 0
    times: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a claim is refused or asked about.

    rule: `policy/condition`. fields: the facts it looked at. question: what to ask, when asked.
    """

    rule: str
    answer: Answer
    message: str
    ref: str
    fields: tuple[str, ...] = ()
    question: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the law says of one claim on the day `as_of`; the amount counts only when paid."""

    claim: Claim
    answer: Answer
    lines: tuple[Line, ...]
    reasons: tuple[Reason, ...]
    as_of: date

    @property
    def amount(self) -> int:
        return sum(line.amount for line in self.lines) if self.answer is Answer.PAID else 0


@dataclass(frozen=True, slots=True)
class SetAside:
    """A claim that is not paid because another of the same person is."""

    assessment: Assessment
    reason: str
    ref: str
    winner: Source


@dataclass(frozen=True, slots=True)
class Award:
    """One policy paid to one person.

    person: the key shared by all rows held to be one person.
    sources: the row paid and the identical rows of the same claim.
    """

    person: str
    kept: Assessment
    set_aside: tuple[SetAside, ...] = ()

    @property
    def amount(self) -> int:
        return self.kept.amount

    @property
    def claim(self) -> Claim:
        return self.kept.claim
