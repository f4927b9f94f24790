"""A policy as it stood on one day, made ready to be asked about many claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hotro68.core.award import Line
from hotro68.core.dialect import USUAL, Dialect
from hotro68.policy.crosscheck import as_fact
from hotro68.policy.derived import Derivation, Values, behind, decisive
from hotro68.policy.facts import ARGUMENTS, DERIVATIONS, RESULTS
from hotro68.policy.operators import OPERATORS, Unknown
from hotro68.policy.procedure import Part
from hotro68.policy.schema import AmountLine, Condition, FieldSpec, Policy
from hotro68.policy.strict import Check, holding

_OPEN = frozenset({Unknown, tuple})


@dataclass(frozen=True, slots=True)
class Test:
    field: str
    holds: Callable[[Any, Any], bool | None]
    bound: Any

    def ask(self, values: Values) -> bool | Unknown:
        value = values.get(self.field)
        if value is None:
            return Unknown((self.field,))
        if type(value) is Unknown:
            return value
        if type(value) is tuple:
            # several spells: an answer only when it is the same for all of them
            answers = {self.holds(one, self.bound) for one in value}
            return answers.pop() is True if len(answers) == 1 else Unknown((self.field,))
        answer = self.holds(value, self.bound)
        return Unknown((self.field,)) if answer is None else answer


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition in force: how its tests combine, and when it counts.

    plain: the only test, where the condition is nothing else.
    """

    condition: Condition
    kind: str
    tests: tuple[Test, ...]
    when: Test | None
    plain: Test | None

    def plainly_holds(self, values: Values) -> bool:
        """The common case at little cost: one test of one known fact, and it holds."""
        test = self.plain
        if test is None:
            return False
        value = values.get(test.field)
        if value is None or type(value) in _OPEN:
            return False
        return test.holds(value, test.bound) is True

    def ask(self, values: Values) -> bool | Unknown:
        """Kleene's three values: an unknown test matters only when the others leave it open."""
        if len(self.tests) == 1:
            answer = self.tests[0].ask(values)
            if self.kind == "none" and type(answer) is bool:
                answer = not answer
        else:
            answer = together(self.kind, self.tests, values)
        if answer is True or self.when is None:
            return answer
        applies = self.when.ask(values)
        if applies is False:
            return True
        return answer if applies is True else applies


def together(kind: str, tests: Iterable[Test], values: Values) -> bool | Unknown:
    """`any`, `all` or `none` of several tests; an unknown one counts if nothing decides."""
    answers = [test.ask(values) for test in tests]
    decisive = kind != "all"
    if decisive in answers:
        return kind == "any"
    unknown = [answer for answer in answers if type(answer) is Unknown]
    return merged(unknown) if unknown else kind != "any"


@dataclass(frozen=True, slots=True)
class PaidLine:
    """One line of the amount with its figures of the day.

    rate: đồng; None when the line adds a fact. tests: any of them gives the line, or all.
    whole: the line itself, where nothing of it depends on the claim.
    """

    line: AmountLine
    rate: int | None
    ref: str
    most: int | None
    tests: tuple[Test, ...]
    whole: Line | None = None

    def given(self, values: Values) -> bool | Unknown:
        if not self.tests:
            return True
        if len(self.tests) == 1:
            return self.tests[0].ask(values)
        kind = "any" if self.line.when_all is None else "all"
        return together(kind, self.tests, values)


@dataclass(frozen=True, slots=True)
class PolicyText:
    """Everything `assess` needs of a policy on one day.

    decided_on: the fact that `day` is, whatever a cell says.
    figures: parameter → value. blanks: what a fact nobody gave means, where the rules say it.
    decisive: the derivations that an answer depends on; the others are only told.
    behind: derived fact → the facts of a claim it comes from.
    papers: the dossier of the day; a test, where a paper is not needed of every claim.
    dialect: the words of the commune that its sentences are told in.
    """

    policy: Policy
    day: date
    decided_on: str
    fields: Mapping[str, FieldSpec]
    figures: Mapping[str, int | date]
    blanks: Mapping[str, int | str | bool | date | tuple[date, ...]]
    derivations: tuple[Derivation, ...]
    decisive: tuple[Derivation, ...]
    clauses: tuple[Clause, ...]
    lines: tuple[PaidLine, ...]
    in_force: bool
    behind: Mapping[str, tuple[str, ...]]
    papers: tuple[tuple[Part, Test | None], ...]
    dialect: Dialect = USUAL


def merged(unknown: list[Unknown]) -> Unknown:
    """Several unknowns as one: every missing field once, the first contradiction."""
    fields = dict.fromkeys(name for one in unknown for name in one.fields)
    return Unknown(tuple(fields), next((one.why for one in unknown if one.why), ""))


