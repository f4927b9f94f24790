"""What speaks for and against two rows being one person."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TypeAlias

from rapidfuzz.distance import Levenshtein

from hotro68.core.claim import Claim
from hotro68.core.report import Certainty
from hotro68.vietnamese.dates import PartDate
from hotro68.vietnamese.hamlets import hamlet_key
from hotro68.vietnamese.idnumber import birth_year_of, sex_of
from hotro68.vietnamese.text import fold

Block: TypeAlias = tuple[Hashable, ...]
NUMBER = "so"
CCCD = 12
LONG_WORD = 4
"""A slip of one letter is a misspelling only in a longer word: An and Anh are two names."""
SLIPS = 2
"""So many letters may differ between two names that are worth asking about."""


@dataclass(slots=True)
class Profile:
    """What identifies a row. numbers: the identity number and the old one, when given."""

    claim: Claim
    name: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    birth: PartDate | None

    @property
    def number(self) -> str:
        return self.claim.number

    @property
    def sex(self) -> str:
        return self.claim.text("gioi_tinh")

    @property
    def hamlet(self) -> str:
        return hamlet_key(self.claim.hamlet)

    @property
    def phone(self) -> str:
        return self.claim.text("dien_thoai")

    @property
    def identity(self) -> str:
        """A text that stays the same when files are renamed, as far as the row allows."""
        if self.number:
            return f"so:{self.number}|{self.name}"
        return f"ten:{self.name}|{self.birth}|{self.hamlet}|{self.claim.source}"

    @property
    def exact(self) -> bool:
        """Whether the birth date is known to the day."""
        return self.birth is not None and self.birth.day > 0

    @property
    def blocks(self) -> list[Block]:
        """Rows that share one of these are compared; all others are two people."""
        blocks: list[Block] = [(NUMBER, number) for number in self.numbers]
        birth = self.birth
        if birth is None:
            return blocks + self.near()
        blocks.append(("ten-nam", self.name, birth.year))
        if not birth.day or not self.words:
            return blocks + self.near()
        blocks.append(("ngay", self.words[-1], birth))
        # day and month may stand swapped; two full dates that differ otherwise are two people
        return blocks + self.near(birth.day * birth.month)

    def near(self, turned: int = 0) -> list[Block]:
        """Blocks of rows whose number may have a slip: one part of it survives.

        turned: what a birth date keeps when day and month are swapped; 0 when it is not exact.
        """
        number = self.claim.number
        if not self.words or not number:
            return []
        ends, middle = self.words[0] + self.words[-1], len(number) // 2
        return [
            ("dau", ends, number[:middle], turned),
            ("cuoi", ends, number[middle:], turned),
            ("ngoai", ends, number[: middle - 1] + number[middle + 1 :], turned),
        ]


def profile(claim: Claim) -> Profile:
    name = fold(claim.name)
    number, old = claim.number, claim.text("so_giay_to_cu")
    numbers = (number, old) if number and old and number != old else (number or old,)
    return Profile(claim, name, tuple(name.split()), numbers if numbers[0] else (), claim.birth)


@dataclass(frozen=True, slots=True)
class Evidence:
    """agree and differ hold labels; other_name: one number stands at two different names."""

    certainty: Certainty
    agree: tuple[str, ...]
    differ: tuple[str, ...]
    other_name: bool = False


def weigh(first: Profile, second: Profile) -> Evidence | None:
    """None: two people. Only one number with a fitting name is certain."""
    one_number = any(number in second.numbers for number in first.numbers)
    certainty = _by_number(first, second) if one_number else _without_number(first, second)
    if certainty is None:
        return None
    agree, differ = _compare(first, second, one_number=one_number)
    other_name = one_number and not names_fit(first, second)
    return Evidence(certainty, agree, differ, other_name)


def _by_number(first: Profile, second: Profile) -> Certainty:
    return Certainty.CERTAIN if names_fit(first, second) else Certainty.LIKELY


def names_fit(first: Profile, second: Profile) -> bool:
    """One name, marks aside; or middle names dropped; or one letter wrong in a longer word."""
    if first.name == second.name:
        return True
    short, long = sorted((first.words, second.words), key=len)
    if len(short) < len(long):
        ends = len(short) > 1 and short[0] == long[0] and short[-1] == long[-1]
        return ends and set(short) <= set(long)
    pairs = [(one, other) for one, other in zip(short, long, strict=True) if one != other]
    return len(pairs) == 1 and _misspelt(*pairs[0])


def _misspelt(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= LONG_WORD and Levenshtein.distance(one, other) == 1


def _names_alike(first: Profile, second: Profile) -> bool:
    """Names that may be one person's when a birth date or number speaks for it too."""
    if names_fit(first, second):
        return True
    distance = Levenshtein.distance(first.name, second.name, score_cutoff=SLIPS)
    return bool(first.words) and first.words[0] == second.words[0] and distance <= SLIPS


