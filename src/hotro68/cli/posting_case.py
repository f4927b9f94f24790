"""What `niemyet` is asked to post, and the decision it rests on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hotro68.casebook.book import Book
from hotro68.casebook.entry import Stamp
from hotro68.casebook.moving import DECISION
from hotro68.casebook.settings import Settings, load_settings
from hotro68.cli.checking import Wish, chosen_files, read_day
from hotro68.cli.clock import stamp
from hotro68.core.catalogue import (
    BAD_OPTION,
    DECISION_INCOMPLETE,
    INPUTS_CHANGED,
    NAME_NOT_CONFIGURED,
)
from hotro68.core.finding import Finding
from hotro68.core.office import Decision
from hotro68.core.report import Merged
from hotro68.core.source import Source
from hotro68.pipeline.desk import desk_of
from hotro68.pipeline.posting import LABELS
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.rules import open_rules
from hotro68.policy.assess import Rulebook
from hotro68.writing.papers.desk import Desk

KINDS = tuple(LABELS)


@dataclass(frozen=True, slots=True)
class PostingWish:
    """What the clerk asked for; days as typed. day: of the decision named by `number`."""

    folder: Path
    out: Path | None
    kind: str | None
    number: str | None
    day: str | None
    posted: str | None
    formats: frozenset[str]
    strict: bool = False
    who: str | None = None
    preview: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """What is posted, as the options and the work folder say. named: the decision typed in."""

    wish: PostingWish
    settings: Settings
    rulebook: Rulebook
    when: Stamp
    posted: date | None
    named: Decision | None

    @property
    def desk(self) -> Desk:
        day = self.posted or self.rulebook.day
        return desk_of(self.settings, self.rulebook.pack, day, self.wish.folder)


def open_case(wish: PostingWish) -> tuple[Case | None, list[Finding]]:
    findings = _wrong_options(wish)
    posted, problem = read_day(wish.posted, "--ngay-niem-yet")
    decided, more = read_day(wish.day, "--ngay")
    settings, faults = load_settings(wish.folder)
    findings += problem + more + faults
    if settings is None or findings:
        return None, findings
    rulebook, findings = open_rules(settings)
    when, problem = stamp(wish.posted or wish.day, settings, wish.who)
    if rulebook is None or when is None:
        return None, findings + problem
    named = Decision(wish.number, decided) if wish.number and decided else None
    return Case(wish, settings, rulebook, when, posted or settings.niem_yet.ngay, named), []


def _wrong_options(wish: PostingWish) -> list[Finding]:
    findings = []
    if wish.kind not in {None, *KINDS}:
        problem = f"«{wish.kind}»; cần một trong: {', '.join(KINDS)}"
        data = {"where": "--loai", "problem": problem}
        findings.append(Finding(BAD_OPTION, Source("--loai"), data))
    if wish.kind != "thutuc" and bool(wish.number) != bool(wish.day):
        findings.append(Finding(DECISION_INCOMPLETE, Source("--so")))
    return findings


def _option(where: str, problem: str) -> dict[str, object]:
    return {"where": where, "problem": problem}


def decision_of(case: Case) -> tuple[Decision | None, list[Finding]]:
    """The one typed in, else the newest entered, else that of the settings."""
    entered, findings = Book(case.wish.folder).decision()
    named = case.named
    if named is None or findings:
        return entered or case.settings.decision, findings
    if entered and entered.number == named.number:
        if entered.day == named.day:
            return entered, []
        problem = f"quyết định {named.number} đã nhập với ngày {entered.day:%d/%m/%Y}"
        return None, [Finding(BAD_OPTION, Source("--ngay"), _option("--ngay", problem))]
    return named, []


def enter_decision(case: Case) -> list[Finding]:
    """A decision typed in for the first time is remembered."""
    named = case.named
    known, _ = Book(case.wish.folder).decision()
    if named is None or known == named or (known and known.number == named.number):
        return []
    data = {"so": named.number, "ngay": named.day, "co_quan": named.by}
    return take(case.wish.folder, Step(DECISION, data, case.when))[1]


def unnamed(settings: Settings) -> list[Finding]:
    missing = settings.office.missing
    if not missing:
        return []
    return [Finding(NAME_NOT_CONFIGURED, Source("hotro68.yaml"), {"what": ", ".join(missing)})]


def changed_lists(merged: Merged, folder: Path) -> list[Finding]:
    """Lists of the folder that are no longer what was merged."""
    paths, _ = chosen_files(Wish((), folder))
    known = {file.file: file.sha256.removeprefix("sha256:") for file in merged.files}
    return [
        Finding(INPUTS_CHANGED, Source(path.name), {"file": path.name})
        for path in paths
        if path.name in known
        and hashlib.sha256(path.read_bytes()).hexdigest() != known[path.name]
    ]
