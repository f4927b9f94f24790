"""The settlement as an Excel file: approved against paid, who bore it, and every voucher."""

from __future__ import annotations

from collections.abc import Sequence

from hotro68.core.funds import Account, Count, Settlement, Voucher, added
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.accounts.budget_book import draw_costs
from hotro68.writing.accounts.desk import MARK, AccountsDesk, close_page, open_page
from hotro68.writing.ink import Look, Page, WrittenBook
from hotro68.writing.sheets import frame
from hotro68.writing.sheets.grid import Column, Grid, Kind

ACCOUNTS, COSTS, VOUCHERS = "QuyetToan", "KinhPhi", "ChungTu"
_PARTS = (
    *(("Được duyệt", "approved"), ("Đã chi", "paid"), ("Chưa chi", "unpaid")),
    *(("Phải nộp trả", "given_back"), ("Chưa có kết quả", "waiting")),
)


def settlement_book(told: Settlement, desk: AccountsDesk) -> bytes:
    book = WrittenBook(
        {"title": "Quyết toán hỗ trợ", "subject": _subject(told)}, MARK, desk.office.dialect
    )
    pages = [book.page(name) for name in (ACCOUNTS, COSTS, VOUCHERS)]
    _draw_accounts(pages[0], told, desk)
    draw_costs(pages[1], told.budget, desk)
    _draw_vouchers(pages[2], told, desk)
    return book.finish()


def _subject(told: Settlement) -> str:
    return f"Tính đến hết ngày {told.until:%d/%m/%Y}"


def _draw_accounts(page: Page, told: Settlement, desk: AccountsDesk) -> None:
    grid = Grid(page, account_columns(desk), frame.TOP)
    grid.head()
    grid.add(told.accounts)
    account_total(grid, told.accounts)
    open_page(page, desk, "BẢNG QUYẾT TOÁN KINH PHÍ HỖ TRỢ", _subject(told))
    row = frame.in_words(page, grid.next, told.paid.amount)
    for text in _lines(told, desk):
        page.span(row, grid.across, text, Look.SECTION)
        row += 1
    close_page(page, desk, row, desk.basis.notes)


def account_columns(desk: AccountsDesk) -> tuple[Column[Account], ...]:
    columns: list[Column[Account]] = [
        Column("STT", Kind.ORDER),
        Column("Thôn", Kind.TEXT, lambda one: desk.hamlet(one.hamlet), 22),
        Column("Chính sách", Kind.TEXT, lambda one: desk.policy(one.policy), 40),
    ]
    for label, name in _PARTS:
        columns += [
            Column(f"{label}: số lượt", Kind.COUNT, lambda one, n=name: _count(one, n).files),  # type: ignore[misc]
            Column(f"{label} (đồng)", Kind.MONEY, lambda one, n=name: _count(one, n).amount),  # type: ignore[misc]
        ]
    return tuple(columns)


def account_total(grid: Grid[Account], accounts: Sequence[Account]) -> None:
    sums: dict[str, int] = {}
    for label, name in _PARTS:
        count = added(_count(one, name) for one in accounts)
        sums |= {f"{label}: số lượt": count.files, f"{label} (đồng)": count.amount}
    grid.total("Tổng cộng", sums)


def _count(account: Account, name: str) -> Count:
    count = getattr(account, name)
    assert isinstance(count, Count)
    return count


def _lines(told: Settlement, desk: AccountsDesk) -> tuple[str, ...]:
    budget = told.budget
    central, local = (label.removesuffix(" (đồng)") for label in desk.shares)
    shared = (
        f"Trên số đã chi: {central} {grouped(budget.central)} đồng; {local}"
        f" {grouped(budget.local)} đồng; tỉnh chi thêm {grouped(budget.excess)} đồng."
    )
    if told.received is None or told.rest is None:
        return shared, "Số đã nhận: chưa khai (--nhan)."
    rest = "đã khớp" if told.rest == 0 else f"còn {grouped(told.rest)} đồng"
    left = (
        f"Đã nhận {grouped(told.received)} - đã chi {grouped(told.paid.amount)}"
        f" - đã nộp trả {grouped(told.returned)} = {grouped(told.rest)} đồng: {rest}."
    )
    return shared, left


def _draw_vouchers(page: Page, told: Settlement, desk: AccountsDesk) -> None:
    columns: tuple[Column[Voucher], ...] = (
        Column("STT", Kind.ORDER),
        Column("Họ và tên", Kind.TEXT, lambda one: one.name, 28),
        Column("Thôn", Kind.TEXT, lambda one: desk.hamlet(one.hamlet), 22),
        Column("Chính sách", Kind.TEXT, lambda one: desk.policy(one.policy), 40),
        Column("Quyết định", Kind.CODE, lambda one: one.decision, 18),
        Column("Ngày nhận", Kind.DAY, lambda one: one.day),
        Column("Người nhận thay", Kind.TEXT, lambda one: one.taker, 24),
        Column("Bảng số", Kind.CODE, lambda one: str(one.sheet)),
        Column("Trang", Kind.CODE, lambda one: str(one.page)),
        Column("Dòng", Kind.CODE, lambda one: str(one.line)),
        Column("Số tiền (đồng)", Kind.MONEY, lambda one: one.amount),
    )
    grid = Grid(page, columns, frame.TOP)
    grid.head()
    grid.add(told.vouchers)
    amount = sum(one.amount for one in told.vouchers)
    assert amount == told.paid.amount, (amount, told.paid.amount)
    grid.total("Tổng cộng", {"Số tiền (đồng)": amount})
    open_page(page, desk, "BẢNG KÊ CHỨNG TỪ CHI", _subject(told))
    close_page(page, desk, grid.next, ())
