"""The simple story: one decision over everything that was merged last."""

from __future__ import annotations

from collections.abc import Iterable

from hotro68.casebook.entry import Entry
from hotro68.casebook.moving import DECISION
from hotro68.casebook.state import moves_of
from hotro68.core.case import Stage, move
from hotro68.core.finding import Finding
from hotro68.core.office import Decision
from hotro68.pipeline.steps.deciding import DecisionEntry
from hotro68.pipeline.steps.ground import Ground, before_appraised

_WAITING = frozenset({Stage.GOOD, Stage.POSTED})
_ON_THE_WAY = frozenset({Stage.PASSED, Stage.RETURNED, Stage.SUBMITTED})


def goes_step_by_step(entries: Iterable[Entry]) -> bool:
    """Whether files were appraised or submitted: their decision is entered file by file."""
    return any(
        one.to in _ON_THE_WAY
        for entry in entries
        if entry.act != DECISION
        for one in moves_of(entry)
    )


def has_list(entries: Iterable[Entry], number: str) -> bool:
    """Whether a decision was entered with the files it speaks of."""
    return any(
        entry.act == DECISION and entry.data.get("so") == number and moves_of(entry)
        for entry in entries
    )


def decide_whole(
    ground: Ground, decision: Decision
) -> tuple[DecisionEntry | None, list[Finding]]:
    """Everybody who may be is approved at once; None once files go step by step."""
    if goes_step_by_step(ground.entries):
        return None, []
    files = [file for file in ground.carried if file.stage in _WAITING and not file.held]
    moves = [move(f, to) for f in files for to in (Stage.SUBMITTED, Stage.APPROVED)]
    what = f"Quyết định {decision.number}"
    findings = before_appraised(ground, files, decision.day, what)
    return DecisionEntry(decision, tuple(moves), left=0), findings
