"""CanCu: the law the money rests on, and the rules and lists of this run by their hashes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hotro68.core.report import FileReport
from hotro68.policy.pack import LegalText, Roles
from hotro68.writing.ink import Page
from hotro68.writing.sheets import frame
from hotro68.writing.sheets.brief import Brief, Order
from hotro68.writing.sheets.grid import Column, Grid, Kind
from hotro68.writing.sheets.pairs import draw_pairs

NAME = "CanCu"
_AMOUNT = "Số tiền (đồng)"
_NARROW, _WIDE = 34, 46


@dataclass(frozen=True, slots=True)
class Ground:
    """An article by which money is paid: how often, and how much in all."""

    policy: str
    label: str
    ref: str
    times: int
    amount: int


def draw(page: Page, brief: Brief) -> int:
    """Gives the sum written."""
    row, written = _draw_grounds(page, brief, _draw_chain(page, brief, frame.TOP) + 1)
    row = _draw_authority(page, brief, row + 1)
    row = _draw_inputs(page, brief, row + 1)
    draw_pairs(page, row + 1, "V. Lần chạy này", run_lines(brief))
    frame.open_paper(page, brief, "CĂN CỨ PHÁP LÝ VÀ DỮ LIỆU")
    page.close((3, 4), frame.footer(brief.merged.basis))
    return written


def _draw_chain(page: Page, brief: Brief, row: int) -> int:
    columns: tuple[Column[LegalText], ...] = (
        Column("STT", Kind.ORDER),
        Column("Văn bản", Kind.TEXT, lambda text: text.title, _NARROW),
        Column("Số, ký hiệu", Kind.TEXT, lambda text: text.number, _NARROW),
        Column("Ngày", Kind.DAY, lambda text: text.day),
        Column("Về việc", Kind.TEXT, lambda text: text.about, _WIDE),
    )
    grid = Grid(page, columns, row)
    grid.band("I. Văn bản áp dụng")
    grid.head()
    grid.add(brief.pack.file.legal)
    return grid.next


def _draw_grounds(page: Page, brief: Brief, row: int) -> tuple[int, int]:
    names = {policy: brief.policy(policy).name for policy in brief.policies}
    columns: tuple[Column[Ground], ...] = (
        Column("STT", Kind.ORDER),
        Column("Chính sách", Kind.TEXT, lambda ground: names[ground.policy], _NARROW),
        Column("Khoản chi", Kind.TEXT, lambda ground: ground.label, _NARROW),
        Column("Số lần", Kind.COUNT, lambda ground: ground.times),
        Column("Điều khoản", Kind.TEXT, lambda ground: ground.ref, _WIDE),
        Column(_AMOUNT, Kind.MONEY, lambda ground: ground.amount),
    )
    grounds = _grounds(brief)
    written = sum(ground.amount for ground in grounds)
    grid = Grid(page, columns, row)
    grid.band("II. Điều khoản đã dùng để tính tiền")
    grid.head()
    grid.add(grounds)
    grid.total("Tổng cộng", {_AMOUNT: written})
    return grid.next, written


def _grounds(brief: Brief) -> list[Ground]:
    sums: dict[tuple[str, str, str], tuple[int, int]] = {}
    for policy in brief.paid_policies:
        for award in brief.awards_of(policy):
            for line in award.kept.lines:
                key = (policy, line.label, line.ref)
                times, amount = sums.get(key, (0, 0))
                sums[key] = (times + 1, amount + line.amount)
    return [Ground(*key, *sums[key]) for key in sorted(sums, key=_rule_order(brief))]


def _rule_order(brief: Brief) -> Callable[[tuple[str, str, str]], Order]:
    """As the rules add the lines up; a line they no longer know comes after."""
    rank = {
        (policy, line.label): (at, index)
        for at, policy in enumerate(brief.policies)
        for index, line in enumerate(brief.policy(policy).lines)
    }
    last = {policy: (at, len(rank)) for at, policy in enumerate(brief.policies)}
    return lambda key: (rank.get(key[:2], last[key[0]]), key)


def _draw_authority(page: Page, brief: Brief, row: int) -> int:
    columns: tuple[Column[Roles], ...] = (
        Column("STT", Kind.ORDER),
        Column("Chính sách", Kind.TEXT, lambda who: brief.policy(who.policy).name, _NARROW),
        Column("Thẩm định", Kind.TEXT, lambda who: who.appraise, _NARROW),
        Column("Quyết định", Kind.TEXT, lambda who: who.decide, 16),
        Column("Gửi danh sách đến", Kind.TEXT, lambda who: who.send_to, _WIDE),
        Column("Căn cứ", Kind.TEXT, lambda who: who.ref, 26),
    )
    known = [brief.pack.roles_of(policy) for policy in brief.paid_policies]
    grid = Grid(page, columns, row)
    grid.band("III. Ai thẩm định, ai quyết định")
    grid.head()
    grid.add([who for who in known if who is not None])
    return grid.next


def _draw_inputs(page: Page, brief: Brief, row: int) -> int:
    columns: tuple[Column[FileReport], ...] = (
        Column("STT", Kind.ORDER),
        Column("Tệp danh sách", Kind.TEXT, lambda file: file.file, _NARROW),
        Column("Mã băm SHA-256 của tệp", Kind.TEXT, lambda file: file.sha256, _NARROW),
    )
    grid = Grid(page, columns, row)
    grid.band("IV. Tệp đã đọc")
    grid.head()
    grid.add(sorted(brief.merged.files, key=lambda file: (file.file, file.sha256)))
    return grid.next


def run_lines(brief: Brief) -> list[tuple[str, str]]:
    """The deciding day and the rules, as every reader of the figures must know them."""
    basis = brief.merged.basis
    assumed = "; chưa có ngày thẩm định, lấy theo văn bản mới nhất" if basis.assumed else ""
    funding = brief.pack.file.funding
    share = f"{funding.central_percent}% thực chi, làm tròn xuống đến đồng ({funding.ref})"
    return [
        ("Ngày xét", f"{basis.day:%d/%m/%Y}{assumed}"),
        ("Văn bản theo ngày xét", _version(brief)),
        ("Bộ quy tắc", f"{basis.pack}: {basis.title}"),
        ("Mã băm bộ quy tắc", basis.digest),
        ("Quy định riêng của địa phương", "; ".join(basis.overlays) or "không có"),
        ("Ngân sách trung ương", share),
        *(("Lưu ý", note) for note in basis.notes),
    ]


def _version(brief: Brief) -> str:
    """The text of the law in force on the deciding day, and any doubt about it."""
    file = brief.pack.file
    past = [version.name for version in file.versions if version.since <= brief.day]
    doubts = [f"{grey.note} ({grey.ref})" for grey in file.grey if grey.in_force(brief.day)]
    return "; ".join([*past[-1:], *doubts]) or "chưa có văn bản nào có hiệu lực"
