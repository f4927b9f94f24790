"""The key of an encrypted book: opened with it, told apart from a plain one."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, cast

KEY = "HOTRO68_KHOA_SO"
"""Where the key stands; the book's key is never kept on the disk."""
PLAIN = b"SQLite format 3\0"
_PAGE = 4096
_MIXED = 150
"""Different bytes in a page of an encrypted book; text, or a plain page, has far fewer."""
_SALT, _RAW = 16, 32
"""Bytes at the head of an encrypted book that its key is worked out with, and of that key."""
_DERIVED: ContextVar[dict[tuple[str, bytes], str] | None] = ContextVar("derived", default=None)
_EXTRA = 'cần cài thêm phần mã hóa: pip install "hotro68[mahoa]"'


class LockedBookError(sqlite3.DatabaseError):
    """The book and the key given do not go together; the words say how."""


def book_key() -> str:
    return os.environ.get(KEY, "")


@contextmanager
def given_key(key: str) -> Iterator[None]:
    """The key of one command line, as if it stood in the environment."""
    before = os.environ.get(KEY)
    os.environ[KEY] = key
    try:
        yield
    finally:
        if before is None:
            del os.environ[KEY]
        else:
            os.environ[KEY] = before


@contextmanager
def derived_once() -> Iterator[None]:
    """For one command: a key is worked out of its words (0.1 s) once, not at every opening."""
    token = _DERIVED.set({})
    try:
        yield
    finally:
        _DERIVED.reset(token)


def is_plain(path: Path) -> bool:
    """Whether a book can be read by anybody."""
    return _first_page(path).startswith(PLAIN)


def looks_encrypted(path: Path) -> bool:
    page = _first_page(path)
    return len(page) == _PAGE and not page.startswith(PLAIN) and len(set(page)) > _MIXED


def _first_page(path: Path) -> bytes:
    if not path.exists():
        return b""
    with path.open("rb") as file:
        return file.read(_PAGE)


def connect(path: Path, patience: float) -> sqlite3.Connection:
    """A connection of the kind the book and the environment ask for."""
    key = book_key()
    if not key:
        if looks_encrypted(path):
            raise LockedBookError(f"đã mã hóa: đặt khóa vào biến {KEY}, hoặc thêm --khoa")
        return sqlite3.connect(path, timeout=patience)
    if is_plain(path):
        raise LockedBookError("chưa mã hóa mà đã đặt khóa: bỏ khóa, hoặc chạy hotro68 khoaso")
    return _keyed(path, key, patience)


def _keyed(path: Path, key: str, patience: float) -> sqlite3.Connection:
    cipher = _cipher()
    connection = cipher.connect(str(path), timeout=patience)
    try:
        with same_errors():
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = {_asked(connection, path, key)}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            problem = "không mở được bằng khóa này: sai khóa, hoặc tệp sổ đã hỏng"
            raise LockedBookError(problem) from error
        raise
    return cast("sqlite3.Connection", connection)


def _asked(cipher: sqlite3.Connection, path: Path, key: str) -> str:
    """The key of an opening: its words for a new book, else what they come to with its salt."""
    known, salt = _DERIVED.get(), _first_page(path)[:_SALT]
    if known is None or len(salt) < _SALT or key.lower().startswith("x'"):
        return _quoted(key)
    if (key, salt) not in known:
        known[key, salt] = _derived(cipher, key, salt)
    return known[key, salt]


def _derived(cipher: sqlite3.Connection, key: str, salt: bytes) -> str:
    """As the library itself does it; the words where it does it otherwise."""
    told = (
        cipher.execute(f"PRAGMA cipher_default_{what}").fetchone()
        for what in ("kdf_iter", "kdf_algorithm")
    )
    rounds, way = (row[0] if row else "" for row in told)
    if way != "PBKDF2_HMAC_SHA512":
        return _quoted(key)
    raw = hashlib.pbkdf2_hmac("sha512", key.encode(), salt, int(rounds), _RAW)
    return f"\"x'{raw.hex()}{salt.hex()}'\""


def _cipher() -> Any:  # noqa: ANN401 - the module of an extra, not always there
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise LockedBookError(_EXTRA) from error
    return dbapi2


def _quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


@contextmanager
def same_errors() -> Iterator[None]:
    """The encrypting library has exceptions of its own; callers know those of sqlite3."""
    try:
        yield
    except Exception as error:
        kind = type(error)
        if not kind.__module__.startswith("sqlcipher3"):
            raise
        known = getattr(sqlite3, kind.__name__, sqlite3.DatabaseError)(*error.args)
        known.sqlite_errorcode = getattr(error, "sqlite_errorcode", 0)
        raise known from error


def refuse_plain(path: Path) -> None:
    """A library that ignored the key would write names and numbers for all to read."""
    if book_key() and is_plain(path):
        raise LockedBookError("không được mã hóa dù đã đặt khóa; kiểm tra bản cài sqlcipher3")


def copy_keyed(path: Path, draft: Path, *, old: str, new: str) -> None:
    """The whole book into a new file; a key that is empty means a plain file."""
    with same_errors(), closing(_cipher().connect(str(path))) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if old:
            connection.execute(f"PRAGMA key = {_quoted(old)}")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f"ATTACH DATABASE ? AS moi KEY {_quoted(new)}", (str(draft),))
        connection.execute("SELECT sqlcipher_export('moi')")
        connection.execute(f"PRAGMA moi.user_version = {version}")
        connection.commit()
        connection.execute("DETACH DATABASE moi")
