from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.vietnamese.marks import is_blank, is_ditto, parse_sex, parse_yes_no
from hotro68.vietnamese.unreadable import Unreadable, Why


@pytest.mark.parametrize(
    "value",
    ["x", "X", " x ", "(x)", "✓", "✔", "√", "v", "V", "có", "Có", "co", "CÓ", 1, 1.0, "1",
    True,
     "đúng", "yes", "Đ", "đ", "true"],
)  # fmt: skip
def test_a_tick_is_yes(value: object) -> None:
    assert parse_yes_no(value) is True


@pytest.mark.parametrize(
    "value", ["không", "Khong", "ko", "K", "0", 0, 0.0, False, "no", "chưa", "sai", "☐"]
)
def test_a_word_of_denial_is_no(value: object) -> None:
    assert parse_yes_no(value) is False


@pytest.mark.parametrize(
    ("value", "why"),
    [("-", Why.BLANK), ("", Why.BLANK), (None, Why.BLANK), (2, Why.NOT_UNDERSTOOD),
     ("có thể", Why.NOT_UNDERSTOOD), ("?", Why.NOT_UNDERSTOOD), ([], Why.NOT_UNDERSTOOD)],
)  # fmt: skip
def test_anything_else_is_asked_about(value: object, why: Why) -> None:
    with pytest.raises(Unreadable) as asked:
        parse_yes_no(value)
    assert asked.value.why is why


@pytest.mark.parametrize("value", ["Nam", "nam", "NAM ", "M", "trai", "Con trai"])
def test_men_and_boys(value: str) -> None:
    assert parse_sex(value) == "nam"


@pytest.mark.parametrize("value", ["Nữ", "nữ", "nu", "NỮ", "N\u01b0\u0303", "F", "gái"])
def test_women_and_girls(value: str) -> None:
    assert parse_sex(value) == "nu"


@pytest.mark.parametrize("value", ["x", "1", 1, None, "", "Nam/Nữ", True])
def test_a_tick_is_no_sex(value: object) -> None:
    with pytest.raises(Unreadable):
        parse_sex(value)


@pytest.mark.parametrize(
    "value", [None, "", "  ", "\xa0", "\u200b", "-", "--", "–", "—", "…", "...", "……", "_",
    "/", "\n",
              float("nan")]
)  # fmt: skip
def test_dashes_and_dots_are_blank(value: object) -> None:
    assert is_blank(value)
    assert not is_ditto(value)


@pytest.mark.parametrize(
    "value",
    ['"', "''", "”", "″", "〃", '" "', "nt", "NT", "n.t", "-nt-", "như trên", "Như trên", "//",
              "-//-", "- ” -"]
)  # fmt: skip
def test_ditto_marks_are_not_blank(value: str) -> None:
    assert is_ditto(value)
    assert not is_blank(value)


@pytest.mark.parametrize(
    "value", ["x", "0", 0, False, "Nam", "Nông Thị", "1/2", "a-b", 1.5, "ntn"]
)
def test_values_are_neither_blank_nor_ditto(value: object) -> None:
    assert not is_blank(value)
    assert not is_ditto(value)


@given(
    st.one_of(st.text(), st.text('-"/nt .', max_size=5), st.floats(), st.integers(), st.none())
)
def test_a_cell_is_never_blank_and_ditto_at_once(value: object) -> None:
    assert not (is_blank(value) and is_ditto(value))


@given(st.one_of(st.text(), st.text("-./ \xa0…", max_size=5), st.floats(2), st.none()))
def test_a_blank_is_told_from_what_is_not_understood(value: object) -> None:
    reasons = {_why(parse_yes_no, value), _why(parse_sex, value)} - {None}
    assert reasons <= {Why.BLANK if is_blank(value) else Why.NOT_UNDERSTOOD}


def _why(read: Callable[[object], object], value: object) -> Why | None:
    try:
        read(value)
    except Unreadable as asked:
        return asked.why
    return None
