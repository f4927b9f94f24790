"""Why a row is not paid: declined, refused, to be corrected, asked, or held back by a doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from hotro68.core.award import Answer, Assessment
from hotro68.core.catalogue import NEEDS_DECISION, OPTED_OUT, REFERRED
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.report import CheckedRow, Unpaid
from hotro68.core.source import Source
from hotro68.pipeline.checking import OPT_OUT
from hotro68.policy.pack import Pack
from hotro68.settling.people import People
from hotro68.settling.settle import Settlement
from hotro68.settling.verdict import Doubt

Stops: TypeAlias = Mapping[Source, Unpaid]
"""Row → why it is not chosen among, whatever else its person asks for."""


def stops_of(
    rows: Sequence[CheckedRow],
    people: People,
    findings: Mapping[Source, list[Finding]],
    pack: Pack,
) -> Stops:
    stopped = ((row.claim.source, _stop(row, findings, pack)) for row in rows)
    own = {source: stop for source, stop in stopped if stop is not None}
    return {**_also_withdrawn(rows, people), **own}


def standing(assessment: Assessment, stops: Stops) -> Assessment:
    """How a row takes part in the choice: one that has to be asked about is asked there too."""
    if assessment.answer is Answer.REFUSED or assessment.claim.source not in stops:
        return assessment
    return replace(assessment, answer=Answer.ASKED)


def faulty(stops: Stops) -> frozenset[Source]:
    """Rows that only wait for a cell to be corrected."""
    return frozenset(
        source
        for source, stop in stops.items()
        if stop.answer is Answer.ASKED and stop.code != OPTED_OUT.id
    )


def _stop(
    row: CheckedRow, findings: Mapping[Source, list[Finding]], pack: Pack
) -> Unpaid | None:
    """Why a row takes no part in the choice at all: opted out, refused, or to be corrected."""
    claim, assessment = row.claim, row.assessment
    if claim.facts.get(OPT_OUT) is True:
        ref = pack.policies[claim.policy].once.ref
        return Unpaid(claim, Answer.REFUSED, "Tự nguyện không tham gia.", ref, "", OPTED_OUT.id)
    if assessment.answer is Answer.REFUSED:
        return _refusal(assessment)
    if not pack.policies[claim.policy].payout:
        return _referral(claim, pack)
    blocking = [f for f in findings.get(claim.source, ()) if f.code.blocks or _asks_identity(f)]
    if not blocking:
        return None
    first = blocking[0]
    reason = " ".join(finding.message for finding in blocking)
    question = " ".join(dict.fromkeys(finding.hint for finding in blocking))
    ref = first.ref or pack.policies[claim.policy].legal.article
    return Unpaid(claim, Answer.ASKED, reason, ref, question, first.code.id)


def _asks_identity(finding: Finding) -> bool:
    """A question about the cell itself, which the law's own questions do not repeat."""
    return finding.code.asks and finding.code is not NEEDS_DECISION


def _referral(claim: Claim, pack: Pack) -> Unpaid:
    """A policy that another office carries out never enters the commune's payout."""
    finding = _referred(claim, pack)
    return Unpaid(claim, Answer.ASKED, finding.message, finding.ref, finding.hint, REFERRED.id)


def _referred(claim: Claim, pack: Pack) -> Finding:
    policy, authority = pack.policies[claim.policy], pack.authority_of(claim.policy)
    office = authority.send_to if authority is not None else "cơ quan phụ trách"
    data = {"policy": policy.name, "office": office}
    return Finding(REFERRED, claim.source, data, ref=policy.legal.article)


def referrals(stops: Stops, pack: Pack) -> list[Finding]:
    """What is to be sent on to another office."""
    return [_referred(s.claim, pack) for s in stops.values() if s.code == REFERRED.id]


def _refusal(assessment: Assessment) -> Unpaid:
    reasons = [reason for reason in assessment.reasons if reason.answer is Answer.REFUSED]
    return Unpaid(
        assessment.claim,
        Answer.REFUSED,
        " ".join(reason.message for reason in reasons),
        "; ".join(dict.fromkeys(reason.ref for reason in reasons)),
        code="HT201",
    )


def _also_withdrawn(rows: Sequence[CheckedRow], people: People) -> Stops:
    """Other rows of a person who declines in one row: asked, neither paid nor left out."""
    declined = {
        people.keys[row.claim.source]: row.claim
        for row in reversed(rows)
        if row.claim.facts.get(OPT_OUT) is True
    }
    return {
        row.claim.source: _still_wanted(row.claim, declined[key])
        for row in rows
        if (key := people.keys[row.claim.source]) in declined
    }


def _still_wanted(claim: Claim, declined: Claim) -> Unpaid:
    reason = f"Người này tự nguyện không tham gia ở dòng {declined.source}."
    question = "Hỏi người đó: còn nhận hỗ trợ ở dòng này không?"
    return Unpaid(claim, Answer.ASKED, reason, "", question, OPTED_OUT.id)


def waiting(
    rows: Iterable[CheckedRow], stops: Stops, settlement: Settlement
) -> Iterator[Unpaid]:
    """Claims the law itself asks about, and claims held back by a doubt."""
    for row in rows:
        asked = row.assessment.answer is Answer.ASKED
        if asked and row.claim.source not in stops:
            yield _question(row.assessment)
    seen: set[Source] = set()
    for doubt in settlement.doubts:
        if doubt.claim.source not in seen:
            seen.add(doubt.claim.source)
            yield _held(doubt)


def _held(doubt: Doubt) -> Unpaid:
    found = doubt.finding
    return Unpaid(
        doubt.claim, Answer.ASKED, found.message, found.ref, found.hint, found.code.id
    )


def _question(one: Assessment) -> Unpaid:
    reasons = one.reasons
    return Unpaid(
        one.claim,
        Answer.ASKED,
        " ".join(reason.message for reason in reasons),
        "; ".join(dict.fromkeys(reason.ref for reason in reasons)),
        " ".join(dict.fromkeys(reason.question for reason in reasons)),
        NEEDS_DECISION.id,
    )
