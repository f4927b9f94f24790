"""Who bears the money: the centre's share by cell, the nation's norm, the local sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from hotro68.casebook.settings import Settings
from hotro68.core.case import CaseFile
from hotro68.core.catalogue import FUNDS_SHORT
from hotro68.core.finding import Finding
from hotro68.core.funds import Budget, Cost, Fund
from hotro68.core.source import Source
from hotro68.pipeline import norms
from hotro68.policy.assess import Rulebook
from hotro68.policy.pack import Pack
from hotro68.vietnamese.collation import text_key
from hotro68.vietnamese.numbers import grouped

BUDGET = "kinhphi"
Norm: TypeAlias = Callable[[CaseFile], int | None]
"""What the nation's own figures give a file; None when they do not tell."""
Rounds: TypeAlias = Callable[[CaseFile], str]


def norm_of(rulebook: Rulebook, settings: Settings, rules: Path | None = None) -> Norm:
    """The norm of a file, whose claim may no longer be in the lists."""
    known = norms.norm_of(rulebook, settings.quy_tac.goi, rules)
    return lambda file: known(file.policy, file.claim, file.amount)


def budget_of(
    files: Iterable[CaseFile], pack: Pack, norm: Norm, rounds: Rounds, basis: str
) -> Budget:
    """A file whose norm is not known enters whole as the province's own, and is counted."""
    cells: dict[tuple[str, str, str], list[CaseFile]] = defaultdict(list)
    people: set[str] = set()
    for file in files:
        if pack.policies[file.policy].payout:
            cells[file.policy, file.hamlet, rounds(file)].append(file)
            people.add(file.person)
    rank = pack.file.policies.index
    order = sorted(
        cells, key=lambda cell: (cell[2], not cell[1], text_key(cell[1]), rank(cell[0]))
    )
    costs = tuple(_cost(cell, cells[cell], pack, norm) for cell in order)
    unknown = sum(norm(file) is None for group in cells.values() for file in group)
    return Budget(basis, costs, len(people), unknown_norm=unknown)


def _cost(cell: tuple[str, str, str], files: list[CaseFile], pack: Pack, norm: Norm) -> Cost:
    normal = sum(norm(file) or 0 for file in files)
    return Cost(
        *cell,
        people=len({file.person for file in files}),
        supports=len(files),
        amount=sum(file.amount for file in files),
        norm=normal,
        central=normal * pack.file.funding.central_percent // 100,
    )


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
