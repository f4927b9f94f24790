"""A register of another office held against the lists: what fits, what does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hotro68.core.claim import Claim
from hotro68.core.source import Source

PAID_POLICY = "ma_chinh_sach"
"""Fact of a payment in a register: the id of the policy it was paid under."""


class Act(StrEnum):
    """What a remark does to the row of the list. ASK: it waits for an answer, unpaid.

    REPAY: what was received comes back first, then the higher support can be paid.
    """

    ASK = "ask"
    REFUSE = "refuse"
    REPAY = "repay"
    NOTE = "note"

    @property
    def stops(self) -> bool:
        return self is not Act.NOTE


@dataclass(frozen=True, slots=True)
class Remark:
    """What a register says of one row of the lists.

    key: stays the same as long as both sides say the same. check: `thue/da-dong`.
    cell: the place in the list. theirs: the rows of the register it rests on.
    """

    key: str
    check: str
    act: Act
    claim: Claim
    cell: Source
    message: str
    question: str
    ref: str
    theirs: tuple[Source, ...] = ()
    code: str = ""
    give_back: int = 0


@dataclass(frozen=True, slots=True)
class Pairing:
    """Rows of the lists and of the register that belong together; either side may be empty.

    sure: they are certainly one. remarks: empty when all agrees.
    """

    ours: tuple[Claim, ...]
    theirs: tuple[Claim, ...]
    sure: bool
    remarks: tuple[Remark, ...] = ()


class Outcome(StrEnum):
    FITS = "khop"
    ONLY_OURS = "chi-xa"
    ONLY_THEIRS = "chi-co-quan"
    CONFLICT = "mau-thuan"


def outcome_of(case: Pairing) -> Outcome:
    if not case.theirs:
        return Outcome.ONLY_OURS
    if not case.ours:
        return Outcome.ONLY_THEIRS
    return Outcome.CONFLICT if case.remarks or not case.sure else Outcome.FITS


@dataclass(frozen=True, slots=True)
class Crossing:
    """A whole register crossed; every row of both sides stands in exactly one case."""

    kind: str
    cases: tuple[Pairing, ...]

    @property
    def remarks(self) -> tuple[Remark, ...]:
        return tuple(remark for case in self.cases for remark in case.remarks)

    def of(self, outcome: Outcome) -> tuple[Pairing, ...]:
        return tuple(case for case in self.cases if outcome_of(case) is outcome)

    def counts(self, outcome: Outcome) -> tuple[int, int]:
        """Rows of the lists and of the register."""
        cases = self.of(outcome)
        return rows_in(cases)


def rows_in(cases: Sequence[Pairing]) -> tuple[int, int]:
    return sum(len(case.ours) for case in cases), sum(len(case.theirs) for case in cases)


@dataclass(frozen=True, slots=True)
class CheckRun:
    """A kind of register and its last run; day None: it has not been run.

    ours, theirs: rows compared. stopped: rows of the lists that are not paid because of it.
    """

    kind: str
    title: str
    command: str
    day: date | None = None
    file: str = ""
    ours: int = 0
    theirs: int = 0
    stopped: int = 0

    @property
    def named(self) -> str:
        """The title inside a sentence."""
        return self.title[:1].lower() + self.title[1:]

    @property
    def told(self) -> str:
        """How it came out, in words; not run is said as such."""
        if self.day is None:
            return f"CHƯA ĐỐI CHIẾU ({self.command})"
        return (
            f"ngày {self.day:%d/%m/%Y}, tệp {self.file}: {self.ours} dòng của xã,"
            f" {self.theirs} dòng của sổ, giữ lại {self.stopped} dòng"
        )


def checks_told(checks: Iterable[CheckRun]) -> Iterator[str]:
    """Lines for the screen: what was held against the lists, and what was not."""
    listed = list(checks)
    for one in listed:
        if one.day is not None:
            yield f"Đã đối chiếu {one.named}: {one.told}."
    missing = [one for one in listed if one.day is None]
    if missing:
        yield (
            "Chưa đối chiếu: "
            + "; ".join(f"{one.named} ({one.command})" for one in missing)
            + "."
        )
