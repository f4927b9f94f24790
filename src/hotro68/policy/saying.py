"""What an assessment has to tell the officer, as findings at the cells it looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from hotro68.core.award import Answer, Assessment, Line, Reason
from hotro68.core.catalogue import (
    CLAIMED_TOO_LITTLE,
    CLAIMED_TOO_MUCH,
    LAST_DAY_OF_REST,
    NEEDS_DECISION,
    NOT_ELIGIBLE,
    OUT_OF_PERIOD,
)
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.policy.assess import NOT_YET
from hotro68.policy.pack import Pack
from hotro68.policy.schema import FieldSpec
from hotro68.policy.wording import Guide
from hotro68.vietnamese.calendar import after_working_days, is_working_day
from hotro68.vietnamese.numbers import grouped

LONGEST_REST = timedelta(days=15)
"""No row of public holidays is longer: most claims need no look at the calendar."""


def findings_of(assessment: Assessment, fields: Mapping[str, FieldSpec]) -> Iterator[Finding]:
    """One finding a reason, and the claimed amount against the computed one."""
    for reason in assessment.reasons:
        if assessment.answer is not Answer.REFUSED or reason.answer is Answer.REFUSED:
            yield _because(assessment, reason, fields)
    if assessment.answer is Answer.PAID:
        yield from _compare(assessment)


def _because(
    assessment: Assessment, reason: Reason, fields: Mapping[str, FieldSpec]
) -> Finding:
    claim = assessment.claim
    code = NOT_ELIGIBLE if reason.answer is Answer.REFUSED else NEEDS_DECISION
    if reason.rule.endswith(f"/{NOT_YET}"):
        code = OUT_OF_PERIOD
    spots = [claim.cell(field) for field in reason.fields if field in fields]
    seen = [spot for spot in spots if spot.column]
    field = reason.fields[0] if reason.fields else ""
    return Finding(
        code,
        seen[0] if seen else claim.source,
        {"reason": reason.message, "question": reason.question, "fields": reason.fields},
        field=field,
        value=claim.facts.get(field),
        ref=reason.ref,
        related=tuple(dict.fromkeys(seen[1:])),
    )


def _compare(assessment: Assessment) -> Iterator[Finding]:
    claim, entitled = assessment.claim, assessment.amount
    claimed = claim.claimed
    if claimed is None or claimed == entitled:
        return
    data = {
        "claimed": claimed,
        "entitled": entitled,
        "difference": abs(claimed - entitled),
        "lines": arithmetic(assessment.lines),
    }
    yield Finding(
        CLAIMED_TOO_MUCH if claimed > entitled else CLAIMED_TOO_LITTLE,
        _money_cell(assessment),
        data,
        field="so_tien_de_nghi",
        value=grouped(claimed),
        ref="; ".join(dict.fromkeys(line.ref for line in assessment.lines)),
        fix=grouped(entitled),
    )


def rest_day_remark(assessment: Assessment, pack: Pack) -> list[Finding]:
    """A claim refused as late, filed by the working day after a last day that was none."""
    claim, rest = assessment.claim, pack.file.rest_day
    policy = pack.policies[claim.policy]
    filed = claim.facts.get(policy.filing.filed_on or "")
    last = Guide(pack, policy, assessment.as_of).last_day()
    if rest is None or last is None or not isinstance(filed, date) or filed <= last:
        return []
    if filed - last > LONGEST_REST or is_working_day(last):
        return []
    following = after_working_days(last, 1)
    if filed > following:
        return []
    data = {"last": last, "next": following, "filed": filed, "note": rest.note}
    field = policy.filing.filed_on or ""
    return [
        Finding(
            LAST_DAY_OF_REST, claim.cell(field), data, field=field, value=filed, ref=rest.ref
        )
    ]


def _money_cell(assessment: Assessment) -> Source:
    return assessment.claim.cell("so_tien_de_nghi")


def arithmetic(lines: tuple[Line, ...]) -> str:
    """`Tiền ăn F0 45 × 80.000 = 3.600.000; Hỗ trợ thêm một lần 1.000.000`."""
    return "; ".join(_sum(line) for line in lines)


def _sum(line: Line) -> str:
    note = f" ({line.note})" if line.note else ""
    if line.times == 1 and line.rate == line.amount:
        return f"{line.label} {grouped(line.amount)}{note}"
    return f"{line.label} {line.times} × {grouped(line.rate)} = {grouped(line.amount)}{note}"
