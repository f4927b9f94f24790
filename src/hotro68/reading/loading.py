"""A path becomes bytes, once: the hash and everything read later speak of the same bytes."""

from __future__ import annotations

import stat
from os import fstat, stat_result
from pathlib import Path

from hotro68.core.catalogue import (
    FILE_EMPTY,
    FILE_MISSING,
    FILE_NOT_A_LIST,
    FILE_TOO_LARGE,
    FILE_UNREADABLE,
)
from hotro68.reading.book import MEGABYTE, Limits
from hotro68.reading.refusal import Refusal


def shown_name(path: Path) -> str:
    """The file name, printable even when the disk holds one in no known encoding."""
    return path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def load(path: Path, limits: Limits) -> bytes:
    _refuse_what_is_not_a_file(_looked_at(path))
    try:
        data = _read(path, limits.packed_bytes)
    except FileNotFoundError as error:
        raise Refusal(FILE_UNREADABLE, "tệp biến mất trong lúc đọc") from error
    except PermissionError as error:
        raise Refusal(FILE_UNREADABLE, "không có quyền đọc hoặc tệp đang bị khoá") from error
    except OSError as error:
        raise Refusal(FILE_UNREADABLE, "ổ đĩa hoặc mạng báo lỗi khi đọc") from error
    if not data:
        raise Refusal(FILE_EMPTY)
    return data


def _looked_at(path: Path) -> stat_result:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise Refusal(FILE_MISSING) from error
    except PermissionError as error:
        raise Refusal(FILE_UNREADABLE, "không có quyền vào thư mục chứa tệp") from error
    except OSError as error:
        raise Refusal(FILE_UNREADABLE, "đường dẫn không dùng được") from error


def _refuse_what_is_not_a_file(state: stat_result) -> None:
    """Before opening: opening a named pipe would wait for ever."""
    if stat.S_ISDIR(state.st_mode):
        raise Refusal(FILE_NOT_A_LIST, "đây là một thư mục")
    if not stat.S_ISREG(state.st_mode):
        raise Refusal(FILE_NOT_A_LIST, "đây không phải tệp thường")


def _read(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        before = fstat(file.fileno())
        # what is asked for is set aside at once, were it a hundred times the file
        data = file.read(min(most, before.st_size) + 1)
        after = fstat(file.fileno())
    if len(data) > most:
        raise Refusal(
            FILE_TOO_LARGE,
            f"hơn {most // MEGABYTE} MB; nếu tệp đúng là lớn thì thêm --gioi-han",
        )
    told = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    if not told or len(data) != before.st_size:
        raise Refusal(FILE_UNREADABLE, "tệp bị chương trình khác sửa trong lúc đọc")
    return data
