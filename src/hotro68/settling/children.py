"""One child counts for one of its parents: a child that two people name is asked about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from hotro68.core.award import Answer, Assessment
from hotro68.core.catalogue import CHILD_TWICE
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.vietnamese.cccd import sex_in
from hotro68.vietnamese.hamlets import hamlet_key
from hotro68.vietnamese.names import tidy_name
from hotro68.vietnamese.text import fold

NAMES, BIRTHS, SPOUSE = "ten_con", "ngay_sinh_con", "vo_chong"
_BETWEEN = re.compile(r"[,;/\n+]|\s+và\s+")
_AFTER_NAME = re.compile(
    r"[\s:(.-]*(?:\b(?:sn|ns|sinh|ngày|năm|số|cccd|đdcn)\b[\s:.]*)*[\d(]", re.IGNORECASE
)
"""Where a name ends that a day of birth or a number follows."""
_NUMBER = re.compile(r"(?<!\d)\d{12}(?!\d)")


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
    assessments: Iterable[Assessment],
    keys: Mapping[Source, str],
    decided: AbstractSet[Source] = frozenset(),
) -> list[SharedChild]:
    """Both sides of every two persons, neither refused, who may be parents of one child.

    decided: rows of approved files; the register of them says whom they speak against.
    """
    parents = sorted(
        (one.claim for one in assessments if one.answer is not Answer.REFUSED),
        key=lambda claim: claim.source,
    )
    counted = Counted(parents)
    found: dict[tuple[Source, str], SharedChild] = {}
    for one in parents:
        if one.source in decided:
            continue
        for other, child in counted.beside(one):
            if other.source not in decided and keys[other.source] != keys[one.source]:
                found.setdefault((one.source, fold(child)), SharedChild(one, other, child))
    return [found[place] for place in sorted(found)]


class Counted:
    """Claims that count children, found by what they say of a child."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by: dict[object, list[Claim]] = defaultdict(list)
        for claim in claims:
            for mark in _marks(claim):
                self._by[mark].append(claim)

    def beside(self, one: Claim) -> Iterator[tuple[Claim, str]]:
        """Other claims that may count a child of this one, and the child as told here."""
        for mark, told in _marks(one).items():
            for other in self._by.get(mark, ()):
                if other.source != one.source and _may_share(one, other, mark):
                    yield other, told


def _marks(claim: Claim) -> dict[object, str]:
    """Number, name or day of birth of each child → how it is told; the surest first."""
    numbers: dict[object, str] = {}
    names: dict[object, str] = {}
    name = ""
    for part in _BETWEEN.split(claim.text(NAMES)):
        name = tidy_name(_AFTER_NAME.split(part, maxsplit=1)[0].strip(" -:)")) or name
        numbers |= {number: name or f"số {number}" for number in _NUMBER.findall(part)}
        names |= {fold(name): name} if fold(name) else {}
    days: dict[object, str] = {
        day: f"sinh ngày {day:%d/%m/%Y}" for day in sorted(births_of(claim))
    }
    return numbers | names | days


def _may_share(first: Claim, second: Claim, mark: object) -> bool:
    """One number is one child; a name needs a couple or one day of birth; a day a couple."""
    if isinstance(mark, date):
        both_named = first.text(NAMES) and second.text(NAMES)
        return not both_named and (_couple(first, second) or _perhaps_couple(first, second))
    by_number = isinstance(mark, str) and mark.isdigit()
    born_together = births_of(first) & births_of(second)
    return by_number or _couple(first, second) or bool(born_together)


def _couple(first: Claim, second: Claim) -> bool:
    return _names(first, second) or _names(second, first)


def _names(one: Claim, other: Claim) -> bool:
    spouse = one.text(SPOUSE)
    digits = re.sub(r"\D", "", spouse)
    by_number = bool(digits) and digits == other.number
    return by_number or (bool(spouse) and fold(spouse) == fold(other.name))


def _perhaps_couple(first: Claim, second: Claim) -> bool:
    """Man and woman of one hamlet, neither of whom says who the other parent is."""
    if first.text(SPOUSE) or second.text(SPOUSE) or not first.hamlet:
        return False
    one_hamlet = hamlet_key(first.hamlet) == hamlet_key(second.hamlet)
    return one_hamlet and {_sex(first), _sex(second)} == {"nam", "nu"}


def _sex(claim: Claim) -> str:
    return claim.text("gioi_tinh") or sex_in(claim.number) or ""


def births_of(claim: Claim) -> set[date]:
    days = claim.facts.get(BIRTHS)
    listed: tuple[object, ...] = days if isinstance(days, tuple) else (days,)
    return {day for day in listed if isinstance(day, date)}
