"""A register as an Excel file: its entries in order, and the table its file asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from hotro68.core.answers import Given
from hotro68.core.office import Office
from hotro68.writing.ink import Look, Page, Value, WrittenBook
from hotro68.writing.sheets.frame import letterhead
from hotro68.writing.sheets.grid import Column, Grid, Kind

MARK = ("hotro68", "so")
SHEET, SUMMARY = "So", "TongHop"
_TOP = 5
Row = Mapping[str, Given]
Head = tuple[str, str, Kind]
"""Key, label and kind of a column."""
Count = tuple[str, tuple[int, ...]]
"""A row of the table: its name, and what stands under each heading."""


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """Counts and sums under their headings, the first heading over the names of the rows."""

    title: str
    headings: tuple[str, ...]
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """A register as it is printed. note: what stands under the title."""

    title: str
    note: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    table: RegisterTable | None = None


def register_book(sheet: RegisterSheet, office: Office) -> bytes:
    book = WrittenBook({"title": sheet.title}, MARK, office.dialect)
    page = book.page(SHEET)
    columns = [Column(label, kind, _cell(key)) for key, label, kind in sheet.heads]
    grid = Grid(page, (Column("TT", Kind.ORDER), *columns), _TOP)
    grid.head()
    grid.add(sheet.rows)
    _frame(page, office, sheet.title, sheet.note)
    if sheet.table is not None:
        below = book.page(SUMMARY)
        _draw_table(below, sheet.table)
        _frame(below, office, sheet.table.title, sheet.note)
    return book.finish()


def kind_of(field_type: str) -> Kind:
    return _KINDS.get(field_type, Kind.TEXT)


_KINDS = {
    "date": Kind.DAY,
    "birth_date": Kind.DAY,
    "money": Kind.MONEY,
    "integer": Kind.COUNT,
    "id_number": Kind.CODE,
    "tax_code": Kind.CODE,
    "phone": Kind.CODE,
}


def _cell(key: str) -> Callable[[Row], Value]:
    return lambda row: row.get(key)


def _frame(page: Page, office: Office, title: str, note: str) -> None:
    letterhead(page, office)
    across = (0, page.breadth - 1)
    page.span(3, across, title.upper(), Look.TITLE)
    page.span(4, across, note, Look.CENTRE_ITALIC)
    page.close((_TOP, _TOP), "&CTrang &P/&N")


def _draw_table(page: Page, table: RegisterTable) -> None:
    first, *others = table.headings
    columns: list[Column[Count]] = [Column(first, Kind.TEXT, lambda count: count[0])]
    columns += [Column(label, Kind.MONEY, _number(at)) for at, label in enumerate(others)]
    grid = Grid(page, columns, _TOP)
    grid.head()
    grid.add(table.counts)
    sums = {label: sum(c[1][at] for c in table.counts) for at, label in enumerate(others)}
    grid.total("Cộng", sums)


def _number(at: int) -> Callable[[Count], Value]:
    return lambda count: count[1][at]


def day_told(day: date) -> str:
    return f"đến ngày {day:%d/%m/%Y}"
