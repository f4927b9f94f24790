"""Whether the rules of today are those that the last merge worked its sums out with."""

from __future__ import annotations

from collections.abc import Iterator

from hotro68.casebook.entry import Entry
from hotro68.casebook.journal import standing
from hotro68.casebook.moving import MERGE
from hotro68.casebook.settings import Settings
from hotro68.core.catalogue import RULES_CHANGED
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.rules import open_rules


def prove_rules(settings: Settings | None, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    merges = [entry for entry in standing(entries) if entry.act == MERGE]
    if settings is None or not merges:
        return
    rulebook, findings = open_rules(settings)
    if rulebook is None:
        yield from findings
    elif rulebook.pack.digest != merges[-1].data.get("rules"):
        data = {"number": merges[-1].number, "day": merges[-1].stamp.day}
        yield Finding(RULES_CHANGED, Source("rules/"), data)
