"""Registers that count now: those of other offices as handed in, and what was decided here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from hotro68.casebook.book import Book
from hotro68.casebook.entry import Entry, as_text, from_text
from hotro68.casebook.journal import Journal
from hotro68.casebook.state import evidence_of, moves_of
from hotro68.casebook.store import unusable
from hotro68.core.award import Assessment
from hotro68.core.case import CaseFile, Stage
from hotro68.core.catalogue import DECIDED_ROW_CHANGED
from hotro68.core.claim import Claim
from hotro68.core.crossing import PAID_POLICY, Crossing
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.policy.crossing import RegisterSpec, kinds, load_register
from hotro68.policy.pack import Pack
from hotro68.settling.crossing import Known
from hotro68.settling.remarks import cross
from hotro68.settling.table import Table
from hotro68.vietnamese.numbers import grouped

CROSS = "doichieu"
COMMITTED = frozenset({Stage.APPROVED, Stage.PUBLISHED, Stage.PAID, Stage.UNPAID})
"""Stages of a file whose money is decided and has not come back."""
_CLAIMS = TypeAdapter(tuple[Claim, ...])


@dataclass(frozen=True, slots=True)
class Committed:
    """A support that is decided. evidence: what the list said when it was approved."""

    evidence: str
    amount: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The register of a kind that counts: the newest that has not been undone.

    input: where its file lies, as the journal names it. files: those of this folder that its
    rows are, by their keys; a row of the lists that is one of these claims nothing twice.
    """

    kind: str
    file: str
    day: date
    claims: tuple[Claim, ...]
    input: str = ""
    files: Mapping[str, Committed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checks:
    """Every kind of register there is, and those that stand."""

    specs: Mapping[str, RegisterSpec] = field(default_factory=dict)
    registers: Mapping[str, Standing] = field(default_factory=dict)

    def with_one(self, standing: Standing) -> Checks:
        return replace(self, registers={**self.registers, standing.kind: standing})

    def crossed(
        self, kind: str, assessments: Iterable[Assessment], known: Known, table: Table
    ) -> Crossing:
        """A standing register held against the rows."""
        one = self.registers[kind]
        rows = [row for row in assessments if _key(row, known) not in one.files]
        return cross(rows, one.claims, known, self.specs[kind], table)

    def changed(self, assessments: Iterable[Assessment], known: Known) -> Iterator[Finding]:
        """Files of which no row says any more what was approved: nothing follows from it."""
        files = {
            key: file for one in self.registers.values() for key, file in one.files.items()
        }
        rows: dict[str, list[Assessment]] = {}
        for row in assessments if files else ():
            rows.setdefault(_key(row, known), []).append(row)
        for key in sorted(files.keys() & rows.keys()):
            if all(evidence_of(row) != files[key].evidence for row in rows[key]):
                claim = rows[key][0].claim
                data = {"name": claim.name, "amount": grouped(files[key].amount)}
                yield Finding(DECIDED_ROW_CHANGED, claim.source, data)


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
    return Checks(specs, registers), findings


def _readers(
    work: Path, entries: Sequence[Entry], specs: Mapping[str, RegisterSpec]
) -> dict[str, tuple[Standing | None, list[Finding]]]:
    newest = {str(entry.data["loai"]): entry for entry in entries if entry.act == CROSS}
    handed = {
        kind: _handed_in(kind, entry, Journal(work))
        for kind, entry in newest.items()
        if kind in specs
    }
    own = {kind: decided_here(kind, work) for kind, spec in specs.items() if spec.own}
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


# ── What a work folder has decided ───────────────────────────────────────────────────────
def decided_here(kind: str, work: Path) -> tuple[Standing | None, list[Finding]]:
    """The supports a work folder has approved and not had back, as a register of payments."""
    book = Book(work)
    entries, findings = book.journal.standing()
    approved = {
        one.key: (one.evidence, entry.stamp.day)
        for entry in entries
        for one in moves_of(entry)
        if one.to is Stage.APPROVED
    }
    if findings or not approved:
        return None, findings
    files, findings = book.files()
    committed = {key: file for key, file in files.items() if file.stage in COMMITTED}
    if findings or not committed:
        return None, findings
    missing = [key for key, file in committed.items() if file.claim is None]
    older = book.claims(missing)
    claims = tuple(_paid_claims(committed.values(), older))
    kept = {key: Committed(approved[key][0], file.amount) for key, file in committed.items()}
    last = max(day for _, day in approved.values())
    return Standing(kind, "sổ theo dõi", last, claims, files=kept), []


def _paid_claims(files: Iterable[CaseFile], older: Mapping[str, Claim]) -> Iterator[Claim]:
    """Each with a place of its own: a list of today may have other people in the same rows."""
    taken: set[Source] = set()
    for file in files:
        claim = file.claim or older.get(file.key) or _bare(file)
        facts = {**claim.facts, PAID_POLICY: file.policy, "so_tien_de_nghi": file.amount}
        place = replace(claim.source, file=f"{claim.source.file} (hồ sơ {file.stage.label})")
        while place in taken:
            place = replace(place, sheet=f"{place.sheet}, bản trước")
        taken.add(place)
        yield replace(claim, facts=facts, source=place)


def _bare(file: CaseFile) -> Claim:
    facts = {"ho_ten": file.name, "thon": file.hamlet}
    return Claim(file.policy, facts, Source("sổ theo dõi", file.key, 0))
