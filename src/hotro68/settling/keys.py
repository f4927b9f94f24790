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
KeysOf: TypeAlias = Callable[[Profile], Sequence[Hashable]]

NAME = "ten"
LARGEST_HOUSEHOLD = 20
LARGEST_BLOCK = 60
"""A key shared by more rows than this is too common: it is refined by more of the name."""
_LONG, _MIDDLE, _SHORT = 10, 8, 4


# ── Keys for every row ───────────────────────────────────────────────────────────────────
def _number(one: Profile) -> Sequence[Hashable]:
    return one.digits


def _beginning(one: Profile) -> Sequence[Hashable]:
    """A number with one slip keeps its beginning, its end, or both their outer parts."""
    if not one.words:
        return ()
    given = one.words[-1]
    return [(number[:kept], given) for number in one.digits if (kept := _kept(number))]


def _end(one: Profile) -> Sequence[Hashable]:
    if not one.words:
        return ()
    return [number[-kept:] for number in one.digits if (kept := _kept(number))]


def _outer_parts(one: Profile) -> Sequence[Hashable]:
    if not one.words:
        return ()
    return [
        (number[:outer], number[-outer:], *one.ends)
        for number in one.digits
        if (outer := _kept(number) // 2 - 1) > 0
    ]


def _phone(one: Profile) -> Sequence[Hashable]:
    return ((one.phone, one.words[-1][0]),) if one.phone and one.words else ()


def _account(one: Profile) -> Sequence[Hashable]:
    return (one.account,) if one.account else ()


def _business(one: Profile) -> Sequence[Hashable]:
    return (one.business,) if one.business else ()


def _address(one: Profile) -> Sequence[Hashable]:
    return (one.address,) if one.address else ()


def _name_and_year(one: Profile) -> Sequence[Hashable]:
    return ((one.order, one.birth.year),) if one.birth and one.words else ()


def _birth(one: Profile) -> Sequence[Hashable]:
    """Day and month may be turned."""
    birth = one.birth
    if birth is None or not birth.day or not one.words:
        return ()
    return ((birth.year, *sorted((birth.day, birth.month))),)


def _name_and_birthday(one: Profile) -> Sequence[Hashable]:
    birth = one.birth
    if birth is None or not birth.day or not one.words:
        return ()
    return ((one.order, birth.day, birth.month),)


KINDS: tuple[KeysOf, ...] = (
    *(_number, _beginning, _end, _outer_parts, _phone, _account, _business, _address),
    *(_name_and_year, _birth, _name_and_birthday),
)


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
    for keys_of in KINDS:
        for members in _shared(profiles, keys_of):
            if keys_of is _address and len(members) > LARGEST_HOUSEHOLD:
                continue
            pairs.update(_pairs(members, profiles, may_be_one))
            if keys_of is _number and len(members) > LARGEST_BLOCK:
                pairs.update((members[0], other) for other in members[1:])
    for members in _shared_vaguely(profiles):
        pairs.update(
            (left, right)
            for left, right in _pairs(members, profiles, may_be_one)
            if is_vague(profiles[left]) or is_vague(profiles[right])
        )
    return pairs


def _shared(profiles: Sequence[Profile], keys_of: KeysOf) -> Iterable[list[int]]:
    """The rows of each key of one kind: all kinds at once would need ten times the memory.

    Most keys are one row's: kept as a bare place until a second row has them.
    """
    first: dict[Hashable, int] = {}
    shared: dict[Hashable, list[int]] = {}
    for place, one in enumerate(profiles):
        for key in keys_of(one):
            other = first.setdefault(key, place)
            if other != place:
                shared.setdefault(key, [other]).append(place)
    return shared.values()


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
