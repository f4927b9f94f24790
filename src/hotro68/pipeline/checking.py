"""validate: files to checked rows, one file after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from hotro68.core.award import Answer, Assessment
from hotro68.core.catalogue import BLANK_CELL, OPTED_OUT
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding, Severity, worded
from hotro68.core.report import Basis, CheckedRow, FileReport, Status, Validation
from hotro68.core.source import Source
from hotro68.pipeline.day_order import days_out_of_order
from hotro68.pipeline.rules import concerning
from hotro68.policy.assess import OPT_OUT, Rulebook
from hotro68.policy.saying import findings_of, rest_day_remark
from hotro68.reading.intake import Intake, read_list
from hotro68.reading.wanted import NOTHING_SAID, Wanted
from hotro68.settling.clusters import cluster_warnings
from hotro68.settling.people import recognise
from hotro68.settling.saying import repeated

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
    wanted: Wanted = NOTHING_SAID,
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
            people = recognise(row.claim for row in checked.rows)
            findings += repeated(people, rulebook.pack)
            claims = (row.claim for row in checked.rows)
            findings += cluster_warnings(claims, people, rulebook.pack)
    known = rulebook.knowing(row.claim.hamlet for row in rows)
    told = concerning(basis, known.pack, reports)
    said = _in_order(worded(findings, known.dialect))
    return Validation(told, tuple(reports), tuple(rows), tuple(said))


def check_file(
    path: Path, name: str, rulebook: Rulebook, wanted: Wanted
) -> tuple[CheckedFile | None, list[Finding]]:
    """Read a file and hold each of its rows against the law; None when it holds no list."""
    intake, findings = read_list(path, name, rulebook.pack, rulebook.day, wanted)
    if intake is None:
        return None, worded(findings, rulebook.dialect)
    known = rulebook.knowing(claim.hamlet for claim in intake.claims)
    checked, found = _check_rows(intake, known, worded(findings, known.dialect))
    said = worded(found, known.dialect)
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
    asked = {f.source for f in said if f.code.asks}
    checked = []
    for claim in intake.claims:
        row, about = check_claim(claim, rulebook, on_row.pop(claim.source, []))
        checked.append(_waiting(row) if sheet_of(claim.source) in asked else row)
        said += about
    return checked, said + [finding for left in on_row.values() for finding in left]


def check_claim(
    claim: Claim, rulebook: Rulebook, found: list[Finding]
) -> tuple[CheckedRow, list[Finding]]:
    """What the law says of a row, given what reading it has found."""
    assessment = rulebook.assess(claim)
    found = [*found, *days_out_of_order(claim, rulebook)]
    if claim.facts.get(OPT_OUT) is True:
        return _declined(claim, assessment, _relevant(found, assessment))
    if not found and not assessment.reasons and claim.claimed in {None, assessment.amount}:
        return CheckedRow(claim, assessment, Status.GOOD), []
    article = rulebook.pack.policies[claim.policy].legal.article
    about = _grounded(_relevant(found, assessment), assessment, article)
    fields = rulebook.pack.fields_of(claim.policy)
    about += _unsaid(findings_of(assessment, fields), about)
    about += rest_day_remark(assessment, rulebook.pack)
    return CheckedRow(claim, assessment, _status(assessment, about)), about


def _declined(
    claim: Claim, assessment: Assessment, found: list[Finding]
) -> tuple[CheckedRow, list[Finding]]:
    """Nothing is paid and nothing is wrong: the row has to be kept, not corrected."""
    (reason,) = assessment.reasons
    note = Finding(OPTED_OUT, claim.cell(OPT_OUT), {"name": claim.name}, ref=reason.ref)
    wrong = any(finding.code.severity is Severity.ERROR for finding in found)
    status = Status.WRONG if wrong else Status.GOOD
    return CheckedRow(claim, assessment, status), [*found, note]


def _relevant(found: list[Finding], assessment: Assessment) -> list[Finding]:
    """A blank cell is asked about only when the law needed it."""
    needed = {name for reason in assessment.reasons for name in reason.fields}
    return [f for f in found if f.code is not BLANK_CELL or f.field in needed]


def _grounded(found: Iterable[Finding], assessment: Assessment, article: str) -> list[Finding]:
    """What keeps a row from being paid names an article: the condition's, or the policy's."""
    refs = {name: reason.ref for reason in assessment.reasons for name in reason.fields}
    return [
        replace(f, ref=refs.get(f.field, article))
        if not f.ref and (f.code.asks or f.code.blocks)
        else f
        for f in found
    ]


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


def _waiting(row: CheckedRow) -> CheckedRow:
    """A good row of a sheet that is asked about as a whole."""
    return replace(row, status=Status.ASKED) if row.status is Status.GOOD else row


def sheet_of(source: Source) -> Source:
    return Source(source.file, source.sheet)


def _row_of(source: Source) -> Source:
    return source.at("")


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (f.source, f.code.id))
