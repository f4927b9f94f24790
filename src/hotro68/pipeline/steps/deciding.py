"""pheduyet: a decision entered; who is approved, cut or changed, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hotro68.casebook.entry import Entry
from hotro68.casebook.moving import DECISION
from hotro68.casebook.state import moves_data, moves_of
from hotro68.core.case import CaseFile, Move, Stage, move
from hotro68.core.catalogue import (
    ANSWER_CONTRADICTS,
    BAD_OPTION,
    DECIDED_OTHERWISE,
    DECISION_ENTERED,
    DECISION_UNKNOWN,
    NOT_YET,
    REASON_MISSING,
    WRONG_AUTHORITY,
)
from hotro68.core.finding import Finding
from hotro68.core.office import Decision
from hotro68.core.source import Source
from hotro68.pipeline.steps.bodies import bodies_meant, unknown_body
from hotro68.pipeline.steps.ground import (
    Ground,
    before_appraised,
    last_day,
    legal,
    refused,
    too_early,
)
from hotro68.pipeline.steps.submitting import submitted
from hotro68.vietnamese.numbers import grouped

ACT = DECISION
PLACE = Source("hotro68 pheduyet")
_DECIDED = (Stage.APPROVED, Stage.REJECTED)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the decision says of one file. amount: when it is not the one submitted."""

    key: str
    approved: bool
    amount: int | None = None
    reason: str = ""
    at: Source = field(default_factory=lambda: PLACE)


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """What a decision enters. amends: number of the decision it changes, else empty."""

    decision: Decision
    moves: tuple[Move, ...]
    left: int
    amends: str = ""

    def of(self, stage: Stage) -> tuple[Move, ...]:
        return tuple(one for one in self.moves if one.to is stage)

    @property
    def amount(self) -> int:
        return sum(one.amount for one in self.of(Stage.APPROVED))

    def data(self, round_: str) -> dict[str, Any]:
        decision = self.decision
        amends = {"sua": self.amends} if self.amends else {}
        told = (
            f"số {decision.number}: duyệt {len(self.of(Stage.APPROVED))} hồ sơ,"
            f" {grouped(self.amount)} đồng; không duyệt {len(self.of(Stage.REJECTED))}"
        )
        return {
            "so": decision.number,
            "ngay": decision.day,
            "co_quan": decision.by,
            "dot": round_,
            **amends,
            "doi": moves_data(self.moves),
            "ghi_chu": told,
        }


@dataclass(frozen=True, slots=True)
class Scope:
    """The files a decision may speak of. by: id of the body that decides them."""

    files: tuple[CaseFile, ...]
    by: str


def decisions(entries: Iterable[Entry]) -> dict[str, tuple[Entry, frozenset[str]]]:
    """Number → the first step that entered it, and the files it is the newest decision of."""
    first: dict[str, Entry] = {}
    newest: dict[str, str] = {}
    for entry in entries:
        if entry.act == DECISION and entry.data.get("so"):
            number = entry.data["so"]
            first.setdefault(number, entry)
            newest |= {one.key: number for one in moves_of(entry) if one.to in _DECIDED}
    keys = {number: {key for key, of in newest.items() if of == number} for number in first}
    return {number: (entry, frozenset(keys[number])) for number, entry in first.items()}


def scope_of(ground: Ground, by: str, amends: str = "") -> tuple[Scope | None, list[Finding]]:
    """The files that wait for a decision of this office, or stand under the one amended."""
    files, findings = _open(ground, amends)
    if findings:
        return None, findings
    deciders = {
        file.policy: authority.decide
        for file in files
        if (authority := ground.pack.authority_of(file.policy)) is not None
    }
    meant = bodies_meant(ground.pack, by) if by else frozenset(deciders.values())
    if not meant:
        return None, [unknown_body(ground.pack, "--co-quan", by, frozenset(deciders.values()))]
    right = meant & frozenset(deciders.values())
    if not right:
        return None, list(_wrong(ground, deciders, by))
    if len(right) > 1:
        return None, [_which(ground, right)]
    (one,) = right
    return Scope(tuple(f for f in files if deciders.get(f.policy) == one), one), []


def _open(ground: Ground, amends: str) -> tuple[list[CaseFile], list[Finding]]:
    if not amends:
        found = [file for file in ground.carried if file.stage is Stage.SUBMITTED]
        return found, [] if found else [_nothing_submitted()]
    known = decisions(ground.entries)
    if amends in known:
        return [file for file in ground.carried if file.key in known[amends][1]], []
    told = f"đã nhập: {', '.join(known)}" if known else "chưa nhập quyết định nào"
    data = {"number": amends, "known": told}
    return [], [Finding(DECISION_UNKNOWN, Source("--sua-quyet-dinh"), data)]


def _nothing_submitted() -> Finding:
    data = {
        "problem": "Không có hồ sơ nào đã trình mà chưa có quyết định",
        "advice": "Trình trước: hotro68 totrinh. Quyết định cho cả lần tổng hợp, không qua"
        " thẩm định, tờ trình trong máy: hotro68 chitra lap --so … --ngay …",
    }
    return Finding(NOT_YET, PLACE, data)


def _wrong(ground: Ground, deciders: Mapping[str, str], by: str) -> Iterator[Finding]:
    for policy, decide in deciders.items():
        authority = ground.pack.authority_of(policy)
        data = {
            "wrong": by,
            "policy": ground.pack.policies[policy].name,
            "decide": ground.pack.body(decide),
        }
        ref = authority.ref if authority else ""
        yield Finding(WRONG_AUTHORITY, Source("--co-quan"), data, ref=ref)


