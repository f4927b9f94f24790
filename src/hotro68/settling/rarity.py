"""How usual a value is in the lists: a rare one that agrees says more than a common one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from hotro68.settling.profile import Profile
from hotro68.vietnamese.dates import PartDate

UNSEEN = 4000
"""People of the commune who are on no list, but might bear the same name."""
DOUBLED = 0.05
"""Share of people who are expected to stand in the lists twice."""
_YEARS, _HAMLETS, _DAYS = 60, 12, 365
_PAIR = 2
_NAMESAKES = 3.0


@dataclass(frozen=True, slots=True)
class Rarity:
    """Counts over the rows, each set of identical rows counted once."""

    rows: int
    names: Counter[str]
    ends: Counter[tuple[str, str]]
    days: Counter[PartDate | None]
    years: Counter[int]
    hamlets: Counter[str]
    phones: Counter[str]
    addresses: Counter[str]

    @property
    def start(self) -> float:
        """Bits against two rows, taken at random, being one person."""
        return log2(DOUBLED / (self.rows + UNSEEN))

    def of_name(self, first: Profile, second: Profile) -> float:
        count = max(self.names[first.order], self.names[second.order])
        return self._bits(count, _elsewhere(self.rows, _NAMESAKES))

    def of_ends(self, first: Profile, second: Profile) -> float:
        count = max(self.ends[first.ends], self.ends[second.ends])
        return self._bits(count, _elsewhere(self.rows, 5 * _NAMESAKES))

    def of_day(self, day: PartDate) -> float:
        return self._bits(self.days[day], UNSEEN / (_YEARS * _DAYS))

    def of_year(self, year: int) -> float:
        return self._bits(self.years[year], UNSEEN / _YEARS)

    def of_hamlet(self, hamlet: str) -> float:
        return self._bits(self.hamlets[hamlet], UNSEEN / _HAMLETS)

    def of_phone(self, phone: str) -> float:
        return self._bits(self.phones[phone], 1)

    def of_address(self, address: str) -> float:
        return self._bits(self.addresses[address], 1)

    def _bits(self, count: int, unseen: float) -> float:
        """Bits for one person when a value met `count` times agrees; the pair itself left out.

        unseen: how often it is expected among the people who are on no list.
        """
        return log2((self.rows + UNSEEN) / (max(count - _PAIR, 0) + unseen))


def _elsewhere(rows: int, usual: float) -> float:
    """Bearers of a name who are on no list: the longer the lists, the more they tell."""
    return 0.5 + usual * UNSEEN / (rows + UNSEEN)


def rarity_of(profiles: Sequence[Profile]) -> Rarity:
    return Rarity(
        len(profiles),
        Counter(one.order for one in profiles),
        Counter(one.ends for one in profiles),
        Counter(one.birth for one in profiles),
        Counter(one.birth.year for one in profiles if one.birth),
        Counter(one.hamlet for one in profiles),
        Counter(one.phone for one in profiles),
        Counter(one.address for one in profiles),
    )
