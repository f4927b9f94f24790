"""The part of a policy's page about papers, places, clocks and who decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hotro68.policy.procedure import CopyKind, Form, Part, Place, TimeLimit
from hotro68.policy.schema import Policy
from hotro68.policy.strict import InForce
from hotro68.policy.wording import Guide, lowered, told_copy, told_place, told_step
from making.page import CONFIDENCE, pack, table

NOTHING_FILED = "Không phải nộp hồ sơ: cơ quan có thẩm quyền tự làm."
DATED = ("Ngày thẩm định", "Căn cứ", "Độ chắc")
OWN_OFFICE = "Nộp tại UBND xã."


def procedure(policy: Policy) -> str:
    guide = Guide(pack(), policy, pack().newest)
    parts = (
        _papers(guide),
        _filing(guide),
        _clock(policy),
        _roles(policy),
    )
    return "\n\n".join(filter(None, parts))


def period(part: InForce) -> str:
    since = f"từ {part.since:%d/%m/%Y}" if part.since else ""
    until = f"đến {part.until:%d/%m/%Y}" if part.until else ""
    return " ".join(filter(None, (since, until)))


def _dated(part: Part | Place | TimeLimit) -> tuple[str, str, str]:
    return period(part) or "mọi ngày", part.ref, CONFIDENCE[part.confidence]


def _papers(guide: Guide) -> str:
    rows = [
        (
            part.text,
            _whom(part, guide),
            "; ".join(_forms(part.forms)),
            "; ".join(_copies(part.copies)),
            *_dated(part),
        )
        for part in guide.policy.dossier
    ]
    return table(("Giấy tờ", "Cần khi", "Mẫu số", "Bản sao", *DATED), rows)


def _whom(part: Part, guide: Guide) -> str:
    if part.when is None:
        return "mọi hồ sơ"
    return lowered(part.whom) or guide.check(part.when)


def _forms(forms: Iterable[Form]) -> Iterator[str]:
    for form in forms:
        yield " ".join(filter(None, (f"{form.number} của {form.ref}", period(form))))


def _copies(copies: Iterable[CopyKind]) -> Iterator[str]:
    for copy in copies:
        yield " ".join(filter(None, (told_copy(copy), period(copy))))


def _filing(guide: Guide) -> str:
    filing = guide.policy.filing
    if not filing.needed:
        return NOTHING_FILED
    rows = [(told_place(place, pack()), *_dated(place)) for place in filing.places]
    by = f"Người nộp: {filing.by}." if filing.by else ""
    last = f"{told}." if (told := guide.last_day_told()) else ""
    said = " ".join(filter(None, (by, "" if rows else OWN_OFFICE, last)))
    return "\n\n".join(filter(None, (said, table(("Nơi nộp", *DATED), rows))))


def _clock(policy: Policy) -> str:
    rows = [(told_step(step, policy, pack()), *_dated(step)) for step in policy.clock]
    return table(("Thời hạn giải quyết", *DATED), rows)


def _roles(policy: Policy) -> str:
    roles, authority = pack().roles_of(policy.id), pack().authority_of(policy.id)
    if roles is None or authority is None:
        return ""
    rows = (
        ("Chủ trì ở xã", roles.lead),
        ("Kiểm lại", roles.recheck),
        ("Phối hợp", roles.assist),
        ("Thẩm định", roles.appraise),
        ("Tổng hợp", roles.compile),
        ("Gửi tới", roles.send_to),
        ("Quyết định", roles.decide),
        ("Căn cứ", f"{roles.ref} ({CONFIDENCE[authority.confidence]})"),
    )
    return table(("Việc", "Ai"), [row for row in rows if row[1]])
