"""One file on its way from list to money: its stage, and which step may follow which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hotro68.core.claim import Claim


class Stage(StrEnum):
    """Where a file stands; the value is what the journal and the papers write."""

    NEW = "MOI"
    GOOD = "HOP_LE"
    WRONG = "LOI"
    DOUBLE = "TRUNG"
    OPTED_OUT = "TU_NGUYEN"
    PASSED = "DAT"
    FAILED = "KHONG_DAT"
    RETURNED = "BO_SUNG"
    POSTED = "NIEM_YET_DU_KIEN"
    SUBMITTED = "DA_TRINH"
    APPROVED = "DUOC_DUYET"
    REJECTED = "BI_TU_CHOI"
    PUBLISHED = "NIEM_YET_KET_QUA"
    PAID = "DA_CHI"
    UNPAID = "CHUA_CHI"
    GIVEN_BACK = "TRA_LAI"
    REPAY_FIRST = "CHO_HOAN_TRA"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Stage.NEW: "mới nhận",
    Stage.GOOD: "hợp lệ",
    Stage.WRONG: "chờ sửa, chờ xác minh",
    Stage.DOUBLE: "trùng, đã xếp lại",
    Stage.OPTED_OUT: "tự nguyện không tham gia",
    Stage.PASSED: "thẩm định đạt",
    Stage.FAILED: "không đạt",
    Stage.RETURNED: "phải bổ sung",
    Stage.POSTED: "đã niêm yết dự kiến",
    Stage.SUBMITTED: "đã trình",
    Stage.APPROVED: "được duyệt",
    Stage.REJECTED: "không được duyệt",
    Stage.PUBLISHED: "đã niêm yết kết quả",
    Stage.PAID: "đã chi",
    Stage.UNPAID: "chưa chi",
    Stage.GIVEN_BACK: "đã trả lại",
    Stage.REPAY_FIRST: "chờ hoàn trả khoản đã nhận",
}

_APPRAISED = frozenset({Stage.PASSED, Stage.FAILED, Stage.RETURNED})
_BEFORE_SUBMITTING = _APPRAISED | {Stage.GOOD, Stage.WRONG, Stage.POSTED}
_DECIDED = frozenset({Stage.APPROVED, Stage.REJECTED})
_SETTLED = frozenset({Stage.PAID, Stage.UNPAID, Stage.GIVEN_BACK})

# Workflow of a file. A file never comes to its money past the decision; a payment already made
# can be given back, an unpaid one paid later or decided anew by an amending decision; a file
# rejected or returned is appraised anew.
NEXT: Mapping[Stage, frozenset[Stage]] = {
    Stage.NEW: frozenset({Stage.GOOD, Stage.WRONG}),
    Stage.GOOD: _APPRAISED | {Stage.POSTED, Stage.SUBMITTED, Stage.WRONG, Stage.REPAY_FIRST},
    Stage.WRONG: _APPRAISED - {Stage.PASSED} | {Stage.GOOD},
    Stage.DOUBLE: frozenset({Stage.GOOD, Stage.WRONG}),
    Stage.OPTED_OUT: frozenset({Stage.GOOD, Stage.WRONG}),
    Stage.PASSED: _APPRAISED | {Stage.POSTED, Stage.SUBMITTED, Stage.REPAY_FIRST},
    Stage.FAILED: _APPRAISED,
    Stage.RETURNED: _APPRAISED | {Stage.GOOD},
    Stage.POSTED: _APPRAISED | {Stage.POSTED, Stage.SUBMITTED, Stage.REPAY_FIRST},
    Stage.SUBMITTED: _DECIDED | _APPRAISED,
    Stage.APPROVED: _DECIDED | _SETTLED | {Stage.PUBLISHED},
    Stage.REJECTED: _DECIDED | _APPRAISED,
    Stage.PUBLISHED: _DECIDED | _SETTLED | {Stage.PUBLISHED},
    Stage.PAID: frozenset({Stage.GIVEN_BACK}),
    Stage.UNPAID: _SETTLED | _DECIDED,
    Stage.GIVEN_BACK: frozenset(),
    Stage.REPAY_FIRST: _APPRAISED | {Stage.GOOD},
}

AFTER_DECISION = frozenset({Stage.APPROVED, Stage.PUBLISHED}) | _SETTLED
"""Stages in which the decided amount counts, whatever the lists say later."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One person's file for one policy.

    key: `person/policy`. amount: đồng entitled, after a decision the đồng decided.
    evidence: digest of what the amount rests on; a step counts only for the file it was taken
    of. held: why payment waits, by the register that holds it (complaint, police check).
    claim: None when the newest lists no longer have the file.
    """

    key: str
    policy: str
    name: str
    hamlet: str
    amount: int
    stage: Stage
    evidence: str
    reason: str = ""
    ref: str = ""
    step: int = 0
    held: Mapping[str, str] = field(default_factory=dict)
    claim: Claim | None = None

    @property
    def person(self) -> str:
        return self.key.partition("/")[0]

    def may_become(self, stage: Stage) -> bool:
        return stage in NEXT[self.stage]


@dataclass(frozen=True, slots=True)
class Move:
    """A file goes to a stage, in one step of the journal. evidence: that of the file moved."""

    key: str
    to: Stage
    policy: str
    name: str
    hamlet: str
    amount: int
    evidence: str
    reason: str = ""
    ref: str = ""


def move(file: CaseFile, to: Stage, *, amount: int | None = None, reason: str = "") -> Move:
    """The move of a file as it stands; amount: when the decision gives another."""
    return Move(
        file.key,
        to,
        file.policy,
        file.name,
        file.hamlet,
        file.amount if amount is None else amount,
        file.evidence,
        reason,
    )
