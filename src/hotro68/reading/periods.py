"""First day, last day and number of days of one row, held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hotro68.core.catalogue import DATES_REVERSED, DAYS_DIFFER
from hotro68.core.claim import Claim, Facts
from hotro68.core.finding import Finding
from hotro68.reading.book import Cell
from hotro68.reading.faults import seen
from hotro68.vietnamese.dates import days_between

_FIRST, _LAST, _DAYS = "tu_ngay", "den_ngay", "so_ngay"


@dataclass(frozen=True, slots=True)
class Period:
    """The keys of one period; `days` is empty when no field counts them."""

    first: str
    last: str
    days: str = ""

    def counted(self, facts: Facts) -> int | None:
        """Its days, when the row has its first and its last day."""
        first, last = facts[self.first], facts[self.last]
        return days_between(first, last) if type(first) is date is type(last) else None

    def is_sound(self, facts: Facts) -> bool:
        counted = self.counted(facts)
        return counted is None or (counted > 0 and facts.get(self.days) in (None, counted))


def periods_in(keys: Iterable[str]) -> tuple[Period, ...]:
    """`tu_ngay` with `den_ngay`, and any such pair with the same words before it."""
    known = set(keys)
    starts = sorted(key.removesuffix(_FIRST) for key in known if key.endswith(_FIRST))
    return tuple(
        Period(start + _FIRST, start + _LAST, start + _DAYS if start + _DAYS in known else "")
        for start in starts
        if start + _LAST in known
    )


def period_finding(claim: Claim, raw: Mapping[str, Cell], period: Period) -> Finding:
    """Of a period that is not sound."""
    data = {"first": claim.facts[period.first], "last": claim.facts[period.last]}
    counted = period.counted(claim.facts) or 0
    if counted <= 0:
        return _at(claim, raw, period.last, data)
    data |= {"stated": claim.facts[period.days], "counted": counted}
    return _at(claim, raw, period.days, data)


def _at(claim: Claim, raw: Mapping[str, Cell], key: str, data: Mapping[str, object]) -> Finding:
    beside = [other for other in (_FIRST, _LAST) if key.endswith(_DAYS)]
    start = key.removesuffix(_DAYS).removesuffix(_LAST)
    related = [start + other for other in beside] or [start + _FIRST]
    return Finding(
        DAYS_DIFFER if beside else DATES_REVERSED,
        claim.cell(key),
        data,
        field=key,
        value=seen(raw[key]),
        related=tuple(claim.cell(other) for other in related),
    )
