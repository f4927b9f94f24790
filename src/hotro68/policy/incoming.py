"""Claims that come one at a time as JSON: facts by the type of their field, or a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

from pydantic_core import from_json
from stdnum.vn import mst

from hotro68.core.award import Answer, Assessment, Reason
from hotro68.core.claim import Claim, Fact
from hotro68.core.source import Source
from hotro68.policy.assess import Rulebook
from hotro68.policy.schema import FieldSpec
from hotro68.policy.spells import spell_keys
from hotro68.vietnamese.dates import PartDate

Parse: TypeAlias = Callable[[Any], Fact]
FIRST_YEAR, LAST_YEAR = 1900, 2100
DAYS = 1 << 16
"""Size of the caches: every day of a life, and of the years the law speaks of."""
SEXES = frozenset({"nam", "nu"})
_NUMBER = re.compile(r"\d{9}|\d{12}")


class BadClaimError(ValueError):
    """A line that is no claim at all; the words are a Vietnamese clause."""


@dataclass(slots=True)
class ClaimReader:
    """Reads claims for one rulebook; the parsers of a policy are made once.

    A field of another policy says nothing here and is passed over; a key that no policy knows
    may be a slip, and is asked about.
    """

    rulebook: Rulebook
    _parsers: dict[str, dict[str, Parse]] = field(default_factory=dict)
    _elsewhere: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        pack = self.rulebook.pack
        keys = (key for policy in pack.policies for key in pack.fields_of(policy))
        self._elsewhere = frozenset(keys)

    def answer(self, text: str | bytes, place: Source) -> tuple[object, Assessment]:
        """The id as given and what the law says. Raises BadClaimError."""
        given = _decoded(text)
        policy, facts = given.get("policy"), given.get("facts")
        if not isinstance(policy, str) or policy not in self.rulebook.pack.policies:
            raise BadClaimError(f"không có chính sách «{policy}»")
        if not isinstance(facts, dict):
            raise BadClaimError("thiếu «facts»")
        known, faults = self._facts(policy, facts)
        assessment = self.rulebook.assess(Claim(policy, known, place))
        return given.get("id"), _with_faults(assessment, faults) if faults else assessment

    def _facts(
        self, policy: str, given: Mapping[str, object]
    ) -> tuple[dict[str, Fact], list[Reason]]:
        parsers = self._parsers.get(policy)
        if parsers is None:
            parsers = self._parsers[policy] = parsers_of(self.rulebook.pack.fields_of(policy))
        facts: dict[str, Fact] = {}
        faults: list[Reason] = []
        for key, value in given.items():
            if value is None:
                continue
            try:
                facts[key] = parsers[key](value)
            except (KeyError, ValueError, TypeError):
                if key not in parsers and key in self._elsewhere:
                    continue
                faults.append(self._fault(policy, key, value))
        return facts, faults

    def _fault(self, policy: str, key: str, value: object) -> Reason:
        spec = self.rulebook.pack.fields_of(policy).get(key)
        if spec is None:
            message, question = f"Không có trường «{key}».", "Kiểm tra tên trường."
        else:
            message = f"«{spec.label}» ghi «{str(value)[:60]}», không đọc được."
            question = spec.question or f"Ghi lại «{spec.label}»."
        article = self.rulebook.pack.policies[policy].legal.article
        return Reason(f"{policy}/{key}", Answer.ASKED, message, article, (key,), question)


def _decoded(text: str | bytes) -> Mapping[str, Any]:
    try:
        given = from_json(text)
    except ValueError:
        raise BadClaimError("không phải JSON") from None
    if not isinstance(given, dict):
        raise BadClaimError("không phải một đối tượng JSON")
    return given


def _with_faults(assessment: Assessment, faults: list[Reason]) -> Assessment:
    """A fact that cannot be read is asked about, and asked once; a refusal stands."""
    said = {fault.rule for fault in faults}
    reasons = (*faults, *(r for r in assessment.reasons if r.rule not in said))
    if assessment.answer is Answer.REFUSED:
        return replace(assessment, reasons=reasons)
    return replace(assessment, answer=Answer.ASKED, reasons=reasons)


def parsers_of(fields: Mapping[str, FieldSpec]) -> dict[str, Parse]:
    """How a JSON value becomes a fact of each field; they raise ValueError or TypeError."""
    several = spell_keys(fields)
    return {key: _spells if key in several else _parser(spec) for key, spec in fields.items()}


def _parser(spec: FieldSpec) -> Parse:
    if spec.type == "choice":
        return _one_of(frozenset(spec.choices))
    return _PARSERS[spec.type]


@lru_cache(maxsize=DAYS)
def _calendar_day(text: str) -> date:
    day = date.fromisoformat(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(text)
    return day


def _day(value: object) -> Fact:
    if type(value) is not str:
        raise TypeError
    return _calendar_day(value)


def _spells(value: object) -> Fact:
    """A day, or the days of several spells as a list."""
    if type(value) is not list or len(value) == 1:
        return _day(value[0] if type(value) is list else value)
    if not value:
        raise ValueError
    return _days(value)


def _days(value: object) -> Fact:
    parts: list[Any] = value if isinstance(value, list) else [value]
    return tuple(_calendar_day(part) for part in parts)


def _birth(value: object) -> Fact:
    """`1985`, `1985-03` or `1985-03-05`; a bare year may be a number."""
    return _part_date(str(value))


@lru_cache(maxsize=DAYS)
def _part_date(text: str) -> PartDate:
    known = PartDate(*map(int, text.split("-", 2)))
    _calendar_day(known.earliest.isoformat())  # a day in no calendar is a ValueError
    return known


def _count(value: object) -> Fact:
    if type(value) is not int or value < 0:
        raise TypeError
    return value


def _yes_no(value: object) -> Fact:
    if type(value) is not bool:
        raise TypeError
    return value


def _text(value: object) -> Fact:
    if type(value) is not str:
        raise TypeError
    return value.strip() or None


def _one_of(words: frozenset[str]) -> Parse:
    def one_of(value: object) -> Fact:
        if value not in words:
            raise ValueError(value)
        return str(value)

    return one_of


def _identity(value: object) -> Fact:
    if type(value) is not str or not _NUMBER.fullmatch(value):
        raise TypeError
    return value


def _tax_code(value: object) -> Fact:
    if type(value) is not str or not mst.is_valid(value):
        raise TypeError
    return str(mst.compact(value))


_PARSERS: dict[str, Parse] = {
    "text": _text,
    "name": _text,
    "hamlet": _text,
    "phone": _text,
    "birth_date": _birth,
    "date": _day,
    "date_list": _days,
    "integer": _count,
    "money": _count,
    "yes_no": _yes_no,
    "sex": _one_of(SEXES),
    "id_number": _identity,
    "tax_code": _tax_code,
}
