from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.vietnamese.dates import parse_date
from hotro68.vietnamese.spans import parted_birth, split_span

DAYS = st.dates(date(2021, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("01/06/2021 - 20/06/2021", ("01/06/2021", "20/06/2021")),
        ("từ 01/6 đến 20/6/2021", ("01/6/2021", "20/6/2021")),
        ("1/6-20/6/2021", ("1/6/2021", "20/6/2021")),
        ("01.6.2021–20.6.2021", ("01/6/2021", "20/6/2021")),
        ("01-06-2021 đến 20-06-2021", ("01/06/2021", "20/06/2021")),
        ("Từ ngày 1 tháng 6 năm 2021 đến ngày 20 tháng 6 năm 2021", ("1/6/2021", "20/6/2021")),
        ("14 ngày (01/6/2021 – 14/6/2021)", ("01/6/2021", "14/6/2021")),
    ],
)
def test_two_days_in_one_text_are_parted(text: str, days: tuple[str, str]) -> None:
    assert split_span(text) == days


def test_a_first_day_after_the_last_is_given_no_year() -> None:
    assert split_span("28/12 - 10/01/2022") == ("28/12", "10/01/2022")


@pytest.mark.parametrize("text", ["01/06/2021", "", "14 ngày", "1/6, 5/6, 9/6/2021", "nt"])
def test_one_day_or_three_are_no_period(text: str) -> None:
    assert split_span(text) is None


@given(DAYS, DAYS, st.sampled_from([" - ", " đến ", "–", " → ", "\n"]))
def test_any_two_days_come_apart_as_they_were_typed(
    first: date, last: date, between: str
) -> None:
    days = split_span(f"{first:%d/%m/%Y}{between}{last:%d/%m/%Y}")
    assert days is not None
    assert tuple(map(parse_date, days)) == (first, last)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Vi Văn An,\n12/3/1980", ("Vi Văn An", "12/3/1980")),
        ("Lý Văn Ba\n(1975)", ("Lý Văn Ba", "1975")),
        ("Vi Văn An - sinh năm 1980", ("Vi Văn An", "1980")),
        ("Vi Văn An, SN 1980", ("Vi Văn An", "1980")),
        ("Vi Văn An sinh ngày 12.3.1980", ("Vi Văn An", "12.3.1980")),
    ],
)
def test_a_name_and_its_birth_in_one_cell_come_apart(text: str, both: tuple[str, str]) -> None:
    assert parted_birth(text) == both


@pytest.mark.parametrize("text", ["Vi Văn An", "Vi Văn An 2", "1980", "An 1980", ""])
def test_a_name_alone_has_no_birth(text: str) -> None:
    assert parted_birth(text) is None
