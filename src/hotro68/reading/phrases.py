"""The set phrases of lists: totals, amounts in words, signatures, notes, groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hotro68.core.report import RowKind
from hotro68.reading.book import Cell
from hotro68.vietnamese.text import clean, fold

# ── Column numbers ───────────────────────────────────────────────────────────────────────
_COLUMN_NUMBER = re.compile(r"^[(\[]?\s*(\d{1,2}|[A-Za-zĐđ])\s*[)\]]?(?:\s*=.*)?$")
_FORMULA = re.compile(r"^[(\[]?\s*(?:\d{1,2}\s*)?=?\s*[\d\s()+\-x*×/:=.%]+[)\]]?$")
_FEWEST = 3


def numbers_columns(row: Sequence[Cell]) -> bool:
    """`(1) (2) (3)`, `A B 1 2`, `1 2 3=1+2`: numbers that rise by one, and letters before."""
    tokens = []
    for cell in row:
        if cell is None or not str(cell).strip():
            continue
        tokens.append(_sign(cell))
        if not tokens[-1]:  # most rows say so in their second cell
            return False
    if len(tokens) < _FEWEST:
        return False
    numbers = [int(each) for each in tokens if each.isdigit()]
    letters = [each for each in tokens if each.isalpha()]
    rising = sum(after - before == 1 for before, after in pairwise(numbers))
    return (
        _are_first(letters)
        and rising * 3 >= (len(numbers) - 1) * 2
        and (len(numbers) > 1 or numbers == [1] or len(letters) >= _FEWEST)
    )


def _are_first(letters: list[str]) -> bool:
    """A, B, C …: the beginning of the alphabet, once each."""
    return "".join(letters).upper() in (
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(letters)],
        "ABCDĐE"[: len(letters)],
    )


def _sign(cell: Cell) -> str:
    """The number or letter of a column, `=` for a formula over columns, empty for the rest."""
    if isinstance(cell, bool) or not isinstance(cell, (str, int, float)):
        return ""
    text = clean(str(cell)).removesuffix(".0").lstrip("'")
    found = _COLUMN_NUMBER.match(text)
    if found:
        return found[1]
    return "=" if _FORMULA.match(text) and re.search(r"[+x*×=]", text) else ""


# ── Totals ───────────────────────────────────────────────────────────────────────────────
_PART = (
    "trang|to|thon|xom|ban|khu|ap|buon|lang|doi|nhom|muc|phan|loai|dien|chinh sach|doan"
    "|chuyen|mang|luy ke|don|f0|f1"
)
_TOTAL = re.compile(
    r"(?:tong|t) (?:cong|so|kinh phi|toan|tien|cac|ca)\b.*"
    r"|(?:tong|cong)(?: (?:\d.*|[ivx]+(?: [ivx]+)*|[a-d](?: [a-d])+))?"
    r"|cong (?:toan|ca|chung|tat ca|danh sach|so tien|so nguoi)\b.*"
)
_SUBTOTAL = re.compile(
    r"(?:(?:tong )?(?:cong|so) )?(?:trang truoc|mang sang|chuyen sang|luy ke)\b.*"
    rf"|(?:tong cong|tong so|t cong|tong|cong) (?:\w+ )?(?:{_PART})\b.*"
    r"|tieu cong\b.*|trang \d+ cong\b.*|cong [ivx]+\b.*|cong [a-h]\b"
)
_PAGE = re.compile(r"\b(?:trang|to so)\b")
_RUNNING = re.compile(r"\b(?:mang sang|chuyen sang|luy ke|trang truoc)\b")
_NOT_LETTERS = re.compile(r"^[\W\d_]+")
_MARKED_FOR = {"tong": "tổng", "cong": "cộng"}


def total_kind(text: str) -> RowKind | None:
    """TOTAL, SUBTOTAL or neither. `Tống Công`, `Cộng A Tủa` are people."""
    folded = fold(text)
    if folded.replace(" ", "") in ("tongcong", "tongso", "cong", "tc", "tcong"):
        folded = {"cong": "cong"}.get(folded.replace(" ", ""), "tong cong")
    if not _is_spelled_so(text):
        return None
    if _SUBTOTAL.fullmatch(folded):
        return RowKind.SUBTOTAL
    return RowKind.TOTAL if _TOTAL.fullmatch(folded) else None


def _is_spelled_so(text: str) -> bool:
    """Where marks are typed they must be those of `tổng` and `cộng`."""
    bare = _NOT_LETTERS.sub("", clean(text).lower())
    first = bare.split(" ", 1)[0].rstrip(":.,")
    meant = _MARKED_FOR.get(fold(first))
    return first.isascii() or meant is None or first == meant


def is_page_total(text: str) -> bool:
    return bool(_PAGE.search(fold(text)))


def is_running_total(text: str) -> bool:
    """Carried forward: everything so far, not only this page."""
    return bool(_RUNNING.search(fold(text)))


_NUMBER = r"\b(\d{1,3}(?: \d{3})+|\d+)"
_PEOPLE = re.compile(rf"{_NUMBER} (?:nguoi|doi tuong|truong hop|lao dong|ho kinh doanh|hkd)\b")
_HOUSEHOLDS = re.compile(rf"{_NUMBER} ho\b(?! (?:ngheo|can ngheo|dan|gia dinh))")
_PEOPLE_AFTER = re.compile(
    r"\b(?:so|tong|cong) (?:so )?(?:nguoi|doi tuong|truong hop|lao dong|ho kinh doanh)"
    r"(?: duoc ho tro| de nghi ho tro| la| co)* (\d+)\b"
)
_DONG = re.compile(r"(\d[\d.,  ]*)\s*(?:đồng|đ|vnđ|vnd|dong)(?!\w)", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:[.,  ]\d{3})+|\d{4,}")


def people_in(text: str, *, households: bool = False) -> int | None:
    """`Tổng cộng: 15 người` → 15; `15 hộ` only in a list of household businesses."""
    folded = fold(text)
    found = _PEOPLE.search(folded) or _PEOPLE_AFTER.search(folded)
    if not found and households:
        found = _HOUSEHOLDS.search(folded)
    return int(found[1].replace(" ", "")) if found else None


def money_in(text: str) -> str | None:
    """The sum inside a sentence, as typed and with its unit: `22.500.000 đồng`."""
    found = _DONG.search(clean(text))
    return found[0].strip() if found and _GROUPED.match(found[1].strip()) else None


# ── Words below the list ─────────────────────────────────────────────────────────────────
_IN_WORDS = re.compile(r"\bbang chu\b|\bghi chu so tien\b")
_NUMBER_WORD = (
    "(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|nghin|ngan|trieu|ty|ti"
    "|linh|le)"
)
_SPELLED = re.compile(rf"(?:{_NUMBER_WORD} ){{2,}}dong(?: chan)?(?: \w+)?")
_OFFICER = (
    "(?:(?:nguoi|can bo|cong chuc|don vi) (?:lap|tong hop|kiem tra|de nghi|duyet|phu trach"
    "|tham dinh|nhan)|(?:pho |quyen )?(?:truong|pho) (?:thon|xom|ban|khu|ap|to|phong|buon|lang"
    "|tdp)|to truong|(?:pho )?(?:chu tich|bi thu|giam doc)|ke toan|thu quy|thu truong"
    "|nguoi dai dien|cong chuc|can bo|lap bieu|lap bang)"
)
_OFFICE = (
    "(?:ubnd|uy ban nhan dan|hdnd|hoi dong|dai dien|xac nhan|cong an|tram y te|ban cong tac)"
)
_SIGNATURE = re.compile(
    rf"(?:tm|kt|tl|t m|k t|tuq) \w.*|{_OFFICER}\b.*|{_OFFICE}\b.*"
    r"|.*\bky (?:va )?(?:ghi|ten|dong dau)\b.*|.*\bghi ro ho (?:va )?ten\b.*"
)
_DATE_LINE = re.compile(r"(?:.* )?ngay (?:\d* )?thang (?:\d* )?nam(?: \d*)?")
# `Thôn Nà Cáy, ngày 12/7/2021`
_PLACE_AND_DAY = re.compile(
    r"(?!sinh\b)[^\W\d][^\d,;:]{1,40},\s*ng(?:à|a)y\s*(?:\d|\.|…|tháng|thang).*", re.IGNORECASE
)
_NOTE = re.compile(
    r"(?:ghi chu|luu y|noi nhan|chu thich|danh sach (?:nay|co|gom|tren)|trong do|chu y)\b.*"
)
_BULLETS = ("-", "*", "+", "•")


def is_in_words(text: str) -> bool:
    folded = fold(text)
    return bool(_IN_WORDS.search(folded[:80]) or _SPELLED.fullmatch(folded))


def is_signature(text: str) -> bool:
    folded = fold(text)
    found = _SIGNATURE.fullmatch(folded) or _DATE_LINE.fullmatch(folded)
    return bool(found) or is_place_and_day(text)


def is_place_and_day(text: str) -> bool:
    """Where and when a paper was signed: a date that is nobody's birth."""
    return bool(_PLACE_AND_DAY.fullmatch(text.strip()))


