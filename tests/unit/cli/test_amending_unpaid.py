"""Somebody absent on pay day whose sum an amending decision changes: paid once, as amended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.conftest import Run, free_workers, write_list
from tests.unit.cli.case_folder import BIA, MAU, THU, files, fill, stages
from tests.unit.cli.test_decide import GIVEN, SHEET, submit_all
from tests.unit.money_commune import fill_in, result_sheets

from hotro68.cli.exits import Exit
from hotro68.core.case import Stage

AMENDED = ("--so", "140/QĐ-UBND", "--ngay", "25/08/2021", "--sua-quyet-dinh", "123/QĐ-UBND")


def test_an_unpaid_row_is_decided_anew_and_paid_by_the_new_sheet_alone(
    run: Run, tmp_path: Path
) -> None:
    submit_all(run, tmp_path)
    run("pheduyet", *GIVEN, "--tat-ca")
    run("chitra", "lap", "--ngay", "17/08/2021")
    (old,) = result_sheets(tmp_path)
    blank = old.read_bytes()
    fill_in(old, {MAU[0]: {"Kết quả": "Vắng"}})
    assert run("chitra", "nhap", old, "--ngay", "21/08/2021").code == Exit.CLEAN
    run("pheduyet", "--sua-quyet-dinh", "123/QĐ-UBND")
    less = {"Quyết định": "duyệt", "Số tiền được duyệt": 1_000_000, "Lý do": "Tính lại"}
    fill(SHEET, {MAU[0]: less})
    ran = run("pheduyet", *AMENDED, "--tu-file", SHEET)
    assert ran.code == Exit.CLEAN, ran.err
    assert stages(tmp_path) == {
        MAU[0]: Stage.APPROVED,
        THU[0]: Stage.PAID,
        BIA[0]: Stage.PAID,
    }
    ran = run("chitra", "lap", "--ngay", "26/08/2021")
    assert "1 người, 1.000.000 đồng (QĐ 140/QĐ-UBND)" in ran.out
    old.write_bytes(blank)
    fill_in(old, {})
    late = run("chitra", "nhap", old, "--ngay", "27/08/2021")
    assert late.code == Exit.ERRORS
    assert stages(tmp_path)[MAU[0]] is Stage.APPROVED
    (new,) = set(result_sheets(tmp_path)) - {old}
    fill_in(new, {}, rest={"Kết quả": "Đã nhận", "Ngày nhận": date(2021, 8, 26)})
    assert run("chitra", "nhap", new, "--ngay", "27/08/2021").code == Exit.CLEAN
    paid = files(tmp_path)[MAU[0]]
    assert (paid.stage, paid.amount) == (Stage.PAID, 1_000_000)


def test_who_an_amending_decision_cut_stays_cut_when_the_lists_change(
    run: Run, tmp_path: Path
) -> None:
    submit_all(run, tmp_path)
    run("pheduyet", *GIVEN, "--tat-ca")
    run("pheduyet", "--sua-quyet-dinh", "123/QĐ-UBND")
    fill(SHEET, {MAU[0]: {"Quyết định": "không duyệt", "Lý do": "Nhầm đối tượng"}})
    assert run("pheduyet", *AMENDED, "--tu-file", SHEET).code == Exit.CLEAN
    moved = (MAU[0], "15/03/1985", *MAU[2:])
    write_list(tmp_path / "danhsach/thon_A.xlsx", {"LDTD": free_workers([moved, THU, BIA])})
    run("merge", "--ngay", "26/08/2021")
    assert stages(tmp_path)[MAU[0]] is Stage.REJECTED
    ran = run("chitra", "lap", "--ngay", "26/08/2021")
    assert "2 người, 3.000.000 đồng" in ran.out
