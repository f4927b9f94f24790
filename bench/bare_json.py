"""Read JSON claims line by line with the standard library and write them back, no more."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(path: Path) -> None:
    with path.open("rb") as lines:
        for line in lines:
            sys.stdout.write(json.dumps(json.loads(line), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
