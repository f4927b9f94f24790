"""How much of a text a cell holds, how wide it is there, and how many lines it takes."""

from __future__ import annotations

WIDEST_LETTER = 1.4  # of a capital, in widths of a digit
LONGEST = 32_767  # UTF-16 units in a cell
_PADDING, _BLANK = 1.0, 0.6


def width_of(text: str) -> float:
    """About how many digits wide a text is in this font: capitals are broad, signs thin.

    The stars of a hidden number are as wide as its figures.
    """
    signs = len(text) - sum(map(str.isalnum, text)) - text.count("*")
    return len(text) + (WIDEST_LETTER - 1) * (sum(map(str.isupper, text)) - signs)


def bounded(text: str) -> str:
    """Cut to what a cell holds; half a character of a broken file is replaced."""
    if 2 * len(text) > LONGEST:
        wide = text.encode("utf-16-le", "replace")
        if len(wide) // 2 > LONGEST:
            text = wide[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
    return text if _is_whole(text) else text.encode("utf-8", "replace").decode("utf-8")


def _is_whole(text: str) -> bool:
    """Nothing but whole characters: such a text is handed on, not copied."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column, broken between words."""
    room = max(width - _PADDING, 1.0)
    return sum(_wrapped(paragraph, room) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in paragraph.split():
        width = width_of(word)
        if used and used + _BLANK + width > room:
            lines, used = lines + 1, 0.0
        used += width + (_BLANK if used else 0.0)
        if used > room:  # a word longer than a line goes on in the next ones
            lines, used = lines + int(used // room), used % room
    return lines
