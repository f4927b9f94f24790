"""Grids of cells as the kinds of file that hamlets send; the same cells, the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
import xlwt
from xlsxwriter.utility import xl_col_to_name

LONG_AGO = (2021, 7, 15, 8, 0, 0)
WIDE, NARROW = 24, 12


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and the value Excel had worked out when the file was saved."""

    text: str
    value: int


Value: TypeAlias = str | int | date | Formula


@dataclass(slots=True)
class Grid:
    """One sheet: rows and columns count from 0. fonts: column → name of its font."""

    name: str
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    bold: set[int] = field(default_factory=set)

    def put(
        self, row: int, column: int, value: Value, *, to: tuple[int, int] | None = None
    ) -> None:
        """`to` is the last cell when the value is merged over several."""
        self.cells[row, column] = value
        if to is not None and to != (row, column):
            self.merges.append((row, column, *to))

    @property
    def height(self) -> int:
        return 1 + max(row for row, _ in self.cells)

    @property
    def width(self) -> int:
        return 1 + max(column for _, column in self.cells)


def address(row: int, column: int) -> str:
    return f"{xl_col_to_name(column)}{row + 1}"


def write_xlsx(path: Path, grids: Sequence[Grid]) -> None:
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": datetime(*LONG_AGO, tzinfo=UTC), "author": "Thôn minh họa"})
    for grid in grids:
        _write_sheet(book, grid)
    book.close()


def _write_sheet(book: xlsxwriter.Workbook, grid: Grid) -> None:
    sheet = book.add_worksheet(grid.name)
    styles: dict[tuple[object, ...], xlsxwriter.format.Format] = {}
    merged = {(row, column): (row, column, *last) for row, column, *last in grid.merges}
    for (row, column), value in sorted(grid.cells.items()):
        key = (
            _number_format(value),
            grid.fonts.get(column, "Times New Roman"),
            row in grid.bold,
        )
        style = styles.setdefault(key, _style(book, *key))
        if (row, column) in merged:
            sheet.merge_range(*merged[row, column], "", style)
        _write_cell(sheet, (row, column), value, style)
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, WIDE)
    sheet.set_column(2, grid.width - 1, NARROW)


def _style(
    book: xlsxwriter.Workbook, number_format: str, font: str, bold: object
) -> xlsxwriter.format.Format:
    return book.add_format(
        {"num_format": number_format, "font_name": font, "bold": bool(bold), "text_wrap": True}
    )


def _number_format(value: Value) -> str:
    if isinstance(value, date):
        return "dd/mm/yyyy"
    if isinstance(value, str):
        return "@"
    large = 100_000 <= (value.value if isinstance(value, Formula) else value) < 10**8
    return "#,##0" if large else "0"


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet,
    at: tuple[int, int],
    value: Value,
    style: xlsxwriter.format.Format,
) -> None:
    match value:
        case Formula():
            sheet.write_formula(*at, value.text, style, value.value)
        case str():
            sheet.write_string(*at, value, style)
        case int():
            sheet.write_number(*at, value, style)
        case _:
            sheet.write_datetime(*at, value, style)


def write_xls(path: Path, grid: Grid) -> None:
    """Excel 97: what old office machines still save."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(grid.name)
    plain = xlwt.easyxf("font: name Times New Roman, height 240")
    grouped = xlwt.easyxf("font: name Times New Roman, height 240", num_format_str="#,##0")
    for (row, column), value in sorted(grid.cells.items()):
        whole = value.value if isinstance(value, Formula) else value
        style = grouped if _number_format(value) == "#,##0" else plain
        sheet.write(row, column, whole, style)
    book.save(str(path))


def write_csv(path: Path, grid: Grid) -> None:
    """As Excel saves with Vietnamese settings: a byte order mark and semicolons."""
    lines = [
        ";".join(_as_text(grid.cells.get((row, column), "")) for column in range(grid.width))
        for row in range(grid.height)
    ]
    path.write_bytes(b"\xef\xbb\xbf" + ("\r\n".join(lines) + "\r\n").encode())


def _as_text(value: Value) -> str:
    if isinstance(value, Formula):
        return str(value.value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def write_ods(path: Path, grid: Grid) -> None:
    """The least that LibreOffice and readers accept: three parts, the first one stored."""
    parts: Mapping[str, str] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": _MANIFEST,
        "content.xml": _CONTENT.format(name=quoteattr(grid.name), rows=_ods_rows(grid)),
    }
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            stored = name == "mimetype"
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    path.write_bytes(whole.getvalue())


def _ods_rows(grid: Grid) -> str:
    rows = []
    spans = {(row, column): last for row, column, *last in grid.merges}
    covered = {
        (r, c)
        for row, column, last_row, last_column in grid.merges
        for r in range(row, last_row + 1)
        for c in range(column, last_column + 1)
    } - set(spans)
    for row in range(grid.height):
        cells = "".join(
            "<table:covered-table-cell/>"
            if (row, column) in covered
            else _ods_cell(
                grid.cells.get((row, column)), spans.get((row, column)), (row, column)
            )
            for column in range(grid.width)
        )
        rows.append(f"<table:table-row>{cells}</table:table-row>")
    return "".join(rows)


def _ods_cell(value: Value | None, last: list[int] | None, at: tuple[int, int]) -> str:
    span = ""
    if last is not None:
        span = (
            f' table:number-columns-spanned="{last[1] - at[1] + 1}"'
            f' table:number-rows-spanned="{last[0] - at[0] + 1}"'
        )
    if value is None:
        return f"<table:table-cell{span}/>"
    text = f"<text:p>{escape(_as_text(value))}</text:p>"
    return f"<table:table-cell{span} {_ods_type(value)}>{text}</table:table-cell>"


def _ods_type(value: Value) -> str:
    if isinstance(value, Formula):
        formula = quoteattr(f"of:{value.text}")
        return f'table:formula={formula} office:value-type="float" office:value="{value.value}"'
    if isinstance(value, date):
        return f'office:value-type="date" office:date-value="{value:%Y-%m-%d}"'
    if isinstance(value, int):
        return f'office:value-type="float" office:value="{value}"'
    return 'office:value-type="string"'


_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">\
<manifest:file-entry manifest:full-path="/" \
manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>\
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
</manifest:manifest>
"""
_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">\
<office:body><office:spreadsheet><table:table table:name={name}>{rows}</table:table>\
</office:spreadsheet></office:body></office:document-content>
"""
