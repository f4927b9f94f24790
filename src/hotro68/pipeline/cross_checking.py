"""doichieu: registers of other offices kept in the journal, and what they do to a merge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from hotro68.casebook.entry import Entry, as_text, from_text
from hotro68.casebook.journal import Journal
from hotro68.casebook.store import unusable
from hotro68.core.award import Answer, Assessment
from hotro68.core.catalogue import BY_ID, CROSS_ANSWERED, REPAY_FIRST
from hotro68.core.claim import Claim
from hotro68.core.crossing import Act, CheckRun, Crossing, Remark
from hotro68.core.finding import Finding
from hotro68.core.report import Unpaid
from hotro68.core.source import Source
from hotro68.policy.crossing import RegisterSpec, kinds, load_register
from hotro68.policy.pack import Pack
from hotro68.settling.remarks import cross
from hotro68.settling.table import Table

CROSS, CONCLUDE = "doichieu", "doichieu-ketluan"
PAY, DROP, REPAID = "vẫn hỗ trợ", "không hỗ trợ", "đã hoàn trả"
CONCLUSIONS = (PAY, DROP, REPAID)
"""What a person may conclude of a remark."""
_CLAIMS = TypeAdapter(tuple[Claim, ...])
_ORDER = (Act.REFUSE, Act.REPAY, Act.HOLD, Act.ASK)


@dataclass(frozen=True, slots=True)
class Standing:
    """The register of a kind that counts: the newest that has not been undone.

    input: where its file lies, as the journal names it.
    """

    kind: str
    file: str
    day: date
    claims: tuple[Claim, ...]
    input: str = ""


@dataclass(frozen=True, slots=True)
class Conclusion:
    answer: str
    ground: str
    day: date
    who: str = ""


@dataclass(frozen=True, slots=True)
class Checks:
    """Every kind of register there is, those that were handed in, and what was concluded."""

    specs: Mapping[str, RegisterSpec] = field(default_factory=dict)
    registers: Mapping[str, Standing] = field(default_factory=dict)
    concluded: Mapping[str, Conclusion] = field(default_factory=dict)


NO_CHECKS = Checks()


@dataclass(frozen=True, slots=True)
class Crossed:
    """What the standing registers do to the rows of one merge."""

    stops: Mapping[Source, Unpaid] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    runs: tuple[CheckRun, ...] = ()


# ── What the journal holds ───────────────────────────────────────────────────────────────
def standing_checks(
    work: Path, pack: Pack, rules: Path | None = None
) -> tuple[Checks, list[Finding]]:
    """The registers and conclusions that count now; any finding: none of them may be used."""
    specs, findings = load_specs(pack, rules)
    journal = Journal(work)
    entries, problem = journal.standing()
    findings += problem
    newest = {str(entry.data["loai"]): entry for entry in entries if entry.act == CROSS}
    registers = {}
    for kind, entry in newest.items():
        one, problem = _standing(kind, entry, journal)
        findings += problem
        if one is not None:
            registers[kind] = one
    return Checks(specs, registers, dict(_concluded(entries))), findings


def load_specs(
    pack: Pack, rules: Path | None = None
) -> tuple[dict[str, RegisterSpec], list[Finding]]:
    specs, findings = {}, []
    for kind in kinds(rules):
        spec, found = load_register(kind, pack, rules)
        findings += found
        if spec is not None:
            specs[kind] = spec
    return specs, findings


def _standing(
    kind: str, entry: Entry, journal: Journal
) -> tuple[Standing | None, list[Finding]]:
    text, findings = journal.body(entry.data.get("result", ""))
    if findings:
        return None, findings
    try:
        claims = _CLAIMS.validate_python(from_text(text))
        file = next(iter(entry.data["inputs"]))
        return Standing(kind, entry.data["tep"], entry.stamp.day, claims, file), []
    except (ValueError, TypeError, KeyError, ValidationError):
        return None, [unusable(f"sổ đối chiếu «{kind}» không đọc lại được")]


def register_body(claims: Sequence[Claim]) -> str:
    """A register as the journal keeps it."""
    return as_text(_CLAIMS.dump_python(tuple(claims)))


def _concluded(entries: Iterable[Entry]) -> Iterator[tuple[str, Conclusion]]:
    for entry in entries:
        if entry.act == CONCLUDE:
            told: Mapping[str, Any] = entry.data.get("ket_luan", {})
            for key, one in told.items():
                yield (
                    key,
                    Conclusion(
                        one["ket_luan"], one["can_cu"], entry.stamp.day, entry.stamp.who
                    ),
                )


# ── What they do to a merge ──────────────────────────────────────────────────────────────
def cross_all(
    assessments: Sequence[Assessment], persons: Mapping[Source, str], checks: Checks, pack: Pack
) -> Crossed:
    """Every standing register held against the rows as they are now."""
    table = Table(pack)
    crossings = [
        cross(assessments, one.claims, persons, checks.specs[kind], table)
        for kind, one in sorted(checks.registers.items())
        if kind in checks.specs
    ]
    remarks = [one for crossing in crossings for one in crossing.remarks]
    by_row: dict[Source, list[Remark]] = {}
    for remark in remarks:
        counted = effect_of(remark, checks.concluded)
        if counted.stops:
            by_row.setdefault(remark.claim.source, []).append(remark)
    stops = {row: _stop(found, checks.concluded) for row, found in by_row.items()}
    findings = tuple(finding_of(one, checks.concluded) for one in remarks)
    asked_for = {one.claim.policy for one in assessments}
    wanted = [
        kind
        for kind, spec in checks.specs.items()
        if asked_for.intersection(spec.scope(pack))
        and not (spec.optional and kind not in checks.registers)
    ]
    return Crossed(stops, findings, runs_of(wanted, crossings, checks))


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


def runs_of(
    wanted: Iterable[str], crossings: Iterable[Crossing], checks: Checks
) -> tuple[CheckRun, ...]:
    """Every kind that these lists need, those that were not run among them."""
    done = {crossing.kind: crossing for crossing in crossings}
    return tuple(_run(kind, checks.specs[kind], checks, done.get(kind)) for kind in wanted)


def _run(kind: str, spec: RegisterSpec, checks: Checks, crossing: Crossing | None) -> CheckRun:
    command = f"hotro68 doichieu {kind} TỆP"
    if crossing is None:
        return CheckRun(kind, spec.title, command)
    standing = checks.registers[kind]
    stopped = {
        one.claim.source for one in crossing.remarks if effect_of(one, checks.concluded).stops
    }
    ours = sum(len(case.ours) for case in crossing.cases)
    theirs = sum(len(case.theirs) for case in crossing.cases)
    return CheckRun(
        kind, spec.title, command, standing.day, standing.file, ours, theirs, len(stopped)
    )
