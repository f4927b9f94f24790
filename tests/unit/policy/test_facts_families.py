"""children_under: who counts as a small child on the day that fixes it."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.policy.facts import DERIVATIONS
from hotro68.policy.operators import Unknown

NAMES = ("ngay_sinh_con", "tu_ngay", "tuoi_con")
SIX = 6
DAY = date(2021, 6, 1)
DATES = st.dates(date(2010, 1, 1), date(2030, 12, 31))
children_under = DERIVATIONS["children_under"]


@pytest.mark.parametrize(
    ("birth", "counted"),
    [
        (date(2015, 6, 2), 1),
        (date(2015, 6, 1), 0),
        (date(2015, 5, 31), 0),
        (date(2021, 6, 1), 1),
        (date(2021, 6, 2), 0),
        (date(2016, 2, 29), 1),
    ],
)
def test_a_child_counts_from_its_birth_to_the_day_before_its_sixth_birthday(
    birth: date, counted: int
) -> None:
    assert children_under(NAMES, (birth,), DAY, SIX) == counted


@pytest.mark.parametrize(("day", "counted"), [(date(2022, 2, 28), 1), (date(2022, 3, 1), 0)])
def test_a_child_of_the_29th_of_february_is_six_on_the_first_of_march(
    day: date, counted: int
) -> None:
    assert children_under(NAMES, (date(2016, 2, 29),), day, SIX) == counted


def test_no_child_is_none_and_not_unknown() -> None:
    assert children_under(NAMES, (), DAY, SIX) == 0


def test_twins_are_two_children() -> None:
    assert children_under(NAMES, (date(2018, 3, 4), date(2018, 3, 4)), DAY, SIX) == 2


def test_births_nobody_gave_are_asked_for_by_name() -> None:
    assert children_under(NAMES, None, DAY, SIX) == Unknown(("ngay_sinh_con",))
    assert children_under(NAMES, (DAY,), None, SIX) == Unknown(("tu_ngay",))


def test_several_first_days_give_a_number_only_when_it_is_the_same_on_each() -> None:
    births = (date(2015, 6, 15), date(2019, 1, 1))
    before, also_before, after = date(2021, 6, 1), date(2021, 6, 10), date(2021, 7, 1)
    assert children_under(NAMES, births, (before, also_before), SIX) == 2
    found = children_under(NAMES, births, (before, after), SIX)
    assert isinstance(found, Unknown)
    assert found.fields == ("tu_ngay",)


@given(st.lists(DATES, max_size=6), DATES, st.randoms())
def test_the_order_of_the_children_changes_nothing(
    births: list[date], day: date, random: Random
) -> None:
    shuffled = births.copy()
    random.shuffle(shuffled)
    counted = children_under(NAMES, tuple(births), day, SIX)
    assert counted == children_under(NAMES, tuple(shuffled), day, SIX)
    assert counted == sum(children_under(NAMES, (birth,), day, SIX) for birth in births)


@given(DATES, DATES, st.integers(1, 20))
def test_a_later_limit_never_loses_a_child(birth: date, day: date, years: int) -> None:
    earlier = children_under(NAMES, (birth,), day, years)
    assert earlier <= children_under(NAMES, (birth,), day, years + 1)
