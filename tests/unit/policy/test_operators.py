from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.policy.operators import NUMBERS, OPERATORS, Range

DAY = date(2021, 5, 1)
BEFORE, AFTER = date(2021, 4, 30), date(2021, 5, 2)


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("is", [False, True, False]),
        ("is_not", [True, False, True]),
        ("at_least", [False, True, True]),
        ("at_most", [True, True, False]),
        ("below", [True, False, False]),
        ("above", [False, False, True]),
    ],
)
def test_each_question_about_a_number_on_both_sides_of_its_bound(
    name: str, answers: list[bool]
) -> None:
    assert [OPERATORS[name].holds(fact, 15) for fact in (14, 15, 16)] == answers


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("on_or_after", [False, True, True]),
        ("on_or_before", [True, True, False]),
        ("before", [True, False, False]),
        ("after", [False, False, True]),
    ],
)
def test_each_question_about_a_date_on_both_sides_of_its_bound(
    name: str, answers: list[bool]
) -> None:
    assert [OPERATORS[name].holds(fact, DAY) for fact in (BEFORE, DAY, AFTER)] == answers


@pytest.mark.parametrize("written", ["không", "Không", "KHÔNG", "khong", "  Không "])
def test_words_are_compared_without_case_and_marks(written: str) -> None:
    assert OPERATORS["is"].holds(written, "không") is True
    assert OPERATORS["is_not"].holds(written, "không") is False
    assert OPERATORS["one_of"].holds(written, frozenset({"chưa", "không"})) is True


def test_a_word_outside_the_list_is_not_one_of_them() -> None:
    assert OPERATORS["one_of"].holds("bốc vác", frozenset({"chưa", "không"})) is False


@given(
    st.sampled_from(
        sorted(n for n, q in OPERATORS.items() if q.types >= NUMBERS and q.takes == "one")
    ),
    st.tuples(st.integers(-5, 120), st.integers(-5, 120)).map(sorted),
    st.integers(-5, 120),
)
def test_a_range_answers_only_what_every_number_in_it_would(
    name: str, ends: list[int], bound: int
) -> None:
    low, high = ends
    holds = OPERATORS[name].holds
    each = {holds(number, bound) for number in range(low, high + 1)}
    expected = each.pop() if len(each) == 1 else None
    found = holds(Range(low, high), bound) if low < high else holds(low, bound)
    assert found == expected
