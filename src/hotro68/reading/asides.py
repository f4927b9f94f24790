"""Remarks beside a row: in columns that nobody reads, and against what the hamlet will sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hotro68.core.catalogue import CLAIM_DOUBTED, SAID_OTHERWISE
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.letters import letters_of
from hotro68.core.source import Source
from hotro68.policy.schema import FieldSpec, Policy
from hotro68.reading.book import Sheet
from hotro68.reading.faults import seen
from hotro68.reading.grid import grid_of
from hotro68.reading.header import headings_of
from hotro68.reading.objections import ALREADY, NOTE, UNSURE, denies
from hotro68.reading.table import Table
from hotro68.vietnamese.text import fold

_BEYOND = 2
"""How many columns after the last one of the list may still hold its remarks."""
_SHORTEST = 4
_REACH = 2
_NO = frozenset({"khong", "chua", "ko", "chang"})
_OVER = frozenset({"het", "dut", "ly", "tu", "nguyen", "truoc", "nghi"})
"""`hết hợp đồng`, `BHXH tự nguyện`: neither a yes nor a no."""
_ANSWERS = {True: "có", False: "không"}


@dataclass(frozen=True, slots=True)
class _Remark:
    """Words of a row that no rule reads. key: the field of the column, when it has one."""

    where: str
    place: Source
    text: str
    key: str = ""


def asides(
    sheet: Sheet, table: Table, claims: Sequence[Claim], policy: Policy
) -> Iterator[Finding]:
    loose = _loose_columns(sheet, table) if claims else {}
    wanted = _wanted(policy)
    written = [NOTE, *(key for key, spec in policy.fields.items() if spec.type == "text")]
    for claim in claims:
        beside = [*_in_loose_cells(sheet, claim, loose)]
        for remark in beside:
            if denies(remark.text):
                data = {"where": remark.where, "text": remark.text, "problem": UNSURE}
                yield Finding(CLAIM_DOUBTED, remark.place, data, value=remark.text)
        for remark in (*_in_own_columns(claim, written, policy.fields), *beside):
            yield from _against(claim, remark, wanted, policy.fields)


def _loose_columns(sheet: Sheet, table: Table) -> dict[int, str]:
    """Columns that nobody reads, and their headings.

    After the last one of the list only those without a heading; what a person has had before
    is asked about elsewhere, whatever the cell says.
    """
    used = {column.index for column in table.columns}
    first, last = min(used, default=0), max(used, default=0)
    rows = table.header_rows or (1,)
    headings = headings_of(grid_of(sheet), rows[0] - 1, rows[-1] - 1)
    named = {heading.index: heading.text for heading in headings}
    loose = {}
    for index in range(first, last + 1 + _BEYOND):
        heading = named.get(index, "")
        belongs = index < last or not heading or heading in table.unused
        if index not in used and belongs and not ALREADY.search(fold(heading)):
            loose[index] = heading
    return loose


def _in_loose_cells(sheet: Sheet, claim: Claim, loose: Mapping[int, str]) -> Iterator[_Remark]:
    cells = sheet.rows[claim.source.row - 1]
    for index, heading in loose.items():
        cell = cells[index] if index < len(cells) else None
        if type(cell) is str and not cell.isdigit():
            letter = letters_of(index)
            where = f"Cột «{heading}»" if heading else f"Ô ở cột {letter} không có tiêu đề"
            yield _Remark(where, claim.source.at(letter), seen(cell))


def _in_own_columns(
    claim: Claim, keys: Sequence[str], fields: Mapping[str, FieldSpec]
) -> Iterator[_Remark]:
    for key in keys:
        if text := claim.text(key):
            where = f"Ô «{fields[key].label}»" if key in fields else "Ô ghi chú"
            yield _Remark(where, claim.cell(key), text, key)


# ── Against what the hamlet confirms ─────────────────────────────────────────────────────
def _wanted(policy: Policy) -> dict[str, bool]:
    """The answers of yes or no that the law wants, where a list may leave out the column."""
    single = [one.check for one in policy.demands if one.check is not None]
    answers = {check.field: check.value == "true" for check in single if check.op == "is"}
    return {
        key: answers[key]
        for key, spec in policy.fields.items()
        if key in answers and spec.type == "yes_no" and spec.absent == "confirm"
    }


def _against(
    claim: Claim,
    remark: _Remark,
    wanted: Mapping[str, bool],
    fields: Mapping[str, FieldSpec],
) -> Iterator[Finding]:
    """`Đang đóng BHXH`, of a list that says nothing else of it, or says the contrary."""
    for key, answer in wanted.items():
        said = _said(remark.text, fields[key].headers)
        if said is None or said is answer or claim.facts.get(key) is said:
            continue
        data = {
            "where": remark.where,
            "text": remark.text,
            "label": fields[key].label,
            "wanted": _ANSWERS[answer],
            "said": _ANSWERS[said],
        }
        yield Finding(SAID_OTHERWISE, remark.place, data, field=remark.key, value=remark.text)
        return


@lru_cache(maxsize=1 << 12)
def _said(text: str, headings: tuple[str, ...]) -> bool | None:
    """Whether a remark affirms or denies what the headings ask; None when it tells neither."""
    words = fold(text).split()
    for heading in sorted(map(fold, headings), key=len, reverse=True):
        asked = heading.split()
        for at in range(len(words) - len(asked) + 1):
            if len(heading) >= _SHORTEST and words[at : at + len(asked)] == asked:
                return _answer(words, at, at + len(asked))
    return None


def _answer(words: Sequence[str], start: int, stop: int) -> bool | None:
    before, after = words[max(0, start - _REACH) : start], words[stop : stop + _REACH]
    if _NO.intersection((*before, words[start])):
        return False
    return None if _OVER.intersection((*before, *after)) else True
