"""The act behind `doichieu ketluan`: what people concluded of what the registers say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hotro68.casebook.deciding import CONCLUSIONS as CONCLUDED
from hotro68.casebook.deciding import conclusions_data
from hotro68.casebook.entry import Stamp
from hotro68.casebook.journal import Journal
from hotro68.cli.checking import ListDesk, Wish, give_up
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.screen import answer, show_findings
from hotro68.core.answers import Answered
from hotro68.core.catalogue import ANSWER_SHEET_OTHER, CROSS_ANSWER_BARE
from hotro68.core.crossing import Act, Remark
from hotro68.core.decided import Decided
from hotro68.core.finding import Finding
from hotro68.pipeline.cross_checking import CONCLUDE, CONCLUSIONS, DROP, PAY, REPAID
from hotro68.pipeline.cross_reading import lists_of
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.standing_registers import CROSS, Checks
from hotro68.pipeline.steps.handing import input_of
from hotro68.policy.crossing import RegisterSpec
from hotro68.reading.handout import read_handout
from hotro68.writing.crossed import ANSWER, GROUND, questions_of

ANSWERS = "ketluan"
"""The word that hands the filled sheet back in, where a kind of register would stand."""


@dataclass(frozen=True, slots=True)
class CrossWish:
    """What the clerk asked for. columns: the file that says which column is which."""

    kind: str
    file: Path
    wish: Wish
    columns: Path | None = None
    step_day: str | None = None
    who: str | None = None
    preview: bool = False
    most: int = 50


@dataclass(frozen=True, slots=True)
class Before:
    """The work folder as it stands when a register or conclusions come in."""

    desk: ListDesk
    checks: Checks
    decided: Decided
    when: Stamp


def conclude(wish: CrossWish, before: Before) -> Exit:
    desk, checks, when = before.desk, before.checks, before.when
    verdicts = before.decided.verdicts
    lists, unread = lists_of(desk.files, desk.rulebook, desk.wanted(wish.wish), verdicts)
    asked = [one for one in lists.remarks(checks) if one.act.stops]
    told, findings = _read(wish.file, asked, checks.specs)
    if findings:
        return give_up(CROSS, wish.wish, [*unread, *findings])
    if told and not wish.preview:
        findings = _keep(wish, told, when)
    show_findings(findings, answer(), wish.most)
    if not findings:
        done = "Sẽ ghi" if wish.preview else "Đã ghi"
        answer().print(f"{done} {len(told)} kết luận.")
        answer().print("Bước tiếp theo: hotro68 merge --out tonghop.xlsx")
    return exit_for(findings)


def _read(
    path: Path, remarks: Sequence[Remark], specs: Mapping[str, RegisterSpec]
) -> tuple[dict[str, tuple[str, str]], list[Finding]]:
    """The conclusions of a filled sheet, whatever register it is of: all of them or none."""
    findings: list[Finding] = []
    for kind, spec in specs.items():
        asked = [one for one in remarks if one.check.startswith(f"{kind}/")]
        answered, findings = read_handout(path, questions_of(kind, asked, CONCLUSIONS))
        if any(finding.code is ANSWER_SHEET_OTHER for finding in findings):
            continue
        of = {one.key: one for one in asked}
        findings += [f for one in answered for f in _faults(one, of[one.key], spec)]
        return {} if findings else _told(answered), findings
    return {}, findings


def _told(answered: Sequence[Answered]) -> dict[str, tuple[str, str]]:
    return {one.key: (str(one.given[ANSWER]), str(one.given[GROUND])) for one in answered}


def _faults(one: Answered, asked: Remark, spec: RegisterSpec) -> list[Finding]:
    choice, ground = one.given.get(ANSWER), one.given.get(GROUND)
    received = asked.give_back > 0
    problem = ""
    if not choice:
        problem = "có căn cứ mà chưa chọn kết luận"
    elif not ground:
        problem = "chưa ghi căn cứ, người xác nhận"
    elif spec.own and choice != DROP and (received or asked.act is Act.REFUSE):
        problem = "khoản đã duyệt còn trong sổ: trả lại, từ chối thì ghi bằng chitra nhap"
    elif choice == REPAID and not received:
        problem = "dòng này không có khoản nào phải hoàn trả"
    elif choice == PAY and received:
        problem = f"khoản đã nhận phải hoàn trả trước, rồi ghi «{REPAID}» và số chứng từ"
    if not problem:
        return []
    cell = one.cell(ANSWER if ground or not choice else GROUND)
    return [Finding(CROSS_ANSWER_BARE, cell, {"problem": problem}, value=choice)]


def _keep(wish: CrossWish, told: dict[str, tuple[str, str]], when: Stamp) -> list[Finding]:
    work = wish.wish.folder
    data = {
        CONCLUDED: conclusions_data(told),
        "ghi_chu": f"{len(told)} kết luận từ {wish.file.name}",
        "inputs": input_of(work, wish.file),
    }
    with Journal(work).held() as findings:
        if findings:
            return findings
        return take(work, Step(CONCLUDE, data, when))[1]
