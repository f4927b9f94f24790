"""XacNhan: what each hamlet confirms by signing, because its list has no column for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from hotro68.core.office import Office
from hotro68.core.report import Confirmation, Merged
from hotro68.core.source import Source
from hotro68.vietnamese.settlements import kind_of
from hotro68.writing.ink import Look, Page
from hotro68.writing.papers.letterhead import head_of_hamlet
from hotro68.writing.sheets import frame
from hotro68.writing.sheets.brief import NO_HAMLET, Brief, Order, hamlet_order
from hotro68.writing.sheets.grid import Column, Grid, Kind

# file, sheet, policy
_List: TypeAlias = tuple[str, str, str]

NAME = "XacNhan"
_WIDTHS = (6.0, 30.0, 30.0, 7.0, 48.0, 14.0, 24.0)
_ACROSS = (0, len(_WIDTHS) - 1)
_INTRODUCTION = (
    "Danh sách của thôn không có cột ghi các điều kiện dưới đây. Thôn đối chiếu từng người, "
    "ghi người không đúng (nếu có) rồi ký xác nhận."
)
_SPACE_TO_SIGN = 48.0
_TOP = 3
_SIGNED = 4
"""Rows from the head's post to the next page."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence to confirm. people: rows of this list that rest on it."""

    hamlet: str
    place: Source
    policy: str
    people: int
    text: str


def draw(page: Page, brief: Brief) -> None:
    row = _TOP
    _measure(page)
    columns = _columns(brief)
    statements = sorted(_statements(brief.merged), key=_order)
    for hamlet, group in groupby(statements, key=lambda statement: statement.hamlet):
        if row > _TOP:
            page.break_before(row)
        page.span(row + 1, _ACROSS, frame.basis_line(brief.merged.basis), Look.CENTRE_ITALIC)
        row = _draw_hamlet(Grid(page, columns, row + 3), hamlet, list(group), row)
        _name_head(page, row - _SIGNED, hamlet, brief.office)
    if row == _TOP:
        page.span(row, _ACROSS, "PHIẾU XÁC NHẬN", Look.TITLE)
        page.span(row + 2, _ACROSS, "Không có điều kiện nào phải xác nhận thêm.", Look.CENTRE)
    frame.letterhead(page, brief.office)
    page.close((0, 1), frame.footer(brief.merged.basis))


def _draw_hamlet(
    grid: Grid[Statement], hamlet: str, statements: Sequence[Statement], row: int
) -> int:
    """A page a hamlet; gives the row of the next page."""
    title = f"PHIẾU XÁC NHẬN — {(hamlet or NO_HAMLET).upper()}"
    grid.page.span(row, _ACROSS, title, Look.TITLE)
    grid.page.span(row + 2, _ACROSS, _INTRODUCTION, Look.PLAIN)
    grid.head()
    grid.add(statements)
    return _sign(grid.page, grid.next + 1)


def _sign(page: Page, row: int) -> int:
    left, right = frame.halves(page)
    page.span(row, right, "Ngày …… tháng …… năm ………", Look.CENTRE_ITALIC)
    page.span(row + 1, left, "NGƯỜI LẬP DANH SÁCH", Look.CENTRE_BOLD)
    page.span(row + 2, left, "(Ký, ghi rõ họ tên)", Look.CENTRE_ITALIC)
    page.span(row + 2, right, "(Ký, ghi rõ họ tên)", Look.CENTRE_ITALIC)
    page.raise_row(row + 3, _SPACE_TO_SIGN)
    return row + _SIGNED + 1


def _name_head(page: Page, row: int, hamlet: str, office: Office) -> None:
    named = head_of_hamlet(hamlet) if kind_of(hamlet) else ""
    head = named or office.dialect.head
    page.span(row, frame.halves(page)[1], head.upper(), Look.CENTRE_BOLD)


def _order(statement: Statement) -> Order:
    return (hamlet_order(statement.hamlet), statement.place, statement.policy)


def _statements(merged: Merged) -> list[Statement]:
    """In the order of the list; the sheet signed is the hamlet's of the rows."""
    people = _people(merged)
    lists = sorted(merged.confirmations, key=lambda one: (one.place, one.policy, one.hamlet))
    return [
        Statement(hamlet, one.place, one.policy, rows, text)
        for one in lists
        for hamlet, rows in _signers(one, people[_list_of(one.place, one.policy)])
        for text in one.statements
    ]


def _signers(one: Confirmation, rows: Counter[str]) -> list[tuple[str, int]]:
    """The hamlet of the list; when no row is of it, each hamlet that has rows there."""
    if one.hamlet in rows or not rows:
        return [(one.hamlet, rows[one.hamlet])]
    return list(rows.items())


def _people(merged: Merged) -> Mapping[_List, Counter[str]]:
    """How many rows of each hamlet a list has."""
    people: defaultdict[_List, Counter[str]] = defaultdict(Counter)
    for row in merged.rows:
        people[_list_of(row.claim.source, row.claim.policy)][row.claim.hamlet] += 1
    return people


def _list_of(place: Source, policy: str) -> _List:
    return (place.file, place.sheet, policy)


def _columns(brief: Brief) -> tuple[Column[Statement], ...]:
    return (
        Column("STT", Kind.ORDER),
        Column("Danh sách", Kind.TEXT, lambda line: str(line.place), 30),
        Column("Chính sách", Kind.TEXT, lambda line: brief.policy(line.policy).name, 30),
        Column("Số dòng", Kind.COUNT, lambda line: line.people),
        Column("Nội dung thôn xác nhận", Kind.TEXT, lambda line: line.text, 48),
        Column("Đúng / Không đúng", Kind.ANSWER, widest=14),
        Column("Người không đúng (nếu có)", Kind.ANSWER, widest=24),
    )


def _measure(page: Page) -> None:
    """Every hamlet's table has the same widths, whatever stands in it."""
    for index, width in enumerate(_WIDTHS):
        page.widen(index, width)
