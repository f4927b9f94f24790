"""Runs the steps of a small case in a child, kills it at random moments, and looks at the book.

    python killed_worker.py FOLDER KILLS

Prints one JSON object: how often each act was told to be done, and what was found wrong.
"""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from tests.unit.money_commune import DECISION, fill_in, result_sheets, small

from hotro68.casebook.journal import Journal, standing
from hotro68.casebook.proof import prove_book, prove_files, prove_kept
from hotro68.cli.app import run
from hotro68.pipeline.cut_off import settle_aloud

_BLANK = b"%PDF-1.4\n%%EOF\n"
_LONGEST = 2
"""Usual lengths of a step within which a kill falls: some are finished, most are not."""


def quiet(*arguments: str) -> int:
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        return run(list(arguments))


def next_act(work: Path) -> str:
    """Forward to the money and back again, so that every act comes round."""
    entries, findings = Journal(work).entries()
    assert not findings, findings
    acts = [entry.act for entry in standing(entries)]
    turn = len(entries)
    if not acts or (acts[-1] == "merge" and turn // 2 % 2):
        return "merge"
    if acts[-1] == "merge":
        return "chitra lap"
    if acts[-1] == "chitra nhap" or turn % 3 == 0:
        return "hoantac"
    return "chitra nhap" if acts[-1] == "chitra lap" and _answered(work) else "chitra lap"


def _answered(work: Path) -> bool:
    """The newest sheet, filled in; whole or not at all, as Excel would save it."""
    sheets = result_sheets(work)
    if not sheets:
        return False
    newest, draft = sheets[-1], work / "dang-dien.xlsx"
    if not (work / f"{newest.stem}.xong").exists():
        shutil.copyfile(newest, draft)
        fill_in(draft, {})
        draft.replace(newest)
        (work / f"{newest.stem}.xong").touch()
    return True


def act(work: Path, name: str) -> bool:
    """One command line, as a clerk would type it; whether it told that it was done."""
    line = {
        "merge": ("merge", "--out", "tonghop.xlsx"),
        "chitra lap": ("chitra", "lap", *DECISION),
        "chitra nhap": ("chitra", "nhap", *map(str, result_sheets(work)[-1:])),
        "hoantac": ("hoantac",),
    }[name]
    return quiet(*line) == 0


def work_on(work: Path, tell: int) -> None:
    while True:
        name = next_act(work)
        if act(work, name):
            last = Journal(work).entries()[0][-1]
            os.write(tell, f"{last.number} {last.digest} {name}\n".encode())


def killed(work: Path, delay: float) -> list[tuple[int, str, str]]:
    """What a child told to be done before it was killed."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        try:
            work_on(work, tell)
        finally:
            os._exit(1)
    os.close(tell)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(hear) as heard:
        lines = [line.split(" ", 2) for line in heard.read().splitlines()]
    return [(int(number), digest, name) for number, digest, name in lines]


def faults(work: Path, told: list[tuple[int, str, str]]) -> list[str]:
    journal = Journal(work)
    found = [str(finding) for finding in prove_book(journal)] if journal.path.exists() else []
    entries, findings = journal.entries()
    found += map(str, findings)
    known = {entry.number: entry.digest for entry in entries}
    lost = [one for one in told if known.get(one[0]) != one[1]]
    found += [f"lost: {number} {name}" for number, _, name in lost]
    with journal.held() as busy:
        found += map(str, busy)
        settle_aloud(work)
    return [*found, *map(str, prove_files(work, entries)), *map(str, prove_kept(work, entries))]


def _timed(work: Path) -> float:
    begun = time.monotonic()
    assert act(work, next_act(work))
    return time.monotonic() - begun


def main(work: Path, kills: int) -> None:
    chance = random.Random(68)  # noqa: S311 - repeatable on purpose
    small(work, 2)
    os.chdir(work)
    usual = sorted(map(_timed, [work] * 7))[3] * _LONGEST
    told: list[tuple[int, str, str]] = []
    wrong: list[str] = []
    for _ in range(kills):
        told += killed(work, chance.uniform(0, usual))
        wrong += faults(work, told)
    sys.stdout.write(
        json.dumps({"done": Counter(name for _, _, name in told), "wrong": wrong[:5]}) + "\n"
    )


if __name__ == "__main__":
    press = "hotro68.writing.papers.typst_pdf.Press"
    with patch(f"{press}.pdf", lambda *_: _BLANK), patch(f"{press}.page", lambda *_: _BLANK):
        main(Path(sys.argv[1]), int(sys.argv[2]))
