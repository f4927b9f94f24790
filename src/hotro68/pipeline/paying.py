"""Payout sheets: which files may be paid, on which numbered sheet, and what the book knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pydantic import TypeAdapter

from hotro68.casebook.entry import Entry
from hotro68.casebook.journal import standing
from hotro68.casebook.state import moves_of
from hotro68.core.case import CaseFile, Stage
from hotro68.core.catalogue import FILE_HELD, SHEET_REPLACED
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.office import Decision
from hotro68.core.payout import Entered, PayLine, PaySheet, Result, Support
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.vietnamese.collation import sort_key, text_key
from hotro68.writing.context import NO_HAMLET
from hotro68.writing.papers.names import file_name

LAY, ENTER = "chitra lap", "chitra nhap"
SHEETS, RECALLED, RESULTS = "bang", "thu_hoi", "ket_qua"
"""Keys of an entry's data: sheets drawn; numbers of sheets recalled; results of rows."""
PLACE = Source("hotro68 chitra lap")
DUE = frozenset({Stage.APPROVED, Stage.PUBLISHED, Stage.UNPAID})
_TAIL = 4
_SHEETS = TypeAdapter(tuple[PaySheet, ...])
_RESULTS = TypeAdapter(tuple[Result, ...])


@dataclass(frozen=True, slots=True)
class Approval:
    """The decision a file stands under, the step that entered it, and its round."""

    decision: Decision
    step: int
    round: str = ""


@dataclass(frozen=True, slots=True)
class PayRegister:
    """What the journal knows of payouts.

    decided: file key → decision. sheets: by number, those that stand. void: number of a sheet
    that no longer counts → why. results: (sheet, person) → what was entered, the newest last.
    drawn: the highest number ever given.
    """

    decided: Mapping[str, Approval]
    sheets: Mapping[int, PaySheet]
    void: Mapping[int, str]
    results: Mapping[tuple[int, str], tuple[Entered, ...]]
    drawn: int

    @property
    def live(self) -> list[PaySheet]:
        """Sheets that count and have a row nobody has told the outcome of."""
        counted = [s for number, s in sorted(self.sheets.items()) if number not in self.void]
        return [sheet for sheet in counted if self.open_lines(sheet)]

    def open_lines(self, sheet: PaySheet) -> list[PayLine]:
        return [one for one in sheet.lines if (sheet.number, one.person) not in self.results]

    def outcome(self, sheet: int, person: str) -> Entered | None:
        return (self.results.get((sheet, person)) or (None,))[-1]


def register_of(entries: Iterable[Entry]) -> PayRegister:
    """entries: all of them, the undone ones too: their numbers are never given again."""
    whole = tuple(entries)
    good = standing(whole)
    every = {sheet.number: sheet for entry in whole for sheet in sheets_of(entry)}
    sheets = {sheet.number: sheet for entry in good for sheet in sheets_of(entry)}
    void = dict.fromkeys(every.keys() - sheets.keys(), "lập ở một bước đã hoàn tác")
    for entry in good:
        for number in entry.data.get(RECALLED, ()):
            void[number] = _instead(number, entry)
    results: dict[tuple[int, str], tuple[Entered, ...]] = {}
    for entry in good:
        told_by = entry.data.get(RESULTS, ()) if entry.act == ENTER else ()
        for one in _RESULTS.validate_python(told_by):
            key = (one.sheet, one.person)
            told = Entered(one, entry.number, entry.stamp.day)
            results[key] = (*results.get(key, ()), told)
    return PayRegister(decisions_of(good), sheets, void, results, max(every, default=0))


def sheets_of(entry: Entry) -> tuple[PaySheet, ...]:
    return _SHEETS.validate_python(entry.data.get(SHEETS, ()))


def _instead(number: int, entry: Entry) -> str:
    new = next((s.number for s in sheets_of(entry) if number in s.replaces), None)
    return f"đã được thay bằng bảng số {new}" if new else "đã được thu hồi"


def sheets_data(sheets: Iterable[PaySheet]) -> object:
    return _SHEETS.dump_python(tuple(sheets), mode="json")


def results_data(results: Iterable[Result]) -> object:
    return _RESULTS.dump_python(tuple(results), mode="json")


def decision_in(entry: Entry) -> Decision | None:
    """The decision that a step entered; None of any other step."""
    data = entry.data
    told = data.get("so") and data.get("ngay")
    return Decision(data["so"], data["ngay"], data.get("co_quan", "")) if told else None


def decisions_of(entries: Iterable[Entry]) -> dict[str, Approval]:
    """File key → the newest decision that approved it."""
    found: dict[str, Approval] = {}
    for entry in entries:
        decision = decision_in(entry)
        if decision is None:
            continue
        decided = Approval(decision, entry.number, entry.data.get("dot", ""))
        found |= {one.key: decided for one in moves_of(entry) if one.to is Stage.APPROVED}
    return found


@dataclass(frozen=True, slots=True)
class Choice:
    """Which sheets are wanted. hamlets: empty for all; point: one sheet for them together."""

    number: str = ""
    hamlets: frozenset[str] = frozenset()
    point: str = ""


@dataclass(frozen=True, slots=True)
class Draw:
    """new: sheets to be entered. again: sheets that stand as they were, printed once more."""

    new: tuple[PaySheet, ...]
    again: tuple[PaySheet, ...]
    recalled: tuple[int, ...]


