"""What else stands in a cell of names: `1. Vi Văn An - 1980`, `Vi Văn An (CCCD 020…)`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hotro68.vietnamese.text import LONGEST_VALUE, clean

_MARK = re.compile(r"^\(?\d{1,3}\s*[.)\-/:]\s*(?=\D)")
_BIRTH = re.compile(
    r"(?:\b(?:sinh|sn|ns|s)\b[\s.:]*)?(?:(?:ngày|năm)\s*)*"
    r"(?<!\d)(?P<value>(?:\d{1,2}[/.\-]\d{1,2}[/.\-])?(?:19|20)\d{2})(?!\d)",
    re.IGNORECASE,
)
_RUN = re.compile(
    r"(?:\b(?:số|cccd|cmnd|cmtnd|cmt|cc|đdcn|sđt|sdt|đt|dt|tel)\b[\s.:]*)*"
    r"(?<!\d)(?P<value>\d(?:[ .]?\d){7,11})(?!\d)",
    re.IGNORECASE,
)
_IDENTITY_LENGTHS = (9, 12)
_AROUND = " .,;:*_-–/()[]"
_FIGURE, _NOT_DIGIT = re.compile(r"\d"), re.compile(r"\D")
_TWO_SPACES = re.compile(r"\s{2,}")


@dataclass(frozen=True, slots=True)
class Beside:
    """The name alone, and the first number and birth that stood with it, as typed."""

    name: str
    number: str = ""
    birth: str = ""


def parted_name(text: str) -> Beside | None:
    """None where there are no figures, or where what is left is no name."""
    return _parted(text) if _FIGURE.search(text) else None


@lru_cache(maxsize=1 << 12)
def _parted(text: str) -> Beside | None:
    text = clean(text)
    if len(text) > LONGEST_VALUE:
        return None
    rest, numbers = _taken(_RUN, _MARK.sub("", text))
    rest, births = _taken(_BIRTH, rest)
    name = _TWO_SPACES.sub(" ", rest).strip(_AROUND)
    if " " not in name or not name.replace(" ", "").replace("'", "").isalpha():
        return None
    runs = (_NOT_DIGIT.sub("", number) for number in numbers)
    papers = [run for run in runs if len(run) in _IDENTITY_LENGTHS]
    return Beside(name, next(iter(papers), ""), next(iter(births), ""))


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, list[str]]:
    """The text without what the pattern finds, and the values found."""
    return pattern.sub(" ", text), [found["value"] for found in pattern.finditer(text)]
