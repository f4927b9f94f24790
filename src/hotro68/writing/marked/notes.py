"""Comments at cells: ours beside those that stand there already."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from hotro68.core.letters import column_of, letters_of
from hotro68.core.marking import AUTHOR
from hotro68.writing.marked.parts import (
    MAIN,
    OFFICE,
    Element,
    Parts,
    Relations,
    main,
    parse,
    serialised,
)
from hotro68.writing.marked.texts import run
from hotro68.writing.marked.worksheet import Worksheet

Notes = Mapping[tuple[int, int], str]
"""(row as Excel counts, column from 0) → text."""

SEPARATOR = "\n— hotro68 —\n"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_EMPTY_COMMENTS = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()
_PLACE = re.compile(r"([A-Z]+)(\d+)")
_SHAPE = re.compile(rb"<v:shape\b.*?</v:shape>", re.DOTALL)
_SPOT = re.compile(rb"<x:Row>\s*(\d+)\s*</x:Row>\s*<x:Column>\s*(\d+)\s*</x:Column>")
_SHAPE_NUMBER = re.compile(rb"_x0000_s(\d+)")
_FIRST_SHAPE = 1025
_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_EMPTY_DRAWING = (
    f'<xml {_SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    "</o:shapelayout></xml>"
).encode()
_SHAPE_TYPE = (
    f'<v:shapetype {_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_HIDDEN_SHAPE = (
    f'<v:shape {_SPACES} id="_x0000_s{{number}}" type="#_x0000_t202" style="position:absolute;'
    'z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 4, {right}, 15, {bottom}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)


def add_notes(parts: Parts, sheet_part: str, sheet: Worksheet, notes: Notes) -> None:
    """Also takes away what an older copy had noted."""
    relations = Relations(parts, sheet_part)
    name = relations.find("/comments")
    if not name and not notes:
        return
    fresh = not name
    if fresh:
        name = parts.free_name("xl/comments{}.xml")
        relations.add(f"{OFFICE}/comments", name)
    root = parse(_EMPTY_COMMENTS if fresh else parts.read(name))
    gone = _take_back(root)
    drawn = _write(root, notes)
    parts.put(name, serialised(root), _COMMENTS_TYPE if fresh else "")
    _draw(parts, relations, sheet, gone, drawn)


def _write(root: Element, notes: Notes) -> set[tuple[int, int]]:
    """Gives the cells that had no comment before."""
    known = {one.get("ref"): one for one in root.iter(main("comment"))}
    author = _author(root)
    listed = root.find(main("commentList"))
    fresh = set()
    for (row, column), text in notes.items():
        place = f"{letters_of(column)}{row}"
        if place in known:
            known[place].find(main("text")).append(run(SEPARATOR + text))
            continue
        one = etree.SubElement(listed, main("comment"), {"ref": place, "authorId": author})
        etree.SubElement(one, main("text")).append(run(text))
        fresh.add((row, column))
    return fresh


def _author(root: Element) -> str:
    authors = root.find(main("authors"))
    names = [one.text for one in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, main("author")).text = AUTHOR
    return str(names.index(AUTHOR) if AUTHOR in names else len(names))


def _take_back(root: Element) -> set[tuple[int, int]]:
    """Our own comments go, and what we added to others; gives the cells left without one."""
    ours = [str(n) for n, one in enumerate(root.find(main("authors"))) if one.text == AUTHOR]
    gone = set()
    for one in list(root.iter(main("comment"))):
        if one.get("authorId") in ours:
            one.getparent().remove(one)
            if spot := _PLACE.fullmatch(one.get("ref", "")):
                gone.add((int(spot[2]), column_of(spot[1])))
        else:
            _cut(one.find(main("text")))
    return gone


def _cut(text: Element) -> None:
    """Other programs make one run of what had been several."""
    cutting = False
    for one in [] if text is None else list(text.iter(main("t"))):
        before, mark, _ = (one.text or "").partition(SEPARATOR.strip())
        if mark:
            one.text, cutting = before.rstrip("\n"), True
        elif cutting:
            one.text = ""


def _draw(
    parts: Parts,
    relations: Relations,
    sheet: Worksheet,
    gone: set[tuple[int, int]],
    drawn: set[tuple[int, int]],
) -> None:
    """Excel shows no comment without a shape of its own."""
    linked = sheet.root.find(main("legacyDrawing"))
    name = relations.part(linked.get(f"{{{OFFICE}}}id", "")) if linked is not None else ""
    if not name and not drawn:
        return
    if not name:
        name = parts.free_name("xl/drawings/vmlDrawing{}.vml")
        parts.put(name, _EMPTY_DRAWING)
        parts.declare("vml", _DRAWING_TYPE)
        sheet.point_to_notes(relations.add(f"{OFFICE}/vmlDrawing", name))
    kept = _SHAPE.sub(lambda one: b"" if _spot(one[0]) in gone else one[0], parts.read(name))
    parts.put(name, _with_shapes(kept, drawn))


def _spot(shape: bytes) -> tuple[int, int] | None:
    found = _SPOT.search(shape)
    return (int(found[1]) + 1, int(found[2])) if found else None


def _with_shapes(drawing: bytes, cells: set[tuple[int, int]]) -> bytes:
    numbers = map(int, _SHAPE_NUMBER.findall(drawing))
    number = max(numbers, default=_FIRST_SHAPE) + 1
    shapes = [] if b'id="_x0000_t202"' in drawing else [_SHAPE_TYPE]
    shapes += [
        _HIDDEN_SHAPE.format(
            number=number + place,
            left=column + 1,
            right=column + 5,
            top=max(row - 2, 0),
            bottom=row + 7,
            row=row - 1,
            column=column,
        )
        for place, (row, column) in enumerate(sorted(cells))
    ]
    stop = drawing.rfind(b"</xml>")
    return drawing[:stop] + "".join(shapes).encode() + drawing[stop:]
