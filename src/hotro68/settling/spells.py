"""Periods of one person side by side: on how many days they overlap, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import chain

from hotro68.core.claim import Claim

_ENDS = 2
_LONGEST = 400


def days_told(claims: Iterable[Claim], fields: Sequence[str]) -> str:
    """`Các đợt chồng nhau 5 ngày; …`; empty when the fields are no two ends of a period."""
    spells = [_days(claim, fields) for claim in claims]
    if len(fields) != _ENDS or not all(spells):
        return ""
    distinct = len(set(chain.from_iterable(spells)))
    twice = sum(map(len, spells)) - distinct
    told = f"Các đợt chồng nhau {twice} ngày" if twice else "Các đợt không chồng ngày"
    return f"{told}; tính mỗi ngày một lần thì cả thảy {distinct} ngày."


def _days(claim: Claim, fields: Sequence[str]) -> frozenset[date]:
    ends = [claim.facts.get(field) for field in fields]
    first, last = (ends[0], ends[-1]) if ends else (None, None)
    if not isinstance(first, date) or not isinstance(last, date):
        return frozenset()
    count = (last - first).days + 1
    return frozenset(
        first + timedelta(each) for each in range(count if count < _LONGEST else 0)
    )
