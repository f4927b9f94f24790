"""One step of the case: files written, what they replaced kept, and the step entered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hotro68.casebook.entry import Entry, Stamp
from hotro68.casebook.journal import HANDED, UNDO, Journal, is_beside
from hotro68.casebook.places import is_outside, place_in
from hotro68.casebook.proof import CLEARED
from hotro68.casebook.settings import FILE
from hotro68.casebook.surroundings import KEY, surroundings
from hotro68.core.catalogue import PAPERS_PUT_AWAY, STEP_CUT_OFF, UNDO_REFUSED
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.cut_off import (
    Intent,
    announce,
    cannot_read,
    digest_of,
    keep_all,
    settle,
    settle_aloud,
)
from hotro68.writing.artifact import Artifact, write

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done and entered. data: plain JSON; folder: where the artifacts go.

    instead_of: earlier steps whose papers these replace; what has no successor is put away.
    handed: names of artifacts that are there to be written in.
    """

    act: str
    data: Mapping[str, Any]
    stamp: Stamp
    artifacts: tuple[Artifact, ...] = ()
    folder: Path | None = None
    body: str = ""
    instead_of: tuple[Entry, ...] = ()
    handed: tuple[str, ...] = ()


def take(work: Path, step: Step) -> tuple[list[Path], list[Finding]]:
    """Write the files, then enter the step: what the book remembers has been done.

    The caller holds the work folder (`Journal.held`). When a file or the entry fails, nothing
    is entered and every file stands as before.
    """
    told = settle_aloud(work)
    if any(finding.code is not STEP_CUT_OFF for finding in told):
        return [], told
    folder = step.folder or work
    intent, findings = _intent(work, folder, step)
    if findings:
        return [], [*told, *findings]
    paths, findings = write(step.artifacts, folder)
    if not findings:
        data = {
            **step.data,
            "outputs": {name: digest for name, digest in intent.after.items() if digest},
            "replaced": _replaced(intent),
            **({CLEARED: cleared} if (cleared := _cleared(intent)) else {}),
            **({HANDED: handed} if (handed := _handed(work, folder, step)) else {}),
            KEY: surroundings(work),
        }
        _, findings = Journal(work).add(step.act, data, step.stamp, step.body)
    _, problems = settle(work)
    if not findings:
        problems += _told_cleared(intent, folder)
    return [] if findings else paths, [*told, *findings, *problems]


def hand_over(work: Path, step: Step) -> tuple[list[Path], list[Finding]]:
    """Write what is to be filled in or sent away, and enter that it was handed out.

    Not a step of the case: it rests on no settings and `hoantac` passes it over. The caller
    holds the work folder.
    """
    told = settle_aloud(work)
    if any(finding.code is not STEP_CUT_OFF for finding in told):
        return [], told
    paths, findings = write(step.artifacts, step.folder or work)
    return paths, [*told, *findings, *enter_handed(work, step, paths)]


def is_case(work: Path) -> bool:
    """Whether a folder is one that a record is kept of: set up, or begun."""
    return (work / FILE).exists() or Journal(work).path.exists()


def enter_handed(work: Path, step: Step, paths: Iterable[Path]) -> list[Finding]:
    """Files that were written already; nothing is entered twice, nor what lies elsewhere."""
    journal = Journal(work)
    entries, findings = journal.entries()
    known: dict[str, str] = {}
    for entry in entries:
        known |= entry.data.get(HANDED) or {}
    named = {place_in(work, path): digest_of(path.read_bytes()) for path in paths}
    new = {
        name: d for name, d in named.items() if not is_outside(name) and known.get(name) != d
    }
    if findings or not new:
        return findings
    return journal.add(f"{HANDED} {step.act}", {**step.data, HANDED: new}, step.stamp)[1]


def _handed(work: Path, folder: Path, step: Step) -> dict[str, str]:
    return {
        place_in(work, folder / one.name): digest_of(one.content)
        for one in step.artifacts
        if one.name in step.handed
    }


def _intent(work: Path, folder: Path, step: Step) -> tuple[Intent, list[Finding]]:
    """What the step will change; contents about to be replaced or put away are kept first."""
    after: dict[str, str | None] = {
        place_in(work, folder / one.name): digest_of(one.content) for one in step.artifacts
    }
    after |= dict.fromkeys(_without_successor(work, folder, step, after))
    before, findings = _standing(work, after)
    entries, problem = Journal(work).entries()
    number = entries[-1].number + 1 if entries else 1
    intent = Intent(number, before, after)
    findings += problem
    if after and not findings:
        findings += list(keep_all(work, _replaced(intent))) or announce(work, intent)
    return intent, findings


