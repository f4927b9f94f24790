"""The sheet on which files are appraised: drawn of the newest merge, read back as verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from hotro68.core.answers import Answered, AnswerKind, Asked, Handout, HandoutRow, Told
from hotro68.core.case import CaseFile, Stage
from hotro68.core.catalogue import ANSWER_CONTRADICTS
from hotro68.core.finding import Finding
from hotro68.pipeline.steps.appraising import Opinion, Result, waiting
from hotro68.pipeline.steps.ground import Ground, state_digest
from hotro68.reading.handout import read_handout

KIND = "thamdinh"
SHEET = "tham-dinh.xlsx"
_RESULTS = {one.label: one for one in Result}
_HEADINGS = (
    *("Mã hồ sơ", "Họ và tên", "Ngày sinh", "Số giấy tờ", "Thôn", "Chính sách"),
    *("Số tiền", "Máy kết luận", "Nơi ghi"),
)
_NOTE = (
    "Ghi cột «Kết quả» (đạt, không đạt, bổ sung); không đạt, bổ sung thì chọn lý do. Chính sách"
    " có người kiểm lại thì hai người khác nhau cùng ghi tên. Dòng để trống thì chờ tiếp. Xong:"
    " hotro68 thamdinh --tu-file tệp này."
)


def appraisal_sheet(ground: Ground) -> Handout:
    """The files that wait, to be written."""
    return _sheet(ground, waiting(ground))


def read_appraisal(ground: Ground, path: Path) -> tuple[list[Opinion], list[Finding]]:
    """Every file may be answered: part of a sheet may have been read before."""
    answers, findings = read_handout(path, _sheet(ground, ground.carried))
    verdicts: list[Opinion] = []
    for one in answers:
        told, problems = _verdicts(ground, one)
        verdicts += told
        findings += problems
    return verdicts, findings


def _sheet(ground: Ground, files: Iterable[CaseFile]) -> Handout:
    listed = ground.listed
    return Handout(
        kind=KIND,
        made_of=state_digest(listed.values()),
        title="BẢNG THẨM ĐỊNH HỒ SƠ HỖ TRỢ",
        note=_NOTE,
        headings=_HEADINGS,
        asked=_asked(ground),
        lines=tuple(_line(ground, listed[f.key]) for f in files if f.key in listed),
    )


def _line(ground: Ground, file: CaseFile) -> HandoutRow:
    """What it tells of a file is what the lists say, whatever steps have been taken since."""
    claim = file.claim
    told: tuple[Told, ...] = (
        file.key,
        file.name,
        claim.text("ngay_sinh") if claim else "",
        claim.number if claim else "",
        file.hamlet,
        ground.policy(file),
        file.amount,
        _machine(file),
        str(claim.source) if claim else "",
    )
    return HandoutRow(file.key, told)


def _machine(file: CaseFile) -> str:
    said = "đủ điều kiện" if file.stage is Stage.GOOD else file.stage.label
    return ": ".join(filter(None, (said, file.reason)))


def _asked(ground: Ground) -> tuple[Asked, ...]:
    results = tuple(_RESULTS)
    reasons = tuple(one.text for one in ground.pack.file.reasons)
    named = (
        Asked("ly_do", "Lý do", AnswerKind.CHOICE, reasons)
        if reasons
        else Asked("ghi_them", "Lý do")
    )
    return (
        Asked("ket_qua", "Kết quả", AnswerKind.CHOICE, results),
        *((named, Asked("ghi_them", "Ghi thêm")) if reasons else (named,)),
        Asked("nguoi", "Người thẩm định"),
        Asked("kiem_lai", "Kiểm lại", AnswerKind.CHOICE, results),
        Asked("nguoi_kiem", "Người kiểm lại"),
    )


def _verdicts(ground: Ground, given: Answered) -> tuple[list[Opinion], list[Finding]]:
    """The first check and the second one of a row; a reason without a result says nothing."""
    told = list(_both(ground, given))
    if told:
        return told, []
    file = ground.files[given.key]
    data = {"file": ground.named(file), "problem": "ghi lý do hoặc tên mà chưa ghi kết quả"}
    return [], [Finding(ANSWER_CONTRADICTS, given.cell("ket_qua"), data)]


def _both(ground: Ground, given: Answered) -> Iterator[Opinion]:
    texts = {one.text: one.id for one in ground.pack.file.reasons}
    reason = texts.get(str(given.given.get("ly_do", "")), "")
    note = str(given.given.get("ghi_them", ""))
    for result, who in (("ket_qua", "nguoi"), ("kiem_lai", "nguoi_kiem")):
        if result in given.given:
            yield Opinion(
                given.key,
                _RESULTS[str(given.given[result])],
                str(given.given.get(who, "")),
                reason,
                note,
                given.cell(result),
                result == "kiem_lai",
            )
