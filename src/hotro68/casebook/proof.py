"""Whether the record still tells the truth: the book, its entries, and the files they name."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hotro68.casebook.entry import START, Entry, digest_of
from hotro68.casebook.journal import Journal, standing
from hotro68.casebook.seal import Seal, file_digest, read_seal
from hotro68.casebook.store import PLACE
from hotro68.core.catalogue import BOOK_CHANGED, ENTRY_CHANGED, FILE_CHANGED, FILE_GONE
from hotro68.core.finding import Finding
from hotro68.core.source import Source

INPUTS = "danhsach"
PUT_AWAY = "thay"
"""Key of an entry's data: names of inputs that this step took the place of."""


def prove_book(journal: Journal) -> list[Finding]:
    """The book's bytes, its numbering, its chain, and the long texts beside it."""
    if not journal.path.exists():
        return [_book("không có sổ trong thư mục này")]
    entries, findings = journal.entries()
    if findings:
        return findings
    try:
        found = [*_seal(journal, entries), *_whole(journal, entries), *_chain(entries)]
    except (OSError, sqlite3.Error) as error:
        return [_book(f"không đọc hết được sổ ({type(error).__name__})")]
    return [*found, *_bodies(journal, entries)]


def _seal(journal: Journal, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    try:
        seal = read_seal(journal.folder)
    except (ValueError, IndexError):
        yield _book("tệp niêm của sổ đã bị sửa")
        return
    if seal is None:
        yield _book("thiếu tệp niêm của sổ")
        return
    if seal.file and file_digest(journal.path) != seal.file:
        yield _book("tệp sổ đã bị sửa ngoài chương trình")
    if not _sealed(seal, entries):
        yield _book(f"sổ dừng ở bước {len(entries)}, tệp niêm ghi bước {seal.number}")


def _sealed(seal: Seal, entries: tuple[Entry, ...]) -> bool:
    """The seal names the last entry, or one that a run cut off was about to write."""
    if not seal.file and seal.number == len(entries) + 1:
        return True
    last = entries[-1] if entries else None
    return last is not None and (last.number, last.digest) == (seal.number, seal.head)


def _whole(journal: Journal, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    rows, _ = journal.rows("PRAGMA integrity_check")
    if rows != [("ok",)]:
        yield _book("cấu trúc tệp sổ bị hỏng")
    given, _ = journal.rows("SELECT seq FROM sqlite_sequence WHERE name='entry'")
    highest = given[0][0] if given else 0
    present = {entry.number for entry in entries}
    for number in range(1, max(highest, *present, 0) + 1):
        if number not in present:
            yield _entry(number, "không còn trong sổ")


def _chain(entries: tuple[Entry, ...]) -> Iterator[Finding]:
    previous = START
    for entry in entries:
        if entry.digest != entry.true_digest:
            yield _entry(entry.number, "đã bị sửa nội dung")
        if entry.previous != previous:
            yield _entry(entry.number, "không nối với bước ngay trước nó")
        previous = entry.digest


def _bodies(journal: Journal, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    rows, _ = journal.rows("SELECT digest, text FROM body")
    kept = dict(rows)
    for entry in entries:
        digest = entry.data.get("result")
        if digest is None:
            continue
        if digest not in kept:
            yield _entry(entry.number, "mất phần kết quả kèm theo")
        elif digest_of(kept[digest]) != digest:
            yield _entry(entry.number, "có phần kết quả kèm theo đã bị sửa")


def prove_files(work: Path, entries: tuple[Entry, ...]) -> list[Finding]:
    """Every input and output that a standing entry names, as the last of them names it."""
    named: dict[str, tuple[Entry, str]] = {}
    for entry in standing(entries):
        for key in ("inputs", "outputs"):
            files: Mapping[str, Any] = entry.data.get(key) or {}
            for name, digest in files.items():
                named[_path(key, name)] = (entry, str(digest).removeprefix("sha256:"))
        for name in entry.data.get(PUT_AWAY, ()):
            named.pop(_path("inputs", name), None)
    found = (_prove(work, name, *told) for name, told in sorted(named.items()))
    return [finding for finding in found if finding is not None]


def _path(key: str, name: str) -> str:
    """Inputs are told by the names the findings use; outputs by their path in the folder."""
    return f"{INPUTS}/{name}" if key == "inputs" and "/" not in name else name


def _prove(work: Path, name: str, entry: Entry, digest: str) -> Finding | None:
    path = work / name
    if not path.exists() and name.startswith(f"{INPUTS}/"):
        path = work / name.removeprefix(f"{INPUTS}/")
    data = {"file": name, "number": entry.number, "act": entry.act, "day": entry.stamp.day}
    try:
        content = path.read_bytes()
    except OSError:
        return Finding(FILE_GONE, Source(name), data)
    if hashlib.sha256(content).hexdigest() == digest:
        return None
    return Finding(FILE_CHANGED, Source(name), data)


def _book(problem: str) -> Finding:
    return Finding(BOOK_CHANGED, PLACE, {"problem": problem})


def _entry(number: int, problem: str) -> Finding:
    return Finding(ENTRY_CHANGED, PLACE, {"number": number, "problem": problem})
