"""The act behind `merge`."""

from __future__ import annotations

from pathlib import Path

from hotro68.casebook.book import merge_entry
from hotro68.casebook.journal import Journal
from hotro68.casebook.moving import MERGE
from hotro68.cli.checking import Desk, Wish, give_up, lay_desk, print_json, progress
from hotro68.cli.clock import stamp
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.screen import answer, show_findings
from hotro68.core.finding import Finding
from hotro68.core.report import Merged
from hotro68.pipeline.merging import merge
from hotro68.pipeline.recording import Step, take
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.artifact import Artifact
from hotro68.writing.envelope import merged_json
from hotro68.writing.workbook import consolidated


def merge_files(wish: Wish, out: Path, most: int, *, preview: bool) -> Exit:
    desk, findings = lay_desk(wish)
    if desk is None:
        return give_up("merge", wish, findings)
    with progress(desk.files, wish) as step:
        wanted = desk.wanted(wish)
        merged = merge(desk.files, desk.rulebook, desk.basis, wanted=wanted, progress=step)
    written = [] if preview or not merged.files else _keep(merged, desk, wish, out)
    said = [*desk.remarks, *desk.unset(merged.files), *written]
    if wish.as_json:
        print_json(merged_json(merged, said))
    else:
        show_findings([*said, *merged.findings], answer(), most)
        _tell(merged, out, preview=preview or bool(written) or not merged.files)
    return exit_for([*said, *merged.findings], strict=wish.strict, asked=bool(merged.asked))


def _keep(merged: Merged, desk: Desk, wish: Wish, out: Path) -> list[Finding]:
    """The workbook first, then the book: what the book remembers has been written."""
    when, findings = stamp(wish.day, desk.settings)
    if when is None:
        return findings
    target = out if out.is_absolute() else wish.folder / out
    sheet = consolidated(merged, desk.rulebook.pack, desk.settings.office, target.name)
    data, body = merge_entry(merged)
    files = (Artifact(target.name, sheet.content),)
    with Journal(wish.folder).held() as findings:
        if findings:
            return findings
        step = Step(MERGE, data, when, files, target.parent, body)
        return take(wish.folder, step)[1]


def _tell(merged: Merged, out: Path, *, preview: bool) -> None:
    screen = answer()
    totals = merged.totals
    screen.print(
        f"Chi cho {totals.people} người, {totals.supports} khoản, {grouped(totals.amount)} đồng"
        f" (trung ương {grouped(totals.central)}, địa phương {grouped(totals.local)})."
    )
    screen.print(
        f"Không chi: {len(merged.refused)} không đủ điều kiện, {len(merged.set_aside)} trùng;"
        f" {len(merged.asked)} dòng chờ xác minh."
    )
    for note in merged.basis.notes:
        screen.print(f"Lưu ý: {note}.")
    if not preview:
        screen.print(f"Đã ghi {out}. Bước tiếp theo: hotro68 niemyet --pdf")
