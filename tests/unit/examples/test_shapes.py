from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.example_books import write_xlsx
from tests.shapes.generating import a_list
from tests.shapes.judging import differences
from tests.shapes.records import make_shapes, recorded

from hotro68.pipeline.checking import check_file
from hotro68.policy.assess import Rulebook
from hotro68.policy.loader import load_pack
from hotro68.reading.wanted import NOTHING_SAID
from hotro68.resources import folder

HOME = folder("examples") / "hinh-dang"
RECORDS = sorted(HOME.glob("*.yaml"))
FIRST_SEED, LISTS, A_BATCH = 680_000, 200, 20


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    pack, _ = load_pack()
    assert pack is not None
    return Rulebook(pack, date(2021, 7, 16))


def test_there_are_at_least_forty_shapes_each_with_its_truth() -> None:
    books = {path.stem for path in HOME.iterdir() if path.suffix != ".yaml"}
    assert len(books) >= 40
    assert books == {path.stem for path in RECORDS}


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_shape_is_read_as_a_careful_clerk_reads_it(record: Path, rulebook: Rulebook) -> None:
    drawn = recorded(record)
    checked, found = check_file(HOME / drawn.file, drawn.file, rulebook, NOTHING_SAID)
    assert differences(drawn, checked, found) == []


def test_the_shapes_are_what_the_generator_makes(tmp_path: Path) -> None:
    make_shapes(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        path.name for path in HOME.iterdir()
    )
    for path in tmp_path.iterdir():
        assert _content(path) == _content(HOME / path.name), path.name


def _content(path: Path) -> object:
    if path.suffix in (".yaml", ".csv"):
        return path.read_bytes()
    book = CalamineWorkbook.from_path(path)
    return [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]


@pytest.mark.parametrize("first", range(FIRST_SEED, FIRST_SEED + LISTS, A_BATCH))
def test_lists_that_no_one_looked_at_are_read_right(
    first: int, rulebook: Rulebook, tmp_path: Path
) -> None:
    wrong: dict[str, list[str]] = {}
    for seed in range(first, first + A_BATCH):
        drawn = a_list(seed)
        write_xlsx(tmp_path / drawn.file, drawn.grids)
        checked, found = check_file(tmp_path / drawn.file, drawn.file, rulebook, NOTHING_SAID)
        if told := differences(drawn, checked, found):
            wrong[drawn.file] = told
    assert wrong == {}
