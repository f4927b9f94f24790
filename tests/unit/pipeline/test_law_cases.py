"""The worked cases of the law: `tinh`, `validate` and `merge` give each the same answer."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from tests.unit.pipeline.commands_in import said, told
from tests.unit.pipeline.law_case_lists import (
    CONFIG,
    Case,
    Facts,
    Reader,
    Together,
    bases,
    read_cases,
    write_lists,
)

from hotro68.cli.exits import Exit
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.resources import folder

Json: TypeAlias = dict[str, Any]

CASES, TOGETHER = read_cases()
STATUS = {"duoc": "hop_le", "khong": "loi", "hoi": "hoi"}
DECLINED = "tu_nguyen_khong_tham_gia"


BELOW_FLOOR = """\
id: thu
name: tỉnh Thử
pack: qd23-2021
level: tinh
policies:
  - policy: lao-dong-tu-do
    parameters:
      muc_mot_lan:
        label: Mức một lần
        unit: đồng
        values:
          - {since: 2021-07-20, value: 1400000, ref: QĐ thử Điều 1}
"""


@dataclass(frozen=True, slots=True)
class Doors:
    """What each command says: by the id of a case, by the place of its row, and whole."""

    reckoned: dict[str, Json]
    checked: dict[tuple[str, int], Json]
    merged: Json
    findings: list[Json]

    def row(self, case: Case) -> Json:
        return self.checked[place_of(case)]

    def unpaid(self, kind: str, case: Case) -> list[Json]:
        file, row = place_of(case)
        return [one for one in self.merged[kind] if (one["file"], one["row"]) == (file, row)]

    def awards(self, case: Case) -> list[Json]:
        file, row = place_of(case)
        place = {"file": file, "sheet": "DS", "row": row}
        return [award for award in self.merged["awards"] if place in award["sources"]]


def place_of(case: Case) -> tuple[str, int]:
    """Title, an empty row and the headings stand above the first person."""
    alike = [other.id for other in CASES if other.policy == case.policy]
    return f"{case.policy}.xlsx", 4 + alike.index(case.id)


@pytest.fixture(scope="module")
def pack() -> Pack:
    loaded, _ = load_pack()
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Doors:
    work = tmp_path_factory.mktemp("ca-mau")
    files = write_lists(work, ((case.policy, case.facts) for case in CASES), pack)
    checked = json.loads(said(work, "validate", *map(str, files), "--json"))
    return Doors(
        {answer["id"]: answer for answer in reckon(work, CASES)},
        {(row["file"], row["row"]): row for row in checked["rows"]},
        json.loads(said(work, "merge", "--json")),
        checked["findings"],
    )


def reckon(work: Path, cases: Iterable[Case]) -> list[Json]:
    lines = (
        {"id": case.id, "policy": case.policy, "facts": dict(case.facts)} for case in cases
    )
    path = work / "ho-so.jsonl"
    path.write_text("".join(json.dumps(one, default=str) + "\n" for one in lines))
    return [json.loads(line) for line in said(work, "tinh", path.name, "--json").splitlines()]


each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)


@each_case
def test_a_claim_alone_gets_the_answer_of_the_law(doors: Doors, case: Case) -> None:
    found = doors.reckoned[case.id]
    assert (found["result"], found["amount"]) == (case.answer.result, case.answer.amount)
    rules = {reason["rule"].partition("/")[2] for reason in found["reasons"]}
    assert rules == set(case.answer.rules)


@each_case
def test_a_row_of_a_list_gets_the_answer_of_the_law(doors: Doors, case: Case) -> None:
    row = doors.row(case)
    declined = case.facts.get(DECLINED) is True
    status = "hop_le" if declined else STATUS[case.answer.result]
    about = [f["message"] for f in doors.findings if (f["file"], f["row"]) == place_of(case)]
    assert (row["status"], row["so_tien_duoc_huong"]) == (status, case.answer.amount), about


@each_case
def test_a_person_with_one_claim_is_paid_the_same_after_merging(
    doors: Doors, pack: Pack, case: Case
) -> None:
    paid = [award["amount"] for award in doors.awards(case)]
    if case.answer.result == "duoc" and pack.policies[case.policy].payout:
        assert paid == [case.answer.amount]
    else:
        kind = "refused" if case.answer.result == "khong" else "asked"
        assert paid == []
        assert len(doors.unpaid(kind, case)) == 1


def test_every_row_of_the_cases_is_read(doors: Doors) -> None:
    assert {place_of(case) for case in CASES} == set(doors.checked)
    assert len(doors.merged["rows"]) == len(CASES)


@pytest.mark.parametrize("together", TOGETHER, ids=lambda one: one.title)
def test_several_claims_of_one_person_are_settled_by_the_law(
    tmp_path: Path, pack: Pack, together: Together
) -> None:
    write_lists(tmp_path, together.claims.items(), pack)
    merged = json.loads(said(tmp_path, "merge", "--json"))
    awards = merged["awards"]
    assert {award["policy"]: award["amount"] for award in awards} == together.paid
    aside = {one["policy"]: one["amount"] for a in awards for one in a["set_aside"]}
    assert aside == together.set_aside
    assert sorted(one["policy"] for one in merged["asked"]) == sorted(together.asked)
    assert sorted(one["policy"] for one in merged["refused"]) == sorted(together.refused)
    assert merged["totals"]["amount"] == sum(together.paid.values())


def good_claims(**counts: int) -> list[tuple[str, Facts]]:
    """Claims of different people, each the base of its policy, which the law pays."""
    reader = Reader(bases())
    policies = {name: name.replace("_", "-") for name in counts}
    return [
        (policies[name], reader.claim(policies[name]))
        for name, count in counts.items()
        for _ in range(count)
    ]


def test_a_total_is_split_between_the_centre_and_the_province(
    tmp_path: Path, pack: Pack
) -> None:
    """Case 99: 33 household businesses and one stoppage make 100 million."""
    write_lists(tmp_path, good_claims(ho_kinh_doanh=33, ngung_viec=1), pack)
    totals = json.loads(said(tmp_path, "merge", "--json"))["totals"]
    split = (totals["amount"], totals["central"], totals["local"])
    assert split == (100_000_000, 80_000_000, 20_000_000)


def test_a_result_is_posted_within_five_calendar_days(tmp_path: Path, pack: Pack) -> None:
    """Case 101: a decision of 20/7 may be posted until 25/7."""
    ((policy, facts),) = good_claims(lao_dong_tu_do=1)
    before = {**facts, "ngay_tham_dinh": date(2021, 7, 16)}
    write_lists(tmp_path, [(policy, before)], pack)
    said(tmp_path, "merge")
    post = ("niemyet", "--loai", "ketqua", "--so", "12/QĐ-UBND", "--ngay", "20/07/2021")
    last = told(tmp_path, *post, "--html", "--ngay-niem-yet", "25/07/2021")
    late = told(tmp_path, *post, "--html", "--ngay-niem-yet", "26/07/2021")
    assert "HT601" not in last
    assert "HT601" in late
    assert "25/07/2021" in late


def test_a_number_that_says_another_sex_is_told_at_its_cell(tmp_path: Path, pack: Pack) -> None:
    """Case 103: the fourth digit 1 is a woman born before 2000."""
    number = {"so_giay_to": "020185900103", "gioi_tinh": "nam", "ngay_sinh": date(1985, 3, 5)}
    ((policy, facts),) = good_claims(lao_dong_tu_do=1)
    (file,) = write_lists(tmp_path, [(policy, {**facts, **number})], pack)
    found = json.loads(said(tmp_path, "validate", str(file), "--json"))["findings"]
    (sex,) = [one for one in found if one["column"] == "so_giay_to"]
    assert (sex["severity"], sex["row"]) == ("canh_bao", 4)
    assert "nữ" in sex["message"]


def test_a_provinces_figure_below_the_floor_is_refused_before_any_list(
    tmp_path: Path, pack: Pack
) -> None:
    """Case 93: 1,400,000 for workers without a contract."""
    rules = Path(shutil.copytree(folder("rules"), tmp_path / "rules"))
    (rules / "tinh" / "thu.yaml").write_text(BELOW_FLOOR, encoding="utf-8")
    write_lists(tmp_path / "xa", good_claims(lao_dong_tu_do=1), pack)
    config = f"{CONFIG}quy_tac: {{tinh: thu}}\n"
    (tmp_path / "xa" / "hotro68.yaml").write_text(config, encoding="utf-8")
    check = ("quytac", "kiemtra", "--quytac", str(rules))
    refused = told(tmp_path / "xa", *check, code=Exit.UNUSABLE)
    assert "1.400.000" in refused
    assert "1.500.000" in refused
