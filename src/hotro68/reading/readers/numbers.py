"""Numbers and days as every reader gives them, whatever its library makes of them."""

from __future__ import annotations

from datetime import datetime, time
from math import inf

from hotro68.reading.book import Cell, ErrorCell

EXACT = 1e15
"""Whole numbers up to here lose nothing as floats."""
_NO_NUMBER = ErrorCell("#NUM!")


def plain_number(value: float) -> Cell:
    whole = value.is_integer() and -EXACT < value < EXACT
    return int(value) if whole else finite(value)


def finite(value: float) -> Cell:
    """Damaged files, and some programs, write numbers that are none."""
    return value if -inf < value < inf else _NO_NUMBER


def plain_day(moment: datetime) -> Cell:
    return moment.date() if moment.time() == time() else moment
