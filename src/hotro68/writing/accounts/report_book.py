"""The report as an Excel file: by status, what the period paid, and what is difficult."""

from __future__ import annotations

from hotro68.core.funds import Problem, Progress, Standing
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.accounts.desk import MARK, AccountsDesk, borne_by, close_page, open_page
from hotro68.writing.accounts.settlement_book import account_columns, account_total
from hotro68.writing.ink import Look, Page, WrittenBook
from hotro68.writing.sheets import frame
from hotro68.writing.sheets.grid import Column, Grid, Kind

STATES, PAYMENTS, PROBLEMS = "TrangThai", "ChiTra", "VuongMac"


def report_book(told: Progress, desk: AccountsDesk) -> bytes:
    book = WrittenBook(
        {"title": "Báo cáo kết quả hỗ trợ", "subject": period(told)}, MARK, desk.office.dialect
    )
    pages = [book.page(name) for name in (STATES, PAYMENTS, PROBLEMS)]
    _draw_states(pages[0], told, desk)
    _draw_payments(pages[1], told, desk)
    _draw_problems(pages[2], told, desk)
    return book.finish()


def period(told: Progress) -> str:
    since = f"Từ ngày {told.since:%d/%m/%Y} đến" if told.since else "Đến"
    return f"{since} hết ngày {told.until:%d/%m/%Y}"


def _draw_states(page: Page, told: Progress, desk: AccountsDesk) -> None:
    columns: tuple[Column[Standing], ...] = (
        Column("STT", Kind.ORDER),
        Column("Chính sách", Kind.TEXT, lambda one: desk.policy(one.policy), 46),
        Column("Thôn", Kind.TEXT, lambda one: desk.hamlet(one.hamlet), 24),
        Column("Trạng thái", Kind.TEXT, lambda one: one.stage.label, 30),
        Column("Số hồ sơ", Kind.COUNT, lambda one: one.count.files),
        Column("Số tiền (đồng)", Kind.MONEY, lambda one: one.count.amount),
    )
    grid = Grid(page, columns, frame.TOP)
    grid.head()
    grid.add(told.standings)
    grid.total(
        "Tổng cộng",
        {
            "Số hồ sơ": sum(one.count.files for one in told.standings),
            "Số tiền (đồng)": sum(one.count.amount for one in told.standings),
        },
    )
    open_page(page, desk, "BÁO CÁO KẾT QUẢ THỰC HIỆN HỖ TRỢ", period(told))
    close_page(page, desk, grid.next, desk.basis.notes)


def _draw_payments(page: Page, told: Progress, desk: AccountsDesk) -> None:
    grid = Grid(page, account_columns(desk), frame.TOP)
    grid.head()
    grid.add(told.paid)
    account_total(grid, told.paid)
    open_page(page, desk, "KẾT QUẢ CHI TRẢ", period(told))
    budget = told.budget
    row = frame.in_words(page, grid.next, budget.amount)
    shares = f"Số chi trong kỳ {grouped(budget.amount)} đồng: {borne_by(budget)}."
    page.span(row, grid.across, shares, Look.SECTION)
    close_page(page, desk, row + 1, ())


def _draw_problems(page: Page, told: Progress, desk: AccountsDesk) -> None:
    columns: tuple[Column[Problem], ...] = (
        Column("STT", Kind.ORDER),
        Column("Việc", Kind.TEXT, lambda one: one.what, 30),
        Column("Thôn", Kind.TEXT, lambda one: desk.hamlet(one.hamlet), 24),
        Column("Ai", Kind.TEXT, lambda one: one.name, 28),
        Column("Vì sao", Kind.TEXT, lambda one: one.why, 70),
    )
    grid = Grid(page, columns, frame.TOP)
    grid.head()
    grid.add(told.problems)
    open_page(page, desk, "VƯỚNG MẮC, VIỆC CÒN LẠI", period(told))
    close_page(page, desk, grid.next, ())
