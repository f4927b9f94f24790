"""The sums and head counts that a list states, held against its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hotro68.core.catalogue import (
    FORMULA_UNCOUNTED,
    MONEY_UNREADABLE,
    TOTAL_DIFFERS,
    TOTAL_PEOPLE_DIFFERS,
)
from hotro68.core.finding import Code, Finding
from hotro68.core.letters import letters_of
from hotro68.core.source import Source
from hotro68.reading.book import ErrorCell
from hotro68.reading.faults import seen
from hotro68.reading.table import StatedTotal, Table
from hotro68.vietnamese.marks import is_blank
from hotro68.vietnamese.money import parse_money
from hotro68.vietnamese.unreadable import Unreadable

_AMOUNT = "so_tien_de_nghi"
_LABEL = "Dòng cộng"


def sum_findings(table: Table, amounts: Mapping[int, int | None], file: str) -> list[Finding]:
    """`amounts`: Excel row → đồng of each data row, None where it cannot be read.

    A sum over an amount that cannot be read is not judged: the cell has its own finding.
    """
    place = Source(file, table.sheet)
    return [
        finding for total in table.totals for finding in _check(table, total, amounts, place)
    ]


def _check(
    table: Table, total: StatedTotal, amounts: Mapping[int, int | None], place: Source
) -> Iterator[Finding]:
    cell = Source(place.file, place.sheet, total.row, letters_of(total.column))
    if total.people:
        yield from _people(total, cell)
    elif isinstance(total.value, ErrorCell):
        yield _at(total, cell, FORMULA_UNCOUNTED, label=_LABEL)
    elif not is_blank(total.value):
        try:
            stated = parse_money(total.value, table.unit)
        except Unreadable as error:
            yield _at(total, cell, MONEY_UNREADABLE, label=_LABEL, problem=error.sentence)
        else:
            yield from _money(total, stated, amounts, cell)


def _people(total: StatedTotal, cell: Source) -> Iterator[Finding]:
    counted = len(total.rows)
    if total.value != counted:
        yield _at(total, cell, TOTAL_PEOPLE_DIFFERS, stated=total.value, counted=counted)


def _money(
    total: StatedTotal, stated: int, amounts: Mapping[int, int | None], cell: Source
) -> Iterator[Finding]:
    covered = [amounts.get(row, 0) for row in total.rows]
    known = [amount for amount in covered if amount is not None]
    counted = sum(known)
    if len(known) == len(covered) and counted != stated:
        difference = abs(stated - counted)
        yield _at(
            total, cell, TOTAL_DIFFERS, stated=stated, counted=counted, difference=difference
        )


def _at(total: StatedTotal, cell: Source, code: Code, **data: object) -> Finding:
    return Finding(code, cell, data, field=_AMOUNT, value=seen(total.value))
