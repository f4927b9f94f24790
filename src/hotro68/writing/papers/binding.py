"""Words that stay on one line: a law and its number, an article, a date, a sum and its đồng."""

from __future__ import annotations

import re

from hotro68.writing.papers.letterhead import NO_BREAK

_SYMBOL = r"[A-ZĐ]\w*(?:-[A-ZĐ]\w*)*"
_PARTS = "[Đđ]iều|[Kk]hoản|[Mm]ục|[Đđ]iểm|[Cc]hương|[Mm]ẫu số|[Pp]hụ lục|[Đđ]ợt"
_KEPT = (
    rf"(?:\b(?:[Ss]ố|NQ|QĐ|KH|CV|NĐ|TT|BC|TTr) )?\d+(?:/\d+)*/{_SYMBOL}",
    r"\b[A-ZĐ]\w*(?:[-/][A-ZĐ0-9]\w*)+",
    r"\d[\d.]* đồng\b",
    r"\b(?:[Nn]gày|tháng|năm) (?:\d[\d/]*|…+)",
    rf"\b(?:{_PARTS}) (?:\d+\w?|[IVX]+(?:\.\d+)*|[a-zđ]\b)",
)
PATTERN = "|".join(_KEPT)
"""Read by Python and by typst alike, so nothing in it looks ahead or behind."""

_BOUND = re.compile(PATTERN)


def bound(text: str) -> str:
    """For Word, which has an element of its own for hyphens that end no line."""
    return _BOUND.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
