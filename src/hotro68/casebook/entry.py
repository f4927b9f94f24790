"""One line of the journal: who did what on which day, chained to the line before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any

START = "0" * 64
"""What the first entry is chained to."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who did a step and on which day, as told; no clock time is kept."""

    day: date
    who: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """number: 1, 2, 3 … without gaps. act: the command. data: plain JSON.

    previous: digest of the entry before. digest: SHA-256 over everything else, in hex.
    """

    number: int
    stamp: Stamp
    act: str
    data: Mapping[str, Any]
    previous: str
    digest: str = ""

    @property
    def true_digest(self) -> str:
        told = (self.number, self.stamp.day.isoformat(), self.stamp.who, self.act)
        text = as_text([*told, self.data, self.previous], in_one_form=True)
        return digest_of(text)

    def sealed(self) -> Entry:
        return replace(self, digest=self.true_digest)


def as_text(value: object, *, in_one_form: bool = False) -> str:
    """JSON in which a date stays a date, a dataclass becomes its fields.

    in_one_form: equal content gives equal text.
    """
    return (_ONE_FORM if in_one_form else _PLAIN).encode(value)


def _tagged(value: object) -> object:
    match value:
        case date():
            return {"ngay": value.isoformat()}
        case frozenset() | set():
            return sorted(value)
    if not is_dataclass(value):
        raise TypeError(type(value))
    kind: Any = type(value)
    return {name: getattr(value, name) for name in _names(kind)}


def _encoder(*, sort_keys: bool) -> json.JSONEncoder:
    return json.JSONEncoder(
        ensure_ascii=False, sort_keys=sort_keys, default=_tagged, separators=(",", ":")
    )


_PLAIN, _ONE_FORM = _encoder(sort_keys=False), _encoder(sort_keys=True)


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def from_text(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds; the reader types it
    return json.loads(text, object_hook=_untagged)


def _untagged(found: dict[str, Any]) -> object:
    return date.fromisoformat(found["ngay"]) if found.keys() == {"ngay"} else found


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
