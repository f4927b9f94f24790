"""A workbook to be drawn anew, for kinds of files that cannot be changed in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CellLook:
    """number_format: as Excel writes it. align: left, center, right or empty."""

    font: str = ""
    size: float = 0
    bold: bool = False
    italic: bool = False
    wrap: bool = False
    boxed: bool = False
    align: str = ""
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """rows: cells from A1 on; an error is given as its text in `errors`.

    visibility: visible, hidden, very-hidden. merged: from 0, ends included. widths: column →
    characters. looks: (row, column) → look, all from 0.
    """

    name: str
    rows: Sequence[Sequence[object]]
    visibility: str = "visible"
    merged: tuple[tuple[int, int, int, int], ...] = ()
    widths: Mapping[int, float] = field(default_factory=dict)
    looks: Mapping[tuple[int, int], CellLook] = field(default_factory=dict)
