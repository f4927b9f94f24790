"""A command line run in a folder, for what it prints there."""

from __future__ import annotations

import io
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from hotro68.cli.app import run as run_program
from hotro68.cli.exits import Exit


def said(work: Path, *arguments: str) -> str:
    """What a command line prints in a folder, standard output only."""
    out = io.StringIO()
    with chdir(work), redirect_stdout(out), redirect_stderr(io.StringIO()):
        code = run_program(list(arguments))
    assert code in {Exit.CLEAN, Exit.ERRORS, Exit.ASKED}
    return out.getvalue()


def told(work: Path, *arguments: str, code: Exit = Exit.CLEAN) -> str:
    """What a command line tells the clerk."""
    err = io.StringIO()
    with chdir(work), redirect_stdout(err), redirect_stderr(err):
        assert run_program(list(arguments)) == code
    return err.getvalue()
