"""The clocks of a case: what must be done by which day, and how many days are left or over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hotro68.policy.pack import Deadline, Posting
from hotro68.policy.procedure import Clock, chain
from hotro68.vietnamese.calendar import after_working_days, count_working_days

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Timer:
    """One clock. last: the last good day. done: the day it was met, None while it runs.

    who: a body of the pack, empty when the plan names none. start: what it is counted from.
    working: its days are working days. projected: what it is counted from has not happened.
    """

    id: str
    what: str
    last: date
    ref: str
    who: str = ""
    start: date | None = None
    working: bool = False
    done: date | None = None
    projected: bool = False

    def late(self, day: date) -> int:
        """Days over, on the day it was met or on `day`; 0 in time."""
        end = self.done or day
        if self.working:
            return count_working_days(self.last + _A_DAY, end)
        return max(0, (end - self.last).days)

    def left(self, day: date) -> int:
        """Days still to come after `day`, the last good day included; 0 on it."""
        if self.working:
            return count_working_days(day + _A_DAY, self.last)
        return max(0, (self.last - day).days)

    def is_over(self, day: date) -> bool:
        """Still running, and late."""
        return self.done is None and day > self.last


def last_before(day: date) -> date:
    """`before 20/7`: the 19th is the last good day."""
    return day - _A_DAY


def plan_timers(
    deadlines: Iterable[Deadline], own: Mapping[str, date], done: Mapping[str, date]
) -> tuple[Timer, ...]:
    """By deadline: own is the day the commune names instead, done the day it was met."""
    return tuple(
        Timer(
            one.id,
            one.what,
            last_before(own.get(one.id, one.before)),
            "" if one.id in own else one.ref,
            done=done.get(one.id),
        )
        for one in deadlines
    )


def posting_timer(decided: date, posting: Posting, done: date | None = None) -> Timer:
    """Calendar days from the decision: of the 16th, the 21st is the last good day."""
    last = decided + timedelta(days=posting.latest_days)
    return Timer("niem-yet", "niêm yết kết quả", last, posting.ref, start=decided, done=done)


def chain_timers(
    clock: Clock, event: str, start: date, done: Mapping[str, date]
) -> Iterator[Timer]:
    """The steps that run one after the other once `event` has happened on `start`.

    A step begins when the one before it ended; while that is still to come, on its last good
    day at the earliest.
    """
    ends: dict[str, tuple[date, bool]] = {event: (start, False)}
    for step in chain(clock, event, start):
        begun, projected = ends[step.after]
        last = (
            after_working_days(begun, step.days)
            if step.working
            else begun + timedelta(days=step.days)
        )
        met = done.get(step.id)
        ends[step.id] = (met or last, projected or met is None)
        yield Timer(
            step.id,
            step.what,
            last,
            step.ref,
            step.who,
            begun,
            step.working,
            met,
            projected,
        )


def urgency(one: Timer, day: date) -> tuple[object, ...]:
    """To sort by: the longest over first, then by their last day, the met ones last."""
    return (one.done is not None, not one.is_over(day), one.last, one.id)
