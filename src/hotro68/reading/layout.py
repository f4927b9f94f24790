"""Finds the lists on a sheet and says of every used row what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hotro68.core.report import RowKind
from hotro68.policy.schema import FieldSpec
from hotro68.reading.abreast import abreast
from hotro68.reading.body import Body, rows_of, scan, settle
from hotro68.reading.book import Row, Sheet
from hotro68.reading.directed import NOTHING_FIXED, Fixed
from hotro68.reading.given import given_header, header_by_name
from hotro68.reading.grid import Grid, grid_of
from hotro68.reading.header import Header, find_header, header_between
from hotro68.reading.headings import Matched
from hotro68.reading.lexicon import Lexicon, lexicon
from hotro68.reading.samples import is_empty
from hotro68.reading.shape import Shape, shape_of
from hotro68.reading.stated import Content, Counted, counted, totals_of
from hotro68.reading.table import NOT_FIELDS, Column, Layout, Table
from hotro68.vietnamese.text import fold

FIRST_HEADER_WITHIN = 200
_UNIT_LINE = re.compile(
    r"\b(?:dvt|don vi tinh|don vi|dv tinh)\b.*?\b(nghin|ngan|1 000|1000|trieu|tr|1 000 000)"
    r"(?: ?(?:dong|d|vnd|vn dong))?$"
)
_UNIT_HEADING = re.compile(
    r"(?<!\d )\b(?:(nghin|ngan|1 000|1000|trieu|tr) ?(?:dong|d|vnd)\b"
    r"(?! (?:mot|1|tren|ngay|nguoi|thang))|(nghin|ngan|trieu|x ?1 ?000)$)"
)
_MILLION = ("trieu", "tr", "1 000 000")


def lay_out(
    sheet: Sheet,
    vocabulary: Mapping[str, FieldSpec],
    fixed: Fixed = NOTHING_FIXED,
    policies: frozenset[str] = frozenset(),
) -> Layout:
    """policies: their names, which may stand over columns of ticks."""
    grid = grid_of(sheet)
    words = lexicon(vocabulary, fixed, policies)
    kinds = [RowKind.NOTE] * len(sheet.rows)
    tables: list[Table] = []
    header = _first_header(grid, words)
    title_start, before = 0, Counted()
    while header:
        _mark_title(kinds, sheet.rows, title_start, header.first)
        place = _Place(sheet, grid, words, header, title_start, before)
        found, body, before = _read(place, tables)
        tables.extend(found)
        _mark(kinds, header, found)
        title_start, header = body.stop, body.following
    if not tables:
        kinds = [RowKind.BLANK if _is_blank(row) else RowKind.NOTE for row in sheet.rows]
    return Layout(tuple(tables), kinds)


def _first_header(grid: Grid, words: Lexicon) -> Header | None:
    found = given_header(grid, words) or find_header(grid, words, 0, FIRST_HEADER_WITHIN)
    return found or header_by_name(grid, words)


def _is_blank(row: Row) -> bool:
    return all(map(is_empty, row))


def _mark_title(kinds: list[RowKind], rows: Sequence[Row], start: int, stop: int) -> None:
    for place in range(start, stop):
        kinds[place] = RowKind.BLANK if _is_blank(rows[place]) else RowKind.TITLE


def _mark(kinds: list[RowKind], header: Header, tables: Sequence[Table]) -> None:
    """Of tables side by side the one with a person in the row names the row."""
    for number in header.rows:
        kinds[number - 1] = RowKind.HEADER
    for table in reversed(tables):
        for row in table.body:
            if table is tables[-1] or _tells_more(row.kind, kinds[row.number - 1]):
                kinds[row.number - 1] = row.kind


def _tells_more(kind: RowKind, known: RowKind) -> bool:
    return kind is RowKind.DATA or known in (RowKind.BLANK, RowKind.NOTE)


@dataclass(frozen=True, slots=True)
class _Place:
    """One header on its sheet, and the row from 0 at which the text above it begins."""

    sheet: Sheet
    grid: Grid
    words: Lexicon
    header: Header
    title_start: int
    before: Counted


def _read(place: _Place, earlier: Sequence[Table]) -> tuple[list[Table], Body, Counted]:
    """The table below a header, or the tables side by side below it; what all hold so far."""
    tables, contents = [], []
    for matched, first, last in abreast(place.header, place.words, place.grid):
        shape = shape_of(matched.columns, first, last)
        body = scan(place.grid, place.words, place.header, shape)
        content = Content(place.sheet.rows, body, shape, settle(body))
        contents.append(content)
        tables.append(_table(place, matched, content, earlier))
    body = contents[0].body
    if body.following is None:
        return tables, body, place.before
    each = [counted(content, tables[0].unit) for content in contents]
    people = place.before.people + sum(one.people for one in each)
    return tables, body, Counted(people, place.before.amount + sum(one.amount for one in each))


def _table(
    place: _Place, matched: Matched, content: Content, earlier: Sequence[Table]
) -> Table:
    lines = _lines(place.grid, place.title_start, place.header.first, content.shape)
    above = (line for table in earlier for line in (*table.inherited_lines, *table.title_lines))
    unit = _unit(matched.columns, lines)
    return Table(
        sheet=place.sheet.name,
        title_lines=lines,
        header_rows=place.header.rows,
        columns=matched.columns,
        unused=matched.unused,
        body=tuple(rows_of(content.body, content.kinds)),
        totals=totals_of(content, unit, place.before),
        unit=unit,
        doubled=matched.doubled,
        inherited_lines=tuple(dict.fromkeys(above)),
        spans=tuple(_spans(place.sheet, matched.columns, content.body)),
    )


def _lines(grid: Grid, start: int, stop: int, shape: Shape) -> tuple[str, ...]:
    """The texts above a list; of a row with a title over each of two lists, its own."""
    lines: list[str] = []
    for row in range(start, stop):
        texts = grid.texts(row)
        last = len(grid.rows[row]) if shape.last is None else shape.last
        own = [text for place, text in texts if shape.first <= place <= last]
        lines += own or [text for _, text in texts]
    return tuple(lines)


def _spans(
    sheet: Sheet, columns: Sequence[Column], body: Body
) -> Iterator[tuple[int, int, int]]:
    """Cells merged downwards over people: one value for all of them."""
    places = {column.index for column in columns if column.key not in NOT_FIELDS}
    for top, left, bottom, _ in sheet.merged:
        if left in places and bottom > top and body.start <= top and bottom < body.stop:
            yield top + 1, bottom + 1, left


# ── Units ────────────────────────────────────────────────────────────────────────────────
def _unit(columns: Sequence[Column], lines: Sequence[str]) -> int:
    """The amount's own heading speaks before the unit line above the list."""
    headings = [fold(column.heading) for column in columns if column.key == "so_tien_de_nghi"]
    found = [match for text in headings if (match := _UNIT_HEADING.search(text))]
    found = found or [match for line in lines if (match := _UNIT_LINE.search(fold(line)))]
    if not found:
        return 1
    return 1_000_000 if _said(found[-1]) in _MILLION else 1_000


def _said(found: re.Match[str]) -> str:
    return next(word for word in found.groups() if word)


# ── Once more, with the words of one policy ──────────────────────────────────────────────
def relabel(
    sheet: Sheet,
    table: Table,
    vocabulary: Mapping[str, FieldSpec],
    fixed: Fixed = NOTHING_FIXED,
) -> Table:
    """The same rows, their columns matched again to the fields of the policy now known."""
    words = lexicon(vocabulary, fixed)
    grid = grid_of(sheet)
    first, last = table.header_rows[0] - 1, table.header_rows[-1] - 1
    header = header_between(grid, words, first, last)
    mine = {column.index for column in table.columns}
    matched = _nearest(abreast(header, words, grid), mine)
    return replace(
        table, columns=matched.columns, unused=matched.unused, doubled=matched.doubled
    )


def _nearest(parts: Sequence[tuple[Matched, int, int | None]], mine: set[int]) -> Matched:
    """The part of a header that the table came from."""
    return max(parts, key=lambda part: len(mine & {c.index for c in part[0].columns}))[0]
