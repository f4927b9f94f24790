"""The act behind `thamdinh`: a sheet out, results back in, or one file by itself."""

from __future__ import annotations

from collections.abc import Iterable
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
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.lookup import one_file
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.steps.appraisal_papers import minutes
from hotro68.pipeline.steps.appraisal_sheet import SHEET, appraisal_sheet, read_appraisal
from hotro68.pipeline.steps.appraising import (
    ACT,
    Appraisal,
    Opinion,
    Result,
    appraise,
    is_grave,
    too_soon,
    waiting,
)
from hotro68.pipeline.steps.ground import Ground
from hotro68.pipeline.steps.handing import hand_out, input_of
from hotro68.pipeline.steps.submission_papers import Office
from hotro68.vietnamese.text import fold
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers.desk import Order

RESULTS = {one.value.replace("-", ""): one for one in Result}


@dataclass(frozen=True, slots=True)
class AppraiseWish:
    """file, result, reason: one file by itself, as typed. sheet: a filled one."""

    step: StepWish
    out: Path | None = None
    sheet: Path | None = None
    file: str | None = None
    result: str | None = None
    reason: str = ""
    note: str = ""
    formats: frozenset[str] = frozenset({"pdf", "docx"})


def appraise_files(wish: AppraiseWish) -> Exit:
    problem = _misuse(wish)
    if problem:
        return end([problem])
    return on_ground(wish.step, lambda opened, ground: _act(wish, opened, ground))


def _misuse(wish: AppraiseWish) -> Finding | None:
    if wish.sheet is not None and wish.file is not None:
        return wrong_option("--tu-file", "không đi cùng --hoso")
    if (wish.file is None) != (wish.result is None):
        return wrong_option("--hoso", "phải đi cùng --ketqua")
    if wish.result is not None and _result(wish.result) is None:
        return wrong_option("--ketqua", f"«{wish.result}»; cần một trong: {', '.join(RESULTS)}")
    return None


def _result(text: str) -> Result | None:
    return RESULTS.get(fold(text).replace(" ", ""))


def _act(wish: AppraiseWish, opened: Opened, ground: Ground) -> Exit:
    if wish.file is None and wish.sheet is None:
        return _hand_out(wish, ground, opened.when)
    verdicts, findings = _verdicts(wish, opened.when, ground)
    if is_grave(findings):
        return end(findings)
    appraisal, judged = appraise(ground, verdicts)
    findings += [*judged, *too_soon(ground, appraisal, opened.when.day)]
    if is_grave(findings) or not (appraisal.moves or appraisal.checks):
        tell(*([] if findings else ["Không có kết quả nào mới."]))
        return end(findings)
    return _enter(wish, opened, (ground, appraisal), findings)


def _hand_out(wish: AppraiseWish, ground: Ground, when: Stamp) -> Exit:
    files = waiting(ground)
    if not files:
        tell("Không còn hồ sơ nào chờ thẩm định. Bước tiếp theo: hotro68 totrinh")
        return Exit.CLEAN
    if wish.step.preview:
        tell(f"{len(files)} hồ sơ chờ thẩm định.", NOTHING_DONE)
        return Exit.CLEAN
    folder = wish.out or wish.step.folder / OUT
    paths, findings = hand_out(
        wish.step.folder,
        Step(ACT, {}, when, folder=folder),
        {SHEET: appraisal_sheet(ground)},
        ground.pack.dialect,
    )
    tell_written(paths)
    for path in paths:
        tell(
            f"{len(files)} hồ sơ chờ thẩm định. Điền rồi nhập:"
            f" hotro68 thamdinh --tu-file {as_typed(path)}"
        )
    return end(findings)


def _verdicts(
    wish: AppraiseWish, when: Stamp, ground: Ground
) -> tuple[list[Opinion], list[Finding]]:
    if wish.sheet is not None:
        found, findings = read_appraisal(ground, wish.sheet)
        return list(_signed(found, when.who)), findings
    file, findings = one_file(ground.files, wish.file or "", Source("--hoso"))
    result = _result(wish.result or "")
    if file is None or result is None:
        return [], findings
    return [Opinion(file.key, result, when.who, wish.reason, wish.note)], []


def _signed(verdicts: Iterable[Opinion], who: str) -> Iterable[Opinion]:
    """The first check of a row without a name is by whoever reads the sheet in."""
    for one in verdicts:
        yield one if one.who or one.second else replace(one, who=who)


def _enter(
    wish: AppraiseWish,
    opened: Opened,
    done: tuple[Ground, Appraisal],
    findings: list[Finding],
) -> Exit:
    ground, appraisal = done
    told = _counts(appraisal)
    if wish.step.preview:
        tell(f"Sẽ ghi: {told}.", NOTHING_DONE)
        return end(findings)
    if stopped(findings, strict=wish.step.strict):
        return end(findings, strict=wish.step.strict)
    artifacts, problems = _papers(wish, opened, ground, appraisal)
    if problems:
        return end([*findings, *problems])
    inputs = input_of(wish.step.folder, wish.sheet) if wish.sheet is not None else {}
    data = {**appraisal.data, "inputs": inputs, "ghi_chu": told}
    folder = wish.out or wish.step.folder / OUT
    step = Step(ACT, data, opened.when, tuple(artifacts), folder)
    paths, problems = take(wish.step.folder, step)
    tell_written(paths)
    if not problems:
        left = len(waiting(ground)) - len(appraisal.moves)
        tell(f"Đã ghi: {told}.", _next(max(left, 0)))
    return end([*findings, *problems], strict=wish.step.strict)


def _papers(
    wish: AppraiseWish, opened: Opened, ground: Ground, appraisal: Appraisal
) -> tuple[list[Artifact], list[Finding]]:
    """A sheet read in is a meeting, and has its minutes; a single file has none."""
    if wish.sheet is None or not appraisal.moves:
        return [], []
    order = Order(wish.formats, opened.when.day)
    return minutes(ground, appraisal, Office(opened.settings, order))


def _counts(appraisal: Appraisal) -> str:
    counts = [
        f"{count} {result.label}"
        for result in Result
        if (count := sum(one.to is result.stage for one in appraisal.moves))
    ]
    if appraisal.checks:
        counts.append(f"{len(appraisal.checks)} chờ người kiểm lại")
    return ", ".join(counts)


def _next(left: int) -> str:
    if left:
        return f"Còn {left} hồ sơ chờ thẩm định: hotro68 thamdinh"
    return "Bước tiếp theo: hotro68 totrinh"
