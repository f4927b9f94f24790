"""Payout sheets out and their results back in, as a clerk types it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from tests.conftest import Run, free_workers, write_list
from tests.unit.money_commune import (
    DECISION,
    PAID,
    Answer,
    decided,
    fill_in,
    result_sheets,
    small,
    someone,
)

from hotro68.casebook.book import Book
from hotro68.cli.exits import Exit
from hotro68.core.case import CaseFile, Stage

FIRST, SECOND, THIRD = (someone(at)[0] for at in range(3))
ABSENT: Answer = {"Kết quả": "Vắng"}


def stages(folder: Path) -> dict[str, Stage]:
    return {file.name: file.stage for file in files_of(folder).values()}


def files_of(folder: Path) -> dict[str, CaseFile]:
    files, findings = Book(folder).files()
    assert not findings
    return files


def steps(folder: Path) -> int:
    return len(Book(folder).journal.entries()[0])


def text_of(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


def nhap(run: Run, folder: Path, *more: str, day: str = "25/08/2021") -> object:
    return run("chitra", "nhap", *result_sheets(folder), "--ngay", day, *more)


def test_without_a_decision_no_sheet_is_printed(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    run("merge")
    ran = run("chitra", "lap")
    assert ran.code == Exit.PROCEDURE
    assert "HT502" in ran.err
    assert "hotro68 pheduyet" in ran.err
    assert not (tmp_path / "ketqua").exists()


def test_a_draft_says_so_on_every_page_and_has_no_number(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    run("merge")
    assert run("chitra", "lap", "--du-thao").code == Exit.CLEAN
    (draft,) = (tmp_path / "ketqua" / "chitra" / "du-thao").glob("*.pdf")
    assert "DỰ THẢO" in text_of(draft)
    assert "Bảng số" not in text_of(draft)
    assert set(stages(tmp_path).values()) == {Stage.GOOD}


def test_a_sheet_carries_its_number_and_its_decision(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    decided(run)
    text = text_of(tmp_path / "ketqua" / "chitra" / "bang-01-thon-mau-mot.pdf")
    assert "Bảng số 1" in text
    assert "123/QĐ-UBND" in text
    assert "DỰ THẢO" not in text


def test_a_sheet_printed_again_keeps_number_and_bytes_and_the_filled_one_stays(
    run: Run, tmp_path: Path
) -> None:
    small(tmp_path)
    decided(run)
    papers = tmp_path / "ketqua" / "chitra"
    before = {path.name: path.read_bytes() for path in papers.glob("bang-01-thon-mau-mot.*")}
    (sheet,) = result_sheets(tmp_path)
    filled = fill_in(sheet, {}).read_bytes()
    again = run("chitra", "lap", "--ngay", "18/08/2021")
    assert "In lại bảng số 1" in again.out
    assert before == {
        path.name: (papers / path.name).read_bytes() for path in map(Path, before)
    }
    assert sheet.read_bytes() == filled
    assert result_sheets(tmp_path) == [sheet]


def test_results_move_files_and_the_absent_come_onto_the_next_sheet(
    run: Run, tmp_path: Path
) -> None:
    small(tmp_path)
    decided(run)
    fill_in(result_sheets(tmp_path)[0], {FIRST: ABSENT, SECOND: {"Kết quả": "Từ chối nhận"}})
    ran = nhap(run, tmp_path)
    assert ran.code == Exit.CLEAN  # type: ignore[attr-defined]
    assert stages(tmp_path) == {
        FIRST: Stage.UNPAID,
        SECOND: Stage.GIVEN_BACK,
        THIRD: Stage.PAID,
    }
    laid = run("chitra", "lap", "--ngay", "26/08/2021")
    assert "Lập bảng số 2, Thôn Mẫu Một: 1 người, 1.500.000 đồng" in laid.out


def test_the_same_results_twice_add_nothing(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    decided(run)
    fill_in(result_sheets(tmp_path)[0], {})
    nhap(run, tmp_path)
    before = steps(tmp_path)
    again = nhap(run, tmp_path)
    assert "Không có gì mới: 3 dòng" in again.out  # type: ignore[attr-defined]
    assert steps(tmp_path) == before


def test_a_sheet_nobody_filled_in_is_named_beside_those_that_were(
    run: Run, tmp_path: Path
) -> None:
    small(tmp_path)
    decided(run)
    (sheet,) = result_sheets(tmp_path)
    blank = tmp_path / "trong.xlsx"
    blank.write_bytes(sheet.read_bytes())
    fill_in(sheet, {})
    ran = run("chitra", "nhap", blank, sheet, "--ngay", "25/08/2021")
    assert ran.code == Exit.CLEAN
    assert "Chưa điền dòng nào ở trong.xlsx" in ran.out


def test_rows_left_blank_stay_open_and_can_be_entered_later(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    decided(run)
    (sheet,) = result_sheets(tmp_path)
    nhap(run, tmp_path) if fill_in(sheet, {FIRST: PAID}, rest=None) else None
    assert stages(tmp_path)[SECOND] is Stage.APPROVED
    again = run("chitra", "lap", "--ngay", "26/08/2021").out
    assert "In lại bảng số 1" in again
    assert "chỉ còn gọi 2 người, 3.000.000 đồng" in again
    fill_in(sheet, {SECOND: ABSENT}, rest=None)
    nhap(run, tmp_path, day="27/08/2021")
    assert stages(tmp_path)[SECOND] is Stage.UNPAID


BAD: list[tuple[Answer, Exit, str]] = [
    ({**PAID, "Số tiền đã giao (đồng)": 1_000_000}, Exit.ERRORS, "HT508"),
    ({**PAID, "Ngày nhận": date(2021, 8, 15)}, Exit.PROCEDURE, "HT509"),
    ({**PAID, "Ngày nhận": date(2021, 8, 26)}, Exit.ERRORS, "sau ngày nhập"),
    ({"Kết quả": "Đã nhận"}, Exit.ERRORS, "HT510"),
    ({"Ngày nhận": date(2021, 8, 20)}, Exit.ERRORS, "chưa chọn kết quả"),
    ({**ABSENT, "Số tiền đã giao (đồng)": 1_500_000}, Exit.ERRORS, "HT510"),
    ({**PAID, "Người nhận thay": "Chu Văn Mẫu"}, Exit.ERRORS, "HT510"),
    ({"Kết quả": "Rồi", "Ngày nhận": date(2021, 8, 20)}, Exit.ERRORS, "HT828"),
]


@pytest.mark.parametrize(("answer", "code", "says"), BAD)
def test_one_wrong_row_and_nothing_is_entered(
    run: Run, tmp_path: Path, answer: Answer, code: Exit, says: str
) -> None:
    small(tmp_path)
    decided(run)
    fill_in(result_sheets(tmp_path)[0], {FIRST: answer})
    before = steps(tmp_path)
    ran = run("chitra", "nhap", result_sheets(tmp_path)[0], "--ngay", "25/08/2021")
    assert ran.code == code
    assert says in ran.err
    assert steps(tmp_path) == before


def test_an_amount_that_is_the_decided_one_is_taken(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    decided(run)
    paid = {**PAID, "Số tiền đã giao (đồng)": "1.500.000"}
    fill_in(result_sheets(tmp_path)[0], {FIRST: paid})
    nhap(run, tmp_path)
    assert stages(tmp_path)[FIRST] is Stage.PAID


def test_one_day_for_the_whole_sheet_can_be_told_once(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    decided(run)
    fill_in(result_sheets(tmp_path)[0], {}, rest={"Kết quả": "Đã nhận"})
    ran = nhap(run, tmp_path, "--ngay-chi", "20/08/2021")
    assert ran.code == Exit.CLEAN  # type: ignore[attr-defined]
    assert set(stages(tmp_path).values()) == {Stage.PAID}


def test_a_proxy_without_a_paper_is_asked_and_the_others_are_entered(
    run: Run, tmp_path: Path
) -> None:
    small(tmp_path)
    decided(run)
    proxy: Answer = {**PAID, "Kết quả": "Nhận thay", "Người nhận thay": "Chu Văn Mẫu"}
    fill_in(result_sheets(tmp_path)[0], {FIRST: proxy})
    ran = nhap(run, tmp_path)
    assert ran.code == Exit.ASKED  # type: ignore[attr-defined]
    found = stages(tmp_path)
    assert (found[FIRST], found[SECOND]) == (Stage.APPROVED, Stage.PAID)


def test_money_given_back_after_it_was_paid_is_entered_from_the_same_sheet(
    run: Run, tmp_path: Path
) -> None:
    small(tmp_path)
    decided(run)
    (sheet,) = result_sheets(tmp_path)
    fill_in(sheet, {})
    nhap(run, tmp_path)
    back: Answer = {"Kết quả": "Nhận rồi trả lại", "Ngày nhận": date(2021, 8, 28)}
    fill_in(sheet, {FIRST: back}, rest=None)
    nhap(run, tmp_path, day="30/08/2021")
    assert stages(tmp_path)[FIRST] is Stage.GIVEN_BACK


def test_a_sheet_of_another_folder_is_refused(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    decided(run)
    other = tmp_path / "khac"
    small(other, 2)
    run("merge", "-C", other, "--out", "tonghop.xlsx")
    run("chitra", "lap", "--so", "9/QĐ-UBND", "--ngay", "17/08/2021", "-C", other)
    fill_in(result_sheets(other)[0], {})
    ran = run("chitra", "nhap", result_sheets(other)[0], "--ngay", "25/08/2021")
    assert ran.code == Exit.PROCEDURE
    assert "khác với bảng số" in ran.err


def test_a_file_that_is_no_result_sheet_is_refused(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    decided(run)
    ran = run("chitra", "nhap", tmp_path / "tonghop.xlsx", "--ngay", "25/08/2021")
    assert ran.code == Exit.UNUSABLE
    assert "HT826" in ran.err


def test_a_sheet_recalled_by_an_undo_is_refused_and_its_number_never_used_again(
    run: Run, tmp_path: Path
) -> None:
    small(tmp_path)
    decided(run)
    (old,) = result_sheets(tmp_path)
    fill_in(old, {})
    run("hoantac", "--ngay", "18/08/2021")
    laid = run("chitra", "lap", "--ngay", "19/08/2021")
    assert "Lập bảng số 2" in laid.out
    ran = run("chitra", "nhap", old, "--ngay", "25/08/2021")
    assert ran.code == Exit.PROCEDURE
    assert "đã hoàn tác" in ran.err


def test_a_complaint_takes_a_row_off_and_the_printed_sheet_is_recalled(
    run: Run, tmp_path: Path
) -> None:
    small(tmp_path)
    decided(run)
    (old,) = result_sheets(tmp_path)
    complaint = ("--nguoi-phan-anh", "Một người dân", "--noi-dung", "đã có lương")
    run("phananh", "them", "--ho-so", FIRST, *complaint, "--ngay", "18/08/2021")
    laid = run("chitra", "lap", "--ngay", "19/08/2021")
    assert "HT506" in laid.err
    assert "HT504" in laid.err
    assert "Lập bảng số 2, Thôn Mẫu Một: 2 người, 3.000.000 đồng" in laid.out
    fill_in(old, {})
    refused = run("chitra", "nhap", old, "--ngay", "25/08/2021")
    assert "đã được thay bằng bảng số 2" in refused.err
    assert stages(tmp_path)[FIRST] is Stage.APPROVED


@pytest.mark.parametrize(
    ("register", "entry", "result"),
    [
        ("phananh", ("--nguoi-phan-anh", "Một người dân", "--noi-dung", "hỏi"), "khongdung"),
        ("vayvon", ("--ten-don-vi", "Quán Mẫu", "--loai-vay", "a", "--so-luot", "2"), "rut"),
    ],
)
def test_a_closed_entry_of_a_register_is_no_result_of_a_payout(
    run: Run, tmp_path: Path, register: str, entry: tuple[str, ...], result: str
) -> None:
    small(tmp_path)
    decided(run)
    assert run(register, "them", *entry, "--ngay", "18/08/2021").code == Exit.CLEAN
    more = ("--tra-loi", "Đã rõ") if register == "phananh" else ()
    closed = run(register, "dong", "1", "--ket-qua", result, *more, "--ngay", "19/08/2021")
    assert closed.code == Exit.CLEAN, closed.err
    for command in (("chitra", "lap"), ("kinhphi",), ("quyettoan",), ("baocao",)):
        assert run(*command, "--ngay", "20/08/2021").code == Exit.CLEAN, command


def test_people_decided_later_get_a_sheet_of_their_own(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    decided(run)
    grid = free_workers([someone(at) for at in range(5)], "Thôn Mẫu Một")
    write_list(tmp_path / "danhsach" / "mot.xlsx", {"LDTD": grid})
    run("merge")
    laid = run("chitra", "lap", "--so", "200/QĐ-UBND", "--ngay", "30/08/2021")
    assert "Lập bảng số 2, Thôn Mẫu Một: 2 người, 3.000.000 đồng (QĐ 200/QĐ-UBND)" in laid.out
    assert "In lại" not in laid.out


def test_somebody_no_longer_on_the_lists_is_still_paid_what_was_decided(
    run: Run, tmp_path: Path
) -> None:
    small(tmp_path)
    run("merge")
    run("niemyet", "--html", *DECISION)
    run("chitra", "lap")
    fill_in(result_sheets(tmp_path)[0], {}, rest=ABSENT)
    nhap(run, tmp_path)
    grid = free_workers([someone(1), someone(2)], "Thôn Mẫu Một")
    write_list(tmp_path / "danhsach" / "mot.xlsx", {"LDTD": grid})
    run("merge")
    laid = run("chitra", "lap", "--ngay", "26/08/2021")
    assert "bảng số 2, Thôn Mẫu Một: 3 người" in laid.out
    book = load_workbook(tmp_path / "ketqua" / "chitra" / "bang-02-thon-mau-mot.xlsx")
    rows = list(book["ChiTra"].iter_rows(values_only=True))
    (row,) = [row for row in rows if row[1] == FIRST]
    assert row[2:4] == ("1970", someone(0)[3][-4:])


def test_a_preview_writes_nothing(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    run("merge")
    before = steps(tmp_path)
    run("chitra", "lap", *DECISION, "--xem-truoc")
    assert not (tmp_path / "ketqua").exists()
    decided(run)
    fill_in(result_sheets(tmp_path)[0], {})
    told = nhap(run, tmp_path, "--xem-truoc")
    assert "Sẽ ghi nhận 3 người đã nhận 4.500.000 đồng" in told.out  # type: ignore[attr-defined]
    assert steps(tmp_path) > before
    assert set(stages(tmp_path).values()) == {Stage.APPROVED}


def test_one_pay_point_takes_several_hamlets_onto_one_sheet(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    two = free_workers([someone(at) for at in range(10, 12)], "Thôn Mẫu Hai")
    write_list(tmp_path / "danhsach" / "hai.xlsx", {"LDTD": two})
    run("merge")
    laid = run("chitra", "lap", *DECISION, "--diem", "Nhà văn hóa Mẫu")
    assert "Lập bảng số 1, Nhà văn hóa Mẫu: 5 người, 7.500.000 đồng" in laid.out
    again = run("chitra", "lap", "--thon", "Thôn Mẫu Hai", "--ngay", "17/08/2021")
    assert "In lại bảng số 1, Nhà văn hóa Mẫu: 5 người, 7.500.000 đồng" in again.out
    assert "HT506" not in again.err
    assert "Lập bảng số 2" not in again.out


def test_a_hamlet_nobody_has_is_said(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    run("merge")
    ran = run("chitra", "lap", *DECISION, "--thon", "Thôn Không Có")
    assert ran.code == Exit.UNUSABLE
    assert "có: Thôn Mẫu Một" in ran.err


def test_a_decision_that_is_not_entered_is_not_taken_for_another(
    run: Run, tmp_path: Path
) -> None:
    small(tmp_path)
    decided(run)
    unknown = run("chitra", "lap", "--so", "9/QĐ-UBND")
    assert unknown.code == Exit.UNUSABLE
    assert "đã nhập: 123/QĐ-UBND" in unknown.err
    other_day = run("chitra", "lap", "--so", "123/QĐ-UBND", "--ngay", "17/08/2021")
    assert other_day.code == Exit.UNUSABLE
    assert "đã nhập với ngày 16/08/2021" in other_day.err


def test_files_on_their_way_step_by_step_are_not_approved_all_at_once(
    run: Run, tmp_path: Path
) -> None:
    small(tmp_path)
    run("merge")
    run("thamdinh", "--hoso", FIRST, "--ketqua", "dat", "--ngay", "18/07/2021")
    assert stages(tmp_path)[FIRST] is Stage.PASSED
    ran = run("chitra", "lap", *DECISION)
    assert ran.code == Exit.PROCEDURE
    assert "HT502" in ran.err


def test_two_copies_of_one_result_sheet_count_once(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    decided(run)
    (sheet,) = result_sheets(tmp_path)
    fill_in(sheet, {})
    copy = tmp_path / "chép.xlsx"
    copy.write_bytes(sheet.read_bytes())
    ran = run("chitra", "nhap", sheet, copy, "--ngay", "25/08/2021")
    assert "3 người đã nhận 4.500.000 đồng" in ran.out
    fill_in(copy, {FIRST: {"Kết quả": "Vắng"}})
    again = run("chitra", "nhap", sheet, copy, "--ngay", "25/08/2021")
    assert again.code == Exit.ERRORS
    assert "HT514" in again.err


def test_sheets_laid_after_the_plans_deadline_are_said_to_be_late(
    run: Run, tmp_path: Path
) -> None:
    small(tmp_path)
    run("merge")
    ran = run("chitra", "lap", *DECISION)
    assert ran.code == Exit.CLEAN
    assert "Xã thẩm định, trình phê duyệt và chi trả" in ran.err


def test_money_given_back_counts_as_paid_until_it_came_back(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    decided(run)
    (path,) = result_sheets(tmp_path)
    fill_in(path, {})
    nhap(run, tmp_path)
    fill_in(path, {FIRST: {"Kết quả": "Nhận rồi trả lại"}})
    assert run("chitra", "nhap", path, "--ngay", "28/08/2021").code == Exit.CLEAN
    before = run("quyettoan", "--den", "26/08/2021", "--ngay", "31/08/2021").out
    assert "đã chi 4.500.000 (3 lượt)" in before
    after = run("quyettoan", "--den", "28/08/2021", "--ngay", "31/08/2021").out
    assert "đã chi 3.000.000 (2 lượt)" in after
    assert "phải nộp trả 1.500.000" in after
