"""What the clerk says of columns: on the command line, beside a list, and remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hotro68.casebook.columns import (
    MEMORY,
    columns_file,
    columns_text,
    load_columns,
    load_memory,
    memory_text,
    place_of,
    rows_of,
    with_new,
)
from hotro68.casebook.settings import FILE
from hotro68.cli.ending import wrong_option
from hotro68.core.directions import NO_COLUMN, Directions, Places, Remembered, SheetDirections
from hotro68.core.finding import Finding
from hotro68.core.report import FileReport
from hotro68.policy.pack import Pack
from hotro68.reading.intake import vocabulary_of
from hotro68.vietnamese.text import fold
from hotro68.writing.artifact import Artifact, write

COLUMN, HEADER, HAMLET = "--cot", "--dong-tieu-de", "--thon"
Files = Iterable[tuple[Path, str]]


@dataclass(frozen=True, slots=True)
class TypedDirections:
    """As typed. columns: `ho_ten=B`, `LDTD!ho_ten=B`. header: `4-6`, `LDTD!4-6`.

    save: write it down for next time. show: tell everything that was recognised.
    """

    columns: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    hamlet: str = ""
    save: bool = False
    show: bool = False


NOTHING_ASKED = TypedDirections()


class NotUnderstoodError(ValueError):
    """An option that says nothing we know; the sentence is for the clerk."""


def directions_for(
    asked: TypedDirections, files: Files, folder: Path, pack: Pack
) -> tuple[dict[str, Directions], list[Finding]]:
    """What is said of each file, by the name it is shown by."""
    memory, findings = load_memory(folder)
    own, problems = _on_the_line(asked, pack)
    findings += problems
    said = {}
    for path, name in files:
        beside, found = load_columns(path)
        findings += found
        whole = replace(_over(own, beside), remembered=memory)
        if whole.origin or memory:
            said[name] = whole
    return said, findings


# ── On the command line ──────────────────────────────────────────────────────────────────
def _on_the_line(asked: TypedDirections, pack: Pack) -> tuple[Directions, list[Finding]]:
    if not asked.columns and not asked.header and not asked.hamlet:
        return Directions(), []
    columns: dict[str, dict[str, int]] = {}
    headers: dict[str, tuple[int, int]] = {}
    findings = []
    words = _words(pack)
    given = [(COLUMN, text) for text in asked.columns]
    given += [(HEADER, text) for text in asked.header]
    for option, text in given:
        try:
            if option == COLUMN:
                _take_column(text, columns, words)
            else:
                _take_header(text, headers)
        except ValueError as error:
            findings.append(wrong_option(option, str(error)))
    sheets = {
        sheet: SheetDirections(columns.get(sheet, {}), headers.get(sheet))
        for sheet in (*columns, *headers)
    }
    everywhere = sheets.pop("", SheetDirections())
    origin = " ".join(_options(asked))
    return Directions(None, asked.hamlet.strip(), everywhere, sheets, origin), findings


def _options(asked: TypedDirections) -> Iterator[str]:
    named = {COLUMN: asked.columns, HEADER: asked.header, HAMLET: asked.hamlet}
    return (option for option, given in named.items() if given)


def _words(pack: Pack) -> dict[str, str]:
    """Keys and labels, folded, of every field a list may hold."""
    fields = vocabulary_of(pack)
    return {**{fold(spec.label): key for key, spec in fields.items()}, **{k: k for k in fields}}


def _take_column(
    text: str, columns: dict[str, dict[str, int]], words: Mapping[str, str]
) -> None:
    left, equals, letters = text.rpartition("=")
    sheet, _, field = left.rpartition("!")
    field = field.strip()
    if not equals or not field:
        raise NotUnderstoodError(f"«{text}» không rõ; ghi như ho_ten=B hoặc LDTD!ho_ten=B")
    key = words.get(field) or words.get(fold(field)) or field
    own = columns.setdefault(sheet, {})
    if key in own:
        raise NotUnderstoodError(f"«{key}» được chỉ hai lần; mỗi trường một cột")
    own[key] = place_of(letters)


def _take_header(text: str, headers: dict[str, tuple[int, int]]) -> None:
    sheet, _, rows = text.rpartition("!")
    if sheet in headers:
        raise NotUnderstoodError(f"«{text}»: dòng tiêu đề được chỉ hai lần")
    headers[sheet] = rows_of(rows)


def _over(own: Directions, beside: Directions) -> Directions:
    """The command line goes before the file beside the list."""
    names = dict.fromkeys((*own.sheets, *beside.sheets))
    empty = SheetDirections()
    return Directions(
        beside.policy,
        own.hamlet or beside.hamlet,
        own.everywhere.over(beside.everywhere),
        {n: own.sheets.get(n, empty).over(beside.sheets.get(n, empty)) for n in names},
        ", ".join(filter(None, (own.origin, beside.origin))),
    )


# ── Kept for next time ───────────────────────────────────────────────────────────────────
def save_directions(
    said: Mapping[str, Directions],
    files: Files,
    reports: Iterable[FileReport],
    folder: Path,
    pack: Pack,
) -> tuple[list[Path], list[Finding]]:
    """Beside each list that was read so, and, in a work folder, for lists with its headings."""
    read = {report.file: report for report in reports}
    labels = {key: spec.label for key, spec in vocabulary_of(pack).items()}
    written, findings = [], []
    new: list[Remembered] = []
    for path, name in files:
        own = said.get(name)
        if own is None or not own.origin or name not in read:
            continue
        beside = columns_file(path)
        text = columns_text(own, path.name, labels).encode()
        put, found = write([Artifact(beside.name, text)], beside.parent)
        written += put
        findings += found
        new += _lessons(read[name], own)
    put, found = _remember(new, folder)
    return [*written, *put], [*findings, *found]


def _remember(new: list[Remembered], folder: Path) -> tuple[list[Path], list[Finding]]:
    """Only in a work folder: elsewhere nothing would be found again."""
    if not new or not ((folder / FILE).exists() or (folder / MEMORY).parent.is_dir()):
        return [], []
    kept, findings = load_memory(folder)
    if findings:
        return [], findings
    text = memory_text(with_new(kept, new)).encode()
    return write([Artifact(MEMORY, text)], folder)


def _lessons(report: FileReport, said: Directions) -> Iterator[Remembered]:
    for sheet in report.sheets:
        columns = said.of(sheet.sheet).columns
        for table in sheet.tables if columns else ():
            if table.headings is not None:
                first = table.headings.first
                kept = _offsets(columns, first)
                depth = len(table.header_rows)
                yield Remembered(table.headings.pattern, depth, kept, report.file)


def _offsets(columns: Places, first: int) -> Places:
    """Counted from the first heading; a column before it could not be told again."""
    return {
        key: at if at == NO_COLUMN else at - first
        for key, at in columns.items()
        if at == NO_COLUMN or at >= first
    }
