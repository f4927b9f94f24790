"""Finds the header of a list: where it begins, how deep it is, what stands over what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hotro68.reading.below import PIECES, Below
from hotro68.reading.book import Cell, Merged
from hotro68.reading.grid import DEEPEST, Grid
from hotro68.reading.headings import Matched, match_columns
from hotro68.reading.lexicon import NAME_KEYS, PARTS, Heading, Lexicon, forms, is_aside
from hotro68.reading.nobody import PERSONAL, counts_kinds
from hotro68.reading.phrases import (
    is_in_words,
    is_signature,
    numbers_columns,
    over_columns,
)
from hotro68.reading.readings import is_heading
from hotro68.reading.samples import MOST, is_empty, is_number, share
from hotro68.reading.table import KY_NHAN
from hotro68.vietnamese.text import fold

_SAMPLED_ROWS = 60
_STRONG_SET = frozenset({"so_giay_to", "ngay_sinh", "so_tien_de_nghi"})
_STRONG_SIZE = 3
_PAPER_DIGITS = (9, 12)
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_WHOLE_WIDTH = 0.6


@dataclass(frozen=True, slots=True)
class Header:
    """Rows `first` to `last`, from 0, both included."""

    first: int
    last: int
    headings: tuple[Heading, ...]
    matched: Matched

    @property
    def rows(self) -> tuple[int, ...]:
        """As Excel numbers them."""
        return tuple(range(self.first + 1, self.last + 2))

    @property
    def wordings(self) -> tuple[tuple[int, str], ...]:
        """The lowest text over each column."""
        return tuple((heading.index, heading.own) for heading in self.headings if heading.own)

    @property
    def shape(self) -> frozenset[tuple[str, str, int]]:
        return frozenset((c.key, c.part, c.index) for c in self.matched.columns)


def find_header(grid: Grid, lexicon: Lexicon, start: int, stop: int) -> Header | None:
    """The first header that begins or has its names in the rows `start` … `stop` - 1."""
    for row in range(start, min(stop, len(grid.rows))):
        header = header_at(grid, lexicon, row, start)
        if header:
            return header
    return None


def header_between(grid: Grid, lexicon: Lexicon, first: int, last: int) -> Header:
    """These rows as a header, whatever stands in them."""
    headings = tuple(headings_of(grid, first, last))
    samples = samples_below(grid, lexicon, last + 1, len(headings))
    return Header(first, last, headings, match_columns(headings, lexicon, samples))


def header_at(grid: Grid, lexicon: Lexicon, row: int, start: int) -> Header | None:
    """The header that has its name heading (or most of its headings) in this row."""
    if not _may_be_header(grid, lexicon, row):
        return None
    first = _first_row(grid, lexicon, row, start)
    last = _last_row(grid, lexicon, first, row)
    headings = tuple(headings_of(grid, first, last))
    samples = samples_below(grid, lexicon, last + 1, len(headings))
    matched = match_columns(headings, lexicon, samples)
    if not _is_list(matched, samples) or counts_kinds(matched, samples, lexicon):
        return None
    return Header(first, last, headings, matched)


def _is_list(matched: Matched, samples: Mapping[int, Sequence[Cell]]) -> bool:
    """Names and something else; or papers and births of people whose names are missing."""
    names = [column for column in matched.columns if column.key in NAME_KEYS]
    if names:
        counts = all(share(samples.get(name.index, ()), is_number) > MOST for name in names)
        return len(matched.keys) > 1 and not counts
    keys = matched.keys - {KY_NHAN}
    return len(keys) >= _STRONG_SIZE and bool(keys & PERSONAL)


def _may_be_header(grid: Grid, lexicon: Lexicon, row: int) -> bool:
    texts = grid.texts(row)
    if not texts or grid.numbers(row) > len(texts) or _is_of_person(grid.rows[row]):
        return False
    if any(lexicon.names_person(text) for _, text in texts):
        return True
    known = {alias.key for _, text in texts for alias in lexicon.find(text)[:1]}
    if len(known) >= _STRONG_SIZE and known & _STRONG_SET:
        return True
    # Few in so many words, most in part: the cells below tell where the names stand.
    mostly = len(known) > 1 and len(texts) > _STRONG_SIZE and not grid.numbers(row)
    return mostly and all(is_heading(text, lexicon) or is_aside(text) for _, text in texts)


def _is_of_person(row: Sequence[Cell]) -> bool:
    """`Hộ kinh doanh` beside a number of a paper, `Chủ hộ` beside dates, are no headings."""
    filled = [cell for cell in row if not is_empty(cell)]
    texts = [cell.strip(" '.") for cell in filled if isinstance(cell, str)]
    if any(len(text) in _PAPER_DIGITS and text.isdigit() for text in texts):
        return True
    return str(*filled[:1]).strip(" .").isdigit() and any(map(_holds_day, filled[1:]))


def _holds_day(cell: Cell) -> bool:
    return isinstance(cell, date) or (isinstance(cell, str) and bool(_DAY.search(cell)))


def samples_below(
    grid: Grid, lexicon: Lexicon, start: int, width: int
) -> dict[int, list[Cell]]:
    """The first filled cells of each column below the header, not of the list after it.

    Headings repeated on a new page end nothing; they and the signatures are no one's cells.
    """
    stop = min(start + _SAMPLED_ROWS, len(grid.rows))
    mine = [grid.texts(row) for row in range(max(0, start - DEEPEST), start)]
    headings = [row for row in range(start, stop) if _may_be_header(grid, lexicon, row)]
    after = next((row for row in headings if grid.texts(row) not in mine), stop)
    rows = [
        cells
        for row, cells in enumerate(grid.rows[start:after], start)
        if row not in headings and not numbers_columns(cells) and not _is_signed(grid, row)
    ]
    return {
        column: [row[column] for row in rows if column < len(row) and not is_empty(row[column])]
        for column in range(width)
    }


def _is_signed(grid: Grid, row: int) -> bool:
    """A date or a sum in words may be somebody's own, among more cells than signers have."""
    texts = grid.texts(row)
    few = len(texts) < _STRONG_SIZE and not grid.numbers(row)
    return few and any(is_signature(text) or is_in_words(text) for _, text in texts)


