"""One person's files: where each stands, every step with its day, and what it waits for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hotro68.casebook.entry import Entry
from hotro68.casebook.moving import MERGE
from hotro68.casebook.register import Item, Register
from hotro68.casebook.state import HOLDS, RELEASES, moves_of
from hotro68.core.case import CaseFile, Stage
from hotro68.core.dialect import Dialect
from hotro68.pipeline.milestones import received_days
from hotro68.policy.pack import Pack
from hotro68.vietnamese.hamlets import hamlet_key


@dataclass(frozen=True, slots=True)
class Past:
    """One thing that happened to a file."""

    day: date
    what: str
    step: int = 0
    who: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A file, what has happened to it in order, and what comes next."""

    file: CaseFile
    past: tuple[Past, ...]
    waits_for: str


def story_of(file: CaseFile, entries: Iterable[Entry], pack: Pack) -> Story:
    """entries: the standing ones."""
    steps = tuple(entries)
    return Story(file, tuple(_past(file, steps, pack.dialect)), waits_for(file, pack))


def _past(file: CaseFile, entries: tuple[Entry, ...], dialect: Dialect) -> Iterator[Past]:
    received = received_days(entries).get((hamlet_key(file.hamlet), file.policy))
    if received is not None:
        yield Past(received, dialect.say("xã nhận danh sách của thôn"))
    merged = next((entry for entry in reversed(entries) if entry.act == MERGE), None)
    for entry in entries:
        if entry is merged:
            yield Past(entry.stamp.day, "tổng hợp lần mới nhất", entry.number, entry.stamp.who)
        for one in moves_of(entry):
            if one.key == file.key:
                reason = f" ({one.reason})" if one.reason else ""
                what = f"{one.to.label}{reason}"
                yield Past(entry.stamp.day, what, entry.number, entry.stamp.who)
        if file.key in entry.data.get(HOLDS, {}):
            why = entry.data[HOLDS][file.key]
            yield Past(entry.stamp.day, f"giữ lại: {why}", entry.number, entry.stamp.who)
        if file.key in entry.data.get(RELEASES, ()):
            yield Past(entry.stamp.day, "thôi giữ", entry.number, entry.stamp.who)


_WAITS = {
    Stage.NEW: "xã kiểm tra",
    Stage.GOOD: "xã thẩm định",
    Stage.WRONG: "thôn hoặc người dân sửa, trả lời",
    Stage.PASSED: "niêm yết dự kiến, rồi trình {send_to}",
    Stage.RETURNED: "bổ sung giấy tờ, rồi thẩm định lại",
    Stage.POSTED: "hết thời gian niêm yết, rồi trình {send_to}",
    Stage.SUBMITTED: "{decide} quyết định",
    Stage.APPROVED: "niêm yết kết quả và chi trả",
    Stage.PUBLISHED: "chi trả",
    Stage.UNPAID: "chi lại, hoặc trả lại tiền",
    Stage.REPAY_FIRST: "trả lại khoản đã nhận, rồi xét lại",
}
_ENDED = {
    Stage.DOUBLE: "không chờ gì: đã tính ở hồ sơ khác",
    Stage.OPTED_OUT: "không chờ gì; rút đơn thì được xét lại",
    Stage.FAILED: "không chờ gì; có giấy tờ mới thì thẩm định lại",
    Stage.REJECTED: "không chờ gì; có căn cứ mới thì thẩm định lại",
    Stage.PAID: "không chờ gì: đã chi",
    Stage.GIVEN_BACK: "không chờ gì: tiền đã trả lại",
}


def waits_for(file: CaseFile, pack: Pack) -> str:
    """Half a sentence; a hold goes before everything else."""
    if file.held:
        return f"giải quyết xong: {'; '.join(file.held.values())}"
    if not pack.policies[file.policy].payout:
        roles = pack.roles_of(file.policy)
        who = roles.decide if roles else "cơ quan khác"
        return f"{who} giải quyết; {pack.dialect.level} không chi"
    ended = _ENDED.get(file.stage)
    if ended is not None:
        return ended
    roles = pack.roles_of(file.policy)
    told = {"send_to": "cấp trên", "decide": "cấp có thẩm quyền"}
    if roles is not None:
        told = {"send_to": roles.send_to, "decide": roles.decide}
    return pack.dialect.say(_WAITS[file.stage]).format_map(told)


def items_about(
    file: CaseFile, registers: Iterable[tuple[Register, Iterable[Item]]]
) -> Iterator[tuple[Register, Item]]:
    """Entries of the registers that name the file."""
    for register, items in registers:
        for item in items:
            keys = [key for key, spec in register.every_field.items() if spec.type == "file"]
            if any(item.given.get(key) == file.key for key in keys):
                yield register, item
