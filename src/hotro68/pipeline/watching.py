"""What supervisors are given: a sample anybody can draw again, and rows worth a second look."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hotro68.casebook.entry import Entry
from hotro68.casebook.supervision import Thresholds
from hotro68.core.case import CaseFile, Stage
from hotro68.core.payout import PaySheet
from hotro68.pipeline.milestones import received_days
from hotro68.pipeline.paying import PayRegister, register_of
from hotro68.pipeline.steps.ground import Ground
from hotro68.policy.clocks import last_before
from hotro68.vietnamese.cccd import mask
from hotro68.vietnamese.collation import sort_key
from hotro68.vietnamese.hamlets import hamlet_key
from hotro68.vietnamese.text import fold

_DIGITS = 6
"""A number with fewer digits is nobody's account or telephone."""


@dataclass(frozen=True, slots=True)
class Risk:
    """One thing worth a second look; nothing follows from it by itself."""

    kind: str
    why: str
    files: tuple[CaseFile, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """What the list of risks is drawn from. first: keys of the files of the first merge."""

    ground: Ground
    every_entry: tuple[Entry, ...]
    first: frozenset[str]
    thresholds: Thresholds
    lists_before: date | None


def draw(files: Iterable[CaseFile], count: int, seed: str) -> tuple[CaseFile, ...]:
    """Each person by a digest of seed and key: anybody with the seed draws the same people.

    One more person in the lists changes the sample by one at most.
    """
    by_person: dict[str, CaseFile] = {}
    for file in files:
        by_person.setdefault(file.person, file)
    lots = sorted(by_person, key=lambda person: _lot(seed, person))
    chosen = [by_person[person] for person in lots[:count]]
    return tuple(sorted(chosen, key=lambda one: (hamlet_key(one.hamlet), sort_key(one.name))))


def _lot(seed: str, person: str) -> str:
    return hashlib.sha256(f"{seed}\n{person}".encode()).hexdigest()


def may_be_asked(ground: Ground, *, paid: bool) -> tuple[CaseFile, ...]:
    """Whoever is to be paid, or has been."""
    if paid:
        return tuple(file for file in ground.carried if file.stage is Stage.PAID)
    return tuple(file for file in ground.carried if file.amount > 0)


def risks_of(watched: Watched) -> tuple[Risk, ...]:
    """Sorted by kind in a fixed order, the largest group of each first."""
    register = register_of(watched.every_entry)
    found: list[Risk] = []
    for check in (_accounts, _phones, _numbers):
        found += sorted(check(watched.ground), key=_size)
    found += sorted(_proxies(watched, register), key=_size)
    found += _relatives(watched.ground)
    found += _added(watched)
    found += _late_lists(watched)
    found += _last_days(watched, register)
    return tuple(found)


def _size(risk: Risk) -> tuple[int, str]:
    return -len(risk.files), risk.files[0].key


# ── one number, several people ───────────────────────────────────────────────────────────
def _accounts(ground: Ground) -> Iterator[Risk]:
    for number, files in _shared(ground, "so_tai_khoan"):
        yield Risk("Chung tài khoản", f"{_people(files)} người cùng số {mask(number)}", files)


def _phones(ground: Ground) -> Iterator[Risk]:
    for number, files in _shared(ground, "dien_thoai"):
        yield Risk("Chung điện thoại", f"{_people(files)} người cùng số {mask(number)}", files)


def _numbers(ground: Ground) -> Iterator[Risk]:
    """Two people under one number; the double entries of one person were settled before."""
    for number, files in _shared(ground, "so_giay_to"):
        names = " và ".join(sorted({file.name for file in files}))
        yield Risk("Một số giấy tờ, nhiều người", f"số {mask(number)}: {names}", files)


def _shared(ground: Ground, key: str) -> Iterator[tuple[str, tuple[CaseFile, ...]]]:
    groups: dict[str, list[CaseFile]] = defaultdict(list)
    for file in ground.carried:
        number = "".join(sign for sign in _told(file, key) if sign.isdigit())
        if len(number) >= _DIGITS:
            groups[number].append(file)
    for number, files in groups.items():
        if _people(files) > 1:
            yield number, tuple(files)


def _told(file: CaseFile, key: str) -> str:
    return file.claim.text(key) if file.claim is not None else ""


def _people(files: Iterable[CaseFile]) -> int:
    return len({file.person for file in files})


# ── who takes the money ──────────────────────────────────────────────────────────────────
def _proxies(watched: Watched, register: PayRegister) -> Iterator[Risk]:
    """One taker for many, by the lists and by what the paying hand wrote down."""
    names: dict[str, str] = {}
    groups: dict[str, dict[str, CaseFile]] = defaultdict(dict)
    by_person = {file.person: file for file in watched.ground.carried}
    takers = [(_told(file, "nguoi_nhan_thay"), file) for file in watched.ground.carried]
    takers += [
        (told[-1].result.proxy, by_person[person])
        for (_, person), told in register.results.items()
        if person in by_person
    ]
    for name, file in takers:
        if fold(name):
            names.setdefault(fold(name), name)
            groups[fold(name)].setdefault(file.person, file)
    for key, files in groups.items():
        if len(files) >= watched.thresholds.proxies:
            why = f"{names[key]} nhận thay cho {len(files)} người"
            yield Risk("Một người nhận thay nhiều người", why, tuple(files.values()))


def _relatives(ground: Ground) -> Iterator[Risk]:
    """A tie to an officer that the list itself declares."""
    for file in ground.carried:
        told = _told(file, "quan_he")
        if fold(told) not in {"", "khong", "khong co"}:
            yield Risk("Khai có quan hệ với cán bộ", told, (file,))


# ── when ─────────────────────────────────────────────────────────────────────────────────
def _added(watched: Watched) -> Iterator[Risk]:
    """People of the newest merge whom the first one did not have, list by list."""
    new = [f for f in watched.ground.carried if watched.first and f.key not in watched.first]
    for name, files in _by(new, lambda file: file.claim.source.file if file.claim else ""):
        if name:
            why = f"{len(files)} hồ sơ của {name} không có ở lần tổng hợp đầu"
            yield Risk("Thêm sau", why, files)


def _late_lists(watched: Watched) -> Iterator[Risk]:
    """Lists taken in on the deadline or later; `before` it was still in time."""
    if watched.lists_before is None:
        return
    received = received_days(watched.ground.entries)
    late = [
        file
        for file in watched.ground.carried
        if received.get((hamlet_key(file.hamlet), file.policy), date.min)
        > last_before(watched.lists_before)
    ]
    for hamlet, files in _by(late, lambda file: file.hamlet):
        day = max(received[hamlet_key(file.hamlet), file.policy] for file in files)
        last = last_before(watched.lists_before)
        why = f"{hamlet} gửi ngày {day:%d/%m/%Y}, sau hạn {last:%d/%m/%Y}"
        yield Risk("Danh sách gửi sau hạn", why, files)


def _last_days(watched: Watched, register: PayRegister) -> Iterator[Risk]:
    """Sheets of which many rows turned paid on the very last day."""
    bound = watched.thresholds.last_day
    for number, sheet in sorted(register.sheets.items()):
        paid = _paid_days(sheet, register)
        if len(paid) < bound.people or len(set(paid.values())) < 2:  # noqa: PLR2004 - one day is no last day
            continue
        last = max(paid.values())
        late = [person for person, day in paid.items() if day == last]
        if len(late) * 100 >= len(paid) * bound.percent:
            files = tuple(f for f in watched.ground.carried if f.person in set(late))
            share = f"{len(late)}/{len(paid)} người ngày {last:%d/%m/%Y}"
            why = f"bảng số {number} ({sheet.place}): {share}"
            yield Risk("Chi dồn ngày cuối", why, files)


def _paid_days(sheet: PaySheet, register: PayRegister) -> dict[str, date]:
    told = {line.person: register.outcome(sheet.number, line.person) for line in sheet.lines}
    return {
        person: one.result.day
        for person, one in told.items()
        if one is not None and one.result.outcome.paid and one.result.day is not None
    }


def _by(
    files: Iterable[CaseFile], key: Callable[[CaseFile], str]
) -> Iterator[tuple[str, tuple[CaseFile, ...]]]:
    groups: Mapping[str, list[CaseFile]] = defaultdict(list)
    for file in files:
        groups[key(file)].append(file)
    for name in sorted(groups):
        yield name, tuple(groups[name])
