"""BiLoai: claims that are not paid and why, and claims that gave way to a better one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hotro68.core.award import Award, SetAside
from hotro68.core.claim import Claim
from hotro68.core.report import Unpaid
from hotro68.core.source import Source
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.ink import Page
from hotro68.writing.sheets import frame, words
from hotro68.writing.sheets.brief import Brief, paid_by, person_order
from hotro68.writing.sheets.grid import Column, Grid, Kind

NAME = "BiLoai"


@dataclass(frozen=True, slots=True)
class Turned:
    """A claim turned down. entitled: what the law gave it, had nothing better been paid."""

    claim: Claim
    reason: str
    ref: str
    code: str = ""
    entitled: int | None = None
    instead: str = ""


def draw(page: Page, brief: Brief) -> None:
    refused = _ordered([_from_unpaid(row) for row in brief.merged.refused])
    winners = {place: _instead(brief, award) for place, award in paid_by(brief).items()}
    aside = _ordered([_from_aside(row, winners) for row in brief.merged.set_aside])
    grid = Grid(page, _columns(brief), frame.TOP)
    grid.head()
    grid.band(f"I. Không đủ điều kiện: {len(refused)} hồ sơ")
    grid.add(refused)
    grid.band(f"II. Đủ điều kiện nhưng đã được chi ở dòng hoặc chế độ khác: {len(aside)} hồ sơ")
    grid.add(aside)
    frame.open_paper(page, brief, "DANH SÁCH HỒ SƠ KHÔNG CHI")
    page.close((grid.top, grid.top), frame.footer(brief.merged.basis))


def _columns(brief: Brief) -> tuple[Column[Turned], ...]:
    names = {policy: brief.policy(policy).name for policy in brief.policies}
    return (
        Column("STT", Kind.ORDER),
        Column("Mã hồ sơ", Kind.CODE, lambda row: words.key_of(row.claim)),
        Column("Họ và tên", Kind.TEXT, lambda row: row.claim.name),
        Column("Ngày sinh", Kind.DAY, lambda row: words.birth(row.claim)),
        Column("Số CMND/CCCD", Kind.CODE, lambda row: row.claim.number),
        Column("Thôn", Kind.TEXT, lambda row: words.hamlet(row.claim), 18),
        Column("Chính sách", Kind.TEXT, lambda row: names[row.claim.policy], 22),
        Column("Đề nghị (đồng)", Kind.MONEY, lambda row: row.claim.claimed),
        Column("Theo quy định (đồng)", Kind.MONEY, lambda row: row.entitled),
        Column("Lý do", Kind.TEXT, lambda row: row.reason, 34),
        Column("Căn cứ", Kind.TEXT, lambda row: row.ref, 22),
        Column("Được chi thay", Kind.TEXT, lambda row: row.instead, 24),
        Column("Mã lỗi", Kind.CODE, lambda row: row.code),
        Column("Tệp gốc", Kind.TEXT, lambda row: words.file_of(row.claim), 22),
        Column("Ô gốc", Kind.TEXT, lambda row: words.cell_of(row.claim), 18),
    )


def _ordered(rows: list[Turned]) -> list[Turned]:
    return sorted(rows, key=lambda row: (person_order(row.claim), row.code, row.reason))


def _from_unpaid(row: Unpaid) -> Turned:
    return Turned(row.claim, row.reason, row.ref, row.code)


def _from_aside(row: SetAside, winners: Mapping[Source, str]) -> Turned:
    instead = winners.get(row.winner, str(row.winner))
    claim = row.assessment.claim
    return Turned(claim, row.reason, row.ref, "", row.assessment.amount, instead)


def _instead(brief: Brief, award: Award) -> str:
    return f"{brief.policy(award.claim.policy).name}: {grouped(award.amount)} đồng"
