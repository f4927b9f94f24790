"""A step that was cut off while it wrote: its files are brought to where the book stands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from hotro68.casebook.journal import Journal
from hotro68.casebook.store import FOLDER
from hotro68.core.catalogue import CANNOT_WRITE, FILE_NOT_RESTORED, STEP_CUT_OFF
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.writing.artifact import Artifact, write

KEPT = "kho"
"""Folder of the book with the contents that outputs replaced, each under its digest."""
NOTE = "dang-lam"


@dataclass(frozen=True, slots=True)
class Intent:
    """A step about to be entered. before, after: path → digest, None when there is no file."""

    number: int
    before: Mapping[str, str | None]
    after: Mapping[str, str | None]


def announce(work: Path, intent: Intent) -> list[Finding]:
    """Note down what is going to change, so that a run cut off leaves nothing in between."""
    text = json.dumps(asdict(intent), ensure_ascii=False, sort_keys=True)
    return write([Artifact(f"{FOLDER}/{NOTE}", text.encode())], work)[1]


def settle(work: Path) -> tuple[list[str], list[Finding]]:
    """Bring the files of a noted step to where the book stands; names of those changed.

    Entered: as after the step. Not entered: as before it. What a person changed since stays.
    The caller holds the work folder.
    """
    intent = _noted(work)
    if intent is None:
        return [], []
    entries, findings = Journal(work).entries()
    if findings:
        return [], findings
    entered = bool(entries) and entries[-1].number >= intent.number
    wanted, other = (intent.after, intent.before) if entered else (intent.before, intent.after)
    changed: list[str] = []
    for name in wanted:
        moved, problem = _bring(work, name, (wanted[name], other.get(name)))
        findings += problem
        changed += [name] if moved else []
    if not any(finding.code is CANNOT_WRITE for finding in findings):
        with suppress(OSError):
            (work / FOLDER / NOTE).unlink()
    return changed, findings


def settle_aloud(work: Path) -> list[Finding]:
    """The same for what an earlier run has left, told to the clerk."""
    changed, findings = settle(work)
    entries, _ = Journal(work).entries()
    number = entries[-1].number if entries else 0
    return [
        *findings,
        *(Finding(STEP_CUT_OFF, Source(name), {"number": number}) for name in changed),
    ]


def _noted(work: Path) -> Intent | None:
    try:
        told = json.loads((work / FOLDER / NOTE).read_text(encoding="utf-8"))
        return Intent(told["number"], told["before"], told["after"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError):
        with suppress(OSError):
            (work / FOLDER / NOTE).unlink()
        return None


def _bring(
    work: Path, name: str, digests: tuple[str | None, str | None]
) -> tuple[bool, list[Finding]]:
    wanted, other = digests
    path = work / name
    try:
        now = digest_of(path.read_bytes()) if path.is_file() else None
    except OSError:
        return False, [cannot_read(name)]
    if now == wanted:
        return False, []
    if now not in {other, None}:
        return False, [_stays(name, "đã được sửa sau khi ghi")]
    if wanted is None:
        path.unlink(missing_ok=True)
        return True, []
    kept = work / FOLDER / KEPT / wanted
    if not kept.is_file():
        return False, [_stays(name, "không còn bản trước đó")]
    _, findings = write([Artifact(path.name, kept.read_bytes())], path.parent)
    return not findings, findings


def keep(work: Path, content: bytes) -> list[Finding]:
    """A content that is about to be replaced, under its digest."""
    name = digest_of(content)
    kept = work / FOLDER / KEPT / name
    if kept.is_file() and digest_of(kept.read_bytes()) == name:
        return []
    return write([Artifact(f"{FOLDER}/{KEPT}/{name}", content)], work)[1]


def keep_all(work: Path, names: Mapping[str, str | None]) -> Iterator[Finding]:
    """What stands now at the paths whose digest is told."""
    for name, digest in names.items():
        if digest is None:
            continue
        try:
            yield from keep(work, (work / name).read_bytes())
        except OSError:
            yield cannot_read(name)


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def cannot_read(name: str) -> Finding:
    data = {"file": name, "problem": "không đọc được bản đang có ở chỗ ấy"}
    return Finding(CANNOT_WRITE, Source(name), data)


def _stays(name: str, problem: str) -> Finding:
    return Finding(FILE_NOT_RESTORED, Source(name), {"file": name, "problem": problem})
