from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell
from tests.unit.writing.making_merged import a_claim, a_merged, an_award
from tests.unit.writing.reading_back import cells, read_back, records, sheet, village_book

from hotro68.core.claim import Fact
from hotro68.core.message import shown
from hotro68.core.source import Source
from hotro68.vietnamese.dates import PartDate
from hotro68.writing import blank
from hotro68.writing.fitting import LONGEST, bounded
from hotro68.writing.ink import Look, WrittenBook


def cell_of(value: object, **facts: Fact) -> Cell:
    """The cell of TongHop that holds a value of the only award."""
    book = read_back(a_merged([an_award(a_claim(**facts))]))  # type: ignore[arg-type]
    return next(cell for cell in sheet(book, "TongHop")[8] if cell.value == value)  # type: ignore[return-value]


def birth_cell(birth: PartDate) -> Cell:
    book = read_back(a_merged([an_award(a_claim(ngay_sinh=birth))]))
    found = sheet(book, "TongHop")["D8"]
    assert isinstance(found, Cell)
    return found


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+84 1", "-2", "@SUM(A1)", "{=1}", '=HYPERLINK("x")', "http://x.example", "12"],
)
def test_a_name_never_runs_and_never_becomes_a_number(name: str) -> None:
    cell = cell_of(name, ho_ten=name)
    assert (cell.data_type, cell.number_format) == ("s", "@")


def test_no_cell_of_any_sheet_can_run() -> None:
    found = {cell.data_type for cell in cells(village_book())}
    assert found <= {"s", "n", "d"}
    assert {"s", "n", "d"} <= found


def test_no_cell_is_a_link() -> None:
    book = read_back(
        a_merged([an_award(a_claim("https://x.example", place=Source("http://x")))])
    )
    assert not [cell for cell in cells(book) if cell.hyperlink]


@pytest.mark.parametrize("number", ["020085000001", "012345678", "000000001"])
def test_an_identity_number_is_text_with_its_zeros(number: str) -> None:
    book = read_back(a_merged([an_award(a_claim(so_giay_to=number))]))
    for name in ("TongHop", "LDTD"):
        cell = next(cell for cell in sheet(book, name)[8] if cell.value == number)
        assert (cell.data_type, cell.number_format) == ("s", "@")


@pytest.mark.parametrize(
    "name", ["TongHop", "LDTD", "HKD", "F0F1", "BiLoai", "TrungLap", "CanXacMinh"]
)
def test_identity_numbers_are_text_in_every_sheet_that_has_them(name: str) -> None:
    column = next(
        column
        for column in sheet(village_book(), name).iter_cols()
        if any(cell.value == "Số CMND/CCCD" for cell in column)
    )
    below = [cell for cell in column[7:] if isinstance(cell.value, str)]
    assert below
    assert {cell.number_format for cell in below} == {"@"}


def test_a_tax_code_of_the_policy_is_text() -> None:
    assert [row["Mã số thuế"] for row in records(sheet(village_book(), "HKD"))] == [
        "0101234567"
    ]


def test_a_whole_birth_date_is_a_date() -> None:
    cell = birth_cell(PartDate(1985, 3, 5))
    assert shown(cell.value) == "05/03/1985"
    assert (cell.is_date, cell.number_format) == (True, "dd/mm/yyyy")


@pytest.mark.parametrize(
    ("birth", "text"),
    [
        (PartDate(1985), "1985"),
        (PartDate(1985, 3), "03/1985"),
        (PartDate(1899, 12, 31), "31/12/1899"),
        ("khoảng 1950", "khoảng 1950"),
    ],
)
def test_a_birth_date_that_excel_cannot_hold_stays_text(
    birth: PartDate | str, text: str
) -> None:
    cell = cell_of(text, ngay_sinh=birth)
    assert (cell.data_type, cell.number_format) == ("s", "@")


@settings(max_examples=15, deadline=None)
@given(st.dates(date(1900, 3, 1), date(2100, 1, 1)))
def test_a_date_comes_back_as_it_went(day: date) -> None:
    birth = PartDate(day.year, day.month, day.day)
    assert shown(birth_cell(birth).value) == f"{day:%d/%m/%Y}"


def test_money_is_a_whole_number_grouped_by_the_reader() -> None:
    cell = cell_of(1_500_000)
    assert (type(cell.value), cell.number_format) == (int, "#,##0")


def test_facts_of_a_policy_are_shown_in_the_words_of_the_law() -> None:
    child, patient = records(sheet(village_book(), "F0F1"))
    assert (child["Diện"], child["Nơi cách ly"], child["Số ngày"]) == ("F1", "tại nhà", 14)
    assert (patient["Diện"], patient["Nơi cách ly"]) == ("F0", None)


def test_yes_and_no_are_words() -> None:
    worker = records(sheet(village_book(), "LDTD"))[0]
    assert worker["Có BHXH"] == "không"


def test_a_fact_that_no_list_states_has_no_column() -> None:
    book = read_back(a_merged([an_award(a_claim())]))
    assert "Công việc trước khi mất việc" not in records(sheet(book, "LDTD"))[0]


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    book = read_back(a_merged([an_award(a_claim("Á" * 40_000))]))
    (name,) = [row["Họ và tên"] for row in records(sheet(book, "TongHop"))]
    assert isinstance(name, str)
    assert (len(name), name[-1]) == (LONGEST, "…")


@given(st.text(st.sampled_from("aĐ👍\ud800"), max_size=40), st.sampled_from([1, 1_000, 33_000]))
def test_every_text_fits_a_cell_and_can_be_written(text: str, times: int) -> None:
    cut = bounded(text * times)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_a_text_that_fits_is_not_touched(text: str) -> None:
    assert bounded(text) == text


def test_a_long_text_is_not_in_the_format_that_older_excel_shows_as_crosses() -> None:
    cell = cell_of("=" + "a" * 300, ho_ten="=" + "a" * 300)
    assert (cell.data_type, cell.number_format, cell.quotePrefix) == ("s", "General", True)


def test_a_text_in_a_column_of_numbers_takes_the_pen_of_texts() -> None:
    book = WrittenBook({}, ("x", "y"))
    page = book.page("Trang")
    page.put(0, 0, "=1", Look.MONEY)
    page.close((0, 0), "")
    assert b"xl/worksheets/sheet1.xml" in book.finish()


def test_there_is_one_door_to_the_library() -> None:
    """What it is opened with decides that no text becomes a formula."""
    source = Path(blank.__file__).parents[1]
    texts = {path.name: path.read_text(encoding="utf-8") for path in source.rglob("*.py")}
    assert [name for name, text in texts.items() if "strings_to" in text] == ["blank.py"]
