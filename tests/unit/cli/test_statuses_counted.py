"""Which outputs count a file, by where it stands: summary, posting, payout and forecast."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import Run
from tests.unit.cli.case_folder import BIA, MAU, THU, lay_case, stages

from hotro68.casebook.book import Book
from hotro68.cli.exits import Exit
from hotro68.core.case import Stage
from hotro68.pipeline.paying import register_of
from hotro68.pipeline.posting import expected
from hotro68.policy.loader import load_pack

DAY = "16/07/2021"
ONE = 1_500_000
MERGE = ("merge", "--json", "--ngay", DAY)
HOLD = (
    *("phananh", "them", "--nguoi-phan-anh", "Người dân Ví Dụ", "--noi-dung", "Vẫn đi làm"),
    *("--giao", "Lê Thị Ví Dụ", "--ngay", DAY),
)


def appraised(run: Run, result: str, reason: str) -> None:
    told = ("--ketqua", result, "--lydo", reason, "--ngay", DAY)
    assert run("thamdinh", "--hoso", MAU[0], *told).code in {Exit.CLEAN, Exit.ASKED}


def counted(run: Run) -> dict[str, int]:
    told = json.loads(run(*MERGE).out)
    return {one["person"]["ho_ten"]: one["amount"] for one in told["awards"]}


def on_board(folder: Path) -> list[str]:
    merged, _ = Book(folder).last_merge()
    files, _ = Book(folder).files()
    pack, _ = load_pack()
    assert merged is not None
    assert pack is not None
    return [one.claim.name for one in expected(merged, files, pack).merged.awards]


def asked_for(run: Run) -> int:
    told = json.loads(run("kinhphi", "--co-so", "denghi", "--json", "--ngay", DAY).out)
    return int(told["amount"])


@pytest.mark.parametrize(
    ("result", "reason", "stage"),
    [
        ("bo-sung", "thieu-giay-to", Stage.RETURNED),
        ("khongdat", "khong-dung-doi-tuong", Stage.FAILED),
    ],
)
def test_a_file_found_wanting_counts_nowhere_until_it_passes(
    run: Run, tmp_path: Path, result: str, reason: str, stage: Stage
) -> None:
    lay_case(run, tmp_path)
    appraised(run, result, reason)
    assert stages(tmp_path)[MAU[0]] is stage
    assert MAU[0] not in counted(run)
    assert MAU[0] not in on_board(tmp_path)
    assert asked_for(run) == 2 * ONE
    assert run("kiemchung").code == Exit.CLEAN
    assert run("thamdinh", "--hoso", MAU[0], "--ketqua", "dat", "--ngay", DAY).code == 0
    assert on_board(tmp_path) == [BIA[0], MAU[0], THU[0]]
    assert counted(run)[MAU[0]] == ONE


def test_a_returned_file_is_asked_about_with_its_step_and_comes_back_when_undone(
    run: Run, tmp_path: Path
) -> None:
    lay_case(run, tmp_path)
    appraised(run, "bo-sung", "thieu-giay-to")
    told = json.loads(run(*MERGE).out)
    (row,) = told["asked"]
    assert row["reason"].startswith("phải bổ sung ngày 16/07/2021: Thiếu giấy tờ")
    assert row["ref"] == "sổ theo dõi, bước 2 (thamdinh)"
    for _ in range(2):
        assert run("hoantac", "--ngay", DAY).code == Exit.CLEAN
    assert len(counted(run)) == 3


def test_nothing_is_paid_out_past_a_file_sent_back_nor_to_one_held(
    run: Run, tmp_path: Path
) -> None:
    lay_case(run, tmp_path)
    pay = ("chitra", "lap", "--so", "1/QĐ", "--ngay", "20/07/2021")
    appraised(run, "bo-sung", "thieu-giay-to")
    assert "HT502" in run(*pay).err
    assert run("hoantac", "--ngay", DAY).code == Exit.CLEAN
    assert run(*HOLD, "--ho-so", THU[0]).code == Exit.CLEAN
    run(*pay)
    sheets = register_of(Book(tmp_path).journal.entries()[0]).sheets.values()
    assert [line.name for sheet in sheets for line in sheet.lines] == [BIA[0], MAU[0]]
