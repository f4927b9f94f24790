"""Which rows are one person: certain by number and name, everything weaker is only asked."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from hotro68.core.claim import Claim
from hotro68.core.report import Certainty
from hotro68.core.source import Source
from hotro68.settling.evidence import Evidence, share_number, weigh
from hotro68.settling.keys import Pair, candidates
from hotro68.settling.profile import Profile, Traits, profile
from hotro68.settling.rarity import Rarity, rarity_of
from hotro68.settling.scale import VIETNAMESE, Scale

CROWD = 5
"""A row without a sure number that may be this many people says nothing about any of them."""
_FEW = 25


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims held, or suspected, to be one person's; first < second by source."""

    first: Claim
    second: Claim
    evidence: Evidence

    @property
    def certainty(self) -> Certainty:
        return self.evidence.certainty


@dataclass(frozen=True, slots=True)
class People:
    """keys: source of a row → key of its person. links: certain and doubtful, sorted.

    doubts: what is asked, once for two persons; links between rows already joined are left out.
    groups: the rows of each person who has several. crowded: rows that may be many people.
    """

    keys: Mapping[Source, str]
    links: tuple[Link, ...]
    doubts: tuple[Link, ...]
    groups: tuple[tuple[Claim, ...], ...]
    crowded: frozenset[Source]


def recognise(claims: Iterable[Claim], scale: Scale = VIETNAMESE) -> People:
    """Join rows with the same number and a fitting name; list the pairs to ask about.

    The order of the rows changes nothing: they are sorted by source first.
    """
    ordered = sorted(claims, key=lambda claim: claim.source)
    profiles = [profile(claim) for claim in ordered]
    faces = _faces(profiles)
    found = _weighed(faces, rarity_of([face[0] for face in faces]), scale)
    evidence = _without_contradictions(found, [face[0] for face in faces])
    links = sorted(_links(faces, evidence), key=_place)
    keys = _keys(profiles, links)
    return People(
        keys,
        tuple(links),
        _doubts(links, keys),
        _groups(ordered, keys),
        _crowded(links, keys),
    )


def _place(link: Link) -> tuple[Source, Source]:
    return link.first.source, link.second.source


# ── Evidence ─────────────────────────────────────────────────────────────────────────────
def _faces(profiles: Iterable[Profile]) -> list[list[Profile]]:
    """Rows that look the same in everything are compared with others as one."""
    faces: dict[Traits, list[Profile]] = {}
    for one in profiles:
        faces.setdefault(one.traits, []).append(one)
    return list(faces.values())


def _weighed(
    faces: Sequence[Sequence[Profile]], rarity: Rarity, scale: Scale
) -> dict[Pair, Evidence]:
    """Every pair that may be one person, and every face that several rows have with itself."""
    heads = [face[0] for face in faces]
    several = {(place, place) for place, face in enumerate(faces) if len(face) > 1}
    weighed = (
        ((left, right), weigh(heads[left], heads[right], rarity, scale))
        for left, right in sorted(candidates(heads) | several)
    )
    return {pair: evidence for pair, evidence in weighed if evidence is not None}


def _without_contradictions(
    found: Mapping[Pair, Evidence], heads: Sequence[Profile]
) -> dict[Pair, Evidence]:
    """A group in which one number stands at two people is asked about as a whole."""
    root: dict[int, int] = {}
    for left, right in found:
        if found[left, right].certainty is Certainty.CERTAIN:
            _join(root, left, right)
    broken = {
        _head(root, left)
        for (left, right), evidence in found.items()
        if evidence.certainty is not Certainty.CERTAIN
        and _head(root, left) == _head(root, right)
        and share_number(heads[left], heads[right])
    }
    return {
        (left, right): _asked(evidence)
        if left != right and _head(root, left) in broken
        else evidence
        for (left, right), evidence in found.items()
    }


def _asked(evidence: Evidence) -> Evidence:
    if evidence.certainty is not Certainty.CERTAIN:
        return evidence
    return replace(evidence, certainty=Certainty.LIKELY)


def _links(
    faces: Sequence[Sequence[Profile]], found: Mapping[Pair, Evidence]
) -> Iterator[Link]:
    for (left, right), evidence in found.items():
        ones, others = faces[left], faces[right]
        if left == right:
            rows = [(ones[0], other) for other in ones[1:]]
        else:
            rows = list(_across(ones, others, evidence))
        for one, other in rows:
            first, second = sorted((one.claim, other.claim), key=lambda claim: claim.source)
            yield Link(first, second, evidence)


def _across(
    ones: Sequence[Profile], others: Sequence[Profile], evidence: Evidence
) -> Iterator[tuple[Profile, Profile]]:
    """Every pair when they are few; else each row with the first of the others."""
    if len(ones) * len(others) <= _FEW and evidence.certainty is not Certainty.CERTAIN:
        yield from product(ones, others)
        return
    yield from ((ones[0], other) for other in others)
    yield from ((one, others[0]) for one in ones[1:])


# ── Decisions ────────────────────────────────────────────────────────────────────────────
def _join(root: dict[int, int], left: int, right: int) -> None:
    low, high = sorted((_head(root, left), _head(root, right)))
    root[high] = low


def _head(root: dict[int, int], index: int) -> int:
    while root.setdefault(index, index) != index:
        root[index] = root[root[index]]
        index = root[index]
    return index


def _keys(profiles: Sequence[Profile], links: Iterable[Link]) -> dict[Source, str]:
    """A person's key is that of the smallest identity among the rows joined."""
    place = {one.claim.source: at for at, one in enumerate(profiles)}
    root: dict[int, int] = {}
    for link in links:
        if link.certainty is Certainty.CERTAIN:
            _join(root, place[link.first.source], place[link.second.source])
    heads = [_head(root, at) for at in range(len(profiles))]
    names: dict[int, str] = {}
    for head, one in zip(heads, profiles, strict=True):
        own = one.identity
        names[head] = min(names.get(head, own), own)
    digests = {head: _digest(name) for head, name in names.items()}
    return {one.claim.source: digests[head] for one, head in zip(profiles, heads, strict=True)}


def _digest(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()[:12]


def _groups(
    claims: Iterable[Claim], keys: Mapping[Source, str]
) -> tuple[tuple[Claim, ...], ...]:
    rows: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        rows[keys[claim.source]].append(claim)
    return tuple(tuple(group) for group in rows.values() if len(group) > 1)


def _doubts(links: Iterable[Link], keys: Mapping[Source, str]) -> tuple[Link, ...]:
    """One question for two persons, the weightiest; each row of a number with two names."""
    asked: dict[tuple[str, ...], Link] = {}
    for link in links:
        persons = sorted((keys[link.first.source], keys[link.second.source]))
        if link.certainty is Certainty.CERTAIN or persons[0] == persons[1]:
            continue
        own = map(str, _place(link)) if link.evidence.other_name else ()
        question = (*persons, *own)
        best = asked.get(question)
        if best is None or link.evidence.bits > best.evidence.bits:
            asked[question] = link
    return tuple(sorted(asked.values(), key=_place))


def _crowded(links: Iterable[Link], keys: Mapping[Source, str]) -> frozenset[Source]:
    """Rows without a number of their own that may be any of many people."""
    others: dict[Source, set[str]] = defaultdict(set)
    for link in links:
        if link.certainty is Certainty.CERTAIN or link.evidence.other_name:
            continue
        for one, other in ((link.first, link.second), (link.second, link.first)):
            others[one.source].add(keys[other.source])
    return frozenset(source for source, persons in others.items() if len(persons) >= CROWD)
