"""Fields that a list spreads over several columns: put together again, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from hotro68.reading.book import Cell, ErrorCell
from hotro68.reading.faults import seen
from hotro68.vietnamese.dates import parse_date
from hotro68.vietnamese.marks import parse_sex, parse_yes_no
from hotro68.vietnamese.papers import is_paper_number
from hotro68.vietnamese.spans import parted_birth, split_span
from hotro68.vietnamese.text import fold
from hotro68.vietnamese.unreadable import Unreadable

SEX_WORDS = {"nam": "Nam", "nu": "Nữ"}


@dataclass(frozen=True, slots=True)
class Values:
    """A column: its cells, a cell a data row; None is an empty one.

    errors: rows whose cell shows an error of Excel.
    followed: rows that took their value from the row above.
    elsewhere: rows whose value stands in another column than `letter`, and that column.
    """

    letter: str
    cells: list[Cell]
    errors: Mapping[int, ErrorCell] = field(default_factory=dict)
    followed: frozenset[int] = frozenset()
    elsewhere: Mapping[int, str] = field(default_factory=dict)


def joined_name(parts: Mapping[str, Values]) -> Values:
    """`Họ, đệm` and `Tên`, or `Họ`, `Đệm` and `Tên`; any may be empty."""
    present = [parts[part] for part in ("family", "middle", "given") if part in parts]
    rows = zip(*(values.cells for values in present), strict=True)
    cells: list[Cell] = [
        " ".join(seen(cell) for cell in row if cell is not None) for row in rows
    ]
    return _over(present, [cell or None for cell in cells])


def joined_date(parts: Mapping[str, Values]) -> Values:
    """Day, month and year; a part missing between two others stays visibly missing."""
    present = [parts[part] for part in ("day", "month", "year") if part in parts]
    rows = zip(*(values.cells for values in present), strict=True)
    return _over(present, [_date_text(row) for row in rows])


def _date_text(row: tuple[Cell, ...]) -> Cell:
    if all(cell is None for cell in row):
        return None
    written = [seen(cell) for cell in row]
    while written[0] == "":
        written.pop(0)
    return "/".join(part or "?" for part in written)


def parted_names(people: Values) -> tuple[Values, Values]:
    """Names and births; a cell without a birth is all name."""
    pairs = [_named_of(cell) for cell in people.cells]
    names, births = ([pair[at] for pair in pairs] for at in (0, 1))
    return replace(people, cells=names), replace(people, cells=births)


def _named_of(cell: Cell) -> tuple[Cell, Cell]:
    both = parted_birth(cell) if isinstance(cell, str) else None
    return both or (cell, None)


def parted_span(period: Values) -> tuple[Values, Values]:
    """The first and the last day; what is no period stays whole at the first."""
    pairs = [_days_of(cell) for cell in period.cells]
    first, last = ([pair[at] for pair in pairs] for at in (0, 1))
    return replace(period, cells=first), replace(period, cells=last)


def _days_of(cell: Cell) -> tuple[Cell, Cell]:
    days = split_span(cell) if isinstance(cell, str) else None
    return days or (cell, None)


def day_before(values: Values) -> Values:
    """The last day of a rest, of the day work began again; what is no day stays as it is."""
    return replace(values, cells=[_before(cell) for cell in values.cells])


def _before(cell: Cell) -> Cell:
    try:
        return parse_date(cell) - timedelta(days=1) if cell is not None else None
    except Unreadable:
        return cell


def _over(present: list[Values], cells: list[Cell]) -> Values:
    """The place is that of the first part."""
    errors = {row: error for values in present for row, error in values.errors.items()}
    first, *rest = present
    followed = first.followed.intersection(*(values.followed for values in rest))
    return Values(first.letter, cells, errors, followed)


def birth_under_sex(parts: Mapping[str, Values]) -> tuple[Values, Values]:
    """Births written under Nam or Nữ: the birth, and the sex that the column implies."""
    men, women = _both(parts)
    births = [_either(man, woman) for man, woman in zip(men.cells, women.cells, strict=True)]
    sexes = [_one_of(man, woman) for man, woman in zip(men.cells, women.cells, strict=True)]
    elsewhere = dict.fromkeys(_rows_only_in(women, men), women.letter)
    birth = replace(_over([men, women], births), elsewhere=elsewhere)
    return birth, replace(birth, cells=sexes, errors={})


def sex_from_marks(parts: Mapping[str, Values]) -> Values:
    """A cross under Nam or Nữ; with only one of the columns no cross means the other sex."""
    (known, only), *others = parts.items()
    if others:
        men, women = (replace(values, cells=_marks(values.cells)) for values in _both(parts))
        sexes = [_marked(man, woman) for man, woman in zip(men.cells, women.cells, strict=True)]
        elsewhere = dict.fromkeys(_rows_only_in(women, men), women.letter)
        return replace(_over([men, women], sexes), elsewhere=elsewhere)
    marks = _marks(only.cells)
    other = {"nam": "Nữ", "nu": "Nam"}[known]
    unused = all(mark is None for mark in marks)
    return replace(
        only, cells=[_marked_alone(mark, known, None if unused else other) for mark in marks]
    )


# ── Questions of yes or no ───────────────────────────────────────────────────────────────
_ASKED_BACKWARDS = "{} (tiêu đề cột ghi «không»)"


def denied_answers(values: Values, *, blank_means: str | None) -> Values:
    """A tick under `Không tham gia BHXH` is a no; a word there may mean either."""
    return replace(values, cells=[_denied(cell, blank_means) for cell in values.cells])


def _denied(cell: Cell, blank_means: str | None) -> Cell:
    if cell is None:
        return None if blank_means is None else _ASKED_BACKWARDS.format("trống")
    in_words = isinstance(cell, str) and fold(cell) in ("co", "khong", "ko")
    return "không" if _is_mark(cell) and not in_words else _ASKED_BACKWARDS.format(seen(cell))


def both_answers(first: Values, other: Values) -> Values:
    """One question in two columns: what both say, and nothing where one of them is silent."""
    pairs = zip(first.cells, other.cells, strict=True)
    return _over([first, other], [_agreed(one, another) for one, another in pairs])


def _agreed(one: Cell, other: Cell) -> Cell:
    if one is None or other is None:
        return None
    answers = _answer(one), _answer(other)
    if answers[0] is None or answers[0] is not answers[1]:
        return f"{seen(one)} | {seen(other)}"
    return other if isinstance(one, str) and is_paper_number(one) else one


def _answer(cell: Cell) -> bool | None:
    """The number of a paper stands for a yes, as in a column alone."""
    if _is_mark(cell) or (isinstance(cell, str) and is_paper_number(cell)):
        return True
    return False if _is_no(cell) else None


def _both(parts: Mapping[str, Values]) -> tuple[Values, Values]:
    """A missing column counts as an empty one."""
    given = next(iter(parts.values()))
    empty = Values(given.letter, [None] * len(given.cells))
    return parts.get("nam", empty), parts.get("nu", empty)


def _rows_only_in(these: Values, those: Values) -> Iterable[int]:
    pairs = enumerate(zip(these.cells, those.cells, strict=True))
    return (row for row, (this, that) in pairs if this is not None and that is None)


def _either(man: Cell, woman: Cell) -> Cell:
    if man is not None and woman is not None:
        return f"{seen(man)} | {seen(woman)}"
    return woman if man is None else man


def _one_of(man: Cell, woman: Cell) -> Cell:
    if (man is None) == (woman is None):
        return None
    return SEX_WORDS["nu" if man is None else "nam"]


def _marks(cells: list[Cell]) -> list[Cell]:
    return [None if _is_no(cell) else cell for cell in cells]


def _is_no(cell: Cell) -> bool:
    try:
        return cell is not None and not parse_yes_no(cell)
    except Unreadable:
        return False


def _marked(man: Cell, woman: Cell) -> Cell:
    if man is not None and woman is not None:
        return _either(man, woman)
    return _named(man, "nam") if woman is None else _named(woman, "nu")


def _marked_alone(mark: Cell, sex: str, other: Cell) -> Cell:
    return other if mark is None else _named(mark, sex)


def _named(mark: Cell, sex: str) -> Cell:
    """The sex of the column, unless the cell itself names one; anything else is left to ask."""
    if mark is None:
        return None
    try:
        return SEX_WORDS[parse_sex(mark)]
    except Unreadable:
        return SEX_WORDS[sex] if _is_mark(mark) else mark


def _is_mark(cell: Cell) -> bool:
    try:
        return parse_yes_no(cell)
    except Unreadable:
        return False
