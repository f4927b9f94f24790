from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.reading.list_makers import PLACE, read, told

from hotro68.core.finding import Finding
from hotro68.reading.book import Cell
from hotro68.reading.identity import impossible_birth, may_be_child, odd_name
from hotro68.vietnamese.dates import PartDate

COLUMNS = "ho_ten ngay_sinh gioi_tinh so_giay_to so_giay_to_cu tu_ngay den_ngay so_ngay"
MAN, WOMAN = "020085000001", "020185000001"


def found(*cells: Cell) -> list[Finding]:
    """Of one person: name, birth, sex, number, older number, first day, last day, days."""
    row = (*cells, *(None, date(2021, 8, 1), date(2021, 8, 14), 14)[len(cells) - 4 :])
    return read(COLUMNS, row)[1]


def fact(key: str, *cells: Cell) -> object:
    (claim,) = read(COLUMNS, [*cells, None, date(2021, 8, 1), date(2021, 8, 14), 14])[0].claims
    return claim.facts[key]


def test_a_number_that_fits_its_row_needs_no_word() -> None:
    assert found("Trần Thị Mẫu", "05/03/1985", "Nữ", WOMAN) == []
    assert found("Trần Văn Mẫu", 1985, "Nam", MAN) == []
    assert found("Trần Văn Mẫu", 1985, "Nam", "080000001") == []


def test_the_fourth_digit_is_held_against_the_sex() -> None:
    (finding,) = found("Trần Văn Mẫu", "05/03/1985", "Nam", WOMAN)
    assert (finding.source.cell, finding.code.id) == ("D2", "HT114")
    assert [place.cell for place in finding.related] == ["C2"]
    assert finding.message.endswith("là 1 (nữ), nhưng cột giới tính ghi nam.")


def test_the_year_digits_are_held_against_the_birth() -> None:
    (finding,) = found("Trần Thị Mẫu", "05/03/1958", "Nữ", WOMAN)
    assert (finding.source.cell, finding.code.id) == ("D2", "HT115")
    assert [place.cell for place in finding.related] == ["B2"]
    assert finding.data == {"implied": 1985, "stated": "05/03/1958"}


def test_the_century_counts_too() -> None:
    assert told(found("Trần Thị Mẫu", "05/03/2005", "Nữ", "020105000001")) == [("D2", "HT115")]
    assert found("Trần Thị Mẫu", "05/03/2005", "Nữ", "020305000001") == []


def test_an_unknown_province_is_a_warning_and_the_number_is_kept() -> None:
    (finding,) = found("Trần Thị Mẫu", "05/03/1985", "Nữ", "999185000001")
    assert (finding.code.id, finding.data) == ("HT116", {"prefix": "999"})
    assert fact("so_giay_to", "Trần Thị Mẫu", 1985, "Nữ", "999185000001") == "999185000001"


@pytest.mark.parametrize(
    ("cell", "digits"), [(20185000001, WOMAN), ("20185000001", WOMAN), (80000001, "080000001")]
)
def test_a_lost_zero_is_put_back_where_it_fits(cell: Cell, digits: str) -> None:
    (finding,) = found("Trần Thị Mẫu", "05/03/1985", "Nữ", cell)
    assert (finding.source.cell, finding.code.id, finding.fix) == ("D2", "HT113", digits)
    assert finding.value == str(cell)
    assert fact("so_giay_to", "Trần Thị Mẫu", 1985, "Nữ", cell) == digits


@pytest.mark.parametrize(("birth", "sex"), [(1985, "Nam"), (1958, "Nữ"), (1958, None)])
def test_a_zero_is_not_put_back_against_the_row(birth: int, sex: str | None) -> None:
    (finding,) = found("Trần Văn Mẫu", birth, sex, 20185000001)
    assert (finding.code.id, finding.fix, finding.data["digits"]) == ("HT112", None, 11)
    assert fact("so_giay_to", "Trần Văn Mẫu", birth, sex, 20185000001) is None


def test_two_numbers_in_a_cell_are_told_apart() -> None:
    (finding,) = found("Trần Thị Mẫu", 1985, "Nữ", f"{WOMAN} / 080000001")
    assert (finding.code.id, finding.data["used"]) == ("HT119", WOMAN)
    assert fact("so_giay_to", "Trần Thị Mẫu", 1985, "Nữ", f"080000001\n{WOMAN}") == WOMAN
    assert (
        fact("so_giay_to_cu", "Trần Thị Mẫu", 1985, "Nữ", f"080000001\n{WOMAN}") == "080000001"
    )


def test_of_two_numbers_of_one_length_neither_is_taken() -> None:
    (finding,) = found("Trần Thị Mẫu", 1985, "Nữ", f"{WOMAN}\n020185000002")
    assert finding.code.id == "HT120"
    assert fact("so_giay_to", "Trần Thị Mẫu", 1985, "Nữ", f"{WOMAN}\n020185000002") is None


def test_an_older_number_written_in_its_column_is_not_overwritten() -> None:
    row: list[Cell] = [
        "Trần Thị Mẫu",
        1985,
        "Nữ",
        f"080000001 {WOMAN}",
        "080000002",
        None,
        None,
        14,
    ]
    (claim,) = read(COLUMNS, row)[0].claims
    assert claim.facts["so_giay_to_cu"] == "080000002"


def test_letters_among_the_digits_are_read_and_said() -> None:
    (finding,) = found("Trần Thị Mẫu", 1985, "Nữ", "O2O185OOOOOl")
    assert (finding.code.id, finding.fix, finding.value) == ("HT143", WOMAN, "O2O185OOOOOl")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("0201850000012", "HT112"),
        ("0912000111", "HT117"),
        (2.0185e16, "HT118"),
        ("đang làm", "HT120"),
    ],
)
def test_a_number_that_cannot_be_used_leaves_the_fact_unknown(cell: Cell, code: str) -> None:
    assert told(found("Trần Thị Mẫu", 1985, "Nữ", cell)) == [("D2", code)]
    assert fact("so_giay_to", "Trần Thị Mẫu", 1985, "Nữ", cell) is None


