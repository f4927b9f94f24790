"""Where the pages of a payout sheet end, worked out before printing so that sums can be too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

KEPT = 2
"""People that stay with the signatures on the last page."""


@dataclass(frozen=True, slots=True)
class Room:
    """Millimetres for rows, on the first page and on others. closing: what the end takes."""

    first: float
    other: float
    closing: float


def page_lengths(heights: Sequence[float], room: Room) -> list[int]:
    """How many rows each page holds; every page holds one at least."""
    lengths: list[int] = []
    space, left = room.first, list(heights)
    while len(left) > 1 and sum(left) > space - room.closing:
        taken = max(1, min(_fitting(left, space), len(left) - min(KEPT, len(left) - 1)))
        lengths.append(taken)
        space, left = room.other, left[taken:]
    return [*lengths, len(left)]


def _fitting(heights: Sequence[float], space: float) -> int:
    used = 0.0
    for at, height in enumerate(heights):
        used += height
        if used > space:
            return at
    return len(heights)
