"""Whose file a clerk means: a name with or without marks, a number or its tail, a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from hotro68.core.case import CaseFile
from hotro68.core.catalogue import FILE_NOT_CLEAR, FILE_NOT_FOUND
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.pipeline.seeking import FEWEST_DIGITS, LIKENESS, MOST_NEAR, NUMBERS, PLACE
from hotro68.vietnamese.cccd import mask
from hotro68.vietnamese.text import clean, fold

Files = tuple[CaseFile, ...]
_OWN_NUMBERS = (*NUMBERS, "ma_so_thue")
_MOST_NAMED = 6


def files_meant(files: Mapping[str, CaseFile], asked: str) -> Files:
    """Every file the words may mean. `NAME/policy` means the file of that policy alone."""
    asked = clean(asked)
    if asked in files:
        return (files[asked],)
    who, _, policy = asked.rpartition("/")
    known = {file.policy for file in files.values()}
    if who and policy in known:
        return tuple(file for file in files_meant(files, who) if file.policy == policy)
    place = PLACE.fullmatch(asked)
    if place is not None:
        return _at(files, place["where"], int(place["row"]))
    digits = re.sub(r"[\s.\-]", "", asked)
    if digits.isdigit():
        return _numbered(files, digits)
    return _person_of(files, asked) or _named(files, asked)


def _at(files: Mapping[str, CaseFile], where: str, number: int) -> Files:
    key = fold(where)
    return tuple(
        file
        for file in files.values()
        if file.claim is not None
        and file.claim.source.row == number
        and key in {fold(file.claim.source.file), _place_key(file.claim.source)}
    )


def _place_key(source: Source) -> str:
    return fold(f"{source.file} {source.sheet}")


def _numbered(files: Mapping[str, CaseFile], digits: str) -> Files:
    found = tuple(file for file in files.values() if digits in numbers_of(file))
    if found or len(digits) < FEWEST_DIGITS:
        return found
    return tuple(
        file for file in files.values() if any(n.endswith(digits) for n in numbers_of(file))
    )


def numbers_of(file: CaseFile) -> tuple[str, ...]:
    """The numbers a person may be looked up by."""
    claim = file.claim
    if claim is None:
        return ()
    return tuple(number for key in _OWN_NUMBERS if (number := claim.text(key)))


def _person_of(files: Mapping[str, CaseFile], asked: str) -> Files:
    return tuple(file for file in files.values() if file.person == asked)


def _named(files: Mapping[str, CaseFile], asked: str) -> Files:
    """A whole name goes before a part of one, a name with its marks before one without."""
    wanted = fold(asked)
    if not wanted:
        return ()
    some = tuple(file for file in files.values() if f" {wanted} " in f" {fold(file.name)} ")
    whole = tuple(file for file in some if fold(file.name) == wanted)
    exact = tuple(file for file in whole if file.name.casefold() == asked.casefold())
    return exact or whole or some


def near_names(files: Iterable[CaseFile], asked: str) -> tuple[str, ...]:
    """Names nearly as typed, the nearest first."""
    from rapidfuzz import fuzz, process

    names = sorted({file.name for file in files if file.name})
    found = process.extract(
        asked, names, scorer=fuzz.ratio, processor=fold, limit=MOST_NEAR, score_cutoff=LIKENESS
    )
    return tuple(name for name, _, _ in found)


def by_person(files: Iterable[CaseFile]) -> tuple[Files, ...]:
    """The files of each person, people in the order of their names."""
    groups: dict[str, list[CaseFile]] = {}
    for file in files:
        groups.setdefault(file.person, []).append(file)
    return tuple(tuple(group) for group in sorted(groups.values(), key=_name_of))


def _name_of(group: list[CaseFile]) -> tuple[str, str]:
    return fold(group[0].name), group[0].key


def one_file(
    files: Mapping[str, CaseFile], asked: str, place: Source
) -> tuple[CaseFile | None, list[Finding]]:
    """The one file meant; none and several are told, with what would tell them apart."""
    found = files_meant(files, asked)
    if len(found) == 1:
        return found[0], []
    return None, [
        several(found, asked, place) if found else not_found(files.values(), asked, place)
    ]


def several(found: Files, asked: str, place: Source) -> Finding:
    named = "; ".join(_told(found))
    data = {"count": len(found), "choices": named}
    return Finding(FILE_NOT_CLEAR, place, data, value=asked)


def not_found(files: Iterable[CaseFile], asked: str, place: Source) -> Finding:
    near = ", ".join(near_names(files, asked))
    data = {"near": f"; gần giống: {near}" if near else ""}
    return Finding(FILE_NOT_FOUND, place, data, value=asked)


def _told(found: Files) -> Iterator[str]:
    for file in found[:_MOST_NAMED]:
        number = next((mask(number) for number in numbers_of(file)), "")
        born = "" if file.claim is None or file.claim.birth is None else str(file.claim.birth)
        parts = (file.name, born, number, file.hamlet)
        yield f"{', '.join(part for part in parts if part)} (mã hồ sơ {file.key})"
    if len(found) > _MOST_NAMED:
        yield f"còn {len(found) - _MOST_NAMED} hồ sơ nữa"
