"""Finding the hamlet that a title, an address or a file name speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hotro68.vietnamese.text import clean

_SURE = {
    "thôn": "Thôn", "thon": "Thôn", "xóm": "Xóm", "xom": "Xóm", "ấp": "Ấp",
    "buôn": "Buôn", "buon": "Buôn", "khóm": "Khóm", "khom": "Khóm",
    "tổ dân phố": "Tổ dân phố", "to dan pho": "Tổ dân phố", "tdp": "Tổ dân phố",
    "khu phố": "Khu phố", "khu pho": "Khu phố", "khối phố": "Khối phố", "khoi pho": "Khối phố",
}  # fmt: skip
# Words with other uses (văn bản, khu vực, tổ chức): a hamlet only where a place is expected.
_UNSURE = {"bản": "Bản", "khu": "Khu", "tổ": "Tổ", "làng": "Làng", "ap": "Ấp", "t.": "Thôn"}

_FILE_ENDING = re.compile(r"\.(?:xlsx?|xlsm|xlsb|ods|csv)$", re.IGNORECASE)
_JOINED = re.compile(r"(?<=\w)-(?=\w)")
_SURE_KIND = re.compile(
    rf"(?<![^\W\d_])({'|'.join(_SURE)})(?:\s*[.:]\s*|\s+)(?=\w)(?!trưởng|truong)", re.IGNORECASE
)
_UNSURE_KIND = re.compile(
    r"(?:^|[,;:–-]\s*)(bản|khu|làng|ap|tổ(?=\s*\d)|^t\.)\s*[.:]?\s*(?=\w)"
    r"(?!(?:cách|vực|công|điều|dân|chung|trọ|đô|nhà|sao|kê|tổng|khai|cam|án|nghề|trại)\b)",
    re.IGNORECASE,
)
# With a number such a word is a hamlet anywhere: `DANH SÁCH F1 TỔ 3`, `ds_to3`.
_NUMBERED_KIND = re.compile(
    r"(?<![^\W\d_])(tổ|khu|khối)\s+(?:số\s+)?(\d{1,3}[a-z]?)(?![\w/.])"
    r"(?!\s+(?:người|thành|hộ|bệnh|đồng|ngày|trường|khu|tổ)\b)",
    re.IGNORECASE,
)
_NUMBERED_PLAIN = re.compile(
    r"(?<![^\W_])(to|khu|khoi)[\s_]*(?:so\s+)?(\d{1,2})(?![\w/.])"
    r"(?!\s+(?:nguoi|thanh|ho|benh|dong|ngay|truong|khu|to)\b)",
    re.IGNORECASE,
)
_NUMBERED = {"tổ": "Tổ", "to": "Tổ", "khu": "Khu", "khối": "Khối", "khoi": "Khối"}
_OF_AN_OFFICE = re.compile(r"(?:trưởng|phó|truong|pho|các|cac|mỗi|từng)\s+$", re.IGNORECASE)
_BREAK = re.compile(r"[,;()/\\–\n|]|\s-|-\s|\.\s|:|\.{2,}|…")
_ENDERS = """
xã|phường|thị trấn|huyện|quận|tỉnh|thành phố|x\\.|h\\.|đề nghị|được|hưởng|hỗ trợ|theo
năm \\d|tháng \\d|đợt|ngày \\d|lần \\d|từ ngày|đến ngày|có |bị |thuộc|nhận (?:hỗ|tiền|kinh)
người|hộ (?:kinh|nghèo|gia)|danh sách|lập (?:ngày|danh)|do (?:ảnh|dịch|covid)|đối tượng
tại |không |đã |đang |khi |covid|nghị quyết|quyết định|f[01]\\b
xa |phuong |thi tran|huyen |tinh |de nghi|duoc|ho tro|nam \\d|thang ?\\d|dot ?\\d|ngay ?\\d
lan ?\\d|sua|nop|gui|da |final|copy|chinh thuc|ban (?:sua|cuoi|moi|chinh)|v\\d|danh sach
nguoi|ho kinh|\\d{3,}
"""
_AFTER_NAME = re.compile(rf"\s(?:{'|'.join(_ENDERS.strip().splitlines())})", re.IGNORECASE)
_LONGEST_NAME = 4
_LONGEST_TITLE = 1000


@lru_cache(maxsize=1 << 14)
def hamlet_in(text: str) -> str | None:
    """`DANH SÁCH … THÔN ĐỒNG MẪU`, `Thôn Đồng Mẫu, xã …`, `ds_thon_A.xlsx` → `Thôn …`."""
    text = _spoken(text)
    return next(_found(text), None)


def _spoken(text: str) -> str:
    """A file name as it would be read aloud."""
    stem = _FILE_ENDING.sub("", clean(text))
    if " " not in stem:
        stem = _JOINED.sub(" ", stem)
    return clean(stem.replace("_", " "))[:_LONGEST_TITLE]


def _found(text: str) -> Iterator[str]:
    for kind in _SURE_KIND.finditer(text):
        name = _name_after(text, kind)
        if name and not _OF_AN_OFFICE.search(text, 0, kind.start()):
            yield f"{_SURE[kind[1].lower()]} {name}"
    for kind in _UNSURE_KIND.finditer(text):
        if name := _name_after(text, kind):
            yield f"{_UNSURE[kind[1].lower()]} {name}"
    numbered = _NUMBERED_PLAIN if text.isascii() else _NUMBERED_KIND
    for kind in numbered.finditer(text):
        if not _OF_AN_OFFICE.search(text, 0, kind.start()):
            yield f"{_NUMBERED[kind[1].lower()]} {kind[2].upper()}"


def _name_after(text: str, kind: re.Match[str]) -> str:
    rest = _BREAK.split(text[kind.end() :], maxsplit=1)[0].strip()
    ended = _AFTER_NAME.search(f"{rest} ")
    words = (rest[: ended.start()] if ended else rest).split()[:_LONGEST_NAME]
    if any(word[0].isupper() for word in words):
        words = _capital_words(words)
    elif words and not words[0][0].isdigit() and not _may_be_small(text, kind):
        return ""
    return " ".join(map(_titled, words)).replace("Số ", "số ") if words else ""


def _capital_words(words: list[str]) -> list[str]:
    """In text of both cases a name ends before the first small letter."""
    small = (at for at, word in enumerate(words) if word[0].islower())
    return words[: next(small, len(words))]


def _may_be_small(text: str, kind: re.Match[str]) -> bool:
    """`thôn đồng mẫu` at the head of an address or in a file name, not amid a sentence."""
    return text.isascii() or not text[: kind.start()].strip(" ,;:-")


def _titled(word: str) -> str:
    return word.capitalize() if word.islower() or word.isupper() else word
