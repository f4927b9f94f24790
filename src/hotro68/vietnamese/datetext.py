"""The shapes in which a date is typed as text, taken apart before anything is decided."""

from __future__ import annotations

import re
from typing import NamedTuple

from hotro68.vietnamese.text import fold
from hotro68.vietnamese.unreadable import Unreadable, Why


class Parts(NamedTuple):
    """0 is a part that is not there; the year keeps its digits, two or four."""

    day: int
    month: int
    year: str


_SEP = r"[\s/.,\\\-–]+"
_DAY_FIRST = re.compile(rf"(?P<day>\d\d?){_SEP}(?P<month>\d\d?){_SEP}(?P<year>\d{{4}}|\d\d)")
_SHAPES = (
    _DAY_FIRST,
    re.compile(r"(?P<year>\d{4})"),
    re.compile(rf"(?P<month>\d\d?){_SEP}(?P<year>\d{{4}})"),
    re.compile(rf"(?P<year>\d{{4}}){_SEP}(?P<month>\d\d?){_SEP}(?P<day>\d\d?)"),
    re.compile(rf"(?P<year>\d{{4}}){_SEP}(?P<month>\d\d?)"),
    re.compile(r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>(?:19|20)\d\d)"),
    re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"),
)
_COMPLAINTS = (
    (re.compile(rf"\d\d?{_SEP}\d\d?"), Why.INCOMPLETE),
    (re.compile(rf"\d\d?{_SEP}\d\d?{_SEP}\d(?:\d\d)?|\d{{3}}|\d{{7}}"), Why.LOST_DIGITS),
    (re.compile(rf"\d\d?|\d{{6}}|\d{{4}}{_SEP}\d{{4}}"), Why.AMBIGUOUS),
)
_DOUBT = re.compile("[?~]|khoảng|khoang|chừng|hoặc|hoac", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:mở|mo|làm|lam|động|dong|doanh|trở|tro|bán|ban|cửa|cua)\s+(?:lại|lai)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"[\s,T]+\d{1,2}(?:\s*[:hg]\s*\d{0,2}){1,2}(?:\.\d+)?(?:\s*(?:am|pm|sa|ch))?Z?$",
    re.IGNORECASE,
)
_EDGES = " \t/.\\-–_…,;:'"
_TOKEN = re.compile("[a-z]+|[0-9]+")
_FILLERS = frozenset(
    ("sinh", "sn", "ns", "s", "n", "ngay", "thang", "thg", "th", "t", "nam", "mung", "mong")
)
_MONTH_NAMES = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_ENGLISH_MONTHS = {name: str(at) for at, name in enumerate(_MONTH_NAMES, start=1)}
_SHORT_NAME = 3


def split_date(text: str) -> Parts:
    """Day, month and year as they stand, unjudged: `Sinh ngày 5.3.85` → 5, 3, `85`."""
    found = _DAY_FIRST.fullmatch(text)
    if found:
        return Parts(int(found[1]), int(found[2]), found[3])
    if says_again(text):
        raise Unreadable(Why.AMBIGUOUS, "là ngày làm lại; cần ghi ngày cuối còn nghỉ")
    if _DOUBT.search(text):
        raise Unreadable(Why.AMBIGUOUS, "ghi chưa chắc chắn")
    text = _CLOCK.sub("", text).strip(_EDGES)
    return _match(text if not _has_letters(text) else _without_words(text))


def says_again(text: str) -> bool:
    """`Mở lại ngày 15/6`: the first day after a rest, not its last."""
    return bool(_AGAIN.search(text))


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _without_words(text: str) -> str:
    """`ngày 5 tháng 3 năm 1985` → `5 3 1985`; any word but these is not a date."""
    tokens = _TOKEN.findall(fold(text))
    if len(tokens) > 1 and tokens[0].isdigit() and tokens[1][:_SHORT_NAME] in _ENGLISH_MONTHS:
        tokens[1] = _ENGLISH_MONTHS[tokens[1][:_SHORT_NAME]]
    kept = [token for token in tokens if token not in _FILLERS]
    if not all(map(str.isdigit, kept)):
        raise Unreadable(Why.NOT_UNDERSTOOD)
    return " ".join(kept)


def _match(text: str) -> Parts:
    # Shapes that cannot be a real date leave the text to the next shape: 19850305, 05031985.
    matches = [found.groupdict() for shape in _SHAPES if (found := shape.fullmatch(text))]
    parts = [
        Parts(int(found.get("day", 0)), int(found.get("month", 0)), found["year"])
        for found in matches
    ]
    if parts:
        return next((each for each in parts if _is_possible(each)), parts[0])
    for shape, why in _COMPLAINTS:
        if shape.fullmatch(text):
            raise Unreadable(why)
    raise Unreadable(Why.NOT_UNDERSTOOD)


def _is_possible(parts: Parts) -> bool:
    return parts.month <= len(_MONTH_NAMES)
