"""What the registers that stand do to the rows of a merge, and what people concluded of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hotro68.core.award import Answer, Assessment
from hotro68.core.catalogue import BY_ID, CROSS_ANSWERED, REPAY_FIRST
from hotro68.core.crossing import Act, CheckRun, Crossing, Remark, rows_in
from hotro68.core.decided import Conclusion, Decided
from hotro68.core.finding import Finding
from hotro68.core.report import Unpaid
from hotro68.core.source import Source
from hotro68.pipeline.standing_registers import Checks
from hotro68.policy.pack import Pack
from hotro68.settling.crossing import Known
from hotro68.settling.table import CombinationTable

CONCLUDE = "doichieu-ketluan"
PAY, DROP, REPAID = "vẫn hỗ trợ", "không hỗ trợ", "đã hoàn trả"
CONCLUSIONS = (PAY, DROP, REPAID)
"""What a person may conclude of a remark."""
_ORDER = (Act.REFUSE, Act.REPAY, Act.ASK)
_PLACES = re.compile(r" \(Sổ: .+?\.\)")
"""What `told_of` adds: the cells of a register."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """What the standing registers do to the rows of one merge."""

    stops: Mapping[Source, Unpaid] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    runs: tuple[CheckRun, ...] = ()


def cross_all(
    assessments: Sequence[Assessment],
    persons: Mapping[Source, str],
    checks: Checks,
    decided: Decided,
    pack: Pack,
) -> Crossed:
    """Every standing register held against the rows as they are now."""
    known, concluded = Known(persons, decided.verdicts), decided.conclusions
    crossings = [
        checks.crossed(kind, assessments, known, CombinationTable(pack))
        for kind in sorted(checks.registers)
    ]
    remarks = [one for crossing in crossings for one in crossing.remarks]
    by_row: dict[Source, list[Remark]] = {}
    for remark in remarks:
        if effect_of(remark, concluded).stops:
            by_row.setdefault(remark.claim.source, []).append(remark)
    stops = {row: _stop(found, concluded) for row, found in by_row.items()}
    findings = [finding_of(one, concluded) for one in remarks]
    findings += checks.changed(assessments, known)
    asked_for = {one.claim.policy for one in assessments}
    wanted = [
        kind
        for kind, spec in checks.specs.items()
        if asked_for.intersection(spec.scope(pack))
        and not (spec.optional and kind not in checks.registers)
    ]
    done = {crossing.kind: crossing for crossing in crossings}
    runs = tuple(_run(kind, checks, done.get(kind), concluded) for kind in wanted)
    return Crossed(stops, tuple(findings), runs)


def effect_of(remark: Remark, concluded: Mapping[str, Conclusion]) -> Act:
    """What a remark does once a person has said what it comes to."""
    one = concluded.get(remark.key)
    if one is None:
        return remark.act
    return Act.REFUSE if one.answer == DROP else Act.NOTE


def _stop(found: Sequence[Remark], concluded: Mapping[str, Conclusion]) -> Unpaid:
    """The gravest remark decides; all of them are told."""
    ranked = sorted(found, key=lambda one: _ORDER.index(effect_of(one, concluded)))
    first = ranked[0]
    act = effect_of(first, concluded)
    answer = Answer.REFUSED if act is Act.REFUSE else Answer.ASKED
    told = dict.fromkeys(_reason(one, concluded) for one in ranked)
    questions = dict.fromkeys(one.question for one in ranked if one.question)
    code = REPAY_FIRST.id if act is Act.REPAY else first.code
    question = "" if answer is Answer.REFUSED else " ".join(questions)
    return Unpaid(first.claim, answer, " ".join(told), first.ref, question, code)


def _reason(remark: Remark, concluded: Mapping[str, Conclusion]) -> str:
    one = concluded.get(remark.key)
    return told_of(remark) + (f" Đã kết luận: {one.ground}." if one is not None else "")


def told_of(remark: Remark) -> str:
    """What the register says, and where it says so."""
    if not remark.theirs:
        return remark.message
    return f"{remark.message} (Sổ: {', '.join(map(str, remark.theirs))}.)"


def told_outside(reason: str) -> str:
    """A reason without the cells of our registers, as a letter to the person gives it."""
    return _PLACES.sub("", reason).rstrip(".")


def finding_of(remark: Remark, concluded: Mapping[str, Conclusion]) -> Finding:
    one = concluded.get(remark.key)
    if one is not None:
        who = f", {one.who}" if one.who else ""
        data = {"answer": one.answer, "day": one.day, "who": who, "reason": one.ground}
        data["said"] = told_of(remark)
        return Finding(CROSS_ANSWERED, remark.cell, data, ref=remark.ref, related=remark.theirs)
    told = {"said": told_of(remark), "question": remark.question}
    code = BY_ID[remark.code]
    return Finding(code, remark.cell, told, ref=remark.ref, related=remark.theirs)


def _run(
    kind: str, checks: Checks, crossing: Crossing | None, concluded: Mapping[str, Conclusion]
) -> CheckRun:
    """A kind that these lists need; one that was not run is told as such."""
    title, command = checks.specs[kind].title, f"hotro68 doichieu {kind} TỆP"
    if crossing is None:
        return CheckRun(kind, title, command)
    standing = checks.registers[kind]
    stopped = {one.claim.source for one in crossing.remarks if effect_of(one, concluded).stops}
    ours, theirs = rows_in(crossing.cases)
    return CheckRun(
        kind, title, command, standing.day, standing.file, ours, theirs, len(stopped)
    )
