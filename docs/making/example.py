"""A tiny work folder written in YAML: what each finding looks like, made and run for real."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal
from unittest.mock import patch

import yaml
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import ConfigDict, Field, TypeAdapter

from hotro68.cli.app import run as run_command
from hotro68.cli.screen import answer, show_findings
from hotro68.policy.cases import run_cases
from hotro68.policy.loader import load_pack
from hotro68.policy.strict import Strict, Text
from hotro68.resources import folder as resource
from making.broken import Damage, break_file, refuse_reading

FOLDER = Path(__file__).parents[2] / "tests" / "findings"
CONFIG = """don_vi: {xa: Minh Họa, huyen: Mẫu, tinh: Ví Dụ}
ky: {nguoi_ky: Nông Văn Ký}
ngay_tham_dinh: 2021-07-16
"""
EVERYTHING = "100000"
_FOUND = re.compile(r"^ {2}(.*?) *(Lỗi|Cảnh báo|Ghi chú) (HT\d{3}) \S+$")
_LINE = re.compile(r":\d+$")
_ALWAYS = "qd23-2021/pack.yaml"
"""Remarks on the rules stand at every run; an example tells them only when it is about them."""

Look = Literal["hidden", "filtered", "struck", "merged"]
Cell = object
Grid = tuple[tuple[Cell, ...], ...]


class Edit(Strict):
    """A change to a copy of the rules: `old` becomes `new` in a file."""

    file: Text
    old: Text
    new: str


class Filled(Strict):
    """A sheet handed out, filled in before a command (0 is the first).

    rows: name of a person on the sheet → heading → what is written there.
    added: rows written below, which the sheet never had.
    """

    before: int
    file: Text
    rows: dict[Text, dict[Text, Cell]] = {}
    added: tuple[tuple[Cell, ...], ...] = ()


class Example(Strict):
    """about: the lesson. files: name → sheet → grid. expect: everything said, place and code.

    looks: cell (`F5`) or row (`5`) of every sheet → how it looks.
    also: other files of the folder, as text. later: files replaced before the last command.
    meddled: SQL done to the book before the last command. gone: files removed then; cut: files
    cut in half then.
    filled: sheets filled in on the way. edits: changes to the rules;
    `run: [[rules, …]]` loads them with the overlays named.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    about: Text
    files: dict[Text, dict[Text, Grid]] = {}
    hidden: tuple[Text, ...] = ()
    looks: dict[Text, Look] = {}
    broken: dict[Text, Damage] = {}
    unreadable: Literal[""] | Text = ""
    also: dict[Text, str] = {}
    config: str = CONFIG
    run: Annotated[tuple[tuple[str, ...], ...], Field(min_length=1)] = (
        ("validate", "danhsach"),
    )
    later: dict[Text, dict[Text, Grid]] = {}
    meddled: str = ""
    gone: tuple[Text, ...] = ()
    cut: tuple[Text, ...] = ()
    filled: tuple[Filled, ...] = ()
    edits: tuple[Edit, ...] = ()
    expect: Annotated[tuple[tuple[str, Text], ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Ran:
    """What the last command printed, and the places and codes in it."""

    said: str
    found: tuple[tuple[str, str], ...]


@cache
def examples() -> dict[str, Example]:
    """Code → example, from every file of tests/findings/."""
    found: dict[str, Example] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        written = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        shapes = TypeAdapter(dict[str, Example]).validate_python(written["examples"])
        if doubled := found.keys() & shapes.keys():
            raise ValueError(f"{path.name}: {sorted(doubled)}")
        found |= shapes
    return found


@cache
def run_example(code: str) -> Ran:
    example = examples()[code]
    with tempfile.TemporaryDirectory() as place:
        said = _try(example, Path(place))
    pairs = _pairs(said.splitlines())
    if example.run[0][0] == "rules":
        return Ran(said, tuple((_LINE.sub("", place), found) for place, found in pairs))
    found = (one for one in pairs if one in example.expect or not one[0].startswith(_ALWAYS))
    return Ran(said, tuple(found))


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    place = ""
    for line in lines:
        if line and not line.startswith(" "):
            place = line
        if match := _FOUND.match(line):
            yield _whole(place, match[1]), match[3]


def _whole(place: str, where: str) -> str:
    if not where:
        return place
    where = where.removeprefix("dòng ")
    return f"{place}!{where}" if "›" in place else f"{place}:{where}"


def said_of(code: str) -> str:
    """The part of the output that speaks of this code, with the sheet it stands on."""
    lines, place = run_example(code).said.splitlines(), ""
    for number, line in enumerate(lines):
        if line and not line.startswith(" "):
            place = line
        match = _FOUND.match(line)
        if match and match[3] == code:
            rest = [one for one in lines[number + 1 :] if one.strip()]
            end = next((i for i, one in enumerate(rest) if not one.startswith(" " * 10)), None)
            return "\n".join([place, line, *rest[:end]])
    raise ValueError(f"{code}: its example says only\n{run_example(code).said}")


def _try(example: Example, place: Path) -> str:
    _lay_out(example, place)
    rules = _edited_rules(example.edits, place)
    if example.run[0][0] == "rules":
        return _load_rules(rules, example.run[0][1:])
    with (
        contextlib.chdir(place),
        patch("hotro68.policy.loader.folder", lambda _: rules),
        refuse_reading(example.unreadable),
    ):
        for number, command in enumerate(example.run[:-1]):
            _fill(example, number)
            _run(command)
        _fill(example, len(example.run) - 1)
        for name, sheets in example.later.items():
            _save(place / name, sheets, ())
        _meddle(example, place)
        return _run(example.run[-1])


def _fill(example: Example, number: int) -> None:
    for filled in example.filled:
        if filled.before == number:
            fill_in(Path(filled.file), filled.rows, filled.added)


def fill_in(
    path: Path, rows: Mapping[str, Mapping[str, Cell]], added: Iterable[tuple[Cell, ...]] = ()
) -> None:
    """Write into the rows in which one of the texts stands, below the headings."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(at for at, line in enumerate(lines) if _is_keyed(line))
    for at, line in enumerate(lines[top + 1 :], start=top + 2):
        for text in set(map(str, line)) & rows.keys():
            for label, value in rows[text].items():
                sheet.cell(at, lines[top].index(label) + 1).value = value  # type: ignore[assignment]
    for row in added:
        sheet.append(list(row))
    draft = io.BytesIO()
    book.save(draft)
    path.write_bytes(draft.getvalue())


def _is_keyed(line: Sequence[object]) -> bool:
    return any(str(cell).startswith("hotro68|") for cell in line)


def _meddle(example: Example, place: Path) -> None:
    for name in example.gone:
        (place / name).unlink()
    for name in example.cut:
        whole = (place / name).read_bytes()
        (place / name).write_bytes(whole[: len(whole) // 2])
    if example.meddled:
        with contextlib.closing(sqlite3.connect(place / ".hotro68" / "so.sqlite")) as book:
            book.executescript(example.meddled)


def _lay_out(example: Example, place: Path) -> None:
    if example.config:
        (place / "hotro68.yaml").write_text(example.config, encoding="utf-8")
    (place / "danhsach").mkdir()
    for name, sheets in example.files.items():
        _save(place / name, sheets, example.hidden, example.looks)
    for name, damage in example.broken.items():
        break_file(place / name, damage)
    for name, text in example.also.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")


def _save(
    path: Path,
    sheets: dict[str, Grid],
    hidden: tuple[str, ...],
    looks: Mapping[str, Look] = MappingProxyType({}),
) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, grid in sheets.items():
        sheet = book.create_sheet(name)
        for row in grid:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name in hidden else "visible"
        for place, look in looks.items():
            _dress(sheet, place, look)
    draft = io.BytesIO()
    book.save(draft)
    path.write_bytes(draft.getvalue())


def _dress(sheet: Worksheet, place: str, look: Look) -> None:
    if look == "struck":
        sheet[place].font = Font(strike=True)
        return
    if look == "merged":
        sheet.merge_cells(place)
        return
    sheet.row_dimensions[int(place)].hidden = True
    if look == "filtered":
        sheet.auto_filter.ref = sheet.dimensions
        sheet.auto_filter.add_filter_column(0, ["1"])


def _run(command: tuple[str, ...]) -> str:
    more = ("--toi-da", EVERYTHING) if command[0] == "validate" else ()
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
        run_command([*command, *more])
    return heard.getvalue()


def _edited_rules(edits: tuple[Edit, ...], place: Path) -> Path:
    if not edits:
        return resource("rules")
    rules = place / "rules"
    shutil.copytree(resource("rules"), rules)
    for edit in edits:
        path = rules / edit.file
        text = path.read_text(encoding="utf-8")
        if edit.old not in text:
            raise ValueError(f"{edit.file}: {edit.old!r}")
        path.write_text(text.replace(edit.old, edit.new, 1), encoding="utf-8")
    return rules


def _load_rules(rules: Path, overlays: tuple[str, ...]) -> str:
    """The rules as the loader and the worked cases see them."""
    pack, findings = load_pack(overlays=overlays, rules=rules)
    if pack is not None:
        findings = [one for name in pack.file.policies for one in run_cases(pack, name, rules)]
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard):
        show_findings(findings, answer(), len(findings))
    return heard.getvalue()
