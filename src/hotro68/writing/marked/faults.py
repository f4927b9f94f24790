"""The sheet LOI: everything found in a list, numbered, each with the way to its cell."""

from __future__ import annotations

from collections.abc import Sequence

from hotro68.core.finding import Finding
from hotro68.core.marking import FAULTS_SHEET, FAULTS_TITLE, word_of
from hotro68.core.message import shown
from hotro68.core.report import FileReport
from hotro68.writing.marked.front import Front

ANSWERS = ("Rồi", "Chưa", "Không phải lỗi")
_HEADS = (
    *(("STT", 5.0), ("Mức", 13.0), ("Trang", 14.0), ("Ô", 8.0), ("Cột", 16.0)),
    *(("Đang ghi", 20.0), ("Vấn đề", 46.0), ("Cách sửa", 40.0), ("Đề nghị ghi", 18.0)),
    *(("Mã", 8.0), ("Đã sửa?", 12.0)),
)
_LINK = 3
_LINES = (
    "Đỏ: lỗi. Vàng: cảnh báo. Xanh: ghi chú. Ô gạch chéo: phải hỏi, chưa chi cho tới khi rõ.",
    "Sửa thẳng vào danh sách, gửi lại tệp này: trang LOI, cột KiemTra, màu, ghi chú bị bỏ qua.",
)


def faults_front(file: FileReport, findings: Sequence[Finding]) -> Front:
    ordered = sorted(findings, key=_order)
    lines = (f"Danh sách: {file.file}. Có {len(ordered)} điều phải xem.", *_LINES)
    labels = _labels(file)
    rows = [_row(number, one, labels) for number, one in enumerate(ordered, 1)]
    links = {
        (place, _LINK): (one.source.sheet, _cell(one))
        for place, one in enumerate(ordered)
        if one.source.sheet
    }
    return Front(FAULTS_SHEET, FAULTS_TITLE, lines, _HEADS, rows, links, ANSWERS)


def proposal(finding: Finding) -> str:
    return finding.fix or ""


def _order(finding: Finding) -> tuple[object, ...]:
    source = finding.source
    return (finding.code.severity.rank, source.sheet, source.row, source.column)


def _labels(file: FileReport) -> dict[tuple[str, str], str]:
    """(sheet, letter) → heading."""
    return {
        (sheet.sheet, column.letter): column.heading
        for sheet in file.sheets
        for table in sheet.tables
        for column in table.taken
    }


def _cell(finding: Finding) -> str:
    return finding.source.cell or f"A{finding.source.row or 1}"


def _row(number: int, one: Finding, labels: dict[tuple[str, str], str]) -> tuple[str, ...]:
    source, code = one.source, one.code
    where = source.cell or (f"dòng {source.row}" if source.row else "cả trang")
    return (
        str(number),
        word_of(one),
        source.sheet or "(cả tệp)",
        where if source.sheet else "",
        labels.get((source.sheet, source.column), source.column),
        "" if one.value is None else shown(one.value),
        one.message,
        one.hint,
        proposal(one),
        code.id,
        "",
    )
