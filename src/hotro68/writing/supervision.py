"""The supervisors' workbook: whom to ask, what to look at, which rows to see again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from hotro68.core.office import Office
from hotro68.writing.ink import Look, Page, WrittenBook
from hotro68.writing.sheets.frame import letterhead
from hotro68.writing.sheets.grid import Column, Grid, Kind

MARK = ("hotro68", "giamsat")
SAMPLE, CHECKS, RISKS = "Mau", "BangKiem", "XemLai"
_TOP = 5
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Sampled:
    """Somebody of the sample; the number is masked before it comes here."""

    name: str
    birth: str
    number: str
    hamlet: str
    policy: str
    amount: int
    stage: str
    place: str


@dataclass(frozen=True, slots=True)
class Check:
    step: str
    text: str
    look_at: str


@dataclass(frozen=True, slots=True)
class Remarkable:
    """One row worth a second look: a group of rows stands on as many lines."""

    kind: str
    why: str
    name: str
    hamlet: str
    policy: str
    place: str


@dataclass(frozen=True, slots=True)
class Pack:
    """note: seed and day, so that anybody draws the sample again. risks None: not for them."""

    title: str
    note: str
    sample: tuple[Sampled, ...]
    checks: tuple[Check, ...]
    risks: tuple[Remarkable, ...] | None


def supervision_book(pack: Pack, office: Office) -> bytes:
    book = WrittenBook({"title": pack.title}, MARK, office.dialect)
    _draw(book.page(SAMPLE), _SAMPLE, pack.sample, pack, office)
    _draw(book.page(CHECKS), _CHECKS, pack.checks, pack, office)
    if pack.risks is not None:
        _draw(book.page(RISKS), _RISKS, pack.risks, pack, office)
    return book.finish()


def _draw(
    page: Page, columns: Sequence[Column[Row]], rows: Sequence[Row], pack: Pack, office: Office
) -> None:
    grid = Grid(page, tuple(columns), _TOP)
    grid.head()
    grid.add(rows)
    letterhead(page, office)
    across = (0, page.breadth - 1)
    page.span(3, across, pack.title.upper(), Look.TITLE)
    page.span(4, across, pack.note, Look.CENTRE_ITALIC)
    page.close((_TOP, _TOP), "&CTrang &P/&N")


_ORDER: Column[Any] = Column("TT", Kind.ORDER)
_SAMPLE: tuple[Column[Sampled], ...] = (
    _ORDER,
    Column("Họ và tên", Kind.TEXT, lambda one: one.name),
    Column("Năm sinh", Kind.CODE, lambda one: one.birth),
    Column("Số giấy tờ", Kind.CODE, lambda one: one.number),
    Column("Thôn", Kind.TEXT, lambda one: one.hamlet),
    Column("Chính sách", Kind.TEXT, lambda one: one.policy),
    Column("Số tiền", Kind.MONEY, lambda one: one.amount),
    Column("Đang ở", Kind.TEXT, lambda one: one.stage),
    Column("Dòng của danh sách", Kind.TEXT, lambda one: one.place),
    Column("Người được hỏi trả lời", Kind.ANSWER),
)
_CHECKS: tuple[Column[Check], ...] = (
    _ORDER,
    Column("Bước", Kind.TEXT, lambda one: one.step),
    Column("Xem gì, hỏi gì", Kind.TEXT, lambda one: one.text, 60.0),
    Column("Xem ở đâu", Kind.TEXT, lambda one: one.look_at),
    Column("Có", Kind.ANSWER, widest=6.0),
    Column("Không", Kind.ANSWER, widest=6.0),
    Column("Ghi chú", Kind.ANSWER),
)
_RISKS: tuple[Column[Remarkable], ...] = (
    _ORDER,
    Column("Điều đáng xem lại", Kind.TEXT, lambda one: one.kind),
    Column("Vì sao", Kind.TEXT, lambda one: one.why, 40.0),
    Column("Họ và tên", Kind.TEXT, lambda one: one.name),
    Column("Thôn", Kind.TEXT, lambda one: one.hamlet),
    Column("Chính sách", Kind.TEXT, lambda one: one.policy),
    Column("Dòng của danh sách", Kind.TEXT, lambda one: one.place),
    Column("Kết quả xem lại", Kind.ANSWER),
)
