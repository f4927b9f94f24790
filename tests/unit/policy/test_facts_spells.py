from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.policy.facts import (
    age_on,
    children_under,
    days,
    days_within,
    months,
    overlap,
    working_days,
)
from hotro68.policy.operators import Unknown
from hotro68.vietnamese.dates import PartDate

Count: TypeAlias = Callable[..., object]
Spells: TypeAlias = list[tuple[date, date]]

SPELL = ("tu", "den")
WINDOW = ("tu", "den", "dau", "cuoi")
TWO = ("tu", "den", "tu2", "den2")
MAY, DECEMBER = date(2021, 5, 1), date(2021, 12, 31)
DATES = st.dates(date(2021, 1, 1), date(2021, 12, 31))
SPELLS = st.lists(
    st.tuples(DATES, st.integers(0, 40)).map(lambda s: (s[0], s[0] + timedelta(s[1]))),
    min_size=1,
    max_size=4,
)


def june(*days_of_month: int) -> tuple[date, ...]:
    return tuple(date(2021, 6, day) for day in days_of_month)


def ends_of(spells: Spells) -> tuple[tuple[date, ...], tuple[date, ...]]:
    return tuple(first for first, _ in spells), tuple(last for _, last in spells)


def each_day(spells: Spells) -> set[date]:
    return {
        first + timedelta(step)
        for first, last in spells
        for step in range((last - first).days + 1)
    }


@given(SPELLS)
def test_all_days_of_several_spells_count_once(spells: Spells) -> None:
    first, last = ends_of(spells)
    assert overlap(TWO, first, last, first, last) == len(each_day(spells))


@given(SPELLS, SPELLS)
def test_shared_days_are_those_in_both_periods(spells: Spells, others: Spells) -> None:
    shared = overlap(TWO, *ends_of(spells), *ends_of(others))
    assert shared == len(each_day(spells) & each_day(others))


@given(SPELLS)
def test_the_longest_run_is_no_longer_than_all_days(spells: Spells) -> None:
    first, last = ends_of(spells)
    longest = days(SPELL, first, last)
    assert max((b - a).days + 1 for a, b in spells) <= longest <= len(each_day(spells))
    assert days_within(WINDOW, first, last, MAY, DECEMBER) <= longest


def test_two_spells_of_ten_days_are_not_twenty() -> None:
    assert days(SPELL, june(1, 15), june(10, 24)) == 10
    assert days(SPELL, june(1, 11), june(10, 20)) == 20


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (june(1, 15), june(10), "không bằng nhau"),
        (june(1, 15), june(10, 14), "trước ngày bắt đầu"),
        (june(1, 15), date(2021, 6, 10), "không bằng nhau"),
        ((), (), "không bằng nhau"),
    ],
)
def test_spells_that_do_not_pair_or_run_backwards_are_a_contradiction(
    first: tuple[date, ...], last: tuple[date, ...], why: str
) -> None:
    for found in (
        days(SPELL, first, last),
        days_within(WINDOW, first, last, MAY, DECEMBER),
        overlap(WINDOW, first, last, MAY, DECEMBER),
        overlap(("dau", "cuoi", *SPELL), MAY, DECEMBER, first, last),
    ):
        assert isinstance(found, Unknown)
        assert found.fields == SPELL
        assert why in found.why


def test_a_child_counts_when_it_is_young_on_each_first_day() -> None:
    names = ("con", "tu", "tuoi")
    births = (date(2018, 3, 1),)
    assert children_under(names, births, june(1, 20), 6) == 1
    turning = children_under(names, (date(2015, 6, 10),), june(1, 20), 6)
    assert turning == Unknown(("tu",))


def test_an_age_is_told_when_it_is_the_same_on_each_day() -> None:
    names = ("sinh", "tu")
    assert age_on(names, PartDate(1985, 3, 5), june(1, 20)) == 36
    assert age_on(names, PartDate(1985, 6, 10), june(1, 20)) == Unknown(("tu",))


@pytest.mark.parametrize("count", [months, working_days])
def test_months_and_working_days_do_not_guess_among_spells(count: Count) -> None:
    found = count(SPELL, june(1, 15), june(10, 24))
    assert isinstance(found, Unknown)
    assert "nhiều đợt" in found.why
