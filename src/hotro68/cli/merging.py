"""The act behind `merge`."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from hotro68.casebook.book import Book, merge_entry
from hotro68.casebook.deciding import load_decided
from hotro68.casebook.journal import Journal
from hotro68.casebook.moving import MERGE
from hotro68.casebook.places import place_in
from hotro68.casebook.store import busy
from hotro68.cli.checking import ListDesk, Wish, give_up, lay_desk, print_json, progress
from hotro68.cli.clock import stamp
from hotro68.cli.ending import wrong_name
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.screen import answer, show_findings
from hotro68.core.catalogue import OLD_LIST_STAYS
from hotro68.core.crossing import checks_told
from hotro68.core.decided import Decided
from hotro68.core.finding import Finding
from hotro68.core.report import Merged
from hotro68.pipeline.decided_twice import holds_data
from hotro68.pipeline.merging import merge
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.reviewing import unread_answers
from hotro68.pipeline.standing_registers import Checks, standing_checks
from hotro68.pipeline.steps.receiving import recorded
from hotro68.pipeline.steps.shelving import current
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.accounts.desk import borne_by
from hotro68.writing.artifact import Artifact
from hotro68.writing.envelope import merged_json
from hotro68.writing.workbook import consolidated

Heard: TypeAlias = tuple[tuple[Checks, Decided], list[Finding]]


def merge_files(wish: Wish, out: Path, most: int, *, preview: bool) -> Exit:
    desk, findings = lay_desk(wish)
    findings += wrong_name("--out", out, ".xlsx")
    if desk is None or findings:
        return give_up("merge", wish, findings)
    desk, findings = without_old_versions(desk, wish.folder)
    (checks, decided), problem = heard = heard_so_far(wish.folder, desk)
    findings += problem
    if findings:
        return give_up("merge", wish, [*desk.remarks, *findings])
    with progress(desk.files, wish) as step:
        wanted, rulebook = desk.wanted(wish), desk.rulebook
        merged = merge(
            desk.files,
            rulebook,
            desk.basis,
            wanted=wanted,
            checks=checks,
            progress=step,
            decided=decided,
        )
    written = [] if preview or not merged.files else _keep(merged, desk, wish, out, heard)
    said = [*desk.remarks, *desk.unset(merged.files), *written]
    if wish.as_json:
        print_json(merged_json(merged, said))
    else:
        show_findings([*said, *merged.findings], answer(), most)
        _tell(merged, wish.folder / out, preview=preview or bool(written) or not merged.files)
    return exit_for([*said, *merged.findings], strict=wish.strict, asked=bool(merged.asked))


def without_old_versions(desk: ListDesk, folder: Path) -> tuple[ListDesk, list[Finding]]:
    """The desk without lists that later ones took the place of; findings stop the merge."""
    entries, findings = Journal(folder).standing()
    files, said = current(folder, desk.files, recorded(entries))
    notes = tuple(one for one in said if one.code is OLD_LIST_STAYS)
    stops = [one for one in said if one.code is not OLD_LIST_STAYS]
    return replace(desk, files=files, remarks=(*desk.remarks, *notes)), [*findings, *stops]


def heard_so_far(folder: Path, desk: ListDesk) -> Heard:
    """What other offices and people have said so far."""
    checks, findings = standing_checks(folder, desk.rulebook.pack)
    decided, problem = load_decided(folder)
    return (checks, decided), [*findings, *problem]


def _keep(merged: Merged, desk: ListDesk, wish: Wish, out: Path, heard: Heard) -> list[Finding]:
    """The workbook first, then the book: what the book remembers has been written."""
    when, findings = stamp(wish.day, desk.settings)
    if when is None:
        return findings
    target = wish.folder / out
    settings = desk.settings.of_lists(row.claim.hamlet for row in merged.rows)
    pack = desk.rulebook.pack.told_in(settings.office.dialect)
    sheet = consolidated(merged, pack, settings.office, target.name)
    places = {name: place_in(wish.folder, path) for path, name in desk.files}
    data, body = merge_entry(merged, places)
    files = (Artifact(target.name, sheet.content),)
    with Journal(wish.folder).held() as findings:
        if findings:
            return findings
        lost = _in_the_way(wish.folder, target, desk, heard)
        if lost:
            return lost
        data |= settings.kinds_told | holds_data(
            merged.held, Journal(wish.folder).standing()[0]
        )
        step = Step(MERGE, data, when, files, target.parent, body)
        return take(wish.folder, step)[1]


def _in_the_way(folder: Path, target: Path, desk: ListDesk, heard: Heard) -> list[Finding]:
    """What was entered while the lists were read; answers that nobody has read in."""
    now = heard_so_far(folder, desk)
    (_, decided), findings = now
    if findings or now != heard or without_old_versions(desk, folder)[0].files != desk.files:
        return findings or [busy()]
    book = Book(folder)
    entry, findings = book.journal.last(MERGE)
    if findings or entry is None or not target.is_file():
        return findings
    written = (entry.data.get("outputs") or {}).values()
    if hashlib.sha256(target.read_bytes()).hexdigest() in written:
        return []
    before, findings = book.last_merge()
    if before is None:
        return findings
    return unread_answers(target, before, desk.rulebook.pack, decided.verdicts)


def _tell(merged: Merged, out: Path, *, preview: bool) -> None:
    screen = answer()
    totals = merged.totals
    screen.print(
        f"Chi cho {totals.people} người, {totals.supports} khoản, {grouped(totals.amount)} đồng"
        f" ({borne_by(totals)})."
    )
    screen.print(
        f"Không chi: {len(merged.refused)} không đủ điều kiện, {len(merged.set_aside)} trùng;"
        f" {len(merged.asked)} dòng chờ xác minh."
    )
    for line in checks_told(merged.checks):
        screen.print(line)
    for note in merged.basis.notes:
        screen.print(f"Lưu ý: {note}.")
    waiting = sum(group.open for group in merged.duplicates)
    if waiting:
        screen.print(f"{waiting} nhóm nghi là một người chờ trả lời: hotro68 trung")
    if not preview:
        screen.print(f"Đã ghi {out}. Bước tiếp theo: hotro68 niemyet --pdf")
