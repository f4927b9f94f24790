"""Locked, large, hidden and struck-out lists, as a clerk meets them on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Literal

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from tests.conftest import Run, free_workers, write_list
from tests.unit.reading.locked_books import locked_xlsx

from hotro68.cli.exits import Exit
from hotro68.cli.opening import PASSWORD

MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")
THU = ("Nông Thị Thử", "06/04/1990", "Nữ", "020190000222")
VI = ("Lý Văn Ví", "07/05/1987", "Nam", "020087000333")
SECRET = "thôn Mẫu 68"  # noqa: S105 - of a list made here
DAY = ("--ngay", "16/07/2021")


def dressed(
    path: Path, dress: Callable[[Worksheet], object], people: Iterable[Any] = (MAU, THU)
) -> Path:
    """A list of people from row 4 on, dressed up."""
    write_list(path, {"LDTD": free_workers(people)})
    book = openpyxl.load_workbook(path)
    dress(book.worksheets[0])
    book.save(path)
    return path


def said(out: str) -> list[tuple[str, int]]:
    """Codes and rows, 0 for a whole sheet or file."""
    return [(found["code"], found["row"] or 0) for found in json.loads(out)["findings"]]


def hide(sheet: Worksheet) -> None:
    sheet.row_dimensions[5].hidden = True


def filter_away(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A3:J5"
    sheet.auto_filter.add_filter_column(0, ["1"])
    hide(sheet)


def strike(sheet: Worksheet) -> None:
    for cell in sheet[5]:
        cell.font = Font(strike=True)


def strike_the_money(sheet: Worksheet) -> None:
    sheet["J5"].font = Font(strike=True)


@pytest.mark.parametrize(
    ("dress", "code"),
    [
        (hide, "HT316"),
        (filter_away, "HT317"),
        (strike, "HT318"),
        (strike_the_money, "HT319"),
    ],
)
def test_a_row_out_of_sight_is_neither_paid_nor_dropped(
    run: Run, tmp_path: Path, dress: Callable[[Worksheet], object], code: str
) -> None:
    path = dressed(tmp_path / "thon_A.xlsx", dress)
    checked = run("validate", path, "--json", *DAY, "--khong-ghi")
    assert (code, 5) in said(checked.out)
    assert checked.code == Exit.ASKED
    ran = run("merge", path, "--json", "--xem-truoc", *DAY)
    merged = json.loads(ran.out)
    assert ran.code == Exit.ASKED
    assert merged["summary"]["people"] == 1
    assert asked(merged) == [(THU[0], code)]


def asked(merged: dict[str, Any]) -> list[tuple[str, str]]:
    """Whom nobody can pay before an answer, and the code that says so."""
    return [(row["person"]["ho_ten"], row["code"]) for row in merged["asked"]]


def test_struck_out_headings_and_signatures_ask_nothing(run: Run, tmp_path: Path) -> None:
    def dress(sheet: Worksheet) -> None:
        sheet.append([])
        sheet.append([None, "Người lập biểu"])
        for place in ("A1", "B3", "B7"):
            sheet[place].font = Font(strike=True)
        sheet.row_dimensions[2].hidden = True

    path = dressed(tmp_path / "thon_A.xlsx", dress)
    ran = run("validate", path, "--json", *DAY)
    assert not {"HT316", "HT318", "HT319"} & {code for code, _ in said(ran.out)}


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_people_on_a_hidden_sheet_wait_until_somebody_answers(
    run: Run, tmp_path: Path, state: Literal["hidden", "veryHidden"]
) -> None:
    path = write_list(
        tmp_path / "thon_A.xlsx", {"DS": free_workers([MAU]), "Moi": free_workers([THU])}
    )
    book = openpyxl.load_workbook(path)
    book["Moi"].sheet_state = state
    book.save(path)
    ran = run("merge", path, "--json", "--xem-truoc", *DAY)
    merged = json.loads(ran.out)
    assert ran.code == Exit.ASKED
    assert merged["summary"]["people"] == 1
    assert asked(merged) == [(THU[0], "HT314")]


def test_a_hidden_copy_of_the_list_holds_nobody_back(run: Run, tmp_path: Path) -> None:
    people = free_workers([MAU, THU])
    path = write_list(tmp_path / "thon_A.xlsx", {"DS": people, "DS cu": people})
    book = openpyxl.load_workbook(path)
    book["DS cu"].sheet_state = "hidden"
    book.save(path)
    merged = json.loads(run("merge", path, "--json", "--xem-truoc", *DAY).out)
    assert merged["summary"]["people"] == 2
    assert len(asked(merged)) == 2


def test_a_hidden_row_that_says_something_else_holds_its_person_back(
    run: Run, tmp_path: Path
) -> None:
    def dress(sheet: Worksheet) -> None:
        sheet["G5"] = "02/06/2021"
        hide(sheet)

    path = dressed(tmp_path / "thon_A.xlsx", dress, [MAU, MAU, VI])
    merged = json.loads(run("merge", path, "--json", "--xem-truoc", *DAY).out)
    assert merged["summary"]["people"] == 1
    assert {name for name, _ in asked(merged)} == {MAU[0]}


# ── Passwords ────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = write_list(tmp_path / "thon_A.xlsx", {"LDTD": free_workers([MAU, THU])})
    path.write_bytes(locked_xlsx(path.read_bytes(), SECRET))
    return path


def test_a_locked_list_is_read_with_the_password_typed(run: Run, locked: Path) -> None:
    for command in (("validate", "--khong-ghi"), ("merge", "--xem-truoc")):
        ran = run(*command, locked, "--json", "--mat-khau", "sai", "--mat-khau", SECRET, *DAY)
        assert ran.code in {Exit.CLEAN, Exit.ASKED}
        assert len(json.loads(ran.out)["rows"]) == 2
        assert SECRET not in ran.out + ran.err


def test_the_password_may_stand_where_nobody_sees_it(
    run: Run, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD, SECRET)
    assert run("validate", locked, *DAY).code == Exit.CLEAN


def test_without_a_password_the_way_in_is_told(run: Run, locked: Path) -> None:
    ran = run("validate", locked)
    assert ran.code == Exit.UNUSABLE
    assert "HT303" in ran.out
    assert "--mat-khau" in ran.out


def test_a_wrong_password_is_said_and_the_other_lists_are_read(
    run: Run, locked: Path, tmp_path: Path
) -> None:
    other = write_list(tmp_path / "thon_B.xlsx", {"LDTD": free_workers([VI])})
    ran = run("validate", locked, other, "--mat-khau", "sai", "--json")
    assert ("HT320", 0) in said(ran.out)
    assert len(json.loads(ran.out)["rows"]) == 1


# ── Size ─────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A list whose workbook also holds two megabytes of nothing."""
    path = write_list(tmp_path / "thon_A.xlsx", {"LDTD": free_workers([MAU, THU])})
    book = openpyxl.load_workbook(path)
    book.create_sheet("Khac")["A1"] = "x" * 30_000
    for number in range(1, 80):
        book["Khac"].cell(number, 1, f"{number}" + "x" * 30_000)
    book.save(path)
    return path


def test_a_file_over_the_limit_is_refused_with_the_way_out(run: Run, large: Path) -> None:
    ran = run("validate", large, "--gioi-han", "1")
    assert ran.code == Exit.UNUSABLE
    assert "hơn 1 MB" in ran.out
    assert "--gioi-han" in ran.out


def test_the_limit_may_be_raised(run: Run, large: Path) -> None:
    assert run("validate", large, "--gioi-han", "3", *DAY).code == Exit.CLEAN


def test_a_limit_of_nothing_is_wrong_use(run: Run, large: Path) -> None:
    assert run("validate", large, "--gioi-han", "0").code == Exit.UNUSABLE
