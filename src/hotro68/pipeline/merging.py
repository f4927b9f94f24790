"""merge: every hamlet's lists to one decided list, each person once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from hotro68.core.catalogue import CHILD_TWICE, FILE_COPY
from hotro68.core.decided import NOTHING_DECIDED, Decided
from hotro68.core.dialect import Dialect
from hotro68.core.finding import Finding, worded
from hotro68.core.report import (
    Basis,
    CheckedRow,
    Confirmation,
    Merged,
    Unpaid,
)
from hotro68.core.source import Source
from hotro68.pipeline.checking import CheckedFile, Progress, check_file
from hotro68.pipeline.cross_checking import cross_all
from hotro68.pipeline.decided_twice import decided_twice
from hotro68.pipeline.declining import Declined, declined_rows, unclear_choices
from hotro68.pipeline.ended import rows_of_ended, split_ended, told_of_ended
from hotro68.pipeline.hamlet_kinds import kinds_that_differ
from hotro68.pipeline.norms import norm_of
from hotro68.pipeline.rules import concerning
from hotro68.pipeline.standing_registers import NO_CHECKS, Checks
from hotro68.pipeline.stops import (
    copies_out_of_sight,
    faulty,
    referrals,
    standing,
    stops_of,
    waiting,
    with_waivers,
)
from hotro68.pipeline.totals import paper_order, totals_of
from hotro68.policy.assess import Rulebook
from hotro68.policy.pack import Pack
from hotro68.reading.wanted import NOTHING_SAID, Wanted
from hotro68.settling.children import children_twice
from hotro68.settling.clusters import cluster_warnings
from hotro68.settling.holding import Rows
from hotro68.settling.people import People, recognise
from hotro68.settling.saying import doubtful, duplicates, several_supports
from hotro68.settling.settle import Settlement, settle
from hotro68.settling.table import CombinationTable
from hotro68.settling.wishes import Directory, Wishes, chosen_by
from hotro68.vietnamese.hamlets import hamlet_key


def merge(  # noqa: PLR0913 - lists, law, and what is known beforehand
    files: Iterable[tuple[Path, str]],
    rulebook: Rulebook,
    basis: Basis,
    *,
    wanted: Wanted = NOTHING_SAID,
    checks: Checks = NO_CHECKS,
    progress: Progress = lambda _: None,
    decided: Decided = NOTHING_DECIDED,
) -> Merged:
    """The whole decision. The order of files and rows changes nothing.

    checks: the registers of other offices that were handed in. decided: what people have
    answered, declined and chosen so far.
    """
    checked, findings = _check_all(files, rulebook, wanted, progress)
    rows = tuple(_one_spelling(row for one in checked for row in one.rows))
    pack = rulebook.knowing(row.claim.hamlet for row in rows).pack
    findings = worded(findings, pack.dialect)
    people = recognise((row.claim for row in rows), verdicts=decided.verdicts)
    clusters = cluster_warnings((row.claim for row in rows), people, pack)
    crossed = cross_all([row.assessment for row in rows], people.keys, checks, decided, pack)
    declined = declined_rows(rows, people, decided.waivers, pack)
    own = {**crossed.stops, **stops_of(rows, people, _by_row(findings), pack)}
    stops = with_waivers(own, declined)
    copies = copies_out_of_sight(rows, people, stops)
    chosen_among = (row.assessment for row in rows if row.claim.source not in copies)
    approved = checks.approved_rows(people.keys, (row.claim for row in rows))
    settlement = settle(
        (standing(one, stops, declined.out.keys()) for one in chosen_among),
        people,
        pack,
        Rows(faulty(stops), decided=approved),
        _wishes(rows, people, declined, decided),
    )
    chosen = sorted(settlement.awards, key=lambda award: paper_order(award, pack))
    awards, closed = split_ended(chosen, checks.ended)
    settlement = replace(settlement, awards=awards)
    unpaid = [
        *stops.values(),
        *waiting(rows, stops, settlement),
        *rows_of_ended(closed, checks.ended),
    ]
    unpaid = [_worded(row, pack.dialect) for row in unpaid]
    paid = {f"{award.person}/{award.claim.policy}" for award in awards}
    claims = [row.claim for row in rows]
    twice = decided_twice(
        checks.registers.values(), claims, decided.verdicts, CombinationTable(pack)
    )
    files_read = tuple(sorted((one.report for one in checked), key=lambda report: report.file))
    return Merged(
        basis=concerning(basis, pack, files_read),
        files=files_read,
        rows=rows,
        awards=awards,
        unpaid=tuple(sorted(unpaid, key=lambda row: (row.claim.source, row.reason))),
        duplicates=duplicates(people),
        persons=people.keys,
        confirmations=_confirmations(checked),
        totals=totals_of(awards, pack, norm_of(pack, rulebook.day)),
        findings=_findings(
            [
                *findings,
                *referrals(stops, pack),
                *clusters,
                *crossed.findings,
                *checks.overruled(unpaid, paid, people.keys),
                *(one.finding for one in twice),
                *told_of_ended(closed, checks.ended),
                *declined.findings,
                *unclear_choices(rows, people, decided.choices, pack),
                *kinds_that_differ(row.claim for one in checked for row in one.rows),
                *_children_asked(rows, people.keys, approved, settlement, pack),
            ],
            people,
            settlement,
            pack,
        ),
        checks=crossed.runs,
        held={one.key: one.why for one in twice if not one.paid},
        ended=closed,
    )


def _children_asked(
    rows: Iterable[CheckedRow],
    keys: Mapping[Source, str],
    approved: AbstractSet[Source],
    settlement: Settlement,
    pack: Pack,
) -> list[Finding]:
    """Of claims that wait for something else anyway: the others are told as doubts."""
    told = {d.claim.source for d in settlement.doubts if d.finding.code is CHILD_TWICE}
    shared = children_twice((row.assessment for row in rows), keys, approved)
    return [one.told(pack) for one in shared if one.claim.source not in told]


def _wishes(
    rows: Iterable[CheckedRow], people: People, declined: Declined, decided: Decided
) -> Wishes:
    if not decided.choices:
        return Wishes(frozenset(declined.out))
    directory = Directory((row.claim for row in rows), people.keys)
    return Wishes(frozenset(declined.out), chosen_by(directory, decided.choices))


def _check_all(
    files: Iterable[tuple[Path, str]],
    rulebook: Rulebook,
    wanted: Wanted,
    progress: Progress,
) -> tuple[list[CheckedFile], list[Finding]]:
    """Each file once: a copy under another name is said and left out."""
    checked: list[CheckedFile] = []
    findings: list[Finding] = []
    first_name: dict[str, str] = {}
    for path, name in sorted(files, key=lambda pair: pair[1]):
        progress(name)
        one, found = check_file(path, name, rulebook, wanted)
        if one is not None and one.report.sha256 in first_name:
            data = {"other": first_name[one.report.sha256]}
            findings.append(Finding(FILE_COPY, Source(name), data))
            continue
        findings += found
        if one is not None:
            first_name[one.report.sha256] = name
            checked.append(one)
    return checked, findings


def _one_spelling(rows: Iterable[CheckedRow]) -> list[CheckedRow]:
    """Hamlets written in several ways get one spelling: with marks, then the most usual."""
    listed = list(rows)
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in listed:
        counts[hamlet_key(row.claim.hamlet)][row.claim.hamlet] += 1
    usual = {
        key: min(names.items(), key=lambda pair: (pair[0].isascii(), -pair[1], pair[0]))[0]
        for key, names in counts.items()
    }
    return [_spelt(row, usual[hamlet_key(row.claim.hamlet)]) for row in listed]


def _spelt(row: CheckedRow, hamlet: str) -> CheckedRow:
    if row.claim.hamlet == hamlet:
        return row
    claim = replace(row.claim, facts={**row.claim.facts, "thon": hamlet})
    return replace(row, claim=claim, assessment=replace(row.assessment, claim=claim))


def _by_row(findings: Iterable[Finding]) -> Mapping[Source, list[Finding]]:
    grouped: dict[Source, list[Finding]] = defaultdict(list)
    for finding in findings:
        grouped[finding.source.at("")].append(finding)
    return grouped


def _confirmations(checked: Iterable[CheckedFile]) -> tuple[Confirmation, ...]:
    """What each hamlet confirms by signing, for each of its lists."""
    return tuple(
        Confirmation(
            table.hamlet, Source(one.report.file, sheet.sheet), table.policy, table.unlisted
        )
        for one in sorted(checked, key=lambda one: one.report.file)
        for sheet in one.report.sheets
        for table in sheet.tables
        if table.unlisted
    )


def _findings(
    findings: list[Finding], people: People, settlement: Settlement, pack: Pack
) -> tuple[Finding, ...]:
    names = {name: policy.name for name, policy in pack.policies.items()}
    chosen = [
        several_supports(loser, award, names)
        for award in settlement.awards
        for loser in award.set_aside
    ]
    held = [doubt.finding for doubt in settlement.doubts]
    whole = [*findings, *doubtful(people, pack), *chosen, *held]
    said = worded(whole, pack.dialect)
    return tuple(sorted(said, key=lambda f: (f.source, f.code.id, f.message)))


def _worded(row: Unpaid, dialect: Dialect) -> Unpaid:
    if dialect.is_usual:
        return row
    return replace(row, reason=dialect.say(row.reason), question=dialect.say(row.question))
