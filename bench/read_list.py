"""Read one list as `validate` does, to claims and findings; the law is not asked."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from people import POLICY

from hotro68.cli import MANY
from hotro68.policy.loader import load_pack
from hotro68.reading.intake import read_list
from hotro68.reading.wanted import NOTHING_SAID


def main(path: Path) -> None:
    gc.set_threshold(MANY)
    pack, findings = load_pack()
    assert pack is not None, findings
    wanted = replace(NOTHING_SAID, policy=POLICY)
    intake, findings = read_list(path, path.name, pack, date(2021, 7, 16), wanted)
    assert intake is not None, findings
    print(len(intake.claims), len(findings))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
