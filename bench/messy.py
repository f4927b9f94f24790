"""Lists as hamlets really type them: every row in another way, under a heading of two rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from unicodedata import normalize

import xlsxwriter
from people import CLAIM, TITLE, Person, Row

_PERIOD = ("01/05/2021", "30/05/2021", "30 ngày")
_UPPER = ("STT", "Họ và tên", "Ngày sinh", None, "CMND/CCCD", "Thời gian", None, None, "Hỗ trợ")
_LOWER = (None, None, "Nam", "Nữ", None, "Từ ngày", "Đến ngày", "Số ngày", "Số tiền")
_COLUMNS = 9
_GROUP = 400
"""Rows under one group row."""


def write_messy(path: Path, people: Iterable[Person]) -> None:
    """Births under Nam and Nữ, numbers without their zeros, groups, subtotals, blank rows."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write_string(1, 0, TITLE.format(hamlet="XÃ MINH HỌA"))
        sheet.write_row(4, 0, _LOWER)
        for column, text in enumerate(_UPPER):
            if text:
                sheet.write_string(3, column, text)
        for column, last in ((2, 3), (5, 7)):
            sheet.merge_range(3, column, 3, last, _UPPER[column])
        for number, row in enumerate(_rows(people), 5):
            sheet.write_row(number, 0, row)


def _rows(people: Iterable[Person]) -> Iterator[Row]:
    for serial, person in enumerate(people):
        if serial % _GROUP == 0:
            yield []
            yield [None, f"Thôn Đồng Mẫu {serial // _GROUP + 1}"]
        yield _row(person, serial)
        if serial % _GROUP == _GROUP - 1:
            yield [None, "Cộng thôn", *[None] * (_COLUMNS - 3), _GROUP * CLAIM]


def _row(person: Person, serial: int) -> Row:
    birth = _birth(person.birth, serial)
    births = [None, birth] if person.sex == "nu" else [birth, None]
    amount = ("1.500.000", "1,500,000đ", CLAIM, "1500000 đồng")[serial % 4]
    period = ('"', '"', '"') if serial % 3 else _PERIOD
    return [
        serial + 1,
        _name(person.name, serial),
        *births,
        _number(person, serial),
        *period,
        amount,
    ]


def _name(name: str, serial: int) -> str:
    ways = (name.upper(), f"  {name} ", normalize("NFD", name), f"Bà {name}", name.lower())
    return ways[serial % len(ways)]


def _birth(day: date, serial: int) -> object:
    ways = (f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day.day}-{day.month}-{day.year}", day.year)
    return ways[serial % len(ways)]


def _number(person: Person, serial: int) -> object:
    number = person.number
    return (number, int(number), f"{number[:3]} {number[3:6]} {number[6:]}")[serial % 3]
