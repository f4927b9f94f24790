"""Files the record has closed, or sent back: a row that says the same is not counted again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from hotro68.casebook.entry import Entry
from hotro68.casebook.moving import DECISION
from hotro68.casebook.state import evidence_of, moves_of
from hotro68.core.award import Answer, Award
from hotro68.core.case import Move, Stage
from hotro68.core.catalogue import (
    ENDED_BACK,
    ENDED_OTHER_LEFT,
    ENDED_REFUSED,
    RETURNED_WAITS,
)
from hotro68.core.finding import Code, Finding
from hotro68.core.message import shown
from hotro68.core.report import Unpaid

_ENDS: Mapping[Stage, Code] = {
    Stage.REJECTED: ENDED_REFUSED,
    Stage.FAILED: ENDED_REFUSED,
    Stage.GIVEN_BACK: ENDED_BACK,
    Stage.RETURNED: RETURNED_WAITS,
}


@dataclass(frozen=True, slots=True)
class Ended:
    """How a file ended, or what it waits for.

    evidence: what the list said then; empty: it ends whatever is said.
    """

    code: Code
    evidence: str
    why: str
    ref: str


EndedFiles: TypeAlias = Mapping[str, Ended]


def ended_in(entries: Iterable[Entry]) -> dict[str, Ended]:
    """Key of a file → its end, where nothing was done since."""
    newest = {one.key: (entry, one) for entry in entries for one in moves_of(entry)}
    return {key: _ended(entry, one) for key, (entry, one) in newest.items() if one.to in _ENDS}


def _ended(entry: Entry, one: Move) -> Ended:
    day, so = shown(entry.stamp.day), entry.data.get("so")
    decided = entry.act == DECISION and so
    ref = f"Quyết định {so}" if decided else f"sổ theo dõi, bước {entry.number} ({entry.act})"
    said = f"quyết định {so} không duyệt" if decided else one.to.label
    why = f"{said} ngày {day}" + (f": {one.reason}" if one.reason else "")
    evidence = "" if one.to is Stage.GIVEN_BACK else one.evidence
    return Ended(_ENDS[one.to], evidence, why, ref)


def end_of(award: Award, ended: EndedFiles) -> Ended | None:
    """The end of an award's file; None for a row that says something new since."""
    one = ended.get(f"{award.person}/{award.claim.policy}")
    still = one is not None and one.evidence in {"", evidence_of(award.kept)}
    return one if still else None


def split_ended(
    awards: Iterable[Award], ended: EndedFiles
) -> tuple[tuple[Award, ...], tuple[Award, ...]]:
    """Awards that count, and those whose files are closed."""
    told = [(award, end_of(award, ended) is not None) for award in awards]
    return tuple(one for one, closed in told if not closed), tuple(one for one, c in told if c)


def rows_of_ended(closed: Iterable[Award], ended: EndedFiles) -> Iterator[Unpaid]:
    """The closed rows as refused; what stood back for them has to be asked about."""
    for award in closed:
        end = end_of(award, ended)
        assert end is not None, award.person
        asks = end.code.asks
        answer, question = (Answer.ASKED, end.code.hint) if asks else (Answer.REFUSED, "")
        yield Unpaid(award.claim, answer, end.why, end.ref, question, end.code.id)
        for finding, loser in zip(_left(award, end), award.set_aside, strict=True):
            told = (finding.message, loser.ref, finding.hint, finding.code.id)
            yield Unpaid(loser.assessment.claim, Answer.ASKED, *told)


def told_of_ended(closed: Iterable[Award], ended: EndedFiles) -> Iterator[Finding]:
    for award in closed:
        end = end_of(award, ended)
        assert end is not None, award.person
        data = {"name": award.claim.name, "why": end.why}
        yield Finding(end.code, award.claim.source, data, ref=end.ref)
        yield from _left(award, end)


def _left(award: Award, end: Ended) -> Iterator[Finding]:
    for loser in award.set_aside:
        claim = loser.assessment.claim
        data = {"name": claim.name, "why": end.why, "other": award.claim.source}
        yield Finding(ENDED_OTHER_LEFT, claim.source, data, ref=loser.ref)
