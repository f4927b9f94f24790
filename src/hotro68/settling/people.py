"""Which rows are one person: certain by number and name, everything weaker is only asked."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from hotro68.core.claim import Claim
from hotro68.core.decided import Sameness, Verdict
from hotro68.core.report import Certainty
from hotro68.core.source import Source
from hotro68.settling.answering import Answers, Outdated, apply_answers, head, join
from hotro68.settling.evidence import Evidence, quick_test, share_number, weigh
from hotro68.settling.keys import Pair, candidates
from hotro68.settling.profile import Profile, Traits, fingerprint, profile
from hotro68.settling.rarity import Rarity, rarity_of
from hotro68.settling.scale import VIETNAMESE, Scale

CROWD = 5
"""A row without a sure number that may be this many people says nothing about any of them."""
_FEW = 25


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims held, or suspected, to be one person's; first < second by source.

    verdict: what a person answered about them, while nothing has changed. before: an answer
    that counts no more, because a row has changed or because answers contradict each other.
    """

    first: Claim
    second: Claim
    evidence: Evidence
    verdict: Verdict | None = None
    before: Verdict | None = None

    @property
    def certainty(self) -> Certainty:
        return self.evidence.certainty

    @property
    def joins(self) -> bool:
        return self.certainty is Certainty.CERTAIN or self.answer is Sameness.ONE

    @property
    def answer(self) -> Sameness | None:
        return self.verdict.answer if self.verdict else None


@dataclass(frozen=True, slots=True)
class People:
    """keys: source of a row → key of its person. links: certain and doubtful, sorted.

    doubts: what is asked, once for two persons; links between rows already joined are left out.
    groups: the rows of each person who has several. crowded: rows that may be many people.
    clashing: links whose answers contradict others, or a sure number; none of them counts.
    """

    keys: Mapping[Source, str]
    links: tuple[Link, ...]
    doubts: tuple[Link, ...]
    groups: tuple[tuple[Claim, ...], ...]
    crowded: frozenset[Source]
    clashing: tuple[Link, ...] = ()

    @property
    def answered(self) -> tuple[Link, ...]:
        """What people have answered and what is still asked about, each pair of rows once."""
        asked = {_place(link) for link in self.doubts}
        return tuple(link for link in self.links if link.verdict and _place(link) not in asked)


def recognise(
    claims: Iterable[Claim], scale: Scale = VIETNAMESE, verdicts: Sequence[Verdict] = ()
) -> People:
    """Join rows with the same number and a fitting name; list the pairs to ask about.

    verdicts: the answers given so far. The order of the rows changes nothing: they are sorted
    by source first.
    """
    ordered = sorted(claims, key=lambda claim: claim.source)
    profiles = [profile(claim) for claim in ordered]
    faces = _faces(profiles)
    heads = [face[0] for face in faces]
    found = _weighed(faces, rarity_of(heads), scale)
    answers = apply_answers(_without_contradictions(found, heads), heads, verdicts)
    links = sorted(_links(faces, answers), key=_place)
    keys = _keys(profiles, links)
    return People(
        keys,
        tuple(links),
        _with_old_answers(_doubts(links, keys), heads, verdicts),
        _groups(ordered, keys),
        _crowded(links, keys),
        tuple(link for link in links if link.before),
    )


def _with_old_answers(
    doubts: tuple[Link, ...], heads: Sequence[Profile], verdicts: Sequence[Verdict]
) -> tuple[Link, ...]:
    """What is asked again carries what was once answered."""
    if not verdicts:
        return doubts
    marks = frozenset(fingerprint(one.claim) for one in heads)
    outdated = Outdated(verdicts, marks)
    return tuple(
        link
        if link.verdict or link.before
        else replace(link, before=outdated.about(link.first, link.second))
        for link in doubts
    )


def _place(link: Link) -> tuple[Source, Source]:
    return link.first.source, link.second.source


# ── Evidence ─────────────────────────────────────────────────────────────────────────────
def _faces(profiles: Iterable[Profile]) -> list[list[Profile]]:
    """Rows that look the same in everything are compared with others as one."""
    listed = list(profiles)
    bearers = Counter((one.spelling, one.numbers) for one in listed)
    faces: dict[Traits | int, list[Profile]] = {}
    for place, one in enumerate(listed):
        alone = bearers[one.spelling, one.numbers] == 1
        faces.setdefault(place if alone else one.traits, []).append(one)
    return list(faces.values())


def _weighed(
    faces: Sequence[Sequence[Profile]], rarity: Rarity, scale: Scale
) -> dict[Pair, Evidence]:
    """Every pair that may be one person, and every face that several rows have with itself."""
    heads = [face[0] for face in faces]
    possible = candidates(heads, quick_test(scale))
    several = {(place, place) for place, face in enumerate(faces) if len(face) > 1}
    weighed = (
        ((left, right), weigh(heads[left], heads[right], rarity, scale))
        for left, right in sorted(possible | several)
    )
    return {pair: evidence for pair, evidence in weighed if evidence is not None}


