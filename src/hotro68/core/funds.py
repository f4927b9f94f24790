"""Whose money it is: what is decided or paid, by cell, and the sources it is taken from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hotro68.core.case import Stage


@dataclass(frozen=True, slots=True)
class Cost:
    """One cell: a policy in a hamlet in a round.

    people, supports: persons and files. norm: what the nation's own figures give, of which the
    centre bears its share, rounded down in each cell. What a province adds above it is its own.
    """

    policy: str
    hamlet: str
    round: str
    people: int
    supports: int
    amount: int
    norm: int
    central: int

    @property
    def local(self) -> int:
        return self.norm - self.central

    @property
    def excess(self) -> int:
        return self.amount - self.norm


@dataclass(frozen=True, slots=True)
class Fund:
    """A local source. balance: None when nobody told it. draw: what is proposed."""

    name: str
    balance: int | None
    percent: int
    ceiling: int
    draw: int
    ref: str


@dataclass(frozen=True, slots=True)
class Budget:
    """basis: what was counted, in words. people: persons over all cells."""

    basis: str
    costs: tuple[Cost, ...]
    people: int
    funds: tuple[Fund, ...] = ()
    unknown_norm: int = 0

    @property
    def supports(self) -> int:
        return sum(cost.supports for cost in self.costs)

    @property
    def amount(self) -> int:
        return sum(cost.amount for cost in self.costs)

    @property
    def norm(self) -> int:
        return sum(cost.norm for cost in self.costs)

    @property
    def central(self) -> int:
        return sum(cost.central for cost in self.costs)

    @property
    def local(self) -> int:
        return self.norm - self.central

    @property
    def excess(self) -> int:
        return self.amount - self.norm

    @property
    def told(self) -> bool:
        """Whether the balance of any source is known."""
        return any(fund.balance is not None for fund in self.funds)

    @property
    def available(self) -> int:
        return sum(fund.ceiling for fund in self.funds)

    @property
    def short(self) -> int:
        """What the sources do not cover, as far as their balances are known."""
        return max(0, self.local - self.available) if self.told else 0


@dataclass(frozen=True, slots=True)
class Count:
    """Files and đồng."""

    files: int = 0
    amount: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.files + other.files, self.amount + other.amount)


def added(counts: Iterable[Count]) -> Count:
    return sum(counts, Count())


@dataclass(frozen=True, slots=True)
class Account:
    """A policy in a hamlet: approved = paid + unpaid + given back + waiting, to the đồng."""

    policy: str
    hamlet: str
    approved: Count
    paid: Count
    unpaid: Count
    given_back: Count
    waiting: Count


@dataclass(frozen=True, slots=True)
class Voucher:
    """A paid file: the sheet it was paid on, with page and line, and the day."""

    name: str
    hamlet: str
    policy: str
    amount: int
    sheet: int
    page: int
    line: int
    day: date | None
    taker: str
    decision: str


@dataclass(frozen=True, slots=True)
class Settlement:
    """received, returned: what the commune got and gave back; None when nobody told it."""

    until: date
    accounts: tuple[Account, ...]
    vouchers: tuple[Voucher, ...]
    budget: Budget
    received: int | None = None
    returned: int = 0

    @property
    def approved(self) -> Count:
        return added(one.approved for one in self.accounts)

    @property
    def paid(self) -> Count:
        return added(one.paid for one in self.accounts)

    @property
    def rest(self) -> int | None:
        """What is still in the commune's hands."""
        if self.received is None:
            return None
        return self.received - self.paid.amount - self.returned


@dataclass(frozen=True, slots=True)
class Standing:
    """How many files of a policy in a hamlet stand at a stage, and their money."""

    policy: str
    hamlet: str
    stage: Stage
    count: Count


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to be told upwards. people: whom it concerns."""

    what: str
    hamlet: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Progress:
    """A report. since: None from the beginning. paid: in the period, by account."""

    since: date | None
    until: date
    standings: tuple[Standing, ...]
    paid: tuple[Account, ...]
    budget: Budget
    problems: tuple[Problem, ...]
