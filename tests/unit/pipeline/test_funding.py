"""Who bears the money: cells that tie, a province's excess apart, sources drawn in order."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from tests.conftest import free_workers, write_list
from tests.unit.money_commune import someone

from hotro68.casebook.settings import Rules, Settings
from hotro68.casebook.state import files_of
from hotro68.core.case import CaseFile, Stage
from hotro68.core.funds import Account, Budget, Count, Settlement, added
from hotro68.core.report import Merged, Totals
from hotro68.pipeline.account_papers import account_paper
from hotro68.pipeline.accounts import accounts_of, check_settlement
from hotro68.pipeline.funding import budget_of, funds_of, shortfall
from hotro68.pipeline.merging import merge
from hotro68.pipeline.norms import norm_of
from hotro68.pipeline.rules import basis_of, open_rules
from hotro68.pipeline.steps.ground import Ground
from hotro68.pipeline.steps.people_rows import sums_of
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.resources import folder
from hotro68.writing.accounts.budget_book import budget_book
from hotro68.writing.accounts.desk import AccountsDesk

DAY = date(2021, 8, 1)
POLICIES = ("lao-dong-tu-do", "ho-kinh-doanh", "f0-f1")
OVERLAY = """\
id: thu
name: tỉnh Thử
pack: qd23-2021
level: tinh
policies:
  - policy: lao-dong-tu-do
    amount_way: {way}
    parameters:
      {name}:
        label: Mức của tỉnh
        unit: đồng
        values:
          - {{since: 2021-07-01, value: {value}, ref: QĐ thử Điều 1}}
