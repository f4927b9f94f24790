"""What stands round a table on paper: heading, title, sum in words, notes, signatures."""

from __future__ import annotations

from itertools import accumulate

from hotro68.core.office import Office
from hotro68.core.report import Basis
from hotro68.vietnamese.numbers import money_in_words
from hotro68.writing.ink import Look, Page
from hotro68.writing.sheets.brief import Brief

TOP = 6
"""The row of the table's heading: above it stand the office, the title and the basis."""

_DOTS = "……………"
_SPACE_TO_SIGN = 54.0
_KEPT_ROWS = 2


def open_paper(page: Page, brief: Brief, title: str) -> None:
    """Office and motto, title, and the law and day the figures rest on. Needs the widths."""
    letterhead(page, brief.office)
    page.span(3, (0, page.breadth - 1), title, Look.TITLE)
    page.span(4, (0, page.breadth - 1), basis_line(brief.merged.basis), Look.CENTRE_ITALIC)


def letterhead(page: Page, office: Office) -> None:
    left, right = halves(page)
    page.span(0, left, "ỦY BAN NHÂN DÂN", Look.CENTRE)
    page.span(0, right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look.CENTRE_BOLD)
    page.span(1, left, commune(office).upper(), Look.CENTRE_BOLD)
    page.span(1, right, "Độc lập - Tự do - Hạnh phúc", Look.MOTTO)


def commune(office: Office) -> str:
    return f"{office.level} {office.commune or _DOTS}"


def basis_line(basis: Basis) -> str:
    assumed = " (chưa có ngày thẩm định, tạm xét theo ngày này)" if basis.assumed else ""
    return f"{basis.title}; xét theo quy định áp dụng ngày {basis.day:%d/%m/%Y}{assumed}"


def footer(basis: Basis) -> str:
    """A sheet from an old run is known by its rules and day."""
    code = f"{basis.pack} {basis.digest.removeprefix('sha256:')[:8]} {basis.day:%d/%m/%Y}"
    small = '&"Times New Roman,Regular"&9 '  # the blank keeps a digit out of the size
    return f"&L{small}{code.replace('&', '&&')}&C{small}Trang &P/&N&R{small}&A"


def halves(page: Page) -> tuple[tuple[int, int], tuple[int, int]]:
    """The columns of the left and the right half of a page, by their widths."""
    reached = list(accumulate(page.widths))
    left = sum(width <= reached[-1] * 0.48 for width in reached)
    left = min(max(left, 1), page.breadth - 1)
    return (0, left - 1), (left, page.breadth - 1)


def in_words(page: Page, row: int, amount: int) -> int:
    """The sum in words; gives the next free row."""
    page.span(row, (0, page.breadth - 1), f"Bằng chữ: {money_in_words(amount)}.", Look.NOTE)
    return row + 1


def notes(page: Page, row: int, texts: tuple[str, ...]) -> int:
    """Sentences every paper must carry; gives the next free row."""
    for text in texts:
        page.span(row, (0, page.breadth - 1), f"Ghi chú: {text}", Look.NOTE)
        row += 1
    return row


def keep_signed(page: Page, rows: tuple[int, int]) -> None:
    """Signatures stand below the last people. rows: the first, and that after the last."""
    first, after = rows
    page.keep_end(max(first + 1, after - _KEPT_ROWS) if after > first + 1 else first)


def sign(page: Page, row: int, office: Office) -> int:
    """The clerk on the left, the chairman on the right; gives the next free row."""
    left, right = halves(page)
    place = office.commune or _DOTS
    page.span(row, right, f"{place}, ngày …… tháng …… năm ………", Look.CENTRE_ITALIC)
    page.span(row + 1, left, "NGƯỜI LẬP BIỂU", Look.CENTRE_BOLD)
    page.span(row + 1, right, f"TM. ỦY BAN NHÂN DÂN\n{office.signer_post}", Look.CENTRE_BOLD)
    page.span(row + 2, left, "(Ký, ghi rõ họ tên)", Look.CENTRE_ITALIC)
    page.span(row + 2, right, "(Ký tên, đóng dấu)", Look.CENTRE_ITALIC)
    page.raise_row(row + 3, _SPACE_TO_SIGN)
    page.span(row + 4, left, office.clerk, Look.CENTRE_BOLD)
    page.span(row + 4, right, office.signer, Look.CENTRE_BOLD)
    return row + 5
