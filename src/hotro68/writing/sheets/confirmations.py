"""XacNhan: what each hamlet confirms by signing, because its list has no column for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from hotro68.core.report import Confirmation, Merged
from hotro68.writing.ink import Look, Page
from hotro68.writing.sheets import frame
from hotro68.writing.sheets.brief import NO_HAMLET, Brief, Order, hamlet_order
from hotro68.writing.sheets.grid import Column, Grid, Kind

# file, sheet, policy, hamlet
_List: TypeAlias = tuple[str, str, str, str]

NAME = "XacNhan"
_HEADS = {
    "tổ": "TỔ TRƯỞNG",
    "khu": "TRƯỞNG KHU PHỐ",
    "xóm": "TRƯỞNG XÓM",
    "bản": "TRƯỞNG BẢN",
    "ấp": "TRƯỞNG ẤP",
}
_SPACE_TO_SIGN = 48.0
_TOP = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence to confirm. people: rows of this list that rest on it."""

    place: str
    policy: str
    people: int
    text: str


def draw(page: Page, brief: Brief) -> None:
    row = _TOP
    _measure(page)
    people = _people(brief.merged)
    sheets = sorted(brief.merged.confirmations, key=_order)
    for hamlet, group in groupby(sheets, key=lambda sheet: sheet.hamlet):
        if row > _TOP:
            page.break_before(row)
        statements = [_statements(sheet, brief, people) for sheet in group]
        row = _draw_hamlet(page, brief, hamlet, statements, row)
    if row == _TOP:
        page.span(row, _ACROSS, "Không có điều kiện nào phải xác nhận thêm.", Look.CENTRE)
    frame.letterhead(page, brief.office)
    page.close((0, 1), frame.footer(brief.merged.basis))


def _draw_hamlet(
    page: Page, brief: Brief, hamlet: str, lists: Sequence[Sequence[Statement]], row: int
) -> int:
    """A page a hamlet; gives the row of the next page."""
    page.span(row, _ACROSS, f"PHIẾU XÁC NHẬN — {(hamlet or NO_HAMLET).upper()}", Look.TITLE)
    page.span(row + 1, _ACROSS, frame.basis_line(brief.merged.basis), Look.CENTRE_ITALIC)
    page.span(row + 2, _ACROSS, _INTRODUCTION, Look.PLAIN)
    grid = Grid(page, _COLUMNS, row + 3)
    grid.head()
    for statements in lists:
        grid.add(statements)
    return _sign(page, grid.next + 1, hamlet)


def _sign(page: Page, row: int, hamlet: str) -> int:
    left, right = frame.halves(page)
    page.span(row, right, "Ngày …… tháng …… năm ………", Look.CENTRE_ITALIC)
    page.span(row + 1, left, "NGƯỜI LẬP DANH SÁCH", Look.CENTRE_BOLD)
    page.span(row + 1, right, _head_of(hamlet), Look.CENTRE_BOLD)
    page.span(row + 2, left, "(Ký, ghi rõ họ tên)", Look.CENTRE_ITALIC)
    page.span(row + 2, right, "(Ký, ghi rõ họ tên)", Look.CENTRE_ITALIC)
    page.raise_row(row + 3, _SPACE_TO_SIGN)
    return row + 5


def _head_of(hamlet: str) -> str:
    first = hamlet.casefold().partition(" ")[0]
    return _HEADS.get(first, "TRƯỞNG THÔN")


def _order(sheet: Confirmation) -> Order:
    return (hamlet_order(sheet.hamlet), sheet.place, sheet.policy, sheet.statements)


def _statements(sheet: Confirmation, brief: Brief, people: Counter[_List]) -> list[Statement]:
    rows = people[sheet.place.file, sheet.place.sheet, sheet.policy, sheet.hamlet]
    name = brief.policy(sheet.policy).name
    return [Statement(str(sheet.place), name, rows, text) for text in sheet.statements]


def _people(merged: Merged) -> Counter[_List]:
    return Counter(
        (row.claim.source.file, row.claim.source.sheet, row.claim.policy, row.claim.hamlet)
        for row in merged.rows
    )


_COLUMNS: tuple[Column[Statement], ...] = (
    Column("STT", Kind.ORDER),
    Column("Danh sách", Kind.TEXT, lambda line: line.place, 30),
    Column("Chính sách", Kind.TEXT, lambda line: line.policy, 30),
    Column("Số dòng", Kind.COUNT, lambda line: line.people),
    Column("Nội dung thôn xác nhận", Kind.TEXT, lambda line: line.text, 48),
    Column("Đúng / Không đúng", Kind.ANSWER, widest=14),
    Column("Người không đúng (nếu có)", Kind.ANSWER, widest=24),
)
_ACROSS = (0, len(_COLUMNS) - 1)
_INTRODUCTION = (
    "Danh sách của thôn không có cột ghi các điều kiện dưới đây. Thôn đối chiếu từng người, "
    "ghi người không đúng (nếu có) rồi ký xác nhận."
)


def _measure(page: Page) -> None:
    """Every hamlet's table has the same widths, whatever stands in it."""
    for index, column in enumerate(_COLUMNS):
        page.widen(index, column.widest if column.kind in {Kind.TEXT, Kind.ANSWER} else 6.0)
