"""What a list says against its own claims, and columns that ask the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.reading.test_reading_clerk import (
    COVID,
    FREE,
    SHOPS,
    claims,
    codes,
    columns,
    laid,
    taken,
)

from hotro68.reading.objections import denies
from hotro68.reading.persons import are_two

HEADING = "TT|Họ và tên|Năm sinh|CCCD|Số tiền|Ghi chú"
AN = "1|Vi Văn An|1980|'020080001234|1500000|"
HOA = "2|Lý Thị Hoa|1985|'020185001235|1500000|"


def doubted(folder: Path, *rows: str) -> Iterator[tuple[int, str]]:
    """Row and words of each claim that the list itself speaks against."""
    for finding in taken(folder, *rows)[1]:
        if finding.code.id == "HT338":
            yield finding.source.row, str(finding.data["text"])


# ── Questions asked the other way round ──────────────────────────────────────────────────
@pytest.mark.parametrize(
    "heading",
    [
        *("Không tham gia BHXH", "Không có HĐLĐ", "Chưa tham gia BHXH bắt buộc"),
        *("Cam kết không có BHXH", "KO CO BHXH"),
    ],
)
def test_a_tick_under_a_denial_is_a_no(tmp_path: Path, heading: str) -> None:
    rows = (f"TT|Họ tên|Công việc|{heading}|Số tiền", "1|Vi Văn An|Xe ôm|x|1500000")
    (claim,) = claims(tmp_path, FREE, *rows)
    assert claim.facts["co_bhxh"] is False
    assert not claim.facts["tu_nguyen_khong_tham_gia"]


@pytest.mark.parametrize(
    "heading", ["Có/không tham gia BHXH", "Có BHXH hay không", "Có ko BHXH"]
)
def test_a_question_with_both_answers_is_no_denial(tmp_path: Path, heading: str) -> None:
    rows = (f"TT|Họ tên|Công việc|{heading}|Số tiền", "1|Vi Văn An|Xe ôm|x|1500000")
    (claim,) = claims(tmp_path, FREE, *rows)
    assert claim.facts["co_bhxh"] is True


@pytest.mark.parametrize("answer", ["có", "không", "0", "thôi"])
def test_a_word_under_a_denial_is_asked_about(tmp_path: Path, answer: str) -> None:
    heading = "TT|Họ tên|Công việc|Không tham gia BHXH|Số tiền"
    assert "HT104" in codes(tmp_path, FREE, heading, f"1|Vi Văn An|Xe ôm|{answer}|1500000")


def test_no_tick_under_a_denial_has_no_meaning(tmp_path: Path) -> None:
    rows = ("1|Vi Văn An|Xe ôm|x|1500000", "2|Lý Thị Hoa|Xe ôm||1500000")
    heading = "TT|Họ tên|Công việc|Không tham gia BHXH|Số tiền"
    assert [c.facts["co_bhxh"] for c in claims(tmp_path, FREE, heading, *rows)] == [False, None]


@pytest.mark.parametrize(
    ("answers", "meant"),
    [("Không|Không có", False), ("Có|x", True), ("Có|Không", None), ("|Không", None)],
)
def test_one_question_in_two_columns_takes_both_answers(
    tmp_path: Path, answers: str, meant: object
) -> None:
    heading = "TT|Họ tên|Công việc|HĐLĐ|BHXH|Số tiền"
    (claim,) = claims(tmp_path, FREE, heading, f"1|Vi Văn An|Xe ôm|{answers}|1500000")
    assert claim.facts["co_bhxh"] is meant


def test_the_number_of_a_paper_beside_a_yes_is_a_yes(tmp_path: Path) -> None:
    heading = "TT|Chủ hộ|CCCD|ĐKKD|Có ĐKKD|Số tiền"
    (claim,) = claims(
        tmp_path, SHOPS, heading, "1|Vi Văn An|'020080001234|14A8001234|x|3000000"
    )
    assert claim.facts["co_dang_ky_kinh_doanh"] is True


@pytest.mark.parametrize("heading", ["Không tham gia họp thôn", "Không tham gia tổ hợp tác"])
def test_staying_away_from_something_else_refuses_no_support(heading: str) -> None:
    found = columns(f"TT|Họ tên|Công việc|{heading}", "1|Vi Văn An|Xe ôm|x")
    assert "tu_nguyen_khong_tham_gia" not in found


def test_voluntary_insurance_is_not_the_compulsory_one() -> None:
    found = columns("TT|Họ tên|Công việc|BHXH tự nguyện", "1|Vi Văn An|Xe ôm|x")
    assert "co_bhxh" not in found


# ── Words against a claim ────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text",
    [
        *(
            "đã chết",
            "Đã mất ngày 5/8",
            "rút đơn",
            "xin rút",
            "trùng thôn A",
            "Không đủ điều kiện",
        ),
        *("đã nhận đợt 1", "đã có tên ở danh sách HKD", "chuyển đi Bắc Giang", "Loại"),
    ],
)
def test_a_remark_against_the_claim_is_asked_about(tmp_path: Path, text: str) -> None:
    assert list(doubted(tmp_path, FREE, HEADING, AN + text, HOA)) == [(3, text)]


@pytest.mark.parametrize(
    "text",
    [
        *("", "Tày", "đã mất việc", "chưa nhận hỗ trợ", "không trùng với ai", "hộ nghèo"),
        *(
            "chuyển khoản",
            "không tham gia BHXH",
            "đã nhận hồ sơ",
            "loại 1",
            "mới về từ Bình Dương",
        ),
    ],
)
def test_other_remarks_ask_nothing(text: str) -> None:
    assert not denies(text)


def test_people_below_a_heading_of_exclusion_are_asked_about(tmp_path: Path) -> None:
    group = "|Các trường hợp không đủ điều kiện:||||"
    found = doubted(tmp_path, FREE, HEADING, AN, group, HOA)
    assert list(found) == [(5, "Các trường hợp không đủ điều kiện:")]


@pytest.mark.parametrize("note", ["(đã chết ngày 5/8/2021)", "Ghi chú: đã chuyển đi nơi khác"])
def test_a_note_below_a_person_is_about_that_person(tmp_path: Path, note: str) -> None:
    assert list(doubted(tmp_path, FREE, HEADING, AN, f"|{note}||||", HOA)) == [(3, note)]


def test_a_note_in_brackets_moves_nobody_to_another_hamlet(tmp_path: Path) -> None:
    rows = (AN, "|(chuyển đi thôn Bản Nầm)||||", HOA)
    told = claims(tmp_path, FREE, HEADING, *rows)
    assert {claim.hamlet for claim in told} == {"Thôn Đồng Mẫu"}


def test_a_place_in_brackets_still_heads_its_people() -> None:
    (table,) = laid(FREE, HEADING, "|(Thôn Bản Nầm)||||", AN, HOA).tables
    assert table.groups == ("(Thôn Bản Nầm)",)


def test_money_had_before_is_asked_about(tmp_path: Path) -> None:
    heading = "TT|Họ và tên|CCCD|Đã nhận đợt 1|Đề nghị đợt 2|Tổng cộng"
    rows = ("1|Vi Văn An|'020080001234|1000000|500000|1500000",)
    none = ("2|Lý Thị Hoa|'020185001235|0||1500000", "3|Hà Văn Ba|'020085001236|-||1500000")
    assert list(doubted(tmp_path, FREE, heading, *rows, *none)) == [(3, "1000000")]


# ── Two people in one cell ───────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text",
    [
        *("Vi Văn An + Lý Thị Hoa", "Vi Văn An, Lý Thị Hoa", "Vi Văn An/ Lý Thị Hoa"),
        *("Hà Văn Chín và Lý Thị Dung", "Vi Văn An\nLý Thị Hoa", "Vợ chồng Vi Văn An"),
        *("Lý Thị Hoa - con: Vi Văn Tí", "Nguyễn Văn An Nguyễn Thị Bình"),
    ],
)
def test_two_people_in_one_cell_are_seen(text: str) -> None:
    assert are_two(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Vi Văn An",
            "Hà Văn\nBình",
            "Nguyễn Thị\nHà Anh",
            "Nguyễn Văn A (B)",
            "Lý Thị Hoa (Tày)",
        ),
        *("Nông Vi Hà Thị Lan", "Trần Lê Hoàng Dương", "Tôn Nữ Thị-Lan", "Lường Văn Và"),
    ],
)
def test_one_person_is_not_two(text: str) -> None:
    assert not are_two(text)


def test_two_people_in_one_cell_are_not_paid_as_one(tmp_path: Path) -> None:
    both = AN.replace("Vi Văn An", "Vi Văn An và Lý Thị Mai")
    assert list(doubted(tmp_path, FREE, HEADING, both)) == [(3, "Vi Văn An và Lý Thị Mai")]


# ── The day of reopening ─────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text",
    [
        *("Từ 1/6/2021 đến 15/6/2021 mở lại", "Nghỉ 01/6, hoạt động trở lại 15/6/2021"),
        "1/6/2021 đến trước ngày 15/6/2021",
    ],
)
def test_a_shop_is_not_closed_on_the_day_it_opens_again(tmp_path: Path, text: str) -> None:
    heading = "TT|Họ tên chủ hộ|CCCD|Thời gian nghỉ|Số tiền"
    rows = (f"1|Vi Văn An|'020080001234|{text}|3000000",)
    (claim,) = claims(tmp_path, SHOPS, heading, *rows)
    assert (claim.facts["tu_ngay"], claim.facts["den_ngay"]) == (None, None)
    assert "HT121" in codes(tmp_path, SHOPS, heading, *rows)


def test_nobody_is_told_to_call_the_day_of_reopening_the_last_day_closed(
    tmp_path: Path,
) -> None:
    heading = "TT|Họ tên chủ hộ|CCCD|Nghỉ từ ngày|Ngày mở lại"
    rows = ("1|Vi Văn An|'020080001234|1/6/2021|15/6/2021",) * 2
    assert "HT325" not in codes(tmp_path, SHOPS, heading, *rows)


# ── Headings ─────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("title", "heading", "key"),
    [
        (SHOPS, "Đóng cửa ngày", "tu_ngay"),
        (SHOPS, "Ngày nghỉ", "tu_ngay"),
        (FREE, "Nghỉ từ", "tu_ngay"),
        (FREE, "CCCD số", "so_giay_to"),
        (COVID, "Ngày vào khu cách ly", "tu_ngay"),
    ],
)
def test_the_words_of_a_heading_may_stand_in_any_order(
    tmp_path: Path, title: str, heading: str, key: str
) -> None:
    rows = (f"TT|Họ và tên|{heading}|Số tiền", "1|Vi Văn An|1/6/2021|1500000")
    intake, _ = taken(tmp_path, title, *rows)
    assert intake is not None
    assert intake.report.sheets[0].tables[0].columns[key] == "C"


def test_a_column_of_names_with_births_and_numbers_is_the_column_of_names(
    tmp_path: Path,
) -> None:
    rows = (
        "TT|Họ và tên, năm sinh, CCCD|Công việc|Số tiền",
        "1|Vi Văn An, 1980, 020080001234|Xe ôm|1500000",
        "2|Lý Thị Hoa - 1985 - 020185001235|Xe ôm|1500000",
    )
    first, other = claims(tmp_path, FREE, *rows)
    assert (first.name, str(first.birth), first.number) == ("Vi Văn An", "1980", "020080001234")
    assert (other.name, str(other.birth), other.number) == (
        "Lý Thị Hoa",
        "1985",
        "020185001235",
    )


def test_years_under_an_abbreviation_are_births() -> None:
    rows = ("1|Vi Văn An|1980|1500000", "2|Lý Thị Hoa|1985|1500000")
    assert columns("TT|Họ tên|SN|Tiền", *rows)["ngay_sinh"] == "C"
    days = ("1|Vi Văn An|14|1500000", "2|Lý Thị Hoa|21|1500000")
    assert "ngay_sinh" not in columns("TT|Họ tên|SN|Tiền", *days)


def test_the_sum_beside_its_parts_is_the_amount() -> None:
    heading = "TT|Họ tên|Tiền ăn|Hỗ trợ thêm TE|Tổng"
    found = columns(heading, "1|Vi Văn An|1120000|1000000|2120000")
    assert found["so_tien_de_nghi"] == "E"
