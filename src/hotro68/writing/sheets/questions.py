"""CanXacMinh: what each hamlet has to find out before a claim is decided, a to-do list."""

from __future__ import annotations

from itertools import groupby

from hotro68.core.report import Unpaid
from hotro68.writing.ink import Page
from hotro68.writing.sheets import frame, words
from hotro68.writing.sheets.brief import Brief, Order, person_order
from hotro68.writing.sheets.grid import Column, Grid, Kind
from hotro68.writing.sheets.unread_rows import NO_POLICY, unread_rows

NAME = "CanXacMinh"


def draw(page: Page, brief: Brief) -> None:
    grid = Grid(page, _columns(brief), frame.TOP)
    grid.head()
    asked = sorted([*brief.merged.asked, *unread_rows(brief.merged)], key=_order)
    for index, (hamlet, group) in enumerate(
        groupby(asked, key=lambda row: words.hamlet(row.claim))
    ):
        if index:
            page.break_before(grid.next)
        rows = list(group)
        grid.band(f"{hamlet}: {len(rows)} việc cần xác minh")
        grid.add(rows)
    if not asked:
        grid.nothing("Không có việc nào phải xác minh, bổ sung.")
    frame.open_paper(page, brief, "NHỮNG VIỆC THÔN CẦN XÁC MINH, BỔ SUNG")
    # The title is repeated with the heading: each hamlet is handed its own pages.
    page.close((3, grid.top), frame.footer(brief.merged.basis))


def _order(row: Unpaid) -> Order:
    return (person_order(row.claim), row.code, row.reason, row.question)


def _columns(brief: Brief) -> tuple[Column[Unpaid], ...]:
    names = {policy: brief.policy(policy).name for policy in brief.policies}
    return (
        Column("STT", Kind.ORDER),
        Column("Họ và tên", Kind.TEXT, lambda row: row.claim.name),
        Column("Ngày sinh", Kind.DAY, lambda row: words.birth(row.claim)),
        Column("Số CMND/CCCD", Kind.CODE, lambda row: row.claim.number),
        Column("Chính sách", Kind.TEXT, lambda row: names.get(row.claim.policy, NO_POLICY), 24),
        Column("Vì sao phải hỏi", Kind.TEXT, lambda row: row.reason, 34),
        Column("Việc cần làm", Kind.TEXT, lambda row: row.question, 34),
        Column("Căn cứ", Kind.TEXT, lambda row: row.ref, 20),
        Column("Tệp gốc", Kind.TEXT, lambda row: words.file_of(row.claim), 20),
        Column("Ô gốc", Kind.TEXT, lambda row: words.cell_of(row.claim), 16),
        Column("Trả lời của thôn", Kind.ANSWER, widest=26),
    )
