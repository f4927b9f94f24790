from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.unit.reading.list_makers import read, told
from tests.unit.reading.test_reading_clerk import FREE, claims, codes, taken

from hotro68.reading.book import Cell


def test_a_number_in_the_name_cell_is_the_number_of_the_row() -> None:
    listed, findings = read("ho_ten so_giay_to", ["Vi Văn An - CCCD 020080001234", None])
    (claim,) = listed.claims
    assert (claim.name, claim.number) == ("Vi Văn An", "020080001234")
    assert ("A2", "HT127") in told(findings)


def test_an_impossible_birth_in_the_name_cell_does_not_stop_the_row() -> None:
    listed, findings = read("ho_ten ngay_sinh", ["Vi Văn An (30/2/1980)", None])
    assert listed.claims[0].birth is None
    assert {"HT127", "HT121"} <= {code for _, code in told(findings)}


def test_days_exchanged_by_an_american_excel_are_asked_about() -> None:
    rows: tuple[list[Cell], ...] = (
        ["Vi Văn An", date(2021, 6, 5)],
        ["Lý Thị Hoa", "14/6/2021"],
        ["Hà Văn Sơn", date(2021, 6, 6)],
        ["Chu Thị Mai", "25/6/2021"],
        ["La Văn Tài", date(2021, 7, 7)],
    )
    _, findings = read("ho_ten tu_ngay", *rows)
    assert [place for place, code in told(findings) if code == "HT125"] == ["B2"]


def test_days_of_both_kinds_up_to_the_twelfth_are_not_doubted() -> None:
    rows: tuple[list[Cell], ...] = (
        ["Vi Văn An", date(2021, 6, 5)],
        ["Lý Thị Hoa", "4/6/2021"],
        ["Hà Văn Sơn", date(2021, 6, 6)],
        ["Chu Thị Mai", "25/6/2021"],
        ["La Văn Tài", date(2021, 7, 8)],
    )
    assert "HT125" not in {code for _, code in told(read("ho_ten tu_ngay", *rows)[1])}


def test_a_list_without_any_number_column_says_so_once(tmp_path: Path) -> None:
    rows = ("1|Vi Văn An|1980", "2|Lý Thị Hoa|1991")
    assert codes(tmp_path, FREE, "STT|Họ và tên|Năm sinh", *rows).count("HT326") == 1


def test_lists_side_by_side_may_have_different_headings(tmp_path: Path) -> None:
    people = claims(
        tmp_path,
        FREE,
        "STT|Họ và tên|Năm sinh|Số tiền||TT|Họ tên|CCCD|Thành tiền",
        "1|Vi Văn An|1980|1500000||1|Lý Thị Hoa|020191001234|1500000",
    )
    assert [claim.name for claim in people] == ["Vi Văn An", "Lý Thị Hoa"]
    assert [claim.claimed for claim in people] == [1_500_000, 1_500_000]


def test_three_unmerged_rows_of_headings_are_one_header(tmp_path: Path) -> None:
    intake, _ = taken(
        tmp_path,
        FREE,
        "|Thông tin cá nhân|||Nội dung đề nghị||",
        "||||Thời gian mất việc||",
        "STT|Họ và tên|Năm sinh|Số CCCD|Từ ngày|Đến ngày|Số tiền",
        "1|Vi Văn An|1980|020080001234|1/6/2021|30/6/2021|1500000",
    )
    assert intake is not None
    assert intake.report.sheets[0].tables[0].header_rows == (2, 3, 4)
