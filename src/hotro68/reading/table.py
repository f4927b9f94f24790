"""A list found on a sheet: its columns, its rows and the totals it states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from hotro68.core.catalogue import COLUMN_DOUBLED, DAY_AFTER_REST
from hotro68.core.finding import Finding
from hotro68.core.letters import letters_of
from hotro68.core.report import RowKind
from hotro68.core.source import Source
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell

Piece: TypeAlias = Literal["family", "middle", "given", "day", "month", "year", "nam", "nu"]
Part: TypeAlias = Literal["", Piece, "span", "birth", "denied", "again"]

STT = "stt"
KY_NHAN = "ky_nhan"
NOT_FIELDS = frozenset({STT, KY_NHAN})
FIRST_DAY, LAST_DAY = "tu_ngay", "den_ngay"
NAME, BIRTH = "ho_ten", "ngay_sinh"
_IN_ONE: dict[str, tuple[str, ...]] = {"span": (FIRST_DAY, LAST_DAY), "birth": (NAME, BIRTH)}


@dataclass(frozen=True, slots=True)
class Column:
    """A column taken for a field, or for the running number (`stt`) or signatures (`ky_nhan`).

    index: counted from 0. part: which piece of the field stands here, empty when all of it;
    `nam` and `nu` of `ngay_sinh` imply the sex, those of `gioi_tinh` are mark columns;
    `span` holds the first and the last day of a period, `birth` a name and a birth; a tick
    under `denied` says no: `Không tham gia BHXH`; `again` holds the day after the last one.
    why: in Vietnamese, for the report.
    """

    key: str
    index: int
    heading: str
    part: Part = ""
    score: int = 0
    why: str = ""

    @property
    def letter(self) -> str:
        return letters_of(self.index)

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields that stand in the column."""
        return _IN_ONE.get(self.part, (self.key,))


@dataclass(frozen=True, slots=True)
class Doubled:
    """Two columns that name the same field equally well."""

    key: str
    used: int
    ignored: int


@dataclass(frozen=True, slots=True)
class BodyRow:
    """number: Excel's own. group: the group texts in force here, outermost first."""

    number: int
    kind: RowKind
    group: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A sum or a head count that the list states itself.

    value: the cell as it stands (the unit of the table applies), or the count when `people`.
    rows: numbers of the data rows it covers.
    """

    row: int
    column: int
    value: Cell
    kind: RowKind
    rows: tuple[int, ...]
    people: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """title_lines: the texts above. inherited_lines: those above earlier tables of the sheet.

    unit: đồng in one unit of the amount column.
    spans: (first row, last row, column index) of cells merged downwards in the body: the value
    stands in the first row, counted as Excel does, and holds for all.
    heard: headings of columns that named the policies of rows.
    """

    sheet: str
    title_lines: tuple[str, ...]
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    unused: tuple[str, ...] = ()
    body: tuple[BodyRow, ...] = ()
    totals: tuple[StatedTotal, ...] = ()
    unit: int = 1
    doubled: tuple[Doubled, ...] = ()
    inherited_lines: tuple[str, ...] = ()
    spans: tuple[tuple[int, int, int], ...] = ()
    heard: tuple[str, ...] = ()

    def column(self, key: str, part: Part = "") -> Column | None:
        return next((c for c in self.columns if (c.key, c.part) == (key, part)), None)

    @property
    def keys(self) -> frozenset[str]:
        """The fields the list has a column for."""
        return frozenset(key for column in self.columns for key in column.keys) - NOT_FIELDS

    @property
    def letters(self) -> dict[str, str]:
        """Field key → letter of its (first) column."""
        fields = (column for column in reversed(self.columns) if column.key not in NOT_FIELDS)
        return {key: column.letter for column in fields for key in column.keys}

    @property
    def data(self) -> list[BodyRow]:
        return [row for row in self.body if row.kind is RowKind.DATA]

    @property
    def groups(self) -> tuple[str, ...]:
        """Every group text that stands over a data row, once each, in order."""
        groups = dict.fromkeys([row.group for row in self.data])
        return tuple(dict.fromkeys(text for group in groups for text in group))


@dataclass(frozen=True, slots=True)
class Layout:
    """kinds: one for each row of the sheet, Excel row 1 first."""

    tables: tuple[Table, ...]
    kinds: list[RowKind]


def remarks(table: Table, file: str, vocabulary: Mapping[str, FieldSpec]) -> list[Finding]:
    """What the header itself has to be told: what stands twice or a day too late."""
    doubled = [_doubled(table, file, pair, vocabulary) for pair in table.doubled]
    return [*doubled, *_days_after(table, file)]


def _days_after(table: Table, file: str) -> Iterator[Finding]:
    for column in table.columns:
        if column.part == "again":
            place = Source(file, table.sheet, table.header_rows[-1], column.letter)
            yield Finding(DAY_AFTER_REST, place, {"heading": column.heading}, field=column.key)


def _doubled(
    table: Table, file: str, pair: Doubled, vocabulary: Mapping[str, FieldSpec]
) -> Finding:
    used, ignored = letters_of(pair.used), letters_of(pair.ignored)
    place = Source(file, table.sheet, table.header_rows[-1], ignored)
    data = {"label": vocabulary[pair.key].label, "used": used, "ignored": ignored}
    return Finding(COLUMN_DOUBLED, place, data, field=pair.key)
