"""What was read, file by file, in the shape other programs rely on."""

from __future__ import annotations

from typing import Any, TypeAlias

from hotro68.core.report import FileReport, SheetReport, TableReport, Taken

Json: TypeAlias = dict[str, Any]


def file_json(file: FileReport) -> Json:
    return {
        "file": file.file,
        "sha256": file.sha256,
        "sheets": [_sheet(sheet) for sheet in file.sheets],
    }


def _sheet(sheet: SheetReport) -> Json:
    """The first list stands at the top level; `tables` has every list of the sheet."""
    tables = [_table(table) for table in sheet.tables]
    first = tables[0] if tables else {"policy": None, "header_rows": [], "columns": {}}
    return {
        "sheet": sheet.sheet,
        "role": sheet.role,
        "reason": sheet.reason,
        "policy": first["policy"],
        "header_rows": first["header_rows"],
        "columns": first["columns"],
        "ledger": {kind.value: count for kind, count in sheet.ledger.items()},
        "tables": tables,
    }


def _taken(column: Taken) -> Json:
    return {
        "field": column.key,
        "column": column.letter,
        "heading": column.heading,
        "why": column.why,
        "guessed": not column.sure,
    }


def _table(table: TableReport) -> Json:
    return {
        "policy": table.policy or None,
        "thon": table.hamlet or None,
        "header_rows": list(table.header_rows),
        "columns": dict(table.columns),
        "unused": list(table.unused),
        "confirmed_by_hamlet": list(table.unlisted),
        "policy_from": table.policy_from or None,
        "thon_from": table.hamlet_from or None,
        "recognised": [_taken(column) for column in table.taken],
        "told": list(table.told),
    }
