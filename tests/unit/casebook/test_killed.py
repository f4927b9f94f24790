"""A run killed at any moment leaves a book that opens, is proved, and has lost nothing told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
KILLS = 200


@pytest.mark.lau
def test_two_hundred_kills_lose_no_step_that_was_told_to_be_done(tmp_path: Path) -> None:
    worker = Path(__file__).with_name("killed_worker.py")
    ran = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(worker), str(tmp_path / "xa"), str(KILLS)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["wrong"] == []
    assert sum(told["done"].values()) > 0
