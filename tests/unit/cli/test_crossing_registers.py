"""`doichieu`: a register of another office comes in, rows are marked, people conclude."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Ran, Run, write_list
from tests.unit.cli.crossing_lists import (
    AN,
    BINH,
    CODES,
    CUC,
    DAY,
    DUNG,
    answered,
    businesses,
    counts,
    patients,
    register,
    workers,
)

from hotro68.casebook.book import Book
from hotro68.cli.exits import Exit
from hotro68.core.case import Stage

TAX = ("STT", "MST", "Tên người nộp thuế", "Địa điểm kinh doanh", "Trạng thái")
PAID = ("STT", "Họ và tên", "Ngày sinh", "Số CMND", "Chế độ đã nhận", "Số tiền đã nhận")
PERSON = ("STT", "Họ và tên", "Ngày sinh", "Số CCCD")
OPEN, CLOSED = "NNT đang hoạt động", "NNT ngừng hoạt động và đã đóng MST"


def cross(run: Run, kind: str, *more: str) -> Ran:
    return run("doichieu", kind, "so.xlsx", "--ngay", "17/07/2021", *more)


def merged(run: Run, day: str = DAY) -> Any:  # noqa: ANN401 - the envelope as JSON gives it
    return json.loads(run("merge", "--json", "--ngay", day).out)


def paid(envelope: Any) -> dict[tuple[str, str], int]:  # noqa: ANN401
    return {(a["person"]["ho_ten"], a["policy"]): a["amount"] for a in envelope["awards"]}


def codes(envelope: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    kept = [f for f in envelope["findings"] if "HT426" <= f["code"] <= "HT439"]
    return sorted((f["cell"] or str(f["row"]), f["code"]) for f in kept)


# ── Tax branch ───────────────────────────────────────────────────────────────────────────
def test_the_tax_branch_gives_each_reason_apart(run: Run, tmp_path: Path) -> None:
    businesses(tmp_path, zip((AN, BINH, CUC, DUNG), CODES, strict=True))
    register(
        tmp_path,
        TAX,
        [1, CODES[0], "Nông Văn An", "Chợ Mẫu", OPEN],
        [2, CODES[1], "Lương Thị Bình", "Chợ Mẫu", CLOSED],
        [3, CODES[2], "Ma Văn Khác", "Bến xe huyện", OPEN],
        [4, "0000001041", "Vi Văn Dũng", "Chợ Mẫu", OPEN],
    )
    ran = cross(run, "thue")
    said = " ".join(ran.out.split())
    assert ran.code == Exit.ERRORS  # the register's own tax code fails its check digit
    assert "so.xlsx › So" in ran.out
    assert "Chi cục Thuế ghi hộ của «Lương Thị Bình» là «NNT ngừng hoạt động" in said
    assert "Danh sách ghi chủ hộ là «Hoàng Thị Cúc», Chi cục Thuế ghi «Ma Văn Khác»" in said
    assert (
        "Danh sách ghi địa điểm kinh doanh «Chợ Mẫu», Chi cục Thuế ghi «Bến xe huyện»" in said
    )
    assert "«Vi Văn Dũng»" in said
    assert list(paid(merged(run))) == [("Nông Văn An", "ho-kinh-doanh")]


def test_every_row_of_both_sides_stands_on_one_sheet_once(run: Run, tmp_path: Path) -> None:
    businesses(tmp_path, zip((AN, BINH, CUC), CODES, strict=False))
    register(
        tmp_path,
        TAX,
        [1, CODES[0], "Nông Văn An", "", OPEN],
        [2, CODES[1], "Lương Thị Bình", "", CLOSED],
        [3, CODES[3], "Ma Văn Khác", "", OPEN],
        [4, "", "Không Mã Số", "", OPEN],
        [5, "", "", "Chợ Mẫu", OPEN],
    )
    cross(run, "thue")
    found = counts(tmp_path / "ketqua" / "doi-chieu-thue.xlsx")
    assert found["Khop"] == (1, 1)
    assert found["MauThuan"] == (1, 1)
    assert found["ChiCoOXa"] == (1, 0)
    assert sum(ours for ours, _ in found.values()) == 3
    assert sum(theirs for _, theirs in found.values()) == 5


def test_a_suspended_business_is_still_a_business(run: Run, tmp_path: Path) -> None:
    businesses(tmp_path, [(AN, CODES[0])])
    register(tmp_path, TAX, [1, CODES[0], "Nông Văn An", "", "NNT tạm ngừng hoạt động"])
    assert cross(run, "thue").code == Exit.CLEAN
    assert paid(merged(run)) == {("Nông Văn An", "ho-kinh-doanh"): 3_000_000}


# ── Health station ───────────────────────────────────────────────────────────────────────
HEALTH = (*PERSON, "Diện", "Từ ngày", "Đến ngày")


def test_a_patient_whom_the_childrens_fund_fed_is_asked_about(run: Run, tmp_path: Path) -> None:
    patients(tmp_path, [(AN, "F1", "01/08/2021", "14/08/2021")])
    path = register(
        tmp_path, ["Họ và tên", "Ngày sinh", "Số CCCD", "Khoản"], [*AN[:2], AN[3], "Tiền ăn"]
    )
    assert run("doichieu", "quytreem", path, "--ngay", DAY).code == Exit.ASKED
    told = json.loads(run("merge", "--json", "--ngay", DAY).out)
    assert [one["policy"] for one in told["asked"]] == ["f0-f1"]
    assert "Quỹ Bảo trợ trẻ em" in told["asked"][0]["reason"]


def test_days_the_health_station_does_not_have_are_named(run: Run, tmp_path: Path) -> None:
    patients(tmp_path, [(AN, "F1", "01/08/2021", "14/08/2021")])
    register(
        tmp_path,
        HEALTH,
        [1, *AN[:2], AN[3], "F1", "01/08/2021", "05/08/2021"],
        [2, *AN[:2], AN[3], "F1", "08/08/2021", "12/08/2021"],
    )
    said = " ".join(cross(run, "yte").out.split())
    assert "4 ngày đề nghị (06/08/2021 đến 07/08/2021, 13/08/2021 đến 14/08/2021)" in said
    assert paid(merged(run, "30/09/2021")) == {}


def test_a_day_written_twice_by_the_health_station_is_asked(run: Run, tmp_path: Path) -> None:
    patients(tmp_path, [(AN, "F1", "01/08/2021", "14/08/2021")])
    register(
        tmp_path,
        HEALTH,
        [1, *AN[:2], AN[3], "F1", "01/08/2021", "10/08/2021"],
        [2, *AN[:2], AN[3], "F0", "10/08/2021", "14/08/2021"],
    )
    said = " ".join(cross(run, "yte").out.split())
    assert "ghi hai lần 1 ngày (10/08/2021)" in said


def test_a_register_of_patients_without_days_says_nothing_by_half(
    run: Run, tmp_path: Path
) -> None:
    patients(tmp_path, [(AN, "F1", "01/08/2021", "14/08/2021")])
    register(tmp_path, (*PERSON, "Diện"), [1, *AN[:2], AN[3], "F1"])
    ran = cross(run, "yte")
    assert ran.code == Exit.UNUSABLE
    assert "HT426" in ran.err
    assert "thiếu cột" in ran.err
    assert not (tmp_path / "ketqua").exists()


# ── Already paid ─────────────────────────────────────────────────────────────────────────
def test_who_was_paid_is_never_paid_again(run: Run, tmp_path: Path) -> None:
    workers(tmp_path)
    register(tmp_path, PAID, [1, *AN[:2], AN[3], "Lao động tự do", 1_500_000])
    assert cross(run, "dachi").code == Exit.ERRORS
    envelope = merged(run)
    assert paid(envelope) == {("Lương Thị Bình", "lao-dong-tu-do"): 1_500_000}
    (refused,) = envelope["refused"]
    assert "đã nhận 1.500.000 đồng theo «Hỗ trợ lao động không có giao kết" in refused["reason"]
    assert "so.xlsx › So!2" in refused["reason"]
    assert refused["ref"] == "NQ 68/NQ-CP mục I.2.c"


def test_a_higher_support_waits_until_the_lower_one_is_given_back(
    run: Run, tmp_path: Path
) -> None:
    businesses(tmp_path, [(AN, CODES[0])])
    register(tmp_path, PAID, [1, *AN[:2], AN[3], "Lao động tự do", 1_500_000])
    cross(run, "dachi")
    envelope = merged(run)
    (asked,) = envelope["asked"]
    assert codes(envelope) == [("K4", "HT432")]
    assert "hoàn trả 1.500.000 đồng trước, rồi mới chi 3.000.000 đồng" in asked["reason"]
    sheet = answered(
        tmp_path / "ketqua" / "doi-chieu-dachi_hoi.xlsx",
        {"Nông Văn An": ("đã hoàn trả", "Phiếu thu số 07")},
    )
    assert run("doichieu", "ketluan", sheet, "--ngay", "20/07/2021").code == Exit.CLEAN
    assert paid(merged(run)) == {("Nông Văn An", "ho-kinh-doanh"): 3_000_000}


def test_a_lower_support_is_not_paid_beside_a_higher_one(run: Run, tmp_path: Path) -> None:
    workers(tmp_path, [AN])
    register(tmp_path, PAID, [1, *AN[:2], AN[3], "Hộ kinh doanh", 3_000_000])
    cross(run, "dachi")
    envelope = merged(run)
    assert (paid(envelope), len(envelope["refused"])) == ({}, 1)


def test_who_was_paid_too_little_does_not_get_the_whole_sum_on_top(
    run: Run, tmp_path: Path
) -> None:
    workers(tmp_path, [AN])
    register(tmp_path, PAID, [1, *AN[:2], AN[3], "Lao động tự do", 1_000_000])
    cross(run, "dachi")
    sheet = tmp_path / "ketqua" / "doi-chieu-dachi_hoi.xlsx"
    wrong = answered(sheet, {AN[0]: ("vẫn hỗ trợ", "Đợt trước chi thiếu")})
    assert "phải hoàn trả trước" in " ".join(run("doichieu", "ketluan", wrong).err.split())
    assert paid(merged(run)) == {}
    right = answered(sheet, {AN[0]: ("đã hoàn trả", "Phiếu thu số 07")})
    assert run("doichieu", "ketluan", right, "--ngay", "20/07/2021").code == Exit.CLEAN
    assert paid(merged(run)) == {(AN[0], "lao-dong-tu-do"): 1_500_000}


def test_what_may_be_had_together_is_left_alone(run: Run, tmp_path: Path) -> None:
    patients(tmp_path, [(AN, "F1", "01/08/2021", "14/08/2021")])
    register(tmp_path, PAID, [1, *AN[:2], AN[3], "Lao động tự do", 1_500_000])
    assert cross(run, "dachi").code == Exit.CLEAN


@pytest.mark.parametrize(
    ("policy", "amount"),
    [("Hỗ trợ theo chương trình lạ", 500_000), ("Lao động tự do", 750_000)],
)
def test_a_payment_that_settles_nothing_is_asked_about(
    run: Run, tmp_path: Path, policy: str, amount: int
) -> None:
    workers(tmp_path, [AN])
    register(tmp_path, PAID, [1, *AN[:2], AN[3], policy, amount])
    assert cross(run, "dachi").code == Exit.ASKED
    assert paid(merged(run)) == {}


# ── Deaths, insured workers ──────────────────────────────────────────────────────────────
def test_the_old_number_and_the_new_one_are_asked_about(run: Run, tmp_path: Path) -> None:
    """Never by the number alone: old CMND at the registrar, new CCCD in the list."""
    workers(tmp_path)
    register(tmp_path, (*PERSON, "Biến động"), [1, *AN[:2], "082000123", "Đã chết"])
    ran = cross(run, "hotich")
    assert ran.code == Exit.ASKED
    assert "HT434" in ran.out
    assert "Nếu đúng: «Nông Văn An» có tên trong danh sách người chết" in ran.out
    assert list(paid(merged(run))) == [("Lương Thị Bình", "lao-dong-tu-do")]


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("01/01/2020", "", Exit.ASKED),
        ("01/01/2020", "31/12/2020", Exit.CLEAN),
        ("01/01/2020", "01/06/2021", Exit.ASKED),
        ("02/06/2021", "", Exit.CLEAN),
    ],
)
def test_insurance_counts_on_the_day_the_work_was_lost(
    run: Run, tmp_path: Path, first: str, last: str, code: Exit
) -> None:
    workers(tmp_path)
    headings = (*PERSON, "Đơn vị", "Đóng từ ngày", "Đóng đến ngày")
    register(tmp_path, headings, [1, *AN[:2], AN[3], "Công ty Ví Dụ", first, last])
    assert cross(run, "bhxh").code == code


# ── Registers that leave a doubt ─────────────────────────────────────────────────────────
def test_a_register_without_a_key_marks_nothing(run: Run, tmp_path: Path) -> None:
    workers(tmp_path)
    register(tmp_path, ("STT", "Họ và tên", "Biến động"), [1, AN[0], "Đã chết"])
    ran = cross(run, "hotich")
    assert (ran.code, "so.xlsx › So" in ran.err, "HT426" in ran.err) == (2, True, True)
    assert len(paid(merged(run))) == 2


def test_doubled_headings_mark_nothing_until_a_person_says_which(
    run: Run, tmp_path: Path
) -> None:
    workers(tmp_path)
    headings = ("STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Số CCCD", "Biến động")
    register(tmp_path, headings, [1, *AN[:2], "082000123", AN[3], "Đã chết"])
    ran = cross(run, "hotich")
    assert ran.code == Exit.UNUSABLE
    assert "E1" in ran.err
    assert "HT427" in ran.err
    (tmp_path / "anh_xa.yaml").write_text('cot: {so_giay_to: "E"}\n', encoding="utf-8")
    ran = cross(run, "hotich", "--cot", "anh_xa.yaml")
    assert ran.code == Exit.ASKED
    assert "HT430" in ran.out


def test_one_of_theirs_that_is_two_of_ours_is_asked_for_both(run: Run, tmp_path: Path) -> None:
    old = (AN[0], AN[1], AN[2], "082000123")
    other = ("Trần Thị Hoa", "07/07/1977", "Nữ", "020177009999")
    workers(tmp_path, [AN, old, other])
    headings = ("STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Số CMND cũ", "Biến động")
    register(tmp_path, headings, [1, *AN[:2], AN[3], "082000123", "Chuyển đi"])
    ran = cross(run, "hotich")
    assert ran.out.count("HT429") >= 1
    assert "ứng với nhiều người" in ran.out
    assert list(paid(merged(run))) == [("Trần Thị Hoa", "lao-dong-tu-do")]


def test_a_newer_register_takes_the_place_of_the_old_one(run: Run, tmp_path: Path) -> None:
    workers(tmp_path)
    register(tmp_path, (*PERSON, "Biến động"), [1, *AN[:2], AN[3], "Đã chết"])
    cross(run, "hotich")
    register(tmp_path, (*PERSON, "Biến động"), [1, *CUC[:2], CUC[3], "Đã chết"])
    ran = cross(run, "hotich")
    assert "HT428" in ran.out
    assert len(paid(merged(run))) == 2
    assert run("kiemchung").code == Exit.CLEAN
    for _ in ("the merge", "the second register"):
        assert run("hoantac", "--ngay", "18/07/2021").code == Exit.CLEAN
    assert len(paid(merged(run))) == 1


def test_what_is_not_crossed_is_listed_as_not_crossed(run: Run, tmp_path: Path) -> None:
    workers(tmp_path)
    register(tmp_path, (*PERSON, "Biến động"), [1, *CUC[:2], CUC[3], "Đã chết"])
    cross(run, "hotich")
    ran = run("merge", "--ngay", DAY)
    assert "Đã đối chiếu danh sách người chết, chuyển đi: ngày 17/07/2021" in ran.out
    assert "hotro68 doichieu dachi TỆP" in ran.out
    assert "hotro68 doichieu thue" not in ran.out  # no household business was listed
    checks = {one["kind"]: one["day"] for one in merged(run)["checks"]}
    assert checks == {"bhxh": None, "dachi": None, "hotich": "2021-07-17"}


def test_a_changed_row_is_crossed_anew(run: Run, tmp_path: Path) -> None:
    """The register is kept, not its hits: no correction of a list slips past it."""
    workers(tmp_path, [BINH])
    register(tmp_path, (*PERSON, "Biến động"), [1, *AN[:2], AN[3], "Đã chết"])
    cross(run, "hotich")
    assert len(paid(merged(run))) == 1
    workers(tmp_path, [AN, BINH])
    assert list(paid(merged(run))) == [("Lương Thị Bình", "lao-dong-tu-do")]


def test_the_order_of_rows_changes_nothing(run: Run, tmp_path: Path) -> None:
    rows = [
        [1, *AN[:2], AN[3], "Đã chết"],
        [2, *BINH[:2], "190002345", "Chuyển đi"],
        [3, *DUNG[:2], DUNG[3], "Đã chết"],
    ]
    seen = set()
    for order in itertools.permutations(range(3)):
        people = (AN, BINH, CUC)
        workers(tmp_path, [people[at] for at in order])
        register(tmp_path, (*PERSON, "Biến động"), *(rows[at] for at in reversed(order)))
        cross(run, "hotich")
        envelope = merged(run)
        told = sorted((f["code"], f["value"] or "") for f in envelope["findings"])
        seen.add((tuple(sorted(paid(envelope))), tuple(told)))
    assert len(seen) == 1


# ── Conclusions ──────────────────────────────────────────────────────────────────────────
def test_a_conclusion_needs_its_ground_and_nothing_is_taken_by_half(
    run: Run, tmp_path: Path
) -> None:
    workers(tmp_path)
    rows = [[1, *AN[:2], AN[3], "Đã chết"], [2, *BINH[:2], BINH[3], "Đã chết"]]
    register(tmp_path, (*PERSON, "Biến động"), *rows)
    cross(run, "hotich")
    given = {AN[0]: ("vẫn hỗ trợ", "Còn sống, thôn xác nhận"), BINH[0]: ("không hỗ trợ", "")}
    asked = tmp_path / "ketqua" / "doi-chieu-hotich_hoi.xlsx"
    ran = run("doichieu", "ketluan", answered(asked, given))
    assert (ran.code, "HT436" in ran.err) == (Exit.ERRORS, True)
    assert paid(merged(run)) == {}
    given[BINH[0]] = ("không hỗ trợ", "Giấy chứng tử số 3")
    asked.write_bytes(answered(asked, given).read_bytes())
    assert run("doichieu", "ketluan", asked).code == Exit.CLEAN
    assert run("kiemchung").code == Exit.CLEAN  # filled in, and told by the step that read it
    envelope = merged(run)
    assert list(paid(envelope)) == [(AN[0], "lao-dong-tu-do")]
    assert "Đã kết luận: Giấy chứng tử số 3" in envelope["refused"][0]["reason"]


def test_an_answer_counts_only_while_its_question_does(run: Run, tmp_path: Path) -> None:
    workers(tmp_path)
    register(tmp_path, (*PERSON, "Biến động"), [1, *AN[:2], AN[3], "Đã chết"])
    cross(run, "hotich")
    asked = tmp_path / "ketqua" / "doi-chieu-hotich_hoi.xlsx"
    run("doichieu", "ketluan", answered(asked, {AN[0]: ("vẫn hỗ trợ", "Trùng tên")}))
    assert len(paid(merged(run))) == 2
    workers(tmp_path, [(AN[0], AN[1], AN[2], "020085001234"), BINH])
    assert len(paid(merged(run))) == 2
    workers(tmp_path, [(AN[0], "06/03/1985", AN[2], AN[3]), BINH])
    assert len(paid(merged(run))) == 1


def test_looking_first_leaves_nothing(run: Run, tmp_path: Path) -> None:
    workers(tmp_path)
    register(tmp_path, (*PERSON, "Biến động"), [1, *AN[:2], AN[3], "Đã chết"])
    ran = cross(run, "hotich", "--xem-truoc")
    assert "Chưa ghi gì" in ran.out
    assert not (tmp_path / "ketqua").exists()
    assert len(paid(merged(run))) == 2


def test_two_runs_of_one_day_give_equal_bytes(run: Run, tmp_path: Path) -> None:
    workers(tmp_path)
    register(tmp_path, (*PERSON, "Biến động"), [1, *AN[:2], AN[3], "Đã chết"])
    names = ("doi-chieu-hotich.xlsx", "doi-chieu-hotich_hoi.xlsx")
    cross(run, "hotich")
    first = [(tmp_path / "ketqua" / name).read_bytes() for name in names]
    cross(run, "hotich")
    assert [(tmp_path / "ketqua" / name).read_bytes() for name in names] == first
    assert run("kiemchung").code == Exit.CLEAN


def test_an_unknown_kind_and_a_missing_file_are_said(run: Run, tmp_path: Path) -> None:
    workers(tmp_path)
    assert run("doichieu", "thue", "khong_co.xlsx").code == Exit.UNUSABLE
    register(tmp_path, PERSON, [1, *AN[:2], AN[3]])
    ran = run("doichieu", "sao", "so.xlsx")
    assert "không có loại sổ «sao»" in ran.err


def test_lists_without_the_policy_are_said(run: Run, tmp_path: Path) -> None:
    workers(tmp_path)
    register(tmp_path, TAX, [1, CODES[0], "Nông Văn An", "", OPEN])
    ran = cross(run, "thue")
    assert (ran.code, "HT437" in ran.err) == (Exit.UNUSABLE, True)


def test_a_register_of_text_files_is_read_too(run: Run, tmp_path: Path) -> None:
    workers(tmp_path)
    lines = ["Họ và tên;Ngày sinh;Số CCCD;Biến động", f"{AN[0]};{AN[1]};{AN[3]};Đã chết"]
    (tmp_path / "so.csv").write_text("\n".join(lines), encoding="utf-8")
    assert run("doichieu", "hotich", "so.csv", "--ngay", "17/07/2021").code == Exit.ASKED


def test_a_register_with_title_groups_and_sums_is_read(run: Run, tmp_path: Path) -> None:
    workers(tmp_path)
    grid: list[list[object]] = [
        ["DANH SÁCH CHI TRẢ HỖ TRỢ LAO ĐỘNG TỰ DO ĐỢT 1"],
        [],
        ["STT", "Họ và tên", "Năm sinh", "Số CMND", "Số tiền"],
        ["I", "Thôn Ví Dụ"],
        [1, AN[0], 1985, AN[3], 1_500_000],
        ["", "Tổng cộng", "", "", 1_500_000],
        ["", "", "", "NGƯỜI LẬP BIỂU"],
    ]
    write_list(tmp_path / "so.xlsx", {"Đợt 1": grid})
    cross(run, "dachi")
    envelope = merged(run)
    assert list(paid(envelope)) == [(BINH[0], "lao-dong-tu-do")]
    assert len(envelope["refused"]) == 1


def test_what_we_proposed_ourselves_is_no_register_of_payments(
    run: Run, tmp_path: Path
) -> None:
    """Its sheets hold the same person three times, and those refused beside those paid."""
    workers(tmp_path)
    run("merge", "--ngay", DAY, "--out", "dot1.xlsx")
    ran = run("doichieu", "dachi", "dot1.xlsx")
    assert (ran.code, "do hotro68 lập" in ran.err) == (Exit.UNUSABLE, True)


def test_who_is_held_is_never_told_to_be_paid(run: Run, tmp_path: Path) -> None:
    workers(tmp_path)
    register(tmp_path, PAID, [1, *AN[:2], AN[3], "Lao động tự do", 1_500_000])
    cross(run, "dachi")
    run("merge", "--ngay", DAY)
    told = run("giaithich", AN[0]).out
    assert "KHÔNG CHI" in told
    assert "đã nhận 1.500.000 đồng" in told
    assert "ĐƯỢC CHI" not in told


def test_an_office_that_writes_the_kind_of_business_before_the_name(
    run: Run, tmp_path: Path
) -> None:
    businesses(tmp_path, [(AN, CODES[0])])
    register(tmp_path, TAX, [1, CODES[0], "Hộ kinh doanh Nông Văn An", "Chợ Mẫu", OPEN])
    assert cross(run, "thue").code == Exit.CLEAN


def test_a_file_that_must_be_repaid_waits_as_such(run: Run, tmp_path: Path) -> None:
    businesses(tmp_path, [(AN, CODES[0])])
    register(tmp_path, PAID, [1, *AN[:2], AN[3], "Lao động tự do", 1_500_000])
    cross(run, "dachi")
    run("merge", "--ngay", DAY)
    files, findings = Book(tmp_path).files()
    assert findings == []
    assert [file.stage for file in files.values()] == [Stage.REPAY_FIRST]
