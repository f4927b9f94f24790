"""Finds the header of a list: where it begins, how deep it is, what stands over what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hotro68.reading.book import Cell, Merged
from hotro68.reading.grid import DEEPEST, Grid
from hotro68.reading.headings import Matched, match_columns
from hotro68.reading.lexicon import NAME_KEYS, PARTS, Heading, Lexicon, forms, is_aside
from hotro68.reading.phrases import names_group, numbers_columns
from hotro68.reading.readings import is_heading
from hotro68.reading.samples import MOST, is_empty, is_number, share
from hotro68.reading.table import KY_NHAN, STT
from hotro68.vietnamese.text import fold

_SAMPLED_ROWS = 60
_STRONG_SET = frozenset({"so_giay_to", "ngay_sinh", "so_tien_de_nghi"})
_PERSONAL = frozenset({"so_giay_to", "ngay_sinh"})
_STRONG_SIZE = 3
_WHOLE_WIDTH = 0.6
# Pieces of a heading that are no field: `CMND/CCCD` over `Số | Ngày cấp | Nơi cấp`.
_PIECES = frozenset(
    (
        *("so", "so the", "ngay cap", "noi cap", "cap ngay", "tai", "muc", "don gia"),
        *("muc ngay", "muc ho tro ngay", "cong", "tong", "tong so", "tong cong", "thanh tien"),
    )
)
_NAMES_A_GROUP = frozenset({"ho kinh doanh", "chu ho", "doi tuong", "nguoi lao dong"})


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
    def shape(self) -> frozenset[tuple[str, str, int]]:
        return frozenset((c.key, c.part, c.index) for c in self.matched.columns)


def find_header(grid: Grid, lexicon: Lexicon, start: int, stop: int) -> Header | None:
    """The first header that begins or has its names in the rows `start` … `stop` - 1."""
    for row in range(start, min(stop, len(grid.rows))):
        header = header_at(grid, lexicon, row, start)
        if header:
            return header
    return None


def header_at(grid: Grid, lexicon: Lexicon, row: int, start: int) -> Header | None:
    """The header that has its name heading (or most of its headings) in this row."""
    if not _may_be_header(grid, lexicon, row):
        return None
    first = _first_row(grid, lexicon, row, start)
    last = _last_row(grid, lexicon, first, row)
    headings = tuple(headings_of(grid, first, last))
    samples = samples_below(grid, lexicon, last + 1, len(headings))
    matched = match_columns(headings, lexicon, samples)
    return Header(first, last, headings, matched) if _is_list(matched, samples) else None


def _is_list(matched: Matched, samples: Mapping[int, Sequence[Cell]]) -> bool:
    """Names and something else; or papers and births of people whose names are missing."""
    names = [column for column in matched.columns if column.key in NAME_KEYS]
    if names:
        counts = all(share(samples.get(name.index, ()), is_number) > MOST for name in names)
        return len(matched.keys) > 1 and not counts
    keys = matched.keys - {KY_NHAN}
    return len(keys) >= _STRONG_SIZE and bool(keys & _PERSONAL)


def _may_be_header(grid: Grid, lexicon: Lexicon, row: int) -> bool:
    texts = grid.texts(row)
    if not texts or grid.numbers(row) > len(texts):
        return False
    if any(lexicon.names_person(text) for _, text in texts):
        return True
    known = {alias.key for _, text in texts for alias in lexicon.find(text)[:1]}
    if len(known) >= _STRONG_SIZE and known & _STRONG_SET:
        return True
    # Few in so many words, most in part: the cells below tell where the names stand.
    mostly = len(known) > 1 and len(texts) > _STRONG_SIZE and not grid.numbers(row)
    return mostly and all(is_heading(text, lexicon) or is_aside(text) for _, text in texts)


def samples_below(
    grid: Grid, lexicon: Lexicon, start: int, width: int
) -> dict[int, list[Cell]]:
    """The first filled cells of each column below the header, not of the list after it."""
    stop = min(start + _SAMPLED_ROWS, len(grid.rows))
    after = (row for row in range(start, stop) if _may_be_header(grid, lexicon, row))
    rows = grid.rows[start : next(after, stop)]
    return {
        column: [row[column] for row in rows if column < len(row) and not is_empty(row[column])]
        for column in range(width)
    }


# ── How far up and down ──────────────────────────────────────────────────────────────────
def _first_row(grid: Grid, lexicon: Lexicon, row: int, start: int) -> int:
    first = row
    while first > start and row - first < DEEPEST - 1 and _stands_over(grid, lexicon, first):
        first -= 1
    return first


def _stands_over(grid: Grid, lexicon: Lexicon, row: int) -> bool:
    """Whether the row above belongs to the header too."""
    above = row - 1
    if any(merged[0] <= above < row <= merged[2] for merged in _merges(grid, row)):
        return True
    texts = grid.texts(above)
    if not texts or grid.numbers(above) > len(texts):
        return False
    if len(texts) == 1:
        return _is_parent(grid, lexicon, above, *texts[0])
    known = sum(is_heading(text, lexicon) for _, text in texts)
    return known > 0 and known * 2 >= len(texts)


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
    pieces = PARTS.intersection(forms(under))
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
    below = [
        _Below(text, _path(grid, first, last, column, deepest=row)) for column, text in texts
    ]
    if any(each.is_strange(lexicon) for each in below):
        return False
    wide = any(_is_wide(grid, last, column) for column, _ in texts)
    return wide or any(each.speaks(lexicon) for each in below)


def _is_wide(grid: Grid, row: int, column: int) -> bool:
    merged = grid.merge(row, column)
    return merged is not None and merged[3] > merged[1]


@dataclass(frozen=True, slots=True)
class _Below:
    """A text and what stands over it."""

    text: str
    over: tuple[str, ...]

    def is_strange(self, lexicon: Lexicon) -> bool:
        """A number, or a text where the first person or group stands."""
        if is_aside(self.text):
            return False
        if any(char.isdigit() for char in self.text) or names_group(self.text):
            return not lexicon.knows(self.text)
        words = [alias.key for text in self.over for alias in lexicon.find(text)]
        if STT not in words and not NAME_KEYS.intersection(words):
            return False
        if NAME_KEYS.intersection(words) and lexicon.names_person(self.text):
            return fold(self.text) in _NAMES_A_GROUP
        mine = {alias.key for alias in lexicon.find(self.text)}
        return not mine.intersection(words) and not PARTS.intersection(forms(self.text))

    def speaks(self, lexicon: Lexicon) -> bool:
        """A heading in itself, a piece of one, or a unit in brackets below one."""
        if is_aside(self.text):
            return bool(self.over)
        if self.over and fold(self.text) in _PIECES:
            return True
        return lexicon.knows(self.text) or bool(lexicon.find(" ".join((*self.over, self.text))))


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
    """The first column of a merged heading that reaches the bottom and spans several."""
    merged = grid.merge(last, column)
    if merged is None or merged[3] == merged[1] or merged[0] < first:
        return None
    return merged[1]
