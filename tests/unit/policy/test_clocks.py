"""Deadlines, five days of posting, and chains of working days, to the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.policy.clocks import (
    Timer,
    chain_timers,
    last_before,
    plan_timers,
    posting_timer,
    urgency,
)
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack, Posting
from hotro68.vietnamese.calendar import after_working_days, is_working_day

DAYS = st.dates(date(2021, 1, 1), date(2023, 12, 31))


@pytest.fixture(scope="module")
def pack() -> Pack:
    loaded, findings = load_pack()
    assert loaded is not None, findings
    return loaded


def household_chain(pack: Pack, start: date, done: dict[str, date]) -> list[Timer]:
    clock = pack.policies["ho-kinh-doanh"].clock
    return list(chain_timers(clock, "nhan-ho-so", start, done))


def test_before_the_twentieth_means_the_nineteenth_at_last() -> None:
    assert last_before(date(2021, 7, 20)) == date(2021, 7, 19)


def test_the_plan_is_late_from_its_own_day_on(pack: Pack) -> None:
    lists, paying = plan_timers(pack.file.deadlines, {}, {})
    assert (lists.late(date(2021, 7, 14)), lists.late(date(2021, 7, 15))) == (0, 1)
    assert (paying.late(date(2021, 7, 19)), paying.left(date(2021, 7, 19))) == (0, 0)
    assert paying.late(date(2021, 8, 16)) == 28
    assert not lists.is_over(date(2021, 7, 14))
    assert lists.is_over(date(2021, 7, 15))


def test_a_deadline_met_late_stays_as_late_as_it_was(pack: Pack) -> None:
    done = {"thon-gui-danh-sach": date(2021, 7, 17)}
    lists, _ = plan_timers(pack.file.deadlines, {}, done)
    assert lists.late(date(2021, 9, 1)) == 3
    assert not lists.is_over(date(2021, 9, 1))


def test_the_commune_may_name_its_own_day(pack: Pack) -> None:
    lists, _ = plan_timers(pack.file.deadlines, {"thon-gui-danh-sach": date(2021, 8, 1)}, {})
    assert lists.last == date(2021, 7, 31)
    assert lists.ref == ""


def test_a_decision_of_the_sixteenth_is_posted_by_the_twenty_first(pack: Pack) -> None:
    timer = posting_timer(date(2021, 8, 16), pack.file.posting)
    assert timer.last == date(2021, 8, 21)
    assert (timer.late(date(2021, 8, 21)), timer.late(date(2021, 8, 22))) == (0, 1)


def test_five_days_of_posting_run_through_the_national_day() -> None:
    timer = posting_timer(date(2021, 8, 31), Posting(latest_days=5, ref="x"))
    assert timer.last == date(2021, 9, 5)


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        # 2/9 and 3/9/2021 are the National Day holiday, then a weekend.
        (date(2021, 9, 1), 1, date(2021, 9, 6)),
        (date(2021, 8, 31), 3, date(2021, 9, 7)),
        # Tết 2022: from 31/1 to 4/2, between two weekends.
        (date(2022, 1, 28), 1, date(2022, 2, 7)),
        (date(2022, 1, 27), 2, date(2022, 2, 7)),
        (date(2022, 1, 31), 3, date(2022, 2, 9)),
        # 30/4 and 1/5/2022 fall on a weekend: the 2nd and the 3rd are off instead.
        (date(2022, 4, 29), 1, date(2022, 5, 4)),
        # 1/5/2021 is a Saturday: Monday the 3rd is off instead.
        (date(2021, 4, 29), 1, date(2021, 5, 4)),
        # Monday 29/4/2019 was off and made up for on Saturday 4/5/2019.
        (date(2019, 4, 26), 1, date(2019, 5, 2)),
        (date(2019, 5, 3), 1, date(2019, 5, 4)),
    ],
)
def test_working_days_skip_holidays_and_count_days_made_up_for(
    start: date, count: int, last: date
) -> None:
    assert after_working_days(start, count) == last


def test_the_chain_of_household_businesses_is_three_two_two_two(pack: Pack) -> None:
    timers = household_chain(pack, date(2021, 7, 16), {})
    assert [(one.who, one.last) for one in timers] == [
        ("ubnd-xa", date(2021, 7, 21)),
        ("chi-cuc-thue", date(2021, 7, 23)),
        ("ubnd-huyen", date(2021, 7, 27)),
        ("ubnd-tinh", date(2021, 7, 29)),
    ]
    assert [one.projected for one in timers] == [False, True, True, True]


def test_the_chain_crosses_the_national_day(pack: Pack) -> None:
    lasts = [one.last for one in household_chain(pack, date(2021, 8, 31), {})]
    assert lasts == [date(2021, 9, day) for day in (7, 9, 13, 15)]


def test_the_chain_crosses_tet(pack: Pack) -> None:
    lasts = [one.last for one in household_chain(pack, date(2022, 1, 26), {})]
    assert lasts == [date(2022, 2, day) for day in (7, 9, 11, 15)]


def test_a_step_begins_on_the_day_the_one_before_was_done(pack: Pack) -> None:
    done = {"xac-nhan": date(2021, 7, 19)}
    timers = household_chain(pack, date(2021, 7, 16), done)
    assert timers[0].late(date(2021, 8, 1)) == 0
    assert (timers[1].start, timers[1].last) == (date(2021, 7, 19), date(2021, 7, 21))
    assert not timers[1].projected


def test_a_working_clock_is_late_in_working_days(pack: Pack) -> None:
    first = household_chain(pack, date(2021, 8, 27), {})[0]  # a Friday; last good day 1/9
    assert first.last == date(2021, 9, 1)
    assert first.late(date(2021, 9, 6)) == 1  # four days of rest lie between
    assert first.left(date(2021, 8, 30)) == 2


def test_what_is_over_stands_first_and_what_is_met_last() -> None:
    def timer(name: str, last: int, done: int = 0) -> Timer:
        met = date(2021, 7, done) if done else None
        return Timer(name, "", date(2021, 7, last), "", done=met)

    timers = [timer("met", 1, 1), timer("soon", 25), timer("over", 18), timer("longer", 10)]
    ordered = sorted(timers, key=lambda one: urgency(one, date(2021, 7, 20)))
    found = [one.id for one in ordered]
    assert found == ["longer", "over", "soon", "met"]


@given(DAYS, st.integers(1, 15))
def test_the_last_of_some_working_days_is_one_itself(start: date, count: int) -> None:
    last = after_working_days(start, count)
    assert is_working_day(last)
    timer = Timer("x", "", last, "", start=start, working=True)
    assert timer.left(start) == count
    assert timer.late(last) == 0
    assert timer.late(after_working_days(last, 1)) == 1


@given(DAYS, DAYS)
def test_a_clock_is_never_left_and_late_at_once(last: date, day: date) -> None:
    for working in (False, True):
        timer = Timer("x", "", last, "", working=working)
        assert not (timer.left(day) and timer.late(day))
        assert (timer.late(day) > 0) <= (day > last)
        assert timer.late(day + timedelta(days=9)) >= timer.late(day)
