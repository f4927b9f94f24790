"""The acts behind `trung`: who may be one person, and what people answered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hotro68.casebook.book import Book
from hotro68.casebook.deciding import VERDICTS, load_decided, verdicts_data
from hotro68.casebook.entry import Stamp
from hotro68.casebook.journal import Journal
from hotro68.casebook.settings import Settings, load_settings
from hotro68.cli.clock import stamp
from hotro68.cli.ending import end, wrong_name, wrong_option
from hotro68.cli.exits import Exit
from hotro68.cli.screen import answer, as_typed
from hotro68.core.catalogue import FILE_MISSING, NO_MERGE_YET
from hotro68.core.claim import Claim
from hotro68.core.decided import Sameness, Verdict
from hotro68.core.finding import Finding
from hotro68.core.report import Certainty, Duplicate, Merged
from hotro68.core.source import Source
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.reviewing import Reply, one_reply, problems, read_replies, verdict_of
from hotro68.pipeline.rules import open_rules
from hotro68.pipeline.steps.handing import input_of
from hotro68.policy.pack import Pack
from hotro68.settling.answering import seen, sides
from hotro68.writing.artifact import Artifact
from hotro68.writing.sheets import doubles, seats
from hotro68.writing.sheets.words import CERTAINTIES

ACT = "trung"
SHEET = Path("trung_lap.xlsx")


@dataclass(frozen=True, slots=True)
class ReviewWish:
    """What the clerk asked for. told: the answer typed for one group."""

    folder: Path
    export: Path | None = None
    filled: Path | None = None
    group: str | None = None
    told: str | None = None
    reason: str = ""
    who: str | None = None
    day: str | None = None
    preview: bool = False
    as_json: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """The work folder as a review needs it."""

    settings: Settings
    pack: Pack
    merged: Merged
    verdicts: tuple[Verdict, ...]


def review(wish: ReviewWish) -> Exit:
    findings = _misused(wish)
    if findings:
        return end(findings)
    if wish.filled or wish.group:
        return _take_answers(wish)
    state, findings = _open(wish.folder)
    if state is None:
        return end(findings)
    if wish.export is not None:
        return _export(state, wish, wish.export)
    return _tell_groups(state, wish)


def _misused(wish: ReviewWish) -> list[Finding]:
    known = [one.value for one in Sameness]
    if bool(wish.group) != bool(wish.told):
        return [wrong_option("--nhom", "cần cả --nhom và --la")]
    if wish.told and wish.told not in known:
        return [wrong_option("--la", f"«{wish.told}»; cần một trong: {', '.join(known)}")]
    if sum(map(bool, (wish.group, wish.filled, wish.export))) > 1:
        return [wrong_option("--nhom", "chỉ dùng một trong --nhom, --tu-file, --xuat")]
    if problem := wrong_name("--xuat", wish.export, ".xlsx"):
        return problem
    if wish.filled and not wish.filled.is_file():
        return [Finding(FILE_MISSING, Source(wish.filled.name), {"file": str(wish.filled)})]
    return []


def _open(folder: Path) -> tuple[Review | None, list[Finding]]:
    settings, findings = load_settings(folder)
    if settings is None:
        return None, findings
    rulebook, findings = open_rules(settings)
    if rulebook is None:
        return None, findings
    merged, findings = Book(folder).last_merge()
    if merged is None:
        return None, findings or [Finding(NO_MERGE_YET, Source(str(folder)))]
    decided, findings = load_decided(folder)
    return Review(settings, rulebook.pack, merged, decided.verdicts), findings


# ── Answers ──────────────────────────────────────────────────────────────────────────────
def _take_answers(wish: ReviewWish) -> Exit:
    """Read the state, hold the answers against it and enter them, with nobody in between."""
    with Journal(wish.folder).held() as held:
        if held:
            return end(held)
        state, findings = _open(wish.folder)
        if state is None or findings:
            return end(findings)
        when, findings = stamp(wish.day, state.settings, wish.who)
        if when is None:
            return end(findings)
        replies, findings = _replies(wish, state)
        findings = findings or problems(replies, state.merged, state.verdicts)
        if findings:
            return end(findings)
        if replies and not wish.preview:
            findings = take(wish.folder, _step(wish, replies, when))[1]
            if findings:
                return end(findings)
    _tell_taken(replies, wish)
    return Exit.CLEAN


def _replies(wish: ReviewWish, state: Review) -> tuple[list[Reply], list[Finding]]:
    if wish.filled is not None:
        return read_replies(wish.filled, state.merged, state.pack, state.verdicts)
    told = Sameness(wish.told or "")
    return one_reply(state.merged, wish.group or "", told, wish.reason)


def _step(wish: ReviewWish, replies: Sequence[Reply], when: Stamp) -> Step:
    verdicts = [
        verdict_of(reply, when.day, when.who)
        for reply in replies
        if reply.group.certainty is not Certainty.CERTAIN
    ]
    data = {VERDICTS: verdicts_data(verdicts), "ghi_chu": f"{_counted(replies)}."}
    if wish.filled is not None:
        data["inputs"] = input_of(wish.folder, wish.filled)
    return Step(ACT, data, when)


def _counted(replies: Iterable[Reply]) -> str:
    answers = [reply.answer for reply in replies]
    told = [f"{answers.count(one)} {one.label}" for one in Sameness if one in answers]
    return "trả lời " + ", ".join(told) if told else "không có câu trả lời mới"


def _tell_taken(replies: Sequence[Reply], wish: ReviewWish) -> None:
    out = answer()
    for reply in replies:
        group = reply.group
        before = f" (trước là {group.verdict.told})" if group.verdict else ""
        out.print(f"{seats.key_of(group)}  {reply.answer.label}: {_names(group)}{before}")
    if not replies:
        out.print("Không có câu trả lời mới.")
    elif wish.preview:
        out.print(f"Sẽ ghi: {_counted(replies)}. Làm thật: bỏ --xem-truoc.")
    else:
        out.print(f"Đã ghi: {_counted(replies)}. Bước tiếp theo: hotro68 merge")


# ── The list and the sheet ───────────────────────────────────────────────────────────────
def _export(state: Review, wish: ReviewWish, target: Path) -> Exit:
    when, findings = stamp(wish.day, state.settings, wish.who)
    if when is None:
        return end(findings)
    path = wish.folder / target
    if wish.preview:
        answer().print(f"Sẽ ghi {path}: {_waiting(state)} nhóm chờ trả lời.")
        return Exit.CLEAN
    content = doubles.review_book(state.merged, state.pack)
    with Journal(wish.folder).held() as held:
        if held:
            return end(held)
        files = (Artifact(path.name, content),)
        step = Step(f"{ACT} xuat", {}, when, files, path.parent, handed=(path.name,))
        _, findings = take(wish.folder, step)
    if findings:
        return end(findings)
    answer().print(
        f"Đã ghi {path}: {_waiting(state)} nhóm chờ trả lời."
        f" Điền cột «Quyết định» rồi: hotro68 trung --tu-file {as_typed(path)}"
    )
    return Exit.CLEAN


def _waiting(state: Review) -> int:
    return sum(group.open for group in state.merged.duplicates)


def _tell_groups(state: Review, wish: ReviewWish) -> Exit:
    groups = seats.ordered(state.merged)
    newer = {verdict.marks: verdict for verdict in state.verdicts}
    waiting = [one for one in groups if one.open and _newer(one, newer) is None]
    if wish.as_json:
        told = [_plain(group, _newer(group, newer)) for group in groups]
        answer().print(json.dumps({"command": ACT, "groups": told}, ensure_ascii=False))
        return Exit.ASKED if waiting else Exit.CLEAN
    for line in _lines(groups, newer):
        answer().print(line)
    answer().print(_next_step(len(waiting), len(groups)))
    return Exit.ASKED if waiting else Exit.CLEAN


def _newer(group: Duplicate, newer: dict[tuple[str, str], Verdict]) -> Verdict | None:
    """An answer given since the last merge."""
    if group.certainty is Certainty.CERTAIN:
        return None
    first, second = sorted(seen(one).mark for one in sides(group.members))
    found = newer.get((first, second))
    return None if found == group.verdict else found


def _lines(groups: Sequence[Duplicate], newer: dict[tuple[str, str], Verdict]) -> Iterator[str]:
    for certainty, label in CERTAINTIES.items():
        inside = [one for one in groups if one.certainty is certainty]
        if inside:
            yield f"{label.capitalize()} ({len(inside)} nhóm):"
        for group in inside:
            yield f"  {seats.key_of(group)}  {sentence(group)}"
            told = _newer(group, newer)
            state = f"đã trả lời {told.told}, merge lại để dùng" if told else group.decision
            yield f"             {state or 'chưa trả lời'}"


def sentence(group: Duplicate) -> str:
    """Who they are, what agrees and what differs."""
    agree = f"cùng {', '.join(group.agree)}" if group.agree else "không có gì giống"
    differ = f"; khác: {', '.join(group.differ)}" if group.differ else ""
    return f"{_names(group)}: {agree}{differ}."


def _names(group: Duplicate) -> str:
    return " và ".join(_named(claim) for claim in group.members)


def _named(claim: Claim) -> str:
    return f"{claim.name} ({claim.source})"


def _next_step(waiting: int, groups: int) -> str:
    if not groups:
        return "Không có ai đứng ở hai dòng."
    if not waiting:
        return "Không nhóm nào chờ trả lời."
    return (
        f"{waiting} nhóm chờ trả lời. Bước tiếp theo: điền trang TrungLap của tonghop.xlsx rồi"
        " hotro68 trung --tu-file tonghop.xlsx,"
        " hoặc hotro68 trung --nhom MÃ --la mot|hai|chuaro"
    )


def _plain(group: Duplicate, told: Verdict | None) -> dict[str, object]:
    verdict = told or group.verdict
    return {
        "group": seats.key_of(group),
        "certainty": group.certainty.value,
        "members": [
            {"file": one.source.file, "sheet": one.source.sheet, "row": one.source.row}
            for one in group.members
        ],
        "agree": list(group.agree),
        "differ": list(group.differ),
        "answer": verdict.answer.value if verdict else None,
        "reason": verdict.reason if verdict else None,
        "who": verdict.who if verdict else None,
        "day": verdict.day.isoformat() if verdict else None,
        "open": group.open and told is None,
    }
