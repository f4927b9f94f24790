"""The worked example of 118 people and 191.400.000 đồng, through the real commands."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.conftest import Run
from tests.unit.money_commune import decided, fill_in, lay_out, result_sheets, someone

from hotro68.cli.app import run as run_program
from hotro68.cli.exits import Exit
from hotro68.pipeline.recount import recount
from hotro68.vietnamese.numbers import money_in_words

AWAY = [someone(at)[0] for at in (60, 61)]
BALANCES = ("--duphong", "40.000.000", "--quydutru", "10.000.000", "--cctl", "8.000.000")
WORDS = "một trăm chín mươi mốt triệu bốn trăm nghìn đồng"


@pytest.fixture(scope="module")
def paid_commune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Merged, decided, paid to all but two; made once, copied for each test."""
    folder = tmp_path_factory.mktemp("xa")
    lay_out(folder)
    for command in (
        ["merge", "-C", str(folder)],
        ["chitra", "lap", "--so", "123/QĐ-UBND", "--ngay", "16/08/2021", "-C", str(folder)],
    ):
        assert run_program(command) == 0
    for sheet in result_sheets(folder):
        fill_in(sheet, {name: {"Kết quả": "Vắng"} for name in AWAY})
    filled = [str(path) for path in result_sheets(folder)]
    assert (
        run_program(["chitra", "nhap", *filled, "--ngay", "25/08/2021", "-C", str(folder)]) == 0
    )
    return folder


