"""The leaflet as PDF and Word, and what is read out and sent round as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hotro68 import resources
from hotro68.policy.wording import in_sentence
from hotro68.vietnamese.aloud import ordinal, spoken
from hotro68.writing.papers.docx_parts import Look, Margins, blocks_row, paragraph, table
from hotro68.writing.papers.leaflet_words import (
    COLUMN,
    ENDS,
    GUTTER,
    HANGING,
    ROOM,
    SIDE,
    Box,
    Columns,
    Leaflet,
    LeafletPage,
    Part,
    ended,
)
from hotro68.writing.papers.typst_pdf import Press
from hotro68.writing.papers.word import package

TEMPLATE = "tuyen-truyen"
LONGEST_MESSAGE = 2_000
"""Letters that the usual chats send as one message."""
_CELL_SIDE = 1.0
_BETWEEN = Look(size=7)
_TITLE = Look(size=18, bold=True, align="center", after=2)


def leaflet_pdf(page: LeafletPage) -> bytes:
    return Press().pdf(TEMPLATE, page)


def leaflet_docx(page: LeafletPage) -> bytes:
    """The same words as the PDF; a box of one row is never cut by the end of a page."""
    about = Look(size=page.size, italic=True, align="center", after=2)
    body = (
        paragraph(page.committee, Look(size=13, bold=True, align="center", after=2)),
        paragraph(page.title, _TITLE),
        paragraph(page.about, about),
        *(drawn for block in page.blocks for drawn in _drawn(block, page.size)),
    )
    return package(body, page.title, margins=Margins(ends=ENDS, left=SIDE, right=SIDE))


def _drawn(block: Box | Part, size: float) -> Iterator[str]:
    return _box(block, size) if isinstance(block, Box) else _part(block, Look(size=size))


def _box(box: Box, size: float) -> Iterator[str]:
    yield paragraph("", _BETWEEN)
    head = Look(size=size + 1.5, bold=True, before=2, keep=True, sides=_CELL_SIDE)
    inside = (
        paragraph(box.name, head),
        paragraph(box.article, replace(head, bold=False, italic=True, size=size - 1, before=0)),
        _columns(box.columns, size, whole=box.whole),
        paragraph("", Look(size=2, after=4)),
    )
    yield table([blocks_row(["".join(inside)], [ROOM], whole=box.whole)], [ROOM])


def _columns(columns: Columns, size: float, *, whole: bool) -> str:
    look, widths = Look(size=size), (COLUMN + GUTTER / 2,) * 2
    sides = [
        "".join(block for part in parts for block in _part(part, look)) or paragraph("", look)
        for parts in (columns.left, columns.right)
    ]
    return table([blocks_row(sides, widths, whole=whole)], widths, borders=False)


def _part(part: Part, look: Look) -> Iterator[str]:
    if len(part.lines) == 1:
        yield paragraph(part.lines[0], replace(look, before=3), f"{part.heading}:")
        return
    yield paragraph(part.heading, replace(look, bold=True, keep=True, before=3))
    for line in part.lines:
        yield paragraph(f"- {line}", replace(look, sides=look.sides + HANGING, hanging=HANGING))


def script(sheet: Leaflet) -> str:
    """What is read over the loudspeaker."""
    return _text("loa", sheet)


def messages(sheet: Leaflet) -> list[str]:
    """What is sent to a chat, each as long as a chat takes; parted between policies."""
    told: list[str] = []
    for part in _text("tin-nhan", sheet).strip().split("\n\n"):
        if told and len(told[-1]) + len(part) + 2 <= LONGEST_MESSAGE:
            told[-1] += f"\n\n{part}"
        else:
            told.append(part)
    return told


def _text(name: str, sheet: Leaflet) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    pages = Environment(
        loader=FileSystemLoader(resources.folder("templates")),
        autoescape=False,  # noqa: S701 - plain text, no page of the web
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters |= {
        "doc": spoken,
        "giua_cau": in_sentence,
        "thu_tu": ordinal,
        "het_cau": ended,
    }
    return pages.get_template(f"{TEMPLATE}/{name}.txt.j2").render(sheet=sheet)
