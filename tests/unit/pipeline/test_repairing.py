"""sua: how a cell is written is put right on a copy; what it says never changes."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet
from tests.conftest import Run, free_workers, write_list

from hotro68.cli.exits import Exit
from hotro68.resources import folder

MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")
DAY = ("--ngay", "16/07/2021")
EXAMPLES = folder("examples") / "xa-minh-hoa" / "danhsach"


def repaired(run: Run, grid: list[list[object]], place: Path) -> Worksheet:
    run("sua", write_list(place / "thon_A.xlsx", {"LDTD": grid}), *DAY)
    sheet = load_workbook(place / "thon_A_sua.xlsx")["LDTD"]
    assert isinstance(sheet, Worksheet)
    return sheet


def one_row(**cells: object) -> list[list[object]]:
    """A good row with some cells, named by their letters, as given; none is put right else."""
    grid = [list(row) for row in free_workers([MAU])]
    grid[3][2], grid[3][6] = date(1985, 3, 5), date(2021, 6, 1)
    for letter, cell in {"H": "Không", "I": "Không", **cells}.items():
        grid[3]["ABCDEFGHIJ".index(letter)] = cell
    return grid


RIGHTED: tuple[tuple[str, object, object], ...] = (
    ("B", " Hoàng  Văn\xa0Mẫu ", "Hoàng Văn Mẫu"),
    ("B", unicodedata.normalize("NFD", "Hoàng Văn Mẫu"), "Hoàng Văn Mẫu"),
    ("C", "5/3/1985", datetime(1985, 3, 5)),  # noqa: DTZ001
    ("C", "05.03.1985", datetime(1985, 3, 5)),  # noqa: DTZ001
    ("G", "01-06-2021", datetime(2021, 6, 1)),  # noqa: DTZ001
    ("E", 20085000111, "020085000111"),
    ("E", "20085000111", "020085000111"),
    ("H", "k", "Không"),
    ("H", 0, "Không"),
    ("H", "✓", "Có"),
)
LEFT_ALONE: tuple[tuple[str, object], ...] = (
    ("J", "1.500.000"),
    ("J", "1,5tr"),
    ("E", 20185000111),
    ("E", 20086000111),
    ("E", 82000123),
    ("E", "020 085 000111"),
    ("E", "O20085000111"),
    ("C", "5/3/85"),
    ("C", "1985"),
    ("C", "03/1985"),
    ("C", "31/02/1985"),
    ("F", "Bốc vác\n(chợ)"),
    ("B", "HOÀNG VĂN MẪU"),
)


def many_rows(cells: Iterable[tuple[str, object]]) -> list[list[object]]:
    """A row for each, everything else in it good."""
    whole = [one_row(**{letter: cell}) for letter, cell in cells]
    return [*whole[0][:3], *(grid[3] for grid in whole)]


def test_a_way_of_writing_is_put_right_and_said(run: Run, tmp_path: Path) -> None:
    grid = many_rows((letter, before) for letter, before, _ in RIGHTED)
    sheet = repaired(run, grid, tmp_path)
    places = [f"{letter}{row}" for row, (letter, _, _) in enumerate(RIGHTED, 4)]
    assert [sheet[place].value for place in places] == [after for _, _, after in RIGHTED]
    front = load_workbook(tmp_path / "thon_A_sua.xlsx")["SuaTuDong"]
    assert isinstance(front, Worksheet)
    assert [row[2] for row in front.iter_rows(min_row=6, values_only=True)] == places


def test_what_would_be_a_guess_is_left_alone(run: Run, tmp_path: Path) -> None:
    path = write_list(tmp_path / "thon_A.xlsx", {"LDTD": many_rows(LEFT_ALONE)})
    ran = run("sua", path, *DAY)
    assert "không có ô nào sửa tự động được" in ran.out
    assert [one.name for one in tmp_path.iterdir()] == ["thon_A.xlsx"]


def test_a_lost_zero_needs_the_sex_and_the_year_of_its_row(run: Run, tmp_path: Path) -> None:
    path = write_list(tmp_path / "thon_A.xlsx", {"LDTD": one_row(E=20085000111, D=None)})
    assert "không có ô nào" in run("sua", path, *DAY).out


def test_a_formula_is_never_written_over(run: Run, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in one_row(B=" Hoàng  Văn Mẫu "):
        sheet.append(list(row))
    sheet["F4"] = '=" Bốc  vác"'
    book.save(tmp_path / "thon_A.xlsx")
    run("sua", "thon_A.xlsx", *DAY)
    copy = load_workbook(tmp_path / "thon_A_sua.xlsx")["Sheet"]
    assert isinstance(copy, Worksheet)
    assert copy["F4"].value == '=" Bốc  vác"'
    assert copy["B4"].value == "Hoàng Văn Mẫu"


def test_old_fonts_become_unicode_with_a_font_that_shows_it(run: Run, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    people = [
        ("NguyÔn V¨n §øc", date(1985, 3, 5), "Nam", "020085000111"),
        ("TrÇn ThÞ H»ng", date(1990, 7, 12), "Nữ", "020190000222"),
    ]
    for row in free_workers(people):
        sheet.append(list(row))
    sheet["B4"].font = Font(name=".VnTime")
    book.save(tmp_path / "thon_A.xlsx")
    run("sua", "thon_A.xlsx", *DAY)
    copy = load_workbook(tmp_path / "thon_A_sua.xlsx")["Sheet"]
    assert isinstance(copy, Worksheet)
    assert (copy["B4"].value, copy["B5"].value) == ("Nguyễn Văn Đức", "Trần Thị Hằng")
    assert copy["B4"].font.name == "Times New Roman"


def test_a_list_in_an_old_font_is_put_right_from_its_title_to_its_signature(
    run: Run, tmp_path: Path
) -> None:
    source = folder("examples") / "hinh-dang" / "phong-vntime.xlsx"
    (tmp_path / source.name).write_bytes(source.read_bytes())
    run("sua", source.name, *DAY)
    copy = load_workbook(tmp_path / "phong-vntime_sua.xlsx")["DS"]
    assert isinstance(copy, Worksheet)
    texts = [cell.value for row in copy.iter_rows() for cell in row]
    old = [text for text in texts if isinstance(text, str) and set("®µ¹§\xad") & set(text)]
    assert old == []
    assert {"HỌ VÀ TÊN", "TRƯỞNG THÔN"} <= set(texts)


def test_a_tick_under_a_denial_is_left_as_it_is(run: Run, tmp_path: Path) -> None:
    grid = one_row(B=" Hoàng  Văn Mẫu ", H="x")
    grid[2][7] = "Không tham gia BHXH"
    sheet = repaired(run, grid, tmp_path)
    assert (sheet["B4"].value, sheet["H4"].value) == ("Hoàng Văn Mẫu", "x")


def test_days_are_right_in_a_workbook_that_counts_from_1904(run: Run, tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in one_row(C="05/03/1985"):
        sheet.append(list(row))
    book.save(tmp_path / "thon_A.xlsx")
    run("sua", "thon_A.xlsx", *DAY)
    copy = load_workbook(tmp_path / "thon_A_sua.xlsx")["Sheet"]
    assert isinstance(copy, Worksheet)
    assert copy["C4"].value == datetime(1985, 3, 5)  # noqa: DTZ001


def test_the_preview_writes_nothing(run: Run, tmp_path: Path) -> None:
    path = write_list(tmp_path / "thon_A.xlsx", {"LDTD": one_row(C="05/03/1985")})
    ran = run("sua", path, "--xem-truoc", *DAY)
    assert ran.code == Exit.CLEAN
    assert "LDTD!C4" in ran.out
    assert [one.name for one in tmp_path.iterdir()] == ["thon_A.xlsx"]


def findings(run: Run, path: Path) -> set[tuple[str, str, str, str]]:
    envelope: dict[str, Any] = json.loads(run("validate", path, "--json", *DAY).out)
    return {(f["code"], f["sheet"], f["cell"], f["name"]) for f in envelope["findings"]}


@pytest.mark.parametrize("source", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_repairs_add_no_finding_change_no_money_and_are_done_once(
    run: Run, tmp_path: Path, source: Path
) -> None:
    before = source.read_bytes()
    run("sua", source, "--out", tmp_path, *DAY)
    copy = tmp_path / f"{source.stem}_sua.xlsx"
    assert source.read_bytes() == before
    assert findings(run, copy) <= findings(run, source)
    rows = [
        [(r["row"], r["so_tien_de_nghi"], r["so_giay_to"], r["policy"]) for r in found["rows"]]
        for path in (source, copy)
        for found in [json.loads(run("validate", path, "--json", *DAY).out)]
    ]
    assert rows[0] == rows[1]
    assert "không có ô nào sửa tự động được" in run("sua", copy, "--out", tmp_path, *DAY).out


def test_a_repaired_copy_beside_its_source_is_read_alone(run: Run, tmp_path: Path) -> None:
    write_list(tmp_path / "danhsach" / "thon_A.xlsx", {"LDTD": one_row(C="05/03/1985")})
    run("sua", "danhsach", "--out", "danhsach", *DAY)
    envelope = json.loads(run("validate", "danhsach", "--json", *DAY).out)
    assert [file["file"] for file in envelope["files"]] == ["thon_A_sua.xlsx"]
    assert "HT812" in {finding["code"] for finding in envelope["findings"]}
