"""Whether the record still tells the truth: the book, its entries, and the files they name."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

from hotro68.casebook.entry import START, Entry, digest_of
from hotro68.casebook.journal import HANDED, Journal, standing
from hotro68.casebook.places import INPUTS, input_path, input_place, lying
from hotro68.casebook.seal import file_digest, read_seal
from hotro68.casebook.store import FOLDER, PLACE
from hotro68.casebook.surroundings import KEY, differences, surroundings
from hotro68.core.catalogue import (
    BOOK_CHANGED,
    ENTRY_CHANGED,
    FILE_CHANGED,
    FILE_GONE,
    HANDED_CHANGED,
    HANDED_DAMAGED,
    KEPT_CHANGED,
    SETTINGS_CHANGED,
    SETTINGS_WERE_CHANGED,
)
from hotro68.core.finding import Finding
from hotro68.core.package import DAMAGED
from hotro68.core.source import Source

KEPT = "kho"
PUT_AWAY = "thay"
"""Key of an entry's data: inputs it took the place of, which may go but not change."""
CLEARED = "cat_di"
"""Outputs of earlier steps that a step has put away: nothing it wrote stands for them."""
CARRIED_OFF = "mang_di"
"""Key of an entry's data: its outputs are kept elsewhere, as archives are."""
_PACKAGES = frozenset({".xlsx", ".docx"})


@dataclass(frozen=True, slots=True)
class Named:
    """A file as the last standing entry that names it does. handed: it may be written in."""

    entry: Entry
    digest: str
    handed: bool

    def told(self, name: str) -> dict[str, object]:
        entry = self.entry
        told = {"number": entry.number, "act": entry.act, "day": entry.stamp.day}
        return {"file": name, **told}


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
    last = (entries[-1].number, entries[-1].digest) if entries else (0, START)
    if not seal.fits(*last):
        yield _book(f"sổ dừng ở bước {len(entries)}, tệp niêm ghi bước {seal.number}")


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
    named, replaced = named_files(work, entries)
    found = {
        name: _prove(work, name, one) for name, one in sorted(named.items()) if not one.handed
    }
    return [
        finding
        for name, finding in found.items()
        if finding and not (name in replaced and finding.code is FILE_GONE)
    ]


def named_files(
    work: Path, entries: tuple[Entry, ...]
) -> tuple[dict[str, Named], frozenset[str]]:
    """The files the record answers for, and those of them that may be gone."""
    named: dict[str, Named] = {}
    replaced: set[str] = set()
    for entry in standing(entries):
        replaced.update(map(input_place, entry.data.get(PUT_AWAY, ())))
        for place, one in _named_in(work, entry, named):
            named[place] = one
            replaced.discard(place)
        for name in entry.data.get(CLEARED, ()):
            named.pop(name, None)
    return named, frozenset(replaced)


def _named_in(
    work: Path, entry: Entry, named: Mapping[str, Named]
) -> Iterator[tuple[str, Named]]:
    handed: Mapping[str, str] = entry.data.get(HANDED) or {}
    for name, digest in (entry.data.get("inputs") or {}).items():
        # a sheet written at the top of the folder, filled in, and read again
        is_sheet = name in named and not (work / INPUTS / name).exists()
        place = name if is_sheet else input_place(name)
        yield place, Named(entry, digest.removeprefix("sha256:"), handed=False)
    for name, digest in {**(entry.data.get("outputs") or {}), **handed}.items():
        yield name, Named(entry, digest.removeprefix("sha256:"), handed=name in handed)


def _prove(work: Path, name: str, one: Named) -> Finding | None:
    try:
        content = lying_at(work, name).read_bytes()
    except OSError:
        gone_is_fine = one.entry.data.get(CARRIED_OFF)
        return None if gone_is_fine else Finding(FILE_GONE, Source(name), one.told(name))
    if hashlib.sha256(content).hexdigest() == one.digest:
        return None
    return Finding(FILE_CHANGED, Source(name), one.told(name))


def lying_at(work: Path, name: str) -> Path:
    """Where a file lies that the record names."""
    return lying(work, input_path(work, name) if name.startswith(f"{INPUTS}/") else name)


def prove_handed(work: Path, entries: tuple[Entry, ...]) -> list[Finding]:
    """Sheets to fill in, blank forms and marked copies that are not as they were handed out.

    They are there to be written in and sent away: one that is gone is no fault, one that was
    filled in is a remark, one that nobody can open any more is to be made again.
    """
    named, _ = named_files(work, entries)
    handed = {name: one for name, one in sorted(named.items()) if one.handed}
    return [found for name, one in handed.items() for found in _prove_handed(work, name, one)]


def _prove_handed(work: Path, name: str, one: Named) -> Iterator[Finding]:
    path = work / name
    try:
        if not path.is_file() or file_digest(path) == one.digest:
            return
    except OSError:
        pass
    code = HANDED_CHANGED if _opens(path) else HANDED_DAMAGED
    yield Finding(code, Source(name), one.told(name))


def _opens(path: Path) -> bool:
    """Whether every part of a workbook or Word file is whole; of other files nobody knows."""
    if path.suffix.lower() not in _PACKAGES:
        return True
    try:
        with ZipFile(path) as package:
            return package.testzip() is None
    except DAMAGED:
        return False


def prove_kept(work: Path, entries: tuple[Entry, ...]) -> list[Finding]:
    """Every content that was replaced is still there, under the digest of what it holds."""
    folder = work / FOLDER / KEPT
    present = {path.name: path for path in sorted(folder.glob("*")) if path.is_file()}
    wanted = {
        digest
        for entry in entries
        if not entry.data.get(CARRIED_OFF)
        for digest in (entry.data.get("replaced") or {}).values()
    }
    gone = [_kept(name, "không còn") for name in sorted(wanted - present.keys())]
    return [*gone, *(found for path in present.values() for found in _prove_kept(path))]


def _prove_kept(path: Path) -> Iterator[Finding]:
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        yield _kept(path.name, "không đọc được")
        return
    if digest != path.name and not path.name.endswith(".tmp"):
        yield _kept(path.name, "đã bị sửa")


def prove_settings(work: Path, entries: tuple[Entry, ...]) -> list[Finding]:
    """Where the settings changed: between which steps, and after the last."""
    told = [entry for entry in entries if KEY in entry.data]
    if not told:
        return []
    between = [
        _settings(name, entry, {"problem": what, "before": before.number})
        for before, entry in pairwise(told)
        for name, what in differences(before.data[KEY], entry.data[KEY])
    ]
    last = told[-1]
    now = surroundings(work)
    since = differences(last.data[KEY], now)
    return [*between, *(_settings(name, last, {"problem": what}) for name, what in since)]


def _settings(name: str, entry: Entry, data: Mapping[str, object]) -> Finding:
    code = SETTINGS_WERE_CHANGED if "before" in data else SETTINGS_CHANGED
    told = {"file": name, "number": entry.number, "act": entry.act, "day": entry.stamp.day}
    return Finding(code, Source(name), {**told, **data})


def _kept(name: str, problem: str) -> Finding:
    where = f"{FOLDER}/{KEPT}/{name}"
    return Finding(KEPT_CHANGED, Source(where), {"file": where, "problem": problem})


def _book(problem: str) -> Finding:
    return Finding(BOOK_CHANGED, PLACE, {"problem": problem})


def _entry(number: int, problem: str) -> Finding:
    return Finding(ENTRY_CHANGED, PLACE, {"number": number, "problem": problem})
