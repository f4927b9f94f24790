"""Why a row is not paid: declined, refused, to be corrected, asked, or held back by a doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hotro68.core.award import Answer, Assessment
from hotro68.core.catalogue import NEEDS_DECISION, OPTED_OUT
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.report import CheckedRow, Unpaid
from hotro68.core.source import Source
from hotro68.pipeline.checking import OPT_OUT
from hotro68.policy.pack import Pack
from hotro68.settling.people import People
from hotro68.settling.settle import Settlement


def stop(
    row: CheckedRow, findings: Mapping[Source, list[Finding]], pack: Pack
) -> Unpaid | None:
    """Why a row takes no part in the choice at all: opted out, refused, or to be corrected."""
    claim, assessment = row.claim, row.assessment
    if claim.facts.get(OPT_OUT) is True:
        ref = pack.policies[claim.policy].once.ref
        return Unpaid(claim, Answer.REFUSED, "Tự nguyện không tham gia.", ref, "", OPTED_OUT.id)
    if assessment.answer is Answer.REFUSED:
        return _refusal(assessment)
    blocking = [f for f in findings.get(claim.source, ()) if f.code.blocks or _asks_identity(f)]
    if not blocking:
        return None
    first = blocking[0]
    reason = " ".join(finding.message for finding in blocking)
    question = " ".join(dict.fromkeys(finding.hint for finding in blocking))
    ref = first.ref or pack.policies[claim.policy].legal.article
    return Unpaid(claim, Answer.ASKED, reason, ref, question, first.code.id)


def standing(assessment: Assessment, stop: Unpaid | None) -> Assessment:
    """How a row takes part in the choice: one that has to be asked about is asked there too."""
    if stop is None or assessment.answer is Answer.REFUSED:
        return assessment
    return replace(assessment, answer=Answer.ASKED)


def faulty(stopped: Iterable[Unpaid | None]) -> frozenset[Source]:
    """Rows that only wait for a cell to be corrected."""
    return frozenset(
        stop.claim.source for stop in stopped if stop and stop.answer is Answer.ASKED
    )


def _asks_identity(finding: Finding) -> bool:
    """A question about the cell itself, which the law's own questions do not repeat."""
    return finding.code.asks and finding.code is not NEEDS_DECISION


def _refusal(assessment: Assessment) -> Unpaid:
    reasons = [reason for reason in assessment.reasons if reason.answer is Answer.REFUSED]
    return Unpaid(
        assessment.claim,
        Answer.REFUSED,
        " ".join(reason.message for reason in reasons),
        "; ".join(dict.fromkeys(reason.ref for reason in reasons)),
        code="HT201",
    )


def also_withdrawn(rows: Iterable[CheckedRow], people: People) -> dict[Source, Unpaid]:
    """Other rows of a person who declines in one row: asked, neither paid nor left out."""
    listed = list(rows)
    declined = {
        people.keys[row.claim.source]: row.claim
        for row in reversed(listed)
        if row.claim.facts.get(OPT_OUT) is True
    }
    return {
        row.claim.source: _still_wanted(row.claim, declined[key])
        for row in listed
        if (key := people.keys[row.claim.source]) in declined
        and row.claim.facts.get(OPT_OUT) is not True
    }


def _still_wanted(claim: Claim, declined: Claim) -> Unpaid:
    reason = f"Người này tự nguyện không tham gia ở dòng {declined.source}."
    question = "Hỏi người đó: còn nhận hỗ trợ ở dòng này không?"
    return Unpaid(claim, Answer.ASKED, reason, "", question, OPTED_OUT.id)


def waiting(
    running: Iterable[Assessment], settlement: Settlement, withdrawn: Mapping[Source, Unpaid]
) -> list[Unpaid]:
    """Claims the law itself asks about, and claims held back by a doubt."""
    waiting = [
        _question(one)
        for one in running
        if one.answer is Answer.ASKED and one.claim.source not in withdrawn
    ]
    seen: set[Source] = set()
    for doubt in settlement.doubts:
        if doubt.claim.source in seen or doubt.assessment.answer is Answer.ASKED:
            continue
        seen.add(doubt.claim.source)
        finding = doubt.finding
        waiting.append(
            Unpaid(
                doubt.claim,
                Answer.ASKED,
                finding.message,
                finding.ref,
                finding.hint,
                finding.code.id,
            )
        )
    return waiting


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
