"""tunguyen and chon: papers in which citizens decline, or choose one of several supports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from hotro68.core.award import Answer
from hotro68.core.catalogue import (
    PERSON_UNCLEAR,
    WAIVER_EARLY,
    WAIVER_LACKS,
    WAIVERS_MANY,
)
from hotro68.core.claim import Claim
from hotro68.core.decided import Named, Waiver
from hotro68.core.finding import Finding
from hotro68.core.message import shown
from hotro68.core.report import Merged
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.settling.table import CombinationTable
from hotro68.settling.wishes import Directory, Found
from hotro68.vietnamese.dates import parse_birth
from hotro68.vietnamese.idnumber import NumberKind, read_number
from hotro68.vietnamese.names import tidy_name
from hotro68.vietnamese.text import clean
from hotro68.vietnamese.unreadable import Unreadable

_FULL = (NumberKind.CCCD, NumberKind.CMND)


# ── Who is meant ─────────────────────────────────────────────────────────────────────────
def read_person(text: str, place: str) -> tuple[Named | None, list[Finding]]:
    """`020085001234`, or `Nông Văn An, 05/03/1985`, or all three."""
    parts = [clean(part) for part in text.split(",") if clean(part)]
    numbers = [part for part in parts if read_number(part).kind in _FULL]
    births = {part: birth for part in parts if part not in numbers and (birth := _birth(part))}
    names = [part for part in parts if part not in numbers and part not in births]
    alone = max(map(len, (numbers, births, names))) <= 1
    if alone and (numbers or (births and names)):
        number = read_number(numbers[0]).digits if numbers else ""
        name = tidy_name(names[0]) if names else ""
        return Named(number, name, next(iter(births.values()), "")), []
    problem = "chưa đủ để biết là ai"
    return None, [Finding(PERSON_UNCLEAR, Source(place), {"problem": problem}, value=text)]


def _birth(text: str) -> str:
    try:
        return str(parse_birth(text))
    except Unreadable:
        return ""


def claims_in(merged: Merged) -> dict[Source, tuple[str, Claim]]:
    """Row → key of its person and its claim, of everything a kept merge still knows."""
    found = {
        row.claim.source: (merged.persons[row.claim.source], row.claim)
        for row in merged.unpaid
        if row.claim.source in merged.persons
    }
    for award in merged.awards:
        claims = [award.claim, *(loser.assessment.claim for loser in award.set_aside)]
        found |= {claim.source: (award.person, claim) for claim in claims}
    return found


def look_up(merged: Merged, named: Named) -> tuple[Found, list[Claim]]:
    """Who is meant among the people of the last merge, and their claims."""
    known = claims_in(merged)
    directory = Directory(
        (claim for _, claim in known.values()),
        {source: key for source, (key, _) in known.items()},
    )
    found = directory.find(named)
    return found, [claim for key, claim in known.values() if key in found.persons]


def unclear(named: Named, claims: Iterable[Claim], place: str) -> Finding:
    people = sorted({f"{claim.name} ({claim.source})" for claim in claims})
    problem = (
        f"chưa rõ là ai trong: {', '.join(people)}" if people else "không có trong danh sách"
    )
    return Finding(PERSON_UNCLEAR, Source(place), {"problem": problem}, value=str(named))


# ── Waivers ──────────────────────────────────────────────────────────────────────────────
def lacking(given: Mapping[str, object]) -> list[Finding]:
    """given: what has to stand on the form → what was told. Nothing may be missing."""
    missing = [label for label, value in given.items() if not value]
    if not missing:
        return []
    data = {"problem": f"chưa ghi {', '.join(missing)}"}
    return [Finding(WAIVER_LACKS, Source("hotro68 tunguyen them"), data)]


def again(waiver: Waiver, register: Iterable[Waiver]) -> list[Finding]:
    """The same form twice, or a second form of a person who declined already."""
    for other in register:
        if other.withdrawn is not None:
            continue
        if other.form == waiver.form:
            data = {"problem": f"số {waiver.form} đã vào sổ (mục {other.number})"}
            return [Finding(WAIVER_LACKS, Source("--so-don"), data, value=waiver.form)]
    return []


def waiver_warnings(waivers: Sequence[Waiver], pack: Pack) -> list[Finding]:
    """Many forms of one day or one hamlet, and forms older than what they decline."""
    standing = [one for one in waivers if one.withdrawn is None]
    return [*_many(standing, pack), *_early(standing, pack)]


def _many(waivers: Iterable[Waiver], pack: Pack) -> Iterator[Finding]:
    limits = pack.file.waivers
    if limits is None:
        return
    listed = list(waivers)
    days = Counter(one.day for one in listed)
    hamlets = Counter(one.hamlet for one in listed if one.hamlet)
    for day, count in sorted(days.items()):
        if count >= limits.many_a_day:
            yield _crowd(f"cùng ghi ngày {shown(day)}", count, limits.many_a_day, limits.ref)
    for hamlet, count in sorted(hamlets.items()):
        if count >= limits.many_a_hamlet:
            yield _crowd(f"ở {hamlet}", count, limits.many_a_hamlet, limits.ref)


def _crowd(where: str, count: int, limit: int, ref: str) -> Finding:
    data = {"count": count, "where": where, "limit": limit}
    return Finding(WAIVERS_MANY, Source("hotro68 tunguyen"), data, ref=ref)


def _early(waivers: Iterable[Waiver], pack: Pack) -> Iterator[Finding]:
    for one in waivers:
        since, event = _not_before(one, pack)
        if one.day < since:
            data = {
                "form": one.form,
                "name": one.person.name or one.person.number,
                "day": one.day,
                "event": event,
                "since": since,
            }
            place = Source("hotro68 tunguyen", row=one.number)
            yield Finding(WAIVER_EARLY, place, data, value=one.form)


def _not_before(one: Waiver, pack: Pack) -> tuple[date, str]:
    """Nobody declines before the support exists, nor before the list stands."""
    first = pack.file.versions[0].since
    if one.listed is not None and one.listed > first:
        return one.listed, "ngày lập danh sách"
    return first, "ngày có chính sách"


# ── Choices ──────────────────────────────────────────────────────────────────────────────
def choice_problems(
    named: Named, policy: str, merged: Merged, pack: Pack
) -> tuple[Claim | None, list[Finding]]:
    """The claim chosen; nothing when there is no such choice to make."""
    found, claims = look_up(merged, named)
    if not found.sure:
        return None, [unclear(named, claims, "NGƯỜI")]
    refused = {row.claim.source for row in merged.unpaid if row.answer is Answer.REFUSED}
    wanted = [one for one in claims if one.source not in refused]
    chosen = next((one for one in wanted if one.policy == policy), None)
    if chosen is None:
        return None, [_no_choice(named, f"không có dòng được xét «{_name(policy, pack)}»")]
    table = CombinationTable(pack)
    # what the record has closed is no claim any more, yet this one stood back for it
    closed = {award.claim.source for award in merged.ended}
    others = {one.policy for one in claims if one in wanted or one.source in closed} - {policy}
    if not any(table.conflict(policy, other) for other in others):
        return None, [_no_choice(named, "không có chế độ nào khác phải chọn bỏ")]
    return chosen, []


def _no_choice(named: Named, problem: str) -> Finding:
    return Finding(
        PERSON_UNCLEAR, Source("--chinhsach"), {"problem": problem}, value=str(named)
    )


def _name(policy: str, pack: Pack) -> str:
    return pack.policies[policy].name
