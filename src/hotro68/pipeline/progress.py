"""The dashboard: how far each list is, which clocks run, who is missing, what stays open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hotro68.casebook.entry import Entry
from hotro68.casebook.moving import MERGE
from hotro68.casebook.register import Item, Register
from hotro68.casebook.settings import HamletNamed, Settings
from hotro68.casebook.supervision import Thresholds
from hotro68.core.case import CaseFile
from hotro68.core.catalogue import (
    CLOCK_NEAR,
    CLOCK_OVER,
    FEW_LISTED,
    HAMLET_NOT_NAMED,
    LIST_NOT_IN,
    RESULT_NOT_POSTED,
    SIGNED_NOT_PAID,
)
from hotro68.core.finding import Finding, worded
from hotro68.core.source import Source
from hotro68.pipeline.milestones import Group, groups_of, received_days
from hotro68.pipeline.paying import SHEETS, register_of
from hotro68.pipeline.registering import late_entries
from hotro68.pipeline.running import Clock, law_clocks, own_days, plan_clocks, posting_clocks
from hotro68.pipeline.steps.ground import Ground
from hotro68.pipeline.steps.submitting import fallen_out
from hotro68.policy.clocks import plan_timers, urgency
from hotro68.policy.pack import Deadline, Pack
from hotro68.vietnamese.hamlets import hamlet_key

PLACE = Source("hotro68 tiendo")


@dataclass(frozen=True, slots=True)
class HamletState:
    """A hamlet of the commune. received: the day of its first list, None when unknown.

    listed: it has people in the lists. late: days over the deadline, of a list that is missing
    or came late.
    """

    name: str
    listed: bool
    received: date | None
    late: int
    people: int
    households: int | None = None


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A payout sheet that was drawn and of which nobody has told the outcome of some rows."""

    sheet: int
    place: str
    day: date
    rows: int


@dataclass(frozen=True, slots=True)
class OpenItem:
    register: Register
    item: Item


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything the dashboard tells, on a day."""

    day: date
    groups: tuple[Group, ...]
    clocks: tuple[Clock, ...]
    hamlets: tuple[HamletState, ...]
    unsettled: tuple[Unsettled, ...]
    open_items: tuple[OpenItem, ...]
    questions: int
    held: tuple[CaseFile, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What the dashboard is drawn from. entries of the ground: the standing ones."""

    ground: Ground
    every_entry: tuple[Entry, ...]
    settings: Settings
    thresholds: Thresholds
    registers: Mapping[str, tuple[Register, tuple[Item, ...]]]
    day: date

    @property
    def pack(self) -> Pack:
        return self.ground.pack


def progress_of(view: View) -> Progress:
    ground, day = view.ground, view.day
    files = {file.key: file for file in ground.carried}
    groups = groups_of(files, ground.entries)
    hamlets = tuple(_hamlets(view, groups))
    running = _clocks(view, groups, hamlets)
    clocks = tuple(sorted(running, key=lambda one: (*urgency(one.timer, day), one.what)))
    unsettled = tuple(_unsettled(view))
    open_items = tuple(
        OpenItem(register, item)
        for register, items in view.registers.values()
        for item in items
        if item.is_open
    )
    return Progress(
        day,
        groups,
        clocks,
        hamlets,
        unsettled,
        open_items,
        len(ground.merged.asked),
        tuple(file for file in files.values() if file.held),
        tuple(worded(_findings(view, clocks, hamlets, unsettled), view.pack.dialect)),
    )


def _clocks(
    view: View, groups: tuple[Group, ...], hamlets: tuple[HamletState, ...]
) -> Iterator[Clock]:
    yield from plan_clocks(view.pack, view.settings.han, groups, _lists_in(view, hamlets))
    yield from posting_clocks(view.ground)
    for group in groups:
        yield from law_clocks(view.pack, group)


def _lists_in(view: View, hamlets: tuple[HamletState, ...]) -> date | None:
    """A list nobody recorded was there on the day of the first merge at the latest."""
    if not hamlets or not all(one.listed or one.received for one in hamlets):
        return None
    merges = [entry.stamp.day for entry in view.ground.entries if entry.act == MERGE]
    return max(one.received or min(merges) for one in hamlets)


# ── hamlets ──────────────────────────────────────────────────────────────────────────────
def _received(view: View, groups: tuple[Group, ...]) -> list[HamletState]:
    named = view.settings.thon or tuple(
        HamletNamed(ten=name)
        for name in dict.fromkeys(group.hamlet for group in groups)
        if name
    )
    return [_hamlet(one, view, groups) for one in named]


def _hamlet(named: HamletNamed, view: View, groups: tuple[Group, ...]) -> HamletState:
    key = hamlet_key(named.ten)
    own = [group for group in groups if hamlet_key(group.hamlet) == key]
    taken_in = received_days(view.ground.entries).items()
    days = [day for (hamlet, _), day in taken_in if hamlet == key]
    received = min(days, default=None)
    people = len({file.person for group in own for file in group.files})
    late = _late(view, received) if received or not own else 0
    return HamletState(named.ten, bool(own), received, late, people, named.so_ho)


