"""What identifies a row: the values that are compared, each in one comparable form."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from hotro68.core.claim import WRONG_NUMBER, Claim, Facts
from hotro68.vietnamese.cccd import LENGTH, birth_year_of, is_plausible, sex_of
from hotro68.vietnamese.dates import PartDate
from hotro68.vietnamese.hamlets import hamlet_key
from hotro68.vietnamese.names import name_key
from hotro68.vietnamese.text import fold

PARENT = "cha_me"
BUSINESS = "ma_so_thue"
_OLD_LENGTH = 9
_TAX_STEM, _TAX_BRANCH = 10, 13
_CENTURIES = "0123"
_DIGITS_IN_ROW = "01234567890123456789"
_SERIAL = 6
_SHORT_FAMILY = {"ng": "nguyen", "ngyen": "nguyen", "nguyn": "nguyen"}

Traits: TypeAlias = tuple[object, ...]


@dataclass(slots=True)
class Profile:
    """A row as it is compared. Texts are folded; empty means unknown.

    name: the words in their order; word_set: each once; order: the same words sorted.
    numbers: the identity number and the old one; card: the one of twelve digits.
    wrong: digits that are no whole number. digits: all, to be compared one by one.
    """

    claim: Claim
    name: str
    words: tuple[str, ...]
    word_set: frozenset[str]
    order: str
    numbers: tuple[str, ...]
    card: str
    wrong: str
    digits: tuple[str, ...]
    birth: PartDate | None
    sex: str
    hamlet: str
    phone: str
    account: str
    address: str
    parent: str
    business: str

    @property
    def number(self) -> str:
        return self.claim.number

    @property
    def ends(self) -> tuple[str, str]:
        return (self.words[0], self.words[-1]) if self.words else ("", "")

    @property
    def spelling(self) -> str:
        return name_key(self.claim.name)

    @property
    def identity(self) -> str:
        """A text that stays the same when files are renamed, as far as the row allows."""
        if self.number:
            return f"so:{self.number}|{self.name}"
        return f"ten:{self.name}|{self.birth}|{self.hamlet}|{self.claim.source}"

    @property
    def traits(self) -> Traits:
        """Everything that is compared: rows with one set of traits look the same."""
        texts = (self.wrong, self.sex, self.hamlet, self.phone, self.account)
        others = (self.address, self.parent, self.business)
        day = self.birth
        birth = (day.year, day.month, day.day) if day else ()
        return (self.spelling, self.numbers, birth, *texts, *others)


def profile(claim: Claim) -> Profile:
    facts = claim.facts
    numbers = _numbers(facts)
    card = next((each for each in numbers if len(each) == LENGTH and is_sound(each)), "")
    wrong = _text(facts, WRONG_NUMBER)
    hamlet = _text(facts, "thon")
    return Profile(
        claim,
        *_name_of(claim.name),
        numbers,
        card,
        wrong,
        (*numbers, wrong) if wrong else numbers,
        claim.birth or (PartDate(birth_year_of(card)) if card else None),
        _text(facts, "gioi_tinh") or (sex_of(card) if card else ""),
        hamlet_key(hamlet) if hamlet else "",
        _text(facts, "dien_thoai"),
        _text(facts, "so_tai_khoan"),
        fold(_text(facts, "noi_o")),
        fold(_text(facts, PARENT)),
        business_of(_text(facts, BUSINESS)),
    )


@lru_cache(maxsize=1 << 16)
def _name_of(written: str) -> tuple[str, tuple[str, ...], frozenset[str], str]:
    """A name as it is compared, its words, each once, and sorted: the same for namesakes."""
    words = fold(written).split()
    if words and words[0] in _SHORT_FAMILY:
        words[0] = _SHORT_FAMILY[words[0]]
    return " ".join(words), tuple(words), frozenset(words), " ".join(sorted(words))


def _text(facts: Facts, key: str) -> str:
    value = facts.get(key)
    return str(value) if value else ""


def _numbers(facts: Facts) -> tuple[str, ...]:
    number, old = _text(facts, "so_giay_to"), _text(facts, "so_giay_to_cu")
    if number and old and number != old:
        return (number, old)
    return (number or old,) if number or old else ()


def numbers_of(claim: Claim) -> frozenset[str]:
    """Whole numbers of the person, the old one too."""
    return frozenset(_numbers(claim.facts))


def business_of(tax_code: str) -> str:
    """The owner's ten digits: the thirteen of a further place begin with them."""
    digits = tax_code.replace("-", "")
    return digits[:_TAX_STEM] if len(digits) == _TAX_BRANCH else digits


def is_sound(number: str) -> bool:
    """A whole number that may be somebody's: nobody's is 000000000 or 123456789."""
    if number in _DIGITS_IN_ROW or len(set(number[-_SERIAL:])) == 1 == len(set(number)):
        return False
    if len(number) == LENGTH:
        serial = number[-_SERIAL:]
        return number[3] in _CENTURIES and serial != "0" * _SERIAL
    return len(number) == _OLD_LENGTH


def is_known_card(number: str) -> bool:
    return len(number) == LENGTH and is_plausible(number)


def fingerprint(*claims: Claim) -> str:
    """A mark of what was compared between these rows, whatever order or files they come in.

    It changes exactly when a value that speaks for or against one person changes.
    """
    rows = sorted(repr(profile(claim).traits) for claim in claims)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]
