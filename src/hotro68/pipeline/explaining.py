"""giaithich: why somebody is paid so much, or not, or waits; read aloud in half a minute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hotro68.core.award import Answer, Award, SetAside
from hotro68.core.catalogue import (
    CLAIMED_TOO_LITTLE,
    CLAIMED_TOO_MUCH,
    NOT_ELIGIBLE,
    OPTED_OUT,
    REFERRED,
)
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding, Severity
from hotro68.core.message import shown
from hotro68.core.report import CheckedRow, Merged, Unpaid
from hotro68.core.source import Source
from hotro68.pipeline.hearings import Hearing, hear
from hotro68.pipeline.questions import Asking
from hotro68.pipeline.stops import BY_REGISTER
from hotro68.policy.assess import Rulebook
from hotro68.policy.pack import Pack
from hotro68.vietnamese.idnumber import mask
from hotro68.vietnamese.numbers import grouped

CLAIMED = {CLAIMED_TOO_MUCH: "thừa", CLAIMED_TOO_LITTLE: "thiếu"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A heading and the sentences under it."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What a merge decided, by which rules, and why by the text of that day (`whence`)."""

    merged: Merged
    rulebook: Rulebook
    whence: str

    @property
    def pack(self) -> Pack:
        return self.rulebook.pack


def explain_person(rows: Sequence[CheckedRow], case: Judged) -> Explanation:
    """Everything of one person; a row set aside is told where its winner is."""
    told = _without_losers(rows, case.merged)
    sentences = [sentence for row in told for sentence in _row(row, case)]
    return Explanation(who(told[0].claim), (*_sum(rows, case), *sentences, *_texts(told, case)))


def explain_row(row: CheckedRow, case: Judged) -> Explanation:
    """One row, and where the other rows of its person stand."""
    told = tuple(_row(row, case))
    others = [
        place
        for other in case.merged.rows
        if other is not row and _key(other, case.merged) == _key(row, case.merged)
        if (place := str(other.claim.source)) not in "".join(told)
    ]
    more = (f"Người này còn dòng khác [{', '.join(others)}].",) if others else ()
    return Explanation(who(row.claim), (*told, *more, *_texts([row], case)))


def who(claim: Claim) -> str:
    """`Hoàng Văn Mẫu, sinh 05/03/1985, Thôn Hai, giấy tờ *********123`."""
    return ", ".join((claim.name or "(chưa có họ tên)", *_marks(claim)))


def _marks(claim: Claim) -> Iterator[str]:
    if claim.birth is not None:
        yield f"sinh {'' if claim.birth.is_full else 'năm '}{claim.birth}"
    if claim.hamlet:
        yield claim.hamlet
    if claim.number:
        yield f"giấy tờ {mask(claim.number)}"
    elif "so_giay_to" in (claim.columns or {}):
        yield "chưa có số giấy tờ đúng"


def _key(row: CheckedRow, merged: Merged) -> str:
    return merged.persons[row.claim.source]


def _without_losers(rows: Sequence[CheckedRow], merged: Merged) -> list[CheckedRow]:
    """Rows to tell one by one, those that are paid first."""
    lost = {loser.assessment.claim.source for loser in merged.set_aside}
    paid = {award.claim.source for award in merged.awards}
    told = [row for row in rows if row.claim.source not in lost]
    return sorted(told, key=lambda row: row.claim.source not in paid)


def _sum(rows: Sequence[CheckedRow], case: Judged) -> Iterator[str]:
    sources = {row.claim.source for row in rows}
    amounts = [award.amount for award in case.merged.awards if award.claim.source in sources]
    if len(amounts) > 1:
        yield f"Được {len(amounts)} khoản, tổng cộng {grouped(sum(amounts))} đồng."


def _row(row: CheckedRow, case: Judged) -> Iterator[str]:
    """The outcome, why, and the conditions one by one."""
    award, loss, unpaid = _fate(row.claim.source, case.merged)
    hearing = hear(row, case.rulebook)
    if award is not None:
        yield from _paid(award, hearing, case)
    elif loss is not None:
        yield from _lost(*loss, case)
    elif unpaid is not None:
        yield from _unpaid(unpaid, hearing, case)
    yield from _remarks(row, unpaid, case)


def _fate(
    source: Source, merged: Merged
) -> tuple[Award | None, tuple[SetAside, Award] | None, Unpaid | None]:
    award = next((one for one in merged.awards if one.claim.source == source), None)
    losses = ((loser, one) for one in merged.awards for loser in one.set_aside)
    loss = next((pair for pair in losses if pair[0].assessment.claim.source == source), None)
    return award, loss, next((u for u in merged.unpaid if u.claim.source == source), None)


def _paid(award: Award, hearing: Hearing, case: Judged) -> Iterator[str]:
    yield f"ĐƯỢC CHI {grouped(award.amount)} đồng: {_place(award.claim, case)}."
    yield from _claimed(award, case.merged)
    yield from hearing.arithmetic("Cách tính")
    yield from _unset(award.claim, case)
    yield from (_dropped(loser, award, case) for loser in award.set_aside)
    yield from hearing.conditions()


def _unset(claim: Claim, case: Judged) -> Iterator[str]:
    if claim.policy in case.pack.unset:
        ref = case.pack.policies[claim.policy].legal.article
        yield f"  Chưa có mức của tỉnh, đang tính theo mức tối thiểu của trung ương ({ref})."


def _place(claim: Claim, case: Judged) -> str:
    return f"{case.pack.policies[claim.policy].name} [{claim.source}]"


def _quoted(claim: Claim, case: Judged) -> str:
    return f"«{case.pack.policies[claim.policy].name}» [{claim.source}]"


