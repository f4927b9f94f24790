"""A posting in words: every text and figure of the list, so that all its forms say the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hotro68.core.office import Decision, Office
from hotro68.core.report import Basis
from hotro68.policy.pack import LegalText, Pack
from hotro68.vietnamese.numbers import grouped, money_in_words
from hotro68.writing.context import (
    Notice,
    Posting,
    PostingKind,
    PublicCount,
    PublicRow,
    PublicSection,
    hamlet_name,
    posting_clock,
)
from hotro68.writing.discretion import public_text
from hotro68.writing.papers.balancing import NOTICE_WIDTH, balanced
from hotro68.writing.papers.columns import LINE_HEIGHT, Cells, Column, cell_lines, gaps
from hotro68.writing.papers.letterhead import (
    Letterhead,
    Signature,
    based_on,
    chair,
    committee,
    decision_line,
    district,
    letterhead,
    long_date,
    mid_sentence,
)

ROW_HEIGHT = 7.0

COLUMNS = (
    Column("TT", 11, "center"),
    Column("Họ và tên", 51, "left"),
    Column("Năm sinh", 14, "center"),
    Column("Số CMND/CCCD", 30, "center"),
    Column("Chính sách", 34, "left"),
    Column("Số tiền (đồng)", 25, "right"),
)


@dataclass(frozen=True, slots=True)
class CountLine:
    people: str
    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class SheetSection:
    """heading and subtotal: empty on a list of one hamlet. heights: of the rows, in mm.

    gaps: for a row of one line, the mm before each of its texts, so that it is set as one line:
    a thousand lines are laid out much sooner than six thousand cells.
    """

    heading: str
    rows: tuple[Cells, ...]
    heights: tuple[float, ...]
    gaps: tuple[tuple[float, ...], ...]
    counts: tuple[CountLine, ...]
    subtotal: str
    amount: str


@dataclass(frozen=True, slots=True)
class PostingSheet:
    letterhead: Letterhead
    kind: str
    subjects: tuple[str, ...]
    attached: str
    bases: tuple[str, ...]
    opening: str
    columns: tuple[Column, ...]
    sections: tuple[SheetSection, ...]
    total: str
    amount: str
    in_words: str
    closing: tuple[str, ...]
    notes: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature


def word_posting(posting: Posting, basis: Basis, pack: Pack, office: Office) -> PostingSheet:
    notice = posting.notice
    return PostingSheet(
        letterhead=letterhead(office, "DS", notice.posted_on),
        kind=_KINDS[notice.kind],
        subjects=tuple(
            balanced(line, NOTICE_WIDTH)
            for line in (pack.file.title, f"{_where(posting, office)} - Đợt {office.round}")
        ),
        attached=_attached(notice),
        bases=legal_bases(pack, basis.day),
        opening=_opening(posting, office),
        columns=COLUMNS,
        sections=_sections(posting),
        total=f"Tổng cộng: {_headcount(posting.people, posting.supports)}",
        amount=grouped(posting.amount),
        in_words=f"Bằng chữ: {money_in_words(posting.amount)}.",
        closing=_closing(posting, pack, office),
        notes=(
            *_articles(posting, pack),
            *_privacy_notes(posting),
            *map(sentence, basis.notes),
        ),
        recipients=_recipients(posting, office),
        signature=chair(office),
    )


_DAY_BY_HAND = "……/……/………"
_KINDS = {
    PostingKind.DRAFT: "DANH SÁCH NIÊM YẾT DỰ KIẾN",
    PostingKind.RESULT: "DANH SÁCH NIÊM YẾT KẾT QUẢ",
}


def legal_bases(pack: Pack, day: date) -> tuple[str, ...]:
    """The legal chain as it stood on the deciding day, in the order papers quote it."""
    return based_on(legal_texts(pack, day))


def legal_texts(pack: Pack, day: date) -> tuple[str, ...]:
    """Each text of the law in force on the day, as a paper names it."""
    return tuple(_quoted(text) for text in pack.file.legal if text.day <= day)


def _quoted(text: LegalText) -> str:
    return f"{text.title} số {text.number} {long_date(text.day)} {text.about}"


def _attached(notice: Notice) -> str:
    if notice.kind is PostingKind.DRAFT:
        return "(Lấy ý kiến Nhân dân trước khi trình cấp có thẩm quyền phê duyệt)"
    return f"(Kèm theo {decision_line(_decided(notice))})"


def _decided(notice: Notice) -> Decision:
    assert notice.decision is not None
    return notice.decision


def _place(posting: Posting) -> str:
    return public_text(hamlet_name(posting.hamlet or ""))


def _where(posting: Posting, office: Office) -> str:
    return f"Toàn {office.level}" if posting.hamlet is None else _place(posting)


def _opening(posting: Posting, office: Office) -> str:
    draft = posting.notice.kind is PostingKind.DRAFT
    what = "người dự kiến được hỗ trợ" if draft else "người được hỗ trợ"
    where = "" if posting.hamlet is None else f" tại {mid_sentence(_place(posting))}"
    return f"{committee(office)} niêm yết công khai danh sách {what}{where} như sau:"


def _sections(posting: Posting) -> tuple[SheetSection, ...]:
    if not posting.sections:
        return (SheetSection("", (), (), (), (CountLine("Không có ai", "", "0"),), "", ""),)
    alone = posting.hamlet is not None
    return tuple(
        _section(section, "" if alone else f"{roman(at)}. ")
        for at, section in enumerate(posting.sections, start=1)
    )


def _section(section: PublicSection, mark: str) -> SheetSection:
    heights = tuple(_height(row) for row in section.rows)
    place = public_text(hamlet_name(section.hamlet))
    counted = _headcount(section.people, section.supports)
    rows = tuple(_cells(row) for row in section.rows)
    return SheetSection(
        heading=f"{mark}{place}" if mark else "",
        rows=rows,
        heights=heights,
        gaps=tuple(_gaps(row, height) for row, height in zip(rows, heights, strict=True)),
        counts=tuple(_count(count) for count in section.counts),
        subtotal=f"Cộng {mid_sentence(place)}: {counted}" if mark else "",
        amount=grouped(section.amount) if mark else "",
    )


def _cells(row: PublicRow) -> Cells:
    return (
        str(row.number),
        row.name,
        row.birth_year,
        str(row.masked_id),
        row.policy_label,
        grouped(row.amount),
    )


def _height(row: PublicRow) -> float:
    lines = max(cell_lines(row.name, COLUMNS[1]), cell_lines(row.policy_label, COLUMNS[4]))
    return ROW_HEIGHT + LINE_HEIGHT * (lines - 1)


def _gaps(cells: Cells, height: float) -> tuple[float, ...]:
    return tuple(gaps(cells, COLUMNS)) if height == ROW_HEIGHT else ()


def _count(count: PublicCount) -> CountLine:
    people = f"{grouped(count.people)} người (niêm yết số lượng)"
    return CountLine(people, count.policy_label, grouped(count.amount))


def _headcount(people: int, supports: int) -> str:
    several = f", {grouped(supports)} lượt hỗ trợ" if supports != people else ""
    return f"{grouped(people)} người{several}"


def _closing(posting: Posting, pack: Pack, office: Office) -> tuple[str, ...]:
    notice = posting.notice
    where = "" if posting.hamlet is None else f" và tại {mid_sentence(_place(posting))}"
    return (
        f"Nơi niêm yết: trụ sở {committee(office)}{where}.",
        _period(notice) if notice.kind is PostingKind.DRAFT else _last_day(notice, pack),
        f"Ý kiến phản ánh, kiến nghị về danh sách này gửi về {committee(office)}.",
    )


def _period(notice: Notice) -> str:
    first = long_date(notice.posted_on) if notice.posted_on else f"ngày {_DAY_BY_HAND}"
    return f"Thời gian niêm yết: từ {first} đến hết ngày {_DAY_BY_HAND}."


def _last_day(notice: Notice, pack: Pack) -> str:
    days = pack.file.posting.latest_days
    last, _ = posting_clock(_decided(notice).day, notice.posted_on, days)
    return (
        f"Niêm yết {long_date(notice.posted_on)}; chậm nhất là {long_date(last)} "
        f"({days:02} ngày, kể từ ngày Quyết định được ban hành)."
    )


def _articles(posting: Posting, pack: Pack) -> Iterable[str]:
    """Under which article the sums stand, a policy of the list after another."""
    sections = posting.sections
    listed = {row.policy_label for section in sections for row in section.rows}
    listed |= {count.policy_label for section in sections for count in section.counts}
    articles = {
        policy.public.label: policy.legal.article
        for policy in pack.policies.values()
        if policy.public.label in listed
    }
    if articles:
        parts = "; ".join(f"{label} ({article})" for label, article in articles.items())
        yield f"Căn cứ tính tiền: {parts}."


def _privacy_notes(posting: Posting) -> Iterable[str]:
    if any(row.masked_id.text for section in posting.sections for row in section.rows):
        yield "Số CMND/CCCD chỉ ghi những chữ số cuối để bảo vệ thông tin cá nhân."
    if any(section.counts for section in posting.sections):
        yield "Dòng chỉ ghi số người: không niêm yết họ tên, để giữ bí mật cá nhân."


def sentence(text: str) -> str:
    return text if text.endswith((".", "!", "…")) else f"{text}."


def _recipients(posting: Posting, office: Office) -> tuple[str, ...]:
    where = (
        () if posting.hamlet is None else (f"- Niêm yết tại {mid_sentence(_place(posting))};",)
    )
    return (
        f"- UBND {district(office)};",
        f"- UBMTTQ Việt Nam {office.level};",
        f"- Niêm yết tại trụ sở UBND {office.level};",
        *where,
        "- Lưu: VT, LĐTBXH.",
    )


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(number: int) -> str:
    """`14` → `XIV`."""
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text
