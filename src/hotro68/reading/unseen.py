"""Rows that somebody has hidden, filtered away or struck out: said, and asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hotro68.core.catalogue import (
    CELL_STRUCK,
    ROW_FILTERED,
    ROW_HIDDEN,
    ROW_STRUCK,
    SHEET_HIDDEN,
)
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Sheet
from hotro68.reading.table import NAME, NOT_FIELDS, Column, Table

_UNSEEN = {"hidden": ROW_HIDDEN, "filtered": ROW_FILTERED}
_IN_THE_EDITOR = " (Alt+F11, chọn trang, đặt Visible là -1)"


def hidden_sheet(sheet: Sheet, place: Source, people: int) -> list[Finding]:
    """Nothing is asked about a hidden sheet on which there is nobody."""
    if sheet.visible or not people:
        return []
    deep = sheet.visibility == "very-hidden"
    how, unhide = ("rất kín", _IN_THE_EDITOR) if deep else ("đi", "")
    return [Finding(SHEET_HIDDEN, place, {"how": how, "count": people, "unhide": unhide})]


def unseen_rows(
    sheet: Sheet, table: Table, claims: Iterable[Claim], fields: Mapping[str, FieldSpec]
) -> Iterator[Finding]:
    marks = sheet.marks
    if not marks.unseen and not marks.struck:
        return
    for claim in claims:
        unseen = marks.unseen.get(claim.source.row)
        if unseen:
            yield Finding(_UNSEEN[unseen], claim.source)
        yield from _struck(sheet, table, claim, fields)


def _struck(
    sheet: Sheet, table: Table, claim: Claim, fields: Mapping[str, FieldSpec]
) -> Iterator[Finding]:
    """The whole row when the name is struck out, or most of what is written in it."""
    struck = sheet.marks.struck.get(claim.source.row, frozenset())
    cells = sheet.rows[claim.source.row - 1]
    used = [column for column in table.columns if column.key not in NOT_FIELDS]
    filled = [c for c in used if c.index < len(cells) and cells[c.index] is not None]
    hit = [column for column in filled if column.index in struck]
    if any(NAME in column.keys for column in hit) or 2 * len(hit) > len(filled):
        yield Finding(ROW_STRUCK, claim.source)
        return
    for column in hit:
        yield _struck_cell(claim, column, cells[column.index], fields)


def _struck_cell(
    claim: Claim, column: Column, value: object, fields: Mapping[str, FieldSpec]
) -> Finding:
    spec = fields.get(column.key)
    data = {"label": spec.label if spec else column.heading}
    place = claim.source.at(column.letter)
    return Finding(CELL_STRUCK, place, data, field=column.key, value=value)
