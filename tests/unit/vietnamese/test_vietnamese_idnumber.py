from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.vietnamese.idnumber import (
    NumberKind,
    birth_year_of,
    is_sound,
    mask,
    province,
    read_number,
    sex_of,
)
from hotro68.vietnamese.provinces import PROVINCES

TWELVE = "020185001234"
NINE = "082000123"


@pytest.mark.parametrize(
    "typed",
    [
        TWELVE, f"'{TWELVE}", f" {TWELVE}\n", "020 185 001 234", "020.185.001.234",
        "020-185-001-234", f"CCCD: {TWELVE}", f"Số: {TWELVE}", f"Số CCCD {TWELVE}",
        f"CCCD{TWELVE}",
        "０２０１８５００１２３４", f"So{TWELVE}", f"Thẻ căn cước số {TWELVE}",
        f"{TWELVE} / {TWELVE}",
    ],
)  # fmt: skip
def test_twelve_digits_are_found_however_they_are_dressed(typed: str) -> None:
    number = read_number(typed)
    assert (number.kind, number.digits, number.best) == (NumberKind.CCCD, TWELVE, TWELVE)
    assert not number.repaired


@pytest.mark.parametrize(
    "typed", [NINE, int("2" * 9), 222222222.0, "CMND 082 000 123", "082.000.123"]
)
def test_nine_digits_are_an_old_card(typed: object) -> None:
    assert read_number(typed).kind is NumberKind.CMND


@pytest.mark.parametrize(
    "typed", ["O20185001234", "02O185OO1234", "o20I85001234", "0201850O1234"]
)
def test_letters_that_look_like_digits_are_read_and_reported(typed: str) -> None:
    number = read_number(typed)
    assert number.kind is NumberKind.CCCD
    assert number.digits == typed.translate(str.maketrans("OoIl", "0011"))
    assert number.repaired


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        (f"{TWELVE} cấp ngày 05/03/2016", TWELVE), (f"{NINE} (CA Lạng Sơn)", NINE),
        (f"{NINE} (1)", NINE), (f"{NINE}; ĐT 0300000001", NINE),
    ],
)  # fmt: skip
def test_notes_beside_a_number_are_set_aside_and_reported(typed: str, digits: str) -> None:
    number = read_number(typed)
    assert (number.best, number.repaired) == (digits, True)


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        (20185001234, TWELVE), (20185001234.0, TWELVE), ("20185001234", TWELVE),
        ("20185001234.0", TWELVE), ("2.0185001234E+10", TWELVE), (1085001234, "001085001234"),
        (82000123, NINE), ("82000123", NINE), (82000123.0, NINE),
    ],
)  # fmt: skip
def test_zeros_that_excel_dropped_are_restored(typed: object, restored: str) -> None:
    number = read_number(typed)
    assert (number.kind, number.restored, number.best) == (
        NumberKind.LOST_ZERO,
        restored,
        restored,
    )


@pytest.mark.parametrize(
    "typed",
    [f"{TWELVE}/{NINE}", f"{NINE}\n{TWELVE}", f"{NINE}, {TWELVE}", f"{NINE}; {TWELVE}",
     f"CMND {NINE} CCCD {TWELVE}", f"{NINE} - {TWELVE}", f"082 000 123 {TWELVE}"],
)  # fmt: skip
def test_two_numbers_in_a_cell_are_both_kept(typed: str) -> None:
    number = read_number(typed)
    assert number.kind is NumberKind.TWO_NUMBERS
    assert (number.digits, number.second, number.best) == (TWELVE, NINE, TWELVE)


