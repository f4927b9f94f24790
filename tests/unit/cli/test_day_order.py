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
