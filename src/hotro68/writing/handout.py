"""A sheet to be answered as an Excel file: drop-downs, hidden row keys, ready to print."""

from __future__ import annotations

from hotro68.core.answers import AnswerKind, Asked, Handout, HandoutRow, Told
from hotro68.core.dialect import USUAL, Dialect
from hotro68.core.source import row_digest
from hotro68.writing.ink import Look, Page, Value, WrittenBook
from hotro68.writing.sheets.grid import Column, Grid, Kind

MARK = ("hotro68", "traloi")
SHEET = "TraLoi"
_TOP = 2
_WIDEST = {AnswerKind.TEXT: 26.0}


def handout_book(handout: Handout, dialect: Dialect = USUAL) -> bytes:
    """The last two columns are hidden: the key of each row and the digest of what it tells.

    Their heading names kind and state of the sheet, so that it is known again in any program.
    """
    book = WrittenBook({"title": handout.title}, MARK, dialect)
    page = book.page(SHEET)
    columns = (*_told(handout), *_asked(handout), *_keys(handout))
    grid = Grid(page, columns, _TOP)
    grid.head()
    grid.add(handout.lines)
    _choices(book, page, handout, grid)
    page.hide((len(columns) - 2, len(columns) - 1))
    across = (0, len(columns) - 3)
    page.span(0, across, handout.title, Look.TITLE)
    page.span(1, across, handout.note, Look.NOTE)
    page.close((_TOP, _TOP), "&CTrang &P/&N")
    return book.finish()


def _told(handout: Handout) -> list[Column[HandoutRow]]:
    return [
        Column(label, _kind(handout, index), lambda line, index=index: line.told[index])  # type: ignore[misc]
        for index, label in enumerate(handout.headings)
    ]


def _kind(handout: Handout, index: int) -> Kind:
    values: list[Told] = [line.told[index] for line in handout.lines]
    if any(isinstance(value, int) for value in values):
        return Kind.MONEY
    return Kind.TEXT if any(isinstance(value, str) for value in values) else Kind.DAY


def _asked(handout: Handout) -> list[Column[HandoutRow]]:
    return [
        Column(asked.label, _answer_kind(asked), lambda line, key=asked.key: _given(line, key))  # type: ignore[misc]
        for asked in handout.asked
    ]


def _answer_kind(asked: Asked) -> Kind:
    kinds = {AnswerKind.MONEY: Kind.MONEY, AnswerKind.DATE: Kind.DAY}
    return kinds.get(asked.kind, Kind.ANSWER)


def _given(line: HandoutRow, key: str) -> Value:
    return line.given.get(key)


def _keys(handout: Handout) -> list[Column[HandoutRow]]:
    return [
        Column(f"hotro68|{handout.kind}|{handout.made_of}", Kind.CODE, lambda line: line.key),
        Column("hotro68|dau", Kind.CODE, lambda line: row_digest(line.told)),
    ]


def hide_keys(page: Page, handout: Handout, top: int) -> None:
    """Write the key columns beside lines that somebody else drew below a heading at `top`."""
    first = len(handout.headings) + len(handout.asked)
    for column, keys in enumerate(_keys(handout), start=first):
        page.put_text(top, column, keys.label, Look.HEAD)
        for row, line in enumerate(handout.lines, start=top + 1):
            page.put(row, column, keys.value(line), Look.CODE)
    page.hide((first, first + 1))


def _choices(book: WrittenBook, page: Page, handout: Handout, grid: Grid[HandoutRow]) -> None:
    if not handout.lines:
        return
    for index, asked in enumerate(handout.asked, start=len(handout.headings)):
        if asked.choices:
            place = book.keep_list(f"Chon{index}", asked.choices)
            page.choose((grid.top + 1, grid.next - 1), index, asked.choices, place)
