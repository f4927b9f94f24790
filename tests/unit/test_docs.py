"""Documents cannot drift: pages are fresh, nothing is undocumented, no link is dead."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
import typer.main

import generate
from hotro68.cli.app import app
from hotro68.core.catalogue import CODES
from hotro68.policy.cases import load_cases, run_cases
from hotro68.policy.loader import load_pack
from hotro68.resources import folder
from making.commands import helps
from making.page import pack

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
WRITTEN = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "README.vi.md"])
_LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")
_TYPED = re.compile(r"^hotro68 [a-z-].+|(?<=`)hotro68 [a-z-](?!\w+:)[^`\n]+(?=`)", re.MULTILINE)
"""What a clerk is told to type: a line of its own, or a line within the text."""


@pytest.mark.lau
def test_the_generated_pages_are_fresh() -> None:
    assert generate.stale(generate.FOLDER, generate.all_pages()) == []
    assert generate.shown_is_fresh()


@pytest.mark.parametrize(("name", "told"), list(helps()))
def test_every_command_says_what_it_does_and_what_each_option_means(
    name: str, told: str
) -> None:
    options = [line.split("  ") for line in told.splitlines() if line.startswith("  -")]
    assert told.startswith(f"Cách dùng: {name}")
    assert all(option[-1].strip() for option in options)
    assert len(told.splitlines()[2].strip()) > len("Trợ giúp")


@pytest.mark.parametrize("name", [name for name, _ in helps()])
def test_every_command_has_a_place_in_a_hand_written_page(name: str) -> None:
    pages = [ROOT / "README.vi.md", *DOCS.glob("*.md"), *(DOCS / "cach-lam").glob("*.md")]
    assert any(name in page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("policy", pack().file.policies)
def test_every_policy_has_cases_on_both_sides(policy: str) -> None:
    cases, findings = load_cases(pack(), policy)
    assert findings == []
    answers = {placed.case.answer for placed in cases}
    assert {"duoc", "hoi"} <= answers


@pytest.mark.parametrize("code", [code.id for code in CODES])
def test_every_code_has_an_entry(code: str) -> None:
    page = (DOCS / "tra-cuu" / "ma-loi.md").read_text(encoding="utf-8")
    assert f"\n### {code} " in page


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_line_of_a_page_is_one_the_program_takes(page: Path) -> None:
    names = {name for name, _ in helps()}
    typed = set(_TYPED.findall(page.read_text(encoding="utf-8")))
    assert [line for line in sorted(typed - names) if not _taken(line)] == []


def _taken(line: str) -> bool:
    """Whether its commands, options and number of arguments are the program's own."""
    name, *words = shlex.split(line, comments=True)
    command, context = typer.main.get_command(app), None
    try:
        while True:
            context = command.make_context(name, words, parent=context)
            rest = [*getattr(context, "_protected_args", ()), *context.args]
            if not rest or not hasattr(command, "resolve_command"):
                return True
            name, command, words = command.resolve_command(context, rest)
    except Exception as problem:  # noqa: BLE001 - Typer keeps the parser's own classes to itself
        return getattr(problem, "exit_code", None) == 0  # its help was asked for


def test_the_policy_that_the_guide_writes_loads_and_pays_as_its_cases_say(
    tmp_path: Path,
) -> None:
    overlay, own, policy, cases = _blocks(DOCS / "them-chinh-sach.md")
    rules = shutil.copytree(folder("rules"), tmp_path / "rules")
    inside = rules / "qd23-2021"
    (rules / "tinh" / "vi-du.yaml").write_text(overlay + own, encoding="utf-8")
    (inside / "vi-du.yaml").write_text(policy.replace("…", "1"), encoding="utf-8")
    (inside / "cases" / "vi-du.yaml").write_text(cases, encoding="utf-8")
    _name_in_pack(inside / "pack.yaml")
    loaded, findings = load_pack(overlays=["tinh/vi-du"], rules=rules)
    assert findings == []
    assert loaded is not None
    assert run_cases(loaded, "vi-du", rules) == []
    assert "lao-dong-tu-do" not in loaded.unset
    assert loaded.policies["lao-dong-tu-do"].conditions[-1].id == "viec-cua-tinh"


def _blocks(page: Path) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def _name_in_pack(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("f0-f1]", "f0-f1, vi-du]", 1)
    authority = (
        "{policy: vi-du, lead: ubnd-xa, appraise: [ubnd-xa], send_to: ubnd-huyen, "
        "decide: ubnd-tinh, ref: e, confidence: M}"
    )
    path.write_text(f"{text}  - {authority}\n", encoding="utf-8")