def _without_number(first: Profile, second: Profile) -> Certainty | None:
    near = _near(first.number, second.number)
    one_day = _same_day(first.birth, second.birth)
    if not (near or one_day or first.name == second.name):
        return None
    if not _names_alike(first, second) or _speaks_against(first, second):
        return None
    if one_day:
        return Certainty.LIKELY if near or not _two_cards(first, second) else None
    if near and _birth_may_agree(first.birth, second.birth):
        return Certainty.LIKELY
    return _by_year(first, second)


def _by_year(first: Profile, second: Profile) -> Certainty | None:
    """The same name and year, one birth date not exact: asked only with something more."""
    if first.name != second.name or not _same_year(first.birth, second.birth):
        return None
    if _two_cards(first, second) or (first.number and len(first.number) == len(second.number)):
        return None
    near_by = first.hamlet == second.hamlet or (first.phone and first.phone == second.phone)
    return Certainty.DOUBTFUL if near_by else None


def _two_cards(first: Profile, second: Profile) -> bool:
    """Two different 12-digit numbers: each is one person's for life."""
    return len(first.number) == len(second.number) == CCCD


def _near(first: str, second: str) -> bool:
    """One digit wrong, or two neighbours swapped; numbers of another length are not used."""
    if len(first) != len(second) or first == second:
        return False
    wrong = [i for i in range(len(first)) if first[i] != second[i]]
    if len(wrong) == 2:  # noqa: PLR2004 - a pair
        left, right = wrong
        crossed = first[left] == second[right] and first[right] == second[left]
        return right == left + 1 and crossed
    return len(wrong) == 1


def _speaks_against(first: Profile, second: Profile) -> bool:
    if first.sex and second.sex and first.sex != second.sex:
        return True
    return _card_denies(first, second) or _card_denies(second, first)


def _card_denies(card: Profile, other: Profile) -> bool:
    """A 12-digit number tells sex and birth year: they may contradict the other row."""
    if (
        len(card.number) != CCCD
        or card.number in other.numbers
        or _near(card.number, other.number)
    ):
        return False
    sex, year = sex_of(card.number), birth_year_of(card.number)
    if other.sex and sex != other.sex:
        return True
    return other.birth is not None and year != other.birth.year


def _same_day(first: PartDate | None, second: PartDate | None) -> bool:
    return first is not None and first == second and first.is_full


def _same_year(first: PartDate | None, second: PartDate | None) -> bool:
    if first is None or second is None or (first.is_full and second.is_full):
        return False
    return first.year == second.year


def _birth_may_agree(first: PartDate | None, second: PartDate | None) -> bool:
    if first is None or second is None or first == second:
        return True
    if first.is_full and second.is_full:
        return first.year == second.year and (first.day, first.month) == (
            second.month,
            second.day,
        )
    return first.year == second.year


def _compare(
    first: Profile, second: Profile, *, one_number: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    agree: list[str] = []
    differ: list[str] = []
    facts = [
        ("họ tên", first.claim.name, second.claim.name, first.name == second.name),
        ("ngày sinh", first.birth, second.birth, first.birth == second.birth),
        ("số giấy tờ", first.number, second.number, one_number),
        ("giới tính", first.sex, second.sex, first.sex == second.sex),
        ("thôn", first.hamlet, second.hamlet, first.hamlet == second.hamlet),
        ("điện thoại", first.phone, second.phone, first.phone == second.phone),
    ]
    for label, one, other, same in facts:
        if one and other:
            (agree if same else differ).append(label)
        elif one or other:
            differ.append(f"{label} (một bên trống)")
    return tuple(agree), tuple(differ)
