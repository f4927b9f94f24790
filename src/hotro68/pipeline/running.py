"""The clocks that run in a case: the plan, the postings, each policy's own chain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hotro68.casebook.entry import Entry
from hotro68.casebook.settings import Deadlines
from hotro68.casebook.state import moves_of
from hotro68.core.case import CaseFile, Stage
from hotro68.core.office import Decision
from hotro68.pipeline.milestones import DECIDED, SUBMITTED, Group
from hotro68.pipeline.paying import decisions_of
from hotro68.pipeline.posting import FROM, KIND, POST
from hotro68.pipeline.steps.ground import Ground
from hotro68.policy.clocks import Timer, chain_timers, plan_timers, posting_timer
from hotro68.policy.pack import Pack
from hotro68.policy.schema import Policy

RESULT = "ketqua"
_NEVER_SENT = frozenset({Stage.FAILED, Stage.DOUBLE, Stage.OPTED_OUT})


@dataclass(frozen=True, slots=True)
class Clock:
    """A timer of the case and what it is about, in words. decision: whose posting it times."""

    timer: Timer
    what: str
    decision: Decision | None = None


def own_days(pack: Pack, told: Deadlines) -> dict[str, date]:
    """The commune's own days, by the deadline that they stand for."""
    named = {"nhan": told.thon_nop, "totrinh": told.xa_trinh}
    return {
        deadline.id: day
        for deadline in pack.deadlines
        for step in deadline.steps
        if (day := named.get(step)) is not None
    }


def plan_clocks(
    pack: Pack, told: Deadlines, groups: Iterable[Group], lists_in: date | None
) -> Iterator[Clock]:
    """lists_in: the day the last hamlet's list came, None while one is missing."""
    settled = _settled(tuple(groups))
    done = {
        deadline.id: day
        for deadline in pack.deadlines
        if (day := lists_in if "nhan" in deadline.steps else settled) is not None
    }
    for timer in plan_timers(pack.deadlines, own_days(pack, told), done):
        yield Clock(timer, timer.what)


def _settled(groups: tuple[Group, ...]) -> date | None:
    """The day the last file came to its end; None while one is on its way."""
    if not groups or any(group.open for group in groups):
        return None
    days = [one.last for group in groups for one in group.reached.values()]
    return max((day for day in days if day is not None), default=None)


def posting_clocks(ground: Ground) -> Iterator[Clock]:
    """One for each decision that approved somebody."""
    found: dict[Decision, set[str]] = {}
    for key, one in decisions_of(ground.entries).items():
        found.setdefault(one.decision, set()).add(key)
    for decision in sorted(found, key=lambda one: (one.day, one.number)):
        done = _published(decision, ground.entries, found[decision], ground.files)
        timer = posting_timer(decision.day, ground.pack.file.posting, done)
        what = f"Niêm yết kết quả của quyết định {decision.number}"
        yield Clock(timer, what, decision)


def _published(
    decision: Decision,
    entries: Iterable[Entry],
    keys: set[str],
    files: Mapping[str, CaseFile],
) -> date | None:
    """The first day on which its people hung on a board; None while some are still to."""
    if any(files[key].stage is Stage.APPROVED for key in keys & files.keys()):
        return None
    posted = [e for e in entries if e.act == POST and e.data.get(KIND) == RESULT]
    since = [(_hung(entry), entry) for entry in posted if _hung(entry) >= decision.day]
    own = [day for day, entry in since if any(m.key in keys for m in moves_of(entry))]
    return min(own or [day for day, _ in since], default=None)


def _hung(entry: Entry) -> date:
    told = entry.data.get(FROM)
    return told if isinstance(told, date) else entry.stamp.day


def law_clocks(pack: Pack, group: Group) -> Iterator[Clock]:
    """The steps of a policy's own law, from the day the hamlet's list was taken in.

    A step is told once what it is counted from has happened.
    """
    policy = pack.policies[group.policy]
    if not policy.clock or group.received is None:
        return
    done = _steps_done(policy, group, pack)
    event = next(step.after for step in policy.clock if step.starts)
    for timer in chain_timers(policy.clock, event, group.received, done):
        if not timer.projected or timer.done is not None:
            what = f"{policy.public.label}, {group.hamlet}: {pack.body(timer.who)} {timer.what}"
            yield Clock(timer, what)


def _steps_done(policy: Policy, group: Group, pack: Pack) -> dict[str, date]:
    """The commune's own steps end when its files are sent on, the decider's when decided."""
    sent, decided = _whole(group, SUBMITTED), _whole(group, DECIDED)
    authority = pack.authority_of(policy.id)
    done: dict[str, date] = {}
    for step in policy.clock:
        if pack.file.bodies[step.who].level == "xa" and sent is not None:
            done[step.id] = sent
        if authority and step.who == authority.decide and decided is not None:
            done[step.id] = decided
    return done


def _whole(group: Group, milestone: str) -> date | None:
    """The day on which the last file that can come to a milestone came there."""
    reached = group.reached.get(milestone)
    due = sum(file.stage not in _NEVER_SENT for file in group.files)
    return reached.last if reached is not None and reached.count >= due else None
