"""The sums of what is paid, by policy and hamlet, and the order in which it is told."""

from __future__ import annotations

from collections.abc import Iterable

from hotro68.core.award import Award
from hotro68.core.funds import Owed, costs_of
from hotro68.core.report import Totals
from hotro68.pipeline.norms import Norm
from hotro68.policy.pack import Pack
from hotro68.vietnamese.collation import sort_key, text_key


def totals_of(awards: Iterable[Award], pack: Pack, norm: Norm) -> Totals:
    """Money by policy and hamlet; the centre's total is the sum of its cells."""
    owed = [_owed(award, norm) for award in awards]
    rank = pack.file.policies.index
    shares = sorted(
        costs_of(owed, pack.file.funding.central_percent),
        key=lambda share: (rank(share.policy), text_key(share.hamlet)),
    )
    return Totals(
        people=len({one.person for one in owed}),
        supports=len(owed),
        amount=sum(share.amount for share in shares),
        central=sum(share.central for share in shares),
        shares=tuple(shares),
    )


def paper_order(award: Award, pack: Pack) -> tuple[object, ...]:
    """Hamlet, policy, given name: the order in which papers are read out."""
    claim = award.claim
    place = pack.file.policies.index(claim.policy)
    return (text_key(claim.hamlet), place, sort_key(claim.name), claim.source)


def _owed(award: Award, norm: Norm) -> Owed:
    claim, amount = award.claim, award.amount
    normal = norm(claim.policy, claim, amount)
    return Owed(claim.policy, claim.hamlet, award.person, amount, normal)
