"""Written sentences as an announcer reads them: sums and days in words, nothing in short."""

from __future__ import annotations

import re
from collections.abc import Callable

from hotro68.vietnamese.numbers import in_words

_IN_FULL = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "BHTN": "bảo hiểm thất nghiệp",
    "CMND": "chứng minh nhân dân",
    "CCCD": "căn cước công dân",
    "HĐLĐ": "hợp đồng lao động",
    "NHCSXH": "Ngân hàng Chính sách xã hội",
    "LĐTBXH": "Lao động, Thương binh và Xã hội",
    "GPLX": "giấy phép lái xe",
}
_LAWS = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "KH": "Kế hoạch",
    "CV": "Công văn",
}
_LAW = re.compile(
    rf"\b(?:({'|'.join(_LAWS)}) )?(?:số )?(\d+)(?:/(\d{{4}}))?/[A-ZĐ]\w*(?:-[A-ZĐ]\w*)*"
)
_DAY = re.compile(r"(?:\b[Nn]gày )?\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


def _law(found: re.Match[str]) -> str:
    kind = f"{_LAWS[found[1]]} " if found[1] else ""
    year = f" năm {found[3]}" if found[3] else ""
    return f"{kind}số {found[2]}{year}"


def _day(found: re.Match[str]) -> str:
    return f"ngày {int(found[1])} tháng {int(found[2])} năm {found[3]}"


def _in_words(found: re.Match[str]) -> str:
    return in_words(int(found[0].replace(".", "")))


def _with_point(found: re.Match[str]) -> str:
    return f"{in_words(int(found[1]))} phẩy {' '.join(in_words(int(d)) for d in found[2])}"


def _ranked(found: re.Match[str]) -> str:
    return f"{found[1]} {in_words(_ROMAN[found[2]])}"


_STEPS: tuple[tuple[str | re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_DAY, _day),
    (_LAW, _law),
    (r"\b(tháng|quý) (\d{1,2}|[IV]+)/(\d{4})\b", r"\1 \2 năm \3"),
    (r"\d{1,3}(?:\.\d{3})+", _in_words),
    (r"\b(\d+),(\d{1,2})(?=%)", _with_point),
    (r"%", " phần trăm"),
    (rf"\b(?:{'|'.join(_IN_FULL)})\b", lambda found: _IN_FULL[found[0]]),
    (rf"\b([Vv]ùng|[Ll]oại|[Qq]uý|[Nn]hóm|[Mm]ục) ({'|'.join(_ROMAN)})\b", _ranked),
    (r"\b0(\d)\b", r"\1"),
    (r" × ", " nhân với "),
    (r" (?:…(?!…)|\.\.\.)", ", vân vân,"),
    (r"/(?=(?:ngày|tháng|năm|người|hộ)\b)", " một "),
    (r"(?<=\w)/(?=\w)", " hoặc "),
    (r" [-–—] ", " "),
    (r",? ?\(([^()]*)\)", r", \1,"),
    (r"[«»]", ""),
    (r",\s*(?=[,.;:])|,$", ""),
)
"""In their order: a day is no law, and a law no fraction."""
_READ = tuple((re.compile(pattern), said) for pattern, said in _STEPS)


def ordinal(number: int) -> str:
    """`thứ nhất`, `thứ tư`, but `thứ hai`."""
    return {1: "nhất", 4: "tư"}.get(number) or in_words(number)


def spoken(text: str) -> str:
    for pattern, said in _READ:
        text = pattern.sub(said, text)
    return text
