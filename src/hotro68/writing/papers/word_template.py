"""The Word template of a paper, drawn from its van-ban.yaml: what a clerk opens and changes.

Its words stand in it as they will be printed; `{{ so_tien|chu }}` is a value, and rows between
`{%tr for … %}` and `{%tr endfor %}` come once for each row of the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hotro68.writing.papers.composing import NO_ISSUER
from hotro68.writing.papers.docx_parts import (
    Cell,
    Look,
    blocks_row,
    closing_row,
    dotted_line,
    last_paragraph,
    paragraph,
    row,
    rule,
    table,
)
from hotro68.writing.papers.letterhead import COUNTRY, MOTTO
from hotro68.writing.papers.spec import (
    Blank,
    ColumnSpec,
    Heading,
    PaperSpec,
    Part,
    Table,
    Words,
)
from hotro68.writing.papers.values import Names, names_for
from hotro68.writing.papers.word import package
from hotro68.writing.papers.word_signing import signatures
from hotro68.writing.papers.word_tags import (
    ROW,
    command,
    each,
    each_line,
    tag,
    tagged,
    when,
)
from hotro68.writing.papers.word_titles import ABOUT, ADDRESSED, TITLE

UPRIGHT, WIDE = 165.0, 252.0
_MOTTO_WIDTH, _ISSUER_RULE, _TITLE_RULE = 56.0, 22.0, 40.0
_TABLE_FROM_END, _LAST_PARTS = 1, 2
"""A table with so little after it stays with the signatures; else the last paragraphs do."""

_TEXT = Look(align="both", before=6, indent=10)
_OVER_TABLE = 4.0
_CENTRE = Look(align="center")
_BOLD = Look(bold=True, align="center")
_SMALL_BOLD = Look(size=12, bold=True, align="center")
_HEAD = Look(size=12, bold=True, align="center")
_ABOUT = Look(size=12, align="center", style=ABOUT)
_ALIGN = {"trai": "left", "giua": "center", "phai": "right", "hai-ben": "both"}


def word_template(spec: PaperSpec) -> bytes:
    body = [*_head(spec), *_title(spec), *_addressed(), *_based(spec), *_body(spec)]
    wide = spec.kho == "ngang"
    mark = None if spec.du_thao == "khong" else tag("du_thao|o")
    return package(body, spec.ten, wide=wide, mark=mark)


def _body(spec: PaperSpec) -> Iterator[str]:
    """What follows the last table is a row of it, so that no signature stands alone."""
    names, closing = names_for(spec), _closing_from(spec)
    parts = [
        _conditional(part, _part(part, spec, names, _look(spec, at, keep=at >= closing)))
        for at, part in enumerate(spec.than)
    ]
    signed = list(signatures(spec, _room(spec)))
    glued = _glued_table(spec, closing)
    if glued is None:
        yield from (*(block for blocks in parts for block in blocks), *signed)
        return
    yield from (block for blocks in parts[: closing - 1] for block in blocks)
    after = (*(block for blocks in parts[closing:] for block in blocks), *signed)
    yield _table(glued, spec, (*after, last_paragraph()))


def _glued_table(spec: PaperSpec, closing: int) -> Table | None:
    """The table whose last row holds what is left of the paper."""
    if not closing or sum(map(_always_there, spec.than[closing:])) > _TABLE_FROM_END:
        return None
    before = spec.than[closing - 1]
    return before if isinstance(before, Table) and _always_there(before) else None


def _look(spec: PaperSpec, at: int, *, keep: bool) -> Look:
    """Of the words of a part: on the page of the table below them, with air between."""
    over_table = isinstance((*spec.than, None)[at + 1], Table)
    return replace(_TEXT, keep=keep or over_table, after=_OVER_TABLE if over_table else 0)


def _conditional(part: Part, blocks: Iterable[str]) -> Iterable[str]:
    for name, order in ((part.khi, "if {}"), (part.khi_trong, "if not {}")):
        blocks = when(order.format(name), list(blocks)) if name else blocks
    return list(blocks)


def _room(spec: PaperSpec) -> float:
    return WIDE if spec.kho == "ngang" else UPRIGHT


def _head(spec: PaperSpec) -> Iterator[str]:
    country = paragraph(COUNTRY, _SMALL_BOLD) + paragraph(MOTTO, _BOLD)
    place = paragraph(tag("dia_danh_ngay"), Look(italic=True, align="center"))
    if spec.co_quan == NO_ISSUER:
        yield from (country, rule(4, (_room(spec) - _MOTTO_WIDTH) / 2))
        if spec.dia_danh != "khong":
            yield paragraph(tag("dia_danh_ngay"), Look(italic=True, align="right"))
        return
    left = _issuer(spec)
    halves = (_room(spec) * 0.4, _room(spec) * 0.6)
    line = rule(2, (halves[1] - _MOTTO_WIDTH) / 2)
    right = country + line + (place if spec.dia_danh != "khong" else "")
    yield table([blocks_row((left, right), halves)], halves, borders=False)


def _issuer(spec: PaperSpec) -> str:
    under_another = len(spec.co_quan) > 1 and spec.co_quan != NO_ISSUER
    lines = paragraph(tag("co_quan_1|o"), Look(size=12, bold=not under_another, align="center"))
    lines += paragraph(tag("co_quan_2"), _SMALL_BOLD)
    number = paragraph(f"Số: {tag('so_van_ban|o')}", _CENTRE) if spec.so else ""
    about = (
        ""
        if spec.ten_loai
        else "".join(
            paragraph(tagged(line), replace(_ABOUT, before=6 if not at else 0))
            for at, line in enumerate(spec.trich_yeu)
        )
    )
    line = rule(2, (_room(spec) * 0.4 - _ISSUER_RULE) / 2)
    return lines + line + number + about


def _title(spec: PaperSpec) -> Iterator[str]:
    if not spec.ten_loai:
        return
    yield paragraph(spec.ten_loai, Look(size=14, bold=True, align="center", before=16))
    side = 12 if spec.kho == "doc" else 40
    look = replace(_BOLD, sides=side, style=TITLE)
    yield from (paragraph(tagged(line), look) for line in spec.trich_yeu)
    if spec.trich_yeu:
        yield rule(2, (_room(spec) - _TITLE_RULE) / 2)
    if spec.kem_theo:
        yield paragraph(tagged(spec.kem_theo), Look(italic=True, align="center", after=4))


def _addressed() -> Iterator[str]:
    yield from each_line("noi_gui", replace(_CENTRE, before=6, style=ADDRESSED))


def _based(spec: PaperSpec) -> Iterator[str]:
    if spec.tham_quyen:
        yield paragraph(tag("tham_quyen"), replace(_BOLD, before=6, after=3))
    if spec.can_cu:
        yield from each_line("can_cu_phap_ly", replace(_TEXT, italic=True))


def _closing_from(spec: PaperSpec) -> int:
    """The first part that must not be parted from the signatures."""
    there = [at for at, part in enumerate(spec.than) if _always_there(part)]
    for at in there[-_TABLE_FROM_END - 1 :]:
        if isinstance(spec.than[at], Table):
            return at + 1
    return there[-_LAST_PARTS:][0] if there else len(spec.than) - 1


def _always_there(part: Part) -> bool:
    """Whatever it is told: rows of a list may be none."""
    repeated = isinstance(part, Words) and part.lap is not None
    return not (part.khi or part.khi_trong or repeated)


def _part(part: Part, spec: PaperSpec, names: Names, look: Look) -> Iterator[str]:
    match part:
        case Table():
            yield _table(part, spec)
        case Words():
            yield from _words(part, names, _room(spec), look)
        case Heading():
            yield paragraph(tagged(part.muc), replace(look, bold=True, keep=True))
        case Blank():
            line = dotted_line(_room(spec), keep=look.keep)
            yield from (line for _ in range(part.cho_ghi))


def _words(part: Words, names: Names, room: float, look: Look) -> Iterator[str]:
    align = _ALIGN[part.canh]
    look = replace(
        look,
        align=align,
        bold=part.kieu == "dam",
        italic=part.kieu == "nghieng",
        indent=10 if align == "both" else 0,
    )
    columns = names.rows.get(part.lap, frozenset()) if part.lap else frozenset()
    text = tagged(part.doan, columns)
    if part.cham:
        block = dotted_line(room, text, part.dau, keep=look.keep)
    else:
        block = paragraph(text, look, part.dau)
    yield from each(part.lap, block) if part.lap else (block,)


def _table(part: Table, spec: PaperSpec, after: Sequence[str] = ()) -> str:
    room = _room(spec)
    whole = sum(column.rong for column in part.cot)
    widths = [room * column.rong / whole for column in part.cot]
    closing = [closing_row("".join(after), widths)] if after else []
    return table((*_rows(part, widths, keep=bool(after)), *closing), widths)


def _rows(part: Table, widths: Sequence[float], *, keep: bool) -> Iterator[str]:
    """keep: the sum stays with what follows the table."""
    count = len(part.cot)
    head = replace(_HEAD, size=part.co)
    yield row([Cell(one.nhan, head) for one in part.cot], widths, heading=True)
    yield _order(f"for {ROW} in {part.bang}", widths)
    yield row([_cell(one, part.co) for one in part.cot], widths, height=part.cao)
    yield _order("endfor", widths)
    if part.trong or part.dong_trong:
        words = [Cell(part.trong, Look(size=part.co, italic=True, align="center"), span=count)]
        blank = [Cell("", Look(size=part.co)) for _ in part.cot]
        yield _order(f"if not dem_{part.bang}", widths)
        yield from (
            row(blank, widths, height=part.blank_height) for _ in range(part.dong_trong)
        )
        yield "" if part.dong_trong else row(words, widths)
        yield _order("endif", widths)
    if part.cong:
        yield _order(f"if dem_{part.bang}", widths)
        yield row(_sums(part, keep=keep), widths)
        yield _order("endif", widths)


def _order(words: str, widths: Sequence[float]) -> str:
    """A row that is only a command."""
    return row([Cell(command(words, "tr"), Look(), span=len(widths))], widths)


def _cell(column: ColumnSpec, size: float) -> Cell:
    text = tag(f"{ROW}.{column.gia_tri}", "o") if column.gia_tri else ""
    return Cell(text, Look(size=size, align=_ALIGN[column.canh]))


def _sums(part: Table, *, keep: bool) -> list[Cell]:
    names = [one.total_of(part.bang) for one in part.cot]
    first = next(at for at, name in enumerate(names) if name)
    label = Cell(tagged(part.cong), replace(_HEAD, keep=keep, size=part.co), span=first)
    cells = [
        Cell(
            tag(name) if name else "",
            Look(size=part.co, bold=True, align=_ALIGN[one.canh]),
        )
        for one, name in zip(part.cot[first:], names[first:], strict=True)
    ]
    return [label, *cells]
