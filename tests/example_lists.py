"""One list of a hamlet: its people, the faults put into it, and how it is laid on a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_col_to_name

from hotro68.vietnamese.numbers import grouped, money_in_words
from tests.example_books import Formula, Grid, Value, address
from tests.example_people import Person

Row = dict[str, Value]
TOTAL = -1
"""Stands for the total row where a fault names its row."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault whose place is known."""

    file: str
    sheet: str
    cell: str
    code: str
    why: str


@dataclass(slots=True)
class Roll:
    """Rows of one policy. columns: keys from left to right. groups: row → title above it.

    people, money: what the total row says where that is not the truth.
    """

    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    faults: list[tuple[int, str, str, str]] = field(default_factory=list)
    groups: dict[int, str] = field(default_factory=dict)
    people: int | None = None
    money: int | None = None

    def add(self, person: Person, **cells: Value) -> int:
        row: Row = {
            "stt": len(self.rows) + 1,
            "ho_ten": person.name,
            "ngay_sinh": person.shown_birth,
            "gioi_tinh": person.sex,
            "so_giay_to": person.number,
        }
        self.rows.append({**row, **cells})
        return len(self.rows) - 1

    def spoil(self, row: int, key: str, value: Value, code: str, why: str) -> None:
        """Overwrite one cell and note what should be said of it."""
        self.rows[row][key] = value
        self.note(row, key, code, why)

    def note(self, row: int, key: str, code: str, why: str) -> None:
        self.faults.append((row, key, code, why))

    def misstate(self, *, people: int = 0, money: int = 0) -> None:
        """Write a total that is wrong by so many people and so much money."""
        if people:
            self.people = len(self.rows) + people
            self.note(TOTAL, "ho_ten", "HT329", "Dòng cộng ghi thừa hoặc thiếu người.")
        if money:
            self.money = self.sum + money
            self.note(TOTAL, "so_tien", "HT330", "Dòng cộng không bằng tổng các dòng.")

    @property
    def sum(self) -> int:
        amounts = (row["so_tien"] for row in self.rows)
        return sum(amount for amount in amounts if isinstance(amount, int))

    @property
    def shown_sum(self) -> int:
        return self.sum if self.money is None else self.money

    @property
    def shown_people(self) -> int:
        return len(self.rows) if self.people is None else self.people


@dataclass(slots=True)
class Layout:
    """Lays lists on one grid, from top to bottom, and remembers where the faults came to."""

    file: str
    grid: Grid
    at: int = 0
    planted: list[Planted] = field(default_factory=list)

    def line(self, text: str, first: int, last: int, *, bold: bool = False) -> None:
        """One text merged over the columns first to last, in the current row."""
        self.grid.put(self.at, first, text, to=(self.at, last))
        if bold:
            self.grid.bold.add(self.at)

    def lines(self, *texts: str, width: int) -> None:
        for text in texts:
            self.line(text, 0, width - 1)
            self.at += 1

    def heading(self, hamlet: str, title: str, width: int) -> None:
        """The head of an administrative paper: office left, motto right, title below."""
        half = width // 2
        self.line("ỦY BAN NHÂN DÂN XÃ MINH HỌA", 0, half - 1, bold=True)
        self.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", half, width - 1)
        self.at += 1
        self.line(hamlet.upper(), 0, half - 1, bold=True)
        self.line("Độc lập - Tự do - Hạnh phúc", half, width - 1)
        self.at += 2
        self.line(title, 0, width - 1, bold=True)
        self.at += 1
        self.line(f"{hamlet} (danh sách minh họa, không có người thật)", 0, width - 1)
        self.at += 1

    def header(self, rows: Sequence[Mapping[int, tuple[str, int, int]]]) -> None:
        """Each row: column → text, and how many rows and columns it covers."""
        for row in rows:
            for column, (text, down, across) in row.items():
                last = (self.at + down - 1, column + across - 1)
                self.grid.put(self.at, column, text, to=last)
            self.grid.bold.add(self.at)
            self.at += 1

    def numbers(self, width: int) -> None:
        for column in range(width):
            self.grid.put(self.at, column, f"({column + 1})")
        self.at += 1

    def body(self, roll: Roll) -> tuple[int, int]:
        """The people; the first and the last row they stand in."""
        first = self.at
        places: dict[int, int] = {}
        for index, row in enumerate(roll.rows):
            if index in roll.groups:
                self.line(roll.groups[index], 0, len(roll.columns) - 1, bold=True)
                self.at += 1
            places[index] = self.at
            for column, key in enumerate(roll.columns):
                if row.get(key, "") != "":
                    self.grid.put(self.at, column, row[key])
            self.at += 1
        self._record(roll, places)
        return first, self.at - 1

    def total(
        self, roll: Roll, span: tuple[int, int] | None, label: str = "Tổng cộng: {n} người"
    ) -> None:
        """span: the rows a formula adds up; None when the sum was typed by hand."""
        money = roll.columns.index("so_tien")
        self.line(label.format(n=roll.shown_people), 0, money - 1, bold=True)
        self.grid.put(self.at, money, self._sum(roll, span, money))
        self._record(roll, {TOTAL: self.at})
        self.at += 1

    def _sum(self, roll: Roll, span: tuple[int, int] | None, column: int) -> Value:
        if span is None or roll.money is not None:
            return roll.shown_sum
        letter = xl_col_to_name(column)
        return Formula(f"=SUM({letter}{span[0] + 1}:{letter}{span[1] + 1})", roll.sum)

    def in_words(self, roll: Roll, width: int) -> None:
        words = money_in_words(roll.shown_sum)
        self.line(f"(Bằng chữ: {words}./.)", 0, width - 1)
        self.at += 1

    def signatures(self, width: int) -> None:
        half = width // 2
        self.line("Minh Họa, ngày 12 tháng 7 năm 2021", half, width - 1)
        self.at += 1
        self.line("NGƯỜI LẬP BIỂU", 0, half - 1, bold=True)
        self.line("TRƯỞNG THÔN", half, width - 1)
        self.at += 1
        self.line("(Ký, ghi rõ họ tên)", 0, half - 1)
        self.line("(Ký, ghi rõ họ tên)", half, width - 1)
        self.at += 1

    def _record(self, roll: Roll, places: Mapping[int, int]) -> None:
        for row, key, code, why in roll.faults:
            if row in places:
                column = 0 if row == TOTAL and key != "so_tien" else roll.columns.index(key)
                cell = address(places[row], column)
                self.planted.append(Planted(self.file, self.grid.name, cell, code, why))


def plain(amount: int) -> str:
    """Money as a hurried clerk types it."""
    return grouped(amount)


def single(*texts: str) -> list[dict[int, tuple[str, int, int]]]:
    """A header of one row."""
    return [{column: (text, 1, 1) for column, text in enumerate(texts)}]
