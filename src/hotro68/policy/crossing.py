"""rules/doi-chieu/<kind>.yaml: what a register of another office holds and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from hotro68.core.finding import Finding
from hotro68.core.message import names_in
from hotro68.policy.pack import Pack
from hotro68.policy.schema import FieldSpec
from hotro68.policy.strict import Name, Slug, Strict, Text
from hotro68.policy.text import Problem, StrictText
from hotro68.resources import folder

FOLDER = "doi-chieu"
PLACEHOLDERS = frozenset(
    ("ho_ten", "office", "ours", "theirs", "days", "count", "paid", "amount", "policy", "other")
)
"""What a sentence of a check may name."""
_TESTS = ("found", "missing", "says", "strange", "differs", "during", "beyond", "short")
_ALL_TESTS = (*_TESTS, "overlap", "paid", "stopped", "child")
Names: TypeAlias = Annotated[tuple[Name, ...], Field(min_length=1)]


class Says(Strict):
    """A text of the register that holds one of these phrases and none of `unless`."""

    field: Name
    any: Annotated[tuple[Text, ...], Field(min_length=1)]
    unless: tuple[Text, ...] = ()


class During(Strict):
    """A day of the list inside a period of the register; the unknown excludes nothing."""

    day: Name
    first: Name
    last: Name


class Spell(Strict):
    first: Name
    last: Name


class Payment(Strict):
    """A sum paid before. policy: the column that names the support; amount: its đồng."""

    policy: Name
    amount: Name


class RegisterCheck(Strict):
    """One thing that may be wrong between a row and the register: exactly one test.

    found, missing: the row is, or is not, in the register. says: its text holds a phrase.
    strange: its text holds none of the phrases. differs: both sides know the field and do not
    agree. during: a day inside a period. beyond: days of the list that the register lacks;
    short: days the list lacks. overlap: the register counts a day twice. paid: money received.
    stopped: the same support of this person waits, or was refused, for the reason in the field.
    child: a sum for a child of this row was received by somebody else; named as in `paid`.
    only: policies it concerns; without, all of the register.
    """

    id: Slug
    found: bool = False
    missing: bool = False
    says: Says | None = None
    strange: Says | None = None
    differs: Name | None = None
    during: During | None = None
    beyond: Spell | None = None
    short: Spell | None = None
    overlap: Spell | None = None
    paid: Payment | None = None
    stopped: Name | None = None
    child: Payment | None = None
    only: tuple[Slug, ...] = ()
    act: Literal["ask", "refuse", "note"]
    say: Text
    question: str = ""
    ref: Text

    @property
    def test(self) -> str:
        return next(name for name in _ALL_TESTS if getattr(self, name))

    @property
    def payment(self) -> Payment:
        """Where the register says what was received."""
        told = self.paid or self.child
        assert told is not None, self.id
        return told

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields the test looks at."""
        part = getattr(self, self.test)
        if isinstance(part, str):
            return (part,)
        if isinstance(part, Says):
            return (part.field,)
        return tuple(part.model_dump().values()) if isinstance(part, Strict) else ()

    @model_validator(mode="after")
    def agrees(self) -> Self:
        if sum(bool(getattr(self, name)) for name in _ALL_TESTS) != 1:
            raise ValueError(f"cần đúng một trong: {', '.join(_ALL_TESTS)}")
        if self.act == "ask" and not self.question:
            raise ValueError("hỏi thì cần question")
        strange = {*names_in(self.say), *names_in(self.question)} - PLACEHOLDERS
        if strange:
            raise ValueError(f"không có chỗ điền {', '.join(sorted(strange))}")
        return self


