"""Where a received list lies: inside the work folder or not, and under which name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from hotro68.casebook.proof import INPUTS
from hotro68.core.catalogue import OLD_LIST_STAYS
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.steps.receiving import Received
from hotro68.reading.folder import lists_in


def path_in(work: Path, path: Path) -> str:
    """The path inside the work folder; empty when the list lies elsewhere."""
    try:
        return path.resolve().relative_to(work.resolve()).as_posix()
    except ValueError:
        return ""


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


def stays_in(work: Path, old: Iterable[Received], new: Received) -> Iterator[Finding]:
    """Older versions that the next merge would still read."""
    given_up = {one.digest for one in old if one.parts <= new.parts}
    if not given_up:
        return
    for path in lists_in(work):
        if _digest(path) in given_up:
            yield Finding(OLD_LIST_STAYS, Source(path.name), {"file": path.name})


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
