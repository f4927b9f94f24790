"""How far the files of each hamlet and policy have come, and on which days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from hotro68.casebook.entry import Entry
from hotro68.casebook.state import moves_of
from hotro68.core.case import CaseFile, Stage
from hotro68.pipeline.steps.receiving import ACT as RECEIVE
from hotro68.pipeline.steps.receiving import LIST
from hotro68.vietnamese.collation import text_key
from hotro68.vietnamese.hamlets import hamlet_key

APPRAISED, POSTED, SUBMITTED = "tham_dinh", "niem_yet", "trinh"
DECIDED, PUBLISHED, PAID = "quyet_dinh", "cong_khai", "chi"
MILESTONES = (APPRAISED, POSTED, SUBMITTED, DECIDED, PUBLISHED, PAID)
LABELS = {
    APPRAISED: "thẩm định",
    POSTED: "niêm yết dự kiến",
    SUBMITTED: "trình",
    DECIDED: "quyết định",
    PUBLISHED: "niêm yết kết quả",
    PAID: "chi",
}
_REACHED: Mapping[Stage, str] = {
    Stage.PASSED: APPRAISED,
    Stage.FAILED: APPRAISED,
    Stage.RETURNED: APPRAISED,
    Stage.POSTED: POSTED,
    Stage.SUBMITTED: SUBMITTED,
    Stage.APPROVED: DECIDED,
    Stage.REJECTED: DECIDED,
    Stage.PUBLISHED: PUBLISHED,
    Stage.PAID: PAID,
}
CLOSED = frozenset(
    {Stage.FAILED, Stage.DOUBLE, Stage.OPTED_OUT, Stage.REJECTED, Stage.PAID, Stage.GIVEN_BACK}
)
"""Stages from which nothing more is expected of a file."""


@dataclass(frozen=True, slots=True)
class Reached:
    """So many files of a group have come to a milestone; last: the newest day of it."""

    count: int = 0
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The files of one hamlet and policy. received: its newest list, None when unknown."""

    hamlet: str
    policy: str
    files: tuple[CaseFile, ...]
    received: date | None = None
    reached: Mapping[str, Reached] = field(default_factory=dict)

    @property
    def amount(self) -> int:
        return sum(file.amount for file in self.files)

    @property
    def waiting(self) -> int:
        """Files that wait for a correction or an answer."""
        return sum(file.stage in {Stage.WRONG, Stage.RETURNED} for file in self.files)

    @property
    def open(self) -> int:
        return sum(file.stage not in CLOSED for file in self.files)


Days = Mapping[str, Mapping[str, date]]
"""Key of a file → milestone → the newest day it came there."""


def days_of(files: Mapping[str, CaseFile], entries: Iterable[Entry]) -> Days:
    """A file whose facts have changed since stands at the beginning again."""
    found: dict[str, dict[str, date]] = defaultdict(dict)
    for entry in entries:
        for one in moves_of(entry):
            milestone = _REACHED.get(one.to)
            if milestone and one.key in files and files[one.key].step:
                found[one.key][milestone] = entry.stamp.day
    return found


def received_days(entries: Iterable[Entry]) -> dict[tuple[str, str], date]:
    """(key of a hamlet, policy) → the day its newest list was taken in."""
    return {
        (hamlet, policy): entry.stamp.day
        for entry in entries
        if entry.act == RECEIVE
        for hamlet, policy in (entry.data.get(LIST) or {}).get("phan", ())
    }


def groups_of(files: Mapping[str, CaseFile], entries: Iterable[Entry]) -> tuple[Group, ...]:
    """Every file in exactly one group, hamlets in Vietnamese order."""
    steps = tuple(entries)
    days, received = days_of(files, steps), received_days(steps)
    members: dict[tuple[str, str], list[CaseFile]] = defaultdict(list)
    for file in files.values():
        members[hamlet_key(file.hamlet), file.policy].append(file)
    groups = [
        Group(some[0].hamlet, part[1], tuple(some), received.get(part), _reached(some, days))
        for part, some in members.items()
    ]
    return tuple(sorted(groups, key=lambda one: (text_key(one.hamlet), one.policy)))


def _reached(files: Iterable[CaseFile], days: Days) -> dict[str, Reached]:
    found: dict[str, list[date]] = defaultdict(list)
    for file in files:
        for milestone, day in days.get(file.key, {}).items():
            found[milestone].append(day)
    return {name: Reached(len(some), max(some)) for name, some in found.items()}
