"""The commands as a clerk types them: what they say, what they leave, how they end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
import typer.main
from tests.conftest import Run, free_workers, write_list
from typer.models import CommandInfo, TyperInfo

from hotro68.cli import late
from hotro68.cli.app import app
from hotro68.cli.exits import Exit

MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")
THU = ("Nông Thị Thử", "06/04/1990", "Nữ", "020190000222")
ENGLISH = re.compile(
    r"\b(usage|options|arguments|commands|error|missing|show this|exit\.|invalid|required)\b",
    re.IGNORECASE,
)


def good_list(folder: Path, name: str = "thon_A.xlsx") -> Path:
    return write_list(folder / name, {"LDTD": free_workers([MAU, THU])})


def test_a_clean_list_says_people_and_money_in_one_line(run: Run, tmp_path: Path) -> None:
    ran = run("validate", good_list(tmp_path), "--ngay", "16/07/2021")
    assert ran.code == Exit.CLEAN
    assert "thon_A.xlsx: 2 người, 3.000.000 đồng theo quy định. Không có lỗi." in ran.out


def test_validate_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    path = good_list(tmp_path)
    before = path.read_bytes()
    run("validate", path)
    assert [one.name for one in tmp_path.iterdir()] == ["thon_A.xlsx"]
    assert path.read_bytes() == before


def test_a_wrong_amount_is_said_at_its_cell_with_the_right_one(
    run: Run, tmp_path: Path
) -> None:
    grid = [list(row) for row in free_workers([MAU, THU])]
    grid[4][9] = 2_000_000
    path = write_list(tmp_path / "thon_A.xlsx", {"LDTD": grid})
    ran = run("validate", path, "--json")
    found = {f["code"]: f for f in json.loads(ran.out)["findings"]}
    assert ran.code == Exit.ERRORS
    assert (found["HT210"]["cell"], found["HT210"]["fix"]) == ("J5", "1.500.000")
    assert found["HT210"]["ref"] == "NQ 68/NQ-CP mục II điểm 12"


def test_json_is_one_object_and_the_ledger_closes(run: Run, tmp_path: Path) -> None:
    ran = run("validate", good_list(tmp_path), "--json", "--ngay", "2021-07-16")
    envelope = json.loads(ran.out)
    (sheet,) = envelope["files"][0]["sheets"]
    assert ran.out.count("\n") == 1
    assert envelope["as_of"] == "2021-07-16"
    assert sum(sheet["ledger"].values()) == 5
    assert sheet["columns"]["so_giay_to"] == "E"
    assert [row["status"] for row in envelope["rows"]] == ["hop_le", "hop_le"]
    assert envelope["rows"][0]["ngay_sinh"] == "1985-03-05"


def test_one_bad_file_never_stops_the_others(run: Run, tmp_path: Path) -> None:
    good_list(tmp_path)
    (tmp_path / "thon_B.xlsx").write_bytes(b"PK\x03\x04 khong phai")
    ran = run("validate", "thon_A.xlsx", "thon_B.xlsx", "khong-co.xlsx", "--json")
    envelope = json.loads(ran.out)
    assert ran.code == Exit.UNUSABLE
    assert envelope["summary"]["rows"] == 2
    assert {"HT301", "HT304"} <= {finding["code"] for finding in envelope["findings"]}


def test_a_question_ends_with_three(run: Run, tmp_path: Path) -> None:
    grid = [list(row) for row in free_workers([MAU])]
    grid[3][5] = None
    ran = run("validate", write_list(tmp_path / "thon_A.xlsx", {"LDTD": grid}))
    assert ran.code == Exit.ASKED
    assert "HT103" in ran.out


def test_strict_turns_a_warning_into_an_error(run: Run, tmp_path: Path) -> None:
    wrong_sex = ("Hoàng Văn Mẫu", "05/03/1985", "Nữ", "020085000111")
    path = write_list(tmp_path / "thon_A.xlsx", {"LDTD": free_workers([wrong_sex])})
    assert run("validate", path).code == Exit.CLEAN
    assert run("validate", path, "--nghiem").code == Exit.ERRORS


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["merg"], "Không có lệnh «merg»"),
        (["validate", "--jsn"], "Không có tùy chọn «--jsn»"),
        (["validate", "--toi-da", "x"], "Giá trị của «--toi-da» không dùng được"),
        (["merge", "--out"], "Tùy chọn «--out» cần một giá trị"),
        (["validate", "--ngay", "30/2/2021"], "--ngay"),
        (["validate", "--chinhsach", "khong-co"], "không có chính sách «khong-co»"),
        (["validate", "khong-co.xlsx"], "Không thấy tệp «khong-co.xlsx»"),
        (["merge"], "Không có tệp danh sách nào"),
        (["niemyet", "--pdf"], "Chưa có lần tổng hợp nào"),
        (["niemyet", "--loai", "gi-do"], "cần một trong: thutuc, dukien, ketqua"),
        (["niemyet", "--so", "12/QĐ-UBND"], "cần số và ngày quyết định"),
        (["chitra", "lap"], "Chưa có lần tổng hợp nào"),
    ],
)
def test_wrong_use_is_one_vietnamese_sentence_and_exit_two(
    run: Run, arguments: list[str], says: str
) -> None:
    ran = run(*arguments)
    assert ran.code == Exit.UNUSABLE
    assert says in ran.err + ran.out
    assert "Traceback" not in ran.err
    assert not ENGLISH.search(ran.err)


def every_help() -> list[list[str]]:
    """Every page of the program, as its tree of commands tells."""

    def below(group: Any, path: list[str]) -> list[list[str]]:  # noqa: ANN401 - Typer's own
        pages = [path]
        for name, command in group.commands.items():
            within = [*path, name]
            pages += below(command, within) if hasattr(command, "commands") else [within]
        return pages

    return below(typer.main.get_command(app), [])


@pytest.mark.parametrize("command", every_help(), ids=" ".join)
def test_no_help_page_speaks_english(run: Run, command: list[str]) -> None:
    ran = run(*command, "--help")
    assert ran.code == Exit.CLEAN
    assert "Cách dùng: hotro68" in ran.out
    assert not ENGLISH.search(ran.out)


def test_no_command_is_made_that_was_not_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str | None] = []
    make = late._made  # noqa: SLF001 - the maker that is watched

    def watched(told: CommandInfo | TyperInfo) -> object:
        made.append(told.name)
        return make(told)

    monkeypatch.setattr(late, "_made", watched)
    assert "merge" in run("--help").out
    assert made == []
    run("merge")
    assert made == ["merge"]


def test_a_broken_configuration_is_reported_whole_before_any_list(
    run: Run, tmp_path: Path
) -> None:
    good_list(tmp_path)
    (tmp_path / "hotro68.yaml").write_text(
        "don_vi:\n  xaa: Mẫu\nngay_tham_dinh: 31/12/2021\n", encoding="utf-8"
    )
    ran = run("merge")
    assert ran.code == Exit.UNUSABLE
    assert "hotro68.yaml" in ran.err
    assert "mục lạ" in ran.err
    assert "không phải ngày" in ran.err


def test_a_fault_of_ours_leaves_a_report_without_personal_data(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("Hoàng Văn Mẫu 020085000111")

    monkeypatch.setattr("hotro68.cli.checking.validate", fail)
    ran = run("validate", good_list(tmp_path))
    report = (tmp_path / "hotro68-su-co.txt").read_text("utf-8")
    assert ran.code == Exit.FAULT
    assert "RuntimeError" in report
    for text in (report, ran.err):
        assert "Mẫu" not in text
        assert "020085000111" not in text


def test_begin_writes_settings_that_load_and_touches_nothing_twice(
    run: Run, tmp_path: Path
) -> None:
    assert run("khoitao", "moi").code == Exit.CLEAN
    assert (tmp_path / "moi" / "danhsach").is_dir()
    good_list(tmp_path / "moi" / "danhsach")
    assert run("merge", "-C", "moi").code == Exit.CLEAN
    assert run("khoitao", "moi").code == Exit.UNUSABLE


Act = Callable[[Run], object]


def test_merge_preview_writes_nothing(run: Run, tmp_path: Path) -> None:
    good_list(tmp_path)
    ran = run("merge", "--xem-truoc")
    assert "3.000.000 đồng" in ran.out
    assert [one.name for one in tmp_path.iterdir()] == ["thon_A.xlsx"]


def test_merge_json_has_every_claim_in_one_place(run: Run, tmp_path: Path) -> None:
    good_list(tmp_path, "thon_A.xlsx")
    write_list(tmp_path / "thon_B.xlsx", {"LDTD": free_workers([MAU], "Thôn Hai")})
    ran = run("merge", "--json", "--ngay", "16/07/2021")
    envelope = json.loads(ran.out)
    places = [
        (source["file"], source["row"])
        for award in envelope["awards"]
        for source in [*award["sources"], *(lost["source"] for lost in award["set_aside"])]
    ]
    places += [(row["file"], row["row"]) for row in envelope["asked"] + envelope["refused"]]
    assert sorted(places) == sorted((row["file"], row["row"]) for row in envelope["rows"])
    assert envelope["totals"]["amount"] == 3_000_000
    assert (envelope["totals"]["central"], envelope["totals"]["local"]) == (2_400_000, 600_000)


def test_the_order_of_files_changes_no_byte(run: Run, tmp_path: Path) -> None:
    good_list(tmp_path, "thon_A.xlsx")
    write_list(tmp_path / "thon_B.xlsx", {"LDTD": free_workers([MAU], "Thôn Hai")})
    run("merge", "thon_A.xlsx", "thon_B.xlsx", "--out", "mot.xlsx")
    run("merge", "thon_B.xlsx", "thon_A.xlsx", "--out", "hai.xlsx")
    assert (tmp_path / "mot.xlsx").read_bytes() == (tmp_path / "hai.xlsx").read_bytes()


def test_merge_never_reads_its_own_output(run: Run, tmp_path: Path) -> None:
    good_list(tmp_path)
    run("merge")
    first = (tmp_path / "tonghop.xlsx").read_bytes()
    run("merge")
    assert (tmp_path / "tonghop.xlsx").read_bytes() == first


def test_a_copy_of_a_file_is_counted_once(run: Run, tmp_path: Path) -> None:
    path = good_list(tmp_path)
    (tmp_path / "thon_A (1).xlsx").write_bytes(path.read_bytes())
    envelope = json.loads(run("merge", "--json").out)
    assert envelope["summary"]["rows"] == 2
    assert "HT315" in {finding["code"] for finding in envelope["findings"]}


def test_a_folder_that_cannot_be_written_is_said_and_ends_with_five(
    run: Run, tmp_path: Path
) -> None:
    good_list(tmp_path)
    (tmp_path / "chan").write_text("không phải thư mục", encoding="utf-8")
    ran = run("merge", "--out", "chan/tonghop.xlsx")
    assert ran.code == Exit.CANNOT_WRITE
    assert "HT803" in ran.out + ran.err
    assert not (tmp_path / ".hotro68").exists()


def test_the_same_remark_on_many_rows_is_said_once_with_its_places(
    run: Run, tmp_path: Path
) -> None:
    grid = [list(row) for row in free_workers([MAU, THU])]
    for row in grid[3:]:
        row[5] = None
    ran = run("validate", write_list(tmp_path / "thon_A.xlsx", {"LDTD": grid}))
    assert ran.out.count("HT103") == 1
    assert "Cũng vậy ở 1 chỗ nữa: F5" in ran.out
