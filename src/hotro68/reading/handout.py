"""A sheet that was handed out, read back: answers at their cells, nothing taken by half."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hotro68.core.answers import Answered, AnswerKind, Asked, Given, Handout
from hotro68.core.catalogue import (
    ANSWER_ODD,
    ANSWER_ROW_CHANGED,
    ANSWER_ROW_UNKNOWN,
    ANSWER_SHEET_OLD,
    ANSWER_SHEET_OTHER,
)
from hotro68.core.finding import Finding
from hotro68.core.letters import letters_of
from hotro68.core.source import Source, row_digest
from hotro68.reading.book import Cell, Row, Sheet
from hotro68.reading.readers import open_book
from hotro68.vietnamese.dates import parse_date
from hotro68.vietnamese.marks import is_blank
from hotro68.vietnamese.money import parse_money
from hotro68.vietnamese.text import clean, fold
from hotro68.vietnamese.unreadable import Unreadable, Why

_MARK = "hotro68|"


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the sheet's heading stands. key: column of the row keys, from 0."""

    sheet: Sheet
    row: int
    key: int
    kind: str
    made_of: str


def read_handout(path: Path, handout: Handout) -> tuple[list[Answered], list[Finding]]:
    """The answers of a sheet drawn as `handout`; any finding that is an error: apply nothing.

    The sheet may come back sorted, with rows left out, saved by another program. A row whose
    told cells were changed, an unknown or doubled row, an answer outside the list is an error.
    """
    book, findings = open_book(path)
    if book is None:
        return [], findings
    all_found = (one for sheet in book.sheets for one in _headings(sheet))
    found = next((one for one in all_found if one.kind == handout.kind), None)
    if found is None:
        return [], [_other(path, handout)]
    if found.made_of != handout.made_of:
        source = Source(path.name, found.sheet.name)
        return [], [Finding(ANSWER_SHEET_OLD, source, {"title": handout.title})]
    return _Reader(path.name, found, handout).read()


def sheet_told(path: Path) -> tuple[tuple[str, str] | None, list[Finding]]:
    """What a sheet says it is: its kind, and the state it was drawn from; None when neither."""
    book, findings = open_book(path)
    if book is None:
        return None, findings
    found = next((one for sheet in book.sheets for one in _headings(sheet)), None)
    return (None if found is None else (found.kind, found.made_of)), []


def _headings(sheet: Sheet) -> Iterator[_Found]:
    for number, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell.startswith(_MARK) and cell.count("|") > 1:
                _, kind, made_of = cell.split("|", 2)
                yield _Found(sheet, number, column, kind, made_of)


def _other(path: Path, handout: Handout) -> Finding:
    return Finding(ANSWER_SHEET_OTHER, Source(path.name), {"title": handout.title})


class _Reader:
    def __init__(self, file: str, found: _Found, handout: Handout) -> None:
        self._file = file
        self._found = found
        self._handout = handout
        self._lines = {line.key: line for line in handout.lines}
        self._first = found.key - len(handout.asked)
        self._columns = {
            asked.key: letters_of(self._first + index)
            for index, asked in enumerate(handout.asked)
        }

    def read(self) -> tuple[list[Answered], list[Finding]]:
        answers: dict[str, Answered] = {}
        findings: list[Finding] = []
        seen: set[str] = set()
        for number in range(self._found.row + 1, len(self._found.sheet.rows)):
            row = self._found.sheet.rows[number]
            if all(is_blank(cell) for cell in row):
                continue
            source = Source(self._file, self._found.sheet.name, number + 1)
            key = _text(_at(row, self._found.key))
            problem = self._problem(key, seen, row, source)
            seen.add(key)
            if problem is not None:
                findings.append(problem)
                continue
            given, faults = self._given(row, source)
            findings += faults
            if given:
                answers[key] = Answered(key, given, source, self._columns)
        return list(answers.values()), findings

    def _problem(self, key: str, seen: set[str], row: Row, source: Source) -> Finding | None:
        if not key or key not in self._lines:
            return Finding(
                ANSWER_ROW_UNKNOWN, source, {"problem": "không có trong bảng đã lập"}
            )
        if key in seen:
            return Finding(ANSWER_ROW_UNKNOWN, source, {"problem": "lặp lại một dòng ở trên"})
        told = self._lines[key].told
        now = [_at(row, index) for index in range(len(told))]
        if row_digest(now) == row_digest(told):
            return None
        changed = next(
            i for i, pair in enumerate(zip(now, told, strict=True)) if _differ(*pair)
        )
        place = source.at(letters_of(changed))
        data = {"label": self._handout.headings[changed], "was": told[changed] or "trống"}
        return Finding(ANSWER_ROW_CHANGED, place, data, value=now[changed])

    def _given(self, row: Row, source: Source) -> tuple[dict[str, Given], list[Finding]]:
        given: dict[str, Given] = {}
        findings = []
        for index, asked in enumerate(self._handout.asked, start=self._first):
            cell = _at(row, index)
            if is_blank(cell):
                continue
            try:
                given[asked.key] = _READ[asked.kind](cell, asked)
            except Unreadable:
                data = {"label": asked.label, "expected": _expected(asked)}
                place = source.at(self._columns[asked.key])
                findings.append(Finding(ANSWER_ODD, place, data, value=cell))
        return given, findings


def _differ(now: Cell, told: object) -> bool:
    return row_digest([now]) != row_digest([told])


def _at(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else None


def _text(cell: Cell) -> str:
    return "" if cell is None else clean(str(cell))


def _choice(cell: Cell, asked: Asked) -> Given:
    """A word of the list, whatever its capitals and marks, when it can only be that one."""
    wanted = fold(_text(cell))
    fitting = [choice for choice in asked.choices if fold(choice) == wanted]
    if len(fitting) != 1:
        raise Unreadable(Why.NOT_UNDERSTOOD)
    return fitting[0]


def _said(cell: Cell, _: Asked) -> Given:
    return _text(cell)


def _day(cell: Cell, _: Asked) -> date:
    return parse_date(cell)


def _money(cell: Cell, _: Asked) -> int:
    return parse_money(cell)


_READ: Mapping[AnswerKind, Callable[[Cell, Asked], Given]] = {
    AnswerKind.CHOICE: _choice,
    AnswerKind.TEXT: _said,
    AnswerKind.DATE: _day,
    AnswerKind.MONEY: _money,
}


def _expected(asked: Asked) -> str:
    words: Iterable[str] = asked.choices or (
        {"date": "ngày, ví dụ 16/08/2021", "money": "số tiền bằng đồng"}[asked.kind],
    )
    return ", ".join(words)
