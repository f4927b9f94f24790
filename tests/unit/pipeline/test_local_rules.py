"""What a province adds: figures in place of the floor, schemes of its own, policies by YAML."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import free_workers, write_list

from hotro68.casebook.settings import Rules, Settings
from hotro68.core.report import Merged
from hotro68.pipeline.merging import merge
from hotro68.pipeline.rules import basis_of, open_rules
from hotro68.resources import folder
from hotro68.writing.papers.payout import payout_papers
from hotro68.writing.papers.posting import posting_papers
from hotro68.writing.workbook import consolidated

MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")
THU = ("Nông Thị Thử", "07/09/1990", "Nữ", "020190000222")
DAY = date(2021, 8, 1)
SETTINGS = Settings(quy_tac=Rules(tinh="thu"), ngay_tham_dinh=DAY)
OVERLAY = """\
id: thu
name: tỉnh Thử
pack: qd23-2021
level: tinh
policies:
"""
BY_DAY = """\
  - policy: lao-dong-tu-do
    amount_way: theo-ngay
    parameters:
      muc_ngay:
        label: Mức một ngày
        unit: đồng
        values:
          - {since: 2021-07-20, value: 60000, ref: QĐ thử Điều 1}
"""
SCHEME = """\
id: tro-cap-tinh
name: Trợ cấp thử của tỉnh
short: TCTINH
source: tinh
since: 2021-07-01
legal: {title: QĐ thử, article: QĐ thử Điều 2, checked_on: 2021-07-01, confidence: L}
recognise: {phrases: [trợ cấp thử của tỉnh]}
once: {ref: QĐ thử Điều 2}
public: {names: true, label: Trợ cấp tỉnh, ref: QĐ thử Điều 2}
parameters:
  muc:
    label: Mức
    unit: đồng
    values:
      - {since: 2021-07-01, value: 2000000, ref: QĐ thử Điều 2}
conditions: []
amount:
  chung:
    - {label: Trợ cấp một lần, add: muc}
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The shipped rules, with an overlay of an invented province."""
    target = tmp_path / "rules"
    shutil.copytree(folder("rules"), target)
    (target / "tinh" / "thu.yaml").write_text(OVERLAY.replace("policies:\n", ""), "utf-8")
    return target


def merged(rules: Path, *lists: Path) -> Merged:
    rulebook, faults = open_rules(SETTINGS, rules=rules)
    assert rulebook is not None, faults
    files = [(path, path.name) for path in lists]
    return merge(files, rulebook, basis_of(rulebook, SETTINGS, None))


def workers(tmp_path: Path) -> Path:
    return write_list(tmp_path / "thon_A.xlsx", {"LDTD": free_workers([MAU])})


def test_without_a_province_figure_the_floor_is_paid_and_said(
    rules: Path, tmp_path: Path
) -> None:
    result = merged(rules, workers(tmp_path))
    assert [award.amount for award in result.awards] == [1_500_000]
    assert "mức do UBND tỉnh quy định, xã chưa nhận được quyết định" in result.basis.notes[0]


TRADES = """\
  - policy: lao-dong-tu-do
    conditions:
      - id: viec-cua-tinh
        check: {field: cong_viec, op: one_of, values: [bán vé số, xe ôm]}
        needs: Làm một trong các việc của danh mục tỉnh.
        otherwise: Việc «{cong_viec}» không có trong danh mục của tỉnh.
        then: ask
        ref: QĐ thử Điều 3
