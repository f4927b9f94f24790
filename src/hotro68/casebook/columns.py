"""Which column holds what, as a person wrote it down: beside a list, and for lists to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field

from hotro68.core.catalogue import BAD_DIRECTIONS
from hotro68.core.directions import NO_COLUMN, Directions, Places, Remembered, SheetDirections
from hotro68.core.finding import Finding
from hotro68.core.letters import column_of, letters_of
from hotro68.core.marking import source_name
from hotro68.policy.strict import Name, Strict, Text
from hotro68.policy.text import StrictText

ENDING = ".cot.yaml"
MEMORY = ".hotro68/cot.yaml"
NONE = "-"
_LAST_COLUMN, _LAST_ROW, _DEEPEST = 16_384, 1_048_576, 6
_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_ROWS = re.compile(r"(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?")


def place_of(letters: str) -> int:
    """`B` → 1; `-` is no column at all. Raises ValueError, in Vietnamese."""
    text = letters.strip()
    if text == NONE:
        return NO_COLUMN
    place = column_of(text.upper()) if _LETTERS.fullmatch(text) else _LAST_COLUMN
    if place >= _LAST_COLUMN:
        raise ValueError(f"«{letters}» không phải chữ cột (A đến XFD, hoặc - là không có)")
    return place


def rows_of(text: str) -> tuple[int, int]:
    """`4-6` or `5`. Raises ValueError, in Vietnamese."""
    found = _ROWS.fullmatch(text.strip())
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 0 < first <= last <= _LAST_ROW:
        raise ValueError(f"«{text}» không phải các dòng tiêu đề; ghi như 4-6 hoặc 5")
    if last - first >= _DEEPEST:
        raise ValueError(f"«{text}» nhiều quá; tiêu đề có nhiều nhất {_DEEPEST} dòng")
    return first, last


def _is_column(text: str) -> str:
    place_of(text)
    return text


def _are_rows(text: str) -> str:
    rows_of(text)
    return text


Column: TypeAlias = Annotated[str, AfterValidator(_is_column)]
Rows: TypeAlias = Annotated[str, AfterValidator(_are_rows)]


class SheetColumns(Strict):
    cot: dict[Name, Column] = Field(default_factory=dict)
    dong_tieu_de: Rows | None = None

    @property
    def directions(self) -> SheetDirections:
        columns = {key: place_of(letters) for key, letters in self.cot.items()}
        header = rows_of(self.dong_tieu_de) if self.dong_tieu_de else None
        return SheetDirections(columns, header)


class ColumnsFile(SheetColumns):
    """`thon_A.cot.yaml` as written, beside `thon_A.xlsx`."""

    chinh_sach: str | None = None
    thon: str = ""
    trang: dict[Text, SheetColumns] = Field(default_factory=dict)


def columns_file(path: Path) -> Path:
    """Where the columns of a list are written down."""
    return path.with_name(path.stem + ENDING)


def load_columns(path: Path) -> tuple[Directions, list[Finding]]:
    """What is written beside a list; nothing when there is no such file."""
    beside = columns_file(path)
    if not beside.exists():  # what was said of a list holds for the copy made from it
        beside = columns_file(path.with_name(source_name(path.name)))
    return read_columns(beside) if beside.exists() else (Directions(), [])


def read_columns(beside: Path) -> tuple[Directions, list[Finding]]:
    """What a file says of the columns of a list; its absence is a finding."""
    text = StrictText(beside, shown_as=beside.name, code=BAD_DIRECTIONS)
    written = text.load(ColumnsFile)
    if written is None:
        return Directions(), text.findings
    sheets = {name: one.directions for name, one in written.trang.items()}
    return Directions(
        written.chinh_sach, written.thon, written.directions, sheets, beside.name
    ), []


# ── Written down ─────────────────────────────────────────────────────────────────────────
def columns_text(said: Directions, file: str, labels: Mapping[str, str]) -> str:
    """The file that says the same again, with the label of each field beside it."""
    lines = [f"# Cột của danh sách {_plain(file)}; {NONE} là không có cột."]
    lines += [f"chinh_sach: {said.policy}"] if said.policy else []
    lines += [f"thon: {_quoted(said.hamlet)}"] if said.hamlet else []
    lines += _sheet_lines(said.everywhere, labels, "")
    sheets = {name: _sheet_lines(own, labels, "    ") for name, own in said.sheets.items()}
    if any(sheets.values()):
        lines.append("trang:")
    for name, own in sheets.items():
        lines += [f"  {_quoted(name)}:", *own] if own else []
    return "\n".join(lines) + "\n"


def _sheet_lines(said: SheetDirections, labels: Mapping[str, str], indent: str) -> list[str]:
    lines = [f"{indent}dong_tieu_de: {said.header[0]}-{said.header[1]}"] if said.header else []
    lines += [f"{indent}cot:"] if said.columns else []
    return lines + [
        f'{indent}  {key}: "{letters_of(at) or NONE}"  # {_plain(labels.get(key, ""))}'
        for key, at in said.columns.items()
    ]


def _quoted(text: str) -> str:
    """As YAML reads it back, whatever a sheet is called."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'


def _plain(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


# ── Remembered by the headings ───────────────────────────────────────────────────────────
Offset: TypeAlias = Annotated[int, Field(ge=NO_COLUMN, le=_LAST_COLUMN)]


class _RememberedColumns(Strict):
    tieu_de: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    so_dong: Annotated[int, Field(ge=1, le=_DEEPEST)]
    tep: str
    cot: dict[Name, Offset]


class _MemoryFile(Strict):
    nho: tuple[_RememberedColumns, ...] = ()


def load_memory(folder: Path) -> tuple[tuple[Remembered, ...], list[Finding]]:
    """What earlier lists of the work folder taught; nothing where nothing was kept."""
    path = folder / MEMORY
    if not path.exists():
        return (), []
    text = StrictText(path, shown_as=MEMORY, code=BAD_DIRECTIONS)
    kept = text.load(_MemoryFile)
    if kept is None:
        return (), text.findings
    return tuple(Remembered(one.tieu_de, one.so_dong, one.cot, one.tep) for one in kept.nho), []


def memory_text(kept: Iterable[Remembered]) -> str:
    lines = [
        "# Cột đã chỉ cho một danh sách, dùng lại cho danh sách có cùng dòng tiêu đề.",
        "# Số là thứ tự cột kể từ cột tiêu đề đầu tiên (0); -1 là không có.",
        "# Xóa mục nào thì quên mục ấy.",
        "nho:",
    ]
    for one in kept:
        lines += [
            f'  - tieu_de: "{one.pattern}"',
            f"    so_dong: {one.depth}",
            f"    tep: {_quoted(one.file)}",
            f"    cot: {_inline(one.columns)}",
        ]
    return "\n".join(lines) + "\n"


def _inline(columns: Places) -> str:
    return "{" + ", ".join(f"{key}: {at}" for key, at in columns.items()) + "}"


def with_new(kept: Iterable[Remembered], new: Iterable[Remembered]) -> tuple[Remembered, ...]:
    """The newer choice for the same headings takes the place of the older one."""
    by_pattern = {one.pattern: one for one in (*kept, *new)}
    return tuple(by_pattern.values())
