"""Write docs/tra-cuu/ and examples/ma-loi.yaml; `--check` only says which are stale."""

from __future__ import annotations

import sys
from pathlib import Path

from making.codes import code_page
from making.commands import command_page
from making.doubts import doubt_page
from making.headings import heading_page
from making.language import language_page
from making.page import Page
from making.papers import paper_page
from making.policies import policy_pages
from making.shown import shown_findings

FOLDER = Path(__file__).parent / "tra-cuu"
SHOWN = Path(__file__).parents[1] / "examples" / "ma-loi.yaml"
"""What goes into the program itself: one finding of each code."""


def all_pages() -> list[Page]:
    singles = [code_page(), command_page(), language_page(), heading_page(), doubt_page()]
    return [*singles, paper_page(), *policy_pages()]


def stale(folder: Path, pages: list[Page]) -> list[str]:
    """Names of pages that differ, are missing, or that nothing generates any more."""
    wanted = {page.name: page.text for page in pages}
    present = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.md")
    }
    names = wanted.keys() | present.keys()
    return sorted(name for name in names if wanted.get(name) != present.get(name))


def write(folder: Path, pages: list[Page]) -> None:
    for name in stale(folder, pages):
        (folder / name).unlink(missing_ok=True)
    for page in pages:
        path = folder / page.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, encoding="utf-8", newline="\n")


def shown_is_fresh() -> bool:
    return SHOWN.is_file() and SHOWN.read_text(encoding="utf-8") == shown_findings()


def main(arguments: list[str]) -> int:
    pages = all_pages()
    if "--check" not in arguments:
        write(FOLDER, pages)
        SHOWN.write_text(shown_findings(), encoding="utf-8", newline="\n")
        return 0
    behind = [f"docs/tra-cuu/{name}" for name in stale(FOLDER, pages)]
    if not shown_is_fresh():
        behind.append("examples/ma-loi.yaml")
    for name in behind:
        print(f"stale: {name}", file=sys.stderr)
    if behind:
        print("run: python docs/generate.py", file=sys.stderr)
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
