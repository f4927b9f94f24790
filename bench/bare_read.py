"""Read every cell of a workbook with python-calamine and do nothing with it."""

from __future__ import annotations

import sys

from python_calamine import CalamineWorkbook


def main(path: str) -> None:
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    rows = sum(1 for row in sheet.iter_rows() if row)
    print(rows)


if __name__ == "__main__":
    main(sys.argv[1])
