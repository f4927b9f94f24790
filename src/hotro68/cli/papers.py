"""The acts behind `niemyet` and `chitra lap`: papers from the last merge."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hotro68.casebook.book import Book
from hotro68.casebook.journal import Journal
from hotro68.casebook.settings import Settings, load_settings
from hotro68.cli.checking import Wish, chosen_files, read_day
from hotro68.cli.clock import stamp
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.screen import answer, console, show_findings
from hotro68.core.catalogue import (
    BAD_OPTION,
    DECISION_INCOMPLETE,
    INPUTS_CHANGED,
    NAME_NOT_CONFIGURED,
    NO_DECISION,
    NO_MERGE_YET,
    POSTED_LATE,
    POSTING_BEFORE_DECISION,
)
from hotro68.core.finding import Finding
from hotro68.core.office import Decision
from hotro68.core.report import Merged
from hotro68.core.source import Source
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.rules import open_rules
from hotro68.policy.pack import Pack
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers.payout import payout_papers
from hotro68.writing.papers.posting import posting_clock, posting_papers
from hotro68.writing.papers.procedure import procedure_papers

OUT = Path("ketqua")
KINDS = ("thutuc", "dukien", "ketqua")


@dataclass(frozen=True, slots=True)
class PostingWish:
    """What the clerk asked for; days as typed."""

    folder: Path
    out: Path | None
    kind: str | None
    number: str | None
    day: str | None
    posted: str | None
    formats: frozenset[str]
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """The work folder as the papers need it."""

    settings: Settings
    pack: Pack
    merged: Merged
    decision: Decision | None


def post_lists(wish: PostingWish) -> Exit:
    posted, findings = read_day(wish.posted, "--ngay-niem-yet")
    if wish.kind not in {None, *KINDS}:
        data = {
            "where": "--loai",
            "problem": f"«{wish.kind}»; cần một trong: {', '.join(KINDS)}",
        }
        findings.append(Finding(BAD_OPTION, Source("--loai"), data))
    if findings:
        return _end(findings)
    if wish.kind == "thutuc":
        return _post_procedures(wish)
    case, findings = open_case(wish.folder, wish.number, wish.day)
    if case is None:
        return _end(findings)
    kind = wish.kind or ("dukien" if case.decision is None else "ketqua")
    decision = case.decision if kind == "ketqua" else None
    posted = posted or case.settings.niem_yet.ngay
    findings += _check_clock(kind, decision, posted, case.pack)
    if any(finding.code.unusable for finding in findings):
        return _end(findings)
    artifacts = posting_papers(
        case.merged,
        case.pack,
        case.settings.office,
        kind,
        decision,
        posted_on=posted,
        formats=wish.formats,
        named=frozenset(case.settings.niem_yet.neu_ten),
    )
    step = _Step("niemyet", kind, wish.posted or wish.day, case.settings)
    return _deliver(artifacts, wish.folder, wish.out, findings, step, strict=wish.strict)


def _post_procedures(wish: PostingWish) -> Exit:
    settings, findings = load_settings(wish.folder)
    if settings is None:
        return _end(findings)
    rulebook, findings = open_rules(settings)
    if rulebook is None:
        return _end(findings)
    pack, day = rulebook.pack, rulebook.day
    artifacts = procedure_papers(pack, settings.office, wish.formats, day=day)
    step = _Step("niemyet", "thutuc", wish.posted, settings)
    return _deliver(
        artifacts, wish.folder, wish.out, _unnamed(settings), step, strict=wish.strict
    )


def pay_lists(folder: Path, out: Path | None, number: str | None, day: str | None) -> Exit:
    case, findings = open_case(folder, number, day)
    if case is None:
        return _end(findings)
    if case.decision is None:
        findings.append(Finding(NO_DECISION, Source("hotro68.yaml")))
    artifacts = payout_papers(case.merged, case.pack, case.settings.office, case.decision)
    step = _Step("chitra lap", "", day, case.settings)
    return _deliver(artifacts, folder, out, findings, step)


def open_case(
    folder: Path, number: str | None, day: str | None
) -> tuple[Case | None, list[Finding]]:
    """Settings, rules, the last merge and the decision; a decision given now is remembered."""
    settings, findings = load_settings(folder)
    decided, problem = read_day(day, "--ngay")
    findings += problem
    if bool(number) != bool(day):
        findings.append(Finding(DECISION_INCOMPLETE, Source("--so")))
    if settings is None or findings:
        return None, findings
    rulebook, findings = open_rules(settings)
    if rulebook is None:
        return None, findings
    book = Book(folder)
    merged, findings = book.last_merge()
    if merged is None:
        return None, findings or [Finding(NO_MERGE_YET, Source(str(folder)))]
    if number and decided:
        findings += book.decide(Decision(number, decided))
    decision, problem = book.decision()
    findings += problem + _unnamed(settings) + _changed(merged, folder)
    return Case(settings, rulebook.pack, merged, decision or settings.decision), findings


def _unnamed(settings: Settings) -> list[Finding]:
    missing = settings.office.missing
    if not missing:
        return []
    return [Finding(NAME_NOT_CONFIGURED, Source("hotro68.yaml"), {"what": ", ".join(missing)})]


def _changed(merged: Merged, folder: Path) -> list[Finding]:
    """Lists of the folder that are no longer what was merged."""
    paths, _ = chosen_files(Wish((), folder))
    known = {file.file: file.sha256 for file in merged.files}
    return [
        Finding(INPUTS_CHANGED, Source(path.name), {"file": path.name})
        for path in paths
        if path.name in known
        and hashlib.sha256(path.read_bytes()).hexdigest() != _hex(known[path.name])
    ]


def _hex(digest: str) -> str:
    return digest.removeprefix("sha256:")


def _check_clock(
    kind: str, decision: Decision | None, posted: date | None, pack: Pack
) -> list[Finding]:
    """A result needs its decision, and is posted within the days the plan gives."""
    if kind != "ketqua":
        return []
    if decision is None:
        return [Finding(DECISION_INCOMPLETE, Source("hotro68.yaml"))]
    if posted is None:
        return []
    posting = pack.file.posting
    last, late = posting_clock(decision.day, posted, posting.latest_days)
    data = {"posted": posted, "decided": decision.day, "last": last, "late": late}
    if posted < decision.day:
        return [Finding(POSTING_BEFORE_DECISION, Source("--ngay-niem-yet"), data)]
    if late <= 0:
        return []
    data["days"] = posting.latest_days
    return [Finding(POSTED_LATE, Source("--ngay-niem-yet"), data, ref=posting.ref)]


@dataclass(frozen=True, slots=True)
class _Step:
    """What the book writes of the papers. day: as typed."""

    act: str
    kind: str
    day: str | None
    settings: Settings


def _enter(
    artifacts: list[Artifact], folder: Path, out: Path | None, told: _Step
) -> tuple[list[Path], list[Finding]]:
    when, findings = stamp(told.day, told.settings)
    if when is None:
        return [], findings
    data = {"loai": told.kind} if told.kind else {}
    with Journal(folder).held() as findings:
        if findings:
            return [], findings
        step = Step(told.act, data, when, tuple(artifacts), out or folder / OUT)
        return take(folder, step)


def _deliver(  # noqa: PLR0913 - what is written, where, and how it is entered
    artifacts: list[Artifact],
    folder: Path,
    out: Path | None,
    findings: list[Finding],
    told: _Step,
    *,
    strict: bool = False,
) -> Exit:
    paths, problems = _enter(artifacts, folder, out, told)
    whole = [*findings, *problems]
    show_findings(whole, console(), len(whole))
    screen = answer()
    for path in paths:
        screen.print(str(path))
    return exit_for(whole, strict=strict)


def _end(findings: list[Finding]) -> Exit:
    show_findings(findings, console(), len(findings))
    return exit_for(findings)
