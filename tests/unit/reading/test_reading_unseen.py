"""Rows that are hidden, filtered away or struck out, in every kind of file."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet
from tests.unit.reading.book_makers import (
    ODS_TYPE,
    cell,
    put,
    record,
    row,
    saved,
    xlsb,
    xlsx,
    zipped,
)

from hotro68.reading.book import NO_MARKS, Marks, Sheet
from hotro68.reading.readers import open_book

OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def first_sheet(folder: Path, name: str, data: bytes) -> Sheet:
    book, findings = open_book(put(folder, name, data))
    assert book is not None, findings
    return book.sheets[0]


def marks(folder: Path, data: bytes, name: str = "a.xlsx") -> Marks:
    return first_sheet(folder, name, data).marks


def dressed(dress: Callable[[Worksheet], object]) -> bytes:
    """Ten rows of two cells, dressed up."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for number in range(1, 11):
        sheet.append([number, f"Người {number}"])
    dress(sheet)
    return saved(book)


# ── .xlsx ────────────────────────────────────────────────────────────────────────────────
def test_a_plain_sheet_has_no_marks(tmp_path: Path) -> None:
    assert marks(tmp_path, dressed(str)) == NO_MARKS


def test_hidden_rows_are_marked(tmp_path: Path) -> None:
    def dress(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True

    assert marks(tmp_path, dressed(dress)) == Marks({3: "hidden"})


@pytest.mark.parametrize("height", ["0", "0.0"])
def test_a_row_of_no_height_is_hidden(tmp_path: Path, height: str) -> None:
    body = f'<row r="2" ht="{height}" customHeight="1">{cell("A2")}</row>'
    assert marks(tmp_path, xlsx(body)) == Marks({2: "hidden"})


def test_a_low_row_is_not_a_hidden_one(tmp_path: Path) -> None:
    def dress(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].height = 0.75

    assert marks(tmp_path, dressed(dress)) == NO_MARKS


def test_a_filter_at_work_hides_its_own_rows_only(tmp_path: Path) -> None:
    def dress(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A2:B6"
        sheet.auto_filter.add_filter_column(0, ["1"])
        for number in (4, 9):
            sheet.row_dimensions[number].hidden = True

    assert marks(tmp_path, dressed(dress)) == Marks({4: "filtered", 9: "hidden"})


def test_a_filter_that_filters_nothing_hides_nothing(tmp_path: Path) -> None:
    def dress(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A2:B6"
        sheet.row_dimensions[4].hidden = True

    assert marks(tmp_path, dressed(dress)) == Marks({4: "hidden"})


def test_the_filter_of_a_table_on_the_sheet_counts_too(tmp_path: Path) -> None:
    def dress(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"] = "STT", "Họ tên"
        filtered = AutoFilter(ref="A1:B8")
        filtered.add_filter_column(0, ["1"])
        table = Table(displayName="DS", ref="A1:B8", autoFilter=filtered)
        sheet.add_table(table)
        for number in (4, 9):
            sheet.row_dimensions[number].hidden = True

    assert marks(tmp_path, dressed(dress)) == Marks({4: "filtered", 9: "hidden"})


def test_an_advanced_filter_is_known_by_the_mode_of_the_sheet(tmp_path: Path) -> None:
    def dress(sheet: Worksheet) -> None:
        sheet.sheet_properties.filterMode = True
        sheet.row_dimensions[4].hidden = True

    assert marks(tmp_path, dressed(dress)) == Marks({4: "filtered"})


def test_rows_without_a_number_are_counted(tmp_path: Path) -> None:
    unseen = f'<row hidden="1">{cell("A3")}</row><row hidden="true">{cell("A4")}</row>'
    body = row(2, cell("A2")) + unseen
    assert marks(tmp_path, xlsx(body)) == Marks({3: "hidden", 4: "hidden"})


def test_struck_out_cells_are_marked(tmp_path: Path) -> None:
    def dress(sheet: Worksheet) -> None:
        for place in ("A3", "B3", "B7"):
            sheet[place].font = Font(strike=True)
        sheet["B8"].font = Font(strike=False, bold=True)

    found = marks(tmp_path, dressed(dress)).struck
    assert found == {3: frozenset({0, 1}), 7: frozenset({1})}


def test_a_part_of_a_text_that_is_struck_out_marks_its_cell(tmp_path: Path) -> None:
    def dress(sheet: Worksheet) -> None:
        struck = TextBlock(InlineFont(strike=True), "Mẫu")
        sheet["B4"] = CellRichText("Hoàng Văn ", struck)
        sheet["B5"] = CellRichText("Hoàng Văn ", TextBlock(InlineFont(b=True), "Mẫu"))

    assert marks(tmp_path, dressed(dress)).struck == {4: frozenset({1})}


def test_a_shared_text_that_is_struck_out_marks_every_cell_that_shows_it(
    tmp_path: Path,
) -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a</t></si>'
        "<si><r><rPr><strike/></rPr><t>b</t></r></si>"
        '<si><r><rPr><strike val="0"/></rPr><t>c</t></r></si></sst>'
    )
    cells = "".join(
        f'<c r="{place}" t="s"><v>{n}</v></c>' for n, place in enumerate(("A1", "B1", "C1"))
    )
    parts = {"xl/sharedStrings.xml": strings}
    data = xlsx(
        f'<row r="1">{cells}</row><row r="2"><c r="C2" t="s"><v>1</v></c></row>', **parts
    )
    assert marks(tmp_path, data).struck == {1: frozenset({1}), 2: frozenset({2})}


# ── .xls ─────────────────────────────────────────────────────────────────────────────────
def test_marks_of_an_old_workbook_are_found(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    struck = xlwt.easyxf("font: struck_out on")
    for number in range(6):
        sheet.write(number, 0, number, struck if number == 2 else xlwt.Style.default_style)
    sheet.write(2, 1, "", struck)
    sheet.write_rich_text(3, 1, ["a", ("b", struck.font)])
    sheet.row(4).hidden = True
    assert marks(tmp_path, saved(book), "a.xls") == Marks(
        {5: "hidden"}, {3: frozenset({0}), 4: frozenset({1})}
    )


# ── .ods ─────────────────────────────────────────────────────────────────────────────────
def open_document(body: str, styles: str = "") -> bytes:
    content = (
        f'<office:document-content xmlns:office="{OASIS}:office:1.0" '
        f'xmlns:table="{OASIS}:table:1.0" xmlns:text="{OASIS}:text:1.0" '
        f'xmlns:style="{OASIS}:style:1.0" xmlns:calcext="urn:c">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f'<office:spreadsheet><table:table table:name="DS">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0"/>'
    return zipped(
        {"mimetype": ODS_TYPE, "META-INF/manifest.xml": manifest, "content.xml": content}
    )


def ods_cell(text: str, more: str = "") -> str:
    kind = "" if "value-type" in more else 'office:value-type="string"'
    return f"<table:table-cell {kind} {more}><text:p>{text}</text:p></table:table-cell>"


def ods_line(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def test_rows_of_an_open_document_are_marked_however_often_they_repeat(tmp_path: Path) -> None:
    body = (
        ods_line(ods_cell("a"), more='table:number-rows-repeated="2"')
        + ods_line(ods_cell("b"), more='table:visibility="collapse"')
        + ods_line(
            ods_cell("c"), more='table:visibility="filter" table:number-rows-repeated="2"'
        )
        + ods_line(more='table:visibility="collapse" table:number-rows-repeated="1048000"')
    )
    assert marks(tmp_path, open_document(body), "a.ods") == Marks(
        {3: "hidden", 4: "filtered", 5: "filtered"}
    )


def test_struck_out_cells_of_an_open_document_are_marked(tmp_path: Path) -> None:
    def style(name: str, line: str, parent: str = "") -> str:
        more = f'style:parent-style-name="{parent}"' if parent else ""
        text = (
            f'<style:text-properties style:text-line-through-style="{line}"/>' if line else ""
        )
        return f'<style:style style:name="{name}" {more}>{text}</style:style>'

    styles = style("x", "solid") + style("y", "", "x") + style("n", "none")
    body = ods_line(
        ods_cell("a", 'table:style-name="x"'),
        ods_cell("b", 'table:style-name="y"'),
        ods_cell("c", 'table:style-name="n"'),
        ods_cell('d<text:span text:style-name="x">e</text:span>'),
        '<table:table-cell table:style-name="x"/>',
    )
    assert marks(tmp_path, open_document(body, styles), "a.ods").struck == {
        1: frozenset({0, 1, 3})
    }


def test_what_calamine_leaves_out_of_an_open_document_is_put_back(tmp_path: Path) -> None:
    body = ods_line(
        ods_cell("ĐÚNG", 'office:value-type="boolean" office:boolean-value="true"'),
        ods_cell(
            "#N/A",
            'office:value-type="string" office:string-value="" calcext:value-type="error"',
        ),
        ods_cell("gộp", 'table:number-columns-spanned="2" table:number-rows-spanned="2"'),
        "<table:covered-table-cell/>",
    ) + ods_line(
        "<table:table-cell/>",
        ods_cell("SAI", 'office:value-type="boolean" office:boolean-value="false"'),
    )
    sheet = first_sheet(tmp_path, "a.ods", open_document(body))
    assert sheet.rows[0][0] is True
    assert str(sheet.rows[0][1]) == "#N/A"
    assert sheet.rows[0][2:] == ["gộp"]
    assert sheet.rows[1] == [None, False]
    assert sheet.merged == ((0, 2, 1, 3),)


def test_a_note_on_a_cell_is_not_its_error(tmp_path: Path) -> None:
    note = "<office:annotation><text:p>xem lại</text:p></office:annotation>"
    written = (
        '<table:table-cell office:value-type="string" calcext:value-type="error">'
        f"{note}<text:p>#REF!</text:p></table:table-cell>"
    )
    sheet = first_sheet(tmp_path, "a.ods", open_document(ods_line(ods_cell("x"), written)))
    assert str(sheet.rows[0][1]) == "#REF!"


# ── .xlsb ────────────────────────────────────────────────────────────────────────────────
def test_marks_and_errors_of_a_binary_workbook_are_found(tmp_path: Path) -> None:
    def at(row_number: int, flags: int = 0) -> bytes:
        return record(0, row_number.to_bytes(4, "little") + bytes(7) + bytes([flags, 0]))

    def written(kind: int, column: int, style: int, content: bytes) -> bytes:
        return record(
            kind, column.to_bytes(4, "little") + style.to_bytes(4, "little") + content
        )

    sheet = (
        record(0x81) + record(0x94, bytes(16)) + record(0x91)
        + at(0) + written(5, 0, 0, bytes(8)) + written(3, 1, 0, b"\x2a")
        + at(1, 0x10) + written(5, 0, 1, bytes(8)) + written(11, 2, 0, b"\x07\0\0\0\0\0\0")
        + record(0x92) + record(0x82)
    )  # fmt: skip
    fonts = record(43, bytes(4) + bytes(20)) + record(43, b"\xdc\0\x08\0" + bytes(20))
    formats = (
        record(617, bytes(4))
        + record(47, bytes(16))
        + record(47, bytes(4) + b"\1\0" + bytes(10))
        + record(618)
    )
    with ZipFile(BytesIO(xlsb((0, 0, 1.0)))) as archive:
        parts: dict[str, str | bytes] = {
            name: archive.read(name) for name in archive.namelist()
        }
    parts |= {"xl/worksheets/sheet1.bin": sheet, "xl/styles.bin": fonts + formats}
    found = first_sheet(tmp_path, "a.xlsb", zipped(parts))
    assert [[str(value) for value in line] for line in found.rows] == [
        ["0", "#N/A"],
        ["0", "None", "#DIV/0!"],
    ]
    assert found.marks == Marks({2: "hidden"}, {2: frozenset({0})})


@pytest.mark.parametrize("name", ["a.csv", "a.txt"])
def test_a_text_has_no_marks(tmp_path: Path, name: str) -> None:
    assert marks(tmp_path, b"a,b\n1,2\n", name) == NO_MARKS
