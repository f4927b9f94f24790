"""What the links between rows have to tell the officer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hotro68.core.award import Award, SetAside
from hotro68.core.catalogue import (
    LISTED_TWICE,
    PERHAPS_ONE_PERSON,
    SAME_NUMBER_OTHER_NAME,
    SEVERAL_SUPPORTS,
)
from hotro68.core.finding import Code, Finding
from hotro68.core.report import Certainty, Duplicate
from hotro68.settling.people import Link, People

DECISIONS = {
    Certainty.CERTAIN: "đã coi là một người",
    Certainty.LIKELY: "",
    Certainty.DOUBTFUL: "",
}


def repeated(people: People) -> Iterator[Finding]:
    """For one file: rows to delete, and rows to ask the hamlet about."""
    for link in people.links:
        if link.certainty is not Certainty.CERTAIN:
            yield _asked(link)
        elif link.first.policy == link.second.policy:
            data = {"name": link.second.name, "number": link.second.number}
            yield _at_second(link, LISTED_TWICE, data)


def doubtful(people: People) -> list[Finding]:
    return [_asked(link) for link in people.doubts]


def _asked(link: Link) -> Finding:
    if link.evidence.other_name:
        shared = {link.first.number, link.first.text("so_giay_to_cu")}
        numbers = {link.second.number, link.second.text("so_giay_to_cu")} & shared - {""}
        data = {"number": min(numbers), "name": link.first.name, "other": link.second.name}
        return _at_second(link, SAME_NUMBER_OTHER_NAME, data)
    data = {
        "name": link.second.name,
        "other": f"{link.first.name} ({link.first.source})",
        "agree": "cùng " + _listed(link.evidence.agree),
        "differ": _listed(link.evidence.differ),
    }
    return _at_second(link, PERHAPS_ONE_PERSON, data)


def _listed(labels: Sequence[str]) -> str:
    return ", ".join(labels) or "không có gì"


def _at_second(link: Link, code: Code, data: dict[str, str]) -> Finding:
    return Finding(
        code,
        link.second.cell("so_giay_to"),
        data,
        field="so_giay_to",
        value=link.second.number or None,
        related=(link.first.cell("so_giay_to"),),
    )


def several_supports(loser: SetAside, award: Award, names: Mapping[str, str]) -> Finding:
    """`names`: policy id → its name for people."""
    claim = loser.assessment.claim
    data = {
        "kept": award.amount,
        "winner": names[award.claim.policy],
        "dropped": loser.assessment.amount,
        "policy": names[claim.policy],
        "reason": loser.reason,
    }
    return Finding(SEVERAL_SUPPORTS, claim.source, data, ref=loser.ref, related=(loser.winner,))


def duplicates(people: People) -> tuple[Duplicate, ...]:
    """Every pair, certain and doubtful, for the sheet and the JSON."""
    doubted = {id(link) for link in people.doubts}
    return tuple(
        Duplicate(
            link.certainty,
            (link.first, link.second),
            link.evidence.agree,
            link.evidence.differ,
            DECISIONS[link.certainty],
        )
        for link in people.links
        if link.certainty is Certainty.CERTAIN or id(link) in doubted
    )
