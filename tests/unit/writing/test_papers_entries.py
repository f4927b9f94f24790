from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.writing.paper_makers import DAY, DECISION, OFFICE, Someone, a_merge, a_pack

from hotro68.core.report import Totals
from hotro68.vietnamese.dates import PartDate
from hotro68.writing.context import (
    MaskedId,
    Notice,
    Part,
    PostingKind,
    mask_id,
    posting_clock,
)
from hotro68.writing.discretion import public_name, public_text
from hotro68.writing.entries import hamlets_of, payout_of, posting_of, postings_of

PACK = a_pack()
DRAFT = Notice(PostingKind.DRAFT)

people = st.builds(
    Someone,
    name=st.sampled_from(["Nông Văn Ví Dụ", "Lý Thị Mẫu", "Đàm Văn Ánh", "Vi Thị Ưu"]),
    hamlet=st.sampled_from(["Thôn Mẫu 2", "Thôn Mẫu 10", "Thôn Ất", ""]),
    policy=st.sampled_from(["tu-do", "kinh-doanh", "benh"]),
    amount=st.integers(1, 10**8),
    number=st.sampled_from(["", "000000001", "000000000123"]),
    key=st.sampled_from(["", "một", "hai"]),
)


def test_a_posted_row_holds_what_may_be_posted_and_no_more() -> None:
    (section,) = posting_of(a_merge(Someone()), PACK, DRAFT, None).sections
    (row,) = section.rows
    assert (row.number, row.birth_year, str(row.masked_id)) == (1, "1985", "*********123")
    assert (row.policy_label, row.amount, row.hamlet) == (
        "Lao động tự do",
        1_500_000,
        "Thôn Mẫu Một",
    )
    assert {"number", "phone", "birth", "address"} & set(dir(row)) == {"number"}


@given(number=st.text("0123456789", max_size=20))
def test_a_masked_number_never_shows_more_than_three_digits(number: str) -> None:
    masked = mask_id(number)
    assert sum(map(str.isdigit, str(masked))) <= 3
    assert len(str(masked)) == len(number)


def test_a_whole_number_does_not_pass_for_a_masked_one() -> None:
    with pytest.raises(AssertionError):
        MaskedId("000000001")


@pytest.mark.parametrize(
    ("typed", "posted"),
    [
        ("Nông Văn Ví Dụ", "Nông Văn Ví Dụ"),
        ("H'Hen Niê", "H'Hen Niê"),
        ("Ro-Lan A Dơ", "Ro-Lan A Dơ"),
        ("Nông Văn Ví Dụ 000000001", "Nông Văn Ví Dụ …"),
        ("Lý Thị Mẫu (0900.000.000)", "Lý Thị Mẫu …"),
        ("Lý Thị Mẫu - 0900,000,000", "Lý Thị Mẫu …"),
        ("Lý Thị Mẫu sn 5/3/85", "Lý Thị Mẫu sn …"),
        ("Lý Thị Mẫu F0", "Lý Thị Mẫu …"),
        ("Lý Thị Mẫu f. 1", "Lý Thị Mẫu …"),
        ("Lý Thị Mẫu (mẹ của người bệnh)", "Lý Thị Mẫu …"),
        ("Lý Thị Mẫu đang cách ly", "Lý Thị Mẫu đang …"),
        ("=HYPERLINK(0)", "…"),
        ("Lý Thị\u202e Mẫu", "Lý Thị Mẫu"),
    ],
)
def test_only_the_name_itself_is_posted(typed: str, posted: str) -> None:
    assert public_name(typed) == posted


@pytest.mark.parametrize(
    ("typed", "posted"),
    [
        ("Tổ dân phố số 12", "Tổ dân phố số 12"),
        ("Thôn Ví Dụ 0900_000_000", "Thôn Ví Dụ …"),
        ("Thôn Ví Dụ 5/3/85", "Thôn Ví Dụ …"),
        ("Khu cách ly F1", "Khu …"),
        ("Thôn 1 (F0)", "Thôn 1 (…)"),
    ],
)
def test_a_hamlet_keeps_its_small_numbers_and_nothing_of_a_person(
    typed: str, posted: str
) -> None:
    assert public_text(typed) == posted


@given(st.text("0123456789.-/ ()+_,:", max_size=30))
def test_no_posted_text_holds_six_digits(typed: str) -> None:
    assert not any(sign.isdigit() for sign in public_name(typed))
    for part in public_text(typed).split("…"):
        assert sum(map(str.isdigit, part)) < 6


