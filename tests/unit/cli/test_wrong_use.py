"""Wrong use of any command: one sentence that says what to type, and nothing done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from tests.conftest import Run, free_workers, write_list

from hotro68.cli.app import app
from hotro68.cli.exits import Exit

MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")


def _below(command: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:  # noqa: ANN401
    if not hasattr(command, "commands"):
        yield path, command
        return
    for name, one in command.commands.items():
        yield from _below(one, (*path, name))


COMMANDS = dict(_below(typer.main.get_command(app), ()))


@pytest.fixture
def thon_a(tmp_path: Path) -> Path:
    return write_list(tmp_path / "thon_A.xlsx", {"LDTD": free_workers([MAU])})


def test_every_command_refuses_an_option_it_does_not_have(run: Run, tmp_path: Path) -> None:
    for command in COMMANDS:
        ran = run(*command, "--lala")
        assert ran.code == Exit.UNUSABLE, command
        assert ran.err.startswith("Không có tùy chọn «--lala»."), command
    assert list(tmp_path.iterdir()) == []


def test_every_command_names_what_it_was_not_given(run: Run) -> None:
    needing = {
        command: [one for one in made.params if one.required]
        for command, made in COMMANDS.items()
    }
    assert sum(map(bool, needing.values())) > 5
    for command, missing in needing.items():
        if missing:
            ran = run(*command)
            told = missing[0].metavar.strip("[]…")
            first = told if missing[0].param_type_name == "argument" else missing[0].opts[-1]
            assert ran.err.startswith(f"Thiếu «{first}».\nXem cách dùng: hotro68"), command
            assert ran.code == Exit.UNUSABLE


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chitra"], "Thiếu lệnh con: lap, nhap."),
        (["khoitao", "xã", "của", "tôi"], "Thừa «của tôi» trong lệnh; tên có dấu cách"),
        (["hoantac", "abc"], "«BƯỚC» không dùng được: cần một số nguyên.\n"),
        (["mau", "--so-dong", "0"], "cần một số nguyên từ 1 đến 1000."),
        (["validate", "--json=co"], "Tùy chọn «--json» không nhận giá trị."),
        (["tinh", "."], "đây là một thư mục"),
        (["khoitao", "thon_A.xlsx"], "đã có một tệp trùng tên với thư mục cần tạo"),
        (["merge", "--out", ""], "--out: «.» không phải tên tệp .xlsx, ví dụ ten.xlsx"),
        (["merge", "--out", "tonghop"], "«tonghop» không phải tên tệp .xlsx"),
        (["validate", "--bao-cao", ""], "--bao-cao: «.» không phải tên tệp .html"),
        (["validate", "--bao-cao", "thon_A.xlsx"], "ví dụ thon_A.html"),
        (["trung", "--xuat", ""], "--xuat: «.» không phải tên tệp .xlsx"),
    ],
)
def test_a_word_that_fits_nothing_is_named_with_what_does(
    run: Run, tmp_path: Path, thon_a: Path, arguments: list[str], says: str
) -> None:
    before = thon_a.read_bytes()
    ran = run(*arguments)
    assert ran.code in {Exit.UNUSABLE, Exit.CANNOT_WRITE}
    assert says in ran.err
    assert [one.name for one in tmp_path.iterdir()] == ["thon_A.xlsx"]
    assert thon_a.read_bytes() == before


@pytest.mark.usefixtures("thon_a")
def test_where_the_workbook_went_is_said_from_where_the_clerk_stands(run: Run) -> None:
    run("khoitao", "xã mới")
    Path("thon_A.xlsx").rename("xã mới/danhsach/thon_A.xlsx")
    ran = run("merge", "-C", "xã mới")
    assert Path("xã mới/tonghop.xlsx").is_file()
    assert "Đã ghi xã mới/tonghop.xlsx." in ran.out


def test_a_folder_is_begun_with_what_to_type_next(run: Run) -> None:
    assert 'vào thư mục ấy (cd "xã mới"), rồi chạy' in run("khoitao", "xã mới").out
    assert "cd" not in run("khoitao").out
