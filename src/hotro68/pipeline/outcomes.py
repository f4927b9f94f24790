"""What became of a payout sheet: the sheet to fill in, and what was filled in, read back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hotro68.core.answers import Given, Handout, HandoutRow
from hotro68.core.catalogue import ANSWER_SHEET_OTHER, RESULT_DIFFERS, SHEET_UNKNOWN
from hotro68.core.finding import Finding, Severity
from hotro68.core.payout import Outcome, PayLine, PaySheet, Result
from hotro68.core.source import Source, row_digest
from hotro68.pipeline.paying import PayRegister
from hotro68.pipeline.result_doubts import doubts_of
from hotro68.pipeline.result_rows import (
    ASKED,
    DAY,
    NOTE,
    OUTCOME,
    PAPER,
    PROXY,
    Hearing,
    ResultRow,
)
from hotro68.policy.pack import Pack
from hotro68.reading.handout import read_handout, sheet_told
from hotro68.writing.context import hamlet_name
from hotro68.writing.papers.payout import FOLDER

KIND = "chitra"
TITLE = "KẾT QUẢ CHI TRẢ"
_HEADINGS = (
    *("TT", "Họ và tên", "Năm sinh", "Giấy tờ (4 số cuối)", "Thôn"),
    *("Chính sách", "Số tiền (đồng)"),
)
_FILL = (
    "Điền cột Kết quả cho từng người đã gọi; ngày nhận cho người đã nhận. Số tiền đã giao để"
    " trống là giao đủ số tiền của dòng. Nhận thay thì ghi tên người nhận và số giấy ủy quyền."
)


def result_name(sheet: PaySheet) -> str:
    return f"{FOLDER}/{sheet.stem}-ket-qua.xlsx"


def handout_of(sheet: PaySheet, register: PayRegister, pack: Pack) -> Handout:
    """The sheet to fill in; what was already entered stands in it."""
    lines = tuple(
        HandoutRow(line.person, _told(at, line, pack), _given(register, sheet, line))
        for at, line in enumerate(sheet.lines, start=1)
    )
    decision = sheet.decision
    return Handout(
        kind=KIND,
        made_of=made_of(sheet),
        title=f"{TITLE} - BẢNG SỐ {sheet.number} - {hamlet_name(sheet.place).upper()}",
        note=f"Quyết định {decision.number} ngày {decision.day:%d/%m/%Y}. {_FILL}",
        headings=_HEADINGS,
        asked=ASKED,
        lines=lines,
    )


def made_of(sheet: PaySheet) -> str:
    """Number of the sheet, and a digest of its decision and of who is to get what."""
    rows = (f"{one.key}={one.amount}" for line in sheet.lines for one in line.supports)
    decision = sheet.decision
    return f"{sheet.number}-{row_digest((decision.number, decision.day, *rows))}"


def _told(at: int, line: PayLine, pack: Pack) -> tuple[int | str, ...]:
    policies = ", ".join(dict.fromkeys(pack.policies[s.policy].short for s in line.supports))
    where = hamlet_name(line.hamlet)
    return at, line.name, line.birth_year, line.id_tail, where, policies, line.amount


def _given(register: PayRegister, sheet: PaySheet, line: PayLine) -> dict[str, Given]:
    entered = register.outcome(sheet.number, line.person)
    if entered is None:
        return {}
    one = entered.result
    given: dict[str, Given | None] = {
        OUTCOME: one.outcome.value,
        DAY: one.day,
        PROXY: one.proxy,
        PAPER: one.paper,
        NOTE: one.note,
    }
    return {key: value for key, value in given.items() if value}


@dataclass(slots=True)
class Harvest:
    """What was read from filled sheets. known: rows told before. blank: files of none."""

    results: list[Result] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    known: int = 0
    blank: list[str] = field(default_factory=list)

    @property
    def usable(self) -> bool:
        return not any(finding.code.severity is Severity.ERROR for finding in self.findings)


def read_results(paths: Sequence[Path], hearing: Hearing) -> Harvest:
    """Every row that was answered; with any error nothing is to be entered."""
    harvest = Harvest()
    for path in paths:
        sheet, findings = _sheet_of(path, hearing.register)
        harvest.findings += findings
        if sheet is not None:
            before = (len(harvest.results), harvest.known, len(harvest.findings))
            _read_sheet(path, sheet, hearing, harvest)
            if before == (len(harvest.results), harvest.known, len(harvest.findings)):
                harvest.blank.append(path.name)
    harvest.findings += doubts_of(harvest.results, hearing)
    return harvest


def _sheet_of(path: Path, register: PayRegister) -> tuple[PaySheet | None, list[Finding]]:
    told, findings = sheet_told(path)
    if findings:
        return None, findings
    if told is None or told[0] != KIND:
        return None, [Finding(ANSWER_SHEET_OTHER, Source(path.name), {"title": TITLE})]
    number = told[1].partition("-")[0]
    sheet = register.sheets.get(int(number)) if number.isdigit() else None
    problem = _problem(told[1], number, sheet, register)
    if problem:
        return None, [Finding(SHEET_UNKNOWN, Source(path.name), {"problem": problem})]
    return sheet, []


def _problem(told: str, number: str, sheet: PaySheet | None, register: PayRegister) -> str:
    if number.isdigit() and int(number) in register.void:
        return f"là của bảng số {number}, bảng ấy {register.void[int(number)]}"
    if sheet is None:
        return "là của một bảng không có trong sổ của thư mục này"
    if made_of(sheet) != told:
        return f"ghi quyết định, người hoặc số tiền khác với bảng số {number} trong sổ này"
    return ""


def _read_sheet(path: Path, sheet: PaySheet, hearing: Hearing, harvest: Harvest) -> None:
    handout = handout_of(sheet, hearing.register, hearing.pack)
    answers, findings = read_handout(path, handout)
    harvest.findings += findings
    lines = {line.person: line for line in sheet.lines}
    for answered in answers:
        row = ResultRow(sheet, lines[answered.key], answered, hearing)
        result, found = row.read()
        harvest.findings += found
        if result is None:
            continue
        _keep(row, result, hearing.register, harvest)


def _keep(row: ResultRow, result: Result, register: PayRegister, harvest: Harvest) -> None:
    """A row told before is known, unless it now tells that the money came back."""
    key = (result.sheet, result.person)
    entered = register.outcome(*key)
    twin = next((one for one in harvest.results if (one.sheet, one.person) == key), None)
    before = twin or (entered.result if entered else None)
    if before is None or (twin is None and _gave_back(before, result)):
        harvest.results.append(result)
    elif _same(before, result):
        harvest.known += 1
    else:
        step = "này" if twin or entered is None else str(entered.step)
        harvest.findings.append(_differs(row, before, step, result))


def _same(before: Result, now: Result) -> bool:
    told = (before.outcome, before.amount, before.day, before.proxy, before.paper)
    return told == (now.outcome, now.amount, now.day, now.proxy, now.paper)


def _gave_back(before: Result, now: Result) -> bool:
    return before.outcome.paid and now.outcome is Outcome.GIVEN_BACK


def _differs(row: ResultRow, before: Result, step: str, now: Result) -> Finding:
    data = {
        "name": row.line.name,
        "was": _in_words(before),
        "step": step,
        "now": _in_words(now),
    }
    return Finding(RESULT_DIFFERS, row.answered.cell(OUTCOME), data)


def _in_words(result: Result) -> str:
    day = f" ngày {result.day:%d/%m/%Y}" if result.day else ""
    proxy = f", người nhận thay {result.proxy}" if result.proxy else ""
    return f"{result.outcome.value}{day}{proxy}"
