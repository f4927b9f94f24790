"""Keys under which rows are looked up: only rows that share one are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from hotro68.settling.profile import Profile

Key: TypeAlias = tuple[Hashable, ...]
Pair: TypeAlias = tuple[int, int]
MayBeOne: TypeAlias = Callable[[Profile, Profile], bool]

NUMBER, NAME, ADDRESS = "so", "ten", "cho-o"
LARGEST_HOUSEHOLD = 20
LARGEST_BLOCK = 60
"""A key shared by more rows than this is too common: it is refined by more of the name."""
_LONG, _MIDDLE, _SHORT = 10, 8, 4


def keys_of(one: Profile) -> Iterator[Key]:
    """Keys for every row."""
    for number in one.digits:
        yield (NUMBER, number)
        yield from _near(number, one)
    if one.phone and one.words:
        yield ("dt", one.phone, one.words[-1][0])
    if one.account:
        yield ("tk", one.account)
    if one.business:
        yield ("mst", one.business)
    if one.address:
        yield (ADDRESS, one.address)
    birth = one.birth
    if birth is None or not one.words:
        return
    yield ("ten-nam", one.order, birth.year)
    if birth.day:
        low, high = sorted((birth.day, birth.month))
        yield ("ngay", birth.year, low, high)
        yield ("ten-ngay", one.order, birth.day, birth.month)


def _near(number: str, one: Profile) -> Iterator[Key]:
    """A number with one slip keeps its beginning, its end, or both their outer parts."""
    kept = _kept(number)
    if not kept or not one.words:
        return
    given, outer = one.words[-1], kept // 2 - 1
    yield ("dau", number[:kept], given)
    yield ("cuoi", number[-kept:])
    yield ("ngoai", number[:outer], number[-outer:], one.words[0], given)


def _kept(number: str) -> int:
    if len(number) >= _LONG:
        return 8
    if len(number) >= _MIDDLE:
        return 6
    return 4 if len(number) > _SHORT else 0


def vague_keys(one: Profile) -> Iterator[Key]:
    """Keys that rows answer to when another row's birth is not known to the day."""
    if not one.words:
        return
    yield (NAME, one.order)
    if one.birth is None:
        return
    year = one.birth.year
    yield ("dau-cuoi", *one.ends, year)
    if len(one.words) > 2:  # noqa: PLR2004 - two words less one are a usual given name
        for at in range(len(one.words)):
            yield ("thieu", one.words[:at] + one.words[at + 1 :], year)


def is_vague(one: Profile) -> bool:
    return one.birth is None or not one.birth.day


def candidates(profiles: Sequence[Profile], may_be_one: MayBeOne) -> set[Pair]:
    """Pairs of places, the smaller first. No key brings more pairs than its rows allow."""
    pairs: set[Pair] = set()
    for key, members in _shared(profiles).items():
        if key[0] == ADDRESS and len(members) > LARGEST_HOUSEHOLD:
            continue
        pairs.update(_pairs(members, profiles, may_be_one))
        if key[0] == NUMBER and len(members) > LARGEST_BLOCK:
            pairs.update((members[0], other) for other in members[1:])
    for members in _shared_vaguely(profiles):
        pairs.update(
            (left, right)
            for left, right in _pairs(members, profiles, may_be_one)
            if is_vague(profiles[left]) or is_vague(profiles[right])
        )
    return pairs


def _shared(profiles: Sequence[Profile]) -> dict[Key, list[int]]:
    """Most keys are one row's: kept as a bare place until a second row has them."""
    first: dict[Key, int] = {}
    shared: dict[Key, list[int]] = {}
    for place, one in enumerate(profiles):
        for key in keys_of(one):
            other = first.setdefault(key, place)
            if other != place:
                shared.setdefault(key, [other]).append(place)
    return shared


def _shared_vaguely(profiles: Sequence[Profile]) -> Iterable[list[int]]:
    wanted = {
        key
        for one in profiles
        if is_vague(one)
        for key in vague_keys(one)
        if one.birth is None or key[0] != NAME
    }
    blocks: dict[Key, list[int]] = defaultdict(list)
    for place, one in enumerate(profiles if wanted else ()):
        for key in vague_keys(one):
            if key in wanted:
                blocks[key].append(place)
    return blocks.values()


def _pairs(
    members: Sequence[int], profiles: Sequence[Profile], may_be_one: MayBeOne
) -> Iterator[Pair]:
    for small in _refined(members, profiles):
        for left, right in combinations(sorted(small), 2):
            if may_be_one(profiles[left], profiles[right]):
                yield left, right


def _refined(members: Sequence[int], profiles: Sequence[Profile]) -> Iterator[Sequence[int]]:
    """A block as it is; too large, its parts by given name, whole name, hamlet and birth."""
    if len(members) <= LARGEST_BLOCK:
        yield members
        return
    for part in _parts(members, [profiles[at].words[-1:] for at in members]):
        if len(part) <= LARGEST_BLOCK:
            yield part
            continue
        for same in _parts(part, [profiles[at].order for at in part]):
            if len(same) <= LARGEST_BLOCK:
                yield same
            else:
                yield from _by_hamlet(same, profiles)


def _by_hamlet(members: Sequence[int], profiles: Sequence[Profile]) -> Iterator[Sequence[int]]:
    parts = _parts(members, [(profiles[at].hamlet, profiles[at].birth) for at in members])
    return (part for part in parts if len(part) <= LARGEST_BLOCK)


def _parts(members: Iterable[int], by: Iterable[Hashable]) -> list[list[int]]:
    parts: dict[Hashable, list[int]] = defaultdict(list)
    for place, key in zip(members, by, strict=True):
        parts[key].append(place)
    return [part for part in parts.values() if len(part) > 1]
