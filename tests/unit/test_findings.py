"""Every code has a tiny list that brings it out, and that list brings out nothing else."""

from __future__ import annotations

from collections import Counter

import pytest

from hotro68.core.catalogue import BY_ID
from making.example import examples, run_example, said_of


def test_every_code_has_an_example() -> None:
    assert BY_ID.keys() == examples().keys()


def test_no_example_is_of_a_code_nobody_knows() -> None:
    assert examples().keys() <= BY_ID.keys()


@pytest.mark.parametrize("code", sorted(examples()))
def test_an_example_shows_its_code_and_only_what_it_expects(code: str) -> None:
    expected = examples()[code].expect
    assert code in {found for _, found in expected}
    assert Counter(run_example(code).found) == Counter(expected)


@pytest.mark.parametrize("code", sorted(examples()))
def test_what_is_said_of_a_code_has_a_message_and_something_to_do(code: str) -> None:
    said = said_of(code).splitlines()
    assert code in said[1]
    assert any(line.strip().startswith("→") for line in said[2:])
