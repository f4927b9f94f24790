"""Two things in one text: the days of a period, `01/6 - 20/6/2021`; a name and its birth."""

from __future__ import annotations

import re
from calendar import monthrange

from hotro68.vietnamese.text import LONGEST_VALUE, clean, fold

_IN_WORDS = re.compile(
    r"(\d{1,2})\s*tháng\s*(\d{1,2})(?:\s*năm\s*(\d{4}))?|(\d{1,2})\s*thang\s*(\d{1,2})(?:\s*nam\s*(\d{4}))?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<!\d)(\d{1,2})(?P<by>\s*[/.]\s*|-)(\d{1,2})(?:(?P=by)(\d{4}|\d{2}))?(?!\d)"
)
# `cả tháng 6/2021` is its first and its last day; `hết tháng 6/2021` only the last.
_MONTH = re.compile(
    r"\b(?P<whole>cả|ca|trọn|tron|nguyên|nguyen)?(?P<end>hết|het)?\s+(?:tháng|thang)\s*"
    r"(?P<month>\d{1,2})\s*(?:/|-|năm|nam)?\s*(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
_MONTHS = range(1, 13)
# The day a shop opens again is no day of its rest, nor is the one it rests until.
_NOT_THE_LAST = re.compile(r"\b(?:lại|lai|trước|truoc)\b", re.IGNORECASE)
_BOTH = 2


# `nay`, `đến nay`, `chưa mở lại`, `vẫn đang nghỉ`: the rest goes on, its last day is to come.
_NOW = r"(?:bay gio|(?:hom )?nay|hien (?:nay|tai|gio)|(?:khi )?het dich)"
_STILL = re.compile(
    rf"(?:(?:cho )?(?:den|toi|luc) )?(?:(?:ngay|thoi diem) )?{_NOW}(?: (?:van|chua|con)\b.*)?"
    r"|(?:(?:hien|nay|van|dang|con)\b ?)+(?:nghi|dong cua|cach ly|dieu tri|dung|ngung)\b.*"
    r"|(?:hien |nay |van |den nay )*chua(?: (?:xac dinh|ket thuc|ro|het|xong|mo|ban|di lam|lam"
    r"|hoat dong|kinh doanh|tro lai|co viec|duoc)\b.*)?"
)
_JOINT = re.compile(r"\s*(?:[-–—,;>→]+|\b(?:đến|den|tới|toi)\b)\s*", re.IGNORECASE)


def goes_on(text: str) -> bool:
    """Whether a text says of a last day that there is none yet."""
    return len(text) <= LONGEST_VALUE and bool(_STILL.fullmatch(fold(text)))


def holds_two_days(text: str) -> bool:
    """Whether a text speaks of a period, be it one that `split_span` leaves to be asked."""
    return len(_dates_in(text)) == _BOTH or _open_span(text) is not None


def _open_span(text: str) -> tuple[str, str] | None:
    """`từ 1/7/2021 đến nay` → its first day, and the words for the last."""
    text = _IN_WORDS.sub(_figures, clean(text)[: LONGEST_VALUE + 1])
    days = list(_DATE.finditer(text))
    if len(text) > LONGEST_VALUE or len(days) != 1:
        return None
    last = _JOINT.sub(" ", text[days[0].end() :], count=1).strip(" .()")
    return (text[: days[0].end()], last) if last and goes_on(last) else None


def _dates_in(text: str) -> list[tuple[str, ...]]:
    text = clean(text)
    if len(text) > LONGEST_VALUE:
        return []
    return _DATE.findall(_MONTH.sub(_month_days, _IN_WORDS.sub(_figures, text)))


def _month_days(found: re.Match[str]) -> str:
    month, year = int(found["month"]), int(found["year"])
    if month not in _MONTHS or not (found["whole"] or found["end"]):
        return found[0]
    last = f"{monthrange(year, month)[1]}/{month}/{year}"
    return f" 1/{month}/{year} - {last}" if found["whole"] else f" {last}"


def split_span(text: str) -> tuple[str, str] | None:
    """The first and the last day, as text; None when there are not exactly two such dates.

    A rest that goes on has words for its last day.

    A first day without a year is of the year of the last, unless it would come after it.
    """
    still = _open_span(text)
    if still is not None:
        return still
    found = _dates_in(text)
    if len(found) != _BOTH or _NOT_THE_LAST.search(clean(text)):
        return None
    (day, _, month, year), (last_day, _, last_month, last_year) = found
    if not year and (int(month), int(day)) <= (int(last_month), int(last_day)):
        year = last_year
    return _joined(day, month, year), _joined(last_day, last_month, last_year)


_FROM = re.compile(
    r"^(?:(?:kể|ke|bắt đầu|bat dau)\s+)?(?:từ|tu)\b\s*(?=\D{0,6}\d)", re.IGNORECASE
)
_UNTIL = re.compile(
    r"^(?:(?:đến|den|tới|toi)\b\s*)?(?:(?:hết|het)\b\s*)?(?=\D{0,6}\d)", re.IGNORECASE
)


def first_said(text: str) -> str:
    """The day in `từ ngày 1/6/2021`; a text that says anything else stays as it is."""
    return _FROM.sub("", clean(text))


def last_said(text: str) -> str:
    """The day in `đến hết 30/6/2021`, `hết tháng 6/2021`."""
    text = clean(text)
    if _NOT_THE_LAST.search(text):
        return text
    return _UNTIL.sub("", _MONTH.sub(_month_days, text)).strip()


_NAMED = re.compile(
    r"(?P<name>[^\d(),;:–/]{4,60}?)[\s,;:(–/-]*(?:\b(?:sinh|sn|ns|s)\b\.?\s*)?(?:(?:ngày|năm)\s*)*"
    r"(?P<birth>\d[\d./\-\s]{2,12}\d)\s*\)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d$")


def parted_birth(text: str) -> tuple[str, str] | None:
    """`Vi Văn An (1980)`, `Vi Văn An, sinh ngày 12/3/1980` → the name and the birth."""
    text = clean(text)
    found = _NAMED.fullmatch(text) if len(text) <= LONGEST_VALUE else None
    if found is None or not _YEAR.search(found["birth"]):
        return None
    name = found["name"].strip(" ,-–")
    return (name, found["birth"].strip()) if " " in name else None


def _figures(found: re.Match[str]) -> str:
    return "/".join(part for part in found.groups() if part)


def _joined(*parts: str) -> str:
    return "/".join(part for part in parts if part)
