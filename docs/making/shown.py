"""examples/ma-loi.yaml: one real finding of each code, for `hotro68 giaithich` to show."""

from __future__ import annotations

import yaml

from hotro68.core.catalogue import BY_ID
from making.example import examples, said_of

HEAD = "# Ví dụ thật của từng mã, do docs/generate.py viết ra; người trong ví dụ đều là bịa.\n"
TODO = "→ "


def shown_findings() -> str:
    told = {code: _shown(code) for code in sorted(examples())}
    return HEAD + yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=120)


def _shown(code: str) -> dict[str, str]:
    """Where the finding stands, what is said, what is to be done."""
    place, where, *rest = said_of(code).splitlines()
    cell = where[: where.index(BY_ID[code].severity.label)].strip()
    lines = [line.strip() for line in rest]
    todo = next(number for number, line in enumerate(lines) if line.startswith(TODO))
    known = f"{place}!{cell}" if cell.isalnum() else ", ".join(filter(None, (place, cell)))
    return {
        "about": examples()[code].about,
        "place": known,
        "said": " ".join(lines[:todo]),
        "todo": lines[todo].removeprefix(TODO),
    }
