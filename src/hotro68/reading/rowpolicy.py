"""What a row says of its own policy, in a column of policies or by a tick under one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from hotro68.core.catalogue import ROW_POLICY_UNKNOWN
from hotro68.core.finding import Finding
from hotro68.core.letters import letters_of
from hotro68.core.report import RowKind
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.reading.book import Cell, Sheet
from hotro68.reading.grid import grid_of
from hotro68.reading.header import headings_of
from hotro68.reading.lexicon import Heading, forms
from hotro68.reading.recognise import Ids, Phrase, named_in, phrases_of, titles_name
from hotro68.reading.samples import filled, is_number
from hotro68.reading.table import BodyRow, Table
from hotro68.vietnamese.marks import is_blank, is_ditto, parse_yes_no
from hotro68.vietnamese.names import tidy_name
from hotro68.vietnamese.text import clean, fold
from hotro68.vietnamese.unreadable import Unreadable

OWN = "Cột «"
"""What a group that a row's own cells make begins with."""

_SAYS_POLICY = re.compile(
    r"(?:(?:ten |loai |thuoc |dien |nhom |ma )?(?:chinh sach|che do|doi tuong|dien|nhom|loai)"
    r"(?: (?:duoc )?(?:ho tro|huong|thu huong|doi tuong|de nghi|chinh sach))*"
    r"|loai ho tro|hinh thuc ho tro|noi dung ho tro|ho tro theo|xin ho tro theo)"
)
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """What each row says: the text that joins its groups; empty where nothing can be told.

    headings: of the columns heard, the first first.
    rows: Excel number → text. problems: Excel number → why nothing can be told.
    """

    headings: tuple[Heading, ...]
    rows: Mapping[int, str]
    problems: Mapping[int, str]


def with_own_groups(
    sheet: Sheet, table: Table, pack: Pack, place: Source
) -> tuple[Table, tuple[int, ...], list[Finding]]:
    """The table, its rows under what they say themselves; rows that say nothing, told.

    Where the list as a whole names one policy, its rows are heard only on `F0` or `F1`; a row
    that names another beside rows that name the list's own is nobody's.
    """
    phrases = phrases_of(pack)
    heads = _headings(sheet, table)
    spoken = _by_ticks(sheet, table, heads, pack, phrases) or _by_cells(
        sheet, table, heads, phrases
    )
    if spoken is None:
        return table, (), []
    named = [named_in(text, phrases) for text in set(spoken.rows.values())]
    whole = titles_name(table, sheet.name, phrases)
    apart = len(frozenset(chain.from_iterable(named))) > 1
    if apart and whole and not all(each <= whole for each in named):
        if not any(each & whole for each in named):
            return table, (), []
        spoken = _against_title(spoken, whole, phrases)
    lost = spoken.problems if apart else {}
    body = tuple(_under(row, spoken.rows) for row in table.body if row.number not in lost)
    names = _names(sheet, table)
    told = [
        _unknown(place, row, spoken.headings[0].index, problem, names.get(row, ""))
        for row, problem in lost.items()
    ]
    heard = tuple(heading.text for heading in spoken.headings)
    return replace(table, body=body, heard=heard), tuple(lost), told


def _against_title(spoken: Spoken, whole: Ids, phrases: Sequence[Phrase]) -> Spoken:
    """Rows of the list's own policy as they are; those that name another, told as problems."""
    said = {number: text[:1].lower() + text[1:] for number, text in spoken.rows.items()}
    said |= spoken.problems
    strange = {number: text for number, text in said.items() if named_in(text, phrases) - whole}
    problems = {
        number: f"{text}, khác với tiêu đề hoặc tên trang của danh sách"
        for number, text in strange.items()
    }
    return Spoken(spoken.headings, {}, problems)


def _unknown(sheet: Source, row: int, column: int, problem: str, name: str) -> Finding:
    place = replace(sheet, row=row).at(letters_of(column))
    return Finding(ROW_POLICY_UNKNOWN, place, {"problem": problem, "name": name})


def _names(sheet: Sheet, table: Table) -> dict[int, str]:
    """Excel number → who the row is about, as far as it stands in one cell."""
    column = table.column("ho_ten")
    cells = _cells(sheet, table, column.index) if column else {}
    return {number: tidy_name(cell) for number, cell in cells.items() if isinstance(cell, str)}


def unread(table: Table) -> tuple[str, ...]:
    """The headings nobody read, less those whose cells or ticks named a policy."""
    return tuple(text for text in table.unused if text not in table.heard)


