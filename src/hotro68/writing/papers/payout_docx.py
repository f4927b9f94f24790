"""The payout list as a Word file: the pages, sums and foot of the printed one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hotro68.writing.papers.columns import Cells, Column
from hotro68.writing.papers.docx_parts import (
    Cell,
    Look,
    blocks_row,
    last_paragraph,
    page_break,
    paragraph,
    row,
    table,
)
from hotro68.writing.papers.payout_words import (
    PayoutPage,
    PayoutSheet,
    Signer,
    Sum,
)
from hotro68.writing.papers.word import opening, package

ROOM = 252.0
_MONEY = 5
_COLUMNS_HEIGHT, _SUM_HEIGHT = 12.0, 7.0
_ROOM_TO_SIGN = 2
_TEXT = Look(size=12)
_BOLD = Look(size=12, bold=True, align="center")
_SMALL = Look(size=11, italic=True, keep=True)


def payout_docx(sheet: PayoutSheet) -> bytes:
    body = [*opening(sheet.letterhead, sheet.kind, sheet.subjects, sheet.attached, room=ROOM)]
    for at, page in enumerate(sheet.pages):
        last = at + 1 == len(sheet.pages)
        body += [page_break()] if at else []
        body += [_list(page, sheet.columns, keep=last)]
    mark = sheet.mark or None
    return package((*body, *_closing(sheet)), sheet.kind, wide=True, mark=mark, foot=sheet.code)


def _list(page: PayoutPage, columns: tuple[Column, ...], *, keep: bool) -> str:
    """keep: the list goes on to the signatures, on the same page."""
    widths = [column.width for column in columns]
    heading = [Cell(column.label, _BOLD) for column in columns]
    looks = [replace(_TEXT, align=column.align) for column in columns]
    heights = zip(page.rows, page.heights, strict=True)
    rows = (
        row(heading, widths, heading=True, height=_COLUMNS_HEIGHT),
        *(row(_cells(cells, looks), widths, height=height) for cells, height in heights),
        *(row(_sum(one, columns, keep=keep), widths, height=_SUM_HEIGHT) for one in page.sums),
    )
    return table(rows, widths)


def _cells(texts: Cells, looks: list[Look]) -> list[Cell]:
    return [Cell(text, look) for text, look in zip(texts, looks, strict=True)]


def _sum(one: Sum, columns: tuple[Column, ...], *, keep: bool) -> list[Cell]:
    amount = replace(_BOLD, align="right", keep=keep)
    rest = Cell("", _TEXT, span=len(columns) - _MONEY - 1)
    return [
        Cell(one.label, replace(_BOLD, keep=keep), span=_MONEY),
        Cell(one.amount, amount),
        rest,
    ]


def _closing(sheet: PayoutSheet) -> Iterator[str]:
    yield paragraph(sheet.in_words, replace(_SMALL, size=12, before=4))
    yield from (paragraph(line, _SMALL) for line in sheet.lines)
    yield paragraph(sheet.place_date, replace(_SMALL, size=12, align="right", before=4))
    widths = (ROOM / len(sheet.signers),) * len(sheet.signers)
    places = blocks_row([_signer(one) for one in sheet.signers], widths)
    names = [paragraph(one.title.name, _BOLD) for one in sheet.signers]
    yield table((places, blocks_row(names, widths)), widths, borders=False)
    yield last_paragraph()


def _signer(one: Signer) -> str:
    posts = "".join(paragraph(post, replace(_BOLD, keep=True)) for post in one.title.posts)
    how = paragraph(one.how, replace(_SMALL, align="center"))
    return posts + how + paragraph("", replace(_BOLD, keep=True)) * _ROOM_TO_SIGN
