"""The words that headings are made of, folded once for a whole sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeAlias

from hotro68.policy.schema import FieldSpec
from hotro68.reading.abbreviations import written_out
from hotro68.reading.directed import NOTHING_FIXED, Fixed
from hotro68.reading.table import KY_NHAN, STT, Part
from hotro68.vietnamese.text import clean, fold

NAME_KEYS = frozenset({"ho_ten", "ten_ho"})

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_EITHER = re.compile(r"\bco (?:hay |hoac )?(?:khong|ko)\b ?")
_CAMEL = re.compile(r"(?<=[a-zà-ỹ])(?=[A-ZÀ-Ỹ])")
_NUMBERED = re.compile(r"^\(?\d{1,2}\)?$")
_UNITS = frozenset({"dong", "vnd", "vnđ", "d", "nghin", "ngan", "trieu", "1000", "000", "x"})
_LONGEST_HEADING = 120

_OWN_WORDS: dict[str, tuple[str, ...]] = {
    STT: ("stt", "tt", "so tt", "sott", "so thu tu", "thu tu", "s tt", "st t"),
    KY_NHAN: (
        *("ky nhan", "ky ten", "chu ky", "ky nhan tien", "nguoi nhan ky", "ky xac nhan", "ky"),
        *("nguoi nhan ky ten", "ky nhan ho ten", "chu ky nguoi nhan", "ky va ghi ro ho ten"),
        *("nguoi nhan ky va ghi ro ho ten", "ky ghi ro ho ten", "ky nhan ho so"),
    ),
}

# `(Ký, ghi rõ họ tên)` under a signature names nobody's column of names.
_SIGNING = re.compile(r"\b(?:ky|dong dau)\b.*\b(?:ghi|ro|ho ten)\b|\bghi ro ho (?:va )?ten\b")

FAMILY: Part = "family"
_FAMILY = (
    *("ho dem", "ho va dem", "ho va ten dem", "ho ten dem", "ho lot", "ho chu dem", "ho"),
    *("ho va chu dem", "ho va ten lot", "ho ten lot", "ho va chu lot"),
)
PART_WORDS: dict[str, dict[str, Part]] = {
    "ho_ten": {**dict.fromkeys(_FAMILY, FAMILY), "ten": "given"},
    "ngay_sinh": {
        "ngay": "day",
        "ngay sinh": "day",
        "thang": "month",
        "thang sinh": "month",
        "nam": "year",
        "nam sinh": "year",
        "nu": "nu",
    },
    "gioi_tinh": {"nam": "nam", "nam x": "nam", "nu": "nu", "nu x": "nu"},
}
PARTS = frozenset(word for words in PART_WORDS.values() for word in words)
FAMILY_ONLY = frozenset(_FAMILY) - {"ho"}


@dataclass(frozen=True, slots=True)
class Heading:
    """The texts above one column, outermost first.

    shared: the first column of a heading that is merged over several with nothing below it.
    """

    index: int
    texts: tuple[str, ...]
    shared: int | None = None

    @property
    def own(self) -> str:
        return self.texts[-1] if self.texts else ""

    @property
    def text(self) -> str:
        return " › ".join(self.texts)


@dataclass(frozen=True, slots=True)
class Alias:
    """rank: place among the wordings of its field; the first ones are the plainest.

    part: what stands under such a heading, when it is not the whole field.
    """

    key: str
    words: str
    rank: int
    part: Part = ""


Reading: TypeAlias = tuple[Alias, float, str]
"""A field that a heading may name, with a score and the reason."""
Wording: TypeAlias = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""Of a field: its key, its label, the headings that name it, those that may stand above."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """exact, compact (without spaces), shuffled (words in any order): wording → fields.

    unders: wordings that stand over several columns. fixed: columns given beforehand.
    policies: names of policies, over columns of ticks.
    known: the readings of headings met before; the lists of a commune share most of them.
    """

    fields: Mapping[str, FieldSpec]
    exact: Mapping[str, tuple[Alias, ...]]
    compact: Mapping[str, tuple[Alias, ...]]
    shuffled: Mapping[str, tuple[Alias, ...]]
    aliases: tuple[Alias, ...]
    unders: frozenset[str]
    fixed: Fixed = NOTHING_FIXED
    policies: frozenset[str] = frozenset()
    known: dict[tuple[str, ...], tuple[Reading, ...]] = field(default_factory=dict)

    def find(self, text: str) -> tuple[Alias, ...]:
        """The fields a heading names in so many words."""
        if is_for_signing(text):
            return (Alias(KY_NHAN, fold(text), 0),)
        for form in forms(text):
            found = (
                self.exact.get(form)
                or self.compact.get(form.replace(" ", ""))
                or self.shuffled.get(_shuffled(form))
            )
            if found:
                return found
        return ()

    def knows(self, text: str) -> bool:
        """Whether the text is usual in a header, on its own or as part of another heading."""
        return bool(self.find(text)) or any(
            form in PARTS or form in self.unders for form in forms(text)
        )

    def names_policy(self, text: str) -> bool:
        return any(form in self.policies for form in forms(text))

    def names_person(self, text: str) -> bool:
        """Whether a heading says that names stand below it."""
        if any(alias.key in NAME_KEYS for alias in self.find(text)):
            return True
        return not is_for_signing(text) and any(
            form in FAMILY_ONLY or _speaks_of_name(form) for form in forms(text)
        )


def is_for_signing(text: str) -> bool:
    return bool(_SIGNING.search(fold(text)))


def _speaks_of_name(form: str) -> bool:
    padded = f" {form} "
    return any(words in padded for words in (" ho va ten ", " ho ten ", " ten chu ho "))


def lexicon(
    fields: Mapping[str, FieldSpec],
    fixed: Fixed = NOTHING_FIXED,
    policies: frozenset[str] = frozenset(),
) -> Lexicon:
    wordings = ((key, spec.label, spec.headers, spec.under) for key, spec in fields.items())
    words = _worded(tuple(wordings))
    return replace(words, fields=fields, fixed=fixed.only(fields), policies=policies)


@lru_cache(maxsize=32)
def _worded(wordings: tuple[Wording, ...]) -> Lexicon:
    """Every list of a run is read with the same few of them."""
    aliases = tuple(_written_both_ways((*_own_aliases(), *_field_aliases(wordings))))
    return Lexicon(
        fields={},
        exact=_by(aliases, lambda alias: alias.words),
        shuffled=_by(aliases, lambda alias: _shuffled(alias.words)),
        compact=_by(aliases, lambda alias: alias.words.replace(" ", "")),
        aliases=aliases,
        unders=frozenset(
            form
            for *_, unders in wordings
            for text in unders
            for form in (fold(text), written_out(fold(text)))
        ),
    )


def _written_both_ways(aliases: Iterable[Alias]) -> Iterable[Alias]:
    for alias in aliases:
        yield alias
        full = written_out(alias.words)
        if full != alias.words:
            yield replace(alias, words=full)


def _own_aliases() -> Iterable[Alias]:
    for key, wordings in _OWN_WORDS.items():
        yield from (Alias(key, words, rank) for rank, words in enumerate(wordings))


def _field_aliases(wordings: Iterable[Wording]) -> Iterable[Alias]:
    for key, label, headers, _ in wordings:
        folded = dict.fromkeys(filter(None, map(fold, (*headers, label, key))))
        yield from (Alias(key, words, rank) for rank, words in enumerate(folded))


def _shuffled(words: str) -> str:
    """The same for `ngày đóng cửa` and `đóng cửa ngày`."""
    return " ".join(sorted(words.split()))


def _by(aliases: Iterable[Alias], form: Callable[[Alias], str]) -> dict[str, tuple[Alias, ...]]:
    found: dict[str, tuple[Alias, ...]] = {}
    for alias in aliases:
        found[form(alias)] = (*found.get(form(alias), ()), alias)
    return found


@lru_cache(maxsize=1 << 12)
def forms(text: str) -> tuple[str, ...]:
    """The ways to read a heading, plainest first; none when it is too long to be one.

    As written, without what stands in brackets, without units at the end, with the words
    of `SoTien` apart, and with abbreviations written out.
    """
    text = clean(text)
    bare = _ASIDE.sub(" ", text)
    if not text or len(text) > _LONGEST_HEADING or _is_sentence(bare):
        return ()
    plain = _asked(bare)
    apart = "" if " " in text else fold(_CAMEL.sub(" ", text))
    found = (_asked(text), plain, _without_unit(plain), apart)
    return tuple(dict.fromkeys(filter(None, (*found, *map(written_out, found)))))


def _asked(text: str) -> str:
    """Folded; `Có/không tham gia BHXH` asks the same as `Tham gia BHXH`."""
    return _EITHER.sub(" ", fold(text)).strip()


def _is_sentence(text: str) -> bool:
    """`Trưởng thôn: …` tells something; `Số tiền:` may head a column."""
    _, colon, rest = text.partition(":")
    return bool(colon) and bool(fold(rest))


def _without_unit(folded: str) -> str:
    words = folded.split()
    while len(words) > 1 and words[-1] in _UNITS:
        words.pop()
    return " ".join(words)


def is_aside(text: str) -> bool:
    """Only brackets or a column's number: says nothing about what stands below."""
    text = clean(text)
    return bool(_NUMBERED.match(text)) or not fold(_ASIDE.sub(" ", text))
