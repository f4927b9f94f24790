"""Derived facts: the closed list of what may be worked out from the facts of a claim.

age_on [birth, day]: whole years reached on the day. A birth date known only by year or month
  gives a range. Without birth or day it is unknown.
days [first, last]: calendar days from first to last, both included; negative is unknown.
days_within [first, last, window_first, window_last]: how many of those days lie in the window,
  both ends included; 0 when none does.
children_under [births, day, years]: how many were born on or before the day and reach the age
  only after it; births is a list of dates, an empty list is no child.
overlap [first, last, other_first, other_last]: how many days two periods share; of several
  spells all days count, each once.
months [first, last]: whole months from first to last (last included): 01/6 to 31/7 is 2.
working_days [first, last]: Monday to Friday without Vietnamese public holidays, both included.
days_after [count, first, window_first, window_last]: how many of `count` days begun on the
  first day come after the window. Without a first day they begin with the window, at the
  earliest; of several spells the last one is looked at.
days_past [day, other]: how many days the day lies after the other, 0 when it does not; of
  several days the last one is looked at. A day nobody gave lies after nothing.
told_male [sex, number]: 1 when the sex written, or that of the twelve digits, is a man's;
  else 0, also when nothing is known.
fall_percent [before, now]: how many whole hundredths of `before` have been lost, rounded down;
  negative is 0; unknown when `before` is 0.
product [a, b], least [a, b]: of two whole numbers; unknown when either is.
first_known [day, other_day]: the first day when it is known, else the other; a date.
thousandths [sum, parts]: `parts` thousandths of a sum, rounded down to a đồng.
Where a period is several spells (first and last days in lists of one length) days, agreed_days
  count the longest run of days without a gap; days_within looks at that run. What is counted on
  one day (age_on, children_under) is told when it is the same on each first day given. months
  and working_days do not read several spells.
agreed_days [stated, first, last]: the stated number, or the days counted when none is stated;
  unknown, as a contradiction, when both are there and differ.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeAlias

from hotro68.policy.operators import Range, Unknown
from hotro68.vietnamese.calendar import count_working_days
from hotro68.vietnamese.cccd import sex_in
from hotro68.vietnamese.dates import PartDate

Given: TypeAlias = date | tuple[date, ...]
"""A day, or the days of several spells."""
Day: TypeAlias = Given | None
Run: TypeAlias = tuple[date, date]
"""The first and last day of days without a gap."""
Value: TypeAlias = Any
"""A fact, a Range, or Unknown; the loader has checked the types."""

SEVERAL = "có nhiều đợt, chưa rõ tính đợt nào"


def age_on(names: tuple[str, ...], birth: PartDate | None, day: Day) -> Value:
    if birth is None or day is None:
        return _missing(names, (birth, day))
    if isinstance(day, tuple):
        return _same_on_each(names[1], [age_on(names, birth, one) for one in day])
    oldest, youngest = _years(birth.earliest, day), _years(birth.latest, day)
    if youngest < 0:
        return Unknown(names, "ngày sinh sau ngày cần tính tuổi")
    return oldest if oldest == youngest else Range(youngest, oldest)


def _years(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _same_on_each(name: str, found: list[Value]) -> Value:
    """What holds on every one of several days; otherwise the day has to be made clear."""
    same = all(one == found[0] for one in found)
    return found[0] if found and same else Unknown((name,))


def days(names: tuple[str, ...], first: Day, last: Day) -> Value:
    if first is None or last is None:
        return _missing(names, (first, last))
    run = _longest(_spells(names, first, last))
    return run if isinstance(run, Unknown) else (run[1] - run[0]).days + 1


def _spells(names: tuple[str, ...], first: Given, last: Given) -> list[Run] | Unknown:
    """The days of a period as runs without a gap, in order."""
    if type(first) is date and type(last) is date and first <= last:
        return [(first, last)]
    starts = first if isinstance(first, tuple) else (first,)
    ends = last if isinstance(last, tuple) else (last,)
    if len(starts) != len(ends) or not starts:
        return Unknown(names, "số ngày bắt đầu và số ngày kết thúc không bằng nhau")
    spells: list[Run] = sorted(zip(starts, ends, strict=True))
    if any(end < start for start, end in spells):
        return Unknown(names, "ngày kết thúc trước ngày bắt đầu")
    return spells if len(spells) == 1 else _joined(spells)


def _joined(spells: list[Run]) -> list[Run]:
    runs = spells[:1]
    for start, end in spells[1:]:
        if start <= runs[-1][1] + timedelta(days=1):
            runs[-1] = (runs[-1][0], max(runs[-1][1], end))
        else:
            runs.append((start, end))
    return runs


def _longest(runs: list[Run] | Unknown) -> Run | Unknown:
    """The longest run; of equal ones the first."""
    if isinstance(runs, Unknown):
        return runs
    if len(runs) == 1:
        return runs[0]
    return max(runs, key=lambda run: (run[1] - run[0], -run[0].toordinal()))


def days_within(names: tuple[str, ...], *ends: Value) -> Value:
    first, last, *window = ends
    if first is None or last is None:
        return _missing(names[:2], (first, last))
    run = _longest(_spells(names[:2], first, last))
    return run if isinstance(run, Unknown) else _shared(run, (window[0], window[1]))


def _shared(one: Run, other: Run) -> int:
    return max(0, (min(one[1], other[1]) - max(one[0], other[0])).days + 1)


def agreed_days(names: tuple[str, ...], stated: int | None, first: Day, last: Day) -> Value:
    counted = days(names[1:], first, last)
    if stated is None:
        return counted
    if type(counted) is int and counted != stated:
        return Unknown(names, f"ghi {stated} ngày nhưng hai ngày đầu, cuối cho {counted} ngày")
    if type(counted) is Unknown and counted.why:
        return counted
    return stated


def children_under(
    names: tuple[str, ...], births: tuple[date, ...] | None, day: Day, years: int
) -> Value:
    if births is None or day is None:
        return _missing(names[:2], (births, day))
    if isinstance(day, tuple):
        each = [children_under(names, births, one, years) for one in day]
        return _same_on_each(names[1], each)
    return sum(birth <= day and _years(birth, day) < years for birth in births)


def overlap(names: tuple[str, ...], *ends: Value) -> Value:
    if None in ends:
        return _missing(names, ends)
    mine = _spells(names[:2], *ends[:2])
    if isinstance(mine, Unknown):
        return mine
    theirs = _spells(names[2:], *ends[2:])
    if isinstance(theirs, Unknown):
        return theirs
    return sum(_shared(one, other) for one in mine for other in theirs)


def months(names: tuple[str, ...], first: Day, last: Day) -> Value:
    if first is None or last is None:
        return _missing(names, (first, last))
    if isinstance(first, tuple) or isinstance(last, tuple):
        return Unknown(names, SEVERAL)
    if last < first:
        return Unknown(names, "ngày kết thúc trước ngày bắt đầu")
    after = last + timedelta(days=1)
    whole = (after.year - first.year) * 12 + after.month - first.month
    return whole - (after.day < first.day)


def working_days(names: tuple[str, ...], first: Day, last: Day) -> Value:
    if first is None or last is None:
        return _missing(names, (first, last))
    if isinstance(first, tuple) or isinstance(last, tuple):
        return Unknown(names, SEVERAL)
    if last < first:
        return Unknown(names, "ngày kết thúc trước ngày bắt đầu")
    return count_working_days(first, last)


def days_after(
    names: tuple[str, ...], count: Value, first: Day, opens: date, closes: date
) -> Value:
    if type(count) is not int:
        return count if type(count) is Unknown else Unknown(names[:1])
    start = max(first) if isinstance(first, tuple) else first or opens
    return max(0, count - max(0, (closes - start).days + 1))


def days_past(names: tuple[str, ...], day: Day, other: date | None) -> Value:
    if other is None:
        return Unknown(names[1:])
    last = max(day) if isinstance(day, tuple) else day or other
    return max(0, (last - other).days)


def told_male(_: tuple[str, ...], sex: str | None, number: str | None) -> Value:
    return int("nam" in {sex, sex_in(number or "")})


def fall_percent(names: tuple[str, ...], before: int | None, now: int | None) -> Value:
    if before is None or now is None:
        return _missing(names, (before, now))
    if before == 0:
        return Unknown(names, "con số ban đầu bằng 0")
    return max(0, (before - now) * 100 // before)


def first_known(names: tuple[str, ...], first: date | None, second: date | None) -> Value:
    if first is None and second is None:
        return _missing(names, (first, second))
    return second if first is None else first


def _of_two(
    work: Callable[[int, int], int],
) -> Callable[[tuple[str, ...], Value, Value], Value]:
    """A function of two whole numbers that may themselves have been worked out."""

    def of_two(names: tuple[str, ...], first: Value, second: Value) -> Value:
        for name, value in zip(names, (first, second), strict=True):
            if value is None or type(value) is Range:
                return Unknown((name,))
            if type(value) is Unknown:
                return value
        return work(first, second)

    return of_two


def _missing(names: tuple[str, ...], values: tuple[object, ...]) -> Unknown:
    return Unknown(
        tuple(name for name, value in zip(names, values, strict=True) if value is None)
    )


DERIVATIONS: dict[str, Callable[..., Value]] = {
    "age_on": age_on,
    "days": days,
    "days_within": days_within,
    "agreed_days": agreed_days,
    "children_under": children_under,
    "overlap": overlap,
    "months": months,
    "working_days": working_days,
    "days_after": days_after,
    "days_past": days_past,
    "told_male": told_male,
    "fall_percent": fall_percent,
    "first_known": first_known,
    "product": _of_two(lambda first, second: first * second),
    "least": _of_two(min),
    "thousandths": _of_two(lambda whole, parts: whole * parts // 1000),
}

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "age_on": ("birth_date", "date"),
    "days": ("date", "date"),
    "days_within": ("date", "date", "date", "date"),
    "agreed_days": ("integer", "date", "date"),
    "children_under": ("date_list", "date", "integer"),
    "overlap": ("date", "date", "date", "date"),
    "months": ("date", "date"),
    "working_days": ("date", "date"),
    "days_after": ("number", "date", "date", "date"),
    "days_past": ("date", "date"),
    "told_male": ("sex", "id_number"),
    "fall_percent": ("integer", "integer"),
    "first_known": ("date", "date"),
    "product": ("number", "number"),
    "least": ("number", "number"),
    "thousandths": ("money", "number"),
}
"""The field type each argument must have: a fact, a dated figure, or a fact derived above it.

`number` is any whole number; only such arguments may be derived themselves.
"""

RESULTS: dict[str, str] = {"first_known": "date"}
"""The type of what a function works out, where it is not a whole number."""