def _which(ground: Ground, bodies: Iterable[str]) -> Finding:
    named = ", ".join(sorted(ground.pack.body(name) for name in bodies))
    data = {"where": "--co-quan", "problem": f"hồ sơ đang chờ nhiều cơ quan, ghi một: {named}"}
    return Finding(BAD_OPTION, Source("--co-quan"), data)


@dataclass(frozen=True, slots=True)
class DecisionToEnter:
    """The decision to enter. rest: files not spoken of are approved as submitted."""

    decision: Decision
    amends: str = ""
    rest: bool = False


def decide(
    ground: Ground, scope: Scope, order: DecisionToEnter, rulings: Iterable[Ruling]
) -> tuple[DecisionEntry, list[Finding]]:
    """Nothing counts when a finding is an error; notes tell who was cut or changed."""
    told = {one.key: one for one in rulings}
    findings = list(_order_faults(ground, scope, order))
    bench = _bench(ground, scope, order)
    spoken = [file.key for file in scope.files if file.key in told or order.rest]
    moves: list[Move] = []
    for key in dict.fromkeys((*spoken, *told)):
        ruling = told.get(key) or Ruling(key, approved=True)
        one, said = bench.rule(ground.files[key], ruling)
        findings += said
        moves += [one] if one else []
    findings += legal(ground, moves, {one.key: one.at for one in told.values()})
    left = sum(f.stage is Stage.SUBMITTED for f in scope.files) - len(moves)
    return DecisionEntry(order.decision, tuple(moves), max(left, 0), order.amends), findings


@dataclass(frozen=True, slots=True)
class _Bench:
    """open: keys the decision may speak of. said: keys this decision, or the amended, has."""

    ground: Ground
    open: frozenset[str]
    said: frozenset[str]
    submitted: Mapping[str, int]

    def rule(self, file: CaseFile, ruling: Ruling) -> tuple[Move | None, list[Finding]]:
        amount = self.submitted.get(file.key, file.amount)
        faults = list(_ruling_faults(self.ground, file, ruling, amount))
        if faults:
            return None, faults
        moved = _move(file, ruling, amount)
        if file.key in self.said and _stands(file, moved):
            return None, []
        if file.key not in self.open:
            problem = f"đang «{file.stage.label}», không thuộc quyết định này"
            return None, [refused(self.ground, file, ruling.at, problem, moved.to)]
        return moved, list(_otherwise(self.ground, file, ruling, (amount, moved.amount)))


def _bench(ground: Ground, scope: Scope, order: DecisionToEnter) -> _Bench:
    known = decisions(ground.entries)
    numbers = {order.decision.number, order.amends} & known.keys()
    return _Bench(
        ground,
        frozenset(file.key for file in scope.files),
        frozenset(key for number in numbers for key in known[number][1]),
        {key: one.amount for key, (one, _) in submitted(ground.entries).items()},
    )


def _stands(file: CaseFile, moved: Move) -> bool:
    """The sheet is read again and says what is on record."""
    rejected = file.stage is Stage.REJECTED
    return rejected == (moved.to is Stage.REJECTED) and file.amount == moved.amount


def _order_faults(ground: Ground, scope: Scope, order: DecisionToEnter) -> Iterator[Finding]:
    decision = order.decision
    known = decisions(ground.entries).get(decision.number)
    if known is not None and (order.amends or known[0].data["ngay"] != decision.day):
        entry = known[0]
        data = {"number": decision.number, "day": entry.data["ngay"], "step": entry.number}
        yield Finding(DECISION_ENTERED, Source("--so"), data)
    cause = last_day(ground, [file.key for file in scope.files], Stage.SUBMITTED)
    if cause is not None and decision.day < cause[0]:
        yield too_early(decision.day, f"Quyết định {decision.number}", cause[0], "trình")
    else:
        what = f"Quyết định {decision.number}"
        yield from before_appraised(ground, scope.files, decision.day, what)
    before = decisions(ground.entries).get(order.amends)
    if before is not None and decision.day < before[0].data["ngay"]:
        what = f"quyết định {order.amends}"
        yield too_early(
            decision.day, f"Quyết định {decision.number}", before[0].data["ngay"], what
        )


def _ruling_faults(
    ground: Ground, file: CaseFile, ruling: Ruling, amount: int
) -> Iterator[Finding]:
    named = ground.named(file)
    given = ruling.amount
    if not ruling.approved and given:
        problem = f"ghi không duyệt mà lại ghi số tiền {grouped(given)}"
        yield Finding(ANSWER_CONTRADICTS, ruling.at, {"file": named, "problem": problem})
    if ruling.approved and given is not None and given <= 0:
        problem = f"ghi duyệt mà số tiền là {grouped(given)}"
        yield Finding(ANSWER_CONTRADICTS, ruling.at, {"file": named, "problem": problem})
    changed = not ruling.approved or given not in {None, amount}
    if changed and not ruling.reason:
        what = "không duyệt" if not ruling.approved else "số tiền khác số trình"
        data = {"file": named, "problem": f"{what} mà chưa ghi lý do"}
        yield Finding(REASON_MISSING, ruling.at, data)


def _move(file: CaseFile, ruling: Ruling, amount: int) -> Move:
    to = Stage.APPROVED if ruling.approved else Stage.REJECTED
    decided = (amount if ruling.amount is None else ruling.amount) if ruling.approved else 0
    return move(file, to, amount=decided, reason=ruling.reason)


def _otherwise(
    ground: Ground, file: CaseFile, ruling: Ruling, amounts: tuple[int, int]
) -> Iterator[Finding]:
    before, decided = amounts
    if decided != before:
        data = {
            "file": ground.named(file),
            "submitted": grouped(before),
            "decided": grouped(decided),
            "reason": ruling.reason,
        }
        yield Finding(DECIDED_OTHERWISE, ruling.at, data)
