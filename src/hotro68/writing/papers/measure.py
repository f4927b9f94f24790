"""How long a text is in Times (Tinos has the same widths), so that rows know their height."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from math import ceil

# Advance widths of `space` to `~`, thousandths of the type size.
_ASCII = (
    *(250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278),
    *(500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444),
    *(921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722),
    *(556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500),
    *(333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500),
    *(500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541),
)
_WIDEST = 1000
_HORN, _HORNED = "\u031b", {"O": 722, "U": 776, "o": 529, "u": 542}
_OTHERS = {"đ": 500, "Đ": 722, "’": 333}
_MM_PER_POINT = 25.4 / 72


def lines_in(text: str, width: float, size: float) -> int:
    """Lines that a text takes in a column `width` mm wide at `size` points, at least one."""
    room = width / (size * _MM_PER_POINT) * 1000
    lines, used = 1, 0.0
    for word in text.split():
        length = _length(word)
        joined = used + _ASCII[0] + length if used else length
        if joined <= room:
            used = joined
        else:
            more = max(0, ceil(length / room) - 1)
            lines += (used > 0) + more
            used = length - more * room
    return lines


def length_of(text: str, size: float) -> float:
    """In mm, on one line."""
    return _length(text) * size * _MM_PER_POINT / 1000


@lru_cache(maxsize=1 << 12)
def _length(text: str) -> int:
    return sum(map(_advance, text))


@lru_cache(maxsize=1 << 10)
def _advance(letter: str) -> int:
    """A letter with marks is as wide as the letter alone; what is not known counts as wide."""
    if letter in _OTHERS:
        return _OTHERS[letter]
    parts = unicodedata.normalize("NFD", letter)
    base = parts[0]
    if not base.isascii():
        return 0 if unicodedata.combining(base) else _WIDEST
    if _HORN in parts:
        return _HORNED.get(base, _WIDEST)
    return _ASCII[ord(base) - 32] if base.isprintable() else 0
