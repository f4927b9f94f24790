"""Reads a written workbook back, as text for goldens and as tables for adding up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import TypeAlias

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet
from tests.unit.writing.making_merged import OFFICE, a_pack, a_village

from hotro68.core.report import Merged
from hotro68.writing.workbook import consolidated

Record: TypeAlias = dict[str, object]

FIXED = (
    "TongQuan",
    "TongHop",
    "BiLoai",
    "TrungLap",
    "CanXacMinh",
    "XacNhan",
    "KinhPhi",
    "CanCu",
)


def written(merged: Merged) -> bytes:
    return consolidated(merged, a_pack(), OFFICE, "tonghop.xlsx").content


def read_back(merged: Merged) -> Workbook:
    return load_workbook(BytesIO(written(merged)))


@cache
def village_book() -> Workbook:
    """Of a_village(): read only."""
    return read_back(a_village())


def annexes(book: Workbook) -> list[str]:
    return [name for name in book.sheetnames if name not in FIXED]


def sheet(book: Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def records(of: Worksheet) -> list[Record]:
    """The counted rows below the first heading row, by heading."""
    rows = list(of.iter_rows())
    top = next(at for at, row in enumerate(rows) if row[0].value in {"STT", "Nhóm"})
    labels = [str(cell.value) for cell in rows[top]]
    return [
        dict(zip(labels, (cell.value for cell in row), strict=True))
        for row in rows[top + 1 :]
        if isinstance(row[0].value, int)
    ]


def total_row(of: Worksheet, label: str = "Tổng cộng") -> list[int]:
    """The numbers of the last row that starts with the label."""
    rows = [row for row in of.iter_rows() if str(row[0].value).startswith(label)]
    return [cell.value for cell in rows[-1] if isinstance(cell.value, int)]


def added(rows: list[Record], label: str) -> int:
    numbers = [row[label] for row in rows]
    assert all(isinstance(number, int) for number in numbers)
    return sum(number for number in numbers if isinstance(number, int))


def cells(book: Workbook) -> Iterator[Cell]:
    for name in book.sheetnames:
        for row in sheet(book, name).iter_rows():
            yield from (cell for cell in row if not isinstance(cell, MergedCell))


def dump(book: Workbook) -> str:
    """One line a cell: place, number format, value."""
    return "".join(
        f"{cell.parent.title}!{cell.coordinate}\t{cell.number_format}\t{cell.value!r}\n"
        for cell in cells(book)
        if cell.value is not None
    )
