"""One support a person: what is kept, what is set aside, what waits."""

from __future__ import annotations

import random
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.core.award import Answer, Assessment, Line
from hotro68.core.claim import Claim, Fact
from hotro68.core.source import Source
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Group, Groups, Pack
from hotro68.settling.holding import Rows
from hotro68.settling.people import recognise
from hotro68.settling.settle import Settlement, settle
from hotro68.settling.table import CombinationTable
from hotro68.vietnamese.dates import PartDate

DAY = date(2021, 7, 16)
LOADED, FAULTS = load_pack()
assert LOADED is not None, FAULTS
PACK: Pack = LOADED
LDTD, HKD, F0F1 = "lao-dong-tu-do", "ho-kinh-doanh", "f0-f1"
AMOUNTS = {LDTD: 1_500_000, HKD: 3_000_000, F0F1: 1_120_000}
NUMBER = "020085000111"
PAYING = tuple(name for name, policy in PACK.policies.items() if policy.payout)


def assessed(
    row: int,
    policy: str,
    *,
    amount: int | None = None,
    asked: bool = False,
    refused: bool = False,
    **facts: Fact,
) -> Assessment:
    whole: dict[str, Fact] = {"ho_ten": "Hoàng Văn Mẫu", "so_giay_to": NUMBER, **facts}
    claim = Claim(policy, whole, Source("thu.xlsx", "Trang", row))
    sum_ = AMOUNTS[policy] if amount is None else amount
    answer = Answer.ASKED if asked else Answer.REFUSED if refused else Answer.PAID
    return Assessment(claim, answer, (Line("Mức", sum_, "Điều 1"),), (), DAY)


def settled(*rows: Assessment, pack: Pack = PACK, faulty: tuple[int, ...] = ()) -> Settlement:
    people = recognise(row.claim for row in rows)
    marked = {row.claim.source for row in rows if row.claim.source.row in faulty}
    return settle(rows, people, pack, Rows(frozenset(marked)))


def paid(settlement: Settlement) -> list[tuple[str, int]]:
    return sorted((award.claim.policy, award.amount) for award in settlement.awards)


def with_group(group: Group) -> Pack:
    groups = Groups(one_of=(group,), additional=PACK.groups.additional)
    return PACK.model_copy(update={"groups": groups})


def test_household_business_beats_free_worker_and_meals_stay() -> None:
    settlement = settled(assessed(1, LDTD), assessed(2, HKD), assessed(3, F0F1))
    assert paid(settlement) == [(F0F1, 1_120_000), (HKD, 3_000_000)]
    (loser,) = [loser for award in settlement.awards for loser in award.set_aside]
    assert (loser.assessment.claim.policy, loser.winner.row) == (LDTD, 2)
    assert loser.ref == "NQ 68/NQ-CP mục I.2.c"


def test_one_policy_is_paid_once_and_the_other_row_is_set_aside() -> None:
    settlement = settled(assessed(1, LDTD), assessed(2, LDTD))
    assert paid(settlement) == [(LDTD, 1_500_000)]
    assert [loser.assessment.claim.source.row for loser in settlement.awards[0].set_aside] == [
        2
    ]


def test_two_rows_of_one_policy_with_different_sums_wait() -> None:
    settlement = settled(assessed(1, LDTD), assessed(2, LDTD, amount=2_000_000))
    assert not settlement.awards
    assert [doubt.finding.code.id for doubt in settlement.doubts] == ["HT408", "HT408"]


def test_two_spells_of_one_person_wait() -> None:
    first = assessed(1, F0F1, tu_ngay=date(2021, 8, 1), den_ngay=date(2021, 8, 14))
    later = assessed(2, F0F1, tu_ngay=date(2021, 9, 1), den_ngay=date(2021, 9, 14))
    settlement = settled(first, later)
    assert not settlement.awards
    assert {doubt.finding.code.id for doubt in settlement.doubts} == {"HT408"}


def test_the_same_spell_twice_is_paid_once() -> None:
    rows = [
        assessed(row, F0F1, tu_ngay=date(2021, 8, 1), den_ngay=date(2021, 8, 14))
        for row in (1, 2)
    ]
    assert paid(settled(*rows)) == [(F0F1, 1_120_000)]


def test_equal_sums_ask_and_pay_neither() -> None:
    settlement = settled(assessed(1, LDTD, amount=3_000_000), assessed(2, HKD))
    assert not settlement.awards
    assert [doubt.finding.code.id for doubt in settlement.doubts] == ["HT405", "HT405"]


def test_a_doubtful_pair_of_policies_asks() -> None:
    doubtful = Group(
        id="thu", policies=(LDTD, HKD), keep="ask", reason="chưa có hướng dẫn", ref="Điều 9"
    )
    settlement = settled(assessed(1, LDTD), assessed(2, HKD), pack=with_group(doubtful))
    assert not settlement.awards
    assert {doubt.finding.code.id for doubt in settlement.doubts} == {"HT406"}


