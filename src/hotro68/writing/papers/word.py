"""Papers as Word files that an officer may still edit; the same bytes on every run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hotro68.writing.papers.columns import Column
from hotro68.writing.papers.docx_parts import (
    Cell,
    Look,
    W,
    blocks_row,
    closing_row,
    last_paragraph,
    paragraph,
    row,
    rule,
    table,
    unbroken,
)
from hotro68.writing.papers.letterhead import Letterhead, Signature
from hotro68.writing.papers.notice_words import PostingSheet, SheetSection
from hotro68.writing.papers.procedure_words import ProcedureSheet, Topic

FONT = "Times New Roman"
_MADE = datetime(2021, 7, 1)  # noqa: DTZ001 - written to the file as it stands, in no zone
_BODY = "word/document.xml"
_TEXTS = re.compile(r"<w:t(?: [^>]*)?>[^<]*</w:t>")
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_HALVES = (66.0, 99.0)
_SIGN_HALVES = (82.5, 82.5)

_BOLD = Look(bold=True, align="center")
_SMALL_BOLD = Look(size=12, bold=True, align="center")
_CENTRE = Look(align="center")
_TEXT = Look(align="both", before=3, after=3, indent=10)
_LOOSE = Look(align="both", before=3)
_KEPT = replace(_LOOSE, keep=True)
_SUBJECT = replace(_BOLD, sides=26)
_MARK = Look(size=14, bold=True, align="right", after=6)
_KEPT_ROWS = 2
"""Rows that stay with the sum below them."""


def posting_docx(sheet: PostingSheet) -> bytes:
    after = (
        paragraph(sheet.in_words, replace(_KEPT, italic=True)),
        *(paragraph(line, _KEPT) for line in sheet.closing),
        *ending(sheet.notes, sheet.recipients, sheet.signature),
        last_paragraph(),
    )
    body = (
        *opening(sheet.letterhead, sheet.kind, sheet.subjects, sheet.attached),
        *(paragraph(base, replace(_TEXT, italic=True)) for base in sheet.bases),
        paragraph(sheet.opening, _TEXT),
        _posting_table(sheet, "".join(after)),
    )
    return package(body, sheet.kind)


def procedure_docx(sheet: ProcedureSheet) -> bytes:
    body = (
        *opening(sheet.letterhead, sheet.kind, sheet.subjects, sheet.attached),
        *(paragraph(base, replace(_TEXT, italic=True)) for base in sheet.bases),
        paragraph(sheet.opening, _TEXT),
        *(block for topic in sheet.topics for block in _topic(topic)),
        *ending(sheet.notes, sheet.recipients, sheet.signature),
    )
    return package(body, sheet.subjects[-1])


def opening(
    head: Letterhead, kind: str, subjects: Iterable[str], attached: str
) -> Iterator[str]:
    """Letterhead and title."""
    yield table([blocks_row((_issuer(head), _country(head)), _HALVES)], _HALVES, borders=False)
    yield paragraph(kind, Look(size=14, bold=True, align="center", before=14))
    yield from (paragraph(subject, _SUBJECT) for subject in subjects)
    yield rule(2, 62)
    if attached:
        yield paragraph(attached, Look(italic=True, align="center", after=4))


def ending(
    notes: Iterable[str], recipients: Iterable[str], signature: Signature
) -> Iterator[str]:
    """Notes, recipients and the place to sign, kept on one page."""
    for at, note in enumerate(notes):
        head = "Ghi chú: " if not at else ""
        yield paragraph(f"{head}- {note}", Look(size=12, italic=True, keep=True))
    yield paragraph("", Look(keep=True))
    left = paragraph("Nơi nhận:", Look(size=12, bold=True, italic=True)) + "".join(
        paragraph(line, Look(size=11)) for line in recipients
    )
    signed = (*signature.posts, "", "", "", "", signature.name)
    right = "".join(paragraph(line, _BOLD) for line in signed)
    yield table([blocks_row((left, right), _SIGN_HALVES)], _SIGN_HALVES, borders=False)


def package(
    body: Iterable[str], title: str, *, wide: bool = False, mark: str | None = None
) -> bytes:
    """A Word file with these blocks, A4, page numbers from the second page.

    mark: what stands at the head of every page, such as a word for drafts.
    """
    from docx import Document

    document = Document()
    _set_up(document, title, wide=wide)
    _number_pages(document.sections[0], mark)
    empty = BytesIO()
    document.save(empty)
    return _filled(empty.getvalue(), "".join(body).encode())


def _issuer(head: Letterhead) -> str:
    first, second = head.issuer
    number = paragraph(f"Số:          {head.number}", _CENTRE) if head.number else ""
    lines = paragraph(first, _SMALL_BOLD) + paragraph(second, _SMALL_BOLD)
    return lines + rule(2, 22) + number


def _country(head: Letterhead) -> str:
    lines = paragraph(head.country, _SMALL_BOLD) + paragraph(head.motto, _BOLD)
    date = paragraph(head.place_date, Look(italic=True, align="center"))
    return lines + rule(2, 20) + date


def _posting_table(sheet: PostingSheet, after: str) -> str:
    """after: what stands below the list, on the page of its last people."""
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
    free = len(section.rows) - _KEPT_ROWS
    for at, texts in enumerate(section.rows):
        cells = zip(texts, looks, strict=True)
        yield [Cell(text, replace(look, keep=at >= free)) for text, look in cells]
    for count in section.counts:
        people = Cell(count.people, Look(size=12, italic=True), span=3)
        yield [
            Cell("", looks[0]),
            people,
            Cell(count.label, looks[4]),
            Cell(count.amount, looks[5]),
        ]
    if section.subtotal:
        yield _sum(section.subtotal, section.amount)


def _sum(label: str, amount: str) -> list[Cell]:
    wide = Look(size=12, bold=True, align="center", keep=True)
    return [Cell(label, wide, span=5), Cell(amount, Look(size=12, bold=True, align="right"))]


def _topic(topic: Topic) -> Iterator[str]:
    yield paragraph(topic.heading, replace(_TEXT, bold=True, keep=True))
    yield from (paragraph(f"- {item}", _TEXT) for item in topic.items)


def _set_up(document: Any, title: str, *, wide: bool) -> None:  # noqa: ANN401 - python-docx has no type stubs
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    section = document.sections[0]
    section.page_width, section.page_height = Mm(297 if wide else 210), Mm(210 if wide else 297)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    _name(document.core_properties, title)


def _number_pages(section: Any, mark: str | None) -> None:  # noqa: ANN401 - python-docx has no type stubs
    section.different_first_page_header_footer = True
    number = (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>'
    )
    marked = [paragraph(mark, _MARK)] if mark is not None else []
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


def _name(properties: Any, title: str) -> None:  # noqa: ANN401 - python-docx has no type stubs
    properties.title = title
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = _MADE
    properties.revision = 1


def finished(document: Any, title: str) -> bytes:  # noqa: ANN401 - python-docx has no type stubs
    """A filled template as a file: ends of tables kept together, nobody's name in its data."""
    for table_ in document.tables:
        _keep_end(table_)
    _name(document.core_properties, title)
    saved = BytesIO()
    document.save(saved)
    return _packed(saved.getvalue(), _unbroken)


