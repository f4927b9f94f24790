from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.reading.reading_grids import FIELDS, only_table, places

from hotro68.core.catalogue import COLUMN_DOUBLED
from hotro68.core.letters import letters_of
from hotro68.reading.headings import match_columns
from hotro68.reading.lexicon import Heading, lexicon
from hotro68.reading.table import remarks

WORDS = lexicon(FIELDS)
ID = "'081234567"


def one(*texts: str, cells: list[object] | None = None) -> str:
    """The key that a single column with these texts above it is taken for."""
    samples = {0: cells or []}
    matched = match_columns([Heading(0, texts)], WORDS, samples)  # type: ignore[arg-type]
    return matched.columns[0].key if matched.columns else ""


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Họ và tên", "ho_ten"),
        ("HỌ VÀ TÊN", "ho_ten"),
        ("Ho va ten", "ho_ten"),
        ("HỌ VÀ\nTÊN", "ho_ten"),
        ("HỌVÀTÊN", "ho_ten"),
        ("H ọ  v à  t ê n", "ho_ten"),
        ("Họ và tên:", "ho_ten"),
        ("Họ tên người được hỗ trợ theo NQ 68", "ho_ten"),
        ("Hoï vaø teân", ""),
        ("Ngày, tháng, năm sinh", "ngay_sinh"),
        ("Năm sinh (*)", "ngay_sinh"),
        ("NgaySinh", "ngay_sinh"),
        ("ngay_sinh", "ngay_sinh"),
        ("Nam/Nữ", "gioi_tinh"),
        ("SỐ\xa0CMND/CCCD", "so_giay_to"),
        ("Số CMND,  số CCCD", "so_giay_to"),
        ("SoTien", "so_tien_de_nghi"),
        ("T.tiền", "so_tien_de_nghi"),
        ("Số tiền (đồng)", "so_tien_de_nghi"),
        ("Số tiền VNĐ", "so_tien_de_nghi"),
        ("Số tiền hỗ trợ (1.000 đ)", "so_tien_de_nghi"),
        ("G.chú", "ghi_chu"),
        ("ToThon", "thon"),
        ("Số thứ tự", "stt"),
        ("Ký nhận", "ky_nhan"),
        ("Ghi chsú", ""),
        ("Nghề nghiệpp", "cong_viec"),
        ("Dân tộc", ""),
    ],
)
def test_a_heading_is_known_however_it_is_typed(heading: str, key: str) -> None:
    assert one(heading) == key


@pytest.mark.parametrize(
    "heading",
    [
        "Họ tên vợ/chồng",
        "Họ và tên cha hoặc mẹ",
        "CCCD của vợ/chồng",
        "Họ tên người nhận thay",
        "Ngày cấp CCCD",
        "Ngày sinh con",
        "Trưởng thôn: Vi Văn Bảy, họ tên đầy đủ",
    ],
)
def test_another_persons_column_is_not_taken(heading: str) -> None:
    assert one(heading) == ""


def test_the_paper_and_its_day_in_one_column_is_the_paper() -> None:
    assert one("Số CMND/CCCD, ngày cấp", cells=["081234567", "020085001234"]) == "so_giay_to"


def test_a_heading_inside_a_longer_one_needs_cells_that_agree() -> None:
    assert one("Đã có CCCD chưa", cells=["rồi", "chưa", "rồi"]) == ""


def test_the_text_above_decides_what_from_means() -> None:
    assert one("Thời gian cách ly", "Từ") == "tu_ngay"
    assert one("Thời gian cách ly", "Đến") == "den_ngay"


def test_a_heading_broken_over_two_rows_is_one_heading() -> None:
    assert one("Số CMND", "CCCD") == "so_giay_to"
    assert one("Họ và", "tên") == "ho_ten"


def test_the_number_of_a_paper_stands_under_the_papers_name() -> None:
    table = only_table(
        "STT|Họ và tên|CMND/CCCD|||Số tiền",
        "||Số|Ngày cấp|Nơi cấp|",
        f"1|Vi Văn An|{ID}|01/01/2015|Lạng Sơn|1500000",
        merged=((0, 2, 0, 4),),
    )
    assert places(table)["so_giay_to"] == "C"
    assert table.header_rows == (1, 2)


