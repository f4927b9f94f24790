"""Words of a template with plain declared names in them, and how each value is printed."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping
from datetime import date

from hotro68.core.office import Decision
from hotro68.vietnamese.numbers import grouped, in_words, money_in_words
from hotro68.writing.papers.letterhead import (
    BLANK,
    NO_BREAK,
    decision_line,
    head_of_hamlet,
    long_date,
    mid_sentence,
)

_SHORT, _COMMITTEE = "UBND ", "Ủy ban nhân dân "
_LAWS = {
    "NQ ": "Nghị quyết số ",
    "QĐ ": "Quyết định số ",
    "NĐ ": "Nghị định số ",
    "TT ": "Thông tư số ",
    "KH ": "Kế hoạch số ",
}
_LAW = re.compile(rf"\b(?:{'|'.join(_LAWS)})(?=\d+/)")
_ADDRESS = {"Nam": "Ông", "Nữ": "Bà"}


def printed(value: object) -> str:
    """As it stands in a table; nothing stays nothing."""
    match value:
        case None:
            return ""
        case bool():
            return "có" if value else "không"
        case int():
            return grouped(value)
        case date():
            return f"{value:%d/%m/%Y}"
        case Decision():
            return decision_line(value).replace(NO_BREAK, " ")
    return str(value)


def _in_full(value: object) -> str:
    return money_in_words(value) if isinstance(value, int) else ""


def _counted(value: object) -> str:
    return in_words(value) if isinstance(value, int) else ""


def _dated(value: object) -> str:
    return long_date(value if isinstance(value, date) else None)


def _unparted(value: object) -> str:
    return decision_line(value) if isinstance(value, Decision) else printed(value)


def _unshortened(value: object) -> str:
    return _LAW.sub(lambda found: _LAWS[found[0]], spelled(printed(value)))


def spelled(name: str) -> str:
    """`Ủy ban nhân dân huyện …`: a letter names the body it is written to in full."""
    return f"{_COMMITTEE}{name.removeprefix(_SHORT)}" if name.startswith(_SHORT) else name


FORMS: Mapping[str, Callable[[object], str]] = {
    "": printed,
    "chu": _in_full,
    "so_chu": _counted,
    "ngay": _dated,
    "hoa": lambda value: printed(value).upper(),
    "day_du": _unshortened,
    "lien": _unparted,
    "cau": lambda value: mid_sentence(printed(value)),
    "truong": lambda value: head_of_hamlet(value if isinstance(value, str) else ""),
    "xung": lambda value: _ADDRESS.get(printed(value), "Ông (bà)"),
}
"""What may stand behind a name: `{so_tien:chu}` is the sum in words."""


def in_prose(value: object, form: str = "") -> str:
    """What is not known is a dotted blank, to be written by hand."""
    return FORMS[form](value) or BLANK


def fill(words: str, values: Mapping[str, object]) -> str:
    """`{so_nguoi}`, `{so_tien:chu}`; the names are checked when a template is read."""
    return "".join(
        text + (in_prose(values[name], form or "") if name is not None else "")
        for text, name, form, _ in string.Formatter().parse(words)
    )


def placeholders(words: str) -> list[tuple[str, str]]:
    """Names with their forms; raises ValueError for a brace without its other."""
    parsed = string.Formatter().parse(words)
    return [(name, form or "") for _, name, form, _ in parsed if name is not None]
