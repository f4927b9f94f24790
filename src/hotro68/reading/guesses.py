"""Columns whose heading says nothing known, but whose cells can be one thing only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell
from hotro68.reading.lexicon import Heading, Lexicon
from hotro68.reading.samples import digits_of, filled, is_id, is_name, share
from hotro68.reading.table import Column
from hotro68.vietnamese.text import fold

Samples = Mapping[int, Sequence[Cell]]

_SCORE = 40
_NEARLY_ALL = 0.8
_MINIMUM = 2
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
    known = {column.key for column in columns}
    free = [h for h in headings if h.index not in {column.index for column in columns}]
    for key, looks in _missing(lexicon, known):
        fitting = [h for h in free if _fits(h, key, looks, samples)]
        if len(fitting) == 1:
            free.remove(fitting[0])
            yield Column(key, fitting[0].index, fitting[0].text, "", _SCORE, _WHY)


def _missing(lexicon: Lexicon, known: set[str]) -> Iterator[tuple[str, Callable[[Cell], bool]]]:
    wanted: dict[str, Callable[[Cell], bool]] = {"ho_ten": is_name, "so_giay_to": _is_full_id}
    for key, looks in wanted.items():
        if key in lexicon.fields and key not in known:
            yield key, looks
    for key, spec in lexicon.fields.items():
        if spec.type == "choice" and key not in known:
            yield key, _names_choice(spec)


def _fits(heading: Heading, key: str, looks: Callable[[Cell], bool], samples: Samples) -> bool:
    words = set(fold(heading.text).split())
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
