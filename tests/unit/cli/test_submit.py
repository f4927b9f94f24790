"""totrinh as a clerk types it: the right files to the right office, or a clear no."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from tests.conftest import Run
from tests.unit.cli.case_folder import BIA, MAU, OWNER, THU, files, lay_case, pass_all, stages

from hotro68.casebook.journal import Journal
from hotro68.cli.exits import Exit
from hotro68.core.case import Stage


def pass_shop(run: Run) -> None:
    for who in ("Bế Thị Lập", "Mã Văn Kiểm"):
        run(
            *("thamdinh", "--hoso", OWNER[0], "--ketqua", "dat"),
            *("--nguoi", who, "--ngay", "16/07/2021"),
        )


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for t in document.tables for row in t.rows for cell in row.cells)
    told = "\n".join([*(p.text for p in document.paragraphs), *cells])
    return " ".join(told.split())


def test_what_passed_is_submitted_with_totals_in_figures_and_words(
    run: Run, tmp_path: Path
) -> None:
    lay_case(run, tmp_path)
    pass_all(run)
    ran = run("totrinh", "--ngay", "19/07/2021", "--so", "15/TTr-UBND")
    assert ran.code == Exit.CLEAN, ran.err
    assert "3 người, 4.500.000 đồng (Bốn triệu năm trăm nghìn đồng)" in ran.out
    assert set(stages(tmp_path).values()) == {Stage.SUBMITTED}
    letter, annex, draft = sorted(tmp_path.glob("ketqua/trinh/*/*.docx"))
    assert (letter.name, annex.name) == ("P-08-to-trinh.docx", "P-09-phu-luc.docx")
    for paper in (letter, annex, draft):
        said = text_of(paper)
        assert "4.500.000" in said
        assert "Bốn triệu năm trăm nghìn đồng" in said
    assert "Ủy ban nhân dân huyện Mẫu" in text_of(letter)
    assert "3.600.000" in text_of(annex)
    asked = "tại Tờ trình số 15/TTr-UBND ngày 19 tháng 7 năm 2021 của Ủy ban nhân dân xã"
    assert draft.name == "P-12-du-thao-quyet-dinh.docx"
    assert asked in text_of(draft)
    assert "15/TTr-UBND" not in Document(str(draft)).tables[0].cell(0, 0).text
    assert run("kiemchung").code == Exit.CLEAN


def test_rows_nobody_appraised_block_a_submission(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    run("thamdinh", "--hoso", MAU[0], "--ketqua", "dat", "--ngay", "16/07/2021")
    ran = run("totrinh", "--ngay", "19/07/2021")
    assert ran.code == Exit.ASKED
    assert "Còn 2 hồ sơ" in ran.err
    assert stages(tmp_path)[MAU[0]] is Stage.PASSED
    ran = run("totrinh", "--ngay", "19/07/2021", "--mot-phan")
    assert "2 hồ sơ chưa xong chờ đợt sau" in ran.out
    assert stages(tmp_path) == {
        MAU[0]: Stage.SUBMITTED,
        THU[0]: Stage.GOOD,
        BIA[0]: Stage.GOOD,
    }


def test_nothing_appraised_is_nothing_to_submit(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    ran = run("totrinh", "--mot-phan", "--ngay", "19/07/2021")
    assert (ran.code, "hotro68 thamdinh" in ran.err) == (Exit.PROCEDURE, True)


@pytest.mark.parametrize("to", ["huyen", "UBND huyện Mẫu", "phong-ldtbxh", "UBND HUYỆN"])
def test_the_district_may_be_called_by_any_of_its_names(
    run: Run, tmp_path: Path, to: str
) -> None:
    lay_case(run, tmp_path)
    pass_all(run)
    assert run("totrinh", "--gui", to, "--ngay", "19/07/2021", "--xem-truoc").code == 0
    assert set(stages(tmp_path).values()) == {Stage.PASSED}


@pytest.mark.parametrize("to", ["tinh", "UBND tỉnh Ví Dụ", "chicucthue", "xa"])
def test_the_wrong_office_is_refused_with_the_right_one(
    run: Run, tmp_path: Path, to: str
) -> None:
    lay_case(run, tmp_path)
    pass_all(run)
    ran = run("totrinh", "--gui", to, "--ngay", "19/07/2021")
    assert ran.code == Exit.PROCEDURE
    assert "gửi Phòng Lao động" in ran.err
    assert "UBND huyện quyết định" in ran.err


def test_an_office_nobody_knows_is_told_with_those_there_are(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    ran = run("totrinh", "--gui", "bộ phận một cửa")
    assert (ran.code, "Không biết cơ quan" in ran.err) == (Exit.UNUSABLE, True)


def test_the_tax_branch_gets_household_businesses_that_passed_and_nobody_else(
    run: Run, tmp_path: Path
) -> None:
    lay_case(run, tmp_path, shops=True)
    pass_all(run)
    ran = run("totrinh", "--gui", "chicucthue", "--ngay", "19/07/2021")
    assert ran.code == Exit.ASKED
    pass_shop(run)
    ran = run("totrinh", "--gui", "chicucthue", "--ngay", "19/07/2021")
    assert ran.code == Exit.CLEAN, ran.err
    assert "1 người, 3.000.000 đồng" in ran.out
    assert stages(tmp_path)[OWNER[0]] is Stage.SUBMITTED
    assert stages(tmp_path)[MAU[0]] is Stage.PASSED
    (letter,) = tmp_path.glob("ketqua/trinh/*/P-10*.docx")
    assert OWNER[0] in text_of(letter)
    assert MAU[0] not in text_of(letter)


def test_every_office_gets_its_own_letter_in_its_own_step(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path, shops=True)
    pass_all(run)
    pass_shop(run)
    assert run("totrinh", "--ngay", "19/07/2021").code == Exit.CLEAN
    entries, _ = Journal(tmp_path).entries()
    sent = [entry.data["gui"] for entry in entries if entry.act == "totrinh"]
    assert sent == ["phong-ldtbxh", "chi-cuc-thue"]
    assert sum(file.amount for file in files(tmp_path).values()) == 7_500_000


def test_a_letter_older_than_the_appraisal_is_refused(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    pass_all(run, "18/07/2021")
    ran = run("totrinh", "--ngay", "17/07/2021")
    assert (ran.code, "HT605" in ran.err) == (Exit.PROCEDURE, True)


@pytest.mark.parametrize(("day", "late"), [("19/07/2021", ""), ("20/07/2021", "trễ 1 ngày")])
def test_the_plan_wants_it_strictly_before_its_day(
    run: Run, tmp_path: Path, day: str, late: str
) -> None:
    lay_case(run, tmp_path)
    pass_all(run)
    ran = run("totrinh", "--ngay", day, "--nghiem")
    assert late in ran.err
    assert ("HT604" in ran.err) == bool(late)
    assert ran.code == (Exit.PROCEDURE if late else Exit.CLEAN)
    assert (Stage.SUBMITTED in stages(tmp_path).values()) == (not late)


def test_two_runs_of_one_day_give_equal_papers(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    pass_all(run)
    run("totrinh", "--ngay", "19/07/2021")
    first = {path.name: path.read_bytes() for path in tmp_path.glob("ketqua/trinh/*/*")}
    run("hoantac")
    assert not list(tmp_path.glob("ketqua/trinh/*/*"))
    run("totrinh", "--ngay", "19/07/2021")
    assert first == {p.name: p.read_bytes() for p in tmp_path.glob("ketqua/trinh/*/*")}
