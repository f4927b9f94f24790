from __future__ import annotations

import unicodedata
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.vietnamese.collation import sort_key, text_key
from hotro68.vietnamese.names import family_and_given, name_key, plain_name_key, tidy_name

ONE_NAME = [
    "Đỗ Thị Thúy Hòa", "ĐỖ THỊ THÚY HÒA", "đỗ thị thúy hòa", "Đỗ Thị Thuý Hoà",
    "ĐỖ THỊ THUÝ HOÀ",
    "Đỗ  Thị   Thúy Hòa", " Đỗ Thị Thúy Hòa ", "Đỗ Thị Thúy\nHòa", "Đỗ\xa0Thị Thúy Hòa",
    "Đỗ Thị\u200b Thúy Hòa", "\ufeffĐỗ Thị Thúy Hòa", "Ðỗ Thị Thúy Hòa", "Bà Đỗ Thị Thúy Hòa",
    "BÀ ĐỖ THỊ THÚY HÒA", "Hộ bà Đỗ Thị Thúy Hòa", "Hộ bà: Đỗ Thị Thúy Hòa",
    "B. Đỗ Thị Thúy Hòa",
    "Chị Đỗ Thị Thúy Hòa", "Cháu: Đỗ Thị Thúy Hoà", "Đỗ thị Thúy Hòa", "Đỗ Thị Thúy Hòa.",
    "Đỗ Thị Thúy\tHòa", "Đỗ Thị Thú\xady Hòa", "- Đỗ Thị Thúy Hòa",
    unicodedata.normalize("NFD", "Đỗ Thị Thúy Hoà"),
]  # fmt: skip


@pytest.mark.parametrize("spelling", ONE_NAME)
def test_all_spellings_of_a_name_have_one_key(spelling: str) -> None:
    assert name_key(spelling) == "đỗ thị thúy hòa"
    assert plain_name_key(spelling) == "do thi thuy hoa"


def test_names_that_differ_in_a_mark_differ_in_key_and_agree_without_marks() -> None:
    assert name_key("Lý Thị Hòa") != name_key("Lý Thị Hoa")
    assert plain_name_key("Lý Thị Hòa") == plain_name_key("LY THI HOA")
    assert name_key("Nguyễn Văn Quí") != name_key("Nguyễn Văn Quý")


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("NGUYỄN VĂN ĐỨC", "Nguyễn Văn Đức"),
        ("nguyễn thị hoà", "Nguyễn Thị Hoà"),
        ("Nguyễn thị Hoà", "Nguyễn Thị Hoà"),
        ("Ông Hoàng Văn A", "Hoàng Văn A"),
        ("Ô. Hoàng Văn A", "Hoàng Văn A"),
        ("Hộ ông: HOÀNG A", "Hoàng A"),
        ("Ong Nguyen Van A", "Nguyen Van A"),
        ("Chi Pu Ba", "Chi Pu Ba"),
        ("Ông Cao", "Ông Cao"),
        ("Hoàng Thị Bà", "Hoàng Thị Bà"),
        ("Bàn Văn Ông", "Bàn Văn Ông"),
        ("Anh", "Anh"),
        ("H'MÔNG Y BIH", "H'Mông Y Bih"),
        ("Y-BIH NIÊ", "Y-Bih Niê"),
        ("", ""),
    ],
)
def test_a_name_is_tidied_for_print(typed: str, tidied: str) -> None:
    assert tidy_name(typed) == tidied


@given(st.text("NguyễnVĂAn Bà.Ôông'-\n", max_size=30))
def test_a_name_key_has_single_spaces_and_small_letters(text: str) -> None:
    key = name_key(text)
    assert key == " ".join(key.split()).lower()


def test_a_name_has_family_middle_and_given_parts() -> None:
    assert family_and_given("Nguyễn Thị Thu Hà") == ("Nguyễn", "Thị Thu", "Hà")
    assert family_and_given("Lý Páo") == ("Lý", "", "Páo")
    assert family_and_given("Páo") == ("", "", "Páo")
    assert family_and_given("") == ("", "", "")


def test_given_names_come_first_then_family_then_middle() -> None:
    names = [
        "Vũ Thị An", "Bùi Văn Ân", "Lý Ba", "Hoàng A Bình", "Hoàng Văn Bình",
        "Nguyễn Thị Bình",
        "Lê Cúc", "Lê Dung", "Lê Dũng", "Lê Đào", "Lê Hoa", "Lê Hòa", "Lê Hóa", "Lê Hoan",
        "Lê Lan", "Lê Oanh", "Lê Ông", "Lê Ơn", "Lê Tu", "Lê Tú", "Lê Tụ", "Lê Tuấn",
        "Lê Tuy",
        "Lê Tư", "Lê Tưng", "Lê Y",
    ]  # fmt: skip
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names


def test_case_and_tone_placement_do_not_part_namesakes() -> None:
    order = sorted(["Lê Thị Hoạ", "LÊ THỊ HOÀ", "Lê Thị Hòa", "Lê Thị Hoa"], key=sort_key)
    assert order[0] == "Lê Thị Hoa"
    assert order[-1] == "Lê Thị Hoạ"


def test_hamlets_sort_by_number_not_by_digit() -> None:
    hamlets = ["Thôn 1", "Thôn 2", "Thôn 02A", "Thôn 9", "Thôn 10", "Thôn Áng", "Thôn Đồng Mẫu"]
    backwards = hamlets[::-1]
    assert sorted(backwards, key=text_key) == hamlets


def test_the_letters_follow_the_vietnamese_alphabet() -> None:
    letters = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    backwards = letters[::-1]
    assert sorted(backwards, key=text_key) == letters
    assert all(text_key(a * 2) < text_key(b) for a, b in pairwise(letters))


@given(st.lists(st.text(max_size=12), unique=True, max_size=6), st.randoms())
def test_the_order_of_names_does_not_depend_on_the_order_of_rows(
    names: list[str], random: Random
) -> None:
    shuffled = names.copy()
    random.shuffle(shuffled)
    assert sorted(names, key=sort_key) == sorted(shuffled, key=sort_key)
    assert len(set(map(sort_key, names))) == len(names)
