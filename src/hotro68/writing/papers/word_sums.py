"""Sums longer than their column in a filled Word paper: the letters become smaller."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from hotro68.writing.papers.docx_parts import W

_Element: TypeAlias = Any  # lxml has no types

_SUM = re.compile(r"\d{1,3}(?:\.\d{3}){3,}")
"""A shorter one has room in every column."""
_DIGIT, _DOT = 0.5, 0.25
"""Of the size of the letters."""
_SIDES, _TWIPS, _HALVES = 114, 20, 2


def fit_sums(body: _Element) -> None:
    """Word breaks a long number anywhere, and a number in two lines is read wrong."""
    for cell in body.iter(f"{{{W}}}tc"):
        found = _SUM.fullmatch("".join(cell.itertext(f"{{{W}}}t")))
        width = cell.find(f"{{{W}}}tcPr/{{{W}}}tcW")
        if found is not None and width is not None:
            _fit(cell, _most(found[0], int(width.get(f"{{{W}}}w"))))


def _most(number: str, width: int) -> int:
    """Half points at which the number is as wide as its column."""
    dots = number.count(".")
    ems = (len(number) - dots) * _DIGIT + dots * _DOT
    return int((width - _SIDES) / _TWIPS / ems * _HALVES)


def _fit(cell: _Element, most: int) -> None:
    for name in ("sz", "szCs"):
        for size in cell.iter(f"{{{W}}}{name}"):
            size.set(f"{{{W}}}val", str(min(most, int(size.get(f"{{{W}}}val")))))
