"""giaithich: why this amount, read aloud in half a minute."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hotro68.core.award import Answer, Assessment, SetAside
from hotro68.core.catalogue import BY_ID
from hotro68.core.claim import Claim
from hotro68.core.message import names_in, render, shown
from hotro68.core.report import CheckedRow, Merged, Unpaid
from hotro68.core.source import Source
from hotro68.policy.assess import Rulebook
from hotro68.policy.comparing import told
from hotro68.policy.compiled import PaidLine, PolicyText
from hotro68.policy.hearing import State, Verdict, verdicts
from hotro68.policy.pack import Pack
from hotro68.policy.saying import arithmetic
from hotro68.vietnamese.numbers import grouped
from hotro68.vietnamese.text import fold

MARKS = {
    State.MET: "✓",
    State.UNMET: "✗",
    State.UNKNOWN: "?",
    State.CONFIRMED: "✓ (thôn xác nhận)",
}
IDENTITY = ("ho_ten", "ngay_sinh", "gioi_tinh", "thon", "so_giay_to")
PLACE = re.compile(r"(?P<file>.+?)\s*›\s*(?P<sheet>.+)!(?P<column>[A-Z]*)(?P<row>\d+)")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A heading and the sentences under it."""

    title: str
    sentences: tuple[str, ...]


def rows_meant(merged: Merged, asked: str) -> tuple[CheckedRow, ...]:
    """The rows a clerk means: a place, an identity number, or part of a name (marks or not)."""
    place = PLACE.fullmatch(asked.strip())
    if place is not None:
        source = Source(place["file"], place["sheet"], int(place["row"]))
        return tuple(row for row in merged.rows if row.claim.source == source)
    if asked.strip().isdigit():
        numbers = ("so_giay_to", "so_giay_to_cu")
        return tuple(
            row for row in merged.rows if asked.strip() in {row.claim.text(k) for k in numbers}
        )
    wanted = f" {fold(asked)} "
    return tuple(row for row in merged.rows if wanted in f" {fold(row.claim.name)} ")


def explain_row(row: CheckedRow, merged: Merged, rulebook: Rulebook) -> Explanation:
    """What was decided about one row, and why."""
    claim, pack = row.claim, rulebook.pack
    policy = pack.policies[claim.policy]
    title = f"{claim.name} — {policy.name} ({claim.source})"
    return Explanation(title, tuple(_sentences(row, merged, rulebook)))


def _sentences(row: CheckedRow, merged: Merged, rulebook: Rulebook) -> Iterator[str]:
    claim, assessment = row.claim, row.assessment
    yield _who(claim)
    yield from _outcome(claim, merged, rulebook.pack)
    used = ", ".join(_used(claim, rulebook.pack))
    if used:
        yield f"Đã dùng: {used}."
    text = rulebook.text(claim.policy, assessment.as_of)
    yield f"Xét theo văn bản áp dụng ngày {shown(assessment.as_of)}:"
    for verdict in verdicts(claim, text):
        if verdict.state is not State.APART:
            yield _stated(verdict)
    for line in assessment.lines:
        yield f"Cách tính: {arithmetic((line,))} đồng ({line.ref})."
    yield from _asked(assessment)


def _who(claim: Claim) -> str:
    born = f", sinh {claim.birth}" if claim.birth else ""
    number = f", giấy tờ {claim.number}" if claim.number else ", chưa có số giấy tờ"
    hamlet = f", {claim.hamlet}" if claim.hamlet else ""
    return f"{claim.name}{born}{number}{hamlet}."


def _outcome(claim: Claim, merged: Merged, pack: Pack) -> Iterator[str]:
    for award in merged.awards:
        if award.claim.source == claim.source:
            yield f"Được chi {grouped(award.amount)} đồng."
            yield from (_lost(loser, pack) for loser in award.set_aside)
        for loser in award.set_aside:
            if loser.assessment.claim.source == claim.source:
                winner = pack.policies[award.claim.policy].name
                yield (
                    f"Không chi, vì người này đã được chi {grouped(award.amount)} đồng theo"
                    f" «{winner}» ({loser.winner}): {loser.reason} ({loser.ref})."
                )
    for unpaid in merged.unpaid:
        if unpaid.claim.source == claim.source:
            yield _unpaid(unpaid)


