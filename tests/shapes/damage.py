"""Faults of one row: each changes a cell, what is read of it, and what has to be said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from tests.shapes.people import Case
from tests.shapes.rolls import Line, Roll

Damage = Callable[[Line, Case, Random], None]
NUMBER, BIRTH, MONEY = "so_giay_to", "ngay_sinh", "so_tien_de_nghi"


def _typed(
    key: str, code: str, write: Callable[[Case, Random], object], read: object
) -> Damage:
    """Another text in one cell, of which `read` is known (nothing, when None)."""

    def damage(line: Line, case: Case, rng: Random) -> None:
        line.cells[key] = write(case, rng)  # type: ignore[assignment]
        line.facts[key] = read(case) if callable(read) else read
        line.faults[:] = [fault for fault in line.faults if fault[0] != key]
        if code:
            line.faults.append((key, code))

    return damage


def _number(case: Case) -> str:
    return case.person.number


def _lookalike(case: Case, _: Random) -> str:
    return case.person.number.replace("0", "O", 1)


def _one_more(case: Case, rng: Random) -> str:
    number = case.person.number
    at = rng.randrange(4, len(number))
    return number[:at] + number[at] + number[at:]


def _two(case: Case, _: Random) -> str:
    return f"082000777 - {case.person.number}" if len(case.person.number) == 12 else "082000777"


NUMBERS: dict[str, Damage] = {
    "letter O": _typed(NUMBER, "HT143", _lookalike, _number),
    "phone": _typed(NUMBER, "HT117", lambda *_: "0900000456", None),
    "digits lost": _typed(NUMBER, "HT118", lambda *_: "2.0185E+10", None),
    "words": _typed(NUMBER, "HT120", lambda *_: "đang làm lại", None),
    "empty": _typed(NUMBER, "HT111", lambda *_: "", None),
}
LONG_NUMBERS: dict[str, Damage] = {
    "one digit more": _typed(NUMBER, "HT112", _one_more, None),
    "zero lost": _typed(NUMBER, "HT113", lambda case, _: int(case.person.number), _number),
    "zero lost in text": _typed(
        NUMBER, "HT113", lambda case, _: case.person.number.lstrip("0"), _number
    ),
    "two numbers": _typed(NUMBER, "HT119", _two, _number),
    "exponent": _typed(
        NUMBER,
        "HT113",
        lambda case, _: f"{case.person.number[1]}.{case.person.number[2:]}E+10",
        _number,
    ),
}
BIRTHS: dict[str, Damage] = {
    "no such day": _typed(BIRTH, "HT121", lambda case, _: f"30/2/{case.person.birth:%Y}", None),
    "future": _typed(BIRTH, "HT124", lambda *_: "12/05/2031", None),
    "long ago": _typed(BIRTH, "HT124", lambda *_: "05/03/1885", None),
    "month first": _typed(
        BIRTH, "HT121", lambda case, _: f"03/25/{case.person.birth:%Y}", None
    ),
    "perhaps": _typed(BIRTH, "HT121", lambda case, _: f"khoảng {case.person.birth:%Y}", None),
}
MONIES: dict[str, Damage] = {
    "money in groups of two": _typed(MONEY, "HT131", lambda *_: "1.50.000", None),
    "two amounts": _typed(MONEY, "HT131", lambda *_: "1.500.000 + phụ cấp", None),
}


def _junk(write: Callable[[Case], str], *, number: bool = False) -> Damage:
    """More than the name in the name cell; the number is taken from there."""

    def damage(line: Line, case: Case, rng: Random) -> None:
        del rng
        line.cells["ho_ten"] = write(case)
        line.faults.append(("ho_ten", "HT127"))
        if number:
            line.cells[NUMBER] = ""
            line.facts[NUMBER] = case.person.number
            line.faults[:] = [fault for fault in line.faults if fault[0] != NUMBER]

    return damage


NAMES: dict[str, Damage] = {
    "numbered name": _junk(lambda case: f"3. {case.person.name}"),
    "year in the name": _junk(lambda case: f"{case.person.name} ({case.person.birth:%Y})"),
    "phone in the name": _junk(lambda case: f"{case.person.name} ĐT 0900000321"),
    "number in the name": _junk(
        lambda case: f"{case.person.name} - CCCD {case.person.number}", number=True
    ),
}


def damages(line: Line, case: Case, *, plain_money: bool) -> dict[str, Damage]:
    """Those that this row can have."""
    found: dict[str, Damage] = {}
    if "so_giay_to_cu" in line.cells:
        return found
    if NUMBER in line.cells:
        found |= NUMBERS
        # two zeros lost in a text are as likely two digits left out somewhere: asked
        found |= LONG_NUMBERS if len(case.person.number) == 12 else {}
        if case.person.number.startswith("00"):
            found.pop("zero lost in text", None)
    if BIRTH in line.cells:
        found |= BIRTHS
    if {"ho_ten", NUMBER} <= line.cells.keys():
        found |= NAMES
    if MONEY in line.cells and plain_money:
        found |= MONIES
    return found


def swap_births(roll: Roll) -> None:
    """As an American Excel takes them while typed: what it cannot, it leaves as text."""
    births = [line.cells[BIRTH] for line in roll.lines]
    days = [birth for birth in births if isinstance(birth, date)]
    early = sum(birth.day <= 12 for birth in days)
    if early < 3 or len(days) - early < 2 or len(days) < len(births):
        return
    for line, birth in zip(roll.lines, days, strict=True):
        if birth.day > 12:
            line.cells[BIRTH] = f"{birth:%d/%m/%Y}"
        elif birth.day != birth.month:
            line.cells[BIRTH] = birth.replace(day=birth.month, month=birth.day)
            line.facts[BIRTH] = f"{birth:%Y-%d-%m}"
            line.faults.append((BIRTH, "HT126"))
