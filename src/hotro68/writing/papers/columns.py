"""Columns of a printed list, and where each text of a row stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from hotro68.writing.papers.measure import length_of, lines_in

Cells: TypeAlias = tuple[str, ...]

BODY_SIZE = 12.0
LINE_HEIGHT = 5.0
CELL_PADDING = 3.0


@dataclass(frozen=True, slots=True)
class Column:
    """width: in mm."""

    label: str
    width: float
    align: Literal["left", "center", "right"]


def cell_lines(text: str, column: Column) -> int:
    return lines_in(text, column.width - CELL_PADDING, BODY_SIZE)


def gaps(cells: Iterable[str], columns: Iterable[Column]) -> Iterator[float]:
    """The mm before each text when a row is set as one line."""
    left, end = 0.0, 0.0
    for text, column in zip(cells, columns, strict=True):
        length = length_of(text, BODY_SIZE)
        start = left + _indent(column, column.width - length)
        yield round(start - end, 2)
        left, end = left + column.width, start + length


def _indent(column: Column, free: float) -> float:
    side = CELL_PADDING / 2
    return {"left": side, "center": free / 2, "right": free - side}[column.align]
