"""The act behind `nhan`: a hamlet's list taken in, a later version only when agreed to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hotro68.casebook.journal import Journal
from hotro68.cli.checking import ListDesk, Wish, lay_desk
from hotro68.cli.directing import TypedDirections
from hotro68.cli.ending import end, stopped
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.stepping import NOTHING_DONE, Opened, StepWish, open_step, tell
from hotro68.core.catalogue import (
    ALREADY_RECEIVED,
    LIST_UNPLACED,
    NEWER_LIST,
    OLD_LIST_STAYS,
)
from hotro68.core.finding import Finding, worded
from hotro68.core.source import Source
from hotro68.pipeline.checking import check_file
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.steps.ground import lateness
from hotro68.pipeline.steps.receiving import (
    ACT,
    Received,
    earlier,
    received,
    recorded,
    rows_of,
    same_list,
)
from hotro68.pipeline.steps.shelving import current, named_in, path_in, place_for
from hotro68.pipeline.steps.versions import Comparison, compare
from hotro68.reading.folder import lists_in
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.artifact import Artifact


@dataclass(frozen=True, slots=True)
class ReceiveWish:
    """round: empty for that of the folder. agree: a new version takes the old one's place.

    beside: the list adds to the one before. copy: put it into danhsach/.
    """

    step: StepWish
    files: tuple[Path, ...]
    hamlet: str = ""
    policy: str | None = None
    round: str = ""
    passwords: tuple[str, ...] = ()
    agree: bool = False
    beside: bool = False
    copy: bool = False


def receive_lists(wish: ReceiveWish) -> Exit:
    opened, findings = open_step(wish.step)
    if opened is None:
        return end(findings)
    asked = TypedDirections(hamlet=wish.hamlet)
    reading = Wish(
        wish.files, wish.step.folder, wish.policy, passwords=wish.passwords, asked=asked
    )
    desk, findings = lay_desk(reading)
    if desk is None:
        return end(findings)
    with Journal(wish.step.folder).held() as busy:
        if busy:
            return end(busy)
        findings = list(_late(opened))
        if stopped(findings, strict=wish.step.strict):
            return end(findings, strict=wish.step.strict)
        for file in desk.files:
            findings += _receive(wish, opened, desk, reading, file)
    told = end(findings, strict=wish.step.strict)
    if exit_for(findings) is Exit.CLEAN and not wish.step.preview:
        tell("Bước tiếp theo: hotro68 validate danhsach, rồi hotro68 merge --out tonghop.xlsx")
    return told


def _late(opened: Opened) -> Iterator[Finding]:
    yield from lateness(opened.pack, ACT, opened.when.day, opened.settings.han.thon_nop)


def _receive(
    wish: ReceiveWish, opened: Opened, desk: ListDesk, reading: Wish, file: tuple[Path, str]
) -> list[Finding]:
    path, name = file
    checked, findings = check_file(path, name, desk.rulebook, desk.wanted(reading))
    if checked is None or not checked.rows:
        return [one for one in findings if one.code.severity.rank == 0]
    new = Received(
        name,
        path_in(wish.step.folder, path),
        checked.report.sha256.removeprefix("sha256:"),
        wish.round or opened.settings.dot,
        rows_of(checked.rows, desk.rulebook.pack),
    )
    if any(not row.hamlet for row in new.rows):
        unplaced = [Finding(LIST_UNPLACED, Source(name), {"file": name})]
        return worded(unplaced, desk.rulebook.dialect)
    known, findings = _known(wish.step.folder)
    if findings:
        return findings
    return _place(wish, opened, path, new, known)


def _known(folder: Path) -> tuple[tuple[Received, ...], list[Finding]]:
    journal = Journal(folder)
    entries, findings = journal.standing()
    lists = recorded(entries)
    bodies = {}
    for digest in (one.entry.data["result"] for one in lists if one.kept):
        bodies[digest], problem = journal.body(digest)
        findings += problem
    return (() if findings else received(lists, bodies)), findings


def _place(
    wish: ReceiveWish,
    opened: Opened,
    path: Path,
    new: Received,
    known: tuple[Received, ...],
) -> list[Finding]:
    """Take the list in, unless it is known or changes one that is."""
    same = same_list(new, known)
    if same is not None:
        other = f" với tên «{same.file}»" if same.file != new.file else ""
        data = {"file": new.file, "day": same.day, "other": other}
        return [Finding(ALREADY_RECEIVED, Source(new.file), data)]
    old = () if wish.beside else earlier(new, known)
    changed = list(_changes(opened, new, old))
    for one in compare(new, old):
        tell(*(f"  {change.told}" for change in one.changes))
    if changed and not wish.agree:
        return changed
    _tell(new)
    if wish.step.preview:
        tell(NOTHING_DONE)
        return []
    findings = _enter(wish, opened, path, new, old)
    return findings or _left_out(wish.step.folder, path)


def _left_out(folder: Path, new: Path) -> list[Finding]:
    """Versions in the folder that are no longer read, now that a newer one has come."""
    entries, findings = Journal(folder).standing()
    files = [(path, path.name) for path in (*lists_in(folder), new)]
    _, said = current(folder, files, recorded(entries))
    return [*findings, *(one for one in said if one.code is OLD_LIST_STAYS)]


def _changes(opened: Opened, new: Received, old: Iterable[Received]) -> Iterator[Finding]:
    for one in compare(new, old):
        if not one.changes:
            continue
        before = next(r for r in old if one.part in r.parts)
        data = {
            "hamlet": one.hamlet,
            "policy": opened.pack.policies[one.part[1]].name,
            "round": new.round,
            "other": before.file,
            "day": before.day,
            **_figures(one),
        }
        yield Finding(NEWER_LIST, Source(new.file), data)


def _figures(one: Comparison) -> dict[str, object]:
    return {
        "added": one.added,
        "removed": one.removed,
        "changed": one.changed,
        "before": grouped(one.before),
        "after": grouped(one.after),
    }


def _enter(
    wish: ReceiveWish,
    opened: Opened,
    path: Path,
    new: Received,
    old: Iterable[Received],
) -> list[Finding]:
    folder = wish.step.folder
    artifacts: tuple[Artifact, ...] = ()
    if wish.copy and not new.path.startswith("danhsach/"):
        place = place_for(folder, path, old)
        artifacts = (Artifact(place, path.read_bytes()),)
        new = named_in(new, place)
    step = Step(ACT, new.data(old), opened.when, artifacts, folder, new.body)
    paths, findings = take(folder, step)
    tell(*(f"Đã chép vào {one}." for one in paths))
    if not findings and not new.path.startswith("danhsach/"):
        tell(f"«{new.file}» ở ngoài danhsach: chép vào đó để lần gộp đọc đến.")
    return findings


def _tell(new: Received) -> None:
    tell(
        f"Nhận {new.file}: {', '.join(new.hamlets)}, đợt {new.round},"
        f" {len(new.rows)} người, {grouped(new.money)} đồng."
    )
