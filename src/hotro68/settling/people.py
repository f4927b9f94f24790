"""Which rows are one person: certain by number and name, everything weaker is only asked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from hotro68.core.claim import Claim
from hotro68.core.report import Certainty
from hotro68.core.source import Source
from hotro68.settling.evidence import NUMBER, Block, Evidence, Profile, profile, weigh

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
    root = list(range(len(ordered)))
    links = []
    for left, right in sorted(_candidates(profiles)):
        evidence = weigh(profiles[left], profiles[right])
        if evidence is None:
            continue
        links.append(Link(ordered[left], ordered[right], evidence))
        if evidence.certainty is Certainty.CERTAIN:
            _join(root, left, right)
    return People(_keys(ordered, profiles, root), tuple(links))


def _candidates(profiles: list[Profile]) -> set[tuple[int, int]]:
    """Pairs of rows that share a block. Most blocks hold one row, kept as a bare index."""
    first: dict[Block, int] = {}
    shared: dict[Block, list[int]] = {}
    vague = {block for one in profiles if not one.exact for block in one.near()}
    for index, one in enumerate(profiles):
        blocks = one.blocks
        if vague and one.exact:
            blocks += [block for block in one.near() if block in vague]
        for block in blocks:
            other = first.setdefault(block, index)
            if other != index:
                shared.setdefault(block, [other]).append(index)
    return {pair for block, members in shared.items() for pair in _pairs(block, members)}


def _pairs(block: Block, members: list[int]) -> Iterator[tuple[int, int]]:
    if block[0] == NUMBER or len(members) <= LARGEST_BLOCK:
        yield from combinations(members, 2)


def _join(root: list[int], left: int, right: int) -> None:
    low, high = sorted((_head(root, left), _head(root, right)))
    root[high] = low


def _head(root: list[int], index: int) -> int:
    while root[index] != index:
        root[index] = root[root[index]]
        index = root[index]
    return index


def _keys(claims: list[Claim], profiles: list[Profile], root: list[int]) -> dict[Source, str]:
    """A person's key is that of the smallest identity among the rows joined."""
    heads = [_head(root, index) for index in range(len(root))]
    names: dict[int, str] = {}
    for head, one in zip(heads, profiles, strict=True):
        names[head] = min(names.get(head, one.identity), one.identity)
    digests = {head: _digest(name) for head, name in names.items()}
    return {claim.source: digests[head] for claim, head in zip(claims, heads, strict=True)}


def _digest(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()[:12]
