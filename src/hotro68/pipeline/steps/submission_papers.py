"""The papers of a submission, and the letters to those a decision leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hotro68.casebook.settings import Settings
from hotro68.core.case import CaseFile, Stage
from hotro68.core.finding import Finding
from hotro68.pipeline.desk import desk_of
from hotro68.pipeline.funding import BUDGET
from hotro68.pipeline.steps.bodies import full_name
from hotro68.pipeline.steps.deciding import DecisionEntry
from hotro68.pipeline.steps.ground import Ground
from hotro68.pipeline.steps.people_rows import people_of, sums_of
from hotro68.pipeline.steps.submitting import ACT, Submission
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers.contexts import Letter, Listing
from hotro68.writing.papers.desk import Desk, Order
from hotro68.writing.papers.engine import paper, papers
from hotro68.writing.papers.letterhead import committee, long_date
from hotro68.writing.papers.shelf import take
from hotro68.writing.papers.spec import PaperSpec

FOLDER = "trinh"
REFUSAL = "P-13"


@dataclass(frozen=True, slots=True)
class Office:
    """The commune's side of a paper: settings, and the order it is printed by."""

    settings: Settings
    order: Order


def office_desk(ground: Ground, office: Office) -> Desk:
    return desk_of(office.settings, ground.pack, ground.merged.basis.day, ground.work)


def submission_papers(
    ground: Ground, submission: Submission, office: Office
) -> tuple[list[Artifact], list[Finding]]:
    """The papers that the rules name, once each, in a numbered folder of the office.

    Files of one office that need different papers, or go to different deciders, make a set
    each: a letter, its lists and the decision it asks for.
    """
    sets: dict[tuple[tuple[str, ...], str], list[CaseFile]] = {}
    for file in submission.files:
        authority = ground.pack.authority_of(file.policy)
        kind = (authority.papers, authority.decide) if authority else ((), "")
        sets.setdefault(kind, []).append(file)
    artifacts: list[Artifact] = []
    number = sum(entry.act == ACT for entry in ground.entries) + 1
    for (codes, _), files in sets.items():
        part = replace(submission, files=tuple(files))
        place = f"{FOLDER}/{number:02d}-{submission.to}"
        if len(sets) > 1:
            place += "-" + "-".join(part.policies)
        for code in codes:
            printed, findings = _paper(ground, part, (code, codes[0]), office)
            if findings:
                return [], findings
            artifacts += [_in(place, one) for one in printed]
    return artifacts, []


def _in(place: str, one: Artifact) -> Artifact:
    return Artifact(f"{place}/{one.name.rpartition('/')[2]}", one.content)


def _paper(
    ground: Ground, part: Submission, codes: tuple[str, str], office: Office
) -> tuple[list[Artifact], list[Finding]]:
    """codes: of the paper, and of the letter it goes with."""
    desk = office_desk(ground, office)
    code, first = codes
    template, findings = take(code, desk.own)
    letter, problems = take(first, desk.own)
    if template is None or letter is None:
        return [], findings or problems
    told = _with_letter(letter.spec, office)
    order = office.order if code == first else replace(office.order, number="")
    if template.spec.loai == "thu":
        answered = "" if code == first else told
        data = replace(_letter(ground, part, office), theo_van_ban=answered)
        return paper(code, data, desk, order)
    listing = Listing(
        nguoi=people_of(ground, part.files),
        theo_chinh_sach=sums_of(ground, part.files),
        so_nguoi=part.people,
        kem_theo=told,
    )
    return paper(code, listing, desk, order)


def _letter(ground: Ground, part: Submission, office: Office) -> Letter:
    return Letter(
        nguoi=people_of(ground, part.files),
        theo_chinh_sach=sums_of(ground, part.files),
        so_nguoi=part.people,
        co_quan_quyet_dinh=_decider(ground, part.files, office.settings),
        con_cho=part.waiting,
        con_thieu=_shortfall(ground),
    )


def _shortfall(ground: Ground) -> int:
    """What the last budget found that local sources cannot cover."""
    found = [one.data for one in ground.entries if one.act == BUDGET]
    return int(found[-1].get("thieu") or 0) if found else 0


def _with_letter(spec: PaperSpec, office: Office) -> str:
    """`Tờ trình số 12/TTr-UBND ngày 19 tháng 7 năm 2021 của Ủy ban nhân dân xã …`."""
    order = office.order
    name = spec.ten_loai.capitalize() or "Công văn"
    number = order.number or f"      {spec.so}"
    day = f" {long_date(order.day)}" if order.day else ""
    return f"{name} số {number}{day} của {committee(office.settings.office)}"


def _decider(ground: Ground, files: Iterable[CaseFile], settings: Settings) -> str:
    deciders = {
        authority.decide: None
        for file in files
        if (authority := ground.pack.authority_of(file.policy)) is not None
    }
    return ", ".join(full_name(ground.pack, one, settings.office) for one in deciders)


def refusal_letters(
    ground: Ground, decided: DecisionEntry, office: Office
) -> tuple[list[Artifact], list[Finding]]:
    """One letter for each file the decision leaves out."""
    cut = decided.of(Stage.REJECTED)
    if not cut:
        return [], []
    files = [ground.files[one.key] for one in cut]
    asked = [replace(file, reason=one.reason) for file, one in zip(files, cut, strict=True)]
    orders = [
        (
            Letter(doi_tuong=person, quyet_dinh=decided.decision),
            replace(office.order, name=f"{person.ho_ten} {person.thon}"),
        )
        for person in people_of(ground, asked)
    ]
    return papers(REFUSAL, orders, office_desk(ground, office))
