"""One support a person: once per policy, one of each group, the additional ones on top."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hotro68.core.award import Answer, Assessment, Award, SetAside
from hotro68.core.source import Source
from hotro68.policy.pack import Group, Pack
from hotro68.settling.people import Link, People
from hotro68.settling.verdict import (
    Doubt,
    DoubtMaker,
    another_business,
    another_period,
    equal_sums,
    held_for_identity,
    in_doubt_together,
    rival_asked,
    sums_differ,
)


@dataclass(frozen=True, slots=True)
class Settlement:
    """awards and, for every other claim that was in contention, why it waits."""

    awards: tuple[Award, ...]
    doubts: tuple[Doubt, ...]


def settle(assessments: Iterable[Assessment], people: People, pack: Pack) -> Settlement:
    """Choose what is paid among the claims the law pays, or asks about.

    A claim the law only asks about is never paid, but holds back what it would exclude.
    """
    table = Table(pack)
    by_person: dict[str, list[Assessment]] = defaultdict(list)
    for assessment in assessments:
        by_person[people.keys[assessment.claim.source]].append(assessment)
    rounds = {
        key: _Round(key, table, sorted(group, key=table.rank))
        for key, group in sorted(by_person.items())
    }
    for one in rounds.values():
        one.choose()
    held = _hold_for_identity(people.doubts, by_person, table)
    held += _hold_for_business(rounds.values(), table)
    for doubt in held:
        key = people.keys[doubt.claim.source]
        rounds[key].hold(doubt)
    return Settlement(
        tuple(award for one in rounds.values() for award in one.awards()),
        tuple(doubt for one in rounds.values() for doubt in one.doubts),
    )


@dataclass(frozen=True, slots=True)
class Table:
    """The combination table of a pack."""

    pack: Pack

    @property
    def names(self) -> dict[str, str]:
        return {name: policy.name for name, policy in self.pack.policies.items()}

    def rank(self, assessment: Assessment) -> tuple[int, int, Source]:
        """A total order: the same people are paid whatever order the rows came in."""
        order = self.pack.file.policies
        policy = assessment.claim.policy
        place = order.index(policy) if policy in order else len(order)
        return -assessment.amount, place, assessment.claim.source

    def conflict(self, first: str, second: str) -> Group | None:
        """The group that lets one person keep only one of two policies."""
        if self._is_additional(first) or self._is_additional(second):
            return None
        sources = {self.pack.policies[policy].source for policy in (first, second)}
        for group in self.pack.groups.one_of:
            if first in group.policies and second in group.policies:
                return group
            if len(sources) > 1 and sources <= set(group.sources):
                return group
        return None

    def excludes(self, first: str, second: str) -> bool:
        """Whether one person may not have a claim of each (one policy is paid once)."""
        return first == second or self.conflict(first, second) is not None

    def once_ref(self, assessment: Assessment) -> str:
        return self.pack.policies[assessment.claim.policy].once.ref

    def _is_additional(self, policy: str) -> bool:
        return any(policy in group.policies for group in self.pack.groups.additional)


@dataclass(slots=True)
class _Round:
    """One person's claims, best first."""

    person: str
    table: Table
    claims: list[Assessment]
    kept: list[Assessment] = field(default_factory=list)
    losers: dict[Source, list[SetAside]] = field(default_factory=lambda: defaultdict(list))
    doubts: list[Doubt] = field(default_factory=list)

    def choose(self) -> None:
        waiting = [one for one in self.claims if one.answer is Answer.ASKED]
        for one in self._once_each():
            rival = next((w for w in waiting if self._excludes(w, one)), None)
            doubt = self._doubted_rival(one)
            if rival is not None:
                self._park(
                    one, rival_asked(one, rival, self.table.once_ref(one), self.table.names)
                )
            elif doubt is not None:
                self._park(
                    one, rival_asked(one, doubt, self.table.once_ref(one), self.table.names)
                )
            else:
                self._enter(one)

    def _excludes(self, first: Assessment, second: Assessment) -> bool:
        return self.table.excludes(first.claim.policy, second.claim.policy)

    def _doubted_rival(self, one: Assessment) -> Assessment | None:
        return next(
            (d.assessment for d in self.doubts if self._excludes(d.assessment, one)), None
        )

    def _once_each(self) -> list[Assessment]:
        """The paid claims, one a policy; twin rows are set aside, differing ones asked."""
        by_policy: dict[str, list[Assessment]] = defaultdict(list)
        for one in self.claims:
            if one.answer is Answer.PAID:
                by_policy[one.claim.policy].append(one)
        best = []
        for policy, rows in by_policy.items():
            doubts = list(self._twin_doubts(policy, rows))
            if doubts:
                self.doubts += doubts
                continue
            best.append(rows[0])
            once = self.table.pack.policies[policy].once
            reason = f"đã có dòng {rows[0].claim.source} cùng chính sách"
            for twin in rows[1:]:
                self._lose(rows[0], twin, reason, once.ref)
        return sorted(best, key=self.table.rank)

    def _twin_doubts(self, policy: str, rows: list[Assessment]) -> Iterator[Doubt]:
        once = self.table.pack.policies[policy].once
        spells = {tuple(row.claim.facts.get(name) for name in once.fields) for row in rows}
        if len(spells) > 1:
            yield from (another_period(row, rows, once.question, once.ref) for row in rows)
        elif len({row.amount for row in rows}) > 1:
            yield from (sums_differ(row, rows, once.ref) for row in rows)

    def _lose(self, winner: Assessment, loser: Assessment, reason: str, ref: str) -> None:
        """Set one aside, together with what it had set aside itself."""
        lost = SetAside(loser, reason, ref, winner.claim.source)
        own = self.losers.pop(loser.claim.source, [])
        self.losers[winner.claim.source] += [lost, *own]

    def _enter(self, one: Assessment) -> None:
        """Keep it, lose it to a better one, or ask about both."""
        for better in list(self.kept):
            group = self.table.conflict(better.claim.policy, one.claim.policy)
            if group is None:
                continue
            if group.keep == "ask":
                self._ask_both(better, one, in_doubt_together, group)
            elif better.amount == one.amount and not self._settled_by_source(
                better, one, group
            ):
                self._ask_both(better, one, equal_sums, group)
            else:
                winner, loser = self._by_source(better, one, group)
                if winner is one:
                    self._replace(better, one)
                self._lose(winner, loser, group.reason, group.ref)
            return
        self.kept.append(one)

    def _settled_by_source(self, first: Assessment, second: Assessment, group: Group) -> bool:
        return group.equal != "ask" and self._source(first) != self._source(second)

    def _by_source(
        self, better: Assessment, one: Assessment, group: Group
    ) -> tuple[Assessment, Assessment]:
        """Winner and loser; equal sums go to the source the group names."""
        equal = better.amount == one.amount
        return (one, better) if equal and self._source(one) == group.equal else (better, one)

    def _source(self, one: Assessment) -> str:
        return self.table.pack.policies[one.claim.policy].source

    def _replace(self, old: Assessment, new: Assessment) -> None:
        self.kept[self.kept.index(old)] = new

    def _ask_both(
        self, better: Assessment, one: Assessment, doubt: DoubtMaker, group: Group
    ) -> None:
        self.hold(doubt(better, one, group, self.table.names))
        self._park(one, doubt(one, better, group, self.table.names))

    def hold(self, doubt: Doubt) -> None:
        """Take a claim out of the awards."""
        held = next((one for one in self.kept if one.claim is doubt.claim), None)
        if held is not None:
            self.kept.remove(held)
            self._park(held, doubt)

    def _park(self, one: Assessment, doubt: Doubt) -> None:
        """Let a claim wait; what it had set aside waits with it."""
        self.doubts.append(doubt)
        for loser in self.losers.pop(one.claim.source, []):
            self.doubts.append(rival_asked(loser.assessment, one, loser.ref, self.table.names))

    def awards(self) -> Iterator[Award]:
        for one in self.kept:
            yield Award(self.person, one, tuple(self.losers.get(one.claim.source, ())))