# ── How far up and down ──────────────────────────────────────────────────────────────────
def _first_row(grid: Grid, lexicon: Lexicon, row: int, start: int) -> int:
    first = row
    while (
        first > start and row - first < DEEPEST - 1 and _stands_over(grid, lexicon, first, row)
    ):
        first -= 1
    return first


def _stands_over(grid: Grid, lexicon: Lexicon, row: int, lowest: int) -> bool:
    """Whether the row above belongs to the header too, whose rows reach down to `lowest`."""
    above = row - 1
    if any(merged[0] <= above < row <= merged[2] for merged in _merges(grid, row)):
        return True
    texts = grid.texts(above)
    if not texts or grid.numbers(above) > len(texts):
        return False
    if len(texts) == 1:
        return _is_parent(grid, lexicon, above, *texts[0])
    known = sum(is_heading(text, lexicon) for _, text in texts)
    below = {at for each in range(row, lowest + 1) for at, _ in grid.texts(each)}
    return (known > 0 and known * 2 >= len(texts)) or _share_out(texts, below, lexicon)


def _share_out(texts: Sequence[tuple[int, str]], below: set[int], lexicon: Lexicon) -> bool:
    """`Thông tin cá nhân | Nội dung đề nghị`: each over columns with headings of their own."""
    if not all(is_heading(text, lexicon) or over_columns(text) for _, text in texts):
        return False
    starts = [place for place, _ in texts]
    ends = [*starts[1:], max(below, default=-1) + 1]
    spans = zip(starts, ends, strict=True)
    return sum(any(first <= place < end for place in below) for first, end in spans) > 1


def _merges(grid: Grid, row: int) -> Iterator[Merged]:
    for column in range(max(map(len, grid.rows[max(0, row - 1) : row + 1]))):
        merged = grid.merge(row, column)
        if merged:
            yield merged


