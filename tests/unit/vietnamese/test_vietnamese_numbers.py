from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.vietnamese.money import parse_money
from hotro68.vietnamese.numbers import Thousand, ZeroTens, grouped, in_words, money_in_words
from hotro68.vietnamese.unreadable import Unreadable, Why

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6}


def heard(words: str) -> int:
    """What a listener writes down: digits gather, a scale closes its group, `tỷ` closes all."""
    closed = open_ = digit = 0
    for word in words.removeprefix("âm ").split():
        if word in DIGITS:
            digit = DIGITS[word]
        elif word == "trăm":
            open_, digit = open_ + 100 * digit, 0
        elif word == "mười":
            open_, digit = open_ + 10, 0
        elif word == "mươi":
            open_, digit = open_ + 10 * digit, 0
        elif word in SCALES:
            closed, open_, digit = closed + (open_ + digit) * SCALES[word], 0, 0
        elif word == "tỷ":
            closed, open_, digit = (closed + open_ + digit) * 10**9, 0, 0
        else:
            assert word in {"linh", "lẻ"}
    total = closed + open_ + digit
    return -total if words.startswith("âm ") else total


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"), (1, "một"), (10, "mười"), (11, "mười một"), (14, "mười bốn"),
        (15, "mười lăm"), (20, "hai mươi"), (21, "hai mươi mốt"), (24, "hai mươi tư"),
        (25, "hai mươi lăm"), (101, "một trăm linh một"), (105, "một trăm linh năm"),
        (110, "một trăm mười"), (555, "năm trăm năm mươi lăm"),
        (1005, "một nghìn không trăm linh năm"), (1015, "một nghìn không trăm mười lăm"),
        (10_001, "mười nghìn không trăm linh một"),
        (3_710_000, "ba triệu bảy trăm mười nghìn"), (21_000_000, "hai mươi mốt triệu"),
        (191_400_000, "một trăm chín mươi mốt triệu bốn trăm nghìn"),
        (105_015_000, "một trăm linh năm triệu không trăm mười lăm nghìn"),
        (1_000_000_005, "một tỷ không trăm linh năm"),
        (2_000_500_000, "hai tỷ năm trăm nghìn"),
        (1_001_001_001,
         "một tỷ không trăm linh một triệu không trăm linh một nghìn không trăm linh một"),
        (20_000_015_000, "hai mươi tỷ không trăm mười lăm nghìn"),
        (10**12, "một nghìn tỷ"), (10**15, "một triệu tỷ"), (-5, "âm năm"),
    ],
)  # fmt: skip
def test_a_number_is_said_as_it_is_read_aloud(number: int, words: str) -> None:
    assert in_words(number) == words


@given(
    st.integers(-(10**15), 10**15),
    st.sampled_from(["linh", "lẻ"]),
    st.sampled_from(["nghìn", "ngàn"]),
)
def test_a_listener_hears_the_number_that_was_said(
    number: int, zero_tens: ZeroTens, thousand: Thousand
) -> None:
    words = in_words(number, zero_tens=zero_tens, thousand=thousand)
    assert heard(words) == number
    assert "  " not in words


def test_the_words_of_the_south_are_a_choice() -> None:
    assert in_words(1005, zero_tens="lẻ", thousand="ngàn") == "một ngàn không trăm lẻ năm"


def test_money_opens_with_a_capital_and_ends_with_dong() -> None:
    assert money_in_words(1_500_000) == "Một triệu năm trăm nghìn đồng"
    assert money_in_words(0) == "Không đồng"


def test_a_number_beyond_words_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="no Vietnamese words"):
        in_words(10**18)


