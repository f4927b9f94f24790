"""totrinh: the files that passed go to the office that the rules name, nothing else does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hotro68.casebook.book import Book
from hotro68.casebook.entry import Entry
from hotro68.casebook.state import moves_data, moves_of
from hotro68.core.case import CaseFile, Move, Stage, move
from hotro68.core.catalogue import NOT_SETTLED, NOT_YET, SUBMITTED_GONE, WRONG_RECIPIENT
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.steps.appraising import passed_files
from hotro68.pipeline.steps.bodies import bodies_meant, unknown_body
from hotro68.pipeline.steps.ground import Ground, before_appraised, last_day, too_early
from hotro68.policy.pack import Authority
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.context import hamlet_name

ACT = "totrinh"
PLACE = Source("hotro68 totrinh")
NAMED = 3
"""How many of the files that block a submission are named."""
_BEFORE = frozenset(
    {
        *(Stage.GOOD, Stage.WRONG, Stage.RETURNED),
        *(Stage.REPAY_FIRST, Stage.PASSED, Stage.POSTED),
    }
)


@dataclass(frozen=True, slots=True)
class Sending:
    """What the clerk asked for. to: an office as typed. partial: the rest waits."""

    to: str = ""
    policies: tuple[str, ...] = ()
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """One letter: the files that go to one office. waiting: how many stay behind."""

    to: str
    files: tuple[CaseFile, ...]
    waiting: int = 0

    @property
    def amount(self) -> int:
        return sum(file.amount for file in self.files)

    @property
    def people(self) -> int:
        return len({file.person for file in self.files})

    @property
    def policies(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(file.policy for file in self.files))

    @property
    def moves(self) -> tuple[Move, ...]:
        return tuple(move(file, Stage.SUBMITTED) for file in self.files)

    def data(self, number: str, round_: str, to: str) -> dict[str, Any]:
        told = f"trình {to}: {len(self.files)} hồ sơ, {grouped(self.amount)} đồng"
        return {
            "gui": self.to,
            "so_trinh": number,
            "dot": round_,
            "tien": self.amount,
            "doi": moves_data(self.moves),
            "ghi_chu": told,
        }


def plan_submissions(
    ground: Ground, wanted: Sending
) -> tuple[tuple[Submission, ...], list[Finding]]:
    """One submission an office. Any finding stops all of them."""
    policies, findings = _policies(ground, wanted)
    if findings:
        return (), findings
    ready, left = _sort(ground, policies)
    if left and not wanted.partial:
        return (), _unsettled(ground, left)
    if not ready:
        return (), [_nothing(ground, policies)]
    offices = {name: authority.send_to for name, authority in policies.items()}
    found = tuple(
        Submission(
            to,
            tuple(file for file in ready if offices[file.policy] == to),
            sum(offices[file.policy] == to for file in left),
        )
        for to in dict.fromkeys(offices[file.policy] for file in ready)
    )
    return found, []


def too_soon(ground: Ground, submissions: Iterable[Submission], day: date) -> list[Finding]:
    """A letter cannot be older than what it tells."""
    files = [file for one in submissions for file in one.files]
    cause = last_day(ground, [file.key for file in files], Stage.PASSED)
    if cause is not None and day < cause[0]:
        return [too_early(day, "Tờ trình", cause[0], "thẩm định")]
    return before_appraised(ground, files, day, "Tờ trình")


def _policies(ground: Ground, wanted: Sending) -> tuple[dict[str, Authority], list[Finding]]:
    """The policies that go to the office asked for; all of them when none was."""
    pack = ground.pack
    named = wanted.policies or tuple(dict.fromkeys(file.policy for file in ground.carried))
    known = {name: found for name in named if (found := pack.authority_of(name)) is not None}
    if not wanted.to:
        return known, []
    meant = bodies_meant(pack, wanted.to)
    if not meant:
        among = frozenset(authority.send_to for authority in known.values())
        return {}, [unknown_body(pack, "--gui", wanted.to, among)]
    right = {name: one for name, one in known.items() if _reaches(ground, one, meant)}
    if right and (not wanted.policies or len(right) == len(known)):
        return right, []
    wrong = [one for name, one in known.items() if name not in right]
    return {}, [_wrong_office(ground, one, wanted.to) for one in wrong]


def _reaches(ground: Ground, authority: Authority, meant: frozenset[str]) -> bool:
    """The office itself; or the one that decides, when the office is of the same level."""
    bodies = ground.pack.file.bodies
    if authority.send_to in meant:
        return True
    level = bodies[authority.send_to].level
    return authority.decide in meant and bodies[authority.decide].level == level


def _wrong_office(ground: Ground, authority: Authority, wrong: str) -> Finding:
    pack = ground.pack
    data = {
        "policy": pack.policies[authority.policy].name,
        "right": pack.body(authority.send_to),
        "decide": pack.body(authority.decide),
        "wrong": wrong,
    }
    return Finding(WRONG_RECIPIENT, Source("--gui"), data, ref=authority.ref)


def _sort(
    ground: Ground, policies: Mapping[str, Authority]
) -> tuple[list[CaseFile], list[CaseFile]]:
    """Files that may go, and files that should and cannot yet."""
    passed = passed_files(ground)
    open_ones = [f for f in ground.carried if f.policy in policies and f.stage in _BEFORE]
    ready = [
        file
        for file in open_ones
        if file.key in passed
        and file.may_become(Stage.SUBMITTED)
        and not file.held
        and file.amount > 0
    ]
    keys = {file.key for file in ready}
    return ready, [file for file in open_ones if file.key not in keys]


def _unsettled(ground: Ground, left: Iterable[CaseFile]) -> list[Finding]:
    grouped_: dict[str, list[CaseFile]] = {}
    for file in left:
        grouped_.setdefault(file.policy, []).append(file)
    findings = []
    for policy, files in grouped_.items():
        named = "; ".join(_why(file) for file in files[:NAMED])
        more = f"; còn {len(files) - NAMED} hồ sơ nữa" if len(files) > NAMED else ""
        name = ground.pack.policies[policy].name
        data = {"count": len(files), "policy": name, "files": named + more}
        findings.append(Finding(NOT_SETTLED, PLACE, data))
    return findings


def _why(file: CaseFile) -> str:
    why = ", ".join(file.held.values()) or file.stage.label
    return f"{file.name}, {file.hamlet}: {why}"


def _nothing(ground: Ground, policies: Iterable[str]) -> Finding:
    names = ", ".join(ground.pack.policies[name].name for name in policies)
    problem = f"Không có hồ sơ nào đã thẩm định đạt mà chưa trình ({names or 'mọi chính sách'})"
    advice = "Thẩm định trước: hotro68 thamdinh"
    return Finding(NOT_YET, PLACE, {"problem": problem, "advice": advice})


def submitted(entries: Iterable[Entry]) -> dict[str, tuple[Move, Entry]]:
    """Key of a file → its newest submission and the step of it."""
    return {
        one.key: (one, entry)
        for entry in entries
        for one in moves_of(entry)
        if one.to is Stage.SUBMITTED
    }


def fallen_out(ground: Ground) -> list[Finding]:
    """People of submissions whose files no longer stand as submitted, and nothing decided."""
    last = {one.key: one.to for entry in ground.entries for one in moves_of(entry)}
    gone = {
        key: sent
        for key, sent in submitted(ground.entries).items()
        if last[key] is Stage.SUBMITTED
        and (key not in ground.files or ground.files[key].stage is not Stage.SUBMITTED)
    }
    claims = Book(ground.work).claims(gone)
    return [_fallen(*sent, claims.get(key)) for key, sent in gone.items()]


def _fallen(one: Move, entry: Entry, claim: Claim | None) -> Finding:
    data = {
        "name": one.name,
        "hamlet": hamlet_name(one.hamlet),
        "day": entry.stamp.day,
        "number": entry.number,
        "amount": grouped(one.amount),
    }
    return Finding(SUBMITTED_GONE, claim.source if claim else PLACE, data)
