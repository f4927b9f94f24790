"""The sheet on which a decision is copied down: drawn of what was submitted, read back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from hotro68.casebook.entry import Entry
from hotro68.core.answers import Answered, AnswerKind, Asked, Handout, HandoutRow
from hotro68.core.case import CaseFile, Move
from hotro68.core.catalogue import ANSWER_CONTRADICTS
from hotro68.core.finding import Finding
from hotro68.pipeline.steps.deciding import Ruling
from hotro68.pipeline.steps.ground import Ground
from hotro68.pipeline.steps.submitting import submitted
from hotro68.reading.handout import read_handout

KIND = "pheduyet"
SHEET = "phe-duyet.xlsx"
APPROVED, REJECTED = "duyệt", "không duyệt"
_ASKED = (
    Asked("ket_qua", "Quyết định", AnswerKind.CHOICE, (APPROVED, REJECTED)),
    Asked("tien", "Số tiền được duyệt", AnswerKind.MONEY),
    Asked("ly_do", "Lý do"),
)
_HEADINGS = ("Mã hồ sơ", "Họ và tên", "Số giấy tờ", "Thôn", "Chính sách", "Số tiền trình")
_NOTE = (
    "Ghi theo quyết định. Số tiền để trống là như số trình; không duyệt hoặc số tiền khác thì"
    " ghi lý do. Dòng để trống thì chờ tiếp; thêm --tat-ca thì được duyệt như số trình. Xong:"
    " hotro68 pheduyet --so … --ngay … --tu-file tệp này."
)


def decision_sheet(ground: Ground, files: Iterable[CaseFile]) -> Handout:
    asked = submitted(ground.entries)
    return _sheet(ground, asked, [file for file in files if file.key in asked])


def read_decision(ground: Ground, path: Path) -> tuple[list[Ruling], list[Finding]]:
    asked = submitted(ground.entries)
    files = [file for file in ground.carried if file.key in asked]
    answers, findings = read_handout(path, _sheet(ground, asked, files))
    rulings: list[Ruling] = []
    for one in answers:
        told, problem = _ruling(ground, one)
        rulings += [told] if told else []
        findings += [problem] if problem else []
    return rulings, findings


def _sheet(
    ground: Ground, asked: Mapping[str, tuple[Move, Entry]], files: Iterable[CaseFile]
) -> Handout:
    told = "\n".join(
        f"{key} {one.evidence} {one.amount}" for key, (one, _) in sorted(asked.items())
    )
    return Handout(
        kind=KIND,
        made_of=hashlib.sha256(told.encode()).hexdigest()[:16],
        title="BẢNG KẾT QUẢ PHÊ DUYỆT",
        note=_NOTE,
        headings=_HEADINGS,
        asked=_ASKED,
        lines=tuple(_line(ground, file, asked[file.key][0]) for file in files),
    )


def _line(ground: Ground, file: CaseFile, one: Move) -> HandoutRow:
    number = file.claim.number if file.claim else ""
    return HandoutRow(
        file.key,
        (file.key, one.name, number, one.hamlet, ground.policy(file), one.amount),
    )


def _ruling(ground: Ground, given: Answered) -> tuple[Ruling | None, Finding | None]:
    result = given.given.get("ket_qua")
    if result is None:
        problem = "ghi số tiền hoặc lý do mà chưa ghi duyệt hay không duyệt"
        data = {"file": ground.named(ground.files[given.key]), "problem": problem}
        return None, Finding(ANSWER_CONTRADICTS, given.cell("ket_qua"), data)
    amount = given.given.get("tien")
    ruling = Ruling(
        given.key,
        result == APPROVED,
        amount if isinstance(amount, int) else None,
        str(given.given.get("ly_do", "")),
        given.cell("tien" if "tien" in given.given else "ket_qua"),
    )
    return ruling, None
