"""The page of requirements tells the truth: none missing, and commands and tests that exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from making.commands import helps

UNIT = Path(__file__).parent
PAGE = UNIT.parents[1] / "docs" / "yeu-cau.md"
_QUOTED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One row of the page."""

    name: str
    commands: tuple[str, ...]
    tests: tuple[str, ...]
    met: str


def _row(line: str) -> Requirement:
    name, _section, _asked, commands, tests, met = (
        cell.strip() for cell in line.strip("| ").split(" | ")
    )
    return Requirement(
        name, tuple(_QUOTED.findall(commands)), tuple(_QUOTED.findall(tests)), met
    )


ROWS = [
    _row(line)
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if re.match(r"\| R\d\d ", line)
]


def test_no_requirement_is_missing_or_told_twice() -> None:
    assert [row.name for row in ROWS] == [f"R{number:02}" for number in range(1, 47)]


def test_every_requirement_names_commands_that_exist() -> None:
    known = {name for name, _ in helps()}
    assert [row.name for row in ROWS if not row.commands or set(row.commands) - known] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_requirement_is_shown_by_tests_that_exist(row: Requirement) -> None:
    assert row.tests
    for test in row.tests:
        place, name = test.split("::")
        written = (UNIT / place).read_text(encoding="utf-8")
        assert re.search(rf"^def {name}\(", written, re.MULTILINE), test


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_is_met_in_part_says_what_is_missing(row: Requirement) -> None:
    assert row.met == "đủ" or len(row.met.removeprefix("một phần: ").split()) > 5
