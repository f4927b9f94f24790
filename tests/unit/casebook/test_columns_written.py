"""What was said of columns, written down and read again, says the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotro68.casebook.columns import (
    MEMORY,
    columns_file,
    columns_text,
    load_columns,
    load_memory,
    memory_text,
    place_of,
    rows_of,
    with_new,
)
from hotro68.core.directions import Directions, Remembered, SheetDirections

KEYS = st.sampled_from(["ho_ten", "so_giay_to", "ngay_sinh", "so_tien_de_nghi", "cong_viec"])
PLACES = st.dictionaries(KEYS, st.integers(-1, 16_383), max_size=4)
HEADERS = st.none() | st.tuples(st.integers(1, 900), st.integers(0, 5)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)
SHEETS = st.builds(SheetDirections, PLACES, HEADERS)
NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=31)


def says_something(said: SheetDirections) -> bool:
    return bool(said.columns or said.header)


@settings(max_examples=60, deadline=None)
@given(hamlet=NAMES, whole=SHEETS, sheets=st.dictionaries(NAMES, SHEETS, max_size=3))
def test_columns_written_beside_a_list_are_read_as_they_were_said(
    tmp_path_factory: pytest.TempPathFactory,
    hamlet: str,
    whole: SheetDirections,
    sheets: dict[str, SheetDirections],
) -> None:
    told = {name: one for name, one in sheets.items() if says_something(one)}
    said = Directions(None, hamlet, whole, told, "thon_A.cot.yaml")
    path = tmp_path_factory.mktemp("cot") / "thon_A.xlsx"
    columns_file(path).write_text(columns_text(said, path.name, {}), encoding="utf-8")
    assert load_columns(path) == (said, [])


@settings(max_examples=40, deadline=None)
@given(columns=PLACES, file=NAMES, depth=st.integers(1, 6))
def test_what_is_remembered_is_read_as_it_was_kept(
    tmp_path_factory: pytest.TempPathFactory, columns: dict[str, int], file: str, depth: int
) -> None:
    kept = (Remembered("0123456789abcdef", depth, columns, file),)
    work = tmp_path_factory.mktemp("so")
    (work / MEMORY).parent.mkdir()
    (work / MEMORY).write_text(memory_text(kept), encoding="utf-8")
    assert load_memory(work) == (kept, [])


def test_a_newer_choice_for_the_same_headings_takes_the_older_ones_place() -> None:
    old = Remembered("a" * 16, 1, {"ho_ten": 1}, "thon_A.xlsx")
    new = Remembered("a" * 16, 1, {"ho_ten": 2}, "thon_B.xlsx")
    other = Remembered("b" * 16, 1, {"ho_ten": 3}, "thon_C.xlsx")
    assert with_new((old, other), (new,)) == (new, other)


@pytest.mark.parametrize(
    ("letters", "place"),
    [("A", 0), ("b", 1), ("Z", 25), ("AA", 26), ("XFD", 16_383), ("-", -1)],
)
def test_a_letter_is_a_place(letters: str, place: int) -> None:
    assert place_of(letters) == place


@pytest.mark.parametrize("letters", ["", "1", "XFE", "ZZZ", "AAAA", "Ă", "A1", "--"])
def test_what_is_no_letter_of_a_column_is_refused(letters: str) -> None:
    with pytest.raises(ValueError, match="không phải chữ cột"):
        place_of(letters)


@pytest.mark.parametrize(
    ("text", "rows"), [("5", (5, 5)), ("4-6", (4, 6)), (" 4 – 6 ", (4, 6))]
)
def test_rows_of_headings_are_one_or_several(text: str, rows: tuple[int, int]) -> None:
    assert rows_of(text) == rows


def test_a_folder_without_anything_written_says_nothing(tmp_path: Path) -> None:
    assert load_memory(tmp_path) == ((), [])
    assert load_columns(tmp_path / "thon_A.xlsx") == (Directions(), [])