def _keep_end(table_: Any) -> None:  # noqa: ANN401 - python-docx has no type stubs
    """The last rows of a list go to the next page together, with the signatures below them."""
    if not table_.rows or table_.rows[0]._tr.trPr is None:  # noqa: SLF001 - no public way
        return
    rows = table_._tbl.tr_lst  # noqa: SLF001 - no public way
    plain = [one for one in rows if not one.findall(f".//{{{W}}}tbl")]
    kept = plain[-_KEPT_ROWS - 1 :]
    # Only a list that the signatures belong to holds what follows: else page after page moves.
    for found in kept if len(plain) < len(rows) else kept[:-1]:
        for one in found.iter(f"{{{W}}}p"):
            one.get_or_add_pPr().get_or_add_keepNext()


def _filled(empty: bytes, body: bytes) -> bytes:
    """The body goes in as text: moving a long table between XML trees takes minutes."""

    def put_in(part: bytes) -> bytes:
        end = part.rindex(b"<w:sectPr")
        return part[:end] + body + last_paragraph().encode() + part[end:]

    return _packed(empty, put_in)


def _unbroken(part: bytes) -> bytes:
    return _TEXTS.sub(lambda found: unbroken(found[0]), part.decode()).encode()


def _packed(saved: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The file with its body changed, and without the hour of packing."""
    file = BytesIO()
    with ZipFile(BytesIO(saved)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, _ZIP_DAY)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            part = old.read(name)
            new.writestr(entry, change(part) if name == _BODY else part)
    return file.getvalue()
