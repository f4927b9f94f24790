"""giaithich and quytac: why, and what the rules say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import Run, free_workers, write_list

from hotro68.cli.exits import Exit
from hotro68.core.catalogue import BY_ID
from hotro68.policy.loader import load_pack
from hotro68.resources import folder

MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")
THU = ("Nông Thị Thử", "06/04/1990", "Nữ", "020190000222")


@pytest.fixture
def commune(tmp_path: Path) -> Path:
    write_list(tmp_path / "thon_A.xlsx", {"LDTD": free_workers([MAU, THU])})
    write_list(tmp_path / "thon_B.xlsx", {"LDTD": free_workers([MAU], "Thôn Hai")})
    return tmp_path


@pytest.mark.parametrize(
    "asked", ["Hoàng Văn Mẫu", "hoang van mau", "020085000111", "thon_A.xlsx›LDTD!4"]
)
def test_a_person_is_explained_by_name_number_or_row(
    run: Run, commune: Path, asked: str
) -> None:
    assert commune.is_dir()
    ran = run("giaithich", asked, "--ngay", "16/07/2021")
    assert ran.code == Exit.CLEAN
    assert "ĐƯỢC CHI 1.500.000 đồng" in ran.out
    assert "NQ 68/NQ-CP mục II điểm 12" in ran.out
    assert "✓" in ran.out


def test_the_row_set_aside_names_the_winner_and_the_article(run: Run, commune: Path) -> None:
    assert commune.is_dir()
    ran = run("giaithich", "thon_B.xlsx › LDTD!4")
    assert "KHÔNG CHI" in ran.out
    assert "thon_A.xlsx › LDTD!4" in ran.out
    assert "NQ 68/NQ-CP mục I.2.c" in ran.out


def test_a_refused_row_says_which_condition_failed_and_at_which_cell(
    run: Run, tmp_path: Path
) -> None:
    grid = [list(row) for row in free_workers([MAU])]
    grid[3][7] = "có"
    write_list(tmp_path / "thon_A.xlsx", {"LDTD": grid})
    ran = run("giaithich", "mẫu")
    assert "✗ Người này có hợp đồng lao động" in ran.out
    assert "(H4: có; NQ 68/NQ-CP mục II điểm 12)" in ran.out


def test_a_condition_without_a_column_is_confirmed_by_the_hamlet(
    run: Run, tmp_path: Path
) -> None:
    grid = [[*row[:7], *row[9:]] for row in free_workers([MAU])]
    write_list(tmp_path / "thon_A.xlsx", {"LDTD": grid})
    out = run("giaithich", "mẫu").out
    told = out.partition("Thôn xác nhận khi ký")[2]
    assert "✓ Không có hợp đồng lao động, không đóng BHXH bắt buộc" in told


def test_an_unknown_person_is_said(run: Run, commune: Path) -> None:
    assert commune.is_dir()
    ran = run("giaithich", "Không Có Ai")
    assert ran.code == Exit.UNUSABLE
    assert "Không thấy «Không Có Ai»." in ran.err
    assert "trong 3 dòng của 2 tệp (thon_A.xlsx, thon_B.xlsx)" in ran.err


@pytest.mark.parametrize("code", sorted(BY_ID))
def test_a_code_tells_what_why_what_to_do_and_an_example(run: Run, code: str) -> None:
    ran = run("giaithich", code.lower())
    assert ran.code == Exit.CLEAN
    title, *sentences = ran.out.splitlines()
    assert title.startswith(f"{code} {BY_ID[code].name}")
    heads = [one.strip().partition(":")[0] for one in sentences[:3]]
    assert heads == ["Nói gì", "Vì vậy", "Việc cần làm"]


def test_the_example_of_a_code_is_a_finding_with_its_place(run: Run) -> None:
    out = run("giaithich", "HT112").out
    place, told = out.partition("Ví dụ: ")[2].splitlines()[1].split(": ", 1)
    assert place.strip() == "thon_dong_mau.xlsx › DS!E4"
    assert "có 13 chữ số; CMND có 9, CCCD có 12." in told


def test_a_policy_is_shown_with_amounts_and_articles(run: Run) -> None:
    for command in (["giaithich", "ho-kinh-doanh"], ["quytac", "xem", "ho-kinh-doanh"]):
        ran = run(*command)
        assert "3.000.000 đồng" in ran.out
        assert "QĐ 23/2021/QĐ-TTg Điều 36" in ran.out


def test_every_policy_is_listed(run: Run) -> None:
    out = run("quytac", "danhsach").out
    for policy in ("lao-dong-tu-do", "ho-kinh-doanh", "f0-f1"):
        assert policy in out


def test_comparing_a_day_with_itself_finds_nothing(run: Run) -> None:
    ran = run("quytac", "sosanh", "2021-09-01", "2021-10-01")
    assert "Không khác nhau." in ran.out


def test_the_amendment_is_told_in_words_with_its_articles(run: Run) -> None:
    out = run("quytac", "sosanh", "2021-11-05", "06/11/2021").out
    assert "ho-kinh-doanh" in out
    assert "QĐ 33/2021/QĐ-TTg sửa Điều 35" in out
    assert "với người khuyết tật nặng, đặc biệt nặng" in out
    assert "Mức hỗ trợ một hộ" not in out


def test_an_unknown_side_of_a_comparison_is_said(run: Run) -> None:
    ran = run("quytac", "sosanh", "2021-11-05", "../bi-mat")
    assert ran.code == Exit.UNUSABLE
    assert "sosanh" in ran.err


def test_the_shipped_rules_and_cases_are_good(run: Run) -> None:
    assert run("quytac", "kiemtra").code == Exit.CLEAN
    ran = run("quytac", "thu")
    assert ran.code == Exit.CLEAN
    assert ", 0 không đạt" in ran.out


def test_a_broken_rules_folder_is_reported_with_file_and_line(run: Run, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(folder("rules"), rules)
    path = rules / "qd23-2021" / "f0-f1.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("value: 45,", "value: bốn lăm,", 1), "utf-8")
    ran = run("quytac", "kiemtra", "--quytac", rules)
    assert ran.code == Exit.UNUSABLE
    assert "qd23-2021/f0-f1.yaml" in ran.err
    assert "bốn lăm" in ran.err


def test_a_failing_case_is_named(run: Run, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(folder("rules"), rules)
    path = rules / "qd23-2021" / "f0-f1.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("value: 45,", "value: 44,", 1), "utf-8")
    ran = run("quytac", "thu", "f0-f1", "--quytac", rules)
    assert ran.code == Exit.ERRORS
    assert "HT910" in ran.err


def test_a_condition_that_holds_is_never_told_as_if_it_failed(run: Run, commune: Path) -> None:
    assert commune.is_dir()
    met = [line for line in run("giaithich", "mẫu").out.splitlines() if "✓" in line]
    assert any("✓ Có việc làm trước khi mất việc" in line for line in met)
    assert not any("✓ Không có việc làm" in line for line in met)


@pytest.mark.parametrize(
    "asked",
    ["thon_A.xlsx > LDTD!5", "thon_A.xlsx LDTD!B5", "thon_a.xlsx!5", "THON_A.XLSX:5"],
)
def test_a_row_is_found_as_a_keyboard_can_type_it(run: Run, commune: Path, asked: str) -> None:
    assert commune.is_dir()
    assert run("giaithich", asked).out.startswith("Nông Thị Thử, sinh 06/04/1990")


@pytest.mark.parametrize("asked", ["0222", "020 190 000 222", "nong thi thu"])
def test_a_person_is_found_by_last_digits_spaced_digits_or_a_name_without_marks(
    run: Run, commune: Path, asked: str
) -> None:
    assert commune.is_dir()
    assert run("giaithich", asked).out.startswith("Nông Thị Thử, sinh 06/04/1990")


def test_the_number_of_a_person_is_never_told_whole(run: Run, commune: Path) -> None:
    assert commune.is_dir()
    out = run("giaithich", "020190000222").out
    assert "giấy tờ *********222" in out
    assert "020190000222" not in out


def test_namesakes_are_listed_to_choose_from(run: Run, tmp_path: Path) -> None:
    other = (MAU[0], "1961", "Nam", "020061000333")
    write_list(tmp_path / "thon_A.xlsx", {"LDTD": free_workers([MAU, other])})
    ran = run("giaithich", "Hoàng Văn Mẫu")
    assert ran.code == Exit.CLEAN
    lines = ran.out.splitlines()
    assert lines[0] == "Có 2 người khớp với «Hoàng Văn Mẫu»; chọn một:"
    assert "sinh năm 1961, Thôn Ví Dụ, giấy tờ *********333" in lines[3]
    choice = lines[4].partition('"')[2].rstrip('"')
    assert run("giaithich", choice).out.startswith("Hoàng Văn Mẫu, sinh năm 1961")


def test_a_name_nearly_right_offers_the_closest(run: Run, commune: Path) -> None:
    assert commune.is_dir()
    ran = run("giaithich", "Hoàng Văn Mậu")
    assert ran.out.startswith("Hoàng Văn Mẫu")
    ran = run("giaithich", "Hoàng Vân Mầu Nhé")
    assert ran.code == Exit.UNUSABLE
    assert 'Gần giống: hotro68 giaithich "Hoàng Văn Mẫu"' in ran.err


def test_the_day_of_the_last_merge_counts_and_the_option_wins(run: Run, commune: Path) -> None:
    (commune / "hotro68.yaml").write_text("ngay_tham_dinh: 2021-07-16\n", "utf-8")
    assert "16/07/2021 (ghi trong hotro68.yaml)" in run("giaithich", "thử").out
    run("merge", "--out", "tonghop.xlsx", "--ngay", "01/12/2021")
    out = run("giaithich", "thử").out
    assert (
        "ngày thẩm định 01/12/2021 (ngày của lần gộp gần nhất; hotro68.yaml nay ghi 16/07/2021)"
        in out
    )
    assert "20/07/2021 (ghi ở --ngay)" in run("giaithich", "thử", "--ngay", "20/7/2021").out


def test_a_day_nobody_named_is_said(run: Run, commune: Path) -> None:
    assert commune.is_dir()
    for command in (["giaithich", "thử"], ["giaithich", "HKD"], ["quytac", "xem", "f0-f1"]):
        assert "06/11/2021 (chưa ai ghi ngày, nên lấy văn bản mới nhất)" in run(*command).out


def test_lists_changed_since_the_merge_are_said(run: Run, commune: Path) -> None:
    run("merge", "--out", "tonghop.xlsx")
    assert "HT805" not in run("giaithich", "thử").err
    write_list(commune / "thon_A.xlsx", {"LDTD": free_workers([THU])})
    assert "HT805" in run("giaithich", "thử").err


def test_a_policy_is_meant_by_its_sheet_or_its_whole_name(run: Run) -> None:
    page = run("giaithich", "ho-kinh-doanh").out
    assert run("giaithich", "hkd").out == page
    assert run("giaithich", "Hỗ trợ hộ kinh doanh phải dừng hoạt động").out == page


@pytest.mark.parametrize("policy", sorted(load_pack()[0].policies))  # type: ignore[union-attr]
def test_the_page_of_a_policy_says_who_how_much_which_papers_and_who_decides(
    run: Run, policy: str
) -> None:
    out = run("quytac", "xem", policy).out
    assert "Điều kiện (" in out or policy == "giam-dong-tnld"
    assert "Quyết định" in out or "quyết định:" in out
    assert "Căn cứ: " in out
    assert "…" not in out
    assert "{" not in out
