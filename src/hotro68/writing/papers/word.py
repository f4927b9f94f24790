"""Papers as Word files that an officer may still edit; the same bytes on every run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hotro68.writing.papers.columns import Column
from hotro68.writing.papers.docx_parts import (
    OFFICIAL,
    Cell,
    Look,
    Margins,
    W,
    blocks_row,
    closing_row,
    field,
    footing,
    last_paragraph,
    paragraph,
    row,
    rule,
    table,
)
from hotro68.writing.papers.letterhead import Letterhead, Signature
from hotro68.writing.papers.notice_words import CountLine, PostingSheet, SheetSection
from hotro68.writing.papers.procedure_words import ProcedureSheet, Topic
from hotro68.writing.papers.word_titles import ADDRESSED, SIZES

FONT = "Times New Roman"
_MADE = datetime(2021, 7, 1)  # noqa: DTZ001 - written to the file as it stands, in no zone
_BODY, _FOOT = "word/document.xml", "word/footer1.xml"
_FOOT_HERE = "<w:p><w:r><w:t>FOOT</w:t></w:r></w:p>"
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_ISSUER_RULE, _MOTTO_RULE, _TITLE_RULE = 22.0, 58.0, 41.0
_SIGN_HALVES = (82.5, 82.5)

_BOLD = Look(bold=True, align="center")
_SMALL_BOLD = Look(size=12, bold=True, align="center")
_CENTRE = Look(align="center")
_TEXT = Look(align="both", before=6, indent=10)
_LOOSE = Look(align="both", before=6)
_SUBJECT = replace(_BOLD, sides=26)
_MARK = Look(size=14, bold=True, align="right", after=6)
_FOOT_ROOM = 252.0
KEPT_ROWS = 2
"""Rows that stay with the sum below them."""
_KEPT_NOTES = 3
"""Notes that stay with the signature: enough for a page of their own, little left blank."""


def posting_docx(sheet: PostingSheet) -> bytes:
    in_words = paragraph(sheet.in_words, replace(_LOOSE, italic=True))
    *told, last = sheet.closing
    last_look = _LOOSE if sheet.notes else replace(_LOOSE, keep=True)
    body = (
        *opening(sheet.letterhead, sheet.kind, sheet.subjects, sheet.attached),
        *(paragraph(base, replace(_TEXT, italic=True)) for base in sheet.bases),
        paragraph(sheet.opening, replace(_TEXT, after=4)),
        _posting_table(sheet, in_words),
        *(paragraph(line, _LOOSE) for line in told),
        paragraph(last, last_look),
        *ending(sheet.notes, sheet.recipients, sheet.signature),
    )
    return package(body, sheet.kind)


def procedure_docx(sheet: ProcedureSheet) -> bytes:
    body = (
        *opening(sheet.letterhead, sheet.kind, sheet.subjects, sheet.attached),
        *(paragraph(base, replace(_TEXT, italic=True)) for base in sheet.bases),
        paragraph(sheet.opening, _TEXT),
        *(block for topic in sheet.topics[:-1] for block in _topic(topic)),
        *(block for topic in sheet.topics[-1:] for block in _topic(topic, KEPT_ROWS)),
        *ending(sheet.notes, sheet.recipients, sheet.signature),
    )
    return package(body, sheet.subjects[-1].replace("\n", " "))


def opening(
    head: Letterhead, kind: str, subjects: Iterable[str], attached: str, *, room: float = 165
) -> Iterator[str]:
    """Letterhead and title. room: mm between the margins."""
    left, right = room * 0.4, room * 0.6
    heads = (_issuer(head, left), _country(head, right))
    yield table([blocks_row(heads, (left, right))], (left, right), borders=False)
    yield paragraph(kind, Look(size=14, bold=True, align="center", before=14))
    yield from (paragraph(subject, _SUBJECT) for subject in subjects)
    yield rule(2, (room - _TITLE_RULE) / 2)
    if attached:
        yield paragraph(attached, Look(italic=True, align="center", after=4))


def ending(
    notes: Iterable[str], recipients: Iterable[str], signature: Signature
) -> Iterator[str]:
    """Notes, recipients and the place to sign; the last notes stay with the signature."""
    small = Look(size=12, italic=True, keep=True)
    told = [f"- {note}" for note in notes]
    if told:
        yield paragraph("Ghi chú:", replace(small, bold=True, before=6))
    free = len(told) - _KEPT_NOTES
    yield from (paragraph(one, replace(small, keep=at >= free)) for at, one in enumerate(told))
    yield paragraph("", Look(keep=True))
    left = paragraph("Nơi nhận:", Look(size=12, bold=True, italic=True)) + "".join(
        paragraph(line, Look(size=11)) for line in recipients
    )
    signed = (*signature.posts, "", "", "", "", signature.name)
    right = "".join(paragraph(line, _BOLD) for line in signed)
    yield table([blocks_row((left, right), _SIGN_HALVES)], _SIGN_HALVES, borders=False)


def package(  # noqa: PLR0913 - what stands round the blocks is told one by one
    body: Iterable[str],
    title: str,
    *,
    wide: bool = False,
    mark: str | None = None,
    foot: str = "",
    margins: Margins = OFFICIAL,
) -> bytes:
    """A Word file with these blocks, A4, page numbers from the second page.

    mark: what stands at the head of every page, such as a word for drafts. foot: what stands
    at the foot of every page, beside its number.
    """
    empty = _empty(title, margins, wide=wide, mark=mark, footed=bool(foot))
    return _filled(empty, "".join(body).encode(), footing(foot, _FOOT_ROOM).encode())


@lru_cache(maxsize=1)
def _empty(
    title: str, margins: Margins, *, wide: bool, mark: str | None, footed: bool
) -> bytes:
    """The lists of all hamlets differ in body and foot alone."""
    from docx import Document

    document = Document()
    _set_up(document, title, margins, wide=wide)
    _number_pages(document.sections[0], mark, footed=footed)
    empty = BytesIO()
    document.save(empty)
    return empty.getvalue()


def _issuer(head: Letterhead, room: float) -> str:
    first, second = head.issuer
    number = paragraph(f"Số:          {head.number}", _CENTRE) if head.number else ""
    lines = paragraph(first, _SMALL_BOLD) + paragraph(second, _SMALL_BOLD)
    return lines + rule(2, (room - _ISSUER_RULE) / 2) + number


def _country(head: Letterhead, room: float) -> str:
    lines = paragraph(head.country, _SMALL_BOLD) + paragraph(head.motto, _BOLD)
    date = paragraph(head.place_date, Look(italic=True, align="center"))
    return lines + rule(2, (room - _MOTTO_RULE) / 2) + (date if head.place_date else "")


def _posting_table(sheet: PostingSheet, after: str) -> str:
    """after: what stands below the sum, on the page of the last people."""
    widths = [column.width for column in sheet.columns]
    heading = [Cell(c.label, Look(size=12, bold=True, align="center")) for c in sheet.columns]
    rows = [row(heading, widths, heading=True)]
    for section in sheet.sections:
        rows.extend(row(cells, widths) for cells in _section(section, sheet.columns))
    rows += [row(_sum(sheet.total, sheet.amount), widths), closing_row(after, widths)]
    return table(rows, widths)


def _section(section: SheetSection, columns: tuple[Column, ...]) -> Iterator[list[Cell]]:
    if section.heading:
        yield [Cell(section.heading, Look(size=12, bold=True, keep=True), span=6)]
    looks = [Look(size=12, align=column.align) for column in columns]
    rows = [
        *([Cell(*one) for one in zip(texts, looks, strict=True)] for texts in section.rows),
        *(_counted(count, looks) for count in section.counts),
    ]
    free = len(rows) - KEPT_ROWS
    for at, cells in enumerate(rows):
        yield [replace(one, look=replace(one.look, keep=at >= free)) for one in cells]
    if section.subtotal:
        yield _sum(section.subtotal, section.amount)


def _counted(count: CountLine, looks: list[Look]) -> list[Cell]:
    people = Cell(count.people, Look(size=12, italic=True), span=3)
    return [
        Cell("", looks[0]),
        people,
        Cell(count.label, looks[4]),
        Cell(count.amount, looks[5]),
    ]


def _sum(label: str, amount: str) -> list[Cell]:
    wide = Look(size=12, bold=True, align="center", keep=True)
    return [Cell(label, wide, span=5), Cell(amount, Look(size=12, bold=True, align="right"))]


def _topic(topic: Topic, kept: int = 0) -> Iterator[str]:
    """kept: so many of its last lines stay with what follows."""
    yield paragraph(topic.heading, replace(_TEXT, bold=True, keep=True))
    free = len(topic.items) - kept
    for at, item in enumerate(topic.items):
        yield paragraph(f"- {item}", replace(_TEXT, align="left", keep=at >= free))


def _set_up(document: Any, title: str, margins: Margins, *, wide: bool) -> None:  # noqa: ANN401 - python-docx has no type stubs
    from docx.enum.section import WD_ORIENT
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    # A line that ends in a line break is not stretched, however the paragraph stands.
    compatible = document.settings.element.find(qn("w:compat"))
    compatible.insert(0, OxmlElement("w:doNotExpandShiftReturn"))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    for style in (*SIZES, ADDRESSED):
        document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH).base_style = normal
    section = document.sections[0]
    section.page_width, section.page_height = Mm(297 if wide else 210), Mm(210 if wide else 297)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Mm(margins.ends)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.header_distance = Mm(10)
    named(document.core_properties, title)


def _number_pages(section: Any, mark: str | None, *, footed: bool) -> None:  # noqa: ANN401 - python-docx has no type stubs
    """A foot has the number of its page, so that the head needs none."""
    marked = [paragraph(mark, _MARK)] if mark is not None else []
    if footed:
        _head(section.header, marked or [paragraph("", Look(size=2))])
        _head(section.footer, [_FOOT_HERE])
        return
    section.different_first_page_header_footer = True
    number = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{field("PAGE")}</w:p>'
    _head(section.header, [number, *marked])
    if marked:
        _head(section.first_page_header, marked)


def _head(header: Any, blocks: Iterable[str]) -> None:  # noqa: ANN401 - python-docx has no type stubs
    from docx.oxml import parse_xml

    header.is_linked_to_previous = False
    empty = header.paragraphs[-1]._element  # noqa: SLF001 - no public way
    for block in blocks:
        named = block.replace("<w:p>", f'<w:p xmlns:w="{W}">', 1)
        empty.addprevious(parse_xml(named))
    empty.getparent().remove(empty)


def named(properties: Any, title: str) -> None:  # noqa: ANN401 - python-docx has no type stubs
    properties.title = title
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = _MADE
    properties.revision = 1


def _filled(empty: bytes, body: bytes, foot: bytes) -> bytes:
    """The body goes in as text: moving a long table between XML trees takes minutes."""

    def put_in(part: bytes) -> bytes:
        end = part.rindex(b"<w:sectPr")
        return part[:end] + body + last_paragraph().encode() + part[end:]

    def stand_on(part: bytes) -> bytes:
        return part.replace(_FOOT_HERE.encode(), foot)

    return packed(empty, put_in, stand_on)


def packed(
    saved: bytes,
    change: Callable[[bytes], bytes],
    change_foot: Callable[[bytes], bytes] = bytes,
) -> bytes:
    """The file with its body changed, and without the hour of packing."""
    changes = {_BODY: change, _FOOT: change_foot}
    file = BytesIO()
    with ZipFile(BytesIO(saved)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, _ZIP_DAY)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            part = old.read(name)
            new.writestr(entry, changes.get(name, bytes)(part))
    return file.getvalue()
