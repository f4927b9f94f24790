"""Titles of a filled Word paper: their lines end where those of the PDF do."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, TypeAlias

from hotro68.writing.papers.balancing import ABOUT_SIZE, TITLE_SIZE, balanced
from hotro68.writing.papers.docx_parts import W

_Element: TypeAlias = Any  # lxml has no types

TITLE, ABOUT, ADDRESSED = "TrichYeu", "VeViec", "KinhGui"
"""Styles by which titles, the words under a letter's number and its addressees are known."""
SIZES = {TITLE: TITLE_SIZE, ABOUT: ABOUT_SIZE}
_W = f"{{{W}}}"
_TWIPS_PER_MM = 1440 / 25.4
_CELL_SIDES = 114
_OPENING, _UNDER = "1134", "1701"


def balance_titles(body: _Element) -> None:
    for style in body.iter(f"{_W}pStyle"):
        size = SIZES.get(style.get(f"{_W}val", ""))
        if size is not None:
            _balance(style.getparent().getparent(), size, body)


def list_addressees(body: _Element) -> None:
    """Several offices stand below each other; one alone stays in the middle."""
    styled = [one for one in body.iter(f"{_W}pStyle") if one.get(f"{_W}val") == ADDRESSED]
    for at, style in enumerate(styled if len(styled) > 1 else ()):
        properties = style.getparent()
        properties.find(f"{_W}jc").set(f"{_W}val", "left")
        indent = properties.makeelement(f"{_W}ind", {f"{_W}left": _UNDER if at else _OPENING})
        properties.find(f"{_W}jc").addprevious(indent)


def _balance(title: _Element, size: float, body: _Element) -> None:
    texts = list(title.iter(f"{_W}t"))
    words = "".join(text.text or "" for text in texts)
    lines = balanced(words, _width(title, body) / _TWIPS_PER_MM, size).split("\n")
    if len(lines) < 2:  # noqa: PLR2004 - one line is as long as it is
        return
    for run in title.findall(f"{_W}r")[1:]:
        title.remove(run)
    run = title.find(f"{_W}r")
    text = run.find(f"{_W}t")
    text.text = lines[0]
    for line in lines[1:]:
        more = deepcopy(text)
        more.text = line
        run.append(run.makeelement(f"{_W}br", {}))
        run.append(more)


def _width(title: _Element, body: _Element) -> float:
    """In twips: of the cell or the page it stands in, less what is left free at its sides."""
    cell = next(title.iterancestors(f"{_W}tc"), None)
    sides = title.find(f"{_W}pPr/{_W}ind")
    free = 0 if sides is None else _told(sides, "left") + _told(sides, "right")
    if cell is not None:
        return _told(cell.find(f"{_W}tcPr/{_W}tcW"), "w") - _CELL_SIDES - free
    page, margins = (body.find(f"{_W}sectPr/{_W}{name}") for name in ("pgSz", "pgMar"))
    return _told(page, "w") - _told(margins, "left") - _told(margins, "right") - free


def _told(element: _Element, name: str) -> float:
    return float(element.get(f"{_W}{name}", 0))
