"""The acts behind every register: add, change, close, list."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hotro68.casebook.book import Book
from hotro68.casebook.register import Item, Register
from hotro68.casebook.settings import Settings, load_settings
from hotro68.cli.clock import stamp
from hotro68.cli.ending import end
from hotro68.cli.exits import Exit, exit_for
from hotro68.cli.screen import answer, console, show_findings
from hotro68.core.answers import Given
from hotro68.core.case import CaseFile
from hotro68.core.finding import Finding
from hotro68.core.message import shown
from hotro68.pipeline.registering import (
    Deed,
    do,
    due_day,
    late_entries,
    register_items,
    value_shown,
)
from hotro68.pipeline.rules import open_rules
from hotro68.vietnamese.cccd import mask

_MASKED = ("id_number",)


@dataclass(frozen=True, slots=True)
class EntryWish:
    """What the clerk asked for. typed: field → text as typed. day: as typed."""

    register: Register
    kind: str
    typed: Mapping[str, str]
    number: int | None
    outcome: str
    preview: bool
    day: str | None
    who: str | None
    folder: Path


def enter_deed(asked: EntryWish) -> Exit:
    settings, findings = load_settings(asked.folder)
    if settings is None:
        return end(findings)
    when, findings = stamp(asked.day, settings, asked.who)
    if when is None:
        return end(findings)
    policies, findings = _policies(asked.register, settings)
    if findings:
        return end(findings)
    deed = Deed(
        asked.register, asked.kind, when, asked.typed, asked.number, asked.outcome, policies
    )
    item, findings = do(asked.folder, deed, preview=asked.preview)
    show_findings(findings, console(), len(findings))
    if item is not None:
        _tell_done(asked, item)
    return exit_for(findings)


def _policies(register: Register, settings: Settings) -> tuple[tuple[str, ...], list[Finding]]:
    if not any(spec.type == "policy" for spec in register.every_field.values()):
        return (), []
    rulebook, findings = open_rules(settings)
    return (tuple(rulebook.pack.policies) if rulebook else ()), findings


def _tell_done(asked: EntryWish, item: Item) -> None:
    register, out = asked.register, answer()
    done = {"them": "Đã ghi", "sua": "Đã sửa", "dong": "Đã đóng"}[asked.kind]
    if asked.preview:
        done = {"them": "Sẽ ghi", "sua": "Sẽ sửa", "dong": "Sẽ đóng"}[asked.kind]
    ended = "" if item.is_open else f": {register.closing.outcomes[item.outcome].label}"
    out.print(f"{done} {register.noun} số {item.number}{ended}.")
    files, _ = Book(asked.folder).files()
    for line in _fields_told(register, item, files):
        out.print(f"  {line}")
    if item.held_file:
        out.print("  Hồ sơ nêu trên chưa được chi cho tới khi mục này đóng xong.")
    if asked.preview:
        out.print("Chưa ghi gì. Làm thật: bỏ --xem-truoc.")
    elif item.is_open:
        out.print(f"Bước tiếp theo: hotro68 {register.id} dong {item.number}")
        _tell_papers(register)
    elif item.held_file:
        out.print(
            "Bước tiếp theo: hotro68 thamdinh cho hồ sơ ấy, rồi ghi lại kết quả bằng sua."
        )
    else:
        out.print(f"Bước tiếp theo: hotro68 {register.id} danhsach --con-mo")


def _tell_papers(register: Register) -> None:
    if register.paper:
        answer().print(f"In sổ ({register.paper}): hotro68 {register.id} xuat")
    if register.form:
        answer().print(f"In phiếu trống: hotro68 vanban in {register.form}")


def list_items(
    register: Register, folder: Path, day: str | None, *, only_open: bool, as_json: bool
) -> Exit:
    settings, findings = load_settings(folder)
    if settings is None:
        return end(findings)
    when, findings = stamp(day, settings)
    items, problem = register_items(folder, register)
    files, faults = Book(folder).files()
    if when is None or problem or faults:
        return end(findings + problem + faults)
    wanted = [item for item in items if item.is_open or not only_open]
    if as_json:
        plain = [_plain(register, item) for item in wanted]
        answer().print(json.dumps(plain, ensure_ascii=False))
    else:
        _tell_items(register, wanted, files, when.day)
    late = late_entries(register, items, when.day)
    show_findings(late, console(), len(late))
    return exit_for(late)


def _tell_items(
    register: Register, items: list[Item], files: Mapping[str, CaseFile], day: date
) -> None:
    out = answer()
    for item in items:
        out.print(f"{item.number:>4}. {_state(register, item, day)}", style="bold")
        for line in _fields_told(register, item, files):
            out.print(f"      {line}")
    if not items:
        out.print(f"Sổ chưa có {register.noun} nào. Ghi mới: hotro68 {register.id} them")


def _state(register: Register, item: Item, day: date) -> str:
    if item.closed is not None:
        label = register.closing.outcomes[item.outcome].label
        return f"đóng ngày {shown(item.closed)}: {label}"
    last = due_day(register, item)
    if last is None:
        return f"đang mở, ghi ngày {shown(item.day)}"
    left = (last - day).days
    return f"đang mở, hạn {shown(last)} ({'quá' if left < 0 else 'còn'} {abs(left)} ngày)"


def _fields_told(
    register: Register, item: Item, files: Mapping[str, CaseFile]
) -> Iterator[str]:
    for key, spec in register.every_field.items():
        value = item.given.get(key)
        if value is None:
            continue
        told = value_shown(spec, value)
        if spec.type in _MASKED:
            told = mask(told)
        if spec.type == "file" and told in files:
            told = file_told(files[told])
        yield f"{spec.label}: {told}"


def file_told(file: CaseFile) -> str:
    return f"{file.name}, {file.hamlet} (mã hồ sơ {file.key})"


def _plain(register: Register, item: Item) -> dict[str, object]:
    return {
        "register": register.id,
        "number": item.number,
        "day": item.day.isoformat(),
        "who": item.who,
        "open": item.is_open,
        "closed": item.closed.isoformat() if item.closed else None,
        "outcome": item.outcome or None,
        "holds": item.held_file or None,
        "fields": {key: _json_value(value) for key, value in item.given.items()},
    }


def _json_value(value: Given) -> object:
    return value.isoformat() if isinstance(value, date) else value
