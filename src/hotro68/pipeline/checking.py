"""validate: files to checked rows, one file after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from hotro68.core.award import Answer, Assessment
from hotro68.core.catalogue import BLANK_CELL, OPTED_OUT
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding, Severity
from hotro68.core.report import Basis, CheckedRow, FileReport, Status, Validation
from hotro68.core.source import Source
from hotro68.policy.assess import Rulebook
from hotro68.policy.saying import findings_of
from hotro68.reading.intake import Intake, read_list
from hotro68.settling.people import recognise
from hotro68.settling.saying import repeated

OPT_OUT = "tu_nguyen_khong_tham_gia"
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class CheckedFile:
    report: FileReport
    rows: tuple[CheckedRow, ...]
    findings: tuple[Finding, ...]


def validate(
    files: Iterable[tuple[Path, str]],
    rulebook: Rulebook,
    basis: Basis,
    *,
    wanted: str | None = None,
    progress: Progress = lambda _: None,
) -> Validation:
    """Check each file by itself; `files` pairs a path with the name it is shown by."""
    reports: list[FileReport] = []
    rows: list[CheckedRow] = []
    findings: list[Finding] = []
    for path, name in files:
        progress(name)
        checked, found = check_file(path, name, rulebook, wanted)
        findings += found
        if checked is not None:
            reports.append(checked.report)
            rows += checked.rows
            findings += repeated(recognise(row.claim for row in checked.rows))
    return Validation(basis, tuple(reports), tuple(rows), tuple(_in_order(findings)))


def check_file(
    path: Path, name: str, rulebook: Rulebook, wanted: str | None
) -> tuple[CheckedFile | None, list[Finding]]:
    """Read a file and hold each of its rows against the law; None when it holds no list."""
    intake, findings = read_list(path, name, rulebook.pack, rulebook.day, wanted)
    if intake is None:
        return None, findings
    checked, said = _check_rows(intake, rulebook, findings)
    return CheckedFile(intake.report, tuple(checked), tuple(said)), said


def _check_rows(
    intake: Intake, rulebook: Rulebook, findings: list[Finding]
) -> tuple[list[CheckedRow], list[Finding]]:
    on_row: dict[Source, list[Finding]] = defaultdict(list)
    said = []
    for finding in findings:
        if finding.source.row and finding.source.sheet:
            on_row[_row_of(finding.source)].append(finding)
        else:
            said.append(finding)
    checked = []
    for claim in intake.claims:
        row, about = check_claim(claim, rulebook, on_row.pop(claim.source, []))
        checked.append(row)
        said += about
    return checked, said + [finding for left in on_row.values() for finding in left]


def check_claim(
    claim: Claim, rulebook: Rulebook, found: list[Finding]
) -> tuple[CheckedRow, list[Finding]]:
    """What the law says of a row, given what reading it has found."""
    assessment = rulebook.assess(claim)
    if claim.facts.get(OPT_OUT) is True:
        opted_out = Finding(OPTED_OUT, claim.cell(OPT_OUT), {"name": claim.name})
        return CheckedRow(claim, assessment, _status(assessment, found)), [*found, opted_out]
    if not found and not assessment.reasons and claim.claimed in {None, assessment.amount}:
        return CheckedRow(claim, assessment, Status.GOOD), []
    about = _relevant(found, assessment)
    fields = rulebook.pack.fields_of(claim.policy)
    about += _unsaid(findings_of(assessment, fields), about)
    return CheckedRow(claim, assessment, _status(assessment, about)), about


def _relevant(found: list[Finding], assessment: Assessment) -> list[Finding]:
    """A blank cell is asked about only when the law needed it."""
    needed = {name for reason in assessment.reasons for name in reason.fields}
    return [f for f in found if f.code is not BLANK_CELL or f.field in needed]


def _unsaid(said: Iterable[Finding], found: list[Finding]) -> list[Finding]:
    """One cause, one finding: what a cell already asks is not asked again by the law."""
    asked = {finding.field for finding in found if finding.code.asks or finding.code.blocks}
    return [f for f in said if not (f.code.asks and asked & set(_looked_at(f)))]


def _looked_at(finding: Finding) -> Iterable[str]:
    """The facts that a question of the law is about."""
    fields = finding.data.get("fields")
    return fields if isinstance(fields, tuple) and fields else (finding.field,)


def _status(assessment: Assessment, found: list[Finding]) -> Status:
    if any(finding.code.severity is Severity.ERROR for finding in found):
        return Status.WRONG
    if assessment.answer is Answer.REFUSED:
        return Status.WRONG
    asks = any(finding.code.asks for finding in found)
    return Status.ASKED if asks or assessment.answer is Answer.ASKED else Status.GOOD


def _row_of(source: Source) -> Source:
    return source.at("")


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (f.source, f.code.id))
