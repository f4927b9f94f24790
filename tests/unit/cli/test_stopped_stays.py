"""What a complaint holds or a decision refused stays so when the list writes it otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.conftest import Run, free_workers, write_list
from tests.unit.cli.case_folder import (
    BIA,
    MAU,
    THU,
    files,
    fill,
    lay_case,
    pass_all,
    stages,
)
from tests.unit.cli.crossing_lists import answered

from hotro68.casebook.book import Book
from hotro68.cli.exits import Exit
from hotro68.core.case import Stage

RESPELLED = ("Hoàng Mẫu", *MAU[1:])
OLD_NUMBER = (*MAU[:3], "082000123")
COMPLAINT = (
    *("phananh", "them", "--nguoi-phan-anh", "Người dân Ví Dụ", "--ho-so", MAU[0]),
    *("--noi-dung", "Vẫn đi làm", "--giao", "Lê Thị Ví Dụ", "--ngay", "17/07/2021"),
)


def asked(run: Run, folder: Path, first: tuple[str, ...]) -> dict[str, str]:
    """Name → why nobody is paid, once the list has this person in the place of the first."""
    rows = free_workers([first, THU, BIA])
    write_list(folder / "danhsach" / "thon_A.xlsx", {"LDTD": rows})
    told = json.loads(run("merge", "--json", "--ngay", "16/07/2021").out)
    return {one["person"]["ho_ten"]: one["reason"] for one in told["asked"]}


def refuse(run: Run, folder: Path) -> None:
    pass_all(run)
    assert run("totrinh", "--ngay", "17/07/2021").code == Exit.CLEAN
    assert run("pheduyet", "--co-quan", "huyen").code == Exit.CLEAN
    sheet = folder / "ketqua" / "phe-duyet.xlsx"
    fill(sheet, {MAU[0]: {"Quyết định": "không duyệt", "Lý do": "Đã hưởng nơi khác"}})
    decided = ("--so", "1/QĐ", "--ngay", "20/07/2021", "--tu-file", sheet, "--tat-ca")
    assert run("pheduyet", *decided, "--co-quan", "huyen").code == Exit.CLEAN


def texts_of(sheet: Worksheet) -> set[object]:
    return {cell for row in sheet.values for cell in row}


def fill_result(path: Path, name: str, outcome: str) -> None:
    book = load_workbook(path)
    sheet = book["TraLoi"]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    column = next(row for row in rows if "Kết quả" in row).index("Kết quả") + 1
    at = next(at for at, row in enumerate(rows, start=1) if name in row)
    sheet.cell(at, column, outcome)
    book.save(path)


@pytest.mark.parametrize("row", [RESPELLED, OLD_NUMBER])
def test_a_complaint_holds_its_person_under_another_name_or_number(
    run: Run, tmp_path: Path, row: tuple[str, ...]
) -> None:
    lay_case(run, tmp_path)
    assert run(*COMPLAINT).code == Exit.CLEAN
    assert asked(run, tmp_path, MAU) == {}
    assert "phản ánh số 1 chưa trả lời" in asked(run, tmp_path, row)[row[0]]
    closed = ("--ket-qua", "khongdung", "--tra-loi", "Đã nghỉ", "--ngay", "18/07/2021")
    assert run("phananh", "dong", "1", *closed).code == Exit.CLEAN
    assert asked(run, tmp_path, row) == {}


def test_whom_a_decision_refused_is_asked_about_when_filed_again(
    run: Run, tmp_path: Path
) -> None:
    lay_case(run, tmp_path)
    refuse(run, tmp_path)
    assert asked(run, tmp_path, MAU) == {}
    said = asked(run, tmp_path, RESPELLED)[RESPELLED[0]]
    assert "1/QĐ không duyệt: Đã hưởng nơi khác" in said
    assert run("doichieu", "giulai", ".", "--ngay", "21/07/2021").code == Exit.ASKED
    sheet = tmp_path / "ketqua" / "doi-chieu-giulai_hoi.xlsx"
    told = {RESPELLED[0]: ("vẫn hỗ trợ", "Giấy xác nhận mới của thôn")}
    ran = run("doichieu", "ketluan", answered(sheet, told), "--ngay", "21/07/2021")
    assert ran.code == Exit.CLEAN, ran.err
    assert asked(run, tmp_path, RESPELLED) == {}
    assert asked(run, tmp_path, RESPELLED) == {}


def test_a_refused_row_that_is_edited_does_not_stand_anew_in_silence(
    run: Run, tmp_path: Path
) -> None:
    lay_case(run, tmp_path)
    refuse(run, tmp_path)
    edited = (MAU[0], "06/03/1985", *MAU[2:])
    assert "1/QĐ không duyệt" in asked(run, tmp_path, edited)[MAU[0]]


def test_an_heir_is_not_paid_on_the_number_of_the_dead(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    run("chitra", "lap", "--so", "1/QĐ", "--ngay", "20/07/2021")
    (sheet,) = tmp_path.glob("ketqua/chitra/*-ket-qua.xlsx")
    fill_result(sheet, MAU[0], "Đã mất")
    assert run("chitra", "nhap", sheet, "--ngay", "21/07/2021").code == Exit.CLEAN
    said = asked(run, tmp_path, ("Hoàng Văn Con", "01/02/2001", "Nam", MAU[3]))
    assert "đã trả lại, bước 5: Đã mất" in said["Hoàng Văn Con"]


def test_who_was_submitted_and_left_the_list_is_named_when_the_decision_comes(
    run: Run, tmp_path: Path
) -> None:
    lay_case(run, tmp_path)
    pass_all(run)
    assert run("totrinh", "--ngay", "17/07/2021").code == Exit.CLEAN
    asked(run, tmp_path, RESPELLED)
    decided = ("--so", "1/QĐ", "--ngay", "20/07/2021", "--tat-ca", "--co-quan", "huyen")
    said = " ".join(run("tiendo", "--ngay", "18/07/2021").err.split())
    told = f"«{MAU[0]}», Thôn Ví Dụ: đã trình 1.500.000 đồng ngày 17/07/2021"
    assert f"Cảnh báo HT443 da-trinh-nay-khong-con {told}" in said
    said = " ".join(run("pheduyet", *decided).err.split())
    assert "thon_A.xlsx › LDTD" in said
    assert told in said


def test_a_refused_row_left_as_it_was_is_not_counted_as_money(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    refuse(run, tmp_path)
    told = json.loads(run("merge", "--json", "--ngay", "16/07/2021").out)
    assert (told["totals"]["people"], told["totals"]["amount"]) == (2, 3_000_000)
    (refused,) = told["refused"]
    assert refused["person"]["ho_ten"] == MAU[0]
    assert "quyết định 1/QĐ không duyệt ngày 20/07/2021" in refused["reason"]
    assert stages(tmp_path)[MAU[0]] is Stage.REJECTED
    book = load_workbook(tmp_path / "tonghop.xlsx")
    assert MAU[0] not in texts_of(book["TongHop"])
    assert "Quyết định 1/QĐ" in texts_of(book["BiLoai"])
    (line,) = (row for row in book["TongQuan"].values if "không được duyệt" in str(row[0]))
    assert line[1:4] == (1, 1_500_000, "BiLoai")
    assert run("kiemchung").code == Exit.CLEAN


def test_an_amending_decision_still_finds_who_was_refused(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    refuse(run, tmp_path)
    run("merge", "--ngay", "16/07/2021")
    amends = ("--sua-quyet-dinh", "1/QĐ")
    assert run("pheduyet", *amends).code == Exit.CLEAN
    (sheet,) = tmp_path.glob("ketqua/phe-duyet (2).xlsx")
    fill(sheet, {MAU[0]: {"Quyết định": "duyệt"}})
    decided = ("--so", "2/QĐ", "--ngay", "25/07/2021", "--tu-file", sheet, *amends)
    assert run("pheduyet", *decided).code == Exit.CLEAN
    assert files(tmp_path)[MAU[0]].amount == 1_500_000
    told = json.loads(run("merge", "--json", "--ngay", "16/07/2021").out)
    assert (told["totals"]["amount"], told["refused"]) == (4_500_000, [])


def test_money_that_came_back_is_not_counted_again(run: Run, tmp_path: Path) -> None:
    lay_case(run, tmp_path)
    run("chitra", "lap", "--so", "1/QĐ", "--ngay", "20/07/2021")
    (sheet,) = tmp_path.glob("ketqua/chitra/*-ket-qua.xlsx")
    fill_result(sheet, MAU[0], "Từ chối nhận")
    assert run("chitra", "nhap", sheet, "--ngay", "21/07/2021").code == Exit.CLEAN
    for row in (MAU, (MAU[0], "1985", *MAU[2:])):
        asked(run, tmp_path, row)
        told = json.loads(run("merge", "--json", "--ngay", "16/07/2021").out)
        assert told["totals"]["amount"] == 3_000_000
        assert "HT441" in {one["code"] for one in told["findings"]}


def test_what_stood_back_for_a_refused_file_may_be_chosen_as_the_hint_says(
    run: Run, tmp_path: Path
) -> None:
    owner = ("Chu Văn Thử", "08/06/1980", "Nam", "020080000444")
    lay_case(run, tmp_path, shops=True)
    write_list(tmp_path / "danhsach" / "thon_A.xlsx", {"LDTD": free_workers([owner])})
    run("merge", "--ngay", "16/07/2021")
    failed = ("--ketqua", "khongdat", "--lydo", "khong-dung-doi-tuong", "--ngay", "16/07/2021")
    (shop,) = (key for key in Book(tmp_path).files()[0] if key.endswith("/ho-kinh-doanh"))
    for who in ("Phạm Văn Bịa", "Lê Thị Bịa"):
        assert run("thamdinh", "--hoso", shop, *failed, "--nguoi", who).code == Exit.CLEAN
    waits = run("merge", "--ngay", "16/07/2021")
    assert (waits.code, "HT442" in waits.out) == (Exit.ASKED, True)
    lower = ("--chinhsach", "lao-dong-tu-do", "--ghichu", "đơn 1", "--ngay", "17/07/2021")
    assert run("chon", owner[3], *lower).code == Exit.CLEAN
    told = json.loads(run("merge", "--json", "--ngay", "16/07/2021").out)
    assert (told["totals"]["amount"], told["asked"]) == (1_500_000, [])
