"""TrungLap: rows that are, or may be, one person, side by side, with room for a decision."""

from __future__ import annotations

from dataclasses import dataclass

from hotro68.core.claim import Claim
from hotro68.core.report import Duplicate, Merged
from hotro68.core.source import Source
from hotro68.writing.ink import Page
from hotro68.writing.sheets import frame, words
from hotro68.writing.sheets.brief import Brief, Order, person_order
from hotro68.writing.sheets.grid import Column, Grid, Kind

NAME = "TrungLap"
DECISIONS = ("là một người", "hai người khác nhau", "chưa rõ")
_DECISION = "Quyết định"
# Groups that wait for an answer stand first.
_RANKS = {certainty: rank for rank, certainty in enumerate(words.CERTAINTIES)}


@dataclass(frozen=True, slots=True)
class Seat:
    """A row of a group. lead: the group, at its first row only."""

    number: int
    claim: Claim
    lead: Duplicate | None

    @property
    def key(self) -> str:
        if self.lead is None:
            return ""
        return words.dossier_key(*(claim.source for claim in self.lead.members))


def draw(page: Page, brief: Brief) -> None:
    groups = sorted(brief.merged.duplicates, key=_order)
    seats = [seat for number, group in enumerate(groups, 1) for seat in _seats(number, group)]
    columns = _columns(brief)
    grid = Grid(page, columns, frame.TOP)
    grid.head()
    grid.add(seats)
    if seats:
        column = next(i for i, column in enumerate(columns) if column.label == _DECISION)
        page.choose((grid.top + 1, grid.next - 1), column, DECISIONS)
    frame.open_paper(page, brief, "NHỮNG DÒNG LÀ HOẶC CÓ THỂ LÀ MỘT NGƯỜI")
    page.close((grid.top, grid.top), frame.footer(brief.merged.basis))


def _order(group: Duplicate) -> Order:
    return (_RANKS[group.certainty], sorted(map(person_order, group.members)))


def _seats(number: int, group: Duplicate) -> list[Seat]:
    members = sorted(group.members, key=person_order)
    return [
        Seat(number, claim, None if index else group) for index, claim in enumerate(members)
    ]


def _columns(brief: Brief) -> tuple[Column[Seat], ...]:
    return (*_row_columns(brief), *_group_columns())


def _row_columns(brief: Brief) -> tuple[Column[Seat], ...]:
    standing = _standing(brief.merged)
    short = {policy: brief.policy(policy).short for policy in brief.policies}
    return (
        Column("Nhóm", Kind.COUNT, lambda seat: seat.number),
        Column("Họ và tên", Kind.TEXT, lambda seat: seat.claim.name),
        Column("Ngày sinh", Kind.DAY, lambda seat: words.birth(seat.claim)),
        Column("Số CMND/CCCD", Kind.CODE, lambda seat: seat.claim.number),
        Column("Thôn", Kind.TEXT, lambda seat: words.hamlet(seat.claim), 18),
        Column("Chính sách", Kind.CODE, lambda seat: short[seat.claim.policy]),
        Column("Tệp gốc", Kind.TEXT, lambda seat: words.file_of(seat.claim), 22),
        Column("Ô gốc", Kind.TEXT, lambda seat: words.cell_of(seat.claim), 18),
        Column("Hiện nay", Kind.CODE, lambda seat: standing.get(seat.claim.source, "đã gộp")),
    )


def _group_columns() -> tuple[Column[Seat], ...]:
    return (
        Column("Mức chắc chắn", Kind.CODE, _certainty),
        Column("Giống nhau", Kind.TEXT, _agreeing, 24),
        Column("Khác nhau", Kind.TEXT, _differing, 24),
        Column("Cách xử lý", Kind.TEXT, _decided, 30),
        Column("Mã nhóm", Kind.CODE, lambda seat: seat.key),
        Column(_DECISION, Kind.ANSWER, widest=20),
        Column("Người quyết định", Kind.ANSWER, widest=18),
    )


def _certainty(seat: Seat) -> str:
    return words.CERTAINTIES[seat.lead.certainty] if seat.lead else ""


def _agreeing(seat: Seat) -> str:
    return ", ".join(seat.lead.agree) if seat.lead else ""


def _differing(seat: Seat) -> str:
    return ", ".join(seat.lead.differ) if seat.lead else ""


def _decided(seat: Seat) -> str:
    return seat.lead.decision if seat.lead else ""


def _standing(merged: Merged) -> dict[Source, str]:
    """What has become of each row; the strongest word wins."""
    return {
        **{row.claim.source: "chờ xác minh" for row in merged.asked},
        **{row.claim.source: "bị loại" for row in merged.refused},
        **{row.assessment.claim.source: "nhường chế độ khác" for row in merged.set_aside},
        **{award.claim.source: "được chi" for award in merged.awards},
    }
