"""What a hamlet's list holds beside the lines a paper shows: counted, named, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hotro68.core.award import Award, SetAside
from hotro68.core.case import CaseFile, Stage
from hotro68.core.claim import Claim
from hotro68.core.report import Merged
from hotro68.core.source import Source
from hotro68.pipeline.steps.ground import Ground
from hotro68.writing.context import hamlet_name
from hotro68.writing.papers.letterhead import mid_sentence

_JOINED = "gộp vào dòng khác của cùng một người"
_SENT_ELSEWHERE = "thuộc chính sách do cơ quan khác giải quyết, gửi riêng"
_WHY = {Stage.OPTED_OUT: "tự nguyện không tham gia, xin rút"}


def rest_of_list(ground: Ground, files: Iterable[CaseFile], policy: str) -> tuple[str, ...]:
    """A sentence for each reason: `02 dòng gộp …: Nông Văn A (thon.xlsx › LDTD!12)`.

    policy: the only one the paper is about, or empty.
    """
    listed = list(files)
    shown = {file.claim.source for file in listed if file.claim}
    hamlets = {file.hamlet for file in listed}
    groups: dict[str, list[str]] = {}
    for claim, why in _told(ground).values():
        wanted = claim.hamlet in hamlets and policy in {"", claim.policy}
        if wanted and claim.source not in shown:
            groups.setdefault(why, []).append(f"{claim.name} ({claim.source})")
    return tuple(f"{len(one):02} dòng {why}: {'; '.join(one)}" for why, one in groups.items())


def _told(ground: Ground) -> dict[Source, tuple[Claim, str]]:
    """Each row that has no line of its own, in the order of the lists."""
    found: dict[Source, tuple[Claim, str]] = {}
    for claim, why in _rows(ground):
        found.setdefault(claim.source, (claim, why))
    return dict(sorted(found.items()))


def _rows(ground: Ground) -> Iterator[tuple[Claim, str]]:
    """The rows of a kept merge, the surest reason first."""
    merged = ground.merged
    files = {file.claim.source: file for file in ground.files.values() if file.claim}
    for award in merged.awards:
        yield from (
            (one.assessment.claim, _aside(ground, award, one)) for one in award.set_aside
        )
    for claim in _others(merged):
        file = files.get(claim.source)
        policy = ground.pack.policies.get(claim.policy)
        if policy is not None and not policy.payout:
            yield claim, _SENT_ELSEWHERE
        else:
            yield claim, _WHY.get(file.stage, file.stage.label) if file else _JOINED


def _others(merged: Merged) -> Iterator[Claim]:
    yield from (award.claim for award in merged.awards)
    yield from (row.claim for row in merged.unpaid)
    yield from (claim for group in merged.duplicates for claim in group.members)


def _aside(ground: Ground, award: Award, loser: SetAside) -> str:
    """Why a row gave way: to the same claim elsewhere, or to another policy."""
    lost, kept = loser.assessment.claim, award.claim
    if lost.policy != kept.policy:
        label = ground.pack.policies[kept.policy].public.label
        return f"đã xếp theo chính sách khác của người đó ({label})"
    if lost.hamlet != kept.hamlet:
        return f"gộp vào dòng của người đó ở danh sách {mid_sentence(hamlet_name(kept.hamlet))}"
    return _JOINED
