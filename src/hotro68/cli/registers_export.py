"""The act behind `xuat` of every register: its workbook, and its paper where it has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from hotro68.casebook.book import Book
from hotro68.casebook.journal import Journal
from hotro68.casebook.register import Item, Register
from hotro68.casebook.register_shape import Summary
from hotro68.casebook.settings import Settings, load_settings
from hotro68.cli.clock import stamp
from hotro68.cli.ending import end
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.registers import file_told
from hotro68.cli.screen import answer, console, show_findings
from hotro68.core.answers import Given
from hotro68.core.case import CaseFile
from hotro68.core.finding import Finding
from hotro68.pipeline.desk import desk_of
from hotro68.pipeline.recording import Step, take
from hotro68.pipeline.registering import register_items, value_shown
from hotro68.pipeline.rules import open_rules
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers.contexts import RegisterPaper
from hotro68.writing.papers.desk import Order
from hotro68.writing.papers.engine import paper
from hotro68.writing.registers import (
    Count,
    RegisterSheet,
    RegisterTable,
    day_told,
    kind_of,
    register_book,
)

OUT = Path("ketqua")


def export_items(
    register: Register, folder: Path, out: Path | None, day: str | None, who: str | None
) -> Exit:
    settings, findings = load_settings(folder)
    if settings is None:
        return end(findings)
    when, findings = stamp(day, settings, who)
    if when is None:
        return end(findings)
    with Journal(folder).held() as busy:
        items, findings = register_items(folder, register)
        files, problem = Book(folder).files()
        findings = busy or findings or problem
        if findings:
            return end(findings)
        book = register_book(_sheet(register, items, files, when.day), settings.office)
        papers, findings = _paper(register, items, files, (settings, when.day, folder))
        artifacts = (Artifact(f"so-{register.id}.xlsx", book), *papers)
        data = {"ghi_chu": f"{register.title}, {len(items)} mục"}
        step = Step(f"{register.id} xuat", data, when, artifacts, out or folder / OUT)
        paths, problems = take(folder, step)
    findings += problems
    show_findings(findings, console(), len(findings))
    for path in paths:
        answer().print(str(path))
    return exit_for(findings)


def _sheet(
    register: Register, items: tuple[Item, ...], files: Mapping[str, CaseFile], day: date
) -> RegisterSheet:
    fields = register.every_field
    heads = [(key, fields[key].label, kind_of(fields[key].type)) for key in register.shown]
    return RegisterSheet(
        title=register.title,
        note=f"{register.ref}; {day_told(day)}",
        heads=(*heads, ("tinh_trang", "Tình trạng", kind_of("text"))),
        rows=tuple(_row(register, item, files) for item in items),
        table=_table(register, register.summary, items) if register.summary else None,
    )


def _paper(
    register: Register,
    items: tuple[Item, ...],
    files: Mapping[str, CaseFile],
    where: tuple[Settings, date, Path],
) -> tuple[list[Artifact], list[Finding]]:
    """The printed form of the register, when its file names one."""
    settings, day, work = where
    if not register.paper:
        return [], []
    rulebook, findings = open_rules(settings)
    if rulebook is None:
        return [], findings
    desk = desk_of(settings, rulebook.pack, day, work)
    rows = tuple(_row(register, item, files) for item in items)
    told = RegisterPaper(ten=register.title, den_ngay=day, dong=rows)
    return paper(register.paper, told, desk, Order(day=day))


def _row(register: Register, item: Item, files: Mapping[str, CaseFile]) -> dict[str, Given]:
    row: dict[str, Given] = {}
    for key, value in item.given.items():
        spec = register.every_field[key]
        row[key] = value_shown(spec, value) if spec.type == "choice" else value
        if spec.type == "file" and value in files:
            row[key] = file_told(files[str(value)])
    ended = "đang mở" if item.is_open else register.closing.outcomes[item.outcome].label
    return {**row, "tinh_trang": ended}


def _table(register: Register, summary: Summary, items: tuple[Item, ...]) -> RegisterTable:
    fields = register.every_field
    headings = [fields[summary.rows].label]
    for column in summary.columns:
        headings.append(f"{column.label}: số mục")
        headings += [f"{column.label}: {fields[key].label.lower()}" for key in column.sums]
    counts: list[Count] = [
        (label, tuple(_counted(summary, choice, items)))
        for choice, label in fields[summary.rows].choices.items()
    ]
    return RegisterTable(summary.title, tuple(headings), tuple(counts))


def _counted(summary: Summary, choice: str, items: tuple[Item, ...]) -> Iterator[int]:
    for column in summary.columns:
        some = [
            item.given
            for item in items
            if item.given.get(summary.rows) == choice and column.when in item.given
        ]
        yield len(some)
        for key in column.sums:
            yield sum(value for given in some if isinstance(value := given.get(key), int))
