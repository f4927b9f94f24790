"""Every value a template may print, by its name: told, drawn from rows, or the same for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from hotro68.core.office import Decision
from hotro68.writing.papers.contexts import (
    KINDS,
    ROWS,
    Context,
    Letter,
    Person,
    RegisterPaper,
    names_of,
    reserved,
    row_values,
    whole,
)
from hotro68.writing.papers.desk import COMMON, Desk, Order, common_values
from hotro68.writing.papers.letterhead import Settled
from hotro68.writing.papers.spec import NUMBER_COLUMN, PaperSpec, Table

ABOUT = "doi_tuong"
HAMLET = "thon"
LISTS = ("noi_dung", "ghi_chu", "ngoai_danh_sach", "kien_nghi", "muc", "giay_to", "kinh_gui")
"""Names that hold several lines of text."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a paper may write. rows: table → names of its columns, None when any may stand.

    single: values that print by themselves. lists: lines of text. private: by table, and under
    the empty name of the single values, those that never go on a board.
    """

    single: frozenset[str]
    rows: Mapping[str, frozenset[str] | None]
    lists: frozenset[str]
    private: Mapping[str, frozenset[str]]

    @property
    def every(self) -> frozenset[str]:
        return self.single | self.rows.keys() | self.lists

    def is_private(self, name: str, table: str = "") -> bool:
        return name in self.private.get(table, frozenset())


def names_for(spec: PaperSpec) -> Names:
    assert spec.loai is not None
    kind = KINDS[spec.loai]
    told = names_of(kind)
    rows = {name: _columns(name, kind) for name in told if _is_table(name, kind)}
    lists = frozenset(told & set(LISTS))
    about = {f"{ABOUT}_{one.name}" for one in fields(Person)} if kind is Letter else set()
    drawn = {name for table in spec.tables for name in totals_of(table)}
    counts = {f"dem_{name}" for name in rows}
    single = (told - rows.keys() - lists - {ABOUT}) | about | drawn | counts | set(COMMON)
    private = {name: reserved(ROWS[name]) for name in rows if name in ROWS}
    private[""] = frozenset(about)
    return Names(frozenset(single), rows, lists, private)


def _is_table(name: str, kind: type[Any]) -> bool:
    return name == "dong" if kind is RegisterPaper else name in ROWS


def _columns(name: str, kind: type[Any]) -> frozenset[str] | None:
    if kind is RegisterPaper:
        return None
    return frozenset({one.name for one in fields(ROWS[name])} | {NUMBER_COLUMN})


def totals_of(table: Table) -> dict[str, str]:
    """The names of a table's sums, and the column each sums up."""
    return {
        f"tong_{table.bang}_{column.gia_tri}": column.gia_tri
        for column in table.cot
        if column.cong and column.gia_tri
    }


def values_of(spec: PaperSpec, data: Context, desk: Desk, order: Order) -> dict[str, object]:
    """By name: text, whole number, date, list of texts, or list of rows."""
    told = whole(data)
    values = common_values(desk, order.day)
    for name, value in told.items():
        values |= _named(name, value, data)
    if isinstance(data, RegisterPaper):
        values["dong"] = _one_shape(spec, data)
    for table in spec.tables:
        rows = told[table.bang]
        assert isinstance(rows, tuple)
        for total, column in totals_of(table).items():
            values[total] = sum(_whole(row_values(row).get(column)) for row in rows)
    return values | _settled(values.get(HAMLET), desk)


def _settled(name: object, desk: Desk) -> dict[str, object]:
    """Who heads a hamlet whose name does not say what it is depends on the commune."""
    return {HAMLET: Settled(name, desk.office.dialect)} if isinstance(name, str) else {}


def _named(name: str, value: object, data: Context) -> dict[str, object]:
    if name == ABOUT:
        about = row_values(value) if value is not None else {}
        return {f"{ABOUT}_{one.name}": about.get(one.name) for one in fields(Person)}
    if _is_table(name, type(data)):
        assert isinstance(value, tuple)
        return {name: _numbered(value), f"dem_{name}": len(value)}
    return {name: value}


def _numbered(rows: tuple[object, ...]) -> list[dict[str, object]]:
    return [{NUMBER_COLUMN: at, **row_values(row)} for at, row in enumerate(rows, start=1)]


def _one_shape(spec: PaperSpec, data: RegisterPaper) -> list[dict[str, object]]:
    """A row of a register need not have every column of the paper."""
    columns = {one.gia_tri for table in spec.tables for one in table.cot if one.gia_tri}
    return [{**dict.fromkeys(columns), **row} for row in _numbered(data.dong)]


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def is_single(value: object) -> bool:
    return value is None or isinstance(value, int | str | date | Decision)
