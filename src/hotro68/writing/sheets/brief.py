"""What every sheet is drawn from: a merged run, the law, the office, and their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from hotro68.core.award import Award
from hotro68.core.claim import Claim
from hotro68.core.office import Office
from hotro68.core.report import Merged
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.policy.schema import Policy
from hotro68.vietnamese.collation import sort_key, text_key

Order: TypeAlias = tuple[object, ...]

NO_HAMLET = "(chưa rõ nơi ở)"


@dataclass(frozen=True, slots=True)
class Brief:
    """awards: in the order of the papers. policies: their ids in the order of the pack."""

    merged: Merged
    pack: Pack
    office: Office
    awards: tuple[Award, ...]
    policies: tuple[str, ...]

    @property
    def day(self) -> date:
        return self.merged.basis.day

    def policy(self, policy_id: str) -> Policy:
        return self.pack.policies[policy_id]

    def awards_of(self, policy_id: str) -> tuple[Award, ...]:
        return tuple(award for award in self.awards if award.claim.policy == policy_id)

    @property
    def paid_policies(self) -> tuple[str, ...]:
        """Policies with at least one award."""
        found = {award.claim.policy for award in self.awards}
        return tuple(policy for policy in self.policies if policy in found)


def lay_out(merged: Merged, pack: Pack, office: Office) -> Brief:
    policies = ordered_policies(pack)
    rank = {policy: index for index, policy in enumerate(policies)}
    awards = sorted(merged.awards, key=lambda award: claim_order(award.claim, rank))
    return Brief(merged, pack, office, tuple(awards), policies)


def ordered_policies(pack: Pack) -> tuple[str, ...]:
    """As the pack names them; then those that only a province's file brings."""
    named = [policy for policy in pack.file.policies if policy in pack.policies]
    return (*named, *sorted(set(pack.policies) - set(named)))


def claim_order(claim: Claim, rank: Mapping[str, int]) -> Order:
    """Hamlet, policy, given name, and the place in the list to settle what is left."""
    return (
        hamlet_order(claim.hamlet),
        rank[claim.policy],
        sort_key(claim.name),
        claim.source,
    )


def person_order(claim: Claim) -> Order:
    return (hamlet_order(claim.hamlet), sort_key(claim.name), claim.source)


def hamlet_order(hamlet: str) -> Order:
    """Rows whose hamlet nobody knows come last."""
    return (not hamlet, text_key(hamlet))


def paid_by(brief: Brief) -> dict[Source, Award]:
    """The row paid → its award."""
    return {award.claim.source: award for award in brief.awards}
