"""A register of another office to claims: any shape the reader knows, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hotro68.core.catalogue import (
    BLANK_CELL,
    HAMLET_UNKNOWN,
    NAME_MISSING,
    NO_COLUMN,
    NO_LIST_IN_FILE,
    NUMBER_MISSING,
    REGISTER_COLUMN_DOUBLED,
    REGISTER_NO_KEY,
    REGISTER_ROW_BARE,
    SHEET_SKIPPED,
)
from hotro68.core.claim import WRONG_NUMBER, Claim
from hotro68.core.crossing import PAID_POLICY
from hotro68.core.directions import NOTHING_SAID, Directions
from hotro68.core.finding import Finding
from hotro68.core.letters import letters_of
from hotro68.core.source import Source
from hotro68.policy.crossing import RegisterSpec, register_fields
from hotro68.policy.pack import Pack
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Sheet, SourceBook
from hotro68.reading.layout import lay_out, relabel
from hotro68.reading.normalise import Place, claims_of
from hotro68.reading.orders import refusals
from hotro68.reading.readers import open_book
from hotro68.reading.recognise import named_in, phrases_of
from hotro68.reading.recognised import Spoken, heard
from hotro68.reading.table import Table
from hotro68.reading.unseen import hidden_sheet, unseen_rows
from hotro68.reading.wanted import NOTHING_SAID as NOTHING_WANTED
from hotro68.reading.wanted import Wanted

OURS = (
    "tệp này do hotro68 lập, chưa phải sổ đã chi; đưa cả thư mục làm việc của đợt ấy"
    " (hotro68 doichieu dachi THƯ_MỤC), hoặc chép các dòng đã chi sang tệp khác"
)
_OF_A_HAMLET = frozenset({BLANK_CELL, HAMLET_UNKNOWN, NAME_MISSING, NO_COLUMN, NUMBER_MISSING})
"""What is asked of a hamlet's list; another office's register may lack it."""


@dataclass(frozen=True, slots=True)
class Register:
    """A register as read. file: the name it is shown by."""

    kind: str
    file: str
    sha256: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is looked for, worked out once."""

    spec: RegisterSpec
    pack: Pack
    fields: Mapping[str, FieldSpec]
    latest: date
    said: Directions

    def label(self, key: str) -> str:
        return self.fields[key].label

    @property
    def needed(self) -> str:
        """The ways to find a row, in words."""
        ways = (" và ".join(f"«{self.label(key)}»" for key in keys) for keys in self.spec.keys)
        return "; hoặc ".join(ways)


def read_register(  # noqa: PLR0913 - a file, what it is, and what was said of it
    path: Path,
    name: str,
    spec: RegisterSpec,
    pack: Pack,
    latest: date,
    *,
    said: Directions = NOTHING_SAID,
    wanted: Wanted = NOTHING_WANTED,
) -> tuple[Register | None, list[Finding]]:
    """Every row of the register; None when a heading leaves a doubt: nothing by half."""
    book, findings = open_book(path, wanted.limits, wanted.passwords)
    findings = [replace(f, source=replace(f.source, file=name)) for f in findings]
    if book is None:
        return None, findings
    if book.is_our_output:
        return None, [*findings, Finding(REGISTER_NO_KEY, Source(name), {"problem": OURS})]
    book = replace(book, name=name)
    kind = _Kind(spec, pack, register_fields(spec, pack), latest, said)
    refused = refusals(said, book, pack, kind.fields)
    if refused:
        return None, [*findings, *refused]
    claims, said_of = _read_sheets(book, kind)
    if claims is None:
        return None, [*findings, *said_of]
    bare = (_bare(claim, kind) for claim in claims if not _is_findable(claim, spec))
    register = Register(spec.id, name, book.sha256, tuple(claims))
    return register, [*_for_a_register([*findings, *said_of]), *bare]


