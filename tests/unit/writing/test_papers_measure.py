from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.writing.papers.columns import Column, gaps
from hotro68.writing.papers.measure import length_of, lines_in
from hotro68.writing.papers.pages import Room, page_lengths


@pytest.mark.parametrize("text", ["", "Vi", "Nguyễn Văn Minh Họa"])
def test_a_short_name_takes_one_line(text: str) -> None:
    assert lines_in(text, 50, 12) == 1


def test_a_long_name_wraps_at_its_words() -> None:
    assert lines_in("Nguyễn Văn Minh Họa " * 2, 50, 12) == 2
    assert lines_in("W" * 30, 50, 12) == 3


def test_marks_take_no_room_of_their_own() -> None:
    marked, plain = "Đàm Thị Ề " * 20, "Dam Thi E " * 20
    for width in range(20, 60):
        lines = lines_in(plain, width, 12)
        assert lines_in(marked, width, 12) == lines
        assert lines_in(unicodedata.normalize("NFD", marked), width, 12) == lines


@given(st.text(max_size=40), st.floats(10, 200))
def test_a_wider_column_never_takes_more_lines(text: str, width: float) -> None:
    assert 1 <= lines_in(text, width * 2, 12) <= lines_in(text, width, 12)


@given(st.lists(st.floats(5, 40), min_size=1, max_size=80))
def test_every_row_stands_on_one_page_and_the_last_page_is_never_empty(
    heights: list[float],
) -> None:
    room = Room(first=90, other=140, closing=50)
    lengths = page_lengths(heights, room)
    assert sum(lengths) == len(heights)
    assert all(lengths)
    at = 0
    for page, length in enumerate(lengths):
        space = room.other if page else room.first
        assert length == 1 or sum(heights[at : at + length]) <= space
        at += length


def test_two_people_at_least_stay_with_the_signatures() -> None:
    assert page_lengths([10.0] * 9, Room(90, 140, 50)) == [7, 2]
    assert page_lengths([10.0] * 4, Room(90, 140, 50)) == [4]


def test_each_text_of_a_row_set_as_one_line_stands_in_its_column() -> None:
    columns = (
        Column("TT", 11, "center"),
        Column("Tên", 50, "left"),
        Column("Tiền", 25, "right"),
    )
    texts = ("7", "Lương Thị Ước", "1.500.000")
    at, starts = 0.0, []
    for gap, text in zip(gaps(texts, columns), texts, strict=True):
        starts.append(at + gap)
        at = starts[-1] + length_of(text, 12)
    assert starts[0] + length_of("7", 12) / 2 == pytest.approx(5.5, abs=0.02)
    assert starts[1] == pytest.approx(11 + 1.5, abs=0.02)
    assert at == pytest.approx(86 - 1.5, abs=0.03)
