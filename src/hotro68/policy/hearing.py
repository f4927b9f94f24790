"""How each condition of a policy stood for one claim: met, not met, unknown, or confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hotro68.core.claim import Claim
from hotro68.core.message import names_in, render
from hotro68.policy.assess import values_of
from hotro68.policy.compiled import Clause, PolicyText, Values
from hotro68.policy.operators import Unknown

NOT_THIS_CASE = "Không thuộc trường hợp: "


class State(StrEnum):
    MET = "đạt"
    UNMET = "không đạt"
    UNKNOWN = "chưa rõ"
    CONFIRMED = "thôn xác nhận"
    APART = "không áp dụng"


@dataclass(frozen=True, slots=True)
class Verdict:
    """words: what the condition needs, or what is wrong when it is not met."""

    state: State
    words: str
    ref: str


def verdicts(claim: Claim, text: PolicyText) -> list[Verdict]:
    """One for each condition in force, in the order of the rules."""
    values = values_of(claim, text)
    return [_verdict(clause, claim, text, values) for clause in text.clauses]


def _verdict(clause: Clause, claim: Claim, text: PolicyText, values: Values) -> Verdict:
    state = _state(clause, claim, text, values)
    condition = clause.condition
    template = condition.otherwise
    if state is not State.UNMET:
        # a condition that only sends to a person is told by the case it is not
        template = condition.needs or f"{NOT_THIS_CASE}{condition.otherwise}"
    words = {**dict.fromkeys(names_in(template), "…"), **text.figures}
    words |= {name: value for name, value in values.items() if value is not None}
    return Verdict(state, render(template, words), condition.ref)


def _state(clause: Clause, claim: Claim, text: PolicyText, values: Values) -> State:
    if clause.when is not None and clause.when.ask(values) is False:
        return State.APART
    answer = clause.ask(values)
    if type(answer) is not Unknown:
        return State.MET if answer else State.UNMET
    behind = {fact for name in answer.fields for fact in text.behind.get(name, (name,))}
    missing = {fact for fact in behind if values.get(fact) is None}
    return State.CONFIRMED if missing and missing <= claim.unlisted else State.UNKNOWN
