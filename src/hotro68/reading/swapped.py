"""Days and months that an Excel with American settings has exchanged while they were typed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from hotro68.core.catalogue import BIRTH_PERHAPS_SWAPPED, DATE_PERHAPS_SWAPPED
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell
from hotro68.reading.faults import Fault

_TYPED = re.compile(r"\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*\d{2,4}\s*")
_MONTHS = 12
_FEWEST_CELLS, _FEWEST_TEXTS = 3, 2


def swapped_days(
    columns: Mapping[str, Sequence[Cell]], fields: Mapping[str, FieldSpec]
) -> dict[int, list[Fault]]:
    """Row → what may be another day; nothing is changed, only asked.

    Such an Excel takes `5/3/1985` for the third of May and leaves `25/3/1985` as text: every
    text has a day after the twelfth, and no real date has.
    """
    found: dict[int, list[Fault]] = defaultdict(list)
    for key, cells in columns.items():
        if fields[key].type in ("date", "birth_date") and _is_swapped(cells):
            for row, doubt in _doubts(key, cells, fields[key]):
                found[row].append(doubt)
    return dict(found)


def _is_swapped(cells: Sequence[Cell]) -> bool:
    days = [cell.day for cell in cells if isinstance(cell, date)]
    if len(days) < _FEWEST_CELLS or max(days) > _MONTHS:
        return False
    typed = [found for cell in cells if type(cell) is str and (found := _TYPED.fullmatch(cell))]
    return len(typed) >= _FEWEST_TEXTS and all(
        int(found[1]) > _MONTHS >= int(found[2]) for found in typed
    )


def _doubts(key: str, cells: Sequence[Cell], spec: FieldSpec) -> Iterator[tuple[int, Fault]]:
    code = BIRTH_PERHAPS_SWAPPED if spec.type == "birth_date" else DATE_PERHAPS_SWAPPED
    for row, cell in enumerate(cells):
        if isinstance(cell, date) and cell.day != cell.month:
            meant = f"{cell.month:02}/{cell.day:02}/{cell.year}"
            yield row, Fault(key, code, {"fix": meant}, cell, meant)
