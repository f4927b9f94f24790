"""The payout sheet as an Excel file: the pages, sums and words of the printed one."""

from __future__ import annotations

from collections.abc import Sequence

from hotro68.writing.context import Payout, PayoutRow
from hotro68.writing.ink import Look, Page, WrittenBook
from hotro68.writing.papers.payout_words import (
    COLUMNS_HEIGHT,
    PayoutPage,
    PayoutSheet,
    policies,
)

MARK = ("hotro68", "chitra")
SHEET = "ChiTra"
HEADING_ROW = 6

_POINTS_PER_MM = 72 / 25.4
_MM_PER_CHARACTER = 1.9
_MONEY, _LAST = 5, 8
_PALE, _LONGEST_CODE = "BFBFBF", 180
_ISSUER, _COUNTRY = (0, 2), (3, 8)
_SIGNERS = ((0, 1), (2, 3), (4, 5), (6, 8))


def payout_book(payout: Payout, sheet: PayoutSheet) -> bytes:
    told = {"title": sheet.kind, "subject": sheet.code}
    book = WrittenBook(told, MARK, payout.office.dialect)
    page = book.page(SHEET)
    for at, column in enumerate(sheet.columns):
        page.widen(at, column.width / _MM_PER_CHARACTER)
    _open(page, sheet)
    row = _tables(page, payout.rows, sheet.pages)
    _close(page, row, sheet)
    page.close((HEADING_ROW, HEADING_ROW), _footer(sheet), header=_header(sheet), left=30)
    return book.finish()


def _open(page: Page, sheet: PayoutSheet) -> None:
    head = sheet.letterhead
    page.span(0, _ISSUER, head.issuer[0], Look.CENTRE_BOLD)
    page.span(1, _ISSUER, head.issuer[1], Look.CENTRE_BOLD)
    page.span(0, _COUNTRY, head.country, Look.CENTRE_BOLD)
    page.span(1, _COUNTRY, head.motto, Look.MOTTO)
    page.span(2, (0, _LAST), sheet.kind, Look.TITLE)
    for row, subject in enumerate(sheet.subjects, start=3):
        page.span(row, (0, _LAST), subject, Look.CENTRE_BOLD)
    page.span(5, (0, _LAST), sheet.attached, Look.CENTRE_ITALIC)
    for at, column in enumerate(sheet.columns):
        page.put_text(HEADING_ROW, at, column.label, Look.HEAD)
    page.raise_row(HEADING_ROW, COLUMNS_HEIGHT * _POINTS_PER_MM)


def _tables(page: Page, rows: Sequence[PayoutRow], pages: Sequence[PayoutPage]) -> int:
    """Rows and sums, page by page; gives the next free row."""
    line, done = HEADING_ROW + 1, 0
    for at, printed in enumerate(pages):
        if at:
            page.break_before(line)
        for row, height in zip(rows[done:], printed.heights, strict=False):
            _person(page, line, row)
            page.raise_row(line, height * _POINTS_PER_MM)
            line += 1
        done += len(printed.heights)
        line = _sums(page, line, rows[:done], printed)
    return line


def _person(page: Page, line: int, row: PayoutRow) -> None:
    page.put_number(line, 0, row.number, Look.COUNT)
    page.put_text(line, 1, row.name, Look.TEXT)
    page.put_text(line, 2, row.birth_year, Look.CODE)
    page.put_text(line, 3, row.id_tail, Look.CODE)
    page.put_text(line, 4, policies(row), Look.TEXT)
    page.put_number(line, _MONEY, row.amount, Look.MONEY)
    for column in range(_MONEY + 1, _LAST + 1):
        page.put_text(line, column, "", Look.TEXT)


def _sums(page: Page, line: int, rows: Sequence[PayoutRow], printed: PayoutPage) -> int:
    """The sum of the page, when there are several, and of all rows so far."""
    on_page = rows[len(rows) - len(printed.heights) :]
    for total, summed in zip(printed.sums[::-1], (rows, on_page), strict=False):
        place = line + printed.sums.index(total)
        page.span(place, (0, _MONEY - 1), total.label, Look.SUM_TEXT)
        page.put_number(place, _MONEY, sum(row.amount for row in summed), Look.SUM_MONEY)
        page.span(place, (_MONEY + 1, _LAST), "", Look.SUM_TEXT)
    return line + len(printed.sums)


def _close(page: Page, row: int, sheet: PayoutSheet) -> None:
    page.span(row, (0, _LAST), sheet.in_words, Look.NOTE)
    for text in sheet.lines:
        row += 1
        page.span(row, (0, _LAST), text, Look.NOTE)
    page.span(row + 1, _SIGNERS[-1], sheet.place_date, Look.CENTRE_ITALIC)
    for columns, signer in zip(_SIGNERS, sheet.signers, strict=True):
        page.span(row + 2, columns, "\n".join(signer.title.posts), Look.CENTRE_BOLD)
        page.span(row + 3, columns, signer.how, Look.CENTRE_ITALIC)
        page.span(row + 5, columns, signer.title.name, Look.CENTRE_BOLD)
    page.raise_row(row + 4, 16 * _POINTS_PER_MM)


def _header(sheet: PayoutSheet) -> str:
    return f'&C&"Times New Roman,Bold"&28&K{_PALE}{sheet.mark}' if sheet.mark else ""


def _footer(sheet: PayoutSheet) -> str:
    """What is too long for Excel's 255 signs is cut, and an `&` is written twice."""
    small = '&"Times New Roman,Regular"&9'
    code = sheet.code[: _LONGEST_CODE - sheet.code.count("&")].replace("&", "&&")
    return f"&L{small}{code}&R{small}Trang &P/&N"
