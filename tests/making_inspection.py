"""Makes examples/thanh-tra/ anew, always the same: run `python tests/making_inspection.py`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main(out: Path) -> None:
    sys.path.insert(0, str(ROOT))
    from tests.inspection_lists import make_inspection

    make_inspection(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "examples" / "thanh-tra")
