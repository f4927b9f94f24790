"""Worked cases: claims whose answer an officer worked out by hand, kept beside the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Self, TypeAlias

from pydantic import ConfigDict, Field, RootModel, model_validator

from hotro68.core.award import Answer, Assessment
from hotro68.core.catalogue import CASE_FAILED
from hotro68.core.claim import Claim, Fact
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.policy.assess import assess
from hotro68.policy.compiled import compile_policy
from hotro68.policy.crosscheck import as_fact
from hotro68.policy.pack import Pack
from hotro68.policy.schema import FieldSpec
from hotro68.policy.strict import Name, Slug, Strict, Text
from hotro68.policy.text import StrictText
from hotro68.resources import folder
from hotro68.vietnamese.dates import PartDate
from hotro68.vietnamese.numbers import grouped

RuleId: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
"""A condition's id, a field's key, or the keys of a contradiction joined by hyphens."""

SEXES = frozenset({"nam", "nu"})


class WorkedCase(Strict):
    """One claim and its answer: exactly one of pays, refused, asks.

    decided: the deciding day. way: the way to work out the amount, where not the usual one.
    unlisted: facts the list has no column for.
    lines: label → amount, when the way to the sum matters. refused, asks: ids of conditions,
    or the fields a question is about. says: the first reason of that answer, to the letter.
    """

    name: Text
    decided: date
    facts: dict[Name, str | None]
    way: Slug | None = None
    unlisted: tuple[Name, ...] = ()
    pays: Annotated[int, Field(ge=0)] | None = None
    lines: dict[Text, int] | None = None
    refused: Annotated[tuple[RuleId, ...], Field(min_length=1)] | None = None
    asks: Annotated[tuple[RuleId, ...], Field(min_length=1)] | None = None
    says: Text | None = None

    @model_validator(mode="after")
    def one_answer(self) -> Self:
        if sum(part is not None for part in (self.pays, self.refused, self.asks)) != 1:
            raise ValueError("cần đúng một trong: pays, refused, asks")
        if self.pays is None and self.lines is not None:
            raise ValueError("lines chỉ đi với pays")
        if self.pays is not None and self.says is not None:
            raise ValueError("says chỉ đi với refused hoặc asks")
        return self

    @property
    def answer(self) -> Answer:
        if self.pays is not None:
            return Answer.PAID
        return Answer.REFUSED if self.refused is not None else Answer.ASKED

    @property
    def rules(self) -> tuple[str, ...]:
        """Ids of what refuses or is asked; empty when paid."""
        return self.refused or self.asks or ()


class CaseFile(RootModel[tuple[WorkedCase, ...]]):
    """cases/<policy>.yaml as written."""

    model_config = ConfigDict(frozen=True)


@dataclass(frozen=True, slots=True)
class PlacedCase:
    policy: str
    case: WorkedCase
    place: Source

    @property
    def title(self) -> str:
        return f"{self.policy}: {self.case.name}"


def load_cases(
    pack: Pack, policy: str, rules: Path | None = None
) -> tuple[tuple[PlacedCase, ...], list[Finding]]:
    """The cases of one policy; findings when the file, a fact or its type is wrong."""
    name = f"{pack.file.id}/cases/{policy}.yaml"
    text = StrictText((rules or folder("rules")) / name, shown_as=name)
    file = text.load(CaseFile)
    if file is None:
        return (), text.findings
    fields = pack.fields_of(policy)
    ways = pack.policies[policy].amount
    for index, case in enumerate(file.root):
        if case.way not in {None, *ways}:
            text.add((index, "way"), f"không có cách tính «{case.way}»")
        for key, problem in _fact_problems(case, fields):
            text.add((index, "facts", key), problem)
    placed = (
        PlacedCase(policy, case, text.place((index,))) for index, case in enumerate(file.root)
    )
    return tuple(placed), text.findings


def _fact_problems(
    case: WorkedCase, fields: Mapping[str, FieldSpec]
) -> Iterator[tuple[str, str]]:
    for key, written in case.facts.items():
        if key not in fields:
            yield key, f"chưa khai báo trường «{key}»"
            continue
        try:
            read_fact(written, fields[key])
        except ValueError:
            yield key, f"«{written}» không phải kiểu {fields[key].type}"
    for key in case.unlisted:
        if key not in fields or case.facts.get(key) is not None:
            yield key, f"«{key}» ở unlisted phải là trường đã khai báo và không có trong facts"


def read_fact(written: str | None, spec: FieldSpec) -> Fact:
    """A fact of a case by the type of its field; None is unknown. Raises ValueError."""
    if written is None:
        return None
    if spec.type == "birth_date":
        return _birth(written)
    if spec.choices and written not in spec.choices:
        raise ValueError(written)
    if spec.type == "sex" and written not in SEXES:
        raise ValueError(written)
    if spec.type == "date" and "," in written:
        return as_fact(written, "date_list")  # the days of several spells
    return as_fact(written, spec.type)


def _birth(written: str) -> PartDate:
    """`1985`, `1985-03` or `1985-03-05`."""
    known = PartDate(*map(int, written.split("-", 2)))
    known.earliest.isoformat()  # a day that is in no calendar is a ValueError here
    return known


def run_cases(pack: Pack, policy: str, rules: Path | None = None) -> list[Finding]:
    """What is wrong with the cases of a policy, or with the rules they were worked out for."""
    placed, findings = load_cases(pack, policy, rules)
    return findings or [failed for case in placed if (failed := run_case(pack, case))]


def run_case(pack: Pack, placed: PlacedCase) -> Finding | None:
    """None when the rules give the answer of the case."""
    problem = "; ".join(_differences(placed.case, hear(pack, placed)))
    if not problem:
        return None
    return Finding(CASE_FAILED, placed.place, {"case": placed.title, "problem": problem})


def hear(pack: Pack, placed: PlacedCase) -> Assessment:
    case, fields = placed.case, pack.fields_of(placed.policy)
    facts = {key: read_fact(written, fields[key]) for key, written in case.facts.items()}
    claim = Claim(placed.policy, facts, placed.place, frozenset(case.unlisted))
    policy, decided_on = pack.policies[placed.policy], pack.file.decided_on
    if case.way is not None:
        policy = policy.model_copy(update={"amount_way": case.way})
    return assess(claim, compile_policy(policy, fields, case.decided, decided_on))


def _differences(case: WorkedCase, found: Assessment) -> Iterator[str]:
    reasons = [reason for reason in found.reasons if reason.answer is found.answer]
    rules = tuple(reason.rule.partition("/")[2] for reason in reasons)
    if found.answer is not case.answer:
        why = f" ({', '.join(rules)})" if rules else ""
        yield f"chờ «{case.answer}», được «{found.answer}»{why}"
        return
    if set(rules) != set(case.rules):
        yield f"chờ {', '.join(case.rules)}, được {', '.join(rules)}"
    if case.says is not None and case.says not in {reasons[0].message, reasons[0].question}:
        yield f"chờ lời «{case.says}», được «{reasons[0].message}»"
    yield from _other_sums(case, found)


def _other_sums(case: WorkedCase, found: Assessment) -> Iterator[str]:
    if case.pays is not None and case.pays != found.amount:
        yield f"chờ {grouped(case.pays)} đồng, được {grouped(found.amount)} đồng"
    lines = {line.label: line.amount for line in found.lines}
    if case.lines is not None and case.lines != lines:
        given = ", ".join(f"{label} {grouped(amount)}" for label, amount in lines.items())
        yield f"các khoản khác nhau, được: {given}"
