from __future__ import annotations

import hashlib
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.reading.book_makers import cell, ods, ods_row, put, row, saved, xls, xlsb, xlsx

from hotro68.core.catalogue import FILE_DAMAGED, FILE_MISLABELLED
from hotro68.reading.book import UNCOMPUTED, Cell, ErrorCell, Row, Sheet, SourceBook, trimmed
from hotro68.reading.readers import open_book
from hotro68.reading.readers.csv_reader import decoded, delimiter_of

NAMES = "Họ và tên;Số CMND\nNguyễn Thị Ánh Đào;000000000000\nĐỗ Hữu Ước;1\n"


def opened(folder: Path, name: str, data: bytes) -> SourceBook:
    book, findings = open_book(put(folder, name, data))
    assert findings == []
    assert book is not None
    return book


def rows_of(folder: Path, name: str, data: bytes) -> list[Row]:
    (sheet,) = opened(folder, name, data).sheets
    return sheet.rows


def with_openpyxl(**cells: str | float | datetime | time | timedelta) -> bytes:
    book = openpyxl.Workbook()
    for reference, value in cells.items():
        book.worksheets[0][reference] = value
    return saved(book)


def with_xlsxwriter(*rows: list[object]) -> bytes:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("DS")
        for number, values in enumerate(rows):
            sheet.write_row(number, 0, values)
    return buffer.getvalue()


def test_cells_stand_at_excels_own_coordinates(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, "a.xlsx", with_openpyxl(C4="x", B6="y", F6=2))
    assert len(rows) == 6
    assert rows[3] == [None, None, "x"]
    assert rows[5] == [None, "y", None, None, None, 2]


