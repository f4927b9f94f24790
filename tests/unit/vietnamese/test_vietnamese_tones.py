from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.vietnamese.tones import is_syllable, settle_tone, split_tone


@pytest.mark.parametrize(
    ("typed", "settled"),
    [
        ("Hoà", "Hòa"), ("HOÀ", "HÒA"), ("Hòa", "Hòa"), ("Thuý", "Thúy"), ("thuỷ", "thủy"),
        ("Khoẻ", "Khỏe"), ("qúy", "quý"), ("Quý", "Quý"), ("gìa", "già"), ("gĩư", "giữ"),
        ("quả", "quả"), ("qủa", "quả"), ("của", "của"), ("mùa", "mùa"), ("mía", "mía"),
        ("hoàn", "hoàn"), ("hòan", "hoàn"), ("Toán", "Toán"), ("Tóan", "Toán"),
        ("Huỳnh", "Huỳnh"), ("Hùynh", "Huỳnh"), ("ngoài", "ngoài"), ("ngòai", "ngoài"),
        ("Nguyễn", "Nguyễn"), ("Nguỹên", "Nguyễn"), ("Thuở", "Thuở"), ("được", "được"),
        ("gì", "gì"), ("Giếng", "Giếng"), ("khuỷu", "khuỷu"), ("Tuý", "Túy"), ("Uý", "Úy"),
        ("An", "An"), ("Krông", "Krông"), ("Bih", "Bih"), ("123", "123"), ("", ""),
    ],
)  # fmt: skip
def test_the_tone_mark_settles_where_the_older_style_puts_it(typed: str, settled: str) -> None:
    assert settle_tone(typed) == settled


@given(st.text())
def test_settling_twice_is_settling_once_and_loses_no_letter(text: str) -> None:
    once = settle_tone(text)
    assert settle_tone(once) == once
    assert split_tone(once)[0] == split_tone(text)[0]


def test_names_are_syllables_in_any_case_and_form() -> None:
    names = "Nguyễn Trần Hoàng Phạm Quách Nghiêm Giáp Gia Huỳnh Khuê Thoại Uyên Ý Yến Đắc Thúy"
    for word in names.split():
        assert is_syllable(word)
        assert is_syllable(word.upper())
        assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    "word", ["NguyÔn", "V¨n", "Vaên", "Traàn", "xyz", "café", "hac", "hàc"]
)
def test_what_vietnamese_cannot_say_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)
