"""The shape of a policy file. A file that loads is a file that can be run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from hotro68.policy.procedure import Filing, Part, TimeLimit
from hotro68.policy.strict import (
    Check,
    Checks,
    Confidence,
    InForce,
    Kinds,
    Name,
    Slug,
    Strict,
    Text,
)

FieldType: TypeAlias = Literal[
    "text",
    "name",
    "birth_date",
    "date",
    "date_list",
    "integer",
    "money",
    "yes_no",
    "choice",
    "sex",
    "id_number",
    "tax_code",
    "phone",
    "hamlet",
]


class Legal(Strict):
    title: Text
    article: Text
    href: str = ""
    checked_on: date
    confidence: Confidence


class FieldSpec(Strict):
    """A fact and the columns it comes from.

    headers: headings that name the column; under: headings that may stand above them.
    absent: what a list without the column means. `ask`: the fact decides the amount or the
    period, so every row is asked. `confirm`: a condition the hamlet confirms when it signs.
    `ignore`: nothing depends on it.
    statement: what the hamlet then confirms, of everybody in the list.
    blank: what an empty cell under the column means; without it an empty cell is asked,
    unless the field may be ignored.
    """

    type: FieldType
    label: Text
    headers: tuple[Text, ...] = ()
    under: tuple[Text, ...] = ()
    choices: dict[str, tuple[Text, ...]] = {}
    absent: Literal["ask", "confirm", "ignore"] = "ignore"
    blank: str | None = None
    question: str = ""
    statement: str = ""


class Derived(Strict):
    """A fact worked out from others: exactly one function of the closed list in facts.py."""

    label: Text
    age_on: tuple[Name, Name] | None = None
    days: tuple[Name, Name] | None = None
    days_within: tuple[Name, Name, Name, Name] | None = None
    agreed_days: tuple[Name, Name, Name] | None = None
    children_under: tuple[Name, Name, Name] | None = None
    overlap: tuple[Name, Name, Name, Name] | None = None
    months: tuple[Name, Name] | None = None
    working_days: tuple[Name, Name] | None = None
    days_after: tuple[Name, Name, Name, Name] | None = None
    days_past: tuple[Name, Name] | None = None
    told_male: tuple[Name, Name] | None = None
    fall_percent: tuple[Name, Name] | None = None
    first_known: tuple[Name, Name] | None = None
    product: tuple[Name, Name] | None = None
    least: tuple[Name, Name] | None = None
    thousandths: tuple[Name, Name] | None = None

    @property
    def call(self) -> tuple[str, tuple[str, ...]]:
        """The function's name and its arguments."""
        given = self.model_dump(exclude={"label"}, exclude_none=True)
        ((name, arguments),) = given.items()
        return name, tuple(arguments)

    @model_validator(mode="after")
    def exactly_one(self) -> Self:
        if len(self.model_dump(exclude={"label"}, exclude_none=True)) != 1:
            raise ValueError("cần đúng một phép suy ra")
        return self


class Dated(Strict):
    since: date
    value: int | date
    ref: Text
    confidence: Confidence = "H"


class Parameter(Strict):
    """A dated figure. `local: minimum`: a province may replace it, never by less."""

    label: Text
    unit: Literal["đồng", "ngày", "tháng", "tuổi", "lần", "%", "ngày tháng năm"]
    values: Annotated[tuple[Dated, ...], Field(min_length=1)]
    local: Literal["minimum"] | None = None

    @model_validator(mode="after")
    def dates_rise(self) -> Self:
        dates = [dated.since for dated in self.values]
        if dates != sorted(set(dates)):
            raise ValueError("các mốc «since» phải tăng dần, không trùng")
        wanted = date if self.unit == "ngày tháng năm" else int
        if any(type(dated.value) is not wanted for dated in self.values):
            raise ValueError(f"giá trị không hợp với đơn vị «{self.unit}»")
        return self

    def on(self, day: date) -> Dated | None:
        """The figure in force on `day`; None before the first one."""
        past = [dated for dated in self.values if dated.since <= day]
        return past[-1] if past else None


class Lowered(Strict):
    """A local figure (the one of `index`) below the national minimum, and why."""

    policy: Slug
    figure: Name
    index: int
    local: Dated
    minimum: Dated
    reason: str


