"""Keeps the trace that calamine prints when it panics off the clerk's screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

_STDERR = 2


@contextmanager
def panics_unprinted() -> Iterator[None]:
    """The panic itself still arrives as an exception; its trace is written below Python."""
    try:
        kept = os.dup(_STDERR)
    except OSError:  # a program without a standard error has nothing to hide
        yield
        return
    try:
        _point_to_nowhere()
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)


def _point_to_nowhere() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STDERR)
    os.close(nowhere)