def draw_sheets(
    files: Mapping[str, CaseFile], register: PayRegister, pack: Pack, choice: Choice
) -> tuple[Draw, list[Finding]]:
    """Every file due stands on one live sheet; a sheet with a row no longer due is recalled.

    A sheet of several places is whole or not whatever the choice: it is wanted as one.
    """
    due = {key: file for key, file in files.items() if _due(file, register, pack)}
    live = [sheet for sheet in register.live if _wanted(sheet, choice)]
    broken = [sheet for sheet in live if not _intact(sheet, due, register)]
    again = [sheet for sheet in live if sheet not in broken]
    taken = {
        support.key
        for sheet in register.live
        if sheet not in broken
        for line in register.open_lines(sheet)
        for support in line.supports
    }
    free = [
        file
        for key, file in due.items()
        if key not in taken and _chosen(file, register.decided[key], choice)
    ]
    new = _number(_groups(free, register, choice), broken, register.drawn)
    findings = [_recalled(sheet, new) for sheet in broken]
    draw = Draw(tuple(new), tuple(again), tuple(sheet.number for sheet in broken))
    return draw, [*findings, *_left_out(files, pack)]


def _due(file: CaseFile, register: PayRegister, pack: Pack) -> bool:
    return (
        file.stage in DUE
        and not file.held
        and file.key in register.decided
        and pack.policies[file.policy].payout
    )


def _chosen(file: CaseFile, approval: Approval, choice: Choice) -> bool:
    return choice.number in {"", approval.decision.number} and (
        not choice.hamlets or file.hamlet in choice.hamlets
    )


def _wanted(sheet: PaySheet, choice: Choice) -> bool:
    hamlets = {line.hamlet for line in sheet.lines}
    return choice.number in {"", sheet.decision.number} and (
        not choice.hamlets or bool(hamlets & choice.hamlets)
    )


def _intact(sheet: PaySheet, due: Mapping[str, CaseFile], register: PayRegister) -> bool:
    return all(
        support.key in due
        and due[support.key].amount == support.amount
        and register.decided[support.key].decision == sheet.decision
        for line in register.open_lines(sheet)
        for support in line.supports
    )


def _groups(
    files: Iterable[CaseFile], register: PayRegister, choice: Choice
) -> Iterator[tuple[Approval, str, list[CaseFile]]]:
    """Files of one decision and one place, decisions in the order they were entered."""

    def place(file: CaseFile) -> str:
        return choice.point or file.hamlet

    def order(file: CaseFile) -> tuple[object, ...]:
        decided, where = register.decided[file.key], place(file)
        return decided.step, decided.decision.number, not where, text_key(where), where

    for _, found in groupby(sorted(files, key=order), key=order):
        group = list(found)
        yield register.decided[group[0].key], place(group[0]), group


def _number(
    groups: Iterable[tuple[Approval, str, list[CaseFile]]],
    broken: Sequence[PaySheet],
    drawn: int,
) -> list[PaySheet]:
    sheets = []
    for number, (decided, place, files) in enumerate(groups, start=drawn + 1):
        keys = {file.key for file in files}
        replaced = tuple(old.number for old in broken if old.keys & keys)
        stem = f"bang-{number:02d}-{file_name(place or NO_HAMLET)}"
        lines = lines_of(files)
        sheets.append(
            PaySheet(number, decided.decision, place, lines, stem, replaced, decided.round)
        )
    return sheets


def lines_of(files: Iterable[CaseFile]) -> tuple[PayLine, ...]:
    """One row a person, in the order of the given name."""
    people: dict[str, list[CaseFile]] = {}
    for file in files:
        people.setdefault(file.person, []).append(file)
    lines = [_line(person, group) for person, group in people.items()]
    return tuple(sorted(lines, key=lambda line: (sort_key(line.name), line.name, line.person)))


def _line(person: str, files: Sequence[CaseFile]) -> PayLine:
    claims = [file.claim for file in files if file.claim is not None]
    number = next((claim.number for claim in claims if claim.number), "")
    year = next((str(claim.birth.year) for claim in claims if claim.birth), "")
    supports = tuple(Support(file.key, file.policy, file.amount) for file in files)
    first = files[0]
    return PayLine(person, first.name, year, number[-_TAIL:], first.hamlet, supports)


def _recalled(old: PaySheet, new: Sequence[PaySheet]) -> Finding:
    number = next((sheet.number for sheet in new if old.number in sheet.replaces), None)
    instead = f"thay bằng bảng số {number}" if number else "không lập bảng thay"
    data = {"old": old.number, "hamlet": old.place or NO_HAMLET, "instead": instead}
    return Finding(SHEET_REPLACED, PLACE, data)


def _left_out(files: Mapping[str, CaseFile], pack: Pack) -> Iterator[Finding]:
    """Approved files that no sheet pays for now."""
    due = [file for file in files.values() if file.stage in DUE]
    for file in due:
        if file.held and pack.policies[file.policy].payout:
            why = "; ".join(file.held.values())
            data = {"name": file.name, "hamlet": file.hamlet or NO_HAMLET, "why": why}
            yield Finding(FILE_HELD, PLACE, data)


def with_claims(
    files: Mapping[str, CaseFile], older: Mapping[str, Claim]
) -> dict[str, CaseFile]:
    """Decided files that the newest lists no longer have, with the claim of an older one."""
    return {
        key: replace(file, claim=older.get(key)) if file.claim is None else file
        for key, file in files.items()
    }
