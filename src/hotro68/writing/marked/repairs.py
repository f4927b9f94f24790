"""The sheet SuaTuDong: each cell that was put right, with before, after and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hotro68.core.letters import column_of, letters_of
from hotro68.core.marking import REPAIRS_SHEET, REPAIRS_TITLE
from hotro68.writing.marked.copies import Change, sheets_of
from hotro68.writing.marked.front import Front
from hotro68.writing.marked.parts import Parts, UnstitchableError
from hotro68.writing.marked.worksheet import formulas_in

_HEADS = (
    *(("STT", 6.0), ("Trang", 16.0), ("Ô", 9.0), ("Trước", 36.0), ("Sau", 36.0)),
    ("Vì sao", 50.0),
)
_LINK = 2
_LINES = (
    "Không đụng tới tiền, chính sách; số giấy tờ chỉ thêm số 0 đã mất khi khớp giới, năm sinh.",
    "Xem lại từng dòng; tệp gốc vẫn nguyên.",
)


@dataclass(frozen=True, slots=True)
class Repair:
    """One cell. row: as Excel counts; column: from 0."""

    sheet: str
    row: int
    column: int
    before: str
    after: str
    why: str
    change: Change

    @property
    def place(self) -> tuple[str, int, int]:
        return self.sheet, self.row, self.column

    @property
    def cell(self) -> str:
        return f"{letters_of(self.column)}{self.row}"


def repairs_front(file: str, repairs: Sequence[Repair]) -> Front:
    lines = (f"Danh sách: {file}. Đã sửa {len(repairs)} ô.", *_LINES)
    rows = [
        (str(number), one.sheet, one.cell, one.before, one.after, one.why)
        for number, one in enumerate(repairs, 1)
    ]
    links = {(place, _LINK): (one.sheet, one.cell) for place, one in enumerate(repairs)}
    return Front(REPAIRS_SHEET, REPAIRS_TITLE, lines, _HEADS, rows, links)


def formulas_of(data: bytes) -> dict[str, set[tuple[int, int]]]:
    """Sheet → (row, column) of its formulas; none when the workbook is of another build."""
    try:
        parts = Parts(data)
        return {
            name: {(row, column_of(letters)) for letters, row in formulas_in(parts.read(part))}
            for name, part in sheets_of(parts).items()
        }
    except UnstitchableError:
        return {}
