"""Rows of people who declined in writing: out of every list, with the form that says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hotro68.core.award import Answer
from hotro68.core.catalogue import OPTED_OUT, PERSON_UNCLEAR
from hotro68.core.claim import Claim
from hotro68.core.decided import Choice, Named, Waiver
from hotro68.core.finding import Finding
from hotro68.core.message import shown
from hotro68.core.report import CheckedRow, Unpaid
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.settling.people import People
from hotro68.settling.wishes import Directory


@dataclass(frozen=True, slots=True)
class Declined:
    """out: rows of people who declined. unclear: rows of which it is not known who declined."""

    out: Mapping[Source, Unpaid] = field(default_factory=dict)
    unclear: Mapping[Source, Unpaid] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def declined_rows(
    rows: Sequence[CheckedRow], people: People, waivers: Iterable[Waiver], pack: Pack
) -> Declined:
    """Every row of the person, of the policy named in the form or of all of them."""
    listed = list(waivers)
    if not listed:
        return Declined()
    directory = Directory((row.claim for row in rows), people.keys)
    out: dict[Source, Unpaid] = {}
    unclear: dict[Source, Unpaid] = {}
    findings = []
    for waiver in listed:
        found = directory.find(waiver.person)
        for claim in _covered(rows, people, found.persons, waiver):
            if found.sure:
                out[claim.source] = _waived(claim, waiver, pack)
                findings.append(_note(claim, pack))
            else:
                unclear[claim.source] = _asked(claim, waiver, pack)
                findings.append(_doubt(claim, waiver, pack))
    unclear = {source: one for source, one in unclear.items() if source not in out}
    return Declined(out, unclear, tuple(findings))


def _covered(
    rows: Iterable[CheckedRow], people: People, persons: frozenset[str], waiver: Waiver
) -> list[Claim]:
    return [
        row.claim
        for row in rows
        if people.keys[row.claim.source] in persons and waiver.policy in {"", row.claim.policy}
    ]


def _waived(claim: Claim, waiver: Waiver, pack: Pack) -> Unpaid:
    reason = (
        f"Tự nguyện không tham gia theo đơn {waiver.form} ngày {shown(waiver.day)},"
        f" người chứng kiến {waiver.witness}."
    )
    return Unpaid(claim, Answer.REFUSED, reason, _ref(claim, pack), code=OPTED_OUT.id)


def _note(claim: Claim, pack: Pack) -> Finding:
    return Finding(OPTED_OUT, claim.source, {"name": claim.name}, ref=_ref(claim, pack))


def _asked(claim: Claim, waiver: Waiver, pack: Pack) -> Unpaid:
    found = _doubt(claim, waiver, pack)
    ref = _ref(claim, pack)
    return Unpaid(claim, Answer.ASKED, found.message, ref, found.hint, PERSON_UNCLEAR.id)


def _doubt(claim: Claim, waiver: Waiver, pack: Pack) -> Finding:
    return _whose(f"đơn tự nguyện không tham gia {waiver.form}", waiver.person, claim, pack)


def unclear_choices(
    rows: Sequence[CheckedRow], people: People, choices: Iterable[Choice], pack: Pack
) -> list[Finding]:
    """Written choices that may be of somebody in the lists: they are not followed, but told."""
    listed = list(choices)
    directory = Directory((row.claim for row in rows if listed), people.keys)
    unsure = [
        (one, found.persons)
        for one in listed
        if not (found := directory.find(one.person)).sure and found.persons
    ]
    return [
        _whose(f"giấy chọn «{pack.policies[one.policy].name}»", one.person, row.claim, pack)
        for one, persons in unsure
        for row in rows
        if people.keys[row.claim.source] in persons
    ]


def _whose(paper: str, person: Named, claim: Claim, pack: Pack) -> Finding:
    return Finding(
        PERSON_UNCLEAR,
        claim.cell("so_giay_to"),
        {"problem": f"{paper} chưa rõ có phải của người này không"},
        value=str(person),
        ref=_ref(claim, pack),
    )


def _ref(claim: Claim, pack: Pack) -> str:
    return pack.policies[claim.policy].once.ref
