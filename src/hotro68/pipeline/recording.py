"""One step of the case: files written, what they replaced kept, and the step entered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hotro68.casebook.entry import Entry, Stamp
from hotro68.casebook.journal import UNDO, Journal
from hotro68.casebook.store import FOLDER
from hotro68.core.catalogue import FILE_NOT_RESTORED, UNDO_REFUSED
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.writing.artifact import Artifact, write

KEPT = "kho"
"""Folder of the book with the contents that outputs replaced, each under its digest."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done and entered. data: plain JSON; folder: where the artifacts go."""

    act: str
    data: Mapping[str, Any]
    stamp: Stamp
    artifacts: tuple[Artifact, ...] = ()
    folder: Path | None = None
    body: str = ""


def take(work: Path, step: Step) -> tuple[list[Path], list[Finding]]:
    """Write the files, then enter the step: what the book remembers has been done.

    The caller holds the work folder (`Journal.held`). Nothing is entered when a file fails.
    """
    folder = step.folder or work
    try:
        replaced = _keep_replaced(work, folder, step.artifacts)
    except OSError:
        replaced = {}
    paths, findings = write(step.artifacts, folder)
    if findings:
        return paths, findings
    outputs = {_named(work, folder / one.name): _digest(one.content) for one in step.artifacts}
    data = {**step.data, "outputs": outputs, "replaced": replaced}
    _, findings = Journal(work).add(step.act, data, step.stamp, step.body)
    return paths, findings


def _keep_replaced(work: Path, folder: Path, artifacts: Iterable[Artifact]) -> dict[str, str]:
    """Path → digest of what stood there and is about to be replaced by something else."""
    kept = {}
    for one in artifacts:
        target = folder / one.name
        if not target.is_file():
            continue
        content = target.read_bytes()
        digest = _digest(content)
        if digest == _digest(one.content):
            continue
        _keep(work, digest, content)
        kept[_named(work, target)] = digest
    return kept


def _keep(work: Path, digest: str, content: bytes) -> None:
    if not (work / FOLDER / KEPT / digest).exists():
        write([Artifact(digest, content)], work / FOLDER / KEPT)


def _named(work: Path, path: Path) -> str:
    """The path inside the work folder, else the whole path."""
    try:
        return path.resolve().relative_to(work.resolve()).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def undo(
    work: Path, number: int | None, stamp: Stamp, *, preview: bool
) -> tuple[Entry | None, list[Finding]]:
    """Undo the newest standing step: its moves no longer count, replaced files come back.

    number: the step meant; another than the newest is refused, later steps rest on it.
    """
    entries, findings = Journal(work).standing()
    if findings:
        return None, findings
    if not entries:
        return None, [_refused("chưa có bước nào")]
    last = entries[-1]
    if number not in {None, last.number}:
        return None, [_refused(f"bước {number} không phải bước mới nhất (bước {last.number})")]
    if preview:
        return last, []
    _, findings = Journal(work).add(UNDO, {"buoc": last.number, "act": last.act}, stamp)
    return last, findings or list(_bring_back(work, last))


def _bring_back(work: Path, entry: Entry) -> Iterable[Finding]:
    replaced = entry.data.get("replaced") or {}
    for name, digest in (entry.data.get("outputs") or {}).items():
        path = work / name
        if not path.is_file():
            continue
        content = path.read_bytes()
        if _digest(content) != digest:
            yield _not_restored(name, "đã được sửa sau khi ghi")
            continue
        _keep(work, digest, content)
        kept = work / FOLDER / KEPT / replaced.get(name, "")
        if name not in replaced:
            path.unlink()
        elif kept.is_file():
            _, findings = write([Artifact(path.name, kept.read_bytes())], path.parent)
            yield from findings
        else:
            yield _not_restored(name, "không còn bản trước đó")


def _not_restored(name: str, problem: str) -> Finding:
    return Finding(FILE_NOT_RESTORED, Source(name), {"file": name, "problem": problem})


def _refused(problem: str) -> Finding:
    return Finding(UNDO_REFUSED, Source("hotro68 hoantac"), {"problem": problem})
