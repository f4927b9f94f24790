"""What must be asked before a row is paid, and of whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hotro68.core.award import Answer, Reason
from hotro68.core.catalogue import HELD_BY_DOUBT, NEEDS_DECISION
from hotro68.core.finding import Finding
from hotro68.core.report import Certainty, Duplicate, Merged, Unpaid
from hotro68.pipeline.hearings import Hearing
from hotro68.policy.pack import Pack
from hotro68.policy.wording import Guide, lowered
from hotro68.vietnamese.text import fold

SETTLING = "HT4"
"""Codes of people and regimes: told by the stop itself, not as the fault of a cell."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One row that waits, and everything known of it."""

    hearing: Hearing
    unpaid: Unpaid
    merged: Merged
    pack: Pack

    def questions(self) -> Iterator[str]:
        """Cells to be corrected, then facts the law misses, doubts of the law, other rows."""
        faults = self._cell_faults()
        for finding in faults:
            yield f"  ? {self._found(finding)}"
            yield f"    {please(self._whom, finding.hint)}"
            yield from self._papers((finding.field,))
        told = {finding.field for finding in faults}
        for reason in self._reasons(told):
            yield f"  ? {self._said(reason)}"
            yield f"    {self._ask(reason)}"
            yield from self._papers(reason.fields, own=self._of_the_law(reason))
        if self.unpaid.code.startswith(SETTLING):
            yield from self._held()

    def _cell_faults(self) -> list[Finding]:
        """Questions about what stands in a cell."""
        return [
            finding
            for finding in self.merged.findings
            if finding.source.at("") == self.hearing.claim.source
            and (finding.code.blocks or finding.code.asks)
            and finding.code is not NEEDS_DECISION
            and not finding.code.id.startswith(SETTLING)
        ]

    def _found(self, finding: Finding) -> str:
        cell = f"ô {finding.source.cell}" if finding.source.cell else ""
        ref = finding.ref or self.pack.policies[self.hearing.claim.policy].legal.article
        self.hearing.named.add(finding.field)
        return f"{finding.message.rstrip('.')} ({'; '.join(filter(None, (cell, ref)))})."

    def _reasons(self, told: set[str]) -> Iterator[Reason]:
        for reason in self.hearing.row.assessment.reasons:
            if reason.answer is Answer.ASKED and not told & set(reason.fields):
                yield reason

    def _said(self, reason: Reason) -> str:
        grounds = self.hearing.grounds(reason.fields, reason.ref)
        return f"{reason.message.rstrip('.')} ({grounds})."

    def _ask(self, reason: Reason) -> str:
        if self._of_the_law(reason):
            return f"Hỏi {self._office} có chi trường hợp này không."
        return please(self._whom, reason.question)

    def _papers(self, fields: Iterable[str], *, own: bool = False) -> Iterator[str]:
        """What to bring: the papers that show the facts in doubt.

        own: only papers that are needed because of these very facts.
        """
        asked, text = set(fields), self.hearing.text
        guide, values = Guide(self.pack, text.policy, text.day), self.hearing.values
        papers, refs = [], []
        for part, test in text.papers:
            met = test is None or test.ask(values)
            because = part.when is not None and part.when.field in asked
            if met is not False and asked & set(part.proves) and (because or not own):
                said = guide.noted(part) if met is True else guide.paper(part)
                papers.append(lowered(said))
                refs.append(part.ref)
        if papers:
            yield f"    Cần giấy: {'; '.join(papers)} ({'; '.join(dict.fromkeys(refs))})."

    def _of_the_law(self, reason: Reason) -> bool:
        """Whether a condition is not met, and not only a fact missing."""
        conditions = {verdict.id for verdict in self.hearing.verdicts}
        return reason.rule.partition("/")[2] in conditions

    @property
    def _whom(self) -> str:
        """Who knows the facts: the hamlet; of a policy for employers the employer itself."""
        claim = self.hearing.claim
        if not self.hearing.text.policy.payout:
            return claim.name or "đơn vị"
        return claim.hamlet or self.pack.dialect.settlement

    @property
    def _office(self) -> str:
        roles = self.pack.roles_of(self.hearing.claim.policy)
        return roles.send_to if roles is not None else "cơ quan thẩm định"

    def _held(self) -> Iterator[str]:
        """Why another row of the same person, or of one who may be, holds this one back."""
        pairs = self._pairs() if self.unpaid.code == HELD_BY_DOUBT.id else []
        if not pairs:
            yield f"  ? {self.unpaid.reason.rstrip('.')} ({self.unpaid.ref})."
            yield f"    Việc cần làm: {self.unpaid.question}"
        for pair in pairs:
            yield f"  ? {self._doubt(pair)} ({self.unpaid.ref})."
            same, other = (
                ", ".join(part) or "không có gì" for part in (pair.agree, pair.differ)
            )
            yield f"    Giống nhau: {same}. Khác nhau: {other}."
            hamlets = dict.fromkeys(member.hamlet for member in pair.members if member.hamlet)
            whom = " và ".join(hamlets) or self.pack.dialect.settlement
            yield f"    Hỏi {whom}; {lowered(self.unpaid.question)}"

    def _doubt(self, pair: Duplicate) -> str:
        source = self.hearing.claim.source
        other = next(member for member in pair.members if member.source != source)
        whom = f"«{other.name}» [{other.source}]"
        if other.number == self.hearing.claim.number and fold(other.name) != fold(
            self.hearing.claim.name
        ):
            return f"Chưa rõ số giấy tờ này của ai: cũng ghi cho {whom}"
        return f"Chưa rõ có phải một người với {whom}"

    def _pairs(self) -> list[Duplicate]:
        """The doubtful pairs that this row belongs to."""
        source = self.hearing.claim.source
        return [
            pair
            for pair in self.merged.duplicates
            if pair.certainty is not Certainty.CERTAIN
            and source in {member.source for member in pair.members}
        ]


def please(whom: str, question: str) -> str:
    """A question is asked, an instruction is a request."""
    if question.rstrip().endswith("?"):
        return f"Hỏi {whom}: {lowered(question)}"
    return f"Nhờ {whom} {lowered(question)}"
