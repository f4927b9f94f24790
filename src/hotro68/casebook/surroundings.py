"""What a step rests on beside the lists: settings, what was said of columns, own templates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from hotro68.casebook.columns import ENDING, MEMORY
from hotro68.casebook.settings import FILE

KEY = "cau_hinh"
"""Key of an entry's data: path in the work folder → SHA-256, as the step found it."""
TEMPLATES = "van-ban"


def surroundings(work: Path) -> dict[str, str]:
    return {
        path.relative_to(work).as_posix(): _digest(path)
        for path in sorted(_files(work))
        if path.is_file()
    }


def _digest(path: Path) -> str:
    """Empty for a file that cannot be read: that, too, is a change."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _files(work: Path) -> Iterator[Path]:
    yield work / FILE
    yield work / MEMORY
    yield from work.glob(f"*{ENDING}")
    yield from (work / "danhsach").glob(f"*{ENDING}")
    yield from (work / TEMPLATES).rglob("*")


def differences(
    before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """File, and what became of it."""
    for name in sorted({*before, *after}):
        if name not in after:
            yield name, "không còn"
        elif name not in before:
            yield name, "được thêm vào"
        elif before[name] != after[name]:
            yield name, "đã đổi"
