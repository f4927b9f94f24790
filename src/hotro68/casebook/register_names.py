"""Which registers there are, told without judging their files: help pages must be fast."""

from __future__ import annotations

from pathlib import Path

from hotro68.resources import folder

FOLDER = "so"


def register_names(rules: Path | None = None) -> dict[str, str]:
    """Id → title."""
    found = {}
    for path in sorted(((rules or folder("rules")) / FOLDER).glob("*.yaml")):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        title = next((line for line in lines if line.startswith("title:")), "")
        found[path.stem] = title.removeprefix("title:").strip() or path.stem
    return found
