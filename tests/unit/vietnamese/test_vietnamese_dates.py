from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.vietnamese.dates import PartDate, days_between, parse_birth, parse_date
from hotro68.vietnamese.unreadable import Unreadable, Why

DAY = date(2021, 7, 5)


@pytest.mark.parametrize(
    "typed",
    [
        DAY, datetime.combine(DAY, time(8, 30)), 44382, 44382.0, 44382.75, "44382",
        "5/7/2021",
        "05/07/2021", "5.7.2021", "05-07-2021", "5/7/21", "5.7.21", "5 / 7 / 2021",
        "5/7-2021",
        "5//7/2021", "5/7/2021 00:00", "05/07/2021 08:30:00", "5/7/2021 8h30", "2021-07-05",
        "2021-07-05 00:00:00", "2021-07-05T00:00:00", "2021/7/5", "ngày 5 tháng 7 năm 2021",
        "Ngày 05 tháng 7 năm 2021.", "05 tháng 07, 2021", "05-thg 7-21", "5-Jul-2021",
        "5-July-21", "05072021", "20210705", 20210705, "\xa05/7/2021\n", "５/７/２０２１",
        "5/7/2021.",
        "mùng 5 tháng 7 năm 2021", "5 7 2021",
    ],
)  # fmt: skip
def test_all_these_are_the_fifth_of_july(typed: object) -> None:
    assert parse_date(typed) == DAY
    assert parse_birth(typed, century_pivot=21) == PartDate(2021, 7, 5)


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        ("5/7/85", PartDate(1985, 7, 5)), ("5/7/21", PartDate(2021, 7, 5)),
        ("5/7/22", PartDate(1922, 7, 5)), ("1.3.00", PartDate(2000, 3, 1)),
        ("03/1985", PartDate(1985, 3)), ("3.1985", PartDate(1985, 3)),
        ("1985-03", PartDate(1985, 3)), ("tháng 3 năm 1985", PartDate(1985, 3)),
        ("T3/1985", PartDate(1985, 3)), ("1985", PartDate(1985)), (1985, PartDate(1985)),
        (1985.0, PartDate(1985)), ("Sinh năm 1985", PartDate(1985)),
        ("SN: 1985", PartDate(1985)), ("SN 5/3/1985", PartDate(1985, 3, 5)),
        ("sinh ngày 5-3-85", PartDate(1985, 3, 5)), ("00/00/1985", PartDate(1985)),
        ("…/…/1985", PartDate(1985)), ("--/03/1985", PartDate(1985, 3)),
        (31111, PartDate(1985, 3, 5)), (9131, PartDate(1924, 12, 30)),
        ("29/2/2000", PartDate(2000, 2, 29)),
    ],
)  # fmt: skip
def test_a_birth_is_as_exact_as_it_was_written(typed: object, birth: PartDate) -> None:
    assert parse_birth(typed) == birth


