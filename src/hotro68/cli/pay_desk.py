"""The desk of `chitra lap`, and the simple story: one decision over the whole last merge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hotro68.casebook.book import Book
from hotro68.casebook.entry import Stamp
from hotro68.casebook.moving import DECISION
from hotro68.casebook.settings import Settings, load_settings
from hotro68.cli.clock import stamp
from hotro68.cli.ending import wrong_option
from hotro68.cli.screen import answer
from hotro68.cli.typed import read_day
from hotro68.core.case import Stage
from hotro68.core.catalogue import NOT_APPROVED_YET
from hotro68.core.finding import Finding
from hotro68.core.office import Decision
from hotro68.pipeline.paying import (
    PLACE,
    Approval,
    register_of,
)
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.rules import open_rules
from hotro68.pipeline.steps.deciding_whole import decide_whole, goes_step_by_step
from hotro68.pipeline.steps.ground import Ground
from hotro68.policy.pack import Pack
from hotro68.vietnamese.numbers import grouped


@dataclass(frozen=True, slots=True)
class PayWish:
    """What the clerk asked for. day: of the decision when `number` is told, else of the act."""

    folder: Path
    out: Path | None = None
    number: str | None = None
    day: str | None = None
    who: str | None = None
    hamlets: tuple[str, ...] = ()
    point: str = ""
    draft: bool = False
    preview: bool = False


@dataclass(frozen=True, slots=True)
class PayDesk:
    """The work folder as these acts need it."""

    folder: Path
    settings: Settings
    pack: Pack
    when: Stamp


def lay_desk(
    folder: Path, day: str | None, who: str | None
) -> tuple[PayDesk | None, list[Finding]]:
    settings, findings = load_settings(folder)
    if settings is None:
        return None, findings
    when, findings = stamp(day, settings, who)
    if when is None:
        return None, findings
    rulebook, findings = open_rules(settings)
    if rulebook is None:
        return None, findings
    return PayDesk(folder, settings, rulebook.pack, when), []


def decision_told(
    wish: PayWish, desk: PayDesk, ground: Ground
) -> tuple[Decision | None, list[Finding]]:
    """The decision that was told but not yet entered over the files, if any."""
    entered = {one.decision.number: one.decision for one in _decided(ground).values()}
    if wish.number:
        return _named(wish, entered.get(wish.number), entered)
    if entered or goes_step_by_step(ground.entries):
        return None, []
    told, findings = Book(wish.folder).decision()
    return told or desk.settings.decision, findings


def _decided(ground: Ground) -> Mapping[str, Approval]:
    return register_of(ground.entries).decided


def _named(
    wish: PayWish, known: Decision | None, entered: Mapping[str, Decision]
) -> tuple[Decision | None, list[Finding]]:
    """The decision typed: one that is entered, or with its day one that is not yet."""
    day, findings = read_day(wish.day, "--ngay")
    if known is None and day is None:
        numbers = ", ".join(entered) or "chưa có quyết định nào"
        problem = f"chưa nhập quyết định «{wish.number}»; đã nhập: {numbers}"
        return None, [*findings, wrong_option("--so", problem)]
    if known is None:
        assert wish.number is not None
        assert day is not None
        return Decision(wish.number, day), findings
    if day not in {None, known.day}:
        problem = f"quyết định {known.number} đã nhập với ngày {known.day:%d/%m/%Y}"
        return None, [*findings, wrong_option("--ngay", problem)]
    return None, findings


def decide_all(
    wish: PayWish, desk: PayDesk, ground: Ground, decision: Decision
) -> list[Finding]:
    """The simple story: one decision over everything that was merged last."""
    whole, findings = decide_whole(ground, decision)
    if findings or whole is None:
        return findings or [Finding(NOT_APPROVED_YET, PLACE)]
    approved = whole.of(Stage.APPROVED)
    if not approved:
        return []
    told = f"{len(approved)} hồ sơ, {grouped(whole.amount)} đồng"
    if wish.preview:
        answer().print(f"Sẽ ghi nhận quyết định {decision.number}: {told}.")
        return [Finding(NOT_APPROVED_YET, PLACE)]
    data = whole.data(desk.settings.dot)
    _, findings = take(wish.folder, Step(DECISION, data, desk.when))
    if not findings:
        answer().print(
            f"Đã ghi nhận quyết định {decision.number} ngày {decision.day:%d/%m/%Y}"
            f" cho toàn bộ lần tổng hợp gần nhất: {told}."
        )
    return findings
