"""What this work folder has decided, holds back or has refused, as registers of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from hotro68.casebook.book import Book
from hotro68.casebook.entry import Entry
from hotro68.casebook.state import holds_of, moves_of
from hotro68.core.case import CaseFile, Move, Stage
from hotro68.core.claim import Claim
from hotro68.core.crossing import PAID_POLICY
from hotro68.core.finding import Finding
from hotro68.core.source import Source

COMMITTED = frozenset({Stage.APPROVED, Stage.PUBLISHED, Stage.PAID, Stage.UNPAID})
"""Stages of a file whose money is decided and has not come back."""
ANYTHING = ""
"""A row of the file is the file itself whatever it says."""
BOOK = "sổ theo dõi"
WHY = "ly_do_vuong"
"""Fact of a file that is held or was refused: why."""


@dataclass(frozen=True, slots=True)
class Committed:
    """A support that is decided. evidence: what the list said when it was approved."""

    evidence: str
    amount: int
    paid: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The register of a kind that counts: the newest that has not been undone.

    input: where its file lies, as the journal names it. files: those of this folder that are
    decided, by their keys. same: key of a file → what a row of it says that is the file itself
    and no second claim.
    """

    kind: str
    file: str
    day: date
    claims: tuple[Claim, ...]
    input: str = ""
    files: Mapping[str, Committed] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)


def decided_here(kind: str, work: Path) -> tuple[Standing | None, list[Finding]]:
    """The supports a work folder has approved and not had back, as a register of payments."""
    book = Book(work)
    entries, findings = book.journal.standing()
    approved = {
        one.key: (one.evidence, entry)
        for entry in entries
        for one in moves_of(entry)
        if one.to is Stage.APPROVED
    }
    if findings or not approved:
        return None, findings
    files, findings = book.files()
    committed = {key: file for key, file in files.items() if file.stage in COMMITTED}
    if findings or not committed:
        return None, findings
    then = _as_approved(committed, approved, book)
    claims = tuple(_paid_claims(committed.values(), then))
    kept = {
        key: Committed(approved[key][0], file.amount, file.stage is Stage.PAID)
        for key, file in committed.items()
    }
    last = max(entry.stamp.day for _, entry in approved.values())
    same = dict.fromkeys(kept, ANYTHING)
    return Standing(kind, BOOK, last, claims, files=kept, same=same), []


def _as_approved(
    files: Mapping[str, CaseFile], approved: Mapping[str, tuple[str, Entry]], book: Book
) -> dict[str, Claim]:
    """Of files whose rows are gone or say something else now: what was approved of them.

    Who the person is, a row of today says best; what was paid for, the row of that day.
    """
    by_step: dict[int, list[str]] = {}
    for key, file in files.items():
        evidence, entry = approved.get(key, (file.evidence, None))
        if file.claim is None or evidence != file.evidence:
            by_step.setdefault(entry.number if entry else 0, []).append(key)
    found: dict[str, Claim] = {}
    for step, keys in by_step.items():
        for key, claim in book.claims(keys, before=step or None).items():
            now = files[key].claim
            who = {name: now.facts[name] for name in _WHO if name in now.facts} if now else {}
            found[key] = replace(claim, facts={**claim.facts, **who})
    return found


_WHO = (
    *("ho_ten", "ngay_sinh", "gioi_tinh", "so_giay_to", "so_giay_to_cu", "thon", "noi_o"),
    *("dien_thoai", "so_tai_khoan", "cha_me", "ma_so_thue"),
)


def _paid_claims(files: Iterable[CaseFile], then: Mapping[str, Claim]) -> Iterator[Claim]:
    """Each with a place of its own: a list of today may have other people in the same rows."""
    taken: set[Source] = set()
    for file in files:
        claim = then.get(file.key) or file.claim or _bare(file)
        facts = {**claim.facts, PAID_POLICY: file.policy, "so_tien_de_nghi": file.amount}
        place = _place_of_its_own(claim.source, file.stage.label, taken)
        yield replace(claim, facts=facts, source=place)


