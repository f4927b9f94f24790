from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.writing.making_merged import (
    OFFICE,
    a_claim,
    a_merged,
    a_pack,
    a_village,
    an_award,
    daily,
    once,
)
from tests.unit.writing.reading_back import (
    added,
    annexes,
    read_back,
    records,
    sheet,
    total_row,
    village_book,
)

from hotro68.core.award import Award
from hotro68.core.report import Merged
from hotro68.core.source import Source
from hotro68.writing.workbook import consolidated

AMOUNT = "Số tiền (đồng)"
ANNEX_AMOUNT = "Số tiền hỗ trợ (đồng)"
CENTRAL, LOCAL = "Ngân sách trung ương 80% (đồng)", "Ngân sách địa phương 20% (đồng)"


def check_every_sum(merged: Merged) -> None:
    """Add the written numbers up again, from the file alone."""
    book, totals = read_back(merged), merged.totals
    roll = records(sheet(book, "TongHop"))
    assert len(roll) == totals.supports
    assert added(roll, AMOUNT) == totals.amount
    assert total_row(sheet(book, "TongHop")) == [totals.amount]
    lists = {name: records(sheet(book, name)) for name in annexes(book)}
    assert sum(len(rows) for rows in lists.values()) == totals.supports
    assert sum(added(rows, ANNEX_AMOUNT) for rows in lists.values()) == totals.amount
    for name, rows in lists.items():
        assert total_row(sheet(book, name))[-1] == added(rows, ANNEX_AMOUNT)
    costs = records(sheet(book, "KinhPhi"))
    for half in (
        [row for row in costs if row["Thôn"] != "Toàn xã"],
        [row for row in costs if row["Thôn"] == "Toàn xã"],
    ):
        assert added(half, "Số lượt") == totals.supports
        assert added(half, AMOUNT) == totals.amount
        assert added(half, CENTRAL) == totals.central
        assert added(half, LOCAL) == totals.local
    last = [totals.supports, totals.people, totals.amount, totals.central, totals.local]
    assert total_row(sheet(book, "KinhPhi")) == last


def test_the_sheets_of_a_village_add_up() -> None:
    check_every_sum(a_village())


def test_a_run_that_pays_nobody_adds_up_to_nothing() -> None:
    merged = a_merged()
    check_every_sum(merged)
    assert annexes(read_back(merged)) == []


@st.composite
def some_awards(draw: st.DrawFn) -> list[Award]:
    count = draw(st.integers(0, 12))
    return [_award(draw, row) for row in range(7, 7 + count)]


def _award(draw: st.DrawFn, row: int) -> Award:
    policy = draw(
        st.sampled_from(["lao-dong-tu-do", "ho-kinh-doanh", "f0-f1", "rieng-cua-tinh"])
    )
    hamlet = draw(st.sampled_from(["", "Thôn 2", "Thôn 10", "Bản Đỏ"]))
    number = draw(st.sampled_from(["", "020085000001", "012345678"]))
    place = Source(draw(st.sampled_from(["a.xlsx", "b.csv"])), "Trang 1", row)
    claim = a_claim(f"Nông Thị {row}", policy, hamlet, place, so_giay_to=number)
    lines = draw(st.lists(st.builds(once, st.integers(1, 10**10)), min_size=1, max_size=3))
    return an_award(claim, *lines, daily(draw(st.integers(1, 45))))


@settings(max_examples=15, deadline=None)
@given(some_awards())
def test_whatever_is_paid_the_written_sheets_add_up(awards: list[Award]) -> None:
    check_every_sum(a_merged(awards))


def test_the_lines_of_an_annex_have_their_own_sums() -> None:
    rows = records(sheet(village_book(), "F0F1"))
    assert [row["Tiền ăn (đồng)"] for row in rows] == [1_120_000, 3_600_000]
    assert [row["Hỗ trợ thêm (đồng)"] for row in rows] == [1_000_000, None]
    assert total_row(sheet(village_book(), "F0F1")) == [4_720_000, 1_000_000, 5_720_000]


def test_the_articles_of_the_law_carry_the_whole_sum() -> None:
    of = sheet(village_book(), "CanCu")
    assert total_row(of) == [a_village().totals.amount]


def test_a_hamlet_is_summed_below_its_policies() -> None:
    of = sheet(village_book(), "KinhPhi")
    assert total_row(of, "Cộng Thôn 2") == [3, 2, 7_220_001, 5_776_000, 1_444_001]
    assert total_row(of, "Cộng Thôn 10") == [2, 2, 4_500_000, 3_600_000, 900_000]


def test_a_person_with_two_policies_counts_once() -> None:
    assert total_row(sheet(village_book(), "KinhPhi"))[:2] == [5, 4]


def test_the_sums_stand_in_words() -> None:
    of = sheet(village_book(), "TongHop")
    words = [str(row[0].value) for row in of.iter_rows() if row[0].value]
    line = "Bằng chữ: Mười một triệu bảy trăm hai mươi nghìn không trăm linh một đồng."
    assert line in words


@pytest.mark.parametrize(
    "change", [{"amount": 1}, {"people": 1}, {"supports": 1}, {"central": 1}, {"shares": ()}]
)
def test_totals_that_do_not_tie_are_never_written(change: dict[str, object]) -> None:
    merged = a_village()
    broken = replace(merged, totals=replace(merged.totals, **change))  # type: ignore[arg-type]
    with pytest.raises(AssertionError):
        consolidated(broken, a_pack(), OFFICE, "tonghop.xlsx")


def test_shares_that_name_another_hamlet_are_never_written() -> None:
    merged = a_village()
    moved = tuple(replace(share, hamlet="Thôn 3") for share in merged.totals.shares)
    broken = replace(merged, totals=replace(merged.totals, shares=moved))
    with pytest.raises(AssertionError):
        consolidated(broken, a_pack(), OFFICE, "tonghop.xlsx")


def test_the_overview_says_that_the_sheets_agree() -> None:
    of = sheet(village_book(), "TongQuan")
    lines = {str(row[0].value): str(row[2].value) for row in of.iter_rows()}
    places = [
        "TongHop",
        "Các phụ lục",
        "KinhPhi, cộng theo thôn",
        "CanCu, cộng theo điều khoản",
    ]
    assert {lines[place] for place in places} == {"11.720.001 đồng: khớp"}
