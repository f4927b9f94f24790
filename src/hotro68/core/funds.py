"""Whose money it is: what is decided or paid, by cell, and the sources it is taken from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hotro68.core.case import CaseFile, Stage


@dataclass(frozen=True, slots=True)
class Owed:
    """One support of one person. norm: what the nation's own figures give, if they tell."""

    policy: str
    hamlet: str
    person: str
    amount: int
    norm: int | None
    round: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """One cell: a policy in a hamlet, in a round where rounds are told apart.

    people, supports: persons and files. central: the centre's share of what the nation's own
    figures give. excess: what a province adds above those; it is the province's own.
    """

    policy: str
    hamlet: str
    people: int
    amount: int
    central: int
    excess: int = 0
    supports: int = 0
    round: str = ""

    @property
    def norm(self) -> int:
        return self.amount - self.excess

    @property
    def local(self) -> int:
        return self.norm - self.central


def costs_of(owed: Iterable[Owed], central_percent: int) -> list[Cost]:
    """The cells, each with its share rounded down; every table and paper splits money here.

    A support whose norm nobody knows is the province's own until somebody has looked.
    """
    cells: dict[tuple[str, str, str], list[Owed]] = defaultdict(list)
    for one in owed:
        cells[one.policy, one.hamlet, one.round].append(one)
    return [_cost(found, central_percent) for found in cells.values()]


def _cost(cell: Sequence[Owed], percent: int) -> Cost:
    amount, norm = sum(one.amount for one in cell), sum(one.norm or 0 for one in cell)
    first = cell[0]
    return Cost(
        first.policy,
        first.hamlet,
        people=len({one.person for one in cell}),
        amount=amount,
        central=norm * percent // 100,
        excess=amount - norm,
        supports=len(cell),
        round=first.round,
    )


def summed(costs: Iterable[Cost], policy: str, hamlet: str, people: int) -> Cost:
    """A line for several cells; people: persons counted once over all of them."""
    listed = list(costs)
    return Cost(
        policy,
        hamlet,
        people,
        amount=sum(cost.amount for cost in listed),
        central=sum(cost.central for cost in listed),
        excess=sum(cost.excess for cost in listed),
        supports=sum(cost.supports for cost in listed),
    )


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
    def central(self) -> int:
        return sum(cost.central for cost in self.costs)

    @property
    def local(self) -> int:
        return sum(cost.local for cost in self.costs)

    @property
    def excess(self) -> int:
        return sum(cost.excess for cost in self.costs)

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
    """Files and đồng. people: keys of the persons, so that nobody is counted twice."""

    files: int = 0
    amount: int = 0
    people: frozenset[str] = frozenset()


def counted(files: Iterable[CaseFile]) -> Count:
    listed = list(files)
    people = frozenset(file.person for file in listed)
    return Count(len(listed), sum(file.amount for file in listed), people)


def added(counts: Iterable[Count]) -> Count:
    listed = list(counts)
    return Count(
        sum(one.files for one in listed),
        sum(one.amount for one in listed),
        frozenset().union(*(one.people for one in listed)),
    )


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
