"""The list a copy is made from: its bytes, what they are, and what an older copy left there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from itertools import chain, count
from pathlib import Path
from zipfile import ZipFile

from hotro68.core.drawing import DrawnSheet
from hotro68.reading.book import Kind, Sheet
from hotro68.reading.loading import load, shown_name
from hotro68.reading.locks import is_locked
from hotro68.reading.marked import check_cells, is_ours, without_marks
from hotro68.reading.preflight import inspect
from hotro68.reading.readers import READERS
from hotro68.reading.readers.xls_looks import xls_looks
from hotro68.reading.refusal import LibraryFaults, Refusal
from hotro68.reading.wanted import Wanted

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
_LOST_KINDS = {
    "xl/charts/": "biểu đồ",
    "xl/media/": "ảnh",
    "Pictures/": "ảnh",
    "Object ": "biểu đồ hoặc đối tượng nhúng",
    "xl/vbaProject": "macro",
    "Basic/": "macro",
    "xl/slicers/": "bộ lọc slicer",
    "xl/pivotTables/": "bảng tổng hợp pivot",
    "xl/ctrlProps/": "nút, ô đánh dấu của biểu mẫu",
    "xl/drawings/": "hình vẽ",
    "xl/comments": "ghi chú ở ô",
}
_LOST_OF_KIND: Mapping[Kind, tuple[str, ...]] = {
    "xls": ("công thức", "màu", "cách in", "hình, biểu đồ, macro nếu có"),
    "xlsb": ("công thức", "định dạng ô", "cách in"),
    "ods": ("công thức", "định dạng ô", "cách in"),
    "xlsx": ("công thức", "định dạng ô", "cách in"),
    "html": ("định dạng ô",),
    "xml": ("công thức", "định dạng ô"),
}


@dataclass(frozen=True, slots=True)
class Original:
    """older: sheet → cells of the check column of an older copy, rows as Excel counts them.

    fronts: title → name of our own sheets in an older copy.
    """

    name: str
    data: bytes
    sha256: str
    kind: Kind
    locked: bool
    sheets: tuple[Sheet, ...]
    older: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    fronts: Mapping[str, str] = field(default_factory=dict)


def original_of(path: Path, wanted: Wanted) -> Original | None:
    """None when the file cannot be read any more."""
    try:
        data = load(path, wanted.limits)
    except Refusal:
        return None
    digest, name = sha256(data).hexdigest(), shown_name(path)
    if is_locked(data):
        return Original(name, data, digest, "xlsx", locked=True, sheets=())
    try:
        with LibraryFaults():
            package = inspect(name, data, wanted.limits)
            sheets = tuple(READERS[package.kind](package, wanted.limits))
    except Refusal:
        return None
    older, fronts = _older(sheets) if package.kind == "xlsx" else ({}, {})
    return Original(
        name,
        data,
        digest,
        package.kind,
        locked=False,
        sheets=tuple(without_marks(sheets)),
        older=older,
        fronts=fronts,
    )


def _older(
    sheets: Sequence[Sheet],
) -> tuple[dict[str, tuple[tuple[int, int], ...]], dict[str, str]]:
    cells = {
        sheet.name: tuple((row + 1, column) for row, column in check_cells(sheet))
        for sheet in sheets
    }
    fronts = {str(sheet.rows[0][0]): sheet.name for sheet in sheets if is_ours(sheet)}
    return {sheet: found for sheet, found in cells.items() if found}, fronts


def drawn(original: Original) -> list[DrawnSheet]:
    """The sheets to draw anew; of an .xls with its fonts, widths and number formats."""
    looks = xls_looks(original.data) if original.kind == "xls" else []
    looks = looks if len(looks) == len(original.sheets) else [({}, {})] * len(original.sheets)
    names = _names(sheet.name for sheet in original.sheets)
    return [
        DrawnSheet(name, sheet.rows, sheet.visibility, sheet.merged, widths, found)
        for name, sheet, (widths, found) in zip(names, original.sheets, looks, strict=True)
    ]


def _names(names: Iterable[str]) -> list[str]:
    """As Excel allows them: short, without some signs, each once."""
    found: list[str] = []
    for name in names:
        plain = _NOT_IN_NAMES.sub(" ", name).strip(" '")[:_LONGEST_NAME] or "Trang"
        taken = {one.casefold() for one in found}
        others = (f"{plain[:26]} ({number})" for number in count(2))
        found.append(next(one for one in chain([plain], others) if one.casefold() not in taken))
    return found


def lost_in_drawing(original: Original) -> list[str]:
    """What a drawn copy does not carry over, in Vietnamese."""
    lost = list(_LOST_OF_KIND.get(original.kind, ()))
    if original.data.startswith(b"PK"):
        with ZipFile(BytesIO(original.data)) as archive:
            names = archive.namelist()
        lost += [
            word
            for start, word in _LOST_KINDS.items()
            if any(name.startswith(start) for name in names)
        ]
    return list(dict.fromkeys(lost))
