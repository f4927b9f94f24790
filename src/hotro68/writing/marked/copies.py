"""A copy of a workbook with cells changed, a check column, comments and a first sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hotro68.core.marking import CHECK_HEADING
from hotro68.writing.fitting import lines_of
from hotro68.writing.marked.front import Front, Workbook
from hotro68.writing.marked.notes import add_notes
from hotro68.writing.marked.paint import OurLook, Paint, Styles
from hotro68.writing.marked.parts import (
    Parts,
    Relations,
    UnstitchableError,
    main,
    parse,
)
from hotro68.writing.marked.worksheet import Edit, Worksheet

_CHECK_WIDTH = 48.0
_LAST_COLUMN = 16_383


@dataclass(frozen=True, slots=True)
class Change:
    """A new value. unicode: the cell's font must have Unicode letters."""

    text: str | None = None
    day: date | None = None
    as_text: bool = False
    unicode: bool = False


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """What one sheet gets. Rows as Excel counts them, columns from 0.

    checks: row → text of the check column. heads: rows where its heading stands.
    older: cells of the check column of an older copy; they are emptied first.
    """

    paints: Mapping[tuple[int, int], Paint] = field(default_factory=dict)
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    checks: Mapping[int, str] = field(default_factory=dict)
    heads: tuple[int, ...] = ()
    changes: Mapping[tuple[int, int], Change] = field(default_factory=dict)
    older: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """A whole copy. origin: what its property says. older: the name of our first sheet."""

    front: Front
    sheets: Mapping[str, SheetMarks]
    origin: str
    older: str = ""


@dataclass(frozen=True, slots=True)
class Copied:
    content: bytes
    was_signed: bool


def copied(data: bytes, order: CopyOrder) -> Copied:
    """Raises UnstitchableError for a workbook of another build than Excel's."""
    parts = Parts(data)
    book, styles = _opened(parts)
    for name, part in book.sheets().items():
        if name == order.older or not part.startswith("xl/worksheets/"):
            continue
        sheet = Worksheet(parts.read(part))
        marks = order.sheets.get(name, SheetMarks())
        column = _mark(sheet, styles, marks, book.first_day)
        if column is not None:
            book.print_also(name, column)
        add_notes(parts, part, sheet, marks.notes)
        parts.put(part, sheet.finish())
    book.put_first(order.front, styles, order.older)
    parts.put(book.styles, styles.finish())
    book.finish()
    return Copied(parts.finish(order.origin), parts.is_signed)


def sheets_of(parts: Parts) -> dict[str, str]:
    """Sheet name → part."""
    return _opened(parts)[0].sheets()


def _opened(parts: Parts) -> tuple[Workbook, Styles]:
    name = Relations(parts, "").find("/officeDocument")
    root = parse(parts.read(name))
    if root.tag != main("workbook") or root.find(main("sheets")) is None:
        raise UnstitchableError
    book = Workbook(parts, root, name)
    return book, Styles(parts.read(book.styles))


def _mark(sheet: Worksheet, styles: Styles, marks: SheetMarks, first_day: date) -> int | None:
    """Gives the place of the check column, if there is one."""
    edits: dict[int, dict[int, Edit]] = defaultdict(dict)
    for row, column in marks.older:
        edits[row][column] = Edit(clear=True)
    for (row, column), change in marks.changes.items():
        edits[row][column] = _changing(change, styles, first_day)
    for (row, column), paint in marks.paints.items():
        edits[row][column] = _painted(edits[row].get(column, Edit()), paint, styles)
    check = _check_column(sheet, marks)
    if check is not None:
        _check(edits, check, marks, styles)
        sheet.widen(check, _CHECK_WIDTH)
    sheet.change(edits)
    sheet.deselect()
    return check


def _check_column(sheet: Worksheet, marks: SheetMarks) -> int | None:
    """After everything that stands beside the lists; an older one is used again."""
    if not marks.heads:
        return None
    if marks.older:
        return marks.older[0][1]
    width = sheet.width(min(marks.heads))
    return width if width <= _LAST_COLUMN else None


def _check(
    edits: dict[int, dict[int, Edit]], column: int, marks: SheetMarks, styles: Styles
) -> None:
    head, cell = styles.look(OurLook.HEAD), styles.look(OurLook.CELL)
    for row in marks.heads:
        edits[row][column] = Edit(lambda _: head, text=CHECK_HEADING)
    for row, text in marks.checks.items():
        lines = lines_of(text, _CHECK_WIDTH)
        edits[row][column] = Edit(lambda _: cell, text=text, lines=lines)


def _changing(change: Change, styles: Styles, first_day: date) -> Edit:
    def restyle(base: int) -> int:
        base = styles.in_unicode(base) if change.unicode else base
        base = styles.as_text(base) if change.as_text else base
        return styles.as_day(base) if change.day is not None else base

    number = None if change.day is None else (change.day - first_day).days
    return Edit(restyle, text=change.text, number=number)


def _painted(edit: Edit, paint: Paint, styles: Styles) -> Edit:
    colour, before = styles.painted(paint), edit.restyle
    restyle = colour if before is None else (lambda base: colour(before(base)))
    return Edit(restyle, edit.text, edit.number, edit.clear, edit.lines)
