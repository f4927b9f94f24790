"""Sums added up again: whatever money cell is changed, the sheet and the sum are named."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.conftest import Run
from tests.unit.money_commune import fill_in, lay_out, result_sheets

from hotro68.cli.app import run as run_program
from hotro68.cli.exits import Exit
from hotro68.pipeline.recount import recount, recount_sheets
from hotro68.pipeline.recount_word import word_tables
from hotro68.reading.book import Sheet
from hotro68.reading.readers import open_book

SUMMED = {"TongHop", "KinhPhi", "NguonVon", "QuyetToan", "ChungTu", "TrangThai", "ChiTra"}
IN_WORD = {"bảng 1", "bảng 2"}
"""Tables of the papers P-17, P-18 and P-19."""
COMMANDS = (
    ["merge"],
    ["niemyet", "--loai", "dukien", "--docx", "--ngay-niem-yet", "16/07/2021"],
    ["chitra", "lap", "--so", "123/QĐ-UBND", "--ngay", "16/08/2021"],
    ["kinhphi", "--ngay", "20/08/2021", "--duphong", "40000000"],
    ["quyettoan", "--ngay", "20/08/2021"],
    ["baocao", "--ngay", "20/08/2021"],
)


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("xa")
    lay_out(folder)
    for command in COMMANDS:
        out = ["--out", str(folder / "tonghop.xlsx")] if command[0] == "merge" else []
        assert run_program([*command, *out, "-C", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def books(commune: Path) -> dict[str, tuple[Sheet, ...]]:
    """Every workbook the tool wrote, and its Word papers of money, as they are read back."""
    found = {
        path.name: tuple(table for table in word_tables(path) if table.name in IN_WORD)
        for path in sorted(commune.rglob("P-1*.docx"))
    }
    assert len(found) == 3
    for path in sorted(commune.rglob("*.xlsx")):
        if "danhsach" not in path.parts:
            book, _ = open_book(path)
            assert book is not None
            found[path.name] = tuple(book.sheets)
    return found


def test_what_the_tool_writes_adds_up(books: dict[str, tuple[Sheet, ...]]) -> None:
    assert len(books) >= 10
    assert {name: recount_sheets(name, sheets) for name, sheets in books.items()} == {
        name: [] for name in books
    }


def test_a_posted_list_with_people_it_does_not_name_adds_up(commune: Path) -> None:
    (path,) = commune.rglob("niemyet/*/tru-so.docx")
    table = word_tables(path)[1]
    sums = [row for row in table.rows if str(row[0]).startswith("Tổng cộng")]
    assert [row[-1] for row in sums] == [191_400_000]
    assert recount(path) == []
    sums[0][-1] = 191_400_001
    finding, words = recount_sheets(path.name, [table], one_row_each=False)
    assert str(finding.source).startswith("tru-so.docx › bảng 2!F")
    assert "bằng chữ" in words.message.lower()


def money_cells(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Row and column of every amount under a heading in đồng, balances aside."""
    labels: dict[int, str] = {}
    for at, row in enumerate(sheet.rows):
        texts = [cell for cell in row if isinstance(cell, str)]
        if len(texts) > 2 and any(text.endswith("(đồng)") for text in texts):
            labels = {column: str(cell) for column, cell in enumerate(row) if cell}
        for column, cell in enumerate(row):
            label = labels.get(column, "")
            number = isinstance(cell, int | float) and not isinstance(cell, bool)
            if number and label.endswith("(đồng)") and label != "Số dư (đồng)":
                yield at, column


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_any_amount_changed_by_one_is_found_on_its_sheet(
    books: dict[str, tuple[Sheet, ...]], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(books)))
    choices = [
        (sheet, place)
        for sheet in books[name]
        if sheet.name in SUMMED | IN_WORD
        for place in money_cells(sheet)
    ]
    if not choices:
        return
    sheet, (row, column) = data.draw(st.sampled_from(choices))
    rows = [list(cells) for cells in sheet.rows]
    before = rows[row][column]
    assert isinstance(before, int | float)
    rows[row][column] = before + 1
    found = recount_sheets(name, [Sheet(sheet.name, rows)])
    assert {finding.source.sheet for finding in found} == {sheet.name}


def test_a_changed_count_of_people_in_a_total_is_found(
    books: dict[str, tuple[Sheet, ...]],
) -> None:
    (sheet,) = books["bang-01-thon-mau-hai.xlsx"]
    rows = [
        [cell.replace(": 48 ", ": 49 ") if isinstance(cell, str) else cell for cell in row]
        for row in sheet.rows
    ]
    (finding,) = recount_sheets("bang.xlsx", [Sheet(sheet.name, rows)])
    assert "ghi 49 người, cộng lại ra 48 người" in finding.message


def test_words_that_say_another_sum_are_found(books: dict[str, tuple[Sheet, ...]]) -> None:
    (sheet,) = books["bang-01-thon-mau-hai.xlsx"]
    rows = [
        [
            cell.replace("Bảy mươi", "Tám mươi") if isinstance(cell, str) else cell
            for cell in row
        ]
        for row in sheet.rows
    ]
    (finding,) = recount_sheets("bang.xlsx", [Sheet(sheet.name, rows)])
    assert "bằng chữ" in finding.message


def test_the_overview_must_say_what_its_sheets_say(
    books: dict[str, tuple[Sheet, ...]],
) -> None:
    sheets = []
    for sheet in books["tonghop.xlsx"]:
        rows = [
            [
                191_400_001 if cell == 191_400_000 and sheet.name == "TongQuan" else cell
                for cell in row
            ]
            for row in sheet.rows
        ]
        sheets.append(Sheet(sheet.name, rows))
    found = recount_sheets("tonghop.xlsx", sheets)
    assert found
    assert {finding.source.sheet for finding in found} == {"TongQuan"}


def test_kiemchung_names_file_sheet_and_cell(run: Run, commune: Path, tmp_path: Path) -> None:
    shutil.copytree(commune, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "ketqua" / "chitra" / "bang-02-thon-mau-mot.xlsx"
    book = load_workbook(path)
    row = next(row for row in book["ChiTra"].iter_rows() if row[0].value == 1)
    row[5].value = 15_000_000
    draft = BytesIO()
    book.save(draft)
    path.write_bytes(draft.getvalue())
    ran = run("kiemchung")
    assert ran.code == Exit.ERRORS
    assert "HT822" in ran.err
    assert "HT519" in ran.err
    assert "bang-02-thon-mau-mot.xlsx › ChiTra" in ran.err


def test_a_file_that_cannot_be_read_says_nothing_here(tmp_path: Path) -> None:
    (tmp_path / "hong.xlsx").write_bytes(b"PK\x03\x04 hong")
    assert recount(tmp_path / "hong.xlsx") == []


def test_a_filled_result_sheet_is_no_reason_for_alarm(
    run: Run, commune: Path, tmp_path: Path
) -> None:
    shutil.copytree(commune, tmp_path, dirs_exist_ok=True)
    for sheet in result_sheets(tmp_path):
        fill_in(sheet, {})
    assert run("kiemchung").code == Exit.CLEAN
