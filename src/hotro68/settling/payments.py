"""Money received before: never paid again, and given back before a higher support is paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from hotro68.core.award import Answer, Assessment
from hotro68.core.claim import Claim
from hotro68.core.crossing import PAID_POLICY, Act
from hotro68.policy.crossing import RegisterCheck
from hotro68.policy.pack import Group
from hotro68.settling.judging import days_of
from hotro68.settling.table import CombinationTable
from hotro68.vietnamese.numbers import grouped

_FIRST, _LAST = "tu_ngay", "den_ngay"


@dataclass(frozen=True, slots=True)
class Paid:
    """What follows from the payments. give_back: đồng, before the whole sum is paid here."""

    act: Act
    words: Mapping[str, object]
    sentence: str
    question: str
    ref: str
    rows: tuple[Claim, ...]
    give_back: int = 0


class _Bearing(Enum):
    """What a payment is to a claim."""

    SAME = "same"
    UNSURE = "unsure"
    RIVAL = "rival"
    NONE = "none"


def judge_payments(
    check: RegisterCheck, one: Assessment, theirs: Sequence[Claim], table: CombinationTable
) -> Paid | None:
    """The same support first, then what excludes it, then what nobody can tell."""
    bearing = {row.source: _bearing(row, one, table) for row in theirs}
    for kind, judge in ((_Bearing.SAME, _of_same), (_Bearing.RIVAL, _of_rivals)):
        rows = [row for row in theirs if bearing[row.source] is kind]
        if rows:
            return judge(check, one, rows, table)
    unsure = [row for row in theirs if bearing[row.source] is _Bearing.UNSURE]
    return _of_unsure(check, one, unsure, table) if unsure else None


def _bearing(row: Claim, one: Assessment, table: CombinationTable) -> _Bearing:
    policy = row.facts.get(PAID_POLICY)
    if not isinstance(policy, str) or policy not in table.pack.policies:
        return _Bearing.UNSURE
    if policy == one.claim.policy:
        return _of_one_policy(row, one.claim, table)
    rivals = table.conflict(policy, one.claim.policy)
    return _Bearing.NONE if rivals is None else _Bearing.RIVAL


def _of_one_policy(row: Claim, claim: Claim, table: CombinationTable) -> _Bearing:
    """A support paid for each spell is another one when no day is the same."""
    if not table.pack.policies[claim.policy].once.fields:
        return _Bearing.SAME
    mine, others = days_of(claim, _FIRST, _LAST), days_of(row, _FIRST, _LAST)
    if mine is None or others is None:
        return _Bearing.UNSURE
    if mine == others:
        return _Bearing.SAME
    return _Bearing.UNSURE if mine & others else _Bearing.NONE


def _amount(check: RegisterCheck, row: Claim) -> int | None:
    value = row.facts.get(check.payment.amount)
    return value if type(value) is int and value >= 0 else None


def _sum(check: RegisterCheck, rows: Sequence[Claim]) -> int | None:
    amounts = [_amount(check, row) for row in rows]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(rows) else None


def payment_words(
    check: RegisterCheck, one: Assessment, rows: Sequence[Claim], table: CombinationTable
) -> dict[str, object]:
    paid = _sum(check, rows)
    policies = dict.fromkeys(_policy_name(row, check, table) for row in rows)
    return {
        "paid": "chưa rõ số tiền" if paid is None else f"{grouped(paid)} đồng",
        "amount": f"{grouped(one.amount)} đồng",
        "other": ", ".join(policies),
    }


def _policy_name(row: Claim, check: RegisterCheck, table: CombinationTable) -> str:
    policy = row.facts.get(PAID_POLICY)
    if isinstance(policy, str) and policy in table.names:
        return table.names[policy]
    return row.text(check.payment.policy) or "chế độ chưa rõ"


def _of_same(
    check: RegisterCheck, one: Assessment, rows: Sequence[Claim], table: CombinationTable
) -> Paid:
    words, ref = payment_words(check, one, rows, table), table.once_ref(one)
    paid = _sum(check, rows)
    if one.answer is Answer.PAID and paid is not None and paid < one.amount:
        sentence = (
            f"Mức được hưởng là {words['amount']}, còn thiếu {grouped(one.amount - paid)} đồng:"
            " chi bù ở đợt ấy, hoặc hoàn trả rồi chi đủ ở đây."
        )
        question = "Đã chi thiếu, hay còn đợt sau chưa ghi vào sổ? Ghi kết luận vào tờ hỏi."
        return Paid(Act.ASK, words, sentence, question, ref, tuple(rows), paid)
    sentence = "Mỗi người chỉ được hỗ trợ một lần cho một chính sách: không chi nữa."
    return Paid(Act.REFUSE, words, sentence, "", ref, tuple(rows))


def _of_rivals(
    check: RegisterCheck, one: Assessment, rows: Sequence[Claim], table: CombinationTable
) -> Paid:
    words, paid = payment_words(check, one, rows, table), _sum(check, rows)
    group = _group(one, rows[0], table)
    if one.answer is not Answer.PAID or not paid or len(rows) > 1 or group.keep == "ask":
        sentence = f"Chưa tự xét được: {group.reason}."
        question = "Đã nhận bao nhiêu, theo chế độ nào? Ghi kết luận vào tờ hỏi."
        return Paid(Act.ASK, words, sentence, question, group.ref, tuple(rows))
    if one.amount <= paid:
        sentence = f"Không chi {words['amount']}: {group.reason}."
        return Paid(Act.REFUSE, words, sentence, "", group.ref, tuple(rows))
    sentence = (
        f"Chế độ mới {words['amount']} cao hơn: hoàn trả {words['paid']} trước,"
        f" rồi mới chi {words['amount']}."
    )
    question = "Người này hoàn trả chưa, chứng từ số mấy? Ghi «đã hoàn trả» vào tờ hỏi."
    return Paid(Act.REPAY, words, sentence, question, group.ref, tuple(rows), paid)


def _group(one: Assessment, row: Claim, table: CombinationTable) -> Group:
    group = table.conflict(str(row.facts[PAID_POLICY]), one.claim.policy)
    assert group is not None
    return group


def _of_unsure(
    check: RegisterCheck, one: Assessment, rows: Sequence[Claim], table: CombinationTable
) -> Paid:
    words = payment_words(check, one, rows, table)
    sentence = "Chưa rõ khoản đã nhận có loại trừ khoản này không."
    question = "Khoản đã nhận theo chế độ nào, cho những ngày nào? Ghi kết luận vào tờ hỏi."
    return Paid(Act.ASK, words, sentence, question, table.once_ref(one), tuple(rows))
