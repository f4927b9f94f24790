from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.reading.list_makers import a_table, read, told

from hotro68.core.finding import Finding
from hotro68.core.report import RowKind
from hotro68.reading.book import Cell, ErrorCell
from hotro68.reading.sums import sum_findings
from hotro68.reading.table import StatedTotal

COLUMNS = "ho_ten so_tien_de_nghi"


def a_total(value: Cell, count: int, *, people: bool = False) -> StatedTotal:
    """A total in the row under `count` rows of people."""
    rows = tuple(range(2, 2 + count))
    return StatedTotal(2 + count, 1, value, RowKind.TOTAL, rows, people)


def checked(total: StatedTotal, *amounts: Cell, unit: int = 1) -> list[Finding]:
    table = a_table(COLUMNS, len(amounts), totals=[total], unit=unit)
    listed, _ = read(
        COLUMNS, *([f"Trần Văn Mẫu {n}", a] for n, a in enumerate(amounts)), table=table
    )
    return sum_findings(table, listed.amounts, "thon_mau.xlsx")


def test_a_right_total_needs_no_word() -> None:
    assert checked(a_total(3_000_000, 2), 1_500_000, "1.500.000đ") == []


def test_a_wrong_total_is_found_at_its_cell() -> None:
    (finding,) = checked(a_total("3.500.000", 2), 1_500_000, 1_500_000)
    assert (finding.source.cell, finding.code.id) == ("B4", "HT330")
    assert finding.data == {"stated": 3_500_000, "counted": 3_000_000, "difference": 500_000}
    assert "lệch 500.000 đồng" in finding.message


def test_a_total_counts_in_the_unit_of_the_table() -> None:
    assert checked(a_total(3000, 2), 1500, 1500, unit=1000) == []


def test_a_row_without_a_name_still_counts_in_the_total() -> None:
    table = a_table(COLUMNS, 2, totals=[a_total(3_000_000, 2)])
    listed, _ = read(COLUMNS, ["Trần Văn Mẫu", 1_500_000], [None, 1_500_000], table=table)
    assert listed.rejected == (3,)
    assert sum_findings(table, listed.amounts, "a.xlsx") == []


def test_an_empty_amount_counts_as_nothing() -> None:
    assert told(checked(a_total(3_000_000, 2), 1_500_000, None)) == [("B4", "HT330")]


def test_a_total_over_an_unreadable_amount_is_not_judged() -> None:
    assert checked(a_total(3_000_000, 2), 1_500_000, "1,50") == []
    assert checked(a_total(3_000_000, 2), 1_500_000, ErrorCell("#REF!")) == []


def test_a_total_that_is_no_amount_is_said() -> None:
    assert told(checked(a_total("ba triệu rưởi gì đó", 1), 1)) == [("B3", "HT131")]
    assert told(checked(a_total(ErrorCell("#REF!"), 1), 1)) == [("B3", "HT142")]
    assert checked(a_total("-", 1), 1) == []


def test_a_head_count_is_held_against_the_rows() -> None:
    assert checked(a_total(2, 2, people=True), 1, 1) == []
    (finding,) = checked(a_total(3, 2, people=True), 1, 1)
    assert (finding.code.id, finding.data) == ("HT329", {"stated": 3, "counted": 2})


@given(st.lists(st.integers(min_value=0, max_value=10**9), max_size=8), st.integers(1, 10**6))
def test_the_true_sum_passes_and_no_other_does(amounts: list[int], error: int) -> None:
    table = a_table(COLUMNS, len(amounts))
    known = dict(enumerate(amounts, start=2))
    for stated, count in ((sum(amounts), 0), (sum(amounts) + error, 1)):
        total = a_total(stated, len(amounts))
        wrong = sum_findings(a_table(COLUMNS, len(table.body), totals=[total]), known, "a.xlsx")
        assert len(wrong) == count
