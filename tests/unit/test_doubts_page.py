"""What the law leaves open: the page and the rules name the same places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from hotro68.resources import folder
from making.doubts import doubts
from making.page import pack

DOUBTS = doubts()
Written = dict[str, Any]


def policy_files() -> dict[str, Written]:
    """Every policy file of the pack's folder by its name, as plain YAML."""
    home = folder("rules") / pack().file.id
    read = {
        path.stem: yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        for path in home.glob("*.yaml")
    }
    return {name: text for name, text in read.items() if "conditions" in text}


POLICIES = policy_files()


def named_in(policy: Written) -> set[str]:
    parts = ("fields", "derived", "parameters")
    names = {name for part in parts for name in policy.get(part, {})}
    return names | {condition["id"] for condition in policy["conditions"]}


def asking(confidence: str) -> Iterator[str]:
    for name, policy in POLICIES.items():
        for one in policy["conditions"]:
            if one.get("then") == "ask" and one.get("confidence", "H") == confidence:
                yield f"{name}/{one['id']}"


def test_every_place_a_doubt_names_is_in_the_rules() -> None:
    named = {place for doubt in DOUBTS for place in doubt.places}
    known = {f"{policy}/{name}" for policy, text in POLICIES.items() for name in named_in(text)}
    assert named
    assert named - known == set()


def test_where_the_page_says_the_tool_asks_the_rules_do_ask() -> None:
    said = {place for doubt in DOUBTS for place in doubt.asked}
    assert said - {place for letter in "HML" for place in asking(letter)} == set()


def test_no_condition_of_low_confidence_is_left_unexplained() -> None:
    explained = {place for doubt in DOUBTS for place in doubt.asked}
    assert set(asking("L")) - explained == set()


def test_nothing_of_low_confidence_refuses_anybody() -> None:
    refusing = [
        f"{name}/{one['id']}"
        for name, policy in POLICIES.items()
        for one in policy["conditions"]
        if one.get("then", "refuse") == "refuse" and one.get("confidence") == "L"
    ]
    assert refusing == []


def test_the_page_of_doubts_is_linked_from_a_page_people_read() -> None:
    docs = Path(__file__).parents[2] / "docs"
    pages = [page.read_text("utf-8") for page in docs.glob("*.md")]
    assert any("tra-cuu/con-bo-ngo.md" in page for page in pages)
