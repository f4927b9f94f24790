"""What `validate` found as one page that a clerk can open anywhere and send to a hamlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hotro68.core.dialect import Dialect
from hotro68.core.finding import Finding, Severity
from hotro68.core.marking import word_of
from hotro68.core.message import shown
from hotro68.core.report import FileReport, Validation
from hotro68.vietnamese.numbers import grouped
from hotro68.vietnamese.text import fold
from hotro68.writing.papers.web import html

_NO_HAMLET = "(chưa rõ nơi ở)"


@dataclass(frozen=True, slots=True)
class Bar:
    """One list in the summary; widths are percents of the longest bar."""

    file: str
    hamlets: str
    rows: int
    money: str
    errors: int
    warnings: int
    notes: int
    asked: int
    width: float


@dataclass(frozen=True, slots=True)
class KindLine:
    code: str
    word: str
    says: str
    count: int
    width: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding. key: its text without marks, for the search box."""

    level: str
    word: str
    file: str
    place: str
    value: str
    message: str
    hint: str
    fix: str
    code: str
    ref: str
    key: str


@dataclass(frozen=True, slots=True)
class Page:
    """hamlet, settlement, level: words of the commune for its parts, and itself."""

    title: str
    day: str
    rules: str
    notes: tuple[str, ...]
    lists: tuple[Bar, ...]
    kinds: tuple[KindLine, ...]
    findings: tuple[Entry, ...]
    hamlet: str
    settlement: str
    level: str


def report_page(report: Validation, dialect: Dialect) -> bytes:
    basis = report.basis
    day = f"{basis.day:%d/%m/%Y}" + (" (chưa ai ghi ngày, tạm lấy)" if basis.assumed else "")
    page = Page(
        title="Kết quả kiểm tra danh sách đề nghị hỗ trợ",
        day=day,
        rules=basis.title,
        notes=basis.notes,
        lists=_lines(report),
        kinds=_kinds(report.findings),
        findings=tuple(map(_told, sorted(report.findings, key=_order))),
        hamlet=dialect.say("Thôn"),
        settlement=dialect.settlement,
        level=dialect.level,
    )
    return html("bao-cao", page)


def _order(finding: Finding) -> tuple[object, ...]:
    source = finding.source
    return (source.file, finding.code.severity.rank, source.sheet, source.row, source.column)


def _lines(report: Validation) -> tuple[Bar, ...]:
    """Every list that was read, and every file that could not be."""
    read = {file.file: file for file in report.files}
    names = dict.fromkeys([*read, *(one.source.file for one in report.findings)])
    most = max(Counter(one.source.file for one in report.findings).values(), default=1)
    return tuple(_line(name, read.get(name), report, most) for name in names)


def _line(name: str, file: FileReport | None, report: Validation, most: int) -> Bar:
    rows = [row for row in report.rows if row.claim.source.file == name]
    found = [one for one in report.findings if one.source.file == name]
    count = Counter(one.code.severity for one in found)
    return Bar(
        file=name,
        hamlets=", ".join(_hamlets(file)) if file else "(không đọc được)",
        rows=len(rows),
        money=grouped(sum(row.assessment.amount for row in rows)),
        errors=count[Severity.ERROR],
        warnings=count[Severity.WARNING],
        notes=count[Severity.NOTE],
        asked=sum(one.code.asks for one in found),
        width=100 / most,
    )


def _hamlets(file: FileReport) -> Iterable[str]:
    named = (table.hamlet for sheet in file.sheets for table in sheet.tables)
    return dict.fromkeys(hamlet or _NO_HAMLET for hamlet in named)


def _kinds(findings: Sequence[Finding]) -> tuple[KindLine, ...]:
    counts = Counter(one.code.id for one in findings)
    first = {one.code.id: one for one in reversed(findings)}
    most = max(counts.values(), default=1)
    return tuple(
        KindLine(code, word_of(first[code]), first[code].message, count, 100 * count / most)
        for code, count in counts.most_common()
    )


def _told(finding: Finding) -> Entry:
    source, code = finding.source, finding.code
    place = str(source).removeprefix(source.file).removeprefix(" › ").lstrip(":")
    value = "" if finding.value is None else shown(finding.value)
    texts = (source.file, place, value, finding.message, finding.hint, code.id, code.name)
    return Entry(
        level=code.severity.value,
        word=word_of(finding),
        file=source.file,
        place=place,
        value=value,
        message=finding.message,
        hint=finding.hint,
        fix=finding.fix or "",
        code=code.id,
        ref=finding.ref,
        key=fold(" ".join(texts)),
    )
