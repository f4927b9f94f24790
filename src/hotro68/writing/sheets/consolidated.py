"""TongHop: every award on one line, with how its sum came about and where its row stands."""

from __future__ import annotations

from hotro68.core.award import Award
from hotro68.writing.ink import Page
from hotro68.writing.sheets import frame, words
from hotro68.writing.sheets.brief import Brief
from hotro68.writing.sheets.grid import Column, Grid, Kind

NAME = "TongHop"
AMOUNT = "Số tiền (đồng)"


def draw(page: Page, brief: Brief) -> int:
    """Gives the sum written."""
    grid = Grid(page, _columns(brief), frame.TOP)
    grid.head()
    grid.add(brief.awards)
    page.filter(grid.top, max(grid.top + 1, grid.next - 1))
    frame.keep_signed(page, (grid.top + 1, grid.next))
    written = sum(award.amount for award in brief.awards)
    grid.total(f"Tổng cộng: {len(brief.awards)} lượt hỗ trợ", {AMOUNT: written})
    frame.open_paper(page, brief, "BẢNG TỔNG HỢP DANH SÁCH ĐỀ NGHỊ HỖ TRỢ")
    below = frame.in_words(page, grid.next, written)
    below = frame.notes(page, below, (*_legend(brief), *brief.merged.basis.notes))
    frame.sign(page, below + 1, brief.office)
    page.close((grid.top, grid.top), frame.footer(brief.merged.basis))
    return written


def _legend(brief: Brief) -> tuple[str, ...]:
    """What the short names stand for: whole, they would make every row three lines high."""
    policies = [brief.policy(policy) for policy in brief.paid_policies]
    return tuple(f"{policy.short}: {policy.name}." for policy in policies)


def _columns(brief: Brief) -> tuple[Column[Award], ...]:
    return (*_person_columns(), *_money_columns(brief), *_place_columns())


def _person_columns() -> tuple[Column[Award], ...]:
    return (
        Column("STT", Kind.ORDER),
        Column("Mã hồ sơ", Kind.CODE, lambda award: words.key_of(award.claim)),
        Column("Họ và tên", Kind.TEXT, lambda award: award.claim.name),
        Column("Ngày sinh", Kind.DAY, lambda award: words.birth(award.claim)),
        Column("Giới tính", Kind.CODE, lambda award: words.sex(award.claim)),
        Column("Số CMND/CCCD", Kind.CODE, lambda award: award.claim.number),
        Column("Thôn", Kind.TEXT, lambda award: words.hamlet(award.claim), 14),
    )


def _money_columns(brief: Brief) -> tuple[Column[Award], ...]:
    short = {policy: brief.policy(policy).short for policy in brief.policies}
    payers = {policy: words.payer(brief.policy(policy)) for policy in brief.policies}
    return (
        Column("Chính sách", Kind.CODE, lambda award: short[award.claim.policy]),
        Column("Cách tính", Kind.TEXT, words.arithmetic, 28),
        Column(AMOUNT, Kind.MONEY, lambda award: award.amount),
        Column("Nguồn", Kind.TEXT, lambda award: payers[award.claim.policy], 13),
        Column("Căn cứ", Kind.TEXT, words.articles, 17),
    )


def _place_columns() -> tuple[Column[Award], ...]:
    return (
        Column("Tệp gốc", Kind.TEXT, lambda award: words.file_of(award.claim), 14),
        Column("Ô gốc", Kind.TEXT, lambda award: words.cell_of(award.claim), 10),
    )
