"""The truth of a workbook as YAML beside it, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from hotro68.core.report import RowKind
from tests.example_books import Grid, write_csv, write_ods, write_xls, write_xlsx
from tests.shapes.canvas import Canvas, Drawn, Read, Said
from tests.shapes.cooking import every_shape

NOTICE = "# Người trong danh sách này là bịa. Do tests/making_shapes.py viết; đừng sửa tay.\n"


def make_shapes(out: Path) -> None:
    for drawn, about in every_shape():
        _write(out / drawn.file, drawn)
        record = {
            "about": about,
            "file": drawn.file,
            "sheets": [_sheet(c) for c in drawn.sheets],
        }
        text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=1000)
        name = f"{Path(drawn.file).stem}.yaml"
        (out / name).write_text(NOTICE + text, encoding="utf-8")


def _write(path: Path, drawn: Drawn) -> None:
    match path.suffix:
        case ".xlsx":
            write_xlsx(path, drawn.grids)
        case ".xls":
            write_xls(path, drawn.grids[0])
        case ".ods":
            write_ods(path, drawn.grids[0])
        case _:
            write_csv(path, drawn.grids[0])


def _sheet(canvas: Canvas) -> dict[str, object]:
    return {
        "sheet": canvas.name,
        "ledger": {str(kind): count for kind, count in sorted(Counter(canvas.used).items())},
        "findings": [[said.cell, said.code] for said in canvas.said],
        "people": [
            {"row": person.row, "policy": person.policy, **person.facts}
            for person in canvas.people
        ],
    }


def recorded(path: Path) -> Drawn:
    """The truth that stands beside a workbook."""
    record = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Drawn(record["file"], [_canvas(sheet) for sheet in record["sheets"]])


def _canvas(sheet: Mapping[str, Any]) -> Canvas:
    canvas = Canvas(Grid(sheet["sheet"]))
    kinds = {RowKind(kind): count for kind, count in sheet["ledger"].items()}
    blank = [RowKind.BLANK] * kinds.pop(RowKind.BLANK, 0)
    canvas.kinds = blank + [kind for kind, count in kinds.items() for _ in range(count)]
    canvas.said = [Said(canvas.name, cell, code) for cell, code in sheet["findings"]]
    for person in sheet["people"]:
        facts = {key: value for key, value in person.items() if key not in ("row", "policy")}
        canvas.people.append(Read(canvas.name, person["row"], person["policy"], facts))
    return canvas
