"""Why a row is not paid: declined, refused, to be corrected, asked, or held back by a doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TypeAlias

from hotro68.core.award import Answer, Assessment
from hotro68.core.catalogue import (
    ANSWERS_TO_TWO,
    NEEDS_DECISION,
    OPTED_OUT,
    PERHAPS_IN_REGISTER,
    REFERRED,
    REGISTER_REFUSES,
    REGISTER_SAYS,
    REPAY_FIRST,
    ROW_FILTERED,
    ROW_HIDDEN,
    ROW_STRUCK,
    SHEET_HIDDEN,
)
from hotro68.core.claim import Claim, Fact
from hotro68.core.finding import Finding
from hotro68.core.report import CheckedRow, Unpaid
from hotro68.core.source import Source
from hotro68.pipeline.checking import sheet_of
from hotro68.pipeline.declining import Declined
from hotro68.policy.assess import OPT_OUT
from hotro68.policy.pack import Pack
from hotro68.settling.people import People
from hotro68.settling.settle import Settlement
from hotro68.settling.verdict import Doubt

BY_REGISTER = frozenset(
    code.id
    for code in (
        ANSWERS_TO_TWO,
        REGISTER_SAYS,
        REGISTER_REFUSES,
        REPAY_FIRST,
        PERHAPS_IN_REGISTER,
    )
)
"""Stopped by what another office's register says, and by what a person concluded of it."""
UNSEEN = frozenset(code.id for code in (SHEET_HIDDEN, ROW_HIDDEN, ROW_FILTERED, ROW_STRUCK))
"""Asked about for how the row looks, not for what it says."""

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
    return {**_also_withdrawn(rows, people, pack), **own}


def standing(
    assessment: Assessment, stops: Stops, declined: AbstractSet[Source] = frozenset()
) -> Assessment:
    """How a row takes part in the choice: one that has to be asked about is asked there too.

    A person who declined here may want the claim of another row: that has to be asked, unless
    the row is declined in writing.
    """
    stop = stops.get(assessment.claim.source)
    if stop is not None and assessment.claim.source in declined:
        return replace(assessment, answer=Answer.REFUSED)
    refused = assessment.answer is Answer.REFUSED
    if stop is None or (refused and stop.code != OPTED_OUT.id):
        return assessment
    if stop.answer is Answer.REFUSED and stop.code in BY_REGISTER:
        return replace(assessment, answer=Answer.REFUSED)
    return replace(assessment, answer=Answer.ASKED)


def with_waivers(stops: Stops, declined: Declined) -> Stops:
    """A paper signed by the person goes before what the list says of declining."""
    return {**declined.unclear, **stops, **declined.out}


def faulty(stops: Stops) -> frozenset[Source]:
    """Rows that only wait for a cell to be corrected."""
    return frozenset(
        source
        for source, stop in stops.items()
        if stop.answer is Answer.ASKED and stop.code not in {OPTED_OUT.id, *BY_REGISTER}
    )


def copies_out_of_sight(
    rows: Sequence[CheckedRow], people: People, stops: Stops
) -> frozenset[Source]:
    """Rows on a hidden sheet and the like that repeat a row in sight to the letter.

    Whatever is answered about them, the row in sight is paid: they hold nothing back.
    """
    in_sight = {_content(row, people) for row in rows if row.claim.source not in stops}
    return frozenset(
        row.claim.source
        for row in rows
        if (stop := stops.get(row.claim.source)) is not None
        and stop.code in UNSEEN
        and _content(row, people) in in_sight
    )


def _content(row: CheckedRow, people: People) -> tuple[str, str, frozenset[tuple[str, Fact]]]:
    claim = row.claim
    return people.keys[claim.source], claim.policy, frozenset(claim.facts.items())


def _stop(
    row: CheckedRow, findings: Mapping[Source, list[Finding]], pack: Pack
) -> Unpaid | None:
    """Why a row takes no part in the choice at all: opted out, refused, or to be corrected."""
    claim, assessment = row.claim, row.assessment
    if claim.facts.get(OPT_OUT) is True:
        return replace(_refusal(assessment), code=OPTED_OUT.id)
    if assessment.answer is Answer.REFUSED:
        return _refusal(assessment)
    if not pack.policies[claim.policy].payout:
        return _referral(claim, pack)
    found = (*findings.get(claim.source, ()), *findings.get(sheet_of(claim.source), ()))
    blocking = [f for f in found if f.code.blocks or _asks_identity(f)]
    blocking.sort(key=lambda f: f.code.id in UNSEEN)
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
    policy, roles = pack.policies[claim.policy], pack.roles_of(claim.policy)
    office = roles.send_to if roles is not None else "cơ quan phụ trách"
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


def _also_withdrawn(rows: Sequence[CheckedRow], people: People, pack: Pack) -> Stops:
    """Other rows of a person who declines in one row: asked, neither paid nor left out."""
    declined = {
        people.keys[row.claim.source]: row.claim
        for row in reversed(rows)
        if row.claim.facts.get(OPT_OUT) is True
    }
    return {
        row.claim.source: _still_wanted(row.claim, declined[key], pack)
        for row in rows
        if (key := people.keys[row.claim.source]) in declined
    }


def _still_wanted(claim: Claim, declined: Claim, pack: Pack) -> Unpaid:
    reason = f"Người này tự nguyện không tham gia ở dòng {declined.source}."
    question = "Hỏi người đó: còn nhận hỗ trợ ở dòng này không?"
    ref = pack.policies[claim.policy].once.ref
    return Unpaid(claim, Answer.ASKED, reason, ref, question, OPTED_OUT.id)


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
