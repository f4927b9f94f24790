"""Pieces of a Word body as XML text: one string a row is what makes long tables quick."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

from hotro68.writing.papers.binding import bound

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CELL_SIDES = 2.0
_TWIPS_PER_MM = 1440 / 25.4
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_AIR = '<w:{} w:w="28" w:type="dxa"/>'
# Word breaks a line at a hyphen, also in COVID-19 and QĐ-UBND.
_HYPHEN = re.compile("(?<=[A-ZĐ])-(?=[A-ZĐ0-9])")
_UNBROKEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_NEW_LINE = '</w:t><w:br/><w:t xml:space="preserve">'
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Look:
    """Of a paragraph. size: points. keep: on the same page as what follows.

    indent, sides: mm, of the first line and of both sides. hanging: of all lines but the
    first. style: the id of one of the file's.
    """

    size: float = 13
    bold: bool = False
    italic: bool = False
    align: str = "left"
    keep: bool = False
    before: float = 0
    after: float = 0
    indent: float = 0
    sides: float = 0
    hanging: float = 0
    style: str = ""


@dataclass(frozen=True, slots=True)
class Margins:
    """mm; the left side of an official paper is bound."""

    ends: float = 20
    left: float = 30
    right: float = 15


OFFICIAL = Margins()


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    look: Look
    span: int = 1


def paragraph(text: str, look: Look, lead: str = "") -> str:
    """lead: bold words that open the paragraph."""
    opening = _run(f"{lead} ", replace(look, bold=True)) if lead else ""
    return f"<w:p>{_paragraph_properties(look)}{opening}{_run(text, look)}</w:p>"


def dotted_line(width: float, text: str = "", lead: str = "", *, keep: bool = False) -> str:
    """A line to write on by hand, behind its words; width in mm, of a cell with its sides."""
    kept = "<w:keepNext/>" if keep else ""
    tab = f'<w:tab w:val="right" w:leader="dot" w:pos="{twips(width - _CELL_SIDES)}"/>'
    look = Look()
    opening = _run(f"{lead} ", replace(look, bold=True)) if lead else ""
    words = _run(f"{text} ", look) if text else ""
    return (
        f"<w:p><w:pPr>{kept}<w:tabs>{tab}</w:tabs>"
        f'<w:spacing w:before="120" w:after="0"/></w:pPr>{opening}{words}'
        "<w:r><w:tab/></w:r></w:p>"
    )


def last_paragraph() -> str:
    """What Word wants after a table, too low to make a page of its own."""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def field(name: str, size: float = 13) -> str:
    """What Word counts itself, such as the number of the page."""
    return f'<w:fldSimple w:instr=" {name} ">{_run("2", Look(size=size))}</w:fldSimple>'


def footing(text: str, width: float) -> str:
    """A line over the words, with the page of how many at the other end."""
    tab = f'<w:tab w:val="right" w:pos="{twips(width)}"/>'
    over = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="3" w:color="000000"/></w:pBdr>'
    small = Look(size=10)
    page, pages = field("PAGE", small.size), field("NUMPAGES", small.size)
    return (
        f'<w:p><w:pPr>{over}<w:tabs>{tab}</w:tabs><w:spacing w:before="0" w:after="0"/></w:pPr>'
        f"{_run(text, small)}<w:r><w:tab/></w:r>{_run('Trang ', small)}{page}"
        f"{_run('/', small)}{pages}</w:p>"
    )


def page_break() -> str:
    """An end of a page too low to make a line on the next one."""
    return (
        '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" '
        'w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def rule(width: float, indent: float = 0) -> str:
    """A line as wide as a paragraph between two indents; width in mm of the room it has."""
    side = twips(indent)
    return (
        '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="000000"/>'
        f'</w:pBdr><w:spacing w:before="0" w:after="{twips(width)}" w:line="60" '
        f'w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def row(
    cells: Sequence[Cell],
    widths: Sequence[float],
    *,
    heading: bool = False,
    height: float = 0,
) -> str:
    """heading: repeated at the top of every page. height: mm at least, 0 for as it comes."""
    repeat = "<w:tblHeader/>" if heading else ""
    high = f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else ""
    properties = f"<w:trPr><w:cantSplit/>{high}{repeat}</w:trPr>"
    return f"<w:tr>{properties}{''.join(_cells(cells, widths))}</w:tr>"


def blocks_row(columns: Sequence[str], widths: Sequence[float], *, whole: bool = True) -> str:
    """A row whose cells hold whole paragraphs. whole: on one page."""
    cells = "".join(
        f"<w:tc>{_cell_properties(width, 1, upright='top')}{blocks}</w:tc>"
        for blocks, width in zip(columns, widths, strict=True)
    )
    kept = "<w:trPr><w:cantSplit/></w:trPr>" if whole else ""
    return f"<w:tr>{kept}{cells}</w:tr>"


def closing_row(blocks: str, widths: Sequence[float]) -> str:
    """The last row of a table without its lines, for what must stay with the rows above."""
    bare = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
    properties = _cell_properties(sum(widths), len(widths), upright="top")
    cell = properties.replace("<w:vAlign", f"<w:tcBorders>{bare}</w:tcBorders><w:vAlign")
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>{cell}{blocks}</w:tc></w:tr>"


def table(rows: Iterable[str], widths: Sequence[float], *, borders: bool = True) -> str:
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    lines = f"<w:tblBorders>{_BORDERS}</w:tblBorders>" if borders else ""
    above, below = (_AIR.format(side) if borders else "" for side in ("top", "bottom"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>{lines}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'{above}<w:left w:w="57" w:type="dxa"/>{below}'
        f'<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}'
        f"</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def unbroken(text: str) -> str:
    """XML text in which no line ends inside COVID-19, 12/QĐ-UBND, Điều 13, 1.500.000 đồng."""
    return _HYPHEN.sub(_UNBROKEN, bound(text))


def twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def _cells(cells: Sequence[Cell], widths: Sequence[float]) -> Iterable[str]:
    at = 0
    for cell in cells:
        width = sum(widths[at : at + cell.span])
        at += cell.span
        body = paragraph(cell.text, cell.look)
        yield f"<w:tc>{_cell_properties(width, cell.span)}{body}</w:tc>"


def _cell_properties(width: float, span: int, *, upright: str = "center") -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{spanned}'
        f'<w:vAlign w:val="{upright}"/></w:tcPr>'
    )


def _paragraph_properties(look: Look) -> str:
    style = f'<w:pStyle w:val="{look.style}"/>' if look.style else ""
    keep = f"{style}<w:keepNext/>" if look.keep else style
    indent = _indent(look) if look.indent or look.sides or look.hanging else ""
    return (
        f'<w:pPr>{keep}<w:spacing w:before="{round(look.before * 20)}" '
        f'w:after="{round(look.after * 20)}"/>{indent}<w:jc w:val="{look.align}"/></w:pPr>'
    )


def _indent(look: Look) -> str:
    side, first = twips(look.sides), twips(look.indent)
    opening = f'w:firstLine="{first}"'
    if look.hanging:
        opening = f'w:hanging="{twips(look.hanging)}"'
    left = twips(look.sides + look.hanging)
    return f'<w:ind w:left="{left}" w:right="{side}" {opening}/>'


def _run(text: str, look: Look) -> str:
    style = f"{'<w:b/>' if look.bold else ''}{'<w:i/>' if look.italic else ''}"
    size = round(look.size * 2)
    clean = unbroken(escape(_NOT_XML.sub("", text), quote=False)).replace("\n", _NEW_LINE)
    return (
        f'<w:r><w:rPr>{style}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{clean}</w:t></w:r>'
    )
