"""The machine-readable face: plain dictionaries in the shape other programs rely on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from hotro68.core.award import Award, Line, SetAside
from hotro68.core.claim import WRONG_NUMBER, Claim
from hotro68.core.crossing import CheckRun
from hotro68.core.finding import Finding, Severity
from hotro68.core.funds import Cost
from hotro68.core.message import shown
from hotro68.core.report import (
    Basis,
    CheckedRow,
    Confirmation,
    Duplicate,
    Merged,
    Status,
    Unpaid,
    Validation,
)
from hotro68.core.source import Source
from hotro68.vietnamese.dates import PartDate
from hotro68.writing.files import Json, file_json

__all__ = [
    "Json",
    "finding_json",
    "findings_json",
    "line_json",
    "merged_json",
    "plain",
    "source_json",
    "validation_json",
]

VERSION = 1
_PARTS = ("amount", "central", "local", "excess")
OUTSIDE_FACTS = frozenset(
    {"ho_ten", "ngay_sinh", "gioi_tinh", "so_giay_to", "thon", "so_tien_de_nghi", WRONG_NUMBER}
)
"""Facts that a row gives at its own top level, or that are no column's."""


def validation_json(report: Validation, remarks: Iterable[Finding] = ()) -> Json:
    findings = [*remarks, *report.findings]
    return {
        **_head("validate", report.basis),
        "summary": _summary(report.rows, findings, report.entitled),
        "files": [file_json(file) for file in report.files],
        "rows": [_row(row) for row in report.rows],
        "findings": [finding_json(finding) for finding in findings],
    }


def merged_json(merged: Merged, remarks: Iterable[Finding] = ()) -> Json:
    findings = [*remarks, *merged.findings]
    entitled = sum(row.assessment.amount for row in merged.rows)
    return {
        **_head("merge", merged.basis),
        "summary": {
            **_summary(merged.rows, findings, entitled),
            "people": merged.totals.people,
            "awarded": merged.totals.amount,
            "refused": len(merged.refused),
            "asked": len(merged.asked),
            "set_aside": len(merged.set_aside),
        },
        "files": [file_json(file) for file in merged.files],
        "rows": [_row(row) for row in merged.rows],
        "findings": [finding_json(finding) for finding in findings],
        "awards": [_award(award) for award in merged.awards],
        "duplicates": [_duplicate(pair, merged.persons) for pair in merged.duplicates],
        "refused": [_unpaid(row, merged.persons) for row in merged.refused],
        "asked": [
            {**_unpaid(row, merged.persons), "question": row.question} for row in merged.asked
        ],
        "confirmations": [_confirmation(one) for one in merged.confirmations],
        "totals": _totals(merged),
        "checks": [_check(one) for one in merged.checks],
    }


def _check(run: CheckRun) -> Json:
    """day: null when the register has not been handed in."""
    return {
        "kind": run.kind,
        "day": run.day and run.day.isoformat(),
        "file": run.file,
        "rows": run.ours,
        "register_rows": run.theirs,
        "stopped": run.stopped,
    }


def findings_json(command: str, findings: Iterable[Finding]) -> Json:
    """For a run that could not begin: nothing but what is wrong."""
    listed = list(findings)
    return {
        "version": VERSION,
        "command": command,
        "as_of": None,
        "rules": None,
        "summary": _summary((), listed, 0),
        "files": [],
        "rows": [],
        "findings": [finding_json(finding) for finding in listed],
    }


def _head(command: str, basis: Basis) -> Json:
    return {
        "version": VERSION,
        "command": command,
        "as_of": basis.day.isoformat(),
        "rules": {
            "pack": basis.pack,
            "hash": basis.digest,
            "overlays": list(basis.overlays),
            "notes": list(basis.notes),
        },
    }


def _summary(rows: Iterable[CheckedRow], findings: Iterable[Finding], entitled: int) -> Json:
    listed, severities = list(rows), [finding.code.severity for finding in findings]
    return {
        "rows": len(listed),
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
        "asked_rows": sum(row.status is Status.ASKED for row in listed),
        "claimed": sum(row.claim.claimed or 0 for row in listed),
        "entitled": entitled,
    }


