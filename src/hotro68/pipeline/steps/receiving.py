"""nhan: a hamlet's list received, and held against the version received before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from hotro68.casebook.entry import Entry, as_text, from_text
from hotro68.casebook.proof import PUT_AWAY
from hotro68.core.report import CheckedRow
from hotro68.policy.pack import Pack
from hotro68.vietnamese.hamlets import hamlet_key
from hotro68.vietnamese.numbers import grouped

ACT = "nhan"
LIST = "danh_sach"
Part: TypeAlias = tuple[str, str]
"""Key of a hamlet and a policy: what one list of it takes the place of."""


@dataclass(frozen=True, slots=True)
class Row:
    """One person of a list as the hamlet wrote it. facts: label → text."""

    hamlet: str
    policy: str
    name: str
    number: str
    birth: str
    money: int
    facts: Mapping[str, str]

    @property
    def part(self) -> Part:
        return hamlet_key(self.hamlet), self.policy


@dataclass(frozen=True, slots=True)
class Received:
    """A list on record. step: the entry that took it in."""

    file: str
    path: str
    digest: str
    round: str
    rows: tuple[Row, ...]
    step: int = 0
    day: str = ""

    @property
    def parts(self) -> frozenset[Part]:
        return frozenset(row.part for row in self.rows)

    @property
    def hamlets(self) -> tuple[str, ...]:
        """Each once, in the spelling with marks."""
        names = sorted({row.hamlet for row in self.rows}, key=lambda name: not name.isascii())
        return tuple(sorted({hamlet_key(name): name for name in names}.values()))

    @property
    def money(self) -> int:
        return sum(row.money for row in self.rows)

    @property
    def body(self) -> str:
        told = [
            [row.hamlet, row.policy, row.name, row.number, row.birth, row.money, row.facts]
            for row in self.rows
        ]
        return as_text(told)

    def data(self, replaces: Iterable[Received]) -> dict[str, Any]:
        old = tuple(replaces)
        parts = [[*part] for part in sorted(self.parts)]
        told = (
            f"{self.file}, {', '.join(self.hamlets)}: {len(self.rows)} người,"
            f" {grouped(self.money)} đồng"
        )
        instead = f"; thay «{'», «'.join(one.file for one in old)}»" if old else ""
        away = [
            one.path
            for one in old
            if one.path not in {"", self.path} and one.parts <= self.parts
        ]
        return {
            LIST: {
                "tep": self.file,
                "cho": self.path,
                "sha256": self.digest,
                "dot": self.round,
                "phan": parts,
                "nguoi": len(self.rows),
                "tien": self.money,
                "thay": [one.step for one in old],
            },
            "inputs": {self.path: self.digest} if self.path else {},
            PUT_AWAY: away,
            "ghi_chu": told + instead,
        }


def rows_of(rows: Iterable[CheckedRow], pack: Pack) -> tuple[Row, ...]:
    return tuple(_row(row, pack) for row in rows)


def _row(row: CheckedRow, pack: Pack) -> Row:
    claim = row.claim
    labels = {key: spec.label for key, spec in pack.fields_of(claim.policy).items()}
    facts = {
        labels.get(key, key): _text(value)
        for key, value in sorted(claim.facts.items())
        if value is not None and key in labels
    }
    money = row.assessment.amount if claim.claimed is None else claim.claimed
    birth = claim.text("ngay_sinh")
    return Row(claim.hamlet, claim.policy, claim.name, claim.number, birth, money, facts)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return grouped(value) if isinstance(value, int) else str(value)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A list as the journal has it. kept: parts that count; lost: taken by a later list."""

    entry: Entry
    kept: frozenset[Part]
    lost: frozenset[Part] = frozenset()

    @property
    def file(self) -> str:
        return str(self.entry.data[LIST]["tep"])

    @property
    def path(self) -> str:
        return str(self.entry.data[LIST]["cho"])

    @property
    def digest(self) -> str:
        return str(self.entry.data[LIST]["sha256"])

    @property
    def round(self) -> str:
        return str(self.entry.data[LIST]["dot"])

    @property
    def parts(self) -> frozenset[Part]:
        return self.kept | self.lost

    def without(self, taken: frozenset[Part]) -> Recorded:
        return replace(self, kept=self.kept - taken, lost=self.lost | (self.kept & taken))


def recorded(entries: Iterable[Entry]) -> tuple[Recorded, ...]:
    """Every list taken in, the oldest first; entries: the standing ones."""
    found: dict[int, Recorded] = {}
    for entry in entries:
        told = entry.data.get(LIST)
        if entry.act != ACT or not told:
            continue
        parts = frozenset((hamlet, policy) for hamlet, policy in told["phan"])
        for step in told["thay"]:
            if step in found:
                found[step] = found[step].without(parts)
        found[entry.number] = Recorded(entry, parts)
    return tuple(found.values())


def received(lists: Iterable[Recorded], bodies: Mapping[str, str]) -> tuple[Received, ...]:
    """The lists that count, with the rows that do. bodies: by digest."""
    return tuple(_received(one, bodies[one.entry.data["result"]]) for one in lists if one.kept)


def _received(one: Recorded, body: str) -> Received:
    rows = (Row(*row) for row in from_text(body))
    counted = tuple(row for row in rows if row.part in one.kept)
    day = f"{one.entry.stamp.day:%d/%m/%Y}"
    return Received(one.file, one.path, one.digest, one.round, counted, one.entry.number, day)


def same_list(new: Received, known: Iterable[Received]) -> Received | None:
    """The same bytes, whatever the name."""
    return next((one for one in known if one.digest == new.digest), None)


def earlier(new: Received, known: Iterable[Received]) -> tuple[Received, ...]:
    """Lists of the same hamlet, policy and round."""
    return tuple(one for one in known if one.round == new.round and one.parts & new.parts)
