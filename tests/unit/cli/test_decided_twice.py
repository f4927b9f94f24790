"""Two approved files that turn out to be one person's: one is paid, the other waits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import Run, free_workers, write_list
from tests.unit.cli.crossing_lists import AN, BINH, CONFIG, DAY

from hotro68.casebook.book import Book
from hotro68.cli.exits import Exit
from hotro68.pipeline.paying import register_of

OLD_NUMBER = (*AN[:3], "082000123")
PAY = ("chitra", "lap", "--so", "01/QĐ-UBND", "--ngay", "20/07/2021")


@pytest.fixture
def group(run: Run, tmp_path: Path) -> str:
    """Said to be two people, both approved and on a sheet. Gives the question's number."""
    (tmp_path / "hotro68.yaml").write_text(CONFIG, encoding="utf-8")
    lists = tmp_path / "danhsach"
    write_list(lists / "a.xlsx", {"LDTD": free_workers([AN, BINH])})
    write_list(lists / "b.xlsx", {"LDTD": free_workers([OLD_NUMBER], "Thôn Hai")})
    run("merge", "--ngay", DAY)
    (asked,) = json.loads(run("trung", "--json").out)["groups"]
    say(run, asked["group"], "hai")
    assert run(*PAY).code == Exit.CLEAN
    assert on_sheets(tmp_path) == [BINH[0], AN[0], AN[0]]
    return str(asked["group"])


def say(run: Run, group: str, what: str) -> str:
    told = ("--lydo", "Sổ hộ khẩu", "--nguoi", "Vi Thị Ví Dụ", "--ngay", "21/07/2021")
    assert run("trung", "--nhom", group, "--la", what, *told).code == Exit.CLEAN
    return " ".join(run("merge", "--ngay", DAY).out.split())


def on_sheets(folder: Path) -> list[str]:
    """Whom the sheets that count still name as to be paid."""
    register = register_of(Book(folder).journal.entries()[0])
    return sorted(line.name for one in register.live for line in register.open_lines(one))


def test_an_answer_changed_after_the_approval_pays_one_person_once(
    run: Run, tmp_path: Path, group: str
) -> None:
    assert "nay là một người với «Nông Văn An»" in say(run, group, "mot")
    ran = run("chitra", "lap", "--ngay", "22/07/2021")
    assert "HT504" in ran.err
    assert "HT506" in ran.err
    assert on_sheets(tmp_path) == [BINH[0], AN[0]]
    run("merge", "--ngay", DAY)
    assert run("chitra", "lap", "--ngay", "22/07/2021").code == Exit.CLEAN
    assert on_sheets(tmp_path) == [BINH[0], AN[0]]


def test_a_file_waits_no_longer_than_the_answer_stands(
    run: Run, tmp_path: Path, group: str
) -> None:
    say(run, group, "mot")
    assert "nay là một người" not in say(run, group, "hai")
    run("chitra", "lap", "--ngay", "22/07/2021")
    assert on_sheets(tmp_path) == [BINH[0], AN[0], AN[0]]


def test_a_merge_undone_holds_nobody(run: Run, tmp_path: Path, group: str) -> None:
    say(run, group, "mot")
    assert run("hoantac").code == Exit.CLEAN
    files, _ = Book(tmp_path).files()
    assert [file.held for file in files.values() if file.held] == []