def _without_successor(
    work: Path, folder: Path, step: Step, after: Iterable[str]
) -> Iterator[str]:
    """Papers of earlier steps that nothing written now stands for; changed ones stay."""
    home = place_in(work, folder)
    stems = {name.rpartition(".")[0] for name in after}
    for entry in step.instead_of:
        for name, digest in (entry.data.get("outputs") or {}).items():
            own = name.startswith(f"{home}/") and name.rpartition(".")[0] not in stems
            if own and _standing(work, [name])[0].get(name) == digest:
                yield name


def _cleared(intent: Intent) -> list[str]:
    return sorted(name for name, digest in intent.after.items() if digest is None)


def _told_cleared(intent: Intent, folder: Path) -> list[Finding]:
    names = _cleared(intent)
    if not names:
        return []
    data = {"count": len(names), "files": ", ".join(names[:_NAMED]), "number": intent.number}
    return [Finding(PAPERS_PUT_AWAY, Source(folder.name), data)]


def _standing(work: Path, names: Iterable[str]) -> tuple[dict[str, str | None], list[Finding]]:
    found: dict[str, str | None] = {}
    findings = []
    for name in names:
        path = work / name
        try:
            found[name] = digest_of(path.read_bytes()) if path.is_file() else None
        except OSError:
            findings.append(cannot_read(name))
    return found, findings


def _replaced(intent: Intent) -> dict[str, str]:
    """Path → digest of what stands there and is replaced by something else."""
    return {
        name: digest
        for name, digest in intent.before.items()
        if digest is not None and digest != intent.after[name]
    }


def undo(
    work: Path, number: int | None, stamp: Stamp, *, preview: bool
) -> tuple[Entry | None, list[Finding]]:
    """Undo the newest standing step: its moves no longer count, replaced files come back.

    number: the step meant; another than the newest is refused, later steps rest on it.
    """
    standing, findings = Journal(work).standing()
    if findings:
        return None, findings
    entries = tuple(entry for entry in standing if not is_beside(entry))
    if not entries:
        return None, [_refused("chưa có bước nào")]
    last = _with_unchanged(entries[-1], entries[:-1])
    if number not in {None, last.number}:
        return None, [_refused(f"bước {number} không phải bước mới nhất (bước {last.number})")]
    if preview:
        return last, []
    told = settle_aloud(work)
    findings = _note_undoing(work, last)
    if not findings:
        data = {"buoc": last.number, "act": last.act, KEY: surroundings(work)}
        _, findings = Journal(work).add(UNDO, data, stamp)
    _, problems = settle(work)
    return (None if findings else last), [*told, *findings, *problems]


def _with_unchanged(last: Entry, earlier: Iterable[Entry]) -> Entry:
    """A paper printed again as it was is the earlier step's too: undoing brings it back."""
    left: dict[str, str | None] = {}
    for entry in earlier:
        left |= entry.data.get("outputs") or {}
        left |= dict.fromkeys(entry.data.get(CLEARED, ()))
    written = (last.data.get("outputs") or {}).items()
    same = {name: digest for name, digest in written if left.get(name) == digest}
    if not same:
        return last
    data = {**last.data, "replaced": {**same, **(last.data.get("replaced") or {})}}
    return replace(last, data=data)


def _note_undoing(work: Path, entry: Entry) -> list[Finding]:
    """The outputs of a step as it wrote them, and what stood there before."""
    written: dict[str, str | None] = dict(entry.data.get("outputs") or {})
    written |= dict.fromkeys(entry.data.get(CLEARED, ()))
    replaced: dict[str, str | None] = dict(entry.data.get("replaced") or {})
    now, findings = _standing(work, written)
    ours = {name: digest for name, digest in written.items() if now.get(name) == digest}
    entries, problem = Journal(work).entries()
    findings = [*findings, *problem] or list(keep_all(work, ours))
    if findings or not written:
        return findings
    return announce(work, Intent(entries[-1].number + 1, written, _before(written, replaced)))


def _before(
    written: Mapping[str, str | None], replaced: Mapping[str, str | None]
) -> dict[str, str | None]:
    return {name: replaced.get(name) for name in written}


def _refused(problem: str) -> Finding:
    return Finding(UNDO_REFUSED, Source("hotro68 hoantac"), {"problem": problem})
