"""Headers that need no recognising: given by a person or a form, taught by an earlier list."""

from __future__ import annotations

from hotro68.reading.directed import pattern_of
from hotro68.reading.grid import Grid
from hotro68.reading.header import Header, header_between, headings_of
from hotro68.reading.lexicon import NAME_KEYS, Lexicon
from hotro68.reading.samples import is_name

_WITHIN = 60
_FEWEST = 3


def given_header(grid: Grid, lexicon: Lexicon) -> Header | None:
    """The header in the rows that were given, or one that an earlier list taught."""
    fixed = lexicon.fixed
    if fixed.header is not None:
        return header_between(grid, lexicon, *fixed.header)
    depths = {one.depth for one in fixed.remembered.values()}
    for first in range(min(_WITHIN, len(grid.rows)) if depths else 0):
        for last in sorted(first + depth - 1 for depth in depths):
            if last < len(grid.rows) and _is_taught(grid, lexicon, first, last):
                return header_between(grid, lexicon, first, last)
    return None


def _is_taught(grid: Grid, lexicon: Lexicon, first: int, last: int) -> bool:
    headings = tuple(headings_of(grid, first, last))
    return pattern_of(headings) in lexicon.fixed.remembered


def header_by_name(grid: Grid, lexicon: Lexicon) -> Header | None:
    """Headings that nobody knows, over the column that a person said holds the names."""
    places = lexicon.fixed.places
    named = [places[key][0] for key in NAME_KEYS if key in places]
    for row in range(min(_WITHIN, len(grid.rows) - 1) if named else 0):
        texts = dict(grid.texts(row))
        is_row = len(texts) >= _FEWEST and not grid.numbers(row)
        if is_row and any(at in texts and is_name(grid.at(row + 1, at)) for at in named):
            return header_between(grid, lexicon, row, row)
    return None
