"""What is the same for every row of a table, worked out once before the first is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from hotro68.core.source import Source
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell, ErrorCell
from hotro68.reading.columns import Gathered
from hotro68.reading.faults import Fault
from hotro68.reading.identity import lost_zeros
from hotro68.reading.parts import Values
from hotro68.reading.periods import Period, periods_in
from hotro68.reading.rowfacts import RowFacts, read_rows
from hotro68.reading.rowmodel import parsers_of, row_model, validator_of
from hotro68.reading.swapped import swapped_days
from hotro68.reading.table import Table
from hotro68.reading.yearless import supply_years

NAME, BIRTH, NUMBER = "ho_ten", "ngay_sinh", "so_giay_to"
OLD_NUMBER = "so_giay_to_cu"
HAMLET, ADDRESS, AMOUNT = "thon", "noi_o", "so_tien_de_nghi"

_TOLD_OTHERWISE = frozenset({NAME, NUMBER, HAMLET})
"""Blank cells that have a finding of their own."""


class ListKind(Protocol):
    """What a list is of: a policy, or a register of another office."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands. latest: the deciding day; nobody is born after it.

    is_told: a person named the hamlet; only a row's own column goes before it.
    """

    file: str
    hamlet: str = ""
    latest: date | None = None
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Rows are counted from 0 over the data rows.

    columns: a column of raw values a key. facts: what they say, a dict a row. faults: row →
    what cannot be read in it. asked: row → keys whose empty cell is asked about.
    errors: row → key → the error its cell shows. letters: key → letter.
    elsewhere: row → the letters of a row whose values stand in other columns than usual.
    repaired: row → what was put right in `columns` already, or is doubted.
    """

    policy: str
    fields: Mapping[str, FieldSpec]
    place: Place
    sheet: str
    periods: tuple[Period, ...]
    unlisted: frozenset[str]
    columns: Mapping[str, list[Cell]]
    facts: Sequence[RowFacts]
    faults: dict[int, list[Fault]]
    asked: Mapping[int, list[str]]
    errors: Mapping[int, Mapping[str, ErrorCell]]
    letters: Mapping[str, str]
    elsewhere: Mapping[int, Mapping[str, str]]
    repaired: dict[int, list[Fault]]

    def cell(self, key: str, row: int) -> Cell:
        """The raw value; None also where the list has no such column."""
        return self.columns[key][row] if key in self.columns else None

    def raw(self, row: int) -> dict[str, Cell]:
        return {key: cells[row] for key, cells in self.columns.items()}

    @property
    def source(self) -> Source:
        return Source(self.place.file, self.sheet)

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels of what the hamlet confirms."""
        return tuple(spec.label for key, spec in self.fields.items() if key in self.unlisted)


def plan_rows(
    table: Table,
    gathered: Gathered,
    policy: ListKind,
    fields: Mapping[str, FieldSpec],
    place: Place,
) -> Plan:
    present = gathered.fields
    letters = {key: values.letter for key, values in present.items()}
    columns = {key: _with_blanks(values, fields[key]) for key, values in present.items()}
    numbers, years = _repair_numbers(columns, fields), supply_years(columns, fields)
    repaired = _told(numbers, years, swapped_days(columns, fields))
    validate = validator_of(row_model(policy.id, fields, table.unit))
    facts, faults = read_rows(columns, parsers_of(fields, table.unit), validate)
    return Plan(
        policy=policy.id,
        fields=fields,
        place=place,
        sheet=table.sheet,
        periods=periods_in(fields),
        unlisted=frozenset(
            key for key in fields.keys() - present if fields[key].absent == "confirm"
        ),
        columns=columns,
        facts=facts,
        faults=faults,
        asked=_asked(present, fields),
        errors=_errors(present),
        letters=letters,
        elsewhere=_elsewhere(present, letters),
        repaired=repaired,
    )


def _with_blanks(values: Values, spec: FieldSpec) -> list[Cell]:
    """An empty cell has the meaning that the rules give it; an error has none."""
    meant = meaning_of_blank(spec)
    if meant is None:
        return values.cells
    cells: list[Cell] = [meant if cell is None else cell for cell in values.cells]
    for row in values.errors:
        cells[row] = None
    return cells


def _repair_numbers(
    columns: dict[str, list[Cell]], fields: Mapping[str, FieldSpec]
) -> dict[int, list[Fault]]:
    """Put the zeros back; whether a number then fits its row is seen with the row."""
    repaired: dict[int, list[Fault]] = defaultdict(list)
    for key in [key for key in columns if fields[key].type == "id_number"]:
        faults = lost_zeros(key, columns[key])
        if faults:
            columns[key] = list(columns[key])
        for row, fault in faults.items():
            columns[key][row] = fault.kept
            repaired[row].append(fault)
    return dict(repaired)


def _told(*several: Mapping[int, list[Fault]]) -> dict[int, list[Fault]]:
    """What was put right or is doubted in each row, whoever found it."""
    rows = sorted({row for each in several for row in each})
    return {row: [fault for each in several for fault in each.get(row, ())] for row in rows}


def meaning_of_blank(spec: FieldSpec) -> str | int | bool | date | None:
    if spec.blank is None:
        return None
    match spec.type:
        case "yes_no":
            return spec.blank == "true"
        case "integer" | "money":
            return int(spec.blank)
        case "date":
            return date.fromisoformat(spec.blank)
        case _:
            return spec.blank


def _asked(
    present: Mapping[str, Values], fields: Mapping[str, FieldSpec]
) -> dict[int, list[str]]:
    """A cell is asked about when the rules have a question for it."""
    asked: dict[int, list[str]] = defaultdict(list)
    for key, values in present.items():
        spec = fields[key]
        if spec.question and spec.blank is None and key not in _TOLD_OTHERWISE:
            for row in _empty(values):
                asked[row].append(key)
    return dict(asked)


def _empty(values: Values) -> Iterable[int]:
    rows = enumerate(values.cells)
    return (row for row, cell in rows if cell is None and row not in values.errors)


def _errors(present: Mapping[str, Values]) -> dict[int, dict[str, ErrorCell]]:
    errors: dict[int, dict[str, ErrorCell]] = defaultdict(dict)
    for key, values in present.items():
        for row, error in values.errors.items():
            errors[row][key] = error
    return dict(errors)


def _elsewhere(
    present: Mapping[str, Values], letters: Mapping[str, str]
) -> dict[int, Mapping[str, str]]:
    """Rows that differ in the same way share one mapping."""
    keys: dict[int, list[str]] = defaultdict(list)
    for key, values in present.items():
        if values.elsewhere:
            keys[id(values.elsewhere)].append(key)
    found: dict[int, Mapping[str, str]] = {}
    for together in keys.values():
        moved = present[together[0]].elsewhere
        shared = {each: dict.fromkeys(together, each) for each in set(moved.values())}
        usual = {each: {**letters, **own} for each, own in shared.items()}
        for row, letter in moved.items():
            found[row] = {**found[row], **shared[letter]} if row in found else usual[letter]
    return found
