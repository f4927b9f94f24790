"""Columns typed in an old encoding, read as Unicode before anything else looks at them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hotro68.core.catalogue import SPELLING_REPAIRED
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell
from hotro68.reading.table import Column
from hotro68.vietnamese.legacy import Encoding, decode_column

Cells = list[Cell]

_SPELLED = frozenset({"text", "name", "hamlet"})
_BRIEF = frozenset(
    {"choice", "sex", "yes_no", "money", "integer", "date", "birth_date", "id_number"}
)
"""Words too short to tell their encoding alone: they go by the names beside them."""
_WITNESSES = 200
_SHOWN: dict[Encoding, str] = {"tcvn3": "TCVN3 (.VnTime)", "vni": "VNI"}


def respelled(
    columns: Mapping[Column, Cells], specs: Mapping[str, FieldSpec], header: Source
) -> tuple[dict[Column, Cells], list[Finding]]:
    """Every column as Unicode, and one finding for each that was not; names come first."""
    result: dict[Column, Cells] = {}
    findings = []
    witnesses: tuple[str, ...] = ()
    for column, cells in columns.items():
        spec = specs[column.key]
        brief = spec.type in _BRIEF
        looked_at = spec.type in _SPELLED or (brief and witnesses)
        beside = witnesses if brief else ()
        encoding, changed = _changed(cells, beside) if looked_at else ("unicode", {})
        result[column] = cells
        if changed:
            result[column] = [changed.get(c, c) if type(c) is str else c for c in cells]
            witnesses = witnesses or tuple(changed)[:_WITNESSES]
            findings.append(_finding(column, spec, header, (encoding, _count(cells, changed))))
    return result, findings


def _changed(cells: Cells, beside: tuple[str, ...]) -> tuple[Encoding, dict[str, str]]:
    """Which encoding the column is in, and its texts that read otherwise in Unicode."""
    texts = tuple(dict.fromkeys(c for c in cells if type(c) is str and not c.isascii()))
    if not texts:
        return "unicode", {}
    decoded = decode_column((*beside, *texts))
    pairs = zip(texts, decoded.texts[len(beside) :], strict=True)
    return decoded.encoding, {old: new for old, new in pairs if old != new}


def _count(cells: Iterable[Cell], changed: Mapping[str, str]) -> int:
    return sum(type(cell) is str and cell in changed for cell in cells)


def _finding(
    column: Column, spec: FieldSpec, header: Source, told: tuple[Encoding, int]
) -> Finding:
    encoding, count = told
    data = {"label": spec.label, "encoding": _SHOWN[encoding], "count": count}
    return Finding(SPELLING_REPAIRED, header.at(column.letter), data, field=column.key)
