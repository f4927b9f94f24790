"""Dates as Vietnamese clerks write them: day first, and births as exact as they are known."""

from __future__ import annotations

import calendar
import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from hotro68.vietnamese.datetext import Parts, split_date
from hotro68.vietnamese.text import LONGEST_VALUE, clean
from hotro68.vietnamese.unreadable import Unreadable, Why

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_DAYS, _MONTHS = 31, 12
_SHORT_YEAR = 2
_LAST_SHORT_YEAR = 49  # 5/3/98 is an old card, not a day of 2098
_EXCEL_ZERO = date(1899, 12, 30)
_SMALLEST_SERIAL = 10_000  # 18/5/1927: a smaller number is as likely a year or a slip
_OLDEST_BIRTH_SERIAL = _LAST_YEAR + 1  # numbers up to it are years
_LAST_SERIAL = 73_050  # 31/12/2099
_YEARS = range(_FIRST_YEAR, _LAST_YEAR + 1)
_COMPACT = range(1_000_000, 100_000_000)  # 5031985, 19850305
# A year typed into a cell with a date format is read as a day of 1905.
_YEAR_AS_DAY = (
    _EXCEL_ZERO + timedelta(days=_FIRST_YEAR),
    _EXCEL_ZERO + timedelta(days=_LAST_YEAR),
)


@dataclass(frozen=True, slots=True, order=True)
class PartDate:
    """A birth date: year, year and month, or the full day. 0 stands for an unknown part."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def is_full(self) -> bool:
        return self.day > 0

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        """`YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as exact as the cell."""
        parts = [f"{self.year:04}", f"{self.month:02}", f"{self.day:02}"]
        return "-".join(parts[: 1 + (self.month > 0) + (self.day > 0)])

    def __str__(self) -> str:
        """As a Vietnamese reader writes it: `05/03/1985`, `03/1985`, `1985`."""
        parts = [f"{self.day:02}", f"{self.month:02}", f"{self.year:04}"]
        return "/".join(parts[2 - (self.month > 0) - (self.day > 0) :])


def parse_date(value: object) -> date:
    """A full day; raises Unreadable for anything less or unclear."""
    match value:
        case str():
            return _date_in_text(value)
        case date():
            return _cell_day(value)
        case bool():
            raise Unreadable(Why.NOT_UNDERSTOOD)
        case int() | float():
            return _date_in_number(_cell_number(value))
        case None:
            raise Unreadable(Why.BLANK)
    raise Unreadable(Why.NOT_UNDERSTOOD)


def parse_birth(value: object, *, century_pivot: int = 21) -> PartDate:
    """A birth as exact as it is written; two digits up to the pivot are of this century."""
    match value:
        case str():
            return _birth_in_text(value, century_pivot)
        case date():
            return _of_day(_cell_day(value))
        case bool():
            raise Unreadable(Why.NOT_UNDERSTOOD)
        case int() | float():
            return _birth_in_number(_cell_number(value))
        case None:
            raise Unreadable(Why.BLANK)
    raise Unreadable(Why.NOT_UNDERSTOOD)


def days_between(first: date, last: date) -> int:
    """Both days counted; 0 or less when `last` comes before `first`."""
    return (last - first).days + 1


@lru_cache(maxsize=1 << 14)
def _date_in_text(text: str) -> date:
    text = _given(text)
    if _is_serial(text):
        return _date_in_number(int(text))
    parts = split_date(text)
    year = int(parts.year)
    if len(parts.year) == _SHORT_YEAR:
        if year > _LAST_SHORT_YEAR:
            raise Unreadable(Why.AMBIGUOUS, "năm cần ghi đủ bốn chữ số")
        year += 2000
    if not parts.day:
        raise Unreadable(Why.INCOMPLETE)
    return _checked(parts, year).earliest


def _birth_in_text(text: str, century_pivot: int) -> PartDate:
    text = _given(text)
    if _is_serial(text):
        return _birth_in_number(int(text))
    parts = split_date(text)
    year = int(parts.year)
    if len(parts.year) == _SHORT_YEAR:
        year += 2000 if year <= century_pivot else 1900
    return _checked(parts, year)


def _given(text: str) -> str:
    text = clean(text)
    if not text or len(text) > LONGEST_VALUE:
        raise Unreadable(Why.NOT_UNDERSTOOD if text else Why.BLANK)
    return text


def _is_serial(text: str) -> bool:
    return len(text) == len(str(_LAST_SERIAL)) and text.isdecimal() and text[0] != "0"


def _checked(parts: Parts, year: int) -> PartDate:
    day, month = parts.day, parts.month
    if _MONTHS < month <= _DAYS and 0 < day <= _MONTHS:
        raise Unreadable(Why.AMBIGUOUS, "có thể là tháng đứng trước ngày")
    if month > _MONTHS or (day and not month):
        raise Unreadable(Why.IMPOSSIBLE)
    _check_year(year)
    if month and day > calendar.monthrange(year, month)[1]:
        raise Unreadable(Why.IMPOSSIBLE)
    return PartDate(year, month, day)


def _check_year(year: int) -> None:
    if year < _FIRST_YEAR:
        raise Unreadable(Why.TOO_OLD)
    if year > _LAST_YEAR:
        raise Unreadable(Why.FUTURE)


def _cell_day(value: date) -> date:
    day = value.date() if isinstance(value, datetime) else value
    _check_year(day.year)
    if _YEAR_AS_DAY[0] <= day <= _YEAR_AS_DAY[1]:
        raise Unreadable(Why.AMBIGUOUS, "có thể là năm gõ vào ô định dạng ngày")
    return day


def _of_day(day: date) -> PartDate:
    return PartDate(day.year, day.month, day.day)


def _cell_number(number: float) -> int:
    """A day may carry the hours of a clock; no smaller number has a fraction with a meaning."""
    if isinstance(number, int):
        return number
    if not math.isfinite(number):
        raise Unreadable(Why.NOT_UNDERSTOOD)
    if number.is_integer() or _OLDEST_BIRTH_SERIAL <= number <= _LAST_SERIAL:
        return int(number)
    # 3.1985 is the month and year of a lost zero, or a slip.
    raise Unreadable(Why.AMBIGUOUS if 0 < number < _FIRST_YEAR else Why.NOT_UNDERSTOOD)


@lru_cache(maxsize=1 << 12)
def _date_in_number(number: int) -> date:
    if _SMALLEST_SERIAL <= number <= _LAST_SERIAL:
        return _EXCEL_ZERO + timedelta(days=number)
    if number in _COMPACT:
        return _date_in_text(str(number))
    raise Unreadable(Why.INCOMPLETE if number in _YEARS else Why.NOT_UNDERSTOOD)


@lru_cache(maxsize=1 << 12)
def _birth_in_number(number: int) -> PartDate:
    if number in _YEARS:
        return PartDate(number)
    if _OLDEST_BIRTH_SERIAL <= number <= _LAST_SERIAL:
        return _of_day(_EXCEL_ZERO + timedelta(days=number))
    if number in _COMPACT:
        return _birth_in_text(str(number), 0)
    # 85 may be an age or a year of birth.
    raise Unreadable(Why.AMBIGUOUS if 0 < number < _FIRST_YEAR else Why.NOT_UNDERSTOOD)
