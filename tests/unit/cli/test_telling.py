"""giaithich and quytac: why, and what the rules say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import Run, free_workers, write_list

from hotro68.cli.exits import Exit
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
    assert "Được chi 1.500.000 đồng." in ran.out
    assert "NQ 68/NQ-CP mục II điểm 12" in ran.out
    assert "✓" in ran.out


def test_the_row_set_aside_names_the_winner_and_the_article(run: Run, commune: Path) -> None:
    assert commune.is_dir()
    ran = run("giaithich", "thon_B.xlsx › LDTD!4")
    assert "Không chi" in ran.out
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
    assert "(H4)" in ran.out


def test_a_condition_without_a_column_is_confirmed_by_the_hamlet(
    run: Run, tmp_path: Path
) -> None:
    grid = [[*row[:7], *row[9:]] for row in free_workers([MAU])]
    write_list(tmp_path / "thon_A.xlsx", {"LDTD": grid})
    assert "✓ (thôn xác nhận)" in run("giaithich", "mẫu").out


def test_an_unknown_person_is_said(run: Run, commune: Path) -> None:
    assert commune.is_dir()
    ran = run("giaithich", "Không Có Ai")
    assert ran.code == Exit.UNUSABLE
    assert "không thấy" in ran.err


def test_a_code_is_explained_without_any_list(run: Run) -> None:
    ran = run("giaithich", "ht112")
    assert ran.code == Exit.CLEAN
    assert "so-giay-to-sai-do-dai" in ran.out


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
    assert "mức độ khuyết tật" in out
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
    assert any("✓ Không thuộc trường hợp: Không có việc làm" in line for line in met)
    assert not any("✓ Không có việc làm" in line for line in met)
