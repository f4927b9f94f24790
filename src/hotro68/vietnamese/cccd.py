"""What the digits of a twelve-digit number say, and how a number is masked on the board."""

from __future__ import annotations

from hotro68.vietnamese.marks import Sex
from hotro68.vietnamese.provinces import PROVINCES

LENGTH = 12
_SEX_AT = 3
_YEAR_AT = slice(4, 6)
_LIVING_CENTURIES = "0123"  # 1900–1999 and 2000–2099
_SHOWN = 3


def province(digits: str) -> str | None:
    """The province of birth registration; None for a birth abroad or a slip."""
    return PROVINCES.get(digits[:_SEX_AT])


def sex_of(digits: str) -> Sex:
    return "nu" if int(digits[_SEX_AT]) % 2 else "nam"


def sex_in(number: str) -> Sex | None:
    """What twelve digits say; older numbers and slips say nothing."""
    return sex_of(number) if number.isdigit() and is_plausible(number) else None


def birth_year_of(digits: str) -> int:
    century = 1900 + 100 * (int(digits[_SEX_AT]) // 2)
    return century + int(digits[_YEAR_AT])


def is_plausible(digits: str) -> bool:
    """Twelve digits, a known province, born in the last century or this one."""
    return (
        len(digits) == LENGTH
        and digits[_SEX_AT] in _LIVING_CENTURIES
        and bool(province(digits))
    )


def mask(digits: str) -> str:
    """For public papers: at most the last three digits, and never most of a short number."""
    shown = min(_SHOWN, len(digits) // _SHOWN)
    return "*" * (len(digits) - shown) + digits[len(digits) - shown :]
