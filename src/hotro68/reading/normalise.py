"""Rows of a list to claims: typed facts, and a finding at every cell that gives none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from hotro68.core.catalogue import HAMLET_UNKNOWN, NO_COLUMN
from hotro68.core.claim import Claim, Fact
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell, Sheet
from hotro68.reading.columns import gather
from hotro68.reading.faults import seen
from hotro68.reading.place import hamlet_for_row
from hotro68.reading.rowfacts import RowFacts
from hotro68.reading.rowfindings import (
    doubtful_birth,
    findings_of,
    nameless,
    settle_doubts,
)
from hotro68.reading.rowplan import (
    ADDRESS,
    AMOUNT,
    HAMLET,
    NAME,
    NUMBER,
    OLD_NUMBER,
    ListKind,
    Place,
    Plan,
    plan_rows,
)
from hotro68.reading.said import Choices, said_of_all
from hotro68.reading.table import BodyRow, Table

Group: TypeAlias = tuple[str, ...]

__all__ = ["Listed", "Place", "claims_of"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A table as claims.

    rejected: Excel rows with data but without a name. unlisted: labels of what the hamlet
    confirms, the list having no column. amounts: Excel row → đồng of every data row, rejected
    ones too; 0 for an empty cell, None for one that cannot be read. unnamed: the rejected rows.
    """

    claims: tuple[Claim, ...]
    rejected: tuple[int, ...]
    unlisted: tuple[str, ...]
    amounts: Mapping[int, int | None]
    unnamed: tuple[Claim, ...] = ()


@dataclass(slots=True)
class _Ledger:
    """A table while its rows are read.

    hamlets: those worked out, by what names them. said: what each group says of its rows.
    """

    claims: list[Claim] = field(default_factory=list)
    rejected: list[int] = field(default_factory=list)
    unnamed: list[Claim] = field(default_factory=list)
    amounts: dict[int, int | None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    hamlets: dict[tuple[Cell, Group], str] = field(default_factory=dict)
    said: dict[Group, Choices] = field(default_factory=dict)


def claims_of(
    sheet: Sheet, table: Table, policy: ListKind, fields: Mapping[str, FieldSpec], place: Place
) -> tuple[Listed, list[Finding]]:
    gathered = gather(sheet, table, fields, place.file)
    plan = plan_rows(table, gathered, policy, fields, place)
    said = {group: said_of_all(table, group, fields) for group in {r.group for r in table.data}}
    ledger = _Ledger(findings=gathered.findings, said=said)
    for row, (body, facts) in enumerate(zip(table.data, plan.facts, strict=False)):
        _read(plan, ledger, row, body, facts)
    if ledger.claims:
        ledger.findings += [*_unlisted_findings(plan), *_hamlet_findings(plan, ledger)]
    return Listed(
        tuple(ledger.claims),
        tuple(ledger.rejected),
        plan.labels,
        ledger.amounts,
        tuple(ledger.unnamed),
    ), ledger.findings


def _read(plan: Plan, ledger: _Ledger, row: int, body: BodyRow, facts: RowFacts) -> None:
    facts.update(ledger.said[body.group])
    if not facts.get(NUMBER) and plan.cell(NUMBER, row) is None:
        # a CMND column beside an empty CCCD cell: the old number is the only one there is
        facts[NUMBER] = facts.get(OLD_NUMBER)
    ledger.amounts[body.number] = _amount(plan, row, facts)
    facts[HAMLET] = _hamlet(plan, ledger, row, facts.get(HAMLET), body.group) or None
    source = Source(plan.place.file, plan.sheet, body.number)
    columns = plan.elsewhere.get(row, plan.letters) if plan.elsewhere else plan.letters
    claim = Claim(plan.policy, facts, source, plan.unlisted, columns)
    if not facts.get(NAME):
        ledger.rejected.append(body.number)
        ledger.unnamed.append(claim)
        ledger.findings.append(nameless(plan, row, claim))
        return
    ledger.claims.append(claim)
    ledger.findings += doubtful_birth(plan, row, claim, facts)
    # taken out: of many faults none is kept beside the finding made of it
    faults = [*plan.faults.pop(row, ()), *plan.repaired.pop(row, ())]
    ledger.findings += findings_of(plan, row, claim, settle_doubts(facts, faults))


def _amount(plan: Plan, row: int, facts: RowFacts) -> int | None:
    amount = facts.get(AMOUNT)
    if type(amount) is int:
        return amount
    in_error = AMOUNT in plan.errors.get(row, {})
    return 0 if plan.cell(AMOUNT, row) is None and not in_error else None


def _hamlet(plan: Plan, ledger: _Ledger, row: int, own: Fact, group: Group) -> str:
    """The row's own column first; without one, each address and group is looked at once."""
    if own:
        return str(own)
    if plan.place.is_told:
        return plan.place.hamlet
    address = plan.cell(ADDRESS, row)
    named_by = (address, group)
    if named_by not in ledger.hamlets:
        found = hamlet_for_row("", seen(address), group, plan.place.hamlet)
        ledger.hamlets[named_by] = found
    return ledger.hamlets[named_by]


def _unlisted_findings(plan: Plan) -> Iterator[Finding]:
    if plan.unlisted:
        labels = ", ".join(f"«{label}»" for label in plan.labels)
        yield Finding(NO_COLUMN, plan.source, {"labels": labels})


def _hamlet_findings(plan: Plan, ledger: _Ledger) -> Iterator[Finding]:
    """Once for the list, however many of its rows name no hamlet."""
    if any(not claim.hamlet for claim in ledger.claims):
        yield Finding(HAMLET_UNKNOWN, plan.source)
