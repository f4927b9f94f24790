"""Where every file stands: the newest merge, and the steps of the journal applied to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pydantic import TypeAdapter

from hotro68.casebook.entry import Entry, as_text
from hotro68.core.award import Answer, Assessment, Award, SetAside
from hotro68.core.case import AFTER_DECISION, CaseFile, Move, Stage
from hotro68.core.catalogue import OPTED_OUT, REPAY_FIRST
from hotro68.core.claim import Claim
from hotro68.core.report import Merged, Unpaid

_MOVES = TypeAdapter(tuple[Move, ...])
MOVES, HOLDS, RELEASES = "doi", "giu", "tha"
"""Keys of an entry's data: moves; key of a file → why it is held; keys of files let go.

A file held twice stays held until both holds go: letting go may name, key by key, which holds
(`act-number` of the steps that hold it).
"""


def files_of(merged: Merged) -> dict[str, CaseFile]:
    """Every file of a merge, before any step: awards, losers, and what waits or is refused."""
    found: dict[str, CaseFile] = {}
    for award in (*merged.awards, *merged.ended):
        found[f"{award.person}/{award.claim.policy}"] = _paid(award)
    for award in merged.awards:
        for loser in award.set_aside:
            found.setdefault(
                f"{award.person}/{loser.assessment.claim.policy}", _lost(award, loser)
            )
    for row in merged.unpaid:
        person = merged.persons.get(row.claim.source)
        if person is not None:
            found.setdefault(f"{person}/{row.claim.policy}", _waiting(person, row))
    return found


def _paid(award: Award) -> CaseFile:
    return _file(award.person, award.claim, Stage.GOOD, award.amount, evidence_of(award.kept))


def _lost(award: Award, loser: SetAside) -> CaseFile:
    claim = loser.assessment.claim
    file = _file(award.person, claim, Stage.DOUBLE, 0, evidence_of(loser.assessment))
    return replace(file, reason=loser.reason, ref=loser.ref)


def _waiting(person: str, row: Unpaid) -> CaseFile:
    stage = Stage.FAILED if row.answer is Answer.REFUSED else Stage.WRONG
    if row.code == OPTED_OUT.id and row.answer is Answer.REFUSED:
        stage = Stage.OPTED_OUT
    if row.code == REPAY_FIRST.id and row.answer is Answer.ASKED:
        stage = Stage.REPAY_FIRST
    file = _file(person, row.claim, stage, 0, _digest(_facts(row.claim)))
    return replace(file, reason=row.reason, ref=row.ref)


def _file(person: str, claim: Claim, stage: Stage, amount: int, evidence: str) -> CaseFile:
    return CaseFile(
        key=f"{person}/{claim.policy}",
        policy=claim.policy,
        name=claim.name,
        hamlet=claim.hamlet,
        amount=amount,
        stage=stage,
        evidence=evidence,
        claim=claim,
    )


def evidence_of(assessment: Assessment) -> str:
    """Digest of facts and arithmetic; the row's place does not count."""
    lines = [(line.label, line.amount, line.ref) for line in assessment.lines]
    return _digest([*_facts(assessment.claim), lines])


def _facts(claim: Claim) -> list[object]:
    return [claim.policy, *(f"{key}={value}" for key, value in sorted(claim.facts.items()))]


def _digest(told: list[object]) -> str:
    return hashlib.sha256(as_text(told, in_one_form=True).encode()).hexdigest()[:16]


def moves_data(moves: Iterable[Move]) -> object:
    """Moves as an entry keeps them."""
    return _MOVES.dump_python(tuple(moves), mode="json")


def files_at(merged: Merged | None, entries: Iterable[Entry]) -> dict[str, CaseFile]:
    """The files after the standing entries, key → file.

    A step taken before a decision counts only while what it was taken of is unchanged; what was
    decided, paid, or rejected after all stays, also when a later list says something else.
    """
    return files_after(files_of(merged) if merged else {}, entries)


def files_after(
    listed: Mapping[str, CaseFile], entries: Iterable[Entry]
) -> dict[str, CaseFile]:
    """What the entries make of the files as the lists give them."""
    found = dict(listed)
    taken = tuple(entries)
    for entry in taken:
        for one in moves_of(entry):
            _apply(found, one, entry.number)
    held = holds_of(taken)
    return {key: _with_holds(file, held.get(key, {})) for key, file in sorted(found.items())}


def holds_of(entries: Iterable[Entry]) -> dict[str, dict[str, str]]:
    """Key of a file → the holds on it that still count, also of one no list has any more."""
    held: dict[str, dict[str, str]] = {}
    for entry in entries:
        for key, why in entry.data.get(HOLDS, {}).items():
            held.setdefault(key, {})[f"{entry.act}-{entry.number}"] = why
        _let_go(held, entry.data.get(RELEASES, ()))
    return held


def _let_go(
    held: dict[str, dict[str, str]], told: Iterable[str] | Mapping[str, list[str]]
) -> None:
    for key in told:
        names = told[key] if isinstance(told, Mapping) else tuple(held.get(key, {}))
        for name in names:
            held.get(key, {}).pop(name, None)


def moves_of(entry: Entry) -> tuple[Move, ...]:
    return _MOVES.validate_python(entry.data.get(MOVES, ()))


def _with_holds(file: CaseFile, held: Mapping[str, str]) -> CaseFile:
    return replace(file, held=held) if held else file


def _apply(found: dict[str, CaseFile], one: Move, number: int) -> None:
    file = found.get(one.key)
    stays = one.to in AFTER_DECISION or (file is not None and file.stage in AFTER_DECISION)
    if not stays and (file is None or file.evidence != one.evidence):
        return
    if file is None:
        file = CaseFile(
            one.key, one.policy, one.name, one.hamlet, one.amount, one.to, one.evidence
        )
    found[one.key] = replace(
        file, stage=one.to, amount=one.amount, reason=one.reason, ref=one.ref, step=number
    )
