"""Where a value was read: the place an officer can open and look at."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from unicodedata import normalize


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file, and inside it a sheet, Excel's own row number and column letter.

    `row` 0 and `column` "" mean the whole sheet or file. For a rules file there is no sheet
    and `row` is the line.
    """

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""

    @property
    def cell(self) -> str:
        """`F17`; empty when the place is larger than one cell."""
        return f"{self.column}{self.row}" if self.column and self.row else ""

    def at(self, column: str) -> Source:
        return replace(self, column=column)

    def __str__(self) -> str:
        if not self.sheet:
            return f"{self.file}:{self.row}" if self.row else self.file
        if not self.row:
            return f"{self.file} › {self.sheet}"
        return f"{self.file} › {self.sheet}!{self.column}{self.row}"


def row_digest(values: Iterable[object]) -> str:
    """Digest of the values of a row as they stand, whatever program saved them: 12 hex digits.

    A whole number, its float and its text are one; so are a day and its midnight.
    """
    told = "\x1f".join(_stands(value) for value in values)
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _stands(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
    return " ".join(normalize("NFC", str(value)).split())
