"""Two states of the rules side by side: what changes for people, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hotro68.core.message import names_in, render, shown
from hotro68.policy.assess import Rulebook
from hotro68.policy.compiled import PaidLine, PolicyText
from hotro68.policy.schema import Check, Condition


@dataclass(frozen=True, slots=True)
class Change:
    """One difference of one policy; an empty side is nothing there."""

    policy: str
    what: str
    before: str
    after: str
    ref: str = ""


def compare(first: Rulebook, second: Rulebook) -> list[Change]:
    """Every difference between two rulebooks, each on its own deciding day."""
    order = dict.fromkeys((*first.pack.file.policies, *second.pack.file.policies))
    return [change for policy in order for change in _policy(policy, first, second)]


def _policy(policy: str, first: Rulebook, second: Rulebook) -> Iterator[Change]:
    texts = [
        book.text(policy, book.day) if policy in book.pack.policies else None
        for book in (first, second)
    ]
    states = [
        "có hiệu lực" if text is not None and text.in_force else "không có" for text in texts
    ]
    if states[0] != states[1]:
        yield Change(policy, "Chính sách", *states)
    before, after = texts
    if before is None or after is None or not (before.in_force and after.in_force):
        return
    yield from _figures(policy, before, after)
    yield from _conditions(policy, before, after)
    yield from _lines(policy, before, after)


def _figures(policy: str, before: PolicyText, after: PolicyText) -> Iterator[Change]:
    for name, parameter in after.policy.parameters.items():
        old, new = before.figures.get(name), after.figures.get(name)
        if old != new:
            dated = parameter.on(after.day)
            money = parameter.unit == "đồng"
            was, becomes = (shown(value, money=money) for value in (old, new))
            yield Change(policy, parameter.label, was, becomes, dated.ref if dated else "")


def _conditions(policy: str, before: PolicyText, after: PolicyText) -> Iterator[Change]:
    old = {clause.condition.id: clause.condition for clause in before.clauses}
    new = {clause.condition.id: clause.condition for clause in after.clauses}
    for name in dict.fromkeys((*old, *new)):
        was, becomes = old.get(name), new.get(name)
        if _asked(was, before) == _asked(becomes, after):
            continue
        condition = becomes or was
        assert condition is not None
        words = (told(was, before), told(becomes, after))
        yield Change(policy, "Điều kiện", *words, ref=condition.ref)


def _asked(condition: Condition | None, text: PolicyText) -> tuple[object, ...]:
    """What a condition truly asks on the day: its checks in force."""
    if condition is None:
        return ()
    checks = (_signed(check, text) for check in condition.checks)
    return (condition.kind, condition.then, *checks)


def _signed(check: Check, text: PolicyText) -> tuple[object, ...] | None:
    if not check.in_force(text.day):
        return None
    return (check.field, check.op, check.value, check.values, check.parameter)


def told(condition: Condition | None, text: PolicyText) -> str:
    """A condition in words: what it needs, else what is said when it is not met."""
    if condition is None:
        return ""
    template = condition.needs or condition.otherwise
    unknown = dict.fromkeys(names_in(template), "…")
    return render(template, {**unknown, **text.figures})


def _lines(policy: str, before: PolicyText, after: PolicyText) -> Iterator[Change]:
    old = {paid.line.label: _given(paid, before) for paid in before.lines}
    new = {paid.line.label: _given(paid, after) for paid in after.lines}
    refs = {paid.line.label: paid.ref for paid in (*before.lines, *after.lines)}
    for label in dict.fromkeys((*old, *new)):
        sides = old.get(label, ""), new.get(label, "")
        if sides[0] != sides[1]:
            yield Change(policy, label, *sides, refs[label])


def _given(paid: PaidLine, text: PolicyText) -> str:
    """Who gets a line: its checks in force, in words."""
    labels = {name: spec.label for name, spec in text.fields.items()}
    labels |= {name: spec.label for name, spec in text.policy.derived.items()}
    checks = [check for check in paid.line.checks if check.in_force(text.day)]
    between = " và " if paid.line.when_all else " hoặc "
    who = between.join(labels[check.field].lower() for check in checks)
    return f"theo {who}" if who else "mọi người đủ điều kiện"
