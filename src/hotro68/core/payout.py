"""Money handed out: a numbered payout sheet, its rows, and what became of each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hotro68.core.case import Stage
from hotro68.core.office import Decision


class Outcome(StrEnum):
    """What became of a row; the value is what the drop-down offers."""

    RECEIVED = "Đã nhận"
    PROXY = "Nhận thay"
    ABSENT = "Vắng"
    DEAD = "Đã mất"
    REFUSED = "Từ chối nhận"
    GIVEN_BACK = "Nhận rồi trả lại"

    @property
    def stage(self) -> Stage:
        return _STAGES[self]

    @property
    def paid(self) -> bool:
        return self.stage is Stage.PAID


_STAGES = {
    Outcome.RECEIVED: Stage.PAID,
    Outcome.PROXY: Stage.PAID,
    Outcome.ABSENT: Stage.UNPAID,
    Outcome.DEAD: Stage.GIVEN_BACK,
    Outcome.REFUSED: Stage.GIVEN_BACK,
    Outcome.GIVEN_BACK: Stage.GIVEN_BACK,
}


@dataclass(frozen=True, slots=True)
class Support:
    """One file in a row. key: `person/policy`. amount: đồng decided."""

    key: str
    policy: str
    amount: int


@dataclass(frozen=True, slots=True)
class PayLine:
    """One person on a sheet: cash is counted out and signed for once. page: where it stands."""

    person: str
    name: str
    birth_year: str
    id_tail: str
    hamlet: str
    supports: tuple[Support, ...]
    page: int = 0

    @property
    def amount(self) -> int:
        return sum(support.amount for support in self.supports)


@dataclass(frozen=True, slots=True)
class PaySheet:
    """A payout sheet as entered. number: counted over the whole journal, never used twice.

    place: the hamlet, or the pay point of several. replaces: sheets it takes the place of.
    """

    number: int
    decision: Decision
    place: str
    lines: tuple[PayLine, ...]
    stem: str
    replaces: tuple[int, ...] = ()
    round: str = ""

    @property
    def amount(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(support.key for line in self.lines for support in line.supports)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one row of a sheet. day: when the money was handed out, for a paid row.

    proxy, paper: who took it instead, and the number of the authorisation.
    """

    sheet: int
    person: str
    outcome: Outcome
    amount: int
    day: date | None = None
    proxy: str = ""
    paper: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """A result with the step it was entered in."""

    result: Result
    step: int
    day: date

    @property
    def counts_from(self) -> date:
        """Money handed out counts from that day, anything else from the day of the step."""
        return self.result.day if self.result.outcome.paid and self.result.day else self.day
