"""Text as the old Vietnamese fonts hold it, and as decomposed Unicode."""

from __future__ import annotations

from functools import cache
from unicodedata import normalize

from viparse.normalize.tcvn3 import TCVN3
from viparse.normalize.vni import VNI

from tests.shapes.canvas import Canvas

FONTS = ("tcvn3", "vni", "nfd")


def typed_in(font: str, canvas: Canvas, since: int = 0) -> None:
    """Every text of the sheet from this row on as the font needs it."""
    for place, value in canvas.grid.cells.items():
        if isinstance(value, str) and place[0] >= since:
            canvas.grid.cells[place] = as_typed(font, value)


def as_typed(font: str, text: str) -> str:
    if font == "nfd":
        return normalize("NFD", text)
    pairs = _pairs(font)
    return "".join(pairs.get(letter, letter) for letter in normalize("NFC", text))


@cache
def _pairs(font: str) -> dict[str, str]:
    if font == "tcvn3":
        # no capitals with tones: the font of capitals draws small letters so
        old = {new: typed for typed, new in TCVN3.pairs}
        small = {new.upper(): typed for new, typed in old.items() if new.upper() not in old}
        return {**small, **old}
    return {new: typed for typed, new in VNI.pairs}
