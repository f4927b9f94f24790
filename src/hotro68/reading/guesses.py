"""Columns whose heading says nothing known, but whose cells can be one thing only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell
from hotro68.reading.lexicon import Heading, Lexicon
from hotro68.reading.samples import digits_of, filled, is_id, is_name, is_old_date, share
from hotro68.reading.table import STT, Column
from hotro68.vietnamese.text import fold

Samples = Mapping[int, Sequence[Cell]]

_SCORE = 40
_NEARLY_ALL = 0.8
_MINIMUM = 2
_LONGEST_STT = 6
_DATE_WORDS = frozenset(
    ("sn", "ngay", "thang", "nam", "sinh", "ng", "th", "n", "t", "duong", "lich")
)
_WHY = "theo nội dung các ô"
# A heading with one of these words holds some other number, name or date.
_OTHER = frozenset(
    (
        *(
            "dien",
            "thoai",
            "dt",
            "sdt",
            "tk",
            "khoan",
            "stk",
            "bhxh",
            "bhyt",
            "bao",
            "hiem",
            "so",
        ),
        *(
            "thue",
            "mst",
            "dkkd",
            "gcn",
            "phep",
            "the",
            "vo",
            "chong",
            "con",
            "cha",
            "me",
            "thay",
        ),
        *("cap", "cu", "hoa", "don", "ma", "nop", "ngan", "hang", "dia", "chi", "xa", "don vi"),
    )
)


def guesses(
    headings: Sequence[Heading], lexicon: Lexicon, samples: Samples, columns: Iterable[Column]
) -> Iterator[Column]:
    """At most one column for each missing field, and only where one column alone fits."""
    columns = tuple(columns)
    known = {column.key for column in columns}
    free = [h for h in headings if h.index not in {column.index for column in columns}]
    if STT not in known:
        yield from _running_numbers(free, samples, columns)
    for key, looks in _missing(lexicon, known):
        fitting = [h for h in free if _fits(h, key, looks, samples)]
        if len(fitting) == 1:
            free.remove(fitting[0])
            yield Column(key, fitting[0].index, fitting[0].text, "", _SCORE, _WHY)


def _running_numbers(
    free: list[Heading], samples: Samples, columns: Sequence[Column]
) -> Iterator[Column]:
    """1, 2, 3 … before the names, under whatever heading or none."""
    names = min((column.index for column in columns if column.key == "ho_ten"), default=0)
    for heading in [heading for heading in free if heading.index < names]:
        cells = filled(samples.get(heading.index, ()))
        if len(cells) >= _MINIMUM and _count(cells) >= _NEARLY_ALL * len(cells):
            free.remove(heading)
            yield Column(STT, heading.index, heading.text, "", _SCORE, _WHY)
            return


def _count(cells: Sequence[Cell]) -> int:
    """How many cells are one more than the cell above, the first being 1."""
    numbers = [digits_of(cell) if len(digits_of(cell)) < _LONGEST_STT else "" for cell in cells]
    before = ["0", *numbers]
    pairs = zip(before, numbers, strict=False)
    return sum(this in ("1", str(int(last or 0) + 1)) for last, this in pairs)


def _missing(lexicon: Lexicon, known: set[str]) -> Iterator[tuple[str, Callable[[Cell], bool]]]:
    wanted: dict[str, Callable[[Cell], bool]] = {
        "ho_ten": is_name,
        "so_giay_to": _is_full_id,
        "ngay_sinh": is_old_date,
    }
    for key, looks in wanted.items():
        if key in lexicon.fields and key not in known:
            yield key, looks
    for key, spec in lexicon.fields.items():
        if spec.type == "choice" and key not in known:
            yield key, _names_choice(spec)


def _fits(heading: Heading, key: str, looks: Callable[[Cell], bool], samples: Samples) -> bool:
    words = set(fold(heading.text).split())
    if key == "ngay_sinh" and words - _DATE_WORDS:
        return False
    if words & _OTHER and not (key == "so_giay_to" and words <= {"so", "ma"}):
        return False
    cells = filled(samples.get(heading.index, ()))
    return len(cells) >= _MINIMUM and share(cells, looks) >= _NEARLY_ALL


def _is_full_id(cell: Cell) -> bool:
    digits = digits_of(cell)
    return is_id(cell) and (len(digits) in (9, 12) or digits[:1] != "0")


def _names_choice(spec: FieldSpec) -> Callable[[Cell], bool]:
    """Only codes such as `F0`: plain words stand in other columns too."""
    codes = {fold(name) for name in spec.choices if any(char.isdigit() for char in name)}
    return lambda cell: fold(str(cell)) in codes