@pytest.mark.parametrize("first_sum", [1_000_000, 2_000_000, 3_000_000])
@pytest.mark.parametrize(("first", "second"), list(combinations(PAYING, 2)))
def test_a_pair_is_settled_alike_whichever_row_comes_first(
    first: str, second: str, first_sum: int
) -> None:
    pair = ((first, first_sum), (second, 2_000_000))
    ways = [
        paid(settled(*(assessed(row, name, amount=sum_) for row, (name, sum_) in rows)))
        for rows in (zip((1, 2), pair, strict=True), zip((2, 1), pair, strict=True))
    ]
    assert ways[0] == ways[1]
    group = CombinationTable(PACK).conflict(first, second)
    if group is None:
        assert len(ways[0]) == 2
    elif group.keep == "ask" or first_sum == 2_000_000:
        assert ways[0] == []
    else:
        assert [sum_ for _, sum_ in ways[0]] == [max(first_sum, 2_000_000)]


def provincial(policy: str) -> Pack:
    """The pack with one of its policies made the province's own."""
    own = PACK.policies[policy].model_copy(update={"source": "tinh"})
    group = Group(
        id="tw-tinh",
        sources=("trung-uong", "tinh"),
        keep="highest",
        equal="trung-uong",
        reason="chỉ một",
        ref="II.3",
    )
    pack = with_group(group)
    return pack.model_copy(update={"policies": {**PACK.policies, policy: own}})


def test_the_higher_of_centre_and_province_is_kept() -> None:
    pack = provincial(LDTD)
    assert paid(settled(assessed(1, LDTD), assessed(2, HKD), pack=pack)) == [(HKD, 3_000_000)]
    higher = assessed(1, LDTD, amount=3_500_000)
    assert paid(settled(higher, assessed(2, HKD), pack=pack)) == [(LDTD, 3_500_000)]


def test_centre_and_province_equal_keeps_the_centre() -> None:
    pack = provincial(LDTD)
    equal = assessed(1, LDTD, amount=3_000_000)
    assert paid(settled(equal, assessed(2, HKD), pack=pack)) == [(HKD, 3_000_000)]


def test_a_claim_still_asked_holds_back_what_it_would_exclude() -> None:
    settlement = settled(assessed(1, LDTD), assessed(2, HKD, asked=True), assessed(3, F0F1))
    assert paid(settlement) == [(F0F1, 1_120_000)]
    assert [doubt.claim.source.row for doubt in settlement.doubts] == [1]


def test_two_people_who_may_be_one_both_wait_where_it_would_matter() -> None:
    birth = PartDate(1985, 3, 5)
    settlement = settled(
        assessed(1, LDTD, so_giay_to="080000111", ngay_sinh=birth),
        assessed(2, HKD, ngay_sinh=birth),
        assessed(3, F0F1, ngay_sinh=birth),
    )
    assert paid(settlement) == [(F0F1, 1_120_000)]
    assert {doubt.finding.code.id for doubt in settlement.doubts} == {"HT407"}


def test_one_number_at_two_names_holds_both_rows_whatever_the_policies() -> None:
    settlement = settled(assessed(1, LDTD), assessed(2, F0F1, ho_ten="Nông Thị Thử"))
    assert not settlement.awards


def test_a_business_under_two_owners_waits() -> None:
    one = assessed(1, HKD, ma_so_thue="0000000019")
    two = assessed(
        2, HKD, ma_so_thue="0000000019", so_giay_to="020090000777", ho_ten="Lý Văn Thử"
    )
    settlement = settled(one, two)
    assert not settlement.awards
    assert {doubt.finding.code.id for doubt in settlement.doubts} == {"HT410"}


def test_a_held_winner_takes_what_it_had_set_aside_along() -> None:
    one = assessed(1, HKD, ma_so_thue="0000000019")
    own = assessed(2, LDTD)
    two = assessed(
        3, HKD, ma_so_thue="0000000019", so_giay_to="020090000777", ho_ten="Lý Văn Thử"
    )
    settlement = settled(one, own, two)
    assert not settlement.awards
    assert sorted(doubt.claim.source.row for doubt in settlement.doubts) == [1, 2, 3]


ONE_SHOP, OTHER_SHOP = "0000000019", "0000000026"


def other_owner(row: int) -> Assessment:
    return assessed(
        row, HKD, ma_so_thue=ONE_SHOP, so_giay_to="020090000777", ho_ten="Lý Văn Thử"
    )


def test_a_business_whose_other_owner_is_still_asked_waits() -> None:
    one = assessed(1, HKD, asked=True, ma_so_thue=ONE_SHOP)
    settlement = settled(one, other_owner(2))
    assert not settlement.awards
    assert [doubt.claim.source.row for doubt in settlement.doubts] == [2]


