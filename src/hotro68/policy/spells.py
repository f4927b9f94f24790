"""Which dates of a claim may be several: the first and last days of a period in spells."""

from __future__ import annotations

from collections.abc import Iterable

FIRST, LAST, DAYS = "tu_ngay", "den_ngay", "so_ngay"


def spell_keys(keys: Iterable[str]) -> frozenset[str]:
    """Both ends of each period, unless a field counts its days: such a period is one spell."""
    known = set(keys)
    starts = (key.removesuffix(FIRST) for key in known if key.endswith(FIRST))
    return frozenset(
        start + end
        for start in starts
        if start + LAST in known and start + DAYS not in known
        for end in (FIRST, LAST)
    )
