"""Working days in Vietnam: Monday to Friday without public holidays, swapped days counted."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

SATURDAY = 5


@lru_cache(maxsize=64)
def holidays_of(year: int) -> frozenset[date]:
    """Public holidays of a year, days in lieu included, as announced."""
    from holidays import country_holidays

    return frozenset(country_holidays("VN", years=year))


@lru_cache(maxsize=64)
def made_up_days_of(year: int) -> frozenset[date]:
    """Saturdays on which the offices worked instead of a day off, as announced."""
    from holidays import country_holidays

    announced = country_holidays("VN", years=year).weekend_workdays
    return frozenset(day for day in announced if day.year == year)


def is_working_day(day: date) -> bool:
    if day.weekday() >= SATURDAY:
        return day in made_up_days_of(day.year)
    return day not in holidays_of(day.year)


def count_working_days(first: date, last: date) -> int:
    """Both ends included; 0 when last is before first."""
    length = (last - first).days + 1
    return sum(is_working_day(first + timedelta(days=n)) for n in range(length))


def after_working_days(day: date, count: int) -> date:
    """The last of `count` working days, the first counted day being the one after `day`."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
