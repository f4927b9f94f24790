"""Claims held back because it is not known whose they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias

from hotro68.core.award import Answer, Assessment
from hotro68.core.source import Source
from hotro68.settling.children import children_twice
from hotro68.settling.people import People
from hotro68.settling.table import CombinationTable
from hotro68.settling.verdict import Doubt, another_business, held_for_identity

Persons: TypeAlias = Mapping[str, Sequence[Assessment]]
"""Key of a person → the claims."""
Out: TypeAlias = AbstractSet[Source]


@dataclass(frozen=True, slots=True)
class Rows:
    """faulty: rows that wait for a cell to be corrected. declined: waived in writing.

    decided: rows of files that are approved.
    """

    faulty: Out = frozenset()
    declined: Out = frozenset()
    decided: Out = frozenset()


PLAIN_ROWS = Rows()


def hold_for_identity(
    people: People, persons: Persons, table: CombinationTable, out: Rows
) -> list[Doubt]:
    """Claims that would exclude each other if two doubtful rows were one person.

    When one number stands at two names, both rows wait: one of the numbers is wrong.
    A row that may be any of many people waits alone.
    """
    held = []
    rows = {row.claim.source: (key, row) for key, group in persons.items() for row in group}
    for link in people.doubts:
        (mine, one), (theirs, other) = rows[link.first.source], rows[link.second.source]
        if link.evidence.other_name:
            held += [_held(one, other, table), _held(other, one, table)]
        vague = [side.source in people.crowded for side in (link.first, link.second)]
        if vague != [False, True]:
            held += _rivals(persons[mine], persons[theirs], table, out)
        if vague != [True, False]:
            held += _rivals(persons[theirs], persons[mine], table, out)
    return held


def _rivals(
    mine: Iterable[Assessment],
    theirs: Sequence[Assessment],
    table: CombinationTable,
    out: Rows,
) -> Iterator[Doubt]:
    for one in mine:
        rival = next((other for other in theirs if _matters(one, other, table, out)), None)
        if rival is not None:
            yield _held(one, rival, table)


def _matters(one: Assessment, other: Assessment, table: CombinationTable, out: Rows) -> bool:
    """A faulty row of the same policy waits alone: corrected, it takes nobody's place.

    A row waived in writing matters to the same policy: it may be this person who declined.
    """
    first, second = one.claim.policy, other.claim.policy
    if other.claim.source in out.declined:
        return first == second
    if other.answer is Answer.REFUSED or (first == second and other.claim.source in out.faulty):
        return False
    return table.excludes(second, first)


def _held(one: Assessment, rival: Assessment, table: CombinationTable) -> Doubt:
    return held_for_identity(one, rival, table.once_ref(one))


def hold_for_business(persons: Persons, out: Out, table: CombinationTable) -> list[Doubt]:
    """One household business under two owners: nobody is paid until it is known whose it is.

    out: claims set aside already, which want it no more.
    """
    owners: dict[tuple[str, str], dict[str, Assessment]] = defaultdict(dict)
    for key, claims in persons.items():
        for one in claims:
            name = table.business(one)
            if name and one.answer is not Answer.REFUSED and one.claim.source not in out:
                owners[one.claim.policy, name].setdefault(key, one)
    return [
        another_business(one, list(found.values()), _field(policy, table), table.once_ref(one))
        for (policy, _), found in owners.items()
        if len(found) > 1
        for one in found.values()
    ]


def hold_for_children(
    persons: Persons, out: Out, table: CombinationTable, decided: Out
) -> list[Doubt]:
    """One child under two people: neither sum is known before the family has chosen."""
    rows = {
        row.claim.source: (key, row)
        for key, claims in persons.items()
        for row in claims
        if row.claim.source not in out
    }
    keys = {source: key for source, (key, _) in rows.items()}
    shared = children_twice((row for _, row in rows.values()), keys, decided)
    return [Doubt(rows[one.claim.source][1], one.told(table.pack)) for one in shared]


def _field(policy: str, table: CombinationTable) -> tuple[str, str]:
    business = table.pack.policies[policy].business
    assert business is not None
    return business.field, table.pack.fields_of(policy)[business.field].label
