"""One support a person: once per policy, one of each group, the additional ones on top."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from hotro68.core.award import Answer, Assessment, Award, SetAside
from hotro68.core.decided import Choice
from hotro68.core.source import Source
from hotro68.policy.pack import Group, Pack
from hotro68.settling.holding import (
    PLAIN_ROWS,
    Rows,
    hold_for_business,
    hold_for_children,
    hold_for_identity,
)
from hotro68.settling.people import People
from hotro68.settling.spells import days_told
from hotro68.settling.table import CombinationTable
from hotro68.settling.verdict import (
    Doubt,
    DoubtMaker,
    another_period,
    businesses_differ,
    equal_sums,
    given_up,
    in_doubt_together,
    rival_asked,
    sums_differ,
    twin_refused,
)
from hotro68.settling.wishes import NO_WISHES, Wishes


@dataclass(frozen=True, slots=True)
class Settlement:
    """awards and, for every other claim that was in contention, why it waits."""

    awards: tuple[Award, ...]
    doubts: tuple[Doubt, ...]


def settle(
    assessments: Iterable[Assessment],
    people: People,
    pack: Pack,
    marked: Rows = PLAIN_ROWS,
    wishes: Wishes = NO_WISHES,
) -> Settlement:
    """Choose what is paid among the claims; a refused one only speaks against its twin.

    A claim that is asked about is never paid, but holds back what it would exclude.
    marked: rows asked only because a cell has to be corrected, and rows already approved.
    wishes: what a citizen chose in writing goes before what is highest.
    """
    table = CombinationTable(pack)
    by_person: dict[str, list[Assessment]] = defaultdict(list)
    for assessment in assessments:
        by_person[people.keys[assessment.claim.source]].append(assessment)
    rounds = {
        key: _Round(key, table, sorted(group, key=table.rank), wishes.chosen.get(key, ()))
        for key, group in sorted(by_person.items())
    }
    for one in rounds.values():
        one.choose()
    claims = {key: one.claims for key, one in rounds.items()}
    out = frozenset(source for one in rounds.values() for source in one.set_aside)
    held = hold_for_identity(people, claims, table, replace(marked, declined=wishes.declined))
    held += hold_for_business(claims, out, table)
    held += hold_for_children(claims, out, table, marked.decided)
    for doubt in held:
        rounds[people.keys[doubt.claim.source]].hold(doubt)
    return Settlement(
        tuple(award for one in rounds.values() for award in one.awards()),
        tuple(doubt for one in rounds.values() for doubt in one.doubts),
    )


@dataclass(slots=True)
class _Round:
    """One person's claims, best first."""

    person: str
    table: CombinationTable
    claims: list[Assessment]
    chosen: tuple[Choice, ...] = ()
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

    def _excludes(self, rival: Assessment, one: Assessment) -> bool:
        """A rival that the citizen gave up for this one in writing takes nobody's place."""
        given_up = self._preference(one) < self._preference(rival)
        return not given_up and self.table.excludes(rival.claim.policy, one.claim.policy)

    def _preference(self, one: Assessment) -> int:
        """0 for what was chosen last in writing; the same high number for what never was."""
        policies = [choice.policy for choice in self.chosen]
        policy = one.claim.policy
        return policies.index(policy) if policy in policies else len(policies)

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
            doubts = list(self._twin_doubts(policy, rows)) or self._contradicted(rows)
            if doubts:
                self.doubts += doubts
                continue
            best.append(rows[0])
            once = self.table.pack.policies[policy].once
            reason = f"đã có dòng {rows[0].claim.source} cùng chính sách"
            for twin in rows[1:]:
                self._lose(rows[0], twin, reason, once.ref)
        return sorted(best, key=lambda one: (self._preference(one), self.table.rank(one)))

    def _twin_doubts(self, policy: str, rows: list[Assessment]) -> Iterator[Doubt]:
        once = self.table.pack.policies[policy].once
        spells = {tuple(row.claim.facts.get(name) for name in once.fields) for row in rows}
        if len(spells) > 1:
            days = days_told((row.claim for row in rows), once.fields)
            question = " ".join(filter(None, (once.question, days)))
            yield from (another_period(row, rows, question, once.ref) for row in rows)
        elif len({row.amount for row in rows}) > 1:
            yield from (sums_differ(row, rows, once.ref) for row in rows)
        elif len({self.table.business(row) for row in rows} - {""}) > 1:
            yield from (businesses_differ(row, rows, once.ref) for row in rows)

    def _contradicted(self, rows: list[Assessment]) -> list[Doubt]:
        """The same claim is refused in another row: one of the two is wrong."""
        refused = [one for one in self.claims if one.answer is Answer.REFUSED]
        against = next((one for one in refused if self._same_claim(one, rows[0])), None)
        if against is None:
            return []
        ref = self.table.once_ref(against)
        return [twin_refused(row, against, ref, self.table.names) for row in rows]

    def _same_claim(self, one: Assessment, other: Assessment) -> bool:
        same = one.claim.policy == other.claim.policy
        return same and self.table.one_claim(one, other)

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
            if self._preference(better) < self._preference(one):
                self._lose(better, one, self._choice_told(better), group.ref)
            elif group.keep == "ask":
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

    def _choice_told(self, kept: Assessment) -> str:
        choice = self.chosen[self._preference(kept)]
        return given_up(choice, self.table.names)

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

    @property
    def set_aside(self) -> Iterator[Source]:
        for losers in self.losers.values():
            yield from (loser.assessment.claim.source for loser in losers)

    def awards(self) -> Iterator[Award]:
        for one in self.kept:
            yield Award(self.person, one, tuple(self.losers.get(one.claim.source, ())))
