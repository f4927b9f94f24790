"""A workbook as it was read: cells at Excel's own coordinates, nothing interpreted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol, TypeAlias

Kind: TypeAlias = Literal["xlsx", "xlsb", "ods", "xls", "csv", "html", "xml"]
Visibility: TypeAlias = Literal["visible", "hidden", "very-hidden"]
Merged: TypeAlias = tuple[int, int, int, int]
Unseen: TypeAlias = Literal["hidden", "filtered"]

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell with no usable value: `#N/A`, `#REF!`, or a formula nobody has computed."""

    text: str

    def __str__(self) -> str:
        return self.text


UNCOMPUTED = ErrorCell("(công thức chưa tính)")
_ERRORS = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"}
)

Cell: TypeAlias = str | int | float | bool | date | datetime | ErrorCell | None
Row: TypeAlias = list[Cell]


def text_cell(text: str) -> str | ErrorCell | None:
    """A cell of a format that writes everything as text, errors of formulas too."""
    return ErrorCell(text) if text in _ERRORS else text or None


@dataclass(frozen=True, slots=True)
class Marks:
    """What the look of a sheet says against its cells. Rows are Excel's numbers.

    unseen: rows not shown. struck: row → columns, from 0, whose text is struck out.
    """

    unseen: Mapping[int, Unseen] = field(default_factory=dict)
    struck: Mapping[int, frozenset[int]] = field(default_factory=dict)


NO_MARKS = Marks()


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
    marks: Marks = NO_MARKS

    @property
    def visible(self) -> bool:
        return self.visibility == "visible"


@dataclass(frozen=True, slots=True)
class SourceBook:
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


def limits_of(megabytes: int) -> Limits:
    """What the clerk allows a file of a known sender: that much, however it is packed."""
    allowed = megabytes * MEGABYTE
    return Limits(
        packed_bytes=allowed,
        unpacked_bytes=allowed,
        ratio_from=allowed,
        cells=max(
            DEFAULT.cells, megabytes * DEFAULT.cells * MEGABYTE // DEFAULT.unpacked_bytes
        ),
    )


@dataclass(frozen=True, slots=True)
class Package:
    """The bytes of a file that passed the preflight.

    blind: zip parts with cells that the library shows as empty though they are not.
    hiding: zip parts that may hide rows. striking: some text may be struck out.
    """

    name: str
    data: bytes
    kind: Kind
    is_our_output: bool = False
    blind: tuple[str, ...] = ()
    hiding: tuple[str, ...] = ()
    striking: bool = False


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
