"""The Word template of a paper, drawn from its van-ban.yaml: what a clerk opens and changes.

Its words stand in it as they will be printed; `{{ so_tien|chu }}` is a value, and rows between
`{%tr for … %}` and `{%tr endfor %}` come once for each row of the table.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hotro68.writing.papers.composing import NO_ISSUER
from hotro68.writing.papers.docx_parts import (
    Cell,
    Look,
    blocks_row,
    dotted_line,
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
    Table,
    Words,
)
from hotro68.writing.papers.values import Names, names_for
from hotro68.writing.papers.word import package

ROW = "hang"
"""What a row is called inside a loop: `{{ hang.ho_ten }}`."""

UPRIGHT, WIDE = 165.0, 252.0
_MOTTO_WIDTH, _ISSUER_RULE, _TITLE_RULE = 56.0, 22.0, 40.0
_MOST_ABREAST = 3
_SIGNING_SPACE = 4

_TEXT = Look(align="both", before=3, after=3, indent=10)
_CENTRE = Look(align="center")
_BOLD = Look(bold=True, align="center")
_SMALL_BOLD = Look(size=12, bold=True, align="center")
_HEAD = Look(size=12, bold=True, align="center")
_SIGNING = ("posts", "room", "name")
_EMPTY = paragraph("", Look())
_ALIGN = {"trai": "left", "giua": "center", "phai": "right", "hai-ben": "both"}


def word_template(spec: PaperSpec) -> bytes:
    body = [*_head(spec), *_title(spec), *_addressed(), *_based(spec)]
    names = names_for(spec)
    closing = _closing_from(spec)
    for at, part in enumerate(spec.than):
        blocks = list(_part(part, spec, names, keep=at >= closing))
        for name, order in ((part.khi, "if {}"), (part.khi_trong, "if not {}")):
            blocks = _when(order.format(name), blocks) if name else blocks
        body += blocks
    body += _signatures(spec)
    wide = spec.kho == "ngang"
    mark = None if spec.du_thao == "khong" else _tag("du_thao|o")
    return package(body, spec.ten, wide=wide, mark=mark)


def tagged(words: str, columns: frozenset[str] | None = frozenset()) -> str:
    """`{so_tien:chu}` → `{{ so_tien|chu }}`; a row's value is `{{ hang.ho_ten }}`."""
    text = ""
    for plain, name, form, _ in string.Formatter().parse(words):
        text += plain
        if name is not None:
            inside = columns is None or name in columns
            text += _tag(f"{ROW}.{name}" if inside else name, form or "")
    return text


def _tag(name: str, form: str = "") -> str:
    return f"{{{{ {name}|{form} }}}}" if form else f"{{{{ {name} }}}}"


def _command(words: str, over: str = "p") -> str:
    return f"{{%{over} {words} %}}"


def _line(words: str) -> str:
    """A paragraph that is only a command."""
    return paragraph(_command(words), Look())


def _when(order: str, blocks: list[str]) -> list[str]:
    return [_line(order), *blocks, _line("endif")]


def _each(name: str, block: str) -> Iterator[str]:
    yield _line(f"for {ROW} in {name}")
    yield block
    yield _line("endfor")


def _lines(name: str, look: Look) -> Iterator[str]:
    """Each text of a list in a paragraph of its own."""
    return _each(name, paragraph(_tag(ROW), look))


def _room(spec: PaperSpec) -> float:
    return WIDE if spec.kho == "ngang" else UPRIGHT


def _head(spec: PaperSpec) -> Iterator[str]:
    country = paragraph(COUNTRY, _SMALL_BOLD) + paragraph(MOTTO, _BOLD)
    place = paragraph(_tag("dia_danh_ngay"), Look(italic=True, align="center"))
    if spec.co_quan == NO_ISSUER:
        yield from (country, rule(4, (_room(spec) - _MOTTO_WIDTH) / 2))
        if spec.dia_danh != "khong":
            yield paragraph(_tag("dia_danh_ngay"), Look(italic=True, align="right"))
        return
    left = _issuer(spec)
    halves = (_room(spec) * 0.4, _room(spec) * 0.6)
    line = rule(2, (halves[1] - _MOTTO_WIDTH) / 2)
    right = country + line + (place if spec.dia_danh != "khong" else "")
    yield table([blocks_row((left, right), halves)], halves, borders=False)


