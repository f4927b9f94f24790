"""Faults of cells on their way from a parser, through pydantic, to a finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from hotro68.core.finding import Code, Finding
from hotro68.core.source import Source
from hotro68.reading.book import Cell

EXACT = 10**15
"""A float from here on has lost digits already."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that says something its parser objects to.

    kept: what is used all the same; None leaves the fact unknown.
    others: what the cell says of other fields, `so_giay_to_cu` where it holds two numbers.
    """

    key: str
    code: Code
    data: Mapping[str, object]
    value: Cell = None
    kept: str | None = None
    others: Mapping[str, str] = field(default_factory=dict)

    def recoded(self, code: Code) -> Fault:
        """The same cell under a code that keeps nothing of it."""
        return replace(self, code=code, kept=None)

    def finding(self, place: Source, label: str) -> Finding:
        return Finding(
            self.code,
            place,
            {"label": label, **self.data},
            field=self.key,
            value=seen(self.value),
            fix=None if self.kept is None or "fix" not in self.data else self.kept,
        )


def fault(
    code: Code,
    kept: str | None = None,
    others: Mapping[str, str] | None = None,
    **data: object,
) -> PydanticCustomError:
    """What a parser raises: pydantic carries it up to the row."""
    return PydanticCustomError(
        code.id, code.name, {"code": code, "data": data, "kept": kept, "others": others or {}}
    )


def faults_of(error: ValidationError) -> list[Fault]:
    return [
        _fault(details["loc"][0], details["input"], details.get("ctx", {}))
        for details in error.errors(include_url=False)
    ]


def _fault(key: object, value: Cell, carried: Mapping[str, Any]) -> Fault:
    """A KeyError here is a parser that broke its promise, not a bad cell."""
    data = carried["data"]
    return Fault(str(key), carried["code"], data, value, carried["kept"], carried["others"])


def seen(value: Cell) -> str:
    """A cell as the clerk sees it on the sheet."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float():
            return _number(value)
        case datetime():
            return f"{value:%d/%m/%Y %H:%M}".removesuffix(" 00:00")
        case date():
            return f"{value:%d/%m/%Y}"
        case _:
            return " ".join(str(value).split())


def _number(value: float) -> str:
    if abs(value) >= EXACT:
        return f"{value:.5E}"
    return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
