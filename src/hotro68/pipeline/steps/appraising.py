"""thamdinh: what people find of each file, by one person or by two who check each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from hotro68.casebook.entry import Entry
from hotro68.casebook.state import moves_data, moves_of
from hotro68.core.case import CaseFile, Move, Stage, move
from hotro68.core.catalogue import CHECKS_DIFFER, REASON_MISSING, TWO_PEOPLE_NEEDED
from hotro68.core.finding import Finding, Severity
from hotro68.core.source import Source
from hotro68.pipeline.steps.ground import Ground, legal, refused, too_early
from hotro68.pipeline.steps.receiving import Part, recorded
from hotro68.policy.pack import AppraisalReason, Pack
from hotro68.vietnamese.hamlets import hamlet_key
from hotro68.vietnamese.text import clean

ACT = "thamdinh"
CHECKS = "kiem"
"""Key of an entry's data: first checks that wait for the second person."""
ONE_NAME = "hai cột ghi cùng một người"


class Result(StrEnum):
    GOOD = "dat"
    FAIL = "khong-dat"
    MORE = "bo-sung"

    @property
    def label(self) -> str:
        return _SAID[self]

    @property
    def stage(self) -> Stage:
        return _STAGES[self]


_SAID = {Result.GOOD: "đạt", Result.FAIL: "không đạt", Result.MORE: "bổ sung"}
_STAGES = {
    Result.GOOD: Stage.PASSED,
    Result.FAIL: Stage.FAILED,
    Result.MORE: Stage.RETURNED,
}
_WAITING = frozenset({Stage.GOOD, Stage.WRONG, Stage.RETURNED, Stage.POSTED, Stage.REPAY_FIRST})


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person found of one file. reason: its id; note: in words of their own.

    second: told as the check of somebody else's appraisal.
    """

    key: str
    result: Result
    who: str = ""
    reason: str = ""
    note: str = ""
    at: Source = field(default_factory=lambda: Source("--hoso"))
    second: bool = False


@dataclass(frozen=True, slots=True)
class FirstCheck:
    """A check on record. evidence: that of the file checked."""

    key: str
    result: Result
    who: str
    reason: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What a step of appraising enters: files moved, and checks that wait for a second one."""

    moves: tuple[Move, ...]
    checks: tuple[FirstCheck, ...]

    @property
    def data(self) -> dict[str, Any]:
        kept = [
            [one.key, one.result.value, one.who, one.reason, one.evidence]
            for one in self.checks
        ]
        return {"doi": moves_data(self.moves), CHECKS: kept}


def waiting(ground: Ground) -> tuple[CaseFile, ...]:
    """The files that wait for their appraisal."""
    passed = passed_files(ground)
    return tuple(f for f in ground.carried if f.stage in _WAITING and f.key not in passed)


def passed_files(ground: Ground) -> frozenset[str]:
    """Files whose last appraisal passed them as they still are, posted meanwhile or not."""
    last: dict[str, Move] = {}
    appraised = {Stage.PASSED, Stage.FAILED, Stage.RETURNED, Stage.REJECTED}
    for entry in ground.entries:
        last |= {one.key: one for one in moves_of(entry) if one.to in appraised}
    return frozenset(
        key
        for key, one in last.items()
        if one.to is Stage.PASSED
        and key in ground.files
        and ground.files[key].evidence == one.evidence
    )


def open_checks(entries: Iterable[Entry]) -> dict[str, FirstCheck]:
    """First checks still waiting for the second person."""
    found: dict[str, FirstCheck] = {}
    for entry in entries:
        for key, result, who, reason, evidence in entry.data.get(CHECKS, ()):
            found[key] = FirstCheck(key, Result(result), who, reason, evidence)
        for one in moves_of(entry):
            found.pop(one.key, None)
    return found


def appraise(ground: Ground, verdicts: Iterable[Opinion]) -> tuple[Appraisal, list[Finding]]:
    """Nothing counts when a finding is an error."""
    by_file: dict[str, list[Opinion]] = {}
    for one in verdicts:
        by_file.setdefault(one.key, []).append(one)
    bench = _Bench(ground, passed_files(ground), open_checks(ground.entries))
    judged = [bench.judge(ground.files[key], told) for key, told in by_file.items()]
    moves = tuple(one.moved for one in judged if one.moved)
    findings = [finding for one in judged for finding in one.findings]
    places = {key: told[0].at for key, told in by_file.items()}
    findings += legal(ground, moves, places)
    return Appraisal(moves, tuple(one.check for one in judged if one.check)), findings


def too_soon(ground: Ground, appraisal: Appraisal, day: date) -> list[Finding]:
    """Nobody appraises what has not come in: the first list of a hamlet and policy counts."""
    keys = {one.key for one in appraisal.moves} | {one.key for one in appraisal.checks}
    parts = {(hamlet_key(f.hamlet), f.policy) for f in ground.carried if f.key in keys}
    came: dict[Part, date] = {}
    for one in recorded(ground.entries):
        came |= dict.fromkeys(one.parts - came.keys(), one.entry.stamp.day)
    cause = max((came[part] for part in parts & came.keys()), default=day)
    return [too_early(day, "Thẩm định", cause, "nhận danh sách")] if day < cause else []


