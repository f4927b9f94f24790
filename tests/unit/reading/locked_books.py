"""Workbooks behind a password: made here, as no library writes the old kind."""

from __future__ import annotations

from hashlib import md5
from io import BytesIO

import xlwt
from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4 import DocumentRC4, _makekey
from xlwt.CompoundDoc import XlsDoc

_BOF, _FILEPASS, _BOUNDSHEET = 0x0809, 0x2F, 0x85
_PLAIN = {_BOF, _FILEPASS}
_SALT = bytes(range(16))


def locked_xlsx(whole: bytes, password: str) -> bytes:
    locked = BytesIO()
    OOXMLFile(BytesIO(whole)).encrypt(password, locked)
    return locked.getvalue()


def locked_xls(book: xlwt.Workbook, password: str) -> bytes:
    """The way of Excel 97: RC4 over everything but the heads of the records."""
    stream = _with_filepass(book.get_biff_data(), password)
    plain = b"".join(_zeroed_head(kind, body) for kind, body in _records(stream))
    hidden = DocumentRC4.decrypt(password, _SALT, BytesIO(plain), blocksize=1024).read()
    at, locked = 0, b""
    for kind, body in _records(stream):
        end = at + 4 + len(body)
        shown = len(body) if kind in _PLAIN else 4 if kind == _BOUNDSHEET else 0
        locked += stream[at : at + 4 + shown] + hidden[at + 4 + shown : end]
        at = end
    file = BytesIO()
    XlsDoc().save(file, locked)
    return file.getvalue()


def _with_filepass(stream: bytes, password: str) -> bytes:
    bof = stream[: 4 + int.from_bytes(stream[2:4], "little")]
    verifier = bytes(range(16, 32))
    both = verifier + md5(verifier).digest()  # noqa: S324 - as the format asks
    cipher = Cipher(ARC4(_makekey(password, _SALT, 0)), mode=None).encryptor()
    filepass = _record(_FILEPASS, b"\1\0\1\0\1\0" + _SALT + cipher.update(both))
    moved = b""
    for kind, body in _records(stream[len(bof) :]):
        if kind == _BOUNDSHEET:
            place = int.from_bytes(body[:4], "little") + len(filepass)
            body = place.to_bytes(4, "little") + body[4:]  # noqa: PLW2901 - the same record
        moved += _record(kind, body)
    return bof + filepass + moved


def _zeroed_head(kind: int, body: bytes) -> bytes:
    return bytes(4 + len(body)) if kind in _PLAIN else bytes(4) + body


def _records(stream: bytes) -> list[tuple[int, bytes]]:
    found, at = [], 0
    while at + 4 <= len(stream):
        kind, length = (int.from_bytes(stream[at + n : at + n + 2], "little") for n in (0, 2))
        found.append((kind, stream[at + 4 : at + 4 + length]))
        at += 4 + length
    return found


def _record(kind: int, body: bytes) -> bytes:
    return kind.to_bytes(2, "little") + len(body).to_bytes(2, "little") + body
