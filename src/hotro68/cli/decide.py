"""The act behind `pheduyet`: the sheet for a decision out, the decision back in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from hotro68.casebook.entry import Stamp
from hotro68.cli.ending import end, stopped, wrong_option
from hotro68.cli.exits import Exit
from hotro68.cli.screen import as_typed
from hotro68.cli.stepping import (
    NOTHING_DONE,
    OUT,
    Opened,
    StepWish,
    on_ground,
    tell,
    tell_written,
)
from hotro68.core.case import Stage
from hotro68.core.finding import Finding
from hotro68.core.office import Decision
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.steps.appraising import is_grave
from hotro68.pipeline.steps.bodies import told_name
from hotro68.pipeline.steps.deciding import (
    ACT,
    DecisionEntry,
    DecisionToEnter,
    Ruling,
    Scope,
    decide,
    scope_of,
)
from hotro68.pipeline.steps.decision_sheet import SHEET, decision_sheet, read_decision
from hotro68.pipeline.steps.ground import Ground
from hotro68.pipeline.steps.handing import hand_out, input_of
from hotro68.pipeline.steps.submission_papers import Office, refusal_letters
from hotro68.pipeline.steps.submitting import fallen_out
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.papers.desk import Order


@dataclass(frozen=True, slots=True)
class DecideWish:
    """step.day: of the decision. rest: everybody else as submitted. amends: a number."""

    step: StepWish
    number: str = ""
    by: str = ""
    sheet: Path | None = None
    amends: str = ""
    rest: bool = False
    out: Path | None = None
    formats: frozenset[str] = frozenset({"pdf", "docx"})


def decide_files(wish: DecideWish) -> Exit:
    problem = _misuse(wish)
    if problem:
        return end([problem])
    return on_ground(wish.step, lambda opened, ground: _act(wish, opened, ground))


def _misuse(wish: DecideWish) -> Finding | None:
    entering = wish.sheet is not None or wish.rest
    if entering and not (wish.number and wish.step.day):
        return wrong_option("--so", "nhập quyết định cần cả --so và --ngay")
    if wish.amends and wish.rest:
        return wrong_option("--tat-ca", "không đi cùng --sua-quyet-dinh; ghi ở --tu-file")
    return None


def _act(wish: DecideWish, opened: Opened, ground: Ground) -> Exit:
    by = wish.by or ("" if wish.amends else opened.settings.quyet_dinh.co_quan)
    scope, findings = scope_of(ground, by, wish.amends)
    if scope is None:
        return end(findings)
    if wish.sheet is None and not wish.rest:
        return _hand_out(wish, ground, scope, opened.when)
    rulings: list[Ruling] = []
    if wish.sheet is not None:
        rulings, findings = read_decision(ground, wish.sheet)
        if findings:
            return end(findings)
    named = told_name(ground.pack, scope.by, by, opened.settings.office)
    order = DecisionToEnter(
        Decision(wish.number, opened.when.day, named), wish.amends, wish.rest
    )
    decided, findings = decide(ground, scope, order, rulings)
    findings += _fallen_out(ground, scope)
    if is_grave(findings):
        return end(findings)
    if not decided.moves:
        tell("Không có kết quả nào mới để ghi.")
        return end(findings)
    return _enter(wish, opened, (ground, decided), findings)


def _hand_out(wish: DecideWish, ground: Ground, scope: Scope, when: Stamp) -> Exit:
    folder = wish.out or wish.step.folder / OUT
    count = len(scope.files)
    gone = _fallen_out(ground, scope)
    if wish.step.preview:
        tell(f"{count} hồ sơ chờ quyết định của {ground.pack.body(scope.by)}.", NOTHING_DONE)
        return end(gone)
    sheet = decision_sheet(ground, scope.files)
    paths, findings = hand_out(
        wish.step.folder,
        Step(ACT, {}, when, folder=folder),
        {SHEET: sheet},
        ground.pack.dialect,
    )
    tell_written(paths)
    for path in paths:
        tell(
            f"{count} hồ sơ. Duyệt hết như trình: thêm --so, --ngay và --tat-ca. Có thay đổi:"
            f" điền rồi chạy hotro68 pheduyet --so … --ngay … --tu-file {as_typed(path)}"
        )
    return end([*gone, *findings])


def _enter(
    wish: DecideWish,
    opened: Opened,
    done: tuple[Ground, DecisionEntry],
    findings: list[Finding],
) -> Exit:
    ground, decided = done
    _tell(decided)
    if wish.step.preview:
        tell(NOTHING_DONE)
        return end(findings)
    if stopped(findings, strict=wish.step.strict):
        return end(findings, strict=wish.step.strict)
    office = Office(opened.settings, Order(wish.formats, decided.decision.day))
    artifacts, problems = refusal_letters(ground, decided, office)
    if problems:
        return end([*findings, *problems])
    folder = wish.out or wish.step.folder / OUT
    inputs = input_of(wish.step.folder, wish.sheet) if wish.sheet is not None else {}
    data = {**decided.data(opened.settings.dot), "inputs": inputs}
    when = replace(opened.when, day=decided.decision.day)
    paths, problems = take(wish.step.folder, Step(ACT, data, when, tuple(artifacts), folder))
    tell_written(paths)
    if not problems:
        tell("Bước tiếp theo: hotro68 niemyet --loai ketqua, rồi hotro68 chitra lap")
    return end([*findings, *problems], strict=wish.step.strict)


def _fallen_out(ground: Ground, scope: Scope) -> list[Finding]:
    """Who was submitted and is gone or written otherwise now: the decision may name them."""
    sent = any(file.stage is Stage.SUBMITTED for file in scope.files)
    return fallen_out(ground) if sent else []


def _tell(decided: DecisionEntry) -> None:
    number = decided.decision.number
    amends = f", sửa quyết định {decided.amends}" if decided.amends else ""
    approved, rejected = decided.of(Stage.APPROVED), decided.of(Stage.REJECTED)
    tell(
        f"Quyết định {number} của {decided.decision.by}{amends}: duyệt {len(approved)} hồ sơ,"
        f" {grouped(decided.amount)} đồng; không duyệt {len(rejected)}."
    )
    if decided.left:
        tell(f"Còn {decided.left} hồ sơ đã trình chưa có kết quả.")
