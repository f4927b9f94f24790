"""Two versions of a hamlet's list: who was added, removed, or written otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from hotro68.pipeline.steps.receiving import Part, Received, Row
from hotro68.vietnamese.numbers import grouped
from hotro68.vietnamese.text import fold


@dataclass(frozen=True, slots=True)
class Change:
    """One person added (before is None), removed (after is None), or written otherwise."""

    before: Row | None
    after: Row | None

    @property
    def told(self) -> str:
        match self.before, self.after:
            case None, Row() as row:
                return f"thêm: {_named(row)}, {grouped(row.money)} đồng"
            case Row() as row, None:
                return f"bớt: {_named(row)}, {grouped(row.money)} đồng"
            case Row() as old, Row() as new:
                return f"đổi: {_named(new)}: {'; '.join(_differences(old, new))}"
        return ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a new version changes in one hamlet's list of one policy; money in đồng."""

    part: Part
    hamlet: str
    changes: tuple[Change, ...]
    before: int
    after: int

    @property
    def added(self) -> int:
        return sum(change.before is None for change in self.changes)

    @property
    def removed(self) -> int:
        return sum(change.after is None for change in self.changes)

    @property
    def changed(self) -> int:
        return len(self.changes) - self.added - self.removed


def compare(new: Received, old: Iterable[Received]) -> tuple[Comparison, ...]:
    """Part by part, over all earlier lists of it together."""
    whole = [row for one in old for row in one.rows]
    return tuple(
        _compare(
            part,
            [row for row in whole if row.part == part],
            [row for row in new.rows if row.part == part],
        )
        for part in sorted(new.parts & {row.part for row in whole})
    )


def _compare(part: Part, before: list[Row], after: list[Row]) -> Comparison:
    return Comparison(
        part,
        after[0].hamlet,
        tuple(_changes(before, after)),
        sum(row.money for row in before),
        sum(row.money for row in after),
    )


def _changes(before: list[Row], after: list[Row]) -> Iterator[Change]:
    """The same number is the same person; then the same name whose number was corrected."""
    old, new = _keyed(before, _person), _keyed(after, _person)
    for key in old:
        if key in new and list(_differences(old[key], new[key])):
            yield Change(old[key], new[key])
    gone = _keyed([row for key, row in old.items() if key not in new], _name)
    come = _keyed([row for key, row in new.items() if key not in old], _name)
    yield from (Change(gone[key], come[key]) for key in gone if key in come)
    yield from (Change(None, row) for key, row in come.items() if key not in gone)
    yield from (Change(row, None) for key, row in gone.items() if key not in come)


def _keyed(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, Row]:
    """Rows alike are told apart by their order."""
    seen: Counter[str] = Counter()
    found: dict[str, Row] = {}
    for row in rows:
        name = key(row)
        seen[name] += 1
        found[f"{name} #{seen[name]}"] = row
    return found


def _person(row: Row) -> str:
    return row.number or f"{fold(row.name)} {row.birth}"


def _name(row: Row) -> str:
    return fold(row.name)


def _named(row: Row) -> str:
    return f"{row.name}, {row.hamlet}"


def _differences(old: Row, new: Row) -> Iterator[str]:
    for label in sorted({*old.facts, *new.facts}):
        was, now = old.facts.get(label, ""), new.facts.get(label, "")
        if was != now:
            yield f"{label} «{was}» → «{now}»"
