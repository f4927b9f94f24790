"""The act behind `sua`: safe repairs on a copy, shown first when asked."""

from __future__ import annotations

from pathlib import Path

from hotro68.cli.checking import Wish, give_up, lay_desk
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.leaving import NOTHING_KEPT, Kept
from hotro68.cli.marking import enter_copies, keep
from hotro68.cli.screen import answer, console, show_findings
from hotro68.core.finding import Finding
from hotro68.pipeline.checking import validate
from hotro68.pipeline.repairing import Repaired, repair_lists

SHOWN = 200
"""Repairs of one list named on screen; the sheet of the copy has all of them."""


def repair_files(wish: Wish, out: Path | None, *, preview: bool) -> Exit:
    """What is wrong with the lists themselves is for `validate` to say."""
    desk, findings = lay_desk(wish)
    if desk is None:
        return give_up("sua", wish, findings)
    wanted = desk.wanted(wish)
    report = validate(desk.files, desk.rulebook, desk.basis, wanted=wanted)
    read = {file.file for file in report.files}
    said = [one for one in report.findings if one.source.file not in read]
    kept = NOTHING_KEPT
    for repaired in repair_lists(report, desk.files, desk.rulebook, wanted):
        _tell(repaired, preview=preview)
        kept += Kept(findings=repaired.findings)
        if repaired.copy is not None and not preview:
            kept += keep(repaired.copy, out)
    enter_copies(wish.folder, "sua", kept, desk.settings)
    for path in kept.paths:
        answer().print(f"Đã ghi {path}.")
    told: list[Finding] = [*said, *kept.findings]
    show_findings(told, console(), len(told))
    return exit_for(told)


def _tell(repaired: Repaired, *, preview: bool) -> None:
    screen = answer()
    count = len(repaired.repairs)
    if not count:
        screen.print(f"{repaired.name}: không có ô nào sửa tự động được.")
        return
    word = "sẽ sửa" if preview else "sửa"
    screen.print(f"{repaired.name}: {word} {count} ô.")
    for one in repaired.repairs[:SHOWN]:
        screen.print(f"  {one.sheet}!{one.cell:<6} «{one.before}» → «{one.after}»: {one.why}")
    if count > SHOWN:
        screen.print(f"  … còn {count - SHOWN} ô nữa, kê đủ ở trang SuaTuDong của bản sao.")