def _place_of_its_own(source: Source, what: str, taken: set[Source]) -> Source:
    place = replace(source, file=f"{source.file} (hồ sơ {what})")
    while place in taken:
        place = replace(place, sheet=f"{place.sheet}, bản trước")
    taken.add(place)
    return place


def _bare(file: CaseFile) -> Claim:
    facts = {"ho_ten": file.name, "thon": file.hamlet}
    return Claim(file.policy, facts, Source(BOOK, file.key, 0))


# ── What waits or was refused ────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class _Stopped:
    """A file nobody may be paid by. step: the one that stopped it. same: as in a register."""

    why: str
    step: int
    day: date
    what: str
    same: str = ANYTHING


def stopped_here(kind: str, work: Path) -> tuple[Standing | None, list[Finding]]:
    """Files held or refused: the same person's under another spelling or number stay so."""
    book = Book(work)
    entries, findings = book.journal.standing()
    every = {**_refused(entries), **_held(entries)}
    if not every:  # to work out every file takes long
        return None, findings or book.last_text()[1]
    files, problem = book.files()
    findings = findings or problem
    stopped = {
        key: one
        for key, one in every.items()
        if key not in files or files[key].stage not in COMMITTED
    }
    if findings or not stopped:
        return None, findings
    claims = tuple(_stopped_claims(stopped, book))
    same = {key: one.same for key, one in stopped.items()}
    last = max(one.day for one in stopped.values())
    return Standing(kind, BOOK, last, claims, same=same), []


def _refused(entries: Sequence[Entry]) -> dict[str, _Stopped]:
    """Files of which a decision said no, or whose money came back, and nothing done since."""
    newest: dict[str, tuple[Entry, Move]] = {
        one.key: (entry, one) for entry in entries for one in moves_of(entry)
    }
    return {
        key: _Stopped(
            _why(entry, one),
            entry.number,
            entry.stamp.day,
            one.to.label,
            one.evidence if one.to is Stage.REJECTED else ANYTHING,
        )
        for key, (entry, one) in newest.items()
        if one.to in {Stage.REJECTED, Stage.GIVEN_BACK}
    }


def _why(entry: Entry, one: Move) -> str:
    if one.to is Stage.REJECTED:
        return f"quyết định {entry.data.get('so', '')} không duyệt: {one.reason}"
    return f"{one.to.label}, bước {entry.number}: {one.reason}"


def _held(entries: Sequence[Entry]) -> dict[str, _Stopped]:
    steps = {f"{entry.act}-{entry.number}": entry for entry in entries}
    return {
        key: _Stopped(
            "; ".join(holds.values()),
            min(steps[name].number for name in holds),
            max(steps[name].stamp.day for name in holds),
            "đang giữ",
        )
        for key, holds in holds_of(entries).items()
        if holds
    }


def _stopped_claims(stopped: Mapping[str, _Stopped], book: Book) -> Iterator[Claim]:
    """Each as the lists had it when it was stopped, with a place of its own."""
    taken: set[Source] = set()
    by_step: dict[int, list[str]] = {}
    for key, one in sorted(stopped.items()):
        by_step.setdefault(one.step, []).append(key)
    for step, keys in sorted(by_step.items()):
        for key, claim in sorted(book.claims(keys, before=step).items()):
            one = stopped[key]
            facts = {**claim.facts, PAID_POLICY: claim.policy, WHY: one.why}
            place = _place_of_its_own(claim.source, one.what, taken)
            yield replace(claim, facts=facts, source=place)


Reader: TypeAlias = Callable[[str, Path], tuple[Standing | None, list[Finding]]]
OWN: Mapping[str, Reader] = {"duyet": decided_here, "vuong": stopped_here}
"""By what `own` of a kind of register says."""
