from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import xlrd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.reading.book_makers import cell, ods, ods_row, ole, put, row, xls, xlsb, xlsx

from hotro68.core.catalogue import (
    FILE_DAMAGED,
    FILE_EMPTY,
    FILE_ENCRYPTED,
    FILE_MISSING,
    FILE_NOT_A_LIST,
    FILE_TOO_LARGE,
    FILE_UNREADABLE,
)
from hotro68.core.finding import Finding
from hotro68.reading import loading
from hotro68.reading.book import DEFAULT, Limits
from hotro68.reading.readers import open_book
from hotro68.reading.refusal import LibraryFaults, Refusal

LIST = [[f"Người {n}", float(n), "Thôn 1"] for n in range(120)]
SHEET = "".join(row(n, cell(f"A{n}"), cell(f"B{n}", "80000")) for n in range(1, 120))


def fault(path: Path, limits: Limits = DEFAULT) -> Finding:
    """The one finding of a file that cannot be read; its words can be put together."""
    book, (finding,) = open_book(path, limits)
    assert book is None
    assert finding.code.unusable
    assert finding.message
    assert finding.hint
    assert str(path.parent) not in str(finding)
    return finding


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    finding = fault(tmp_path / "thon-a.xlsx")
    assert finding.code is FILE_MISSING
    assert "thon-a.xlsx" in finding.message


@pytest.mark.parametrize("name", ["a\0b.xlsx", "x" * 300 + ".xlsx"])
def test_an_impossible_name_is_no_traceback(tmp_path: Path, name: str) -> None:
    assert fault(tmp_path / name).code in {FILE_MISSING, FILE_UNREADABLE}


def test_a_path_through_a_file_is_missing(tmp_path: Path) -> None:
    assert fault(put(tmp_path, "a.csv", b"x") / "b.csv").code is FILE_MISSING


def test_a_folder_is_not_a_list(tmp_path: Path) -> None:
    assert fault(tmp_path).code is FILE_NOT_A_LIST


def test_a_named_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    assert fault(tmp_path / "a.xlsx").code is FILE_NOT_A_LIST


def test_a_device_is_refused() -> None:
    _, (finding,) = open_book(Path("/dev/zero"))
    assert finding.code is FILE_NOT_A_LIST


def test_a_link_to_a_file_is_read_and_a_loop_of_links_is_not(tmp_path: Path) -> None:
    (tmp_path / "tot.csv").symlink_to(put(tmp_path, "a.csv", b"a,b\n1,2\n"))
    (tmp_path / "vong.csv").symlink_to(tmp_path / "vong.csv")
    book, findings = open_book(tmp_path / "tot.csv")
    assert book is not None
    assert findings == []
    assert fault(tmp_path / "vong.csv").code is FILE_UNREADABLE


@pytest.mark.parametrize("error", [PermissionError, FileNotFoundError, OSError])
def test_a_file_that_cannot_be_opened_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError]
) -> None:
    path = put(tmp_path, "a.xlsx", xlsx(SHEET))
    monkeypatch.setattr(Path, "open", raising(error))
    assert fault(path).code is FILE_UNREADABLE


@pytest.mark.parametrize("error", [PermissionError, OSError])
def test_a_folder_that_cannot_be_entered_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError]
) -> None:
    monkeypatch.setattr(Path, "stat", raising(error))
    assert fault(tmp_path / "a.xlsx").code is FILE_UNREADABLE


def raising(error: type[BaseException]) -> Callable[..., Any]:
    def refuse(*_: object, **__: object) -> None:
        raise error

    return refuse


def test_a_file_that_grows_while_it_is_read_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = iter((10, 20))
    monkeypatch.setattr(
        loading, "fstat", lambda _: SimpleNamespace(st_size=next(sizes), st_mtime_ns=1)
    )
    assert fault(put(tmp_path, "a.csv", b"a,b\n")).code is FILE_UNREADABLE


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.xlsx", b""), ("a.csv", b" \n\n\t\n"), ("a.xlsx", xlsx("")), ("a.csv", b",,,\n,,,\n")],
)
def test_a_file_without_a_filled_cell_is_empty(tmp_path: Path, name: str, data: bytes) -> None:
    assert fault(put(tmp_path, name, data)).code is FILE_EMPTY


def test_a_file_larger_than_the_limit_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", b"a,b\n" * 100)
    assert fault(path, Limits(packed_bytes=100)).code is FILE_TOO_LARGE


def test_more_sheets_or_cells_than_the_limit_are_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "a.xlsx", xlsx(SHEET))
    assert fault(path, Limits(sheets=0)).code is FILE_TOO_LARGE
    assert fault(path, Limits(cells=50)).code is FILE_TOO_LARGE
    assert fault(put(tmp_path, "a.csv", b"a,b\n" * 50), Limits(cells=50)).code is FILE_TOO_LARGE


@pytest.mark.parametrize(
    "data",
    [
        xlsx(row(1, cell("A1")) + row(1048576, cell("XFD1048576"))),
        xlsb((0, 0, 1.0), (1048575, 16383, 2.0)),
    ],
)
def test_a_cell_at_the_end_of_the_sheet_does_not_kill_the_program(
    tmp_path: Path, data: bytes
) -> None:
    assert fault(put(tmp_path, "a.xlsx", data)).code is FILE_TOO_LARGE


def test_a_row_repeated_to_the_end_of_an_open_document_is_one_finding(tmp_path: Path) -> None:
    wide = ods_row("x", repeated=1_048_576).replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"'
    )
    assert fault(put(tmp_path, "a.ods", ods(wide))).code in {FILE_DAMAGED, FILE_TOO_LARGE}


