"""Names of paper files: plain letters that every disk takes, never two alike."""

from __future__ import annotations

from collections.abc import Iterable

from hotro68.vietnamese.text import fold
from hotro68.writing.context import hamlet_name
from hotro68.writing.discretion import public_text

_LONGEST = 60
_PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
_RESERVED = {"con", "prn", "aux", "nul", *_PORTS}  # names of devices on Windows


def file_names(hamlets: Iterable[str], *, taken: str = "") -> list[str]:
    """`Thôn Đồng Mẫu` → `thon-dong-mau`; a second one of that name gets `-2`."""
    used = {taken, *_RESERVED}
    return [_unused(file_name(hamlet_name(hamlet)), used) for hamlet in hamlets]


def file_name(text: str) -> str:
    return fold(public_text(text))[:_LONGEST].strip().replace(" ", "-") or "thon"


def _unused(stem: str, used: set[str]) -> str:
    name, turn = stem, 1
    while name in used:
        turn += 1
        name = f"{stem}-{turn}"
    used.add(name)
    return name
