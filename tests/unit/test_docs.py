"""Documents cannot drift: pages are fresh, nothing is undocumented, no link is dead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import generate
from hotro68.core.catalogue import CODES
from hotro68.policy.cases import load_cases
from making.commands import helps
from making.page import pack

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
WRITTEN = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "README.vi.md"])
_LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")


def test_the_generated_pages_are_fresh() -> None:
    assert generate.stale(generate.FOLDER, generate.all_pages()) == []


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
    pages = [ROOT / "README.vi.md", *DOCS.glob("*.md")]
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
