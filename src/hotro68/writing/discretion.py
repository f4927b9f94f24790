"""What of a typed name or hamlet may be posted: no number, no date, no word of an illness."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from hotro68.vietnamese.text import fold

LONGEST = 100
LEFT_OUT = "…"

# Six digits or more, also when signs or spaces part them: never a part of a name.
_LONG_NUMBER = re.compile(r"\+?\d(?:[\W_]*\d){5,}")
_DATE = re.compile(r"\b\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}\b")
_CASE = re.compile(r"\bf[\s._\-]*\d\b", re.IGNORECASE)
# Behind one of these a name is over; a hyphen or apostrophe inside a word belongs to it.
_BEHIND = re.compile(r"\s[-–—]+\s|[^\w\s.'’`-]|[-–—.]{2,}|\s\S*\d|^\S*\d")
_ILLNESS = ("cach ly", "dieu tri", "duong tinh", "nhiem", "mac benh", "covid", "khoi benh")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


@lru_cache(maxsize=1 << 16)
def public_name(text: str) -> str:
    """The name alone: whatever is typed behind it may be a number, or a reason."""
    plain = printed(text)
    first = _BEHIND.split(_CASE.split(plain, maxsplit=1)[0], maxsplit=1)[0]
    name = _before_illness(first).strip(" .-–—")
    return name if name == plain else f"{name} {LEFT_OUT}".strip()


@lru_cache(maxsize=1 << 12)
def public_text(text: str) -> str:
    """A hamlet as it may be posted; small numbers belong to its name."""
    plain = printed(text)
    for found in (_DATE, _LONG_NUMBER, _CASE):
        plain = found.sub(LEFT_OUT, plain)
    kept = _before_illness(plain)
    return kept if kept == plain else f"{kept} {LEFT_OUT}".strip()


def printed(text: str) -> str:
    """A name or hamlet as a paper has room for it; nobody's real name is longer.

    Signs that are not seen, or that turn the line round, are left out.
    """
    seen = "".join(sign for sign in text if unicodedata.category(sign) not in _UNSEEN)
    return seen if len(seen) <= LONGEST else f"{seen[: LONGEST - 1].rstrip()}{LEFT_OUT}"


def _before_illness(text: str) -> str:
    words = text.split()
    for at in range(len(words)):
        if fold(" ".join(words[at:])).startswith(_ILLNESS):
            return " ".join(words[:at])
    return text
