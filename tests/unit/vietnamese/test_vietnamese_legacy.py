from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotro68.vietnamese.legacy import decode_column

UNICODE = [
    "Nguyễn Văn Hùng", "Trần Thị Bưởi", "Hoàng Đức Hưng", "Lý Thị Sứ", "Đỗ Thị Nữ",
    "Nông Văn Thẳm", "Phạm Quốc Khánh",
]  # fmt: skip
TCVN3 = [
    "Nguy\xd4n V\xa8n H\xefng", "Tr\xc7n Th\xde B\xad\xebi", "Ho\xb5ng \xa7\xf8c H\xadng",
    "L\xfd Th\xde S\xf8", "\xa7\xe7 Th\xde N\xf7", "N\xabng V\xa8n Th\xbcm",
    "Ph\xb9m Qu\xe8c Kh\xb8nh",
]  # fmt: skip
VNI = [
    "Nguyeãn Vaên Huøng", "Traàn Thò Böôûi", "Hoaøng Ñöùc Höng", "Lyù Thò Söù", "Ñoã Thò Nöõ",
    "Noâng Vaên Thaúm", "Phaïm Quoác Khaùnh",
]  # fmt: skip
NO_LEGACY = [
    "Lê Hà", "Lê Văn Công", "Pó", "Ly Thi Ba", "NGUYEN VAN AN", "café", "José", "· Nam",
    "2 × 3",
    "50 m²", "± 5", "30°C", "«Nam»", "© 2021", "½", "Hoàg Vân", "Krông Ana", "H'Mông",
    "§ 3", "",
    "Thô\xadn", "100 µm", "Müller",
]  # fmt: skip


@pytest.mark.parametrize(("encoding", "typed"), [("tcvn3", TCVN3), ("vni", VNI)])
def test_a_column_of_an_old_font_is_decoded_without_knowing_the_font(
    encoding: str, typed: list[str]
) -> None:
    decoded = decode_column(typed)
    assert decoded.encoding == encoding
    assert list(decoded.texts) == UNICODE


@pytest.mark.parametrize("text", [*UNICODE, *NO_LEGACY])
@pytest.mark.parametrize("font", ["", "VNI-Times", ".VnTime"])
def test_unicode_is_left_alone_whatever_the_font_says(text: str, font: str) -> None:
    for form in (text, text.upper(), unicodedata.normalize("NFD", text)):
        decoded = decode_column([form], [font])
        assert decoded.encoding == "unicode"
        assert decoded.texts == (form,)


def test_a_whole_unicode_column_is_left_alone() -> None:
    texts = (*UNICODE, *NO_LEGACY)
    assert decode_column(texts).texts == texts


def test_one_word_is_enough_to_know_a_column_of_sexes() -> None:
    assert decode_column(["Nam", "N\xf7", "Nam", "N\xf7"]).texts == ("Nam", "Nữ", "Nam", "Nữ")


def test_a_column_pasted_from_two_files_keeps_its_unicode_part() -> None:
    decoded = decode_column([*UNICODE, "Lê Hùng", *TCVN3])
    assert list(decoded.texts) == [*UNICODE, "Lê Hùng", *UNICODE]


def test_a_font_of_capitals_gives_capitals() -> None:
    decoded = decode_column(["nguy\xd4n v\xa8n h\xefng", "ly thi ba"], [".VnTimeH", ".VnTimeH"])
    assert decoded.texts == ("NGUYỄN VĂN HÙNG", "LY THI BA")


def test_capitals_with_small_marked_letters_become_capitals() -> None:
    assert decode_column(["NGUY\xd4N V\xa1N H\xefNG"]).texts == ("NGUYỄN VĂN HÙNG",)
    assert decode_column(["V\xf2 M\xfc T\xad"]).texts == ("Vũ Mỹ Tư",)


def test_numbers_and_blanks_in_an_old_column_stay() -> None:
    decoded = decode_column([*TCVN3, "", "12", "5/3/1985"])
    assert decoded.texts[-3:] == ("", "12", "5/3/1985")


@settings(deadline=None)  # the first column imports the tables
@given(st.lists(st.text(), max_size=5))
def test_no_text_is_lost_or_added(texts: list[str]) -> None:
    assert len(decode_column(texts).texts) == len(texts)


@settings(deadline=None)  # the first column imports the tables
@given(st.lists(st.sampled_from([*UNICODE, *NO_LEGACY]), max_size=12))
def test_no_mixture_of_unicode_cells_raises_a_false_alarm(texts: list[str]) -> None:
    assert decode_column(texts).encoding == "unicode"
