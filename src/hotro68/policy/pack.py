"""The shape of a pack: one programme of support, its clocks, money and combinations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from hotro68.core.dialect import USUAL, Dialect
from hotro68.policy.schema import Condition, FieldSpec, Lowered, Parameter, Policy
from hotro68.policy.strict import Confidence, InForce, Name, Slug, Strict, Text


class LegalText(Strict):
    """One link of the legal chain, in the order papers quote it."""

    title: Text
    number: Text
    day: date
    about: Text


class Version(Strict):
    """The text of the law that applies to claims decided from `since` on."""

    id: Slug
    since: date
    name: Text


class Grey(InForce):
    """A stretch of deciding days for which the text that applies is in doubt."""

    note: Text
    ref: Text


class LocalSource(Strict):
    """Money of the local budget that may be drawn on: `percent` of its balance at most."""

    id: Slug
    name: Text
    percent: Annotated[int, Field(ge=0, le=100)]
    ref: Text


class Funding(Strict):
    """The centre pays `central_percent` of what is spent, rounded down to a đồng.

    local: where the rest is taken from, in the order in which it is drawn on.
    """

    central_percent: Annotated[int, Field(ge=0, le=100)]
    local: tuple[LocalSource, ...] = ()
    ref: Text


class Posting(Strict):
    """Results are posted at the latest `latest_days` calendar days after the decision's day."""

    latest_days: Annotated[int, Field(ge=0)]
    ref: Text


class Waivers(Strict):
    """So many forms of not taking part, of one day or of one hamlet, are asked about."""

    many_a_day: Annotated[int, Field(ge=2)]
    many_a_hamlet: Annotated[int, Field(ge=2)]
    ref: Text


class Collecting(Strict):
    """So many rows that one person collects for others, or of one late day, are asked about."""

    for_others: Annotated[int, Field(ge=2)]
    late_together: Annotated[int, Field(ge=2)]
    ref: Text


class Deadline(Strict):
    """Something to be done strictly before a day. steps: the commands held against it."""

    id: Slug
    what: Text
    before: date
    steps: tuple[Literal["nhan", "totrinh", "chitra"], ...] = ()
    ref: Text


class AppraisalReason(Strict):
    """Why an appraisal does not pass a file. note: needs words of one's own beside it."""

    id: Slug
    text: Text
    results: Annotated[tuple[Literal["khong-dat", "bo-sung"], ...], Field(min_length=1)]
    note: bool = False


class Body(Strict):
    """An office or a unit that has something to do in the programme.

    level: where it sits; `nganh-doc` answers to a ministry, `ngoai` is no state body.
    """

    name: Text
    level: Literal["thon", "xa", "huyen", "tinh", "trung-uong", "nganh-doc", "ngoai"]


PaperCode: TypeAlias = Annotated[str, Field(pattern=r"^P-[0-9]{2}$")]
Bodies: TypeAlias = Annotated[tuple[Slug, ...], Field(min_length=1)]


class Authority(Strict):
    """Who does what of one policy; each name is one of the pack's bodies.

    appraise: thẩm định. compile: tổng hợp. send_to: gửi đến. decide: phê duyệt.
    lead: chủ trì. recheck: kiểm lại, by another person than the lead's. assist: phối hợp.
    papers: what goes with a submission, the letter first.
    """

    policy: Slug
    appraise: Bodies
    compile: Slug | None = None
    send_to: Slug
    decide: Slug
    lead: Slug
    recheck: Slug | None = None
    papers: tuple[PaperCode, ...] = ("P-08", "P-09", "P-12")
    assist: tuple[Slug, ...] = ()
    ref: Text
    confidence: Confidence

    @property
    def named(self) -> dict[str, tuple[str, ...]]:
        """Every role with the bodies that have it."""
        return {
            "appraise": self.appraise,
            "compile": (self.compile,) if self.compile else (),
            "send_to": (self.send_to,),
            "decide": (self.decide,),
            "lead": (self.lead,),
            "recheck": (self.recheck,) if self.recheck else (),
            "assist": self.assist,
        }


@dataclass(frozen=True, slots=True)
class Roles:
    """An authority in words."""

    policy: str
    appraise: str
    compile: str
    send_to: str
    decide: str
    lead: str
    recheck: str
    assist: str
    ref: str


class RestDay(Strict):
    """What is said when a last day falls on a day of rest, which moves no deadline."""

    note: Text
    ref: Text


