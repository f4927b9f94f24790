"""Where the files of a case lie, as the record names them: by the way from the work folder."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePosixPath, PureWindowsPath

INPUTS = "danhsach"
OUTSIDE = "ngoai-thu-muc"
"""Folder of an archive for what lay outside the work folder."""
_SHORT = 8


def place_in(work: Path, path: Path) -> str:
    """The path from the work folder, `../` where it lies beside; whole on another drive.

    The name of a machine's folders is no business of the record, and what is moved as one stays
    where the record says.
    """
    whole, home = path.resolve(), work.resolve()
    try:
        return Path(os.path.relpath(whole, home)).as_posix()
    except ValueError:
        return whole.as_posix()


def is_outside(name: str) -> bool:
    """Also of a book written on another kind of machine."""
    whole = PurePosixPath(name).is_absolute() or PureWindowsPath(name).is_absolute()
    return whole or name.startswith("../")


def in_archive(name: str) -> str:
    """Where a file stands in a bundle; two of one name from elsewhere stay two."""
    if not is_outside(name):
        return name
    folder, _, last = name.rpartition("/")
    return f"{OUTSIDE}/{hashlib.sha256(folder.encode()).hexdigest()[:_SHORT]}/{last}"


def input_place(name: str) -> str:
    """Books of earlier versions tell a list by its name alone."""
    return name if "/" in name else f"{INPUTS}/{name}"


def input_path(work: Path, name: str) -> str:
    """Where an input lies in the work folder: among the lists, or beside the settings."""
    named = input_place(name)
    beside = named.removeprefix(f"{INPUTS}/")
    return beside if not (work / named).exists() and (work / beside).exists() else named


def lying(work: Path, name: str) -> Path:
    """The file itself; in an archive taken elsewhere, what came from outside lies inside."""
    packed = work / in_archive(name)
    return packed if is_outside(name) and packed.exists() else work / name