def test_a_missing_number_is_asked_for_but_not_of_a_child() -> None:
    assert told(found("Trần Thị Mẫu", 1985, "Nữ", None)) == [("D2", "HT111")]
    assert told(found("Trần Thị Mẫu", None, "Nữ", "-")) == [("B2", "HT103"), ("D2", "HT111")]
    assert found("Trần Thị Mẫu", "01/10/2007", "Nữ", None) == []
    assert told(found("Trần Thị Mẫu", "01/10/2006", "Nữ", None)) == [("D2", "HT111")]


def test_a_child_is_under_fourteen_on_some_known_day() -> None:
    birth = {"ngay_sinh": PartDate(2007, 8, 2)}
    assert may_be_child({**birth, "tu_ngay": date(2021, 8, 1)}, date(2021, 12, 31))
    assert not may_be_child({**birth, "tu_ngay": date(2021, 8, 2)}, date(2021, 12, 31))
    assert may_be_child({"ngay_sinh": PartDate(2007)}, date(2021, 12, 30))
    assert not may_be_child({"ngay_sinh": None}, date(2021, 12, 31))


@pytest.mark.parametrize(
    ("birth", "problem"),
    [
        (PartDate(2022, 1, 1), "sau ngày 31/12/2021"),
        (PartDate(1905), "cho thấy đã hơn 115 tuổi"),
        (PartDate(1899), "trước năm 1900"),
        (PartDate(2021), ""),
        (PartDate(1906), ""),
    ],
)
def test_nobody_is_born_after_the_day_or_too_long_before(birth: PartDate, problem: str) -> None:
    assert impossible_birth(birth, date(2021, 12, 31)) == problem


def test_an_impossible_birth_is_forgotten() -> None:
    row = ("Trần Thị Mẫu", "05/03/2035", "Nữ", "080000001")
    assert told(found(*row)) == [("B2", "HT124")]
    assert fact("ngay_sinh", *row) is None


def test_without_a_deciding_day_the_days_of_the_row_are_the_bound() -> None:
    row = ("Trần Thị Mẫu", "05/03/2035", "Nữ", None, None, None, date(2021, 8, 14), None)
    codes = {code for _, code in told(read(COLUMNS, row, place=replace(PLACE, latest=None))[1])}
    assert "HT124" in codes
    undated = (*row[:6], None, None)
    codes = {
        code for _, code in told(read(COLUMNS, undated, place=replace(PLACE, latest=None))[1])
    }
    assert "HT124" not in codes


def test_the_last_day_before_the_first_stops_the_row() -> None:
    first, last = date(2021, 8, 14), date(2021, 8, 1)
    row: list[Cell] = ["Trần Thị Mẫu", 1985, "Nữ", WOMAN, None, first, last, 14]
    (finding,) = read(COLUMNS, row)[1]
    assert (finding.source.cell, finding.code.id) == ("G2", "HT122")
    assert [place.cell for place in finding.related] == ["F2"]


def test_days_are_counted_with_both_ends() -> None:
    row: list[Cell] = [
        "Trần Thị Mẫu",
        1985,
        "Nữ",
        WOMAN,
        None,
        date(2021, 8, 1),
        date(2021, 8, 14),
        13,
    ]
    (finding,) = read(COLUMNS, row)[1]
    assert (finding.source.cell, finding.code.id) == ("H2", "HT123")
    assert (finding.data["stated"], finding.data["counted"]) == (13, 14)
    assert [place.cell for place in finding.related] == ["F2", "G2"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Nguyễn Văn An", ""),
        ("Lò Thị Mẩy", ""),
        ("Y Moan", ""),
        ("H'Hen Niê", ""),
        ("Pủ", ""),
        ("Cộng A Tủa", ""),
        ("Tống Văn Số", ""),
        ("Nguyễn Văn A", ""),
        ("Đỗ Hoàng-Yến", ""),
        ("Nguyễn Văn An 2", "chữ số"),
        ("Nguyễn V. An", "chữ viết tắt"),
        ("Nguyễn Văn An (mẹ)", "ký hiệu lạ"),
        ("An/Bình", "ký hiệu lạ"),
        ("A", "một chữ cái duy nhất"),
        ("Tổng Cộng", "vẻ là dòng cộng"),
        ("Cộng", "vẻ là dòng cộng"),
    ],
)
def test_odd_names_are_told_from_unusual_ones(name: str, problem: str) -> None:
    assert odd_name(name) == problem


@given(
    st.sampled_from(["nam", "nu"]),
    st.integers(1900, 2021),
    st.integers(0, 999_999),
    st.sampled_from(["020", "001", "096", "004"]),
)
def test_a_number_made_for_the_row_is_never_doubted_even_without_its_zeros(
    sex: str, year: int, rest: int, province: str
) -> None:
    century = 2 * (year // 100 - 19) + (sex == "nu")
    digits = f"{province}{century}{year % 100:02}{rest:06}"
    shown = {"nam": "Nam", "nu": "Nữ"}[sex]
    codes = {code for _, code in told(found("Trần Mẫu Thử", year, shown, digits))}
    as_number = told(found("Trần Mẫu Thử", year, shown, int(digits)))
    old = {"HT124"} if year < 1906 else set()
    assert codes == old
    if not old:
        assert as_number == [("D2", "HT113")]
        assert fact("so_giay_to", "Trần Mẫu Thử", year, shown, int(digits)) == digits
