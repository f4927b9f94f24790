"""The sums and head counts that a list states itself, and the rows each of them covers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from hotro68.core.report import RowKind
from hotro68.reading import phrases
from hotro68.reading.body import Body, Level, deeper
from hotro68.reading.book import Cell, ErrorCell
from hotro68.reading.rows import Shape
from hotro68.reading.samples import digits_of, is_number
from hotro68.reading.table import StatedTotal
from hotro68.vietnamese.money import parse_money
from hotro68.vietnamese.unreadable import Unreadable

_SUMMED = (RowKind.TOTAL, RowKind.SUBTOTAL, RowKind.GROUP, RowKind.NOTE)
_CLOSED = (RowKind.TOTAL, RowKind.SUBTOTAL)

Span = tuple[int, int]


_NEAREST = 8


@dataclass(frozen=True, slots=True)
class Sums:
    """The body of a table with what is needed to add it up. Rows count from 0.

    people and amounts: how many and how much stand above each row, from `body.start` on.
    """

    rows: Sequence[Sequence[Cell]]
    body: Body
    shape: Shape
    kinds: Mapping[int, RowKind]
    unit: int
    people: Sequence[int]
    amounts: Sequence[int]

    def is_person(self, place: int) -> bool:
        return self.kinds.get(place, RowKind.DATA) is RowKind.DATA

    def numbers(self, span: Span) -> tuple[int, ...]:
        """Excel numbers of the data rows of a span."""
        return tuple(place + 1 for place in range(*span) if self.is_person(place))

    def count(self, span: Span) -> int:
        return self._between(self.people, span)

    def amount(self, span: Span) -> int:
        return self._between(self.amounts, span)

    def _between(self, above: Sequence[int], span: Span) -> int:
        first, stop = (place - self.body.start for place in span)
        return above[stop] - above[first]


def totals_of(
    rows: Sequence[Sequence[Cell]],
    body: Body,
    shape: Shape,
    kinds: Mapping[int, RowKind],
    unit: int,
) -> tuple[StatedTotal, ...]:
    if not any(kind in _SUMMED for kind in kinds.values()):
        return ()
    places = range(body.start, body.stop)
    persons = [kinds.get(place, RowKind.DATA) is RowKind.DATA for place in places]
    each = (
        _amount(rows[place], shape, unit) if person else 0
        for place, person in zip(places, persons, strict=True)
    )
    people, amounts = (list(accumulate(figures, initial=0)) for figures in (persons, each))
    return tuple(_stated_totals(Sums(rows, body, shape, kinds, unit, people, amounts)))


def _amount(row: Sequence[Cell], shape: Shape, unit: int) -> int:
    place = shape.amount
    return (_dong(row[place], unit) or 0) if 0 <= place < len(row) else 0


def _stated_totals(sums: Sums) -> Iterator[StatedTotal]:
    for place in sorted(sums.kinds):
        kind = sums.kinds[place]
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
    chosen = next((span for span in spans if sums.amount(span) == stated), spans[0])
    yield StatedTotal(place + 1, column, value, kind, sums.numbers(chosen))


def _stated_money(sums: Sums, place: int, kind: RowKind) -> tuple[int, Cell] | None:
    """The cell in the amount column, else a sum inside the words of the row."""
    row, column = sums.rows[place], sums.shape.amount
    if column < 0:
        return None
    cell = row[column] if column < len(row) else None
    if kind is not RowKind.NOTE and _is_sum(cell, kind):
        return column, cell
    for place_of_text, text in sums.body.odds[place].texts:
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
    for column, text in sums.body.odds[place].texts:
        count = phrases.people_in(text)
        if count is not None:
            chosen = next((span for span in spans if sums.count(span) == count), spans[0])
            rows = sums.numbers(chosen)
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
    start = sums.body.start
    so_far, whole = (start, place), (start, sums.body.stop)
    if kind is RowKind.GROUP:
        return [(place + 1, _group_end(sums, place))]
    if kind is RowKind.NOTE or not sums.count(so_far):
        return [whole]
    near = _since(sums, place)
    if kind is RowKind.TOTAL:
        return [so_far, *near]
    lead = sums.body.odds[place].lead
    return [so_far, *near] if phrases.is_running_total(lead) else [*near, so_far]


def _since(sums: Sums, place: int) -> list[Span]:
    """From the last group or total above on, the nearer first, and from each one before."""
    stops = [
        above + 1
        for above in sorted(sums.kinds, reverse=True)
        if above < place and sums.kinds[above] in (*_CLOSED, RowKind.GROUP)
    ]
    spans = [(above, place) for above in stops if sums.count((above, place))][:_NEAREST]
    page = phrases.is_page_total(sums.body.odds[place].lead)
    if page:
        pages = [(a, b) for a, b in spans if sums.kinds.get(a - 1) in _CLOSED]
        spans = [*pages[:1], *spans]
    return spans


def _group_end(sums: Sums, place: int) -> int:
    """A group ends before the next one that is not inside it."""
    groups = [at for at in sorted(sums.kinds) if sums.kinds[at] is RowKind.GROUP]
    levels: tuple[Level, ...] = ()
    depth = 0
    for at in groups:
        levels = deeper(levels, sums.body.odds[at].lead)
        if at == place:
            depth = len(levels)
        elif at > place and len(levels) <= depth:
            return at
    return sums.body.stop
