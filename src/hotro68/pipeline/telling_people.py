"""What people and employers are told: every figure, day and place comes from the rules."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hotro68.casebook.settings import Settings
from hotro68.core.message import names_in, render, shown
from hotro68.core.office import Office
from hotro68.pipeline.running import own_days
from hotro68.policy.pack import Pack
from hotro68.policy.schema import Policy
from hotro68.policy.wording import Guide, in_sentence
from hotro68.vietnamese.calendar import is_working_day
from hotro68.vietnamese.numbers import money_in_words
from hotro68.writing.papers.conditions import Reader
from hotro68.writing.papers.letterhead import committee, commune, long_date, usual_head

_MONEY = re.compile(r"(\d{1,3}(?:\.\d{3})+) đồng")
_DAY = re.compile(r"(?:ngày )?\b(\d{2})/(\d{2})/(\d{4})\b")
_SHORT = (
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bBHXH\b"), "bảo hiểm xã hội"),
)


@dataclass(frozen=True, slots=True)
class PolicyTold:
    """One policy in plain sentences. by: who hands in the papers, empty for the person.

    office: who looks after it. decide: who decides. last_day: empty when there is none.
    """

    name: str
    article: str
    who: tuple[str, ...]
    amounts: tuple[str, ...]
    papers: tuple[str, ...]
    places: tuple[str, ...]
    by: str
    last_day: str
    office: str
    decide: str
    note: str


@dataclass(frozen=True, slots=True)
class Leaflet:
    """What leaflet, loudspeaker, chat and employers' sheet are written from."""

    title: str
    place: str
    committee: str
    head: str
    law: str
    policies: tuple[PolicyTold, ...]
    principles: tuple[str, ...]
    days: tuple[str, ...]
    others: tuple[str, ...]
    notes: tuple[str, ...]


def leaflet(
    pack: Pack, settings: Settings, day: date, *, employers: bool, only: Collection[str] = ()
) -> Leaflet:
    """People are told what the commune appraises, employers what they have a part in.

    only: these policies instead. Of the others people are told where they are looked after.
    day: on which the law is read.
    """
    office = settings.office
    in_force = [policy for policy in pack.policies.values() if policy.in_force(day)]
    level = "ngoai" if employers else "xa"
    wanted = [
        policy
        for policy in in_force
        if (policy.id in only if only else level in _levels(policy, pack))
    ]
    rest = [] if only or employers else [policy for policy in in_force if policy not in wanted]
    whom = "người sử dụng lao động" if employers else "người dân"
    return Leaflet(
        title=f"Chính sách hỗ trợ do COVID-19: điều {whom} cần biết",
        place=f"{office.level} {commune(office)}",
        committee=committee(office),
        head=usual_head(office),
        law=pack.file.short_title,
        policies=tuple(_policy(policy, pack, office, day) for policy in wanted),
        principles=tuple(_principles(wanted, pack)),
        days=() if employers else tuple(_days(pack, settings)),
        others=tuple(_elsewhere(policy, pack, office, day) for policy in rest),
        notes=tuple(_notes(wanted, pack, day)),
    )


def _policy(policy: Policy, pack: Pack, office: Office, day: date) -> PolicyTold:
    guide, reader = Guide(pack, policy, day), Reader(pack, policy, day)
    roles = pack.roles_of(policy.id)
    return PolicyTold(
        name=policy.name,
        article=policy.legal.article,
        who=tuple(_needs(policy, day)),
        amounts=reader.amounts(),
        papers=guide.papers(),
        places=_places(guide, office),
        by=policy.filing.by,
        last_day=_last_day(guide),
        office=roles.send_to if roles else "",
        decide=roles.decide if roles else "",
        note=policy.gives,
    )


def _needs(policy: Policy, day: date) -> Iterator[str]:
    """Each condition in force as a sentence, without its article: that stands once, above."""
    known = {name: one.on(day) for name, one in policy.parameters.items()}
    figures = {name: dated.value for name, dated in known.items() if dated is not None}
    for condition in policy.demands:
        asks = any(check.in_force(day) for check in condition.checks)
        if asks and condition.in_force(day):
            unknown = dict.fromkeys(names_in(condition.needs), "…")
            yield render(condition.needs, {**unknown, **figures})


def _levels(policy: Policy, pack: Pack) -> set[str]:
    """Levels of those who appraise, and of those outside the state who have a part in it."""
    authority = pack.authority_of(policy.id)
    if authority is None:
        return set()
    bodies = pack.file.bodies
    outside = {bodies[name].level for name in authority.assist} & {"ngoai"}
    return outside | {bodies[name].level for name in authority.appraise}


def _elsewhere(policy: Policy, pack: Pack, office: Office, day: date) -> str:
    places = "; hoặc ".join(map(in_sentence, _places(Guide(pack, policy, day), office)))
    return f"{policy.name}: {f'nộp tại {places}' if places else 'không phải nộp hồ sơ'}."


def _last_day(guide: Guide) -> str:
    last = guide.last_day()
    if last is None:
        return ""
    rest = "" if is_working_day(last) else " (là ngày nghỉ, nên nộp sớm hơn)"
    return f"Hạn nộp hồ sơ: ngày {shown(last)}{rest}"


def _places(guide: Guide, office: Office) -> tuple[str, ...]:
    if not guide.policy.filing.needed:
        return ()
    return guide.places() or (committee(office),)


def _principles(policies: Iterable[Policy], pack: Pack) -> Iterator[str]:
    """What keeps one person from being paid twice, as the groups of the pack say it."""
    known = list(policies)
    ids, sources = {one.id for one in known}, {one.source for one in known}
    for group in pack.groups.one_of:
        if ids & set(group.policies) or sources & set(group.sources):
            yield f"{group.reason[:1].upper()}{group.reason[1:].rstrip('.')} ({group.ref})."


def _days(pack: Pack, settings: Settings) -> Iterator[str]:
    own = own_days(pack, settings.han)
    for deadline in pack.file.deadlines:
        before = own.get(deadline.id, deadline.before)
        yield f"{deadline.what}: trước {long_date(before)}."
    days = pack.file.posting.latest_days
    yield f"Kết quả được niêm yết chậm nhất {days:02} ngày kể từ ngày quyết định."


def _notes(policies: Iterable[Policy], pack: Pack, day: date) -> Iterator[str]:
    yield f"Theo quy định áp dụng {long_date(day)}."
    for policy in policies:
        if policy.id in pack.unset:
            yield f"{policy.name}: chưa có mức riêng của tỉnh, đây là mức tối thiểu."


def spoken(text: str) -> str:
    """A sentence as it is read aloud: sums and days in words, abbreviations in full."""
    told = _MONEY.sub(lambda found: _sum(found[1]), text)
    told = _DAY.sub(lambda f: f"ngày {int(f[1])} tháng {int(f[2])} năm {f[3]}", told)
    for short, full in _SHORT:
        told = short.sub(full, told)
    return told.replace(" × ", " nhân với ")


def _sum(figures: str) -> str:
    words = money_in_words(int(figures.replace(".", "")))
    return words[:1].lower() + words[1:]
