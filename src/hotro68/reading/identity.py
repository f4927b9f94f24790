"""Identity numbers: what is wrong with one in itself, and beside the rest of its row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from hotro68.core.catalogue import (
    BIRTH_YEAR_DIFFERS,
    ID_DIGITS_LOST,
    ID_LOOKALIKE,
    ID_NOT_A_NUMBER,
    LOST_ZERO,
    PHONE_AS_ID,
    SEX_DIFFERS,
    TWO_IDS,
    UNKNOWN_PROVINCE,
    WRONG_ID_LENGTH,
)
from hotro68.core.claim import Claim, Facts
from hotro68.core.finding import Code, Finding
from hotro68.reading.book import Cell
from hotro68.reading.faults import Fault, fault, seen
from hotro68.vietnamese.cccd import LENGTH, birth_year_of, province, sex_of
from hotro68.vietnamese.dates import PartDate
from hotro68.vietnamese.idnumber import Number, NumberKind, is_sound, read_number
from hotro68.vietnamese.text import fold

NUMBER, SEX, BIRTH = "so_giay_to", "gioi_tinh", "ngay_sinh"
OLDER_NUMBER = "so_giay_to_cu"
CHILD_UNTIL = 14
"""From this age on a person has an identity card."""

_SHOWN_SEX = {"nam": "nam", "nu": "nữ"}
_UNUSABLE: dict[NumberKind, Code] = {
    NumberKind.PHONE: PHONE_AS_ID,
    NumberKind.SCIENTIFIC: ID_DIGITS_LOST,
    NumberKind.WRONG_LENGTH: WRONG_ID_LENGTH,
    NumberKind.TAX: WRONG_ID_LENGTH,
}
_SOUND = (NumberKind.CCCD, NumberKind.CMND)
_SAID = 6
_OLDEST = 115
_FIRST_YEAR = 1900


def read_id(value: Cell) -> str:
    """The digits of a number that stands as it should; anything else is a fault."""
    if type(value) is str and is_sound(digits := value.replace(" ", "")):
        return digits
    number = read_number(value)
    digits = number.digits
    if number.kind in _SOUND and not number.repaired:
        return digits
    if number.kind in _SOUND:
        raise fault(ID_LOOKALIKE, kept=digits, fix=digits)
    if number.kind is NumberKind.LOST_ZERO:
        fix = number.restored
        raise fault(LOST_ZERO, kept=fix, digits=len(digits), fix=fix)
    if number.kind is NumberKind.TWO_NUMBERS and number.best:
        # of two of one length neither is the older: they are two people's, or one is wrong
        raise fault(TWO_IDS, digits, {OLDER_NUMBER: number.second}, used=digits)
    raise fault(_UNUSABLE.get(number.kind, ID_NOT_A_NUMBER), digits=len(digits))


def lost_zeros(key: str, cells: Iterable[Cell]) -> dict[int, Fault]:
    """Row → fault of the cells that Excel holds as numbers and that lost their zeros.

    Whole columns do; seen here they need no detour over an error of pydantic.
    """
    numbers = (
        (row, cell, read_number(cell)) for row, cell in enumerate(cells) if type(cell) is int
    )
    return {
        row: _lost_zero(key, cell, number)
        for row, cell, number in numbers
        if number.kind is NumberKind.LOST_ZERO
    }


def _lost_zero(key: str, cell: Cell, number: Number) -> Fault:
    data = {"digits": len(number.digits), "fix": number.restored}
    return Fault(key, LOST_ZERO, data, cell, number.restored)


def fits_row(digits: str, facts: Facts) -> bool:
    """A known province, and no contradiction with the sex and birth year that are known."""
    return province(digits) is not None and not _differing(digits, facts)


def _differing(digits: str, facts: Facts) -> tuple[str, ...]:
    """Which of sex and birth the twelve digits contradict."""
    sex, birth = facts.get(SEX), facts.get(BIRTH)
    said_sex, said_year = _said(digits[:_SAID])
    other_sex = sex is not None and sex != said_sex
    other_year = type(birth) is PartDate and birth.year != said_year
    if not other_sex and not other_year:
        return ()
    return (SEX,) * other_sex + (BIRTH,) * other_year


@lru_cache(maxsize=1 << 14)
def _said(beginning: str) -> tuple[str, int]:
    """The sex and birth year in the first six of the twelve digits."""
    return sex_of(beginning), birth_year_of(beginning)


def is_contradicted(facts: Facts) -> bool:
    """The twelve digits say something against the row; nine digits say nothing."""
    digits = facts.get(NUMBER)
    return type(digits) is str and len(digits) == LENGTH and not fits_row(digits, facts)


def number_findings(claim: Claim, raw: Mapping[str, Cell]) -> Iterator[Finding]:
    """Of a row whose number is contradicted."""
    digits = claim.number
    if province(digits) is None:
        yield _at_number(claim, raw, UNKNOWN_PROVINCE, {"prefix": digits[:3]})
    for key in _differing(digits, claim.facts):
        yield _sex_finding(claim, raw) if key == SEX else _birth_finding(claim, raw)


def _sex_finding(claim: Claim, raw: Mapping[str, Cell]) -> Finding:
    digits = claim.number
    data = {
        "digit": digits[3],
        "implied": _SHOWN_SEX[sex_of(digits)],
        "stated": _SHOWN_SEX[claim.text(SEX)],
    }
    return _at_number(claim, raw, SEX_DIFFERS, data, SEX)


def _birth_finding(claim: Claim, raw: Mapping[str, Cell]) -> Finding:
    data = {"implied": birth_year_of(claim.number), "stated": claim.text(BIRTH)}
    return _at_number(claim, raw, BIRTH_YEAR_DIFFERS, data, BIRTH)


def _at_number(
    claim: Claim, raw: Mapping[str, Cell], code: Code, data: Mapping[str, object], *beside: str
) -> Finding:
    return Finding(
        code,
        claim.cell(NUMBER),
        data,
        field=NUMBER,
        value=seen(raw[NUMBER]) or claim.number,
        related=tuple(claim.cell(key) for key in beside),
    )


def impossible_birth(birth: PartDate, latest: date | None) -> str:
    """Why nobody on a list of the day `latest` is born then; empty when one may be."""
    if birth.year < _FIRST_YEAR:
        return "trước năm 1900"
    if latest is not None and birth.year >= latest.year and birth.earliest > latest:
        return f"sau ngày {latest:%d/%m/%Y}"
    if latest is not None and latest.year - birth.year > _OLDEST:
        return f"cho thấy đã hơn {_OLDEST} tuổi"
    return ""


def may_be_child(facts: Facts, latest: date | None) -> bool:
    """Under 14 on some day that the row knows: such a child needs no number yet."""
    birth = facts.get(BIRTH)
    if type(birth) is not PartDate:
        return False
    youngest = birth.latest
    days = [value for value in (*facts.values(), latest) if type(value) is date]
    return any(
        day.year - youngest.year - ((day.month, day.day) < (youngest.month, youngest.day))
        < CHILD_UNTIL
        for day in days
    )


_DIGIT = re.compile(r"\d")
_ABBREVIATED = re.compile(r"\w\.")
_STRANGE = re.compile(r"[^\w\s.'’‘`\-]|_")
_PLAIN_NAME = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]+)*")
_SUM_WORDS = frozenset(
    ("tong", "cong", "tong so", "tong cong", "cong trang", "mang sang", "cong mang sang")
)


def odd_name(name: str) -> str:
    """What is strange about a name, to stand after `có`; empty when nothing is."""
    if _PLAIN_NAME.fullmatch(name):
        return "vẻ là dòng cộng" if name[0] in "CTMctm" and fold(name) in _SUM_WORDS else ""
    if _DIGIT.search(name):
        return "chữ số"
    if _ABBREVIATED.search(name):
        return "chữ viết tắt"
    if _STRANGE.search(name):
        return "ký hiệu lạ"
    return "" if " " in name or "-" in name else "một chữ cái duy nhất"