def _lost(loser: SetAside, pack: Pack) -> str:
    one = loser.assessment
    name = pack.policies[one.claim.policy].name
    return (
        f"Đã gạt ra: «{name}» {grouped(one.amount)} đồng ({one.claim.source}), {loser.reason}"
        f" ({loser.ref})."
    )


def _unpaid(row: Unpaid) -> str:
    head = "Không chi" if row.answer is Answer.REFUSED else "Chưa chi, chờ trả lời"
    ref = f" ({row.ref})" if row.ref else ""
    return f"{head}: {row.reason}{ref}"


def _used(claim: Claim, pack: Pack) -> Iterator[str]:
    fields = pack.fields_of(claim.policy)
    for key in pack.policies[claim.policy].fields:
        value = claim.facts.get(key)
        if value is not None:
            cell = claim.cell(key).cell
            where = f" ({cell})" if cell else ""
            yield f"{fields[key].label} {shown(value)}{where}"


def _stated(verdict: Verdict) -> str:
    return f"  {MARKS[verdict.state]} {verdict.words} ({verdict.ref})"


def _asked(assessment: Assessment) -> Iterator[str]:
    for reason in assessment.reasons:
        if reason.question:
            yield f"Phải hỏi: {reason.question}"


def explain_code(code_id: str) -> Explanation | None:
    """The page of a finding code; None for a code that does not exist."""
    code = BY_ID.get(code_id.upper())
    if code is None:
        return None
    becomes = "Dòng không được chi cho tới khi sửa." if code.blocks else ""
    becomes = "Dòng chờ người trả lời, chưa chi." if code.asks else becomes
    sentences = (_generic(code.message), f"Việc cần làm: {_generic(code.hint)}", becomes)
    title = f"{code.id} {code.name} ({code.severity.label.lower()})"
    return Explanation(title, tuple(text for text in sentences if text))


def _generic(template: str) -> str:
    return render(template, dict.fromkeys(names_in(template), "…"))


def explain_policy(policy_id: str, rulebook: Rulebook) -> Explanation:
    """Who gets what under a policy on the rulebook's day."""
    pack, policy = rulebook.pack, rulebook.pack.policies[policy_id]
    text = rulebook.text(policy_id, rulebook.day)
    authority = pack.authority_of(policy_id)
    sentences = [f"Căn cứ: {policy.legal.article}. Áp dụng ngày {shown(rulebook.day)}."]
    sentences += [
        f"  {'•' if clause.condition.then == 'refuse' else '?'} {told(clause.condition, text)}"
        f" ({clause.condition.ref})"
        for clause in text.clauses
    ]
    sentences += [f"Mức: {_amount(paid, text)} ({paid.ref})." for paid in text.lines]
    if policy.gives:
        sentences.append(f"Được: {policy.gives}")
    if policy.dossier:
        sentences.append(f"Hồ sơ: {'; '.join(policy.dossier)}.")
    if authority is not None:
        sentences.append(
            f"Thẩm định: {authority.appraise}; gửi đến: {authority.send_to};"
            f" quyết định: {authority.decide} ({authority.ref})."
        )
    return Explanation(f"{policy.id}: {policy.name}", tuple(sentences))


def _amount(paid: PaidLine, text: PolicyText) -> str:
    """`Tiền ăn F0 80.000 đồng × số ngày, không quá 45`."""
    labels = {name: spec.label.lower() for name, spec in text.fields.items()}
    labels |= {name: spec.label.lower() for name, spec in text.policy.derived.items()}
    rate = labels[paid.line.add] if paid.rate is None else f"{grouped(paid.rate)} đồng"
    times = f" × {labels[paid.line.times]}" if paid.line.times else ""
    most = f", không quá {paid.most}" if paid.most is not None else ""
    return f"{paid.line.label} {rate}{times}{most}"
