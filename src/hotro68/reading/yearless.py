"""Days typed without their year, in a list whose other days are all of one year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from hotro68.core.catalogue import YEAR_SUPPLIED
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell
from hotro68.reading.faults import Fault

_SHORT = re.compile(
    r"((?:từ|đến|tu|den)?\s*(?:hết\s+)?(?:ngày\s+|ngay\s+)?)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*",
    re.IGNORECASE,
)
_FULL = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(\d{4})(?!\d)")
_FEWEST = 2
_MONTHS = 12


def supply_years(
    columns: dict[str, list[Cell]], fields: Mapping[str, FieldSpec]
) -> dict[int, list[Fault]]:
    """Put the year to each such day, and row → what was done there.

    `12/5` beside `13/5/2021` and `20/5/2021` is of 2021; in a list of two years it is asked.
    """
    days = [key for key in columns if fields[key].type == "date"]
    short = {key: _short_in(columns[key]) for key in days}
    if not any(short.values()):
        return {}
    years = [year for key in days for year in _years(columns[key])]
    if len(years) < _FEWEST or len(set(years)) > 1:
        return {}
    told: dict[int, list[Fault]] = defaultdict(list)
    for key, found in short.items():
        columns[key] = list(columns[key])
        for row, (before, day, month) in found.items():
            value = columns[key][row]
            columns[key][row] = f"{before}{day}/{month}/{years[0]}"
            fix = f"{int(day):02}/{int(month):02}/{years[0]}"
            told[row].append(Fault(key, YEAR_SUPPLIED, {"fix": fix}, value, fix))
    return dict(told)


def _short_in(cells: Iterable[Cell]) -> dict[int, tuple[str, str, str]]:
    texts = ((row, cell) for row, cell in enumerate(cells) if type(cell) is str)
    found = ((row, _SHORT.fullmatch(text)) for row, text in texts)
    return {
        row: (match[1], match[2], match[3])
        for row, match in found
        if match and int(match[3]) <= _MONTHS
    }


def _years(cells: Iterable[Cell]) -> Iterable[int]:
    for cell in cells:
        if isinstance(cell, date):
            yield cell.year
        elif type(cell) is str and (full := _FULL.search(cell)):
            yield int(full[1])
