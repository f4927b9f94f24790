"""Sheets handed out to be filled in: a filled one is never written over, one read is proved."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from hotro68.casebook.places import is_outside, place_in
from hotro68.casebook.store import FOLDER
from hotro68.core.answers import Handout
from hotro68.core.finding import Finding
from hotro68.pipeline.cut_off import KEPT, digest_of, keep
from hotro68.writing.artifact import Artifact, write


def hand_out(
    work: Path, folder: Path, name: str, handout: Handout
) -> tuple[list[Path], list[Finding]]:
    """Write the sheet; where somebody has filled in an earlier one, beside it under `(2)`.

    What we wrote is kept under its digest: a sheet that is no longer what we wrote has been
    filled in.
    """
    from hotro68.writing.handout import handout_book

    content = handout_book(handout)
    free = next(one for one in _names(name) if _is_free(work, folder / one, content))
    findings = keep(work, content)
    if findings:
        return [], findings
    return write([Artifact(free, content)], folder)


def _names(name: str) -> Iterator[str]:
    yield name
    path = Path(name)
    for number in count(2):
        yield f"{path.stem} ({number}){path.suffix}"


def _is_free(work: Path, path: Path, content: bytes) -> bool:
    if not path.is_file():
        return True
    there = path.read_bytes()
    return there == content or (work / FOLDER / KEPT / digest_of(there)).exists()


def input_of(work: Path, path: Path) -> dict[str, str]:
    """Name and digest of a filled sheet as an entry keeps them; none of one lying elsewhere."""
    name = place_in(work, path)
    return {} if is_outside(name) else {name: digest_of(path.read_bytes())}
