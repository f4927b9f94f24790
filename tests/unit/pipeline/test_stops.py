"""A row that waits for a correction holds back what it would exclude, and nothing is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.conftest import HEADINGS, write_list

from hotro68.casebook.settings import Settings
from hotro68.core.report import Merged
from hotro68.pipeline.merging import merge
from hotro68.pipeline.rules import basis_of, open_rules
from hotro68.writing.envelope import merged_json

SETTINGS = Settings(ngay_tham_dinh=date(2021, 8, 1))
MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")
BUSINESS = ("STT", "Họ và tên chủ hộ", "Ngày sinh", "Giới tính", "Số CMND/CCCD", "Mã số thuế")
STOPPED = ("Dừng từ ngày", "Dừng đến ngày", "Số tiền")
MEALS = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CMND/CCCD")
SPELL = ("Diện", "Từ ngày", "Đến ngày", "Số ngày", "Số tiền")


def worker(*, insured: str = "không", since: str = "01/06/2021") -> list[list[object]]:
    row: list[object] = [1, *MAU, "Bốc vác", since, insured, "không", 1_500_000]
    return [["DANH SÁCH LAO ĐỘNG TỰ DO THÔN VÍ DỤ"], [], list(HEADINGS), row]


def business(until: str) -> list[list[object]]:
    title = "DANH SÁCH HỘ KINH DOANH PHẢI DỪNG HOẠT ĐỘNG THÔN VÍ DỤ"
    row: list[object] = [1, *MAU, None, "01/06/2021", until, 3_000_000]
    return [[title], [], [*BUSINESS, *STOPPED], row]


def quarantined() -> list[list[object]]:
    row: list[object] = [1, *MAU, "F1", "01/06/2021", "14/06/2021", 14, 1_120_000]
    return [["DANH SÁCH F0, F1 THÔN VÍ DỤ"], [], [*MEALS, *SPELL], row]


def merged(tmp_path: Path, *grids: list[list[object]]) -> Merged:
    rulebook, faults = open_rules(SETTINGS)
    assert rulebook is not None, faults
    files = [
        (write_list(tmp_path / f"{at}.xlsx", {"Trang": grid}), f"{at}.xlsx")
        for at, grid in enumerate(grids)
    ]
    return merge(files, rulebook, basis_of(rulebook, SETTINGS, None))


def fates(result: Merged) -> list[str]:
    paid = [f"{award.claim.source.file} paid" for award in result.awards]
    aside = [f"{one.assessment.claim.source.file} aside" for one in result.set_aside]
    unpaid = [f"{row.claim.source.file} {row.answer}" for row in result.unpaid]
    return sorted([*paid, *aside, *unpaid])


def test_a_business_row_without_its_last_day_holds_back_the_free_workers_row(
    tmp_path: Path,
) -> None:
    result = merged(tmp_path, worker(), business(""))
    assert fates(result) == ["0.xlsx hoi", "1.xlsx hoi"]
    assert fates(merged(tmp_path, worker(), business("30/06/2021"))) == [
        "0.xlsx aside",
        "1.xlsx paid",
    ]


@pytest.mark.parametrize("since", ["", "32/13/2021"])
def test_a_row_to_be_corrected_holds_back_its_twin(tmp_path: Path, since: str) -> None:
    assert fates(merged(tmp_path, worker(since=since), worker())) == [
        "0.xlsx hoi",
        "1.xlsx hoi",
    ]


def test_two_rows_that_contradict_each_other_pay_nothing(tmp_path: Path) -> None:
    result = merged(tmp_path, worker(insured="có"), worker())
    assert fates(result) == ["0.xlsx khong", "1.xlsx hoi"]


def test_a_person_with_two_supports_counts_once_in_a_hamlet(tmp_path: Path) -> None:
    totals = merged_json(merged(tmp_path, worker(), quarantined()))["totals"]
    assert (totals["people"], totals["supports"]) == (1, 2)
    assert [cell["people"] for cell in totals["by_thon"].values()] == [1]
    assert [cell["people"] for cell in totals["by_policy"].values()] == [1, 1]
    assert [cell["amount"] for cell in totals["by_thon"].values()] == [totals["amount"]]
