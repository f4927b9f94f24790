"""The budget as an Excel file: KinhPhi (who bears what) and NguonVon (where it comes from)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from hotro68.core.funds import Budget, Cost, Fund, summed
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.accounts.desk import MARK, AccountsDesk, close_page, open_page
from hotro68.writing.ink import Look, Page, WrittenBook
from hotro68.writing.sheets import frame
from hotro68.writing.sheets.funding import EXCESS
from hotro68.writing.sheets.grid import Column, Grid, Kind

COSTS, FUNDS = "KinhPhi", "NguonVon"
_AMOUNT, _PEOPLE = "Số tiền (đồng)", "Số người"
_NORM = "Theo mức của trung ương (đồng)"
_SHORT = "CÒN THIẾU"
_PROPOSED = "Đề xuất, UBND huyện quyết định."


def budget_book(budget: Budget, desk: AccountsDesk) -> bytes:
    book = WrittenBook(
        {"title": "Kinh phí hỗ trợ", "subject": budget.basis}, MARK, desk.office.dialect
    )
    costs, funds = book.page(COSTS), book.page(FUNDS)
    draw_costs(costs, budget, desk)
    draw_funds(funds, budget, desk)
    return book.finish()


def draw_costs(page: Page, budget: Budget, desk: AccountsDesk) -> None:
    grid = Grid(page, _columns(desk), frame.TOP)
    grid.head()
    grid.band("I. Theo thôn")
    for hamlet, found in _stable_groups(budget.costs):
        grid.add(found)
        _sum(grid, f"Cộng {desk.hamlet(hamlet)}", found, None)
    _sum(grid, "Tổng cộng các thôn", budget.costs, budget.people)
    grid.band(f"II. Theo chính sách, toàn {desk.office.level}")
    whole = [_whole(policy, budget, desk) for policy in _policies(budget, desk)]
    grid.add(whole)
    _sum(grid, "Tổng cộng", whole, budget.people)
    open_page(page, desk, "BẢNG KINH PHÍ HỖ TRỢ", budget.basis)
    below = frame.in_words(page, grid.next, budget.amount)
    page.span(below, grid.across, _check_line(budget), Look.NOTE)
    close_page(page, desk, below + 1, _notes(budget, desk))


def _stable_groups(costs: Sequence[Cost]) -> Iterable[tuple[str, list[Cost]]]:
    """Cells come by round, then hamlet: a hamlet with two rounds has two sums."""
    for (_, hamlet), found in groupby(costs, key=lambda cost: (cost.round, cost.hamlet)):
        yield hamlet, list(found)


def _columns(desk: AccountsDesk) -> tuple[Column[Cost], ...]:
    central, local = desk.shares
    return (
        Column("STT", Kind.ORDER),
        Column("Đợt", Kind.TEXT, lambda cost: cost.round, 8),
        Column("Thôn", Kind.TEXT, lambda cost: desk.hamlet(cost.hamlet), 24),
        Column("Chính sách", Kind.TEXT, lambda cost: desk.policy(cost.policy), 46),
        Column("Số lượt", Kind.COUNT, lambda cost: cost.supports),
        Column(_PEOPLE, Kind.COUNT, lambda cost: cost.people),
        Column(_AMOUNT, Kind.MONEY, lambda cost: cost.amount),
        Column(_NORM, Kind.MONEY, lambda cost: cost.norm),
        Column(central, Kind.MONEY, lambda cost: cost.central),
        Column(local, Kind.MONEY, lambda cost: cost.local),
        Column(EXCESS, Kind.MONEY, lambda cost: cost.excess),
    )


def _policies(budget: Budget, desk: AccountsDesk) -> list[str]:
    found = {cost.policy for cost in budget.costs}
    return [policy for policy in desk.pack.file.policies if policy in found]


def _whole(policy: str, budget: Budget, desk: AccountsDesk) -> Cost:
    """All cells of a policy; a file has one hamlet and one round, so nobody counts twice."""
    costs = [cost for cost in budget.costs if cost.policy == policy]
    people = sum(cost.people for cost in costs)
    return summed(costs, policy, f"Toàn {desk.office.level}", people)


def _sum(grid: Grid[Cost], label: str, costs: Sequence[Cost], people: int | None) -> None:
    sums = grid.sums(summed(costs, "", "", people or 0))
    if people is None:
        del sums[_PEOPLE]
    grid.total(label, sums)


def _check_line(budget: Budget) -> str:
    parts = [budget.central, budget.local, budget.excess]
    told = " + ".join(grouped(part) for part in parts)
    return f"Đối chiếu: {grouped(budget.amount)} = {told} đồng."


def _notes(budget: Budget, desk: AccountsDesk) -> tuple[str, ...]:
    funding = desk.pack.file.funding
    shared = (
        f"Trung ương chi {funding.central_percent}% mức thực chi theo quy định, làm tròn xuống"
        f" đồng ở từng ô chính sách × thôn ({funding.ref}); phần tỉnh chi thêm không chia."
    )
    notes = [
        shared,
        "Một người được hai chính sách là hai lượt; ở dòng tổng cộng đếm một lần.",
    ]
    if budget.unknown_norm:
        notes.append(
            f"{budget.unknown_norm} hồ sơ chưa rõ mức của trung ương: tạm để cả vào phần tỉnh"
            " chi thêm, cần người xem lại."
        )
    return (*notes, *desk.basis.notes)


def draw_funds(page: Page, budget: Budget, desk: AccountsDesk) -> None:
    columns: tuple[Column[Fund], ...] = (
        Column("STT", Kind.ORDER),
        Column("Nguồn", Kind.TEXT, lambda fund: fund.name, 46),
        Column("Tỷ lệ được dùng (%)", Kind.CODE, lambda fund: str(fund.percent)),
        Column("Căn cứ", Kind.TEXT, lambda fund: fund.ref, 30),
        Column("Số dư (đồng)", Kind.MONEY, lambda fund: fund.balance),
        Column("Trần được dùng (đồng)", Kind.MONEY, lambda fund: fund.ceiling),
        Column("Đề xuất sử dụng (đồng)", Kind.MONEY, lambda fund: fund.draw),
    )
    grid = Grid(page, columns, frame.TOP)
    grid.head()
    grid.add(budget.funds)
    grid.total(
        "Tổng cộng",
        {
            "Trần được dùng (đồng)": budget.available,
            "Đề xuất sử dụng (đồng)": sum(fund.draw for fund in budget.funds),
        },
    )
    open_page(page, desk, "NGUỒN KINH PHÍ ĐỊA PHƯƠNG", budget.basis)
    row = grid.next
    for text in _needs(budget):
        look = Look.ALARM if text.startswith(_SHORT) else Look.SECTION
        page.span(row, grid.across, text, look)
        row += 1
    close_page(page, desk, row, (_PROPOSED,))


def _needs(budget: Budget) -> tuple[str, ...]:
    need = f"Ngân sách địa phương phải lo: {grouped(budget.local)} đồng."
    if not budget.told:
        return need, "Chưa khai số dư của nguồn nào (--duphong, --quydutru, --cctl)."
    missing = [fund.name for fund in budget.funds if fund.balance is None]
    untold = (f"Chưa khai số dư: {', '.join(missing)}.",) if missing else ()
    if budget.short:
        return need, f"{_SHORT}: {grouped(budget.short)} đồng.", *untold
    return need, "Các nguồn đủ cho phần này.", *untold
