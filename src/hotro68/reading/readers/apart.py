"""Reads a file in a process of its own: some damage makes a library abort, or never end."""

from __future__ import annotations

import os
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeAlias

from hotro68.core.catalogue import BY_ID, FILE_DAMAGED
from hotro68.reading.book import MEGABYTE, Limits, Package, Reader, Sheet
from hotro68.reading.refusal import LibraryFaults, Refusal

PATIENCE = 30.0
"""Seconds for any file; each megabyte gets one more."""
_STDERR = 2
_TIMES_UNPACKED = 14  # about 4 GB for the usual limit
_Told: TypeAlias = tuple[list[Sheet], str, str]


def read_apart(reader: Reader, package: Package, limits: Limits) -> list[Sheet]:
    """What the reader gives; the child finds it by its name, so it stands in a module."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(theirs, reader, package, limits))
    child.start()
    theirs.close()
    try:
        sheets, code, problem = _heard(ours, PATIENCE + len(package.data) / MEGABYTE)
    finally:
        child.kill()
        child.join()
        ours.close()
    if code:
        raise Refusal(BY_ID[code], problem)
    return sheets


def _heard(line: Connection, patience: float) -> _Told:
    try:
        if line.poll(patience):
            told: _Told = line.recv()
            return told
    except EOFError:
        return [], FILE_DAMAGED.id, "nội dung hỏng làm chương trình đọc bị dừng"
    return [], FILE_DAMAGED.id, "nội dung hỏng, đọc mãi không xong"


def _work(line: Connection, reader: Reader, package: Package, limits: Limits) -> None:
    _hush()
    _bound_memory(limits)
    try:
        with LibraryFaults():
            told: _Told = list(reader(package, limits)), "", ""
    except Refusal as refusal:
        told = [], refusal.code.id, refusal.problem
    line.send(told)


def _hush() -> None:
    """The trace of a panic is written below Python; the clerk gets a sentence instead."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STDERR)
    os.close(nowhere)


def _bound_memory(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bound; there the time alone is bounded
        return
    most = _TIMES_UNPACKED * limits.unpacked_bytes
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
