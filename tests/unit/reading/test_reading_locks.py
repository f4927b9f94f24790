"""Workbooks behind a password."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
import xlwt
from tests.unit.reading.book_makers import cell, ods, ole, put, row, xls, xlsx
from tests.unit.reading.locked_books import locked_xls, locked_xlsx

from hotro68.core.catalogue import FILE_ENCRYPTED, WRONG_PASSWORD
from hotro68.reading.book import DEFAULT
from hotro68.reading.locks import is_locked
from hotro68.reading.readers import open_book

PASSWORD = "thôn Mẫu 68"  # noqa: S105 - of a book made here
# The library cannot lock a book of less than 4 KB.
PICTURE = Random(68).randbytes(8000)  # noqa: S311 - bytes that do not pack
PLAIN = xlsx(row(1, cell("A1", "68")), **{"xl/media/anh.png": PICTURE})


def old_book() -> xlwt.Workbook:
    book = xlwt.Workbook()
    book.add_sheet("DS").write(0, 0, "Họ và tên")
    book.get_sheet(0).write(1, 0, 68)
    return book


@pytest.fixture(scope="module")
def new_kind() -> bytes:
    return locked_xlsx(PLAIN, PASSWORD)


@pytest.mark.parametrize("passwords", [(PASSWORD,), ("sai", PASSWORD)])
def test_a_locked_workbook_is_read_with_its_password(
    tmp_path: Path, new_kind: bytes, passwords: tuple[str, ...]
) -> None:
    book, findings = open_book(put(tmp_path, "a.xlsx", new_kind), DEFAULT, passwords)
    assert book is not None
    assert findings == []
    assert book.sheets[0].rows == [[68]]
    assert book.sha256 == sha256(new_kind).hexdigest()


def test_an_old_locked_workbook_is_read_with_its_password(tmp_path: Path) -> None:
    path = put(tmp_path, "a.xls", locked_xls(old_book(), PASSWORD))
    book, findings = open_book(path, DEFAULT, (PASSWORD,))
    assert book is not None, findings
    assert book.sheets[0].rows == [["Họ và tên"], [68]]


@pytest.mark.parametrize("kind", ["a.xlsx", "a.xls"])
def test_a_wrong_password_is_told_apart_from_none(
    tmp_path: Path, new_kind: bytes, kind: str
) -> None:
    data = new_kind if kind == "a.xlsx" else locked_xls(old_book(), PASSWORD)
    path = put(tmp_path, kind, data)
    for passwords, code in (((), FILE_ENCRYPTED), (("sai",), WRONG_PASSWORD)):
        book, (finding,) = open_book(path, DEFAULT, passwords)
        assert book is None
        assert finding.code is code


def test_a_book_that_excel_itself_opens_unasked_is_read(tmp_path: Path) -> None:
    data = locked_xls(old_book(), "VelvetSweatshop")
    book, findings = open_book(put(tmp_path, "a.xls", data))
    assert book is not None, findings
    assert book.sheets[0].rows[1] == [68]


def test_a_password_does_nothing_to_a_file_without_a_lock(tmp_path: Path) -> None:
    for name, data in (("a.xlsx", PLAIN), ("a.xls", xls(["x"])), ("a.csv", b"a,b\n")):
        assert not is_locked(data)
        book, findings = open_book(put(tmp_path, name, data), DEFAULT, (PASSWORD,))
        assert (book is not None, findings) == (True, [])


def test_a_lock_that_would_take_for_ever_to_try_is_not_tried(
    tmp_path: Path, new_kind: bytes
) -> None:
    slow = new_kind.replace(b'spinCount="100000"', b'spinCount="999999"')
    endless = new_kind.replace(b'"100000"', b'"1000001"').replace(b'1000001"', b'9999999"')
    assert slow != new_kind != endless
    _, (finding,) = open_book(put(tmp_path, "a.xlsx", endless), DEFAULT, ("sai",))
    assert finding.code is WRONG_PASSWORD


def test_a_damaged_lock_is_a_lock_all_the_same(tmp_path: Path, new_kind: bytes) -> None:
    for data in (ole("EncryptedPackage"), new_kind[: len(new_kind) // 2 + 100]):
        _, (finding,) = open_book(put(tmp_path, "a.xlsx", data), DEFAULT, (PASSWORD,))
        assert finding.code is WRONG_PASSWORD


def test_a_locked_open_document_asks_to_be_saved_without_its_password(tmp_path: Path) -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    path = put(tmp_path, "a.ods", ods("", **{"META-INF/manifest.xml": manifest}))
    _, (finding,) = open_book(path, DEFAULT, (PASSWORD,))
    assert finding.code is FILE_ENCRYPTED
    assert "bỏ mật khẩu" in finding.hint
