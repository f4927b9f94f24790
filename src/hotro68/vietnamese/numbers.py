"""Numbers as Vietnamese text: grouped in threes, and in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

ZeroTens = Literal["linh", "lẻ"]
Thousand = Literal["nghìn", "ngàn"]

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_FIVE = 5
_HUNDRED, _THOUSAND, _MILLION, _BILLION = 10**2, 10**3, 10**6, 10**9
_LIMIT = _BILLION * _BILLION


def grouped(number: int) -> str:
    """`1500000` → `1.500.000`."""
    return f"{number:,}".replace(",", ".")


def in_words(number: int, *, zero_tens: ZeroTens = "linh", thousand: Thousand = "nghìn") -> str:
    """`105015000` → `một trăm linh năm triệu không trăm mười lăm nghìn`."""
    if abs(number) >= _LIMIT:
        raise ValueError(f"no Vietnamese words for {number}")
    if number < 0:
        return "âm " + in_words(-number, zero_tens=zero_tens, thousand=thousand)
    if number == 0:
        return _DIGITS[0]
    return " ".join(_large(number, zero_tens, thousand))


def money_in_words(
    amount: int, *, zero_tens: ZeroTens = "linh", thousand: Thousand = "nghìn"
) -> str:
    """`1500000` → `Một triệu năm trăm nghìn đồng`."""
    words = in_words(amount, zero_tens=zero_tens, thousand=thousand)
    return f"{words[0].upper()}{words[1:]} đồng"


def _large(number: int, zero_tens: str, thousand: str) -> Iterator[str]:
    billions, rest = divmod(number, _BILLION)
    if billions:
        yield from _large(billions, zero_tens, thousand)
        yield "tỷ"
    led = billions > 0
    for size, name in ((_MILLION, "triệu"), (_THOUSAND, thousand), (1, "")):
        group = rest // size % _THOUSAND
        if group:
            yield from _group(group, zero_tens, led=led)
            yield from (name,) if name else ()
        led = led or group > 0


def _group(group: int, zero_tens: str, *, led: bool) -> Iterator[str]:
    """Three digits; a group after another says its zero hundreds and tens aloud."""
    hundreds, rest = divmod(group, _HUNDRED)
    tens, ones = divmod(rest, 10)
    if hundreds or led:
        yield f"{_DIGITS[hundreds]} trăm"
    if tens:
        yield "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    elif ones and (hundreds or led):
        yield zero_tens
    if ones:
        yield _ones(tens, ones)


def _ones(tens: int, ones: int) -> str:
    if tens > 1:
        return _AFTER_TENS.get(ones, _DIGITS[ones])
    return "lăm" if tens and ones == _FIVE else _DIGITS[ones]
