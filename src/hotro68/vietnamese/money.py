"""Amounts of money as clerks type them, read into đồng or asked about, never rounded."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from functools import lru_cache

from hotro68.vietnamese.numberwords import amount_in_words, figures_and_words
from hotro68.vietnamese.text import LONGEST_VALUE, clean
from hotro68.vietnamese.unreadable import Unreadable, Why

_LIMIT = 10**15  # Excel keeps fifteen digits
_PLAIN = re.compile(r"[1-9]\d*|0")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?P<by>[.,' ])\d{3})(?:(?P=by)\d{3})*")
_DECIMAL = re.compile(r"(?P<whole>[\d., ']*\d)(?P<point>[.,])(?P<part>\d+)")
_LONE_GROUP = re.compile(r"\d{1,3}[.,]\d{3}")
_CURRENCY = re.compile(
    r"^(?:vnđ|vnd|₫)[\s:]*|\s*(?:đồng|đ|₫|vnđ|vnd|dong|d)\.?$|\s*[.,]?/?[-–]+$|(?<=\d)[.,]$"
)
_UNIT_WORDS = {
    "tỷ": 10**9, "tỉ": 10**9, "ty": 10**9, "ti": 10**9,
    "triệu": 10**6, "trieu": 10**6, "tr": 10**6,
    "nghìn": 10**3, "ngàn": 10**3, "nghin": 10**3, "ngan": 10**3, "ng": 10**3, "k": 10**3,
}  # fmt: skip
_NAMES = "|".join(_UNIT_WORDS)
_TERM = re.compile(rf"\s*(?P<number>\d[\d.,' ]*?)\s*(?P<unit>{_NAMES})\.?(?![^\W\d_])")
_TAIL = re.compile(r"\s*(?:(?P<digits>\d{1,3})|(?P<half>rưỡi|ruoi))?\s*")
_GROUP_DIGITS = 3
# The units as old fonts leave them beside figures, too short to tell their font alone.
_OLD_UNITS = {
    "®ång": "đồng", "ñoàng": "đồng", "®": "đ", "§": "đ", "ñ": "đ",
    "triöu": "triệu", "trieäu": "triệu", "ngh×n": "nghìn", "nghiøn": "nghìn",
    "ngµn": "ngàn", "ngaøn": "ngàn", "tû": "tỷ", "tyû": "tỷ",
}  # fmt: skip
_OLD_FONTS = re.compile("|".join(_OLD_UNITS))


def _in_unicode(found: re.Match[str]) -> str:
    return _OLD_UNITS[found[0]]


@lru_cache(maxsize=1 << 14)
def _money_in_text(text: str, unit: int) -> int:
    text = _OLD_FONTS.sub(_in_unicode, clean(text).lower().lstrip("'’`"))
    if not text or len(text) > LONGEST_VALUE:
        raise Unreadable(Why.NOT_UNDERSTOOD if text else Why.BLANK)
    if _PLAIN.fullmatch(text):
        return _whole(Decimal(text) * unit)
    if re.match(r"[-−–(]\s*(?:\d|vn)", text):
        raise Unreadable(Why.NEGATIVE)
    bare = _without_currency(text)
    if any(letter.isalpha() for letter in bare):
        return _worded(text) or _whole(_sum_of_terms(bare))
    # The cell's own "đồng" is nearer than the unit in the heading.
    named = any(letter.isalpha() or letter == "₫" for letter in text)
    return _whole(_number(bare, 1 if named else unit))


def _worded(text: str) -> int:
    """An amount in words, alone or after its figures; 0 when there is none."""
    both = figures_and_words(text)
    if both is None:
        return amount_in_words(text) or 0
    figures, words = both
    spelled = amount_in_words(words)
    if spelled is None:
        return 0
    if _money_in_text(figures, 1) != spelled:
        raise Unreadable(Why.AMBIGUOUS, "số và chữ không khớp nhau")
    return spelled


def parse_money(value: object, unit: int = 1) -> int:
    """Đồng. `unit` is what the heading says a bare number counts: 1000 for `nghìn đồng`."""
    match value:
        case bool():
            raise Unreadable(Why.NOT_UNDERSTOOD)
        case int():
            return _in_range(value * unit)
        case str():
            return _money_in_text(value, unit)
        case float() if math.isfinite(value):
            # Excel keeps fifteen digits: what follows is the dust of a formula.
            return _whole(Decimal(f"{value:.15g}") * unit)
        case None:
            raise Unreadable(Why.BLANK)
    raise Unreadable(Why.NOT_UNDERSTOOD)


def _whole(amount: Decimal) -> int:
    if amount != amount.to_integral_value():
        raise Unreadable(Why.FRACTION)
    return _in_range(int(amount))


def _in_range(amount: int) -> int:
    if amount < 0:
        raise Unreadable(Why.NEGATIVE)
    if amount >= _LIMIT:
        raise Unreadable(Why.TOO_LARGE)
    return amount


def _without_currency(text: str) -> str:
    """`1.500.000,- đồng` → `1.500.000`."""
    text = re.sub(r"(?<=\d)\s*([.,])\s*(?=\d)", r"\1", text)
    while (shorter := _CURRENCY.sub("", text, count=1).strip()) != text:
        text = shorter
    return text


def _number(text: str, unit: int) -> Decimal:
    if _PLAIN.fullmatch(text):
        return Decimal(text) * unit
    if _GROUPED.fullmatch(text):
        return Decimal(re.sub(r"\D", "", text)) * unit
    found = _DECIMAL.fullmatch(text)
    if found is None:
        raise Unreadable(
            Why.AMBIGUOUS if re.fullmatch(r"[\d., ']+", text) else Why.NOT_UNDERSTOOD
        )
    return _decimal(found, unit)


def _decimal(found: re.Match[str], unit: int) -> Decimal:
    """A number with a decimal mark: `1.500.000,00`, and under `nghìn đồng` also `1500,5`."""
    whole, part = found["whole"], found["part"]
    groups = _GROUPED.fullmatch(whole)
    same_mark = groups is not None and groups["by"] == found["point"]
    if len(part) == _GROUP_DIGITS or same_mark or not (groups or _PLAIN.fullmatch(whole)):
        raise Unreadable(Why.AMBIGUOUS)
    if unit == 1 and len(whole) <= _GROUP_DIGITS:
        raise Unreadable(Why.AMBIGUOUS, "chưa rõ là đồng, nghìn hay triệu")
    return Decimal(re.sub(r"\D", "", whole) + "." + part) * unit


def _sum_of_terms(text: str) -> Decimal:
    """`1 triệu 500 nghìn`, `1,5tr`, `1tr5`, `2 triệu rưỡi`; each unit smaller than the last."""
    total, at, last = Decimal(0), 0, _LIMIT
    while term := _TERM.match(text, at):
        size = _UNIT_WORDS[term["unit"]]
        if size >= last:
            raise Unreadable(Why.AMBIGUOUS)
        total += _counted(term["number"], size)
        at, last = term.end(), size
    tail = _TAIL.fullmatch(text, at)
    if not total or tail is None:
        raise Unreadable(Why.NOT_UNDERSTOOD)
    return total + _rest(tail, last)


def _counted(number: str, size: int) -> Decimal:
    # 1.500k is 1,5 million; 1.500 triệu is a thousand times more than many who write it mean.
    if size > 10**3 and _LONE_GROUP.fullmatch(number):
        raise Unreadable(Why.AMBIGUOUS)
    if _DECIMAL.fullmatch(number) and not _GROUPED.fullmatch(number):
        return _number(number, size)
    return _number(number, 1) * size


def _rest(tail: re.Match[str], size: int) -> Decimal:
    """`1tr5` and `1tr500` are both one and a half million; `1tr50` may be two amounts."""
    if tail["half"]:
        return Decimal(size) / 2
    digits = tail["digits"]
    if not digits:
        return Decimal(0)
    if len(digits) in (1, _GROUP_DIGITS):
        return Decimal(digits).scaleb(-len(digits)) * size
    raise Unreadable(Why.AMBIGUOUS)
