from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.policy.facts import ARGUMENTS, DERIVATIONS, age_on, agreed_days, days, days_within
from hotro68.policy.operators import Range, Unknown
from hotro68.vietnamese.dates import PartDate

AGE, SPELL = ("sinh", "ngay"), ("tu", "den")
STATED = ("so", "tu", "den")
WINDOW = ("tu", "den", "dau", "cuoi")
DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (PartDate(2005, 6, 2), date(2021, 6, 1), 15),
        (PartDate(2005, 6, 2), date(2021, 6, 2), 16),
        (PartDate(2004, 2, 29), date(2020, 2, 28), 15),
        (PartDate(2004, 2, 29), date(2020, 2, 29), 16),
        (PartDate(2004, 2, 29), date(2021, 3, 1), 17),
        (PartDate(2005), date(2021, 12, 31), 16),
        (PartDate(2005), date(2021, 6, 1), Range(15, 16)),
        (PartDate(2005, 6), date(2021, 6, 1), Range(15, 16)),
        (PartDate(2005, 5), date(2021, 6, 1), 16),
    ],
)
def test_age_is_the_whole_years_reached_on_the_day(
    birth: PartDate, day: date, age: object
) -> None:
    assert age_on(AGE, birth, day) == age


def test_a_birth_after_the_day_is_a_contradiction() -> None:
    found = age_on(AGE, PartDate(2021, 6, 2), date(2021, 6, 1))
    assert isinstance(found, Unknown)
    assert found.why


@given(DATES, DATES)
def test_an_age_known_less_exactly_still_holds_the_true_age(birth: date, day: date) -> None:
    exact = age_on(AGE, PartDate(birth.year, birth.month, birth.day), day)
    for vague in (PartDate(birth.year), PartDate(birth.year, birth.month)):
        found = age_on(AGE, vague, day)
        if isinstance(exact, int) and isinstance(found, int):
            assert found == exact
        elif isinstance(exact, int) and isinstance(found, Range):
            assert found.low <= exact <= found.high


@given(DATES, st.integers(0, 400))
def test_days_count_the_first_and_the_last(first: date, more: int) -> None:
    assert days(SPELL, first, first + timedelta(more)) == more + 1


@given(DATES, st.integers(1, 400))
def test_an_end_before_the_start_is_a_contradiction(last: date, more: int) -> None:
    found = days(SPELL, last + timedelta(more), last)
    assert isinstance(found, Unknown)
    assert found.why


@given(st.lists(DATES, min_size=4, max_size=4))
def test_days_within_a_window_are_those_in_both(four: list[date]) -> None:
    first, last = sorted(four[:2])
    window_first, window_last = sorted(four[2:])
    found = days_within(WINDOW, first, last, window_first, window_last)
    assert 0 <= found <= min((last - first).days, (window_last - window_first).days) + 1
    inside = first >= window_first and last <= window_last
    assert (not inside) or found == days(SPELL, first, last)
    apart = last < window_first or first > window_last
    assert (found == 0) == apart


@pytest.mark.parametrize(
    ("stated", "first", "last", "expected"),
    [
        (None, date(2021, 6, 1), date(2021, 6, 14), 14),
        (14, date(2021, 6, 1), date(2021, 6, 14), 14),
        (14, None, None, 14),
        (14, date(2021, 6, 1), None, 14),
        (0, None, None, 0),
    ],
)
def test_stated_days_stand_unless_the_dates_contradict_them(
    stated: int | None, first: date | None, last: date | None, expected: int
) -> None:
    assert agreed_days(STATED, stated, first, last) == expected


@pytest.mark.parametrize(
    ("stated", "first", "last"),
    [(15, date(2021, 6, 1), date(2021, 6, 14)), (14, date(2021, 6, 14), date(2021, 6, 1))],
)
def test_stated_days_that_the_dates_contradict_are_unknown(
    stated: int, first: date, last: date
) -> None:
    found = agreed_days(STATED, stated, first, last)
    assert isinstance(found, Unknown)
    assert found.why


def test_a_sex_nobody_told_is_not_a_mans() -> None:
    """Nothing known asks nobody; either side that says a man is heard."""
    told = DERIVATIONS["told_male"]
    names = ("gioi_tinh", "so_giay_to")
    numbers = (None, "020085001234", "020185001234", "082000123")
    found = [[told(names, sex, number) for number in numbers] for sex in (None, "nam", "nu")]
    assert found == [[0, 1, 0, 0], [1, 1, 1, 1], [0, 1, 0, 0]]


@pytest.mark.parametrize("name", sorted(DERIVATIONS.keys() - {"told_male"}))
def test_a_derivation_without_its_facts_names_those_missing(name: str) -> None:
    names = tuple(f"f{index}" for index in range(len(ARGUMENTS[name])))
    found = DERIVATIONS[name](names, *[None] * len(names))
    assert isinstance(found, Unknown)
    assert found.fields
    assert set(found.fields) <= set(names)
    assert not found.why