def _late(view: View, received: date | None) -> int:
    done = {one.id: received for one in view.pack.deadlines if received is not None}
    for timer in plan_timers(
        _list_deadlines(view.pack), own_days(view.pack, view.settings.han), done
    ):
        return timer.late(view.day)
    return 0


def _list_deadlines(pack: Pack) -> tuple[Deadline, ...]:
    return tuple(one for one in pack.deadlines if "nhan" in one.steps)


def _hamlets(view: View, groups: tuple[Group, ...]) -> Iterator[HamletState]:
    """Missing first, the latest on top; then in the order of the settings."""
    yield from sorted(_received(view, groups), key=lambda one: (one.listed, -one.late))


# ── payout sheets ────────────────────────────────────────────────────────────────────────
def _unsettled(view: View) -> Iterator[Unsettled]:
    register = register_of(view.every_entry)
    days = {
        sheet["number"]: entry.stamp.day
        for entry in view.every_entry
        for sheet in entry.data.get(SHEETS, ())
    }
    for sheet in register.live:
        rows = len(register.open_lines(sheet))
        yield Unsettled(sheet.number, sheet.place, days[sheet.number], rows)


# ── findings ─────────────────────────────────────────────────────────────────────────────
def _findings(
    view: View,
    clocks: tuple[Clock, ...],
    hamlets: tuple[HamletState, ...],
    unsettled: tuple[Unsettled, ...],
) -> Iterator[Finding]:
    for clock in clocks:
        yield from _clock_finding(clock, view)
    yield from _hamlet_findings(view, hamlets)
    yield from _sheet_findings(view, unsettled)
    yield from fallen_out(view.ground)
    for register, items in view.registers.values():
        yield from late_entries(register, items, view.day)


def _clock_finding(clock: Clock, view: View) -> Iterator[Finding]:
    timer, day = clock.timer, view.day
    unit = "ngày làm việc" if timer.working else "ngày"
    data = {"what": clock.what, "last": timer.last}
    if timer.done is not None:
        return
    if timer.is_over(day) and clock.decision is not None:
        told = {"number": clock.decision.number, "decided": clock.decision.day}
        late = {"late": timer.late(day), "last": timer.last}
        yield Finding(RESULT_NOT_POSTED, PLACE, {**told, **late}, ref=timer.ref)
    elif timer.is_over(day):
        late = {"late": f"{timer.late(day)} {unit}"}
        yield Finding(CLOCK_OVER, PLACE, {**data, **late}, ref=timer.ref)
    elif timer.left(day) <= view.thresholds.near_days:
        left = {"left": f"{timer.left(day)} {unit}"}
        yield Finding(CLOCK_NEAR, PLACE, {**data, **left}, ref=timer.ref)


def _hamlet_findings(view: View, hamlets: tuple[HamletState, ...]) -> Iterator[Finding]:
    for one in hamlets:
        if not one.listed and one.received is None and one.late:
            last = next(
                iter(
                    plan_timers(
                        _list_deadlines(view.pack), own_days(view.pack, view.settings.han), {}
                    )
                )
            ).last
            data = {"hamlet": one.name, "late": one.late, "last": last}
            yield Finding(LIST_NOT_IN, PLACE, data, ref=_list_deadlines(view.pack)[0].ref)
    yield from _few(view, hamlets)
    yield from _unnamed(view)


def _few(view: View, hamlets: tuple[HamletState, ...]) -> Iterator[Finding]:
    """Hamlets far below the commune's own rate; it needs the households of at least two."""
    counted = [one for one in hamlets if one.households and one.listed]
    households = sum(one.households or 0 for one in counted)
    people = sum(one.people for one in counted)
    if len(counted) < 2:  # noqa: PLR2004 - one hamlet is its own average
        return
    few = view.thresholds.few_people
    for one in counted:
        own = one.households or 0
        expected = people * own // households
        if (
            one.people * households * 100 < people * own * few.percent
            and expected - one.people >= few.missing
        ):
            data = {
                "hamlet": one.name,
                "people": one.people,
                "households": own,
                "usual": people * 100 // households,
            }
            yield Finding(FEW_LISTED, PLACE, data, ref=view.thresholds.ref)


def _unnamed(view: View) -> Iterator[Finding]:
    known = {hamlet_key(one.ten) for one in view.settings.thon}
    if not known:
        return
    hamlets = dict.fromkeys(file.hamlet for file in view.ground.carried)
    for name in hamlets:
        if hamlet_key(name) not in known:
            yield Finding(HAMLET_NOT_NAMED, Source("hotro68.yaml"), {"hamlet": name})


def _sheet_findings(view: View, unsettled: tuple[Unsettled, ...]) -> Iterator[Finding]:
    for one in unsettled:
        late = (view.day - one.day).days
        if late > view.thresholds.unsettled_days:
            data = {
                "sheet": one.sheet,
                "place": one.place,
                "day": one.day,
                "count": one.rows,
                "late": late,
            }
            yield Finding(SIGNED_NOT_PAID, PLACE, data, ref=view.thresholds.ref)
