"""Write the Word template of each paper from its words; `--check` only says which are stale."""

from __future__ import annotations

import sys
from io import BytesIO
from zipfile import ZipFile

from hotro68.resources import folder
from hotro68.writing.papers import shelf
from hotro68.writing.papers.word_template import word_template

PARTS = ("document", "styles", "settings", "header1", "header2")
TOLD = tuple(f"word/{part}.xml" for part in PARTS)
"""Parts that say something; the others are the library's own."""


def templates() -> dict[str, bytes]:
    """Paper code → Word template, of the papers that are printed from one."""
    found = {}
    for code in shelf.codes():
        template, findings = shelf.take(code, None)
        assert template is not None, [finding.message for finding in findings]
        if template.spec.bo_in is None:
            found[code] = word_template(template.spec)
    return found


def says(docx: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(docx)) as package:
        return {name: package.read(name) for name in TOLD if name in package.namelist()}


def stale() -> list[str]:
    home = folder("templates") / shelf.FOLDER
    wanted = templates()
    kept = {path.parent.name: path.read_bytes() for path in home.glob(f"*/{shelf.WORD}")}
    return sorted(
        code
        for code in wanted.keys() | kept.keys()
        if code not in wanted or code not in kept or says(wanted[code]) != says(kept[code])
    )


def main(arguments: list[str]) -> int:
    home = folder("templates") / shelf.FOLDER
    if "--check" not in arguments:
        wanted = templates()
        for code in stale():
            path = home / code / shelf.WORD
            if code in wanted:
                path.write_bytes(wanted[code])
            else:
                path.unlink()
        return 0
    behind = stale()
    for code in behind:
        print(f"stale: templates/{shelf.FOLDER}/{code}/{shelf.WORD}", file=sys.stderr)
    if behind:
        print("run: python docs/word_templates.py", file=sys.stderr)
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
