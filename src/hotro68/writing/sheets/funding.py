"""KinhPhi: people and money by hamlet and policy, and who bears what of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby

from hotro68.core.award import Award
from hotro68.core.funds import Cost, summed
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.ink import Look, Page
from hotro68.writing.sheets import frame
from hotro68.writing.sheets.brief import NO_HAMLET, Brief, hamlet_order
from hotro68.writing.sheets.grid import Column, Grid, Kind

NAME = "KinhPhi"
AMOUNT, EXCESS = "Số tiền (đồng)", "Phần tỉnh chi thêm (đồng)"
_SUPPORTS, _PEOPLE = "Số lượt", "Số người"
_ONE_PERSON_ONCE = (
    "Một người được hai chính sách là hai lượt; ở dòng cộng người đó được đếm một lần."
)


def draw(page: Page, brief: Brief) -> tuple[int, int]:
    """Gives the sums written: by hamlet, and by policy."""
    grid = Grid(page, _columns(brief), frame.TOP)
    grid.head()
    grid.band("I. Theo thôn")
    by_hamlet = _draw_hamlets(grid, brief)
    grid.band(f"II. Theo chính sách, toàn {brief.office.level}")
    by_policy = _costs_of_policies(brief)
    grid.add(by_policy)
    _total(grid, brief, "Tổng cộng")
    frame.keep_signed(page, (grid.top + 1, grid.next))
    frame.open_paper(page, brief, "BẢNG TỔNG HỢP KINH PHÍ HỖ TRỢ")
    below = frame.in_words(page, grid.next, brief.merged.totals.amount)
    page.span(below, grid.across, _check_line(brief), Look.NOTE)
    notes = (_ONE_PERSON_ONCE, *brief.merged.basis.notes)
    frame.sign(page, frame.notes(page, below + 1, notes) + 1, brief.office)
    page.close((grid.top, grid.top), frame.footer(brief.merged.basis))
    return by_hamlet, sum(cost.amount for cost in by_policy)


def _draw_hamlets(grid: Grid[Cost], brief: Brief) -> int:
    written = 0
    people = _people_by_hamlet(brief)
    shares = sorted(brief.merged.totals.shares, key=lambda share: hamlet_order(share.hamlet))
    for hamlet, group in groupby(shares, key=lambda share: share.hamlet):
        costs = sorted(group, key=lambda cost: brief.policies.index(cost.policy))
        grid.add(costs)
        whole = summed(costs, "", hamlet, len(people[hamlet]))
        grid.total(f"Cộng {hamlet or NO_HAMLET}", grid.sums(whole))
        written += whole.amount
    _total(grid, brief, "Tổng cộng các thôn")
    return written


def _columns(brief: Brief) -> tuple[Column[Cost], ...]:
    names = {policy: brief.policy(policy).name for policy in brief.policies}
    central, local = share_labels(brief)
    columns: tuple[Column[Cost], ...] = (
        Column("STT", Kind.ORDER),
        Column("Thôn", Kind.TEXT, lambda cost: cost.hamlet or NO_HAMLET, 24),
        Column("Chính sách", Kind.TEXT, lambda cost: names[cost.policy], 52),
        Column(_SUPPORTS, Kind.COUNT, lambda cost: cost.supports),
        Column(_PEOPLE, Kind.COUNT, lambda cost: cost.people),
        Column(AMOUNT, Kind.MONEY, lambda cost: cost.amount),
        Column(central, Kind.MONEY, lambda cost: cost.central),
        Column(local, Kind.MONEY, lambda cost: cost.local),
    )
    if brief.merged.totals.excess:
        columns = (*columns, Column(EXCESS, Kind.MONEY, lambda cost: cost.excess))
    return columns


def share_labels(brief: Brief) -> tuple[str, str]:
    percent = brief.pack.file.funding.central_percent
    return (
        f"Ngân sách trung ương {percent}% (đồng)",
        f"Ngân sách địa phương {100 - percent}% (đồng)",
    )


def _costs_of_policies(brief: Brief) -> list[Cost]:
    shares = brief.merged.totals.shares
    found = {share.policy for share in shares}
    return [
        summed(
            (share for share in shares if share.policy == policy),
            policy,
            f"Toàn {brief.office.level}",
            _persons(brief.awards_of(policy)),
        )
        for policy in brief.policies
        if policy in found
    ]


def _total(grid: Grid[Cost], brief: Brief, label: str) -> None:
    totals = brief.merged.totals
    grid.total(label, grid.sums(summed(totals.shares, "", "", totals.people)))


def _check_line(brief: Brief) -> str:
    totals = brief.merged.totals
    parts = [totals.central, totals.local, *([totals.excess] if totals.excess else [])]
    return (
        f"Đối chiếu: cộng theo thôn = cộng theo chính sách = {grouped(totals.amount)} đồng"
        f" = {' + '.join(map(grouped, parts))}."
    )


def _people_by_hamlet(brief: Brief) -> Mapping[str, set[str]]:
    people: defaultdict[str, set[str]] = defaultdict(set)
    for award in brief.awards:
        people[award.claim.hamlet].add(award.person)
    return people


def _persons(awards: Iterable[Award]) -> int:
    return len({award.person for award in awards})
