"""The act behind `totrinh`: one submission for each office, with its papers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hotro68.cli.ending import end, stopped, wrong_option
from hotro68.cli.exits import Exit
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
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.steps.bodies import full_name
from hotro68.pipeline.steps.ground import Ground, lateness
from hotro68.pipeline.steps.submission_papers import Office, submission_papers
from hotro68.pipeline.steps.submitting import (
    ACT,
    Sending,
    Submission,
    plan_submissions,
    too_soon,
)
from hotro68.vietnamese.numbers import grouped, money_in_words
from hotro68.writing.papers.desk import Order


@dataclass(frozen=True, slots=True)
class SubmitWish:
    """number: of the letter, when it has one already."""

    step: StepWish
    wanted: Sending
    number: str = ""
    out: Path | None = None
    formats: frozenset[str] = frozenset({"pdf", "docx"})


def submit_files(wish: SubmitWish) -> Exit:
    return on_ground(wish.step, lambda opened, ground: _act(wish, opened, ground))


def _act(wish: SubmitWish, opened: Opened, ground: Ground) -> Exit:
    unknown = [one for one in wish.wanted.policies if one not in ground.pack.policies]
    if unknown:
        known = ", ".join(ground.pack.policies)
        problem = f"không có chính sách «{unknown[0]}»; có: {known}"
        return end([wrong_option("--chinhsach", problem)])
    submissions, findings = plan_submissions(ground, wish.wanted)
    day = opened.when.day
    findings += too_soon(ground, submissions, day)
    if wish.number and len(submissions) > 1:
        findings.append(wrong_option("--so", "mỗi nơi gửi một số: thêm --gui, trình từng nơi"))
    if findings:
        return end(findings, strict=wish.step.strict)
    findings = list(lateness(ground.pack, ACT, day, opened.settings.han.xa_trinh))
    for one in submissions:
        _tell(opened, ground, one)
    if wish.step.preview:
        tell(NOTHING_DONE)
        return end(findings, strict=wish.step.strict)
    if stopped(findings, strict=wish.step.strict):
        return end(findings, strict=wish.step.strict)
    return _enter(wish, opened, (ground, submissions), findings)


def _enter(
    wish: SubmitWish,
    opened: Opened,
    planned: tuple[Ground, Iterable[Submission]],
    findings: list[Finding],
) -> Exit:
    ground, submissions = planned
    folder = wish.out or wish.step.folder / OUT
    for one in submissions:
        to = full_name(ground.pack, one.to, opened.settings.office)
        order = Order(wish.formats, opened.when.day, wish.number)
        artifacts, problems = submission_papers(ground, one, Office(opened.settings, order))
        if problems:
            return end([*findings, *problems])
        data = one.data(wish.number, opened.settings.dot, to)
        step = Step(ACT, data, opened.when, tuple(artifacts), folder)
        paths, problems = take(wish.step.folder, step)
        tell_written(paths)
        if problems:
            return end([*findings, *problems])
    tell("Có quyết định thì nhập: hotro68 pheduyet --so 123/QĐ-UBND --ngay 16/08/2021")
    return end(findings, strict=wish.step.strict)


def _tell(opened: Opened, ground: Ground, one: Submission) -> None:
    to = full_name(ground.pack, one.to, opened.settings.office)
    words = money_in_words(one.amount)
    tell(f"Trình {to}: {one.people} người, {grouped(one.amount)} đồng ({words}).")
    for policy in one.policies:
        files = [file for file in one.files if file.policy == policy]
        money = grouped(sum(file.amount for file in files))
        tell(f"  {ground.pack.policies[policy].name}: {len(files)} hồ sơ, {money} đồng")
    if one.waiting:
        tell(f"  {one.waiting} hồ sơ chưa xong chờ đợt sau")
