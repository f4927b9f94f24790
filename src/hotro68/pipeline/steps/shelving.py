"""Where a received list lies, and which of several versions the next merge reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from hotro68.casebook.places import INPUTS, is_outside, place_in
from hotro68.core.catalogue import LIST_UNSORTED, OLD_LIST_STAYS
from hotro68.core.finding import Finding
from hotro68.core.marking import source_name
from hotro68.core.source import Source
from hotro68.pipeline.steps.receiving import Received, Recorded
from hotro68.reading.marked import origin_of


def path_in(work: Path, path: Path) -> str:
    """The path inside the work folder; empty when the list lies elsewhere."""
    place = place_in(work, path)
    return "" if is_outside(place) else place


def named_in(new: Received, place: str) -> Received:
    return replace(new, path=place)


def place_for(work: Path, path: Path, old: Iterable[Received]) -> str:
    """A name in danhsach/ that is free, or that of the version whose place it takes."""
    given_up = {one.digest for one in old}
    others = (f"{path.stem} ({number}){path.suffix}" for number in count(2))
    names = chain((path.name,), others)
    return next(
        f"{INPUTS}/{name}" for name in names if _is_free(work / INPUTS / name, given_up)
    )


def _is_free(place: Path, given_up: set[str]) -> bool:
    return not place.exists() or _digest(place) in given_up


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


# ── what is read ─────────────────────────────────────────────────────────────────────────
ListFile = tuple[Path, str]
"""A list and the short name it is shown by."""


@dataclass(frozen=True, slots=True)
class _Match:
    """The list on record that a file is. exact: these bytes, or a copy we made of them."""

    one: Recorded
    exact: bool


def current(
    work: Path, files: Sequence[ListFile], lists: Sequence[Recorded]
) -> tuple[tuple[ListFile, ...], list[Finding]]:
    """The files without the versions that later ones took the place of.

    A file of which that cannot be said as a whole is an error: nobody is paid by it.
    """
    if not any(one.lost for one in lists):
        return tuple(files), []
    known = {path: _known(work, path, lists) for path, _ in files}
    there = {told.one.entry.number for told in known.values() if told}
    read, findings = [], []
    for path, name in files:
        told = known[path]
        if told is None or not told.one.lost:
            read.append((path, name))
            continue
        newer = tuple(one for one in lists if _took(one, told.one))
        problem = _unsorted(told, newer, there)
        data = {"file": name, "newer": ", ".join(f"«{one.file}»" for one in newer), **problem}
        code = LIST_UNSORTED if problem else OLD_LIST_STAYS
        findings.append(Finding(code, Source(name), data))
    return tuple(read), findings


def _known(work: Path, path: Path, lists: Sequence[Recorded]) -> _Match | None:
    """The newest list on record with these bytes, else of this place or name."""
    newest = lists[::-1]
    origin = origin_of(path)
    for digest in filter(None, (_digest(path), origin.sha256 if origin else "")):
        for one in newest:
            if one.digest == digest:
                return _Match(one, exact=True)
    place, source = path_in(work, path), source_name(path.name)
    copied = source if source != path.name else ""
    return next(
        (_Match(one, exact=False) for one in newest if _stood(one, place, copied)), None
    )


def _stood(one: Recorded, place: str, copied: str) -> bool:
    """Whether a list lay at a place, or is by its name what a file was copied from."""
    return place == one.path != "" or copied == Path(one.path or one.file).name


def _took(newer: Recorded, old: Recorded) -> bool:
    return newer.round == old.round and bool(newer.kept & old.lost)


_PARTLY = {
    "problem": "nhưng chỉ một phần",
    "advice": "Tách phần còn dùng của bản cũ ra một tệp riêng, hotro68 nhan tệp ấy --dong-y"
    " --chep, rồi gộp lại.",
}
_NOT_THERE = {
    "problem": "nhưng bản ấy không có trong các tệp đang gộp",
    "advice": "Chép bản ấy vào thư mục danhsach rồi gộp lại; thay nhầm thì hotro68 hoantac.",
}
_EDITED = {
    "problem": "rồi lại bị sửa",
    "advice": "Nếu là bản mới hơn nữa thì hotro68 nhan tệp ấy; nếu không thì cất nó ra khỏi"
    " danhsach; rồi gộp lại.",
}


def _unsorted(told: _Match, newer: Iterable[Recorded], there: set[int]) -> Mapping[str, str]:
    """Why a file can be neither read nor left out, and what to do; nothing when it can."""
    if told.one.kept:
        return _PARTLY
    if any(one.entry.number not in there for one in newer):
        return _NOT_THERE
    return {} if told.exact else _EDITED