def test_the_pivot_of_two_digit_births_is_the_callers() -> None:
    assert parse_birth("5/7/22", century_pivot=22) == PartDate(2022, 7, 5)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("30/2/1985", Why.IMPOSSIBLE), ("31/4/2021", Why.IMPOSSIBLE),
        ("29/2/2021", Why.IMPOSSIBLE),
        ("13/13/1985", Why.IMPOSSIBLE), ("32/1/1985", Why.IMPOSSIBLE),
        ("5/0/1985", Why.IMPOSSIBLE),
        ("5/32/1985", Why.IMPOSSIBLE), ("03/25/1985", Why.AMBIGUOUS),
        ("1985-25-03", Why.AMBIGUOUS),
        ("khoảng 1950", Why.AMBIGUOUS), ("1950?", Why.AMBIGUOUS),
        ("1949-1950", Why.AMBIGUOUS),
        ("85", Why.AMBIGUOUS), ("050385", Why.AMBIGUOUS),
        (datetime.combine(date(1905, 6, 7), time()), Why.AMBIGUOUS),
        ("5/7/1899", Why.TOO_OLD), ("5/7/2101", Why.FUTURE),
        (date(1, 1, 1), Why.TOO_OLD), ("5/7/198", Why.LOST_DIGITS),
        ("5/7/2", Why.LOST_DIGITS),
        (5031985, Why.LOST_DIGITS), ("5/7", Why.INCOMPLETE), ("3/85", Why.INCOMPLETE),
        ("25 tuổi", Why.NOT_UNDERSTOOD), ("Nam", Why.NOT_UNDERSTOOD),
        (True, Why.NOT_UNDERSTOOD),
        (time(8, 30), Why.NOT_UNDERSTOOD), (float("nan"), Why.NOT_UNDERSTOOD),
        (float("inf"), Why.NOT_UNDERSTOOD), (-1, Why.NOT_UNDERSTOOD), (0, Why.NOT_UNDERSTOOD),
        (10**9, Why.NOT_UNDERSTOOD), ((), Why.NOT_UNDERSTOOD), (None, Why.BLANK),
        (" ", Why.BLANK),
    ],
)  # fmt: skip
@pytest.mark.parametrize("read", [parse_date, parse_birth])
def test_an_unclear_date_is_asked_about(read: object, typed: object, why: Why) -> None:
    assert callable(read)
    with pytest.raises(Unreadable) as asked:
        read(typed)
    assert asked.value.why is why
    assert asked.value.sentence


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1985", Why.INCOMPLETE), ("03/1985", Why.INCOMPLETE), ("00/00/1985", Why.INCOMPLETE),
        (1985, Why.INCOMPLETE), (60, Why.NOT_UNDERSTOOD), (9131, Why.NOT_UNDERSTOOD),
        ("5/7/98", Why.AMBIGUOUS),
    ],
)  # fmt: skip
def test_a_day_needs_all_its_parts(typed: object, why: Why) -> None:
    with pytest.raises(Unreadable) as asked:
        parse_date(typed)
    assert asked.value.why is why


@pytest.mark.parametrize("number", [1, 45, 85, 150, 3.1985])
def test_a_small_number_may_be_an_age_or_a_year_of_birth(number: float) -> None:
    with pytest.raises(Unreadable) as asked:
        parse_birth(number)
    assert asked.value.why is Why.AMBIGUOUS


def test_both_end_days_count() -> None:
    assert days_between(DAY, DAY) == 1
    assert days_between(date(2021, 7, 5), date(2021, 7, 25)) == 21
    assert days_between(date(2021, 7, 5), date(2021, 7, 4)) == 0


def test_a_part_date_covers_the_days_it_may_be() -> None:
    assert (PartDate(1985).earliest, PartDate(1985).latest) == (
        date(1985, 1, 1),
        date(1985, 12, 31),
    )
    assert PartDate(2000, 2).latest == date(2000, 2, 29)
    assert PartDate(1985, 3, 5).is_full
    assert not PartDate(1985, 3).is_full


@given(st.dates(date(1906, 1, 1), date(2099, 12, 31)))
def test_a_date_survives_printing_and_reading(day: date) -> None:
    for text in (f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day:%d%m%Y}", day.isoformat()):
        assert parse_date(text) == day
    birth = PartDate(day.year, day.month, day.day)
    for part in (birth, PartDate(day.year, day.month), PartDate(day.year)):
        assert parse_birth(str(part)) == parse_birth(part.isoformat()) == part


@given(
    st.one_of(
        st.text("0123456789/.- ngàythánmSN:?T", max_size=14),
        st.text(),
        st.floats(),
        st.integers(),
        st.integers(0, 100_000),
        st.datetimes(),
        st.times(),
        st.none(),
        st.binary(),
    )
)
def test_a_date_is_within_two_centuries_or_unreadable(value: object) -> None:
    for read in (parse_date, parse_birth):
        try:
            found = read(value)
        except Unreadable:
            continue
        assert 1900 <= found.year <= 2100
