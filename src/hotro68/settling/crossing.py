"""Which rows of the lists and of a register belong together: by identity, or by a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hotro68.core.claim import Claim
from hotro68.core.decided import Verdict
from hotro68.core.report import Certainty
from hotro68.core.source import Source
from hotro68.settling.evidence import Evidence
from hotro68.settling.people import Link, recognise
from hotro68.settling.profile import BUSINESS, business_of, numbers_of


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A row of the lists that may be a row of the register; only a person can say."""

    ours: Claim
    theirs: Claim
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Knot:
    """Rows that are certainly one. several: on our side they are different people."""

    ours: tuple[Claim, ...]
    theirs: tuple[Claim, ...]
    several: bool = False


@dataclass(frozen=True, slots=True)
class Bundle:
    """Knots that are held together by doubts alone; most hold one knot and no doubt."""

    knots: tuple[Knot, ...]
    ties: tuple[Perhaps, ...]

    @property
    def ours(self) -> tuple[Claim, ...]:
        return _sorted(claim for knot in self.knots for claim in knot.ours)

    @property
    def theirs(self) -> tuple[Claim, ...]:
        return _sorted(claim for knot in self.knots for claim in knot.theirs)


@dataclass(frozen=True, slots=True)
class Known:
    """Who our rows are held to be without the register, and what people answered of that."""

    persons: Mapping[Source, str]
    verdicts: tuple[Verdict, ...] = ()


def bundles(
    ours: Sequence[Claim],
    theirs: Sequence[Claim],
    known: Known,
    numbers: Iterable[str],
    *,
    confirms: bool,
) -> list[Bundle]:
    """Every row of both sides in exactly one bundle, whatever order they come in.

    confirms: a doubt is of no interest between rows that have found their like.
    """
    named = [claim for claim in theirs if claim.name]
    people = recognise([*ours, *named], verdicts=known.verdicts)
    roots = _Roots()
    for claim in (*ours, *theirs):
        roots.join(_row(claim), ("nguoi", people.keys.get(claim.source, str(claim.source))))
    for claim in ours:  # what is said of one row of a person is said of all of them
        roots.join(_row(claim), ("nguoi cua xa", known.persons[claim.source]))
    for claim in theirs:
        for number in _numbers(claim, numbers):
            roots.join(_row(claim), number)
    written = {number for claim in theirs for number in _numbers(claim, numbers)}
    for claim in ours:
        for number in written.intersection(_numbers(claim, numbers)):
            roots.join(_row(claim), number)
    knots = _knots(ours, theirs, known.persons, roots)
    mine = {claim.source for claim in ours}
    ties = [*_ties(people.doubts, mine, knots, roots), *_nameless(ours, theirs)]
    return _bundled(knots, ties, roots, confirms=confirms)


def _row(claim: Claim) -> Hashable:
    return ("dong", claim.source)


def _numbers(claim: Claim, keys: Iterable[str]) -> Iterator[Hashable]:
    for key in keys:
        text = claim.text(key)
        if text:
            yield (key, business_of(text) if key == BUSINESS else text)


class _Roots:
    """Which things are one; the smallest text names the group, whatever the order."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def join(self, one: Hashable, other: Hashable) -> None:
        first, second = sorted((self.of(one), self.of(other)), key=str)
        self._above[second] = first

    def of(self, one: Hashable) -> Hashable:
        while self._above.setdefault(one, one) != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one


def _knots(
    ours: Iterable[Claim],
    theirs: Iterable[Claim],
    persons: Mapping[Source, str],
    roots: _Roots,
) -> dict[Hashable, Knot]:
    sides: dict[Hashable, tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    for claim in ours:
        sides[roots.of(_row(claim))][0].append(claim)
    for claim in theirs:
        sides[roots.of(_row(claim))][1].append(claim)
    return {
        root: Knot(
            _sorted(mine),
            _sorted(others),
            bool(others) and len({persons[claim.source] for claim in mine}) > 1,
        )
        for root, (mine, others) in sides.items()
    }


def _ties(
    doubts: Iterable[Link], mine: set[Source], knots: Mapping[Hashable, Knot], roots: _Roots
) -> Iterator[Perhaps]:
    """Who may be one of ours that certainly stands in the register may stand there too."""
    for link in doubts:
        for one, other in ((link.first, link.second), (link.second, link.first)):
            ours = one.source in mine
            theirs = knots[roots.of(_row(other))].theirs if other.source in mine else (other,)
            if ours and theirs:
                yield Perhaps(one, theirs[0], link.evidence)


def _nameless(ours: Iterable[Claim], theirs: Iterable[Claim]) -> Iterator[Perhaps]:
    """A number alone decides nothing: without a name beside it, it is asked whose it is."""
    bare = {number: claim for claim in theirs if not claim.name for number in numbers_of(claim)}
    evidence = Evidence(Certainty.LIKELY, ("số giấy tờ",), ("họ tên (sổ không ghi)",))
    for claim in ours:
        for number in bare.keys() & numbers_of(claim):
            yield Perhaps(claim, bare[number], evidence)


def _bundled(
    knots: Mapping[Hashable, Knot], ties: Iterable[Perhaps], roots: _Roots, *, confirms: bool
) -> list[Bundle]:
    ends = [
        (tie, roots.of(_row(tie.ours)), roots.of(_row(tie.theirs)))
        for tie in sorted(ties, key=lambda tie: (tie.ours.source, tie.theirs.source))
    ]
    kept = [
        (tie, mine, other)
        for tie, mine, other in ends
        if mine != other and not (confirms and (knots[mine].theirs or knots[other].ours))
    ]
    together = _Roots()
    for root in knots:
        together.of(root)
    for _, mine, other in kept:
        together.join(mine, other)
    grouped: dict[Hashable, list[Knot]] = defaultdict(list)
    for root, knot in knots.items():
        grouped[together.of(root)].append(knot)
    tied: dict[Hashable, list[Perhaps]] = defaultdict(list)
    for tie, mine, _ in kept:
        tied[together.of(mine)].append(tie)
    made = [
        Bundle(tuple(sorted(parts, key=_place)), tuple(tied.get(root, ())))
        for root, parts in grouped.items()
    ]
    return sorted(made, key=lambda bundle: _place(bundle.knots[0]))


def _place(knot: Knot) -> tuple[bool, Source]:
    """Rows of ours first, in the order of the lists."""
    return (not knot.ours, (knot.ours or knot.theirs)[0].source)


def _sorted(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: claim.source))
