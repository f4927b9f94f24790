"""Falls, products, the lesser of two, thousandths: whole numbers only, rounded one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.policy.facts import DERIVATIONS
from hotro68.policy.operators import Range, Unknown

NAMES = ("truoc", "sau")
COUNTS = st.integers(0, 10_000)
SUMS = st.integers(0, 10**13)
fall_percent, product = DERIVATIONS["fall_percent"], DERIVATIONS["product"]
least, thousandths = DERIVATIONS["least"], DERIVATIONS["thousandths"]


@pytest.mark.parametrize(
    ("before", "now", "percent"),
    [
        (20, 17, 15),
        (20, 18, 10),
        (27, 23, 14),
        (100, 86, 14),
        (100, 85, 15),
        (7, 6, 14),
        (1, 0, 100),
        (20, 20, 0),
        (20, 25, 0),
        (1000, 1001, 0),
    ],
)
def test_a_fall_is_whole_hundredths_never_rounded_up(
    before: int, now: int, percent: int
) -> None:
    assert fall_percent(NAMES, before, now) == percent


def test_nothing_can_fall_from_nought() -> None:
    found = fall_percent(NAMES, 0, 0)
    assert isinstance(found, Unknown)
    assert found.fields == NAMES
    assert found.why


@given(st.integers(1, 10_000), COUNTS, st.integers(1, 100))
def test_a_fall_of_so_many_hundredths_is_reached_exactly_at_the_bound(
    before: int, now: int, bound: int
) -> None:
    reached = (before - now) * 100 >= bound * before
    assert (fall_percent(NAMES, before, now) >= bound) == reached


@pytest.mark.parametrize(
    ("whole", "parts", "sum_"),
    [(100_000_000, 5, 500_000), (12_345_678, 5, 61_728), (199, 5, 0), (200, 5, 1), (0, 5, 0)],
)
def test_thousandths_are_rounded_down_to_a_dong(whole: int, parts: int, sum_: int) -> None:
    assert thousandths(NAMES, whole, parts) == sum_


@given(SUMS, st.integers(0, 1000))
def test_thousandths_never_give_more_than_the_part(whole: int, parts: int) -> None:
    found = thousandths(NAMES, whole, parts)
    assert found * 1000 <= whole * parts < (found + 1) * 1000
    assert thousandths(NAMES, whole, 1000) == whole


@given(COUNTS, COUNTS)
def test_product_and_least_do_not_mind_the_order(one: int, other: int) -> None:
    assert product(NAMES, one, other) == product(NAMES, other, one) == one * other
    assert least(NAMES, one, other) == least(NAMES, other, one)
    assert least(NAMES, one, other) in {one, other}
    assert least(NAMES, one, other) <= one


@pytest.mark.parametrize("name", ["product", "least", "thousandths"])
@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ((None, 3), ("truoc",)),
        ((3, None), ("sau",)),
        ((3, Range(1, 2)), ("sau",)),
        ((Unknown(("so_ngay",), "mâu thuẫn"), 3), ("so_ngay",)),
        ((0, None), ("sau",)),
    ],
)
def test_what_is_unknown_stays_unknown(
    name: str, values: tuple[object, object], missing: tuple[str, ...]
) -> None:
    found = DERIVATIONS[name](NAMES, *values)
    assert isinstance(found, Unknown)
    assert found.fields == missing


def test_a_contradiction_passes_through_what_is_worked_out_of_it() -> None:
    doubt = Unknown(("so_ngay", "tu_ngay"), "hai số khác nhau")
    assert product(NAMES, doubt, 3) is doubt
    assert least(NAMES, 3, doubt) is doubt


@pytest.mark.parametrize("values", [(None, 17), (20, None)])
def test_a_fall_without_both_numbers_asks_for_the_missing_one(
    values: tuple[int | None, int | None],
) -> None:
    missing = tuple(name for name, value in zip(NAMES, values, strict=True) if value is None)
    assert fall_percent(NAMES, *values) == Unknown(missing)
