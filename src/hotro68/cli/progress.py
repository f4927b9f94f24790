"""The act behind `tiendo`: the dashboard in words, or as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hotro68.casebook.journal import Journal, standing
from hotro68.casebook.register import items_of, load_shelf
from hotro68.casebook.supervision import load_thresholds
from hotro68.cli.ending import end
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.screen import answer, console, show_findings
from hotro68.cli.stepping import StepWish, open_step
from hotro68.core.finding import Finding
from hotro68.core.message import shown
from hotro68.pipeline.milestones import LABELS, MILESTONES, Group
from hotro68.pipeline.progress import HamletState, Progress, View, progress_of
from hotro68.pipeline.running import Clock
from hotro68.pipeline.steps.ground import nothing_merged, stand
from hotro68.policy.pack import Pack
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.envelope import findings_json

MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class ProgressWish:
    """near: how many days before a deadline it is told; None for what the rules say."""

    folder: Path
    day: str | None = None
    near: int | None = None
    strict: bool = False
    as_json: bool = False


def tell_progress(wish: ProgressWish) -> Exit:
    view, findings = _view(wish)
    if view is None:
        return end(findings)
    progress = progress_of(view)
    if wish.as_json:
        answer().print(json.dumps(_plain(progress, view.pack), ensure_ascii=False))
    else:
        _tell(progress, view)
        show_findings(progress.findings, console(), len(progress.findings))
    return exit_for(progress.findings, strict=wish.strict)


def _view(wish: ProgressWish) -> tuple[View | None, list[Finding]]:
    opened, findings = open_step(StepWish(wish.folder, wish.day))
    if opened is None:
        return None, findings
    thresholds, findings = load_thresholds()
    shelf = load_shelf()
    at_first = nothing_merged(opened.pack, opened.when.day)
    ground, problem = stand(wish.folder, opened.pack, at_first=at_first)
    entries, unread = Journal(wish.folder).entries()
    findings = [*findings, *shelf.findings, *problem, *unread]
    if thresholds is None or ground is None or findings:
        return None, findings
    if wish.near is not None:
        thresholds = thresholds.model_copy(update={"near_days": wish.near})
    registers = {
        name: (register, tuple(items_of(register, standing(entries)).values()))
        for name, register in shelf.registers.items()
    }
    day = opened.when.day
    return View(ground, entries, opened.settings, thresholds, registers, day), []


def _tell(progress: Progress, view: View) -> None:
    out = answer()
    out.print(f"Tiến độ đến ngày {shown(progress.day)}", style="bold")
    for title, lines in _parts(progress, view):
        told = list(lines)
        if told:
            out.print(title, style="bold")
        for line in told:
            out.print(f"  {line}", markup=False)
    then = view.pack.dialect.say(_next_step(progress))
    out.print(f"Bước tiếp theo: {then}", markup=False)


def _parts(progress: Progress, view: View) -> Iterator[tuple[str, Iterator[str]]]:
    yield "Hạn", (_clock_told(clock, progress.day) for clock in progress.clocks)
    yield "Danh sách", (_group_told(group, view.pack) for group in progress.groups)
    say = view.pack.dialect.say
    yield say("Thôn"), (_hamlet_told(one) for one in progress.hamlets if _remarkable(one))
    yield "Còn mở", _open_told(progress, view.pack)


def _clock_told(clock: Clock, day: date) -> str:
    timer = clock.timer
    unit = "ngày làm việc" if timer.working else "ngày"
    if timer.done is not None:
        late = f", trễ {timer.late(day)} {unit}" if timer.late(day) else ""
        return f"xong {shown(timer.done)}{late}: {clock.what}"
    if timer.is_over(day):
        return f"QUÁ {timer.late(day)} {unit}: {clock.what} (hạn {shown(timer.last)})"
    return f"còn {timer.left(day)} {unit}: {clock.what} (hạn {shown(timer.last)})"


def _group_told(group: Group, pack: Pack) -> str:
    received = f"nhận {shown(group.received)}, " if group.received else ""
    steps = [
        f"{LABELS[name]} {one.count}{f' ({one.last:%d/%m})' if one.last else ''}"
        for name in MILESTONES
        if (one := group.reached.get(name)) is not None
    ]
    waiting = [f"{group.waiting} chờ sửa, bổ sung"] if group.waiting else []
    left = [f"còn {group.open} chưa xong" if group.open else "xong cả"]
    told = "; ".join(steps + waiting + left)
    named = pack.policies[group.policy]
    public = named.public
    policy = public.label if public.names else public.inside or public.label
    files = f"{len(group.files)} hồ sơ, {grouped(group.amount)} đồng"
    place = group.hamlet or pack.dialect.say("Chưa rõ thôn")
    return f"{place}, {policy}: {received}{files}; {told}"


def _remarkable(one: HamletState) -> bool:
    return not one.listed or one.late > 0


def _hamlet_told(one: HamletState) -> str:
    if not one.listed and one.received is None:
        late = f", quá hạn {one.late} ngày" if one.late else ""
        return f"{one.name}: chưa gửi danh sách{late}"
    if not one.late:
        return f"{one.name}: nhận {shown(one.received)}, chưa tổng hợp"
    return f"{one.name}: gửi trễ {one.late} ngày (nhận {shown(one.received)})"


def _open_told(progress: Progress, pack: Pack) -> Iterator[str]:
    if progress.questions:
        whom = pack.dialect.settlement
        where = "trang CanXacMinh của tonghop.xlsx"
        yield f"{progress.questions} dòng chờ {whom} trả lời ({where})"
    for file in progress.held[:MOST_NAMED]:
        yield f"giữ lại: {file.name}, {file.hamlet}: {'; '.join(file.held.values())}"
    if len(progress.held) > MOST_NAMED:
        yield f"… và {len(progress.held) - MOST_NAMED} hồ sơ bị giữ nữa"
    for sheet in progress.unsettled:
        yield (
            f"ký nhưng chưa chi: bảng số {sheet.sheet} ({sheet.place}) lập {shown(sheet.day)},"
            f" {sheet.rows} người chưa có kết quả"
        )
    for one in progress.open_items:
        register, item = one.register, one.item
        yield f"{register.noun} số {item.number}, ghi ngày {shown(item.day)}: chưa đóng"


def _next_step(progress: Progress) -> str:
    """The commonest thing that somebody can do now."""
    if not all(one.listed for one in progress.hamlets) or not progress.hamlets:
        return _before_merging(progress)
    if progress.questions:
        return "gửi thôn trang CanXacMinh, nhận câu trả lời rồi chạy lại hotro68 merge"
    if progress.unsettled:
        return "hotro68 chitra nhap cho các bảng đã chi"
    if any(group.open for group in progress.groups):
        return "làm tiếp bước chưa xong ở trên; xem một người: hotro68 tracuu TÊN"
    return "hotro68 quyettoan, hotro68 baocao"


def _before_merging(progress: Progress) -> str:
    if not progress.hamlets:
        return "ghi tên các thôn vào hotro68.yaml (mục thon) để thấy thôn nào chưa gửi"
    if any(not one.listed and one.received is None for one in progress.hamlets):
        return "nhắc các thôn chưa gửi danh sách"
    return "hotro68 validate danhsach, rồi hotro68 merge --out tonghop.xlsx"


# ── JSON ─────────────────────────────────────────────────────────────────────────────────
def _plain(progress: Progress, pack: Pack) -> dict[str, Any]:
    return {
        **findings_json("tiendo", progress.findings),
        "as_of": progress.day.isoformat(),
        "clocks": [_plain_clock(clock, progress.day) for clock in progress.clocks],
        "lists": [_plain_group(group, pack) for group in progress.groups],
        "hamlets": [_plain_hamlet(one) for one in progress.hamlets],
        "questions": progress.questions,
        "held": [{"file": file.key, "why": list(file.held.values())} for file in progress.held],
        "unsettled": [
            {
                "sheet": one.sheet,
                "place": one.place,
                "day": one.day.isoformat(),
                "rows": one.rows,
            }
            for one in progress.unsettled
        ],
        "open": [
            {"register": one.register.id, "number": one.item.number}
            for one in progress.open_items
        ],
    }


def _plain_clock(clock: Clock, day: date) -> dict[str, Any]:
    timer = clock.timer
    return {
        "id": timer.id,
        "what": clock.what,
        "last": timer.last.isoformat(),
        "done": timer.done.isoformat() if timer.done else None,
        "late": timer.late(day),
        "left": 0 if timer.done else timer.left(day),
        "working_days": timer.working,
        "ref": timer.ref,
    }


def _plain_group(group: Group, pack: Pack) -> dict[str, Any]:
    return {
        "thon": group.hamlet,
        "policy": group.policy,
        "name": pack.policies[group.policy].name,
        "received": group.received.isoformat() if group.received else None,
        "files": len(group.files),
        "amount": group.amount,
        "waiting": group.waiting,
        "open": group.open,
        "steps": {
            name: {"count": one.count, "last": one.last.isoformat() if one.last else None}
            for name, one in group.reached.items()
        },
    }


def _plain_hamlet(one: HamletState) -> dict[str, Any]:
    return {
        "thon": one.name,
        "listed": one.listed,
        "received": one.received.isoformat() if one.received else None,
        "late": one.late,
        "people": one.people,
        "households": one.households,
    }
