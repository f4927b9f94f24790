"""A register crossed, as a workbook: four sheets of rows, and one whose counts add up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from hotro68.core.answers import AnswerKind, Asked, Handout, HandoutRow
from hotro68.core.claim import Claim
from hotro68.core.crossing import Crossing, Outcome, Remark, rows_in
from hotro68.core.dialect import Dialect
from hotro68.core.source import Source
from hotro68.writing.ink import Look, Page, WrittenBook
from hotro68.writing.sheets.grid import Column, Grid, Kind

MARK = ("hotro68", "doichieu")
HANDOUT = "doichieu"
ANSWER, GROUND = "ket_luan", "can_cu"
SHEETS: Mapping[Outcome, tuple[str, str]] = {
    Outcome.FITS: ("Khop", "KHỚP"),
    Outcome.ONLY_OURS: ("ChiCoOXa", "CHỈ CÓ Ở DANH SÁCH XÃ"),
    Outcome.ONLY_THEIRS: ("ChiCoOCoQuan", "CHỈ CÓ Ở SỔ CƠ QUAN"),
    Outcome.CONFLICT: ("MauThuan", "MÂU THUẪN, PHẢI XEM"),
}
COUNTS = "CanDoi"
_TOP = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over every sheet. labels: of the register's fields, in its order."""

    title: str
    file: str
    day: date
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A line: a row of the lists beside a row of the register; either may be missing."""

    ours: Claim | None
    theirs: Claim | None
    said: str


def crossed_book(
    crossing: Crossing, heading: Heading, policies: Mapping[str, str], dialect: Dialect
) -> bytes:
    """Each row of both sides stands on exactly one sheet, once."""
    book = WrittenBook({"title": f"Đối chiếu {heading.title}"}, MARK, dialect)
    counts = book.page(COUNTS)
    for outcome, (name, title) in SHEETS.items():
        pairs = list(_pairs(crossing, outcome))
        columns = (*_our_columns(policies), *_their_columns(heading, pairs), _SAID)
        page = book.page(name)
        grid = Grid(page, columns, _TOP)
        grid.head()
        grid.add(pairs)
        if not pairs:
            grid.nothing("Không có dòng nào.")
        _close(page, f"{title} — {heading.title}", heading)
    _draw_counts(counts, crossing, heading)
    return book.finish()


def _pairs(crossing: Crossing, outcome: Outcome) -> Iterator[_Pair]:
    for case in crossing.of(outcome):
        said: dict[Source, list[str]] = {}
        for remark in case.remarks:
            said.setdefault(remark.claim.source, []).append(remark.message)
        for ours, theirs in zip_longest(case.ours, case.theirs):
            yield _Pair(ours, theirs, "\n".join(said.get(ours.source, ())) if ours else "")


def _our_columns(policies: Mapping[str, str]) -> tuple[Column[_Pair], ...]:
    return (
        Column("STT", Kind.ORDER),
        Column("Xã: họ và tên", Kind.TEXT, lambda pair: _text(pair.ours, "ho_ten")),
        Column("Xã: ngày sinh", Kind.DAY, lambda pair: pair.ours.birth if pair.ours else None),
        Column("Xã: số giấy tờ", Kind.CODE, lambda pair: _text(pair.ours, "so_giay_to")),
        Column("Xã: mã số thuế", Kind.CODE, lambda pair: _text(pair.ours, "ma_so_thue")),
        Column("Thôn", Kind.TEXT, lambda pair: _text(pair.ours, "thon"), 18),
        Column("Chính sách", Kind.TEXT, lambda pair: _policy(pair.ours, policies), 24),
        Column("Xã: ô gốc", Kind.TEXT, lambda pair: _place(pair.ours), 24),
    )


def _their_columns(heading: Heading, pairs: Sequence[_Pair]) -> tuple[Column[_Pair], ...]:
    """The register's own columns, those that hold anything."""
    rows = [pair.theirs for pair in pairs if pair.theirs]
    held = [key for key in heading.labels if any(row.facts.get(key) for row in rows)]
    told: list[Column[_Pair]] = [
        Column(
            f"Sổ: {heading.labels[key].lower()}",
            Kind.TEXT,
            lambda pair, key=key: _text(pair.theirs, key),  # type: ignore[misc]
            24,
        )
        for key in held
    ]
    return (*told, Column("Sổ: ô gốc", Kind.TEXT, lambda pair: _place(pair.theirs), 24))