def is_grave(findings: Iterable[Finding]) -> bool:
    return any(finding.code.severity is Severity.ERROR for finding in findings)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What comes of the verdicts on one file: a move, or a check, or what is wrong."""

    moved: Move | None = None
    check: FirstCheck | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Bench:
    """passed: keys of files already passed. checks: those that wait for the second person."""

    ground: Ground
    passed: frozenset[str]
    checks: Mapping[str, FirstCheck]

    def judge(self, file: CaseFile, told: Sequence[Opinion]) -> _Judged:
        findings = tuple(f for one in told for f in _faults(self.ground, file, one))
        if findings:
            return _Judged(findings=findings)
        checks = [_check(self.ground.pack, file, one) for one in told]
        if self._is_known(file, checks):
            return _Judged()
        authority = self.ground.pack.authority_of(file.policy)
        recheck = authority is not None and authority.recheck is not None
        if not recheck and len(told) == 1:
            return _Judged(self._moved(file, checks))
        return self._weigh(file, checks, told[-1].at)

    def _weigh(self, file: CaseFile, said: list[FirstCheck], at: Source) -> _Judged:
        """Two people who agree move the file; one alone leaves a check."""
        if not all(one.who for one in said):
            return _Judged(findings=(_not_two(self.ground, file, at, "còn thiếu tên"),))
        before = self.checks.get(file.key)
        known = [before] if before is not None and before.evidence == file.evidence else []
        checks = _newest([*known, *said])
        if len(checks) == 1:
            if len(said) > 1:
                return _Judged(findings=(_not_two(self.ground, file, at, ONE_NAME),))
            return _Judged(check=None if checks[0] == before else checks[0])
        if checks[-1].result is not checks[-2].result:
            return _Judged(findings=(_differ(self.ground, file, checks[-2:], at),))
        return _Judged(self._moved(file, checks[-2:]))

    def _is_known(self, file: CaseFile, checks: Sequence[FirstCheck]) -> bool:
        """The sheet is read again, and says of the file what already stands on record."""
        if file.key in self.checks or len({one.result for one in checks}) != 1:
            return False
        if checks[0].result is Result.GOOD:
            return file.key in self.passed
        now = self._moved(file, checks)
        return file.step > 0 and (file.stage, file.reason) == (now.to, now.reason)

    def _moved(self, file: CaseFile, checks: Sequence[FirstCheck]) -> Move:
        """The entitlement counts again, also after a decision that gave nothing."""
        reasons = dict.fromkeys(one.reason for one in checks if one.reason)
        who = ", ".join(one.who for one in checks if one.who)
        entitled = self.ground.listed.get(file.key, file).amount
        told = move(file, checks[0].result.stage, amount=entitled, reason="; ".join(reasons))
        return replace(told, ref=f"thẩm định: {who}" if who else "")


def _differ(
    ground: Ground, file: CaseFile, checks: Sequence[FirstCheck], at: Source
) -> Finding:
    first, second = checks
    data = {
        "file": ground.named(file),
        "first": first.who,
        "one": first.result.label,
        "second": second.who,
        "other": second.result.label,
    }
    return Finding(CHECKS_DIFFER, at, data)


def _newest(checks: Iterable[FirstCheck]) -> list[FirstCheck]:
    """One check a person: what somebody says later takes the place of what they said before."""
    found: dict[str, FirstCheck] = {}
    for one in checks:
        found.pop(_person(one.who), None)
        found[_person(one.who)] = one
    return list(found.values())


def _person(who: str) -> str:
    return clean(who).casefold()


def _check(pack: Pack, file: CaseFile, told: Opinion) -> FirstCheck:
    known = next((r.text for r in pack.file.reasons if r.id == told.reason), told.reason)
    reason = ": ".join(filter(None, (known, told.note)))
    return FirstCheck(file.key, told.result, told.who, reason, file.evidence)


def _faults(ground: Ground, file: CaseFile, told: Opinion) -> Iterator[Finding]:
    if told.result is Result.GOOD:
        listed = ground.listed.get(file.key, file)
        if not listed.amount:
            stands = listed.stage.label
            problem = f"máy xét «{stands}», chưa được khoản nào: sửa danh sách rồi gộp lại"
            yield refused(ground, file, told.at, problem, told.result.stage)
        return
    reasons = {one.id: one for one in ground.pack.file.reasons}
    if problem := _reason_fault(told, reasons):
        data = {"file": ground.named(file), "problem": problem}
        yield Finding(REASON_MISSING, told.at, data)


def _reason_fault(told: Opinion, reasons: Mapping[str, AppraisalReason]) -> str:
    label = told.result.label
    if not told.reason and (reasons or not told.note):
        return f"ghi «{label}» mà chưa ghi lý do"
    if not reasons:
        return ""
    reason = reasons.get(told.reason)
    fitting = [one.id for one in reasons.values() if told.result.value in one.results]
    if reason is None or reason.id not in fitting:
        choices = ", ".join(fitting)
        return f"lý do «{told.reason}» không dùng cho «{label}»; cần một trong: {choices}"
    if reason.note and not told.note:
        return f"lý do «{reason.text}» phải ghi thêm bằng lời"
    return ""


def _not_two(ground: Ground, file: CaseFile, at: Source, problem: str) -> Finding:
    roles = ground.pack.roles_of(file.policy)
    data = {
        "file": ground.named(file),
        "lead": (roles.lead if roles else "") or "người thẩm định",
        "recheck": (roles.recheck if roles else "") or "người thứ hai",
        "problem": problem,
    }
    return Finding(TWO_PEOPLE_NEEDED, at, data)
