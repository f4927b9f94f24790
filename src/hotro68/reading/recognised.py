"""What was recognised in a list and why, told so that a clerk can see a wrong guess."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hotro68.core.catalogue import DIRECTIONS_FOLLOWED, DIRECTIONS_REMEMBERED
from hotro68.core.directions import NO_COLUMN, Directions, Places
from hotro68.core.finding import Finding
from hotro68.core.letters import letters_of
from hotro68.core.report import Headings, Taken
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Sheet
from hotro68.reading.directed import Fixed, first_of, fixed_for, pattern_of
from hotro68.reading.forms import NO_FORM, Form
from hotro68.reading.grid import grid_of
from hotro68.reading.header import headings_of
from hotro68.reading.recognise import voices
from hotro68.reading.table import NOT_FIELDS, Table

_SURE = 60


def taken(table: Table) -> tuple[Taken, ...]:
    """Every column that holds a field, or a piece of one."""
    return tuple(
        Taken(column.key, column.letter, column.heading, column.why, column.score >= _SURE)
        for column in table.columns
        if column.key not in NOT_FIELDS
    )


def policy_from(
    policy: str, table: Table, spoken: Spoken, pack: Pack, wanted: str | None
) -> str:
    """What named the policy of a list, for people."""
    if wanted is not None:
        return "khóa của mẫu" if wanted == spoken.form.policy else "lời chỉ"
    said = voices(table, spoken.place.sheet, spoken.place.file, pack)
    return ", ".join(where for where, named in said if policy in named)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is known of a sheet's lists beforehand. hamlet: from the summary of a form."""

    place: Source
    said: Directions
    form: Form = NO_FORM
    hamlet: str = ""

    @property
    def fixed(self) -> Fixed:
        return fixed_for(self.place.sheet, self.said, self.form.fixed)


@dataclass(frozen=True, slots=True)
class Followed:
    """What was said of one list and followed. told: sentences for every report of it."""

    headings: Headings | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        return tuple(finding.message.rstrip(".") for finding in self.findings)


NOTHING_FOLLOWED = Followed()


def heard(
    sheet: Sheet, table: Table, spoken: Spoken, fields: Mapping[str, FieldSpec]
) -> Followed:
    """What this list owes to a person or to memory; nothing for most lists."""
    said = spoken.said
    if not said.origin and not said.remembered:
        return NOTHING_FOLLOWED
    first, last = table.header_rows[0] - 1, table.header_rows[-1] - 1
    headings = tuple(headings_of(grid_of(sheet), first, last))
    own = Headings(pattern_of(headings), first_of(headings))
    findings = (*_from_person(spoken, fields), *_from_memory(spoken, own, fields))
    return Followed(own, findings)


def _from_person(spoken: Spoken, fields: Mapping[str, FieldSpec]) -> Iterator[Finding]:
    said = spoken.said
    own = said.of(spoken.place.sheet)
    told = [f"dòng tiêu đề {own.header[0]}-{own.header[1]}"] if own.header else []
    told += [f"thôn «{said.hamlet}»"] if said.hamlet else []
    told += [f"chính sách {said.policy}"] if said.policy else []
    told += _told(own.columns, fields)
    if told:
        data = {"where": said.origin, "told": "; ".join(told)}
        yield Finding(DIRECTIONS_FOLLOWED, spoken.place, data)


def _from_memory(
    spoken: Spoken, own: Headings, fields: Mapping[str, FieldSpec]
) -> Iterator[Finding]:
    past = spoken.fixed.remembered.get(own.pattern)
    if past is None:
        return
    already = spoken.fixed.places
    columns = {
        key: at if at == NO_COLUMN else own.first + at
        for key, at in past.columns.items()
        if key not in already
    }
    told = _told(columns, fields)
    if told:
        data = {"file": past.file, "told": "; ".join(told)}
        yield Finding(DIRECTIONS_REMEMBERED, spoken.place, data)


def _told(columns: Places, fields: Mapping[str, FieldSpec]) -> list[str]:
    return [
        f"«{fields[key].label}» ở cột {letters_of(at)}"
        if at != NO_COLUMN
        else f"không có cột «{fields[key].label}»"
        for key, at in columns.items()
        if key in fields
    ]
