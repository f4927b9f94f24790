"""The annotated copies: each hamlet's own workbook with what was found marked in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from hotro68.core.catalogue import COPY_LOSES, NO_COPY
from hotro68.core.finding import Finding, Severity
from hotro68.core.letters import column_of
from hotro68.core.marking import CopyKind, source_name, word_of
from hotro68.core.report import FileReport, TableReport, Validation
from hotro68.core.source import Source
from hotro68.reading.original import Original, drawn, lost_in_drawing, original_of
from hotro68.reading.wanted import Wanted
from hotro68.writing.marked.copies import Copied, CopyOrder, SheetMarks, copied
from hotro68.writing.marked.faults import faults_front, proposal
from hotro68.writing.marked.paint import paint_of
from hotro68.writing.marked.parts import UnstitchableError
from hotro68.writing.marked.redrawn import redrawn

SIGNATURE = "chữ ký số (tệp đã thêm nội dung)"
_MARKED = (Severity.ERROR, Severity.WARNING)
_IN_PLACE = (".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy to be written. name: before one is found that is free."""

    path: Path
    name: str
    content: bytes
    lost: tuple[str, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        if not self.lost:
            return []
        data = {"copy": self.name, "lost": ", ".join(self.lost)}
        return [Finding(COPY_LOSES, Source(self.path.name), data)]


def has_marks(findings: Iterable[Finding]) -> bool:
    """A list with nothing but notes has nothing to correct."""
    return any(finding.code.severity in _MARKED for finding in findings)


def marked_copies(
    report: Validation, files: Iterable[tuple[Path, str]], wanted: Wanted
) -> Iterator[tuple[Copy | None, list[Finding]]]:
    """A copy for every list with something to correct."""
    paths = {name: path for path, name in files}
    said: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        said[finding.source.file].append(finding)
    for file in report.files:
        if has_marks(said[file.file]):
            yield _copy(file, paths[file.file], said[file.file], wanted)


def _copy(
    file: FileReport, path: Path, findings: list[Finding], wanted: Wanted
) -> tuple[Copy | None, list[Finding]]:
    original = original_of(path, wanted)
    if original is None or original.sha256 != file.sha256:
        return None, [no_copy(path, "tệp thay đổi trong lúc kiểm tra", "Chạy lại.")]
    if original.locked:
        return None, [no_copy(path, LOCKED, LOCKED_ADVICE)]
    marks = {sheet: _marks(of, file, original) for sheet, of in _by_sheet(findings).items()}
    for sheet, cells in original.older.items():
        marks.setdefault(sheet, SheetMarks(older=cells))
    front = faults_front(file, findings)
    older = original.fronts.get(front.title, "")
    order = CopyOrder(front, marks, f"{CopyKind.FAULTS}:{file.sha256}", older)
    copy = copy_of(path, original, order, CopyKind.FAULTS)
    return copy, copy.findings


LOCKED = "danh sách có mật khẩu mà bản sao thì không"
LOCKED_ADVICE = "Mở tệp, bỏ mật khẩu rồi chạy lại nếu cần bản sao."


def no_copy(path: Path, problem: str, advice: str) -> Finding:
    data = {"file": path.name, "problem": problem, "advice": advice}
    return Finding(NO_COPY, Source(path.name), data)


def copy_of(path: Path, original: Original, order: CopyOrder, kind: CopyKind) -> Copy:
    """The workbook itself changed where that can be done, else one drawn anew."""
    made, lost = _changed(original, order), []
    suffix = path.suffix.lower() if path.suffix.lower() in _IN_PLACE else ".xlsx"
    if made is None:
        lost, suffix = lost_in_drawing(original), ".xlsx"
        made = _drawn_copy(original, order, lost)
    if made.was_signed:
        lost.append(SIGNATURE)
    stem = PurePath(source_name(path.name)).stem
    return Copy(path, f"{stem}_{kind}{suffix}", made.content, tuple(lost))


def _changed(original: Original, order: CopyOrder) -> Copied | None:
    if original.kind != "xlsx":
        return None
    try:
        return copied(original.data, order)
    except UnstitchableError:
        return None


def _drawn_copy(original: Original, order: CopyOrder, lost: list[str]) -> Copied:
    """Named as Excel allows; the marks follow their sheets. What is lost is said there too."""
    sheets = drawn(original)
    names = {old.name: new.name for old, new in zip(original.sheets, sheets, strict=True)}
    marks = {names.get(name, name): found for name, found in order.sheets.items()}
    front = order.front.moved(names)
    if lost:
        told = f"Bản này vẽ lại từ tệp gốc, không mang theo {', '.join(lost)}."
        front = replace(front, lines=(*front.lines, told))
    return copied(redrawn(sheets), CopyOrder(front, marks, order.origin))


# ── What one sheet gets ──────────────────────────────────────────────────────────────────
def _by_sheet(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.source.sheet and finding.source.row:
            found[finding.source.sheet].append(finding)
    return found


def _marks(findings: list[Finding], file: FileReport, original: Original) -> SheetMarks:
    name = findings[0].source.sheet
    tables = [t for sheet in file.sheets if sheet.sheet == name for t in sheet.tables]
    cells: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    rows: dict[int, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=_gravity):
        cells[finding.source.row, _column(finding, tables)].append(finding)
        rows[finding.source.row].append(finding)
    heads = tuple(sorted({table.header_rows[-1] for table in tables if table.header_rows}))
    checked = {row: found for row, found in rows.items() if heads and row > heads[0]}
    return SheetMarks(
        paints={place: paint_of(found[0]) for place, found in cells.items()},
        notes={place: "\n\n".join(map(_note, found)) for place, found in cells.items()},
        checks={row: _check(found) for row, found in checked.items() if row not in heads},
        heads=heads,
        older=original.older.get(name, ()),
    )


def _gravity(finding: Finding) -> tuple[int, bool]:
    return finding.code.severity.rank, not finding.code.asks


def _column(finding: Finding, tables: list[TableReport]) -> int:
    """A finding of a whole row stands at the name."""
    if finding.source.column:
        return column_of(finding.source.column)
    above = [t for t in tables if t.header_rows and t.header_rows[-1] < finding.source.row]
    letters = (above or tables)[-1].columns if tables else {}
    return column_of(letters.get("ho_ten") or next(iter(letters.values()), "A"))


def _note(finding: Finding) -> str:
    code = finding.code
    lines = [f"{word_of(finding)} {code.id}: {finding.message}", f"→ {finding.hint}"]
    if proposed := proposal(finding):
        lines.append(f"Đề nghị ghi: {proposed}")
    return "\n".join(lines)


def _check(findings: list[Finding]) -> str:
    """The worst in full, the others by their codes."""
    worst, *others = findings
    said = [f"{word_of(worst)}: {worst.code.id} {worst.message}"]
    said += dict.fromkeys(f"{word_of(one)}: {one.code.id}" for one in others)
    return "; ".join(said)
