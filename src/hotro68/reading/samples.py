"""What the cells below a heading look like: evidence for or against a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from hotro68.policy.schema import FieldSpec, FieldType
from hotro68.reading.book import Cell, ErrorCell
from hotro68.vietnamese.nametext import parted_name
from hotro68.vietnamese.text import clean, fold

_DATE = re.compile(r"\D*\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}|\d{4}-\d{1,2}-\d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d\d$|\d{1,2}[/.\-](?:19|20)\d\d$")
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LATEST_BIRTH = 2019
_NOT_DIGIT = re.compile(r"\D+")
_MARKS = frozenset({"x", "v", "co", "khong", "ko", "k", "1", "0", "dung", "true", "false", ""})
_SEXES = frozenset({"nam", "nu", "trai", "gai"})
_SERIAL = range(1_000, 60_000)
_PAPER_LENGTHS = range(7, 15)
_PAPER = re.compile(r"(?<!\d)(?:\d{9}|\d{12})(?!\d)(?=\D*\d)")

MOST = 0.5
_EXACT = 1e16


def filled(cells: Sequence[Cell]) -> list[Cell]:
    """Without empty cells and cells in error."""
    return [cell for cell in cells if not is_empty(cell) and not isinstance(cell, ErrorCell)]


def is_empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def digits_of(cell: Cell) -> str:
    """The digits of a text or of a whole number; empty for a date and for anything else."""
    if isinstance(cell, str):
        return _NOT_DIGIT.sub("", cell)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return str(int(cell)) if abs(cell) < _EXACT else ""
    return ""


def is_number(cell: Cell) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def is_id(cell: Cell) -> bool:
    return not _looks_dated(cell) and len(digits_of(cell)) in (8, 9, 11, 12)


def is_date(cell: Cell) -> bool:
    return isinstance(cell, date) or _looks_dated(cell) or digits_of(cell) == str(_serial(cell))


def is_birth(cell: Cell) -> bool:
    return is_date(cell) or is_year(cell)


def is_year(cell: Cell) -> bool:
    text = str(cell).strip() if isinstance(cell, (str, int, float)) else ""
    return bool(_YEAR.match(text.removesuffix(".0")))


def is_old_date(cell: Cell) -> bool:
    """A year or date before the time that any support is for."""
    year = _ANY_YEAR.search(f"{cell:%Y}" if isinstance(cell, date) else str(cell))
    return is_birth(cell) and year is not None and int(year[0]) < _LATEST_BIRTH


def is_name(cell: Cell) -> bool:
    """Two words or more, letters only."""
    if not isinstance(cell, str):
        return False
    text = clean(cell)
    return " " in text and not any(char.isdigit() for char in text)


def _looks_dated(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(_DATE.match(cell.strip()))


def _serial(cell: Cell) -> int | None:
    near = isinstance(cell, (int, float)) and abs(cell) < _EXACT
    return int(cell) if near and is_number(cell) and int(cell) in _SERIAL else None  # type: ignore[arg-type]


def _is_money(cell: Cell) -> bool:
    return not isinstance(cell, date) and not _looks_dated(cell) and bool(digits_of(cell))


def _is_mark(cell: Cell) -> bool:
    return isinstance(cell, bool) or fold(str(cell)) in _MARKS


def is_cross(cell: Cell) -> bool:
    """A tick and nothing else: what it answers stands in the heading."""
    return isinstance(cell, str) and cell.strip().lower() in ("x", "v", "✓", "✔", "(x)")


def _is_sex(cell: Cell) -> bool:
    return fold(str(cell)) in _SEXES


def _is_numbered_paper(cell: Cell) -> bool:
    """Lengths that only slips have too: a column of bad numbers is still their column.

    When and where the paper was issued may follow its number.
    """
    if _looks_dated(cell):
        return False
    return len(digits_of(cell)) in _PAPER_LENGTHS or bool(_PAPER.search(str(cell)))


def _is_phone(cell: Cell) -> bool:
    return len(digits_of(cell)) in (9, 10, 11)


def _is_named(cell: Cell) -> bool:
    """A name, whatever else stands in the cell with it."""
    return is_name(cell) or (isinstance(cell, str) and parted_name(clean(cell)) is not None)


_LOOKS: dict[FieldType, Callable[[Cell], bool]] = {
    "name": _is_named,
    "birth_date": is_birth,
    "date": is_date,
    "integer": _is_money,
    "money": _is_money,
    "yes_no": _is_mark,
    "sex": _is_sex,
    "id_number": _is_numbered_paper,
    "tax_code": lambda cell: len(digits_of(cell)) in (9, 10, 13),
    "phone": _is_phone,
}


def share(cells: Sequence[Cell], looks: Callable[[Cell], bool]) -> float:
    """How much of the filled cells looks so; 0 when there is none."""
    kept = filled(cells)
    return sum(map(looks, kept)) / len(kept) if kept else 0.0


def fit(spec: FieldSpec, cells: Sequence[Cell]) -> int:
    """1: the cells look like the field, -1: none does, 0: nothing can be said."""
    looks = _one_of(spec) if spec.type == "choice" else _LOOKS.get(spec.type)
    if looks is None or not filled(cells):
        return 0
    found = share(cells, looks)
    if found >= MOST:
        return 1
    return 0 if found or spec.type == "choice" else -1


def _one_of(spec: FieldSpec) -> Callable[[Cell], bool]:
    words = {fold(word) for name, aliases in spec.choices.items() for word in (name, *aliases)}
    return lambda cell: fold(str(cell)) in words
