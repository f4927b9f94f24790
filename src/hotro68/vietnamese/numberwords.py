"""Amounts written in words read back: `một triệu năm trăm nghìn đồng` → 1500000."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hotro68.vietnamese.text import fold

_DIGITS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5,
    "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_SCALES = {
    "ty": 10**9, "ti": 10**9, "trieu": 10**6, "nghin": 10**3, "ngan": 10**3,
}  # fmt: skip
_HUNDRED, _THOUSAND, _LARGEST = 100, 1_000, 10**10
_SILENT = frozenset(("linh", "le"))
_AROUND = re.compile(
    r"^(?:(?:so tien )?(?:viet )?bang chu )?(.*?)(?: viet nam)?(?: dong)?(?: viet nam)?"
    r"(?: chan)?$"
)
_IN_BRACKETS = re.compile(r"(?P<figures>[^()]*\d[^()]*)\((?P<words>[^()\d]+)\)\.?")


@dataclass(slots=True)
class _Count:
    """value: what the scales so far make. group: below a thousand, in the making.

    digit: said, and not yet placed. last: the scale before the group.
    """

    value: int = 0
    group: int = 0
    digit: int | None = None
    last: int = _LARGEST
    hundreds: int | None = None
    said: bool = False

    def settle(self) -> int:
        self.group += self.digit or 0
        whole, self.group, self.digit = self.group, 0, None
        return whole


@lru_cache(maxsize=1 << 10)
def amount_in_words(text: str) -> int | None:
    """None for anything that is not wholly an amount, or that may be two amounts."""
    found = _AROUND.match(fold(text))
    words = found[1].split() if found else []
    count = _Count()
    if not words or not all(_heard(count, word) for word in words):
        return None
    rest_said = count.said
    rest = count.settle()
    if count.last == _LARGEST or not _is_clear(count, rest, said=rest_said):
        return None
    return count.value + rest


def figures_and_words(text: str) -> tuple[str, str] | None:
    """`1.500.000 (Một triệu năm trăm nghìn đồng)` → both."""
    found = _IN_BRACKETS.fullmatch(text.strip())
    return (found["figures"].strip(), found["words"].strip()) if found else None


def _is_clear(count: _Count, rest: int, *, said: bool) -> bool:
    """`một triệu hai` is more than a million by 200.000, or by 2: nobody knows."""
    if not said:
        return True
    return count.hundreds is not None and (
        count.last == _THOUSAND or count.hundreds == 0 or not rest
    )


def _heard(count: _Count, word: str) -> bool:
    """Whether the word may follow; takes it in."""
    if word in _DIGITS:
        free = count.digit is None
        count.digit, count.said = _DIGITS[word], True
        return free
    if word in _SCALES:
        return _scaled(count, _SCALES[word])
    if word == "muoi":
        count.group += 10 * (1 if count.digit is None else count.digit)
        count.digit, count.said = None, True
        return True
    if word == "tram":
        return _hundreds(count)
    if word == "ruoi":
        return _halved(count)
    return word in _SILENT


def _hundreds(count: _Count) -> bool:
    if count.digit is None or count.group:
        return False
    count.group, count.hundreds, count.digit = _HUNDRED * count.digit, count.digit, None
    return True


def _scaled(count: _Count, scale: int) -> bool:
    said = count.said
    count.value += count.settle() * scale
    falls, count.last, count.hundreds, count.said = scale < count.last, scale, None, False
    return said and falls


def _halved(count: _Count) -> bool:
    """`hai triệu rưỡi`."""
    alone = not count.said and count.last < _LARGEST
    count.value += count.last // 2
    return alone
