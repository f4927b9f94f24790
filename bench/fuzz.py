"""Damages workbooks at random and reads them: every file must end in rows or in a finding.

    python bench/fuzz.py --seed 1 --seconds 600 [--kinds xlsx,xls] [--keep DIR]

A child process reads each file, so that whatever kills a library, or never ends, is noticed.
Exit 0 when nothing was found; otherwise the seeds, and the files under --keep, tell what was.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from damaged import MAKERS, sample

from hotro68.core.finding import Finding
from hotro68.policy.loader import load_pack
from hotro68.reading.intake import Intake, read_list

PATIENCE = 20.0
"""Seconds after which a file counts as one that never ends."""
MEMORY = 4 << 30


# ── Reading in a child ───────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Fault:
    kind: str
    seed: int
    what: str


def judge(intake: Intake | None, findings: list[Finding]) -> str:
    """Empty when the file ended well: rows counted, or a finding that says why not."""
    if intake is None:
        return "" if findings else "neither rows nor a finding"
    for sheet in intake.report.sheets:
        known = {
            claim.source.row for claim in intake.claims if claim.source.sheet == sheet.sheet
        }
        if len(known) > sum(sheet.ledger.values()):
            return f"{len(known)} people in {sum(sheet.ledger.values())} rows"
    return ""


def work(line: Connection) -> None:
    """Reads what it is told to until the line is cut."""
    _bound_memory()
    from datetime import date

    pack, _ = load_pack()
    assert pack is not None
    with tempfile.TemporaryDirectory() as folder:
        while True:
            kind, seed = line.recv()
            path = Path(folder) / f"thon_mau.{kind}"
            path.write_bytes(sample(kind, seed))
            try:
                line.send(judge(*read_list(path, path.name, pack, date(2021, 11, 1))))
            except BaseException as error:  # noqa: BLE001 - whatever gets through is a find
                line.send(f"{type(error).__name__}: {error}"[:300])


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Reader:
    """A child that is replaced when it dies or does not answer."""

    def __init__(self) -> None:
        self._child: multiprocessing.Process | None = None
        self._line: Connection | None = None

    def ask(self, kind: str, seed: int) -> str:
        if self._child is None or self._line is None:
            self._line, theirs = multiprocessing.Pipe()
            self._child = multiprocessing.Process(target=work, args=(theirs,))
            self._child.start()
            theirs.close()
        self._line.send((kind, seed))
        try:
            if self._line.poll(PATIENCE):
                return str(self._line.recv())
            what = f"no answer in {PATIENCE:.0f} s"
        except EOFError:
            self._child.join()
            what = f"the reader died with {self._child.exitcode}"
        self.stop()
        return what

    def stop(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.join()
        self._child = self._line = None


def hunt(kinds: list[str], seed: int, until: float, tried: Counter[str]) -> Iterator[Fault]:
    reader = Reader()
    try:
        while time.monotonic() < until:
            kind = kinds[seed % len(kinds)]
            what = reader.ask(kind, seed)
            tried[kind] += 1
            if what:
                yield Fault(kind, seed, what)
            seed += 1
    finally:
        reader.stop()


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--kinds", default=",".join(MAKERS))
    asked.add_argument("--keep", type=Path, help="where the files that were found are kept")
    told = asked.parse_args()
    tried: Counter[str] = Counter()
    found = 0
    for fault in hunt(told.kinds.split(","), told.seed, time.monotonic() + told.seconds, tried):
        found += 1
        print(f"{fault.kind} {fault.seed}: {fault.what}", flush=True)
        if told.keep:
            told.keep.mkdir(parents=True, exist_ok=True)
            name = f"{fault.kind}-{fault.seed}.{fault.kind}"
            (told.keep / name).write_bytes(sample(fault.kind, fault.seed))
    print(f"{dict(tried)}: {found} found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
