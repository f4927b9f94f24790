"""A workbook as it was read: cells at Excel's own coordinates, nothing interpreted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol, TypeAlias

Kind: TypeAlias = Literal["xlsx", "xlsb", "ods", "xls", "csv"]
Visibility: TypeAlias = Literal["visible", "hidden", "very-hidden"]
Merged: TypeAlias = tuple[int, int, int, int]

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell with no usable value: `#N/A`, `#REF!`, or a formula nobody has computed."""

    text: str

    def __str__(self) -> str:
        return self.text


UNCOMPUTED = ErrorCell("(công thức chưa tính)")

Cell: TypeAlias = str | int | float | bool | date | datetime | ErrorCell | None
Row: TypeAlias = list[Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows[0]` is Excel's row 1 and `rows[n][0]` column A.

    rows: ragged; empty cells are None, empty cells and rows at the end are left out.
    merged: (first row, first column, last row, last column), from 0, ends included.
    """

    name: str
    rows: list[Row]
    visibility: Visibility = "visible"
    merged: tuple[Merged, ...] = ()

    @property
    def visible(self) -> bool:
        return self.visibility == "visible"


@dataclass(frozen=True, slots=True)
class Book:
    """`name` is the file name only; `is_our_output`: this program wrote the file."""

    name: str
    sha256: str
    kind: Kind
    sheets: tuple[Sheet, ...]
    is_our_output: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may ask of the machine.

    ratio: unpacked to packed size, looked at only above `ratio_from` bytes.
    cells: the rectangle A1 to the last filled cell, all sheets; readers build it whole.
    """

    packed_bytes: int = 100 * MEGABYTE
    unpacked_bytes: int = 300 * MEGABYTE
    ratio: int = 100
    ratio_from: int = 10 * MEGABYTE
    parts: int = 20_000
    sheets: int = 1_000
    cells: int = 30_000_000


DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Package:
    """The bytes of a file that passed the preflight.

    blind: zip parts with cells that the library shows as empty though they are not.
    """

    name: str
    data: bytes
    kind: Kind
    is_our_output: bool = False
    blind: tuple[str, ...] = ()


class Reader(Protocol):
    """Raises Refusal, or whatever its library raises: `open_book` makes a finding of it."""

    def __call__(self, package: Package, limits: Limits) -> Iterable[Sheet]: ...


def trimmed(rows: Iterable[Row]) -> list[Row]:
    """Without the empty cells at the end of each row and the empty rows at the end."""
    kept = []
    for row in rows:
        while row and row[-1] is None:
            row.pop()
        kept.append(row)
    while kept and not kept[-1]:
        kept.pop()
    return kept
