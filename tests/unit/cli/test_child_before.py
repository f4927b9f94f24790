"""A child that one parent was paid for in an earlier round, claimed by the other one later."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.conftest import Grid, Run, write_list
from tests.unit.cli.crossing_lists import CONFIG, answered

from hotro68.cli.exits import Exit

DAY = "20/09/2021"
LATER = "21/09/2021"
HEAD = (
    *("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Nghỉ từ ngày", "Nghỉ đến ngày"),
    *("Ngày sinh con", "Họ tên con", "Vợ hoặc chồng", "Số tiền"),
)
FATHER, MOTHER = "Lý Văn Thử", "Vi Thị Bình"
SPELL = ("01/06/2021", "30/07/2021")
BORN = "03/02/2018"


def father(born: str, child: str, spouse: str = "") -> list[object]:
    who = (FATHER, "05/03/1985", "Nam", "020085001234", *SPELL)
    return [1, *who, born, child, spouse, 4_710_000]


def mother(born: str, child: str, spouse: str = "") -> list[object]:
    who = (MOTHER, "12/07/1990", "Nữ", "020190004321", *SPELL)
    return [2, *who, born, child, spouse, 4_710_000]


def leave(folder: Path, *rows: Sequence[object], name: str = "cong_ty.xlsx") -> Path:
    text = CONFIG.replace("2021-07-16", "2021-09-20")
    (folder / "hotro68.yaml").write_text(text, encoding="utf-8")
    title = "DANH SÁCH NGƯỜI LAO ĐỘNG TẠM HOÃN HỢP ĐỒNG, NGHỈ KHÔNG LƯƠNG - THÔN ĐỒNG MẪU"
    grid: Grid = [[title], list(HEAD), *map(list, rows)]
    return write_list(folder / "danhsach" / name, {"DS": grid})


def first_round(run: Run, folder: Path, row: Sequence[object]) -> Path:
    folder.mkdir(exist_ok=True)
    path = leave(folder, row)
    assert run("merge", "--ngay", DAY, "--thu-muc", folder).code == Exit.CLEAN
    decision = ("chitra", "lap", "--so", "01/QĐ-UBND", "--ngay", DAY)
    assert run(*decision, "--thu-muc", folder).code == Exit.CLEAN
    return path


def merged(run: Run) -> tuple[dict[str, int], dict[str, str]]:
    told = json.loads(run("merge", "--json", "--ngay", DAY).out)
    paid = {one["person"]["ho_ten"]: one["amount"] for one in told["awards"]}
    return paid, {one["person"]["ho_ten"]: one["reason"] for one in told["asked"]}


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ((BORN, "Lý Minh An"), (BORN, "LÝ MINH AN")),
        ((BORN, "Lý Minh An (số 020218000777)"), ("", "Bé An, số 020218000777")),
        ((BORN, ""), (BORN, "Lý Minh An", FATHER)),
        ((BORN, ""), (BORN, "")),
    ],
)
def test_a_child_paid_for_before_is_asked_about_at_the_other_parent(
    run: Run, tmp_path: Path, before: Sequence[str], now: Sequence[str]
) -> None:
    """By its number, by name and birth, by a day of birth that a couple may share."""
    first_round(run, tmp_path, father(*before)).unlink()
    leave(tmp_path, mother(*now))
    paid, asked = merged(run)
    assert paid == {}
    assert f"đã được tính cho «{FATHER}», xã đã duyệt chi 4.710.000 đồng" in asked[MOTHER]
    assert run("kiemchung").code == Exit.CLEAN


def test_another_child_is_paid_and_a_conclusion_holds(run: Run, tmp_path: Path) -> None:
    first_round(run, tmp_path, father(BORN, "Lý Minh An")).unlink()
    leave(tmp_path, mother(BORN, "Lý Minh Bảo", FATHER))
    assert merged(run) == ({MOTHER: 4_710_000}, {})
    leave(tmp_path, mother(BORN, "Lý Minh An"))
    assert run("doichieu", "dotruoc", ".", "--ngay", LATER).code == Exit.ASKED
    sheet = tmp_path / "ketqua" / "doi-chieu-dotruoc_hoi.xlsx"
    told = {MOTHER: ("vẫn hỗ trợ", "Hai cháu trùng tên, có giấy khai sinh")}
    assert run("doichieu", "ketluan", answered(sheet, told), "--ngay", LATER).code == Exit.CLEAN
    assert merged(run) == ({MOTHER: 4_710_000}, {})
    assert run("hoantac", "--ngay", LATER).code == Exit.CLEAN


@pytest.mark.parametrize("order", [1, -1])
def test_the_approved_parent_stays_counted_beside_the_other_one(
    run: Run, tmp_path: Path, order: int
) -> None:
    first_round(run, tmp_path, father(BORN, "Lý Minh An"))
    rows = [father(BORN, "Lý Minh An"), mother(BORN, "Lý Minh An")]
    leave(tmp_path, *rows[::order])
    paid, asked = merged(run)
    assert (paid, list(asked)) == ({FATHER: 4_710_000}, [MOTHER])


def test_a_child_taken_off_an_approved_row_was_paid_for_all_the_same(
    run: Run, tmp_path: Path
) -> None:
    first_round(run, tmp_path, father(BORN, "Lý Minh An"))
    leave(tmp_path, father("", ""), mother(BORN, "Lý Minh An"))
    assert MOTHER in merged(run)[1]


def test_a_child_paid_for_in_another_place_is_asked_about(run: Run, tmp_path: Path) -> None:
    first_round(run, tmp_path / "noi_khac", father(BORN, "Lý Minh An"))
    leave(tmp_path, mother(BORN, "Lý Minh An"))
    ran = run("doichieu", "dachi", tmp_path / "noi_khac", "--ngay", LATER)
    assert ran.code == Exit.ASKED
    paid, asked = merged(run)
    assert (paid, list(asked)) == ({}, [MOTHER])
    assert "người ấy đã nhận 4.710.000 đồng" in asked[MOTHER]
