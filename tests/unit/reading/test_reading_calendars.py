"""Days counted from 1904, ranges that lie, sheets without cells, files that are no lists."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from tests.unit.reading.book_makers import NS, cell, put, row, saved, xls, xlsx

from hotro68.core.catalogue import FILE_EMPTY
from hotro68.reading.book import Row, limits_of
from hotro68.reading.folder import lists_in
from hotro68.reading.readers import open_book

BIRTH = date(1985, 3, 5)


def rows_of(folder: Path, data: bytes, name: str = "a.xlsx") -> list[Row]:
    book, findings = open_book(put(folder, name, data))
    assert book is not None, findings
    return book.sheets[0].rows


@pytest.mark.parametrize("from_1904", [False, True])
def test_a_day_is_the_same_day_in_both_calendars_of_excel(
    tmp_path: Path, *, from_1904: bool
) -> None:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"date_1904": from_1904}) as book:
        look = book.add_format({"num_format": "dd/mm/yyyy"})
        book.add_worksheet("DS").write_datetime(0, 0, BIRTH, look)
    assert rows_of(tmp_path, buffer.getvalue()) == [[BIRTH]]


@pytest.mark.parametrize("claimed", ["A1:A1", "A1", "A1:XFD1048576"])
def test_the_range_that_a_sheet_claims_is_not_believed(tmp_path: Path, claimed: str) -> None:
    body = f"{row(1, cell('A1'), cell('B1'))}{row(3, cell('B3'))}"
    inside = f'<dimension ref="{claimed}"/><sheetData>{body}</sheetData>'
    sheet = f"<worksheet {NS}>{inside}</worksheet>"
    data = xlsx("", **{"xl/worksheets/sheet1.xml": sheet})
    assert rows_of(tmp_path, data) == [[1, 1], [], [None, 1]]


def test_a_hundred_thousand_painted_empty_rows_are_no_rows(tmp_path: Path) -> None:
    painted = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(2, 100_000))
    assert rows_of(tmp_path, xlsx(row(1, cell("A1")) + painted)) == [[1]]


def test_a_book_of_charts_alone_is_empty(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("Biểu đồ")
    book.remove(book.worksheets[0])
    _, (finding,) = open_book(put(tmp_path, "a.xlsx", saved(book)))
    assert finding.code is FILE_EMPTY


def test_formulas_are_read_by_what_excel_last_showed(tmp_path: Path) -> None:
    stored = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c>'
    unstored = '<c r="C1"><f>1+1</f></c><c r="D1" t="b"><v>1</v></c>'
    ((a, b, c, d),) = rows_of(tmp_path, xlsx(f'<row r="1">{stored}{unstored}</row>'))
    assert (a, b, d) == (2, "a", True)
    assert str(c) == "(công thức chưa tính)"


def test_error_texts_of_a_text_file_are_errors(tmp_path: Path) -> None:
    ((first, second),) = rows_of(tmp_path, b"#N/A,#1\n", "a.csv")
    assert (str(first), second) == ("#N/A", "#1")
    assert not isinstance(first, str)


def test_files_that_lie_beside_the_lists_are_left_alone(tmp_path: Path) -> None:
    for name in ("thon_A.xlsx", "thon_B.XLS", "~$thon_A.xlsx", ".~lock.thon_A.xlsx#", "a.docx"):
        put(tmp_path, name, xls(["x"]))
    (tmp_path / "cu.xlsx").mkdir()
    assert [path.name for path in lists_in(tmp_path)] == ["thon_A.xlsx", "thon_B.XLS"]


def test_a_lock_file_read_by_name_is_spoken_of_in_words(tmp_path: Path) -> None:
    data = b"\x05Thon A" + b" " * 49 + "Thôn A".encode("utf-16-le") + b" \0" * 50
    book, findings = open_book(put(tmp_path, "~$thon_A.xlsx", data))
    assert book is None
    assert findings[0].message


def test_a_raised_limit_counts_for_all_ways_of_being_large() -> None:
    limits = limits_of(900)
    assert limits.unpacked_bytes == limits.packed_bytes == limits.ratio_from == 900 << 20
    assert limits.cells == 90_000_000
    assert limits_of(10).cells == 30_000_000
