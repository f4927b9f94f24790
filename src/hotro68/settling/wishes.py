"""What citizens want in writing: to take no part, or one of several supports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hotro68.core.claim import Claim
from hotro68.core.decided import Choice, Named
from hotro68.core.source import Source
from hotro68.settling.profile import numbers_of
from hotro68.vietnamese.text import fold


@dataclass(frozen=True, slots=True)
class Wishes:
    """declined: rows waived in writing. chosen: key of a person → choices, the newest first."""

    declined: frozenset[Source] = frozenset()
    chosen: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Found:
    """Persons that a paper may mean. sure: it is the one person, by number and name."""

    persons: frozenset[str]
    sure: bool


class Directory:
    """Who stands in the lists, by number and by name with day of birth."""

    def __init__(self, claims: Iterable[Claim], keys: Mapping[Source, str]) -> None:
        self._by_number: dict[str, list[Claim]] = defaultdict(list)
        self._by_birth: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        self._keys = keys
        for claim in claims:
            for number in numbers_of(claim):
                self._by_number[number].append(claim)
            self._by_birth[fold(claim.name), claim.text("ngay_sinh")].append(claim)

    def find(self, named: Named) -> Found:
        """By number first, the name beside it has to fit; then by name and day of birth.

        One who has another number than the paper says may be another: that is not sure.
        """
        rows = self._rows(named)
        persons = frozenset(self._keys[row.source] for row in rows)
        fits = not named.name or any(fold(row.name) == fold(named.name) for row in rows)
        other = named.number and any(
            row.number and named.number not in numbers_of(row) for row in rows
        )
        return Found(persons, len(persons) == 1 and fits and not other)

    def _rows(self, named: Named) -> list[Claim]:
        if named.number and named.number in self._by_number:
            return self._by_number[named.number]
        if not named.name or not named.birth:
            return []
        return self._by_birth.get((fold(named.name), named.birth), [])


def chosen_by(directory: Directory, choices: Iterable[Choice]) -> dict[str, tuple[Choice, ...]]:
    """Key of a person → what the person chose in writing, the newest first."""
    found: dict[str, list[Choice]] = defaultdict(list)
    for choice in choices:
        who = directory.find(choice.person)
        if who.sure:
            found[next(iter(who.persons))].insert(0, choice)
    return {key: tuple(listed) for key, listed in found.items()}
