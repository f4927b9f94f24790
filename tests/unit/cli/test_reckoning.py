"""tinh: one claim a line in, one answer a line out."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Ran, Run

from hotro68.cli.exits import Exit

F0 = {
    "dien": "F0",
    "ngay_sinh": "1980-03-05",
    "tu_ngay": "2021-08-01",
    "den_ngay": "2021-08-20",
    "so_ngay": 20,
    "hinh_thuc": "co-so-y-te",
}


def reckon(run: Run, folder: Path, *claims: object, options: tuple[str, ...] = ()) -> Ran:
    lines = [claim if isinstance(claim, str) else json.dumps(claim) for claim in claims]
    path = folder / "ho-so.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return run("tinh", path, "--json", *options)


def results(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def a_claim(**facts: object) -> dict[str, object]:
    return {"id": "x1", "policy": "f0-f1", "facts": {**F0, **facts}}


def test_a_claim_is_answered_with_lines_and_articles(run: Run, tmp_path: Path) -> None:
    ran = reckon(run, tmp_path, a_claim(), options=("--ngay", "2021-09-01"))
    (result,) = results(ran)
    assert ran.code == Exit.CLEAN
    assert (result["id"], result["result"], result["amount"]) == ("x1", "duoc", 1_600_000)
    assert result["lines"][0]["ref"].startswith("QĐ 23/2021/QĐ-TTg Điều 26")
    assert (result["as_of"], "note" in result) == ("2021-09-01", False)


def test_without_a_deciding_day_the_newest_text_is_used_and_said(
    run: Run, tmp_path: Path
) -> None:
    (result,) = results(reckon(run, tmp_path, a_claim()))
    assert result["as_of"] == "2021-11-06"
    assert "Chưa có ngày thẩm định" in result["note"]


def test_the_day_of_the_claim_comes_before_the_option(run: Run, tmp_path: Path) -> None:
    claim = a_claim(ngay_tham_dinh="2021-08-30")
    (result,) = results(reckon(run, tmp_path, claim, options=("--ngay", "2021-12-01")))
    assert (result["as_of"], "note" in result) == ("2021-08-30", False)


def test_a_bad_line_is_reported_by_its_number_and_the_rest_answered(
    run: Run, tmp_path: Path
) -> None:
    other = {"id": 3, "policy": "khong-co", "facts": {}}
    no_facts = {"id": 4, "policy": "f0-f1"}
    ran = reckon(run, tmp_path, "không phải", a_claim(), other, no_facts, "[1]", a_claim())
    found = results(ran)
    assert ran.code == Exit.ERRORS
    assert [one.get("line") for one in found] == [1, None, 3, 4, 5, None]
    assert found[2]["error"] == "không có chính sách «khong-co»"
    assert [one.get("amount") for one in found if "result" in one] == [1_600_000, 1_600_000]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("tu_ngay", "2021-02-30"),
        ("tu_ngay", "01/08/2021"),
        ("tu_ngay", 20210801),
        ("so_ngay", "20"),
        ("so_ngay", -1),
        ("so_ngay", True),
        ("dien", "F2"),
        ("ngay_sinh", "1980-13"),
        ("so_giay_to", "12345"),
        ("nguoi_cao_tuoi_bao_tro", "có"),
        ("tu_ngy", "2021-08-01"),
    ],
)
def test_a_fact_that_cannot_be_read_is_asked_and_never_paid(
    run: Run, tmp_path: Path, key: str, value: object
) -> None:
    ran = reckon(run, tmp_path, a_claim(**{key: value}))
    (result,) = results(ran)
    assert ran.code == Exit.ASKED
    assert (result["result"], result["amount"]) == ("hoi", 0)
    assert f"f0-f1/{key}" in {reason["rule"] for reason in result["reasons"]}


@pytest.mark.parametrize("missing", sorted(set(F0) - {"so_ngay", "den_ngay"}))
def test_a_missing_fact_is_asked_in_plain_words(run: Run, tmp_path: Path, missing: str) -> None:
    (result,) = results(reckon(run, tmp_path, a_claim(**{missing: None})))
    assert result["result"] == "hoi"
    assert all(reason["question"].strip() for reason in result["reasons"])


def test_days_against_dates_are_asked(run: Run, tmp_path: Path) -> None:
    (result,) = results(reckon(run, tmp_path, a_claim(so_ngay=25)))
    assert result["result"] == "hoi"
    assert "20 ngày" in result["reasons"][0]["message"]


def test_a_refusal_carries_its_article(run: Run, tmp_path: Path) -> None:
    late = a_claim(tu_ngay="2022-01-01", den_ngay="2022-01-20")
    (result,) = results(reckon(run, tmp_path, late))
    assert (result["result"], result["reasons"][0]["rule"]) == (
        "khong",
        "f0-f1/bat-dau-trong-ky",
    )
    assert result["reasons"][0]["ref"]


def test_claims_may_come_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps(a_claim()).encode() + b"\n\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    (result,) = results(run("tinh", "-"))
    assert result["amount"] == 1_600_000


def test_a_missing_file_is_one_sentence(run: Run) -> None:
    ran = run("tinh", "khong-co.jsonl")
    assert ran.code == Exit.UNUSABLE
    assert "Không thấy tệp" in ran.err


def test_a_fact_of_another_policy_is_passed_over(run: Run, tmp_path: Path) -> None:
    facts = {"co_the": True, "la_hoi_vien": True, "ngay_sinh_con": ["2018-05-01"]}
    guide = {"id": 71, "policy": "huong-dan-vien", "facts": {**facts, "cong_viec": "bốc vác"}}
    (result,) = results(reckon(run, tmp_path, guide))
    assert (result["result"], result["amount"]) == ("duoc", 3_710_000)
