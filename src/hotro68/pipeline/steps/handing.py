"""Sheets handed out to be filled in: a filled one is never written over, one read is proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path, PurePosixPath

from hotro68.casebook.places import is_outside, place_in
from hotro68.casebook.store import FOLDER
from hotro68.core.answers import Handout
from hotro68.core.dialect import Dialect
from hotro68.core.finding import Finding
from hotro68.pipeline.cut_off import KEPT, digest_of, keep
from hotro68.pipeline.recording import Step, hand_over
from hotro68.writing.artifact import Artifact


def hand_out(
    work: Path, step: Step, sheets: Mapping[str, Handout], dialect: Dialect
) -> tuple[list[Path], list[Finding]]:
    """Write sheets by their names; where one was filled in, the new one beside it as `(2)`.

    What we wrote is kept under its digest: a sheet that is no longer what we wrote has been
    filled in. The caller holds the work folder.
    """
    from hotro68.writing.handout import handout_book

    folder = step.folder or work
    books = {name: handout_book(handout, dialect) for name, handout in sheets.items()}
    findings = [one for content in books.values() for one in keep(work, content)]
    if findings:
        return [], findings
    artifacts = tuple(
        Artifact(next(one for one in _names(name) if _is_free(work, folder / one, book)), book)
        for name, book in books.items()
    )
    return hand_over(work, replace(step, artifacts=artifacts))


def _names(name: str) -> Iterator[str]:
    yield name
    path = PurePosixPath(name)
    for number in count(2):
        yield str(path.with_stem(f"{path.stem} ({number})"))


def _is_free(work: Path, path: Path, content: bytes) -> bool:
    if not path.is_file():
        return True
    there = path.read_bytes()
    return there == content or (work / FOLDER / KEPT / digest_of(there)).exists()


def input_of(work: Path, path: Path) -> dict[str, str]:
    """Name and digest of a filled sheet as an entry keeps them; none of one lying elsewhere."""
    name = place_in(work, path)
    return {} if is_outside(name) else {name: digest_of(path.read_bytes())}
