"""Which doubts are asked pair by pair, and which as one: a vague row, two lists alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hotro68.core.catalogue import LISTS_ALIKE, MANY_LIKE_ONE
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.settling.clusters import list_of, list_sizes, named
from hotro68.settling.people import Link, People

ALIKE = 10
"""So many pairs between two lists, and half the people of one, are one question."""

Lists = tuple[Source, Source]


@dataclass(frozen=True, slots=True)
class Questions:
    """pairs: asked one by one. wholes: findings that each stand for many pairs."""

    pairs: tuple[Link, ...]
    wholes: tuple[Finding, ...]


def questions_of(people: People, pack: Pack) -> Questions:
    clear = [link for link in people.doubts if not _vague(link, people)]
    alike = _alike(clear, people)
    pairs = tuple(link for link in clear if _lists(link) not in alike)
    wholes = [*_crowds(people, pack), *_list_questions(clear, alike, people, pack)]
    return Questions(pairs, tuple(wholes))


def _vague(link: Link, people: People) -> bool:
    if link.evidence.other_name:
        return False
    return bool({link.first.source, link.second.source} & people.crowded)


def _crowds(people: People, pack: Pack) -> Iterable[Finding]:
    """One finding at each row that may be any of many people."""
    others: dict[Source, list[Claim]] = defaultdict(list)
    rows: dict[Source, Claim] = {}
    for link in people.doubts:
        for one, other in ((link.first, link.second), (link.second, link.first)):
            if one.source in people.crowded and not link.evidence.other_name:
                rows[one.source] = one
                others[one.source].append(other)
    for source, one in sorted(rows.items()):
        found = others[source]
        data = {"name": one.name, "count": len(found), "names": named(found)}
        yield Finding(
            MANY_LIKE_ONE,
            one.cell("so_giay_to"),
            data,
            field="so_giay_to",
            value=one.number or None,
            ref=pack.policies[one.policy].once.ref,
            related=tuple(claim.source for claim in found),
        )


def _lists(link: Link) -> Lists:
    one, other = sorted((list_of(link.first.source), list_of(link.second.source)))
    return one, other


def _alike(links: Iterable[Link], people: People) -> frozenset[Lists]:
    """Pairs of lists whose rows look alike throughout."""
    sizes: Mapping[Source, int] = list_sizes(people)
    persons: dict[Lists, set[str]] = defaultdict(set)
    for link in links:
        lists = _lists(link)
        if lists[0] != lists[1]:
            small = min(lists, key=lambda place: (sizes[place], place))
            row = link.first if list_of(link.first.source) == small else link.second
            persons[lists].add(people.keys[row.source])
    return frozenset(
        lists
        for lists, found in persons.items()
        if len(found) >= ALIKE and 2 * len(found) >= min(sizes[place] for place in lists)
    )


def _list_questions(
    links: Sequence[Link], alike: Iterable[Lists], people: People, pack: Pack
) -> Iterable[Finding]:
    sizes = list_sizes(people)
    for lists in sorted(alike):
        small, large = sorted(lists, key=lambda place: (sizes[place], place))
        inside = [link for link in links if _lists(link) == lists]
        data = {"count": len(inside), "rows": sizes[small], "other": str(large)}
        ref = pack.policies[inside[0].first.policy].once.ref
        yield Finding(LISTS_ALIKE, small, data, ref=ref, related=(large,))
