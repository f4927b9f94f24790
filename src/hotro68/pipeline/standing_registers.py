"""Registers that count now: those of other offices as handed in, and what was decided here."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from hotro68.casebook.entry import Entry, as_text, from_text
from hotro68.casebook.journal import Journal
from hotro68.casebook.state import evidence_of
from hotro68.casebook.store import unusable
from hotro68.core.award import Assessment
from hotro68.core.catalogue import DECIDED_ROW_CHANGED
from hotro68.core.claim import Claim
from hotro68.core.crossing import Crossing
from hotro68.core.finding import Finding
from hotro68.core.report import Unpaid
from hotro68.core.source import Source
from hotro68.pipeline.ended import EndedFiles, ended_in
from hotro68.pipeline.own_registers import ANYTHING, OWN, Committed, Standing
from hotro68.policy.crossing import RegisterSpec, kinds, load_register
from hotro68.policy.pack import Pack
from hotro68.settling.crossing import Known
from hotro68.settling.remarks import cross
from hotro68.settling.table import CombinationTable
from hotro68.vietnamese.numbers import grouped

CROSS = "doichieu"
_CLAIMS = TypeAdapter(tuple[Claim, ...])


@dataclass(frozen=True, slots=True)
class Checks:
    """Every kind of register there is, those that stand, and what this folder has closed."""

    specs: Mapping[str, RegisterSpec] = field(default_factory=dict)
    registers: Mapping[str, Standing] = field(default_factory=dict)
    ended: EndedFiles = field(default_factory=dict)

    def with_one(self, standing: Standing) -> Checks:
        return replace(self, registers={**self.registers, standing.kind: standing})

    def crossed(
        self,
        kind: str,
        assessments: Iterable[Assessment],
        known: Known,
        table: CombinationTable,
    ) -> Crossing:
        """A standing register held against the rows."""
        one = self.registers[kind]
        listed = list(assessments)
        same = {
            key
            for row in listed
            if (key := _key(row, known)) in one.same
            and one.same[key] in {ANYTHING, evidence_of(row)}
        }
        rows = [row for row in listed if _key(row, known) not in same]
        return cross(rows, one.claims, known, self.specs[kind], table)

    def changed(self, assessments: Iterable[Assessment], known: Known) -> Iterator[Finding]:
        """Files of which no row says any more what was approved: nothing follows from it."""
        files = self._decided
        rows: dict[str, list[Assessment]] = {}
        for row in assessments if files else ():
            rows.setdefault(_key(row, known), []).append(row)
        for key in sorted(files.keys() & rows.keys()):
            if all(evidence_of(row) != files[key].evidence for row in rows[key]):
                claim = rows[key][0].claim
                yield _stays_decided(claim, files[key], "dòng này nay ghi khác lúc duyệt")

    def overruled(
        self, unpaid: Iterable[Unpaid], paid: Container[str], persons: Mapping[Source, str]
    ) -> Iterator[Finding]:
        """Files of which the lists of today would not pay a row: the decision stands alone.

        paid: keys of the files that they would pay.
        """
        files, told = self._decided, set[str]()
        for row in unpaid:
            key = f"{persons[row.claim.source]}/{row.claim.policy}"
            if key in files and key not in paid and key not in told:
                told.add(key)
                problem = f"nay thì chưa chi được: {row.reason.rstrip('.')}"
                yield _stays_decided(row.claim, files[key], problem)

    def approved_rows(
        self, persons: Mapping[Source, str], claims: Iterable[Claim]
    ) -> frozenset[Source]:
        """Rows of files that are approved and not had back."""
        files = self._decided
        return frozenset(
            claim.source
            for claim in (claims if files else ())
            if f"{persons[claim.source]}/{claim.policy}" in files
        )

    @property
    def _decided(self) -> dict[str, Committed]:
        return {key: file for one in self.registers.values() for key, file in one.files.items()}


def _stays_decided(claim: Claim, file: Committed, problem: str) -> Finding:
    data = {"name": claim.name, "amount": grouped(file.amount), "problem": problem}
    return Finding(DECIDED_ROW_CHANGED, claim.source, data)


def _key(row: Assessment, known: Known) -> str:
    return f"{known.persons[row.claim.source]}/{row.claim.policy}"


NO_CHECKS = Checks()


def standing_checks(
    work: Path, pack: Pack, rules: Path | None = None
) -> tuple[Checks, list[Finding]]:
    """The registers that count now; any finding: none of them may be used."""
    specs, findings = load_specs(pack, rules)
    journal = Journal(work)
    entries, problem = journal.standing()
    findings += problem
    registers = {}
    for kind, read in _readers(work, entries, specs).items():
        one, problem = read
        findings += problem
        if one is not None:
            registers[kind] = one
    return Checks(specs, registers, ended_in(entries)), findings


def _readers(
    work: Path, entries: Sequence[Entry], specs: Mapping[str, RegisterSpec]
) -> dict[str, tuple[Standing | None, list[Finding]]]:
    newest = {str(entry.data["loai"]): entry for entry in entries if entry.act == CROSS}
    handed = {
        kind: _handed_in(kind, entry, Journal(work))
        for kind, entry in newest.items()
        if kind in specs
    }
    own = {kind: OWN[spec.own](kind, work) for kind, spec in specs.items() if spec.own}
    return handed | own


def load_specs(
    pack: Pack, rules: Path | None = None
) -> tuple[dict[str, RegisterSpec], list[Finding]]:
    specs, findings = {}, []
    for kind in kinds(rules):
        spec, found = load_register(kind, pack, rules)
        findings += found
        if spec is not None:
            specs[kind] = spec
    return specs, findings


def _handed_in(
    kind: str, entry: Entry, journal: Journal
) -> tuple[Standing | None, list[Finding]]:
    text, findings = journal.body(entry.data.get("result", ""))
    if findings:
        return None, findings
    try:
        claims = _CLAIMS.validate_python(from_text(text))
        file = next(iter(entry.data["inputs"]), "")
        return Standing(kind, entry.data["tep"], entry.stamp.day, claims, file), []
    except (ValueError, TypeError, KeyError, ValidationError):
        return None, [unusable(f"sổ đối chiếu «{kind}» không đọc lại được")]


def register_body(claims: Sequence[Claim]) -> str:
    """A register as the journal keeps it."""
    return as_text(_CLAIMS.dump_python(tuple(claims)))