@pytest.mark.parametrize("body", ["<table:table-row>", "<>", "<text:p>Lan"])
def test_an_open_document_that_never_closes_its_table_is_damage(
    tmp_path: Path, body: str
) -> None:
    content = f'<a xmlns:table="t" xmlns:text="x"><table:table table:name="DS">{body}'
    parts: dict[str, str | bytes] = {"content.xml": content}
    assert fault(put(tmp_path, "a.ods", ods("", **parts))).code is FILE_DAMAGED


def test_an_entity_is_never_expanded(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.txt", b"bi mat")
    sheet = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><worksheet>&e;</worksheet>'
    path = put(tmp_path, "a.xlsx", xlsx("", **{"xl/worksheets/sheet1.xml": sheet}))
    assert fault(path).code is FILE_DAMAGED


@pytest.mark.parametrize(
    ("name", "whole"),
    [("a.xlsx", xlsx(SHEET)), ("a.xls", xls(*LIST)), ("a.ods", ods(ods_row("x") * 200))],
)
def test_a_file_cut_anywhere_is_never_read_in_part(
    tmp_path: Path, name: str, whole: bytes
) -> None:
    for end in range(8, len(whole) - 1, len(whole) // 20):
        assert fault(put(tmp_path, name, whole[:end])).code is FILE_DAMAGED


def test_a_sheet_that_is_not_xml_is_damage(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row"}
    assert fault(put(tmp_path, "a.xlsx", xlsx("", **parts))).code is FILE_DAMAGED


def test_passwords_are_told_apart_from_damage(tmp_path: Path) -> None:
    assert fault(put(tmp_path, "a.xlsx", ole("EncryptedPackage"))).code is FILE_ENCRYPTED
    assert fault(put(tmp_path, "a.xls", locked_xls())).code is FILE_ENCRYPTED


def locked_xls() -> bytes:
    """The record after the first one of the workbook becomes FILEPASS."""
    data = bytearray(xls(["x"]))
    second = data.index(b"\x09\x08\x10\x00") + 20
    data[second : second + 2] = b"\x2f\x00"
    return bytes(data)


def test_an_old_workbook_with_broken_formats_still_has_its_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = xlrd.open_workbook

    def only_when_told_to_ignore(**options: object) -> object:
        if not options.pop("ignore_workbook_corruption", False):
            raise AssertionError
        return original(**options)

    monkeypatch.setattr(xlrd, "open_workbook", only_when_told_to_ignore)
    book, findings = open_book(put(tmp_path, "a.xls", xls(["x"])))
    assert book is not None
    assert (book.sheets[0].rows, findings) == ([["x"]], [])


def test_binary_data_is_not_a_text_table(tmp_path: Path) -> None:
    data = b"a,b\n1,\0\0\0\0\1\2\n" * 20
    assert fault(put(tmp_path, "a.csv", data)).code is FILE_NOT_A_LIST


def test_a_field_without_end_is_too_large(tmp_path: Path) -> None:
    data = b'a,"' + b"x" * 200_000 + b'"\n'
    assert fault(put(tmp_path, "a.csv", data)).code is FILE_TOO_LARGE


def test_a_panic_of_the_library_prints_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bundle = xlsb((0, 0, 1.0), sheet_id="rId9")  # a relation that is not there
    assert fault(put(tmp_path, "a.xlsb", bundle)).code is FILE_DAMAGED
    assert capfd.readouterr() == ("", "")
    os.write(2, b"x")
    assert capfd.readouterr().err == "x"


class PanicException(BaseException):
    pass


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PanicException, FILE_DAMAGED),
        (KeyError, FILE_DAMAGED),
        (RecursionError, FILE_DAMAGED),
        (MemoryError, FILE_TOO_LARGE),
    ],
)
def test_whatever_a_library_throws_becomes_a_refusal(
    error: type[BaseException], code: object
) -> None:
    with pytest.raises(Refusal) as caught, LibraryFaults():
        raise error
    assert caught.value.code is code


def test_the_users_own_break_is_not_swallowed() -> None:
    with pytest.raises(KeyboardInterrupt), LibraryFaults():
        raise KeyboardInterrupt


def test_a_name_in_no_known_encoding_can_be_printed() -> None:
    assert (
        loading.shown_name(Path(os.fsdecode(b"th\xf4n.xlsx"))).encode()
        == "th\ufffdn.xlsx".encode()
    )


STARTS = (
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\x09\x08\x10\x00",
    b"\xff\xfe",
)


@given(st.sampled_from(STARTS), st.binary(max_size=2000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_bytes_never_raise(tmp_path: Path, start: bytes, rest: bytes) -> None:
    book, findings = open_book(put(tmp_path, "a.xlsx", start + rest))
    assert (book is None) == any(finding.code.unusable for finding in findings)


@given(
    st.sampled_from([xlsx(SHEET), xls(*LIST[:20]), ods(ods_row("x"))]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=4))),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_damaged_workbooks_never_raise(
    tmp_path: Path, whole: bytes, blows: list[tuple[float, bytes]]
) -> None:
    data = bytearray(whole)
    for place, blow in blows:
        at = int(place * len(data))
        data[at : at + len(blow)] = blow
    book, findings = open_book(put(tmp_path, "a.xlsx", bytes(data)))
    assert (book is None) == any(finding.code.unusable for finding in findings)
