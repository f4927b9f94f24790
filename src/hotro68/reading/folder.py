"""The lists lying in a work folder."""

from __future__ import annotations

import stat
from pathlib import Path
from zipfile import ZipFile

from hotro68.core.package import DAMAGED
from hotro68.reading.preflight import written_by_us

_SUFFIXES = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv"}
_NOT_LISTS = ("~$", ".")  # lock files of Excel and hidden files


def lists_in(folder: Path) -> list[Path]:
    """The workbooks directly in `danhsach/`, or in the folder itself without one; by name."""
    inner = folder / "danhsach"
    place = inner if inner.is_dir() else folder
    if not place.is_dir():
        return []
    return sorted((path for path in place.iterdir() if _is_list(path)), key=lambda p: p.name)


def _is_list(path: Path) -> bool:
    """A broken link or a locked file stays in: whoever opens it will say what is wrong."""
    if path.suffix.lower() not in _SUFFIXES or path.name.startswith(_NOT_LISTS):
        return False
    try:
        mode = path.stat().st_mode
    except OSError:
        return True
    return not stat.S_ISDIR(mode) and not (stat.S_ISREG(mode) and _is_our_output(path))


def _is_our_output(path: Path) -> bool:
    try:
        with ZipFile(path) as archive:
            return written_by_us(archive)
    except DAMAGED:
        return False
