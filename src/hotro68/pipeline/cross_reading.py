"""The lists as they are now, ready to be held against registers of other offices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hotro68.core.award import Assessment
from hotro68.core.crossing import Crossing, Remark
from hotro68.core.decided import Verdict
from hotro68.core.finding import Finding
from hotro68.pipeline.checking import check_file
from hotro68.pipeline.standing_registers import Checks
from hotro68.policy.assess import Rulebook
from hotro68.reading.wanted import Wanted
from hotro68.settling.crossing import Known
from hotro68.settling.people import recognise
from hotro68.settling.table import CombinationTable


@dataclass(frozen=True, slots=True)
class Lists:
    """What the law says of every row, and who the rows are held to be."""

    assessments: tuple[Assessment, ...]
    known: Known
    table: CombinationTable

    def against(self, kind: str, checks: Checks) -> Crossing:
        return checks.crossed(kind, self.assessments, self.known, self.table)

    def remarks(self, checks: Checks) -> list[Remark]:
        """Everything the standing registers say."""
        crossings = [self.against(kind, checks) for kind in sorted(checks.registers)]
        return [remark for crossing in crossings for remark in crossing.remarks]


def lists_of(
    files: Iterable[tuple[Path, str]],
    rulebook: Rulebook,
    wanted: Wanted,
    verdicts: tuple[Verdict, ...],
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
    people = recognise((one.claim for one in assessments), verdicts=verdicts)
    known = Known(people.keys, verdicts)
    return Lists(tuple(assessments), known, CombinationTable(rulebook.pack)), unread
