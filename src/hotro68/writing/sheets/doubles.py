"""TrungLap: rows that are, or may be, one person, side by side, with room for a decision."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from hotro68.core.answers import AnswerKind, Asked, Given, Handout, HandoutRow, Told
from hotro68.core.claim import Claim
from hotro68.core.decided import Sameness
from hotro68.core.report import Duplicate, Merged
from hotro68.policy.pack import Pack
from hotro68.vietnamese.dates import PartDate
from hotro68.vietnamese.hamlets import hamlet_key
from hotro68.vietnamese.names import name_key
from hotro68.vietnamese.text import fold
from hotro68.writing.handout import MARK, hide_keys
from hotro68.writing.ink import FIRST_DAY, Look, Page, WrittenBook
from hotro68.writing.sheets import frame, words
from hotro68.writing.sheets import grid as tables
from hotro68.writing.sheets.brief import Brief
from hotro68.writing.sheets.grid import Grid, Kind
from hotro68.writing.sheets.seats import Seat, all_seats, key_of

NAME = "TrungLap"
KIND = "trung"
TITLE = "NHỮNG DÒNG LÀ HOẶC CÓ THỂ LÀ MỘT NGƯỜI"
NOTE = "Ô tô màu, chữ đậm, viền đậm: các dòng trong nhóm ghi khác nhau."
ANSWER, WHY, WHO = "quyet_dinh", "ly_do", "nguoi"
ASKED = (
    Asked(ANSWER, "Quyết định", AnswerKind.CHOICE, tuple(one.label for one in Sameness)),
    Asked(WHY, "Lý do"),
    Asked(WHO, "Người quyết định"),
)
_PEN = {ANSWER: 19.0, WHY: 18.0, WHO: 16.0}
_ROW_SEPARATOR = "/"

Compared: TypeAlias = Callable[[Claim], object]


@dataclass(frozen=True, slots=True)
class DoublesColumn:
    """What is told of a row. compared: the form in which a difference counts."""

    label: str
    value: Callable[[Seat], Told]
    kind: Kind = Kind.TEXT
    widest: float = 24.0
    compared: Compared | None = None


def draw(page: Page, brief: Brief) -> None:
    grid = _draw_seats(page, brief.merged, brief.pack, frame.TOP)
    frame.open_paper(page, brief, TITLE)
    page.span(frame.TOP - 1, (0, page.breadth - 1), NOTE, Look.NOTE)
    hide_keys(page, review_handout(brief.merged, brief.pack), grid.top)
    page.close((grid.top, grid.top), frame.footer(brief.merged.basis))


def review_book(merged: Merged, pack: Pack) -> bytes:
    """The same sheet by itself, to be sent to a hamlet and read back."""
    book = WrittenBook({"title": TITLE}, MARK, pack.dialect)
    page = book.page(NAME)
    grid = _draw_seats(page, merged, pack, 2)
    across = (0, page.breadth - 1)
    page.span(0, across, TITLE, Look.TITLE)
    page.span(1, across, NOTE, Look.NOTE)
    hide_keys(page, review_handout(merged, pack), grid.top)
    page.close((grid.top, grid.top), frame.footer(merged.basis))
    return book.finish()


def _draw_seats(page: Page, merged: Merged, pack: Pack, top: int) -> Grid[Seat]:
    seats, columns = all_seats(merged), _columns(merged, pack)
    grid = Grid(page, [*map(_drawn, columns), *map(_answer, ASKED)], top)
    grid.head()
    grid.add(seats)
    if seats:
        page.choose((top + 1, grid.next - 1), len(columns), ASKED[0].choices)
    _mark_differences(page, top + 1, seats, columns)
    return grid


def _drawn(column: DoublesColumn) -> tables.Column[Seat]:
    return tables.Column(column.label, column.kind, column.value, column.widest)


def _answer(asked: Asked) -> tables.Column[Seat]:
    return tables.Column(
        asked.label, Kind.ANSWER, lambda seat: _given(seat).get(asked.key), _PEN[asked.key]
    )


# ── What is told and asked ───────────────────────────────────────────────────────────────
def review_handout(merged: Merged, pack: Pack) -> Handout:
    seats = all_seats(merged)
    columns = _columns(merged, pack)
    keys = "\n".join(sorted({key_of(seat.group) for seat in seats}))
    return Handout(
        kind=KIND,
        made_of=hashlib.sha256(keys.encode()).hexdigest()[:12],
        title=NAME,
        note=NOTE,
        headings=tuple(column.label for column in columns),
        asked=ASKED,
        lines=tuple(_line(seat, columns) for seat in seats),
    )


def _line(seat: Seat, columns: Sequence[DoublesColumn]) -> HandoutRow:
    key = f"{key_of(seat.group)}{_ROW_SEPARATOR}{seat.place + 1}"
    return HandoutRow(key, tuple(column.value(seat) for column in columns), _given(seat))


def group_of(line_key: str) -> str:
    return line_key.partition(_ROW_SEPARATOR)[0]


def _given(seat: Seat) -> Mapping[str, Given]:
    verdict = seat.lead.verdict if seat.lead else None
    if verdict is None:
        return {}
    given = {ANSWER: verdict.answer.label, WHY: verdict.reason, WHO: verdict.who}
    return {key: text for key, text in given.items() if text}


def _columns(merged: Merged, pack: Pack) -> tuple[DoublesColumn, ...]:
    own = (*_person_columns(), *_further_columns(merged))
    return (*own, *_place_columns(pack), *_GROUP_COLUMNS)


def _person_columns() -> Iterator[DoublesColumn]:
    yield DoublesColumn("Nhóm", lambda seat: seat.number, Kind.COUNT)
    yield DoublesColumn(
        "Họ và tên", lambda seat: seat.claim.name, compared=lambda one: name_key(one.name)
    )
    yield DoublesColumn("Ngày sinh", lambda seat: _birth(seat.claim), Kind.DAY, compared=_birth)
    yield DoublesColumn(
        "Số CMND/CCCD",
        lambda seat: seat.claim.number,
        Kind.CODE,
        compared=lambda one: one.number,
    )


_FURTHER = {
    "so_giay_to_cu": "Số giấy tờ cũ",
    "gioi_tinh": "Giới tính",
    "dien_thoai": "Điện thoại",
    "noi_o": "Nơi ở",
    "cha_me": "Cha, mẹ",
}


def _further_columns(merged: Merged) -> Iterator[DoublesColumn]:
    """What else is compared, where any of the rows has it."""
    members = [claim for group in merged.duplicates for claim in group.members]
    for key, label in _FURTHER.items():
        if any(claim.text(key) for claim in members):
            yield DoublesColumn(label, _fact(key), Kind.CODE, compared=_folded(key))


def _fact(key: str) -> Callable[[Seat], Told]:
    if key == "gioi_tinh":
        return lambda seat: words.sex(seat.claim)
    return lambda seat: seat.claim.text(key)


def _folded(key: str) -> Compared:
    return lambda claim: fold(claim.text(key))


def _place_columns(pack: Pack) -> Iterator[DoublesColumn]:
    short = {policy: pack.policies[policy].short for policy in pack.policies}
    yield DoublesColumn(
        "Thôn",
        lambda seat: words.hamlet(seat.claim),
        widest=18,
        compared=lambda one: hamlet_key(one.hamlet),
    )
    yield DoublesColumn("Chính sách", lambda seat: short.get(seat.claim.policy, ""), Kind.CODE)
    yield DoublesColumn("Tệp gốc", lambda seat: words.file_of(seat.claim), Kind.CODE)
    yield DoublesColumn("Ô gốc", lambda seat: words.cell_of(seat.claim), widest=18)
    yield DoublesColumn("Hiện nay", lambda seat: seat.standing)
    yield DoublesColumn("Đề nghị giữ", lambda seat: "giữ" if seat.keep else "", Kind.CODE)


_GROUP_COLUMNS = (
    DoublesColumn(
        "Mức chắc chắn",
        lambda seat: words.CERTAINTIES[seat.lead.certainty] if seat.lead else "",
        Kind.CODE,
    ),
    DoublesColumn("Giống nhau", lambda seat: ", ".join(seat.lead.agree) if seat.lead else ""),
    DoublesColumn("Khác nhau", lambda seat: ", ".join(seat.lead.differ) if seat.lead else ""),
    DoublesColumn(
        "Cách xử lý", lambda seat: seat.lead.decision if seat.lead else "", widest=30
    ),
    DoublesColumn("Mã nhóm", lambda seat: key_of(seat.lead) if seat.lead else "", Kind.CODE),
)


def _birth(claim: Claim) -> Told:
    """As a cell holds it."""
    day = claim.birth
    if day is None:
        return claim.text("ngay_sinh")
    if day.is_full and day.earliest >= FIRST_DAY:
        return day.earliest
    return str(PartDate(day.year, day.month, day.day))


# ── Differences ──────────────────────────────────────────────────────────────────────────
def _mark_differences(
    page: Page, first: int, seats: Sequence[Seat], columns: Sequence[DoublesColumn]
) -> None:
    """Colour, bold letters and a thick border: seen on a black and white print too."""
    for row, seat in enumerate(seats, start=first):
        for index, column in enumerate(columns):
            if column.compared and _differs(seat.group, column.compared):
                value = column.value(seat)
                look = Look.DIFFERS_DAY if isinstance(value, date) else Look.DIFFERS
                page.put(row, index, value, look)


def _differs(group: Duplicate, compared: Compared) -> bool:
    return len({compared(claim) for claim in group.members}) > 1
