"""What a register says against a row of the lists: one function a test of its rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import TypeAlias

from rapidfuzz.fuzz import token_set_ratio

from hotro68.core.claim import Claim
from hotro68.core.crossing import PAID_POLICY
from hotro68.core.message import shown
from hotro68.policy.crossing import RegisterCheck, Says
from hotro68.settling.likeness import compare_names
from hotro68.settling.profile import BUSINESS, business_of, profile
from hotro68.vietnamese.dates import PartDate
from hotro68.vietnamese.text import fold

_ALIKE = 80
"""Two texts as alike as this, of 100, may be one name or address written twice."""
_UNKNOWN = "chưa rõ"


@dataclass(frozen=True, slots=True)
class Said:
    """What fills the sentence of a check. field: the cell of the list it stands at."""

    words: Mapping[str, object]
    field: str = ""


Test: TypeAlias = Callable[[RegisterCheck, Claim, Sequence[Claim]], Said | None]
"""None: nothing to say of this row, given the rows of the register that are its."""


def _found(_: RegisterCheck, ours: Claim, theirs: Sequence[Claim]) -> Said | None:
    return Said(_both(ours.name, theirs[0].name), "ho_ten") if theirs else None


def _missing(_: RegisterCheck, ours: Claim, theirs: Sequence[Claim]) -> Said | None:
    return None if theirs else Said(_both(ours.name, ""), "ho_ten")


def _says(check: RegisterCheck, ours: Claim, theirs: Sequence[Claim]) -> Said | None:
    says = check.says
    assert says is not None
    met = next((row for row in theirs if holds(says, row.text(says.field))), None)
    return None if met is None else Said(_both(ours.name, met.text(says.field)), "ho_ten")


def _strange(check: RegisterCheck, ours: Claim, theirs: Sequence[Claim]) -> Said | None:
    says = check.strange
    assert says is not None
    texts = (row.text(says.field) for row in theirs)
    odd = next((text for text in texts if text and not holds(says, text)), None)
    return None if odd is None else Said(_both(ours.name, odd), "ho_ten")


def holds(says: Says, text: str) -> bool:
    plain = f" {fold(text)} "
    named = any(f" {fold(phrase)} " in plain for phrase in says.any)
    return named and not any(f" {fold(phrase)} " in plain for phrase in says.unless)


def _differs(check: RegisterCheck, ours: Claim, theirs: Sequence[Claim]) -> Said | None:
    key = check.differs
    assert key is not None
    known = [row for row in theirs if row.facts.get(key)]
    if not ours.facts.get(key) or not known or any(_agree(key, ours, row) for row in known):
        return None
    return Said(_both(_told(ours, key), _told(known[0], key)), key)


def _told(claim: Claim, key: str) -> str:
    value = claim.facts.get(key)
    return shown(str(value) if isinstance(value, PartDate) else value)


def _agree(key: str, ours: Claim, theirs: Claim) -> bool:
    one, other = ours.facts[key], theirs.facts[key]
    if key == "ho_ten":
        return _one_name(ours, theirs)
    if key == BUSINESS:
        return business_of(str(one)) == business_of(str(other))
    if isinstance(one, PartDate) and isinstance(other, PartDate):
        return _may_be_one_day(one, other)
    if isinstance(one, str) and isinstance(other, str):
        first, second = fold(one), fold(other)
        return first == second or token_set_ratio(first, second, score_cutoff=_ALIKE) > 0
    return one == other


def _one_name(ours: Claim, theirs: Claim) -> bool:
    """One may be the other, or stands whole in it: `Hộ kinh doanh Nông Văn An`."""
    first, second = profile(ours), profile(theirs)
    if compare_names(first, second).fits:
        return True
    whole = f" {second.name} "
    return len(first.words) > 1 and f" {first.name} " in whole


def _may_be_one_day(one: PartDate, other: PartDate) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


# ── Periods ──────────────────────────────────────────────────────────────────────────────
Days: TypeAlias = frozenset[date]


def spells_of(claim: Claim, first: str, last: str) -> list[tuple[date, date]] | None:
    """The periods of a row; None when an end is unknown or before its beginning."""
    starts, ends = _days_of(claim, first), _days_of(claim, last)
    if not starts or len(starts) != len(ends):
        return None
    pairs = list(zip(starts, ends, strict=True))
    return None if any(start > end for start, end in pairs) else pairs


def _days_of(claim: Claim, key: str) -> tuple[date, ...]:
    value = claim.facts.get(key)
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, date) else ()


def _span(start: date, end: date) -> Iterator[date]:
    return (start + timedelta(days=at) for at in range((end - start).days + 1))


def days_of(claim: Claim, first: str, last: str) -> Days | None:
    spells = spells_of(claim, first, last)
    if spells is None:
        return None
    return frozenset(chain.from_iterable(_span(*spell) for spell in spells))


def in_words(days: Iterable[date]) -> str:
    """`16/08/2021 đến 18/08/2021, 25/08/2021`."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(
        f"{run[0]:%d/%m/%Y} đến {run[-1]:%d/%m/%Y}" if len(run) > 1 else f"{run[0]:%d/%m/%Y}"
        for run in runs
    )


