"""The lists as they are now, ready to be held against registers of other offices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hotro68.core.award import Assessment
from hotro68.core.claim import Claim
from hotro68.core.crossing import Crossing, Remark
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.checking import check_file
from hotro68.pipeline.cross_checking import Checks
from hotro68.policy.assess import Rulebook
from hotro68.policy.crossing import RegisterSpec
from hotro68.reading.wanted import Wanted
from hotro68.settling.people import recognise
from hotro68.settling.remarks import cross
from hotro68.settling.table import Table


@dataclass(frozen=True, slots=True)
class Lists:
    """What the law says of every row, and who the rows are held to be."""

    assessments: tuple[Assessment, ...]
    persons: Mapping[Source, str]
    table: Table

    def against(self, theirs: Sequence[Claim], spec: RegisterSpec) -> Crossing:
        return cross(self.assessments, theirs, self.persons, spec, self.table)

    def remarks(self, checks: Checks) -> list[Remark]:
        """Everything the standing registers say."""
        return [
            remark
            for kind, one in sorted(checks.registers.items())
            for remark in self.against(one.claims, checks.specs[kind]).remarks
        ]


def lists_of(
    files: Iterable[tuple[Path, str]], rulebook: Rulebook, wanted: Wanted
) -> tuple[Lists, list[Finding]]:
    """Each list once; only what cannot be read at all is told, `validate` says the rest."""
    assessments: list[Assessment] = []
    unread: list[Finding] = []
    met: set[str] = set()
    for path, name in sorted(files, key=lambda pair: pair[1]):
        checked, findings = check_file(path, name, rulebook, wanted)
        if checked is None:
            unread += findings
        elif checked.report.sha256 not in met:
            met.add(checked.report.sha256)
            assessments += [row.assessment for row in checked.rows]
    people = recognise(one.claim for one in assessments)
    return Lists(tuple(assessments), people.keys, Table(rulebook.pack)), unread