@pytest.fixture
def case(run: Run, paid_commune: Path, tmp_path: Path) -> Path:
    del run  # the folder it makes is the one to copy into
    shutil.copytree(paid_commune, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.mark.usefixtures("case")
def test_what_is_approved_is_shared_eighty_to_twenty(run: Run) -> None:
    told = json.loads(run("kinhphi", *BALANCES, "--ngay", "20/08/2021", "--json").out)
    assert (told["people"], told["amount"]) == (118, 191_400_000)
    assert (told["central"], told["local"], told["excess"]) == (153_120_000, 38_280_000, 0)
    assert money_in_words(told["amount"]).casefold() == WORDS


@pytest.mark.usefixtures("case")
def test_local_sources_have_their_ceilings_and_the_shortfall_is_said(run: Run) -> None:
    ran = run("kinhphi", *BALANCES, "--ngay", "20/08/2021", "--json")
    told = json.loads(ran.out)
    assert [fund["ceiling"] for fund in told["funds"]] == [20_000_000, 7_000_000, 8_000_000]
    assert [fund["draw"] for fund in told["funds"]] == [20_000_000, 7_000_000, 8_000_000]
    assert told["short"] == 3_280_000
    assert "còn thiếu 3.280.000 đồng" in ran.err
    assert run("kinhphi", *BALANCES, "--nghiem").code == Exit.ERRORS


@pytest.mark.usefixtures("case")
def test_no_sum_is_cut_in_a_narrow_window(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    told = run("kinhphi", *BALANCES, "--ngay", "20/08/2021", "--xem-truoc").out
    assert "…" not in told
    for amount in ("60.000.000", "11.400.000", "90.000.000", "30.000.000", "191.400.000"):
        assert f" {amount} đồng" in told


@pytest.mark.usefixtures("case")
def test_what_is_paid_is_shared_anew(run: Run) -> None:
    told = json.loads(run("kinhphi", "--co-so", "chi", "--json", "--ngay", "31/08/2021").out)
    assert (told["people"], told["amount"]) == (116, 188_400_000)
    assert (told["central"], told["local"]) == (150_720_000, 37_680_000)


@pytest.mark.usefixtures("case")
def test_the_settlement_names_what_is_to_be_given_back(run: Run) -> None:
    told = run("quyettoan", "--nhan", "191400000", "--ngay", "31/08/2021")
    assert told.code == Exit.CLEAN
    assert "còn 3.000.000 đồng (3.000.000 của người chưa nhận)" in told.err
    closed = run("quyettoan", "--tra", "3.000.000", "--ngay", "31/08/2021")
    assert "HT517" not in closed.err
    assert "- đã nộp trả 3.000.000 = 0 đồng" in closed.out


@pytest.mark.usefixtures("case")
def test_more_spent_than_received_is_an_error(run: Run) -> None:
    ran = run("quyettoan", "--nhan", "188.000.000", "--ngay", "31/08/2021")
    assert ran.code == Exit.ERRORS
    assert "HT518" in ran.err


def test_each_paid_row_points_to_page_and_line_of_its_sheet(run: Run, case: Path) -> None:
    run("quyettoan", "--ngay", "31/08/2021")
    vouchers = load_workbook(case / "ketqua" / "quyet-toan.xlsx")["ChungTu"]
    rows = list(vouchers.iter_rows(values_only=True))
    counted = [row for row in rows if isinstance(row[0], int)]
    assert len(counted) == 116
    assert sum(int(str(row[10])) for row in counted) == 188_400_000
    by_sheet = {str(n): list(_printed(case, n)) for n in (1, 2)}
    for row in counted:
        page, line, name = by_sheet[str(row[7])][int(str(row[9])) - 1]
        assert (str(page), str(line), name) == (row[8], row[9], row[1])


def _printed(case: Path, number: int) -> Iterator[tuple[int, int, str]]:
    """Page, line and name as they stand on the printed sheet."""
    (path,) = (case / "ketqua" / "chitra").glob(f"bang-{number:02d}-thon-mau-???.xlsx")
    page = 1
    for row in load_workbook(path)["ChiTra"].iter_rows(values_only=True):
        if isinstance(row[0], int):
            yield page, row[0], str(row[1])
        elif str(row[0]).startswith("Cộng trang"):
            page += 1


def test_the_report_says_what_the_settlement_says(run: Run, case: Path) -> None:
    settled = run("quyettoan", "--den", "31/08/2021", "--ngay", "31/08/2021").out
    told = run("baocao", "--den", "31/08/2021", "--ngay", "31/08/2021").out
    assert (
        "Chi trong kỳ 188.400.000 đồng (trung ương 150.720.000, địa phương 37.680.000" in told
    )
    assert "đã chi 188.400.000 (116 lượt); chưa chi 3.000.000" in settled
    assert "chưa chi: 2 hồ sơ, 3.000.000 đồng" in told
    assert _grand(case, "bao-cao.xlsx", "ChiTra") == _grand(
        case, "quyet-toan.xlsx", "QuyetToan"
    )


def _grand(case: Path, name: str, sheet: str) -> list[int]:
    page = load_workbook(case / "ketqua" / name)[sheet]
    rows = [row for row in page.iter_rows(values_only=True) if row[0] == "Tổng cộng"]
    return [cell for cell in rows[-1] if isinstance(cell, int)]


@pytest.mark.usefixtures("case")
def test_a_day_before_the_money_was_handed_out_counts_nothing_as_paid(run: Run) -> None:
    before = run("quyettoan", "--den", "19/08/2021", "--ngay", "31/08/2021").out
    assert "đã chi 0 (0 lượt)" in before
    assert "chưa có kết quả 191.400.000" in before
    period = run("baocao", "--tu", "21/08/2021", "--den", "31/08/2021").out
    assert "Chi trong kỳ 0 đồng" in period
    undecided = run("quyettoan", "--den", "15/08/2021", "--ngay", "31/08/2021")
    assert (undecided.code, "HT516" in undecided.err) == (Exit.PROCEDURE, True)


def test_every_workbook_adds_up_and_the_record_is_whole(run: Run, case: Path) -> None:
    for command in (["kinhphi"], ["kinhphi", "--co-so", "chi"], ["quyettoan"], ["baocao"]):
        run(*command, "--ngay", "31/08/2021")
    found = [path for path in case.rglob("*.xlsx") if "danhsach" not in path.parts]
    assert len(found) > 8
    for path in found:
        assert recount(path) == [], path.name
    assert run("kiemchung").code == Exit.CLEAN


def test_the_same_story_twice_gives_the_same_bytes(run: Run, case: Path) -> None:
    first = _outputs(run, case)
    again = case / "lan-hai"
    lay_out(again)
    run("merge", "-C", again)
    run("chitra", "lap", "--so", "123/QĐ-UBND", "--ngay", "16/08/2021", "-C", again)
    for sheet in result_sheets(again):
        fill_in(sheet, {name: {"Kết quả": "Vắng"} for name in AWAY})
    run("chitra", "nhap", *result_sheets(again), "--ngay", "25/08/2021", "-C", again)
    assert _outputs(run, again) == first


def _outputs(run: Run, folder: Path) -> dict[str, bytes]:
    run("quyettoan", "--nhan", "191400000", "--ngay", "31/08/2021", "-C", folder)
    run("baocao", "--ngay", "31/08/2021", "-C", folder)
    papers = [path for path in (folder / "ketqua").rglob("*.*") if "-ket-qua" not in path.name]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in papers}


def test_nothing_can_be_settled_before_a_decision(run: Run, tmp_path: Path) -> None:
    lay_out(tmp_path)
    run("merge")
    assert run("quyettoan").code == Exit.PROCEDURE
    assert run("kinhphi", "--co-so", "chi").code == Exit.PROCEDURE
    assert run("kinhphi").code == Exit.CLEAN
    decided(run)
