"""One cell of a known type: its value, or a fault that carries our code."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

from stdnum.vn import mst

from hotro68.core.catalogue import (
    BAD_TAX_CODE,
    BIRTH_IMPOSSIBLE,
    DATE_UNREADABLE,
    DAYS_IN_MONTHS,
    MONEY_IN_WORDS,
    MONEY_UNREADABLE,
    NAME_PARTED,
    NUMBER_UNREADABLE,
    PAPER_AS_YES,
    STILL_RESTING,
    UNKNOWN_WORD,
)
from hotro68.core.claim import Fact
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell
from hotro68.reading.faults import fault, seen
from hotro68.reading.identity import read_id
from hotro68.reading.table import FIRST_DAY, LAST_DAY
from hotro68.vietnamese.dates import PartDate, parse_birth, parse_date
from hotro68.vietnamese.marks import parse_sex, parse_yes_no
from hotro68.vietnamese.money import parse_money
from hotro68.vietnamese.names import tidy_name
from hotro68.vietnamese.nametext import Beside, parted_name
from hotro68.vietnamese.numbers import grouped
from hotro68.vietnamese.papers import is_paper_number
from hotro68.vietnamese.spans import first_said, goes_on, last_said
from hotro68.vietnamese.text import clean, fold
from hotro68.vietnamese.unreadable import Unreadable, Why

Parser: TypeAlias = Callable[[Any], Fact]

WORDS, VALUES = 1 << 12, 1 << 16
"""Sizes of the caches: distinct words, distinct dates or amounts, of a long list."""

_OUT_OF_TIME = (Why.TOO_OLD, Why.FUTURE)
_BETWEEN_DATES = re.compile(r"[,;\n]|\bvà\b|\bva\b")
_WHOLE = re.compile(
    r"\+?(\d{1,9})(?:[.,]0{1,2})? ?(?:ngày|ngay|tháng|thang|người|nguoi|lao động|con)?\.?",
    re.IGNORECASE,
)
_WEEKS, _WEEK = re.compile(r"(\d{1,2}) tuan(?: le)?"), 7
_ENDS: Mapping[str, Callable[[str], str]] = {FIRST_DAY: first_said, LAST_DAY: last_said}
_INITIALS = re.compile(r"\b(?:tdp|kp)\b", re.IGNORECASE)
_NEGATIONS = ("khong", "chua", "ko")
_YES = "có"
_PHONE = re.compile(r"(?:\+?84|0)?(\d{9})(?!\d)")
_PHONE_SPACES = re.compile(r"(?<=\d)[ .\-](?=\d)")


def parser_of(spec: FieldSpec, unit: int, key: str = "") -> Parser:
    """How a column of this field is read; `unit` is what one stands for in an amount."""
    match spec.type:
        case "money":
            return money_reader(unit)
        case "date" if key in _ENDS:
            return end_reader(key)
        case "choice":
            return choice_reader(spec.choices)
        case "integer" if _counts_days(key):
            return read_days
        case _:
            return _PARSERS[spec.type]


def read_text(value: Cell) -> str:
    return clean(value) if type(value) is str else seen(value)


def read_name(value: Cell) -> str:
    text = read_text(value)
    both = parted_name(text)
    if both is not None:
        name = tidy_name(both.name)
        others = {"so_giay_to": both.number, "ngay_sinh": both.birth}
        raise fault(NAME_PARTED, name, others, fix=name, beside=_told_beside(both))
    return tidy_name(text)


def _told_beside(both: Beside) -> str:
    told = {"số giấy tờ": both.number, "ngày sinh": both.birth}
    return "".join(f", {what} {value}" for what, value in told.items() if value)


@lru_cache(maxsize=WORDS, typed=True)
def read_words(value: Cell) -> str:
    """A text that many rows share: the work they do, where they live."""
    return read_text(value)


@lru_cache(maxsize=WORDS, typed=True)
def read_hamlet(value: Cell) -> str:
    return _INITIALS.sub(lambda found: found[0].upper(), tidy_name(read_text(value)))


@lru_cache(maxsize=VALUES, typed=True)
def read_birth(value: Cell) -> PartDate:
    try:
        return parse_birth(value)
    except Unreadable as error:
        code = BIRTH_IMPOSSIBLE if error.why in _OUT_OF_TIME else DATE_UNREADABLE
        raise fault(code, problem=error.sentence) from None


@lru_cache(maxsize=VALUES, typed=True)
def read_date(value: Cell) -> date:
    try:
        return parse_date(value)
    except Unreadable as error:
        raise fault(DATE_UNREADABLE, problem=error.sentence) from None


@lru_cache(maxsize=VALUES, typed=True)
def read_dates(value: Cell) -> tuple[date, ...]:
    """One date, or several parted by commas, semicolons, line ends or «và»; «không» is none."""
    if type(value) is not str:
        return (read_date(value),)
    parts = [part for part in _BETWEEN_DATES.split(value) if part.strip()]
    if [fold(part) for part in parts] in (["khong"], ["ko"], ["0"]):
        return ()
    return tuple(read_date(part) for part in parts)


@lru_cache
def end_reader(key: str) -> Parser:
    """`từ ngày 1/6/2021` at a first day, `hết tháng 6/2021` at a last one."""
    said = _ENDS[key]

    @lru_cache(maxsize=VALUES, typed=True)
    def read_end(value: Cell) -> date:
        if key == LAST_DAY and type(value) is str and goes_on(value):
            raise fault(STILL_RESTING)
        return read_date(said(value) if type(value) is str else value)

    return read_end


@lru_cache(maxsize=VALUES, typed=True)
def read_spells(value: Cell) -> date | tuple[date, ...]:
    """One date, or one for each of several spells, parted as other lists of dates are."""
    if type(value) is str and goes_on(value):
        raise fault(STILL_RESTING)
    parts = _BETWEEN_DATES.split(value) if type(value) is str else []
    days = [part for part in parts if part.strip()]
    return tuple(map(read_date, days)) if len(days) > 1 else read_date(value)


@lru_cache
def money_reader(unit: int) -> Parser:
    @lru_cache(maxsize=VALUES, typed=True)
    def read_money(value: Cell) -> int:
        try:
            amount = parse_money(value, unit)
        except Unreadable as error:
            raise fault(MONEY_UNREADABLE, problem=error.sentence) from None
        if type(value) is str and not any(map(str.isdigit, value)):
            fix = grouped(amount)
            raise fault(MONEY_IN_WORDS, kept=f"{fix} đồng", fix=fix)
        return amount

    return read_money


@lru_cache(maxsize=WORDS, typed=True)
def read_integer(value: Cell) -> int:
    """`14`, `14.0` and `14 ngày`; nothing that needs a guess."""
    if type(value) is int and value >= 0:
        return value
    whole = _WHOLE.fullmatch(seen(value)) if type(value) in (float, str) else None
    if whole is None:
        raise fault(NUMBER_UNREADABLE)
    return int(whole[1])


def _counts_days(key: str) -> bool:
    return "ngay" in key.split("_")


@lru_cache(maxsize=WORDS, typed=True)
def read_days(value: Cell) -> int:
    """`14 ngày`, `2 tuần`; how many days `2 tháng` has nobody can say."""
    text = fold(value) if type(value) is str else ""
    weeks = _WEEKS.fullmatch(text)
    if weeks:
        return int(weeks[1]) * _WEEK
    if "thang" in text.split():
        raise fault(DAYS_IN_MONTHS)
    return read_integer(value)


@lru_cache(maxsize=WORDS, typed=True)
def read_yes_no(value: Cell) -> bool:
    try:
        return parse_yes_no(value)
    except Unreadable:
        if type(value) is str and is_paper_number(value):
            raise fault(PAPER_AS_YES, kept=_YES, fix=_YES) from None
        raise fault(UNKNOWN_WORD, expected="có, không") from None


@lru_cache(maxsize=WORDS, typed=True)
def read_sex(value: Cell) -> str:
    try:
        return parse_sex(value)
    except Unreadable:
        raise fault(UNKNOWN_WORD, expected="Nam, Nữ") from None


def choice_reader(choices: Mapping[str, tuple[str, ...]]) -> Parser:
    """Exactly an id or an alias, else the only one that the cell contains as whole words."""
    aliases = {fold(word): id_ for id_, words in choices.items() for word in (id_, *words)}
    unspaced = {alias.replace(" ", ""): id_ for alias, id_ in aliases.items()}
    expected = ", ".join(_shown_choice(id_, words) for id_, words in choices.items())

    @lru_cache(maxsize=WORDS, typed=True)
    def read_choice(value: Cell) -> str:
        words = fold(read_text(value))
        choice = unspaced.get(words.replace(" ", "")) or _contained(words, aliases)
        if choice is None:
            raise fault(UNKNOWN_WORD, expected=expected)
        return choice

    return read_choice


def _shown_choice(id_: str, words: tuple[str, ...]) -> str:
    return id_ if not words or (not id_.islower() and fold(id_) == fold(words[0])) else words[0]


def _contained(words: str, aliases: Mapping[str, str]) -> str | None:
    """None when two choices are named, or when the cell may deny what it names."""
    hits = [alias for alias in aliases if f" {alias} " in f" {words} "]
    hits = [hit for hit in hits if not any(hit != longer and hit in longer for longer in hits)]
    said = words.split()
    denied = any(no in said and not any(no in hit.split() for hit in hits) for no in _NEGATIONS)
    found = {aliases[hit] for hit in hits}
    return found.pop() if len(found) == 1 and not denied else None


def read_phone(value: Cell) -> str | None:
    """The first number of the cell, with the zero that Excel drops; None without digits."""
    text = _PHONE_SPACES.sub("", seen(value))
    found = _PHONE.search(text)
    digits = re.sub(r"\D", "", text)
    return f"0{found[1]}" if found else digits or None


def read_tax_code(value: Cell) -> str:
    """10 or 13 digits with a good check digit; a zero lost from a number is put back."""
    text = seen(value)
    good = next((code for code in (text, f"0{text}") if mst.is_valid(code)), None)
    if good is None:
        raise fault(BAD_TAX_CODE)
    return str(mst.compact(good))


_PARSERS: dict[str, Parser] = {
    "text": read_words,
    "name": read_name,
    "hamlet": read_hamlet,
    "birth_date": read_birth,
    "date": read_date,
    "date_list": read_dates,
    "integer": read_integer,
    "yes_no": read_yes_no,
    "sex": read_sex,
    "id_number": read_id,
    "tax_code": read_tax_code,
    "phone": read_phone,
}
