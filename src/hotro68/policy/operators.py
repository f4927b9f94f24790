"""The closed list of questions a rule may ask, with the types each fits and its meaning."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from hotro68.vietnamese.text import fold

OperatorName: TypeAlias = Literal[
    "is",
    "is_not",
    "one_of",
    "at_least",
    "at_most",
    "below",
    "above",
    "on_or_after",
    "on_or_before",
    "before",
    "after",
]


@dataclass(frozen=True, slots=True)
class Range:
    """A whole number known only to lie between two bounds, both included."""

    low: int
    high: int

    def __str__(self) -> str:
        return f"{self.low} hoặc {self.high}"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that cannot be told: `fields` are the facts missing, `why` a contradiction."""

    fields: tuple[str, ...]
    why: str = ""

    def __str__(self) -> str:
        return "(chưa rõ)"


@dataclass(frozen=True, slots=True)
class Question:
    """types: the field types the question fits. takes: `one` bound or a `list` of them.

    holds(fact, bound) is only asked of known facts.
    """

    types: frozenset[str]
    holds: Callable[[Any, Any], bool | None]
    meaning: str
    takes: Literal["one", "list"] = "one"


NUMBERS = frozenset({"integer", "money"})
DATES = frozenset({"date"})
WORDS = frozenset({"yes_no", "choice", "text", "sex"})


def _between(low: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool | None]:
    """Ask a range at both ends: an answer only when the two agree."""

    def holds(fact: Any, bound: Any) -> bool | None:  # noqa: ANN401 - typed by the loader
        if type(fact) is Range:
            first, last = low(fact.low, bound), low(fact.high, bound)
            return first if first == last else None
        return low(fact, bound)

    return holds


def _same(fact: Any, bound: Any) -> bool | None:  # noqa: ANN401 - typed by the loader
    """Words are compared without case and marks: clerks write `Không`, `KHONG`."""
    if fact == bound:
        return True
    if type(fact) is Range:
        return None if fact.low <= bound <= fact.high else False
    return isinstance(fact, str) and isinstance(bound, str) and fold(fact) == fold(bound)


def _differs(fact: Any, bound: Any) -> bool | None:  # noqa: ANN401 - typed by the loader
    same = _same(fact, bound)
    return None if same is None else not same


def _one_of(fact: Any, bound: Any) -> bool:  # noqa: ANN401 - typed by the loader
    """A word is looked up among the folded bounds: lists of kinds of work are long."""
    if isinstance(fact, str):
        return fold(fact) in _folded(frozenset(bound))
    return any(_same(fact, one) for one in bound)


@lru_cache(maxsize=1 << 8)
def _folded(bounds: frozenset[object]) -> frozenset[str]:
    return frozenset(fold(one) for one in bounds if isinstance(one, str))


OPERATORS: dict[str, Question] = {
    "is": Question(WORDS | NUMBERS, _same, "bằng"),
    "is_not": Question(WORDS | NUMBERS, _differs, "khác"),
    "one_of": Question(
        WORDS,
        _one_of,
        "là một trong",
        takes="list",
    ),
    "at_least": Question(NUMBERS, _between(operator.ge), "từ … trở lên"),
    "at_most": Question(NUMBERS, _between(operator.le), "không quá"),
    "below": Question(NUMBERS, _between(operator.lt), "dưới"),
    "above": Question(NUMBERS, _between(operator.gt), "trên"),
    "on_or_after": Question(DATES, operator.ge, "từ ngày … trở đi"),
    "on_or_before": Question(DATES, operator.le, "đến hết ngày"),
    "before": Question(DATES, operator.lt, "trước ngày"),
    "after": Question(DATES, operator.gt, "sau ngày"),
}
