"""Which supports one person may have together: the whole table, pair by pair."""

from __future__ import annotations

from itertools import combinations

import pytest

from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.settling.table import Table


def loaded() -> Pack:
    pack, findings = load_pack()
    assert pack is not None, findings
    return pack


PACK = loaded()
PAID = sorted(name for name, policy in PACK.policies.items() if policy.payout)
CASH = frozenset(
    {
        "tam-hoan-hop-dong",
        "ngung-viec",
        "cham-dut-hop-dong",
        "nghe-thuat",
        "huong-dan-vien",
        "lao-dong-tu-do",
    }
)
HOUSEHOLD, FREELANCE, MEALS = "ho-kinh-doanh", "lao-dong-tu-do", "f0-f1"


def kept(first: str, second: str) -> str:
    group = Table(PACK).conflict(first, second)
    return "both" if group is None else group.keep


@pytest.mark.parametrize(("first", "second"), list(combinations(PAID, 2)))
def test_a_pair_of_supports_is_kept_set_aside_or_asked_about(first: str, second: str) -> None:
    pair = {first, second}
    if MEALS in pair:
        expected = "both"
    elif pair <= CASH or pair == {HOUSEHOLD, FREELANCE}:
        expected = "highest"
    else:
        expected = "ask"
    assert kept(first, second) == expected
    assert kept(second, first) == expected


def test_the_commune_and_the_employers_pay_persons_and_other_offices_do_not() -> None:
    assert {*PAID} == CASH | {HOUSEHOLD, MEALS}
    others = {name for name, policy in PACK.policies.items() if not policy.payout}
    assert others == {"giam-dong-tnld", "tam-dung-huu-tri", "dao-tao", "vay-tra-luong"}


def test_a_support_of_another_office_excludes_nobody() -> None:
    for name, policy in PACK.policies.items():
        if not policy.payout:
            assert {kept(name, other) for other in PAID} == {"both"}


def test_equal_sums_of_one_cash_regime_are_asked_about() -> None:
    group = Table(PACK).conflict("cham-dut-hop-dong", "nghe-thuat")
    assert group is not None
    assert (group.keep, group.equal) == ("highest", "ask")
    assert group.ref == "NQ 68/NQ-CP mục I.2.c"


@pytest.mark.parametrize("name", sorted(PACK.policies))
def test_a_refusing_condition_says_on_a_poster_what_is_needed(name: str) -> None:
    refusing = [c for c in PACK.policies[name].conditions if c.then == "refuse"]
    assert refusing or not PACK.policies[name].payout
    assert [condition.id for condition in refusing if not condition.needs.endswith(".")] == []