def test_a_policy_without_public_names_is_posted_as_counts() -> None:
    one, two = Someone(policy="benh", amount=80_000), Someone(policy="benh", amount=20_000)
    (section,) = posting_of(a_merge(one, two, Someone()), PACK, DRAFT, None).sections
    assert [row.policy_label for row in section.rows] == ["Lao động tự do"]
    (count,) = section.counts
    assert (count.policy_label, count.people, count.amount) == (
        "Hỗ trợ theo Chương VII",
        2,
        100_000,
    )
    assert section.amount == 1_600_000


def test_a_commune_may_decide_to_name_them_under_the_neutral_label() -> None:
    notice = Notice(PostingKind.DRAFT, named=frozenset({"benh"}))
    (section,) = posting_of(a_merge(Someone(policy="benh")), PACK, notice, None).sections
    assert section.counts == ()
    assert section.rows[0].policy_label == "Hỗ trợ theo Chương VII"


def test_rows_go_by_hamlet_then_policy_then_given_name() -> None:
    merged = a_merge(
        Someone("Nông Văn Ví Dụ", "Thôn Mẫu 10"),
        Someone("Lý Thị Mẫu", "Thôn Mẫu 2", "kinh-doanh"),
        Someone("Đàm Văn Ánh", "Thôn Mẫu 2"),
        Someone("An Văn Ưu", "Thôn Mẫu 2"),
        Someone("Vi Thị Ưu", ""),
    )
    posting = posting_of(merged, PACK, DRAFT, None)
    rows = [row for section in posting.sections for row in section.rows]
    assert [row.name.split()[-1] for row in rows] == ["Ánh", "Ưu", "Mẫu", "Dụ", "Ưu"]
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert rows[-1].hamlet == "(chưa rõ nơi ở)"


@given(st.lists(people, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_awards_never_changes_a_paper(
    crowd: list[Someone], random: Random
) -> None:
    merged = a_merge(*crowd)
    shuffled = list(merged.awards)
    random.shuffle(shuffled)
    other = replace(merged, awards=tuple(shuffled))
    assert list(postings_of(merged, PACK, DRAFT)) == list(postings_of(other, PACK, DRAFT))
    for hamlet in hamlets_of(merged):
        sheets = [payout_of(one, PACK, OFFICE, None, hamlet) for one in (merged, other)]
        assert sheets[0] == sheets[1]


@given(st.lists(people, max_size=12))
def test_every_paper_adds_up_to_the_report(crowd: list[Someone]) -> None:
    merged = a_merge(*crowd)
    whole, *hamlets = postings_of(merged, PACK, DRAFT)
    assert (whole.people, whole.supports) == (merged.totals.people, merged.totals.supports)
    assert whole.amount == sum(posting.amount for posting in hamlets) == merged.totals.amount
    paid = [payout_of(merged, PACK, OFFICE, None, hamlet) for hamlet in hamlets_of(merged)]
    assert sum(row.amount for payout in paid for row in payout.rows) == merged.totals.amount
    assert sum(part.amount for payout in paid for part in payout.parts) == merged.totals.amount


def test_a_paper_that_would_not_agree_with_the_report_is_our_mistake() -> None:
    merged = replace(a_merge(Someone()), totals=Totals(0, 0, 0, 0, ()))
    with pytest.raises(AssertionError):
        posting_of(merged, PACK, DRAFT, None)
    with pytest.raises(AssertionError):
        payout_of(merged, PACK, OFFICE, None, "Thôn Mẫu Một")


def test_a_person_with_two_supports_signs_once_for_the_sum() -> None:
    merged = a_merge(
        Someone(policy="benh", amount=880_000, key="x", number=""),
        Someone(policy="tu-do", key="x", birth=PartDate(1990)),
        Someone("An Văn Ví Dụ", policy="kinh-doanh", amount=3_000_000),
    )
    payout = payout_of(merged, PACK, OFFICE, DECISION, "Thôn Mẫu Một")
    assert [row.name.split()[-1] for row in payout.rows] == ["Dụ", "Họa"]
    both = payout.rows[1]
    assert both.parts == (
        Part("Lao động tự do", 1_500_000),
        Part("Hỗ trợ theo Chương VII", 880_000),
    )
    assert (both.amount, both.id_tail, both.birth_year) == (2_380_000, "0123", "1990")


@pytest.mark.parametrize(
    ("posted", "late"),
    [(None, 0), (date(2021, 8, 16), 0), (date(2021, 8, 21), 0), (date(2021, 8, 22), 1)],
)
def test_the_fifth_day_is_the_last_good_one(posted: date | None, late: int) -> None:
    assert posting_clock(DAY, posted, 5) == (date(2021, 8, 21), late)


def test_a_result_is_not_posted_without_a_decision() -> None:
    with pytest.raises(AssertionError):
        Notice(PostingKind.RESULT)
