"""A policy, and a finding code, as a page for a person."""

from __future__ import annotations

from collections.abc import Iterator

from hotro68.core.catalogue import (
    BY_ID,
    LISTED_TWICE,
    NOT_ELIGIBLE,
    OPTED_OUT,
    REFERRED,
    SEVERAL_SUPPORTS,
)
from hotro68.core.finding import Code, Severity
from hotro68.core.message import names_in, render, shown
from hotro68.pipeline.explaining import Explanation, judged_by
from hotro68.policy.assess import Rulebook
from hotro68.policy.compiled import Clause, PolicyText
from hotro68.policy.hearing import told
from hotro68.policy.pack import Pack
from hotro68.policy.schema import Policy
from hotro68.policy.text import StrictText
from hotro68.policy.wording import Guide
from hotro68.resources import folder
from hotro68.writing.papers.conditions import Reader

EXAMPLES = "ma-loi.yaml"
DEPENDS = "tùy trường hợp, như ví dụ dưới đây."
FATES = {
    NOT_ELIGIBLE: "dòng ấy không được chi.",
    OPTED_OUT: "dòng ấy không được chi.",
    REFERRED: "xã không chi dòng ấy.",
    LISTED_TWICE: "chỉ chi một dòng của người ấy.",
    SEVERAL_SUPPORTS: "chỉ chi một chế độ cho người ấy.",
}
BY_SEVERITY = {
    Severity.ERROR: "phải sửa, nhưng không vì vậy mà giữ tiền lại.",
    Severity.WARNING: "nên xem lại, nhưng không vì vậy mà giữ tiền lại.",
    Severity.NOTE: "chỉ báo cho biết.",
}
THEN = {
    "refuse": "Điều kiện",
    "ask": "Chưa đạt thì hỏi cấp trên, không tự từ chối",
}


def explain_policy(policy_id: str, rulebook: Rulebook, whence: str) -> Explanation:
    """Who gets what under a policy on the rulebook's day, with which papers, from whom."""
    pack, policy = rulebook.pack, rulebook.pack.policies[policy_id]
    text = rulebook.text(policy_id, rulebook.day)
    sentences = (
        *_gives(policy, text, pack),
        *_conditions(text),
        *_alone(policy, pack),
        *_way(Guide(pack, policy, rulebook.day)),
        f"Căn cứ: {policy.legal.article}.",
        judged_by(pack, rulebook.day, whence),
    )
    return Explanation(f"{policy.name} ({policy.id})", sentences)


def explain_work(policy_id: str, rulebook: Rulebook) -> Explanation:
    """Who leads and who helps with a policy, who decides, and how long each has."""
    policy = rulebook.pack.policies[policy_id]
    guide = Guide(rulebook.pack, policy, rulebook.day)
    return Explanation(policy.name, (*_filed(guide), *_decided(guide)))


def _gives(policy: Policy, text: PolicyText, pack: Pack) -> Iterator[str]:
    amounts = Reader(pack, policy, text.day).amounts()
    if policy.gives:
        yield f"Được: {policy.gives}"
    if not text.in_force:
        yield f"Không có hiệu lực ngày {shown(text.day)}."
    if policy.id in pack.unset:
        yield "Chưa có mức của tỉnh, đang tính theo mức tối thiểu của trung ương."
    if amounts:
        yield "Mức:" if policy.payout else "Mức (nơi khác chi, xã không chi):"
    for paid, said in zip(text.lines, amounts, strict=True):
        yield f"  • {said.rstrip('.')} ({paid.ref})."


def _conditions(text: PolicyText) -> Iterator[str]:
    for then, head in THEN.items():
        clauses = [one for one in text.clauses if one.condition.then == then]
        for ref in dict.fromkeys(one.condition.ref for one in clauses):
            yield f"{head} ({ref}):"
            yield from _of_article(ref, clauses, text)


def _of_article(ref: str, clauses: list[Clause], text: PolicyText) -> Iterator[str]:
    for clause in clauses:
        if clause.condition.ref == ref:
            yield f"  • {told(clause.condition.needs, text.figures)}"


def _alone(policy: Policy, pack: Pack) -> Iterator[str]:
    """What one person cannot have beside it."""
    yield f"Mỗi đối tượng một lần trong chính sách này ({policy.once.ref})."
    for group in pack.groups.one_of:
        if policy.id in group.policies:
            yield f"{group.reason[:1].upper()}{group.reason[1:].rstrip('.')} ({group.ref})."


def _way(guide: Guide) -> Iterator[str]:
    """Which papers, where they go, until when, and who then has how long."""
    papers = guide.papers()
    if papers:
        yield "Hồ sơ:"
    yield from (f"  • {paper.rstrip('.')}." for paper in papers)
    yield from _filed(guide)
    yield from _decided(guide)


def _filed(guide: Guide) -> Iterator[str]:
    if not guide.policy.filing.needed:
        yield "Không phải nộp hồ sơ."
    elif places := guide.places():
        yield f"Nơi nộp: {'; '.join(places)}."
    if told_day := guide.last_day_told():
        yield f"{told_day}."


def _decided(guide: Guide) -> Iterator[str]:
    roles = guide.pack.roles_of(guide.policy.id)
    if roles is not None:
        assist = f", phối hợp: {roles.assist}" if roles.assist else ""
        compiles = f"; tổng hợp: {roles.compile}" if roles.compile else ""
        yield f"Ở xã: {roles.lead} chủ trì{assist}."
        yield (
            f"Thẩm định: {roles.appraise}{compiles}; gửi đến: {roles.send_to};"
            f" quyết định: {roles.decide} ({roles.ref})."
        )
    steps = guide.steps()
    if steps:
        yield "Thời hạn giải quyết:"
    yield from (f"  • {step}." for step in steps)


def explain_code(code_id: str) -> Explanation | None:
    """The page of a finding code; None for a code that does not exist."""
    code = BY_ID.get(code_id.upper())
    if code is None:
        return None
    sentences = (
        f"Nói gì: {_generic(code.message) or DEPENDS}",
        f"Vì vậy: {_fate(code)}",
        f"Việc cần làm: {_generic(code.hint) or DEPENDS}",
        *_example(code),
    )
    return Explanation(f"{code.id} {code.name} ({code.severity.label.lower()})", sentences)


def _example(code: Code) -> Iterator[str]:
    """A finding of this code as it came out of an invented list."""
    written = StrictText(folder("examples") / EXAMPLES, EXAMPLES).read()
    found = written.get(code.id) if isinstance(written, dict) else None
    if isinstance(found, dict):
        yield f"Ví dụ: {found['about']}"
        yield f"  {found['place']}: {found['said']}"
        if names_in(code.hint):
            yield f"  → {found['todo']}"


def _fate(code: Code) -> str:
    if code in FATES:
        return FATES[code]
    if code.unusable:
        return "tệp hay cấu hình ấy không dùng được cho tới khi sửa."
    if code.blocks:
        return "dòng ấy chưa được chi cho tới khi sửa."
    if code.asks:
        return "dòng ấy chưa được chi, chờ người trả lời."
    return BY_SEVERITY[code.severity]


def _generic(template: str) -> str:
    """With gaps where the facts of a list would stand; empty when it is nothing but gaps."""
    told = render(template, dict.fromkeys(names_in(template), "…")).replace("….", "…")
    return told if any(sign.isalpha() for sign in told) else ""
