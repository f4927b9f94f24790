"""One file to claims: sheets laid out, lists recognised, rows read, every used row counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hotro68.core.catalogue import NO_LIST_IN_FILE, SHEET_HIDDEN, SHEET_SKIPPED
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.report import FileReport, RowKind, SheetReport, TableReport
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Book, Sheet
from hotro68.reading.layout import lay_out, relabel
from hotro68.reading.normalise import Listed, Place, claims_of
from hotro68.reading.place import hamlet_of
from hotro68.reading.readers import open_book
from hotro68.reading.recognise import policy_of, split_by_group
from hotro68.reading.sums import sum_findings
from hotro68.reading.table import Layout, Table, remarks


@dataclass(frozen=True, slots=True)
class Intake:
    """What one file gave."""

    report: FileReport
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """One list of a sheet; without a policy none of its rows could be read."""

    report: TableReport
    claims: tuple[Claim, ...] = ()
    rejected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Expected:
    """What lists may hold.

    wanted: the policy the clerk has named, if any. latest: no fact of a list is after it.
    """

    pack: Pack
    vocabulary: Mapping[str, FieldSpec]
    wanted: str | None
    latest: date


def read_list(
    path: Path, name: str, pack: Pack, latest: date, wanted: str | None = None
) -> tuple[Intake | None, list[Finding]]:
    """The claims of a file, shown to people as `name`; None when it holds no list at all.

    latest: the deciding day, which no birth may follow.
    wanted: the policy of every list of the file, when the clerk has said it.
    """
    book, findings = open_book(path)
    findings = [replace(f, source=replace(f.source, file=name)) for f in findings]
    if book is None:
        return None, findings
    expected = _Expected(pack, vocabulary_of(pack), wanted, latest)
    reports, claims = [], []
    for sheet in book.sheets:
        report, listed, found = _read_sheet(sheet, replace(book, name=name), expected)
        reports.append(report)
        claims += listed
        findings += found
    if not any(report.tables for report in reports):
        # the sheets' own remarks would only repeat it
        gravest = [f for f in findings if f.code is not SHEET_SKIPPED]
        return None, [*gravest, Finding(NO_LIST_IN_FILE, Source(name))]
    return Intake(FileReport(name, book.sha256, tuple(reports)), tuple(claims)), findings


def vocabulary_of(pack: Pack) -> dict[str, FieldSpec]:
    """Every field of every policy: a list may hold any until its policy is known."""
    whole = dict(pack.fields)
    for policy in pack.policies.values():
        for key, spec in policy.fields.items():
            known = whole.get(key)
            whole[key] = spec if known is None else _both(known, spec)
    return whole


def _both(first: FieldSpec, second: FieldSpec) -> FieldSpec:
    return first.model_copy(
        update={
            "headers": tuple(dict.fromkeys((*first.headers, *second.headers))),
            "under": tuple(dict.fromkeys((*first.under, *second.under))),
        }
    )


def _read_sheet(
    sheet: Sheet, book: Book, expected: _Expected
) -> tuple[SheetReport, list[Claim], list[Finding]]:
    layout = lay_out(sheet, expected.vocabulary)
    tables = [part for table in layout.tables for part in split_by_group(table, expected.pack)]
    place = Source(book.name, sheet.name)
    if not layout.tables:
        report = SheetReport(sheet.name, "skipped", _why_skipped(sheet), (), _ledger(layout))
        return report, [], _skipped(sheet, place)
    findings: list[Finding] = []
    if not sheet.visible:
        findings.append(Finding(SHEET_HIDDEN, place, {"problem": "vẫn đọc như các trang khác"}))
    read = []
    for table in tables:
        one, found = _read_table(sheet, table, book, expected)
        read.append(one)
        # what holds for the whole sheet is said once, however many lists it has
        findings += [each for each in found if each.source.row or each not in findings]
    rejected = [row for one in read for row in one.rejected]
    known = any(one.report.policy for one in read)
    report = SheetReport(
        sheet.name,
        "data" if known else "skipped",
        "" if known else "không rõ chính sách",
        tuple(one.report for one in read),
        _ledger(layout, rejected),
    )
    return report, [claim for one in read for claim in one.claims], findings


def _read_table(
    sheet: Sheet, table: Table, book: Book, expected: _Expected
) -> tuple[_Read, list[Finding]]:
    policy, findings = policy_of(table, sheet.name, book.name, expected.pack, expected.wanted)
    hamlet = hamlet_of(table, sheet.name, book.name)
    if policy is None:
        report = _report(table, "", hamlet)
        return _Read(report, rejected=tuple(row.number for row in table.data)), findings
    pack = expected.pack
    fields = pack.fields_of(policy)
    table = relabel(sheet, table, fields)
    findings += remarks(table, book.name, fields)
    place = Place(book.name, hamlet, expected.latest)
    listed, found = claims_of(sheet, table, pack.policies[policy], fields, place)
    findings += found
    findings += sum_findings(table, listed.amounts, book.name)
    report = _report(table, policy, _usual_hamlet(listed) or hamlet, _statements(table, fields))
    return _Read(report, listed.claims, listed.rejected), findings


def _statements(table: Table, fields: Mapping[str, FieldSpec]) -> tuple[str, ...]:
    """What the hamlet confirms by signing, the list having no column for it."""
    return tuple(
        spec.statement
        for key, spec in fields.items()
        if spec.absent == "confirm" and key not in table.keys
    )


def _usual_hamlet(listed: Listed) -> str:
    """The hamlet of the rows, when all of them name one and the same."""
    named = {claim.hamlet for claim in listed.claims}
    return named.pop() if len(named) == 1 else ""


def _report(
    table: Table, policy: str, hamlet: str, unlisted: tuple[str, ...] = ()
) -> TableReport:
    return TableReport(policy, hamlet, table.header_rows, table.letters, table.unused, unlisted)


def _ledger(layout: Layout, rejected: Iterable[int] = ()) -> dict[RowKind, int]:
    """Every used row under one kind; the counts add up to the rows of the sheet."""
    kinds = list(layout.kinds)
    for row in rejected:
        kinds[row - 1] = RowKind.REJECTED
    return {kind: kinds.count(kind) for kind in RowKind}


def _why_skipped(sheet: Sheet) -> str:
    return "không có dòng tiêu đề của danh sách" if sheet.rows else "trang trống"


def _skipped(sheet: Sheet, place: Source) -> list[Finding]:
    if not sheet.rows:
        return []
    return [Finding(SHEET_SKIPPED, place, {"problem": _why_skipped(sheet)})]
