"""con-bo-ngo.md: what the law leaves open, and who decides it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from hotro68.core.message import names_in, render
from hotro68.policy.procedure import Part, Place, TimeLimit
from hotro68.policy.schema import Condition, Policy
from hotro68.policy.wording import Guide, told_place, told_step
from making.page import CONFIDENCE, Page, pack, page, table

INTRO = """Luật có chỗ không nói, có chỗ các nguồn nói khác nhau. Máy không đoán: hoặc hỏi người
có thẩm quyền (không bao giờ tự trả), hoặc theo một cách đọc ghi rõ ở đây và trong tệp quy tắc.
Đổi cách đọc là sửa một dòng YAML: [them-chinh-sach.md](../them-chinh-sach.md)."""
FIRM = (
    "Chưa chắc về căn cứ nhưng không hỏi: điều kiện từ chối và mức có độ chắc dưới «chắc chắn»."
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """asked: conditions that send to a person. read: what follows one reading."""

    what: str
    open: str
    does: str
    asked: tuple[str, ...] = ()
    read: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        return (*self.asked, *self.read)


def doubts() -> tuple[Doubt, ...]:
    written = yaml.safe_load((Path(__file__).parent / "doubts.yaml").read_text("utf-8"))
    return tuple(Doubt(**entry) for entry in written)


def doubt_page() -> Page:
    policies = tuple(pack().policies.values())
    parts = [
        INTRO,
        "## Từng điều",
        *(_told(number, doubt) for number, doubt in enumerate(doubts(), start=1)),
        "## Mọi điều kiện máy không tự quyết",
        table(("Điều kiện", "Máy nói", "Căn cứ", "Độ chắc"), _asking(policies)),
        "## Kết hợp máy không tự quyết",
        table(("Các chính sách", "Vì sao", "Căn cứ"), _combined()) or "Không có.",
        "## Cách đọc còn phải đối chiếu",
        FIRM,
        table(("Ở đâu", "Là gì", "Căn cứ", "Độ chắc"), _unsure(policies)),
    ]
    return page("con-bo-ngo.md", "Điều luật còn bỏ ngỏ", parts)


def _told(number: int, doubt: Doubt) -> str:
    lines = [
        f"### {number}. {doubt.what}",
        "",
        f"- Còn ngỏ: {doubt.open}",
        f"- Máy: {doubt.does}",
    ]
    if doubt.asked:
        lines.append(f"- Hỏi ở: {_codes(doubt.asked)}")
    if doubt.read:
        lines.append(f"- Cách đọc ghi ở: {_codes(doubt.read)}")
    return "\n".join(lines)


def _codes(places: tuple[str, ...]) -> str:
    return ", ".join(f"`{place}`" for place in places)


def _asking(policies: tuple[Policy, ...]) -> Iterator[tuple[str, ...]]:
    for policy in policies:
        for one in policy.conditions:
            if one.then == "ask":
                yield (*_place(policy, one), one.ref, CONFIDENCE[one.confidence])


def _place(policy: Policy, condition: Condition) -> tuple[str, str]:
    """The condition and its words, with figures of the newest text and a gap for each fact."""
    gaps = dict.fromkeys(names_in(condition.otherwise), "…")
    figures = {name: one.values[-1].value for name, one in policy.parameters.items()}
    return f"`{policy.id}/{condition.id}`", render(condition.otherwise, {**gaps, **figures})


def _combined() -> Iterator[tuple[str, ...]]:
    for group in pack().groups.one_of:
        if group.keep == "ask":
            together = ", ".join(f"`{policy}`" for policy in group.policies)
            yield together, group.reason, group.ref


def _unsure(policies: tuple[Policy, ...]) -> Iterator[tuple[str, ...]]:
    for policy in policies:
        for one in policy.conditions:
            if one.then == "refuse" and one.confidence != "H":
                yield (*_place(policy, one), one.ref, CONFIDENCE[one.confidence])
        for name, parameter in policy.parameters.items():
            for dated in parameter.values:
                if dated.confidence != "H":
                    place = f"`{policy.id}/{name}`"
                    yield place, parameter.label, dated.ref, CONFIDENCE[dated.confidence]
        yield from _unsure_procedure(Guide(pack(), policy, pack().newest))


def _unsure_procedure(guide: Guide) -> Iterator[tuple[str, ...]]:
    policy = guide.policy
    said: tuple[tuple[Part | Place | TimeLimit, str], ...] = (
        *((part, guide.paper(part)) for part in policy.dossier),
        *((place, f"Nộp tại {told_place(place, pack())}") for place in policy.filing.places),
        *((step, told_step(step, policy, pack())) for step in policy.clock),
    )
    for one, words in said:
        if one.confidence != "H":
            yield f"`{policy.id}/{one.id}`", words, one.ref, CONFIDENCE[one.confidence]