def test_of_two_numbers_of_one_length_none_is_best() -> None:
    number = read_number("082000123/082000124")
    assert (number.kind, number.best) == (NumberKind.TWO_NUMBERS, "")


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("0300000001", NumberKind.PHONE), ("0300.000.001", NumberKind.PHONE),
        ("SĐT 0300000001", NumberKind.PHONE), ("0100233488", NumberKind.TAX),
        ("0314409058-002", NumberKind.TAX), ("MST: 0100233488", NumberKind.TAX),
        ("2.0185E+10", NumberKind.SCIENTIFIC), ("2,01850E+11", NumberKind.SCIENTIFIC),
        (1e15, NumberKind.SCIENTIFIC), (1e300, NumberKind.SCIENTIFIC),
        (float("inf"), NumberKind.SCIENTIFIC), (10**16, NumberKind.SCIENTIFIC),
        ("02185001234", NumberKind.WRONG_LENGTH), ("99185001234", NumberKind.WRONG_LENGTH),
        ("0201850012345", NumberKind.WRONG_LENGTH), ("12345", NumberKind.WRONG_LENGTH),
        (0, NumberKind.WRONG_LENGTH), ("08200012", NumberKind.WRONG_LENGTH),
        ("B1234567", NumberKind.LETTERS), ("chưa có", NumberKind.LETTERS),
        ("như trên", NumberKind.LETTERS), (True, NumberKind.LETTERS),
        (-5, NumberKind.LETTERS),
        (1.5, NumberKind.LETTERS), ([], NumberKind.LETTERS), (None, NumberKind.BLANK),
        ("", NumberKind.BLANK), ("-", NumberKind.BLANK), (float("nan"), NumberKind.BLANK),
    ],
)  # fmt: skip
def test_what_is_no_identity_number_is_named(typed: object, kind: NumberKind) -> None:
    number = read_number(typed)
    assert number.kind is kind
    assert number.best == ""


@given(st.one_of(st.text(), st.text("0123456789 OolI./-,CMNDSốE+'", max_size=30), st.floats(),
                 st.integers(), st.none(), st.binary()))  # fmt: skip
def test_a_best_number_always_has_nine_or_twelve_digits(value: object) -> None:
    number = read_number(value)
    assert number.best == "" or (number.best.isdigit() and len(number.best) in (9, 12))
    assert set(number.digits) <= set("0123456789")


@given(st.from_regex(r"0[1-9][0-9]{10}|0[1-9][0-9]{7}", fullmatch=True))
def test_a_number_typed_as_a_number_never_comes_back_as_another(digits: str) -> None:
    assert read_number(int(digits)).best in (digits, "")
    assert read_number(float(digits)) == read_number(int(digits))


def test_a_number_says_province_sex_and_birth_year() -> None:
    assert province(TWELVE) == "Lạng Sơn"
    assert province("999185001234") is None
    assert len(PROVINCES) == 63


@pytest.mark.parametrize(
    ("digit", "sex", "century"),
    [("0", "nam", 1900), ("1", "nu", 1900), ("2", "nam", 2000), ("3", "nu", 2000),
     ("4", "nam", 2100), ("5", "nu", 2100), ("8", "nam", 2300), ("9", "nu", 2300)],
)  # fmt: skip
def test_the_fourth_digit_is_century_and_sex(digit: str, sex: str, century: int) -> None:
    digits = f"020{digit}05000000"
    assert sex_of(digits) == sex
    assert birth_year_of(digits) == century + 5


@given(st.text("0123456789", max_size=15))
def test_a_mask_shows_at_most_three_digits_and_a_third(digits: str) -> None:
    masked = mask(digits)
    shown = len(masked) - masked.count("*")
    assert len(masked) == len(digits)
    assert shown <= min(3, len(digits) / 3)
    assert digits.endswith(masked.lstrip("*"))


def test_a_mask_keeps_the_last_three() -> None:
    assert mask(TWELVE) == "*********234"
    assert mask(NINE) == "******123"


DIGITS = st.sampled_from([digit + gap for digit in "0123456789" for gap in ("", " ", "  ")])


@given(st.sampled_from((9, 12)).flatmap(lambda n: st.lists(DIGITS, min_size=n, max_size=n)))
def test_nine_or_twelve_digits_in_groups_are_their_number(written: list[str]) -> None:
    text = "".join(written)
    digits, number = text.replace(" ", ""), read_number(text)
    assert is_sound(digits)
    assert (number.digits, number.repaired) == (digits, False)
    assert number.kind is (NumberKind.CMND if len(digits) == 9 else NumberKind.CCCD)


@pytest.mark.parametrize(
    "text", [TWELVE[1:], f"{TWELVE}0", "02018500123x", "０２０１８５００１２３４", ""]
)
def test_anything_else_is_looked_at_closely(text: str) -> None:
    assert not is_sound(text)