def _is_parent(grid: Grid, lexicon: Lexicon, row: int, column: int, text: str) -> bool:
    """One text alone above: over some columns, not over the whole list as a title is."""
    below = grid.texts(row + 1)
    merged = grid.merge(row, column)
    if merged and (merged[3] - merged[1] + 1) > len(below) * _WHOLE_WIDTH:
        return False
    under = next((word for place, word in below if place >= column), "")
    if any(form in lexicon.unders for form in forms(text)):
        return column > 0 and lexicon.knows(under)
    pieces = PARTS.intersection(forms(under)) or fold(under) in PIECES
    return bool(lexicon.find(text)) and (bool(pieces) or (merged is not None and column > 0))


def _last_row(grid: Grid, lexicon: Lexicon, first: int, row: int) -> int:
    deepest = min(first + DEEPEST, len(grid.rows)) - 1
    reach = [merged[2] for merged in _merges(grid, first) if merged[0] == first]
    last = min(max([row, *(bottom for bottom in reach if bottom > first)]), deepest)
    while last < deepest and _continues(grid, lexicon, first, last):
        last += 1
    return last


def _continues(grid: Grid, lexicon: Lexicon, first: int, last: int) -> bool:
    """Whether the row below still says what the columns are."""
    row = last + 1
    texts = grid.texts(row)
    if not texts or grid.numbers(row) or numbers_columns(grid.rows[row]):
        return False
    paths = [_path(grid, first, last, column, deepest=row) for column, _ in texts]
    tops = [path[:1] for path in paths]
    below = [
        Below(text, path, shared=tops.count(path[:1]) > 1)
        for (_, text), path in zip(texts, paths, strict=True)
    ]
    if any(each.is_strange(lexicon) for each in below):
        return False
    wide = any(_is_wide(grid, last, column) for column, _ in texts)
    return wide or any(each.speaks(lexicon) for each in below)


def _is_wide(grid: Grid, row: int, column: int) -> bool:
    merged = grid.merge(row, column)
    return merged is not None and merged[3] > merged[1]


# ── What stands over what ────────────────────────────────────────────────────────────────
def headings_of(grid: Grid, first: int, last: int) -> Iterator[Heading]:
    width = max(len(row) for row in grid.rows[first : last + 1])
    below = max((len(row) for row in grid.rows[last + 1 : last + 6]), default=0)
    for column in range(max(width, min(below, width + 1))):
        texts = _path(grid, first, last, column, deepest=last)
        yield Heading(column, texts, _shared(grid, first, last, column))


def _path(grid: Grid, first: int, last: int, column: int, *, deepest: int) -> tuple[str, ...]:
    """The texts over a column from the outermost on, each merged cell once."""
    found = []
    seen: set[Merged] = set()
    for row in range(first, last + 1):
        merged = grid.merge(row, column)
        if merged in seen:
            continue
        if merged:
            seen.add(merged)
        text = _text_over(grid, row, column, deepest)
        if text:
            found.append(text)
    return tuple(found)


def _text_over(grid: Grid, row: int, column: int, deepest: int) -> str:
    merged = grid.merge(row, column)
    if merged:
        return grid.text(merged[0], merged[1])
    return grid.text(row, column) or _text_left(grid, row, column, deepest)


def _text_left(grid: Grid, row: int, column: int, deepest: int) -> str:
    """An unmerged parent: a text to the left, all columns from it on having their own below."""
    for place in range(column, -1, -1):
        if not any(grid.text(below, place) for below in range(row + 1, deepest + 1)):
            return ""
        text = grid.text(row, place)
        if text:
            return "" if grid.merge(row, place) else text
    return ""


def _shared(grid: Grid, first: int, last: int, column: int) -> int | None:
    """The first column of a merged heading that spans several and has no heading below."""
    for row in range(last, first - 1, -1):
        merged = grid.merge(row, column)
        if merged and merged[3] > merged[1]:
            bare = merged[0] >= first and not _is_over(grid, merged, last)
            return merged[1] if bare else None
        if grid.text(row, column):
            return None
    return None


def _is_over(grid: Grid, merged: Merged, last: int) -> bool:
    """Whether any column of a merged heading has another heading below it."""
    places = range(merged[1], merged[3] + 1)
    return any(grid.text(row, at) for row in range(merged[2] + 1, last + 1) for at in places)