def _without_contradictions(
    found: Mapping[Pair, Evidence], heads: Sequence[Profile]
) -> dict[Pair, Evidence]:
    """A group in which one number stands at two people is asked about as a whole."""
    root: dict[int, int] = {}
    for left, right in found:
        if found[left, right].certainty is Certainty.CERTAIN:
            join(root, left, right)
    broken = {
        head(root, left)
        for (left, right), evidence in found.items()
        if evidence.certainty is not Certainty.CERTAIN
        and head(root, left) == head(root, right)
        and share_number(heads[left], heads[right])
    }
    return {
        (left, right): _asked(evidence)
        if left != right and head(root, left) in broken
        else evidence
        for (left, right), evidence in found.items()
    }


def _asked(evidence: Evidence) -> Evidence:
    if evidence.certainty is not Certainty.CERTAIN:
        return evidence
    return replace(evidence, certainty=Certainty.LIKELY)


def _links(faces: Sequence[Sequence[Profile]], answers: Answers) -> Iterator[Link]:
    for (left, right), evidence in answers.evidence.items():
        verdict = answers.holding.get((left, right))
        before = answers.clashing.get((left, right))
        ones, others = faces[left], faces[right]
        if left == right:
            rows = [(ones[0], other) for other in ones[1:]]
        else:
            rows = list(_across(ones, others, evidence))
        for one, other in rows:
            first, second = sorted((one.claim, other.claim), key=lambda claim: claim.source)
            yield Link(first, second, evidence, verdict, before)


def _across(
    ones: Sequence[Profile], others: Sequence[Profile], evidence: Evidence
) -> Iterator[tuple[Profile, Profile]]:
    """Every pair when they are few; else each row with the first of the others."""
    if len(ones) * len(others) <= _FEW and evidence.certainty is not Certainty.CERTAIN:
        yield from product(ones, others)
        return
    yield from ((ones[0], other) for other in others)
    yield from ((one, others[0]) for one in ones[1:])


# ── Decisions ────────────────────────────────────────────────────────────────────────────
def _keys(profiles: Sequence[Profile], links: Iterable[Link]) -> dict[Source, str]:
    """A person's key is that of the smallest identity among the rows joined."""
    place = {one.claim.source: at for at, one in enumerate(profiles)}
    root: dict[int, int] = {}
    for link in links:
        if link.joins:
            join(root, place[link.first.source], place[link.second.source])
    heads = [head(root, at) for at in range(len(profiles))]
    names: dict[int, str] = {}
    for top, one in zip(heads, profiles, strict=True):
        own = one.identity
        names[top] = min(names.get(top, own), own)
    digests = {top: _digest(name) for top, name in names.items()}
    return {one.claim.source: digests[top] for one, top in zip(profiles, heads, strict=True)}


def _digest(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()[:12]


def _groups(
    claims: Iterable[Claim], keys: Mapping[Source, str]
) -> tuple[tuple[Claim, ...], ...]:
    several = {key for key, count in Counter(keys.values()).items() if count > 1}
    rows: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if (key := keys[claim.source]) in several:
            rows[key].append(claim)
    return tuple(map(tuple, rows.values()))


def _doubts(links: Iterable[Link], keys: Mapping[Source, str]) -> tuple[Link, ...]:
    """One question for two persons, the weightiest; each row of a number with two names.

    Two persons of whom two rows were said to be two people are asked about no more, but one
    number that stands at both of them still has to be put right.
    """
    asked: dict[tuple[str, ...], Link] = {}
    listed = list(links)
    apart = {_persons(link, keys) for link in listed if link.answer is Sameness.TWO}
    for link in listed:
        persons = _persons(link, keys)
        if link.joins or persons[0] == persons[1]:
            continue
        if persons in apart and not link.evidence.other_name:
            continue
        own = map(str, _place(link)) if link.evidence.other_name else ()
        question = (*persons, *own)
        best = asked.get(question)
        if best is None or _weight(link) > _weight(best):
            asked[question] = link
    return tuple(sorted(asked.values(), key=_place))


def _persons(link: Link, keys: Mapping[Source, str]) -> tuple[str, str]:
    one, other = sorted((keys[link.first.source], keys[link.second.source]))
    return one, other


def _weight(link: Link) -> tuple[bool, float]:
    """A question already answered «chưa rõ» stands for the others of the same two persons."""
    return link.verdict is not None, link.evidence.bits


def _crowded(links: Iterable[Link], keys: Mapping[Source, str]) -> frozenset[Source]:
    """Rows without a number of their own that may be any of many people."""
    others: dict[Source, set[str]] = defaultdict(set)
    for link in links:
        if link.joins or link.evidence.other_name or link.answer is Sameness.TWO:
            continue
        for one, other in ((link.first, link.second), (link.second, link.first)):
            others[one.source].add(keys[other.source])
    return frozenset(source for source, persons in others.items() if len(persons) >= CROWD)