"""


@pytest.fixture(scope="module")
def pack() -> Pack:
    found, findings = load_pack()
    assert found is not None, findings
    return found


def a_file(at: int, policy: str, hamlet: str, amount: int, stage: Stage) -> CaseFile:
    return CaseFile(f"{at}/{policy}", policy, f"Người {at}", hamlet, amount, stage, "x")


FILES = st.lists(
    st.builds(
        a_file,
        st.integers(0, 30),
        st.sampled_from(POLICIES),
        st.sampled_from(("Thôn Một", "Thôn Hai", "")),
        st.integers(1, 9_999_999),
        st.sampled_from((Stage.APPROVED, Stage.PAID, Stage.UNPAID, Stage.GIVEN_BACK)),
    ),
    max_size=40,
    unique_by=lambda file: file.key,
)


def whole(files: list[CaseFile], pack: Pack) -> Budget:
    return budget_of(files, pack, lambda _, __, amount: amount, lambda _: "1", "thử")


@settings(max_examples=60, deadline=None)
@given(files=FILES)
def test_every_cell_ties_and_the_cells_make_the_whole(
    pack: Pack, files: list[CaseFile]
) -> None:
    budget = whole(files, pack)
    assert budget.amount == sum(file.amount for file in files)
    assert budget.central + budget.local + budget.excess == budget.amount
    assert budget.people == len({file.person for file in files})
    for cost in budget.costs:
        assert cost.central == cost.amount * 80 // 100
        assert cost.central + cost.local == cost.amount


@settings(max_examples=60, deadline=None)
@given(files=FILES)
def test_approved_is_paid_and_unpaid_and_given_back_and_waiting(
    pack: Pack, files: list[CaseFile]
) -> None:
    accounts = accounts_of(files, pack)
    for one in accounts:
        parts = added((one.paid, one.unpaid, one.given_back, one.waiting))
        assert parts == one.approved
    assert sum(one.approved.amount for one in accounts) == sum(file.amount for file in files)


@settings(max_examples=60, deadline=None)
@given(
    needed=st.integers(0, 10**9),
    balances=st.dictionaries(
        st.sampled_from(("duphong", "quydutru", "cctl")), st.integers(0, 10**9)
    ),
)
def test_no_source_gives_more_than_its_ceiling_and_the_rest_is_short(
    pack: Pack, needed: int, balances: dict[str, int]
) -> None:
    funds = funds_of(needed, balances, pack)
    assert all(fund.draw <= fund.ceiling for fund in funds)
    drawn = sum(fund.draw for fund in funds)
    assert drawn == min(needed, sum(fund.ceiling for fund in funds))
    told = {fund.name: fund.balance for fund in funds}
    assert [balance for balance in told.values() if balance is not None] == [
        balances[name] for name in ("duphong", "quydutru", "cctl") if name in balances
    ]


def test_a_later_source_is_left_alone_while_an_earlier_one_suffices(pack: Pack) -> None:
    funds = funds_of(5, {"duphong": 10, "quydutru": 10, "cctl": 10}, pack)
    assert [fund.draw for fund in funds] == [5, 0, 0]


def test_nothing_is_short_before_any_balance_is_told(pack: Pack) -> None:
    budget = whole([a_file(1, POLICIES[0], "", 100, Stage.APPROVED)], pack)
    told = replace(budget, funds=funds_of(budget.local, {}, pack))
    assert shortfall(told) == []


def paid_by_province(tmp_path: Path, overlay: str, amount: int) -> tuple[Pack, Merged]:
    """One worker of one hamlet, merged under the figures of an invented province."""
    rules = tmp_path / "rules"
    shutil.copytree(folder("rules"), rules)
    (rules / "tinh" / "thu.yaml").write_text(overlay, "utf-8")
    grid = [list(row) for row in free_workers([someone(0)], "Thôn Mẫu Một")]
    grid[2] += ["Đến ngày"]
    grid[3] += ["30/06/2021"]
    grid[3][9] = amount
    path = write_list(tmp_path / "mot.xlsx", {"LDTD": grid})
    told = Settings(quy_tac=Rules(tinh="thu"), ngay_tham_dinh=DAY)
    rulebook, findings = open_rules(told, rules=rules)
    assert rulebook is not None, findings
    return rulebook.pack, merge([(path, path.name)], rulebook, basis_of(rulebook, told, DAY))


@pytest.mark.parametrize(
    ("way", "name", "value", "amount", "norm"),
    [
        ("mot-lan", "muc_mot_lan", 2_000_000, 2_000_000, 1_500_000),
        ("mot-lan", "muc_mot_lan", 1_500_000, 1_500_000, 1_500_000),
        ("theo-ngay", "muc_ngay", 60_000, 1_800_000, 1_500_000),
    ],
)
def test_what_a_province_adds_above_the_norm_stands_apart(  # noqa: PLR0913, PLR0917 - a row of the table
    tmp_path: Path, way: str, name: str, value: int, amount: int, norm: int
) -> None:
    pack, merged = paid_by_province(
        tmp_path, OVERLAY.format(way=way, name=name, value=value), amount
    )
    files = files_of(merged)
    budget = budget_of(files.values(), pack, norm_of(pack, DAY), lambda _: "1", "thử")
    assert budget.amount == amount
    assert (budget.amount - budget.excess, budget.excess) == (norm, amount - norm)
    assert budget.central == norm * 80 // 100
    totals = merged.totals
    assert (totals.central, totals.local, totals.excess) == (
        *(budget.central, budget.local, budget.excess),
    )
    (told,) = sums_of(Ground(tmp_path, pack, merged, (), files, files), files.values())
    assert (told.trung_uong, told.dia_phuong) == (budget.central, amount - budget.central)


def test_a_file_whose_norm_nobody_knows_is_the_provinces_own_and_counted(pack: Pack) -> None:
    file = a_file(1, POLICIES[0], "Thôn Một", 2_000_000, Stage.APPROVED)
    budget = budget_of([file], pack, lambda *_: None, lambda _: "1", "thử")
    assert (budget.central, budget.excess, budget.unknown_norm) == (0, 2_000_000, 1)


def test_policies_paid_elsewhere_never_enter(pack: Pack) -> None:
    elsewhere = next(name for name, policy in pack.policies.items() if not policy.payout)
    assert whole([a_file(1, elsewhere, "", 100, Stage.APPROVED)], pack).costs == ()


def settled(received: int, returned: int, account: Account, pack: Pack) -> Settlement:
    paid = [a_file(1, POLICIES[0], "", account.paid.amount, Stage.PAID)]
    return Settlement(DAY, (account,), (), whole(paid, pack), received, returned)


def test_what_is_left_is_named_part_by_part(pack: Pack) -> None:
    account = Account(
        POLICIES[0],
        "",
        Count(4, 400),
        Count(1, 100),
        Count(1, 110),
        Count(1, 90),
        Count(1, 100),
    )
    (finding,) = check_settlement(settled(450, 0, account, pack))
    assert finding.code.id == "HT517"
    for part in ("90 phải nộp trả", "110 của người chưa nhận", "50 nhận nhiều hơn"):
        assert part in finding.message


def test_what_was_given_back_already_is_no_longer_named(pack: Pack) -> None:
    account = Account(
        POLICIES[0], "", Count(3, 300), Count(1, 100), Count(1, 110), Count(1, 90), Count()
    )
    (finding,) = check_settlement(settled(300, 90, account, pack))
    assert "110 của người chưa nhận" in finding.message
    assert "phải nộp trả vì" not in finding.message
    assert "nhận thiếu" not in finding.message


def test_nothing_left_is_nothing_said(pack: Pack) -> None:
    account = Account(
        POLICIES[0], "", Count(2, 200), Count(1, 100), Count(1, 100), Count(), Count()
    )
    assert not list(check_settlement(settled(200, 100, account, pack)))


def test_the_workbook_marks_the_sum_that_is_missing(pack: Pack, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    budget = whole([a_file(1, POLICIES[0], "Thôn Một", 1_000, Stage.APPROVED)], pack)
    budget = replace(budget, funds=funds_of(budget.local, {"cctl": 150}, pack))
    rulebook, _ = open_rules(Settings())
    assert rulebook is not None
    desk = AccountsDesk(pack, Settings().office, basis_of(rulebook, Settings(), DAY))
    path = tmp_path / "kinh-phi.xlsx"
    path.write_bytes(budget_book(budget, desk))
    texts = [
        str(cell)
        for row in load_workbook(path)["NguonVon"].iter_rows(values_only=True)
        for cell in row
    ]
    assert "CÒN THIẾU: 50 đồng." in texts


def test_papers_count_persons_and_not_their_files(pack: Pack) -> None:
    paid = [a_file(1, policy, "Thôn Một", 100, Stage.PAID) for policy in POLICIES[:2]]
    absent = [a_file(2, POLICIES[0], "Thôn Hai", 100, Stage.UNPAID)]
    accounts = accounts_of([*paid, *absent], pack)
    told = account_paper(Settlement(DAY, accounts, (), whole(paid, pack)), pack)
    assert (told.nguoi_duyet, told.nguoi_chi, told.nguoi_chua) == (2, 1, 1)
    assert [(one.ten, one.nguoi_chi) for one in told.dong_thon] == [
        *(("Thôn Hai", 0), ("Thôn Một", 1)),
    ]


def test_a_merge_kept_before_cells_had_an_excess_is_still_read() -> None:
    kept = {"policy": "f0-f1", "hamlet": "", "people": 1, "amount": 5, "central": 4}
    told = {"people": 1, "supports": 1, "amount": 5, "central": 4, "shares": [kept]}
    totals = TypeAdapter(Totals).validate_python(told)
    assert (totals.local, totals.excess) == (1, 0)