class Condition(InForce):
    """What must hold. Unmet it refuses the claim, or (`then: ask`) sends it to a person.

    needs: the condition as a poster tells it, also one that only sends to a person. It may
    name figures of the policy, never facts of a claim.
    when: the condition counts only while this check holds.
    way: it counts only where the amount is worked out this way.
    replaces: the condition whose place this one takes on its first day.
    """

    id: Slug
    replaces: Slug | None = None
    check: Check | None = None
    any_of: Checks | None = None
    all_of: Checks | None = None
    none_of: Checks | None = None
    when: Check | None = None
    way: Slug | None = None
    needs: Text
    otherwise: Text
    then: Literal["refuse", "ask"] = "refuse"
    ref: Text
    confidence: Confidence = "H"

    @model_validator(mode="after")
    def exactly_one(self) -> Self:
        given = [self.check, self.any_of, self.all_of, self.none_of]
        if sum(part is not None for part in given) != 1:
            raise ValueError("cần đúng một trong: check, any_of, all_of, none_of")
        return self

    @property
    def kind(self) -> Literal["all", "any", "none"]:
        if self.any_of is not None:
            return "any"
        return "none" if self.none_of is not None else "all"

    @property
    def checks(self) -> tuple[Check, ...]:
        if self.check is not None:
            return (self.check,)
        return self.any_of or self.all_of or self.none_of or ()


class AmountLine(InForce):
    """`add` × `times` (at most `times_at_most`), given when the check, any or all of them hold.

    add: a figure in đồng; or a fact or derived fact in đồng, which then needs its own `ref`.
    """

    label: Text
    add: Name
    ref: str = ""
    times: Name | None = None
    times_at_most: Name | None = None
    when: Check | None = None
    when_any: Checks | None = None
    when_all: Checks | None = None

    @model_validator(mode="after")
    def agrees(self) -> Self:
        given = (self.when, self.when_any, self.when_all)
        if sum(part is not None for part in given) > 1:
            raise ValueError("chỉ một trong: when, when_any, when_all")
        if self.times_at_most is not None and self.times is None:
            raise ValueError("times_at_most cần times")
        return self

    @property
    def checks(self) -> tuple[Check, ...]:
        return (self.when,) if self.when is not None else self.when_any or self.when_all or ()


class Recognise(Strict):
    """How a list of this policy is known: phrases of a title or sheet name; telling columns."""

    phrases: tuple[Text, ...]
    columns: tuple[Name, ...] = ()


class Once(Strict):
    """Once per person, or once per spell: rows that differ in `fields` are asked about."""

    fields: tuple[Name, ...] = ()
    question: str = ""
    ref: Text


class Business(Strict):
    """A field that names the household business: one payment, whoever its owner is."""

    field: Name


class Public(Strict):
    """What the board may show. Without `names` the policy is posted as counts per hamlet.

    inside: what lists call it that never leave the office, when `label` hides too much there.
    kinds: the same for a person whose kind is known.
    """

    names: bool
    label: Text
    inside: str = ""
    kinds: Kinds | None = None
    ref: Text

    def inside_for(self, facts: Mapping[str, object]) -> str:
        said = self.kinds.said.get(str(facts.get(self.kinds.field))) if self.kinds else ""
        return said or self.inside or self.label


class Policy(InForce):
    """One policy file.

    payout: paid by the commune's lists. Without it the policy is referred to another office:
    what it gives is worked out, and never enters a payout list nor the 80/20 sum.
    gives: what it gives when that is not money, for people.
    clock: how long each authority has, in steps.
    """

    id: Slug
    name: Text
    payout: bool = True
    gives: str = ""
    short: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{2,20}$")]
    source: Literal["trung-uong", "tinh"] = "trung-uong"
    legal: Legal
    since: date
    recognise: Recognise
    once: Once
    business: Business | None = None
    public: Public
    dossier: tuple[Part, ...] = ()
    filing: Filing = Filing()
    clock: tuple[TimeLimit, ...] = ()
    fields: dict[Name, FieldSpec] = {}
    derived: dict[Name, Derived] = {}
    parameters: dict[Name, Parameter] = {}
    conditions: tuple[Condition, ...]
    amount_way: Slug = "chung"
    amount: dict[Slug, tuple[AmountLine, ...]]

    @property
    def lines(self) -> tuple[AmountLine, ...]:
        return self.amount[self.amount_way]

    @property
    def demands(self) -> tuple[Condition, ...]:
        """The conditions that count with the way in which the amount is worked out."""
        return tuple(one for one in self.conditions if one.way in {None, self.amount_way})
