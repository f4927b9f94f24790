"""Why a claim that the law would pay waits for a person: one maker a kind of doubt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from hotro68.core.award import Assessment
from hotro68.core.catalogue import (
    EQUAL_AMOUNTS,
    HELD_BY_DOUBT,
    OTHER_PERIOD,
    SAME_BUSINESS,
    TOGETHER_IN_DOUBT,
)
from hotro68.core.claim import Claim
from hotro68.core.decided import Choice
from hotro68.core.finding import Finding
from hotro68.policy.pack import Group


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim held back, the finding that says so, and the article it rests on."""

    assessment: Assessment
    finding: Finding

    @property
    def claim(self) -> Claim:
        return self.assessment.claim


Names: TypeAlias = Mapping[str, str]
"""Policy id → its name for people."""
DoubtMaker: TypeAlias = Callable[[Assessment, Assessment, Group, Names], Doubt]


def held_for_identity(one: Assessment, rival: Assessment, ref: str) -> Doubt:
    data = {
        "name": one.claim.name,
        "other": rival.claim.name,
        "place": str(rival.claim.source),
    }
    finding = Finding(
        HELD_BY_DOUBT,
        one.claim.cell("so_giay_to"),
        data,
        ref=ref,
        related=(rival.claim.source,),
    )
    return Doubt(one, finding)


def another_period(
    one: Assessment, rows: Sequence[Assessment], question: str, ref: str
) -> Doubt:
    others = [row for row in rows if row is not one]
    data = {
        "name": one.claim.name,
        "differ": ", ".join(str(row.claim.source) for row in others),
        "question": question,
    }
    related = tuple(row.claim.source for row in others)
    finding = Finding(OTHER_PERIOD, one.claim.source, data, ref=ref, related=related)
    return Doubt(one, finding)


def sums_differ(one: Assessment, rows: Sequence[Assessment], ref: str) -> Doubt:
    question = "Hai dòng cho số tiền khác nhau: số liệu nào đúng?"
    return another_period(one, rows, question, ref)


def businesses_differ(one: Assessment, rows: Sequence[Assessment], ref: str) -> Doubt:
    """A person registers one household business only (Decree 01/2021, Article 80)."""
    question = "Hai dòng ghi hai hộ kinh doanh khác nhau: hộ nào đúng?"
    return another_period(one, rows, question, ref)


def equal_sums(one: Assessment, rival: Assessment, group: Group, names: Names) -> Doubt:
    data = {"amount": one.amount, **_both(one, rival, names)}
    return _of_pair(one, rival, Finding(EQUAL_AMOUNTS, one.claim.source, data, ref=group.ref))


def in_doubt_together(one: Assessment, rival: Assessment, group: Group, names: Names) -> Doubt:
    data = {**_together(one, rival, names), "reason": group.reason}
    finding = Finding(TOGETHER_IN_DOUBT, one.claim.source, data, ref=group.ref)
    return _of_pair(one, rival, finding)


def _both(one: Assessment, rival: Assessment, names: Names) -> dict[str, str]:
    return {"policy": names[one.claim.policy], "other": names[rival.claim.policy]}


def _together(one: Assessment, rival: Assessment, names: Names) -> dict[str, str]:
    """Two policies: may one person have both; two rows of one policy: which is right."""
    if one.claim.policy == rival.claim.policy:
        doubt = f"dòng nào của «{names[one.claim.policy]}» đúng"
        return {"doubt": doubt, "todo": "Hỏi thôn, sửa hoặc xóa dòng sai, rồi chạy lại."}
    both = f"«{names[one.claim.policy]}» và «{names[rival.claim.policy]}»"
    todo = "Hỏi cơ quan thẩm định cấp trên trước khi chi."
    return {"doubt": f"có được hưởng cả {both} không", "todo": todo}


def _of_pair(one: Assessment, rival: Assessment, finding: Finding) -> Doubt:
    placed = Finding(
        finding.code,
        finding.source,
        finding.data,
        ref=finding.ref,
        related=(rival.claim.source,),
    )
    return Doubt(one, placed)


def given_up(choice: Choice, names: Names) -> str:
    """Why a claim gives way to one that its citizen chose, whatever the sums."""
    note = f", {choice.note}" if choice.note else ""
    return f"người đó đã chọn «{names[choice.policy]}» (ngày {choice.day:%d/%m/%Y}{note})"


def rival_asked(one: Assessment, rival: Assessment, ref: str, names: Names) -> Doubt:
    """It would exclude, or be excluded by, a claim of the same person that is itself asked."""
    reason = f"dòng {rival.claim.source} của cùng người còn chờ trả lời"
    return _because(reason, one, rival, ref, names)


def twin_refused(one: Assessment, rival: Assessment, ref: str, names: Names) -> Doubt:
    """The same claim stands in another row that the law refuses."""
    reason = f"dòng {rival.claim.source} của cùng người, cùng chính sách ghi không đủ điều kiện"
    return _because(reason, one, rival, ref, names)


def _because(reason: str, one: Assessment, rival: Assessment, ref: str, names: Names) -> Doubt:
    data = {**_together(one, rival, names), "reason": reason}
    return _of_pair(one, rival, Finding(TOGETHER_IN_DOUBT, one.claim.source, data, ref=ref))


def another_business(
    one: Assessment, owners: Sequence[Assessment], field: tuple[str, str], ref: str
) -> Doubt:
    """`field` is the key and the label of the number that names the business."""
    others = [row for row in owners if row is not one]
    data = {
        "label": field[1],
        "name": one.claim.name,
        "other": ", ".join(row.claim.name for row in others),
    }
    related = tuple(row.claim.source for row in others)
    finding = Finding(
        SAME_BUSINESS,
        one.claim.cell(field[0]),
        data,
        field=field[0],
        value=one.claim.facts.get(field[0]),
        ref=ref,
        related=related,
    )
    return Doubt(one, finding)
