"""The journal of one work folder: entries added at the end and never changed."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from hotro68.casebook.entry import START, Entry, Stamp, digest_of, from_text
from hotro68.casebook.moving import insert, keep_body
from hotro68.casebook.seal import FILE as SEAL
from hotro68.casebook.seal import Seal, file_digest, read_seal, write_seal
from hotro68.casebook.store import (
    FILE,
    FOLDER,
    PATIENCE,
    BentBookError,
    BusyBookError,
    opened,
    trouble,
    unusable,
)
from hotro68.core.finding import Finding

UNDO = "hoantac"
HANDED = "phat"
"""Key of an entry's data: sheets and copies handed out to be written in, name → digest."""
_LAST = "SELECT number, digest FROM entry ORDER BY number DESC LIMIT 1"
LOCK = "khoa"


class Journal:
    """Every method says what went wrong instead of raising."""

    def __init__(self, work: Path) -> None:
        self.folder = work / FOLDER
        self.path = self.folder / FILE

    @contextmanager
    def held(self) -> Iterator[list[Finding]]:
        """Hold the work folder for one step; a finding when another run holds it.

        A step reads the state and then adds to it: nobody may come in between.
        """
        from filelock import FileLock, Timeout

        try:
            self.folder.mkdir(exist_ok=True)
            lock = FileLock(self.folder / LOCK, timeout=PATIENCE)
            lock.acquire()
        except Timeout:
            yield [trouble(BusyBookError())]
            return
        except NotImplementedError:  # what the lock says of a disk without locks
            yield [trouble(OSError(errno.ENOLCK, ""))]
            return
        except OSError as error:
            yield [trouble(error)]
            return
        try:
            yield []
        finally:
            lock.release()
            self._leave_no_empty_folder()

    def _leave_no_empty_folder(self) -> None:
        """A step that could not be done leaves nothing behind in a folder without a book."""
        if not self.path.exists():
            with suppress(OSError):
                (self.folder / LOCK).unlink()
                self.folder.rmdir()

    def add(
        self, act: str, data: Mapping[str, Any], stamp: Stamp, body: str = ""
    ) -> tuple[Entry | None, list[Finding]]:
        """Add an entry; body: a long text kept beside it under its digest, `data["result"]`."""
        new = [name for name in (FILE, SEAL) if not (self.folder / name).exists()]
        try:
            self.folder.mkdir(exist_ok=True)
            with opened(self.path) as connection:
                connection.execute("BEGIN IMMEDIATE")
                number, head = connection.execute(_LAST).fetchone() or (0, START)
                self._refuse_bent(number, head)
                told = _with_body(data, body)
                entry = Entry(number + 1, stamp, act, told, head).sealed()
                write_seal(self.folder, Seal(entry.number, entry.digest))
                if body:
                    keep_body(connection, body)
                insert(connection, entry)
                connection.commit()
        except (OSError, sqlite3.Error) as error:
            self._seal_as_it_is()
            self._leave_no_empty_book(new)
            return None, [trouble(error)]
        self._seal_as_it_is()
        return entry, []

    def _seal_as_it_is(self) -> None:
        """What was entered stands also when the disk has no room for its seal."""
        with (
            suppress(OSError, ValueError, IndexError, sqlite3.Error),
            opened(self.path) as book,
        ):
            last = book.execute(_LAST).fetchone()
            seal = read_seal(self.folder)
            if last is not None and seal is not None and not seal.file:
                write_seal(self.folder, Seal(last[0], last[1], file_digest(self.path)))

    def _refuse_bent(self, number: int, head: str) -> None:
        try:
            seal = read_seal(self.folder)
        except (ValueError, IndexError) as error:
            raise BentBookError(f"tệp niêm {SEAL} đã bị sửa") from error
        if seal is not None and not seal.fits(number, head):
            raise BentBookError(f"sổ dừng ở bước {number}, tệp niêm ghi bước {seal.number}")

    def _leave_no_empty_book(self, new: list[str]) -> None:
        """A first step that could not be entered leaves no book. new: what it has made."""
        entries, problem = self._written()
        with suppress(OSError):
            if FILE not in new or entries or (problem and self.path.stat().st_size):
                return
            for name in new:
                (self.folder / name).unlink(missing_ok=True)

    def entries(self) -> tuple[tuple[Entry, ...], list[Finding]]:
        """Every entry in order, the undone ones too; a book that was lost is no new one."""
        sealed = self._sealed()
        entries, findings = self._written()
        if sealed and not entries and not findings:
            findings = [unusable(f"sổ không còn bước nào, tệp niêm {SEAL} ghi bước {sealed}")]
        return entries, findings

    def _sealed(self) -> int:
        """The last step the seal knows to be in the book, looked at before the book is."""
        with suppress(OSError, ValueError, IndexError):
            seal = read_seal(self.folder)
            return seal.number if seal is not None and seal.file else 0
        return 0

    def _written(self) -> tuple[tuple[Entry, ...], list[Finding]]:
        rows, findings = self.rows("SELECT * FROM entry ORDER BY number")
        try:
            return tuple(_entry(row) for row in rows), findings
        except (ValueError, TypeError, KeyError) as error:
            return (), [trouble(sqlite3.DatabaseError(error))]

    def standing(self) -> tuple[tuple[Entry, ...], list[Finding]]:
        """The entries that count: neither undone nor an undoing."""
        entries, findings = self.entries()
        return standing(entries), findings

    def last(self, act: str) -> tuple[Entry | None, list[Finding]]:
        """The newest standing entry of an act."""
        entries, findings = self.standing()
        return next((e for e in reversed(entries) if e.act == act), None), findings

    def body(self, digest: str) -> tuple[str, list[Finding]]:
        """The long text of an entry; empty with a finding when it is gone or changed."""
        rows, findings = self.rows("SELECT text FROM body WHERE digest=?", (digest,))
        text: str = rows[0][0] if rows else ""
        if not findings and digest_of(text) != digest:
            return "", [trouble(sqlite3.DatabaseError(digest))]
        return text, findings

    def rows(
        self, query: str, values: tuple[str, ...] = ()
    ) -> tuple[list[tuple[Any, ...]], list[Finding]]:
        try:
            if not self.path.exists():
                return [], []
            with opened(self.path) as connection:
                return connection.execute(query, values).fetchall(), []
        except (OSError, sqlite3.Error) as error:
            return [], [trouble(error)]


def standing(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    undone = {entry.data.get("buoc") for entry in entries if entry.act == UNDO}
    return tuple(e for e in entries if e.act != UNDO and e.number not in undone)


def is_beside(entry: Entry) -> bool:
    """An entry that only tells what was handed out: it moves nothing, nobody undoes it."""
    return HANDED in entry.data and "outputs" not in entry.data


def _with_body(data: Mapping[str, Any], body: str) -> Mapping[str, Any]:
    return {**data, "result": digest_of(body)} if body else data


@lru_cache(maxsize=1 << 12)
def _entry(row: tuple[Any, ...]) -> Entry:
    """Kept by its row: one step asks for all entries half a dozen times, and none changes."""
    number, day, who, act, data, previous, digest = row
    return Entry(
        number, Stamp(date.fromisoformat(day), who), act, from_text(data), previous, digest
    )
