"""What people and employers are told: every figure, day and place comes from the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hotro68.casebook.settings import Settings
from hotro68.core.dialect import Dialect
from hotro68.core.message import names_in, render, shown
from hotro68.core.office import Office
from hotro68.pipeline.running import own_days
from hotro68.pipeline.steps.bodies import full_name
from hotro68.policy.pack import Pack
from hotro68.policy.schema import Policy
from hotro68.policy.wording import Guide, in_sentence, lowered
from hotro68.vietnamese.calendar import is_working_day
from hotro68.writing.papers.conditions import Reader
from hotro68.writing.papers.leaflet_words import Leaflet, PolicyTold
from hotro68.writing.papers.letterhead import committee, long_date


@dataclass(frozen=True, slots=True)
class Occasion:
    """law: the day on which the law is read. today: what was due before it is not told.

    only: these policies alone.
    """

    law: date
    today: date | None = None
    employers: bool = False
    only: Collection[str] = ()


def leaflet(pack: Pack, settings: Settings, when: Occasion) -> Leaflet:
    """People are told what the commune appraises, employers what they have a part in.

    Of other policies people are told where they are looked after.
    """
    office, day = settings.office, when.law
    in_force = [policy for policy in pack.policies.values() if policy.in_force(day)]
    wanted = [policy for policy in in_force if _is_told(policy, pack, when)]
    alone = when.only or when.employers
    rest = [] if alone else [policy for policy in in_force if policy not in wanted]
    return Leaflet(
        **_addressed(office, employers=when.employers),
        about=lowered(pack.file.title),
        committee=committee(office),
        law=pack.file.short_title,
        policies=tuple(_policy(policy, pack, office, day) for policy in wanted),
        principles=tuple(_principles(wanted, pack)),
        days=() if when.employers else tuple(_days(pack, settings, when.today)),
        others=tuple(_elsewhere(policy, pack, office, day) for policy in rest),
        notes=tuple(_notes(wanted, pack, day)),
    )


def _addressed(office: Office, *, employers: bool) -> dict[str, str]:
    if employers:
        return {
            "title": "Điều người sử dụng lao động cần biết",
            "greeting": "Kính thưa các doanh nghiệp, đơn vị, hộ kinh doanh!",
            "ask": committee(office),
        }
    return {
        "title": "Điều người dân cần biết",
        "greeting": "Kính thưa bà con!",
        "ask": f"{office.dialect.head}, hoặc {committee(office)}",
    }


def _is_told(policy: Policy, pack: Pack, when: Occasion) -> bool:
    if when.only:
        return policy.id in when.only
    return ("ngoai" if when.employers else "xa") in _levels(policy, pack)


def _policy(policy: Policy, pack: Pack, office: Office, day: date) -> PolicyTold:
    guide, reader = Guide(pack, policy, day), Reader(pack, policy, day)
    authority = pack.authority_of(policy.id)
    return PolicyTold(
        name=policy.name,
        article=policy.legal.article,
        who=tuple(_needs(policy, day, "refuse", pack.dialect)),
        doubtful=tuple(_needs(policy, day, "ask", pack.dialect)),
        amounts=reader.amounts(),
        papers=guide.papers(),
        places=_places(guide, office),
        by=policy.filing.by,
        last_day=_last_day(guide),
        decide=full_name(pack, authority.decide, office) if authority else "",
        note=policy.gives,
    )


def _needs(policy: Policy, day: date, then: str, dialect: Dialect) -> Iterator[str]:
    """Each condition in force as a sentence, without its article: that stands once, above.

    then: what becomes of who does not meet it. The last day to file is told by itself.
    """
    known = {name: one.on(day) for name, one in policy.parameters.items()}
    figures = {name: dated.value for name, dated in known.items() if dated is not None}
    for condition in policy.demands:
        checks = [check for check in condition.checks if check.in_force(day)]
        if not checks or policy.filing.last_day in {check.parameter or "-" for check in checks}:
            continue
        if condition.in_force(day) and condition.then == then:
            unknown = dict.fromkeys(names_in(condition.needs), "…")
            yield render(dialect.say(condition.needs), {**unknown, **figures})


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
            said = pack.dialect.say(group.reason).rstrip(".")
            yield f"{said[:1].upper()}{said[1:]} ({group.ref})."


def _days(pack: Pack, settings: Settings, today: date | None) -> Iterator[str]:
    own = own_days(pack, settings.han)
    for deadline in pack.deadlines:
        before = own.get(deadline.id, deadline.before)
        if today is None or today < before:
            yield f"{deadline.what}: trước {long_date(before)}."
    days = pack.file.posting.latest_days
    yield f"Kết quả được niêm yết chậm nhất {days:02} ngày kể từ ngày quyết định."


def _notes(policies: Iterable[Policy], pack: Pack, day: date) -> Iterator[str]:
    yield f"Theo quy định áp dụng {long_date(day)}."
    for policy in policies:
        if policy.id in pack.unset:
            said = pack.dialect.say("chưa có mức riêng của tỉnh, đây là mức tối thiểu")
            yield f"{policy.name}: {said}."
