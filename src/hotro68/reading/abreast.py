"""Tells lists that stand side by side under one header row apart."""

from __future__ import annotations

from collections.abc import Sequence

from hotro68.reading.grid import Grid
from hotro68.reading.header import Header, samples_below
from hotro68.reading.headings import Matched, match_columns
from hotro68.reading.lexicon import Heading, Lexicon
from hotro68.reading.table import STT

Part = tuple[Matched, int, int | None]

_NEEDED = 2


def abreast(header: Header, lexicon: Lexicon, grid: Grid) -> list[Part]:
    """The header as it is, or one part for each run of headings that begins again."""
    starts = _starts(header.headings, lexicon)
    whole: list[Part] = [(header.matched, 0, None)]
    if len(starts) < _NEEDED:
        return whole
    ends = [*starts[1:], len(header.headings)]
    samples = samples_below(grid, lexicon, header.last + 1, len(header.headings))
    parts: list[Part] = []
    for first, end in zip((0, *starts[1:]), ends, strict=True):
        headings = header.headings[first:end]
        parts.append((match_columns(headings, lexicon, samples), first, end - 1))
    return parts if all("ho_ten" in part[0].keys for part in parts) else whole


def _starts(headings: Sequence[Heading], lexicon: Lexicon) -> list[int]:
    """The columns of the running number, else of the name, where the same headings begin."""
    for key in (STT, "ho_ten"):
        places = [h.index for h in headings if _is(h, key, lexicon)]
        # a running number that begins again begins another list, whatever its headings
        if len(places) > 1 and (key == STT or _repeats(headings, places)):
            return places
    return []


def _is(heading: Heading, key: str, lexicon: Lexicon) -> bool:
    found = lexicon.find(heading.own) if heading.texts else ()
    return heading.shared in (None, heading.index) and any(a.key == key for a in found)


def _repeats(headings: Sequence[Heading], places: Sequence[int]) -> bool:
    """Whether the two headings from each start on are the same."""
    by_place = {heading.index: heading.own.lower() for heading in headings}
    first = [by_place.get(places[0] + step, "") for step in range(_NEEDED)]
    return all(
        [by_place.get(place + step, "") for step in range(_NEEDED)] == first for place in places
    )
