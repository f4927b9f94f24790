from __future__ import annotations

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.vietnamese.collation import sort_key, text_key
from hotro68.vietnamese.dates import parse_birth, parse_date
from hotro68.vietnamese.hamlets import hamlet_in, hamlet_key
from hotro68.vietnamese.idnumber import read_number
from hotro68.vietnamese.legacy import decode_column
from hotro68.vietnamese.marks import is_blank, is_ditto, parse_sex, parse_yes_no
from hotro68.vietnamese.money import parse_money
from hotro68.vietnamese.names import name_key
from hotro68.vietnamese.text import clean, fold
from hotro68.vietnamese.unreadable import Unreadable


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  Nguyễn   Văn An ", "Nguyễn Văn An"),
        ("Nguyễn\nVăn\r\nAn", "Nguyễn Văn An"),
        ("Nguyễn\xa0Văn\u202fAn", "Nguyễn Văn An"),
        ("\ufeffNguy\u200bễn V\xadăn An", "Nguyễn Văn An"),
        ("N\x00gu\x07yễn", "Nguyễn"),
        ("ＣＭＮＤ　１２３", "CMND 123"),
        (unicodedata.normalize("NFD", "Đặng Thị Huyền"), "Đặng Thị Huyền"),
        ("", ""),
        ("\ud800", "\ufffd"),
    ],
)
def test_clean_leaves_only_what_a_reader_sees(typed: str, expected: str) -> None:
    assert clean(typed) == expected


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Họ và  tên", "ho va ten"),
        ("SỐ\n BIÊN\n LAI", "so bien lai"),
        ("Số CMND/CCCD", "so cmnd cccd"),
        ("Đường ð Ðà", "duong d da"),
        ("Giấy tờ tuỳ thân", "giay to tuy than"),
        ("(Đồng Mẫu)...2", "dong mau 2"),
        (unicodedata.normalize("NFD", "Ưởng"), "uong"),
        ("ＳＴＴ", "stt"),
        ("…", ""),
    ],
)
def test_fold_forgives_marks_case_and_punctuation(typed: str, key: str) -> None:
    assert fold(typed) == key


def test_every_vietnamese_letter_folds_to_its_base() -> None:
    for base in "aăâeêioôơuưy":
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"):
            letter = unicodedata.normalize("NFC", base + tone)
            expected = unicodedata.normalize("NFD", base)[0]
            assert fold(letter) == fold(letter.upper()) == expected


@pytest.mark.parametrize("piece", ["|", "1 ", "1,", "-", ",", "trưởng thôn a ", "\u0301", "'"])
def test_a_cell_as_long_as_excel_allows_is_read_at_once(piece: str) -> None:
    cell = (piece * 32_767)[:32_767]
    started = process_time()
    for read in (parse_money, parse_date, parse_birth, parse_yes_no, parse_sex):
        with pytest.raises(Unreadable):
            read(cell)
    read_number(cell), is_blank(cell), is_ditto(cell), hamlet_in(cell), hamlet_key(cell)
    name_key(cell), sort_key(cell), text_key(cell)
    decode_column([cell])
    assert process_time() - started < 2


@given(st.text())
def test_clean_twice_is_clean_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_fold_twice_is_fold_once_and_holds_only_its_letters(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert set(once) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")


@given(st.text("ăâđêôơưàảãáạ ABĐ\xa0\u200b", max_size=20))
def test_fold_does_not_care_how_the_text_was_composed(text: str) -> None:
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == fold(clean(text))
