"""Which paper a sheet is printed on, and how columns give way so that it can be read there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

A4, A3 = 9, 8
"""Numbers that Excel has for papers."""
LARGE_ENOUGH = {A4: 172.0, A3: 253.0}
"""Characters across a lying page at which letters of 11 points are still printed with 9."""
_PADDING = 0.71
_HAIR = 0.01


def paper_for(whole: float) -> int:
    return A4 if whole <= LARGE_ENOUGH[A4] + _HAIR else A3


def across(widths: Iterable[float]) -> float:
    """How wide columns are together, each with the room Excel keeps free in it."""
    return sum(width + _PADDING for width in widths)


def narrowed_to(whole: float, least: Mapping[int, float], wanted: Mapping[int, float]) -> float:
    """How wide a sheet should be: as it is, or as the smallest paper it can be made to fit."""
    narrowest = whole - sum(max(0.0, wanted[one] - least[one]) for one in wanted)
    for room in (LARGE_ENOUGH[A4], LARGE_ENOUGH[A3]):
        if narrowest <= room:
            return min(whole, room)
    return narrowest


def shared_out(
    wanted: Mapping[int, float], least: Mapping[int, float], free: float
) -> dict[int, float]:
    """The widths when columns lose `free` together, each by what it can spare."""
    spare = {one: max(0.0, wanted[one] - least[one]) for one in wanted}
    whole = sum(spare.values())
    part = min(1.0, free / whole) if whole else 0.0
    return {one: wanted[one] - spare[one] * part for one in wanted}
