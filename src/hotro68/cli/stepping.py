"""What every step of the case begins and ends with: the folder held, the state read, words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from hotro68.casebook.entry import Stamp
from hotro68.casebook.journal import Journal
from hotro68.casebook.settings import Settings, load_settings
from hotro68.cli.clock import stamp
from hotro68.cli.ending import end
from hotro68.cli.exits import Exit
from hotro68.cli.screen import answer
from hotro68.core.finding import Finding
from hotro68.pipeline.rules import open_rules
from hotro68.pipeline.steps.ground import Ground, stand
from hotro68.policy.pack import Pack

OUT = Path("ketqua")
NOTHING_DONE = "Chưa ghi nhận gì. Làm thật: bỏ --xem-truoc."


@dataclass(frozen=True, slots=True)
class StepWish:
    """What every step may be told. day: as typed."""

    folder: Path
    day: str | None = None
    who: str | None = None
    preview: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """The work folder before its state is read."""

    settings: Settings
    pack: Pack
    when: Stamp


def open_step(wish: StepWish) -> tuple[Opened | None, list[Finding]]:
    settings, findings = load_settings(wish.folder)
    if settings is None:
        return None, findings
    when, findings = stamp(wish.day, settings, wish.who)
    if when is None:
        return None, findings
    rulebook, findings = open_rules(settings)
    if rulebook is None:
        return None, findings
    return Opened(settings, rulebook.pack, when), []


def on_ground(wish: StepWish, act: Callable[[Opened, Ground], Exit]) -> Exit:
    """Hold the folder, read the state inside, and act on it."""
    opened, findings = open_step(wish)
    if opened is None:
        return end(findings)
    with Journal(wish.folder).held() as busy:
        if busy:
            return end(busy)
        ground, findings = stand(wish.folder, opened.pack)
        return end(findings) if ground is None else act(opened, ground)


def tell(*lines: str) -> None:
    for line in lines:
        answer().print(line, markup=False)


def tell_written(paths: Iterable[Path]) -> None:
    tell(*(f"Đã ghi {path}." for path in paths))
