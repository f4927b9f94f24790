"""The derived facts of a policy: how each is worked out, and which an answer depends on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from hotro68.policy.facts import Value
from hotro68.policy.schema import FieldSpec, Policy

Values: TypeAlias = dict[str, Any]
"""Field keys and derived names → facts, Range or Unknown; None is a fact nobody gave."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """A derived fact. facts: each argument, empty where a figure of `figures` stands for it."""

    name: str
    function: Callable[..., Value]
    arguments: tuple[str, ...]
    facts: tuple[str, ...]
    figures: tuple[int | date | None, ...]

    def work_out(self, values: Values) -> Value:
        return self.function(self.arguments, *map(values.get, self.facts, self.figures))


def behind(name: str, policy: Policy, fields: Mapping[str, FieldSpec]) -> tuple[str, ...]:
    derived = policy.derived.get(name)
    if derived is None:
        return (name,) if name in fields else ()
    found = (fact for other in derived.call[1] for fact in behind(other, policy, fields))
    return tuple(dict.fromkeys(found))


def decisive(derivations: tuple[Derivation, ...], wanted: set[str]) -> tuple[Derivation, ...]:
    """Those wanted and what they come from; a derived fact rests on facts above it alone."""
    found = []
    for one in reversed(derivations):
        if one.name in wanted:
            wanted = {*wanted, *one.facts}
            found.append(one)
    return tuple(reversed(found))
