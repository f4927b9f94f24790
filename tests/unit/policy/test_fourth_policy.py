"""A policy is YAML and worked cases: nothing in the program knows the one added here."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hotro68.core.award import Answer
from hotro68.core.claim import Claim
from hotro68.core.source import Source
from hotro68.policy.assess import Rulebook
from hotro68.policy.cases import load_cases, run_cases
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack

POLICY = """\
id: nghi-thu
name: Hỗ trợ người nghỉ thử nghiệm
short: NGHITHU
since: 2021-07-07
legal: {title: Văn bản thử, article: Điều 1, checked_on: 2021-07-07, confidence: L}
recognise:
  phrases: [nghỉ thử nghiệm]
  columns: [ngay_nghi]
once: {ref: Điều 1}
public: {names: true, label: Nghỉ thử, ref: Điều 1}
fields:
  ngay_nghi:
    type: date
    label: Ngày nghỉ
    headers: [ngày nghỉ thử]
    absent: ask
    question: Nghỉ từ ngày nào?
  so_con:
    type: integer
    label: Số con nhỏ
    headers: [số con nhỏ]
    blank: "0"
  mang_thai:
    type: yes_no
    label: Mang thai
    headers: [mang thai]
    blank: "false"
parameters:
  muc_chinh:
    label: Mức chính
    unit: đồng
    values:
      - {since: 2021-07-07, value: 1855000, ref: Điều 2}
      - {since: 2021-11-06, value: 3710000, ref: Điều 2 sửa đổi}
  muc_con:
    label: Mức mỗi con
    unit: đồng
    values:
      - {since: 2021-07-07, value: 1000000, ref: Điều 3}
  so_con_toi_da:
    label: Số con tối đa
    unit: lần
    values:
      - {since: 2021-07-07, value: 2, ref: Điều 3}
  dau_ky:
    label: Ngày đầu kỳ
    unit: ngày tháng năm
    values:
      - {since: 2021-07-07, value: 2021-05-01, ref: Điều 1}
conditions:
  - id: trong-ky
    check: {field: ngay_nghi, op: on_or_after, parameter: dau_ky}
    needs: Nghỉ từ ngày {dau_ky} trở đi.
    otherwise: Nghỉ từ {ngay_nghi}, trước {dau_ky}.
    ref: Điều 1
amount:
  chung:
    - {label: Mức chính, add: muc_chinh}
    - {label: Con nhỏ, add: muc_con, times: so_con, times_at_most: so_con_toi_da}
    - {label: Mang thai, add: muc_con, when: {field: mang_thai, op: is, value: "true"}}
"""
CASES = """\
- name: Nghỉ ngày đầu kỳ, ba con chỉ tính hai
  decided: 2021-11-05
  facts: {ngay_nghi: 2021-05-01, so_con: 3}
  pays: 3855000            # 1.855.000 + 2 × 1.000.000
  lines: {Mức chính: 1855000, Con nhỏ: 2000000}
- name: Mức mới, mang thai
  decided: 2021-11-06
  facts: {ngay_nghi: 2021-05-01, mang_thai: true}
  pays: 4710000            # 3.710.000 + 1.000.000
- name: Nghỉ trước kỳ một ngày
  decided: 2021-07-16
  facts: {ngay_nghi: 2021-04-30}
  refused: [trong-ky]
  says: Nghỉ từ 30/04/2021, trước 01/05/2021.
- name: Không biết ngày nghỉ
  decided: 2021-07-16
  facts: {}
  asks: [ngay_nghi]
"""
AUTHORITY = """
  - policy: nghi-thu
    lead: van-hoa-xa-hoi
    appraise: [ubnd-xa]
    send_to: phong-ldtbxh
    decide: ubnd-huyen
    ref: Điều 4
    confidence: L
"""


@pytest.fixture
def extended(rules: Path) -> Path:
    """rules/ with one more policy, one more file of cases, and two lines of pack.yaml."""
    home = rules / "qd23-2021"
    (home / "nghi-thu.yaml").write_text(POLICY, encoding="utf-8")
    (home / "cases" / "nghi-thu.yaml").write_text(CASES, encoding="utf-8")
    file = home / "pack.yaml"
    text = file.read_text(encoding="utf-8").replace("f0-f1]", "f0-f1, nghi-thu]", 1)
    file.write_text(text.rstrip("\n") + AUTHORITY, encoding="utf-8")
    return rules


def loaded(rules: Path) -> Pack:
    pack, findings = load_pack(rules=rules)
    assert findings == []
    assert pack is not None
    return pack


def test_a_policy_of_yaml_alone_loads_and_its_cases_hold(extended: Path) -> None:
    pack = loaded(extended)
    assert "nghi-thu" in pack.policies
    assert len(load_cases(pack, "nghi-thu", extended)[0]) == CASES.count("- name:")
    assert run_cases(pack, "nghi-thu", extended) == []


def test_a_claim_for_it_is_assessed_like_any_other(extended: Path) -> None:
    claim = Claim("nghi-thu", {"ngay_nghi": date(2021, 6, 1)}, Source("thon.xlsx", "A", 5))
    found = Rulebook(loaded(extended), date(2021, 7, 16)).assess(claim)
    assert (found.answer, found.amount) == (Answer.PAID, 1_855_000)


def test_its_cases_catch_a_wrong_figure(extended: Path) -> None:
    file = extended / "qd23-2021" / "nghi-thu.yaml"
    file.write_text(POLICY.replace("1855000", "1855001"), encoding="utf-8")
    failed = run_cases(loaded(extended), "nghi-thu", extended)
    assert [str(finding.source) for finding in failed] == ["qd23-2021/cases/nghi-thu.yaml:1"]


def test_no_line_of_the_program_names_a_policy() -> None:
    source = Path(__file__).parents[3] / "src" / "hotro68"
    code = "".join(file.read_text(encoding="utf-8") for file in source.rglob("*.py"))
    for policy in ("lao-dong-tu-do", "ho-kinh-doanh", "f0-f1"):
        assert f'"{policy}"' not in code
