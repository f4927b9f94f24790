"""A command as a child process: the time it took and the memory it needed at most."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeAlias

Command: TypeAlias = Sequence[str | Path]
HOTRO68 = str(Path(sys.executable).with_name("hotro68"))
MEGABYTE = 1024  # ru_maxrss counts kilobytes on Linux


@dataclass(frozen=True)
class Cost:
    """by_processor: on a machine that is busy with other things only that time compares."""

    by_processor: ClassVar[bool] = False

    wall: float
    processor: float
    megabytes: float

    @property
    def seconds(self) -> float:
        return self.processor if self.by_processor else self.wall

    def __add__(self, other: Cost) -> Cost:
        """One after the other: times add up, memory is the larger."""
        wall, processor = self.wall + other.wall, self.processor + other.processor
        return Cost(wall, processor, max(self.megabytes, other.megabytes))


def run(
    command: Sequence[str | Path], folder: Path, accepted: Sequence[int] = (0, 1, 3)
) -> Cost:
    """Raises when the command ends in a way that says it did not do the work."""
    said = folder / "said.txt"
    with said.open("wb") as out:
        began = time.perf_counter()
        child = subprocess.Popen(
            [os.fspath(part) for part in command],
            cwd=folder,
            stdout=out,
            stderr=out,
            env=_as_installed(),
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in accepted:
        tail = said.read_bytes()[-2000:].decode(errors="replace")
        raise RuntimeError(f"{' '.join(map(str, command))}: {child.returncode}\n{tail}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / MEGABYTE)


def _as_installed() -> dict[str, str]:
    """With compiled modules and buffered output, however this machine is set up."""
    unlike = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
    return {name: value for name, value in os.environ.items() if name not in unlike}


def median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.processor for cost in costs),
        max(cost.megabytes for cost in costs),
    )


def alternate(commands: Sequence[Command], folder: Path, repeats: int) -> list[Cost]:
    """The median of each command; they take turns, so that a slow minute hits all alike."""
    costs: list[list[Cost]] = [[] for _ in commands]
    for _ in range(repeats):
        for taken, command in zip(costs, commands, strict=True):
            taken.append(run(command, folder))
    return [median(taken) for taken in costs]