def _hold_for_identity(
    links: Iterable[Link], by_person: Mapping[str, list[Assessment]], table: Table
) -> list[Doubt]:
    """Claims that would exclude each other if two doubtful rows were one person.

    When one number stands at two names, both rows wait: one of the numbers is wrong.
    """
    held = []
    rows = {row.claim.source: (key, row) for key, group in by_person.items() for row in group}
    for link in links:
        if link.first.source not in rows or link.second.source not in rows:
            continue
        (mine, one), (theirs, other) = rows[link.first.source], rows[link.second.source]
        if link.evidence.other_name:
            held += [_held(one, other, table), _held(other, one, table)]
        held += _rivals(by_person[mine], by_person[theirs], table)
        held += _rivals(by_person[theirs], by_person[mine], table)
    return held


def _rivals(mine: list[Assessment], theirs: list[Assessment], table: Table) -> Iterator[Doubt]:
    for one in mine:
        for other in theirs:
            if table.excludes(other.claim.policy, one.claim.policy):
                yield _held(one, other, table)
                break


def _held(one: Assessment, rival: Assessment, table: Table) -> Doubt:
    return held_for_identity(one, rival, table.once_ref(one))


def _hold_for_business(rounds: Iterable[_Round], table: Table) -> list[Doubt]:
    """One household business under two owners: nobody is paid until it is known whose it is."""
    owners: dict[tuple[str, object], list[Assessment]] = defaultdict(list)
    for one in rounds:
        for kept in one.kept:
            business = table.pack.policies[kept.claim.policy].business
            name = business and kept.claim.facts.get(business.field)
            if business and name:
                owners[kept.claim.policy, name].append(kept)
    return [
        another_business(one, others, _business_field(policy, table), table.once_ref(one))
        for (policy, _), others in owners.items()
        if len(others) > 1
        for one in others
    ]


def _business_field(policy: str, table: Table) -> tuple[str, str]:
    business = table.pack.policies[policy].business
    assert business is not None
    return business.field, table.pack.fields_of(policy)[business.field].label
