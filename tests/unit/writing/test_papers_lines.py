"""Where lines of papers end: what stays together, and how titles are parted."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.writing.fitting import width_of
from hotro68.writing.papers.balancing import NOTICE_WIDTH, TITLE_WIDTH, balanced
from hotro68.writing.papers.binding import bound
from hotro68.writing.papers.measure import length_of
from hotro68.writing.papersize import A3, A4, fit_for, narrowed_to, shared_out


@pytest.mark.parametrize(
    "kept",
    ["số 23/2021/QĐ-TTg", "QĐ 23/2021/QĐ-TTg", "Điều 13", "khoản 1", "mục III.3", "điểm a",
     "1.500.000 đồng", "ngày 05", "tháng 7", "năm 2021", "ngày 10/02/2022", "năm ………",
     "Mẫu số 08a"],
)  # fmt: skip
def test_a_number_stays_with_what_it_counts(kept: str) -> None:
    assert bound(f"theo {kept} của") == f"theo {kept.replace(' ', chr(160))} của"


@given(st.text("ab 1.đồngĐiều/-", max_size=40))
def test_binding_changes_blanks_only(text: str) -> None:
    assert bound(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("title", "width", "parted"),
    [
        (
            "hỗ trợ người điều trị COVID-19 (F0), người cách ly y tế (F1)",
            NOTICE_WIDTH,
            "hỗ trợ người điều trị COVID-19 (F0),\nngười cách ly y tế (F1)",
        ),
        (
            "Hỗ trợ người lao động, người sử dụng lao động gặp khó khăn do đại dịch COVID-19",
            NOTICE_WIDTH,
            "Hỗ trợ người lao động, người sử dụng lao động\ngặp khó khăn do đại dịch COVID-19",
        ),
        ("Thôn Mẫu - Đợt 1", TITLE_WIDTH, "Thôn Mẫu - Đợt 1"),
    ],
)
def test_a_title_ends_its_lines_where_a_reader_breathes(
    title: str, width: float, parted: str
) -> None:
    assert balanced(title, width) == parted


@given(st.lists(st.text("abcđêô(,)", min_size=1, max_size=12), max_size=30))
def test_a_parted_title_has_the_same_words_and_fits(words: list[str]) -> None:
    text = " ".join(words)
    found = balanced(text, NOTICE_WIDTH)
    assert re.split(r"[ \n]", found) == re.split(r"[ \n]", text)
    assert all(length_of(line, 13) <= NOTICE_WIDTH for line in found.split("\n"))


def test_columns_give_way_before_the_paper_grows() -> None:
    wanted = {0: 40.0, 1: 30.0}
    a4, small = fit_for(0).room, fit_for(180).room
    assert narrowed_to(a4 + 20, {0: 25.0, 1: 20.0}, wanted) == a4
    assert narrowed_to(a4 + 40, {0: 25.0, 1: 20.0}, wanted) == small
    assert narrowed_to(a4 + 60, {0: 25.0, 1: 20.0}, wanted) == a4 + 60
    assert shared_out(wanted, {0: 20.0, 1: 20.0}, 15) == {0: 30.0, 1: 25.0}
    papers = [fit_for(one).paper for one in (a4, a4 + 1, small, small + 1)]
    assert papers == [A4, A4, A4, A3]


def test_a_hidden_number_is_as_wide_as_the_number() -> None:
    assert width_of("*********203") == width_of("020169993203")
