"""Whom a clerk means: a row, an identity number or its last digits, a name or part of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hotro68.core.claim import Claim
from hotro68.core.report import CheckedRow, Merged
from hotro68.policy.pack import Pack
from hotro68.vietnamese.text import clean, fold

Rows = tuple[CheckedRow, ...]
PLACE = re.compile(r"(?P<where>.+?)\s*[!:]\s*\$?[A-Z]{0,3}\$?(?P<row>\d+)", re.IGNORECASE)
NUMBERS = ("so_giay_to", "so_giay_to_cu")
FEWEST_DIGITS = 4
"""So many last digits are enough to look for a number."""
MOST_NEAR = 5
LIKENESS = 75
"""Out of 100: a name less alike is another name."""


def rows_meant(merged: Merged, asked: str, pack: Pack) -> Rows:
    """The rows a clerk means; none when nothing is found."""
    asked = clean(asked)
    place = PLACE.fullmatch(asked)
    if place is not None:
        return _at(merged, place["where"], int(place["row"]))
    digits = re.sub(r"[\s.\-]", "", asked)
    if digits.isdigit():
        return _numbered(merged, digits, pack)
    return _named(merged, asked)


def _at(merged: Merged, where: str, number: int) -> Rows:
    """A row by its place, whatever stands between file and sheet, or by its file alone."""
    key = fold(where)
    in_row = [row for row in merged.rows if row.claim.source.row == number]
    exact = tuple(row for row in in_row if key == _place_key(row))
    return exact or tuple(row for row in in_row if key == fold(row.claim.source.file))


def _place_key(row: CheckedRow) -> str:
    source = row.claim.source
    return fold(f"{source.file} {source.sheet}")


def _numbered(merged: Merged, digits: str, pack: Pack) -> Rows:
    found = tuple(row for row in merged.rows if digits in _numbers(row.claim, pack))
    if found or len(digits) < FEWEST_DIGITS:
        return found
    return tuple(
        row for row in merged.rows if any(n.endswith(digits) for n in _numbers(row.claim, pack))
    )


def _numbers(claim: Claim, pack: Pack) -> Iterator[str]:
    """Identity numbers, and the number of the business claimed for."""
    business = pack.policies[claim.policy].business
    keys = (*NUMBERS, business.field) if business else NUMBERS
    return (number for key in keys if (number := claim.text(key)))


def _named(merged: Merged, asked: str) -> Rows:
    """A whole name goes before a part of one, a name with its marks before one without."""
    wanted = fold(asked)
    if not wanted:
        return ()
    some = tuple(row for row in merged.rows if f" {wanted} " in f" {fold(row.claim.name)} ")
    whole = tuple(row for row in some if fold(row.claim.name) == wanted)
    exact = tuple(row for row in whole if row.claim.name.casefold() == asked.casefold())
    return exact or whole or some


def near_names(merged: Merged, asked: str) -> tuple[str, ...]:
    """Names that are nearly what was typed, the nearest first."""
    from rapidfuzz import fuzz, process

    names = sorted({row.claim.name for row in merged.rows if row.claim.name})
    found = process.extract(
        asked, names, scorer=fuzz.ratio, processor=fold, limit=MOST_NEAR, score_cutoff=LIKENESS
    )
    return tuple(name for name, _, _ in found)


def by_person(merged: Merged, rows: Rows) -> tuple[Rows, ...]:
    """All rows of each person meant, people in the order of their first row."""
    keys = dict.fromkeys(merged.persons[row.claim.source] for row in rows)
    groups: dict[str, list[CheckedRow]] = {key: [] for key in keys}
    for row in merged.rows:
        if (key := merged.persons[row.claim.source]) in groups:
            groups[key].append(row)
    return tuple(tuple(group) for group in groups.values())


def is_place(asked: str) -> bool:
    return PLACE.fullmatch(clean(asked)) is not None