def _issuer(spec: PaperSpec) -> str:
    lines = paragraph(_tag("co_quan_1|o"), Look(size=12, align="center"))
    lines += paragraph(_tag("co_quan_2"), _SMALL_BOLD)
    number = paragraph(f"Số: {_tag('so_van_ban|o')}", _CENTRE) if spec.so else ""
    about = (
        ""
        if spec.ten_loai
        else "".join(
            paragraph(tagged(line), Look(size=12, align="center", before=6 if not at else 0))
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
    yield from (paragraph(tagged(line), replace(_BOLD, sides=side)) for line in spec.trich_yeu)
    if spec.trich_yeu:
        yield rule(2, (_room(spec) - _TITLE_RULE) / 2)
    if spec.kem_theo:
        yield paragraph(tagged(spec.kem_theo), Look(italic=True, align="center", after=4))


def _addressed() -> Iterator[str]:
    yield from _lines("noi_gui", replace(_CENTRE, before=4, after=2))


def _based(spec: PaperSpec) -> Iterator[str]:
    if spec.can_cu:
        yield from _lines("can_cu_phap_ly", replace(_TEXT, italic=True))


def _closing_from(spec: PaperSpec) -> int:
    """The first part that must not be parted from the signatures: what follows a table."""
    tables = [at for at, part in enumerate(spec.than) if isinstance(part, Table)]
    last = len(spec.than) - 1
    return tables[-1] + 1 if tables and last - tables[-1] <= _SIGNING_SPACE else last


def _part(
    part: Table | Words | Heading | Blank, spec: PaperSpec, names: Names, *, keep: bool
) -> Iterator[str]:
    match part:
        case Table():
            yield _table(part, spec)
        case Words():
            yield from _words(part, names, _room(spec), keep=keep)
        case Heading():
            yield paragraph(tagged(part.muc), replace(_TEXT, bold=True, keep=True, before=6))
        case Blank():
            line = dotted_line(_room(spec), keep=keep)
            yield from (line for _ in range(part.cho_ghi))


def _words(part: Words, names: Names, room: float, *, keep: bool) -> Iterator[str]:
    align = _ALIGN[part.canh]
    look = replace(
        _TEXT,
        align=align,
        bold=part.kieu == "dam",
        italic=part.kieu == "nghieng",
        keep=keep,
        indent=10 if align == "both" else 0,
    )
    columns = names.rows.get(part.lap, frozenset()) if part.lap else frozenset()
    text = tagged(part.doan, columns)
    block = dotted_line(room, text, part.dau) if part.cham else paragraph(text, look, part.dau)
    yield from _each(part.lap, block) if part.lap else (block,)


def _table(part: Table, spec: PaperSpec) -> str:
    room = _room(spec)
    whole = sum(column.rong for column in part.cot)
    widths = [room * column.rong / whole for column in part.cot]
    return table(_rows(part, widths), widths)


def _rows(part: Table, widths: Sequence[float]) -> Iterator[str]:
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
        yield from (row(blank, widths, height=part.cao) for _ in range(part.dong_trong))
        yield "" if part.dong_trong else row(words, widths)
        yield _order("endif", widths)
    if part.cong:
        yield _order(f"if dem_{part.bang}", widths)
        yield row(_sums(part), widths)
        yield _order("endif", widths)


def _order(words: str, widths: Sequence[float]) -> str:
    """A row that is only a command."""
    return row([Cell(_command(words, "tr"), Look(), span=len(widths))], widths)


def _cell(column: ColumnSpec, size: float) -> Cell:
    text = _tag(f"{ROW}.{column.gia_tri}", "o") if column.gia_tri else ""
    return Cell(text, Look(size=size, align=_ALIGN[column.canh]))


def _sums(part: Table) -> list[Cell]:
    first = next(at for at, one in enumerate(part.cot) if one.cong)
    label = Cell(tagged(part.cong), replace(_HEAD, keep=True, size=part.co), span=first)
    cells = [
        Cell(
            _tag(f"tong_{part.bang}_{one.gia_tri}") if one.cong else "",
            Look(size=part.co, bold=True, align=_ALIGN[one.canh]),
        )
        for one in part.cot[first:]
    ]
    return [label, *cells]


def _signatures(spec: PaperSpec) -> Iterator[str]:
    """Rows of posts, of room to sign and of names, so that the names stand level."""
    room, count = _room(spec), len(spec.ky)
    to = _recipients() if spec.noi_nhan else paragraph("", Look())
    yield paragraph("", Look(size=6, keep=count > 0))
    if count <= 1:
        halves = (room / 2, room / 2)
        signed = "".join(_signing(1, part) for part in _SIGNING) if count else _EMPTY
        yield table([blocks_row((to, signed), halves)], halves, borders=False)
        return
    abreast = _abreast(count, spec)
    widths = (room / abreast,) * abreast
    yield table(_signing_rows(count, abreast, widths), widths, borders=False)
    yield to if spec.noi_nhan else ""


def _signing_rows(count: int, abreast: int, widths: tuple[float, ...]) -> Iterator[str]:
    for first in range(1, count + 1, abreast):
        places = range(first, first + abreast)
        for part in _SIGNING:
            keep = first + abreast <= count
            cells = [_signing(at, part, keep=keep) if at <= count else _EMPTY for at in places]
            yield blocks_row(cells, widths)


def _abreast(count: int, spec: PaperSpec) -> int:
    if spec.kho == "ngang":
        return min(count, _MOST_ABREAST + 1)
    return 2 if count == _MOST_ABREAST + 1 else min(count, _MOST_ABREAST)


def _signing(at: int, part: str, *, keep: bool = False) -> str:
    """keep: more places to sign stand below, on the same page."""
    match part:
        case "posts":
            how = Look(size=12, italic=True, align="center", keep=True)
            post = paragraph(_tag(f"ky_{at}_chuc"), replace(_BOLD, keep=True))
            return post + paragraph(_tag(f"ky_{at}_cach|o"), how)
        case "room":
            return paragraph("", replace(_BOLD, keep=True)) * _SIGNING_SPACE
    return paragraph(_tag(f"ky_{at}_ten|o"), replace(_BOLD, keep=keep))


def _recipients() -> str:
    title = paragraph("Nơi nhận:", Look(size=12, bold=True, italic=True))
    return title + "".join(_lines("noi_nhan", Look(size=11)))
