"""The sums and head counts that a list states itself, and the rows each of them covers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from hotro68.core.report import RowKind
from hotro68.reading import phrases
from hotro68.reading.body import Body, Level, deeper
from hotro68.reading.book import Cell, ErrorCell
from hotro68.reading.samples import digits_of, is_number
from hotro68.reading.shape import Shape
from hotro68.reading.table import StatedTotal
from hotro68.vietnamese.money import parse_money
from hotro68.vietnamese.unreadable import Unreadable

_SUMMED = (RowKind.TOTAL, RowKind.SUBTOTAL, RowKind.GROUP, RowKind.NOTE)
_CLOSED = (RowKind.TOTAL, RowKind.SUBTOTAL)

Span = tuple[int, int]


_NEAREST = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """People and đồng of whole tables."""

    people: int = 0
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Content:
    """The rows of a table, what each is, and where things stand."""

    rows: Sequence[Sequence[Cell]]
    body: Body
    shape: Shape
    kinds: Mapping[int, RowKind]

    def is_person(self, place: int) -> bool:
        return self.kinds.get(place, RowKind.DATA) is RowKind.DATA


@dataclass(frozen=True, slots=True)
class Sums:
    """The body of a table with what is needed to add it up. Rows count from 0.

    people and amounts: how many and how much stand above each row, from `body.start` on.
    before: what the earlier tables of the sheet hold; a last total may count them in.
    """

    content: Content
    unit: int
    people: Sequence[int]
    amounts: Sequence[int]
    before: Counted
    stops: Sequence[int]
    group_ends: Mapping[int, int]

    def numbers(self, span: Span) -> tuple[int, ...]:
        """Excel numbers of the data rows of a span."""
        return tuple(place + 1 for place in range(*span) if self.content.is_person(place))

    def count(self, span: Span) -> int:
        return self._between(self.people, span)

    def amount(self, span: Span) -> int:
        return self._between(self.amounts, span)

    def _between(self, above: Sequence[int], span: Span) -> int:
        first, stop = (place - self.content.body.start for place in span)
        return above[stop] - above[first]


def sums_of(content: Content, unit: int, before: Counted) -> Sums:
    places = range(content.body.start, content.body.stop)
    persons = [content.is_person(place) for place in places]
    each = (
        _amount(content.rows[place], content.shape, unit) if person else 0
        for place, person in zip(places, persons, strict=True)
    )
    people, amounts = (list(accumulate(figures, initial=0)) for figures in (persons, each))
    stops, ends = _stops(content), _group_ends(content)
    return Sums(content, unit, people, amounts, before, stops, ends)


def totals_of(content: Content, unit: int, before: Counted) -> tuple[StatedTotal, ...]:
    if not any(kind in _SUMMED for kind in content.kinds.values()):
        return ()
    return tuple(_stated_totals(sums_of(content, unit, before)))


def counted(content: Content, unit: int) -> Counted:
    sums = sums_of(content, unit, Counted())
    return Counted(sums.people[-1], sums.amounts[-1])


def _amount(row: Sequence[Cell], shape: Shape, unit: int) -> int:
    place = shape.amount
    return (_dong(row[place], unit) or 0) if 0 <= place < len(row) else 0


def _stated_totals(sums: Sums) -> Iterator[StatedTotal]:
    for place in sorted(sums.content.kinds):
        kind = sums.content.kinds[place]
        if kind in _SUMMED:
            spans = _covered(sums, place, kind)
            yield from _money(sums, place, kind, spans)
            yield from _people(sums, place, kind, spans)


def _money(
    sums: Sums, place: int, kind: RowKind, spans: Sequence[Span]
) -> Iterator[StatedTotal]:
    found = _stated_money(sums, place, kind)
    if found is None:
        return
    column, value = found
    stated = _dong(value, sums.unit)
    fitting = [span for span in spans if sums.amount(span) == stated]
    if fitting or stated is None or stated != sums.amount(spans[0]) + sums.before.amount:
        rows = sums.numbers((fitting or spans)[0])
        yield StatedTotal(place + 1, column, value, kind, rows)


def _stated_money(sums: Sums, place: int, kind: RowKind) -> tuple[int, Cell] | None:
    """The cell in the amount column, else a sum inside the words of the row."""
    row, column = sums.content.rows[place], sums.content.shape.amount
    if column < 0:
        return None
    cell = row[column] if column < len(row) else None
    if isinstance(cell, str):
        # in old fonts the words of a sum are read with those around them
        cell = dict(sums.content.body.odds[place].texts).get(column, cell)
    if kind is not RowKind.NOTE and _is_sum(cell, kind):
        return column, cell
    for place_of_text, text in sums.content.body.odds[place].texts:
        value = phrases.money_in(text)
        if value:
            return place_of_text, value
    return None


def _is_sum(cell: Cell, kind: RowKind) -> bool:
    if isinstance(cell, ErrorCell):
        return kind in _CLOSED
    if isinstance(cell, str):
        return bool(digits_of(cell)) and phrases.people_in(cell) is None
    return is_number(cell)


def _people(
    sums: Sums, place: int, kind: RowKind, spans: Sequence[Span]
) -> Iterator[StatedTotal]:
    for column, text in sums.content.body.odds[place].texts:
        count = phrases.people_in(text, households=sums.content.shape.households)
        if count is not None:
            fitting = [span for span in spans if sums.count(span) == count]
            if fitting or count != sums.count(spans[0]) + sums.before.people:
                rows = sums.numbers((fitting or spans)[0])
                yield StatedTotal(place + 1, column, count, kind, rows, people=True)
            return


def _dong(cell: Cell, unit: int) -> int | None:
    try:
        return parse_money(cell, unit)
    except Unreadable:
        return None


# ── Which rows ───────────────────────────────────────────────────────────────────────────
def _covered(sums: Sums, place: int, kind: RowKind) -> list[Span]:
    """The spans a stated figure may speak of, the likeliest first.

    The later ones count only when the figure is exactly theirs.
    """
    start = sums.content.body.start
    so_far, whole = (start, place), (start, sums.content.body.stop)
    if kind is RowKind.GROUP:
        return [(place + 1, sums.group_ends[place])]
    if kind is RowKind.NOTE or not sums.count(so_far):
        return [whole]
    near = _since(sums, place)
    if kind is RowKind.TOTAL:
        return [so_far, *near]
    lead = sums.content.body.odds[place].lead
    return [so_far, *near] if phrases.is_running_total(lead) else [*near, so_far]


def _since(sums: Sums, place: int) -> list[Span]:
    """From the last group or total above on, the nearer first, and from each one before."""
    above = sums.stops[: bisect_left(sums.stops, place)][: -_NEAREST - 1 : -1]
    spans = [(stop + 1, place) for stop in above if sums.count((stop + 1, place))]
    if phrases.is_page_total(sums.content.body.odds[place].lead):
        closed = [span for span in spans if sums.content.kinds[span[0] - 1] in _CLOSED]
        spans = [*closed[:1], *spans]
    return spans


def _stops(content: Content) -> list[int]:
    """The rows that close or open a part of the list."""
    kinds = content.kinds
    return [place for place in sorted(kinds) if kinds[place] in (*_CLOSED, RowKind.GROUP)]


def _group_ends(content: Content) -> dict[int, int]:
    """A group ends before the next one that is not inside it."""
    groups = [at for at in sorted(content.kinds) if content.kinds[at] is RowKind.GROUP]
    ends: dict[int, int] = {}
    open_groups: list[tuple[int, int]] = []
    levels: tuple[Level, ...] = ()
    for at in groups:
        levels = deeper(levels, content.body.odds[at].lead)
        while open_groups and open_groups[-1][1] >= len(levels):
            ends[open_groups.pop()[0]] = at
        open_groups.append((at, len(levels)))
    return {**ends, **{at: content.body.stop for at, _ in open_groups}}
