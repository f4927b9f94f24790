"""The minutes of an appraisal: what one sheet brought back, hamlet by hamlet."""

from __future__ import annotations

from dataclasses import replace

from hotro68.core.case import CaseFile, Stage
from hotro68.core.finding import Finding
from hotro68.pipeline.steps.appraising import ACT, Appraisal
from hotro68.pipeline.steps.ground import Ground
from hotro68.pipeline.steps.people_rows import people_of, sums_of
from hotro68.pipeline.steps.submission_papers import Office, office_desk
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers.contexts import Minutes
from hotro68.writing.papers.engine import paper

PAPER = "P-04"
FOLDER = "thamdinh"


def minutes(
    ground: Ground, appraisal: Appraisal, office: Office
) -> tuple[list[Artifact], list[Finding]]:
    """Numbered by the steps of appraising that stand; the meeting's own details stay blank."""
    passed = _moved(ground, appraisal, Stage.PASSED)
    data = Minutes(
        nguoi=people_of(ground, passed),
        theo_chinh_sach=sums_of(ground, passed),
        khong_dat=people_of(ground, _moved(ground, appraisal, Stage.FAILED)),
        bo_sung=people_of(ground, _moved(ground, appraisal, Stage.RETURNED)),
        ngay_hop=office.order.day,
    )
    printed, findings = paper(PAPER, data, office_desk(ground, office), office.order)
    number = sum(entry.act == ACT for entry in ground.entries) + 1
    place = f"{FOLDER}/{number:02d}"
    return [
        Artifact(f"{place}-{one.name.rpartition('/')[2]}", one.content) for one in printed
    ], findings


def _moved(ground: Ground, appraisal: Appraisal, to: Stage) -> list[CaseFile]:
    told = {one.key: one for one in appraisal.moves if one.to is to}
    return [
        replace(file, amount=told[file.key].amount, reason=told[file.key].reason, ref="")
        for file in ground.carried
        if file.key in told
    ]
