"""The SQLite file of a work folder: opened, laid out, and its troubles put into words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from hotro68.casebook.moving import carry_over
from hotro68.core.catalogue import BOOK_UNUSABLE, CANNOT_WRITE
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
_PROBLEMS = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: "ổ đĩa đã đầy",
}
_DISK = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)
_PRIMARY = 0xFF
"""The lower byte of an extended result code of SQLite."""


class NewerBookError(sqlite3.DatabaseError):
    """The book was written by a newer version of the program."""


class BusyBookError(OSError):
    """Another run holds the work folder."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a book of this version; an older one is carried over first."""
    with closing(sqlite3.connect(path, timeout=PATIENCE)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise NewerBookError(version)
        if version < VERSION:
            _lay_out(connection, version)
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


def trouble(error: Exception) -> Finding:
    """A disk or another run in the way is one thing, a book that is no book another."""
    if isinstance(error, NewerBookError):
        return unusable("do bản hotro68 mới hơn ghi, cần cập nhật chương trình")
    if isinstance(error, BusyBookError):
        return _not_now(_BUSY)
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in _PROBLEMS:
        return _not_now(_PROBLEMS[code])
    if isinstance(error, OSError) or code in _DISK:
        return _not_now("thư mục không cho đọc, ghi")
    return unusable("tệp hỏng hoặc không phải sổ của hotro68")


def unusable(problem: str) -> Finding:
    return Finding(BOOK_UNUSABLE, PLACE, {"problem": problem})


def _not_now(problem: str) -> Finding:
    data = {"file": f"{FOLDER}/{FILE}", "problem": problem}
    return Finding(CANNOT_WRITE, PLACE, data)


PLACE = Source(f"{FOLDER}/{FILE}")
