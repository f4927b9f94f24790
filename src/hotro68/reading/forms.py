"""Blank forms of ours, filled in: known by their marks, read by their hidden keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hotro68.core.catalogue import FORM_EMPTY, FORM_INCOMPLETE, FORM_SUM_DIFFERS
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.form import MARK, SAID_IN, WITHIN_ROWS, FormSheet, Summary
from hotro68.core.letters import letters_of
from hotro68.core.report import RowKind, SheetReport
from hotro68.core.source import Source
from hotro68.reading.book import Cell, Row, Sheet, SourceBook
from hotro68.reading.directed import BY_KEY, NOTHING_FIXED, Fixed
from hotro68.reading.faults import seen
from hotro68.reading.samples import is_empty
from hotro68.reading.table import STT
from hotro68.vietnamese.money import parse_money
from hotro68.vietnamese.numbers import grouped
from hotro68.vietnamese.unreadable import Unreadable

_NEEDED = (Summary.MINUTES, Summary.MEETING, Summary.PEOPLE, Summary.AMOUNT)


@dataclass(frozen=True, slots=True)
class Form:
    """A list of a form. fixed: its columns by their keys; the headings stand right below."""

    policy: str
    fixed: Fixed = NOTHING_FIXED


NO_FORM = Form("")


def form_sheet(sheet: Sheet) -> FormSheet | None:
    """What a sheet of a form is for, when it is no list."""
    first = _text(sheet.rows[0], 0) if sheet.rows else ""
    return next((one for one in FormSheet if one.mark == first), None)


def form_of(sheet: Sheet, policies: Iterable[str]) -> Form:
    known = {MARK + policy: policy for policy in policies}
    for place, row in enumerate(sheet.rows[:WITHIN_ROWS]):
        for start in range(len(row)):
            policy = known.get(_text(row, start))
            if policy is not None:
                return Form(policy, Fixed(_keys(row, start), (place, place + 1)))
    return NO_FORM


def _keys(row: Row, start: int) -> dict[str, tuple[int, str]]:
    """A key that stands twice holds for its first column."""
    keys = {STT: (start, BY_KEY)}
    for place, cell in enumerate(row):
        if place != start and not is_empty(cell):
            keys.setdefault(str(cell).strip(), (place, BY_KEY))
    return keys


def _text(row: Row, place: int) -> str:
    cell = row[place] if place < len(row) else None
    return cell.strip() if isinstance(cell, str) else ""


# ── What the hamlet says of all its lists ────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Stated:
    """The answers on the summary sheet of a form, with their places."""

    sheet: str
    answers: Mapping[Summary, tuple[Cell, Source]]

    def text(self, key: Summary) -> str:
        cell, _ = self.answers.get(key, (None, None))
        return "" if is_empty(cell) else str(seen(cell)).strip()


def stated_in(book: SourceBook) -> Stated | None:
    for sheet in book.sheets:
        if form_sheet(sheet) is FormSheet.SUMMARY:
            return Stated(sheet.name, dict(_answers(book.name, sheet)))
    return None


def _answers(file: str, sheet: Sheet) -> Iterator[tuple[Summary, tuple[Cell, Source]]]:
    keys = {key.value: key for key in Summary}
    for number, row in enumerate(sheet.rows, start=1):
        key = keys.get(_text(row, 0))
        if key is not None:
            cell = row[SAID_IN] if len(row) > SAID_IN else None
            yield key, (cell, Source(file, sheet.name, number, letters_of(SAID_IN)))


def form_findings(
    stated: Stated | None,
    book: SourceBook,
    claims: Iterable[Claim],
    reports: Iterable[SheetReport],
) -> list[Finding]:
    """Nobody in a form, or a summary that does not agree with the lists."""
    if stated is None:
        return []
    rejected = sum(report.ledger[RowKind.REJECTED] for report in reports)
    listed = list(claims)
    if not listed and not rejected:
        return [Finding(FORM_EMPTY, Source(book.name))]
    return list(_check(stated, book.name, listed, rejected))


def _check(stated: Stated, file: str, claims: list[Claim], rejected: int) -> Iterator[Finding]:
    """rejected: rows with data but without a name; the hamlet counted them too."""
    missing = [key.label for key in _NEEDED if not stated.text(key)]
    if missing:
        labels = ", ".join(f"«{label}»" for label in missing)
        yield Finding(FORM_INCOMPLETE, Source(file, stated.sheet), {"labels": labels})
    yield from _differs(stated, Summary.PEOPLE, len(claims) + rejected, "người")
    if not rejected:
        yield from _differs(stated, Summary.AMOUNT, sum(c.claimed or 0 for c in claims), "đồng")


def _differs(stated: Stated, key: Summary, counted: int, unit: str) -> Iterator[Finding]:
    said = stated.text(key)
    if not said:
        return
    cell, place = stated.answers[key]
    try:
        number = parse_money(cell)
        shown = f"{grouped(number)} {unit}"
    except Unreadable:
        number, shown = None, f"«{said}» ({unit}?)"
    if number != counted:
        data = {"stated": shown, "counted": f"{grouped(counted)} {unit}"}
        yield Finding(FORM_SUM_DIFFERS, place, data, value=said)
