"""One step in a register: an entry added, changed or closed, and what it holds or lets go."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hotro68.casebook.book import Book
from hotro68.casebook.entry import Entry, Stamp
from hotro68.casebook.journal import Journal, standing
from hotro68.casebook.register import (
    ADD,
    CLOSE,
    DEED,
    EDIT,
    GIVEN,
    NUMBER,
    OUTCOME,
    REGISTER,
    Item,
    Register,
    RegisterField,
    items_of,
    next_number,
)
from hotro68.casebook.register_cells import read_typed, whole_problems
from hotro68.casebook.state import HOLDS, RELEASES
from hotro68.core.answers import Given
from hotro68.core.case import CaseFile
from hotro68.core.catalogue import (
    BAD_OPTION,
    ENTRY_CLOSED,
    ENTRY_LATE,
    ENTRY_TWICE,
    ENTRY_UNKNOWN,
)
from hotro68.core.finding import Finding, Severity
from hotro68.core.message import render, shown
from hotro68.core.source import Source
from hotro68.pipeline.lookup import one_file
from hotro68.pipeline.recording import Step, take
from hotro68.vietnamese.text import fold


@dataclass(frozen=True, slots=True)
class Deed:
    """What the clerk asks of a register. typed: field → text, only what was typed.

    number: of the entry meant, None for a new one. outcome: as typed, to close with.
    policies: names that a field of the kind `policy` may hold.
    """

    register: Register
    kind: str
    stamp: Stamp
    typed: Mapping[str, str]
    number: int | None = None
    outcome: str = ""
    policies: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class _State:
    """The register and the files as they stand while the work folder is held."""

    entries: tuple[Entry, ...]
    items: Mapping[int, Item]
    files: Mapping[str, CaseFile] = field(default_factory=dict)


def register_items(work: Path, register: Register) -> tuple[tuple[Item, ...], list[Finding]]:
    """The entries of a register as they stand, in the order of their numbers."""
    entries, findings = Journal(work).standing()
    items = items_of(register, entries)
    return tuple(items[number] for number in sorted(items)), findings


def do(work: Path, deed: Deed, *, preview: bool = False) -> tuple[Item | None, list[Finding]]:
    """Read, judge and enter one deed; None, and nothing entered, when anything is wrong."""
    with Journal(work).held() as busy:
        if busy:
            return None, busy
        state, findings = _read_state(work, deed.register)
        if findings:
            return None, findings
        item, findings = _judged(deed, state)
        if item is None:
            return None, findings
        data, item = _entry_data(deed, item)
        if preview:
            return item, findings
        _, problems = take(work, Step(f"{deed.register.id} {deed.kind}", data, deed.stamp))
        return (None if problems else item), findings + problems


def _read_state(work: Path, register: Register) -> tuple[_State, list[Finding]]:
    entries, findings = Journal(work).entries()
    items = items_of(register, standing(entries))
    if findings or not any(f.type == "file" for f in register.every_field.values()):
        return _State(entries, items), findings
    files, findings = Book(work).files()
    return _State(entries, items, files), findings


def _judged(deed: Deed, state: _State) -> tuple[Item | None, list[Finding]]:
    before, findings = _meant(deed, state)
    if before is None:
        return None, findings
    fields = _fields(deed, before)
    given, findings = read_typed(deed.typed, fields, deed.register)
    findings += _resolve(given, deed, state)
    outcome, problem = _outcome(deed, before)
    findings += problem
    kept = {k: v for k, v in before.given.items() if deed.typed.get(k) is None}
    whole = {**_today(fields, deed), **kept, **given}
    item = replace(before, given=whole, outcome=outcome)
    if deed.kind == CLOSE:
        item = replace(item, closed=deed.stamp.day)
    findings += whole_problems(whole, fields, deed.register, deed.stamp.day)
    if any(finding.code.severity is Severity.ERROR for finding in findings):
        return None, findings
    return item, findings + _doubled(item, deed.register, state)


def _meant(deed: Deed, state: _State) -> tuple[Item | None, list[Finding]]:
    register, stamp = deed.register, deed.stamp
    if deed.kind == ADD:
        number = next_number(register, state.entries)
        return Item(register.id, number, stamp.day, stamp.who, {}), []
    item = state.items.get(deed.number or 0)
    data = {"title": register.title, "number": deed.number, "register": register.id}
    if item is None:
        return None, [Finding(ENTRY_UNKNOWN, Source(register.id), data)]
    if deed.kind == CLOSE and not item.is_open:
        told = {"day": item.closed, "outcome": register.closing.outcomes[item.outcome].label}
        return None, [Finding(ENTRY_CLOSED, Source(register.id), {**data, **told})]
    return item, []


def _fields(deed: Deed, before: Item) -> Mapping[str, RegisterField]:
    """Adding asks what an entry begins with; what only closing asks is asked when it ends."""
    ending = deed.kind == CLOSE or not before.is_open
    return deed.register.every_field if ending else deed.register.fields


def _today(fields: Mapping[str, RegisterField], deed: Deed) -> dict[str, Given]:
    return {key: deed.stamp.day for key, spec in fields.items() if spec.today}


def _outcome(deed: Deed, before: Item) -> tuple[str, list[Finding]]:
    if not deed.outcome and (deed.kind != CLOSE or not before.is_open):
        return before.outcome, []
    outcomes = deed.register.closing.outcomes
    if deed.kind == EDIT and before.is_open:
        return "", [_wrong("--ket-qua", f"mục {before.number} chưa đóng; dùng lệnh dong")]
    wanted = fold(deed.outcome)
    for key, outcome in outcomes.items():
        if wanted in {fold(key), fold(outcome.label)}:
            return key, []
    if not wanted and len(outcomes) == 1:
        return next(iter(outcomes)), []
    listed = "; ".join(f"{key} ({outcome.label})" for key, outcome in outcomes.items())
    return "", [_wrong("--ket-qua", f"«{deed.outcome}»; cần một trong: {listed}")]


def _wrong(where: str, problem: str) -> Finding:
    return Finding(BAD_OPTION, Source(where), {"where": where, "problem": problem})


def _resolve(given: dict[str, Given], deed: Deed, state: _State) -> list[Finding]:
    """A file by what was typed of its person, a policy by its name."""
    findings = []
    for key, spec in deed.register.every_field.items():
        if key not in given:
            continue
        place = Source(deed.register.option(key))
        if spec.type == "file":
            file, problem = one_file(state.files, str(given[key]), place)
            given[key] = file.key if file else given[key]
            findings += problem
        if spec.type == "policy" and given[key] not in deed.policies:
            known = ", ".join(deed.policies)
            findings.append(_wrong(place.file, f"không có «{given[key]}»; có: {known}"))
    return findings


def _doubled(item: Item, register: Register, state: _State) -> list[Finding]:
    """Open entries that say the same in every field of `once`."""
    mine = [item.given.get(key) for key in register.once]
    if not item.is_open or not register.once or None in mine:
        return []
    labels = ", ".join(f"«{register.every_field[key].label}»" for key in register.once)
    return [
        Finding(
            ENTRY_TWICE,
            Source(register.id),
            {"title": register.title, "other": other.number, "labels": labels},
        )
        for other in state.items.values()
        if other.number != item.number
        and other.is_open
        and [other.given.get(key) for key in register.once] == mine
    ]


def _entry_data(deed: Deed, item: Item) -> tuple[dict[str, Any], Item]:
    """What the journal keeps. Pairs, not an object: a lone key `ngay` would read as a day."""
    register = deed.register
    data: dict[str, Any] = {
        REGISTER: register.id,
        NUMBER: item.number,
        DEED: deed.kind,
        GIVEN: [[key, value] for key, value in sorted(item.given.items())],
        "ghi_chu": note_of(register, item),
    }
    if deed.kind == CLOSE or deed.outcome:
        data[OUTCOME] = item.outcome
    wanted = _held_by(register, item)
    if wanted != item.held_file:
        if item.held_file:
            data[RELEASES] = {item.held_file: [item.hold]}
        if wanted:
            data[HOLDS] = {wanted: _why(register, item)}
        item = replace(item, held_file=wanted)
    return data, item


def _held_by(register: Register, item: Item) -> str:
    """The file that must wait because of this entry; empty for none."""
    if register.holds is None:
        return ""
    let_go = not item.is_open and register.closing.outcomes[item.outcome].lets_go
    return "" if let_go else str(item.given.get(register.holds.by, ""))


def _why(register: Register, item: Item) -> str:
    assert register.holds is not None
    blank = dict.fromkeys(register.fields, "…")
    told = {
        key: value_shown(register.fields[key], value)
        for key, value in item.given.items()
        if key in register.fields
    }
    return render(register.holds.why, {**blank, **told, NUMBER: item.number})


def note_of(register: Register, item: Item) -> str:
    """What the journal's list shows of the step: number and state, nothing private."""
    ended = f", {register.closing.outcomes[item.outcome].label}" if not item.is_open else ""
    return f"{register.noun} số {item.number}{ended}"


