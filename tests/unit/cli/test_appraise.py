"""thamdinh as a clerk types it: a sheet out, results in, nothing by halves."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Run, free_workers, write_list
from tests.unit.cli.case_folder import BIA, MAU, OWNER, THU, files, fill, lay_case, stages

from hotro68.casebook.journal import Journal
from hotro68.cli.exits import Exit
from hotro68.core.case import Stage

SHEET = Path("ketqua/tham-dinh.xlsx")


def test_a_filled_sheet_moves_the_files_it_speaks_of(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    assert "3 hồ sơ chờ thẩm định" in run("thamdinh").out
    fill(
        SHEET,
        {
            MAU[0]: {"Kết quả": "đạt"},
            THU[0]: {"Kết quả": "KHONG DAT", "Lý do": "Không đúng đối tượng"},
        },
    )
    ran = run("thamdinh", "--tu-file", SHEET, "--ngay", "16/07/2021")
    assert ran.code == Exit.CLEAN, ran.err
    assert "Đã ghi: 1 đạt, 1 không đạt." in ran.out
    assert "Còn 1 hồ sơ chờ thẩm định" in ran.out
    assert stages(tmp_path) == {
        MAU[0]: Stage.PASSED,
        THU[0]: Stage.FAILED,
        BIA[0]: Stage.GOOD,
    }
    assert files(tmp_path)[THU[0]].reason == "Không đúng đối tượng"
    assert run("kiemchung").code == Exit.CLEAN


def test_the_rest_of_a_sheet_may_be_filled_in_and_read_again(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    run("thamdinh")
    fill(SHEET, {MAU[0]: {"Kết quả": "đạt"}})
    run("thamdinh", "--tu-file", SHEET, "--ngay", "16/07/2021")
    fill(SHEET, {THU[0]: {"Kết quả": "đạt"}})
    ran = run("thamdinh", "--tu-file", SHEET, "--ngay", "17/07/2021")
    assert "Đã ghi: 1 đạt." in ran.out
    assert "Không có kết quả nào mới" in run("thamdinh", "--tu-file", SHEET).out
    acts = [entry.act for entry in Journal(tmp_path).entries()[0]]
    assert acts == ["merge", "phat thamdinh", "thamdinh", "thamdinh"]


def test_a_filled_sheet_is_never_written_over(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    run("thamdinh")
    untouched = SHEET.read_bytes()
    run("thamdinh")
    assert [path.name for path in SHEET.parent.iterdir()] == ["tham-dinh.xlsx"]
    assert SHEET.read_bytes() == untouched
    fill(SHEET, {MAU[0]: {"Kết quả": "đạt"}})
    filled = SHEET.read_bytes()
    assert '--tu-file "ketqua/tham-dinh (2).xlsx"' in run("thamdinh").out
    assert SHEET.read_bytes() == filled


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"Kết quả": "không đạt"}, "HT832"),
        ({"Kết quả": "bổ sung", "Lý do": "Không đúng đối tượng"}, "HT832"),
        ({"Kết quả": "không đạt", "Lý do": "Lý do khác"}, "HT832"),
        ({"Lý do": "Không đúng đối tượng"}, "HT840"),
        ({"Kết quả": "chắc là được"}, "HT828"),
    ],
)
def test_one_faulty_row_keeps_the_whole_sheet_out(
    run: Run, tmp_path: Path, given: dict[str, object], code: str
) -> None:
    lay_case(run, tmp_path)
    run("thamdinh")
    fill(SHEET, {MAU[0]: {"Kết quả": "đạt"}, THU[0]: given})
    ran = run("thamdinh", "--tu-file", SHEET)
    assert ran.code == Exit.ERRORS
    assert code in ran.err
    assert set(stages(tmp_path).values()) == {Stage.GOOD}


def test_a_household_business_needs_two_people(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path, shops=True)
    asked = ("thamdinh", "--hoso", OWNER[0], "--ketqua", "dat", "--ngay", "16/07/2021")
    ran = run(*asked, "--nguoi", "Bế Thị Lập")
    assert "1 chờ người kiểm lại" in ran.out
    assert stages(tmp_path)[OWNER[0]] is Stage.GOOD
    again = run(*asked, "--nguoi", "bế  thị lập")
    assert stages(tmp_path)[OWNER[0]] is Stage.GOOD, again.out
    assert "Đã ghi: 1 đạt." in run(*asked, "--nguoi", "Mã Văn Kiểm").out
    assert stages(tmp_path)[OWNER[0]] is Stage.PASSED


def test_two_people_of_different_opinions_are_told_to_talk(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path, shops=True)
    run("thamdinh", "--hoso", OWNER[0], "--ketqua", "dat", "--nguoi", "Bế Thị Lập")
    no = ("thamdinh", "--hoso", OWNER[0], "--ketqua", "khongdat")
    why = ("--lydo", "khong-du-dieu-kien")
    ran = run(*no, *why, "--nguoi", "Mã Văn Kiểm")
    assert ran.code == Exit.ASKED
    assert "Bế Thị Lập ghi «đạt», Mã Văn Kiểm ghi «không đạt»" in ran.err
    assert stages(tmp_path)[OWNER[0]] is Stage.GOOD


def test_both_checks_of_a_row_must_be_by_two_named_people(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path, shops=True)
    run("thamdinh")
    both = {"Kết quả": "đạt", "Kiểm lại": "đạt", "Người kiểm lại": "Bế Thị Lập"}
    fill(SHEET, {OWNER[0]: both})
    ran = run("thamdinh", "--tu-file", SHEET)
    assert ran.code == Exit.PROCEDURE
    assert "hai cột ghi cùng một người" in ran.err
    fill(SHEET, {OWNER[0]: {"Người kiểm lại": "Mã Văn Kiểm"}})
    assert run("thamdinh", "--tu-file", SHEET).code == Exit.CLEAN
    assert stages(tmp_path)[OWNER[0]] is Stage.PASSED


@pytest.mark.parametrize(
    ("column", "value", "stands"),
    [(7, "có", "không đạt"), (4, None, "chờ sửa, chờ xác minh")],
    ids=["refused", "asked"],
)
def test_a_file_without_money_cannot_be_passed(
    run: Run, tmp_path: Path, column: int, value: object, stands: str
) -> None:
    lay_case(run, tmp_path)
    grid = [list(row) for row in free_workers([MAU, THU, BIA])]
    grid[3][column] = value
    write_list(tmp_path / "danhsach" / "thon_A.xlsx", {"LDTD": grid})
    run("merge", "--ngay", "16/07/2021")
    ran = run("thamdinh", "--hoso", MAU[0], "--ketqua", "dat")
    assert ran.code == Exit.PROCEDURE
    assert f"máy xét «{stands}», chưa được khoản nào" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--hoso", "không ai tên thế", "--ketqua", "dat"], "không ai tên thế"),
        (["--hoso", MAU[0], "--ketqua", "ừ"], "cần một trong: dat, khongdat, bosung"),
        (["--hoso", MAU[0]], "phải đi cùng --ketqua"),
        (["--hoso", MAU[0], "--ketqua", "dat", "--tu-file", "a.xlsx"], "không đi cùng --hoso"),
        (["--tu-file", "khong-co.xlsx"], "khong-co.xlsx"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_entered(
    run: Run, tmp_path: Path, arguments: list[str], says: str
) -> None:
    lay_case(run, tmp_path)
    ran = run("thamdinh", *arguments)
    assert (ran.code, says in ran.err) == (Exit.UNUSABLE, True), ran.err
    assert set(stages(tmp_path).values()) == {Stage.GOOD}


def test_a_preview_enters_nothing(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    run("thamdinh", "--hoso", MAU[0], "--ketqua", "dat", "--xem-truoc")
    run("thamdinh", "--xem-truoc")
    assert set(stages(tmp_path).values()) == {Stage.GOOD}
    assert not SHEET.exists()


def test_an_undone_appraisal_brings_the_stage_back(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    run("thamdinh", "--hoso", MAU[0], "--ketqua", "dat")
    run("hoantac")
    assert set(stages(tmp_path).values()) == {Stage.GOOD}


def test_a_sheet_of_other_lists_is_refused(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    run("thamdinh")
    fill(SHEET, {MAU[0]: {"Kết quả": "đạt"}})
    lay_case(run, tmp_path, shops=True)
    ran = run("thamdinh", "--tu-file", SHEET)
    assert (ran.code, "HT827" in ran.err) == (Exit.PROCEDURE, True)


def test_nobody_appraises_a_list_before_it_came(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    run("nhan", "danhsach/thon_A.xlsx", "--ngay", "13/07/2021")
    passing = ("thamdinh", "--hoso", MAU[0], "--ketqua", "dat", "--ngay")
    ran = run(*passing, "12/07/2021")
    assert (ran.code, "HT605" in ran.err) == (Exit.PROCEDURE, True)
    assert stages(tmp_path)[MAU[0]] is Stage.GOOD
    assert run(*passing, "13/07/2021").code == Exit.CLEAN
