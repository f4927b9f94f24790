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
from hotro68.reading.rowfindings import (
    doubtful_birth,
    findings_of,
    nameless,
    settle_doubts,
)
from hotro68.reading.rowmodel import read_row
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
    keys = tuple(plan.columns)
    rows = zip(table.data, zip(*plan.columns.values(), strict=True), strict=False)
    for row, (body, cells) in enumerate(rows):
        _read(plan, ledger, row, body, dict(zip(keys, cells, strict=True)))
    if ledger.claims:
        ledger.findings += [*_unlisted_findings(plan), *_hamlet_findings(plan, ledger)]
    return Listed(
        tuple(ledger.claims),
        tuple(ledger.rejected),
        plan.labels,
        ledger.amounts,
        tuple(ledger.unnamed),
    ), ledger.findings


def _read(
    plan: Plan, ledger: _Ledger, row: int, body: BodyRow, raw: Mapping[str, Cell]
) -> None:
    facts, faults = read_row(plan.validate, raw)
    facts.update(ledger.said[body.group])
    if not facts.get(NUMBER) and raw.get(NUMBER) is None:
        # a CMND column beside an empty CCCD cell: the old number is the only one there is
        facts[NUMBER] = facts.get(OLD_NUMBER)
    ledger.amounts[body.number] = _amount(facts, raw, plan.errors.get(row, {}))
    facts[HAMLET] = (
        _hamlet(plan, ledger, facts.get(HAMLET), raw.get(ADDRESS), body.group) or None
    )
    source = Source(plan.place.file, plan.sheet, body.number)
    columns = plan.elsewhere.get(row, plan.letters) if plan.elsewhere else plan.letters
    claim = Claim(plan.policy, facts, source, plan.unlisted, columns)
    if not facts.get(NAME):
        ledger.rejected.append(body.number)
        ledger.unnamed.append(claim)
        ledger.findings.append(nameless(plan, row, claim))
        return
    ledger.claims.append(claim)
    ledger.findings += doubtful_birth(plan, claim, facts, raw)
    if row in plan.repaired:
        faults += plan.repaired[row]
    if faults:
        faults = settle_doubts(facts, faults)
    ledger.findings += findings_of(plan, row, claim, raw, faults)


def _amount(
    facts: Mapping[str, Fact], raw: Mapping[str, Cell], errors: Mapping[str, object]
) -> int | None:
    amount = facts.get(AMOUNT)
    if type(amount) is int:
        return amount
    return 0 if raw.get(AMOUNT) is None and AMOUNT not in errors else None


def _hamlet(plan: Plan, ledger: _Ledger, own: Fact, address: Cell, group: Group) -> str:
    """The row's own column first; without one, each address and group is looked at once."""
    if own:
        return str(own)
    if plan.place.is_told:
        return plan.place.hamlet
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
