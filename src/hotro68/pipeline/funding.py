"""Who bears the money: the centre's share by cell, the nation's norm, the local sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from hotro68.core.case import CaseFile
from hotro68.core.catalogue import FUNDS_SHORT
from hotro68.core.finding import Finding
from hotro68.core.funds import Budget, Fund, Owed, costs_of
from hotro68.core.source import Source
from hotro68.pipeline.norms import Norm
from hotro68.policy.pack import Pack
from hotro68.vietnamese.collation import text_key
from hotro68.vietnamese.numbers import grouped

BUDGET = "kinhphi"
Rounds: TypeAlias = Callable[[CaseFile], str]


def budget_of(
    files: Iterable[CaseFile], pack: Pack, norm: Norm, rounds: Rounds, basis: str
) -> Budget:
    """A file whose norm is not known enters whole as the province's own, and is counted."""
    owed = [
        owed_for(file, norm, rounds(file))
        for file in files
        if pack.policies[file.policy].payout
    ]
    rank = pack.file.policies.index
    costs = sorted(
        costs_of(owed, pack.file.funding.central_percent),
        key=lambda cost: (
            cost.round,
            not cost.hamlet,
            text_key(cost.hamlet),
            rank(cost.policy),
        ),
    )
    people = len({one.person for one in owed})
    return Budget(
        basis, tuple(costs), people, unknown_norm=sum(one.norm is None for one in owed)
    )


def owed_for(file: CaseFile, norm: Norm, round_: str = "") -> Owed:
    normal = norm(file.policy, file.claim, file.amount)
    return Owed(file.policy, file.hamlet, file.person, file.amount, normal, round_)


def funds_of(needed: int, balances: Mapping[str, int], pack: Pack) -> tuple[Fund, ...]:
    """The sources drawn on in their order, each to its ceiling at most."""
    funds = []
    for source in pack.file.funding.local:
        balance = balances.get(source.id)
        ceiling = (balance or 0) * source.percent // 100
        draw = min(needed, ceiling)
        needed -= draw
        funds.append(Fund(source.name, balance, source.percent, ceiling, draw, source.ref))
    return tuple(funds)


def shortfall(budget: Budget) -> list[Finding]:
    if not budget.short:
        return []
    data = {
        "needed": grouped(budget.local),
        "available": grouped(budget.available),
        "short": grouped(budget.short),
    }
    ref = budget.funds[0].ref if budget.funds else ""
    return [Finding(FUNDS_SHORT, Source("hotro68 kinhphi"), data, ref=ref)]