def test_a_book_knows_its_name_its_hash_and_its_kind(tmp_path: Path) -> None:
    data = with_openpyxl(A1="x")
    book = opened(tmp_path, "thôn a.xlsx", data)
    assert (book.name, book.kind) == ("thôn a.xlsx", "xlsx")
    assert book.sha256 == hashlib.sha256(data).hexdigest()
    assert not book.is_our_output


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("  Hà \n Nội ", "  Hà \n Nội "),
        (12345678901, 12345678901),
        (1e16, 1e16),
        (1.5, 1.5),
        (-3, -3),
        (True, True),
        (datetime(2021, 7, 1), date(2021, 7, 1)),  # noqa: DTZ001 - Excel knows no zones
        (datetime(2021, 7, 1, 8, 30), datetime(2021, 7, 1, 8, 30)),  # noqa: DTZ001
        (time(8, 30), "08:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_a_cell_keeps_its_value_and_type(tmp_path: Path, value: float, read: Cell) -> None:
    ((found,),) = rows_of(tmp_path, "a.xlsx", with_openpyxl(A1=value))
    assert (found, type(found)) == (read, type(read))


def test_an_error_is_not_an_empty_cell(tmp_path: Path) -> None:
    sheet = row(
        2,
        '<c r="A2" t="e"><v>#N/A</v></c>',
        '<c r="C2" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    )
    (_, found) = rows_of(tmp_path, "a.xlsx", xlsx(sheet))
    assert found == [ErrorCell("#N/A"), None, ErrorCell("#DIV/0!")]


@pytest.mark.parametrize(
    ("formula", "read"),
    [
        ('<c r="A1"><f>B1*2</f><v>4</v></c>', 4),
        ('<c r="A1" t="str"><f>B1</f><v>Lan</v></c>', "Lan"),
        ('<c r="A1"><f>B1*2</f></c>', UNCOMPUTED),
        ('<c r="A1"><f>B1*2</f><v></v></c>', UNCOMPUTED),
        ('<c r="A1"><f>B1*2</f><v/></c>', UNCOMPUTED),
        ('<c r="A1" s="2"><f t="shared" si="0"/></c>', UNCOMPUTED),
        ('<c r="A1" t="str"><f>IF(B1,"")</f><v></v></c>', None),
    ],
)
def test_a_formula_without_a_result_is_not_an_empty_cell(
    tmp_path: Path, formula: str, read: Cell
) -> None:
    (found,) = rows_of(tmp_path, "a.xlsx", xlsx(row(1, formula, cell("B1"))))
    assert found == [read, 1]


def test_formulas_saved_without_excel_are_seen(tmp_path: Path) -> None:
    ((*_, found),) = rows_of(tmp_path, "a.xlsx", with_openpyxl(A1=1, B1="=A1*80000"))
    assert found == UNCOMPUTED


def test_errors_are_put_on_the_sheet_they_stand_on(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = 1
    book.create_sheet("Lỗi & «lạ»")["B2"] = "#REF!"
    book.create_sheet("Khác")["A1"] = "x"
    sheets = opened(tmp_path, "a.xlsx", saved(book)).sheets
    assert [sheet.rows for sheet in sheets] == [
        [[1]],
        [[], [None, ErrorCell("#REF!")]],
        [["x"]],
    ]


def test_hidden_sheets_are_read_and_marked(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "x"
    book.create_sheet("ẩn").sheet_state = "hidden"
    book.create_sheet("rất ẩn").sheet_state = "veryHidden"
    sheets = opened(tmp_path, "a.xlsx", saved(book)).sheets
    assert [sheet.visibility for sheet in sheets] == ["visible", "hidden", "very-hidden"]
    assert [sheet.visible for sheet in sheets] == [True, False, False]


def test_chart_sheets_are_left_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("biểu đồ", 0)
    book.worksheets[0]["A1"] = "x"
    assert [sheet.rows for sheet in opened(tmp_path, "a.xlsx", saved(book)).sheets] == [[["x"]]]


def test_merged_cells_are_named_from_zero(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["C8"] = "Thời gian cách ly"
    book.worksheets[0].merge_cells("C8:D9")
    (sheet,) = opened(tmp_path, "a.xlsx", saved(book)).sheets
    assert sheet.merged == ((7, 2, 8, 3),)


def test_a_lying_dimension_and_an_empty_fill_do_no_harm(tmp_path: Path) -> None:
    parts = {
        "xl/worksheets/sheet1.xml": xlsx_sheet('<dimension ref="A1:A1"/>', cell("B3")),
        "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
        '2006/main"><fills><fill/></fills></styleSheet>',
    }
    assert rows_of(tmp_path, "a.xlsx", xlsx("", **parts)) == [[], [], [None, 1]]


def xlsx_sheet(before: str, *cells: str) -> str:
    opening = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return f"{opening}{before}<sheetData>{row(3, *cells)}</sheetData></worksheet>"


def test_a_gap_does_not_end_the_list(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, "a.xlsx", with_openpyxl(A1="x", A900="y"))
    assert (len(rows), rows[899]) == (900, ["y"])


def test_a_binary_workbook_is_read(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, "a.xlsb", xlsb((2, 1, 5.0), (3, 2, 7.5)))
    assert rows == [[], [], [None, 5], [None, None, 7.5]]


def test_an_open_document_is_read(tmp_path: Path) -> None:
    body = ods_row("Họ tên", "Số") + ods_row() + ods_row("Lan", "1")
    assert rows_of(tmp_path, "a.ods", ods(body)) == [["Họ tên", "Số"], [], ["Lan", "1"]]


def test_an_old_workbook_is_read(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "a.xls", xls([], [None, "Lan", 12345678901.0, 1.5, True])) == [
        [],
        [None, "Lan", 12345678901, 1.5, True],
    ]


@pytest.mark.parametrize("from_1904", [False, True])
def test_days_of_an_old_workbook_follow_its_calendar(
    tmp_path: Path, *, from_1904: bool
) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = from_1904
    sheet = book.add_sheet("DS")
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    moments = (40000, 40000.5, 0.25, -5, 9e9)
    for column, value in enumerate(moments):
        sheet.write(0, column, value, day)
    ((first, noon, quarter, *rest),) = rows_of(tmp_path, "a.xls", saved(book))
    expected = date(2013, 7, 7) if from_1904 else date(2009, 7, 6)
    assert first == expected
    assert noon == datetime(expected.year, 7, expected.day, 12)  # noqa: DTZ001 - as in the file
    assert quarter == "06:00:00"
    assert rest == [-5, 9_000_000_000]


def test_merges_errors_and_hidden_sheets_of_an_old_workbook_are_read(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    sheet.write_merge(1, 2, 2, 4, "Thời gian")
    sheet.row(4).set_cell_error(0, 0x2A)
    hidden = book.add_sheet("ẩn")
    hidden.visibility = 1
    first, second = opened(tmp_path, "a.xls", saved(book)).sheets
    assert first.merged == ((1, 2, 2, 4),)
    assert first.rows[4] == [ErrorCell("#N/A")]
    assert (second.visibility, second.rows) == ("hidden", [])


def test_an_old_workbook_prints_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_book(put(tmp_path, "a.xls", xls(["x"])[:-700]))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_text_is_read_in_any_unicode(tmp_path: Path, encoding: str, mark: bytes) -> None:
    rows = rows_of(tmp_path, "thon-a.csv", mark + NAMES.encode(encoding))
    assert rows[1] == ["Nguyễn Thị Ánh Đào", "000000000000"]


def test_vietnamese_windows_text_is_known_by_its_tone_marks() -> None:
    text = "Nguyêñ Thi\u0323 A\u0301nh Đào; thôn Thươ\u0323ng"
    written = text.replace("ñ", "n\u0303").replace("n\u0303", "\u0303n").replace("à", "a\u0300")
    assert decoded(written.encode("cp1258")) == written


@pytest.mark.parametrize(
    "legacy", ["NguyÔn ThÞ Lan; Hång; Lß", "Nguyeãn Thò Lan; Hoàng; Phöông"]
)
def test_text_of_the_old_fonts_comes_out_as_western_letters(legacy: str) -> None:
    assert decoded(legacy.encode("cp1252")) == legacy


def test_one_broken_letter_does_not_spoil_the_others() -> None:
    data = (NAMES * 5).encode()
    at = data.index("ễ".encode())
    assert "Thị Ánh Đào" in decoded(data[: at + 1] + data[at + 2 :])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    lines = [["1", "Lan", "x"], ["2", "Thu, Hà", "80.000"], ["3", "Mai; Đào", "y"]]
    text = "\n".join(
        delimiter.join(f'"{field}"' if delimiter in field else field for field in line)
        for line in lines
    )
    assert rows_of(tmp_path, "a.csv", text.encode()) == lines


def test_commas_inside_a_table_cut_by_semicolons_are_text() -> None:
    assert delimiter_of("Số nhà, thôn; tên\nthôn 1, xã A; Lan\nB; Hà\n") == ";"


def test_a_text_without_columns_has_no_delimiter() -> None:
    assert delimiter_of("Họ tên\nLan\n") == ""


def test_excels_hint_names_the_delimiter_and_is_no_row(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "a.csv", b"sep=|\r\na,b|c\r\n") == [["a,b", "c"]]


def test_a_line_break_inside_quotes_is_one_row(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "a.csv", b'"a\nb",1\nc,2\n') == [["a\nb", "1"], ["c", "2"]]


def test_a_stray_quote_does_not_swallow_the_rest(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, "a.csv", b'1,"Lan\n2,Thu\n3,Mai\n')
    assert [line[0] for line in rows] == ["1", "2", "3"]


def test_a_text_sheet_is_named_after_its_file(tmp_path: Path) -> None:
    assert opened(tmp_path, "Thôn A.csv", b"a,b\n").sheets == (Sheet("Thôn A", [["a", "b"]]),)


@pytest.mark.parametrize(
    ("name", "data", "real"),
    [
        ("a.xls", with_openpyxl(A1="x"), ".xlsx"),
        ("a.xlsx", xls(["x"]), ".xls"),
        ("a.xls", b"a\tb\n1\t2\n", ".csv"),
        ("a.xlsx", ods(ods_row("x")), ".ods"),
        ("a.csv", with_openpyxl(A1="x"), ".xlsx"),
    ],
)
def test_a_wrong_ending_is_noted_and_read(
    tmp_path: Path, name: str, data: bytes, real: str
) -> None:
    book, (finding,) = open_book(put(tmp_path, name, data))
    assert book is not None
    assert finding.code is FILE_MISLABELLED
    assert real in finding.message


@pytest.mark.parametrize("name", ["a.XLSX", "a.xlsm", "a"])
def test_endings_that_fit_are_not_noted(tmp_path: Path, name: str) -> None:
    assert rows_of(tmp_path, name, with_openpyxl(A1="x")) == [["x"]]


def test_a_letter_under_the_ending_of_a_workbook_is_not_a_list(tmp_path: Path) -> None:
    book, (finding,) = open_book(put(tmp_path, "a.xlsx", "Kính gửi ông".encode()))
    assert book is None
    assert finding.code is FILE_DAMAGED


plain_cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.text("aăâbđeêoôơuưy 0123.<>&\"'=", min_size=1, max_size=12).filter(
        lambda text: text == text.strip()
    ),
)


@given(st.lists(st.lists(plain_cells, max_size=5), min_size=1, max_size=6))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Row]
) -> None:
    written = trimmed([list(line) for line in rows])
    path = tmp_path_factory.getbasetemp() / "di-va-ve.xlsx"
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("DS")
        for number, line in enumerate(rows):
            sheet.write_row(number, 0, line)
    path.write_bytes(buffer.getvalue())
    read, _ = open_book(path)
    assert (read.sheets[0].rows if read else []) == written


@given(st.lists(st.lists(st.one_of(st.none(), st.just("x")), max_size=4), max_size=6))
def test_trimming_takes_only_empty_ends(rows: list[Row]) -> None:
    kept = trimmed([list(line) for line in rows])
    for before, after in zip(rows, kept, strict=False):
        assert before[: len(after)] == after
        assert set(before[len(after) :]) <= {None}
    assert not kept or kept[-1]
    assert not any("x" in line for line in rows[len(kept) :])
