"""Messages with plain declared names: no attribute, no index, no call reaches into a value."""

from __future__ import annotations

import string
from collections.abc import Mapping
from datetime import date

from hotro68.vietnamese.numbers import grouped


class _Formatter(string.Formatter):
    def get_field(
        self, field_name: str, args: object, kwargs: Mapping[str, object]
    ) -> tuple[object, str]:
        """Only a bare name: `{a.b}` and `{a[0]}` are names nobody declares."""
        del args
        return kwargs[field_name], field_name

    def format_field(self, value: object, format_spec: str) -> str:
        return shown(value, money=format_spec == "tien")


_FORMATTER = _Formatter()


def render(template: str, data: Mapping[str, object]) -> str:
    """Fill `{name}` and `{name:tien}` (đồng, grouped in threes); dates come out as dd/mm/yyyy.

    Raises KeyError for a name that `data` does not hold: a fault of ours, not of a list.
    """
    return _FORMATTER.vformat(template, (), data)


def names_in(template: str) -> set[str]:
    """The placeholder names of a template, `a.b` and `a[0]` included as they are written."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def shown(value: object, *, money: bool = False) -> str:
    """A value as a Vietnamese reader writes it."""
    match value:
        case None:
            return "(trống)"
        case bool():
            return "có" if value else "không"
        case int():
            return grouped(value) if money else str(value)
        case date():
            return f"{value:%d/%m/%Y}"
        case list() | tuple() | set() | frozenset():
            return ", ".join(shown(item) for item in value)
        case _:
            return str(value)
