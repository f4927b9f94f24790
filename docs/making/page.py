"""A page of Markdown, and the few shapes it is built of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack

NOTICE = (
    "<!-- Trang này do docs/generate.py viết ra; sửa ở chương trình, quy tắc hoặc ca mẫu. -->"
)
CONFIDENCE = {"H": "chắc chắn", "M": "khá chắc", "L": "còn ngờ, phải hỏi cấp trên"}


@dataclass(frozen=True, slots=True)
class Page:
    """name: path below docs/tra-cuu/."""

    name: str
    text: str


def page(name: str, title: str, parts: Iterable[str]) -> Page:
    return Page(name, "\n\n".join([NOTICE, f"# {title}", *filter(None, parts)]) + "\n")


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Empty when there is no row."""
    body = [_row(row) for row in rows]
    return "\n".join([_row(heads), "|" + " --- |" * len(heads), *body]) if body else ""


def _row(cells: Sequence[object]) -> str:
    texts = (str(cell).replace("|", "\\|").replace("\n", " ").strip() for cell in cells)
    return "| " + " | ".join(texts) + " |"


def bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def fenced(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"


@cache
def pack() -> Pack:
    """The rules as shipped, without a province's figures."""
    loaded, findings = load_pack()
    if loaded is None:
        raise ValueError("\n".join(map(str, findings)))
    return loaded


@cache
def words() -> dict[str, Any]:
    """What the keys, types, questions and derived facts of a rules file mean."""
    loaded: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / "words.yaml").read_text(encoding="utf-8")
    )
    return loaded
