"""Makes examples/hinh-dang/ anew, always the same: run `python tests/making_shapes.py`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main(out: Path) -> None:
    sys.path.insert(0, str(ROOT))
    from tests.shapes.records import make_shapes

    out.mkdir(parents=True, exist_ok=True)
    make_shapes(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "examples" / "hinh-dang")
