"""Vietnamese syllables: where the tone mark stands, and whether a word is one at all."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order of the dictionaries."""

_TONE = re.compile(f"[{TONES}]")
_MARKED = "ăâêôơưĂÂÊÔƠƯ"
_PARTS = re.compile(
    "(qu|gi(?=[aăâeêoôơuưy])|[bcdđghklmnpqrstvx]*)([aăâeêioôơuưy]+)(ch|ng|nh|[cmnpt])?",
    re.IGNORECASE,
)
_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu
iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang
oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oem ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn
uông uôt uơ uy uya uych uynh uyn uyt uyu uyp uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu
ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
"""
_SYLLABLES = frozenset(
    onset + rhyme for onset in ("", *_ONSETS.split()) for rhyme in _RHYMES.split()
) | frozenset("gi" + coda for coda in ("", "m", "n", "nh", "t"))
_STOPPED = ("c", "ch", "p", "t")
_PAIR = 2
_STOP_TONES = ("\u0301", "\u0323")


def split_tone(word: str) -> tuple[str, str]:
    """The word without its tone marks, and the marks: `Hoà` → `Hoa`, huyền."""
    apart = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", _TONE.sub("", apart)), "".join(_TONE.findall(apart))


@lru_cache(maxsize=1 << 15)
def is_syllable(word: str) -> bool:
    """One Vietnamese syllable, any case; a closed syllable has only sắc or nặng."""
    bare, tone = split_tone(word.lower())
    if bare not in _SYLLABLES or len(tone) > 1:
        return False
    return not bare.endswith(_STOPPED) or tone in _STOP_TONES


@lru_cache(maxsize=1 << 15)
def settle_tone(word: str) -> str:
    """The tone mark on the letter of the older style: `Hoà` → `Hòa`, `qúy` → `quý`."""
    bare, tone = split_tone(word)
    parts = _PARTS.fullmatch(bare)
    if len(tone) != 1 or parts is None:
        return unicodedata.normalize("NFC", word)
    at = parts.start(2) + _bearer(parts[2], closed=bool(parts[3]))
    return unicodedata.normalize("NFC", bare[: at + 1] + tone + bare[at + 1 :])


def _bearer(vowels: str, *, closed: bool) -> int:
    """Which vowel bears the tone: the last with a hook or hat, else as the count decides."""
    marked = [at for at, letter in enumerate(vowels) if letter in _MARKED]
    if marked:
        return marked[-1]
    return 1 if len(vowels) > _PAIR or (closed and len(vowels) == _PAIR) else 0
