"""A list and the copies corrected from it: one of them is read, and which one is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from hotro68.core.catalogue import COPY_NOT_READ, COPY_READ_INSTEAD, TWO_CORRECTED
from hotro68.core.finding import Finding
from hotro68.core.marking import CopyKind, source_name
from hotro68.core.source import Source
from hotro68.reading.marked import Origin, origin_of


@dataclass(frozen=True, slots=True)
class _Copy:
    path: Path
    source: Path | None
    only_marked: bool
    key: Path


def without_twins(paths: list[Path]) -> tuple[list[Path], list[Finding]]:
    """Copies whose source is not among the lists are lists like any other."""
    copies = {path: origin_of(path) for path in paths if _may_be_copy(path)}
    found = [_known(path, origin, paths) for path, origin in copies.items()]
    families: dict[Path, list[_Copy]] = defaultdict(list)
    for copy in found:
        if copy is not None:
            families[copy.key].append(copy)
    dropped: set[Path] = set()
    findings: list[Finding] = []
    for family in families.values():
        left_out, said = _chosen(family)
        dropped |= left_out
        findings += said
    return [path for path in paths if path not in dropped], findings


def _may_be_copy(path: Path) -> bool:
    """The name tells in most cases; a copy renamed by somebody still knows its source."""
    return source_name(path.name) != path.name or path.suffix.lower() in {".xlsx", ".xlsm"}


def _known(path: Path, origin: Origin | None, paths: Iterable[Path]) -> _Copy | None:
    others = [one for one in paths if one != path]
    if origin is None and source_name(path.name) == path.name:
        return None
    source = _by_content(origin, others) or _by_name(path, others)
    only_marked = bool(origin and origin.untouched and origin.kind is CopyKind.FAULTS)
    if source is None and origin is None:
        return None
    key = source or path.with_name(Path(source_name(path.name)).stem)
    return _Copy(path, source, only_marked, key)


def _by_content(origin: Origin | None, others: Iterable[Path]) -> Path | None:
    if origin is None:
        return None
    return next((one for one in others if _digest(one) == origin.sha256), None)


def _by_name(path: Path, others: Iterable[Path]) -> Path | None:
    stem = Path(source_name(path.name)).stem
    return next((one for one in others if one.stem == stem), None)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _chosen(family: list[_Copy]) -> tuple[set[Path], list[Finding]]:
    """What is not read of a source and its copies, and what is said of that."""
    source = next((copy.source for copy in family if copy.source), None)
    marked = [copy for copy in family if copy.only_marked]
    corrected = [copy for copy in family if not copy.only_marked]
    readable = [copy.path for copy in corrected] or ([] if source else [marked[0].path])
    dropped = {copy.path for copy in family} - set(readable)
    name = source.name if source else source_name(family[0].path.name)
    read = readable[0].name if readable else name
    findings = [_not_read(path, name, read) for path in sorted(dropped)]
    if len(corrected) > 1:
        whole = {copy.path for copy in family} | ({source} if source else set())
        files = ", ".join(f"«{copy.path.name}»" for copy in corrected)
        return whole, [Finding(TWO_CORRECTED, Source(name), {"source": name, "files": files})]
    if corrected and source:
        copy = corrected[0].path.name
        said = Finding(COPY_READ_INSTEAD, Source(copy), {"source": name, "file": copy})
        return dropped | {source}, [*findings, said]
    return dropped, findings


def _not_read(path: Path, name: str, read: str) -> Finding:
    data = {"file": path.name, "source": name, "read": read}
    return Finding(COPY_NOT_READ, Source(path.name), data)
