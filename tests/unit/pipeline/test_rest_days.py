"""A last filing day on a holiday stays; whoever files just after it is remarked on."""

from __future__ import annotations

from datetime import date

import pytest

from hotro68.core.award import Answer
from hotro68.core.claim import Claim
from hotro68.core.source import Source
from hotro68.pipeline.checking import check_claim
from hotro68.policy.assess import Rulebook
from hotro68.policy.loader import load_pack

STOPPED = {
    "ho_ten": "Hoàng Văn Mẫu",
    "tu_ngay": date(2021, 6, 1),
    "den_ngay": date(2021, 6, 20),
    "co_dang_ky_kinh_doanh": True,
    "co_dang_ky_thue": True,
    "dung_theo_yeu_cau": True,
    "con_nganh_khac_hoat_dong": False,
}
LOAN = {"loai": "A", "so_lao_dong": 9, "so_thang": 3, "vung": "III", "no_xau": False}


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    pack, findings = load_pack()
    assert pack is not None, findings
    return Rulebook(pack, date(2022, 4, 10))


def told(rulebook: Rulebook, policy: str, **facts: object) -> tuple[Answer, list[str]]:
    claim = Claim(policy, facts, Source("thon.xlsx", "DS", 3))  # type: ignore[arg-type]
    row, findings = check_claim(claim, rulebook, [])
    return row.assessment.answer, [finding.code.id for finding in findings]


@pytest.mark.parametrize(
    ("filed", "answer", "remarks"),
    [
        (date(2022, 1, 28), Answer.PAID, 0),
        (date(2022, 1, 31), Answer.PAID, 0),  # the holiday itself is still in time
        (date(2022, 2, 1), Answer.REFUSED, 1),
        (date(2022, 2, 7), Answer.REFUSED, 1),  # the next working day
        (date(2022, 2, 8), Answer.REFUSED, 0),
        (date(2022, 3, 1), Answer.REFUSED, 0),
    ],
)
def test_the_fixed_day_holds_and_the_doubt_is_said(
    rulebook: Rulebook, filed: date, answer: Answer, remarks: int
) -> None:
    found, codes = told(rulebook, "ho-kinh-doanh", **STOPPED, ngay_nop=filed)
    assert found is answer
    assert codes.count("HT213") == remarks


def test_a_last_day_that_is_a_working_day_leaves_no_doubt(rulebook: Rulebook) -> None:
    found, codes = told(
        rulebook, "vay-tra-luong", **LOAN, so_ngay_ngung=20, ngay_nop=date(2022, 3, 26)
    )
    assert found is Answer.REFUSED
    assert "HT213" not in codes


def test_a_policy_without_a_last_day_has_none_to_miss(rulebook: Rulebook) -> None:
    stay = {"dien": "F0", "tu_ngay": date(2021, 8, 1), "den_ngay": date(2021, 8, 10)}
    _, codes = told(
        rulebook, "f0-f1", **stay, hinh_thuc="co-so-y-te", ngay_nop=date(2022, 2, 1)
    )
    assert "HT213" not in codes
