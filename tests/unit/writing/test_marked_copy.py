"""The annotated copy: the hamlet's own workbook, marked, and read again as if it were not."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import xlwt
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from tests.conftest import Run, free_workers, write_list

from hotro68.reading.marked import origin_of
from hotro68.resources import folder

MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")
SHORT = ("Nông Thị Thử", "06/04/1990", "Nữ", "0201900002")
WRONG_SEX = ("Vi Văn Ví", "07/05/1979", "Nữ", "020079000333")
DAY = ("--ngay", "16/07/2021")
EXAMPLES = folder("examples") / "xa-minh-hoa" / "danhsach"


def a_list(path: Path) -> Path:
    return write_list(path, {"LDTD": free_workers([MAU, SHORT, WRONG_SEX])})


def checked(run: Run, path: Path) -> dict[str, Any]:
    envelope: dict[str, Any] = json.loads(run("validate", path, "--json", *DAY).out)
    return envelope


def told(envelope: dict[str, Any]) -> list[tuple[object, ...]]:
    keys = ("code", "sheet", "cell", "row", "column", "value", "fix")
    return [tuple(f[key] for key in keys) for f in envelope["findings"]]


def plain_rows(envelope: dict[str, Any]) -> list[dict[str, object]]:
    return [{k: v for k, v in row.items() if k != "file"} for row in envelope["rows"]]


def sheet_of(path: Path, name: str) -> Worksheet:
    sheet = load_workbook(path)[name]
    assert isinstance(sheet, Worksheet)
    return sheet


# ── What is written, and where ───────────────────────────────────────────────────────────
def test_a_list_with_faults_leaves_a_marked_copy_beside_it(run: Run, tmp_path: Path) -> None:
    path = a_list(tmp_path / "thon_A.xlsx")
    before = sha256(path.read_bytes()).hexdigest()
    ran = run("validate", path, *DAY)
    assert "thon_A_loi.xlsx" in ran.out
    assert {one.name for one in tmp_path.iterdir()} == {"thon_A.xlsx", "thon_A_loi.xlsx"}
    assert sha256(path.read_bytes()).hexdigest() == before


def test_the_copy_of_a_list_of_the_work_folder_goes_to_its_results(
    run: Run, tmp_path: Path
) -> None:
    a_list(tmp_path / "danhsach" / "thon_A.xlsx")
    run("validate", *DAY)
    assert [one.name for one in (tmp_path / "danhsach").iterdir()] == ["thon_A.xlsx"]
    assert [one.name for one in (tmp_path / "ketqua").iterdir()] == ["thon_A_loi.xlsx"]


@pytest.mark.parametrize(("options", "count"), [((), 1), (("--khong-ghi",), 0)])
def test_no_copy_is_made_when_none_is_wanted(
    run: Run, tmp_path: Path, options: tuple[str, ...], count: int
) -> None:
    run("validate", a_list(tmp_path / "thon_A.xlsx"), *options, *DAY)
    assert len(list(tmp_path.glob("*_loi*"))) == count


def test_a_program_gets_copies_only_into_a_folder_it_names(run: Run, tmp_path: Path) -> None:
    path = a_list(tmp_path / "thon_A.xlsx")
    run("validate", path, "--json")
    assert not list(tmp_path.glob("*_loi*"))
    run("validate", path, "--json", "--out", "ra")
    assert (tmp_path / "ra" / "thon_A_loi.xlsx").is_file()


def test_a_copy_nobody_has_touched_is_replaced_and_one_begun_is_kept(
    run: Run, tmp_path: Path
) -> None:
    path = a_list(tmp_path / "thon_A.xlsx")
    run("validate", path, *DAY)
    copy = tmp_path / "thon_A_loi.xlsx"
    first = copy.read_bytes()
    run("validate", path, *DAY)
    assert copy.read_bytes() == first
    book = load_workbook(copy)
    book["LDTD"]["E5"] = "020190000222"
    book.save(copy)
    begun = copy.read_bytes()
    run("validate", path, *DAY)
    assert copy.read_bytes() == begun
    assert (tmp_path / "thon_A_loi (2).xlsx").is_file()


def test_a_file_of_the_hamlet_with_that_name_is_never_written_over(
    run: Run, tmp_path: Path
) -> None:
    path = a_list(tmp_path / "thon_A.xlsx")
    other = write_list(tmp_path / "thon_A_loi.xlsx", {"X": [["của thôn"]]})
    before = other.read_bytes()
    run("validate", path, *DAY)
    assert other.read_bytes() == before


# ── What stands in it ────────────────────────────────────────────────────────────────────
def test_each_finding_is_listed_with_the_way_to_its_cell(run: Run, tmp_path: Path) -> None:
    run("validate", a_list(tmp_path / "thon_A.xlsx"), *DAY)
    sheet = sheet_of(tmp_path / "thon_A_loi.xlsx", "LOI")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    (short,) = [row for row in rows if row[9] == "HT112"]
    assert short[1:4] == ["LỖI", "LDTD", "E5"]
    link = sheet[f"D{6 + rows.index(short)}"].hyperlink
    assert link is not None
    assert link.location == "'LDTD'!E5"
    assert "Rồi" in str(sheet.data_validations.dataValidation[0].formula1)


def test_a_fault_is_red_noted_and_said_in_words(run: Run, tmp_path: Path) -> None:
    run("validate", a_list(tmp_path / "thon_A.xlsx"), *DAY)
    sheet = sheet_of(tmp_path / "thon_A_loi.xlsx", "LDTD")
    assert sheet["E5"].fill.fgColor.rgb == "FFFFC7CE"
    assert sheet["E6"].fill.fgColor.rgb == "FFFFEB9C"
    assert sheet["E4"].fill.patternType is None
    note = sheet["E5"].comment
    assert note is not None
    assert "HT112" in note.text
    assert sheet["K3"].value == "KiemTra"
    assert str(sheet["K5"].value).startswith("LỖI: HT112 ")
    assert sheet["K4"].value is None


def test_what_must_be_asked_is_hatched(run: Run, tmp_path: Path) -> None:
    grid = [list(row) for row in free_workers([MAU])]
    grid[3][5] = None
    run("validate", write_list(tmp_path / "thon_A.xlsx", {"LDTD": grid}), *DAY)
    sheet = sheet_of(tmp_path / "thon_A_loi.xlsx", "LDTD")
    assert sheet["F4"].fill.patternType == "lightUp"
    assert str(sheet["K4"].value).startswith("HỎI: HT103 ")


def rich_list(path: Path) -> Path:
    """Everything a hamlet may have put into its workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("LDTD")
    for row in free_workers([MAU, SHORT]):
        sheet.append(list(row))
    sheet["B5"].font = Font(name="Arial", bold=True)
    sheet["B4"].fill = PatternFill("solid", fgColor="FF00B050")
    sheet["E5"].comment = Comment("thôn hỏi lại", "Trưởng thôn")
    sheet["J7"] = "=SUM(J4:J5)"
    sheet.column_dimensions["B"].width = 33
    sheet.print_area = "A1:J7"
    sheet.print_title_rows = "3:3"
    sheet.page_setup.orientation = "landscape"
    choices = DataValidation(type="list", formula1='"không,có"')
    choices.add("H4:H5")
    sheet.add_data_validation(choices)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=10, min_row=4, max_row=5))
    sheet.add_chart(chart, "M2")
    other = book.create_sheet("Khác")
    other["A1"] = "ghi chú riêng"
    book.defined_names["muc"] = DefinedName("muc", attr_text="LDTD!$J$4")
    book.active = 1
    book.save(path)
    return path


