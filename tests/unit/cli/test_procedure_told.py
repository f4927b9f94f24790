"""Papers, places and clocks where a clerk meets them: on the screen and on the board."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Grid, Run, free_workers, write_list

from hotro68.cli.exits import Exit

MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")
BUSINESS: Grid = [
    ["DANH SÁCH HỘ KINH DOANH ĐỀ NGHỊ HỖ TRỢ THÔN VÍ DỤ"],
    ["STT", "Họ và tên chủ hộ", "Ngày sinh", "Tên hộ kinh doanh", "Từ ngày", "Đến ngày"],
    [1, "Hoàng Văn Mẫu", "05/03/1985", "Quán Mẫu", "01/06/2021", "20/06/2021"],
]


def test_a_policy_is_shown_with_the_papers_and_places_of_the_day(run: Run) -> None:
    before = run("quytac", "xem", "tam-hoan-hop-dong", "--ngay", "2021-11-05").out
    after = run("quytac", "xem", "tam-hoan-hop-dong", "--ngay", "2021-11-06").out
    assert "bản sao có chứng thực" in before
    assert "chi nhánh" not in before
    assert "bản sao không cần chứng thực" in after
    assert "chi nhánh" in after
    assert "Cơ quan BHXH xác nhận danh sách: 02 ngày làm việc" in after


def test_the_work_of_every_policy_stands_on_one_page(run: Run) -> None:
    names = [line.split(maxsplit=1)[1] for line in run("quytac", "danhsach").out.splitlines()]
    page = run("quytac", "danhsach", "--phan-cong").out
    parts = [page.split(f"{name.partition(' (chuyển')[0]}\n")[1] for name in names]
    assert len(parts) > 1
    for part in parts:
        told = part.split("\nHỗ trợ ")[0]
        assert "chủ trì" in told
        assert "quyết định: " in told


def test_nobody_is_told_to_file_where_the_authority_acts_by_itself(run: Run) -> None:
    out = run("quytac", "xem", "giam-dong-tnld").out
    assert "Không phải nộp hồ sơ." in out
    assert "Nơi nộp" not in out


def test_the_check_of_the_rules_names_last_days_that_are_holidays(run: Run) -> None:
    ran = run("quytac", "kiemtra")
    assert ran.code == Exit.CLEAN
    assert "Lưu ý: Hạn nộp 31/01/2022" in ran.out


@pytest.mark.parametrize(
    ("day", "form"), [("2021-11-05", "QĐ 23/2021/QĐ-TTg"), ("2021-11-06", "QĐ 33/2021/QĐ-TTg")]
)
def test_the_poster_names_the_form_of_the_day_of_appraisal(
    run: Run, tmp_path: Path, day: str, form: str
) -> None:
    (tmp_path / "hotro68.yaml").write_text(f"ngay_tham_dinh: {day}\n", "utf-8")
    run("niemyet", "--loai", "thutuc", "--html", "--ra", "bang")
    (poster,) = tmp_path.rglob("ho-kinh-doanh.html")
    assert f"Mẫu số 11 của {form}" in poster.read_text("utf-8")


def test_a_missing_local_amount_is_said_only_where_a_list_needs_it(
    run: Run, tmp_path: Path
) -> None:
    business = write_list(tmp_path / "hkd.xlsx", {"HKD": BUSINESS})
    workers = write_list(tmp_path / "ldtd.xlsx", {"LDTD": free_workers([MAU])})
    for command in (["validate"], ["merge", "--xem-truoc"]):
        alone = run(*command, business, "--json").out
        assert "HT204" not in alone
        assert "chưa cấu hình" not in alone
        assert "HT204" in run(*command, business, workers, "--json").out
