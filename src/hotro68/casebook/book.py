"""What the work folder remembers between commands: runs, decisions, in one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from hotro68.core.catalogue import BOOK_UNUSABLE, CANNOT_WRITE
from hotro68.core.finding import Finding
from hotro68.core.office import Decision
from hotro68.core.report import Merged
from hotro68.core.source import Source

FOLDER = ".hotro68"
FILE = "so.sqlite"
VERSION = 1
PATIENCE = 10
"""Seconds to wait for another run that is writing."""
# In one step, so that a run cut off here leaves nothing half made for the next.
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS run (
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  rules TEXT NOT NULL,
  inputs TEXT NOT NULL,
  result TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS decision (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  day TEXT NOT NULL,
  by TEXT NOT NULL
) STRICT;
PRAGMA user_version = {VERSION};
COMMIT;
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


_MERGED = TypeAdapter(Merged)


class Book:
    """The book of one work folder. Every method says what went wrong instead of raising."""

    def __init__(self, work: Path) -> None:
        self.path = work / FOLDER / FILE

    def remember(self, merged: Merged) -> list[Finding]:
        """Keep what papers need of a merge; the rows themselves stay in the lists."""
        kept = replace(merged, rows=(), persons={}, findings=())
        inputs = {file.file: file.sha256 for file in merged.files}
        row = ("merge", merged.basis.digest, _dump(inputs), _dump(_MERGED.dump_python(kept)))
        return self._add(
            "INSERT INTO run (command, rules, inputs, result) VALUES (?,?,?,?)", row
        )

    def last_merge(self) -> tuple[Merged | None, list[Finding]]:
        """The newest merge; None without a finding when there has been none."""
        text, findings = self._one(
            "SELECT result FROM run WHERE command='merge' ORDER BY id DESC"
        )
        if text is None:
            return None, findings
        try:
            return _MERGED.validate_python(_load(text[0])), []
        except (ValueError, ValidationError):
            return None, [self._unusable("nội dung không đọc lại được")]

    def decide(self, decision: Decision) -> list[Finding]:
        row = (decision.number, decision.day.isoformat(), decision.by)
        return self._add("INSERT INTO decision (number, day, by) VALUES (?,?,?)", row)

    def decision(self) -> tuple[Decision | None, list[Finding]]:
        """The newest decision entered, if any."""
        row, findings = self._one("SELECT number, day, by FROM decision ORDER BY id DESC")
        if row is None:
            return None, findings
        try:
            return Decision(row[0], date.fromisoformat(row[1]), row[2]), []
        except ValueError:
            return None, [self._unusable("ngày quyết định không đọc lại được")]

    def _add(self, statement: str, row: tuple[str, ...]) -> list[Finding]:
        try:
            self.path.parent.mkdir(exist_ok=True)
            with self._open() as connection, connection:
                connection.execute(statement, row)
        except (OSError, sqlite3.Error) as error:
            return [self._failed(error)]
        return []

    def _one(self, query: str) -> tuple[tuple[Any, ...] | None, list[Finding]]:
        try:
            if not self.path.exists():
                return None, []
            with self._open() as connection:
                return connection.execute(query).fetchone(), []
        except (OSError, sqlite3.Error) as error:
            return None, [self._failed(error)]

    def _failed(self, error: Exception) -> Finding:
        """A disk or another run in the way is one thing, a book that is no book another."""
        if isinstance(error, NewerBookError):
            return self._unusable("do bản hotro68 mới hơn ghi, cần cập nhật chương trình")
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        if code in _PROBLEMS:
            return self._not_now(_PROBLEMS[code])
        if isinstance(error, OSError) or code in _DISK:
            return self._not_now("thư mục không cho đọc, ghi")
        return self._unusable("tệp hỏng hoặc không phải sổ của hotro68")

    def _not_now(self, problem: str) -> Finding:
        data = {"file": f"{FOLDER}/{FILE}", "problem": problem}
        return Finding(CANNOT_WRITE, self._place, data)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=PATIENCE)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                connection.executescript(_SCHEMA)
            elif version != VERSION:
                raise NewerBookError(version)
            yield connection

    @property
    def _place(self) -> Source:
        return Source(f"{FOLDER}/{FILE}")

    def _unusable(self, problem: str) -> Finding:
        return Finding(BOOK_UNUSABLE, self._place, {"problem": problem})


def _dump(value: object) -> str:
    """JSON in which a date stays a date."""
    return json.dumps(value, ensure_ascii=False, default=_tagged, separators=(",", ":"))


def _tagged(value: object) -> object:
    match value:
        case date():
            return {"ngay": value.isoformat()}
        case frozenset() | set():
            return sorted(value)
    raise TypeError(type(value))


def _load(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds; the adapter types it
    return json.loads(text, object_hook=_untagged)


def _untagged(found: dict[str, Any]) -> object:
    return date.fromisoformat(found["ngay"]) if found.keys() == {"ngay"} else found
