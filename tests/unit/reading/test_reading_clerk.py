from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.unit.reading.list_makers import the_pack
from tests.unit.reading.reading_grids import kinds_of, sheet_of

from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.reading.intake import Intake, read_list, vocabulary_of
from hotro68.reading.layout import lay_out
from hotro68.reading.table import Layout

FREE = "DANH SÁCH LAO ĐỘNG TỰ DO THÔN ĐỒNG MẪU"
COVID = "DANH SÁCH F0, F1 THÔN ĐỒNG MẪU"
SHOPS = "DANH SÁCH HỘ KINH DOANH THÔN ĐỒNG MẪU"
LATEST = date(2021, 12, 31)


def taken(folder: Path, *rows: str) -> tuple[Intake | None, list[Finding]]:
    """A list typed as text, read from a file on."""
    path = folder / "ds.csv"
    path.write_text("\n".join(row.replace("|", "\t") for row in rows), encoding="utf-8")
    return read_list(path, "ds.csv", the_pack(), LATEST)


def claims(folder: Path, *rows: str) -> tuple[Claim, ...]:
    intake, _ = taken(folder, *rows)
    assert intake is not None
    return intake.claims


def codes(folder: Path, *rows: str) -> list[str]:
    return [finding.code.id for finding in taken(folder, *rows)[1]]


def laid(*rows: str) -> Layout:
    return lay_out(sheet_of(*rows), vocabulary_of(the_pack()))


def columns(heading: str, *rows: str) -> dict[str, str]:
    (table,) = laid(FREE, heading, *rows).tables
    return table.letters


# ── Headings ─────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("NTNS", "ngay_sinh"),
        ("Ng. sinh", "ngay_sinh"),
        ("Đ/c", "noi_o"),
        ("Nơi ĐKHKTT", "noi_o"),
        ("Hộ khẩu TT", "noi_o"),
        ("KP hỗ trợ", "so_tien_de_nghi"),
        ("Số tiền (ĐVT: đồng)", "so_tien_de_nghi"),
        ("Số thẻ CCCD", "so_giay_to"),
        ("Số CCCD gắn chip", "so_giay_to"),
        ("Số chứng minh thư", "so_giay_to"),
        ("Công việc cụ thể", "cong_viec"),
        ("CONG VIEC CU THE", "cong_viec"),
        ("DIA CHI CU TRU", "noi_o"),
        ("Giới", "gioi_tinh"),
    ],
)
def test_an_abbreviated_heading_is_written_out(heading: str, key: str) -> None:
    assert columns(f"TT|Họ và tên|{heading}", "1|Vi Văn An|").get(key) == "C"


def test_an_old_number_is_still_not_the_number() -> None:
    found = columns("TT|Họ và tên|Số CMND|Số CMND cũ", "1|Vi Văn An|081234567|081234568")
    assert (found["so_giay_to"], found["so_giay_to_cu"]) == ("C", "D")


@pytest.mark.parametrize("heading", ["#", "", "Số"])
def test_a_running_number_is_known_by_its_cells(heading: str) -> None:
    rows = ("1|Vi Văn An|1500000", "2||1500000", "3|Lý Thị Hoa|1500000")
    assert kinds_of(laid(FREE, f"{heading}|Họ và tên|Số tiền", *rows)) == "thddd"


def test_years_under_a_bare_year_heading_are_births() -> None:
    found = columns("STT|Tên|Năm|Số tiền", "1|Vi Văn An|1980|1500000", "2|Lý An|1991|1500000")
    assert found["ngay_sinh"] == "C"


def test_dates_under_another_heading_are_not_guessed_to_be_births() -> None:
    rows = ("1|Vi Văn An|12/3/1998", "2|Lý Thị Hoa|5/6/1999")
    assert "ngay_sinh" not in columns("STT|Họ và tên|Ngày vào Đảng", *rows)


def test_bad_numbers_do_not_hide_their_column() -> None:
    rows = ("1|Vi Văn An|0200740558217", "2|Hà Thị Lan|0241568190447")
    assert columns("TT|Họ và tên|Số CMTND/CCCD/ĐDCN", *rows)["so_giay_to"] == "C"


def test_headings_of_the_next_list_tell_nothing_of_this_one() -> None:
    layout = laid(
        *("DANH SÁCH LAO ĐỘNG TỰ DO", "TT|Họ và tên||CCCD", "1|Vi Văn|An|'020080001234", ""),
        *("DANH SÁCH F0, F1", "TT|Họ và tên|Năm sinh|Diện"),
        *(f"{n}|Lý Thị Hoa|19{n}0|F1" for n in range(2, 9)),
    )
    assert [column.part for column in layout.tables[0].columns][1:3] == ["family", "given"]


