"""What the clerk has said of the lists before they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hotro68.core.directions import NOTHING_SAID as NOTHING_SAID_OF_IT
from hotro68.core.directions import Directions
from hotro68.reading.book import DEFAULT, Limits


@dataclass(frozen=True, slots=True)
class Wanted:
    """policy: of every list. passwords: tried on files that are locked, in this order.

    hamlets: those of the commune, when it has said so.
    told: what was said of single files, by the name each is shown by.
    """

    policy: str | None = None
    limits: Limits = DEFAULT
    passwords: tuple[str, ...] = ()
    told: Mapping[str, Directions] = field(default_factory=dict)
    hamlets: tuple[str, ...] = ()

    def of(self, name: str) -> Directions:
        return self.told.get(name, NOTHING_SAID_OF_IT)


NOTHING_SAID = Wanted()