@pytest.mark.parametrize(
    "typed",
    [
        1_500_000, 1_500_000.0, 1_500_000.0000000002, "1500000", "1.500.000", "1,500,000",
        "1 500 000", "1\xa0500\xa0000", "1500000đ", "1500000 đ", "1.500.000 đồng",
        "1.500.000đ.",
        "1.500.000,-", "1.500.000,- đồng", "1.500.000/-", "1.500.000 VNĐ", "VND 1.500.000",
        "1.500.000,00", "1,500,000.00", "1500000.0", "1,5tr", "1.5 triệu", "1,50 triệu",
        "1tr5",
        "1tr500", "1 Triệu 5", "1 triệu rưỡi", "1500 nghìn", "1500 ngàn đồng", "1.500k",
        "1500K",
        "1 triệu 500 nghìn", "1 triệu 500 nghìn đồng", "'1500000", " 1.500. 000 ",
        "0,0015 tỷ",
    ],
)  # fmt: skip
def test_all_these_are_one_and_a_half_million(typed: object) -> None:
    assert parse_money(typed) == 1_500_000


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        (1500, 1_500_000), ("1500", 1_500_000), ("1.500", 1_500_000), ("1,500", 1_500_000),
        ("1500,5", 1_500_500), (1500.5, 1_500_500), ("1.500,5", 1_500_500),
        ("1,5tr", 1_500_000), ("1.500.000 đ", 1_500_000), (0, 0),
    ],
)  # fmt: skip
def test_a_column_of_thousands_counts_bare_numbers_in_thousands(
    typed: object, amount: int
) -> None:
    assert parse_money(typed, 1000) == amount


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1,50", Why.AMBIGUOUS), ("1.5", Why.AMBIGUOUS), ("1.50.000", Why.AMBIGUOUS),
        ("1.500,000", Why.AMBIGUOUS), ("1tr50", Why.AMBIGUOUS),
        ("1.500 triệu", Why.AMBIGUOUS),
        ("0300000001", Why.AMBIGUOUS), ("500 nghìn 1 triệu", Why.AMBIGUOUS),
        ("-500000", Why.NEGATIVE), (-1, Why.NEGATIVE), (-1.0, Why.NEGATIVE),
        ("(500.000)", Why.NEGATIVE), ("1234,5", Why.FRACTION), (1500.5, Why.FRACTION),
        ("0,00000000001 tỷ", Why.FRACTION), (True, Why.NOT_UNDERSTOOD),
        ("mười", Why.NOT_UNDERSTOOD),
        ("triệu", Why.NOT_UNDERSTOOD), ("đ", Why.NOT_UNDERSTOOD), ("1e6", Why.NOT_UNDERSTOOD),
        (float("nan"), Why.NOT_UNDERSTOOD), (float("inf"), Why.NOT_UNDERSTOOD),
        ([], Why.NOT_UNDERSTOOD), (None, Why.BLANK), ("  ", Why.BLANK),
        (10**15, Why.TOO_LARGE),
        ("1.500.000đ/ngày", Why.NOT_UNDERSTOOD),
    ],
)  # fmt: skip
def test_money_that_is_not_clear_is_asked_about(typed: object, why: Why) -> None:
    with pytest.raises(Unreadable) as asked:
        parse_money(typed)
    assert asked.value.why is why
    assert asked.value.sentence


@given(st.integers(0, 10**15 - 1))
def test_money_survives_printing_and_reading(amount: int) -> None:
    assert parse_money(grouped(amount)) == amount
    assert parse_money(f"{grouped(amount)} đồng") == amount
    assert parse_money(str(amount)) == amount


@given(
    st.one_of(
        st.text("0123456789.,-đ ktrnghìtriệuỷ'()/", max_size=14),
        st.text(),
        st.floats(),
        st.integers(),
        st.none(),
        st.dates(),
        st.binary(),
    ),
    st.sampled_from([1, 1000]),
)
def test_money_is_whole_and_not_negative_or_unreadable(value: object, unit: int) -> None:
    try:
        amount = parse_money(value, unit)
    except Unreadable:
        return
    assert type(amount) is int
    assert 0 <= amount < 10**15
