"""Excel's letters for its columns, which are counted from 0 here."""

from __future__ import annotations


def letters_of(column: int) -> str:
    """0 → `A`, 26 → `AA`; nothing for no column at all."""
    letters, rest = "", column + 1
    while rest > 0:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def column_of(letters: str) -> int:
    """`A` → 0; -1 without letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
