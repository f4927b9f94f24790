"""Two files that were approved and turn out to be one person's: only one of them is paid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hotro68.casebook.entry import Entry
from hotro68.casebook.moving import MERGE
from hotro68.casebook.state import HOLDS, RELEASES, holds_of
from hotro68.core.catalogue import DECIDED_ROW_CHANGED
from hotro68.core.claim import Claim
from hotro68.core.decided import Verdict
from hotro68.core.finding import Finding
from hotro68.pipeline.own_registers import Standing
from hotro68.settling.judging import days_of
from hotro68.settling.people import recognise
from hotro68.settling.table import CombinationTable
from hotro68.vietnamese.numbers import grouped


@dataclass(frozen=True, slots=True)
class Twice:
    """A file that waits, and the one that is its person's too."""

    key: str
    claim: Claim
    amount: int
    paid: bool
    other: str

    @property
    def finding(self) -> Finding:
        data = {"name": self.claim.name, "amount": grouped(self.amount), "problem": self.why}
        return Finding(DECIDED_ROW_CHANGED, self.claim.source, data)

    @property
    def why(self) -> str:
        then = "đã chi cả hai, phải thu lại một" if self.paid else "giữ lại, chưa chi hồ sơ này"
        return f"nay là một người với {self.other}: {then}"


def decided_twice(
    standing: Iterable[Standing],
    rows: Sequence[Claim],
    verdicts: tuple[Verdict, ...],
    table: CombinationTable,
) -> list[Twice]:
    """By sure numbers and by what people answered; a doubt holds nothing back."""
    return [one for each in standing for one in _within(each, rows, verdicts, table)]


def _within(
    standing: Standing,
    rows: Sequence[Claim],
    verdicts: tuple[Verdict, ...],
    table: CombinationTable,
) -> Iterator[Twice]:
    if len(standing.files) < 2:  # noqa: PLR2004 - two files, or there is nothing to compare
        return
    claims = dict(zip(standing.files, standing.claims, strict=True))
    persons = recognise([*standing.claims, *rows], verdicts=verdicts).keys
    groups: dict[str, list[str]] = {}
    for key, claim in claims.items():
        groups.setdefault(persons[claim.source], []).append(key)
    for person, keys in groups.items():
        keys.sort(key=lambda key: (not standing.files[key].paid, not key.startswith(person)))
        yield from _of_person(keys, claims, standing, table)


def _of_person(
    keys: Sequence[str],
    claims: Mapping[str, Claim],
    standing: Standing,
    table: CombinationTable,
) -> Iterator[Twice]:
    """What is paid already stays, then the file of the lists of today."""
    kept: list[str] = []
    for key in keys:
        claim, file = claims[key], standing.files[key]
        rival = next((one for one in kept if _exclude(claims[one], claim, table)), None)
        if rival is None:
            kept.append(key)
            continue
        other, amount = claims[rival], grouped(standing.files[rival].amount)
        named = f"«{other.name}» ({other.source}), cũng được duyệt chi {amount} đồng"
        yield Twice(key, claim, file.amount, file.paid, named)


def _exclude(one: Claim, other: Claim, table: CombinationTable) -> bool:
    """What a person may have concluded to pay all the same is left to that person."""
    if one.policy != other.policy:
        group = table.conflict(one.policy, other.policy)
        return group is not None and group.keep != "ask"
    if not table.pack.policies[one.policy].once.fields:
        return True
    first, second = (days_of(claim, "tu_ngay", "den_ngay") for claim in (one, other))
    return first is not None and first == second


def holds_data(held: Mapping[str, str], entries: Iterable[Entry]) -> dict[str, object]:
    """What a merge enters so that these files wait, and those that need not any more do not."""
    before = {
        key: {name: why for name, why in holds.items() if name.startswith(f"{MERGE}-")}
        for key, holds in holds_of(entries).items()
    }
    new = {key: why for key, why in held.items() if why not in before.get(key, {}).values()}
    over = {
        key: list(holds)
        for key, holds in before.items()
        if holds and (key not in held or key in new)
    }
    return {**({HOLDS: new} if new else {}), **({RELEASES: over} if over else {})}
