"""The SQLite file of a work folder: opened, laid out, and its troubles put into words."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from hotro68.casebook.key import (
    LockedBookError,
    connect,
    copy_keyed,
    is_plain,
    refuse_plain,
    same_errors,
)
from hotro68.casebook.moving import carry_over
from hotro68.casebook.seal import file_digest, read_seal, write_seal
from hotro68.core.catalogue import BOOK_LOCKED, BOOK_NEWER, BOOK_UNUSABLE, CANNOT_WRITE
from hotro68.core.finding import Finding
from hotro68.core.source import Source

FOLDER = ".hotro68"
FILE = "so.sqlite"
VERSION = 2
PATIENCE = 10
"""Seconds to wait for another run that is writing."""
# Nothing is ever changed or taken out: undoing is a new entry, and the triggers hold us to it.
# AUTOINCREMENT remembers the highest number given, so that a last entry cut off leaves a gap.
_SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS entry (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  day TEXT NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  data TEXT NOT NULL,
  previous TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS body (
  digest TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS entry_stays BEFORE UPDATE ON entry
  BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER IF NOT EXISTS entry_is_kept BEFORE DELETE ON entry
  BEGIN SELECT RAISE(ABORT, 'entries are never taken out'); END;
"""
_BUSY = "một lần chạy khác đang giữ, chờ nó xong rồi chạy lại"
_FULL = "ổ đĩa đã đầy"
_CLOSED = "thư mục không cho đọc, ghi"
_READ_ONLY = "thư mục này chỉ cho đọc, không cho ghi"
_NO_LOCKS = "thư mục trên mạng không giữ khóa được; chép cả thư mục về máy rồi làm"
_PROBLEMS = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PROTOCOL: _NO_LOCKS,
    sqlite3.SQLITE_NOLFS: _NO_LOCKS,
    sqlite3.SQLITE_IOERR: "ổ đĩa đầy, hỏng hoặc mất kết nối",
}
_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.ENOLCK: _NO_LOCKS,
    errno.ENOSYS: _NO_LOCKS,
    errno.EIO: "ổ đĩa hỏng hoặc mất kết nối",
}
_DISK = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_PRIMARY = 0xFF
"""The lower byte of an extended result code of SQLite."""


class NewerBookError(sqlite3.DatabaseError):
    """The book was written by a newer version of the program."""


class BentBookError(sqlite3.DatabaseError):
    """The book does not end where its seal says: to write on would hide what was done to it."""


class BusyBookError(OSError):
    """Another run holds the work folder."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a book of this version; an older one is carried over first."""
    with closing(connect(path, PATIENCE)) as connection, same_errors():
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise NewerBookError(version)
        if version < VERSION:
            _lay_out(connection, version)
            refuse_plain(path)
        yield connection


def _lay_out(connection: sqlite3.Connection, version: int) -> None:
    """In one step, so that a run cut off here leaves nothing half made for the next."""
    connection.executescript(_SCHEMA)
    try:
        if version == 1:
            carry_over(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def convert(path: Path, *, old: str, new: str) -> list[Finding]:
    """The book under another key (empty: none), whole or not at all.

    The seal first says that the last entry alone is known: a run cut off leaves it true of the
    old file and of the new.
    """
    draft = path.with_name(f"{path.name}.moi")
    try:
        draft.unlink(missing_ok=True)
        copy_keyed(path, draft, old=old, new=new)
        if bool(new) is is_plain(draft):
            raise LockedBookError("không đổi khóa được; kiểm tra bản cài sqlcipher3")
        seal = read_seal(path.parent)
        if seal is not None:
            write_seal(path.parent, replace(seal, file=""))
        draft.replace(path)
        if seal is not None:
            write_seal(path.parent, replace(seal, file=file_digest(path)))
    except (OSError, ValueError, sqlite3.Error) as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        return [trouble(error)]
    return []


def trouble(error: Exception) -> Finding:
    """A disk or another run in the way is one thing, a book that is no book another."""
    if isinstance(error, LockedBookError):
        return Finding(BOOK_LOCKED, PLACE, {"problem": str(error)})
    if isinstance(error, BentBookError):
        return unusable(str(error))
    if isinstance(error, NewerBookError):
        return Finding(BOOK_NEWER, PLACE)
    passing = _passing(error)
    return _not_now(passing) if passing else unusable("tệp hỏng hoặc không phải sổ của hotro68")


def _passing(error: Exception) -> str:
    """What will be over one day: a full disk, another run; empty when it will not."""
    if isinstance(error, BusyBookError):
        return _BUSY
    if isinstance(error, OSError):
        return _SYSTEM.get(error.errno or 0, _CLOSED)
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    return _CLOSED if code in _DISK else _PROBLEMS.get(code, "")


def busy() -> Finding:
    """Another run has changed the book meanwhile."""
    return trouble(BusyBookError())


def unusable(problem: str) -> Finding:
    return Finding(BOOK_UNUSABLE, PLACE, {"problem": problem})


def _not_now(problem: str) -> Finding:
    data = {"file": f"{FOLDER}/{FILE}", "problem": problem}
    return Finding(CANNOT_WRITE, PLACE, data)


PLACE = Source(f"{FOLDER}/{FILE}")