def _row(row: CheckedRow) -> Json:
    claim = row.claim
    return {
        **source_json(claim.source),
        "policy": claim.policy,
        "ho_ten": claim.name or None,
        "ngay_sinh": plain(claim.facts.get("ngay_sinh")),
        "gioi_tinh": claim.facts.get("gioi_tinh"),
        "so_giay_to": claim.number or None,
        "thon": claim.hamlet or None,
        "facts": {
            key: plain(value)
            for key, value in claim.facts.items()
            if key not in OUTSIDE_FACTS and value is not None
        },
        "so_tien_de_nghi": claim.claimed,
        "so_tien_duoc_huong": row.assessment.amount,
        "status": row.status.value,
    }


def source_json(source: Source) -> Json:
    return {"file": source.file, "sheet": source.sheet, "row": source.row}


def finding_json(finding: Finding) -> Json:
    source, code = finding.source, finding.code
    return {
        "code": code.id,
        "name": code.name,
        "severity": code.severity.value,
        "file": source.file,
        "sheet": source.sheet or None,
        "cell": source.cell or None,
        "row": source.row or None,
        "column": finding.field or None,
        "value": None if finding.value is None else shown(finding.value),
        "message": finding.message,
        "hint": finding.hint,
        "ref": finding.ref or None,
        "fix": finding.fix,
        "related": [
            {**source_json(other), "cell": other.cell or None} for other in finding.related
        ],
    }


def _person(claim: Claim, key: str) -> Json:
    return {
        "key": key,
        "ho_ten": claim.name or None,
        "ngay_sinh": plain(claim.facts.get("ngay_sinh")),
        "so_giay_to": claim.number or None,
        "thon": claim.hamlet or None,
    }


def line_json(line: Line) -> Json:
    return {"label": line.label, "amount": line.amount, "ref": line.ref}


def _award(award: Award) -> Json:
    return {
        "person": _person(award.claim, award.person),
        "policy": award.claim.policy,
        "amount": award.amount,
        "lines": [line_json(line) for line in award.kept.lines],
        "sources": [source_json(award.claim.source)],
        "set_aside": [_set_aside(loser) for loser in award.set_aside],
    }


def _set_aside(loser: SetAside) -> Json:
    return {
        "policy": loser.assessment.claim.policy,
        "amount": loser.assessment.amount,
        "reason": loser.reason,
        "ref": loser.ref,
        "source": source_json(loser.assessment.claim.source),
    }


def _duplicate(pair: Duplicate, persons: Mapping[Source, str]) -> Json:
    return {
        "certainty": pair.certainty.value,
        "members": [
            {**source_json(claim.source), "person": _person(claim, persons[claim.source])}
            for claim in pair.members
        ],
        "agree": list(pair.agree),
        "differ": list(pair.differ),
        "decision": pair.decision or None,
    }


def _unpaid(row: Unpaid, persons: Mapping[Source, str]) -> Json:
    return {
        **source_json(row.claim.source),
        "person": _person(row.claim, persons[row.claim.source]),
        "policy": row.claim.policy,
        "claimed": row.claim.claimed,
        "reason": row.reason,
        "ref": row.ref or None,
        "code": row.code or None,
    }


def _confirmation(one: Confirmation) -> Json:
    return {
        "thon": one.hamlet or None,
        "file": one.place.file,
        "sheet": one.place.sheet,
        "policy": one.policy,
        "statements": list(one.statements),
    }


def _totals(merged: Merged) -> Json:
    totals = merged.totals
    return {
        "people": totals.people,
        "supports": totals.supports,
        "amount": totals.amount,
        "central": totals.central,
        "local": totals.local,
        "excess": totals.excess,
        "by_policy": _by(merged, lambda claim: claim.policy, lambda share: share.policy),
        "by_thon": _by(merged, lambda claim: claim.hamlet, lambda share: share.hamlet),
    }


def _by(merged: Merged, of: Callable[[Claim], str], where: Callable[[Cost], str]) -> Json:
    """A person with two supports counts once in a hamlet, though in two of its shares."""
    found: dict[str, set[str]] = {}
    for award in merged.awards:
        found.setdefault(of(award.claim), set()).add(award.person)
    whole: dict[str, Json] = {}
    for share in merged.totals.shares:
        people = len(found[where(share)])
        none = {"people": people, **dict.fromkeys(_PARTS, 0)}
        cell = whole.setdefault(where(share), none)
        for part in _PARTS:
            cell[part] += getattr(share, part)
    return whole


def plain(value: object) -> object:
    """A fact as JSON has it: dates in ISO form, birth dates as exact as the cell."""
    match value:
        case PartDate():
            return value.isoformat()
        case datetime():
            return value.isoformat()
        case date():
            return value.isoformat()
        case tuple():
            return [plain(part) for part in value]
        case _:
            return value
