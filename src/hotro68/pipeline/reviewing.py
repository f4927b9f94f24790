"""trung: answers about who is who, from a filled sheet or one by one, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hotro68.core.answers import Answered, Given
from hotro68.core.catalogue import (
    ANSWER_AGAINST_NUMBER,
    ANSWER_SHEET_OLD,
    ANSWER_SHEET_OTHER,
    ANSWERS_CLASH,
    ANSWERS_UNREAD,
    GROUP_UNKNOWN,
)
from hotro68.core.decided import Sameness, Verdict
from hotro68.core.finding import Finding
from hotro68.core.report import Certainty, Duplicate, Merged
from hotro68.core.source import Source
from hotro68.policy.pack import Pack
from hotro68.reading.handout import read_handout
from hotro68.settling.answering import head, join, seen, sides
from hotro68.writing.sheets import doubles, seats

_BY_LABEL = {one.label: one for one in Sameness}


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer about a group, and where it stands."""

    group: Duplicate
    answer: Sameness
    place: Source
    reason: str = ""
    who: str = ""


def read_replies(
    path: Path, merged: Merged, pack: Pack, standing: Iterable[Verdict]
) -> tuple[list[Reply], list[Finding]]:
    """The answers of a filled sheet, or of the consolidated workbook, that are new.

    What the sheet was drawn with is no new answer. An error anywhere: none is taken.
    """
    handout = doubles.review_handout(merged, pack)
    answered, findings = read_handout(path, handout)
    if findings:
        return [], findings
    drawn = {line.key: line.given for line in handout.lines}
    groups = {seats.key_of(group): group for group in merged.duplicates}
    told = [
        _reply(one, groups)
        for one in answered
        if doubles.ANSWER in one.given and not _as_drawn(one.given, drawn[one.key])
    ]
    findings = list(_twice(told))
    known = {verdict.marks: verdict for verdict in standing}
    new = [one for one in told if not _says_the_same(one, known)]
    return ([], findings) if findings else (_once(new), [])


def _as_drawn(given: Mapping[str, Given], drawn: Mapping[str, Given]) -> bool:
    return all(given.get(key, "") == drawn.get(key, "") for key in {*given, *drawn})


def _reply(one: Answered, groups: Mapping[str, Duplicate]) -> Reply:
    return Reply(
        groups[doubles.group_of(one.key)],
        _BY_LABEL[str(one.given[doubles.ANSWER])],
        one.cell(doubles.ANSWER),
        str(one.given.get(doubles.WHY, "")),
        str(one.given.get(doubles.WHO, "")),
    )


def _twice(replies: Sequence[Reply]) -> Iterator[Finding]:
    """Two rows of one group that are answered differently."""
    first: dict[str, Reply] = {}
    for reply in replies:
        other = first.setdefault(seats.key_of(reply.group), reply)
        if other.answer is not reply.answer:
            yield _clash(reply, f"«{other.answer.label}» ở {other.place}", other.place)


def _once(replies: Iterable[Reply]) -> list[Reply]:
    return list(
        {seats.key_of(reply.group): reply for reply in reversed(list(replies))}.values()
    )[::-1]


def _says_the_same(reply: Reply, known: Mapping[tuple[str, str], Verdict]) -> bool:
    if reply.group.certainty is Certainty.CERTAIN:
        return reply.answer is Sameness.ONE
    now = known.get(verdict_of(reply, date.min, "").marks)
    told = (reply.answer, reply.reason or (now.reason if now else ""))
    return now is not None and (now.answer, now.reason) == told


def unread_answers(
    path: Path, merged: Merged, pack: Pack, standing: Iterable[Verdict]
) -> list[Finding]:
    """What is filled in on the workbook's own sheet and would be lost with it."""
    replies, findings = read_replies(path, merged, pack, standing)
    if any(finding.code in {ANSWER_SHEET_OLD, ANSWER_SHEET_OTHER} for finding in findings):
        return []
    count = len(replies) + sum(finding.source.row > 0 for finding in findings)
    if not count:
        return []
    place = Source(path.name, doubles.NAME)
    return [Finding(ANSWERS_UNREAD, place, {"count": count, "file": path.name})]


