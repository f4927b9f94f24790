"""The command line: parse, call one act, say what came of it, leave with an exit code."""

from __future__ import annotations

import gc
import sys

MANY = 1_000_000
"""Objects made before the collector looks again: a list makes many that all stay."""


def main() -> None:
    """The program `hotro68`."""
    gc.set_threshold(MANY)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    from hotro68.cli.app import run

    sys.exit(run(sys.argv[1:]))
