from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.vietnamese.calendar import (
    after_working_days,
    count_working_days,
    holidays_of,
    is_working_day,
)

DATES = st.dates(date(2020, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    "day",
    [
        date(2021, 5, 3),
        date(2021, 9, 2),
        date(2021, 9, 3),
        date(2022, 1, 31),
        date(2022, 2, 1),
        date(2022, 2, 2),
        date(2022, 2, 3),
        date(2022, 2, 4),
    ],
)
def test_the_holidays_of_the_programme_are_no_working_days(day: date) -> None:
    assert day.weekday() < 5
    assert not is_working_day(day)
    assert day in holidays_of(day.year)


@pytest.mark.parametrize("day", [date(2021, 5, 4), date(2021, 9, 1), date(2022, 2, 7)])
def test_the_weekdays_beside_a_holiday_are_worked(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize("day", [date(2021, 7, 17), date(2021, 7, 18)])
def test_nobody_works_on_saturday_and_sunday(day: date) -> None:
    assert not is_working_day(day)


@pytest.mark.parametrize(
    ("received", "count", "due"),
    [
        (date(2021, 8, 16), 3, date(2021, 8, 19)),
        (date(2021, 8, 19), 2, date(2021, 8, 23)),
        (date(2021, 8, 21), 1, date(2021, 8, 23)),
        (date(2021, 9, 1), 2, date(2021, 9, 7)),
        (date(2022, 1, 28), 1, date(2022, 2, 7)),
        (date(2021, 8, 16), 0, date(2021, 8, 16)),
    ],
)
def test_the_first_counted_day_is_the_one_after_receipt(
    received: date, count: int, due: date
) -> None:
    assert after_working_days(received, count) == due


def test_days_that_run_backwards_are_none() -> None:
    assert count_working_days(date(2021, 8, 17), date(2021, 8, 16)) == 0


@given(DATES, st.integers(1, 40))
def test_the_due_day_is_worked_and_so_many_days_away(day: date, count: int) -> None:
    due = after_working_days(day, count)
    assert is_working_day(due)
    assert count_working_days(day + timedelta(days=1), due) == count
