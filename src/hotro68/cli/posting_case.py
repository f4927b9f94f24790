"""What `niemyet` is asked to post, and the decision it rests on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hotro68.casebook.book import Book
from hotro68.casebook.entry import Stamp
from hotro68.casebook.moving import DECISION
from hotro68.casebook.settings import Settings, load_settings
from hotro68.cli.choosing import chosen_files
from hotro68.cli.clock import stamp
from hotro68.cli.ending import wrong_option
from hotro68.cli.typed import read_day
from hotro68.core.catalogue import (
    DECISION_INCOMPLETE,
    DECISION_NOT_ENTERED,
    INPUTS_CHANGED,
    NAME_NOT_CONFIGURED,
    POSTED_AS_MERGED,
)
from hotro68.core.finding import Finding
from hotro68.core.office import Decision
from hotro68.core.report import Merged
from hotro68.core.source import Source
from hotro68.pipeline.desk import desk_of
from hotro68.pipeline.posting import LABELS
from hotro68.pipeline.recording import Step
from hotro68.pipeline.rules import open_rules
from hotro68.pipeline.steps.deciding import decisions
from hotro68.pipeline.steps.deciding_whole import decide_whole, has_list
from hotro68.pipeline.steps.ground import Ground
from hotro68.policy.assess import Rulebook
from hotro68.writing.papers.desk import Desk

KINDS = tuple(LABELS)
PLACE = Source("hotro68 niemyet")


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
class PostingCase:
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


def open_case(wish: PostingWish) -> tuple[PostingCase | None, list[Finding]]:
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
    return PostingCase(
        wish, settings, rulebook, when, posted or settings.niem_yet.ngay, named
    ), []


def _wrong_options(wish: PostingWish) -> list[Finding]:
    findings = []
    if wish.kind not in {None, *KINDS}:
        problem = f"«{wish.kind}»; cần một trong: {', '.join(KINDS)}"
        findings.append(wrong_option("--loai", problem))
    if wish.kind != "thutuc" and bool(wish.number) != bool(wish.day):
        findings.append(Finding(DECISION_INCOMPLETE, Source("--so")))
    return findings


def decision_of(case: PostingCase, ground: Ground) -> tuple[Decision | None, list[Finding]]:
    """The one typed in, else the newest entered, else that of the settings."""
    named = case.named
    entered = {number: told for number, (told, _) in decisions(ground.entries).items()}
    if named is None:
        newest, findings = Book(case.wish.folder).decision()
        return newest or case.settings.decision, findings
    if named.number not in entered:
        return named, []
    data = entered[named.number].data
    if data["ngay"] != named.day:
        problem = f"quyết định {named.number} đã nhập với ngày {data['ngay']:%d/%m/%Y}"
        return None, [wrong_option("--ngay", problem)]
    return Decision(named.number, named.day, data["co_quan"]), []


def over_all(
    case: PostingCase, ground: Ground, decision: Decision
) -> tuple[Step | None, list[Finding]]:
    """The step that approves the whole merge under a decision nobody entered file by file."""
    if has_list(ground.entries, decision.number):
        return None, []
    whole, findings = decide_whole(ground, decision)
    told = {"number": decision.number}
    if findings or whole is None:
        return None, findings or [Finding(DECISION_NOT_ENTERED, PLACE, told)]
    stamp = replace(case.when, day=decision.day)
    step = Step(DECISION, whole.data(case.settings.dot), stamp) if whole.moves else None
    return step, [Finding(POSTED_AS_MERGED, PLACE, told)]


def unnamed(settings: Settings) -> list[Finding]:
    missing = settings.office.missing
    if not missing:
        return []
    return [Finding(NAME_NOT_CONFIGURED, Source("hotro68.yaml"), {"what": ", ".join(missing)})]


def changed_lists(merged: Merged, folder: Path) -> list[Finding]:
    """Lists of the folder that are no longer what was merged."""
    paths, _ = chosen_files((), folder)
    known = {file.file: file.sha256.removeprefix("sha256:") for file in merged.files}
    return [
        Finding(INPUTS_CHANGED, Source(path.name), {"file": path.name})
        for path in paths
        if path.name in known
        and hashlib.sha256(path.read_bytes()).hexdigest() != known[path.name]
    ]