def one_reply(
    merged: Merged, group: str, answer: Sameness, reason: str
) -> tuple[list[Reply], list[Finding]]:
    """An answer typed for one group, named by its key or enough of its beginning."""
    wanted = group.strip().upper().replace(" ", "")
    place = Source("--nhom")
    found = [
        one for one in merged.duplicates if wanted and seats.key_of(one).startswith(wanted)
    ]
    if len(found) != 1:
        return [], [Finding(GROUP_UNKNOWN, place, value=group)]
    return [Reply(found[0], answer, place, reason)], []


def verdict_of(reply: Reply, day: date, who: str) -> Verdict:
    first, second = sides(reply.group.members)
    told = (seen(first), seen(second))
    return Verdict(told, reply.answer, day, reply.who or who, reply.reason)


# ── Contradictions ───────────────────────────────────────────────────────────────────────
def problems(
    replies: Sequence[Reply], merged: Merged, standing: Iterable[Verdict]
) -> list[Finding]:
    """Answers against a sure number, and answers that cannot all be true, at their cells."""
    against = [_against_number(reply) for reply in replies if _denies_number(reply)]
    return against or list(_clashes(replies, merged, standing))


def _denies_number(reply: Reply) -> bool:
    return reply.group.certainty is Certainty.CERTAIN and reply.answer is not Sameness.ONE


def _against_number(reply: Reply) -> Finding:
    members = reply.group.members
    data = {
        "group": seats.key_of(reply.group),
        "names": ", ".join(f"{one.name} ({one.source})" for one in members),
        "answer": reply.answer.label,
    }
    places = tuple(one.source for one in members)
    return Finding(ANSWER_AGAINST_NUMBER, reply.place, data, related=places)


def _clashes(
    replies: Sequence[Reply], merged: Merged, standing: Iterable[Verdict]
) -> Iterator[Finding]:
    """Rows said to be two people that other answers make one."""
    answers = _answers(replies, merged, standing)
    place = {
        claim.source: at
        for at, claim in enumerate(c for group in merged.duplicates for c in group.members)
    }
    root: dict[int, int] = {}
    for group in merged.duplicates:
        if answers.get(seats.key_of(group)) is Sameness.ONE:
            for member in group.members[1:]:
                join(root, place[group.members[0].source], place[member.source])
    broken = {
        head(root, place[group.members[0].source])
        for group in merged.duplicates
        if answers.get(seats.key_of(group)) is Sameness.TWO
        and _together(root, [place[one.source] for one in sides(group.members)])
    }
    for reply in replies:
        own = reply.answer is not Sameness.UNSURE
        if own and head(root, place[reply.group.members[0].source]) in broken:
            yield _clash(reply, _others(reply, replies), reply.group.members[0].source)


def _together(root: dict[int, int], rows: Sequence[int]) -> bool:
    return len({head(root, row) for row in rows}) == 1


def _answers(
    replies: Iterable[Reply], merged: Merged, standing: Iterable[Verdict]
) -> dict[str, Sameness]:
    """Group → what holds once the replies are taken; a sure number is an answer too."""
    known = {verdict.marks: verdict.answer for verdict in standing}
    answers: dict[str, Sameness] = {}
    for group in merged.duplicates:
        if group.certainty is Certainty.CERTAIN:
            answers[seats.key_of(group)] = Sameness.ONE
            continue
        marks = verdict_of(Reply(group, Sameness.UNSURE, Source("")), date.min, "").marks
        if marks in known:
            answers[seats.key_of(group)] = known[marks]
    return answers | {
        seats.key_of(reply.group): reply.answer
        for reply in replies
        if reply.group.certainty is not Certainty.CERTAIN
    }


def _others(reply: Reply, replies: Iterable[Reply]) -> str:
    places = sorted({str(one.place) for one in replies if one is not reply})
    near = f" ({', '.join(places)})" if places else ""
    return f"các câu trả lời khác về những người ấy{near} hoặc số giấy tờ của họ"


def _clash(reply: Reply, against: str, related: Source) -> Finding:
    first, second = sides(reply.group.members)
    data = {
        "answer": reply.answer.label,
        "name": f"{first.name} ({first.source})",
        "other": f"{second.name} ({second.source})",
        "against": against,
    }
    return Finding(ANSWERS_CLASH, reply.place, data, related=(related,))
