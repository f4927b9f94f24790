"""Entries of the papers: what a merge decided, as rows of postings and payout sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from hotro68.core.award import Award
from hotro68.core.claim import Claim
from hotro68.core.office import Decision, Office
from hotro68.core.report import Merged
from hotro68.policy.pack import Pack
from hotro68.policy.schema import Policy
from hotro68.vietnamese.collation import sort_key, text_key
from hotro68.writing.context import (
    Notice,
    Part,
    Payout,
    PayoutRow,
    Posting,
    PublicCount,
    PublicRow,
    PublicSection,
    hamlet_name,
    mask_id,
)
from hotro68.writing.discretion import printed, public_name, public_text

Order: TypeAlias = tuple[object, ...]

TAIL_DIGITS = 4


def hamlets_of(merged: Merged) -> tuple[str, ...]:
    """Hamlets with somebody to pay; the unknown one comes last."""
    return tuple(sorted({award.claim.hamlet for award in merged.awards}, key=_hamlet_order))


def posting_of(merged: Merged, pack: Pack, notice: Notice, hamlet: str | None) -> Posting:
    """The list of one hamlet, or (None) of the whole commune."""
    wanted = [award for award in merged.awards if hamlet in {None, award.claim.hamlet}]
    return _posting(_ordered(wanted, pack), merged, pack, (notice, hamlet))


def postings_of(merged: Merged, pack: Pack, notice: Notice) -> Iterator[Posting]:
    """The commune's list, then each hamlet's."""
    awards = _ordered(merged.awards, pack)
    yield _posting(awards, merged, pack, (notice, None))
    for hamlet, group in groupby(awards, key=_hamlet):
        yield _posting(list(group), merged, pack, (notice, hamlet))


def payout_of(
    merged: Merged, pack: Pack, office: Office, decision: Decision | None, hamlet: str
) -> Payout:
    """One row a person, however many supports: cash is counted out and signed for once.

    The policies stay visible beside the sum. Rows follow the given name alone, since a person
    may stand under several policies and is called up by name.
    """
    found = [award for award in merged.awards if award.claim.hamlet == hamlet]
    wanted = _ordered(found, pack)
    people = sorted(_by_person(wanted), key=lambda group: _name_order(group[0].claim))
    rows = tuple(_payout_row(at, group, pack) for at, group in enumerate(people, start=1))
    amount = sum(row.amount for row in rows)
    _tie(wanted, merged, hamlet, amount)
    return Payout(hamlet, rows, _parts(wanted, pack), amount, office, decision)


def _ordered(awards: Iterable[Award], pack: Pack) -> list[Award]:
    rank = _ranks(pack)
    return sorted(awards, key=lambda award: _public_order(award.claim, rank))


def _hamlet(award: Award) -> str:
    return award.claim.hamlet


def _posting(
    awards: Sequence[Award], merged: Merged, pack: Pack, paper: tuple[Notice, str | None]
) -> Posting:
    notice, hamlet = paper
    sections, number = [], 1
    for where, group in groupby(awards, key=_hamlet):
        section = _section(where, list(group), pack, (notice.named, number))
        sections.append(section)
        number += len(section.rows)
    amount = sum(section.amount for section in sections)
    _tie(awards, merged, hamlet, amount)
    return Posting(notice, hamlet, tuple(sections), _people(awards), len(awards), amount)


def _ranks(pack: Pack) -> Mapping[str, int]:
    """Policies as the pack names them; then those that only a province's file brings."""
    named = [policy for policy in pack.file.policies if policy in pack.policies]
    others = sorted(set(pack.policies) - set(named))
    return {policy: rank for rank, policy in enumerate((*named, *others))}


def _public_order(claim: Claim, rank: Mapping[str, int]) -> Order:
    return (*_hamlet_order(claim.hamlet), rank[claim.policy], *_name_order(claim))


def _hamlet_order(hamlet: str) -> Order:
    return (not hamlet, text_key(hamlet), hamlet)


def _name_order(claim: Claim) -> Order:
    return (sort_key(claim.name), claim.name, claim.source)


def _section(
    hamlet: str, awards: Sequence[Award], pack: Pack, way: tuple[frozenset[str], int]
) -> PublicSection:
    """way: the policies to name, and the number of the first row."""
    named, first = way
    shown = [award for award in awards if _has_names(pack.policies[award.claim.policy], named)]
    rows = tuple(_public_row(at, award, pack) for at, award in enumerate(shown, start=first))
    hidden = [
        award for award in awards if not _has_names(pack.policies[award.claim.policy], named)
    ]
    counts = tuple(
        _public_count(hamlet_name(hamlet), pack.policies[policy], list(group))
        for policy, group in groupby(hidden, key=lambda award: award.claim.policy)
    )
    amount = sum(row.amount for row in rows) + sum(count.amount for count in counts)
    return PublicSection(hamlet, rows, counts, _people(awards), len(awards), amount)


def _has_names(policy: Policy, named: frozenset[str]) -> bool:
    return policy.public.names or policy.id in named


def _public_row(number: int, award: Award, pack: Pack) -> PublicRow:
    claim = award.claim
    return PublicRow(
        number=number,
        name=public_name(claim.name),
        birth_year=_birth_year(claim),
        masked_id=mask_id(claim.number),
        hamlet=public_text(hamlet_name(claim.hamlet)),
        policy_label=pack.policies[claim.policy].public.label,
        amount=award.amount,
    )


def _public_count(hamlet: str, policy: Policy, awards: Sequence[Award]) -> PublicCount:
    where = public_text(hamlet)
    return PublicCount(where, policy.public.label, _people(awards), _sum(awards))


def _by_person(awards: Iterable[Award]) -> list[list[Award]]:
    people: dict[str, list[Award]] = {}
    for award in awards:
        people.setdefault(award.person, []).append(award)
    return list(people.values())


def _payout_row(number: int, awards: Sequence[Award], pack: Pack) -> PayoutRow:
    """Name, year and number are those of the person's first row that states them."""
    claim = awards[0].claim
    tail = next((award.claim.number for award in awards if award.claim.number), "")
    year = next(filter(None, (_birth_year(award.claim) for award in awards)), "")
    assert claim.name
    return PayoutRow(
        number=number,
        name=printed(claim.name),
        birth_year=year,
        id_tail=tail[-TAIL_DIGITS:],
        hamlet=hamlet_name(claim.hamlet),
        parts=_parts(awards, pack),
        amount=_sum(awards),
    )


def _parts(awards: Iterable[Award], pack: Pack) -> tuple[Part, ...]:
    sums: Counter[str] = Counter()
    for award in awards:
        sums[pack.policies[award.claim.policy].public.label] += award.amount
    return tuple(Part(policy, amount) for policy, amount in sums.items())


def _birth_year(claim: Claim) -> str:
    return str(claim.birth.year) if claim.birth else ""


def _people(awards: Iterable[Award]) -> int:
    return len({award.person for award in awards})


def _sum(awards: Iterable[Award]) -> int:
    return sum(award.amount for award in awards)


def _tie(awards: Iterable[Award], merged: Merged, hamlet: str | None, written: int) -> None:
    """Every paper says what the report says; where it does not, the mistake is ours."""
    counted: Counter[tuple[str, str]] = Counter()
    for award in awards:
        counted[award.claim.policy, award.claim.hamlet] += award.amount
    shares = [share for share in merged.totals.shares if hamlet in {None, share.hamlet}]
    assert +counted == +Counter({(s.policy, s.hamlet): s.amount for s in shares})
    assert written == sum(share.amount for share in shares)