"""


def test_a_trade_outside_the_provinces_list_is_asked_and_one_in_it_is_paid(
    rules: Path, tmp_path: Path
) -> None:
    (rules / "tinh" / "thu.yaml").write_text(OVERLAY + TRADES, "utf-8")
    grid = [list(row) for row in free_workers([MAU, THU])]
    trade = grid[3].index("Bốc vác")
    grid[3][trade], grid[4][trade] = "Bán vé số", "phát tờ rơi"
    result = merged(rules, write_list(tmp_path / "thon_A.xlsx", {"LDTD": grid}))
    assert [award.claim.name for award in result.awards] == [MAU[0]]
    (asked,) = result.asked
    assert asked.reason == "Việc «phát tờ rơi» không có trong danh mục của tỉnh."
    assert asked.ref == "QĐ thử Điều 3"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("field: cong_viec", "field: viec", "chưa khai báo trường «viec»"),
        ("id: viec-cua-tinh", "id: co-cong-viec", "«co-cong-viec» dùng hai lần"),
        ("{cong_viec}", "{viec}", "nhắc tên lạ «viec»"),
    ],
)
def test_a_provinces_own_condition_written_wrong_is_named_with_its_line(
    rules: Path, old: str, new: str, words: str
) -> None:
    (rules / "tinh" / "thu.yaml").write_text(OVERLAY + TRADES.replace(old, new), "utf-8")
    rulebook, (fault,) = open_rules(SETTINGS, rules=rules)
    assert rulebook is None
    assert words in fault.message
    assert str(fault.source).startswith("tinh/thu.yaml:")


def test_a_figure_below_the_floor_is_paid_only_with_its_reason_on_every_result(
    rules: Path, tmp_path: Path
) -> None:
    low = BY_DAY.replace("theo-ngay", "mot-lan").replace("muc_ngay", "muc_mot_lan")
    low = low.replace("60000", "1400000") + "    below: {muc_mot_lan: NQ thử cho phép}\n"
    (rules / "tinh" / "thu.yaml").write_text(OVERLAY + low, "utf-8")
    result = merged(rules, workers(tmp_path))
    assert [award.amount for award in result.awards] == [1_400_000]
    (note,) = result.basis.notes
    assert "1.400.000 đồng (QĐ thử Điều 1) thấp hơn" in note
    assert note.endswith("lý do: NQ thử cho phép")


def test_a_province_may_pay_by_the_day_and_then_days_are_asked_for(
    rules: Path, tmp_path: Path
) -> None:
    (rules / "tinh" / "thu.yaml").write_text(OVERLAY + BY_DAY, "utf-8")
    result = merged(rules, workers(tmp_path))
    assert not result.basis.notes
    assert not result.awards
    assert [row.code for row in result.asked] == ["HT202"]
    grid = [list(row) for row in free_workers([MAU])]
    grid[2].append("Đến ngày")
    grid[3].append("30/06/2021")
    by_day = merged(rules, write_list(tmp_path / "thon_B.xlsx", {"LDTD": grid}))
    assert [award.amount for award in by_day.awards] == [30 * 60_000]
    assert by_day.awards[0].kept.lines[0].ref == "QĐ thử Điều 1"


def test_the_higher_of_a_province_scheme_and_the_centres_is_kept(
    rules: Path, tmp_path: Path
) -> None:
    own = rules / "tinh" / "thu"
    own.mkdir()
    (own / "tro-cap-tinh.yaml").write_text(SCHEME, "utf-8")
    province = free_workers([MAU])
    titled = [["DANH SÁCH TRỢ CẤP THỬ CỦA TỈNH THÔN VÍ DỤ"], *province[1:]]
    second = write_list(tmp_path / "thon_B.xlsx", {"Trang 1": titled})
    result = merged(rules, workers(tmp_path), second)
    (award,) = result.awards
    assert (award.claim.policy, award.amount) == ("tro-cap-tinh", 2_000_000)
    (loser,) = award.set_aside
    assert loser.assessment.claim.policy == "lao-dong-tu-do"
    totals = result.totals
    assert (totals.central, totals.local, totals.excess) == (0, 0, 2_000_000)


def test_a_scheme_must_say_that_it_is_the_provinces(rules: Path) -> None:
    own = rules / "tinh" / "thu"
    own.mkdir()
    (own / "tro-cap-tinh.yaml").write_text(SCHEME.replace("source: tinh\n", ""), "utf-8")
    rulebook, faults = open_rules(SETTINGS, rules=rules)
    assert rulebook is None
    assert [str(fault.source) for fault in faults] == ["tinh/thu/tro-cap-tinh.yaml:1"]


def test_a_new_policy_goes_from_list_to_papers_by_yaml_alone(
    rules: Path, tmp_path: Path
) -> None:
    own = rules / "tinh" / "thu"
    own.mkdir()
    (own / "tro-cap-tinh.yaml").write_text(SCHEME, "utf-8")
    titled = [["DANH SÁCH TRỢ CẤP THỬ CỦA TỈNH THÔN VÍ DỤ"], *free_workers([MAU])[1:]]
    path = write_list(tmp_path / "thon_B.xlsx", {"Trang 1": titled})
    result = merged(rules, path)
    rulebook, _ = open_rules(SETTINGS, rules=rules)
    assert rulebook is not None
    pack, office = rulebook.pack, SETTINGS.office
    book = consolidated(result, pack, office, "tonghop.xlsx")
    posted = posting_papers(
        result, pack, office, "dukien", None, posted_on=None, formats=frozenset({"html"})
    )
    paid = payout_papers(result, pack, office, None)
    assert book.content.startswith(b"PK")
    assert all("Trợ cấp tỉnh" in paper.content.decode("utf-8") for paper in posted)
    assert {Path(paper.name).suffix for paper in paid} == {".pdf", ".docx", ".xlsx"}
