"""What the nation's own figures give a claim: the centre bears its share of that alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from hotro68.core.award import Answer
from hotro68.core.claim import Claim
from hotro68.policy.assess import Rulebook
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack

Norm: TypeAlias = Callable[[str, Claim | None, int], int | None]
"""Policy, claim and đồng awarded → đồng by the nation's figures; None when they do not tell."""


def norm_of(rulebook: Rulebook, name: str = "", rules: Path | None = None) -> Norm:
    """A policy whose figures no province or commune replaced has its own amount for a norm.

    Where a province counts another way (by day instead of once), the nation's figures are
    counted that way too. name, rules: as for `load_pack`.
    """
    pack = rulebook.pack
    if not pack.overlays:
        return lambda policy, _, amount: 0 if _of_province(policy, pack) else amount
    plain, findings = load_pack(name, rules=rules)
    assert plain is not None, findings
    nation = Rulebook(_counted_alike(plain, pack), rulebook.day)

    def norm(policy: str, claim: Claim | None, amount: int) -> int | None:
        if _of_province(policy, pack):
            return 0
        if plain.policies.get(policy) == pack.policies[policy]:
            return amount
        if claim is None:
            return None
        found = nation.assess(claim)
        return min(amount, found.amount) if found.answer is Answer.PAID else None

    return norm


def _of_province(policy: str, pack: Pack) -> bool:
    return pack.policies[policy].source == "tinh"


def _counted_alike(plain: Pack, local: Pack) -> Pack:
    policies = {
        name: policy.model_copy(update={"amount_way": local.policies[name].amount_way})
        for name, policy in plain.policies.items()
    }
    return plain.model_copy(update={"policies": policies})
