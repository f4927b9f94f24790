"""Which column holds which field, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hotro68.reading.book import Cell
from hotro68.reading.composites import composites
from hotro68.reading.directed import GivenColumns
from hotro68.reading.guesses import guesses
from hotro68.reading.lexicon import Alias, Heading, Lexicon, forms
from hotro68.reading.readings import readings
from hotro68.reading.samples import MOST, filled, fit, is_cross, is_name, share
from hotro68.reading.table import FIRST_DAY, LAST_DAY, NAME, Column, Doubled
from hotro68.vietnamese.text import fold

Samples = Mapping[int, Sequence[Cell]]

AMOUNT, NUMBER, OLDER = "so_tien_de_nghi", "so_giay_to", "so_giay_to_cu"
_OLD_CARD = frozenset({"cmnd", "cmt", "cmtnd", "chung"})
_NEW_CARD = frozenset({"cccd", "tcc", "can", "dinh", "ddcn"})

_LEAST, _DOUBLED = 50, 90
_UNDER, _STRANGE, _AGREES, _DISAGREES = 15, 15, 3, 25
_PER_RANK, _LEAST_RANK = 0.25, 40
_LEANING = 4.0
_HEAD, _FULL, _TICKED = 60.0, 0.8, 60
_ONCE_A_PERSON = frozenset({"birth_date", "date", "id_number", "tax_code"})
_WHOLE = ("tong", "thanh tien", "cong")
_PERSON = re.compile(
    r"ho (?:va )?ten (?:nguoi|doi tuong|lao dong|benh nhan|tre|thanh vien|nhan khau)\b"
)
_WRITER = re.compile(r"\b(?:lap|nop|nhan|xac|ke khai|ky|than)\b")
_RATE = ("muc", "don gia", "dinh muc", "tien an", "ngay")


@dataclass(frozen=True, slots=True)
class Matched:
    columns: tuple[Column, ...]
    unused: tuple[str, ...]
    doubled: tuple[Doubled, ...]

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(column.key for column in self.columns)


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    column: Column

    @property
    def order(self) -> tuple[float, int]:
        return -self.score, self.column.index


def match_columns(headings: Sequence[Heading], lexicon: Lexicon, samples: Samples) -> Matched:
    """One field a column, one column a field (or one for each of its parts)."""
    given = lexicon.fixed.among(headings, lexicon.fields)
    taken = _taken(headings, lexicon, samples, given)
    free = [heading for heading in headings if heading.index not in taken]
    open_ones = _open_to(given, _candidates(_said(free, samples), lexicon, samples))
    candidates = sorted(_heads_last(open_ones, samples), key=lambda each: each.order)
    columns, doubled = _assigned(candidates, tuple(taken.values()), lexicon)
    columns = (*columns, *_older_number(candidates, columns, lexicon, given.without))
    guessed = guesses(free, lexicon, samples, columns)
    columns = (*columns, *(each for each in guessed if each.key not in given.without))
    return Matched(
        columns=tuple(sorted(columns, key=lambda column: column.index)),
        unused=_unused(free, columns),
        doubled=tuple(pair for pair in doubled if pair.key not in given.keys),
    )


def _taken(
    headings: Sequence[Heading], lexicon: Lexicon, samples: Samples, given: GivenColumns
) -> dict[int, Column]:
    """By their place: the columns given beforehand, and those of fields in several pieces."""
    free = [heading for heading in headings if heading.index not in given.indexes]
    pieces = composites(free, lexicon, samples)
    settled = given.keys.union(given.without)
    kept = {at: column for at, column in pieces.items() if column.key not in settled}
    return {**kept, **{column.index: column for column in given.columns}}


def _open_to(given: GivenColumns, candidates: Iterable[_Candidate]) -> Iterator[_Candidate]:
    return (each for each in candidates if each.column.key not in given.without)


def _said(headings: Iterable[Heading], samples: Samples) -> list[Heading]:
    """Headings with text; of those shared by several columns, the one with cells below."""
    kept: dict[int, Heading] = {}
    for heading in headings:
        if not heading.texts:
            continue
        place = heading.index if heading.shared is None else heading.shared
        if place not in kept or not filled(samples.get(kept[place].index, ())):
            kept[place] = (
                heading if filled(samples.get(heading.index, ())) else kept.get(place, heading)
            )
    return list(kept.values())


def _assigned(
    candidates: Iterable[_Candidate], taken: tuple[Column, ...], lexicon: Lexicon
) -> tuple[tuple[Column, ...], tuple[Doubled, ...]]:
    used = {column.key: column for column in taken}
    columns = {column.index: column for column in taken}
    doubled: dict[int, Doubled] = {}
    for candidate in candidates:
        column = candidate.column
        if column.index in columns:
            continue
        if column.key not in used or _asks_too(candidate, lexicon):
            used.setdefault(column.key, column)
            columns[column.index] = column
            doubled.pop(column.index, None)
        elif candidate.score >= _DOUBLED and _same_thing(used[column.key], column, lexicon):
            pair = Doubled(column.key, used[column.key].index, column.index)
            doubled.setdefault(column.index, pair)
    return tuple(columns.values()), tuple(doubled.values())


def _asks_too(candidate: _Candidate, lexicon: Lexicon) -> bool:
    """`HĐLĐ` beside `BHXH`: one question in two columns, and both answers count."""
    spec = lexicon.fields.get(candidate.column.key)
    return spec is not None and spec.type == "yes_no" and candidate.score >= _DOUBLED


def _same_thing(used: Column, other: Column, lexicon: Lexicon) -> bool:
    """Whether nothing but the place tells the two columns apart.

    A rate beside a sum, a CMND beside a CCCD, a home beside a second address are usual.
    """
    if used.part or used.key not in lexicon.fields:
        return False
    if set(forms(used.heading)) & set(forms(other.heading)):
        return True
    if used.key == AMOUNT:
        return weight_of(used) == weight_of(other)
    if used.key == NUMBER and _is_old_card(used) != _is_old_card(other):
        return False
    return lexicon.fields[used.key].type in _ONCE_A_PERSON


def _is_old_card(column: Column) -> bool:
    """A heading of the nine-digit card alone."""
    words = set(fold(column.heading).split())
    return bool(words & _OLD_CARD) and not words & _NEW_CARD


def _older_number(
    candidates: Iterable[_Candidate],
    columns: Sequence[Column],
    lexicon: Lexicon,
    without: Iterable[str],
) -> Iterator[Column]:
    """Beside a column of CCCD numbers a column of CMND numbers holds the older ones."""
    keys = {column.key: column for column in columns}
    if OLDER not in lexicon.fields or OLDER in {*keys, *without} or NUMBER not in keys:
        return
    taken = {column.index for column in columns}
    for candidate in candidates:
        column = candidate.column
        if column.key != NUMBER or column.index in taken or candidate.score < _DOUBLED:
            continue
        if _is_old_card(column) and not _is_old_card(keys[NUMBER]):
            yield replace(column, key=OLDER, why="cột CMND bên cạnh cột CCCD")
            return


def weight_of(column: Column) -> int:
    """How much an amount heading says that it is the whole sum."""
    own = fold(column.heading.rpartition(" › ")[2])
    if any(words in own for words in _WHOLE):
        return 1
    return -1 if any(words in own.split() or words in own for words in _RATE) else 0


def _unused(headings: Iterable[Heading], columns: Iterable[Column]) -> tuple[str, ...]:
    used = {column.index for column in columns}
    texts = (
        heading.text
        for heading in headings
        if heading.index not in used and heading.shared in (None, heading.index)
    )
    return tuple(dict.fromkeys(filter(None, texts)))


def _candidates(
    headings: Iterable[Heading], lexicon: Lexicon, samples: Samples
) -> Iterator[_Candidate]:
    for heading in headings:
        cells = samples.get(heading.index, ())
        for alias, score, why in readings(heading, lexicon):
            total = score + _support(heading, alias, lexicon, cells)
            if total >= _LEAST:
                text = heading.text
                column = Column(alias.key, heading.index, text, alias.part, round(total), why)
                yield _Candidate(total + _leaning(column), column)


def _heads_last(candidates: Iterable[_Candidate], samples: Samples) -> Iterator[_Candidate]:
    """The head of a family gives way to the person: another name, or one in more rows."""
    found = list(candidates)
    names = [each for each in found if each.column.key == NAME]
    plain = {each.column.index for each in names if not _names_head(each.column)}
    best = {n.column.index for n in names if n.score >= _DOUBLED or _names_person(n.column)}
    for each in found:
        at = each.column.index
        others = plain - {at}
        late = (
            each.column.key == NAME
            and _names_head(each.column)
            and (others & best or any(_is_sparser(at, other, samples) for other in others))
        )
        yield replace(each, score=each.score - _HEAD) if late else each


def _names_head(column: Column) -> bool:
    return " chu ho " in f" {fold(column.heading)} "


def _names_person(column: Column) -> bool:
    """`Họ tên người cách ly, điều trị`, however many words follow."""
    own = fold(column.heading.rpartition(" › ")[2])
    return bool(_PERSON.match(own)) and not _WRITER.search(own)


def _is_sparser(column: int, other: int, samples: Samples) -> bool:
    mine, others = (filled(samples.get(at, ())) for at in (column, other))
    return len(mine) < _FULL * len(others) and share(others, is_name) > MOST


def _leaning(column: Column) -> float:
    """Among several amounts the whole sum is asked for, among two cards the new one."""
    if column.key == AMOUNT:
        return _LEANING * weight_of(column)
    if column.key in (FIRST_DAY, LAST_DAY) and " thuc te" in f" {fold(column.heading)}":
        return _LEANING  # the days that were, before those that a decision ordered
    return -_LEANING if column.key == NUMBER and _is_old_card(column) else 0.0


def _support(heading: Heading, alias: Alias, lexicon: Lexicon, cells: Sequence[Cell]) -> float:
    """What the headings above and the cells below add to a reading."""
    spec = lexicon.fields.get(alias.key)
    if spec is None:
        return 0.0
    looks = fit(spec, cells)
    total = -min(alias.rank, _LEAST_RANK) * _PER_RANK
    total -= _TICKED if spec.type == "text" and share(cells, is_cross) > MOST else 0
    total += _AGREES if looks > 0 else -_DISAGREES if looks < 0 else 0
    above = fold(" ".join(heading.texts[:-1]))
    if spec.under and above:
        named = any(f" {fold(text)} " in f" {above} " for text in spec.under)
        total += _UNDER if named else -_STRANGE
    return total