def _during(check: RegisterCheck, ours: Claim, theirs: Sequence[Claim]) -> Said | None:
    """A period without an end goes on; a day or a beginning nobody knows excludes nothing."""
    during = check.during
    assert during is not None
    days = _days_of(ours, during.day)
    for row in theirs:
        start = next(iter(_days_of(row, during.first)), date.min)
        end = next(iter(_days_of(row, during.last)), date.max)
        if not days or any(start <= day <= end for day in days):
            words = {**_both(in_words(days) or _UNKNOWN, ""), "theirs": _period(start, end)}
            return Said(words, during.day)
    return None


def _period(start: date, end: date) -> str:
    first = _UNKNOWN if start == date.min else f"{start:%d/%m/%Y}"
    return f"từ {first} đến {'nay' if end == date.max else f'{end:%d/%m/%Y}'}"


def _beyond(check: RegisterCheck, ours: Claim, theirs: Sequence[Claim]) -> Said | None:
    spell = check.beyond
    assert spell is not None
    mine, others = _both_sides(ours, theirs, spell.first, spell.last)
    if mine is None or not theirs:
        return None
    if others is None:
        words = {"days": in_words(mine), "count": len(mine), "theirs": "không ghi đủ ngày"}
        return Said(words, spell.first)
    extra = mine - others
    words = {"days": in_words(extra), "count": len(extra), "theirs": in_words(others)}
    return Said(words, spell.first) if extra else None


def _short(check: RegisterCheck, ours: Claim, theirs: Sequence[Claim]) -> Said | None:
    spell = check.short
    assert spell is not None
    mine, others = _both_sides(ours, theirs, spell.first, spell.last)
    if mine is None or others is None or not others - mine:
        return None
    words = {"days": in_words(others - mine), "count": len(others - mine)}
    return Said({**words, "theirs": in_words(others)}, spell.last)


def _both_sides(
    ours: Claim, theirs: Sequence[Claim], first: str, last: str
) -> tuple[Days | None, Days | None]:
    each = [days_of(row, first, last) for row in theirs]
    known = [days for days in each if days is not None]
    others = frozenset(chain.from_iterable(known)) if len(known) == len(each) else None
    return days_of(ours, first, last), others


def _overlap(check: RegisterCheck, ours: Claim, theirs: Sequence[Claim]) -> Said | None:
    """Two rows of the register count a day of one person twice."""
    del ours
    spell = check.overlap
    assert spell is not None
    seen: set[date] = set()
    twice: set[date] = set()
    for row in theirs:
        days = days_of(row, spell.first, spell.last) or frozenset()
        twice |= seen & days
        seen |= days
    if not twice:
        return None
    return Said({"days": in_words(twice), "count": len(twice)}, spell.first)


def _stopped(check: RegisterCheck, ours: Claim, theirs: Sequence[Claim]) -> Said | None:
    assert check.stopped is not None
    same = (row for row in theirs if row.facts.get(PAID_POLICY) == ours.policy)
    reasons = dict.fromkeys(row.text(check.stopped) for row in same)
    return Said(_both(ours.name, "; ".join(reasons)), "ho_ten") if reasons else None


def _both(ours: str, theirs: str) -> dict[str, object]:
    return {"ours": ours, "theirs": theirs}


TESTS: Mapping[str, Test] = {
    "found": _found,
    "missing": _missing,
    "says": _says,
    "strange": _strange,
    "differs": _differs,
    "during": _during,
    "beyond": _beyond,
    "short": _short,
    "overlap": _overlap,
    "stopped": _stopped,
}
"""Every test but `paid`, which asks the combination table."""
