"""trung: decide once, and be asked again only when what was decided on has changed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.conftest import Ran, Run, free_workers, write_list

from hotro68.casebook.deciding import load_decided
from hotro68.core.decided import Sameness

CONFIG = """don_vi: {xa: Minh Họa, huyen: Mẫu, tinh: Ví Dụ}
ky: {nguoi_ky: Nông Văn Ký, nguoi_lap: Lý Thị Hiền}
ngay_tham_dinh: 2021-07-16
"""
MERGE = ("merge", "--out", "tonghop.xlsx", "--ngay", "16/07/2021")
OLD = ("Nông Văn An", "05/03/1985", "Nam", "082000123")
NEW = ("Nông Văn An", "05/03/1985", "Nam", "020085001234")
THIRD = ("Nông Văn An", "05/03/1985", "Nam", "020085009999")
BARE = ("Nông Văn An", "05/03/1985", "Nam", "")
PLACES = {"a": "Thôn Đồng Mẫu", "b": "Thôn Bản Ví", "c": "Thôn Bản Ví"}


def lay(folder: Path, **people: tuple[str, ...]) -> None:
    (folder / "hotro68.yaml").write_text(CONFIG, encoding="utf-8")
    for name, one in people.items():
        grid = free_workers([one], PLACES[name])
        write_list(folder / "danhsach" / f"thon_{name}.xlsx", {"LDTD": grid})


def summary(ran: Ran) -> str:
    return next(line for line in ran.out.splitlines() if line.startswith("Chi cho"))


def groups(run: Run) -> list[dict[str, object]]:
    told = json.loads(run("trung", "--json").out)
    listed = told["groups"]
    assert isinstance(listed, list)
    return listed


def key_of(run: Run) -> str:
    (group,) = groups(run)
    return str(group["group"])


def heading(sheet: Worksheet) -> int:
    return next(row for row in range(1, 12) if any(c.value == "Quyết định" for c in sheet[row]))


def fill(path: Path, *answers: tuple[int, str], column: str = "Quyết định") -> None:
    """Write answers into rows of the sheet, counted from the first below the heading."""
    book = load_workbook(path)
    sheet = book["TrungLap"]
    top = heading(sheet)
    place = next(cell.column for cell in sheet[top] if cell.value == column)
    for row, said in answers:
        sheet.cell(top + row, place).value = said
    book.save(path)


def test_an_answer_is_kept_and_not_asked_again_in_five_runs(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=OLD, b=NEW)
    assert "Chi cho 0 người" in summary(run(*MERGE))
    assert run("trung", "--nhom", key_of(run)[:5], "--la", "mot", "--lydo", "cùng hộ").code == 0
    for _ in range(5):
        merged = run(*MERGE)
        assert "Chi cho 1 người" in summary(merged)
        assert "HT403" not in merged.out
        assert run("trung").code == 0


def test_a_changed_deciding_cell_is_asked_again_with_the_old_answer(
    run: Run, tmp_path: Path
) -> None:
    lay(tmp_path, a=OLD, b=NEW)
    run(*MERGE)
    run("trung", "--nhom", key_of(run), "--la", "hai", "--nguoi", "Lý Thị Hiền")
    assert "Chi cho 2 người" in summary(run(*MERGE))
    lay(tmp_path, a=OLD, b=THIRD)
    merged = run(*MERGE)
    assert "Chi cho 0 người" in summary(merged)
    assert "HT418" in merged.out
    assert "hai người khác nhau" in merged.out
    listed = run("trung")
    assert (listed.code, "trước đây trả lời" in listed.out) == (3, True)


def test_the_flag_goes_when_its_cause_is_mended(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=OLD, b=NEW)
    run(*MERGE)
    lay(tmp_path, a=("Lương Thị Khác", "09/09/1960", "Nữ", "082000123"), b=NEW)
    assert "Chi cho 2 người" in summary(run(*MERGE))
    assert run("trung").out.strip() == "Không có ai đứng ở hai dòng."


@pytest.mark.parametrize("sheet", ["tonghop.xlsx", "trung_lap.xlsx"])
def test_a_filled_sheet_is_read_back(run: Run, tmp_path: Path, sheet: str) -> None:
    lay(tmp_path, a=OLD, b=NEW)
    run(*MERGE)
    if sheet != "tonghop.xlsx":
        assert run("trung", "--xuat", sheet, "--ngay", "17/07/2021").code == 0
    fill(tmp_path / sheet, (1, "LÀ MỘT NGƯỜI"))
    fill(tmp_path / sheet, (1, "Lý Thị Hiền"), column="Người quyết định")
    taken = run("trung", "--tu-file", sheet, "--ngay", "17/07/2021")
    assert (taken.code, "1 là một người" in taken.out) == (0, True)
    (verdict,) = load_decided(tmp_path)[0].verdicts
    assert (verdict.answer, verdict.who) == (Sameness.ONE, "Lý Thị Hiền")
    assert run("kiemchung").code == 0
    assert "Chi cho 1 người" in summary(run(*MERGE))


def test_the_same_sheet_read_twice_adds_nothing(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=OLD, b=NEW)
    run(*MERGE)
    fill(tmp_path / "tonghop.xlsx", (1, "là một người"))
    run("trung", "--tu-file", "tonghop.xlsx")
    steps = run("nhatky").out.count("trung")
    assert "Không có câu trả lời mới" in run("trung", "--tu-file", "tonghop.xlsx").out
    assert run("nhatky").out.count("trung") == steps


def test_a_preview_enters_nothing(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=OLD, b=NEW)
    run(*MERGE)
    assert "Sẽ ghi" in run("trung", "--nhom", key_of(run), "--la", "mot", "--xem-truoc").out
    assert not load_decided(tmp_path)[0].verdicts


def test_undoing_the_answer_asks_again(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=OLD, b=NEW)
    run(*MERGE)
    run("trung", "--nhom", key_of(run), "--la", "mot")
    run("hoantac")
    assert "Chi cho 0 người" in summary(run(*MERGE))


def test_answers_that_contradict_each_other_are_told_at_their_cells(
    run: Run, tmp_path: Path
) -> None:
    lay(tmp_path, a=OLD, b=NEW, c=BARE)
    run(*MERGE)
    said = ("là một người", "là một người", "hai người khác nhau")
    fill(tmp_path / "tonghop.xlsx", *((2 * row + 1, one) for row, one in enumerate(said)))
    ran = run("trung", "--tu-file", "tonghop.xlsx")
    assert (ran.code, ran.err.count("HT416")) == (1, 3)
    cells = set(re.findall(r"^  ([A-Z]+\d+) ", ran.err, re.MULTILINE))
    assert len(cells) == 3
    assert not load_decided(tmp_path)[0].verdicts


def test_an_answer_against_earlier_ones_is_refused(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=OLD, b=NEW, c=BARE)
    run(*MERGE)
    one, two, three = (str(group["group"]) for group in groups(run))
    assert run("trung", "--nhom", one, "--la", "mot").code == 0
    assert run("trung", "--nhom", two, "--la", "mot").code == 0
    refused = run("trung", "--nhom", three, "--la", "hai")
    assert (refused.code, "HT416" in refused.err) == (1, True)
    assert {one.answer for one in load_decided(tmp_path)[0].verdicts} == {Sameness.ONE}


def test_a_sure_number_said_to_be_two_people_is_refused(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=NEW, b=NEW)
    run(*MERGE)
    fill(tmp_path / "tonghop.xlsx", (1, "hai người khác nhau"))
    ran = run("trung", "--tu-file", "tonghop.xlsx")
    assert (ran.code, "HT417" in ran.err) == (1, True)


def test_two_answers_in_one_group_are_told(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=OLD, b=NEW)
    run(*MERGE)
    fill(tmp_path / "tonghop.xlsx", (1, "là một người"), (2, "hai người khác nhau"))
    ran = run("trung", "--tu-file", "tonghop.xlsx")
    assert (ran.code, "HT416" in ran.err) == (1, True)
    assert not load_decided(tmp_path)[0].verdicts


def test_an_answer_outside_the_list_takes_nothing(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=OLD, b=NEW, c=THIRD)
    run(*MERGE)
    fill(tmp_path / "tonghop.xlsx", (1, "là một người"), (3, "có lẽ"))
    ran = run("trung", "--tu-file", "tonghop.xlsx")
    assert (ran.code, "HT828" in ran.err) == (1, True)
    assert not load_decided(tmp_path)[0].verdicts


def test_a_sheet_of_another_run_is_refused(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=OLD, b=NEW)
    run(*MERGE)
    run("trung", "--xuat", "trung_lap.xlsx")
    fill(tmp_path / "trung_lap.xlsx", (1, "là một người"))
    lay(tmp_path, a=OLD, b=THIRD)
    run(*MERGE)
    ran = run("trung", "--tu-file", "trung_lap.xlsx")
    assert (ran.code, "HT827" in ran.err) == (4, True)


def test_answers_nobody_has_read_in_are_not_written_over(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=OLD, b=NEW)
    run(*MERGE)
    fill(tmp_path / "tonghop.xlsx", (1, "là một người"))
    filled = (tmp_path / "tonghop.xlsx").read_bytes()
    ran = run(*MERGE)
    assert "HT419" in ran.out
    assert (tmp_path / "tonghop.xlsx").read_bytes() == filled
    run("trung", "--tu-file", "tonghop.xlsx")
    assert "Chi cho 1 người" in summary(run(*MERGE))


def test_the_answer_stands_on_the_sheet_and_can_be_changed(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=OLD, b=NEW)
    run(*MERGE)
    run("trung", "--nhom", key_of(run), "--la", "mot", "--nguoi", "Lý Thị Hiền")
    run(*MERGE)
    sheet = load_workbook(tmp_path / "tonghop.xlsx")["TrungLap"]
    told = [cell.value for row in sheet.iter_rows() for cell in row]
    assert {"là một người", "Lý Thị Hiền"} <= set(told)
    fill(tmp_path / "tonghop.xlsx", (1, "hai người khác nhau"))
    run("trung", "--tu-file", "tonghop.xlsx")
    assert "Chi cho 2 người" in summary(run(*MERGE))


def test_differing_cells_are_marked_without_colour_too(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=OLD, b=NEW)
    run(*MERGE)
    sheet = load_workbook(tmp_path / "tonghop.xlsx")["TrungLap"]
    top = heading(sheet)
    cells = {
        str(head.value): cell for head, cell in zip(sheet[top], sheet[top + 1], strict=True)
    }
    differs, agrees = cells["Số CMND/CCCD"], cells["Họ và tên"]
    assert (differs.font.b, differs.border.left.style) == (True, "medium")
    assert differs.fill.fgColor.rgb == "FFFFE699"
    assert (agrees.font.b, agrees.border.left.style) == (False, "thin")


def test_two_runs_with_the_same_answers_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=OLD, b=NEW)
    run(*MERGE)
    run("trung", "--nhom", key_of(run), "--la", "hai", "--ngay", "17/07/2021")
    run(*MERGE)
    first = (tmp_path / "tonghop.xlsx").read_bytes()
    run(*MERGE)
    assert (tmp_path / "tonghop.xlsx").read_bytes() == first


def test_an_unknown_group_is_told(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, a=OLD, b=NEW)
    run(*MERGE)
    ran = run("trung", "--nhom", "ZZZZ", "--la", "mot")
    assert (ran.code, "HT420" in ran.err) == (2, True)
