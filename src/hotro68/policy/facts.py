"""Derived facts: the closed list of what may be worked out from the facts of a claim.

age_on [birth, day]: whole years reached on the day. A birth date known only by year or month
  gives a range. Without birth or day it is unknown.
days [first, last]: calendar days from first to last, both included; negative is unknown.
days_within [first, last, window_first, window_last]: how many of those days lie in the window,
  both ends included; 0 when none does.
agreed_days [stated, first, last]: the stated number, or the days counted when none is stated;
  unknown, as a contradiction, when both are there and differ.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

from hotro68.policy.operators import Range, Unknown
from hotro68.vietnamese.dates import PartDate

Value: TypeAlias = Any
"""A fact, a Range, or Unknown; the loader has checked the types."""


def age_on(names: tuple[str, ...], birth: PartDate | None, day: date | None) -> Value:
    if birth is None or day is None:
        return _missing(names, (birth, day))
    oldest, youngest = _years(birth.earliest, day), _years(birth.latest, day)
    if youngest < 0:
        return Unknown(names, "ngày sinh sau ngày cần tính tuổi")
    return oldest if oldest == youngest else Range(youngest, oldest)


def _years(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def days(names: tuple[str, ...], first: date | None, last: date | None) -> Value:
    if first is None or last is None:
        return _missing(names, (first, last))
    if last < first:
        return Unknown(names, "ngày kết thúc trước ngày bắt đầu")
    return (last - first).days + 1


def days_within(names: tuple[str, ...], *ends: date | None) -> Value:
    first, last, window_first, window_last = ends
    if first is None or last is None:
        return _missing(names[:2], (first, last))
    if last < first:
        return Unknown(names[:2], "ngày kết thúc trước ngày bắt đầu")
    assert window_first is not None
    assert window_last is not None
    return max(0, (min(last, window_last) - max(first, window_first)).days + 1)


def agreed_days(
    names: tuple[str, ...], stated: int | None, first: date | None, last: date | None
) -> Value:
    counted = days(names[1:], first, last)
    if stated is None:
        return counted
    if type(counted) is int and counted != stated:
        return Unknown(names, f"ghi {stated} ngày nhưng hai ngày đầu, cuối cho {counted} ngày")
    if type(counted) is Unknown and counted.why:
        return counted
    return stated


def _missing(names: tuple[str, ...], values: tuple[object, ...]) -> Unknown:
    return Unknown(
        tuple(name for name, value in zip(names, values, strict=True) if value is None)
    )


DERIVATIONS: dict[str, Callable[..., Value]] = {
    "age_on": age_on,
    "days": days,
    "days_within": days_within,
    "agreed_days": agreed_days,
}

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "age_on": ("birth_date", "date"),
    "days": ("date", "date"),
    "days_within": ("date", "date", "date", "date"),
    "agreed_days": ("integer", "date", "date"),
}
"""The field type (or, for a date, a dated figure) each argument must have."""
