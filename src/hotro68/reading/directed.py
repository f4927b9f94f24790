"""Which columns are already given, by a person, by memory or by the keys of a form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hotro68.core.directions import NO_COLUMN, Directions, Remembered
from hotro68.reading.table import Column
from hotro68.vietnamese.text import fold

if TYPE_CHECKING:  # a lexicon carries what is given
    from hotro68.reading.lexicon import Heading

SCORE = 200
"""No reading of a heading reaches it."""
BY_PERSON, BY_KEY = "do người chỉ ({})", "khóa cột của mẫu"
BY_MEMORY = "đã nhớ từ «{}»"


@dataclass(frozen=True, slots=True)
class GivenColumns:
    """What is given for one header. without: fields that no column holds, and who says so."""

    columns: tuple[Column, ...] = ()
    without: Mapping[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(column.key for column in self.columns)

    @property
    def indexes(self) -> frozenset[int]:
        return frozenset(column.index for column in self.columns)


@dataclass(frozen=True, slots=True)
class Fixed:
    """What is given for the headers of one sheet.

    places: field key → place from 0, and who says so. header: first and last row from 0 of the
    first header. remembered: by pattern.
    """

    places: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    header: tuple[int, int] | None = None
    remembered: Mapping[str, Remembered] = field(default_factory=dict)

    def only(self, keys: Iterable[str]) -> Fixed:
        """Without what is said of fields that these lists do not have."""
        known = set(keys)
        kept = {key: at for key, at in self.places.items() if key in known}
        return replace(self, places=kept)

    def among(self, headings: Sequence[Heading], known: Iterable[str]) -> GivenColumns:
        """The columns given among these headings; a person goes before memory."""
        if not self.places and not self.remembered:
            return GivenColumns()
        said = dict(self.places)
        taken = {at for at, _ in said.values()} - {NO_COLUMN}
        past = self.remembered.get(pattern_of(headings)) if self.remembered else None
        if past is not None:
            start, why = first_of(headings), BY_MEMORY.format(past.file)
            for key, at in past.columns.items():
                place = NO_COLUMN if at == NO_COLUMN else start + at
                if key in known and place not in taken:
                    said.setdefault(key, (place, why))
        return _given(said, headings)


NOTHING_FIXED = Fixed()


def _given(said: Mapping[str, tuple[int, str]], headings: Sequence[Heading]) -> GivenColumns:
    texts = {heading.index: heading.text for heading in headings}
    past_last = max(texts, default=-1) + 1 if 0 in texts else None
    columns = tuple(
        Column(key, at, texts.get(at, ""), "", SCORE, why)
        for key, (at, why) in said.items()
        if at in texts or (past_last is not None and at >= past_last)
    )
    return GivenColumns(
        columns, {key: why for key, (at, why) in said.items() if at == NO_COLUMN}
    )


def fixed_for(sheet: str, said: Directions, form: Fixed = NOTHING_FIXED) -> Fixed:
    """What a person has said of a sheet, then the keys of a form, then earlier lists."""
    own = said.of(sheet)
    header = (own.header[0] - 1, own.header[1] - 1) if own.header else form.header
    taken = {*own.columns.values()} - {NO_COLUMN}
    keyed = {key: place for key, place in form.places.items() if place[0] not in taken}
    why = BY_PERSON.format(said.origin)
    places = {**keyed, **{key: (at, why) for key, at in own.columns.items()}}
    return Fixed(places, header, {one.pattern: one for one in said.remembered})


def first_of(headings: Sequence[Heading]) -> int:
    return next((heading.index for heading in headings if heading.texts), 0)


def pattern_of(headings: Sequence[Heading]) -> str:
    """The headings of a list in one short word, wherever on the sheet the list begins."""
    start = first_of(headings)
    texts = [fold(heading.text) for heading in headings if heading.index >= start]
    while texts and not texts[-1]:
        texts.pop()
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
