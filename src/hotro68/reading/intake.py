"""One file to claims: sheets laid out, lists recognised, rows read, every used row counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hotro68.core.catalogue import NO_LIST_IN_FILE, SHEET_SKIPPED
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.form import FormSheet, Summary
from hotro68.core.report import FileReport, RowKind, SheetReport, TableReport
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.policy.schema import FieldSpec
from hotro68.reading.asides import asides
from hotro68.reading.book import Sheet, SourceBook
from hotro68.reading.forms import Stated, form_findings, form_of, form_sheet, stated_in
from hotro68.reading.layout import lay_out, relabel
from hotro68.reading.normalise import Listed, Place, claims_of
from hotro68.reading.objections import objections
from hotro68.reading.onename import one_name_for_several
from hotro68.reading.orders import refusals, unheard
from hotro68.reading.oversights import oversights
from hotro68.reading.place import as_known, hamlet_from, hamlet_of, known_hamlet
from hotro68.reading.readers import open_book
from hotro68.reading.recognise import policy_names, policy_of, split_by_group
from hotro68.reading.recognised import Spoken, heard, policy_from, taken
from hotro68.reading.rowpolicy import unread, with_own_groups
from hotro68.reading.sorting import sorted_alone
from hotro68.reading.sums import sum_findings
from hotro68.reading.table import Layout, Table, remarks
from hotro68.reading.twicetold import columns_that_differ
from hotro68.reading.unseen import hidden_sheet, unseen_rows
from hotro68.reading.wanted import NOTHING_SAID, Wanted


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

    wanted: what the clerk has said beforehand. latest: no fact of a list is after it.
    """

    pack: Pack
    vocabulary: Mapping[str, FieldSpec]
    wanted: Wanted
    latest: date
    stated: Stated | None = None

    def spoken_of(self, file: str, sheet: Sheet) -> Spoken:
        form = form_of(sheet, self.pack.policies)
        hamlet = self.stated.text(Summary.HAMLET) if self.stated else ""
        return Spoken(Source(file, sheet.name), self.wanted.of(file), form, hamlet)


def read_list(
    path: Path, name: str, pack: Pack, latest: date, wanted: Wanted = NOTHING_SAID
) -> tuple[Intake | None, list[Finding]]:
    """The claims of a file, shown to people as `name`; None when it holds no list at all.

    latest: the deciding day, which no birth may follow.
    wanted: what the clerk has said of it beforehand.
    """
    book, findings = open_book(path, wanted.limits, wanted.passwords)
    findings = [replace(f, source=replace(f.source, file=name)) for f in findings]
    if book is None:
        return None, findings
    book = replace(book, name=name)
    vocabulary, said = vocabulary_of(pack), wanted.of(name)
    refused = refusals(said, book, pack, vocabulary)
    if refused:
        return None, [*findings, *refused]
    expected = _Expected(pack, vocabulary, wanted, latest, stated_in(book))
    reports, claims = [], []
    for sheet in book.sheets:
        report, listed, found = _read_sheet(sheet, book, expected)
        reports.append(report)
        claims += listed
        findings += found
    if not any(report.tables for report in reports):
        # the sheets' own remarks would only repeat it
        gravest = [f for f in findings if f.code is not SHEET_SKIPPED]
        return None, [*gravest, Finding(NO_LIST_IN_FILE, Source(name))]
    refused = unheard(said, name, reports, vocabulary)
    if refused:
        return None, [*findings, *refused]
    findings += form_findings(expected.stated, book, claims, reports)
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
    sheet: Sheet, book: SourceBook, expected: _Expected
) -> tuple[SheetReport, list[Claim], list[Finding]]:
    purpose = form_sheet(sheet)
    if purpose is not None:
        return _set_apart(sheet, purpose), [], []
    spoken = expected.spoken_of(book.name, sheet)
    layout = lay_out(sheet, expected.vocabulary, spoken.fixed, policy_names(expected.pack))
    place = Source(book.name, sheet.name)
    tables, unclear, findings = _by_policy(sheet, layout, place, expected.pack)
    if not layout.tables:
        report = SheetReport(sheet.name, "skipped", _why_skipped(sheet), (), _ledger(layout))
        return report, [], _skipped(sheet, place)
    read = []
    for table in tables:
        one, found = _read_table(sheet, table, spoken, expected)
        read.append(one)
        # what holds for the whole sheet is said once, however many lists it has
        findings += [each for each in found if each.source.row or each not in findings]
    rejected = [*unclear, *(row for one in read for row in one.rejected)]
    findings += hidden_sheet(sheet, place, sum(len(one.claims) for one in read))
    known = any(one.report.policy for one in read)
    report = SheetReport(
        sheet.name,
        "data" if known else "skipped",
        "" if known else "không rõ chính sách",
        tuple(one.report for one in read),
        _ledger(layout, rejected),
    )
    return report, [claim for one in read for claim in one.claims], findings