def is_note(text: str) -> bool:
    text = text.strip()
    if text.startswith("(") and text.endswith(")"):
        inside = text[1:-1]
        return not names_group(inside) and not is_signature(inside)
    return bool(_NOTE.match(fold(text))) or text.startswith(_BULLETS)


# ── Groups ───────────────────────────────────────────────────────────────────────────────
_MARK = re.compile(
    r"^\s*(?:([IVX]+)|([A-ZĐ])|(\d{1,2}(?:\.\d{1,2})*)|([a-zđ]))\s*[.)\-–/:]+\s*(?=\D|$)"
)
_BARE_MARK = re.compile(r"^\s*(?:([IVX]+)|([A-ZĐ]))\s*[.)\-–/:]*\s*$")
_PLACE = re.compile(
    r"(?:thon|xom|khu pho|khu dan cu|khu vuc|khu|to dan pho|tdp|ap|buon|xa|phuong|thi tran"
    r"|nhom|doi tuong|chinh sach|danh sach|dien|doi) \w.*|(?:ban|to|lang|f0|f1)(?: \w+){0,4}"
)
# Words that are family names with other marks, or with none: `Ban`, `Tô`, `Điền`, `Xa`.
_MARKED_PLACES: dict[str, tuple[str, ...]] = {
    "ban": ("bản",),
    "to": ("tổ",),
    "lang": ("làng",),
    "doi": ("đội", "đối"),
    "dien": ("diện",),
    "xa": ("xã",),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """The numbering of a group text. style: roman, letter, number, small or plain."""

    style: str
    label: str = ""


_STYLES = ("roman", "letter", "number", "small")


def mark_of(text: str) -> Mark:
    found = _MARK.match(text) or _BARE_MARK.match(text)
    if not found:
        return Mark("plain")
    style, label = next(
        (style, label) for style, label in zip(_STYLES, found.groups(), strict=False) if label
    )
    if style == "number" and "." in label:
        style = "number.number"
    return Mark(style, label)


def without_mark(text: str) -> str:
    """`1. Nguyễn Văn A` → `Nguyễn Văn A`; letters and Roman numbers mark groups only."""
    found = _MARK.match(text)
    return text[found.end() :] if found and (found[3] or found[4]) else text


def is_group_mark(text: str) -> bool:
    """A cell with nothing but `I`, `II.`, `A`."""
    return bool(_BARE_MARK.match(clean(text)))


def names_place(text: str) -> bool:
    """`Thôn Đồng Mẫu`, `Tổ 3`, `Nhóm F1`: a group, not a person."""
    if is_place_and_day(text) or not _PLACE.fullmatch(fold(text)):
        return False
    first = clean(text).lower().split()[0].strip(".:")
    return text.isascii() or first in _MARKED_PLACES.get(fold(first), (first,))


def names_group(text: str) -> bool:
    """`A. Thôn Tân Lập`, `Thôn Tân Lập`."""
    return mark_of(text).style != "plain" or names_place(text)


_HEAD_OFFICE = re.compile(r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong)\b.*")
_GRAND = re.compile(r"(?:tong|t) (?:cong|so|kinh phi|toan|tien|cac|ca)\b.*")


def is_office(text: str) -> bool:
    """The office at the head of a paper."""
    return bool(_HEAD_OFFICE.fullmatch(fold(text)))


def is_grand(text: str) -> bool:
    """`Tổng cộng` as against `Cộng`."""
    return bool(_GRAND.fullmatch(fold(text)))


# ── Above several headings ───────────────────────────────────────────────────────────────
_OVER = re.compile(
    r"\b(?:thong tin|noi dung|phan|nguoi|chu ho|ca nhan|thoi gian|kinh phi|giay to|ho tro"
    r"|de nghi|tinh trang|nghi viec|mat viec|cach ly|dieu tri|ho kinh doanh|lao dong|ho so"
    r"|xac nhan)\b"
)
_LONGEST_OVER = 60


def over_columns(text: str) -> bool:
    """`Thông tin người đề nghị`, `Phần xác nhận của thôn`: what columns have in common."""
    folded = fold(text)
    if len(folded) > _LONGEST_OVER or is_office(text) or is_place_and_day(text):
        return False
    return bool(_OVER.search(folded)) and not _LIST_TITLE.match(folded)


_LIST_TITLE = re.compile(
    r"(?:danh sach|ds|bang|bieu|tong hop|phu luc|mau|kem theo|can cu|theo)\b"
)
