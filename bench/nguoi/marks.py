"""How well the rows of one person were found: automatic, asked, missed; by kind of damage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from hotro68.core.report import Certainty
from hotro68.core.source import Source
from hotro68.settling.people import People

Pair: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """Pairs of places in a list of rows: joined without asking, and asked about."""

    automatic: frozenset[Pair]
    asked: frozenset[Pair]

    @property
    def all(self) -> frozenset[Pair]:
        return self.automatic | self.asked


@dataclass(frozen=True, slots=True)
class Marks:
    """right: true pairs among what was said; said: all that was said; true: all there are."""

    right: int
    said: int
    true: int

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def found_by(people: People, places: Mapping[Source, int]) -> Found:
    """`places`: source of a row → its place."""
    links = (
        (_ordered(places[link.first.source], places[link.second.source]), link.certainty)
        for link in people.links
    )
    automatic: set[Pair] = set()
    asked: set[Pair] = set()
    for pair, certainty in links:
        (automatic if certainty is Certainty.CERTAIN else asked).add(pair)
    for group in people.groups:
        inside = sorted(places[claim.source] for claim in group)
        automatic |= set(combinations(inside, 2))
    return Found(frozenset(automatic), frozenset(asked - automatic))


def _ordered(left: int, right: int) -> Pair:
    return (left, right) if left < right else (right, left)


def true_pairs(truth: Sequence[object]) -> frozenset[Pair]:
    """truth: for each place, who it is."""
    rows: dict[object, list[int]] = defaultdict(list)
    for place, person in enumerate(truth):
        rows[person].append(place)
    return frozenset(pair for group in rows.values() for pair in combinations(group, 2))


def marked(said: frozenset[Pair], true: frozenset[Pair]) -> Marks:
    return Marks(len(said & true), len(said), len(true))


def by_kind(
    found: Found, true: Iterable[Pair], kinds: Mapping[Pair, Sequence[str]]
) -> Iterator[tuple[str, int, int, int]]:
    """Kind of damage, pairs that have it alone, found automatically, found at all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in true:
        for kind in _kind_names(kinds[pair]):
            counts[kind]["all"] += 1
            counts[kind]["automatic"] += pair in found.automatic
            counts[kind]["found"] += pair in found.all
    for kind, count in sorted(counts.items()):
        yield kind, count["all"], count["automatic"], count["found"]


def _kind_names(kinds: Sequence[str]) -> tuple[str, ...]:
    if len(kinds) == 1:
        return (kinds[0],)
    return ("two kinds at once", "two kinds: " + " + ".join(sorted(kinds)))
