"""Which paper a sheet is printed on, and how columns give way so that it can be read there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

A4, A3 = 9, 8
"""Numbers that Excel has for papers."""
_SCREEN = 11
_HEIGHTS = {A4: 481.0, A3: 728.0}
"""Points between the margins of a lying page."""
_SURE = 0.97
"""Of the height: programs differ in how high they make a row."""
_PADDING = 0.71
_HAIR = 0.01


@dataclass(frozen=True, slots=True)
class Fit:
    """room: characters across a lying page at which letters are still so many points high.

    spare: mm by which the left margin gives way.
    """

    paper: int
    room: float
    points: int
    spare: float = 0.0


_FITS = (Fit(A4, 172.0, 9), Fit(A4, 197.0, 8, spare=5.0), Fit(A3, 253.0, 9))
"""Few offices print on A3, so letters of 8 points come first."""


def fit_for(whole: float) -> Fit:
    return next((one for one in _FITS if whole <= one.room + _HAIR), _FITS[-1])


def room_below(whole: float) -> float:
    """Points of rows that surely stand on a page, as it is scaled to its width."""
    fit = fit_for(whole)
    scale = min(1.0, fit.room * fit.points / _SCREEN / whole)
    return _HEIGHTS[fit.paper] * _SURE / scale


def is_parted(
    heights: Sequence[float],
    first: int,
    room: float,
    *,
    repeated: float,
    breaks: Collection[int],
) -> bool:
    """Whether the rows from `first` to the end do not fit below those before them.

    repeated: how high the heading of a further page is.
    """
    used = 0.0
    for row, height in enumerate(heights[:first]):
        if used + height > room or row in breaks:
            used = repeated
        used += height
    return used + sum(heights[first:]) > room


def across(widths: Iterable[float]) -> float:
    """How wide columns are together, each with the room Excel keeps free in it."""
    return sum(width + _PADDING for width in widths)


def narrowed_to(whole: float, least: Mapping[int, float], wanted: Mapping[int, float]) -> float:
    """How wide a sheet should be: as it is, or as the first of the fits it can be made to."""
    narrowest = whole - sum(max(0.0, wanted[one] - least[one]) for one in wanted)
    for fit in _FITS:
        if narrowest <= fit.room:
            return min(whole, fit.room)
    return narrowest


def shared_out(
    wanted: Mapping[int, float], least: Mapping[int, float], free: float
) -> dict[int, float]:
    """The widths when columns lose `free` together, each by what it can spare."""
    spare = {one: max(0.0, wanted[one] - least[one]) for one in wanted}
    whole = sum(spare.values())
    part = min(1.0, free / whole) if whole else 0.0
    return {one: wanted[one] - spare[one] * part for one in wanted}
