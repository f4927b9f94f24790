"""Opens workbooks behind a password, with the passwords the clerk has given."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from hotro68.core.catalogue import FILE_ENCRYPTED, WRONG_PASSWORD
from hotro68.reading.refusal import Refusal, is_library_fault
from hotro68.reading.sniffing import OLE, has_stream

# Excel locks books whose structure is protected with this word, and opens them unasked.
_EXCELS_OWN = "VelvetSweatshop"
_MOST_SPINS = 1_000_000  # Excel writes 100,000; the count stands in the file and costs time
_BOF = b"\x09\x08\x10\x00"
_FILEPASS = b"\x2f\x00"
_FIRST_RECORDS = 400


def unlocked(data: bytes, passwords: Sequence[str]) -> bytes:
    """The bytes as they are when nothing locks them."""
    if not is_locked(data):
        return data
    for password in (*passwords, _EXCELS_OWN):
        if password and (opened := _opened(data, password)):
            return opened
    raise Refusal(WRONG_PASSWORD if any(passwords) else FILE_ENCRYPTED)


def is_locked(data: bytes) -> bool:
    """Behind a password, or behind the word that Excel itself knows."""
    return data.startswith(OLE) and (
        has_stream(data, "EncryptedPackage") or _has_filepass(data)
    )


def _has_filepass(data: bytes) -> bool:
    """The record that says «encrypted» is one of the first of the workbook."""
    start = data.find(_BOF)
    if start < 0:
        return False
    at, end = start, min(len(data), start + _FIRST_RECORDS)
    while at + 4 <= end:
        if data[at : at + 2] == _FILEPASS:
            return True
        at += 4 + int.from_bytes(data[at + 2 : at + 4], "little")
    return False


def _opened(data: bytes, password: str) -> bytes | None:
    """None when the password does not fit or the lock is of a kind the library cannot open."""
    try:
        return _decrypted(data, password)
    except BaseException as error:
        if is_library_fault(error):
            return None
        raise


def _decrypted(data: bytes, password: str) -> bytes | None:
    from msoffcrypto import OfficeFile
    from msoffcrypto.format.ooxml import OOXMLFile

    book: Any = OfficeFile(BytesIO(data))
    if isinstance(book, OOXMLFile):
        if book.type == "agile" and book.info["spinValue"] > _MOST_SPINS:
            return None
        book.load_key(password=password, verify_password=True)
    else:
        book.load_key(password=password)
    opened = BytesIO()
    book.decrypt(opened)
    return opened.getvalue()