def test_the_copy_keeps_what_the_hamlet_made(run: Run, tmp_path: Path) -> None:
    run("validate", rich_list(tmp_path / "thon_A.xlsx"), *DAY)
    path = tmp_path / "thon_A_loi.xlsx"
    book, sheet = load_workbook(path), sheet_of(path, "LDTD")
    assert book.sheetnames == ["LOI", "LDTD", "Khác"]
    assert sheet["J7"].value == "=SUM(J4:J5)"
    assert sheet["B5"].font.name == "Arial"
    assert sheet["B4"].fill.fgColor.rgb == "FF00B050"
    assert sheet.column_dimensions["B"].width == 33
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$3:$3", "landscape")
    assert sheet.print_area == "'LDTD'!$A$1:$K$7"
    assert book.defined_names["muc"].attr_text == "LDTD!$J$4"
    note = sheet["E5"].comment
    assert note is not None
    assert note.text.startswith("thôn hỏi lại")
    assert "HT112" in note.text


def test_no_two_sheets_are_selected_together(run: Run, tmp_path: Path) -> None:
    run("validate", rich_list(tmp_path / "thon_A.xlsx"), *DAY)
    book = load_workbook(tmp_path / "thon_A_loi.xlsx")
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets].count(True) == 1


def test_parts_that_nobody_touches_stay_byte_for_byte(run: Run, tmp_path: Path) -> None:
    path = rich_list(tmp_path / "thon_A.xlsx")
    run("validate", path, *DAY)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "thon_A_loi.xlsx") as new:
        for name in ("xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/theme/theme1.xml"):
            assert old.read(name) == new.read(name)
        for name in new.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                etree.fromstring(new.read(name))


