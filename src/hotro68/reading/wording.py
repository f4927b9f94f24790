"""The text of one cell as a person reads it, whatever the font it was typed for."""

from __future__ import annotations

from functools import lru_cache

from hotro68.vietnamese.legacy import decode_column
from hotro68.vietnamese.text import clean


@lru_cache(maxsize=1 << 13)
def wording(text: str) -> str:
    """Clean Unicode; for headings and the few rows that are not people."""
    if text.isascii():
        return clean(text)
    return clean(decode_column((text,)).texts[0])
