"""Ink: text, numbers and days each have their own pen, and none becomes another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from itertools import accumulate
from typing import TypeAlias

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hotro68.core.dialect import USUAL, Dialect
from hotro68.vietnamese.dates import PartDate
from hotro68.writing import papersize
from hotro68.writing.blank import FONT, blank_book
from hotro68.writing.fitting import bounded, lines_of
from hotro68.writing.looks import LOOKS, WORDS, Look

__all__ = ["FIRST_DAY", "LONGEST_AS_TEXT", "MAX_ROWS", "Look", "Page", "Value", "WrittenBook"]

Value: TypeAlias = int | str | date | PartDate | None

MAX_ROWS = 1_048_000
# Older Excel shows #### for a text-formatted cell longer than this.
LONGEST_AS_TEXT = 255
MOST_BREAKS = 1_000
# Excel counts a 29 February 1900 that never was: days before March 1900 come out one wrong.
FIRST_DAY = date(1900, 3, 1)
_EPOCH = date(1899, 12, 30)
_LONGEST_DROP_DOWN = 255
_MM_PER_INCH = 25.4
_LINE_HEIGHT = 15.0
_HIGHEST = 400.0  # Excel's own bound is 409
_LINE_HEIGHTS = {Look.TITLE: 20.0}


@dataclass(frozen=True, slots=True)
class Pens:
    """A format a look. wordy: the same looks for texts too long for a text-formatted cell."""

    plain: Mapping[Look, Format]
    wordy: Mapping[Look, Format]


@dataclass(frozen=True, slots=True)
class _Span:
    """Text that may take several lines, across one column or more."""

    row: int
    first: int
    last: int
    text: str
    look: Look


class WrittenBook:
    """A workbook in the making; pages appear in the order in which they are asked for."""

    def __init__(
        self, properties: Mapping[str, str], mark: tuple[str, str], dialect: Dialect = USUAL
    ) -> None:
        """mark: name and value of a document property by which the book is known again.

        dialect: in which headings, titles and notes are told.
        """
        self._dialect = dialect
        self._bytes = BytesIO()
        self._book = blank_book(self._bytes, properties, font=FONT)
        self._book.set_custom_property(*mark)
        self._pens = self._mix()

    def page(self, name: str) -> Page:
        return Page(self._book.add_worksheet(name), self._pens, self._dialect)

    def keep_list(self, name: str, answers: Sequence[str]) -> str:
        """Put a list on a hidden sheet; its place, empty when a drop-down holds it itself."""
        if len(",".join(answers)) <= _LONGEST_DROP_DOWN:
            return ""
        sheet = self._book.add_worksheet(name)
        sheet.write_column(0, 0, answers)
        sheet.very_hidden()
        return f"={name}!$A$1:$A${len(answers)}"

    def finish(self) -> bytes:
        self._book.close()
        # The library's workbook refers to itself: its sheets would stay in memory.
        self._book.worksheets().clear()
        self._book.sheetnames.clear()
        return self._bytes.getvalue()

    def _mix(self) -> Pens:
        wordy = {"num_format": "General", "quote_prefix": True}
        return Pens(
            plain={look: self._book.add_format({**given}) for look, given in LOOKS.items()},
            wordy={
                look: self._book.add_format({**given, **wordy})
                for look, given in LOOKS.items()
                if look in WORDS
            },
        )


def _only_one_of(answers: Sequence[str]) -> str:
    said = "Chỉ ghi một trong: " + ", ".join(answers) + "."
    return said if len(said) <= _LONGEST_DROP_DOWN else "Chỉ chọn trong danh sách."


class Page:
    """A sheet. Rows and columns count from 0; widths are in characters."""

    def __init__(self, sheet: Worksheet, pens: Pens, dialect: Dialect) -> None:
        self._sheet = sheet
        self.say = dialect.say
        self._pens = pens
        self._widths: dict[int, float] = {}
        self._spans: list[_Span] = []
        self._breaks: list[int] = []
        self._end: int | None = None
        self.below = 0  # the row below the last table
        self._raised: dict[int, float] = {}
        self._hidden: tuple[int, int] | None = None
        self._least: dict[int, float] = {}
        self._giving: list[tuple[int, int, str]] = []

    @property
    def widths(self) -> tuple[float, ...]:
        return tuple(self._widths.get(column, 9.0) for column in range(self.breadth))

    @property
    def breadth(self) -> int:
        """How many columns are in use."""
        return max(self._widths, default=0) + 1

    def put(self, row: int, column: int, value: Value, look: Look) -> None:
        """Write a value with the pen of its kind; an empty one leaves a drawn, empty cell."""
        if isinstance(value, str):
            self.put_text(row, column, value, look)
        elif isinstance(value, int):
            self.put_number(row, column, value, look)
        elif value is None:
            self._sheet.write_blank(row, column, None, self._pens.plain[look])
        else:
            self.put_day(row, column, value, look)

    def put_text(self, row: int, column: int, text: str, look: Look) -> None:
        """Text stays text: it never takes the look of a number, and never runs."""
        if not text:
            self._sheet.write_blank(row, column, None, self._pens.plain[look])
            return
        pens = self._pens.wordy if len(text) > LONGEST_AS_TEXT else self._pens.plain
        pen = pens[look if look in WORDS else Look.CODE]
        self._sheet.write_string(row, column, bounded(text), pen)

    def put_number(self, row: int, column: int, number: int, look: Look) -> None:
        self._sheet.write_number(row, column, number, self._pens.plain[look])

    def put_day(self, row: int, column: int, day: date | PartDate, look: Look) -> None:
        """A whole day becomes a date of Excel; a year alone stays the text it is."""
        known = day.earliest if isinstance(day, PartDate) and day.is_full else day
        if isinstance(known, PartDate) or known < FIRST_DAY:
            self.put_text(row, column, str(PartDate(day.year, day.month, day.day)), Look.CODE)
        else:
            # In a cell of text a date would show the number that it is kept as.
            pen = self._pens.plain[Look.DAY if look in WORDS else look]
            self._sheet.write_number(row, column, (known - _EPOCH).days, pen)

    def span(self, row: int, columns: tuple[int, int], text: str, look: Look) -> None:
        """Text across the first to the last of `columns`, high enough for all its lines."""
        first, last = columns
        text = self.say(text)
        if last > first:
            self._sheet.merge_range(row, first, row, last, "", self._pens.plain[look])
        self.put_text(row, first, text, look)
        self._spans.append(_Span(row, first, last, text, look))

    def wrap(self, row: int, column: int, text: str) -> None:
        """Make a row high enough for a text written in one of its cells."""
        self._spans.append(_Span(row, column, column, text, Look.TEXT))

    def choose(
        self, rows: tuple[int, int], column: int, answers: Sequence[str], place: str = ""
    ) -> None:
        """A drop-down in every row from the first to the last of `rows`.

        place: where a list stands that is too long for the drop-down itself.
        """
        first, last = rows
        rule = {
            "validate": "list",
            "source": place or list(answers),
            "error_title": "Chọn trong danh sách",
            "error_message": _only_one_of(answers),
        }
        self._sheet.data_validation(first, column, last, column, rule)

    def widen(self, column: int, width: float) -> None:
        """Make a column at least so wide."""
        self._widths[column] = max(width, self._widths.get(column, 0.0))

    def hide(self, columns: tuple[int, int]) -> None:
        """Do not show the first to the last of `columns`, nor print them."""
        self._hidden = columns

    def give_way(self, column: int, least: float, cells: Iterable[tuple[int, str]]) -> None:
        """A column of words that may be as narrow as `least`, its rows then higher."""
        self._least[column] = max(least, self._least.get(column, 0.0))
        self._giving.extend((row, column, text) for row, text in cells)

    def raise_row(self, row: int, height: float) -> None:
        """Make a row at least so high."""
        self._raised[row] = height

    def break_before(self, row: int) -> None:
        self._breaks.append(row)

    def keep_end(self, row: int) -> None:
        """What stands from this row on is printed on one page: signatures with people."""
        self._end = row

    def filter(self, top: int, bottom: int) -> None:
        self._sheet.autofilter(top, 0, bottom, self.breadth - 1)

    def close(
        self, repeat: tuple[int, int], footer: str, *, header: str = "", left: float = 20
    ) -> None:
        """Set widths, heights and the print set-up.

        repeat: first and last heading row. left: the margin in mm, 30 on papers that are bound.
        """
        heights = self._fit()
        if self._end is not None:
            self._part(self._end, repeat, heights)
        sheet = self._sheet
        sheet.set_landscape()
        fit = papersize.fit_for(self._whole())
        sheet.set_paper(fit.paper)
        sheet.set_margins(
            left=(left - fit.spare) / _MM_PER_INCH, right=0.59, top=0.79, bottom=0.79
        )
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.repeat_rows(*repeat)
        sheet.freeze_panes(repeat[1] + 1, 0)
        sheet.set_header(header)
        sheet.set_footer(footer)
        if self._breaks:
            sheet.set_h_pagebreaks(self._breaks[:MOST_BREAKS])

    def _part(self, end: int, repeat: tuple[int, int], heights: Mapping[int, float]) -> None:
        last = max(span.row for span in self._spans)
        rows = [heights.get(row, _LINE_HEIGHT) for row in range(last + 1)]
        repeated = sum(rows[repeat[0] : repeat[1] + 1])
        room = papersize.room_below(self._whole())
        if papersize.is_parted(rows, end, room, repeated=repeated, breaks=self._breaks):
            self.break_before(end)

    def _fit(self) -> Mapping[int, float]:
        self._squeeze()
        for column, width in enumerate(self.widths):
            self._sheet.set_column(column, column, width)
        if self._hidden:
            self._sheet.set_column(*self._hidden, 1, None, {"hidden": True})
        heights = self._heights()
        for row, height in heights.items():
            self._sheet.set_row(row, height)
        return heights

    def _squeeze(self) -> None:
        """Columns of words give way, so that a page is printed large enough to read."""
        wanted = {column: self.widths[column] for column in self._least}
        free = self._whole() - papersize.narrowed_to(self._whole(), self._least, wanted)
        for column, width in papersize.shared_out(wanted, self._least, free).items():
            self._widths[column] = width
        narrow = {column for column, width in wanted.items() if self.widths[column] < width}
        for row, column, text in self._giving:
            if column in narrow:
                self.wrap(row, column, text)

    def _whole(self) -> float:
        first, last = self._hidden or (0, -1)
        return papersize.across(
            w for at, w in enumerate(self.widths) if not first <= at <= last
        )

    def _heights(self) -> dict[int, float]:
        """Rows of more than a line. Not every program fits them when it opens a workbook."""
        heights = dict(self._raised)
        starts = (0.0, *accumulate(self.widths))
        lines = cache(lines_of)
        for span in self._spans:
            count = lines(span.text, starts[span.last + 1] - starts[span.first])
            if count > 1 or span.look in _LINE_HEIGHTS:
                height = count * _LINE_HEIGHTS.get(span.look, _LINE_HEIGHT)
                heights[span.row] = min(max(height, heights.get(span.row, 0.0)), _HIGHEST)
        return heights
