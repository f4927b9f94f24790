"""Where things stand in a table, and the quick look that knows the common row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from hotro68.reading.book import Cell, ErrorCell
from hotro68.reading.table import NOT_FIELDS, STT, Column

_NOT_EVIDENCE = NOT_FIELDS | {"ho_ten", "ghi_chu"}
# A row whose name begins so is looked at closely, in whatever form the marks are stored.
_WORDS = (
    *(
        "tổng",
        "tổng:",
        "tổng,",
        "cộng",
        "cộng:",
        "t.cộng",
        "tiểu",
        "tong",
        "cong",
        "số",
        "mang",
    ),
    *("chuyển", "luỹ", "lũy", "bằng", "người", "trưởng", "xác", "tm.", "kt.", "ủy", "họ"),
    *("thôn", "xóm", "tổ", "nhóm", "khu", "ấp", "buôn", "xã", "bản", "phường", "thị", "đội"),
    *("diện", "đối", "danh", "chính", "làng", "f0", "f0,", "f1", "tdp", "thon", "xom", "to"),
    *("nhom", "ap", "xa", "phuong", "ban", "lang", "doi", "tæng", "céng", "toång", "coäng"),
)
_SUSPECTS = frozenset((*_WORDS, *(normalize("NFD", word) for word in _WORDS)))
_BUSINESS = ("ten_ho", "ma_so_thue")
_SHORT_ID = 16


@dataclass(frozen=True, slots=True)
class Shape:
    """Where things stand in a table, as column indexes; -1 for a column it does not have.

    strong: columns of identity number and birth. values: every column of a fact.
    households: each row is a business, not only a person.
    first and last: the columns of the table, when another one stands beside it.
    """

    name: int
    given: int
    stt: int
    amount: int
    strong: tuple[int, ...]
    ids: tuple[int, ...]
    births: tuple[int, ...]
    values: tuple[int, ...]
    households: bool = False
    first: int = 0
    last: int | None = None


def shape_of(columns: Iterable[Column], first: int = 0, last: int | None = None) -> Shape:
    def places(keys: Iterable[str], part: str | None = None) -> tuple[int, ...]:
        return tuple(c.index for c in columns if c.key in keys and part in (None, c.part))

    columns = tuple(columns)
    names = places(("ho_ten",)) or places(("ten_ho",))
    ids, births = places(("so_giay_to", "so_giay_to_cu", "ma_so_thue")), places(("ngay_sinh",))
    return Shape(
        name=names[0] if names else -1,
        given=names[1] if len(names) > 1 else -1,
        stt=next(iter(places((STT,))), -1),
        amount=next(iter(places(("so_tien_de_nghi",))), -1),
        strong=(*ids, *births),
        ids=ids,
        births=births,
        values=tuple(c.index for c in columns if c.key not in _NOT_EVIDENCE),
        households=any(column.key in _BUSINESS for column in columns),
        first=first,
        last=last,
    )


def plain_test(shape: Shape) -> Callable[[Sequence[Cell]], bool]:
    """A quick look that is sure of the common row: a name with a number or a date beside it.

    In a numbered row of a list without papers and births the amount is enough.
    """
    name, strong = shape.name, shape.strong
    numbered = (shape.stt, shape.amount) if min(shape.stt, shape.amount) >= 0 else ()
    suspects = _SUSPECTS

    def is_plain(row: Sequence[Cell]) -> bool:
        width = len(row)
        if not 0 <= name < width:
            return False
        text = row[name]
        if type(text) is not str:
            return False
        text = text.strip()
        if not text[:1].isalpha() or " " not in text:
            return False
        if text.split(None, 1)[0].lower() in suspects:
            return False
        for place in strong:
            if place < width and is_hard(row[place]):
                return True
        return (
            bool(numbered)
            and max(numbered) < width
            and all(is_hard(row[place]) for place in numbered)
        )

    return is_plain


def is_hard(cell: Cell) -> bool:
    """A number, a date, or a short text that begins and ends like one."""
    if type(cell) is str:
        return cell[:1].isdigit() and cell[-1:].isdigit() and len(cell) <= _SHORT_ID
    return cell is not None and type(cell) is not ErrorCell and type(cell) is not bool
