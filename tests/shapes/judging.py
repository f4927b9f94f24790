"""Holds what was read against what a careful clerk reads, and says every difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.report import SheetReport
from hotro68.pipeline.checking import CheckedFile
from tests.shapes.canvas import Canvas, Drawn, Expected, Read

ASIDE = frozenset({"HT105", "HT203", "HT204", "HT206", "HT212"})
"""Remarks on the law, the same for every list without these columns, and on its fonts."""


def shown(value: object) -> object:
    """A fact as the records write it."""
    if isinstance(value, (bool, int)) or value is None:
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def differences(
    drawn: Drawn, checked: CheckedFile | None, found: Iterable[Finding]
) -> list[str]:
    """Empty when the file was read as a careful clerk reads it."""
    if checked is None:
        return [f"nothing read: {[str(finding) for finding in found]}"]
    people = [person for canvas in drawn.sheets for person in canvas.people]
    claims = [row.claim for row in checked.rows]
    return [
        *_of_people(people, claims),
        *_of_findings(drawn.sheets, found),
        *_of_ledgers(drawn.sheets, checked.report.sheets),
    ]


def _of_people(people: list[Read], claims: list[Claim]) -> Iterator[str]:
    rest = list(claims)
    for person in people:
        here = [c for c in rest if (c.source.sheet, c.source.row) == (person.sheet, person.row)]
        claim = min(here, key=lambda each: len(list(_wrong(person.facts, each))), default=None)
        if claim is None:
            yield f"{person.sheet}!{person.row}: {person.facts['ho_ten']} not read"
            continue
        rest.remove(claim)
        if claim.policy != person.policy:
            yield f"{person.sheet}!{person.row}: {claim.policy}, not {person.policy}"
        yield from (
            f"{person.sheet}!{person.row}: {text}" for text in _wrong(person.facts, claim)
        )
    yield from (f"{c.source}: {c.name} is nobody" for c in rest)


def _wrong(facts: Expected, claim: Claim) -> Iterator[str]:
    for key, value in facts.items():
        read = shown(claim.facts.get(key))
        if read != value:
            yield f"{key} read as {read!r}, is {value!r}"


def _of_findings(sheets: Iterable[Canvas], found: Iterable[Finding]) -> Iterator[str]:
    wanted = Counter((s.sheet, s.cell, s.code) for canvas in sheets for s in canvas.said)
    made = Counter(
        (
            f.source.sheet,
            f.source.cell or (str(f.source.row) if f.source.row else ""),
            f.code.id,
        )
        for f in found
        if f.code.id not in ASIDE
    )
    for sheet, cell, code in (wanted - made).elements():
        yield f"{sheet}!{cell}: {code} not said"
    for sheet, cell, code in (made - wanted).elements():
        yield f"{sheet}!{cell}: {code} said for nothing"


def _of_ledgers(sheets: Iterable[Canvas], reports: Iterable[SheetReport]) -> Iterator[str]:
    ledgers = {report.sheet: report.ledger for report in reports}
    for canvas in sheets:
        wanted = Counter(canvas.used)
        counted = Counter({k: n for k, n in ledgers.get(canvas.name, {}).items() if n})
        if wanted != counted:
            more = {str(k): n for k, n in (counted - wanted).items()}
            less = {str(k): n for k, n in (wanted - counted).items()}
            yield f"{canvas.name}: ledger has {more} for {less}"
