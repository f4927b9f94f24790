"""What a reading command leaves on the disk beside its answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hotro68.core.finding import Finding


@dataclass(frozen=True, slots=True)
class Leave:
    """What `validate` is to leave. out: the folder of the annotated copies; page: the report.

    copies: None means that a person gets them and a program does not.
    """

    copies: bool | None = None
    out: Path | None = None
    page: Path | None = None

    def wants_copies(self, *, as_json: bool) -> bool:
        return (self.out is not None or not as_json) if self.copies is None else self.copies


@dataclass(frozen=True, slots=True)
class Kept:
    """What was written, and what there is to say of it."""

    paths: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()

    def __add__(self, other: Kept) -> Kept:
        return Kept((*self.paths, *other.paths), (*self.findings, *other.findings))


USUAL = Leave()
NOTHING_KEPT = Kept()
