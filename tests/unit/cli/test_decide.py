"""pheduyet as a clerk types it: what it says, who was cut, and what it may not say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Run, free_workers, write_list
from tests.unit.cli.case_folder import (
    BIA,
    MAU,
    OWNER,
    THU,
    files,
    fill,
    lay_case,
    pass_all,
    stages,
)
from tests.unit.cli.test_submit import pass_shop, text_of

from hotro68.casebook.book import Book
from hotro68.casebook.journal import Journal
from hotro68.cli.exits import Exit
from hotro68.core.case import Stage

SHEET = Path("ketqua/phe-duyet.xlsx")
GIVEN = ("--so", "123/QĐ-UBND", "--ngay", "16/08/2021")


def submit_all(run: Run, folder: Path, *, shops: bool = False) -> None:
    lay_case(run, folder, shops=shops)
    pass_all(run)
    if shops:
        pass_shop(run)
    assert run("totrinh", "--ngay", "19/07/2021").code == Exit.CLEAN


def test_a_decision_over_everything_submitted(run: Run, tmp_path: Path) -> None:
    submit_all(run, tmp_path)
    ran = run("pheduyet", *GIVEN, "--tat-ca")
    assert ran.code == Exit.CLEAN, ran.err
    assert "của UBND huyện Mẫu: duyệt 3 hồ sơ, 4.500.000 đồng; không duyệt 0" in ran.out
    assert set(stages(tmp_path).values()) == {Stage.APPROVED}
    decision, _ = Book(tmp_path).decision()
    assert decision is not None
    assert (decision.number, decision.by) == ("123/QĐ-UBND", "UBND huyện Mẫu")
    assert run("kiemchung").code == Exit.CLEAN


def test_who_is_cut_or_changed_is_told_and_written_to(run: Run, tmp_path: Path) -> None:
    submit_all(run, tmp_path)
    assert "3 hồ sơ" in run("pheduyet").out
    no = {"Quyết định": "không duyệt", "Lý do": "Đã hưởng chế độ khác"}
    less = {"Quyết định": "duyệt", "Số tiền được duyệt": 1_000_000, "Lý do": "Tính lại"}
    fill(SHEET, {MAU[0]: no, THU[0]: less})
    ran = run("pheduyet", *GIVEN, "--tu-file", SHEET, "--tat-ca")
    assert ran.code == Exit.CLEAN, ran.err
    assert "trình 1.500.000 đồng, duyệt 0 đồng; lý do: Đã hưởng chế độ khác" in ran.err
    assert "trình 1.500.000 đồng, duyệt 1.000.000 đồng; lý do: Tính lại" in ran.err
    found = files(tmp_path)
    assert (found[MAU[0]].stage, found[MAU[0]].amount) == (Stage.REJECTED, 0)
    assert (found[THU[0]].stage, found[THU[0]].amount) == (Stage.APPROVED, 1_000_000)
    assert (found[BIA[0]].stage, found[BIA[0]].amount) == (Stage.APPROVED, 1_500_000)
    (letter,) = tmp_path.glob("ketqua/van-ban/P-13*/*.docx")
    said = text_of(letter)
    assert MAU[0] in said
    assert "Đã hưởng chế độ khác" in said
    assert "123/QĐ-UBND" in said


def test_a_letter_printed_again_names_the_decision_that_cut_its_person(
    run: Run, tmp_path: Path
) -> None:
    submit_all(run, tmp_path)
    run("pheduyet")
    no = {"Quyết định": "không duyệt", "Lý do": "Đã hưởng chế độ khác"}
    fill(SHEET, {MAU[0]: no, THU[0]: {"Quyết định": "duyệt"}})
    assert run("pheduyet", *GIVEN, "--tu-file", SHEET).code == Exit.CLEAN
    later = ("--so", "145/QĐ-UBND", "--ngay", "23/08/2021", "--tat-ca")
    assert run("pheduyet", *later).code == Exit.CLEAN
    assert run("vanban", "in", "P-13", "--ngay", "25/08/2021").code == Exit.CLEAN
    letter = text_of(tmp_path / "ketqua/van-ban/P-13-thong-bao-khong-du-dieu-kien.docx")
    assert "Theo Quyết định số 123/QĐ-UBND ngày 16 tháng 8 năm 2021" in letter
    assert "thẩm định:" not in letter
    assert "Căn cứ: Nghị quyết số 68/NQ-CP mục II điểm 12." in letter
    run("vanban", "in", "P-16", "--ngay", "25/08/2021")
    minutes = text_of(tmp_path / "ketqua/van-ban/P-16-bien-ban-chi-tra.docx")
    assert "145/QĐ-UBND" not in minutes


def test_rows_left_blank_wait_for_the_rest_of_the_decision(run: Run, tmp_path: Path) -> None:
    submit_all(run, tmp_path)
    run("pheduyet")
    fill(SHEET, {MAU[0]: {"Quyết định": "duyệt"}})
    ran = run("pheduyet", *GIVEN, "--tu-file", SHEET)
    assert "Còn 2 hồ sơ đã trình chưa có kết quả" in ran.out
    fill(SHEET, {THU[0]: {"Quyết định": "duyệt"}})
    ran = run("pheduyet", *GIVEN, "--tu-file", SHEET)
    assert "duyệt 1 hồ sơ" in ran.out, ran.err
    assert stages(tmp_path)[BIA[0]] is Stage.SUBMITTED


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"Quyết định": "không duyệt"}, "HT832"),
        ({"Quyết định": "duyệt", "Số tiền được duyệt": 1_000_000}, "HT832"),
        ({"Quyết định": "duyệt", "Số tiền được duyệt": 0, "Lý do": "x"}, "HT840"),
        (
            {"Quyết định": "không duyệt", "Số tiền được duyệt": 5, "Lý do": "x"},
            "HT840",
        ),
        ({"Số tiền được duyệt": 1_000_000}, "HT840"),
        ({"Số tiền trình": 9_000_000, "Quyết định": "duyệt"}, "HT830"),
    ],
)
def test_one_faulty_row_keeps_the_whole_decision_out(
    run: Run, tmp_path: Path, given: dict[str, object], code: str
) -> None:
    submit_all(run, tmp_path)
    run("pheduyet")
    fill(SHEET, {MAU[0]: given})
    ran = run("pheduyet", *GIVEN, "--tu-file", SHEET, "--tat-ca")
    assert ran.code == Exit.ERRORS
    assert code in ran.err
    assert set(stages(tmp_path).values()) == {Stage.SUBMITTED}


def test_a_decision_by_the_wrong_level_is_refused(run: Run, tmp_path: Path) -> None:
    submit_all(run, tmp_path)
    for body in ("UBND xã Minh Họa", "UBND tỉnh"):
        ran = run("pheduyet", *GIVEN, "--tat-ca", "--co-quan", body)
        assert ran.code == Exit.PROCEDURE
        assert "thẩm quyền của UBND huyện" in ran.err
    assert set(stages(tmp_path).values()) == {Stage.SUBMITTED}


def test_files_of_two_authorities_need_two_decisions(run: Run, tmp_path: Path) -> None:
    submit_all(run, tmp_path, shops=True)
    ran = run("pheduyet", *GIVEN, "--tat-ca")
    assert (ran.code, "UBND huyện, UBND tỉnh" in ran.err) == (Exit.UNUSABLE, True)
    assert run("pheduyet", *GIVEN, "--tat-ca", "--co-quan", "tinh").code == Exit.CLEAN
    assert stages(tmp_path)[OWNER[0]] is Stage.APPROVED
    assert stages(tmp_path)[MAU[0]] is Stage.SUBMITTED


def test_a_decision_before_the_submission_is_refused(run: Run, tmp_path: Path) -> None:
    submit_all(run, tmp_path)
    ran = run("pheduyet", "--so", "1/QĐ-UBND", "--ngay", "18/07/2021", "--tat-ca")
    assert (ran.code, "HT605" in ran.err) == (Exit.PROCEDURE, True)


def test_a_decision_about_nothing_submitted_names_the_way(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    ran = run("pheduyet", *GIVEN, "--tat-ca")
    assert (ran.code, "hotro68 totrinh" in ran.err) == (Exit.PROCEDURE, True)


@pytest.mark.parametrize(
    "arguments",
    [["--tat-ca"], ["--tat-ca", "--so", "1/QĐ"], ["--tat-ca", "--ngay", "1/8/2021"]],
)
def test_a_decision_needs_its_number_and_day(
    run: Run, tmp_path: Path, arguments: list[str]
) -> None:
    submit_all(run, tmp_path)
    assert run("pheduyet", *arguments).code == Exit.UNUSABLE


def test_an_amending_decision_changes_and_keeps_both_numbers(run: Run, tmp_path: Path) -> None:
    submit_all(run, tmp_path)
    run("pheduyet")
    no = {"Quyết định": "không duyệt", "Lý do": "Đã hưởng chế độ khác"}
    fill(SHEET, {MAU[0]: no})
    run("pheduyet", *GIVEN, "--tu-file", SHEET, "--tat-ca")
    SHEET.unlink()
    run("pheduyet", "--sua-quyet-dinh", "123/QĐ-UBND")
    less = {"Quyết định": "duyệt", "Số tiền được duyệt": 1_000_000, "Lý do": "Tính lại"}
    fill(SHEET, {MAU[0]: {"Quyết định": "duyệt"}, THU[0]: less})
    new = ("--so", "140/QĐ-UBND", "--ngay", "25/08/2021", "--sua-quyet-dinh", "123/QĐ-UBND")
    ran = run("pheduyet", *new, "--tu-file", SHEET)
    assert ran.code == Exit.CLEAN, ran.err
    assert "sửa quyết định 123/QĐ-UBND: duyệt 2 hồ sơ, 2.500.000 đồng" in ran.out
    found = files(tmp_path)
    assert {name: file.amount for name, file in found.items()} == {
        MAU[0]: 1_500_000,
        THU[0]: 1_000_000,
        BIA[0]: 1_500_000,
    }
    entries, _ = Journal(tmp_path).entries()
    assert (entries[-1].data["so"], entries[-1].data["sua"]) == ("140/QĐ-UBND", "123/QĐ-UBND")


def test_what_is_paid_is_not_undone_by_a_later_decision(run: Run, tmp_path: Path) -> None:
    submit_all(run, tmp_path)
    run("pheduyet")
    filled = SHEET.read_bytes()
    run("pheduyet", *GIVEN, "--tat-ca")
    from hotro68.casebook.entry import Stamp
    from hotro68.casebook.state import moves_data
    from hotro68.core.case import move

    paid = move(files(tmp_path)[MAU[0]], Stage.PAID)
    day = Journal(tmp_path).entries()[0][-1].stamp.day
    Journal(tmp_path).add("chitra nhap", {"doi": moves_data([paid])}, Stamp(day))
    SHEET.write_bytes(filled)
    fill(SHEET, {MAU[0]: {"Quyết định": "không duyệt", "Lý do": "Nhầm"}})
    new = ("--so", "140/QĐ-UBND", "--ngay", "25/08/2021", "--sua-quyet-dinh", "123/QĐ-UBND")
    ran = run("pheduyet", *new, "--tu-file", SHEET)
    assert (ran.code, "«đã chi»" in ran.err) == (Exit.PROCEDURE, True)
    assert stages(tmp_path)[MAU[0]] is Stage.PAID


def test_an_unknown_decision_cannot_be_amended(run: Run, tmp_path: Path) -> None:
    submit_all(run, tmp_path)
    ran = run("pheduyet", *GIVEN, "--sua-quyet-dinh", "9/QĐ")
    assert (ran.code, "chưa nhập quyết định nào" in ran.err) == (Exit.UNUSABLE, True)


def test_one_number_is_one_decision(run: Run, tmp_path: Path) -> None:
    submit_all(run, tmp_path)
    run("pheduyet")
    fill(SHEET, {MAU[0]: {"Quyết định": "duyệt"}})
    run("pheduyet", *GIVEN, "--tu-file", SHEET)
    ran = run("pheduyet", "--so", "123/QĐ-UBND", "--ngay", "17/08/2021", "--tat-ca")
    assert (ran.code, "HT841" in ran.err) == (Exit.PROCEDURE, True)


def test_a_decided_file_stays_when_a_later_list_drops_the_person(
    run: Run, tmp_path: Path
) -> None:
    submit_all(run, tmp_path)
    run("pheduyet", *GIVEN, "--tat-ca")
    write_list(tmp_path / "danhsach/thon_A.xlsx", {"LDTD": free_workers([THU, BIA])})
    run("merge", "--ngay", "17/08/2021")
    assert files(tmp_path)[MAU[0]].amount == 1_500_000
    assert stages(tmp_path)[MAU[0]] is Stage.APPROVED


def test_undoing_a_decision_takes_its_letters_back(run: Run, tmp_path: Path) -> None:
    submit_all(run, tmp_path)
    run("pheduyet")
    fill(SHEET, {MAU[0]: {"Quyết định": "không duyệt", "Lý do": "Nhầm đối tượng"}})
    run("pheduyet", *GIVEN, "--tu-file", SHEET)
    assert list(tmp_path.glob("ketqua/van-ban/P-13*/*"))
    run("hoantac")
    assert not list(tmp_path.glob("ketqua/van-ban/P-13*/*"))
    assert set(stages(tmp_path).values()) == {Stage.SUBMITTED}


def test_no_payout_sheet_is_older_than_its_decision(run: Run, tmp_path: Path) -> None:
    submit_all(run, tmp_path)
    run("pheduyet", *GIVEN, "--tat-ca")
    before = len(Journal(tmp_path).entries()[0])
    ran = run("chitra", "lap", "--ngay", "15/08/2021")
    assert (ran.code, "HT605" in ran.err) == (Exit.PROCEDURE, True)
    assert len(Journal(tmp_path).entries()[0]) == before
    assert not (tmp_path / "ketqua" / "chitra").exists()
