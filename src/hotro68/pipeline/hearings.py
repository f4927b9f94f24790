"""One row before the law, in words: sums, faults, and conditions grouped by their article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hotro68.core.award import Answer, Line
from hotro68.core.claim import Claim
from hotro68.core.message import shown
from hotro68.core.report import CheckedRow
from hotro68.policy.assess import Rulebook, values_of
from hotro68.policy.compiled import PolicyText
from hotro68.policy.derived import Values
from hotro68.policy.hearing import (
    Heard,
    State,
    facts_of_line,
    sum_is_known,
    verdicts,
)
from hotro68.policy.schema import FieldSpec
from hotro68.vietnamese.numbers import grouped

GROUPS = {
    State.UNKNOWN: ("Chưa xét được", "?"),
    State.MET: ("Đạt", "✓"),
    State.CONFIRMED: ("Thôn xác nhận khi ký, danh sách không có cột", "✓"),
}


@dataclass(slots=True)
class Hearing:
    """A row with its verdicts. named: facts already told with their value."""

    row: CheckedRow
    text: PolicyText
    values: Values
    verdicts: list[Heard]
    named: set[str] = field(default_factory=set)

    @property
    def claim(self) -> Claim:
        return self.row.claim

    @property
    def sum_known(self) -> bool:
        return bool(self.row.assessment.lines) and sum_is_known(self.text, self.values)

    def arithmetic(self, head: str) -> Iterator[str]:
        """Each line of the sum with its cells and its article."""
        lines = self.row.assessment.lines
        if len(lines) == 1:
            yield f"  {head}: {self._line(lines[0])}."
            return
        yield f"  {head}, cộng {grouped(sum(line.amount for line in lines))} đồng:"
        yield from (f"    • {self._line(line)}." for line in lines)

    def _line(self, line: Line) -> str:
        facts = facts_of_line(line.label, self.text, self.values)
        steps = f"{grouped(line.times)} × {grouped(line.rate)} = " if line.times != 1 else ""
        note = f", {line.note}" if line.note else ""
        said = f"{line.label} {steps}{grouped(line.amount)} đồng{note}"
        return f"{said} ({self.grounds(facts, line.ref)})"

    def faults(self) -> Iterator[str]:
        """What refuses the row."""
        for verdict in self.verdicts:
            if verdict.state is State.UNMET and self._refuses(verdict):
                yield f"  ✗ {self.found(verdict.fault, verdict)}"

    def _refuses(self, verdict: Heard) -> bool:
        rule = f"{self.claim.policy}/{verdict.id}"
        answers = {reason.rule: reason.answer for reason in self.row.assessment.reasons}
        return answers.get(rule) is Answer.REFUSED

    def found(self, words: str, verdict: Heard) -> str:
        return f"{words.rstrip('.')} ({self.grounds(verdict.facts, verdict.ref)})."

    def conditions(self) -> Iterator[str]:
        """Those that hold, are confirmed or unknown; one heading an article."""
        for state, (head, mark) in GROUPS.items():
            for ref in dict.fromkeys(v.ref for v in self.verdicts if v.state is state):
                yield f"  {head} ({ref}):"
                yield from (
                    f"    {mark} {self._told(verdict)}"
                    for verdict in self.verdicts
                    if verdict.state is state and verdict.ref == ref
                )

    def _told(self, verdict: Heard) -> str:
        cells = self.cells(verdict.facts)
        return verdict.needs.rstrip(".") + (f" ({cells})" if cells else "")

    def grounds(self, facts: Iterable[str], ref: str) -> str:
        """What stands in a bracket, not to be read aloud: cells with values, the article."""
        return "; ".join(filter(None, (self.cells(facts), ref)))

    def cells(self, facts: Iterable[str]) -> str:
        """`H4: 29/05/2021, I4`: a value is told once."""
        return ", ".join(filter(None, map(self._cell, facts)))

    def _cell(self, name: str) -> str:
        value, cell = self.claim.facts.get(name), self.claim.cell(name).cell
        spec = self.text.fields.get(name)
        if spec is None or (value is None and not cell):
            return ""
        if name in self.named and cell:
            return cell
        self.named.add(name)
        return f"{cell or spec.label}: {worded(value, spec)}"


def worded(value: object, spec: FieldSpec) -> str:
    """A fact as the clerk writes it."""
    if value is None:
        return "để trống"
    if isinstance(value, str) and spec.choices.get(value):
        wording = spec.choices[value][0]
        return value if wording.casefold() == value.casefold() or wording.isdigit() else wording
    return shown(value)


def hear(row: CheckedRow, rulebook: Rulebook) -> Hearing:
    text = rulebook.text(row.claim.policy, row.assessment.as_of)
    values = values_of(row.claim, text)
    return Hearing(row, text, values, verdicts(row.claim, text, values))
