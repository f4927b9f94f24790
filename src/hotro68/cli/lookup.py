"""The act behind `tracuu`: a person at the counter, and where each file of theirs stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hotro68.casebook.register import Item, Register, items_of, load_shelf
from hotro68.cli.ending import end
from hotro68.cli.exits import Exit
from hotro68.cli.screen import answer
from hotro68.cli.stepping import StepWish, open_step
from hotro68.core.case import CaseFile
from hotro68.core.message import shown
from hotro68.core.source import Source
from hotro68.pipeline.history import Story, items_about, story_of
from hotro68.pipeline.lookup import Files, by_person, files_meant, not_found, numbers_of
from hotro68.pipeline.steps.ground import Ground, stand
from hotro68.vietnamese.cccd import mask
from hotro68.vietnamese.numbers import grouped

MOST_PEOPLE = 12
Registers = tuple[tuple[Register, tuple[Item, ...]], ...]


def look_up(folder: Path, asked: str, *, as_json: bool) -> Exit:
    opened, findings = open_step(StepWish(folder))
    if opened is None:
        return end(findings)
    ground, findings = stand(folder, opened.pack)
    if ground is None:
        return end(findings)
    found = files_meant(ground.files, asked)
    if not found:
        _not_here(ground, asked)
        return Exit.ERRORS
    people = by_person(found)
    if as_json:
        plain = [_plain(file, ground) for group in people for file in _all(group, ground)]
        answer().print(json.dumps(plain, ensure_ascii=False))
    elif len(people) > 1:
        _tell_choice(people, asked, ground)
    else:
        _tell_person(_all(people[0], ground), ground)
    return Exit.CLEAN


def _all(group: Files, ground: Ground) -> Files:
    """Every file of the person, also those the words did not name."""
    return tuple(file for file in ground.files.values() if file.person == group[0].person)


def _not_here(ground: Ground, asked: str) -> None:
    end([not_found(ground.files.values(), asked, Source("hotro68 tracuu"))])


def _tell_choice(people: tuple[Files, ...], asked: str, ground: Ground) -> None:
    out = answer()
    out.print(f"Có {len(people)} người khớp với «{asked}»; chọn một:", markup=False)
    for group in people[:MOST_PEOPLE]:
        stages = ", ".join(f"{ground.policy(file)}: {file.stage.label}" for file in group)
        out.print(f"  {_who(group[0])}", markup=False)
        out.print(f"      {stages}", markup=False)
        out.print(f"      hotro68 tracuu {group[0].person}", markup=False)
    if len(people) > MOST_PEOPLE:
        out.print(f"… còn {len(people) - MOST_PEOPLE} người nữa; ghi rõ hơn họ tên hoặc số.")


def _who(file: CaseFile) -> str:
    claim = file.claim
    born = f"sinh {claim.birth}" if claim is not None and claim.birth else ""
    number = next((mask(number) for number in numbers_of(file)), "")
    parts = (file.name, born, number and f"số {number}", file.hamlet)
    return ", ".join(part for part in parts if part)


def _tell_person(files: Files, ground: Ground) -> None:
    out = answer()
    out.print(_who(files[0]), style="bold", markup=False)
    registers = _registers(ground)
    for file in files:
        for line in _file_lines(story_of(file, ground.entries, ground.pack), ground, registers):
            out.print(f"  {line}", markup=False)
    claim = files[0].claim
    if claim is not None:
        out.print(f'Vì sao như vậy: hotro68 giaithich "{claim.source}"', markup=False)


def _registers(ground: Ground) -> Registers:
    """A register whose file is broken is told by `bacsi` and by its own commands."""
    return tuple(
        (register, tuple(items_of(register, ground.entries).values()))
        for register in load_shelf().registers.values()
    )


def _file_lines(story: Story, ground: Ground, registers: Registers) -> Iterator[str]:
    file = story.file
    money = f", {grouped(file.amount)} đồng" if file.amount else ""
    yield f"{ground.policy(file)}{money}"
    yield f"  Đang ở: {file.stage.label}{f' ({file.reason})' if file.reason else ''}"
    yield f"  Chờ: {story.waits_for}"
    for past in story.past:
        who = f", {past.who}" if past.who else ""
        step = f" [bước {past.step}]" if past.step else ""
        yield f"  {shown(past.day)}: {past.what}{who}{step}"
    for register, item in items_about(file, registers):
        state = "đang mở" if item.is_open else register.closing.outcomes[item.outcome].label
        yield f"  {register.noun.capitalize()} số {item.number}: {state}"
    if file.claim is not None:
        yield f"  Dòng của danh sách: {file.claim.source}"


def _plain(file: CaseFile, ground: Ground) -> dict[str, Any]:
    story = story_of(file, ground.entries, ground.pack)
    return {
        "file": file.key,
        "name": file.name,
        "thon": file.hamlet,
        "policy": file.policy,
        "amount": file.amount,
        "stage": file.stage.value,
        "reason": file.reason or None,
        "held": list(file.held.values()),
        "waits_for": story.waits_for,
        "steps": [
            {"day": past.day.isoformat(), "what": past.what, "step": past.step or None}
            for past in story.past
        ],
        "source": str(file.claim.source) if file.claim else None,
    }
