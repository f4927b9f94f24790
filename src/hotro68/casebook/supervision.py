"""What supervisors look at, as data: checklists, and when a thing is remarkable."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from hotro68.core.finding import Finding
from hotro68.policy.strict import Slug, Strict, Text
from hotro68.policy.text import Model, StrictText
from hotro68.resources import folder

FOLDER = "giam-sat"
Count = Annotated[int, Field(ge=1)]
Percent = Annotated[int, Field(ge=1, le=100)]


class Few(Strict):
    """Below `percent` of the commune's rate, and short of it by `missing` people."""

    percent: Percent
    missing: Count


class LastDay(Strict):
    """At least `percent` of a sheet of `people` or more, paid on its last day."""

    percent: Percent
    people: Count


class Thresholds(Strict):
    """nguy-co.yaml as written."""

    id: Slug
    title: Text
    ref: Text
    few_people: Few
    proxies: Count
    last_day: LastDay
    unsettled_days: Count
    near_days: Annotated[int, Field(ge=0)]


class Question(Strict):
    """One thing to look at; look_at: the paper or place that shows it."""

    text: Text
    look_at: Text


class Checklist(Strict):
    """paid: the sample of this step is drawn from people who were paid."""

    id: Slug
    title: Text
    paid: bool = False
    ask: Annotated[tuple[Question, ...], Field(min_length=1)]


class Checklists(Strict):
    """bang-kiem.yaml as written."""

    id: Slug
    title: Text
    ref: Text
    steps: Annotated[tuple[Checklist, ...], Field(min_length=1)]


def load_thresholds(rules: Path | None = None) -> tuple[Thresholds | None, list[Finding]]:
    return _load("nguy-co", Thresholds, rules)


def load_checklists(rules: Path | None = None) -> tuple[Checklists | None, list[Finding]]:
    return _load("bang-kiem", Checklists, rules)


def supervision_faults(rules: Path | None = None) -> list[Finding]:
    """Everything wrong with either file; a rules folder without them has nothing to check."""
    if not ((rules or folder("rules")) / FOLDER).is_dir():
        return []
    return [*load_thresholds(rules)[1], *load_checklists(rules)[1]]


def _load(
    name: str, model: type[Model], rules: Path | None
) -> tuple[Model | None, list[Finding]]:
    shown = f"{FOLDER}/{name}.yaml"
    text = StrictText((rules or folder("rules")) / shown, shown_as=shown)
    loaded = text.load(model)
    return loaded, text.findings