_SAID: Column[_Pair] = Column("Kết quả", Kind.TEXT, lambda pair: pair.said, 48)


def _text(claim: Claim | None, key: str) -> str:
    return "" if claim is None else told(claim, key)


def told(claim: Claim, key: str) -> str:
    """A fact in words; several spells with their days beside each other."""
    value = claim.facts.get(key)
    if isinstance(value, tuple):
        return ", ".join(f"{day:%d/%m/%Y}" for day in value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _policy(claim: Claim | None, policies: Mapping[str, str]) -> str:
    return "" if claim is None else policies.get(claim.policy, claim.policy)


def _place(claim: Claim | None) -> str:
    return "" if claim is None else str(claim.source)


def _close(page: Page, title: str, heading: Heading) -> None:
    across = (0, page.breadth - 1)
    page.span(0, across, title, Look.TITLE)
    told_by = f"Theo tệp {heading.file}, đối chiếu ngày {heading.day:%d/%m/%Y}"
    page.span(1, across, told_by, Look.CENTRE_ITALIC)
    page.close((_TOP, _TOP), "&CTrang &P/&N")


# ── Counts ───────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class _Count:
    label: str
    ours: int
    theirs: int


def _draw_counts(page: Page, crossing: Crossing, heading: Heading) -> None:
    columns: tuple[Column[_Count], ...] = (
        Column("Trang", Kind.TEXT, lambda count: count.label, 40),
        Column("Dòng của xã", Kind.COUNT, lambda count: count.ours),
        Column("Dòng của sổ", Kind.COUNT, lambda count: count.theirs),
    )
    counts = [
        _Count(f"{name}: {title.lower()}", *crossing.counts(outcome))
        for outcome, (name, title) in SHEETS.items()
    ]
    ours, theirs = rows_in(crossing.cases)
    assert (ours, theirs) == (sum(c.ours for c in counts), sum(c.theirs for c in counts))
    grid = Grid(page, columns, _TOP)
    grid.head()
    grid.add(counts)
    grid.total("Cộng, bằng số dòng đưa vào", {"Dòng của xã": ours, "Dòng của sổ": theirs})
    _close(page, f"ĐỐI CHIẾU {heading.title.upper()}", heading)


# ── Asked ────────────────────────────────────────────────────────────────────────────────
def questions_of(kind: str, remarks: Sequence[Remark], choices: tuple[str, ...]) -> Handout:
    """A sheet to be filled in: what each remark that stops a row comes to, and why."""
    asked = (
        Asked(ANSWER, "Kết luận", AnswerKind.CHOICE, choices),
        Asked(GROUND, "Căn cứ, người xác nhận"),
    )
    note = (
        "Ghi kết luận và căn cứ từng dòng rồi nạp lại bằng hotro68 doichieu ketluan TỆP;"
        " dòng bỏ trống vẫn được giữ lại, chưa chi."
    )
    headings = ("Họ và tên", "Thôn", "Ô gốc", "Điều phải kết luận", "Căn cứ pháp lý")
    lines = {
        one.key: HandoutRow(
            one.key,
            (one.claim.name, one.claim.hamlet, str(one.cell), one.message, one.ref),
        )
        for one in remarks
        if one.act.stops
    }
    return Handout(
        f"{HANDOUT}-{kind}",
        _made_of(lines),
        "KẾT LUẬN ĐỐI CHIẾU VỚI CƠ QUAN KHÁC",
        note,
        headings,
        asked,
        tuple(lines.values()),
    )


def _made_of(keys: Iterable[str]) -> str:
    """The state the questions were drawn from: the questions themselves."""
    return hashlib.sha256(",".join(sorted(keys)).encode()).hexdigest()[:16]
