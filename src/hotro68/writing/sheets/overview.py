"""TongQuan: the run on one sheet, in counts and money, and the checks that its sheets agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hotro68.core.award import Award
from hotro68.core.claim import Claim
from hotro68.core.report import Certainty, FileReport, Merged, RowKind, Totals, Unpaid
from hotro68.core.source import Source
from hotro68.vietnamese.collation import text_key
from hotro68.vietnamese.numbers import grouped, money_in_words
from hotro68.writing.ink import Look, Page
from hotro68.writing.sheets import frame, words
from hotro68.writing.sheets.brief import Brief, paid_by
from hotro68.writing.sheets.funding import EXCESS, share_labels
from hotro68.writing.sheets.grid import Column, Grid, Kind
from hotro68.writing.sheets.grounds import run_lines
from hotro68.writing.sheets.pairs import draw_pairs
from hotro68.writing.sheets.unread_rows import unread_rows

NAME = "TongQuan"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the results. sheet: where the rows behind it stand."""

    label: str
    count: int | None
    amount: int | None = None
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How the claims of a policy or a file fared."""

    label: str
    claims: int
    claimed: int
    supports: int
    amount: int
    aside: int
    refused: int
    asked: int


def draw(page: Page, brief: Brief, written: Mapping[str, int]) -> None:
    """written: sheet → the sum that was written there."""
    row = _draw_results(page, brief, frame.TOP)
    page.break_before(row + 1)  # else a heading alone may end the first sheet
    row = _draw_tallies(page, row + 1, "II. Theo chính sách", _by_policy(brief))
    row = _draw_tallies(page, row + 1, "III. Theo tệp", _by_file(brief))
    row = draw_pairs(page, row + 1, "IV. Ngày xét và văn bản áp dụng", run_lines(brief))
    row = draw_pairs(page, row + 1, "V. Thời hạn", _deadlines(brief))
    row = draw_pairs(page, row + 1, "VI. Đối chiếu từng tệp", _ledgers(brief))
    row = draw_pairs(page, row + 1, "VII. Đối chiếu các trang", _ties(brief, written))
    if brief.merged.checks:
        lines = [(check.title, check.told) for check in brief.merged.checks]
        draw_pairs(page, row + 1, "VIII. Đối chiếu với cơ quan khác", lines)
    frame.open_paper(page, brief, "TỔNG QUAN KẾT QUẢ KIỂM TRA, TỔNG HỢP")
    page.close((3, 4), frame.footer(brief.merged.basis))


def _draw_results(page: Page, brief: Brief, row: int) -> int:
    columns: tuple[Column[Figure], ...] = (
        Column("Nội dung", Kind.TEXT, lambda figure: figure.label, 60),
        Column("Số lượng", Kind.COUNT, lambda figure: figure.count),
        Column("Số tiền (đồng)", Kind.MONEY, lambda figure: figure.amount),
        Column("Xem trang", Kind.CODE, lambda figure: figure.sheet),
    )
    grid = Grid(page, columns, row)
    grid.band("I. Kết quả")
    grid.head()
    grid.add([*_read(brief), *_paid(brief), *_not_paid(brief), *_doubles(brief)])
    page.span(grid.next, (0, _LAST), _in_words(brief), Look.NOTE)
    return grid.next + 1


def _in_words(brief: Brief) -> str:
    return f"Số tiền đề nghị chi, bằng chữ: {money_in_words(brief.merged.totals.amount)}."


def _read(brief: Brief) -> list[Figure]:
    merged = brief.merged
    sheets = [sheet for file in merged.files for sheet in file.sheets]
    lists = sum(len(sheet.tables) for sheet in sheets)
    rows = sum(sum(sheet.ledger.values()) for sheet in sheets)
    claims = [row.claim for row in merged.rows]
    return [
        Figure("Tệp đã đọc", len(merged.files), sheet="CanCu"),
        Figure("Danh sách tìm thấy trong các tệp", lists),
        Figure("Dòng đã đọc", rows),
        Figure("Dòng có người đề nghị hỗ trợ", len(claims), _claimed(claims)),
    ]


def _paid(brief: Brief) -> list[Figure]:
    totals = brief.merged.totals
    central, local = (label.removesuffix(" (đồng)") for label in share_labels(brief))
    return [
        Figure("Người được đề nghị chi", totals.people, sheet="TongHop"),
        Figure("Lượt hỗ trợ được đề nghị chi", totals.supports, totals.amount, "TongHop"),
        Figure(f"Trong đó: {central}", None, totals.central, "KinhPhi"),
        Figure(f"Trong đó: {local}", None, totals.local, "KinhPhi"),
        *([_added(totals)] if totals.excess else []),
    ]


def _added(totals: Totals) -> Figure:
    label = EXCESS.removesuffix(" (đồng)")
    return Figure(f"Trong đó: {label}", None, totals.excess, "KinhPhi")


def _not_paid(brief: Brief) -> list[Figure]:
    merged = brief.merged
    aside = [row.assessment for row in merged.set_aside]
    closed = _closed_awards(merged)
    over = {award.claim.source for award in closed}
    refused = _distinct(row for row in merged.refused if row.claim.source not in over)
    asked = _distinct(merged.asked)
    return [
        Figure(
            "Không chi vì đã chi ở dòng hoặc chế độ khác (tiền theo quy định)",
            len(aside),
            sum(assessment.amount for assessment in aside),
            "BiLoai",
        ),
        *([_closed(closed)] if closed else []),
        Figure("Không đủ điều kiện (tiền đề nghị)", len(refused), _claimed(refused), "BiLoai"),
        Figure("Chờ xác minh (tiền đề nghị)", len(asked), _claimed(asked), "CanXacMinh"),
        *([_unread(unread)] if (unread := len(unread_rows(merged))) else []),
        Figure("Dòng ghi lặp, đã gộp vào dòng khác", len(_joined(brief)), sheet="TrungLap"),
    ]


def _unread(count: int) -> Figure:
    return Figure(
        "Dòng chưa rõ xin chính sách nào, chưa thành hồ sơ", count, sheet="CanXacMinh"
    )


def _closed_awards(merged: Merged) -> list[Award]:
    """Those whose files are over; a file that was sent back waits with what is asked."""
    waits = {row.claim.source for row in merged.asked}
    return [award for award in merged.ended if award.claim.source not in waits]


def _closed(closed: list[Award]) -> Figure:
    amount = sum(award.amount for award in closed)
    label = "Hồ sơ đã không được duyệt, không đạt hoặc đã trả lại tiền (tiền theo quy định)"
    return Figure(label, len(closed), amount, "BiLoai")


def _doubles(brief: Brief) -> list[Figure]:
    groups = brief.merged.duplicates
    certain = [group.certainty for group in groups].count(Certainty.CERTAIN)
    answered = sum(group.verdict is not None and not group.open for group in groups)
    waiting = len(groups) - certain - answered
    return [
        Figure("Nhóm dòng chắc chắn là một người", certain, sheet="TrungLap"),
        Figure("Nhóm nghi trùng, đã có người quyết định", answered, sheet="TrungLap"),
        Figure("Nhóm nghi trùng, cần người quyết định", waiting, sheet="TrungLap"),
    ]


def _joined(brief: Brief) -> set[Source]:
    """Rows neither paid nor turned down nor asked about: another row speaks for them."""
    merged = brief.merged
    spoken = {
        *paid_by(brief),
        *(row.assessment.claim.source for row in merged.set_aside),
        *(row.claim.source for row in merged.unpaid),
    }
    return {row.claim.source for row in merged.rows} - spoken


def _distinct(rows: Iterable[Unpaid]) -> list[Claim]:
    """A claim with two questions is one claim."""
    return list({row.claim.source: row.claim for row in rows}.values())


def _claimed(claims: Iterable[Claim]) -> int:
    return sum(claim.claimed or 0 for claim in claims)


_TALLIES: tuple[Column[Tally], ...] = (
    Column("Nội dung", Kind.TEXT, lambda tally: tally.label, 60),
    Column("Dòng đề nghị", Kind.COUNT, lambda tally: tally.claims),
    Column("Tiền đề nghị (đồng)", Kind.MONEY, lambda tally: tally.claimed),
    Column("Lượt được chi", Kind.COUNT, lambda tally: tally.supports),
    Column("Tiền được chi (đồng)", Kind.MONEY, lambda tally: tally.amount),
    Column("Nhường dòng, chế độ khác", Kind.COUNT, lambda tally: tally.aside),
    Column("Không đủ điều kiện", Kind.COUNT, lambda tally: tally.refused),
    Column("Chờ xác minh", Kind.COUNT, lambda tally: tally.asked),
)
_LAST = len(_TALLIES) - 1


def _draw_tallies(page: Page, row: int, title: str, tallies: Sequence[Tally]) -> int:
    grid = Grid(page, _TALLIES, row)
    grid.band(title)
    grid.head()
    grid.add(tallies)
    counted = _TALLIES[1:]
    sums = {
        column.label: sum(_number(column, tally) for tally in tallies) for column in counted
    }
    grid.total("Cộng", sums)
    return grid.next


def _number(column: Column[Tally], tally: Tally) -> int:
    value = column.value(tally)
    assert isinstance(value, int)
    return value


def _by_policy(brief: Brief) -> list[Tally]:
    found = _tallies(brief, lambda claim: claim.policy)
    return [
        replace(found[policy], label=brief.policy(policy).name)
        for policy in brief.policies
        if policy in found
    ]


def _by_file(brief: Brief) -> list[Tally]:
    found = _tallies(brief, lambda claim: claim.source.file)
    names = sorted({file.file for file in brief.merged.files} | set(found), key=text_key)
    return [found.get(name, _no_claims(name)) for name in names]


def _no_claims(label: str) -> Tally:
    return Tally(label, 0, 0, 0, 0, 0, 0, 0)


def _tallies(brief: Brief, label: Callable[[Claim], str]) -> dict[str, Tally]:
    """Every claim counted under its label."""
    merged = brief.merged
    rows = Counter(label(row.claim) for row in merged.rows)
    claimed = _money(label, [(row.claim, row.claim.claimed or 0) for row in merged.rows])
    supports = Counter(label(award.claim) for award in brief.awards)
    amounts = _money(label, [(award.claim, award.amount) for award in brief.awards])
    aside = Counter(label(row.assessment.claim) for row in merged.set_aside)
    refused = Counter(map(label, _distinct(merged.refused)))
    asked = Counter(map(label, _distinct(merged.asked)))
    counts = (rows, claimed, supports, amounts, aside, refused, asked)
    labels: set[str] = set().union(*counts)
    return {name: Tally(name, *(count[name] for count in counts)) for name in labels}


def _money(label: Callable[[Claim], str], sums: Iterable[tuple[Claim, int]]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for claim, amount in sums:
        counted[label(claim)] += amount
    return counted


def _deadlines(brief: Brief) -> list[tuple[str, str]]:
    file = brief.pack.file
    posting = f"chậm nhất {file.posting.latest_days} ngày kể từ ngày quyết định"
    return [
        *((d.what, f"trước ngày {d.before:%d/%m/%Y} ({d.ref})") for d in brief.pack.deadlines),
        ("Niêm yết kết quả", f"{posting} ({file.posting.ref})"),
    ]


def _ledgers(brief: Brief) -> list[tuple[str, str]]:
    """Every row of every file is accounted for, and each row of people is a claim."""
    claims = Counter(row.claim.source.file for row in brief.merged.rows)
    files = sorted(brief.merged.files, key=lambda file: text_key(file.file))
    return [(file.file, _ledger_line(file, claims[file.file])) for file in files]


def _ledger_line(file: FileReport, claims: int) -> str:
    ledger: Counter[RowKind] = Counter()
    for sheet in file.sheets:
        ledger.update(sheet.ledger)
    data = ledger[RowKind.DATA]
    verdict = "khớp" if data == claims else f"LỆCH {abs(data - claims)} dòng"
    line = f"{words.ledger_words(ledger)}; vào tổng hợp {claims} dòng: {verdict}"
    return "; ".join((line, *_told(file)))


def _told(file: FileReport) -> Iterable[str]:
    """What a person had said of the columns: whoever reads the sums must know it."""
    tables = (table for sheet in file.sheets for table in sheet.tables)
    return dict.fromkeys(told for table in tables for told in table.told)


def _ties(brief: Brief, written: Mapping[str, int]) -> list[tuple[str, str]]:
    total = brief.merged.totals.amount
    return [
        (place, f"{grouped(amount)} đồng: {_same(amount, total)}")
        for place, amount in written.items()
    ]


def _same(amount: int, total: int) -> str:
    return "khớp" if amount == total else f"LỆCH {grouped(abs(amount - total))} đồng"
