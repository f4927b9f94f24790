"""What every part of a rules file is made of: strict shapes, names, periods, checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Literal, Self, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from hotro68.policy.operators import OperatorName

Text: TypeAlias = Annotated[str, Field(min_length=1)]
Name: TypeAlias = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Slug: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Confidence: TypeAlias = Literal["H", "M", "L"]


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class InForce(Strict):
    """Something that holds from `since` to `until`, both included, on the deciding day."""

    since: date | None = None
    until: date | None = None

    def in_force(self, day: date) -> bool:
        return (self.since or day) <= day <= (self.until or day)

    @model_validator(mode="after")
    def ends_after_it_begins(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"«since» {self.since} sau «until» {self.until}")
        return self


Period = TypeVar("Period", bound=InForce)


def holding(parts: Iterable[Period], day: date) -> tuple[Period, ...]:
    """Those in force on `day`."""
    return tuple(part for part in parts if part.in_force(day))


def clashes(parts: Iterable[InForce]) -> Iterator[tuple[int, date]]:
    """Texts of one thing that hold together: the index of the later one, their first day."""
    met: list[InForce] = []
    for index, part in enumerate(parts):
        for other in met:
            first = max(part.since or date.min, other.since or date.min)
            if first <= min(part.until or date.max, other.until or date.max):
                yield index, first
                break
        met.append(part)


class Check(InForce):
    """One question about one fact: exactly one of value, values, parameter.

    whom: of whom it is true, in words; it may name figures of the policy, `{tuoi_tre_em}`.
    """

    field: Name
    op: OperatorName
    value: str | None = None
    values: Annotated[tuple[str, ...], Field(min_length=1)] | None = None
    parameter: Name | None = None
    whom: str = ""
    ref: str = ""


Checks: TypeAlias = Annotated[tuple[Check, ...], Field(min_length=1)]


class Kinds(Strict):
    """What papers between offices call each kind of one field, such as F0 and F1."""

    field: Name
    said: dict[str, Text]
