"""Where the case stands when a step begins: rules, files, and the steps already taken."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from hotro68.casebook.book import Book
from hotro68.casebook.entry import Entry, Stamp
from hotro68.casebook.state import files_after, files_of, moves_of
from hotro68.core.case import NEXT, CaseFile, Move, Stage
from hotro68.core.catalogue import DAY_BEFORE_CAUSE, MOVE_REFUSED, NO_MERGE_YET, TOO_LATE
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.report import Basis, Merged, Totals
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.vietnamese.collation import sort_key, text_key


@dataclass(frozen=True, slots=True)
class Ground:
    """entries: the standing ones. files: key → file, as those entries leave it.

    listed: the files as the newest lists give them, before any step.
    """

    work: Path
    pack: Pack
    merged: Merged
    entries: tuple[Entry, ...]
    files: Mapping[str, CaseFile]
    listed: Mapping[str, CaseFile]

    def named(self, file: CaseFile) -> str:
        return f"{file.name}, {file.hamlet} ({self.policy(file)})"

    def policy(self, file: CaseFile) -> str:
        known = self.pack.policies.get(file.policy)
        return known.name if known else file.policy

    @property
    def carried(self) -> tuple[CaseFile, ...]:
        """The files whose money goes through the commune, in the order of the papers."""
        paid = {name for name, policy in self.pack.policies.items() if policy.payout}
        return tuple(
            sorted((f for f in self.files.values() if f.policy in paid), key=self._order)
        )

    def older_claims(self) -> dict[str, Claim]:
        """Claims of files the newest lists no longer have, from the last merge that did."""
        gone = (key for key, file in self.files.items() if file.claim is None)
        return Book(self.work).claims(gone)

    def after(self, act: str, data: Mapping[str, Any], stamp: Stamp) -> Ground:
        """The case as it will stand once a step is entered."""
        step = Entry(self.entries[-1].number + 1, stamp, act, data, "")
        entries = (*self.entries, step)
        return replace(self, entries=entries, files=files_after(self.listed, entries))

    def _order(self, file: CaseFile) -> tuple[object, ...]:
        place = self.pack.file.policies.index(file.policy)
        return (text_key(file.hamlet), place, sort_key(file.name), file.key)


def stand(
    work: Path, pack: Pack, *, at_first: Merged | None = None
) -> tuple[Ground | None, list[Finding]]:
    """The case as it stands now; the caller holds the work folder.

    at_first: what stands for the merge as long as there has been none.
    """
    book = Book(work)
    merged, findings = book.last_merge()
    merged = merged or (None if findings else at_first)
    if merged is None:
        return None, findings or [Finding(NO_MERGE_YET, Source(str(work)))]
    entries, findings = book.journal.standing()
    if findings:
        return None, findings
    listed = files_of(merged)
    return Ground(work, pack, merged, entries, files_after(listed, entries), listed), []


def nothing_merged(pack: Pack, day: date) -> Merged:
    basis = Basis(pack.file.id, pack.file.short_title, pack.digest, day, assumed=True)
    return Merged(basis, (), (), (), (), (), {}, (), Totals(0, 0, 0, 0, ()))


def state_digest(files: Iterable[CaseFile]) -> str:
    """Digest of files and what their amounts rest on: the state a sheet is drawn from."""
    told = "\n".join(sorted(f"{file.key} {file.evidence} {file.amount}" for file in files))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def last_day(ground: Ground, keys: Iterable[str], to: Stage) -> tuple[date, str] | None:
    """The latest day on which one of these files came to a stage, and by which act."""
    wanted = set(keys)
    days = [
        (entry.stamp.day, entry.act)
        for entry in ground.entries
        for one in moves_of(entry)
        if one.to is to and one.key in wanted
    ]
    return max(days, default=None)


def before_appraised(
    ground: Ground, files: Iterable[CaseFile], day: date, what: str
) -> list[Finding]:
    """A step older than the day of appraisal that a list names for one of its files.

    That day decided how many days had passed, so nothing can have come of it before.
    """
    key = ground.pack.file.decided_on
    claims = [file.claim for file in files if file.claim]
    own = [(one, claim) for claim in claims if isinstance(one := claim.facts.get(key), date)]
    last, claim = max(own, key=lambda found: found[0], default=(day, None))
    if claim is None or day >= last:
        return []
    return [too_early(day, what, last, f"thẩm định ghi ở {claim.cell(key)}")]


def too_early(day: date, what: str, cause: date, cause_what: str) -> Finding:
    data = {"what": what, "day": day, "cause_what": cause_what, "cause": cause}
    return Finding(DAY_BEFORE_CAUSE, Source("--ngay"), data)


def lateness(pack: Pack, step: str, day: date, own: date | None = None) -> Iterator[Finding]:
    """Deadlines are strictly before a day. own: the day the work folder names instead."""
    for deadline in pack.deadlines:
        before = own or deadline.before
        late = (day - before).days + 1
        if step in deadline.steps and late > 0:
            data = {"what": deadline.what, "before": before, "day": day, "late": late}
            ref = "" if own else deadline.ref
            yield Finding(TOO_LATE, Source("--ngay"), data, ref=ref)
            if own:
                return


def legal(
    ground: Ground, moves: Iterable[Move], places: Mapping[str, Source]
) -> Iterator[Finding]:
    """A finding for each move that the stage of its file does not allow."""
    stages = {key: file.stage for key, file in ground.files.items()}
    for one in moves:
        file = ground.files[one.key]
        stage = stages[one.key]
        if one.to not in NEXT[stage]:
            place = places.get(one.key, Source(file.key))
            yield refused(ground, file, place, f"đang «{stage.label}»", one.to)
        stages[one.key] = one.to


def refused(ground: Ground, file: CaseFile, place: Source, problem: str, to: Stage) -> Finding:
    data = {"file": ground.named(file), "problem": problem, "to": to.label}
    return Finding(MOVE_REFUSED, place, data)