def compile_policy(
    policy: Policy, fields: Mapping[str, FieldSpec], day: date, decided_on: str
) -> PolicyText:
    """The text of `policy` on `day`; before its first figures the earliest ones stand in.

    decided_on: the fact that `day` itself is.
    A claim decided before the policy's first day is never assessed with them: see assess.
    """
    effective = max(day, policy.since)
    figures = {
        name: dated.value
        for name, parameter in policy.parameters.items()
        if (dated := parameter.on(effective)) is not None
    }
    types = {name: spec.type for name, spec in fields.items()}
    maker = _Maker(policy, types, figures, effective)
    derivations = tuple(maker.derivation(name) for name in policy.derived)
    clauses = tuple(maker.clause(c) for c in policy.demands if maker.counts(c))
    lines = tuple(maker.line(line) for line in policy.lines if maker.gives(line))
    return PolicyText(
        policy,
        day,
        decided_on,
        fields,
        figures,
        _blanks(fields),
        derivations,
        decisive(derivations, {*_looked_at(clauses), *_counted(lines)}),
        clauses,
        lines,
        policy.in_force(day),
        {name: behind(name, policy, fields) for name in policy.derived},
        tuple((part, maker.needed(part)) for part in holding(policy.dossier, effective)),
    )


def _looked_at(clauses: Iterable[Clause]) -> Iterator[str]:
    for clause in clauses:
        yield from (test.field for test in clause.tests)
        if clause.when is not None:
            yield clause.when.field


def _counted(lines: Iterable[PaidLine]) -> Iterator[str]:
    for paid in lines:
        yield from (test.field for test in paid.tests)
        yield paid.line.add
        if paid.line.times is not None:
            yield paid.line.times


def _blanks(
    fields: Mapping[str, FieldSpec],
) -> dict[str, int | str | bool | date | tuple[date, ...]]:
    return {
        name: as_fact(spec.blank, spec.type)
        for name, spec in fields.items()
        if spec.blank is not None
    }


@dataclass(frozen=True, slots=True)
class _Maker:
    policy: Policy
    types: Mapping[str, str]
    figures: Mapping[str, int | date]
    day: date

    def derivation(self, name: str) -> Derivation:
        function, arguments = self.policy.derived[name].call
        assert len(arguments) == len(ARGUMENTS[function])
        figures = tuple(map(self.figures.get, arguments))
        facts = tuple("" if name in self.figures else name for name in arguments)
        return Derivation(name, DERIVATIONS[function], arguments, facts, figures)

    def test(self, check: Check) -> Test:
        derived = self.policy.derived.get(check.field)
        known = RESULTS.get(derived.call[0]) if derived is not None else None
        type_ = known or self.types.get(check.field, "integer")
        bound: object
        if check.parameter is not None:
            bound = self.figures[check.parameter]
        elif check.values is not None:
            bound = frozenset(as_fact(value, type_) for value in check.values)
        else:
            assert check.value is not None
            bound = as_fact(check.value, type_)
        return Test(check.field, OPERATORS[check.op].holds, bound)

    def tests(self, checks: tuple[Check, ...]) -> tuple[Test, ...]:
        return tuple(self.test(check) for check in checks if check.in_force(self.day))

    def counts(self, condition: Condition) -> bool:
        """A question not in force asks nothing; a `when` not in force never holds."""
        when = condition.when
        return (
            condition.in_force(self.day)
            and any(check.in_force(self.day) for check in condition.checks)
            and (when is None or when.in_force(self.day))
        )

    def gives(self, line: AmountLine) -> bool:
        """A line whose every question is out of force is not given to everybody."""
        asked = line.checks
        return line.in_force(self.day) and (
            not asked or any(check.in_force(self.day) for check in asked)
        )

    def needed(self, part: Part) -> Test | None:
        when = part.when
        return self.test(when) if when is not None and when.in_force(self.day) else None

    def clause(self, condition: Condition) -> Clause:
        when = None if condition.when is None else self.test(condition.when)
        tests = self.tests(condition.checks)
        plain = tests[0] if len(tests) == 1 and condition.kind != "none" else None
        return Clause(condition, condition.kind, tests, when, plain)

    def line(self, line: AmountLine) -> PaidLine:
        figure = self.policy.parameters.get(line.add)
        dated = None if figure is None else figure.on(self.day)
        rate = None if dated is None else dated.value
        assert rate is None or isinstance(rate, int)
        most = None if line.times_at_most is None else self.figures[line.times_at_most]
        assert most is None or isinstance(most, int)
        ref = line.ref if dated is None else dated.ref
        whole = None
        if rate is not None and line.times is None:
            whole = Line(line.label, rate, ref, rate)
        return PaidLine(line, rate, ref, most, self.tests(line.checks), whole)
