"""Lines of a label and what stands beside it, for what is not a table."""

from __future__ import annotations

from collections.abc import Iterable

from hotro68.writing.ink import Look, Page


def draw_pairs(page: Page, row: int, title: str, lines: Iterable[tuple[str, str]]) -> int:
    """The label takes the first two columns, the text the rest; gives the next free row."""
    last = page.breadth - 1
    page.span(row, (0, last), title, Look.BAND)
    row += 1
    for label, text in lines:
        page.span(row, (0, 1), label, Look.TEXT)
        page.span(row, (2, last), text, Look.TEXT)
        row += 1
    return row
