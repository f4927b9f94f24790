"""Tables: a heading, rows written column by column, group rows and a total row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

from hotro68.vietnamese.numbers import grouped
from hotro68.writing.fitting import WIDEST_LETTER, width_of
from hotro68.writing.ink import MAX_ROWS, Look, Page, Value

Item = TypeVar("Item")

_NARROWEST = 5.0
_HARDLY_LESS = 0.6
_LONGEST_WORD = 14.0
"""A word longer than this, the name of a file, is broken."""
_AIR = 1.7  # cell padding and the difference between one font and another


class Kind(StrEnum):
    """What a column holds. ORDER counts the rows; ANSWER is left for a pen."""

    ORDER = "order"
    TEXT = "text"
    CODE = "code"
    MONEY = "money"
    COUNT = "count"
    DAY = "day"
    ANSWER = "answer"


_LOOKS = {
    Kind.ORDER: Look.COUNT,
    Kind.TEXT: Look.TEXT,
    Kind.CODE: Look.CODE,
    Kind.MONEY: Look.MONEY,
    Kind.COUNT: Look.COUNT,
    Kind.DAY: Look.DAY,
    Kind.ANSWER: Look.TEXT,
}
_WORDED = {Kind.TEXT, Kind.CODE}
_SUMS = {Kind.MONEY: Look.SUM_MONEY, Kind.COUNT: Look.SUM_COUNT}


def _nothing(_item: object) -> Value:
    return None


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """widest: where text starts to wrap, in characters; an answer is as wide as that."""

    label: str
    kind: Kind
    value: Callable[[Item], Value] = _nothing
    widest: float = 26.0


class Grid(Generic[Item]):
    """A table on a page. next: the row below what is written so far."""

    def __init__(self, page: Page, columns: Sequence[Column[Item]], top: int) -> None:
        self.page = page
        self.columns = tuple(columns)
        self.top = top
        self.next = top
        self._counted = 0

    @property
    def across(self) -> tuple[int, int]:
        return 0, len(self.columns) - 1

    def head(self) -> None:
        for index, column in enumerate(self.columns):
            label = self.page.say(column.label)
            self.page.put_text(self.next, index, label, Look.HEAD)
            self.page.widen(index, _room(replace(column, label=label)))
            self.page.wrap(self.next, index, label)
        self.next += 1

    def add(self, items: Sequence[Item]) -> None:
        assert self.next + len(items) < MAX_ROWS, "quá nhiều dòng cho một trang tính"
        for index, column in enumerate(self.columns):
            self._fill(index, column, items)
        self.next += len(items)
        self.page.below = self.next
        self._counted += len(items)

    def sums(self, whole: Item) -> dict[str, int]:
        """For a total row: the counts and sums of an item that stands for several."""
        told = {one.label: one.value(whole) for one in self.columns if one.kind in _SUMS}
        return {label: value for label, value in told.items() if isinstance(value, int)}

    def band(self, text: str) -> None:
        """A group row across the table; counting starts again below it."""
        self.page.span(self.next, self.across, text, Look.BAND)
        self.next += 1
        self._counted = 0

    def nothing(self, text: str) -> None:
        """Said where rows would stand: a heading over nothing looks like a lost list."""
        self.page.span(self.next, self.across, text, Look.CENTRE)
        self.next += 1

    def total(self, label: str, sums: Mapping[str, int]) -> None:
        """sums: label of a column → what stands under it; `label` fills the columns before."""
        summed = [index for index, column in enumerate(self.columns) if column.label in sums]
        self.page.span(self.next, (0, summed[0] - 1), label, Look.SUM_TEXT)
        for index, column in enumerate(self.columns[summed[0] :], start=summed[0]):
            value = sums.get(column.label)
            look = _SUMS.get(column.kind, Look.SUM_TEXT)
            self.page.put(self.next, index, value, look)
            self.page.widen(index, _width(value))
        self.next += 1
        self.page.below = self.next

    def _fill(self, index: int, column: Column[Item], items: Sequence[Item]) -> None:
        look = _LOOKS[column.kind]
        put = self.page.put
        values = self._values(column, items)
        for row, value in enumerate(values, start=self.next):
            put(row, index, value, look)
        if column.kind in _WORDED:
            self._wrap(index, column, values)
        self.page.widen(index, min(_widest(values), column.widest))
        if column.kind is Kind.TEXT:
            self._give_way(index, column, values)

    def _wrap(self, index: int, column: Column[Item], values: Sequence[Value]) -> None:
        """A column of words grows only so far; what is longer goes over several lines."""
        texts = {value for value in values if isinstance(value, str)}
        limit = column.widest
        tall = {
            text
            for text in texts
            if "\n" in text or (_widest_possible(text) > limit and _width(text) > limit)
        }
        for row, value in enumerate(values if tall else (), start=self.next):
            if isinstance(value, str) and value in tall:
                self.page.wrap(row, index, value)

    def _give_way(self, index: int, column: Column[Item], values: Sequence[Value]) -> None:
        """As narrow as its longest word, if the page would be printed too small."""
        texts = {value for value in values if isinstance(value, str) and value}
        words = {word for text in texts for word in text.split()}
        longest = max(map(_width, words), default=0.0)
        usual = min(_widest(values), column.widest)
        least = max(_room(column), min(longest, _LONGEST_WORD), _HARDLY_LESS * usual)
        tall = {text for text in texts if _width(text) > least}
        cells = enumerate(values if tall else (), start=self.next)
        told = ((at, text) for at, text in cells if isinstance(text, str) and text in tall)
        self.page.give_way(index, least, told)

    def _values(self, column: Column[Item], items: Sequence[Item]) -> list[Value]:
        if column.kind is Kind.ORDER:
            return list(range(self._counted + 1, self._counted + len(items) + 1))
        return [column.value(item) for item in items]


def _widest(values: Sequence[Value]) -> float:
    """Of distinct values, and those that may be wider than what was met: it saves time."""
    widest = 0.0
    for value in set(values):
        if not isinstance(value, str) or _widest_possible(value) > widest:
            widest = max(widest, _width(value))
    return widest


def _widest_possible(text: str) -> float:
    return WIDEST_LETTER * len(text) + _AIR


def _width(value: Value) -> float:
    if value is None:
        return 0.0
    if isinstance(value, str):
        return max(map(width_of, value.split("\n"))) + _AIR
    if isinstance(value, int):
        return len(grouped(value)) + _AIR
    return 10 + _AIR


def _room(column: Column[Item]) -> float:
    """A heading wraps between words, never inside one, and in four lines at most."""
    if column.kind is Kind.ANSWER:
        return column.widest
    longest = max(width_of(word) for word in column.label.split())
    return max(_NARROWEST, 1.1 * longest + _AIR, len(column.label) / 4)
