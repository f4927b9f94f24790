"""What a list itself says against a claim in it: `đã chết`, `không đủ điều kiện`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from hotro68.core.catalogue import CLAIM_DOUBTED
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.report import RowKind
from hotro68.reading.book import Cell, Sheet
from hotro68.reading.faults import seen
from hotro68.reading.grid import grid_of
from hotro68.reading.header import headings_of
from hotro68.reading.persons import are_two
from hotro68.reading.table import NAME, Column, Table
from hotro68.vietnamese.marks import is_blank
from hotro68.vietnamese.text import clean, fold

NOTE = "ghi_chu"
UNSURE = "chưa rõ còn đề nghị cho người này không"
_TWO = "như có hai người, mà mỗi người phải một dòng"
_TOLD = (RowKind.NOTE, RowKind.GROUP)
_NO = frozenset(("", "0", "khong", "chua", "ko", "k"))

# Folded. `chưa nhận`, `không trùng` are no objection.
_WORDS = (
    "da (?:chet|qua doi|mat(?! viec| thu nhap| giay| cmnd| cccd| the| so| lien lac))",
    "tu vong|chet",
    "khong (?:con )?(?:du dieu kien|dat|hop le|thuoc (?:dien|doi tuong)|dung doi tuong)",
    "khong (?:con )?(?:de nghi|xet|lay|chap nhan|dong y|o dia phuong|nhan (?:ho tro|tien))",
    "khong (?:con )?duoc (?:ho tro|nhan|xet|huong(?! luong| tro cap| bhxh| bao hiem))",
    "khong (?:con )?tham gia(?! bhxh| bao hiem| bhtn)",
    "chua (?:du dieu kien|xet|duoc xet|de nghi)",
    "xin (?:rut|thoi)|rut (?:don|ho so|ten|khoi|lai)|tu choi|tra (?:lai )?ho so",
    "bi (?:loai|trung)|loai (?:khoi|ra|bo|do|vi)|bo (?:khoi|ra|ten|di)|gach (?:ten|bo)|xoa ten",
    "da (?:linh|chi tra|huong|nhan (?:tien|ho tro|dot|roi|o|tai|theo))",
    "da (?:duoc (?:ho tro|nhan|huong|chi)|co (?:ten )?(?:o|trong|tai) (?:danh sach|ds))",
    "trung (?:ten|voi|thon|danh sach|ds|ho so|lap|nguoi)|chuyen (?:di|khau|sang thon|cho o)",
)
_DENIES = re.compile(
    rf"(?<!khong )(?<!chua )\b(?:{'|'.join(_WORDS)})\b"
    "|^(?:loai|trung|rut|bo|huy|mat|da nhan|khong nhan|khong lay|khong lam|xin khong nhan)$"
)
# `bỏ, đi làm công ty`, `trùng Nà Mẫu`: the marks tell them from names and other words.
_BEGINS = re.compile(
    r"(?:bị |xin |đề nghị )?"
    r"(?:(?:bỏ|loại|rút|hủy|huỷ|gạch|xóa|xoá)\s*(?:$|[,;:.(–-])|trùng\b(?! khớp))"
)
_SHORT = {"ko": "khong", "kg": "khong", "hok": "khong", "dc": "duoc", "dk": "dieu kien"}
ALREADY = re.compile(r"\bda (?:nhan|chi|linh|huong|cap|(?:duoc )?ho tro)\b(?! ho so)")


def objections(sheet: Sheet, table: Table, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Once for each thing said, at the row of the claim it is said of."""
    yield from _in_rows(sheet, table, claims)
    yield from _in_notes(claims)
    yield from _in_names(sheet, table, claims)
    yield from _in_payments(sheet, table, claims)


@lru_cache(maxsize=1 << 12)
def denies(text: str) -> bool:
    """Whether a remark may mean that nothing is asked for any more."""
    words = fold(text).split()
    plain = " ".join(_SHORT.get(word, word) for word in words)
    return bool(_DENIES.search(plain) or _BEGINS.match(clean(text).lower()))


def _in_rows(sheet: Sheet, table: Table, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Rows of text: a note under its person, a group over its people."""
    under = _under(sheet, table)
    over = {text for text in table.groups if denies(text) and not _is_aside(text)}
    if not under and not over:
        return
    groups = {row.number: row.group for row in table.data}
    for claim in claims:
        row = claim.source.row
        if row in under:
            yield _asked(claim, "Dòng dưới", under[row])
        for text in over.intersection(groups[row]):
            yield _asked(claim, "Dòng nhóm ở trên", text)


def _in_notes(claims: Sequence[Claim]) -> Iterator[Finding]:
    for claim in claims:
        if claim.facts.get(NOTE) and denies(claim.text(NOTE)):
            yield _asked(claim, "Ô ghi chú", claim.text(NOTE), NOTE)


def _in_names(sheet: Sheet, table: Table, claims: Sequence[Claim]) -> Iterator[Finding]:
    column = table.column(NAME)
    for claim in claims if column else ():
        assert column is not None
        cell = _at(sheet, claim.source.row, column.index)
        text = cell if isinstance(cell, str) else ""
        if "(" in text and denies(text):
            yield _asked(claim, "Ô họ tên", seen(text), NAME)
        elif are_two(text):
            yield _asked(claim, "Ô họ tên", seen(text), NAME, problem=_TWO)


def _in_payments(sheet: Sheet, table: Table, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Columns nobody reads, of what a person has had before."""
    for column in _already_paid(sheet, table):
        for claim in claims:
            text = seen(_at(sheet, claim.source.row, column.index))
            if not is_blank(text) and fold(text) not in _NO:
                data = {"where": f"Cột «{column.heading}»", "text": text, "problem": UNSURE}
                place = claim.source.at(column.letter)
                yield Finding(CLAIM_DOUBTED, place, data, value=text)


def _asked(
    claim: Claim, where: str, text: str, key: str = "", *, problem: str = UNSURE
) -> Finding:
    data = {"where": where, "text": text, "problem": problem}
    return Finding(CLAIM_DOUBTED, claim.cell(key), data, field=key, value=text)


def _under(sheet: Sheet, table: Table) -> Mapping[int, str]:
    """Row of a person → what a note in the row below says against the claim."""
    told: dict[int, str] = {}
    person = 0
    for row in table.body:
        text = _lead(sheet, row.number) if person and row.kind in _TOLD else ""
        if text and denies(text) and (row.kind is RowKind.NOTE or _is_aside(text)):
            told[person] = text
        if row.kind is not RowKind.BLANK:
            person = row.number if row.kind is RowKind.DATA else 0
    return told


def _is_aside(text: str) -> bool:
    """`(đã chết)`, `đã chết ngày 5/8`: of the person above, unlike a heading of those below."""
    return not text[:1].isupper() and not text[:1].isdigit()


def _lead(sheet: Sheet, row: int) -> str:
    return next((seen(cell) for cell in sheet.rows[row - 1] if isinstance(cell, str)), "")


def _already_paid(sheet: Sheet, table: Table) -> list[Column]:
    if not any(ALREADY.search(fold(text)) for text in table.unused):
        return []
    first, last = table.header_rows[0] - 1, table.header_rows[-1] - 1
    used = {column.index for column in table.columns}
    headings = (h for h in headings_of(grid_of(sheet), first, last) if h.index not in used)
    return [Column("", h.index, h.text) for h in headings if ALREADY.search(fold(h.text))]


def _at(sheet: Sheet, row: int, index: int) -> Cell:
    cells = sheet.rows[row - 1]
    return cells[index] if index < len(cells) else None
