"""Registers of the case: loaded as data, and as the journal leaves their entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from hotro68.casebook.entry import Entry
from hotro68.casebook.register_names import FOLDER, register_names
from hotro68.casebook.register_shape import NUMBER, OUTCOME, Register, RegisterField
from hotro68.core.answers import Given
from hotro68.core.finding import Finding
from hotro68.core.message import names_in
from hotro68.policy.text import Problem, StrictText
from hotro68.resources import folder

__all__ = ["NUMBER", "OUTCOME", "Item", "Register", "RegisterField", "Shelf"]


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a register as it stands. closed: the day it was ended, None while open.

    hold: the name under which the journal holds `held_file`; empty when nothing is held.
    """

    register: str
    number: int
    day: date
    who: str
    given: Mapping[str, Given]
    outcome: str = ""
    closed: date | None = None
    hold: str = ""
    held_file: str = ""

    @property
    def is_open(self) -> bool:
        return self.closed is None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The registers there are, by id; findings: what is wrong with their files."""

    registers: Mapping[str, Register] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def load_register(
    name: str, rules: Path | None = None
) -> tuple[Register | None, list[Finding]]:
    """A register by its id; None with every fault of its file, at file and line."""
    shown = f"{FOLDER}/{name}.yaml"
    text = StrictText((rules or folder("rules")) / shown, shown_as=shown)
    register = text.load(Register)
    if register is not None:
        for at, problem in _problems(register, name):
            text.add(at, problem)
    return (None, text.findings) if text.findings else (register, [])


def load_shelf(rules: Path | None = None) -> Shelf:
    """Every register; one that is broken is told and left out."""
    loaded = {name: load_register(name, rules) for name in register_names(rules)}
    good = {name: register for name, (register, _) in loaded.items() if register}
    return Shelf(good, tuple(f for _, findings in loaded.values() for f in findings))


_TAKEN = frozenset(
    ("ngay", "nguoi", "xem_truoc", "thu_muc", "tro_giup", "help", NUMBER, OUTCOME)
)
"""Options that every command of a register has."""


def _problems(register: Register, name: str) -> Iterable[Problem]:
    """Names that nothing answers to."""
    fields = register.every_field
    if register.id != name:
        yield ("id",), f"phải là «{name}» như tên tệp"
    for key in sorted(_TAKEN & fields.keys()):
        yield ("fields", key), "tên này đã dùng cho tùy chọn của lệnh"
    for key in sorted(register.fields.keys() & register.closing.fields.keys()):
        yield ("closing", "fields", key), "đã có trong fields"
    for key in register.columns:
        yield from _unknown(("columns",), key, fields)
    for key in register.once:
        yield from _unknown(("once",), key, fields)
    for key, spec in fields.items():
        at = ("fields", key) if key in register.fields else ("closing", "fields", key)
        yield from _unknown((*at, "not_before"), spec.not_before, fields, "date")
    yield from _holding_problems(register)
    yield from _due_problems(register)
    yield from _summary_problems(register)


def _holding_problems(register: Register) -> Iterable[Problem]:
    if register.holds is None:
        return
    yield from _unknown(("holds", "by"), register.holds.by, register.fields, "file")
    for name in sorted(names_in(register.holds.why) - {*register.fields, NUMBER}):
        yield ("holds", "why"), f"không có trường «{name}»"


def _due_problems(register: Register) -> Iterable[Problem]:
    due = register.due
    if due is not None:
        yield from _unknown(("due", "by"), due.by, register.fields, "date")
        yield from _unknown(("due", "after"), due.after, register.fields, "date")


def _summary_problems(register: Register) -> Iterable[Problem]:
    summary = register.summary
    if summary is None:
        return
    fields = register.every_field
    yield from _unknown(("summary", "rows"), summary.rows, fields, "choice")
    for index, column in enumerate(summary.columns):
        at = ("summary", "columns", index)
        yield from _unknown((*at, "when"), column.when, fields)
        for key in column.sums:
            yield from _unknown((*at, "sums"), key, fields, "money", "integer")


def _unknown(
    at: tuple[str | int, ...],
    key: str | None,
    fields: Mapping[str, RegisterField],
    *types: str,
) -> Iterable[Problem]:
    if key is None:
        return
    if key not in fields:
        yield at, f"không có trường «{key}»"
    elif types and fields[key].type not in types:
        yield at, f"trường «{key}» phải có kiểu {' hoặc '.join(types)}"


# What an entry of the journal says of a register.
REGISTER, DEED, GIVEN = "so_theo_doi", "viec", "truong"
ADD, EDIT, CLOSE = "them", "sua", "dong"


def items_of(register: Register, entries: Iterable[Entry]) -> dict[int, Item]:
    """The register as the standing entries of a journal leave it, number → item."""
    items: dict[int, Item] = {}
    for entry in entries:
        if entry.data.get(REGISTER) != register.id:
            continue
        number = entry.data[NUMBER]
        before = items.get(number)
        if before is None and entry.data[DEED] != ADD:
            continue
        items[number] = _after(before, entry)
    return items


def _after(before: Item | None, entry: Entry) -> Item:
    data, stamp = entry.data, entry.stamp
    given = {key: value for key, value in data[GIVEN] if value is not None}
    item = before or Item(data[REGISTER], data[NUMBER], stamp.day, stamp.who, {})
    item = replace(item, given=given)
    if OUTCOME in data:
        closed = item.closed if data[DEED] == EDIT else stamp.day
        item = replace(item, outcome=data[OUTCOME], closed=closed)
    if data.get("tha"):
        item = replace(item, hold="", held_file="")
    for key in data.get("giu", {}):
        item = replace(item, hold=f"{entry.act}-{entry.number}", held_file=key)
    return item


def next_number(register: Register, entries: Iterable[Entry]) -> int:
    """The number of a new item; an undone one keeps its own."""
    used = [e.data[NUMBER] for e in entries if e.data.get(REGISTER) == register.id]
    return max(used, default=0) + 1
