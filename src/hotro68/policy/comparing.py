"""Two states of the rules side by side: what changes for people, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hotro68.core.message import shown
from hotro68.policy.assess import Rulebook
from hotro68.policy.comparing_papers import procedure_changes
from hotro68.policy.compiled import PaidLine, PolicyText
from hotro68.policy.hearing import told
from hotro68.policy.schema import Condition, Parameter
from hotro68.policy.strict import Check, holding
from hotro68.policy.wording import Guide
from hotro68.vietnamese.numbers import grouped


@dataclass(frozen=True, slots=True)
class Change:
    """One difference of one policy; an empty side is nothing there."""

    policy: str
    what: str
    before: str
    after: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class _Side:
    """One policy in one of the two rulebooks."""

    text: PolicyText
    guide: Guide


def compare(first: Rulebook, second: Rulebook) -> list[Change]:
    """Every difference between two rulebooks, each on its own deciding day."""
    order = dict.fromkeys((*first.pack.file.policies, *second.pack.file.policies))
    return [change for policy in order for change in _policy(policy, first, second)]


def _policy(policy: str, first: Rulebook, second: Rulebook) -> Iterator[Change]:
    before, after = _side(policy, first), _side(policy, second)
    states = ["không có" if side is None else "có hiệu lực" for side in (before, after)]
    if states[0] != states[1]:
        yield Change(policy, "Chính sách", *states)
    if before is None or after is None:
        return
    yield from _figures(policy, before.text, after.text)
    yield from _conditions(policy, before.text, after.text)
    yield from _lines(policy, before, after)
    for change in procedure_changes(before.guide, after.guide):
        yield Change(policy, *change)


def _side(policy: str, book: Rulebook) -> _Side | None:
    """None when the policy is not there, or not in force on the book's day."""
    if policy not in book.pack.policies:
        return None
    text = book.text(policy, book.day)
    return _Side(text, Guide(book.pack, text.policy, book.day)) if text.in_force else None


def _figures(policy: str, before: PolicyText, after: PolicyText) -> Iterator[Change]:
    for name, parameter in after.policy.parameters.items():
        old, new = before.figures.get(name), after.figures.get(name)
        if old != new:
            dated = parameter.on(after.day)
            was, becomes = (_measured(parameter, value) for value in (old, new))
            yield Change(policy, parameter.label, was, becomes, dated.ref if dated else "")


def _measured(parameter: Parameter, value: int | date | None) -> str:
    """`1.500.000 đồng`, `15%`, `01/04/2021`; empty where there is no such figure."""
    if not isinstance(value, int):
        return "" if value is None else shown(value)
    return grouped(value) + ("%" if parameter.unit == "%" else f" {parameter.unit}")


def _conditions(policy: str, before: PolicyText, after: PolicyText) -> Iterator[Change]:
    old = {clause.condition.id: clause.condition for clause in before.clauses}
    new = {clause.condition.id: clause.condition for clause in after.clauses}
    replaced = {one.replaces for one in new.values() if one.id not in old}
    for name in dict.fromkeys((*old, *new)):
        was, becomes = old.get(name), new.get(name)
        if becomes is None and name in replaced:
            continue  # told with the condition that takes its place
        if was is None and becomes is not None and becomes.replaces is not None:
            was = old.get(becomes.replaces)
        if _asked(was, before) == _asked(becomes, after):
            continue
        condition = becomes or was
        assert condition is not None
        words = (_stated(was, before), _stated(becomes, after))
        yield Change(policy, "Điều kiện", *words, ref=condition.ref)


def _asked(condition: Condition | None, text: PolicyText) -> tuple[object, ...]:
    """What a condition truly asks on the day: its checks in force."""
    if condition is None:
        return ()
    checks = (_signed(check, text) for check in condition.checks)
    return (condition.id, condition.kind, condition.then, *checks)


def _signed(check: Check, text: PolicyText) -> tuple[object, ...] | None:
    if not check.in_force(text.day):
        return None
    return (check.field, check.op, check.value, check.values, check.parameter)


def _stated(condition: Condition | None, text: PolicyText) -> str:
    """What a condition needs; one not met may be asked about instead of refused."""
    if condition is None:
        return ""
    words = told(condition.needs or condition.otherwise, text.figures)
    return f"{words} Không thì phải hỏi." if condition.then == "ask" else words


def _lines(policy: str, before: _Side, after: _Side) -> Iterator[Change]:
    old = {paid.line.label: paid for paid in before.text.lines}
    new = {paid.line.label: paid for paid in after.text.lines}
    for label in dict.fromkeys((*old, *new)):
        was, becomes = old.get(label), new.get(label)
        sides = _given(was, before.guide), _given(becomes, after.guide)
        if sides[0] != sides[1]:
            yield Change(policy, label, *sides, _ref(was, becomes, after.text.day))


def _given(paid: PaidLine | None, guide: Guide) -> str:
    """Who gets a line: its checks in force, in words."""
    if paid is None:
        return ""
    between = " và " if paid.line.when_all else " hoặc "
    cases = between.join(guide.case(check) for check in holding(paid.line.checks, guide.day))
    return cases or "mọi người đủ điều kiện"


def _ref(was: PaidLine | None, becomes: PaidLine | None, day: date) -> str:
    """The articles of its questions where they have their own, else that of the line."""
    paid = becomes or was
    assert paid is not None
    own = (check.ref for check in holding(paid.line.checks, day) if check.ref)
    return "; ".join(dict.fromkeys(own)) or paid.ref
