from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.vietnamese.hamlets import hamlet_in, hamlet_key


@pytest.mark.parametrize(
    "typed",
    [
        "Thôn Đồng Mẫu", "THÔN ĐỒNG MẪU", "thôn đồng mẫu", "T. Đồng Mẫu", "T.Đồng Mẫu",
        "đồng mẫu",
        "Đồng  Mẫu ", "Thon Dong Mau", "thon_dong_mau", "Thôn: Đồng Mẫu", "Xóm Đồng Mẫu",
        "Thôn Đồng Mẫu, xã Nhật Tiến", "Thôn Đồng Mẫu - xã Nhật Tiến",
        "Thôn Đồng Mẫu xã Nhật Tiến", "Đồng Mẫu (Nhật Tiến)",
    ],
)  # fmt: skip
def test_all_spellings_of_a_hamlet_have_one_key(typed: str) -> None:
    assert hamlet_key(typed) == "dong mau"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Thôn 2", "2"), ("thôn 02", "2"), ("Thôn số 2", "2"), ("2", "2"),
        ("Tổ dân phố 5", "5"),
        ("TDP 5", "5"), ("Khu phố 3", "3"), ("Thôn Tô Hiệu", "to hieu"),
        ("Tô Hiệu", "to hieu"),
        ("Thôn Bàn Cờ", "ban co"), ("Thôn Bản Mới", "moi"), ("Bản Mới", "moi"),
        ("Làng Chiếng", "lang chieng"), ("Thôn Làng Chiếng", "lang chieng"),
        ("Thôn", "thon"), ("To Hieu", "to hieu"), ("", ""),
    ],
)  # fmt: skip
def test_only_the_word_for_a_hamlet_is_dropped(typed: str, key: str) -> None:
    assert hamlet_key(typed) == key


@pytest.mark.parametrize(
    ("text", "hamlet"),
    [
        ("Thôn Đồng Mẫu, xã Nhật Tiến", "Thôn Đồng Mẫu"),
        ("DANH SÁCH NGƯỜI LAO ĐỘNG THÔN ĐỒNG MẪU", "Thôn Đồng Mẫu"),
        ("DANH SÁCH THÔN ĐỒNG MẪU ĐỀ NGHỊ HỖ TRỢ THEO NQ 68", "Thôn Đồng Mẫu"),
        ("THÔN ĐỒNG MẪU - XÃ NHẬT TIẾN", "Thôn Đồng Mẫu"),
        ("Thôn Đồng Mẫu xã Nhật Tiến năm 2021", "Thôn Đồng Mẫu"),
        ("(Kèm theo tờ trình của thôn Đồng Mẫu ngày 10/7/2021)", "Thôn Đồng Mẫu"),
        ("Danh sách thôn Đồng Mẫu được hỗ trợ", "Thôn Đồng Mẫu"),
        ("UBND xã Nhật Tiến - thôn Đồng Mẫu", "Thôn Đồng Mẫu"),
        ("Tên thôn: ĐỒNG MẪU", "Thôn Đồng Mẫu"),
        ("thôn đồng mẫu, xã nhật tiến", "Thôn Đồng Mẫu"),
        ("DANH SÁCH THÔN TÂN LẬP ĐỢT 1", "Thôn Tân Lập"), ("Thôn Năm", "Thôn Năm"),
        ("Thôn 10, xã Nhật Tiến", "Thôn 10"), ("thôn 2", "Thôn 2"),
        ("Tổ 3, thôn Bình Minh", "Thôn Bình Minh"), ("Tổ 3, phường A", "Tổ 3"),
        ("Khu phố 3, phường 5", "Khu phố 3"), ("ấp Bình Hòa", "Ấp Bình Hòa"),
        ("Bản Mới, xã A", "Bản Mới"), ("T. Đồng Mẫu", "Thôn Đồng Mẫu"), ("thon_A", "Thôn A"),
        ("DS_thon_Dong_Mau_dot1.xlsx", "Thôn Dong Mau"),
        ("thon-dong-mau.xls", "Thôn Dong Mau"),
        ("DS thon A sua lan 3 (1).xlsx", "Thôn A"), ("Thôn A", "Thôn A"),
    ],
)  # fmt: skip
def test_the_hamlet_is_found_in_titles_addresses_and_file_names(text: str, hamlet: str) -> None:
    assert hamlet_in(text) == hamlet


@pytest.mark.parametrize(
    "text",
    [
        "", "Thôn", "Thôn (xóm)", "Thôn …………", "TRƯỞNG THÔN",
        "Thôn trưởng", "Trưởng thôn Nguyễn Văn A",
        "thôn/xóm",
        "các thôn khẩn trương rà soát", "KHU CÁCH LY TẬP TRUNG", "văn bản số 5", "TỔ CHỨC",
        "Tô 3",
        "tonghop.xlsx", "Sheet1", "xã Nhật Tiến, huyện Hữu Lũng", "Họ và tên",
        "Bản sao hộ khẩu",
        "Tổ trưởng",
    ],
)  # fmt: skip
def test_no_hamlet_is_invented(text: str) -> None:
    assert hamlet_in(text) is None


@given(st.text(st.sampled_from("thônTHÔNxóm bảnĐồng Mẫu2,.:-_()"), max_size=25))
def test_the_hamlet_found_is_found_again_in_itself(text: str) -> None:
    found = hamlet_in(text)
    assert found is None or hamlet_key(found) == hamlet_key(found.lower())