def test_a_heading_alone_on_its_row_parts_no_header() -> None:
    (table,) = laid(
        *("DANH SÁCH HỘ KINH DOANH THÔN ĐỒNG MẪU", "|Người được hỗ trợ||||Nội dung hỗ trợ|"),
        *("||Ngày sinh||||", "TT|Chủ hộ|Ngày|Tháng|Năm|Từ ngày|Số tiền"),
        "1|Vi Văn An|5|6|1980|1/6/2021|3000000",
    ).tables
    assert table.header_rows == (2, 3, 4)
    assert table.letters["ngay_sinh"] == "C"


# ── Rows ─────────────────────────────────────────────────────────────────────────────────
def test_two_places_for_signing_begin_no_list() -> None:
    rows = (
        *(FREE, "TT|Họ và tên|CCCD|Số tiền", "1|Vi Văn An|'020080001234|1500000"),
        *("|NGƯỜI LẬP||TRƯỞNG THÔN", "|(Ký, ghi rõ họ tên)||(Ký, ghi rõ họ tên)"),
        "|Lý Văn Lập||Chu Văn Ký",
    )
    assert kinds_of(laid(*rows)) == "thdkkk"


@pytest.mark.parametrize("line", ["Thôn Nà Cáy, ngày 12/7/2021", "Nhật Tiến, ngày 5.7.2021"])
def test_a_place_and_a_day_are_a_signature_wherever_they_stand(line: str) -> None:
    people = ("1|Vi Văn An|1980|1500000", "|Cộng||1500000")
    heading = "TT|Họ và tên|Năm sinh|Số tiền"
    assert kinds_of(laid(FREE, heading, *people, f"||{line}")) == "thdTk"
    assert kinds_of(laid(FREE, heading, *people, f"|||{line}")) == "thdTk"


def test_a_birth_in_words_is_no_signature() -> None:
    rows = ("Họ và tên|Ngày sinh|Số tiền", "Dín|ngày 5 tháng 3 năm 1985|1500000")
    assert kinds_of(laid(FREE, *rows)) == "thd"


def test_a_family_name_that_is_nearly_a_place_is_a_person() -> None:
    rows = ("Họ và tên|Số tiền", "Ban Thu Phượng|1500000", "Bản Chu|", "Lý An|1500000")
    assert kinds_of(laid(FREE, *rows)) == "thdgd"


def test_a_numbered_row_without_its_name_is_not_lost() -> None:
    rows = ("TT|Họ và tên|Diện|Từ ngày", "1|Vi Văn An|F0|1/6/2021", "2||F0|2/6/2021")
    assert kinds_of(laid(COVID, *rows)) == "thdd"


def test_a_paper_named_above_the_next_list_is_no_person() -> None:
    paper = "(Theo Quyết định số 23/2021/QĐ-TTg ngày 07/7/2021 của Thủ tướng)"
    layout = laid(
        *(FREE, "TT|Họ và tên|CCCD", "1|Vi Văn An|'020080001234", ""),
        *(COVID, f"||{paper}", "TT|Họ và tên|Diện", "1|Lý Thị Hoa|F1"),
    )
    assert kinds_of(layout) == "thd.tthd"
    assert layout.tables[1].title_lines == (COVID, paper)


def test_a_name_in_two_columns_counts_as_one_name() -> None:
    rows = ("Họ đệm|Tên|Ghi chú", "Hà Quốc|Lử|", "Đặng|Hoa|Hộ nghèo")
    assert kinds_of(laid(FREE, *rows)) == "thdd"


@pytest.mark.parametrize("numbers", ["A|B|1", "(1)|(2)|(3)", "A|B|C"])
def test_few_column_numbers_are_column_numbers(numbers: str) -> None:
    rows = ("TT|Họ và tên|Số tiền", numbers, "1|Vi Văn An|1500000")
    assert kinds_of(laid(FREE, *rows)) == "th#d"


@pytest.mark.parametrize(
    "rows",
    [
        ("STT|Thôn|Số người|Kinh phí", "1|Đồng Mẫu|12|18000000", "2|Nà Cáy|5|7500000"),
        ("STT|Thôn|Hộ kinh doanh|Kinh phí", "1|Đồng Mẫu|3|9000000", "2|Nà Cáy|1|3000000"),
    ],
)
def test_a_summary_by_hamlet_is_no_list_of_people(rows: tuple[str, ...]) -> None:
    assert not laid("BIỂU TỔNG HỢP KẾT QUẢ HỖ TRỢ ĐỢT 1", *rows).tables


