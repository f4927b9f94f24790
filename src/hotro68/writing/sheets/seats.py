"""The seats of TrungLap: each row of a group of doubles, what became of it, which to keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hotro68.core.claim import Claim
from hotro68.core.report import Certainty, Duplicate, Merged
from hotro68.core.source import Source
from hotro68.writing.sheets import words
from hotro68.writing.sheets.brief import Order, person_order

# Groups that wait for an answer stand first.
_RANKS = {certainty: rank for rank, certainty in enumerate(words.CERTAINTIES)}
_FULL_NUMBER = 12
_PAID = "được chi"


@dataclass(frozen=True, slots=True)
class Seat:
    """A row of a group. lead: the group, at its first row only. keep: the row to keep."""

    number: int
    place: int
    claim: Claim
    group: Duplicate
    standing: str
    keep: bool

    @property
    def lead(self) -> Duplicate | None:
        return None if self.place else self.group


def key_of(group: Duplicate) -> str:
    return group.key or words.dossier_key(*(claim.source for claim in group.members))


def ordered(merged: Merged) -> list[Duplicate]:
    return sorted(merged.duplicates, key=_order)


def _order(group: Duplicate) -> Order:
    answered = group.verdict is not None and not group.open
    members = sorted(map(person_order, group.members))
    return (group.certainty is Certainty.CERTAIN, answered, _RANKS[group.certainty], members)


def all_seats(merged: Merged) -> list[Seat]:
    standing = _standing(merged)
    return [
        seat
        for number, group in enumerate(ordered(merged), 1)
        for seat in _seats(number, group, standing)
    ]


def _seats(number: int, group: Duplicate, standing: Mapping[Source, str]) -> Iterator[Seat]:
    members = sorted(group.members, key=person_order)
    kept = min(members, key=lambda claim: _worth(claim, standing))
    for place, claim in enumerate(members):
        state = standing.get(claim.source, "đã gộp")
        yield Seat(number, place, claim, group, state, claim is kept)


def _worth(claim: Claim, standing: Mapping[Source, str]) -> tuple[object, ...]:
    """The row to keep: the one that is paid, else the one that says most of the person."""
    birth = claim.birth
    known = sum(value is not None for value in claim.facts.values())
    return (
        standing.get(claim.source) != _PAID,
        len(claim.number) != _FULL_NUMBER,
        not claim.number,
        birth is None or not birth.is_full,
        -known,
        claim.source,
    )


def _standing(merged: Merged) -> dict[Source, str]:
    """What has become of each row; the strongest word wins."""
    return {
        **{row.claim.source: "chờ xác minh" for row in merged.asked},
        **{row.claim.source: "bị loại" for row in merged.refused},
        **{
            row.assessment.claim.source: "nhường dòng hoặc chế độ khác"
            for row in merged.set_aside
        },
        **{award.claim.source: _PAID for award in merged.awards},
    }
