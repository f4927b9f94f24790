"""Spells, shared days, months and working days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.policy.facts import DERIVATIONS
from hotro68.policy.operators import Unknown

SPELL = ("tu_ngay", "den_ngay")
STATED = ("so_ngay", *SPELL)
WINDOW = (*SPELL, "dau_ky", "cuoi_ky")
TWO = (*SPELL, "kia_tu_ngay", "kia_den_ngay")
DATES = st.dates(date(2020, 1, 1), date(2023, 12, 31))
days, days_within = DERIVATIONS["days"], DERIVATIONS["days_within"]
agreed_days, overlap = DERIVATIONS["agreed_days"], DERIVATIONS["overlap"]
months, working_days = DERIVATIONS["months"], DERIVATIONS["working_days"]


def june(day: int) -> date:
    return date(2021, 6, day)


def contradiction(found: object) -> str:
    """Why a value cannot be told; empty when it can, or when it is only missing."""
    return found.why if isinstance(found, Unknown) else ""


# ── Several spells ────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("first", "last", "counted"),
    [
        ((june(1), june(16)), (june(10), june(25)), 10),
        ((june(1), june(11)), (june(10), june(20)), 20),
        ((june(1), june(12)), (june(10), june(20)), 10),
        ((june(1), june(5)), (june(20), june(8)), 20),
        ((june(1), june(5)), (june(8), june(20)), 20),
        ((june(11), june(1)), (june(20), june(10)), 20),
        ((june(1), june(20)), (june(3), june(30)), 11),
        ((june(1),), (june(15),), 15),
    ],
)
def test_only_days_without_a_gap_are_added_up(
    first: tuple[date, ...], last: tuple[date, ...], counted: int
) -> None:
    assert days(SPELL, first, last) == counted


def test_two_spells_of_ten_days_apart_are_not_twenty() -> None:
    found = agreed_days(STATED, 20, (june(1), june(16)), (june(10), june(25)))
    assert "20" in contradiction(found)
    assert agreed_days(STATED, 10, (june(1), june(16)), (june(10), june(25))) == 10


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ((june(1), june(16)), (june(10),)),
        ((june(1), june(16)), june(10)),
        ((june(1), june(16)), (june(10), june(15))),
    ],
)
def test_spells_that_do_not_pair_are_a_contradiction(first: object, last: object) -> None:
    assert contradiction(days(SPELL, first, last))
    assert contradiction(days_within(WINDOW, first, last, june(1), june(30)))


def test_the_window_is_laid_over_the_longest_run() -> None:
    starts, ends = (june(1), june(16)), (june(10), june(27))
    assert days_within(WINDOW, starts, ends, june(20), june(30)) == 8
    assert days_within(WINDOW, starts, ends, june(1), june(15)) == 0


@given(DATES, st.integers(1, 200), st.integers(1, 200))
def test_a_spell_cut_in_two_counts_as_it_did(first: date, one: int, more: int) -> None:
    middle, last = first + timedelta(one - 1), first + timedelta(one + more - 1)
    halves = (first, middle + timedelta(1)), (middle, last)
    assert days(SPELL, *halves) == days(SPELL, first, last) == one + more


@given(DATES, st.integers(1, 200), st.integers(1, 200), st.integers(1, 60))
def test_a_gap_of_a_single_day_parts_two_spells(
    first: date, one: int, other: int, gap: int
) -> None:
    middle = first + timedelta(one - 1)
    again = middle + timedelta(gap + 1)
    spells = (first, again), (middle, again + timedelta(other - 1))
    assert days(SPELL, *spells) == max(one, other)


# ── Days two periods share ────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("mine", "theirs", "shared"),
    [
        ((june(1), june(10)), (june(10), june(20)), 1),
        ((june(1), june(10)), (june(11), june(20)), 0),
        ((june(1), june(30)), (june(5), june(6)), 2),
        ((june(5), june(6)), (june(1), june(30)), 2),
        ((june(7), june(7)), (june(7), june(7)), 1),
    ],
)
def test_shared_days_lie_in_both_periods(
    mine: tuple[date, date], theirs: tuple[date, date], shared: int
) -> None:
    assert overlap(TWO, *mine, *theirs) == shared


def test_of_several_spells_every_shared_day_counts_once() -> None:
    mine = (june(1), june(5)), (june(6), june(10))
    theirs = (june(3), june(9)), (june(4), june(30))
    assert overlap(TWO, *mine, *theirs) == 4


def test_a_period_that_ends_before_it_begins_shares_nothing_known() -> None:
    turned = overlap(TWO, june(1), june(30), june(20), june(10))
    assert contradiction(turned)
    assert turned.fields == ("kia_tu_ngay", "kia_den_ngay")
    assert overlap(TWO, june(20), june(10), june(1), june(30)).fields == SPELL


@given(st.lists(DATES, min_size=4, max_size=4))
def test_sharing_is_mutual_and_never_more_than_either(four: list[date]) -> None:
    mine, theirs = sorted(four[:2]), sorted(four[2:])
    shared = overlap(TWO, *mine, *theirs)
    assert shared == overlap(TWO, *theirs, *mine)
    assert 0 <= shared <= min(days(SPELL, *mine), days(SPELL, *theirs))
    assert overlap(TWO, *mine, *mine) == days(SPELL, *mine)


# ── Months ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("first", "last", "whole"),
    [
        (june(1), date(2021, 7, 31), 2),
        (june(1), date(2021, 7, 30), 1),
        (june(1), june(29), 0),
        (june(1), june(30), 1),
        (june(15), date(2021, 7, 14), 1),
        (june(15), date(2021, 7, 13), 0),
        (date(2021, 1, 31), date(2021, 2, 28), 1),
        (date(2021, 7, 1), date(2022, 6, 30), 12),
        (date(2020, 2, 1), date(2020, 2, 28), 0),
        (date(2020, 2, 1), date(2020, 2, 29), 1),
    ],
)
def test_months_are_whole_and_their_last_day_counts(
    first: date, last: date, whole: int
) -> None:
    assert months(SPELL, first, last) == whole


@given(st.integers(2020, 2030), st.integers(1, 12), st.integers(1, 28), st.integers(0, 40))
def test_so_many_months_later_less_a_day_is_so_many_months(
    year: int, month: int, day: int, many: int
) -> None:
    first = date(year, month, day)
    later = date(year + (month - 1 + many) // 12, (month - 1 + many) % 12 + 1, day)
    assert many == 0 or months(SPELL, first, later - timedelta(1)) == many
    assert months(SPELL, first, later) == many


# ── Working days ──────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("first", "last", "counted"),
    [
        (date(2021, 8, 16), date(2021, 8, 20), 5),
        (date(2021, 8, 16), date(2021, 8, 22), 5),
        (date(2021, 8, 21), date(2021, 8, 22), 0),
        (date(2021, 4, 30), date(2021, 5, 4), 1),
        (date(2021, 9, 1), date(2021, 9, 6), 2),
        (date(2022, 1, 28), date(2022, 2, 7), 2),
    ],
)
def test_working_days_leave_out_weekends_and_holidays(
    first: date, last: date, counted: int
) -> None:
    assert working_days(SPELL, first, last) == counted


@given(DATES, st.integers(0, 60))
def test_working_days_are_some_of_the_days(first: date, more: int) -> None:
    last = first + timedelta(more)
    counted = working_days(SPELL, first, last)
    assert 0 <= counted <= days(SPELL, first, last)
    assert counted + working_days(SPELL, last + timedelta(1), last + timedelta(7)) == (
        working_days(SPELL, first, last + timedelta(7))
    )


# ── What cannot be told ───────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", ["days", "months", "working_days"])
def test_an_end_before_the_start_is_said_to_be_one(name: str) -> None:
    assert contradiction(DERIVATIONS[name](SPELL, june(2), june(1)))
    assert not contradiction(DERIVATIONS[name](SPELL, june(2), june(2)))


@pytest.mark.parametrize("name", ["months", "working_days"])
def test_several_spells_have_no_months_and_no_working_days(name: str) -> None:
    assert contradiction(DERIVATIONS[name](SPELL, (june(1), june(20)), (june(9), june(30))))


@pytest.mark.parametrize("name", ["days", "months", "working_days"])
@pytest.mark.parametrize(
    ("ends", "missing"),
    [((None, june(1)), SPELL[:1]), ((june(1), None), SPELL[1:]), ((None, None), SPELL)],
)
def test_an_end_nobody_gave_is_asked_for(
    name: str, ends: tuple[date | None, date | None], missing: tuple[str, ...]
) -> None:
    assert DERIVATIONS[name](SPELL, *ends) == Unknown(missing)


# ── The first day that is known ───────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("first", "second", "known"),
    [(june(1), june(2), june(1)), (june(2), june(1), june(2)), (None, june(2), june(2))],
)
def test_the_other_day_stands_in_only_for_one_nobody_gave(
    first: date | None, second: date, known: date
) -> None:
    assert DERIVATIONS["first_known"](SPELL, first, second) == known


def test_without_either_day_both_are_asked_for() -> None:
    assert DERIVATIONS["first_known"](SPELL, None, None) == Unknown(SPELL)


# ── A day after another ───────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("day", "past"),
    [
        (june(15), 0),
        (june(16), 0),
        (june(17), 1),
        (date(2021, 7, 1), 15),
        (None, 0),
        ((june(1), june(18)), 2),
        ((june(18), june(1)), 2),
    ],
)
def test_how_far_the_last_day_lies_after_another(day: object, past: int) -> None:
    assert DERIVATIONS["days_past"](("tu_ngay", "kia"), day, june(16)) == past
