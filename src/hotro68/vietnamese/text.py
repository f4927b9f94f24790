"""Text as typed made clean, and folded into a key without marks, case and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST_VALUE = 200
"""No date, amount, number or hamlet is longer: a longer cell is a note."""

_SPACES = "\t\n\v\f\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
)
_SURROGATES = "\ud800-\udfff"
_FULL_WIDTH = "\uff01-\uff5e"
_TO_ASCII = 0xFF01 - 0x21
_UNKNOWN = "\ufffd"

_DIRTY = re.compile(f"[{_SPACES}{_UNSEEN}{_SURROGATES}{_FULL_WIDTH}]")
_NOT_KEY = re.compile("[^a-z0-9]+")
_COMBINING = range(0x300, 0x370)
_LATIN = (*range(0x80, 0x250), *range(0x1E00, 0x1F00))


def _codes(ranges: str) -> list[int]:
    """The code points of a regex class body such as `a-z_`."""
    found = re.findall("(.)-(.)|(.)", ranges, re.DOTALL)
    spans = [(low, high) if low else (alone, alone) for low, high, alone in found]
    return [code for low, high in spans for code in range(ord(low), ord(high) + 1)]


_WASH: dict[int, str | None] = {
    **dict.fromkeys(_codes(_SPACES), " "),
    **dict.fromkeys(_codes(_UNSEEN)),
    **dict.fromkeys(_codes(_SURROGATES), _UNKNOWN),
    **{code: chr(code - _TO_ASCII) for code in _codes(_FULL_WIDTH)},
}


def _bare(code: int) -> str:
    """A Latin letter without its marks."""
    return unicodedata.normalize("NFD", chr(code))[0].lower()


_PLAIN: dict[int, str | None] = {
    **{code: _bare(code) for code in _LATIN},
    **{code: text.lower() if text else text for code, text in _WASH.items()},
    **dict.fromkeys(_COMBINING),
    **dict.fromkeys(map(ord, "đĐðÐɖƉ"), "d"),
}


def clean(text: str) -> str:
    """NFC, nothing invisible, single spaces, trimmed, full-width letters as ASCII."""
    if _DIRTY.search(text) or "  " in text or text != text.strip(" "):
        text = " ".join(text.translate(_WASH).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """A key for comparing: `Đồng  Mẫu (2)` → `dong mau 2`."""
    return _NOT_KEY.sub(" ", text.lower().translate(_PLAIN)).strip()
