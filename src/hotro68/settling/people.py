"""Which rows are one person: certain by number and name, everything weaker is only asked."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from hotro68.core.claim import Claim
from hotro68.core.report import Certainty
from hotro68.core.source import Source
from hotro68.settling.evidence import Evidence, Profile, profile, weigh

LARGEST_BLOCK = 60
"""A name shared by more rows than this is too common to be compared without a number."""


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
    """keys: source of a row → key of its person. links: certain and doubtful, sorted."""

    keys: Mapping[Source, str]
    links: tuple[Link, ...]

    @property
    def doubts(self) -> tuple[Link, ...]:
        """Doubtful links between rows that no certain links have joined."""
        return tuple(
            link
            for link in self.links
            if link.certainty is not Certainty.CERTAIN
            and self.keys[link.first.source] != self.keys[link.second.source]
        )


def recognise(claims: Iterable[Claim]) -> People:
    """Join rows with the same number and a fitting name; list the pairs to ask about.

    The order of the rows changes nothing: they are sorted by source first.
    """
    ordered = sorted(claims, key=lambda claim: claim.source)
    profiles = [profile(claim) for claim in ordered]
    links = []
    for left, right in sorted(_candidates(profiles)):
        evidence = weigh(profiles[left], profiles[right])
        if evidence is not None:
            links.append(Link(ordered[left], ordered[right], evidence))
    return People(_keys(ordered, profiles, links), tuple(links))


def _candidates(profiles: list[Profile]) -> set[tuple[int, int]]:
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, one in enumerate(profiles):
        for key in one.blocks:
            blocks[key].append(index)
    return {pair for key, members in blocks.items() for pair in _pairs(key, members)}


def _pairs(key: tuple[str, ...], members: list[int]) -> Iterator[tuple[int, int]]:
    distinct = sorted(set(members))
    if key[0] == "so" or len(distinct) <= LARGEST_BLOCK:
        yield from combinations(distinct, 2)


def _keys(claims: list[Claim], profiles: list[Profile], links: list[Link]) -> dict[Source, str]:
    root = {claim.source: claim.source for claim in claims}

    def find(source: Source) -> Source:
        while root[source] != source:
            root[source] = root[root[source]]
            source = root[source]
        return source

    for link in links:
        if link.certainty is Certainty.CERTAIN:
            low, high = sorted((find(link.first.source), find(link.second.source)))
            root[high] = low
    names: dict[Source, str] = {}
    for claim, one in zip(claims, profiles, strict=True):
        head = find(claim.source)
        names[head] = min(names.get(head, one.identity), one.identity)
    return {claim.source: _digest(names[find(claim.source)]) for claim in claims}


def _digest(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()[:12]
