"""Read every cell of a workbook with openpyxl, row by row, and do nothing with it."""

from __future__ import annotations

import sys

from openpyxl import load_workbook


def main(path: str) -> None:
    sheet = load_workbook(path, read_only=True).worksheets[0]
    print(sum(1 for row in sheet.iter_rows(values_only=True) if any(row)))


if __name__ == "__main__":
    main(sys.argv[1])
