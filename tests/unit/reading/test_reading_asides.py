"""What stands beside a row: remarks nobody reads, words for a last day, days without a year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.unit.reading.test_reading_clerk import FREE, SHOPS, claims, codes, taken

from hotro68.reading.objections import denies
from hotro68.reading.place import as_known
from hotro68.vietnamese.spans import goes_on, split_span

HEADING = "TT|Họ và tên|Năm sinh|CCCD|Công việc|Từ ngày|Đến ngày|Số tiền"
AN = "1|Vi Văn An|1980|'020080001234|Xe ôm|{}|{}|1500000"
HOA = "2|Lý Thị Hoa|1985|'020185001235|Thợ xây|01/06/2021|30/06/2021|1500000"
MAI = "3|Bế Thị Mai|1986|'020186001236|Bán rau|05/06/2021|30/06/2021|1500000"


# ── Remarks ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "remark",
    ["bỏ, làm cty", "trùng Nà Mẫu", "ko đủ đk", "Chuyển khẩu đi 6/2021", "loại (đã có lương)"],
)
def test_a_remark_after_the_last_heading_is_heard(tmp_path: Path, remark: str) -> None:
    found = taken(tmp_path, FREE, HEADING, AN.format("", "") + f"|{remark}", HOA)[1]
    told = [(f.source.row, f.data["text"]) for f in found if f.code.id == "HT338"]
    assert told == [(3, remark)]


@pytest.mark.parametrize(
    "remark", ["Trung Tâm", "trùng khớp với sổ", "đã nộp đơn", "Đảng viên", "không trùng ai"]
)
def test_another_remark_there_says_nothing(tmp_path: Path, remark: str) -> None:
    assert not denies(remark)
    found = codes(tmp_path, FREE, HEADING, AN.format("", "") + f"|{remark}", HOA)
    assert not {"HT338", "HT350"} & set(found)


@pytest.mark.parametrize(
    ("work", "remark"),
    [
        ("Xe ôm", "đang đóng BHXH"),
        ("Xe ôm", "Hưởng lương hưu"),
        ("Công nhân may (có HĐLĐ)", ""),
    ],
)
def test_words_against_a_condition_without_a_column_are_asked(
    tmp_path: Path, work: str, remark: str
) -> None:
    heading = "TT|Họ và tên|CCCD|Công việc|Số tiền|Ghi chú"
    row = f"1|Vi Văn An|'020080001234|{work}|1500000|{remark}"
    assert "HT350" in codes(tmp_path, FREE, heading, row)


@pytest.mark.parametrize(
    "remark", ["không đóng BHXH", "BHXH tự nguyện", "hết hợp đồng lao động", "chưa có HĐLĐ"]
)
def test_words_that_agree_with_the_conditions_are_not(tmp_path: Path, remark: str) -> None:
    heading = "TT|Họ và tên|CCCD|Công việc|Số tiền|Ghi chú"
    row = f"1|Vi Văn An|'020080001234|Xe ôm|1500000|{remark}"
    assert "HT350" not in codes(tmp_path, FREE, heading, row)


def test_a_shop_said_to_be_unregistered_is_asked(tmp_path: Path) -> None:
    heading = "TT|Chủ hộ|CCCD|Từ ngày|Đến ngày|Số tiền|Ghi chú"
    row = "1|Vi Văn An|'020080001234|1/6/2021|30/6/2021|3000000|Chưa đăng ký kinh doanh"
    assert "HT350" in codes(tmp_path, SHOPS, heading, row)


# ── A last day that is to come ───────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text", ["nay", "Đến nay", "hiện nay", "chưa mở lại", "vẫn đang nghỉ", "CHUA DI LAM LAI"]
)
def test_a_rest_that_goes_on_has_no_last_day(tmp_path: Path, text: str) -> None:
    assert goes_on(text)
    first, _ = claims(tmp_path, FREE, HEADING, AN.format("01/07/2021", text), HOA)
    assert (first.facts["tu_ngay"], first.facts["den_ngay"]) == (date(2021, 7, 1), None)


@pytest.mark.parametrize("text", ["nay đã đi làm lại", "30/6/2021", "mở lại 1/7", "đã đi làm"])
def test_a_rest_that_is_over_does_not_go_on(text: str) -> None:
    assert not goes_on(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("từ 1/7/2021 đến nay", ("từ 1/7/2021", "nay")),
        ("01/07/2021 - nay", ("01/07/2021", "nay")),
        ("1/7/2021, chưa mở lại", ("1/7/2021", "chưa mở lại")),
        ("từ 1/7/2021, mở lại 20/7/2021", None),
        ("1/7/2021", None),
    ],
)
def test_a_period_may_end_now(text: str, days: tuple[str, str] | None) -> None:
    assert split_span(text) == days


@pytest.mark.parametrize(
    ("text", "days"), [("2 tháng", None), ("1 tháng", None), ("2 tuần", 14), ("30 ngày", 30)]
)
def test_months_are_no_number_of_days(tmp_path: Path, text: str, days: int | None) -> None:
    heading = "TT|Chủ hộ|CCCD|Từ ngày|Số ngày|Số tiền"
    row = f"1|Vi Văn An|'020080001234|1/6/2021|{text}|3000000"
    (claim,) = claims(tmp_path, SHOPS, heading, row)
    assert claim.facts["so_ngay"] == days


# ── Days without a year ──────────────────────────────────────────────────────────────────
def test_a_day_takes_the_year_of_all_the_others(tmp_path: Path) -> None:
    rows = (HEADING, AN.format("12/6", "từ 25/6"), HOA, MAI)
    first = claims(tmp_path, FREE, *rows)[0]
    assert first.facts["tu_ngay"] == date(2021, 6, 12)
    assert "HT353" in codes(tmp_path, FREE, *rows)


def test_a_list_of_two_years_lends_none(tmp_path: Path) -> None:
    other = MAI.replace("30/06/2021", "05/01/2022")
    first = claims(tmp_path, FREE, HEADING, AN.format("12/6", ""), HOA, other)[0]
    assert first.facts["tu_ngay"] is None


# ── Whose name, whose hamlet ─────────────────────────────────────────────────────────────
def test_the_sick_are_named_and_not_the_head_of_their_household(tmp_path: Path) -> None:
    title = "DANH SÁCH NGƯỜI ĐIỀU TRỊ, CÁCH LY (F0, F1) - THÔN ĐỒNG MẪU"
    heading = "STT|Chủ hộ|Họ tên người cách ly, điều trị|Quan hệ|Diện|Thời gian cách ly|Số tiền"
    rows = (
        "1|Vi Văn An|Vi Văn An|Chủ hộ|F0|Từ 20/5/2021 đến 8/6/2021|1600000",
        "2|Vi Văn An|Lý Thị Hoa|Vợ|F1|Từ 20/5/2021 đến 9/6/2021|1680000",
    )
    read = claims(tmp_path, title, heading, *rows)
    assert [(c.name, c.facts["tu_ngay"]) for c in read] == [
        ("Vi Văn An", date(2021, 5, 20)),
        ("Lý Thị Hoa", date(2021, 5, 20)),
    ]


def test_a_row_that_names_its_policy_is_no_heading(tmp_path: Path) -> None:
    heading = "TT|Họ tên|CCCD|Diện hỗ trợ|Thời gian|Số tiền"
    rows = (
        "1|Vi Văn An|'020080001234|Lao động tự do|từ 09/7/2021|1500000",
        "2|Lý Thị Hoa|'020185001235|Hộ kinh doanh|5/5/2021 - 30/6/2021|3000000",
        "3|Bế Thị Mai|'020186001236|F1|1/6/2021 - 14/6/2021|1120000",
        "4|Bế Văn Ba|'020086001237|F1|1/6/2021 - 14/6/2021|1120000",
    )
    found = claims(tmp_path, "DANH SÁCH HỖ TRỢ THÔN ĐỒNG MẪU", heading, *rows)
    shop = next(claim for claim in found if claim.policy == "ho-kinh-doanh")
    assert (shop.facts["tu_ngay"], shop.facts["den_ngay"]) == (
        date(2021, 5, 5),
        date(2021, 6, 30),
    )


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Thôn Lung Vai", "Thôn Lũng Vài"),
        ("Khu phố Cho", "Khu Phố Chợ"),
        ("Thôn Lụng Vại", "Thôn Lụng Vại"),
        ("Thôn Na Cay", "Thôn Na Cay"),
        ("Thôn 3", "Thôn 3"),
    ],
)
def test_a_hamlet_typed_without_marks_is_the_communes_own(said: str, meant: str) -> None:
    known = ("Thôn Lũng Vài", "Khu Phố Chợ", "Thôn Nà Cáy", "Thôn Nả Cây", "Thôn 03")
    assert as_known(said, known) == meant