def _read_sheets(book: SourceBook, kind: _Kind) -> tuple[list[Claim] | None, list[Finding]]:
    """The rows of every list; none at all when one of them cannot be used as it is."""
    laid_out = [(sheet, _tables(sheet, book.name, kind)) for sheet in book.sheets]
    tables = [table for _, found in laid_out for table in found]
    faults = [one for table in tables for one in _faults(table, book.name, kind)]
    if faults or not tables:
        return None, faults or [Finding(NO_LIST_IN_FILE, Source(book.name))]
    claims: list[Claim] = []
    findings: list[Finding] = []
    for sheet, found in laid_out:
        before = len(claims)
        for table in found:
            rows, said_of = _read(sheet, table, book.name, kind)
            claims += rows
            findings += said_of
        place = Source(book.name, sheet.name)
        findings += [
            *_aside(sheet, place, len(found)),
            *hidden_sheet(sheet, place, len(claims) - before),
        ]
    return claims, findings


def _tables(sheet: Sheet, file: str, kind: _Kind) -> tuple[Table, ...]:
    spoken = Spoken(Source(file, sheet.name), kind.said)
    layout = lay_out(sheet, kind.fields, spoken.fixed)
    return tuple(relabel(sheet, table, kind.fields, spoken.fixed) for table in layout.tables)


def _faults(table: Table, file: str, kind: _Kind) -> Iterator[Finding]:
    header = Source(file, table.sheet, table.header_rows[-1] if table.header_rows else 0)
    for pair in table.doubled:
        used, ignored = letters_of(pair.used), letters_of(pair.ignored)
        data = {"label": kind.label(pair.key), "used": used, "ignored": ignored}
        yield Finding(REGISTER_COLUMN_DOUBLED, header.at(ignored), data, field=pair.key)
    if not any(set(keys) <= table.keys for keys in kind.spec.keys):
        problem = f"không có cột để dò, cần {kind.needed}"
        yield Finding(REGISTER_NO_KEY, header, {"problem": problem})
    missing = [kind.label(key) for key in kind.spec.needs if key not in table.keys]
    if missing:
        problem = "thiếu cột " + ", ".join(f"«{label}»" for label in missing)
        yield Finding(REGISTER_NO_KEY, header, {"problem": problem})


def _read(
    sheet: Sheet, table: Table, file: str, kind: _Kind
) -> tuple[list[Claim], list[Finding]]:
    spoken = Spoken(Source(file, sheet.name), kind.said)
    place = Place(file, "", kind.latest)
    listed, findings = claims_of(sheet, table, kind.spec, kind.fields, place)
    findings += heard(sheet, table, spoken, kind.fields).findings
    findings += unseen_rows(sheet, table, listed.claims, kind.fields)
    payment = next((check.paid for check in kind.spec.checks if check.paid), None)
    rows = [*listed.claims, *listed.unnamed]
    if payment is not None:
        phrases = phrases_of(kind.pack)
        title = (" ".join((*table.title_lines, *table.inherited_lines)), table.sheet, file)
        usual = next((ids for text in title if (ids := named_in(text, phrases))), frozenset())
        rows = [
            _with_policy(row, named_in(row.text(payment.policy), phrases) or usual)
            for row in rows
        ]
    return sorted(rows, key=lambda claim: claim.source), findings


def _with_policy(claim: Claim, named: frozenset[str]) -> Claim:
    """One policy named, or none: two named are as good as none."""
    policy = next(iter(named)) if len(named) == 1 else None
    return replace(claim, facts={**claim.facts, PAID_POLICY: policy})


def _aside(sheet: Sheet, place: Source, lists: int) -> Iterator[Finding]:
    if not lists and sheet.rows:
        problem = "không có dòng tiêu đề của danh sách"
        yield Finding(SHEET_SKIPPED, place, {"problem": problem})


def _is_findable(claim: Claim, spec: RegisterSpec) -> bool:
    if claim.facts.get(WRONG_NUMBER) and claim.name:
        return True
    return any(all(claim.facts.get(key) for key in keys) for keys in spec.keys)


def _bare(claim: Claim, kind: _Kind) -> Finding:
    data = {"needed": kind.needed, "office": kind.spec.office}
    return Finding(REGISTER_ROW_BARE, claim.source, data)


def _for_a_register(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.code not in _OF_A_HAMLET]
