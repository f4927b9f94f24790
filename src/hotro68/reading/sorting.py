"""One column sorted without the others: every person then stands beside another's papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hotro68.core.catalogue import COLUMN_SORTED_ALONE
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.policy.schema import FieldSpec
from hotro68.reading.table import BIRTH, NAME
from hotro68.vietnamese.cccd import birth_year_of, is_plausible, sex_of
from hotro68.vietnamese.collation import sort_key, text_key
from hotro68.vietnamese.dates import PartDate

NUMBER, SEX = "so_giay_to", "gioi_tinh"
_FEWEST = 6
_MANY, _MANY_SEXES = 0.4, 0.25
_SAME_PEOPLE = 0.9
_ENOUGH = 500
_SEX_OF = {" thị ": "nu", " văn ": "nam"}


@dataclass(frozen=True, slots=True)
class _Pairs:
    """What two columns say of one thing, row by row."""

    left: tuple[Hashable, ...]
    right: tuple[Hashable, ...]

    def disagree(self, share: float) -> bool:
        wrong = sum(one != other for one, other in zip(self.left, self.right, strict=True))
        return len(self.left) >= _FEWEST and wrong >= share * len(self.left)

    @property
    def are_one_set(self) -> bool:
        """The same answers in another order: not slips but rows out of place."""
        both = Counter(self.left) & Counter(self.right)
        return both.total() >= _SAME_PEOPLE * len(self.left)


def sorted_alone(claims: Sequence[Claim], fields: Mapping[str, FieldSpec]) -> list[Finding]:
    """Every row of the list asked about, once a column of it stands in an order of its own."""
    first = claims[:_ENOUGH]  # a long list in order is not looked through to its end
    for pairs_of, share, judge in (
        (_birth_pairs, _MANY, _births),
        (_name_pairs, _MANY_SEXES, _names),
    ):
        key, problem = judge(claims) if pairs_of(first).disagree(share) else ("", "")
        if key:
            data = {"label": fields[key].label, "problem": problem}
            return [Finding(COLUMN_SORTED_ALONE, c.cell(key), data, field=key) for c in claims]
    return []


def _births(claims: Sequence[Claim]) -> tuple[str, str]:
    """The year in a CCCD number against the birth beside it."""
    known = [claim for claim in claims if _has_both(claim)]
    pairs = _birth_pairs(known)
    if not pairs.disagree(_MANY) or not pairs.are_one_set:
        return "", ""
    problem = "năm sinh trong số CCCD là của những người này, nhưng nằm ở dòng khác"
    if _rises(known, lambda claim: claim.number):
        return NUMBER, f"{problem}; các số đang xếp theo thứ tự"
    if _rises(known, lambda claim: claim.facts[BIRTH]):
        return BIRTH, f"{problem}; ngày sinh đang xếp theo thứ tự"
    return NUMBER, problem


def _birth_pairs(claims: Sequence[Claim]) -> _Pairs:
    known = [claim for claim in claims if _has_both(claim)]
    return _Pairs(
        tuple(birth_year_of(claim.number) for claim in known),
        tuple(claim.facts[BIRTH].year for claim in known),  # type: ignore[union-attr]
    )


def _has_both(claim: Claim) -> bool:
    return isinstance(claim.facts.get(BIRTH), PartDate) and is_plausible(claim.number)


def _names(claims: Sequence[Claim]) -> tuple[str, str]:
    """`Thị` and `Văn` against the sex beside the name, in a list of names in order."""
    if not _name_pairs(claims).disagree(_MANY_SEXES):
        return "", ""
    by_number = [claim for claim in claims if is_plausible(claim.number)]
    numbers = _Pairs(
        tuple(sex_of(claim.number) for claim in by_number), tuple(map(_sex, by_number))
    )
    if numbers.disagree(_MANY_SEXES):
        order = _rises(claims, _sex)
        problem = "giới tính không hợp với tên và số CCCD cùng dòng"
        return (SEX, f"{problem}; cột này đang xếp theo thứ tự") if order else ("", "")
    orders: tuple[Callable[[Claim], Any], ...] = (
        lambda claim: sort_key(claim.name),
        lambda claim: text_key(claim.name),
        lambda claim: claim.name.casefold(),
    )
    if any(_rises(claims, order) for order in orders):
        return NAME, "tên xếp theo vần, mà nhiều tên «Thị», «Văn» không hợp giới tính cùng dòng"
    return "", ""


def _name_pairs(claims: Sequence[Claim]) -> _Pairs:
    told = [(sex, claim) for claim in claims for sex in _told_by_name(claim)]
    return _Pairs(tuple(sex for sex, _ in told), tuple(_sex(claim) for _, claim in told))


def _told_by_name(claim: Claim) -> Iterator[str]:
    name = claim.name.lower()
    if _sex(claim):
        yield from (sex for word, sex in _SEX_OF.items() if word in name)


def _sex(claim: Claim) -> str:
    return claim.text(SEX)


def _rises(claims: Sequence[Claim], of: Callable[[Claim], Any]) -> bool:
    values = [of(claim) for claim in claims]
    ways = [before <= after for before, after in pairwise(values)]
    return all(ways) or not any(before < after for before, after in pairwise(values))
