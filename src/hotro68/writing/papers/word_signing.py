"""The end of a Word template: who gets the paper, and who signs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hotro68.writing.papers.docx_parts import Look, blocks_row, paragraph, table
from hotro68.writing.papers.spec import PaperSpec
from hotro68.writing.papers.word_tags import each_line, tag

_MOST_ABREAST = 3
_SPACE, _LESS_SPACE = 4, 3
"""Lines to sign in; a wide page is low, and two rows of signers are high."""
_SIGNING = ("posts", "room", "name")
_BOLD = Look(bold=True, align="center")
_EMPTY = paragraph("", Look())


def signatures(spec: PaperSpec, room: float) -> Iterator[str]:
    """Rows of posts, of room to sign and of names, so that the names stand level."""
    count = len(spec.ky)
    to = _recipients() if spec.noi_nhan else paragraph("", Look())
    yield paragraph("", Look(size=6, keep=count > 0))
    if count <= 1:
        halves = (room / 2, room / 2)
        signed = "".join(_signing(1, part) for part in _SIGNING) if count else _EMPTY
        yield table([blocks_row((to, signed), halves)], halves, borders=False)
        return
    abreast = _abreast(count, spec)
    widths = (room / abreast,) * abreast
    space = _LESS_SPACE if spec.kho == "ngang" or count > abreast else _SPACE
    yield table(_signing_rows(count, widths, space), widths, borders=False)
    yield to if spec.noi_nhan else ""


def _signing_rows(count: int, widths: tuple[float, ...], space: int) -> Iterator[str]:
    """space: lines to sign in."""
    abreast = len(widths)
    for first in range(1, count + 1, abreast):
        places = range(first, first + abreast)
        for part in _SIGNING:
            keep = first + abreast <= count
            cells = [
                _signing(at, part, keep=keep, space=space) if at <= count else _EMPTY
                for at in places
            ]
            yield blocks_row(cells, widths)


def _abreast(count: int, spec: PaperSpec) -> int:
    if spec.kho == "ngang":
        return min(count, _MOST_ABREAST + 1)
    return 2 if count == _MOST_ABREAST + 1 else min(count, _MOST_ABREAST)


def _signing(at: int, part: str, *, keep: bool = False, space: int = _SPACE) -> str:
    """keep: more places to sign stand below, on the same page. space: lines to sign in."""
    match part:
        case "posts":
            how = Look(size=12, italic=True, align="center", keep=True)
            post = paragraph(tag(f"ky_{at}_chuc"), replace(_BOLD, keep=True))
            return post + paragraph(tag(f"ky_{at}_cach|o"), how)
        case "room":
            return paragraph("", replace(_BOLD, keep=True)) * space
    return paragraph(tag(f"ky_{at}_ten|o"), replace(_BOLD, keep=keep))


def _recipients() -> str:
    title = paragraph("Nơi nhận:", Look(size=12, bold=True, italic=True))
    return title + "".join(each_line("noi_nhan", Look(size=11)))
