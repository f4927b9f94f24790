"""The worked cases notice nearly every small change of the law."""

from __future__ import annotations

import contextlib
import importlib
import io
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[3] / "bench"
GOOD = 0
TOO_FEW = 1


@pytest.fixture(scope="module")
def mutants() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCH))
        yield importlib.import_module("mutants")


@pytest.fixture(scope="module")
def whole_run(mutants: ModuleType) -> tuple[int, str]:
    """Every change of every policy: the exit code, and what was said."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = mutants.main([])
    return code, said.getvalue()


def test_the_cases_notice_nearly_every_change(whole_run: tuple[int, str]) -> None:
    code, said = whole_run
    assert code == GOOD, said


def test_every_explained_survivor_still_survives(whole_run: tuple[int, str]) -> None:
    _, said = whole_run
    assert said
    assert "explains nothing any more" not in said


def test_a_missing_case_is_seen_and_its_line_named(
    mutants: ModuleType, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = rules / "qd23-2021" / "cases" / "giam-dong-tnld.yaml"
    first = cases.read_text(encoding="utf-8").split("- name:")[1]
    cases.write_text(f"- name:{first}", encoding="utf-8")
    assert mutants.main(["giam-dong-tnld", "--rules", str(rules)]) == TOO_FEW
    assert "giam-dong-tnld.yaml:" in capsys.readouterr().out


def test_broken_rules_are_told_and_nothing_is_changed(
    mutants: ModuleType, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (rules / "qd23-2021" / "giam-dong-tnld.yaml").write_text("id: [", encoding="utf-8")
    assert mutants.main(["--rules", str(rules)]) not in {GOOD, TOO_FEW}
    assert "giam-dong-tnld.yaml" in capsys.readouterr().err
