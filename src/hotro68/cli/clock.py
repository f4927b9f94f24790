"""The one place that reads the computer's clock: the day of a step when none is told."""

from __future__ import annotations

from datetime import datetime

from hotro68.casebook.entry import Stamp
from hotro68.casebook.settings import Settings
from hotro68.cli.typed import read_day
from hotro68.core.finding import Finding


def stamp(
    told: str | None, settings: Settings, who: str | None = None, option: str = "--ngay"
) -> tuple[Stamp | None, list[Finding]]:
    """Day and name of a step: as told, else today and the clerk of hotro68.yaml."""
    day, findings = read_day(told, option)
    if findings:
        return None, findings
    return Stamp(day or datetime.now().astimezone().date(), who or settings.ky.nguoi_lap), []
