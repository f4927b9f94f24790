"""The combination table of a pack: which claims of one person exclude each other."""

from __future__ import annotations

from dataclasses import dataclass

from hotro68.core.award import Assessment
from hotro68.core.source import Source
from hotro68.policy.pack import Group, Pack
from hotro68.settling.profile import business_of


@dataclass(frozen=True, slots=True)
class CombinationTable:
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

    def one_claim(self, first: Assessment, second: Assessment) -> bool:
        """Whether two rows of one person and policy are one claim, written twice."""
        fields = self.pack.policies[first.claim.policy].once.fields
        facts = (first.claim.facts, second.claim.facts)
        spells = {tuple(fact.get(name) for name in fields) for fact in facts}
        businesses = {self.business(first), self.business(second)} - {""}
        return len(spells) == 1 and len(businesses) <= 1

    def business(self, assessment: Assessment) -> str:
        """The number that names the business claimed for; empty when there is none."""
        claim = assessment.claim
        business = self.pack.policies[claim.policy].business
        return business_of(claim.text(business.field)) if business else ""

    def once_ref(self, assessment: Assessment) -> str:
        return self.pack.policies[assessment.claim.policy].once.ref

    def _is_additional(self, policy: str) -> bool:
        return any(policy in group.policies for group in self.pack.groups.additional)
