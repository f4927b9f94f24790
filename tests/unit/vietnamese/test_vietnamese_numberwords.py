from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.vietnamese.money import parse_money
from hotro68.vietnamese.nametext import Beside, parted_name
from hotro68.vietnamese.numbers import money_in_words
from hotro68.vietnamese.numberwords import amount_in_words
from hotro68.vietnamese.papers import is_paper_number, paper_number
from hotro68.vietnamese.unreadable import Unreadable


@given(st.integers(1, 10**7))
def test_thousands_in_words_are_read_back(thousands: int) -> None:
    assert parse_money(money_in_words(thousands * 1000)) == thousands * 1000


@given(st.integers(1000, 10**10))
def test_an_amount_in_words_is_read_right_or_not_at_all(amount: int) -> None:
    assert amount_in_words(money_in_words(amount)) in (amount, None)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Một triệu năm trăm ngàn đồng chẵn", 1_500_000),
        ("hai triệu rưỡi", 2_500_000),
        ("MOT TRIEU DONG", 1_000_000),
        ("1.500.000 (Một triệu năm trăm nghìn đồng)", 1_500_000),
    ],
)
def test_words_of_money_are_understood(text: str, amount: int) -> None:
    assert parse_money(text) == amount


@pytest.mark.parametrize(
    "text",
    ["một triệu hai", "một triệu hai trăm", "mười lăm", "hai ba triệu", "rưỡi", "trăm triệu"],
)
def test_words_that_may_be_two_amounts_are_asked_about(text: str) -> None:
    with pytest.raises(Unreadable):
        parse_money(text)


def test_figures_and_words_must_agree() -> None:
    with pytest.raises(Unreadable, match="không khớp"):
        parse_money("1.500.000 (Một triệu đồng)")


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("1. Vi Văn An", Beside("Vi Văn An")),
        ("Vi Văn An (1980)", Beside("Vi Văn An", birth="1980")),
        ("Vi Văn An - CCCD: 020 080 001 234", Beside("Vi Văn An", "020080001234")),
        ("Vi Văn An, sinh ngày 12/3/1980", Beside("Vi Văn An", birth="12/3/1980")),
        ("Vi Văn An SĐT 0900000123", Beside("Vi Văn An")),
        ("Vi Văn An", None),
        ("Vi Văn An 2", None),
        ("15", None),
    ],
)
def test_what_stands_beside_a_name_is_set_apart(text: str, parted: Beside | None) -> None:
    assert parted_name(text) == parted


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("14A8001234", True),
        ("Số 123/GP-UBND ngày 3/5/2019", True),
        ("không có, mất năm 2019", False),
        ("12/5/2020", False),
        ("có", False),
    ],
)
def test_the_number_of_a_paper_is_known(text: str, *, is_one: bool) -> None:
    assert is_paper_number(text) is is_one


@pytest.mark.parametrize(
    "copied",
    ["5/QĐ-UBND", "5/QĐ\u2011UBND", "5/QĐ – UBND", "\xa05 /QĐ-UBND", "Quyết định số 5/QĐ-UBND"],
)
def test_a_number_copied_out_of_a_paper_is_the_number_that_was_typed(copied: str) -> None:
    assert paper_number(copied) == "5/QĐ-UBND"


def test_a_number_that_is_not_there_yet_stays_empty() -> None:
    assert (paper_number(""), paper_number("số"), paper_number("1/QĐ")) == ("", "số", "1/QĐ")
