"""The text of one cell as a person reads it, whatever the font it was typed for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from hotro68.reading.book import Cell
from hotro68.vietnamese.legacy import (
    Encoding,
    decode_column,
    decode_text,
    is_surely_unicode,
)
from hotro68.vietnamese.text import clean

_NEIGHBOURS = (0, 1, 2, 4)
_ENOUGH_WORDS = 4


@lru_cache(maxsize=1 << 13)
def wording(text: str, encoding: Encoding = "unicode") -> str:
    """Clean Unicode; for headings and the few rows that are not people.

    encoding: what the texts around are typed in, for words too short to tell themselves.
    """
    if text.isascii():
        return clean(text)
    if encoding != "unicode":
        return clean(decode_text(text, encoding))
    return clean(decode_column((text,)).texts[0])


@dataclass(frozen=True, slots=True)
class Spelling:
    """What the rows of a sheet are typed in; lists in two encodings may share a sheet."""

    rows: Sequence[Sequence[Cell]]
    known: dict[int, Encoding] = field(default_factory=dict)

    def at(self, row: int) -> Encoding:
        if row not in self.known:
            self.known[row] = self._looked_up(row)
        return self.known[row]

    def _looked_up(self, row: int) -> Encoding:
        """By the nearest texts that are enough to tell: one word may be read in two ways."""
        first: Encoding | None = None
        for reach in _NEIGHBOURS:
            found, words = self._seen(row, reach)
            if found is not None and words >= _ENOUGH_WORDS:
                return found
            first = first or found
        return first or "unicode"

    def _seen(self, row: int, reach: int) -> tuple[Encoding | None, int]:
        """What the texts of the row and its neighbours tell, and by how many words."""
        rows = self.rows[max(0, row - reach) : row + reach + 1]
        texts = {c for cells in rows for c in cells if type(c) is str and not c.isascii()}
        if any(map(is_surely_unicode, texts)):
            return "unicode", _ENOUGH_WORDS
        words = sum(not word.isascii() for text in texts for word in text.split())
        found = decode_column(sorted(texts)).encoding
        return (None if found == "unicode" else found), words
