"""What the nation's own figures give a claim: the centre bears its share of that alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from hotro68.core.award import Answer
from hotro68.core.claim import Claim
from hotro68.policy.assess import Rulebook
from hotro68.policy.pack import Pack

Norm: TypeAlias = Callable[[str, Claim | None, int], int | None]
"""Policy, claim and đồng awarded → đồng by the nation's figures; None when they do not tell."""


def norm_of(pack: Pack, day: date) -> Norm:
    """Nothing of a province's own policy; the whole where nobody replaced a figure.

    day: the deciding day of claims that name none.
    """
    national = {**pack.policies, **pack.national}
    nation = Rulebook(pack.model_copy(update={"policies": national}), day)

    def norm(policy: str, claim: Claim | None, amount: int) -> int | None:
        if pack.policies[policy].source == "tinh":
            return 0
        if policy not in pack.national:
            return amount
        if claim is None:
            return None
        found = nation.assess(claim)
        return min(amount, found.amount) if found.answer is Answer.PAID else None

    return norm
