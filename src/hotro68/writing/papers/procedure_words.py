"""A poster of one policy in words: who, how much, which papers, where, and who decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hotro68.core.message import shown
from hotro68.core.office import Office
from hotro68.policy.pack import Pack
from hotro68.policy.schema import Policy
from hotro68.policy.wording import Guide, in_sentence, lowered
from hotro68.vietnamese.calendar import is_working_day
from hotro68.writing.papers.balancing import NOTICE_WIDTH, balanced
from hotro68.writing.papers.conditions import Reader
from hotro68.writing.papers.letterhead import (
    NO_BREAK,
    Letterhead,
    Signature,
    chair,
    committee,
    district,
    hamlets,
    letterhead,
    long_date,
)
from hotro68.writing.papers.notice_words import legal_bases

_COMMON_NOUN = re.compile(r"(?:^|, | và )(?:Các|Doanh nghiệp)\b")


@dataclass(frozen=True, slots=True)
class Topic:
    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcedureSheet:
    letterhead: Letterhead
    kind: str
    subjects: tuple[str, ...]
    attached: str
    bases: tuple[str, ...]
    opening: str
    topics: tuple[Topic, ...]
    notes: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature


def word_procedure(policy: Policy, pack: Pack, office: Office, day: date) -> ProcedureSheet:
    return ProcedureSheet(
        letterhead=letterhead(office, "TB", None),
        kind="THÔNG BÁO",
        subjects=(
            "Niêm yết thủ tục thực hiện chính sách",
            balanced(lowered(policy.name), NOTICE_WIDTH),
        ),
        attached="",
        bases=legal_bases(pack, day),
        opening=f"{committee(office)} niêm yết công khai thủ tục thực hiện chính sách như sau:",
        topics=tuple(_topics(Reader(pack, policy, day), office)),
        notes=tuple(_notes(policy, pack, day)),
        recipients=(
            f"- UBND {district(office)};",
            f"- Niêm yết tại trụ sở UBND {office.level} và tại các {hamlets(office)};",
            "- Lưu: VT, LĐTBXH.",
        ),
        signature=chair(office),
    )


def _topics(reader: Reader, office: Office) -> Iterator[Topic]:
    """Numbered as they come; a topic with nothing to say is left out."""
    policy, pack = reader.policy, reader.pack
    guide = Guide(pack, policy, reader.day)
    found = (
        ("Căn cứ", (f"{policy.legal.article}.",)),
        ("Điều kiện được hỗ trợ", reader.required()),
        ("Điều kiện được xem xét thêm khi chưa đạt", reader.doubtful()),
        ("Mức hỗ trợ", reader.amounts()),
        ("Nguyên tắc", tuple(_principles(policy, pack))),
        ("Hồ sơ", tuple(f"{paper.rstrip('.')}." for paper in guide.papers())),
        ("Nơi nộp hồ sơ và thẩm quyền", tuple(_offices(guide, office))),
        ("Thời hạn", tuple(_deadlines(guide))),
    )
    said = [(heading, items) for heading, items in found if items]
    for number, (heading, items) in enumerate(said, start=1):
        yield Topic(f"{number}. {heading}", tuple(map(_dashes_bound, items)))


def _dashes_bound(item: str) -> str:
    """A line that begins with the dash of an office's name reads as the next item."""
    return item.replace(" - ", f"{NO_BREAK}- ")


def _principles(policy: Policy, pack: Pack) -> Iterator[str]:
    yield f"Mỗi đối tượng chỉ được hưởng một lần trong chính sách này ({policy.once.ref})."
    for group in pack.groups.one_of:
        if policy.id in group.policies or policy.source in group.sources:
            yield f"{group.reason[:1].upper()}{group.reason[1:].rstrip('.')} ({group.ref})."


def _offices(guide: Guide, office: Office) -> Iterator[str]:
    yield from _filed(guide, office)
    roles = guide.pack.roles_of(guide.policy.id)
    if roles:
        assist = f"; phối hợp: {_lower(roles.assist)}" if roles.assist else ""
        yield f"Đầu mối: {_lower(roles.lead)}{assist}."
        alone = roles.send_to == roles.appraise
        received = "" if alone else f"; nơi nhận danh sách: {roles.send_to}"
        yield f"Thẩm định: {roles.appraise}{received}."
        yield f"Quyết định phê duyệt: {roles.decide} ({roles.ref})."


def _lower(names: str) -> str:
    """Names of offices as they stand behind a colon."""
    return _COMMON_NOUN.sub(lambda found: found[0].lower(), names)


def _filed(guide: Guide, office: Office) -> Iterator[str]:
    filing = guide.policy.filing
    if not filing.needed:
        yield "Không phải nộp hồ sơ."
        return
    if filing.by:
        yield f"Người nộp hồ sơ: {filing.by}."
    places = "; hoặc ".join(map(in_sentence, guide.places() or (committee(office),)))
    yield f"Nộp hồ sơ tại {places}."


def _deadlines(guide: Guide) -> Iterator[str]:
    yield from _last_day(guide)
    yield from (f"{step}." for step in guide.steps())
    if not _through_commune(guide):
        return
    for deadline in guide.pack.deadlines:
        yield f"{deadline.what}: trước {long_date(deadline.before)} ({deadline.ref})."
    posting = guide.pack.file.posting
    yield (
        f"Niêm yết kết quả: chậm nhất {posting.latest_days:02} ngày, kể từ ngày Quyết định "
        f"được ban hành ({posting.ref})."
    )


def _last_day(guide: Guide) -> Iterator[str]:
    """What the law leaves open about a day of rest is for the clerk, not for the wall."""
    if last := guide.last_day():
        free = "" if is_working_day(last) else "; ngày ấy là ngày nghỉ, nên nộp trước"
        yield f"Hạn nộp hồ sơ: ngày {shown(last)}{free}."


def _through_commune(guide: Guide) -> bool:
    """Only then do the plan's days for lists, appraisal and posting concern anybody."""
    authority = guide.pack.authority_of(guide.policy.id)
    bodies = guide.pack.file.bodies
    return authority is None or any(bodies[one].level == "xa" for one in authority.appraise)


def _notes(policy: Policy, pack: Pack, day: date) -> Iterator[str]:
    yield f"Theo quy định áp dụng {long_date(day)}."
    if policy.id in pack.unset:
        missing = "Xã chưa nhận được mức của UBND tỉnh"
        yield f"{pack.dialect.say(missing)}; trên đây là mức tối thiểu của trung ương."