def test_a_text_that_looks_like_a_formula_stays_a_text(run: Run, tmp_path: Path) -> None:
    grid = free_workers([("=HYPERLINK(1)", "05/03/1985", "Nam", "@02008500011")])
    path = tmp_path / "thon_A.csv"
    path.write_text("\n".join(",".join(map(str, row)) for row in grid), encoding="utf-8")
    run("validate", path, *DAY)
    book = load_workbook(tmp_path / "thon_A_loi.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert "=HYPERLINK(1)" in [cell.value for cell in cells]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_a_workbook_with_a_signature_is_copied_without_it_and_that_is_said(
    run: Run, tmp_path: Path
) -> None:
    path = a_list(tmp_path / "thon_A.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    ran = run("validate", path, *DAY)
    assert "HT810" in ran.out
    assert "chữ ký số" in ran.out
    with zipfile.ZipFile(tmp_path / "thon_A_loi.xlsx") as archive:
        assert not [name for name in archive.namelist() if "signature" in name]


# ── Fed back ─────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("source", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_an_uncorrected_copy_says_what_its_source_says(
    run: Run, tmp_path: Path, source: Path
) -> None:
    before = source.read_bytes()
    run("validate", source, "--out", tmp_path, *DAY)
    assert source.read_bytes() == before
    old, new = checked(run, source), checked(run, tmp_path / f"{source.stem}_loi.xlsx")
    assert told(new) == told(old)
    assert plain_rows(new) == plain_rows(old)
    assert new["files"][0]["sheets"] == old["files"][0]["sheets"]


def test_a_corrected_copy_comes_back_clean(run: Run, tmp_path: Path) -> None:
    run("validate", a_list(tmp_path / "thon_A.xlsx"), *DAY)
    path = tmp_path / "thon_A_loi.xlsx"
    book = load_workbook(path)
    book["LDTD"]["E5"] = "020190000222"
    book["LDTD"]["D6"] = "Nam"
    book["LOI"]["K6"] = "Rồi"
    book.save(path)
    ran = run("validate", path, *DAY)
    assert "3 người, 4.500.000 đồng theo quy định. Không có lỗi." in ran.out
    assert not list(tmp_path.glob("*(2)*"))


def test_a_copy_of_a_half_corrected_copy_has_only_what_is_left(
    run: Run, tmp_path: Path
) -> None:
    run("validate", rich_list(tmp_path / "thon_A.xlsx"), *DAY)
    path = tmp_path / "thon_A_loi.xlsx"
    book = load_workbook(path)
    book["LDTD"]["E5"] = "020190000222"
    book["LDTD"]["D4"] = "Nữ"
    book.save(path)
    run("validate", path, *DAY)
    again = tmp_path / "thon_A_loi (2).xlsx"
    sheet = sheet_of(again, "LDTD")
    assert load_workbook(again).sheetnames == ["LOI", "LDTD", "Khác"]
    assert sheet["E5"].fill.patternType is None
    assert sheet["E5"].comment is not None
    assert sheet["E5"].comment.text.strip() == "thôn hỏi lại"
    assert sheet["K5"].value is None
    assert str(sheet["K4"].value).startswith("CẢNH BÁO: HT114")
    assert sheet["K3"].value == "KiemTra"
    assert sheet["L3"].value is None


def test_a_hamlets_own_check_column_is_left_alone(run: Run, tmp_path: Path) -> None:
    grid = [list(row) for row in free_workers([MAU, SHORT])]
    grid[2].append("KiemTra")
    grid[3].append("đã xem")
    path = write_list(tmp_path / "thon_A.xlsx", {"LDTD": grid})
    run("validate", path, *DAY)
    sheet = sheet_of(tmp_path / "thon_A_loi.xlsx", "LDTD")
    assert sheet["K4"].value == "đã xem"
    assert told(checked(run, tmp_path / "thon_A_loi.xlsx")) == told(checked(run, path))


