"""The rows below a header: read one after the other, then explained by their neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hotro68.core.report import RowKind
from hotro68.reading import phrases
from hotro68.reading.grid import DEEPEST, Grid
from hotro68.reading.header import Header, header_at
from hotro68.reading.lexicon import Lexicon
from hotro68.reading.persons import is_person, is_titled
from hotro68.reading.rows import Doubt, Odd, is_short, look
from hotro68.reading.shape import Shape, plain_test
from hotro68.reading.table import BodyRow

_ENDS = (RowKind.TOTAL, RowKind.IN_WORDS, RowKind.SIGNATURE)
_BETWEEN_PAGES = (RowKind.BLANK, RowKind.SUBTOTAL, RowKind.COLUMN_NUMBERS, RowKind.HEADER)
_SUMS = (RowKind.TOTAL, RowKind.SUBTOTAL)
_BEFORE_TITLE = (RowKind.DATA, *_SUMS, RowKind.IN_WORDS)


@dataclass(frozen=True, slots=True)
class Body:
    """Rows `start` to `stop` - 1 from 0. odds: those that are not plainly a person."""

    start: int
    stop: int
    odds: dict[int, Odd]
    following: Header | None = None


@dataclass(slots=True)
class _Scan:
    grid: Grid
    lexicon: Lexicon
    header: Header
    shape: Shape
    odds: dict[int, Odd] = field(default_factory=dict)
    following: Header | None = None


def scan(grid: Grid, lexicon: Lexicon, header: Header, shape: Shape) -> Body:
    """Read on until the next list begins or the sheet ends."""
    state = _Scan(grid, lexicon, header, shape)
    start = header.last + 1
    is_plain = plain_test(shape)
    rows = grid.rows
    place = start
    while place < len(rows):
        if is_plain(rows[place]):
            place += 1
            continue
        place = _step(state, place)
        if state.following:
            stop = _title_start(state, start)
            odds = {at: odd for at, odd in state.odds.items() if at < stop}
            return Body(start, stop, odds, state.following)
    return Body(start, len(rows), state.odds)


_HEADER = Odd(RowKind.HEADER)


def _step(state: _Scan, place: int) -> int:
    """Look at one odd row; the place of the next row to look at."""
    odd = look(state.grid.rows[place], state.shape, state.grid.spelling.at(place))
    header = _header(state, place, odd)
    if header is None:
        state.odds[place] = odd
        return place + 1
    if not _goes_on(state, header):
        state.following = header
        return place
    state.odds.update(dict.fromkeys(range(header.first, header.last + 1), _HEADER))
    return header.last + 1


def _header(state: _Scan, place: int, odd: Odd) -> Header | None:
    """Headings are texts only, more than one of them."""
    alone = len(odd.texts) < 2  # noqa: PLR2004 (a heading and another)
    if alone or state.grid.numbers(place) or any(text.isdigit() for _, text in odd.texts):
        return None
    earliest = max(state.header.last + 1, place - DEEPEST + 1)
    return header_at(state.grid, state.lexicon, place, earliest)


def _goes_on(state: _Scan, header: Header) -> bool:
    """The same header once more, as on a new page, with nothing said in between."""
    if header.shape != state.header.shape and header.wordings != state.header.wordings:
        return False
    for place in range(header.first - 1, state.header.last, -1):
        odd = state.odds.get(place)
        if odd is None or odd.seen is RowKind.DATA:
            return True
        if odd.seen not in _BETWEEN_PAGES:
            return False
    return False


def _title_start(state: _Scan, start: int) -> int:
    """Where the text above the next list begins."""
    assert state.following is not None
    place = state.following.first
    while place > start:
        odd = state.odds.get(place - 1)
        if odd is None or odd.seen in _BEFORE_TITLE or _is_signed(odd):
            break
        place -= 1
    while place < state.following.first and state.odds[place].seen is RowKind.BLANK:
        place += 1
    return place


def _is_signed(odd: Odd) -> bool:
    if odd.seen is RowKind.SIGNATURE:
        return not phrases.is_office(odd.lead)
    return odd.seen is Doubt.NAME or (
        bool(odd.texts) and all(is_person(text) for _, text in odd.texts)
    )


# ── What the neighbours say ──────────────────────────────────────────────────────────────
def settle(body: Body) -> dict[int, RowKind]:
    """The kind of every odd row."""
    last_data = _last_data(body)
    kinds: dict[int, RowKind] = {}
    ended = signed = False
    for place in sorted(body.odds):
        odd = body.odds[place]
        if place < last_data:
            ended = signed = signed and _follows(body, place, kinds)
            kind = _inside(body, place, odd, signed=signed)
        else:
            kind = _after(odd, ended=ended, signed=signed)
        signed = signed or kind is RowKind.SIGNATURE
        ended = ended or kind in _ENDS
        kinds[place] = kind
    return _demoted(body, kinds, last_data)


def _follows(body: Body, place: int, kinds: Mapping[int, RowKind]) -> bool:
    """Whether only blanks and signatures stand between this row and the signature above."""
    before = place - 1
    while kinds.get(before) is RowKind.BLANK:
        before -= 1
    return before >= body.start and kinds.get(before) is RowKind.SIGNATURE


def _last_data(body: Body) -> int:
    """The last row that is surely a person; -1 when there is none."""
    for place in range(body.stop - 1, body.start - 1, -1):
        odd = body.odds.get(place)
        if odd is None or odd.seen is RowKind.DATA:
            return place
    return -1


def _inside(body: Body, place: int, odd: Odd, *, signed: bool) -> RowKind:
    """A row with people below it."""
    if isinstance(odd.seen, RowKind):
        return odd.seen
    if odd.seen is Doubt.NAME:
        return RowKind.SIGNATURE if signed else RowKind.DATA
    if is_short(odd) and _stands_over_people(body, place):
        return RowKind.GROUP
    if signed:
        return RowKind.SIGNATURE
    return RowKind.DATA if odd.has_value else RowKind.NOTE


def _stands_over_people(body: Body, place: int) -> bool:
    for below in range(place + 1, body.stop):
        odd = body.odds.get(below)
        if odd is None or odd.seen in (RowKind.DATA, RowKind.GROUP, Doubt.NAME):
            return True
        if odd.seen not in (RowKind.BLANK, Doubt.TEXT, RowKind.HEADER, RowKind.COLUMN_NUMBERS):
            return False
    return False


def _after(odd: Odd, *, ended: bool, signed: bool) -> RowKind:
    """A row with nobody below it."""
    if odd.seen is Doubt.NAME:
        return RowKind.SIGNATURE if ended else RowKind.DATA
    if odd.seen is RowKind.GROUP:
        return RowKind.NOTE if ended else RowKind.GROUP
    if isinstance(odd.seen, RowKind):
        return odd.seen
    if not ended and (odd.has_value or is_titled(odd.lead)):
        return RowKind.DATA
    return RowKind.SIGNATURE if signed else RowKind.NOTE


def _demoted(body: Body, kinds: dict[int, RowKind], last_data: int) -> dict[int, RowKind]:
    """A total with more people below, or with a greater total after it, is a subtotal."""
    totals = [place for place, kind in kinds.items() if kind is RowKind.TOTAL]
    first_data = next(
        (p for p in range(body.start, body.stop) if _is_data(kinds, p)), body.stop
    )
    for place in totals:
        greater = any(other > place and _is_grand(body, other) for other in totals)
        if first_data < place and (
            place < last_data or (greater and not _is_grand(body, place))
        ):
            kinds[place] = RowKind.SUBTOTAL
    return _promoted(body, kinds, last_data)


def _promoted(body: Body, kinds: dict[int, RowKind], last_data: int) -> dict[int, RowKind]:
    """`Tổng cộng thôn …` at the end of a list without any other total is its total."""
    closing = [place for place, kind in kinds.items() if place > last_data and kind in _SUMS]
    if closing and RowKind.TOTAL not in map(kinds.get, closing):
        lead = body.odds[closing[-1]].lead
        grouped = RowKind.GROUP in kinds.values()
        if (
            not grouped
            and not phrases.is_page_total(lead)
            and not phrases.is_running_total(lead)
        ):
            kinds[closing[-1]] = RowKind.TOTAL
    return kinds


def _is_grand(body: Body, place: int) -> bool:
    return phrases.is_grand(body.odds[place].lead)


def _is_data(kinds: Mapping[int, RowKind], place: int) -> bool:
    return kinds.get(place, RowKind.DATA) is RowKind.DATA


# ── Groups carried to the rows below ─────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Level:
    style: str
    label: str
    text: str


def rows_of(body: Body, kinds: Mapping[int, RowKind]) -> list[BodyRow]:
    """Every row of the body with the groups in force."""
    rows: list[BodyRow] = []
    levels: tuple[Level, ...] = ()
    place = body.start
    for odd in (*sorted(kinds), body.stop):
        group = tuple(level.text for level in levels)
        rows.extend(BodyRow(n, RowKind.DATA, group) for n in range(place + 1, odd + 1))
        if odd == body.stop:
            break
        if kinds[odd] is RowKind.GROUP:
            levels = deeper(levels, body.odds[odd].lead)
            group = tuple(level.text for level in levels)
        rows.append(BodyRow(odd + 1, kinds[odd], group))
        place = odd + 1
    return rows


def deeper(levels: tuple[Level, ...], text: str) -> tuple[Level, ...]:
    """The groups in force after one more group row: it replaces its like, or goes below."""
    mark = phrases.mark_of(text)
    style = mark.style
    if style == "plain" and phrases.names_place(text):
        style = "place"
    if style == "roman" and any(
        (level.style, level.label) == ("letter", before)
        for level in levels
        for before in _before(mark)
    ):
        style = "letter"
    kept = _above(levels, style)
    return (*kept, Level(style, mark.label, text))


def _before(mark: phrases.Mark) -> Iterator[str]:
    """`I` after `H` is a letter, after `A` it is a number."""
    if len(mark.label) == 1:
        yield chr(ord(mark.label) - 1)


def _above(levels: tuple[Level, ...], style: str) -> tuple[Level, ...]:
    for place, level in enumerate(levels):
        if level.style == style:
            return levels[:place]
    return levels
