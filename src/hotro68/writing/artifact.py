"""Files to be: what the stages plan, and the one function that puts them on the disk."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from uuid import uuid4
from zipfile import ZipFile

from hotro68.core.catalogue import CANNOT_WRITE
from hotro68.core.finding import Finding
from hotro68.core.package import DAMAGED
from hotro68.core.source import Source

# A virus scanner or a preview pane may hold a file on Windows for a moment.
PAUSES = (0.05, 0.1, 0.2, 0.4)
DRAFT = ".hotro68-{}.tmp"
_OUR_PART, _OUR_MARK = "docProps/custom.xml", b'name="hotro68"'

_PROBLEMS = {
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "hết dung lượng được cấp",
    errno.EFBIG: "tệp quá lớn so với ổ đĩa",
    errno.EACCES: "tệp đang mở ở chương trình khác, hoặc không có quyền ghi",
    errno.EPERM: "tệp đang mở ở chương trình khác, hoặc không có quyền ghi",
    errno.EBUSY: "tệp đang mở ở chương trình khác",
    errno.ETXTBSY: "tệp đang mở ở chương trình khác",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "đường dẫn quá dài",
    errno.EEXIST: "đã có một tệp trùng tên với thư mục cần tạo",
    errno.ENOTDIR: "đã có một tệp trùng tên với thư mục cần tạo",
    errno.EISDIR: "đã có một thư mục trùng tên",
    errno.ENOENT: "không tạo được thư mục",
    errno.EIO: "ổ đĩa báo lỗi",
}


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file that is to be written. name: a path relative to the folder, with `/`."""

    name: str
    content: bytes

    def __post_init__(self) -> None:
        path = PurePosixPath(self.name)
        assert path.name, self.name
        assert not path.is_absolute(), self.name
        assert ".." not in path.parts, self.name


def write(artifacts: Iterable[Artifact], folder: Path) -> tuple[list[Path], list[Finding]]:
    """Write each file whole or not at all; one that fails does not stop the others."""
    written: list[Path] = []
    findings: list[Finding] = []
    for artifact in artifacts:
        target = folder / artifact.name
        try:
            _put(target, artifact.content)
        except OSError as trouble:
            findings.append(cannot_write(artifact.name, trouble))
        else:
            written.append(target)
    return written, findings


class ForeignFileError(OSError):
    """A workbook of ours would replace a file that is not."""


def cannot_write(name: str, trouble: OSError) -> Finding:
    problem = _PROBLEMS.get(trouble.errno or 0, "hệ thống không cho ghi")
    if isinstance(trouble, ForeignFileError):
        problem = "đã có tệp trùng tên không phải do hotro68 ghi, hãy chọn tên khác"
    return Finding(CANNOT_WRITE, Source(name), {"file": name, "problem": problem})


def _put(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    _refuse_what_cannot_be_replaced(target)
    if _is_ours(BytesIO(content)):
        _refuse_what_is_not_ours(target)
    _sweep(target.parent)
    with suppress(FileNotFoundError):  # another run took the draft for one that was left behind
        return _put_by_draft(target, content)
    return _put_by_draft(target, content)


def _put_by_draft(target: Path, content: bytes) -> None:
    draft = target.with_name(DRAFT.format(uuid4().hex[:12]))
    try:
        with draft.open("xb") as file:
            with suppress(OSError):
                _lock(file)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if sys.platform != "win32":
                _replace(draft, target)  # under the lock; Windows moves no open file
                return
        _replace(draft, target)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def _sweep(folder: Path) -> None:
    """Remove what a run that was cut off has left behind, never what another is writing."""
    for draft in folder.glob(DRAFT.format("*")):
        with suppress(OSError):
            if sys.platform == "win32":
                draft.unlink()  # refused while it is open
                continue
            with draft.open("rb") as file:
                _lock(file)
                draft.unlink()


def _lock(file: BinaryIO) -> None:
    """Raises OSError when another run holds the file, or the disk knows no locks."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _refuse_what_cannot_be_replaced(target: Path) -> None:
    """A file marked read-only is somebody's wish, also where the system would replace it."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _refuse_what_is_not_ours(target: Path) -> None:
    """A list of a hamlet must not be lost because its name was given for the result."""
    if target.exists() and target.stat().st_size:
        with target.open("rb") as file:
            if not _is_ours(file):
                raise ForeignFileError(errno.EEXIST, os.strerror(errno.EEXIST))


def _is_ours(file: BinaryIO) -> bool:
    try:
        with ZipFile(file) as package:
            return _OUR_PART in package.namelist() and _OUR_MARK in package.read(_OUR_PART)
    except DAMAGED:
        return False


def _replace(draft: Path, target: Path) -> None:
    for pause in PAUSES:
        try:
            draft.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    draft.replace(target)
