"""Whether a form to write on needs closer lines, so that it and its signatures share a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from hotro68.writing.papers.docx_parts import W
from hotro68.writing.papers.measure import lines_in

_Element: TypeAlias = Any  # lxml has no types

_WIDTH, _PAGE, _AROUND = 160.0, 257.0, 100.0
"""In mm: of the words, of a page, of the head and the signatures."""
_LINE, _GAP, _DOTTED, _HEADING, _SIZE = 5.3, 2.1, 7.4, 7.6, 13.0
_W = f"{{{W}}}"
_EDGE = "794"
"""Twips above and below: what a person hands in is no administrative paper."""
_SMALLER = 24
"""Half points of the words of a form in close lines."""
_CLOSER = {"120": ("20", "60"), "320": ("120", "120")}
"""Twips before a paragraph → in close lines, before one with dots."""


def needs_closer_lines(texts: Iterable[tuple[str, bool]], headings: int) -> bool:
    """texts: words, and whether dots to write on follow."""
    heights = (_DOTTED if dots else lines_in(text, _WIDTH, _SIZE) * _LINE + _GAP
               for text, dots in texts)  # fmt: skip
    return sum(heights) + headings * _HEADING + _AROUND > _PAGE


def draw_closer(body: _Element) -> None:
    """Of a filled Word form: less room before a line, a line less to sign in."""
    for paragraph in body.iterfind(f"{_W}p"):
        spacing = paragraph.find(f"{_W}pPr/{_W}spacing")
        if spacing is not None and (closer := _CLOSER.get(spacing.get(f"{_W}before", ""))):
            dotted = paragraph.find(f"{_W}pPr/{_W}tabs") is not None
            spacing.set(f"{_W}before", closer[dotted])
            for size in paragraph.iter(f"{_W}sz", f"{_W}szCs") if not dotted else ():
                size.set(f"{_W}val", str(min(_SMALLER, int(size.get(f"{_W}val", _SMALLER)))))
    margins = body.find(f"{_W}sectPr/{_W}pgMar")
    for side in ("top", "bottom"):
        margins.set(f"{_W}{side}", _EDGE)
    for cell in body.iter(f"{_W}tc"):
        empty = [one for one in cell.iterfind(f"{_W}p") if not "".join(one.itertext())]
        for one in empty[3:]:
            cell.remove(one)
