"""The ways in which clerks type one and the same value: dates, money, numbers, marks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from hotro68.vietnamese.numbers import grouped, money_in_words
from tests.example_books import Value

DateForm: TypeAlias = Callable[[date], Value]
MoneyForm: TypeAlias = Callable[[int], Value]

_EXCEL_ZERO = date(1899, 12, 30)
FULL_WIDTH = {ord("0") + n: 0xFF10 + n for n in range(10)}


def _plain(day: date, mark: str) -> str:
    return f"{day.day}{mark}{day.month}{mark}{day.year}"


DATE_FORMS: dict[str, DateForm] = {
    "cell": lambda day: day,
    "slashes": lambda day: f"{day:%d/%m/%Y}",
    "short slashes": lambda day: _plain(day, "/"),
    "dots": lambda day: _plain(day, "."),
    "dashes": lambda day: f"{day:%d-%m-%Y}",
    "two digits": lambda day: f"{day.day}/{day.month}/{day:%y}",
    "serial": lambda day: (day - _EXCEL_ZERO).days,
    "iso": lambda day: f"{day:%Y-%m-%d}",
    "words": lambda day: f"ngày {day.day} tháng {day.month} năm {day.year}",
    "spaces": lambda day: f"{day.day:02} / {day.month:02} / {day.year}",
}
BIRTH_FORMS: dict[str, DateForm] = {
    **DATE_FORMS,
    "year": lambda day: day.year,
    "year text": lambda day: str(day.year),
    "month": lambda day: f"{day:%m/%Y}",
}
MONEY_FORMS: dict[str, MoneyForm] = {
    "number": lambda dong: dong,
    "dots": grouped,
    "commas": lambda dong: f"{dong:,}",
    "dong": lambda dong: f"{grouped(dong)} đồng",
    "d": lambda dong: f"{grouped(dong)}đ",
    "vnd": lambda dong: f"{grouped(dong)} VNĐ",
    "plain text": str,
    "dash": lambda dong: f"{grouped(dong)},-",
    "millions": lambda dong: (
        f"{dong / 1_000_000:.3f}".rstrip("0").rstrip(".").replace(".", ",") + "tr"
    ),
    "words": money_in_words,
}
THOUSANDS: dict[str, MoneyForm] = {
    "thousands": lambda dong: dong // 1000,
    "thousands grouped": lambda dong: grouped(dong // 1000),
}
YES, NO = ("x", "X", "Có", "có", "✓", "1", "v"), ("Không", "không", "ko", "0", "")
ID_FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "spaces": lambda number: " ".join(number[at : at + 3] for at in range(0, len(number), 3)),
    "dots": lambda number: ".".join(number[at : at + 3] for at in range(0, len(number), 3)),
    "apostrophe": lambda number: f"'{number}",
    "label": lambda number: f"CCCD: {number}" if len(number) == 12 else f"CMND {number}",
    "no-break": lambda number: f"\xa0{number}\u200b",
    "full width": lambda number: number.translate(FULL_WIDTH),
}


def birth_read(form: str, day: date) -> str:
    """As exact as it is written."""
    if form.startswith("year"):
        return str(day.year)
    return f"{day:%Y-%m}" if form == "month" else day.isoformat()


_NAMES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "capitals": str.upper,
    "small": str.lower,
    "spaces": lambda name: f" {name.replace(' ', '  ', 1)} ",
    "break": lambda name: name.replace(" ", "\n", 1),
    "no-break": lambda name: name.replace(" ", "\xa0"),
}


def name_form(form: str, name: str, sex: str) -> str:
    title = "ông" if sex == "Nam" else "bà"
    if form == "honorific":
        return f"{title.title()} {name}"
    return f"Hộ {title} {name}" if form == "household" else _NAMES[form](name)


NAME_FORMS = (
    *("plain", "plain", "capitals", "small", "spaces", "break", "no-break"),
    *("honorific", "household"),
)
