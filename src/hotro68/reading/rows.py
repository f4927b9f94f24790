"""What one row below a header is: a person, a group, a total, a signature and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hotro68.core.report import RowKind
from hotro68.reading import phrases
from hotro68.reading.book import Cell
from hotro68.reading.persons import is_person
from hotro68.reading.samples import digits_of, is_birth, is_empty, is_number
from hotro68.reading.shape import Shape
from hotro68.reading.wording import wording
from hotro68.vietnamese.legacy import Encoding
from hotro68.vietnamese.marks import is_blank
from hotro68.vietnamese.text import fold

_FEWEST_ID_DIGITS = 8
_LONG_NUMBER = re.compile(r"(?:\d[\s.\-]{0,2}){8}|\d[.,]\d+E\+?\d", re.IGNORECASE)
_LONGEST_BIRTH = 40
_LONGEST_GROUP = 120
_GROUP_TEXTS = 2


class Doubt(StrEnum):
    """Rows that only their neighbours can explain."""

    NAME = "name"
    TEXT = "text"


Seen = RowKind | Doubt


@dataclass(frozen=True, slots=True)
class Odd:
    """A row that took a closer look. texts: its text cells with their columns."""

    seen: Seen
    texts: tuple[tuple[int, str], ...] = ()
    lead: str = ""
    has_value: bool = False


def look(row: Sequence[Cell], shape: Shape, encoding: Encoding = "unicode") -> Odd:
    """What a row is on its own; the rows around it may still say better."""
    last = len(row) if shape.last is None else shape.last + 1
    filled = [i for i in range(shape.first, min(last, len(row))) if not is_empty(row[i])]
    if not filled:
        return Odd(RowKind.BLANK)
    texts = tuple(
        (i, wording(cell, encoding)) for i in filled if isinstance(cell := row[i], str)
    )
    known = _Row(row, shape, filled, texts)
    return Odd(_kind(known), texts, _lead(texts), known.has_value)


def _lead(texts: Sequence[tuple[int, str]]) -> str:
    """What a group row says: its mark and its name, `I` + `Thôn Đồng Mẫu`."""
    said = [text for _, text in texts if any(char.isalpha() for char in text)]
    if len(said) > 1 and phrases.is_group_mark(said[0]):
        return f"{said[0].rstrip('. ')}. {said[1]}"
    return said[0] if said else ""


@dataclass(frozen=True, slots=True)
class _Row:
    cells: Sequence[Cell]
    shape: Shape
    filled: list[int]
    texts: tuple[tuple[int, str], ...]

    def at(self, place: int) -> Cell:
        return self.cells[place] if 0 <= place < len(self.cells) else None

    def any_text(self, test: Callable[[str], object]) -> bool:
        return any(test(text) for _, text in self.texts)

    @property
    def name(self) -> str:
        """Family and given name, where they stand apart."""
        pieces = (self.shape.name, self.shape.given)
        return " ".join(text for place, text in self.texts if place in pieces)

    @property
    def is_numbered(self) -> bool:
        cell = self.at(self.shape.stt)
        if is_number(cell):
            return True
        return isinstance(cell, str) and cell.strip(" .()").isdigit()

    @property
    def is_identified(self) -> bool:
        """A number long enough for a paper, or a birth."""
        if any(_tells_number(self.at(place)) for place in self.shape.ids):
            return True
        return any(_tells_birth(self.at(place)) for place in self.shape.births)

    @property
    def has_value(self) -> bool:
        """Something of a fact; a head count is none."""
        texts = dict(self.texts)
        return any(
            place in self.filled and phrases.people_in(texts.get(place, "")) is None
            for place in self.shape.values
        )


def _tells_number(cell: Cell) -> bool:
    """`(Theo Quyết định 23/2021/QĐ-TTg ngày 07/7/2021)` has digits enough, and is no number."""
    if isinstance(cell, str):
        return bool(_LONG_NUMBER.search(cell))
    return len(digits_of(cell)) >= _FEWEST_ID_DIGITS


def _tells_birth(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return is_birth(cell)
    short = len(cell) <= _LONGEST_BIRTH and not phrases.is_place_and_day(wording(cell))
    return short and is_birth(cell)


def _kind(row: _Row) -> Seen:
    if phrases.numbers_columns(row.cells[row.shape.first : row.filled[-1] + 1]):
        return RowKind.COLUMN_NUMBERS
    named = any(char.isalpha() for char in row.name)
    if named and row.is_identified and not _is_date_line(row):
        return RowKind.DATA
    spoken = _by_words(row)
    if spoken is not None:
        return spoken
    if named:
        return _named(row)
    return _nameless(row)


def _is_date_line(row: _Row) -> bool:
    """`Ngày 15 tháng 7 năm 2021` under the birth column, beside `Người lập biểu`."""
    return phrases.is_signature(row.name) and not row.is_numbered


def _by_words(row: _Row) -> Seen | None:
    """Rows that say what they are."""
    if _tells_sum_in_words(row) and not row.is_numbered:
        return RowKind.IN_WORDS
    total = _total(row)
    return total if total is not None else _below(row)


def _tells_sum_in_words(row: _Row) -> bool:
    """`Bằng chữ: …`; beside `Tổng cộng` words in the amount column are the sum itself."""
    told = [place for place, text in row.texts if phrases.is_in_words(text)]
    return bool(told) and (told != [row.shape.amount] or len(row.texts) == 1)


def _total(row: _Row) -> RowKind | None:
    """A total says so in its first words, or in any where no name stands.

    A numbered row or a family name is a person, unless nothing else stands there in words.
    """
    words = [text for _, text in row.texts if any(char.isalpha() for char in text)]
    kinds = list(filter(None, map(phrases.total_kind, words if not row.name else words[:1])))
    others = [text for at, text in row.texts if text != row.name and _is_word(row, at, text)]
    a_person = row.name and others and (row.is_numbered or is_person(row.name))
    if not kinds or a_person:
        return None
    return RowKind.SUBTOTAL if RowKind.SUBTOTAL in kinds else RowKind.TOTAL


def _is_word(row: _Row, place: int, text: str) -> bool:
    """Something told in words beside a name; a sum or a head count is none."""
    if place == row.shape.amount or text[:1].isdigit() or phrases.people_in(text) is not None:
        return False
    return any(char.isalpha() for char in text)


def _below(row: _Row) -> Seen | None:
    if row.is_numbered and row.name:
        return None
    if row.texts and phrases.is_note(row.texts[0][1]):
        return RowKind.NOTE
    if row.any_text(phrases.is_signature) and not _has_sum(row):
        return RowKind.SIGNATURE
    return None


def _has_sum(row: _Row) -> bool:
    """A number or a date of a fact: nobody writes one beside a signature."""
    cells = (row.at(place) for place in row.shape.values)
    return any(
        is_number(cell)
        or isinstance(cell, date)
        or (
            isinstance(cell, str) and cell.strip()[:1].isdigit() and not phrases.people_in(cell)
        )
        for cell in cells
    )


def _named(row: _Row) -> Seen:
    """A text stands in the name column."""
    if _is_group(row):
        return RowKind.GROUP
    if row.is_numbered:
        return RowKind.DATA
    words = {text for _, text in row.texts if phrases.people_in(text) is None}
    alone = words <= {row.name}
    person = is_person(row.name)
    if _has_sum(row) and (person or not alone or not row.name.isupper()):
        return RowKind.DATA
    return Doubt.NAME if person or (row.has_value and not row.name.isupper()) else Doubt.TEXT


def _is_group(row: _Row) -> bool:
    """Marked like a group, or named like a place; a sum or a count may stand beside."""
    if is_person(phrases.without_mark(row.name)):
        return False
    if phrases.names_place(row.name):
        return True
    return not row.is_numbered and phrases.mark_of(row.texts[0][1]).style != "plain"


def _nameless(row: _Row) -> Seen:
    """Nothing that could be a name."""
    if row.is_identified:
        return RowKind.DATA
    said = ((at, text) for at, text in row.texts if any(c.isalpha() for c in text))
    place, lead = next(said, (-1, ""))
    if not lead:
        return _silent(row)
    if row.is_numbered and place in row.shape.values:
        return RowKind.DATA
    if phrases.mark_of(lead).style != "plain" or phrases.names_place(lead):
        return RowKind.GROUP
    if row.is_numbered and row.has_value:
        return RowKind.DATA
    return Doubt.TEXT


def _silent(row: _Row) -> Seen:
    """Only numbers: a row without its name, a sum without its word, or a line not filled in."""
    said = [
        place
        for place in row.filled
        if place != row.shape.stt and not _is_nil(row.cells[place])
    ]
    if not said:
        return RowKind.BLANK
    if row.is_numbered or any(isinstance(row.cells[place], date) for place in said):
        return RowKind.DATA
    return RowKind.TOTAL if row.shape.amount in said else Doubt.TEXT


def _is_nil(cell: Cell) -> bool:
    """A dash, or the nought of a formula filled down beyond the last person."""
    return cell == 0 or is_blank(cell) or cell == "0"


def is_short(odd: Odd) -> bool:
    """Whether a row of text may stand over people as their group."""
    return (
        len(odd.texts) <= _GROUP_TEXTS
        and len(odd.lead) <= _LONGEST_GROUP
        and bool(fold(odd.lead))
    )