def test_a_business_whose_other_owner_is_refused_is_paid() -> None:
    one = assessed(1, HKD, refused=True, ma_so_thue=ONE_SHOP)
    settlement = settled(one, other_owner(2))
    assert paid(settlement) == [(HKD, 3_000_000)]


def test_one_owner_with_two_businesses_is_asked_which_is_right() -> None:
    rows = [
        assessed(row, HKD, ma_so_thue=shop) for row, shop in ((1, ONE_SHOP), (2, OTHER_SHOP))
    ]
    assert not settled(*rows).awards
    blank = assessed(3, HKD, ma_so_thue=None)
    assert paid(settled(rows[0], blank)) == [(HKD, 3_000_000)]


def test_the_same_claim_refused_in_another_row_is_asked_about() -> None:
    settlement = settled(assessed(1, LDTD), assessed(2, LDTD, refused=True))
    assert not settlement.awards
    assert [doubt.claim.source.row for doubt in settlement.doubts] == [1]


def test_a_refused_row_of_another_spell_or_business_speaks_against_nothing() -> None:
    settlement = settled(
        assessed(1, F0F1, tu_ngay=date(2021, 8, 1), den_ngay=date(2021, 8, 14)),
        assessed(2, F0F1, refused=True, tu_ngay=date(2020, 8, 1), den_ngay=date(2020, 8, 9)),
        assessed(3, HKD, ma_so_thue=ONE_SHOP),
        assessed(4, HKD, refused=True, ma_so_thue=OTHER_SHOP),
    )
    assert paid(settlement) == [(F0F1, 1_120_000), (HKD, 3_000_000)]


def test_a_faulty_row_of_a_doubtful_person_holds_only_another_policy() -> None:
    birth = PartDate(1985, 3, 5)
    sound = assessed(1, LDTD, ngay_sinh=birth)
    twin = assessed(2, LDTD, asked=True, so_giay_to="", ngay_sinh=birth)
    rival = assessed(2, HKD, asked=True, so_giay_to="", ngay_sinh=birth)
    assert paid(settled(sound, twin, faulty=(2,))) == [(LDTD, 1_500_000)]
    assert not settled(sound, rival, faulty=(2,)).awards


ROWS = st.lists(
    st.tuples(
        st.sampled_from([LDTD, HKD, F0F1]),
        st.sampled_from([NUMBER, NUMBER, NUMBER, "020090000777", "080000111"]),
        st.sampled_from([1_000_000, 1_500_000, 3_000_000]),
        st.sampled_from([False, False, False, True]),
    ),
    max_size=8,
)


def made(rows: list[tuple[str, str, int, bool]]) -> list[Assessment]:
    return [
        assessed(index, policy, amount=amount, asked=asked, so_giay_to=number)
        for index, (policy, number, amount, asked) in enumerate(rows, start=1)
    ]


@given(ROWS, st.randoms(use_true_random=False))
def test_row_order_never_changes_what_is_paid(
    rows: list[tuple[str, str, int, bool]], order: random.Random
) -> None:
    claims = made(rows)
    shuffled = list(claims)
    order.shuffle(shuffled)
    assert paid(settled(*shuffled)) == paid(settled(*claims))


@given(ROWS)
def test_winners_losers_and_doubts_are_the_input(
    rows: list[tuple[str, str, int, bool]],
) -> None:
    claims = made(rows)
    settlement = settled(*claims)
    kept = [award.claim.source for award in settlement.awards]
    lost = [
        loser.assessment.claim.source
        for award in settlement.awards
        for loser in award.set_aside
    ]
    doubted = {doubt.claim.source for doubt in settlement.doubts}
    asked = {row.claim.source for row in claims if row.answer is Answer.ASKED}
    assert len(kept) == len(set(kept))
    assert sorted([*kept, *lost, *(doubted | asked)]) == sorted(
        row.claim.source for row in claims
    )


@given(ROWS)
def test_one_award_a_policy_none_excluded_and_nothing_higher_set_aside(
    rows: list[tuple[str, str, int, bool]],
) -> None:
    settlement = settled(*made(rows))
    by_person: dict[str, list[str]] = {}
    for award in settlement.awards:
        by_person.setdefault(award.person, []).append(award.claim.policy)
        assert all(loser.assessment.amount <= award.amount for loser in award.set_aside)
    for policies in by_person.values():
        assert len(policies) == len(set(policies))
        assert not {LDTD, HKD} <= set(policies)


def test_a_loser_takes_the_rows_it_had_set_aside_along() -> None:
    (award,) = settled(assessed(1, LDTD), assessed(2, LDTD), assessed(3, HKD)).awards
    assert [loser.assessment.claim.source.row for loser in award.set_aside] == [1, 2]
