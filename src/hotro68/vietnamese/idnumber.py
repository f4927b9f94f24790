"""Identity cells: which number stands in them, and what Excel or a hurried hand did to it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from hotro68.vietnamese import cccd
from hotro68.vietnamese.cccd import birth_year_of, mask, province, sex_of
from hotro68.vietnamese.marks import is_blank
from hotro68.vietnamese.text import LONGEST_VALUE, clean, fold

__all__ = [
    "Number",
    "NumberKind",
    "birth_year_of",
    "is_sound",
    "mask",
    "province",
    "read_number",
    "sex_of",
]


class NumberKind(StrEnum):
    CCCD = "cccd"
    CMND = "cmnd"
    LOST_ZERO = "lost-zero"
    PHONE = "phone"
    TAX = "tax"
    TWO_NUMBERS = "two-numbers"
    SCIENTIFIC = "scientific"
    WRONG_LENGTH = "wrong-length"
    LETTERS = "letters"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Number:
    """digits: as they stand, of two numbers the longer. restored: with the zeros Excel dropped.

    second: the other of two numbers. repaired: letters were read as digits, or words beside
    the number were set aside.
    """

    digits: str
    kind: NumberKind
    restored: str = ""
    second: str = ""
    repaired: bool = False

    @property
    def best(self) -> str:
        """The number to match by; empty when none is sure, as with two of one length."""
        if self.kind in (NumberKind.CCCD, NumberKind.CMND):
            return self.digits
        if self.kind is NumberKind.TWO_NUMBERS and len(self.digits) > len(self.second):
            return self.digits
        return self.restored


_CMND_LENGTH, _TEN = 9, 10
_IDENTITY_LENGTHS = (_CMND_LENGTH, cccd.LENGTH)
_LARGEST_EXACT = 10**15  # Excel keeps fifteen digits
_PHONE = ("03", "05", "07", "08", "09")

_CLEAN_DIGITS = re.compile(r"[0-9]+")
_SOFT = re.compile(r"[0-9][0-9\s.\-–_'’]*[0-9]")
_RUN = re.compile(r"[0-9]+")
_LEADING_LOOKALIKE = re.compile(r"(?<![^\W\d_])[OoIl|]+(?=[0-9])")
_INNER_LOOKALIKE = re.compile(r"(?<=[0-9])[OoIl|]+(?![^\W\d_])")
_LOOKALIKES = str.maketrans("OoIl|", "00111")
_EXPONENT = re.compile(r"([0-9](?:[.,][0-9]+)?)E\+?([0-9]{1,2})", re.IGNORECASE)
_FLOAT = re.compile(r"([0-9]{6,})[.,]0")
_TAX_BRANCH = re.compile(r"([0-9]{10})\s*[-–]\s*([0-9]{3})")
_WORD = re.compile(r"[^\W\d_]+")
_GLUED = re.compile(r"[^\W\d_](?=[0-9])|(?<=[0-9])[^\W\d_]")
_LABELS = frozenset(
    """so cccd cmnd cmt cmtnd cc tcc the can cuoc cong dan chung minh nhan thu dinh danh ca
    ddcn sdd id no n s moi cu va""".split()  # noqa: SIM905 - a word list is read in rows
)
_TAX_WORDS = frozenset(("mst", "thue"))
_PHONE_WORDS = frozenset(("sdt", "dt", "tel", "dtdd", "thoai", "phone"))


def is_sound(text: str) -> bool:
    """Nine or twelve digits and nothing else: what most cells hold."""
    return len(text) in _IDENTITY_LENGTHS and text.isascii() and text.isdigit()


def read_number(value: object) -> Number:
    """What stands in an identity cell; never raises, the kind tells."""
    match value:
        case str():
            return _of_digits(value) if _CLEAN_DIGITS.fullmatch(value) else _in_text(value)
        case bool():
            return Number("", NumberKind.LETTERS)
        case int() if value >= 0:
            return _of_number(value)
        case float() if value >= 0:
            return _in_float(value)
    return Number("", NumberKind.BLANK if is_blank(value) else NumberKind.LETTERS)


def _in_float(value: float) -> Number:
    if value >= _LARGEST_EXACT:
        return Number("", NumberKind.SCIENTIFIC)
    if not math.isfinite(value) or not value.is_integer():
        return Number("", NumberKind.LETTERS)
    return _of_number(int(value))


def _of_number(value: int) -> Number:
    """A cell that holds a number has lost the zeros in front, two of them for Hà Nội (001)."""
    digits = str(value) if value < _LARGEST_EXACT else ""
    twelve = digits.zfill(cccd.LENGTH)
    if len(digits) == _TEN and cccd.is_plausible(twelve):
        return Number(digits, NumberKind.LOST_ZERO, twelve)
    return _of_digits(digits) if digits else Number("", NumberKind.SCIENTIFIC)


def _of_digits(digits: str) -> Number:
    match len(digits):
        case cccd.LENGTH:
            return Number(digits, NumberKind.CCCD)
        case 9:
            return Number(digits, NumberKind.CMND)
        case 10:
            phone = digits.startswith(_PHONE)
            return Number(digits, NumberKind.PHONE if phone else NumberKind.TAX)
        case 8 | 11 if digits[0] != "0":
            return _with_zero(digits)
    return Number(digits, NumberKind.WRONG_LENGTH)


def _with_zero(digits: str) -> Number:
    restored = f"0{digits}"
    if len(restored) == cccd.LENGTH and province(restored) is None:
        return Number(digits, NumberKind.WRONG_LENGTH)
    return Number(digits, NumberKind.LOST_ZERO, restored)


@lru_cache(maxsize=1 << 16)
def _in_text(raw: str) -> Number:
    text = clean(raw).strip("'’`‘")
    if is_blank(text):
        return Number("", NumberKind.BLANK)
    if len(text) > LONGEST_VALUE:
        return Number("", NumberKind.LETTERS)
    if exponent := _EXPONENT.fullmatch(text):
        return _of_exponent(exponent)
    if number := _FLOAT.fullmatch(text):
        return _of_number(int(number[1]))
    repaired = _LEADING_LOOKALIKE.sub(_as_digits, _INNER_LOOKALIKE.sub(_as_digits, text))
    return _flagged(_in_words(repaired), repaired=repaired != text)


def _as_digits(found: re.Match[str]) -> str:
    return found[0].translate(_LOOKALIKES)


def _flagged(number: Number, *, repaired: bool) -> Number:
    return replace(number, repaired=True) if repaired else number


def _of_exponent(found: re.Match[str]) -> Number:
    """`2.0185001234E+10` still holds every digit, `2.0185E+10` does not."""
    mantissa, exponent = found[1].replace(",", "."), int(found[2])
    if len(mantissa.partition(".")[2]) < exponent:
        return Number("", NumberKind.SCIENTIFIC)
    exact = Decimal(mantissa).scaleb(exponent)
    return _in_float(float(exact))


def _in_words(text: str) -> Number:
    """Text that is not digits alone: separators, labels, notes, or a second number."""
    words = set(fold(" ".join(_WORD.findall(text))).split())
    if branch := _TAX_BRANCH.fullmatch(text):
        return Number(branch[1] + branch[2], NumberKind.TAX)
    runs = _RUN.findall(text)
    if not runs or _is_glued(text, words):
        return Number("".join(runs), NumberKind.LETTERS)
    number = _two_numbers(runs) or _one_number(text, runs, known=words <= _LABELS)
    return _relabelled(number, words) if number.digits == "".join(runs) else number


def _is_glued(text: str, words: set[str]) -> bool:
    """`B1234567` is another kind of paper; `CCCD020…` is not."""
    return _GLUED.search(text) is not None and not words <= _LABELS


def _two_numbers(runs: list[str]) -> Number | None:
    for cut in range(1, len(runs)):
        pair = ("".join(runs[:cut]), "".join(runs[cut:]))
        if all(len(each) in _IDENTITY_LENGTHS for each in pair):
            first, second = sorted(pair, key=len, reverse=True)
            same = first == second
            return (
                _of_digits(first) if same else Number(first, NumberKind.TWO_NUMBERS, "", second)
            )
    return None


def _one_number(text: str, runs: list[str], *, known: bool) -> Number:
    joined = "".join(runs)
    soft = _SOFT.search(text)
    in_one_piece = soft is not None and _RUN.findall(soft[0]) == runs
    if in_one_piece and len(joined) in _IDENTITY_LENGTHS:
        return _flagged(_of_digits(joined), repaired=not known)
    whole = [run for run in runs if len(run) in _IDENTITY_LENGTHS]
    if len(whole) == 1:
        return _flagged(_of_digits(whole[0]), repaired=True)
    if in_one_piece and known:
        return _of_digits(joined)
    return Number(joined, NumberKind.WRONG_LENGTH if known else NumberKind.LETTERS)


def _relabelled(number: Number, words: set[str]) -> Number:
    """`MST 4900…` and `ĐT 09…` say themselves that they are no identity number."""
    if words & _TAX_WORDS:
        return Number(number.digits, NumberKind.TAX)
    if words & _PHONE_WORDS:
        return Number(number.digits, NumberKind.PHONE)
    return number