class Group(Strict):
    """Policies of which one person keeps one.

    policies: these exclude each other. sources: one source excludes the other.
    keep: the highest, or `ask` a person. equal: the source that wins an equal sum.
    """

    id: Slug
    policies: tuple[Slug, ...] = ()
    sources: tuple[Literal["trung-uong", "tinh"], ...] = ()
    keep: Literal["highest", "ask"]
    equal: Literal["trung-uong", "ask"] = "ask"
    reason: Text
    ref: Text


class Additional(Strict):
    """Policies paid beside any other: no group speaks of them."""

    policies: tuple[Slug, ...]
    ref: Text


class Groups(Strict):
    one_of: tuple[Group, ...]
    additional: tuple[Additional, ...] = ()


class PackFile(Strict):
    """pack.yaml as written."""

    id: Slug
    title: Text
    short_title: Text
    policies: Annotated[tuple[Slug, ...], Field(min_length=1)]
    legal: tuple[LegalText, ...]
    versions: Annotated[tuple[Version, ...], Field(min_length=1)]
    grey: tuple[Grey, ...] = ()
    decided_on: Name
    funding: Funding
    posting: Posting
    waivers: Waivers | None = None
    collecting: Collecting | None = None
    deadlines: tuple[Deadline, ...] = ()
    reasons: tuple[AppraisalReason, ...] = ()
    rest_day: RestDay | None = None
    bodies: dict[Slug, Body]
    authority: tuple[Authority, ...]


class CommonFields(Strict):
    """fields.yaml as written: what every list may hold, whatever the policy."""

    fields: dict[Name, FieldSpec]


class LocalFigures(Strict):
    """What an overlay sets for one policy: whole figures by name, and the way of counting.

    below: figure → why it may stand below the national minimum; said with every result.
    conditions: the locality's own (its list of trades, residence), heard after the nation's.
    """

    policy: Slug
    amount_way: Slug | None = None
    parameters: dict[Name, Parameter] = {}
    below: dict[Name, Text] = {}
    conditions: tuple[Condition, ...] = ()
    not_configured: tuple[Name, ...] = ()


class Overlay(Strict):
    """A province's or commune's file: never deep-merged; below a minimum only with a reason."""

    id: Slug
    name: Text
    pack: Slug
    level: Literal["tinh", "xa"]
    basis: str = ""
    policies: tuple[LocalFigures, ...] = ()


class Pack(Strict):
    """A whole programme, checked: what the rest of the tool is handed.

    fields: the common fields. unset: policies whose local figures nobody has configured.
    national: policies whose figures a province or commune replaced, with the nation's own.
    lowered: local figures below the national minimum that are taken for the reason given.
    digest: sha256 of every rules file read, in a fixed order.
    dialect: the words of the commune that the rules are told to.
    """

    file: PackFile
    groups: Groups
    fields: dict[Name, FieldSpec]
    policies: dict[Slug, Policy]
    unset: tuple[Slug, ...]
    overlays: tuple[str, ...]
    digest: str
    national: dict[Slug, Policy] = {}
    lowered: tuple[Lowered, ...] = ()
    dialect: Dialect = USUAL

    def fields_of(self, policy: str) -> dict[str, FieldSpec]:
        """Every field a list of this policy may hold; the policy's own wording wins."""
        return {**self.fields, **self.policies[policy].fields}

    def authority_of(self, policy: str) -> Authority | None:
        return next((a for a in self.file.authority if a.policy == policy), None)

    def body(self, name: str) -> str:
        """A body as papers name it."""
        return self.dialect.say(self.file.bodies[name].name)

    def roles_of(self, policy: str) -> Roles | None:
        authority = self.authority_of(policy)
        if authority is None:
            return None
        said = {role: self._joined(names) for role, names in authority.named.items()}
        return Roles(policy=policy, ref=authority.ref, **said)

    def _joined(self, names: tuple[str, ...]) -> str:
        *first, last = [self.body(name) for name in names] or [""]
        return " và ".join(filter(None, (", ".join(first), last)))

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        say = self.dialect.say
        return tuple(
            one.model_copy(update={"what": say(one.what)}) for one in self.file.deadlines
        )

    def told_in(self, dialect: Dialect) -> Pack:
        return self if dialect == self.dialect else self.model_copy(update={"dialect": dialect})

    @property
    def newest(self) -> date:
        """The first day of the newest text of the law."""
        return self.file.versions[-1].since