def test_a_heading_over_pieces_of_a_paper_is_two_rows_deep() -> None:
    (table,) = laid(
        *(FREE, "Họ và tên|CMND/CCCD|||Số tiền", "|Số|Ngày cấp|Nơi cấp|"),
        "Vi Văn An|'020080001234|12/5/2015|CA Lạng Sơn|1500000",
    ).tables
    assert table.header_rows == (2, 3)


# ── Old fonts ────────────────────────────────────────────────────────────────────────────
def test_short_words_in_an_old_font_go_by_the_texts_around_them() -> None:
    layout = laid(
        *("DANH S¸CH LAO §éNG Tù DO TH¤N Nµ C¸Y", "(§VT: 1.000®)"),
        *("Sè TT|Hä vµ tªn|§/c|Sè tiÒn|Ghi chó", "I|Th«n Nµ C¸y||1500|"),
        *("1|Lý V¨n C­êng|Nµ C¸y|1500|Hé nghÌo", "|Céng I||1500|", "|Tæng céng||1500|"),
    )
    (table,) = layout.tables
    assert kinds_of(layout) == "tthgdsT"
    assert (table.unit, table.letters["ghi_chu"], table.letters["noi_o"]) == (1000, "E", "C")


def test_amounts_and_dates_in_an_old_font_are_read_as_the_names_are(tmp_path: Path) -> None:
    rows = ("1|Lý V¨n C­êng|ngµy 5 th¸ng 3 n¨m 1985|1.500.000®",)
    (claim,) = claims(tmp_path, FREE, "TT|Hä vµ tªn|Ngµy sinh|Sè tiÒn", *rows)
    assert (claim.name, str(claim.birth)) == ("Lý Văn Cường", "05/03/1985")
    assert claim.claimed == 1_500_000


# ── Two things in one column, one thing for all rows ─────────────────────────────────────
def test_a_period_in_one_column_gives_both_days(tmp_path: Path) -> None:
    heading = "TT|Họ và tên|Năm sinh|Diện|Thời gian cách ly (từ ngày… đến ngày…)"
    rows = ("1|Vi Văn An|1980|F1|01/6 - 14/6/2021", "2|Lý Thị Hoa|1990|F1|2/6-15/6/2021")
    first, _ = claims(tmp_path, COVID, heading, *rows)
    assert first.facts["tu_ngay"] == date(2021, 6, 1)
    assert first.facts["den_ngay"] == date(2021, 6, 14)
    assert first.cell("den_ngay").cell == "E3"


def test_a_period_that_cannot_be_parted_is_asked_at_its_cell(tmp_path: Path) -> None:
    heading = "TT|Họ và tên|Năm sinh|Diện|Thời gian cách ly"
    rows = ("1|Vi Văn An|1980|F1|01/6 - 14/6/2021", "2|Lý Thị Hoa|1990|F1|hai tuần")
    _, findings = taken(tmp_path, COVID, heading, *rows, rows[0].replace("An", "Ba"))
    assert ("E4", "HT121") in {(f.source.cell, f.code.id) for f in findings}


def test_a_name_with_its_birth_gives_both(tmp_path: Path) -> None:
    rows = ("1|Vi Văn An (1980)|1500000", "2|Lý Thị Hoa - 1991|1500000")
    first, second = claims(tmp_path, FREE, "TT|Họ và tên, năm sinh|Số tiền", *rows)
    assert (first.name, str(first.birth)) == ("Vi Văn An", "1980")
    assert (second.name, str(second.birth)) == ("Lý Thị Hoa", "1991")


@pytest.mark.parametrize(
    ("title", "expected"),
    [("DANH SÁCH F1 THÔN ĐỒNG MẪU", "F1"), (COVID, None), ("DANH SÁCH CÁCH LY Y TẾ", None)],
)
def test_a_title_that_names_one_kind_of_person_speaks_for_all(
    tmp_path: Path, title: str, expected: str | None
) -> None:
    (claim,) = claims(tmp_path, title, "TT|Họ và tên|Năm sinh|Số ngày", "1|Vi Văn An|1980|14")
    assert claim.facts["dien"] == expected


def test_a_group_row_names_the_kind_of_person_below_it(tmp_path: Path) -> None:
    rows = ("I. Đối tượng F0|||", "1|Vi Văn An|1980|14", "II. F1|||", "1|Lý An|1990|14")
    first, second = claims(tmp_path, COVID, "TT|Họ và tên|Năm sinh|Số ngày", *rows)
    assert (first.facts["dien"], second.facts["dien"]) == ("F0", "F1")


