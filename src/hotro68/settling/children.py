"""One child counts for one of its parents: a child that two people name is asked about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from hotro68.core.award import Answer, Assessment
from hotro68.core.catalogue import CHILD_TWICE
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.vietnamese.names import tidy_name
from hotro68.vietnamese.text import fold

NAMES, BIRTHS, SPOUSE = "ten_con", "ngay_sinh_con", "vo_chong"
_BETWEEN = re.compile(r"[,;/\n]|\s+và\s+")


@dataclass(frozen=True, slots=True)
class SharedChild:
    """One side of two claims that count one child: the finding stands at `claim`.

    child: its name; its day of birth where one of the two lists has no names.
    """

    claim: Claim
    other: Claim
    child: str

    def told(self, pack: Pack) -> Finding:
        data = {
            "child": self.child,
            "name": self.claim.name,
            "other": self.other.name,
            "place": str(self.other.source),
        }
        field = _told_by(self.claim)
        return Finding(
            CHILD_TWICE,
            self.claim.cell(field),
            data,
            field=field,
            value=self.claim.text(NAMES) or self.child,
            ref=pack.policies[self.claim.policy].legal.article,
            related=(self.other.cell(_told_by(self.other)),),
        )


def _told_by(claim: Claim) -> str:
    return NAMES if claim.text(NAMES) else BIRTHS


def children_twice(
    assessments: Iterable[Assessment], keys: Mapping[Source, str]
) -> list[SharedChild]:
    """Both sides of every two persons, neither refused, who may be parents of one child."""
    parents = sorted(
        (one.claim for one in assessments if one.answer is not Answer.REFUSED),
        key=lambda claim: claim.source,
    )
    naming: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
    for claim in parents:
        for child in _children(claim):
            naming[fold(child)].append((claim, child))
    found: dict[tuple[Source, str], SharedChild] = {}
    for child, named in naming.items():
        for (first, own), (second, others) in combinations(named, 2):
            if keys[first.source] != keys[second.source] and _may_share(first, second):
                found.setdefault((first.source, child), SharedChild(first, second, own))
                found.setdefault((second.source, child), SharedChild(second, first, others))
    for one in _born_to_couples(parents, keys):
        found.setdefault((one.claim.source, one.child), one)
    return [found[place] for place in sorted(found)]


def _born_to_couples(
    parents: Iterable[Claim], keys: Mapping[Source, str]
) -> Iterator[SharedChild]:
    """A day of birth that husband and wife both write, at least one without the name."""
    born: dict[date, list[Claim]] = defaultdict(list)
    for claim in parents:
        for day in _births(claim):
            born[day].append(claim)
    for day, claims in born.items():
        child = f"sinh ngày {day:%d/%m/%Y}"
        for first, second in combinations(claims, 2):
            both_named = first.text(NAMES) and second.text(NAMES)
            apart = keys[first.source] != keys[second.source]
            if apart and not both_named and _couple(first, second):
                yield SharedChild(first, second, child)
                yield SharedChild(second, first, child)


def _children(claim: Claim) -> Iterator[str]:
    for text in _BETWEEN.split(claim.text(NAMES)):
        if fold(text):
            yield tidy_name(text)


def _may_share(first: Claim, second: Claim) -> bool:
    """A couple by what they write of each other, or one child by its day of birth too."""
    return _couple(first, second) or _born_together(first, second)


def _couple(first: Claim, second: Claim) -> bool:
    return _names(first, second) or _names(second, first)


def _names(one: Claim, other: Claim) -> bool:
    spouse = one.text(SPOUSE)
    digits = re.sub(r"\D", "", spouse)
    by_number = bool(digits) and digits == other.number
    return by_number or (bool(spouse) and fold(spouse) == fold(other.name))


def _born_together(first: Claim, second: Claim) -> bool:
    return bool(_births(first) & _births(second))


def _births(claim: Claim) -> set[date]:
    days = claim.facts.get(BIRTHS)
    listed: tuple[object, ...] = days if isinstance(days, tuple) else (days,)
    return {day for day in listed if isinstance(day, date)}