# ── Pieces ───────────────────────────────────────────────────────────────────────────────
def test_family_and_given_names_in_two_columns() -> None:
    table = only_table("TT|Họ, đệm|Tên|Năm sinh", "1|Vi Văn|An|1985")
    assert (places(table)["ho_ten.family"], places(table)["ho_ten.given"]) == ("B", "C")


def test_ho_beside_ten_is_a_pair_but_alone_it_is_nothing() -> None:
    table = only_table("TT|Họ|Tên|Năm sinh", "1|Vi Văn|An|1985")
    assert places(table)["ho_ten.family"] == "B"
    assert one("Họ") == ""


@pytest.mark.parametrize("merged", [((0, 1, 0, 2),), ()])
def test_one_name_heading_over_two_columns(
    merged: tuple[tuple[int, int, int, int], ...],
) -> None:
    rows = ("TT|Họ và tên||Năm sinh", "1|Vi Văn|An|1985", "2|Lê Thị|Bích|1990")
    assert places(only_table(*rows, merged=merged))["ho_ten.given"] == "C"


def test_a_name_heading_merged_over_an_empty_column_is_one_column() -> None:
    rows = ("TT|Họ và tên||Năm sinh", "1|Vi Văn An||1985", "2|Lê Thị Bích||1990")
    table = only_table(*rows, merged=((0, 1, 0, 2), (1, 1, 1, 2), (2, 1, 2, 2)))
    assert places(table)["ho_ten"] == "B"
    assert table.unused == ()


def test_day_month_and_year_of_birth_apart() -> None:
    table = only_table(
        "TT|Họ và tên|Ngày sinh|||CCCD", "||Ngày|Tháng|Năm|", f"1|Vi Văn An|5|3|1985|{ID}"
    )
    births = {part: places(table)[f"ngay_sinh.{part}"] for part in ("day", "month", "year")}
    assert births == {"day": "C", "month": "D", "year": "E"}


def test_births_under_nam_and_nu_imply_the_sex() -> None:
    table = only_table(
        "TT|Họ và tên|Năm sinh||CCCD",
        "||Nam|Nữ|",
        f"1|Vi Văn An|1985||{ID}",
        f"2|Lê Thị Bích||1990|{ID}",
        merged=((0, 2, 0, 3), (0, 0, 1, 0), (0, 1, 1, 1), (0, 4, 1, 4)),
    )
    assert (places(table)["ngay_sinh.nam"], places(table)["ngay_sinh.nu"]) == ("C", "D")


def test_births_under_unmarked_nam_and_nu() -> None:
    table = only_table(
        "TT|HO TEN|NAM|NU|CCCD", f"1|VI VAN AN|1985||{ID}", f"2|LE BICH||1990|{ID}"
    )
    assert places(table)["ngay_sinh.nu"] == "D"


@pytest.mark.parametrize("words", ["Năm sinh nam|Năm sinh nữ", "Năm sinh (Nam)|Năm sinh (Nữ)"])
def test_births_by_sex_in_one_header_row(words: str) -> None:
    table = only_table(f"TT|Họ và tên|{words}|CCCD", f"1|Vi Văn An|1985||{ID}")
    assert (places(table)["ngay_sinh.nam"], places(table)["ngay_sinh.nu"]) == ("C", "D")


def test_marks_under_nam_and_nu_are_the_sex() -> None:
    table = only_table(
        "TT|Họ và tên|Nam|Nữ|Năm sinh", "1|Vi Văn An|x||1985", "2|Lê Thị Bích||x|1990"
    )
    assert (places(table)["gioi_tinh.nam"], places(table)["gioi_tinh.nu"]) == ("C", "D")


def test_one_column_marked_for_women() -> None:
    table = only_table("TT|Họ và tên|Nữ (x)|Năm sinh", "1|Vi Văn An||1985", "2|Lê Bích|x|1990")
    assert places(table)["gioi_tinh.nu"] == "C"


# ── One column a field ───────────────────────────────────────────────────────────────────
def test_the_same_heading_twice_is_told_with_both_columns() -> None:
    table = only_table("TT|Họ tên|Số tiền|Số tiền", "1|Vi Văn An|1500000|1500000")
    (finding,) = remarks(table, "a.xlsx", FIELDS)
    assert finding.code is COLUMN_DOUBLED
    assert (finding.data["used"], finding.data["ignored"]) == ("C", "D")
    assert finding.source.cell == "D1"


