"""What a run found: the one report that screen, JSON, workbook and papers are written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from hotro68.core.award import Answer, Assessment, Award, SetAside
from hotro68.core.claim import Claim
from hotro68.core.crossing import CheckRun
from hotro68.core.decided import Verdict
from hotro68.core.finding import Finding
from hotro68.core.funds import Cost
from hotro68.core.source import Source


class RowKind(StrEnum):
    """What a used row of a sheet is; the counts of a ledger add up to the rows used."""

    DATA = "data"
    TITLE = "title"
    HEADER = "header"
    COLUMN_NUMBERS = "column_numbers"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    IN_WORDS = "in_words"
    SIGNATURE = "signature"
    NOTE = "note"
    BLANK = "blank"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Taken:
    """A column taken for a field, and why. sure: nothing was guessed."""

    key: str
    letter: str
    heading: str
    why: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Headings:
    """How the headings of a list look, to know them again. first: its first column from 0."""

    pattern: str
    first: int


@dataclass(frozen=True, slots=True)
class TableReport:
    """One list inside a sheet. columns: field key → column letter; unused: headings not used.

    unlisted: what the hamlet confirms by signing, the list having no column for it.
    taken: why each column was taken. policy_from, hamlet_from: what named them.
    told: what a person had said and was followed. headings: known once something was said.
    """

    policy: str
    hamlet: str
    header_rows: tuple[int, ...]
    columns: Mapping[str, str]
    unused: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()
    taken: tuple[Taken, ...] = ()
    policy_from: str = ""
    hamlet_from: str = ""
    told: tuple[str, ...] = ()
    headings: Headings | None = None


@dataclass(frozen=True, slots=True)
class SheetReport:
    """role: `data` or `skipped`, with the reason in Vietnamese when skipped."""

    sheet: str
    role: str
    reason: str
    tables: tuple[TableReport, ...]
    ledger: Mapping[RowKind, int]


@dataclass(frozen=True, slots=True)
class FileReport:
    file: str
    sha256: str
    sheets: tuple[SheetReport, ...]


class Status(StrEnum):
    GOOD = "hop_le"
    WRONG = "loi"
    ASKED = "hoi"


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row after checking: its claim, what the law says, and how it stands."""

    claim: Claim
    assessment: Assessment
    status: Status


@dataclass(frozen=True, slots=True)
class Basis:
    """Which rules a run used. day: the deciding day; assumed: nobody named one.

    notes: sentences every output must carry (a province that has configured no amount …).
    """

    pack: str
    title: str
    digest: str
    day: date
    assumed: bool
    overlays: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Validation:
    """What `validate` found."""

    basis: Basis
    files: tuple[FileReport, ...]
    rows: tuple[CheckedRow, ...]
    findings: tuple[Finding, ...]

    @property
    def claimed(self) -> int:
        return sum(row.claim.claimed or 0 for row in self.rows)

    @property
    def entitled(self) -> int:
        return sum(row.assessment.amount for row in self.rows)


class Certainty(StrEnum):
    CERTAIN = "chac-chan"
    LIKELY = "rat-co-the"
    DOUBTFUL = "nghi-ngo"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Rows that are, or may be, one person. agree and differ name fields, as labels.

    key: short name of the question, the same while nothing compared changes. verdict: what a
    person answered, while it counts; open: it still has to be asked or put right.
    """

    certainty: Certainty
    members: tuple[Claim, ...]
    agree: tuple[str, ...]
    differ: tuple[str, ...]
    decision: str
    key: str = ""
    verdict: Verdict | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Unpaid:
    """A claim not paid: refused by the law, or waiting for an answer."""

    claim: Claim
    answer: Answer
    reason: str
    ref: str
    question: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """Counted once; every output must agree. people: persons; supports: awards."""

    people: int
    supports: int
    amount: int
    central: int
    shares: tuple[Cost, ...]

    @property
    def local(self) -> int:
        return self.amount - self.central - self.excess

    @property
    def excess(self) -> int:
        """What a province adds above the nation's figures."""
        return sum(share.excess for share in self.shares)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What one hamlet confirms by signing, for one sheet."""

    hamlet: str
    place: Source
    policy: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What `merge` decided. persons: source of a row → key of the person it is held to be.

    awards are in the order of the papers: hamlet, policy, given name.
    checks: every kind of register of another office, those not run among them.
    set_aside pairs a claim with what is paid instead. held: key of an approved file → why it
    waits from now on. ended: what the law gives to rows whose files the record has closed
    without money; they stand among the unpaid.
    """

    basis: Basis
    files: tuple[FileReport, ...]
    rows: tuple[CheckedRow, ...]
    awards: tuple[Award, ...]
    unpaid: tuple[Unpaid, ...]
    duplicates: tuple[Duplicate, ...]
    persons: Mapping[Source, str]
    confirmations: tuple[Confirmation, ...]
    totals: Totals
    findings: tuple[Finding, ...] = field(default=())
    checks: tuple[CheckRun, ...] = ()
    held: Mapping[str, str] = field(default_factory=dict)
    ended: tuple[Award, ...] = ()

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        return tuple(loser for award in self.awards for loser in award.set_aside)

    @property
    def refused(self) -> tuple[Unpaid, ...]:
        return tuple(row for row in self.unpaid if row.answer is Answer.REFUSED)

    @property
    def asked(self) -> tuple[Unpaid, ...]:
        return tuple(row for row in self.unpaid if row.answer is Answer.ASKED)
