"""What clerks put in a cell instead of a word: ticks, dashes, ditto marks, Nam and Nữ."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from hotro68.vietnamese.text import clean, fold
from hotro68.vietnamese.unreadable import Unreadable, Why

Sex = Literal["nam", "nu"]

_YES_MARKS = frozenset("✓✔√☑☒✗✘×+Đ") | {"đ", "х", "Х", "(x)", "[x]"}
_YES = frozenset(("x", "xx", "v", "co", "1", "true", "dung", "yes", "y", "ok"))
_NO = frozenset(
    (
        "khong",
        "ko",
        "k",
        "kg",
        "0",
        "false",
        "no",
        "n",
        "sai",
        "chua",
        "khong co",
        "chua co",
        "ko co",
    )
)
_SEXES: dict[str, Sex] = {
    **dict.fromkeys(("nam", "trai", "con trai", "be trai", "m", "male"), "nam"),
    **dict.fromkeys(("nu", "gai", "con gai", "be gai", "f", "female"), "nu"),
}
_BLANK = re.compile(r"[\s\-−–—_.…·/]*")
_DITTO_MARK = re.compile(
    r"[\s\-–.]*(?:[\"”“„″〃](?:\s*[\"”“„″〃])*|['’‘´`,]{2,}|/{2,}|\\{2,})[\s\-–.]*"
)
_DITTO_WORDS = frozenset(("nt", "n t", "nhu tren", "nhu tr", "nhutren", "ntr"))


def parse_yes_no(value: object) -> bool:
    """A tick or a word; a blank raises Unreadable too: only the form knows its meaning."""
    match value:
        case bool():
            return value
        case int() | float() if value in (0, 1):
            return bool(value)
        case str():
            return _yes_no_in(value)
    raise Unreadable(Why.BLANK if is_blank(value) else Why.NOT_UNDERSTOOD)


def parse_sex(value: object) -> Sex:
    """Only words: a tick says nothing without the heading of its column."""
    sex = _SEXES.get(fold(value)) if isinstance(value, str) else None
    if sex is None:
        raise Unreadable(Why.BLANK if is_blank(value) else Why.NOT_UNDERSTOOD)
    return sex


def is_blank(value: object) -> bool:
    """Nothing, or only dashes and dots; not a number that is zero, nor a ditto mark."""
    match value:
        case None:
            return True
        case str():
            return not value or (not value[0].isalnum() and _is_blank_text(value))
        case float():
            return value != value  # noqa: PLR0124 - only not-a-number differs from itself
    return False


def is_ditto(value: object) -> bool:
    """`"`, `//`, `-nt-`, `như trên`: the value of the row above."""
    if not isinstance(value, str) or (value[:1].isalnum() and value[0] not in "nN"):
        return False
    return _is_ditto_text(value)


@lru_cache(maxsize=1 << 10)
def _yes_no_in(text: str) -> bool:
    if is_blank(text):
        raise Unreadable(Why.BLANK)
    word = fold(text)
    if clean(text) in _YES_MARKS or word in _YES:
        return True
    if word in _NO or clean(text) == "☐":
        return False
    raise Unreadable(Why.NOT_UNDERSTOOD)


@lru_cache(maxsize=1 << 14)
def _is_blank_text(text: str) -> bool:
    text = clean(text)
    return _BLANK.fullmatch(text) is not None and not _is_ditto_text(text)


@lru_cache(maxsize=1 << 14)
def _is_ditto_text(text: str) -> bool:
    return _DITTO_MARK.fullmatch(clean(text)) is not None or fold(text) in _DITTO_WORDS
