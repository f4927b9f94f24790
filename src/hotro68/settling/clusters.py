"""Warnings about many rows at once: never a refusal, always something to ask the hamlet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from hotro68.core.catalogue import IDENTICAL_ROWS, LIST_COPIED, MANY_BEHIND_ONE
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.settling.people import People
from hotro68.settling.profile import profile
from hotro68.vietnamese.text import fold

CONTACTS = {"dien_thoai": 5, "so_tai_khoan": 3, "nguoi_nhan_thay": 3}
"""Field → so many people behind one value are asked about: a household shares a phone."""
IDENTICAL = 3
COPIED = 5
"""So many people of a list, and half of it, stand in another list too."""
_SHOWN = 3


def cluster_warnings(claims: Iterable[Claim], people: People, pack: Pack) -> list[Finding]:
    listed = sorted(claims, key=lambda claim: claim.source)
    return [
        *_contacts(listed, people.keys, pack),
        *_identical(people.groups),
        *_copied(people),
    ]


def _contacts(
    claims: Sequence[Claim], keys: Mapping[Source, str], pack: Pack
) -> Iterator[Finding]:
    for field, limit in CONTACTS.items():
        behind: dict[str, dict[str, Claim]] = defaultdict(dict)
        for claim in claims:
            if claim.facts.get(field) and (value := fold(claim.text(field))):
                behind[value].setdefault(keys[claim.source], claim)
        for persons in behind.values():
            if len(persons) >= limit:
                yield _contact(field, list(persons.values()), pack)


def _contact(field: str, claims: Sequence[Claim], pack: Pack) -> Finding:
    first = claims[0]
    data = {
        "label": pack.fields_of(first.policy)[field].label,
        "count": len(claims),
        "names": named(claims),
    }
    related = tuple(claim.cell(field) for claim in claims[1:])
    return Finding(
        MANY_BEHIND_ONE,
        first.cell(field),
        data,
        field=field,
        value=first.text(field),
        related=related,
    )


def named(claims: Sequence[Claim]) -> str:
    """The first names, and that there are more."""
    names = ", ".join(claim.name for claim in claims[:_SHOWN])
    return f"{names}, …" if len(claims) > _SHOWN else names


def _identical(groups: Iterable[Sequence[Claim]]) -> Iterator[Finding]:
    """One person's rows of one policy that say exactly the same of the person."""
    for group in groups:
        alike: dict[object, list[Claim]] = defaultdict(list)
        for claim in group:
            alike[claim.policy, profile(claim).traits].append(claim)
        for rows in alike.values():
            if len(rows) >= IDENTICAL:
                sources = [row.source for row in rows]
                places = ", ".join(map(str, sources[:_SHOWN]))
                more = ", …" if len(sources) > _SHOWN else ""
                data = {"name": rows[0].name, "count": len(rows), "places": places + more}
                yield Finding(IDENTICAL_ROWS, sources[0], data, related=tuple(sources[1:]))


def _copied(people: People) -> Iterator[Finding]:
    """Two lists of one policy that hold mostly the same people."""
    both: dict[tuple[Source, Source], set[str]] = defaultdict(set)
    for group in people.groups:
        lists = {(list_of(claim.source), claim.policy) for claim in group}
        for (one, policy), (other, same) in combinations(sorted(lists), 2):
            if policy == same and one != other:
                both[one, other].add(people.keys[group[0].source])
    sizes = list_sizes(people)
    for (one, other), persons in sorted(both.items(), key=lambda item: item[0]):
        yield from half_a_list(one, other, len(persons), sizes)


def half_a_list(
    one: Source, other: Source, count: int, sizes: Mapping[Source, int]
) -> Iterator[Finding]:
    small, large = sorted((one, other), key=lambda place: (sizes[place], place))
    if count >= COPIED and 2 * count >= sizes[small]:
        data = {"count": count, "rows": sizes[small], "other": str(large)}
        yield Finding(LIST_COPIED, small, data, related=(large,))


def list_of(source: Source) -> Source:
    return Source(source.file, source.sheet)


def list_sizes(people: People) -> Counter[Source]:
    rows = Counter((source.file, source.sheet) for source in people.keys)
    return Counter({Source(*place): count for place, count in rows.items()})
