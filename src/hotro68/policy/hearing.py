"""How each condition of a policy stood for one claim: met, not met, unknown, or confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hotro68.core.claim import Claim
from hotro68.core.message import names_in, render
from hotro68.policy.compiled import Clause, PolicyText, Test
from hotro68.policy.derived import Values
from hotro68.policy.operators import Unknown


class State(StrEnum):
    MET = "đạt"
    UNMET = "không đạt"
    UNKNOWN = "chưa rõ"
    CONFIRMED = "thôn xác nhận"
    APART = "không áp dụng"


@dataclass(frozen=True, slots=True)
class Heard:
    """needs: what the condition wants. fault: what is wrong when it is not met.

    facts: the facts of the claim that it looks at.
    """

    id: str
    state: State
    needs: str
    fault: str
    ref: str
    facts: tuple[str, ...]


def verdicts(claim: Claim, text: PolicyText, values: Values) -> list[Heard]:
    """One for each condition in force, in the order of the rules."""
    known = {name: value for name, value in values.items() if value is not None}
    return [_verdict(clause, claim, text, known) for clause in text.clauses]


def _verdict(clause: Clause, claim: Claim, text: PolicyText, values: Values) -> Heard:
    condition = clause.condition
    return Heard(
        condition.id,
        _state(clause, claim, text, values),
        told(text.dialect.say(condition.needs), text.figures),
        told(text.dialect.say(condition.otherwise), {**text.figures, **values}),
        condition.ref,
        facts_behind((test.field for test in clause.tests), text),
    )


def told(template: str, known: Mapping[str, object]) -> str:
    """A sentence of the rules, with a gap for what is not known."""
    return render(template, {**dict.fromkeys(names_in(template), "…"), **known})


def facts_behind(names: Iterator[str], text: PolicyText) -> tuple[str, ...]:
    """The facts a list holds: a derived one stands for those it comes from."""
    facts = (fact for name in names for fact in text.behind.get(name, (name,)))
    return tuple(dict.fromkeys(facts))


def facts_of_line(label: str, text: PolicyText, values: Values) -> tuple[str, ...]:
    """The facts that give one line of the amount, and those it is multiplied by."""
    paid = next(paid for paid in text.lines if paid.line.label == label)
    counted = [name for name in (paid.line.add, paid.line.times) if name in values]
    return facts_behind(iter([*counted, *_telling(paid.tests, values)]), text)


def _telling(tests: tuple[Test, ...], values: Values) -> Iterator[str]:
    return (test.field for test in tests if test.ask(values) is True)


def sum_is_known(text: PolicyText, values: Values) -> bool:
    """Whether every line of the amount can be told, whatever the conditions say."""
    for paid in text.lines:
        given = paid.given(values)
        needed = [name for name in (paid.line.add, paid.line.times) if name in values]
        if type(given) is Unknown or (given and not _counted(needed, values)):
            return False
    return True


def _counted(names: list[str], values: Values) -> bool:
    return all(type(values[name]) is int for name in names)


def _state(clause: Clause, claim: Claim, text: PolicyText, values: Values) -> State:
    if clause.when is not None and clause.when.ask(values) is False:
        return State.APART
    answer = clause.ask(values)
    if type(answer) is not Unknown:
        return State.MET if answer else State.UNMET
    behind = {fact for name in answer.fields for fact in text.behind.get(name, (name,))}
    missing = {fact for fact in behind if values.get(fact) is None}
    return State.CONFIRMED if missing and missing <= claim.unlisted else State.UNKNOWN
