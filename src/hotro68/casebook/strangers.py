"""Files that lie in a work folder and that no step of its record knows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from hotro68.casebook.entry import Entry
from hotro68.casebook.journal import LOCK
from hotro68.casebook.places import in_archive, input_path
from hotro68.casebook.proof import KEPT, named_files
from hotro68.casebook.seal import FILE as SEAL
from hotro68.casebook.settings import FILE as SETTINGS
from hotro68.casebook.store import FILE, FOLDER
from hotro68.casebook.surroundings import surroundings
from hotro68.core.catalogue import NOT_IN_RECORD
from hotro68.core.finding import Finding
from hotro68.core.source import Source

MANIFEST = "ke-khai.json"
"""In an archive: the digest of every file packed with the record."""
_OWN = frozenset(f"{FOLDER}/{name}" for name in (FILE, SEAL, LOCK))
_NAMED = 5
_OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})


def strangers(work: Path, entries: tuple[Entry, ...]) -> list[Finding]:
    """One finding for all of them: what nobody entered cannot be proved, nor passed over."""
    named, _ = named_files(work, entries)
    known = {place for name in named for place in (name, input_path(work, name))}
    known |= {in_archive(name) for name in named}
    known |= {SETTINGS, *surroundings(work), *_packed(work)}
    names = [name for name in _lying(work) if name not in known]
    if not names:
        return []
    more = f" và {len(names) - _NAMED} tệp nữa" if len(names) > _NAMED else ""
    told = ", ".join(f"«{name}»" for name in names[:_NAMED]) + more
    return [Finding(NOT_IN_RECORD, Source(names[0]), {"count": len(names), "files": told})]


def _lying(work: Path) -> Iterator[str]:
    """Every file but those of the book, which are proved with it, and those nobody made."""
    for path in sorted(work.rglob("*")):
        name = path.relative_to(work).as_posix()
        own = name in _OWN or name.startswith(f"{FOLDER}/{KEPT}/")
        if path.is_file() and not own and not _is_of_a_program(path.name):
            yield name


def _is_of_a_program(name: str) -> bool:
    """The mark of an open book (`~$`, `.~lock.`), or what the system keeps about a folder."""
    return name.startswith(("~$", ".~lock.")) or name.lower() in _OF_THE_SYSTEM


def _packed(work: Path) -> Iterator[str]:
    """What an archive was packed with, as long as it is as it was packed."""
    try:
        told = json.loads((work / MANIFEST).read_text(encoding="utf-8"))
        files: Mapping[str, Mapping[str, str]] = told["tep"]
        for name, one in files.items():
            content = (work / name).read_bytes() if (work / name).is_file() else b""
            if hashlib.sha256(content).hexdigest() == one["sha256"]:
                yield name
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return
    yield from (MANIFEST, "ke-khai.txt", "DOC-TRUOC.txt")
