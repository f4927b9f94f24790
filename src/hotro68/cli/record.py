"""The acts behind `nhatky`, `hoantac` and `kiemchung`: the record of the work folder."""

from __future__ import annotations

import json
from pathlib import Path

from hotro68.casebook.book import Book
from hotro68.casebook.entry import Entry
from hotro68.casebook.journal import HANDED, UNDO, Journal
from hotro68.casebook.proof import (
    CLEARED,
    prove_book,
    prove_files,
    prove_handed,
    prove_kept,
    prove_settings,
)
from hotro68.casebook.settings import load_settings
from hotro68.casebook.store import FOLDER
from hotro68.casebook.strangers import strangers
from hotro68.cli.clock import stamp
from hotro68.cli.ending import end
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.screen import answer, console, show_findings
from hotro68.core.catalogue import NO_MERGE_YET
from hotro68.core.finding import Finding, Severity
from hotro68.core.message import shown
from hotro68.core.source import Source
from hotro68.pipeline.cut_off import NOTE, settle_aloud
from hotro68.pipeline.exposure import secrets_of
from hotro68.pipeline.public_papers import public_files, scan
from hotro68.pipeline.recording import undo
from hotro68.pipeline.recount import recount_outputs
from hotro68.pipeline.rules import open_rules
from hotro68.pipeline.rules_since import prove_rules

_NO_STEPS = "Sổ chưa có bước nào. Bắt đầu: hotro68 merge --out tonghop.xlsx"


def tell_journal(folder: Path, *, as_json: bool) -> Exit:
    entries, findings = Journal(folder).entries()
    if findings:
        return end(findings)
    out = answer()
    undone = {entry.data.get("buoc") for entry in entries if entry.act == UNDO}
    if as_json:
        out.print(json.dumps([_plain(entry) for entry in entries], ensure_ascii=False))
        return Exit.CLEAN
    for entry in entries:
        mark = " (đã hoàn tác)" if entry.number in undone else ""
        out.print(f"{_line(entry)}{mark}")
        for name in entry.data.get("outputs") or ():
            out.print(f"       ghi {name}")
        for name in entry.data.get(HANDED, ()):
            out.print(f"       phát {name}")
        for name in entry.data.get(CLEARED, ()):
            out.print(f"       cất {name}")
    if not entries:
        out.print(_NO_STEPS)
    return Exit.CLEAN


def _line(entry: Entry) -> str:
    who = f", {entry.stamp.who}" if entry.stamp.who else ""
    what = f"hoàn tác bước {entry.data['buoc']}" if entry.act == UNDO else entry.act
    note = entry.data.get("ghi_chu", "")
    told = f": {note}" if note else ""
    return f"{entry.number:>5}  {shown(entry.stamp.day)}{who}  {what}{told}"


def _plain(entry: Entry) -> dict[str, object]:
    return {
        "number": entry.number,
        "day": entry.stamp.day.isoformat(),
        "who": entry.stamp.who,
        "act": entry.act,
        "outputs": entry.data.get("outputs") or {},
        "inputs": entry.data.get("inputs") or {},
        "digest": entry.digest,
    }


def undo_step(
    folder: Path, number: int | None, day: str | None, who: str | None, *, preview: bool
) -> Exit:
    settings, findings = load_settings(folder)
    if settings is None:
        return end(findings)
    when, findings = stamp(day, settings, who)
    if when is None:
        return end(findings)
    with Journal(folder).held() as busy:
        if busy:
            return end(busy)
        entry, findings = undo(folder, number, when, preview=preview)
    if entry is None:
        return end(findings)
    show_findings(findings, console(), len(findings))
    _tell_undone(entry, preview=preview)
    return exit_for(findings)


def _tell_undone(entry: Entry, *, preview: bool) -> None:
    out = answer()
    done = "Sẽ hoàn tác" if preview else "Đã hoàn tác"
    out.print(f"{done} bước {entry.number}: {entry.act}, ngày {shown(entry.stamp.day)}.")
    replaced = entry.data.get("replaced") or {}
    for name in entry.data.get("outputs") or ():
        fate = (
            "trả về bản trước đó" if name in replaced else "bỏ đi (bản sao còn trong .hotro68)"
        )
        out.print(f"  {name}: {fate}")
    for name in entry.data.get(CLEARED, ()):
        out.print(f"  {name}: trả về bản trước đó")
    moved = len(entry.data.get("doi") or ())
    if moved:
        out.print(f"  {moved} hồ sơ trở về trạng thái trước bước này")
    if preview:
        out.print("Chưa thay đổi gì. Làm thật: bỏ --xem-truoc.")


def prove(folder: Path, *, strict: bool = False) -> Exit:
    """strict: settings changed since the last step and damaged sheets count as faults."""
    journal = Journal(folder)
    settings, unread = load_settings(folder)
    cut_off, bent = _finish_cut_off(folder), prove_book(journal)
    findings = [*cut_off, *bent, *unread]
    entries, problem = journal.entries()
    if not problem:
        findings += [
            *prove_files(folder, entries),
            *prove_handed(folder, entries),
            *prove_kept(folder, entries),
            *prove_settings(folder, entries),
            *prove_rules(settings, entries),
            *recount_outputs(folder, entries),
            # a book that lost an entry knows too few files to call the others unknown
            *([] if bent else strangers(folder, entries)),
        ]
    show_findings(findings, console(), len(findings))
    if not entries and not findings:
        answer().print(_NO_STEPS)
    elif all(finding.code.severity is Severity.NOTE for finding in findings):
        last = entries[-1]
        answer().print(
            f"Sổ theo dõi nguyên vẹn: {len(entries)} bước, mã bước cuối {last.digest[:16]};"
            " mọi tệp vào và ra đúng như lúc ghi, mọi dòng cộng khớp."
        )
    return exit_for(findings, strict=strict)


def _finish_cut_off(folder: Path) -> list[Finding]:
    """Files of a run that was cut off are first brought to where the book stands."""
    if not (folder / FOLDER / NOTE).exists():
        return []
    with Journal(folder).held() as busy:
        return busy or settle_aloud(folder)


def prove_public(folder: Path) -> Exit:
    """Whether any paper for the board shows what it must not."""
    settings, findings = load_settings(folder)
    if settings is None:
        return end(findings)
    rulebook, findings = open_rules(settings)
    merged, problem = Book(folder).last_merge()
    if rulebook is None or problem:
        return end([*findings, *problem])
    if merged is None:
        return end([Finding(NO_MERGE_YET, Source(str(folder)))])
    entries, _ = Journal(folder).entries()
    files = public_files(folder, entries)
    secrets = secrets_of(merged, rulebook.pack, frozenset(settings.niem_yet.neu_ten))
    found = [one for path in files for one in scan(folder, path, secrets)]
    show_findings(found, console(), len(found))
    if not found:
        answer().print(
            f"Đã quét {len(files)} tệp công khai: không có số giấy tờ, điện thoại, tài khoản"
            " hay thông tin riêng nào."
        )
    return exit_for(found)