def _by_policy(
    sheet: Sheet, layout: Layout, place: Source, pack: Pack
) -> tuple[list[Table], list[int], list[Finding]]:
    """A table for each policy that groups or rows name, and the rows that name none."""
    tables: list[Table] = []
    unclear: list[int] = []
    findings: list[Finding] = []
    for table in layout.tables:
        own, lost, told = with_own_groups(sheet, table, pack, place)
        tables += split_by_group(own, pack)
        unclear += lost
        findings += told
    return tables, unclear, findings


def _read_table(
    sheet: Sheet, table: Table, spoken: Spoken, expected: _Expected
) -> tuple[_Read, list[Finding]]:
    file, pack = spoken.place.file, expected.pack
    wanted = expected.wanted.policy or spoken.said.policy or spoken.form.policy or None
    policy, findings = policy_of(table, sheet.name, file, pack, wanted)
    hamlet, named_by = _hamlet(table, spoken, expected.wanted.hamlets)
    if policy is None:
        report = replace(_report(table), hamlet=hamlet, hamlet_from=named_by)
        return _Read(report, rejected=tuple(row.number for row in table.data)), findings
    fields = pack.fields_of(policy)
    table = relabel(sheet, table, fields, spoken.fixed)
    followed = heard(sheet, table, spoken, fields)
    findings += [*followed.findings, *remarks(table, file, fields)]
    place = Place(file, hamlet, expected.latest, is_told=bool(spoken.said.hamlet))
    listed, found = claims_of(sheet, table, pack.policies[policy], fields, place)
    findings += found
    findings += unseen_rows(sheet, table, listed.claims, fields)
    findings += objections(sheet, table, listed.claims)
    findings += asides(sheet, table, listed.claims, pack.policies[policy])
    findings += one_name_for_several(table, listed.claims)
    findings += columns_that_differ(sheet, table, listed.claims, fields)
    findings += sum_findings(table, listed.amounts, file)
    if not spoken.form.policy or any(table.data):  # a form has lists that nobody needs
        findings += oversights(sheet, table, listed.claims, fields, file)
    findings += sorted_alone(listed.claims, fields)
    usual = _usual_hamlet(listed)
    report = replace(
        _report(table),
        policy=policy,
        policy_from=policy_from(policy, table, spoken, pack, wanted),
        hamlet=usual or hamlet,
        hamlet_from=named_by if usual in {"", hamlet} else "cột, địa chỉ hoặc dòng nhóm",
        unlisted=_statements(table, fields),
        told=followed.told,
        headings=followed.headings,
    )
    return _Read(report, listed.claims, listed.rejected), findings


def _hamlet(table: Table, spoken: Spoken, known: Sequence[str]) -> tuple[str, str]:
    """The hamlet of a list and what names it: a person, the form, then the list itself."""
    if spoken.said.hamlet:
        return spoken.said.hamlet, f"lời chỉ ({spoken.said.origin})"
    if spoken.hamlet:
        return spoken.hamlet, FormSheet.SUMMARY.purpose
    where = (spoken.place.sheet, spoken.place.file)
    said = hamlet_of(table, *where)
    if said:
        return as_known(said, known), hamlet_from(table, *where)
    named = known_hamlet(table, *where, known)
    return named, "tên thôn trong hotro68.yaml" if named else ""


def _set_apart(sheet: Sheet, purpose: FormSheet) -> SheetReport:
    """A sheet of a form that is no list."""
    kinds = [RowKind.NOTE if any(row) else RowKind.BLANK for row in sheet.rows]
    return SheetReport(sheet.name, "skipped", purpose.purpose, (), _ledger(Layout((), kinds)))


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


def _report(table: Table) -> TableReport:
    """What can be said of a list before its policy is known."""
    letters = table.letters
    return TableReport("", "", table.header_rows, letters, unread(table), taken=taken(table))


def _ledger(layout: Layout, rejected: Iterable[int] = ()) -> dict[RowKind, int]:
    """Every used row under one kind; the counts add up to the rows of the sheet."""
    kinds = list(layout.kinds)
    for row in rejected:
        kinds[row - 1] = RowKind.REJECTED
    return {kind: kinds.count(kind) for kind in RowKind}


def _why_skipped(sheet: Sheet) -> str:
    why = "không có dòng tiêu đề của danh sách" if sheet.rows else "trang trống"
    return why if sheet.visible else f"trang bị ẩn, {why}"


def _skipped(sheet: Sheet, place: Source) -> list[Finding]:
    if not sheet.rows:
        return []
    return [Finding(SHEET_SKIPPED, place, {"problem": _why_skipped(sheet)})]