def test_titles_side_by_side_belong_to_the_list_below_each(tmp_path: Path) -> None:
    rows = (
        *("DANH SÁCH F0|||DANH SÁCH F1||", "TT|Họ tên|Năm sinh|TT|Họ tên|Năm sinh"),
        *("1|Vi Văn An|1980|1|Lý Thị Hoa|1975", "2|Hà Văn Ba|1982|2|Bế Thị Tư|1990"),
    )
    found = [(claim.name, claim.facts["dien"]) for claim in claims(tmp_path, *rows)]
    assert found[:2] == [("Vi Văn An", "F0"), ("Hà Văn Ba", "F0")]
    assert found[2:] == [("Lý Thị Hoa", "F1"), ("Bế Thị Tư", "F1")]


# ── Which policy ─────────────────────────────────────────────────────────────────────────
SURVEY = ("STT|Họ và tên|Ngày sinh|Nghề nghiệp", "1|Vi Văn An|12/3/1980|Làm ruộng")


def test_a_survey_with_trades_is_no_list_of_claims(tmp_path: Path) -> None:
    assert "HT311" in codes(tmp_path, "THỐNG KÊ NHÂN KHẨU THÔN ĐỒNG MẪU", *SURVEY)


def test_trades_tell_where_the_list_speaks_of_support(tmp_path: Path) -> None:
    (claim,) = claims(tmp_path, "DANH SÁCH ĐỀ NGHỊ HỖ TRỢ THÔN ĐỒNG MẪU", *SURVEY)
    assert claim.policy == "lao-dong-tu-do"


def test_the_title_of_an_earlier_list_is_not_believed_against_the_columns(
    tmp_path: Path,
) -> None:
    first = (FREE, "TT|Họ và tên|Công việc", "1|Vi Văn An|Phụ hồ")
    second = ("", "TT|Tên hộ kinh doanh|Họ tên chủ hộ|Mã số thuế", "1|Quán An|Lý Thị Hoa|")
    intake, findings = taken(tmp_path, *first, *second)
    assert intake is not None
    assert [claim.name for claim in intake.claims] == ["Vi Văn An"]
    assert [f.code.id for f in findings if f.code.unusable] == ["HT311"]


@pytest.mark.parametrize(
    ("title", "policy"),
    [
        ("DANH SÁCH HỘ KD NGỪNG HOẠT ĐỘNG", "ho-kinh-doanh"),
        ("TỔNG HỢP NGƯỜI LĐ KHÔNG CÓ GIAO KẾT HĐLĐ", "lao-dong-tu-do"),
    ],
)
def test_an_abbreviated_title_names_the_policy(tmp_path: Path, title: str, policy: str) -> None:
    (claim,) = claims(tmp_path, title, "TT|Họ và tên|CCCD", "1|Vi Văn An|020080001234")
    assert claim.policy == policy


def test_a_blank_template_confirms_nothing(tmp_path: Path) -> None:
    assert codes(tmp_path, FREE, "STT|Họ và tên|Công việc|Số tiền", "1", "2") == ["HT327"]


def test_what_holds_for_the_sheet_is_said_once(tmp_path: Path) -> None:
    two = ("TT|Họ tên chủ hộ|CCCD", "1|Vi Văn An|020080001234", "")
    assert codes(tmp_path, SHOPS, *two, SHOPS, *two).count("HT203") == 1


def test_the_day_of_reopening_is_not_the_last_day_closed(tmp_path: Path) -> None:
    heading = "TT|Họ tên chủ hộ|CCCD|Dừng từ ngày|Ngày mở lại"
    rows = (SHOPS, heading, "1|Vi Văn An|020080001234|1/6/2021|15/6/2021")
    (claim,) = claims(tmp_path, *rows)
    assert claim.facts["den_ngay"] == date(2021, 6, 14)
    assert "HT341" in codes(tmp_path, *rows)


@pytest.mark.parametrize("written", ["chưa mở lại", "hết dịch"])
def test_a_reopening_without_a_day_is_asked(tmp_path: Path, written: str) -> None:
    heading = "TT|Họ tên chủ hộ|CCCD|Dừng từ ngày|Ngày mở lại"
    rows = [
        f"{n}|{name}|02008000123{n}|1/6/2021|{day}"
        for n, name, day in (
            (1, "Vi Văn An", "15/6/2021"),
            (2, "Lý Thị Hoa", "20/6/2021"),
            (3, "Bế Văn Thu", written),
        )
    ]
    *_, last = claims(tmp_path, SHOPS, heading, *rows)
    assert last.facts["den_ngay"] is None