class RegisterSpec(Strict):
    """One kind of register as written.

    pack: the programme it is for; another programme has its own kinds.
    policies: those whose rows are compared; without, every policy the commune pays.
    reads: common fields, or fields of those policies, that the register may hold; fields: its
    own. keys: columns by which a row is found, one set is enough. needs: columns without which
    the register says nothing. numbers: an equal number is the same record, whoever bears it.
    letters: the papers that go with it. optional: nobody misses it when it was not run.
    own: its rows are of this work folder and nobody hands it in: `duyet`, what it has approved;
    `vuong`, what it holds or was refused.
    """

    id: Slug
    pack: Slug
    title: Text
    office: Text
    policies: tuple[Slug, ...] = ()
    reads: Names
    fields: dict[Name, FieldSpec] = {}
    keys: Annotated[tuple[Names, ...], Field(min_length=1)]
    needs: tuple[Name, ...] = ()
    numbers: tuple[Name, ...] = ()
    letters: tuple[Text, ...] = ()
    optional: bool = False
    own: Literal["", "duyet", "vuong"] = ""
    checks: Annotated[tuple[RegisterCheck, ...], Field(min_length=1)]

    def scope(self, pack: Pack) -> tuple[str, ...]:
        paid = [name for name, policy in pack.policies.items() if policy.payout]
        return self.policies or tuple(paid)

    @property
    def confirms(self) -> bool:
        """Being in the register is good; else it is what speaks against a row."""
        return any(check.missing for check in self.checks)


def kinds(rules: Path | None = None) -> tuple[str, ...]:
    found = ((rules or folder("rules")) / FOLDER).glob("*.yaml")
    return tuple(sorted(path.stem for path in found))


def load_register(
    kind: str, pack: Pack, rules: Path | None = None
) -> tuple[RegisterSpec | None, list[Finding]]:
    """One kind of register, checked against the pack; None with every fault when unusable.

    None without a fault: it is of another programme.
    """
    name = f"{FOLDER}/{kind}.yaml"
    text = StrictText((rules or folder("rules")) / name, shown_as=name)
    spec = text.load(RegisterSpec)
    if spec is not None and spec.pack != pack.file.id:
        return None, []
    if spec is not None:
        for at, problem in _problems(spec, kind, pack):
            text.add(at, problem)
    return (None if text.findings else spec), text.findings


def register_fields(spec: RegisterSpec, pack: Pack) -> dict[str, FieldSpec]:
    """Every field the register may hold; its blank cells are never asked about."""
    known = _known(spec, pack)
    fields = {key: known[key] for key in spec.reads if key in known} | spec.fields
    plain = {"absent": "ignore", "blank": None, "question": "", "statement": ""}
    return {key: field.model_copy(update=plain) for key, field in fields.items()}


def _known(spec: RegisterSpec, pack: Pack) -> Mapping[str, FieldSpec]:
    own = [pack.fields_of(policy) for policy in spec.scope(pack) if policy in pack.policies]
    return {key: field for fields in (*own, pack.fields) for key, field in fields.items()}


def _problems(spec: RegisterSpec, kind: str, pack: Pack) -> Iterator[Problem]:
    if spec.id != kind:
        yield ("id",), f"phải là «{kind}» như tên tệp"
    for index, policy in enumerate(spec.policies):
        if policy not in pack.policies:
            yield ("policies", index), f"không có chính sách «{policy}»"
    known = {*_known(spec, pack), *spec.fields}
    held = {*spec.reads, *spec.fields}
    yield from _unheld("reads", spec.reads, known)
    yield from _unheld("needs", spec.needs, held)
    yield from _unheld("numbers", spec.numbers, held)
    for index, keys in enumerate(spec.keys):
        for _, problem in _unheld("keys", keys, held):
            yield ("keys", index), problem
    for index, check in enumerate(spec.checks):
        yield from _check_problems(index, check, spec, held | known)


def _unheld(at: str, keys: tuple[str, ...], held: set[str]) -> Iterator[Problem]:
    for index, key in enumerate(keys):
        if key not in held:
            yield (at, index), f"sổ không có trường «{key}»"


def _check_problems(
    index: int, check: RegisterCheck, spec: RegisterSpec, known: set[str]
) -> Iterator[Problem]:
    if any(other.id == check.id for other in spec.checks[:index]):
        yield ("checks", index, "id"), f"«{check.id}» đã có"
    for field in check.fields:
        if field not in known:
            yield ("checks", index, check.test), f"không có trường «{field}»"
    for policy in check.only:
        if spec.policies and policy not in spec.policies:
            yield ("checks", index, "only"), f"sổ không xét chính sách «{policy}»"