def _dropped(loser: SetAside, award: Award, case: Judged) -> str:
    one = loser.assessment
    twin = one.claim.policy == award.claim.policy
    if twin:
        return f"  Chỉ chi một lần; dòng trùng [{one.claim.source}] không chi ({loser.ref})."
    return (
        f"  Không chi thêm {grouped(one.amount)} đồng của chính sách"
        f" {_quoted(one.claim, case)}: {loser.reason} ({loser.ref})."
    )


def _claimed(award: Award, merged: Merged) -> Iterator[str]:
    """What the hamlet asked for, where it is not what the law gives."""
    for finding in _about(award.claim, merged):
        if finding.code in CLAIMED:
            claimed = award.claim.claimed or 0
            yield (
                f"  Danh sách đề nghị {grouped(claimed)} đồng (ô {finding.source.cell}),"
                f" {CLAIMED[finding.code]} {grouped(abs(claimed - award.amount))} đồng;"
                " chi theo mức tính dưới đây."
            )


def _about(claim: Claim, merged: Merged) -> Iterator[Finding]:
    return (found for found in merged.findings if found.source.at("") == claim.source)


def _lost(loser: SetAside, award: Award, case: Judged) -> Iterator[str]:
    one = loser.assessment
    twin = one.claim.policy == award.claim.policy
    why = "mỗi người một lần trong chính sách này" if twin else loser.reason
    place = _quoted(award.claim, case)
    where = f"ở dòng khác [{award.claim.source}]" if twin else f"của chính sách {place}"
    yield f"KHÔNG CHI {grouped(one.amount)} đồng của dòng này: {_place(one.claim, case)}."
    yield f"  Người này đã được chi {grouped(award.amount)} đồng {where}: {why} ({loser.ref})."


def _unpaid(unpaid: Unpaid, hearing: Hearing, case: Judged) -> Iterator[str]:
    place = _place(unpaid.claim, case)
    if unpaid.code == OPTED_OUT.id:
        yield from _declined(unpaid, place)
    elif unpaid.answer is Answer.REFUSED and unpaid.code in BY_REGISTER:
        yield f"KHÔNG CHI: {place}."
        yield f"  {unpaid.reason} ({unpaid.ref})"
        yield "    Báo lý do cho người ấy; sổ sai thì ghi kết luận: hotro68 doichieu ketluan."
    elif unpaid.answer is Answer.REFUSED:
        yield f"KHÔNG CHI: {place}."
        yield from hearing.faults()
        yield (
            "    Nếu hồ sơ khác danh sách thì sửa danh sách; nếu đúng thì trả lời người đề nghị"
            " bằng văn bản."
        )
        yield from hearing.conditions()
    elif unpaid.code == REFERRED.id:
        yield from _referred(unpaid, hearing, case)
    else:
        yield f"CHƯA CHI, phải hỏi: {place}."
        yield from _waiting("Nếu được thì chi", unpaid, hearing, case)


def _declined(unpaid: Unpaid, place: str) -> Iterator[str]:
    refused = unpaid.answer is Answer.REFUSED
    yield f"{'KHÔNG CHI' if refused else 'CHƯA CHI, phải hỏi'}: {place}."
    ref = f" ({unpaid.ref})" if unpaid.ref else ""
    yield f"  {unpaid.reason.rstrip('.')}{ref}."
    yield f"  {unpaid.question or 'Giữ đơn tự nguyện trong hồ sơ.'}"


def _referred(unpaid: Unpaid, hearing: Hearing, case: Judged) -> Iterator[str]:
    """Worked out all the same, so that the commune can tell what to expect."""
    roles = case.pack.roles_of(unpaid.claim.policy)
    office = roles.send_to if roles is not None else "cơ quan phụ trách"
    yield f"XÃ KHÔNG CHI, chuyển {office} ({unpaid.ref}): {_place(unpaid.claim, case)}."
    yield from _waiting("Nơi ấy xét; tính trước được", unpaid, hearing, case)


def _waiting(head: str, unpaid: Unpaid, hearing: Hearing, case: Judged) -> Iterator[str]:
    yield from Asking(hearing, unpaid, case.merged, case.pack).questions()
    if hearing.sum_known:
        yield from hearing.arithmetic(head)
    yield from hearing.conditions()


def _remarks(row: CheckedRow, unpaid: Unpaid | None, case: Judged) -> Iterator[str]:
    """What else is to be looked at in the row, though it holds nothing back."""
    for finding in _about(row.claim, case.merged):
        if _is_remark(finding, unpaid):
            cell = f" (ô {finding.source.cell})" if finding.source.cell else ""
            yield f"  Xem lại: {finding.message.rstrip('.')}{cell}."


def _is_remark(finding: Finding, unpaid: Unpaid | None) -> bool:
    code = finding.code
    if code.severity is Severity.NOTE or code in CLAIMED or code is NOT_ELIGIBLE:
        return False
    return unpaid is None or not (code.asks or code.blocks)


def _texts(rows: Iterable[CheckedRow], case: Judged) -> Iterator[str]:
    """Which text of the law was asked, once for each deciding day."""
    days = dict.fromkeys(row.assessment.as_of for row in rows)
    for day in days:
        whence = case.whence if day == case.rulebook.day else "ghi ở dòng này của danh sách"
        yield judged_by(case.pack, day, whence)


def judged_by(pack: Pack, day: date, whence: str) -> str:
    """The version of the law in force on a day, and why that day."""
    versions = pack.file.versions
    newest = next((one for one in reversed(versions) if one.since <= day), versions[0])
    return f"Xét theo {newest.name}, ngày thẩm định {shown(day)} ({whence})."
