"""Every sum in a workbook or Word paper the tool wrote, added up again from its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hotro68.casebook.entry import Entry
from hotro68.casebook.journal import standing
from hotro68.core.catalogue import SUM_WRONG
from hotro68.core.finding import Finding
from hotro68.core.letters import letters_of
from hotro68.core.source import Source
from hotro68.pipeline.recount_word import word_tables
from hotro68.reading.book import Cell, Row, Sheet
from hotro68.reading.readers import open_book
from hotro68.vietnamese.numbers import grouped, money_in_words

SUFFIXES = (".xlsx", ".docx")
_MONEY = "(đồng)"
_PART, _WHOLE = "Cộng", ("Tổng cộng", "Lũy kế")
_NOT_SUMMED = frozenset({"Số dư (đồng)"})
"""Nobody adds balances."""
_PERSONS = "Số người"
"""Counted once over all rows: no more than the rows add up to, no fewer than in any of them."""
_IN_WORDS = ("Bằng chữ: ", "Tổng số tiền bằng chữ: ")
_PEOPLE = re.compile(r": ([\d.]+) người")
_CENTRAL, _LOCAL, _MORE = "Ngân sách trung ương", "Ngân sách địa phương", "Phần tỉnh chi thêm"
_AMOUNT = "Số tiền (đồng)"
_SEE, _ADDED_UP = "Xem trang", frozenset({"TongHop", "KinhPhi"})
_FEWEST = 3
"""A heading has so many columns at least; a line across the page has one."""


def recount_outputs(work: Path, entries: Iterable[Entry]) -> list[Finding]:
    """Every such file that a standing step wrote and that is still there."""
    names = {
        name
        for entry in standing(tuple(entries))
        for name in entry.data.get("outputs") or ()
        if name.endswith(SUFFIXES)
    }
    return [
        finding
        for name in sorted(names)
        if (work / name).is_file()
        for finding in recount(work / name, name)
    ]


def recount(path: Path, name: str = "") -> list[Finding]:
    """A finding for each cell whose sum is not that of its rows. name: as findings call it.

    A file that cannot be read says nothing here: its bytes are proved elsewhere.
    """
    if path.suffix == SUFFIXES[1]:
        return recount_sheets(name or path.name, word_tables(path), one_row_each=False)
    book, _ = open_book(path)
    return recount_sheets(name or path.name, book.sheets if book else ())


def recount_sheets(
    file: str, sheets: Sequence[Sheet], *, one_row_each: bool = True
) -> list[Finding]:
    """one_row_each: whether a person has one row; a posted list may have two, or a number."""
    reckoners = [_Reckoner(file, sheet, one_row_each) for sheet in sheets]
    found = [finding for one in reckoners for finding in one.findings()]
    grand = {one.sheet.name: one.grand for one in reckoners}
    return [*found, *(finding for one in reckoners for finding in one.pointing(grand))]


@dataclass(slots=True)
class _Reckoner:
    """Walks down a sheet with the rows that the next sum has to account for.

    part: rows since the last partial sum. section: since the last line across the table.
    table: since the heading. sums: of the last total row, for the words below it. grand: of
    the last row that sums up a whole. pointers: row, amount, and the sheet it is taken from.
    """

    file: str
    sheet: Sheet
    one_row_each: bool
    labels: dict[int, str] = field(default_factory=dict)
    part: list[Row] = field(default_factory=list)
    section: list[Row] = field(default_factory=list)
    table: list[Row] = field(default_factory=list)
    sums: list[int] = field(default_factory=list)
    grand: list[int] = field(default_factory=list)
    pointers: list[tuple[int, int, str]] = field(default_factory=list)

    def findings(self) -> Iterator[Finding]:
        for number, row in enumerate(self.sheet.rows, start=1):
            told = [cell for cell in row if cell not in {None, ""}]
            if _is_heading(told):
                self._begin({at: str(cell) for at, cell in enumerate(row) if cell})
            elif self.labels:
                yield from self._hear(number, row, told)

    def _begin(self, labels: dict[int, str]) -> None:
        self.labels = labels
        self.part, self.section, self.table = [], [], []

    def _hear(self, number: int, row: Row, told: Sequence[Cell]) -> Iterator[Finding]:
        first = row[0] if row else None
        if isinstance(first, str) and first.startswith((_PART, *_WHOLE)) and len(told) > 1:
            yield from self._check(number, row, first)
            yield from self._split(number, row)
        elif isinstance(first, str) and first.startswith(_IN_WORDS):
            yield from self._words(number, first)
        elif len(told) == 1 and isinstance(first, str):
            self.part, self.section = [], []
        elif any(_number(cell) is not None for cell in row):
            for rows in (self.part, self.section, self.table):
                rows.append(row)
            yield from self._split(number, row)
            self._point(number, row)

    def _point(self, number: int, row: Row) -> None:
        """An overview names the sheet in which its figure is added up."""
        where = next((at for at, label in self.labels.items() if label == _SEE), None)
        amount = next((at for at, label in self.labels.items() if label == _AMOUNT), None)
        if where is None or amount is None:
            return
        value, sheet = _number(_at(row, amount)), _at(row, where)
        if value is not None and sheet in _ADDED_UP:
            self.pointers.append((number, value, str(sheet)))

    def pointing(self, grand: Mapping[str, Sequence[int]]) -> Iterator[Finding]:
        """The figures taken from other sheets, held against the sums of those."""
        column = next((at for at, label in self.labels.items() if label == _AMOUNT), 2)
        for number, value, sheet in self.pointers:
            sums = grand.get(sheet, ())
            if sums and value not in sums:
                told = grouped(value), f"không có ở dòng tổng cộng của trang {sheet}"
                yield self._wrong((number, column), _AMOUNT, *told)

    def _check(self, number: int, row: Row, label: str) -> Iterator[Finding]:
        """A whole may be of the section it closes, or of the table with all its sections."""
        whole = label.startswith(_WHOLE)
        scopes = (self.section, self.table) if whole else (self.part, self.section)
        self.sums = [value for cell in row if (value := _number(cell)) is not None]
        self.grand = self.sums if whole else self.grand
        for at, cell in enumerate(row):
            written, name = _number(cell), self.labels.get(at, "")
            if written is None or name in _NOT_SUMMED or not name:
                continue
            sums = [_added(rows, at) for rows in scopes]
            persons = name.startswith(_PERSONS) and _may_be_persons(written, scopes, at)
            if written not in sums and not persons:
                place = (number, at)
                yield self._wrong(place, name, grouped(written), grouped(sums[0]))
        yield from self._people(number, label, scopes)
        if not whole:
            self.part = []

    def _people(
        self, number: int, label: str, scopes: Sequence[Sequence[Row]]
    ) -> Iterator[Finding]:
        found = _PEOPLE.search(label)
        if found is None or not self.one_row_each:
            return
        written = int(found[1].replace(".", ""))
        counts = [len(rows) for rows in scopes]
        if written not in counts:
            told = f"{grouped(written)} người", f"{grouped(counts[0])} người"
            yield self._wrong((number, 0), label.partition(":")[0], *told)

    def _split(self, number: int, row: Row) -> Iterator[Finding]:
        """What the centre, the locality and the province bear is the whole amount."""
        parts = [
            at
            for at, label in self.labels.items()
            if label.startswith((_CENTRAL, _LOCAL, _MORE))
        ]
        whole = next((at for at, label in self.labels.items() if label == _AMOUNT), None)
        if whole is None or len(parts) < len((_CENTRAL, _LOCAL)):
            return
        amount = _number(_at(row, whole))
        added = sum(_number(_at(row, at)) or 0 for at in parts)
        if amount is not None and amount != added:
            yield self._wrong((number, whole), _AMOUNT, grouped(amount), grouped(added))

    def _words(self, number: int, text: str) -> Iterator[Finding]:
        """The first line must say a sum of the row above in words."""
        said = text.partition("\n")[0].partition(": ")[2].rstrip(".")
        right = [money_in_words(value) for value in self.sums if value >= 0]
        if right and said not in right:
            yield self._wrong((number, 0), text.partition(":")[0], f"«{said}»", right[0])

    def _wrong(self, place: tuple[int, int], label: str, written: str, added: str) -> Finding:
        row, column = place
        source = Source(self.file, self.sheet.name, row, letters_of(column))
        data = {"label": label, "written": written, "added": added}
        return Finding(SUM_WRONG, source, data)


def _is_heading(told: Sequence[Cell]) -> bool:
    texts = [cell for cell in told if isinstance(cell, str)]
    return len(texts) == len(told) >= _FEWEST and any(text.endswith(_MONEY) for text in texts)


def _number(cell: Cell) -> int | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell if isinstance(cell, int) else None


def _at(row: Row, column: int) -> Cell:
    return row[column] if column < len(row) else None


def _may_be_persons(written: int, scopes: Iterable[Sequence[Row]], column: int) -> bool:
    counts = ([_number(_at(row, column)) or 0 for row in rows] for rows in scopes)
    return any(max(each, default=0) <= written <= sum(each) for each in counts)


def _added(rows: Iterable[Row], column: int) -> int:
    return sum(_number(_at(row, column)) or 0 for row in rows)
