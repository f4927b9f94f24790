"""Vietnamese order: letters of the alphabet first, tones second, numbers as numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from hotro68.vietnamese.names import family_and_given
from hotro68.vietnamese.text import clean
from hotro68.vietnamese.tones import TONES, split_tone

_ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_END_OF_WORD, _END_OF_LETTERS = "\x00", "\x01"
_FIRST_RANK = 0x40
_RANKS = {ord(letter): chr(_FIRST_RANK + at) for at, letter in enumerate(_ALPHABET)}
_TONE_RANKS = {ord(tone): chr(at) for at, tone in enumerate(TONES, start=2)}
_PIECE = re.compile(r"(\d+)|([^\W\d_]+)")
_NUMBER = "\x20"


@lru_cache(maxsize=1 << 16)
def _word_key(word: str) -> str:
    bare, tones = split_tone(word.lower())
    letters = "".join(filter(str.isalnum, bare)).translate(_RANKS)
    return letters + _END_OF_LETTERS + tones.translate(_TONE_RANKS)


@lru_cache(maxsize=1 << 16)
def sort_key(name: str) -> str:
    """Given name, then family name, then the middle; the name itself parts equal ones."""
    family, middle, given = family_and_given(clean(name))
    words = (given, family, *middle.split())
    return _END_OF_WORD.join(map(_word_key, words)) + _END_OF_WORD * 2 + name


@lru_cache(maxsize=1 << 14)
def text_key(text: str) -> str:
    """Left to right, as for hamlets: `Thôn 2` before `Thôn 10`."""
    pieces = _PIECE.findall(clean(text))
    keys = [_number_key(digits) if digits else _word_key(word) for digits, word in pieces]
    return _END_OF_WORD.join(keys) + _END_OF_WORD * 2 + text


def _number_key(digits: str) -> str:
    """A longer number is a larger one."""
    digits = digits.lstrip("0")
    return _NUMBER + chr(_FIRST_RANK + len(digits)) + digits
