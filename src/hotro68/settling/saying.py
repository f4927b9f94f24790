"""What the links between rows have to tell the officer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hotro68.core.award import Award, SetAside
from hotro68.core.catalogue import (
    ANSWERS_CLASH,
    ASKED_AGAIN,
    LISTED_TWICE,
    PERHAPS_ONE_PERSON,
    SAME_NUMBER_OTHER_NAME,
    SEVERAL_SUPPORTS,
)
from hotro68.core.claim import Claim
from hotro68.core.decided import Sameness
from hotro68.core.finding import Code, Finding
from hotro68.core.report import Certainty, Duplicate
from hotro68.policy.pack import Pack
from hotro68.settling.answering import group_key, pair_key
from hotro68.settling.people import Link, People
from hotro68.settling.questions import questions_of

DECIDED = "đã coi là một người"


def repeated(people: People, pack: Pack) -> Iterator[Finding]:
    """For one file: rows to delete, and rows to ask the hamlet about."""
    yield from doubtful(people, pack)
    for group in people.groups:
        firsts: dict[str, Claim] = {}
        for row in group:
            first = firsts.setdefault(row.policy, row)
            if first is not row:
                yield _listed_twice(first, row, pack)


def doubtful(people: People, pack: Pack) -> list[Finding]:
    """Every doubt once: pair by pair, or many in one."""
    questions = questions_of(people, pack)
    return [
        *(_asked(link, pack) for link in questions.pairs),
        *questions.wholes,
        *(_again(link, pack) for link in people.doubts if _has_changed(link, people)),
        *(_clash(link, people, pack) for link in people.clashing),
    ]


def _has_changed(link: Link, people: People) -> bool:
    return link.before is not None and link not in people.clashing


def _again(link: Link, pack: Pack) -> Finding:
    assert link.before is not None
    data = {
        "told": link.before.told,
        "name": link.first.name,
        "other": link.second.name,
        "group": pair_key(link.first, link.second),
    }
    return _at_second(link.first, link.second, ASKED_AGAIN, data, pack)


def _clash(link: Link, people: People, pack: Pack) -> Finding:
    """An answer that cannot be true together with others: none of them is used."""
    assert link.before is not None
    others = sorted(
        one.before.told
        for one in people.clashing
        if one.before and one.before is not link.before
    )
    data = {
        "answer": link.before.answer.label,
        "name": f"{link.first.name} ({link.first.source})",
        "other": link.second.name,
        "against": f"câu trả lời {others[0]}" if others else "số giấy tờ của hai dòng",
    }
    return _at_second(link.first, link.second, ANSWERS_CLASH, data, pack)


def _listed_twice(first: Claim, second: Claim, pack: Pack) -> Finding:
    data = {"name": second.name, "number": second.number or first.number}
    return _at_second(first, second, LISTED_TWICE, data, pack)


def _asked(link: Link, pack: Pack) -> Finding:
    if link.evidence.other_name:
        shared = {link.first.number, link.first.text("so_giay_to_cu")}
        numbers = {link.second.number, link.second.text("so_giay_to_cu")} & shared - {""}
        data = {"number": min(numbers), "name": link.first.name, "other": link.second.name}
        return _at_second(link.first, link.second, SAME_NUMBER_OTHER_NAME, data, pack)
    data = {
        "name": link.second.name,
        "other": f"{link.first.name} ({link.first.source})",
        "agree": "cùng " + _listed(link.evidence.agree),
        "differ": _listed(link.evidence.differ),
    }
    return _at_second(link.first, link.second, PERHAPS_ONE_PERSON, data, pack)


def _listed(labels: Sequence[str]) -> str:
    return ", ".join(labels) or "không có gì"


def _at_second(
    first: Claim, second: Claim, code: Code, data: Mapping[str, str], pack: Pack
) -> Finding:
    return Finding(
        code,
        second.cell("so_giay_to"),
        data,
        field="so_giay_to",
        value=second.number or None,
        ref=pack.policies[second.policy].once.ref,
        related=(first.cell("so_giay_to"),),
    )


def several_supports(loser: SetAside, award: Award, names: Mapping[str, str]) -> Finding:
    """`names`: policy id → its name for people."""
    claim = loser.assessment.claim
    data = {
        "kept": award.amount,
        "winner": names[award.claim.policy],
        "dropped": loser.assessment.amount,
        "policy": names[claim.policy],
        "reason": loser.reason,
    }
    return Finding(SEVERAL_SUPPORTS, claim.source, data, ref=loser.ref, related=(loser.winner,))


def duplicates(people: People) -> tuple[Duplicate, ...]:
    """Every person with several rows, and every doubtful pair, for the sheet and the JSON.

    A pair that was answered stays, with the answer: it can be answered otherwise.
    """
    inside: dict[str, list[Link]] = defaultdict(list)
    for link in people.links:
        if link.certainty is Certainty.CERTAIN:
            inside[people.keys[link.first.source]].append(link)
    groups = [
        _group(rows, links)
        for rows in people.groups
        if (links := inside[people.keys[rows[0].source]])
    ]
    pairs = _pairs(people)
    return tuple(sorted((*groups, *pairs), key=lambda one: [m.source for m in one.members]))


def _group(rows: tuple[Claim, ...], links: Sequence[Link]) -> Duplicate:
    """What agrees between all linked rows, and whatever differs between two."""
    differ = tuple(dict.fromkeys(label for link in links for label in link.evidence.differ))
    agree = tuple(
        label
        for label in links[0].evidence.agree
        if all(label in link.evidence.agree for link in links)
    )
    return Duplicate(Certainty.CERTAIN, rows, agree, differ, DECIDED, group_key(rows))


def _pairs(people: People) -> Iterator[Duplicate]:
    """Rows that look all the same make one question, however many they are."""
    asked = {(link.first.source, link.second.source) for link in people.doubts}
    alike: dict[str, list[Link]] = defaultdict(list)
    for link in (*people.doubts, *people.answered):
        alike[pair_key(link.first, link.second)].append(link)
    for key, links in alike.items():
        rows = {row.source: row for link in links for row in (link.first, link.second)}
        members = tuple(rows[source] for source in sorted(rows))
        one, evidence = links[0], links[0].evidence
        yield Duplicate(
            one.certainty,
            members,
            evidence.agree,
            evidence.differ,
            _told(one),
            key,
            one.verdict,
            open=(one.first.source, one.second.source) in asked,
        )


def _told(link: Link) -> str:
    if link.before is not None:
        return f"hỏi lại; trước đây trả lời {link.before.told}"
    if link.verdict is None:
        return ""
    more = {
        Sameness.ONE: f"; {DECIDED}",
        Sameness.TWO: "; còn phải sửa số giấy tờ ghi sai" if link.evidence.other_name else "",
        Sameness.UNSURE: "; còn chờ",
    }
    return f"đã trả lời {link.verdict.told}{more[link.verdict.answer]}"
