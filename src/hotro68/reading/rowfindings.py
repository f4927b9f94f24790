"""What there is to say about one row, once its facts are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from hotro68.core.catalogue import (
    BIRTH_IMPOSSIBLE,
    BLANK_CELL,
    FORMULA_UNCOUNTED,
    LOST_ZERO,
    NAME_MISSING,
    NAME_ODD,
    NUMBER_MISSING,
    WRONG_ID_LENGTH,
)
from hotro68.core.claim import WRONG_NUMBER, Claim, Fact
from hotro68.core.finding import Code, Finding
from hotro68.reading.faults import Fault, seen
from hotro68.reading.identity import (
    fits_row,
    impossible_birth,
    is_contradicted,
    may_be_child,
    number_findings,
    odd_name,
)
from hotro68.reading.periods import period_finding
from hotro68.reading.rowplan import BIRTH, NAME, NUMBER, Plan
from hotro68.vietnamese.cccd import LENGTH
from hotro68.vietnamese.dates import PartDate
from hotro68.vietnamese.idnumber import read_number


def settle_doubts(facts: dict[str, Fact], faults: Iterable[Fault]) -> list[Fault]:
    """A zero is put back only where the number then fits the rest of its row."""
    settled = [_believed(facts, one) if one.code is LOST_ZERO else one for one in faults]
    for one in settled:
        if one.code is WRONG_ID_LENGTH and one.key == NUMBER:
            facts[WRONG_NUMBER] = read_number(one.value).digits
    return settled


def _believed(facts: dict[str, Fact], fault: Fault) -> Fault:
    restored = fault.kept or ""
    if len(restored) != LENGTH or fits_row(restored, facts):
        return fault
    facts[fault.key] = None
    return fault.recoded(WRONG_ID_LENGTH)


def nameless(plan: Plan, row: int, claim: Claim) -> Finding:
    """Why a row with data is no claim."""
    error = plan.errors.get(row, {}).get(NAME)
    if error is not None:
        return _error_finding(plan, claim, NAME, str(error))
    return Finding(NAME_MISSING, claim.cell(NAME), field=NAME)


def findings_of(
    plan: Plan, row: int, claim: Claim, faults: Iterable[Fault]
) -> Iterator[Finding]:
    """In the order: cells that say nothing, cells that cannot be read, cells that disagree.

    Most rows have none of these: nothing is built before a cheap look says that it is needed.
    """
    if row in plan.errors or row in plan.asked:
        yield from _blank_findings(plan, row, claim)
    if not claim.number and NUMBER in plan.columns:
        yield from _missing_number(plan, row, claim)
    for fault in faults:
        yield fault.finding(claim.cell(fault.key), plan.fields[fault.key].label)
    if problem := odd_name(claim.name):
        yield _at(plan, row, claim, (NAME, NAME_ODD, problem))
    if is_contradicted(claim.facts):
        yield from number_findings(claim, plan.raw(row))
    for period in plan.periods:
        if not period.is_sound(claim.facts):
            yield period_finding(claim, plan.raw(row), period)


def _blank_findings(plan: Plan, row: int, claim: Claim) -> Iterator[Finding]:
    for key, error in plan.errors.get(row, {}).items():
        yield _error_finding(plan, claim, key, str(error))
    for key in plan.asked.get(row, ()):
        spec = plan.fields[key]
        data = {"label": spec.label, "question": spec.question}
        yield Finding(BLANK_CELL, claim.cell(key), data, field=key)


def _error_finding(plan: Plan, claim: Claim, key: str, shown: str) -> Finding:
    data = {"label": plan.fields[key].label}
    return Finding(FORMULA_UNCOUNTED, claim.cell(key), data, field=key, value=shown)


def _missing_number(plan: Plan, row: int, claim: Claim) -> Iterator[Finding]:
    if plan.cell(NUMBER, row) is not None or NUMBER in plan.errors.get(row, {}):
        return
    if not may_be_child(claim.facts, plan.place.latest):
        yield Finding(NUMBER_MISSING, claim.cell(NUMBER), {"name": claim.name}, field=NUMBER)


def _at(plan: Plan, row: int, claim: Claim, told: tuple[str, Code, str]) -> Finding:
    key, code, problem = told
    value = seen(plan.cell(key, row))
    return Finding(code, claim.cell(key), {"problem": problem}, field=key, value=value)


def doubtful_birth(
    plan: Plan, row: int, claim: Claim, facts: dict[str, Fact]
) -> Iterator[Finding]:
    """An impossible birth is forgotten: nothing may be reckoned from it."""
    birth = facts.get(BIRTH)
    if type(birth) is not PartDate:
        return
    problem = impossible_birth(birth, plan.place.latest or _last_day(facts))
    if problem:
        facts[BIRTH] = None
        yield _at(plan, row, claim, (BIRTH, BIRTH_IMPOSSIBLE, problem))


def _last_day(facts: Mapping[str, Fact]) -> date | None:
    """For a list without a deciding day: nobody is born after the last day of the row."""
    return max((fact for fact in facts.values() if type(fact) is date), default=None)