def value_shown(spec: RegisterField, value: Given) -> str:
    if spec.type == "choice":
        return spec.choices.get(str(value), str(value))
    return shown(value, money=spec.type == "money")


def due_day(register: Register, item: Item) -> date | None:
    """The last good day of an open entry; None without a limit."""
    from hotro68.vietnamese.calendar import after_working_days

    due = register.due
    if due is None or not item.is_open:
        return None
    told = item.given.get(due.by or "")
    if isinstance(told, date):
        return told
    start = item.given.get(due.after or "")
    if due.days is None or not isinstance(start, date):
        return None
    if due.working:
        return after_working_days(start, due.days)
    return start + timedelta(days=due.days)


def late_entries(register: Register, items: tuple[Item, ...], day: date) -> list[Finding]:
    """Open entries whose last good day is over."""
    found = []
    for item in items:
        last = due_day(register, item)
        if last is not None and last < day:
            data = {
                "number": item.number,
                "title": register.title,
                "register": register.id,
                "late": (day - last).days,
                "last": last,
                "told": f"{register.noun} ghi ngày {shown(item.day)}",
            }
            ref = register.due.ref if register.due else ""
            found.append(
                Finding(ENTRY_LATE, Source(register.id), data, ref=ref or register.ref)
            )
    return found
