"""Which lists a command reads, and the short name of each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from hotro68.core.catalogue import FILE_MISSING, NOTHING_TO_READ
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.reading.folder import lists_in
from hotro68.reading.twins import without_twins


def chosen_files(files: tuple[Path, ...], folder: Path) -> tuple[list[Path], list[Finding]]:
    """The files named, the lists of the folders named, else those of the work folder."""
    paths: dict[Path, Path] = {}
    findings = []
    for path in files or (folder,):
        if path.is_dir():
            found = lists_in(path)
            if not found:
                findings.append(
                    Finding(NOTHING_TO_READ, Source(str(path)), {"folder": str(path)})
                )
        else:
            found = [path]
        if not path.exists():
            findings.append(Finding(FILE_MISSING, Source(path.name), {"file": str(path)}))
            continue
        paths |= {Path(os.path.realpath(one)): one for one in found}
    kept, said = without_twins(list(paths.values()))
    return kept, [*findings, *said]


def named(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Each path with a short name of its own: the file name, longer only when two are alike."""
    listed = list(paths)
    names = [path.name for path in listed]
    for path in listed:
        unique = names.count(path.name) == 1
        yield path, path.name if unique else f"{path.resolve().parent.name}/{path.name}"
