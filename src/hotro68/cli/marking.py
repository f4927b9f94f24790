"""Puts copies of lists on the disk: where a clerk looks for them, and never over one begun."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count
from pathlib import Path, PurePath

from hotro68.casebook.journal import Journal
from hotro68.casebook.settings import Settings
from hotro68.casebook.store import FOLDER
from hotro68.cli.clock import stamp
from hotro68.cli.leaving import NOTHING_KEPT, Kept
from hotro68.core.dialect import Dialect
from hotro68.core.report import Validation
from hotro68.pipeline.cut_off import NOTE
from hotro68.pipeline.marking import Copy, marked_copies
from hotro68.pipeline.recording import Step, enter_handed, is_case
from hotro68.reading.marked import origin_of
from hotro68.reading.wanted import Wanted
from hotro68.writing.artifact import Artifact, write
from hotro68.writing.report_page import report_page

LISTS, RESULTS = "danhsach", "ketqua"


def write_marked(
    report: Validation, files: Iterable[tuple[Path, str]], wanted: Wanted, out: Path | None
) -> Kept:
    kept = NOTHING_KEPT
    for copy, said in marked_copies(report, files, wanted):
        kept += Kept(findings=tuple(said))
        if copy is not None:
            kept += keep(copy, out)
    return kept


def write_page(report: Validation, target: Path, dialect: Dialect) -> Kept:
    content = report_page(report, dialect)
    paths, findings = write([Artifact(target.name, content)], target.parent)
    return Kept(tuple(paths), tuple(findings))


def keep(copy: Copy, out: Path | None) -> Kept:
    folder = out or place_for(copy.path)
    name = free_name(folder, copy.name, copy.path)
    paths, findings = write([Artifact(name, copy.content)], folder)
    return Kept(tuple(paths), tuple(findings))


def enter_copies(work: Path, act: str, kept: Kept, settings: Settings) -> None:
    """So that `kiemchung` knows them. A book in the way stops no check of a list.

    What could not be entered is told by `kiemchung` among the files nobody knows.
    """
    if not kept.paths or not is_case(work) or (work / FOLDER / NOTE).exists():
        return
    when, _ = stamp(None, settings)
    assert when is not None
    with Journal(work).held() as busy:
        if not busy:
            enter_handed(work, Step(act, {}, when), kept.paths)


def place_for(path: Path) -> Path:
    """Beside the list; for one of a work folder in its `ketqua/`, where no merge reads it."""
    folder = path.parent
    return folder.parent / RESULTS if folder.resolve().name == LISTS else folder


def free_name(folder: Path, name: str, source: Path) -> str:
    """A copy that nobody has saved since it was written may be replaced, no other file may."""
    stem, suffix = PurePath(name).stem, PurePath(name).suffix
    others = (f"{stem} ({number}){suffix}" for number in count(2))
    return next(one for one in chain([name], others) if _is_free(folder / one, source))


def _is_free(path: Path, source: Path) -> bool:
    if not path.exists():
        return not path.is_symlink()
    origin = None if path.resolve() == source.resolve() else origin_of(path)
    return origin is not None and origin.untouched
