"""The totals of a run are counted once; here they are held against their awards."""

from __future__ import annotations

from collections import Counter

from hotro68.core.funds import Cost
from hotro68.writing.sheets.brief import Brief


def check_totals(brief: Brief) -> None:
    """A workbook whose sheets would not agree is never written."""
    totals = brief.merged.totals
    shares = totals.shares
    assert totals.supports == len(brief.awards), "số lượt không khớp"
    assert totals.people == len({award.person for award in brief.awards}), "số người không khớp"
    assert totals.amount == sum(share.amount for share in shares), "số tiền không khớp"
    assert totals.central == sum(share.central for share in shares), (
        "phần trung ương không khớp"
    )
    assert _by_cell(shares) == _awarded(brief), "tiền theo thôn và chính sách không khớp"


def _by_cell(shares: tuple[Cost, ...]) -> dict[tuple[str, str], int]:
    cells = {(share.policy, share.hamlet): share.amount for share in shares if share.amount}
    assert len(cells) == sum(bool(share.amount) for share in shares), "một ô ghi hai lần"
    return cells


def _awarded(brief: Brief) -> dict[tuple[str, str], int]:
    sums: Counter[tuple[str, str]] = Counter()
    for award in brief.awards:
        sums[award.claim.policy, award.claim.hamlet] += award.amount
    return {cell: amount for cell, amount in sums.items() if amount}
