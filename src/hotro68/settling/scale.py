"""How much each kind of agreement or difference weighs, in bits: one bit doubles the odds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hotro68.settling.likeness import Birth, Name, Tie


@dataclass(frozen=True, slots=True)
class Scale:
    """A value that agrees counts as much as it is rare (rarity.py), plus what stands here.

    names: a kind of name that is not here speaks for two people, whatever else agrees.
    Pairs of numbers: bits when a value is the same, and when it differs.
    roof: so much less an address says of one person than of all who live there.
    likely, doubtful: from so many bits on a pair is asked about.
    """

    names: Mapping[Name, float]
    births: Mapping[Birth, float]
    numbers: Mapping[Tie, float]
    denied: float
    sex: tuple[float, float]
    hamlet: tuple[float, float]
    phone: tuple[float, float]
    account: tuple[float, float]
    address: tuple[float, float]
    roof: float
    parent: tuple[float, float]
    business: tuple[float, float]
    likely: float
    doubtful: float


# Set by the people of bench/nguoi with seeds 1 to 3, measured with others.
VIETNAMESE = Scale(
    names={
        Name.SAME: 0.0,
        Name.MARKS: -2.0,
        Name.ORDER: -3.0,
        Name.SHORT: -1.5,
        Name.SLIP: -3.0,
        Name.LOOSE: -7.0,
    },
    births={
        Birth.DAY: 0.0,
        Birth.YEAR: 0.0,
        Birth.TURNED: 9.0,
        Birth.OTHER_YEAR: 7.0,
        Birth.OTHER_MONTH: 5.5,
        Birth.OTHER_DAY: 4.5,
        Birth.NEAR_YEAR: 0.0,
        Birth.APART: -8.0,
        Birth.UNKNOWN: 0.0,
    },
    numbers={
        Tie.SHARED: 16.0,
        Tie.NEAR: 11.0,
        Tie.TWO_OFF: 4.0,
        Tie.TWO_CARDS: -16.0,
        Tie.TWO_OLD: -4.0,
        Tie.KINDS: 1.5,
        Tie.UNKNOWN: 0.0,
    },
    denied=-14.0,
    sex=(0.9, -14.0),
    hamlet=(-0.7, -1.6),
    phone=(8.0, -1.5),
    account=(8.0, -1.0),
    address=(6.0, -0.5),
    roof=6.0,
    parent=(5.0, -4.0),
    business=(8.0, -1.0),
    likely=6.0,
    doubtful=-1.3,
)
