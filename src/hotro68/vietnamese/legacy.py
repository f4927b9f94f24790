"""Old fonts: columns typed in TCVN3 (.VnTime) or VNI, recognised by content and made Unicode.

Runs on the raw cells, before anything is cleaned: TCVN3 writes ư as an invisible hyphen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from hotro68.vietnamese.tones import is_syllable

Encoding = Literal["unicode", "tcvn3", "vni"]

_LEGACY: tuple[Encoding, ...] = ("tcvn3", "vni")
_HIGH = re.compile("[\xa1-\xff\u2212\u2219]")
# Letters no old font can produce: one of them and the cell is Unicode.
_UNICODE_ONLY = re.compile("[\u0100-\u01ff\u0300-\u036f\u1e00-\u1eff]")
_WORD = re.compile("[A-Za-z\xa1-\xff\u0100-\u036f\u1e00-\u1eff\u2212\u2219]{2,}")
_MEASURE = re.compile("[µ·×¼½¾]m")
_SMALL, _CAPITALS = re.compile("[a-z]"), re.compile("[A-Z][^\\s]*[A-Z]")
# Letters of VNI that the tables leave out because their documents do not hold them.
_VNI_RARE = (("aú", "ẳ"), ("AÚ", "Ẳ"), ("î", "ỵ"), ("Î", "Ỵ"))
_CLEAR, _WITH_FONT = 0.8, 0.5
_FEW_IN_MIXED = 3


@dataclass(frozen=True, slots=True)
class Decoded:
    """The column as Unicode, and what it was; `texts` stay as they were when it was Unicode."""

    encoding: Encoding
    texts: tuple[str, ...]


def decode_column(texts: Sequence[str], fonts: Sequence[str] | None = None) -> Decoded:
    """Decide for the whole column, then decode each cell that the decision makes no worse.

    fonts: the font name of each cell, or one for all; a witness, never the judge.
    """
    names = _spread(fonts or (), len(texts))
    doubtful = [text for text in texts if _is_doubtful(text)]
    mixed = any(map(_UNICODE_ONLY.search, texts))
    encoding = _encoding(doubtful, names, mixed=mixed)
    if encoding == "unicode":
        return Decoded(encoding, tuple(texts))
    decoded = (
        _decode_cell(text, font, encoding, mixed=mixed)
        for text, font in zip(texts, names, strict=True)
    )
    return Decoded(encoding, tuple(decoded))


def decode_text(text: str, encoding: Encoding) -> str:
    """A text among others known to be typed so; one that reads worse stays as it is."""
    return text if encoding == "unicode" else _decode_cell(text, "", encoding, mixed=False)


def decoded_whole(texts: Sequence[str], encoding: Encoding) -> tuple[str, ...]:
    """All texts of a sheet in Unicode, or none: half a sheet reads worse than an old one."""
    words = Counter(word for text in texts for word in _evidence(text))
    good = _fitting(words, _decoder(encoding))
    sure = not any(map(is_surely_unicode, texts)) and good >= _CLEAR * words.total()
    return tuple(decode_text(text, encoding) for text in texts) if sure else ()


def is_surely_unicode(text: str) -> bool:
    """Whether it holds a letter that no old font can produce."""
    return bool(_UNICODE_ONLY.search(text))


def _spread(fonts: Sequence[str], count: int) -> Sequence[str]:
    if len(fonts) == count:
        return fonts
    return tuple(fonts[:1] or ("",)) * count


def _is_doubtful(text: str) -> bool:
    return not text.isascii() and bool(_HIGH.search(text)) and not _UNICODE_ONLY.search(text)


def _encoding(doubtful: Iterable[str], fonts: Sequence[str], *, mixed: bool) -> Encoding:
    words = Counter(word for text in doubtful for word in _evidence(text))
    as_typed = _fitting(words, str)
    if as_typed == words.total():
        return "unicode"
    witnesses = set(map(_of_font, set(fonts)))
    best = max(_LEGACY, key=lambda each: (_fitting(words, _decoder(each)), each in witnesses))
    good = _fitting(words, _decoder(best))
    needed = (_WITH_FONT if best in witnesses else _CLEAR) * words.total()
    if good < needed or good <= as_typed or (mixed and good - as_typed < _FEW_IN_MIXED):
        return "unicode"
    return best


def _evidence(text: str) -> Iterable[str]:
    """The words that look different under another reading."""
    words = _WORD.findall(text)
    return (word for word in words if not word.isascii() and not _MEASURE.fullmatch(word))


def _fitting(words: Mapping[str, int], decode: Callable[[str], str]) -> int:
    return sum(count for word, count in words.items() if is_syllable(decode(word)))


def _of_font(font: str) -> Encoding:
    name = font.lower()
    if name.startswith(".vn"):
        return "tcvn3"
    return "vni" if name.startswith("vni") else "unicode"


@cache
def _decoder(encoding: Encoding) -> Callable[[str], str]:
    """The tables are imported with the first column that needs them."""
    from viparse.normalize.tables import build_charmap, convert
    from viparse.normalize.tcvn3 import TCVN3
    from viparse.normalize.vni import VNI

    table = TCVN3
    if encoding == "vni":
        known = {old for old, _ in VNI.pairs}
        rare = [pair for pair in _VNI_RARE if pair[0] not in known]
        table = build_charmap("vni", (*VNI.pairs, *rare))
    return lru_cache(maxsize=1 << 14)(lambda text: str(convert(text, table)))


def _decode_cell(text: str, font: str, encoding: Encoding, *, mixed: bool) -> str:
    if _is_doubtful(text) and _is_better_decoded(text, encoding, mixed=mixed):
        text = _decoder(encoding)(text)
        text = _with_capitals(text) if encoding == "tcvn3" else text
    # A font such as .VnTimeH draws small letters as capitals.
    capitals = _of_font(font) == "tcvn3" and font.lower().endswith("h")
    return text.upper() if capitals and encoding == "tcvn3" else text


def _is_better_decoded(text: str, encoding: Encoding, *, mixed: bool) -> bool:
    words = Counter(_evidence(text))
    as_typed, good = _fitting(words, str), _fitting(words, _decoder(encoding))
    return good > as_typed or (good == as_typed and not mixed)


def _with_capitals(text: str) -> str:
    """TCVN3 has no capitals with tones: `NGUYễN V¡N` was drawn by a font of capitals."""
    in_capitals = _SMALL.search(text) is None and _CAPITALS.search(text)
    return text.upper() if in_capitals else text
