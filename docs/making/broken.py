"""Files that nobody can read as a list, made on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, TypeAlias
from unittest.mock import patch
from zipfile import ZipFile

from openpyxl import Workbook

Damage: TypeAlias = Literal["empty", "truncated", "locked", "far-cell", "word", "password"]
_OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PASSWORD = "matkhau68"  # noqa: S105 - of an invented list
_FAR = "XFD1048576"


def break_file(path: Path, damage: Damage) -> None:
    if damage == "password":
        path.write_bytes(_behind_password(path.read_bytes()))
    else:
        path.write_bytes(_MAKERS[damage]())


def _behind_password(book: bytes) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    locked = BytesIO()
    OOXMLFile(BytesIO(book)).encrypt(PASSWORD, locked)
    return locked.getvalue()


def _truncated() -> bytes:
    whole = _book("A1")
    return whole[: len(whole) // 2]


def _locked() -> bytes:
    """The head of a workbook with a password: an OLE file that names the encrypted stream."""
    entry = "EncryptedPackage".encode("utf-16-le").ljust(128, b"\0")
    return _OLE_HEAD.ljust(512, b"\xff") + entry.ljust(4096, b"\0")


def _far_cell() -> bytes:
    return _book(_FAR)


def _word() -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return buffer.getvalue()


def _book(cell: str) -> bytes:
    book = Workbook()
    book.worksheets[0][cell] = "x"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


_MAKERS = {
    "empty": bytes,
    "truncated": _truncated,
    "locked": _locked,
    "far-cell": _far_cell,
    "word": _word,
}


@contextmanager
def refuse_reading(name: str) -> Iterator[None]:
    """As if another program held the file `name`; nothing happens without a name."""
    whole = Path.open

    def opened(path: Path, *arguments: Any, **more: Any) -> Any:  # noqa: ANN401 - as Path.open
        if path.name == name:
            raise PermissionError(name)
        return whole(path, *arguments, **more)

    with patch.object(Path, "open", opened):
        yield