def test_moving_and_renaming_what_is_ours_changes_nothing(run: Run, tmp_path: Path) -> None:
    path = a_list(tmp_path / "thon_A.xlsx")
    run("validate", path, *DAY)
    book = load_workbook(tmp_path / "thon_A_loi.xlsx")
    book["LOI"].title = "Sheet9"
    book.move_sheet("Sheet9", 1)
    sheet = book["LDTD"]
    assert isinstance(sheet, Worksheet)
    sheet.insert_cols(11)
    book.save(tmp_path / "thon_A_gui_lai.xlsx")
    assert told(checked(run, tmp_path / "thon_A_gui_lai.xlsx")) == told(checked(run, path))


# ── Beside its source ────────────────────────────────────────────────────────────────────
def test_a_corrected_copy_beside_its_source_is_read_alone(run: Run, tmp_path: Path) -> None:
    a_list(tmp_path / "danhsach" / "thon_A.xlsx")
    run("validate", "danhsach", "--out", "danhsach", *DAY)
    copy = tmp_path / "danhsach" / "thon_A_loi.xlsx"
    book = load_workbook(copy)
    book["LDTD"]["E5"] = "020190000222"
    book.save(copy)
    ran = run("merge", *DAY)
    assert "HT812" in ran.out + ran.err
    assert "3 người" in ran.out
    assert "HT401" not in ran.out + ran.err


def test_an_untouched_copy_beside_its_source_is_not_read(run: Run, tmp_path: Path) -> None:
    a_list(tmp_path / "danhsach" / "thon_A.xlsx")
    run("validate", "danhsach", "--out", "danhsach", *DAY)
    origin = origin_of(tmp_path / "danhsach" / "thon_A_loi.xlsx")
    assert origin is not None
    assert origin.untouched
    envelope = json.loads(run("validate", "danhsach", "--json", *DAY).out)
    assert [file["file"] for file in envelope["files"]] == ["thon_A.xlsx"]


# ── Other kinds of files ─────────────────────────────────────────────────────────────────
def test_the_copy_of_an_old_xls_looks_like_it(run: Run, tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("LDTD", cell_overwrite_ok=True)
    old_font = xlwt.easyxf("font: name .VnTime, bold on")
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for row, cells in enumerate(free_workers([MAU, SHORT])):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell, old_font if row == 3 and column == 1 else day)
    sheet.write(4, 6, date(2021, 6, 1), day)
    sheet.col(1).width = 30 * 256
    sheet.merge(0, 0, 0, 9)
    book.save(str(tmp_path / "thon_A.xls"))
    ran = run("validate", "thon_A.xls", *DAY)
    assert "HT810" in ran.out
    copy = sheet_of(tmp_path / "thon_A_loi.xlsx", "LDTD")
    assert (copy["B4"].font.name, copy["B4"].font.bold) == (".VnTime", True)
    assert copy["G5"].number_format == "dd/mm/yyyy"
    assert copy.column_dimensions["B"].width == pytest.approx(30, abs=1)
    assert [str(one) for one in copy.merged_cells.ranges] == ["A1:J1"]


def test_rows_and_cells_without_addresses_are_marked_too(run: Run, tmp_path: Path) -> None:
    path = a_list(tmp_path / "thon_A.xlsx")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["xl/worksheets/sheet1.xml"])
    for element in root.iter("{*}row", "{*}c"):
        element.attrib.pop("r", None)
    for number, row in enumerate(root.iter("{*}row"), 1):
        if number == 2:
            row.set("r", "3")
    parts["xl/worksheets/sheet1.xml"] = etree.tostring(root)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    run("validate", path, *DAY)
    assert sheet_of(tmp_path / "thon_A_loi.xlsx", "LDTD")["E5"].fill.patternType == "solid"


def test_a_workbook_of_another_build_is_drawn_anew(run: Run, tmp_path: Path) -> None:
    path = a_list(tmp_path / "thon_A.xlsx")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/styles.xml"] = b'<styleSheet xmlns="urn:x"/>'
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    ran = run("validate", path, *DAY)
    assert "HT810" in ran.out
    assert told(checked(run, tmp_path / "thon_A_loi.xlsx")) == told(checked(run, path))
