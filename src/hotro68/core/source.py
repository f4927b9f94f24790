"""Where a value was read: the place an officer can open and look at."""

from __future__ import annotations

from dataclasses import dataclass, replace


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
