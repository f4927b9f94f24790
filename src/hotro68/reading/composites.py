"""Fields that stand in several columns: names and births in pieces, a column for each sex."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from hotro68.reading.book import Cell
from hotro68.reading.lexicon import FAMILY_ONLY, PART_WORDS, Heading, Lexicon, forms
from hotro68.reading.samples import MOST, filled, is_birth, is_date, is_number, is_year, share
from hotro68.reading.table import BIRTH, FIRST_DAY, LAST_DAY, NAME, Column, Part
from hotro68.vietnamese.datetext import says_again
from hotro68.vietnamese.spans import holds_two_days, parted_birth
from hotro68.vietnamese.text import clean, fold

Samples = Mapping[int, Sequence[Cell]]

_SCORE = 100
_WHY: dict[str, str] = {
    "family": "họ và tên tách hai cột",
    "middle": "họ và tên tách ba cột",
    "given": "họ và tên tách hai cột",
    "day": "ngày sinh tách ba cột",
    "month": "ngày sinh tách ba cột",
    "year": "ngày sinh tách ba cột",
    "nam": "cột riêng cho nam",
    "nu": "cột riêng cho nữ",
    "span": "hai ngày trong một cột",
    "birth": "họ tên và ngày sinh trong một cột",
    "again": "ngày làm lại, là hôm sau ngày nghỉ cuối cùng",
}
_NAME_PARTS: dict[int, tuple[Part, ...]] = {
    2: ("family", "given"),
    3: ("family", "middle", "given"),
}
_MIDDLE = frozenset(("dem", "ten dem", "chu dem", "lot", "ten lot", "chu lot"))
_THREE: tuple[Part, ...] = ("day", "month", "year")
_COHERENT = ({"nam", "nu"}, {"day", "month", "year"}, {"month", "year"})
_REACH = 2
_TIME = re.compile(r"\b(?:thoi gian|thoi diem|dot|tu\b.*\bden|ngay)\b")
_LAST_DAY = 31


def composites(
    headings: Sequence[Heading], lexicon: Lexicon, samples: Samples
) -> dict[int, Column]:
    """The columns that hold a piece of a field, by their place."""
    found: dict[int, Column] = {}
    pieces: set[tuple[str, Part]] = set()
    for columns in (
        _names_with_births(headings, lexicon, samples),
        _names(headings, lexicon, samples),
        _births(headings, lexicon, samples),
        _sexes(headings, lexicon, samples),
        _spans(headings, lexicon, samples),
        _agains(headings, lexicon, samples),
    ):
        for column in columns:
            if column.index not in found and (column.key, column.part) not in pieces:
                found[column.index] = column
                pieces.add((column.key, column.part))
    return {i: column for i, column in found.items() if column.key in lexicon.fields}


def _piece(key: str, heading: Heading, part: Part) -> Column:
    return Column(key, heading.index, heading.text, part, _SCORE, _WHY[part])


def _names_with_births(
    headings: Sequence[Heading], lexicon: Lexicon, samples: Samples
) -> Iterator[Column]:
    """`Họ và tên, ngày sinh` over `Vi Văn An, 12/3/1980`; no birth stands elsewhere."""
    if any(alias.key == BIRTH for h in headings for alias in lexicon.find(h.own)):
        return
    named = [h for h in headings if lexicon.names_person(h.own)]
    both = [h for h in named if share(samples.get(h.index, ()), _is_named_birth) > MOST]
    if len(both) == 1:
        yield _piece(NAME, both[0], "birth")


def _is_named_birth(cell: Cell) -> bool:
    return isinstance(cell, str) and parted_birth(cell) is not None


def _names(headings: Sequence[Heading], lexicon: Lexicon, samples: Samples) -> Iterator[Column]:
    found = _worded_pair(headings) or _silent_pair(headings, lexicon, samples)
    for heading, part in zip(found, _NAME_PARTS.get(len(found), ()), strict=True):
        yield _piece(NAME, heading, part)


def _worded_pair(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """`Họ, đệm` beside `Tên` (or nothing), `Họ | Đệm | Tên`; a bare `Họ` only beside `Tên`."""
    for place, heading in enumerate(headings):
        here = forms(heading.own)
        near = headings[place + 1 : place + 1 + _REACH]
        given = next((other for other in near if "ten" in forms(other.own)), None)
        sure = FAMILY_ONLY.intersection(here)
        if given and (sure or "ho" in here):
            between = [
                h for h in near[: near.index(given)] if _MIDDLE.intersection(forms(h.own))
            ]
            return (heading, *between, given)
        if sure and near and not near[0].texts:
            return heading, near[0]
    return ()


def _silent_pair(
    headings: Sequence[Heading], lexicon: Lexicon, samples: Samples
) -> tuple[Heading, ...]:
    """`Họ và tên` over two columns or three, those after the first holding single words."""
    for place, first in enumerate(headings):
        found = lexicon.find(first.own)
        names = [alias.key for alias in found] if found else [NAME]
        if NAME not in names or not lexicon.names_person(first.own):
            continue
        rest = tuple(_silent_rest(first, headings[place + 1 : place + 1 + _REACH], samples))
        if rest and _is_text(samples.get(first.index, ())):
            return (first, *rest)
    return ()


def _silent_rest(
    first: Heading, near: Sequence[Heading], samples: Samples
) -> Iterator[Heading]:
    """A third column only under the same merged heading: without one it may be the sex."""
    for place, heading in enumerate(near):
        shared = heading.shared == first.index
        silent = shared or (place == 0 and not heading.texts)
        if not silent or not _is_given(samples.get(heading.index, ())):
            return
        yield heading


def _is_given(cells: Sequence[Cell]) -> bool:
    return share(cells, _is_one_word) > MOST


def _is_one_word(cell: Cell) -> bool:
    """Letters of old fonts may look like signs."""
    text = clean(cell) if isinstance(cell, str) else ""
    return text[:1].isalpha() and " " not in text and not any(char.isdigit() for char in text)


def _is_text(cells: Sequence[Cell]) -> bool:
    return share(cells, lambda cell: isinstance(cell, str)) > MOST


def _births(
    headings: Sequence[Heading], lexicon: Lexicon, samples: Samples
) -> Iterator[Column]:
    below = [h for h in headings if _is_below(h, "ngay_sinh", lexicon)]
    shared = _shared_three(headings, lexicon, samples)
    if shared:
        yield from (_piece("ngay_sinh", h, p) for h, p in zip(shared, _THREE, strict=True))
        return
    words = below or _in_three(headings)
    parts = {h: part for h in words if (part := _birth_part(h, words))}
    if set(_THREE) <= set(parts.values()):
        # an unmerged heading seems to reach on to the column of crosses beside the year
        parts = {heading: part for heading, part in parts.items() if part in _THREE}
    if set(parts.values()) in _COHERENT and not _are_marks(parts, samples):
        yield from (_piece("ngay_sinh", h, part) for h, part in parts.items())
        return
    yield from _births_by_sex(headings, lexicon, samples)


def _is_below(heading: Heading, key: str, lexicon: Lexicon) -> bool:
    above = (*heading.texts[:-1], " ".join(heading.texts[:-1]))
    return any(alias.key == key for text in above for alias in lexicon.find(text))


def _in_three(headings: Sequence[Heading]) -> list[Heading]:
    """`Ngày sinh | Tháng sinh | Năm sinh`, or `Ngày | Tháng | Năm`, side by side."""
    for three in zip(headings, headings[1:], headings[2:], strict=False):
        own = [set(forms(heading.own)) for heading in three]
        wanted = (("ngay", "ngay sinh"), ("thang", "thang sinh"), ("nam", "nam sinh"))
        if all(forms_.intersection(words) for forms_, words in zip(own, wanted, strict=True)):
            return list(three)
    return []


def _shared_three(
    headings: Sequence[Heading], lexicon: Lexicon, samples: Samples
) -> tuple[Heading, ...]:
    """`Ngày sinh` merged over three columns of small numbers and a year."""
    for three in zip(headings, headings[1:], headings[2:], strict=False):
        first, middle, last = three
        if any(alias.key == "ngay_sinh" for alias in lexicon.find(first.own)) and (
            middle.shared == last.shared == first.index
            and share(samples.get(first.index, ()), _is_small) > MOST
            and share(samples.get(middle.index, ()), _is_small) > MOST
            and share(samples.get(last.index, ()), is_year) > MOST
        ):
            return three
    return ()


def _is_small(cell: Cell) -> bool:
    text = str(cell).strip().removesuffix(".0")
    return (
        (is_number(cell) or isinstance(cell, str)) and text.isdigit() and int(text) <= _LAST_DAY
    )


def _birth_part(heading: Heading, siblings: Sequence[Heading]) -> Part | None:
    """`Năm` and `Nam` are one word without marks: the marks or the neighbours tell."""
    known = PART_WORDS["ngay_sinh"]
    part = next((known[form] for form in forms(heading.own) if form in known), None)
    if part != "year" or "ă" in clean(heading.own).lower():
        return part
    others = {form for other in siblings for form in forms(other.own)}
    return "nam" if "nu" in others or not others & {"thang", "thang sinh"} else "year"


def _births_by_sex(
    headings: Sequence[Heading], lexicon: Lexicon, samples: Samples
) -> Iterator[Column]:
    """`Nam | Nữ` with births below, or `Năm sinh nam | Năm sinh nữ`."""
    plain = _sex_columns(headings)
    if len(plain) > 1 and share(_cells(plain, samples), is_birth) > MOST:
        yield from (_piece("ngay_sinh", h, part) for h, part in plain.items())
        return
    for heading in headings:
        part = _worded_birth(heading, lexicon)
        if part:
            yield _piece("ngay_sinh", heading, part)


def _worded_birth(heading: Heading, lexicon: Lexicon) -> Part | None:
    for form in forms(heading.own)[:1]:
        if form in lexicon.exact:
            return None
        start, _, last = form.rpartition(" ")
        births = any(alias.key == "ngay_sinh" for alias in lexicon.exact.get(start, ()))
        if births and last in PART_WORDS["gioi_tinh"]:
            return PART_WORDS["gioi_tinh"][last]
    return None


def _sexes(headings: Sequence[Heading], lexicon: Lexicon, samples: Samples) -> Iterator[Column]:
    """Mark columns: `Nam | Nữ`, or `Nữ (x)` alone."""
    columns = _sex_columns(headings)
    below = {h: p for h, p in columns.items() if _is_below(h, "gioi_tinh", lexicon)}
    chosen = below or columns
    if not chosen or share(_cells(chosen, samples), is_birth) > MOST:
        return
    if len(chosen) > 1 or "nu" in chosen.values():
        yield from (_piece("gioi_tinh", h, part) for h, part in chosen.items())


def _spans(headings: Sequence[Heading], lexicon: Lexicon, samples: Samples) -> Iterator[Column]:
    """`Thời gian cách ly` over `01/6 - 14/6/2021`."""
    if not {FIRST_DAY, LAST_DAY} <= lexicon.fields.keys():
        return
    spans = [h for h in headings if share(samples.get(h.index, ()), _is_span) > MOST]
    spans = [h for h in spans if _TIME.search(fold(" ".join(h.texts)))]
    if len(spans) == 1:
        yield _piece(FIRST_DAY, spans[0], "span")


def _agains(
    headings: Sequence[Heading], lexicon: Lexicon, samples: Samples
) -> Iterator[Column]:
    """`Ngày mở lại`, where no column holds the last day itself."""
    if any(alias.key == LAST_DAY for h in headings for alias in lexicon.find(h.own)):
        return
    again = [h for h in headings if says_again(h.own) and "không" not in h.own.lower()]
    dated = [h for h in again if share(samples.get(h.index, ()), is_date) > MOST]
    if len(dated) == 1:
        yield _piece(LAST_DAY, dated[0], "again")


def _is_span(cell: Cell) -> bool:
    return isinstance(cell, str) and holds_two_days(cell)


def _sex_columns(headings: Sequence[Heading]) -> dict[Heading, Part]:
    known = PART_WORDS["gioi_tinh"]
    found: dict[Heading, Part] = {}
    for heading in headings:
        part = next((known[form] for form in forms(heading.own) if form in known), None)
        if part and part not in found.values() and "ă" not in clean(heading.own).lower():
            found[heading] = part
    return found


def _cells(headings: Mapping[Heading, Part], samples: Samples) -> list[Cell]:
    return [cell for heading in headings for cell in samples.get(heading.index, ())]


def _are_marks(headings: Mapping[Heading, Part], samples: Samples) -> bool:
    cells = filled(_cells(headings, samples))
    return (
        bool(cells)
        and share(cells, lambda cell: str(cell).strip().lower() in ("x", "v")) > MOST
    )
