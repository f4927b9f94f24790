"""A payout list in words: pages, sums, signatures, and a line by which old sheets are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from hotro68.core.office import Decision, Office
from hotro68.core.report import Basis
from hotro68.policy.pack import Pack
from hotro68.vietnamese.numbers import grouped, money_in_words
from hotro68.writing.context import Payout, PayoutRow, hamlet_name
from hotro68.writing.papers.columns import BODY_SIZE, CELL_PADDING, LINE_HEIGHT, Cells, Column
from hotro68.writing.papers.letterhead import (
    Letterhead,
    Signature,
    chair,
    commune,
    decision_line,
    letterhead,
    long_date,
)
from hotro68.writing.papers.measure import lines_in
from hotro68.writing.papers.notice_words import sentence
from hotro68.writing.papers.pages import Room, page_lengths

NOTE_SIZE, TITLE_SIZE = 11.0, 14.0
ROW_HEIGHT, NOTE_HEIGHT, TITLE_HEIGHT = 9.4, 5.0, 6.0
SHEET_WIDTH, SHEET_HEIGHT = 252.0, 170.0
HEAD_HEIGHT, COLUMNS_HEIGHT, SUM_HEIGHT, SIGN_HEIGHT = 45.5, 12.0, 7.0, 48.0
NAME, POLICY = 1, 4
DRAFT = "DỰ THẢO"

COLUMNS = (
    Column("TT", 11, "center"),
    Column("Họ và tên", 58, "left"),
    Column("Năm sinh", 15, "center"),
    Column("Giấy tờ (4 số cuối)", 21, "center"),
    Column("Chính sách", 42, "left"),
    Column("Số tiền (đồng)", 29, "right"),
    Column("Ngày nhận", 22, "center"),
    Column("Ký nhận", 34, "center"),
    Column("Ghi chú", 20, "left"),
)


@dataclass(frozen=True, slots=True)
class Sum:
    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class PayoutPage:
    """heights: of the rows, in mm."""

    rows: tuple[Cells, ...]
    heights: tuple[float, ...]
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    title: Signature
    how: str


@dataclass(frozen=True, slots=True)
class PayoutSheet:
    """mark: printed across every page while nothing is decided. code: at the foot of each."""

    letterhead: Letterhead
    kind: str
    subjects: tuple[str, ...]
    attached: str
    columns: tuple[Column, ...]
    pages: tuple[PayoutPage, ...]
    in_words: str
    lines: tuple[str, ...]
    place_date: str
    signers: tuple[Signer, ...]
    code: str
    mark: str


def word_payout(payout: Payout, basis: Basis, pack: Pack) -> PayoutSheet:
    office, decision = payout.office, payout.decision
    lines = _lines(payout, basis, pack)
    attached = _attached(decision)
    subjects = (
        f"Theo {pack.file.short_title}",
        _place(payout),
    )
    return PayoutSheet(
        letterhead=replace(letterhead(office, "", None), place_date=""),
        kind="DANH SÁCH CHI TRẢ KINH PHÍ HỖ TRỢ",
        subjects=subjects,
        attached=attached,
        columns=COLUMNS,
        pages=_pages(payout, _room((*subjects, attached), lines)),
        in_words=f"Tổng số tiền bằng chữ: {money_in_words(payout.amount)}.",
        lines=lines,
        place_date=f"{commune(office)}, {long_date(None)}",
        signers=_signers(office),
        code=_code(payout, basis),
        mark="" if decision else DRAFT,
    )


def _place(payout: Payout) -> str:
    numbered = f" - Bảng số {payout.number}" if payout.number else ""
    return f"{hamlet_name(payout.hamlet)} - Đợt {payout.office.round}{numbered}"


def _attached(decision: Decision | None) -> str:
    if decision is None:
        return "(Dự thảo: chưa có quyết định phê duyệt, không dùng để chi tiền)"
    return f"(Kèm theo {decision_line(decision)})"


def _lines(payout: Payout, basis: Basis, pack: Pack) -> tuple[str, ...]:
    """The sums by policy with their articles, and what every output must say."""
    articles = {policy.public.label: policy.legal.article for policy in pack.policies.values()}
    parts = "; ".join(
        f"{part.policy} {grouped(part.amount)} đồng ({articles[part.policy]})"
        for part in payout.parts
    )
    return (f"Trong đó: {parts}.", *(f"Ghi chú: {sentence(note)}" for note in basis.notes))


def _pages(payout: Payout, room: Room) -> tuple[PayoutPage, ...]:
    heights = [_height(row) for row in payout.rows]
    lengths = page_lengths(heights, room)
    ends = list(accumulate(lengths))
    return tuple(
        PayoutPage(
            rows=tuple(_cells(row) for row in payout.rows[end - length : end]),
            heights=tuple(heights[end - length : end]),
            sums=tuple(_sums(payout.rows[:end], length, at, len(lengths))),
        )
        for at, (length, end) in enumerate(zip(lengths, ends, strict=True), start=1)
    )


def _room(titles: Sequence[str], lines: Sequence[str]) -> Room:
    """titles: of which the height of the head counts one line each."""
    page = SHEET_HEIGHT - COLUMNS_HEIGHT - 2 * SUM_HEIGHT
    more = sum(lines_in(title, SHEET_WIDTH, TITLE_SIZE) - 1 for title in titles)
    noted = sum(lines_in(line, SHEET_WIDTH, NOTE_SIZE) for line in lines)
    first = page - HEAD_HEIGHT - TITLE_HEIGHT * more
    return Room(first, page, SIGN_HEIGHT + NOTE_HEIGHT * noted)


def _sums(rows: Sequence[PayoutRow], length: int, page: int, pages: int) -> Iterator[Sum]:
    """rows: up to the end of this page, of which the last `length` stand on it."""
    if pages > 1:
        yield _sum(f"Cộng trang {page}", rows[-length:])
    yield _sum("Tổng cộng" if page == pages else f"Lũy kế đến trang {page}", rows)


def _sum(label: str, rows: Sequence[PayoutRow]) -> Sum:
    amount = sum(row.amount for row in rows)
    return Sum(f"{label}: {grouped(len(rows))} người", grouped(amount))


def _cells(row: PayoutRow) -> Cells:
    number, tail = str(row.number), row.id_tail
    money = grouped(row.amount)
    return (number, row.name, row.birth_year, tail, policies(row), money, "", "", "")


def policies(row: PayoutRow) -> str:
    """The policy; for several, each with its part of the sum, one a line."""
    if len(row.parts) == 1:
        return row.parts[0].policy
    return "\n".join(f"{part.policy}: {grouped(part.amount)}" for part in row.parts)


def _height(row: PayoutRow) -> float:
    """Two lines stand in the height that a signature needs anyway."""
    name = lines_in(row.name, COLUMNS[NAME].width - CELL_PADDING, BODY_SIZE)
    room = COLUMNS[POLICY].width - CELL_PADDING
    told = sum(lines_in(line, room, BODY_SIZE) for line in policies(row).splitlines())
    return max(ROW_HEIGHT, LINE_HEIGHT * max(name, told) + 1)


def _signers(office: Office) -> tuple[Signer, ...]:
    by_hand = "(Ký, ghi rõ họ tên)"
    return (
        Signer(Signature(("NGƯỜI LẬP BIỂU",), office.clerk), by_hand),
        Signer(Signature(("KẾ TOÁN",), office.accountant), by_hand),
        Signer(Signature(("THỦ QUỸ",), office.cashier), by_hand),
        Signer(chair(office), "(Ký tên, đóng dấu)"),
    )


def _code(payout: Payout, basis: Basis) -> str:
    decision = payout.decision
    decided = f"QĐ {decision.number} ngày {decision.day:%d/%m/%Y}" if decision else DRAFT
    rules = basis.digest.removeprefix("sha256:")[:8]
    parts = (
        f"Đợt {payout.office.round}",
        decided,
        f"Quy tắc {rules}",
        hamlet_name(payout.hamlet),
        *((f"Bảng số {payout.number}",) if payout.number else ()),
    )
    return " | ".join(parts)