def test_two_birth_columns_are_told() -> None:
    table = only_table("TT|Họ tên|Ngày sinh|Năm sinh", "1|Vi Văn An|05/03/1985|1985")
    assert [(pair.used, pair.ignored) for pair in table.doubled] == [(2, 3)]


def test_a_rate_beside_a_sum_is_no_doubled_column() -> None:
    table = only_table(
        "TT|Họ tên|Mức hỗ trợ|Số ngày|Thành tiền", "1|Vi Văn An|80000|14|1120000"
    )
    assert places(table)["so_tien_de_nghi"] == "E"
    assert table.doubled == ()


def test_the_sum_of_several_amounts_is_the_amount() -> None:
    table = only_table(
        "TT|Họ tên|Kinh phí|||Ghi chú",
        "||Tiền ăn|Hỗ trợ thêm|Tổng cộng|",
        "1|Vi Văn An|1120000|1000000|2120000",
    )
    assert places(table)["so_tien_de_nghi"] == "E"


def test_beside_new_card_numbers_the_old_ones_are_the_older() -> None:
    fields = {
        **FIELDS,
        "so_giay_to_cu": FIELDS["so_giay_to"].model_copy(
            update={"headers": ("số cmnd cũ",), "label": "Số giấy tờ cũ"}
        ),
    }
    rows = ("TT|Họ tên|Số CMND|Số CCCD", f"1|Vi Văn An|{ID}|020085001234")
    table = only_table(*rows, fields=fields)
    assert (places(table)["so_giay_to_cu"], places(table)["so_giay_to"]) == ("C", "D")
    assert table.doubled == ()


def test_headings_that_nobody_knows_are_kept_as_unused() -> None:
    table = only_table("TT|Họ tên|Dân tộc|Tôn giáo|Số tiền", "1|Vi Văn An|Nùng|Không|1500000")
    assert table.unused == ("Dân tộc", "Tôn giáo")


def test_a_column_whose_cells_speak_for_themselves_is_taken() -> None:
    table = only_table(
        "TT|Họ tên|Thuộc|Mã|Số tiền",
        "1|Vi Văn An|F0|020085001234|1500000",
        "2|Lê Thị Bích|F1|020190001235|1500000",
    )
    assert (places(table)["dien"], places(table)["so_giay_to"]) == ("C", "D")


def test_account_numbers_are_not_taken_for_papers() -> None:
    table = only_table(
        "TT|Họ tên|Số tài khoản|Số sổ BHXH|Số tiền",
        "1|Vi Văn An|123456789|123456789|1500000",
        "2|Lê Thị Bích|123456780|123456780|1500000",
    )
    assert "so_giay_to" not in table.keys


def test_every_column_says_why() -> None:
    table = only_table("TT|Họ tên|Số CMND của bản thân|Số tiền", f"1|Vi Văn An|{ID}|1500000")
    why = {column.key: column.why for column in table.columns}
    assert why["ho_ten"] == "tiêu đề «Họ tên»"
    assert why["so_giay_to"] == "tiêu đề có chữ «số cmnd»"


# ── Laws ─────────────────────────────────────────────────────────────────────────────────
TEXTS = st.sampled_from(
    ["", "Họ và tên", "Tên", "Ngày sinh", "Nam", "Nữ", "Số CMND", "CCCD", "Số tiền", "Từ", "x"]
)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=9))
def test_no_column_is_used_twice_and_no_whole_field_twice(pairs: list[tuple[str, str]]) -> None:
    headings = [
        Heading(place, tuple(text for text in texts if text))
        for place, texts in enumerate(pairs)
    ]
    columns = match_columns(headings, WORDS, {}).columns
    assert len({column.index for column in columns}) == len(columns)
    taken = [(column.key, column.part) for column in columns]
    assert len(set(taken)) == len(taken)


@given(st.integers(0, 16_383))
def test_column_letters_are_excels(index: int) -> None:
    value = 0
    for char in letters_of(index):
        value = value * 26 + ord(char) - ord("A") + 1
    assert value == index + 1
