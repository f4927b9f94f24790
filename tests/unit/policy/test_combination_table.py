"""Which supports one person may have together: the whole table, pair by pair."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from hotro68.core.message import shown
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.settling.table import CombinationTable


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
    group = CombinationTable(PACK).conflict(first, second)
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
    group = CombinationTable(PACK).conflict("cham-dut-hop-dong", "nghe-thuat")
    assert group is not None
    assert (group.keep, group.equal) == ("highest", "ask")
    assert group.ref == "NQ 68/NQ-CP mục I.2.c"


@pytest.mark.parametrize("name", sorted(PACK.policies))
def test_every_condition_says_on_a_poster_what_is_needed(name: str) -> None:
    conditions = PACK.policies[name].conditions
    assert any(c.then == "refuse" for c in conditions) or not PACK.policies[name].payout
    assert [c.id for c in conditions if not c.needs.endswith(".")] == []


@pytest.mark.parametrize("name", sorted(PACK.policies))
def test_what_is_needed_takes_its_figures_from_the_rules(name: str) -> None:
    """A figure copied into a sentence would go on saying what the law no longer does."""
    policy = PACK.policies[name]
    figures = {shown(dated.value) for one in policy.parameters.values() for dated in one.values}
    figures = {figure for figure in figures if len(figure) > 1}
    told = {c.id: re.sub(r"\{\w+\}", "", c.needs) for c in policy.conditions}
    assert [
        (name, figure)
        for name, words in told.items()
        for figure in figures
        if re.search(rf"(?<![\w/]){figure}(?![\w/])", words)
    ] == []
