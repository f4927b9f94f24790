"""tunguyen and chon: what citizens want in writing goes before what the lists say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import Ran, Run, free_workers, write_list

from hotro68.casebook.book import Book
from hotro68.core.case import Stage

CONFIG = """don_vi: {xa: Minh Họa, huyen: Mẫu, tinh: Ví Dụ}
ky: {nguoi_ky: Nông Văn Ký, nguoi_lap: Lý Thị Hiền}
ngay_tham_dinh: 2021-07-16
"""
MERGE = ("merge", "--out", "tonghop.xlsx", "--ngay", "21/07/2021")
AN = ("Nông Văn An", "05/03/1985", "Nam", "020085001234")
BINH = ("Vi Thị Bình", "12/07/1990", "Nữ", "020190004321")
FORM = ("--ngay-don", "20/07/2021", "--so-don", "3", "--chung-kien", "Lý Thị Hiền")
DAY = ("--ngay", "21/07/2021")
HKD = (
    *("STT", "Họ và tên chủ hộ", "Ngày sinh", "Số CCCD", "Mã số thuế"),
    *("Từ ngày", "Đến ngày", "Số tiền"),
)


def lay(folder: Path, *people: tuple[str, ...], business: bool = False) -> None:
    (folder / "hotro68.yaml").write_text(CONFIG, encoding="utf-8")
    sheets = {"LDTD": free_workers(people)}
    if business:
        owner = (AN[0], AN[1], AN[3], "0100109106", "01/06/2021", "30/06/2021", 3_000_000)
        title = ["DANH SÁCH HỘ KINH DOANH ĐỀ NGHỊ HỖ TRỢ - THÔN VÍ DỤ"]
        sheets["HKD"] = [title, list(HKD), [1, *owner]]
    write_list(folder / "danhsach" / "thon.xlsx", sheets)


def summary(ran: Ran) -> str:
    return next(line for line in ran.out.splitlines() if line.startswith("Chi cho"))


def stages(folder: Path) -> dict[tuple[str, str], Stage]:
    files, _ = Book(folder).files()
    return {(file.name, file.policy): file.stage for file in files.values()}


def test_a_waiver_takes_a_person_out_of_every_list(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, AN, BINH, business=True)
    run(*MERGE)
    assert run("tunguyen", "them", AN[3], *FORM, *DAY).code == 0
    merged = run(*MERGE)
    assert "Chi cho 1 người" in summary(merged)
    assert "HT409" in merged.out
    told = stages(tmp_path)
    assert told["Nông Văn An", "lao-dong-tu-do"] is Stage.OPTED_OUT
    assert told["Nông Văn An", "ho-kinh-doanh"] is Stage.OPTED_OUT


def test_a_waiver_of_one_policy_leaves_the_other(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, AN, business=True)
    run(*MERGE)
    run("tunguyen", "them", AN[3], *FORM, *DAY, "--chinhsach", "ho-kinh-doanh")
    assert "Chi cho 1 người, 1 khoản, 1.500.000" in summary(run(*MERGE))


def test_the_form_is_named_where_the_row_is_turned_down(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, AN)
    run("tunguyen", "them", "Nông Văn An, 05/03/1985", *FORM, *DAY)
    told = json.loads(run(*MERGE, "--json").out)
    (refused,) = told["refused"]
    assert refused["code"] == "HT409"
    assert "đơn 3 ngày 20/07/2021" in refused["reason"]
    assert refused["ref"]


def test_a_waiver_withdrawn_brings_the_person_back(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, AN)
    run("tunguyen", "them", AN[3], *FORM, *DAY)
    assert "Chi cho 0 người" in summary(run(*MERGE))
    assert run("tunguyen", "rut", "1", *DAY).code == 0
    assert "Chi cho 1 người" in summary(run(*MERGE))
    assert "đã rút 21/07/2021" in run("tunguyen", "danhsach").out
    assert run("tunguyen", "rut", "1", *DAY).code == 1


@pytest.mark.parametrize("left_out", ["--ngay-don", "--so-don", "--chung-kien"])
def test_a_waiver_that_lacks_something_is_refused(
    run: Run, tmp_path: Path, left_out: str
) -> None:
    lay(tmp_path, AN)
    at = FORM.index(left_out)
    ran = run("tunguyen", "them", AN[3], *FORM[:at], *FORM[at + 2 :], *DAY)
    assert (ran.code, "HT421" in ran.err, left_out in ran.err) == (1, True, True)
    assert "chưa có ai" in run("tunguyen", "danhsach").out


def test_one_form_is_entered_once(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, AN, BINH)
    run("tunguyen", "them", AN[3], *FORM, *DAY)
    assert run("tunguyen", "them", BINH[3], *FORM, *DAY).code == 1


def test_a_form_of_a_day_to_come_is_refused(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, AN)
    ran = run("tunguyen", "them", AN[3], *FORM, "--ngay", "19/07/2021")
    assert (ran.code, "HT421" in ran.err) == (1, True)


def test_a_number_that_is_somebody_elses_is_asked_about(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, AN)
    run(*MERGE)
    ran = run("tunguyen", "them", f"Lương Thị Khác, {AN[3]}", *FORM, *DAY)
    assert (ran.code, "HT422" in ran.err) == (1, True)


def test_a_waiver_that_may_be_of_two_people_pays_neither(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, AN, ("Nông Văn An", "05/03/1985", "Nam", "020085009999"))
    run("tunguyen", "them", "Nông Văn An, 05/03/1985", *FORM, *DAY)
    merged = run(*MERGE)
    assert "Chi cho 0 người" in summary(merged)
    assert (merged.code, "HT422" in merged.out) == (1, True)


def test_many_waivers_of_one_day_are_a_warning(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, AN)
    for number in range(1, 6):
        person = f"Hoàng Văn Mẫu {number}, 0{number}/03/1985"
        form = ("--ngay-don", "20/07/2021", "--so-don", str(number), "--chung-kien", "Lý Hiền")
        ran = run("tunguyen", "them", person, *form, *DAY)
        assert (ran.code, "HT423" in ran.err) == (0, number == 5)
    run("tunguyen", "rut", "1", *DAY)
    assert "HT423" not in run("tunguyen", "danhsach").err


def test_a_waiver_older_than_the_list_is_a_warning(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, AN)
    ran = run("tunguyen", "them", AN[3], *FORM, *DAY, "--ngay-ds", "21/07/2021")
    assert (ran.code, "HT424" in ran.err) == (0, True)
    assert "HT424" in run("tunguyen", "danhsach").err


def test_somebody_who_may_be_the_one_who_declined_waits(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, AN)
    other = free_workers([("Nông Văn An", "05/03/1985", "Nam", "082000123")], "Thôn Bản Ví")
    write_list(tmp_path / "danhsach" / "thon_b.xlsx", {"LDTD": other})
    run("tunguyen", "them", AN[3], *FORM, *DAY)
    assert "Chi cho 0 người" in summary(run(*MERGE))


def test_a_written_choice_beats_the_higher_sum(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, AN, business=True)
    assert "3.000.000" in summary(run(*MERGE))
    chosen = ("--chinhsach", "lao-dong-tu-do", "--ghichu", "đơn số 7")
    assert run("chon", AN[3], *chosen, "--ngay", "20/07/2021").code == 0
    merged = run(*MERGE)
    assert "1.500.000 đồng" in summary(merged)
    assert "người đó đã chọn" in merged.out
    assert "3.000.000" in merged.out
    run("hoantac")
    run("hoantac")
    assert "3.000.000" in summary(run(*MERGE))


def test_the_newest_choice_counts(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, AN, business=True)
    run(*MERGE)
    for policy in ("lao-dong-tu-do", "ho-kinh-doanh"):
        run("chon", AN[3], "--chinhsach", policy, "--ngay", "20/07/2021")
    assert "3.000.000" in summary(run(*MERGE))


@pytest.mark.parametrize(
    ("person", "policy", "code"),
    [
        (AN[3], "f0-f1", 1),
        (BINH[3], "lao-dong-tu-do", 1),
        ("020085007777", "lao-dong-tu-do", 1),
        ("Nông Văn An", "lao-dong-tu-do", 1),
        (AN[3], "khong-co", 2),
    ],
)
def test_a_choice_that_is_none_is_refused(
    run: Run, tmp_path: Path, person: str, policy: str, code: int
) -> None:
    lay(tmp_path, AN, BINH, business=True)
    run(*MERGE)
    assert run("chon", person, "--chinhsach", policy, *DAY).code == code
    assert "chon" not in run("nhatky").out


OTHER_NUMBER = (*AN[:3], "020085007777")


def test_a_waiver_outlives_a_number_put_right_in_the_list(run: Run, tmp_path: Path) -> None:
    """The list had another number when the form came in: asked, not paid in silence."""
    lay(tmp_path, AN)
    run(*MERGE)
    run("tunguyen", "them", AN[3], *FORM, *DAY)
    lay(tmp_path, OTHER_NUMBER)
    merged = run(*MERGE)
    assert "Chi cho 0 người" in summary(merged)
    assert "HT422" in merged.out


def test_a_choice_that_fits_nobody_for_sure_is_told(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, AN, business=True)
    run(*MERGE)
    assert run("chon", AN[3], "--chinhsach", "lao-dong-tu-do", *DAY).code == 0
    assert "HT422" not in run(*MERGE).out
    lay(tmp_path, OTHER_NUMBER)
    assert "giấy chọn «Hỗ trợ lao động" in " ".join(run(*MERGE).out.split())
