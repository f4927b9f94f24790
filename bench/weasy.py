"""Turn HTML pages into PDF with WeasyPrint."""

from __future__ import annotations

import sys
from pathlib import Path


def main(names: list[str]) -> None:
    from weasyprint import HTML

    for name in names:
        path = Path(name)
        HTML(path).write_pdf(path.with_suffix(".weasy.pdf"))


if __name__ == "__main__":
    main(sys.argv[1:])
