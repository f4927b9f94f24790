"""Days of a claim that have a natural order: begun, handed in, appraised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hotro68.core.catalogue import DAYS_OUT_OF_ORDER
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.policy.assess import Rulebook

FILED = "ngay_nop"
BEGINS = ("tu_ngay", "ngay_cham_dut")
"""What a claim is about begins on one of these days; before it nobody can ask."""


def days_out_of_order(claim: Claim, rulebook: Rulebook) -> Iterator[Finding]:
    """Only days that somebody wrote are compared: a day we assumed says nothing."""
    if not rulebook.pack.policies[claim.policy].payout:
        return
    yield from _begun_after_filed(claim, rulebook)
    yield from _filed_after_appraised(claim, rulebook)
    yield from _appraised_after_now(claim, rulebook)


def _begun_after_filed(claim: Claim, rulebook: Rulebook) -> Iterator[Finding]:
    fields, filed = rulebook.pack.fields_of(claim.policy), claim.facts.get(FILED)
    for key in BEGINS:
        begins = _first(claim.facts.get(key))
        if key in fields and isinstance(filed, date) and begins is not None and begins > filed:
            first, second = (fields[key].label, begins), (fields[FILED].label, filed)
            yield _finding(claim.cell(FILED), first, second, key)


def _filed_after_appraised(claim: Claim, rulebook: Rulebook) -> Iterator[Finding]:
    decided, filed = rulebook.pack.file.decided_on, claim.facts.get(FILED)
    appraised = claim.facts.get(decided) or (rulebook.day if rulebook.stated else None)
    if isinstance(filed, date) and isinstance(appraised, date) and filed > appraised:
        fields = rulebook.pack.fields_of(claim.policy)
        first, second = (fields[FILED].label, filed), (fields[decided].label, appraised)
        yield _finding(claim.cell(FILED), first, second, FILED)


def _appraised_after_now(claim: Claim, rulebook: Rulebook) -> Iterator[Finding]:
    """A row that names a day to come would be heard as if its days had passed."""
    decided = rulebook.pack.file.decided_on
    appraised, now = claim.facts.get(decided), rulebook.run_on
    if now is not None and isinstance(appraised, date) and appraised > now:
        own = (rulebook.pack.fields_of(claim.policy)[decided].label, appraised)
        yield _finding(claim.cell(decided), own, ("--ngay", now), decided)


def _first(value: object) -> date | None:
    """The day itself; of several spells the first."""
    days = value if isinstance(value, tuple) else (value,)
    return min((day for day in days if isinstance(day, date)), default=None)


def _finding(
    place: Source, first: tuple[str, date], second: tuple[str, date], field: str
) -> Finding:
    label, day = first
    later, other = second
    data = {
        "first_label": f"«{label}»",
        "first": day,
        "second_label": f"«{later}»",
        "second": other,
    }
    return Finding(DAYS_OUT_OF_ORDER, place, data, field=field)
