"""Days of a claim against their natural order: asked when somebody wrote both."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import Run, write_list
from tests.unit.cli.test_child_before import HEAD, SPELL

TITLE = "DANH SÁCH NGƯỜI LAO ĐỘNG TẠM HOÃN HỢP ĐỒNG, NGHỈ KHÔNG LƯƠNG - THÔN ĐỒNG MẪU"


def lay(folder: Path, filed: str, appraised: str = "") -> None:
    (folder / "hotro68.yaml").write_text(appraised, encoding="utf-8")
    who = (1, "Lý Văn Thử", "05/03/1985", "Nam", "020085001234", *SPELL, "", "", "", 3_710_000)
    grid: list[list[object]] = [[TITLE], [*HEAD, "Ngày nộp hồ sơ"], [*who, filed]]
    write_list(folder / "danhsach" / "cong_ty.xlsx", {"DS": grid})


@pytest.mark.parametrize(
    ("filed", "appraised", "says"),
    [
        ("21/09/2021", "ngay_tham_dinh: 2021-09-20\n", "«Ngày thẩm định» 20/09/2021"),
        ("20/09/2021", "ngay_tham_dinh: 2021-09-20\n", ""),
        ("31/05/2021", "ngay_tham_dinh: 2021-09-20\n", "sau «Ngày nộp hồ sơ» 31/05/2021"),
        ("01/06/2021", "ngay_tham_dinh: 2021-09-20\n", ""),
        ("10/12/2021", "", ""),
    ],
)
def test_a_claim_handed_in_out_of_order_is_asked_about(
    run: Run, tmp_path: Path, filed: str, appraised: str, says: str
) -> None:
    """A day of appraisal that nobody stated says nothing."""
    lay(tmp_path, filed, appraised)
    told = json.loads(run("merge", "--json").out)
    assert [one["amount"] for one in told["awards"]] == ([] if says else [3_710_000])
    assert [says in one["reason"] for one in told["asked"]] == ([True] if says else [])
    assert run("kiemchung").code == 0


def lay_appraised(folder: Path, own: str) -> None:
    (folder / "hotro68.yaml").write_text("", encoding="utf-8")
    who = (1, "Lý Văn Thử", "05/03/1985", "Nam", "020085001234", *SPELL, "", "", "", 3_710_000)
    grid: list[list[object]] = [[TITLE], [*HEAD, "Ngày thẩm định"], [*who, own]]
    write_list(folder / "danhsach" / "cong_ty.xlsx", {"DS": grid})


@pytest.mark.parametrize(
    ("stated", "own", "asked"),
    [
        ("--ngay 16/07/2021", "25/07/2021", True),
        ("--ngay 25/07/2021", "25/07/2021", False),
        ("", "25/07/2021", False),
    ],
)
def test_a_day_of_appraisal_still_to_come_is_asked_about(
    run: Run, tmp_path: Path, stated: str, own: str, *, asked: bool
) -> None:
    """It would count days that have not passed; a row knows no more than the day of the run."""
    lay_appraised(tmp_path, own)
    told = json.loads(run("merge", *stated.split(), "--json").out)
    assert ["«Ngày thẩm định»" in one["reason"] for one in told["asked"]] == [True] * asked
    assert [one["amount"] for one in told["awards"]] == [3_710_000] * (not asked)


@pytest.mark.parametrize("step", [("chitra", "lap"), ("niemyet", "--loai", "ketqua")])
def test_nothing_is_decided_before_the_day_a_list_says_it_was_appraised(
    run: Run, tmp_path: Path, step: tuple[str, ...]
) -> None:
    lay_appraised(tmp_path, "25/07/2021")
    assert run("merge").code == 0
    number = ("--so", "01/QĐ-UBND", "--ngay")
    assert (
        "trước ngày 25/07/2021 là ngày thẩm định ghi ở cong_ty.xlsx › DS!L3"
        in run(*step, *number, "16/07/2021").err
    )
    assert "01/QĐ-UBND" not in run("nhatky").out
    assert run(*step, *number, "26/07/2021").code == 0


def test_nothing_is_submitted_before_the_day_a_list_says_it_was_appraised(
    run: Run, tmp_path: Path
) -> None:
    lay_appraised(tmp_path, "25/07/2021")
    assert run("merge").code == 0
    appraised = ("thamdinh", "--hoso", "Lý Văn Thử", "--ketqua", "dat", "--ngay", "15/07/2021")
    for who in ("Bế Thị Lập", "Mã Văn Kiểm"):
        assert run(*appraised, "--nguoi", who).code == 0
    assert (
        "trước ngày 25/07/2021 là ngày thẩm định ghi ở cong_ty.xlsx › DS!L3"
        in run("totrinh", "--ngay", "16/07/2021").err
    )
    assert run("totrinh", "--ngay", "26/07/2021").code == 0