def _under(row: BodyRow, said: Mapping[int, str]) -> BodyRow:
    text = said.get(row.number, "") if row.kind is RowKind.DATA else ""
    return replace(row, group=(*row.group, text)) if text else row


def _headings(sheet: Sheet, table: Table) -> list[Heading]:
    if not table.header_rows:
        return []
    first, last = table.header_rows[0] - 1, table.header_rows[-1] - 1
    return list(headings_of(grid_of(sheet), first, last))


def _cells(sheet: Sheet, table: Table, at: int) -> dict[int, Cell]:
    rows = ((row.number, sheet.rows[row.number - 1]) for row in table.data)
    return {number: row[at] if at < len(row) else None for number, row in rows}


# ── Ticks ────────────────────────────────────────────────────────────────────────────────
def _by_ticks(
    sheet: Sheet,
    table: Table,
    heads: Sequence[Heading],
    pack: Pack,
    phrases: Sequence[Phrase],
) -> Spoken | None:
    """`LĐTD | HKD | F0 | F1` with a tick in one of them."""
    codes = _codes(pack)
    columns: dict[Heading, dict[int, Cell]] = {}
    for heading in heads:
        if not _names_one(heading.own, phrases, codes):
            continue
        cells = _cells(sheet, table, heading.index)
        if all(map(_is_tick, _said(cells.values()))):
            columns[heading] = cells
    if len({fold(heading.own) for heading in columns}) < _SEVERAL:
        return None
    if not any(_said(cells.values()) for cells in columns.values()):
        return None
    return _ticked(table, columns)


def _ticked(table: Table, columns: Mapping[Heading, Mapping[int, Cell]]) -> Spoken:
    rows: dict[int, str] = {}
    problems: dict[int, str] = {}
    for row in table.data:
        ticked = [head.own for head, cells in columns.items() if _said([cells[row.number]])]
        if len(ticked) == 1:
            rows[row.number] = f"{OWN}{ticked[0]}»"
        elif ticked:
            problems[row.number] = f"đánh dấu ở {len(ticked)} cột: {', '.join(ticked)}"
        else:
            problems[row.number] = "không đánh dấu ở cột chính sách nào"
    return Spoken(tuple(columns), rows, problems)


def _codes(pack: Pack) -> frozenset[str]:
    """`f0`, `f1`: choices that a policy asks of every row."""
    specs = (spec for policy in pack.policies.values() for spec in policy.fields.values())
    coded = (name for spec in specs if spec.type == "choice" for name in spec.choices)
    return frozenset(fold(name) for name in coded if name[-1:].isdigit())


def _names_one(text: str, phrases: Sequence[Phrase], codes: frozenset[str]) -> bool:
    if len(codes & set(fold(text).split())) > 1:
        return False
    return len(named_in(text, phrases)) == 1


def _said(cells: Iterable[Cell]) -> list[Cell]:
    """Without blanks, noughts and no."""
    return [cell for cell in filled(list(cells)) if not is_blank(cell) and not _is_no(cell)]


def _is_no(cell: Cell) -> bool:
    try:
        return not parse_yes_no(cell)
    except Unreadable:
        return False


def _is_tick(cell: Cell) -> bool:
    """A tick, or the sum that the person gets of that policy."""
    if is_number(cell):
        return True
    try:
        return parse_yes_no(cell)
    except Unreadable:
        return False


# ── A column of policies ─────────────────────────────────────────────────────────────────
def _by_cells(
    sheet: Sheet, table: Table, heads: Sequence[Heading], phrases: Sequence[Phrase]
) -> Spoken | None:
    """`Chính sách` over `Lao động tự do`, `HKD`, `F1`."""
    for heading in heads:
        if not any(_SAYS_POLICY.fullmatch(form) for form in forms(heading.own)):
            continue
        spoken = _in_column(heading, _cells(sheet, table, heading.index), phrases)
        if spoken.rows and len(spoken.rows) > len(spoken.problems):
            return spoken
    return None


def _in_column(
    heading: Heading, cells: Mapping[int, Cell], phrases: Sequence[Phrase]
) -> Spoken:
    rows: dict[int, str] = {}
    problems: dict[int, str] = {}
    above = ""
    for number, cell in cells.items():
        text = above if is_ditto(cell) else clean(str(cell)) if cell is not None else ""
        above = text
        if len(_named(text, phrases)) == 1:
            rows[number] = f"{OWN}{heading.own}»: {text}"
        else:
            problems[number] = (
                f"cột chính sách ghi «{text}»" if text else "cột chính sách để trống"
            )
    return Spoken((heading,), rows, problems)


def _named(text: str, phrases: Sequence[Phrase]) -> Ids:
    return named_in(text, phrases) if text else frozenset()
