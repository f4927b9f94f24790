from __future__ import annotations

import json
from datetime import date

import pytest

from hotro68.core.award import Answer
from hotro68.core.source import Source
from hotro68.policy.assess import Rulebook
from hotro68.policy.incoming import ClaimReader
from hotro68.policy.pack import Pack
from hotro68.policy.spells import spell_keys
from hotro68.reading.cells import read_spells

DAY = date(2021, 8, 30)
LEAVE = {
    "dong_bhxh_bat_buoc": True,
    "loai_nsdld": "doanh-nghiep",
    "dung_theo_yeu_cau": True,
    "tu_ngay": ["2021-06-01", "2021-06-11"],
    "den_ngay": ["2021-06-10", "2021-06-20"],
}


@pytest.mark.parametrize(
    ("keys", "several"),
    [
        (("tu_ngay", "den_ngay"), {"tu_ngay", "den_ngay"}),
        (("cach_ly_tu_ngay", "cach_ly_den_ngay"), {"cach_ly_tu_ngay", "cach_ly_den_ngay"}),
        (("tu_ngay", "den_ngay", "so_ngay"), set()),
        (("tu_ngay", "ngay_nop"), set()),
    ],
)
def test_a_period_whose_days_nobody_counts_may_be_several_spells(
    keys: tuple[str, ...], several: set[str]
) -> None:
    assert spell_keys(keys) == several


def test_several_days_in_a_cell_are_spells_and_one_day_is_a_day() -> None:
    june = (date(2021, 6, 1), date(2021, 6, 21))
    assert read_spells("01/06/2021, 21/06/2021") == june
    assert read_spells("01/06/2021 và 21/06/2021") == june
    assert read_spells("01/06/2021;") == june[0]
    assert read_spells(june[0]) == june[0]


def answer(pack: Pack, policy: str, facts: dict[str, object]) -> Answer:
    line = json.dumps({"policy": policy, "facts": facts})
    return ClaimReader(Rulebook(pack, DAY)).answer(line, Source("x"))[1].answer


def test_spells_of_leave_are_joined_when_nothing_lies_between(pack: Pack) -> None:
    apart = {"den_ngay": ["2021-06-09", "2021-06-20"]}
    assert answer(pack, "tam-hoan-hop-dong", LEAVE) is Answer.PAID
    assert answer(pack, "tam-hoan-hop-dong", {**LEAVE, **apart}) is Answer.REFUSED


@pytest.mark.parametrize("key", ["ngay_nop", "ngay_tham_dinh"])
def test_one_day_is_never_several(pack: Pack, key: str) -> None:
    days = {key: ["2021-08-01", "2021-11-20"]}
    assert answer(pack, "tam-hoan-hop-dong", {**LEAVE, **days}) is Answer.ASKED


def test_spells_whose_days_are_paid_one_by_one_are_asked(pack: Pack) -> None:
    """The longest spell alone would pay too little."""
    spells = {key: LEAVE[key] for key in ("tu_ngay", "den_ngay")}
    facts = {"dien": "F1", "hinh_thuc": "khu-cach-ly", "ngay_sinh": "1980-03-05", **spells}
    assert answer(pack, "f0-f1", facts) is Answer.ASKED
