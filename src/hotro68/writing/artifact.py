"""Files to be: what the stages plan, and the one function that puts them on the disk."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from uuid import uuid4

from hotro68.core.catalogue import CANNOT_WRITE
from hotro68.core.finding import Finding
from hotro68.core.source import Source

# A virus scanner or a preview pane may hold a file on Windows for a moment.
PAUSES = (0.05, 0.1, 0.2, 0.4)

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
            findings.append(_cannot_write(artifact.name, trouble))
        else:
            written.append(target)
    return written, findings


def _cannot_write(name: str, trouble: OSError) -> Finding:
    problem = _PROBLEMS.get(trouble.errno or 0, "hệ thống không cho ghi")
    return Finding(CANNOT_WRITE, Source(name), {"file": name, "problem": problem})


def _put(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    _refuse_what_cannot_be_replaced(target)
    draft = target.with_name(f".{uuid4().hex[:12]}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _replace(draft, target)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def _refuse_what_cannot_be_replaced(target: Path) -> None:
    """A file marked read-only is somebody's wish, also where the system would replace it."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _replace(draft: Path, target: Path) -> None:
    for pause in PAUSES:
        try:
            draft.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    draft.replace(target)
