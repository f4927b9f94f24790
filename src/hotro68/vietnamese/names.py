"""Names of people: tidied for print, and keys under which two spellings are one name."""

from __future__ import annotations

import re
from functools import lru_cache

from hotro68.vietnamese.text import clean, fold
from hotro68.vietnamese.tones import settle_tone

_HONORIFIC = re.compile(
    r"(?:(?:hộ\s+)?(?:gia\s+đình\s+)?(?:ông|bà|anh|chị|cháu|cụ|cô|chú|bác|em)"
    r"|hộ(?:\s+gia\s+đình)?|(?:hộ\s+)?(?:ô|b)(?=[.:]))[\s.:]+(?=\S+\s+\S)",
    re.IGNORECASE,
)
_PLAIN_HONORIFIC = re.compile(
    r"(?:(?:ho\s+)?(?:ong|ba|anh|chi|chau)|(?:o|b)(?=\.))[\s.:]+(?=(\S+)\s+\S)", re.IGNORECASE
)
# Without marks `Ba` and `Chi` may be names: dropped only before a family name.
_FAMILY_NAMES = frozenset(
    """be bui cao chu dam dang dao dinh do doan duong giap ha ho hoang hua huynh la le lo luong
    luu ly ma mai ngo nguyen nong pham phan phung quach sam ta to tran trieu trinh truong vi
    vo vu vuong""".split()  # noqa: SIM905 - a word list is read in rows
)
_STRAY = " .,;:*_-–"
_SEGMENT = re.compile(r"[^\s\-'’]+")
_NOT_WORD = re.compile(r"[\W_]+")
_PARTED = 2


@lru_cache(maxsize=1 << 16)
def tidy_name(text: str) -> str:
    """`  Hộ ông NGUYỄN VĂN  AN ` → `Nguyễn Văn An`; the tone mark stays where it was typed."""
    name = clean(text).replace("Ð", "Đ").replace("ð", "đ").strip(_STRAY)
    name = without_honorific(name)
    return name if name.istitle() else _SEGMENT.sub(_title, name)


def without_honorific(name: str) -> str:
    """`Hộ ông Nguyễn Văn An` → `Nguyễn Văn An`."""
    found = _HONORIFIC.match(name)
    if found is None and name.isascii():
        found = _PLAIN_HONORIFIC.match(name)
        if found and found[1].lower() not in _FAMILY_NAMES:
            found = None
    return name[found.end() :] if found else name


def _title(found: re.Match[str]) -> str:
    """Capitals only where the word has one case throughout; `McA` is left as typed."""
    word = found[0]
    if word.islower() or word.isupper():
        return word[0].upper() + word[1:].lower()
    return word


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """One key for all spellings with the same marks: `HOÀ`, `Hòa`, decomposed `hòa`."""
    words = _NOT_WORD.sub(" ", tidy_name(name).lower()).split()
    return " ".join(map(settle_tone, words))


def plain_name_key(name: str) -> str:
    """The name key without any marks, for lists typed without them."""
    return fold(tidy_name(name))


def family_and_given(name: str) -> tuple[str, str, str]:
    """Family, middle and given name; a single word is a given name."""
    words = name.split()
    if len(words) < _PARTED:
        return "", "", "".join(words)
    return words[0], " ".join(words[1:-1]), words[-1]
