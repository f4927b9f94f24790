"""Days of a claim that have a natural order: begun, handed in, appraised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hotro68.core.catalogue import DAYS_OUT_OF_ORDER
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.policy.assess import Rulebook

FILED = "ngay_nop"
BEGINS = ("tu_ngay", "ngay_cham_dut")
"""What a claim is about begins on one of these days; before it nobody can ask."""


def days_out_of_order(claim: Claim, rulebook: Rulebook) -> Iterator[Finding]:
    """Only days that somebody wrote are compared: a day we assumed says nothing."""
    filed = claim.facts.get(FILED)
    if not isinstance(filed, date) or not rulebook.pack.policies[claim.policy].payout:
        return
    fields = rulebook.pack.fields_of(claim.policy)
    for key in BEGINS:
        begins = _first(claim.facts.get(key))
        if key in fields and begins is not None and begins > filed:
            first, second = (fields[key].label, begins), (fields[FILED].label, filed)
            yield _finding(claim, first, second, key)
    decided = rulebook.pack.file.decided_on
    appraised = claim.facts.get(decided) or (rulebook.day if rulebook.stated else None)
    if isinstance(appraised, date) and filed > appraised:
        first = (fields[FILED].label, filed)
        yield _finding(claim, first, (fields[decided].label, appraised), FILED)


def _first(value: object) -> date | None:
    """The day itself; of several spells the first."""
    days = value if isinstance(value, tuple) else (value,)
    return min((day for day in days if isinstance(day, date)), default=None)


def _finding(
    claim: Claim, first: tuple[str, date], second: tuple[str, date], key: str
) -> Finding:
    label, day = first
    later, other = second
    data = {
        "first_label": f"«{label}»",
        "first": day,
        "second_label": f"«{later}»",
        "second": other,
    }
    return Finding(DAYS_OUT_OF_ORDER, claim.cell(FILED), data, field=key)
