"""The files that go on a board, looked through for what they must not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from hotro68.casebook.entry import Entry
from hotro68.casebook.journal import standing
from hotro68.core.catalogue import PRIVATE_SHOWN, PUBLIC_UNREADABLE
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.exposure import Secrets, exposed
from hotro68.reading.papertext import UnreadablePaperError, paper_texts

BOARD = "niemyet"
"""A folder of this name holds papers for the board and nothing else."""
ACTS = frozenset({"tuyentruyen"})
"""Steps whose every output is for everybody."""
OUT = "ketqua"


def public_files(work: Path, entries: Iterable[Entry]) -> tuple[Path, ...]:
    """What the record calls public, and whatever else lies in the folders for the board."""
    written = {
        work / name
        for entry in standing(tuple(entries))
        for name in entry.data.get("outputs") or ()
        if entry.act in ACTS or BOARD in Path(name).parts[:-1]
    }
    lying = {path for path in (work / OUT / BOARD).rglob("*") if path.is_file()}
    found = (path for path in written | lying if path.is_file())
    return tuple(sorted(path for path in found if not path.name.startswith(".hotro68-")))


def scan(work: Path, path: Path, secrets: Secrets) -> Iterator[Finding]:
    name = path.relative_to(work).as_posix() if path.is_relative_to(work) else str(path)
    try:
        texts = tuple(paper_texts(path.read_bytes(), path.name))
    except (OSError, UnreadablePaperError) as error:
        problem = str(error) if isinstance(error, UnreadablePaperError) else "không mở được tệp"
        yield Finding(PUBLIC_UNREADABLE, Source(name), {"problem": problem})
        return
    for place, what in exposed(texts, secrets):
        yield Finding(PRIVATE_SHOWN, Source(name), {"place": place, "what": what})
