"""The pydantic model of a row, built from the fields of a policy: one field a fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, TypeAlias, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, InstanceOf, ValidationError
from pydantic import create_model as create

from hotro68.core.claim import Fact
from hotro68.policy.schema import FieldSpec
from hotro68.policy.spells import spell_keys
from hotro68.reading.book import Cell
from hotro68.reading.cells import Parser, parser_of, read_spells
from hotro68.reading.faults import Fault, faults_of
from hotro68.vietnamese.dates import PartDate

Validate: TypeAlias = Callable[[Mapping[str, Cell]], BaseModel]

_VALUES: dict[str, Any] = {
    "birth_date": InstanceOf[PartDate],
    "date": InstanceOf[date],
    "date_list": tuple[date, ...],
    "integer": int,
    "money": int,
    "yes_no": bool,
    "phone": str | None,
}
_SPELLS: Any = InstanceOf[date] | tuple[date, ...]
_STRICT = ConfigDict(strict=True, protected_namespaces=())


def row_model(
    policy_id: str, fields: Mapping[str, FieldSpec], unit: int = 1
) -> type[BaseModel]:
    """Every field may be unknown (None); `unit` is what one stands for in an amount."""
    written = [
        (key, spec.model_dump_json(include={"type", "label", "choices"}))
        for key, spec in fields.items()
    ]
    return _built(policy_id, tuple(written), unit)


@lru_cache(maxsize=128)
def _built(policy_id: str, written: tuple[tuple[str, str], ...], unit: int) -> type[BaseModel]:
    """Fields come as JSON so that one policy read twice has one model."""
    specs = {key: FieldSpec.model_validate_json(spec) for key, spec in written}
    several = spell_keys(specs)
    fields = {
        key: (_annotation(_SPELLS if key in several else _value(specs[key]), parser), None)
        for key, parser in parsers_of(specs, unit).items()
    }
    return cast("type[BaseModel]", create(policy_id, __config__=_STRICT, **cast("Any", fields)))


def parsers_of(fields: Mapping[str, FieldSpec], unit: int = 1) -> dict[str, Parser]:
    """How the cell of each field is read, before its model looks at the type."""
    several = spell_keys(fields)
    return {
        key: read_spells if key in several else parser_of(spec, unit, key)
        for key, spec in fields.items()
    }


def _value(spec: FieldSpec) -> Any:  # noqa: ANN401 - a type, or what pydantic takes for one
    return _VALUES.get(spec.type, str)


def _annotation(value: Any, parser: Parser) -> object:  # noqa: ANN401 - as above
    return Annotated[value, BeforeValidator(parser)] | None


def validator_of(model: type[BaseModel]) -> Validate:
    """The bare validator: the same as `model_validate`, without its wrapper's time."""
    return cast("Validate", model.__pydantic_validator__.validate_python)


def read_row(
    validate: Validate, raw: Mapping[str, Cell]
) -> tuple[dict[str, Fact], list[Fault]]:
    """The facts of a row, and what was wrong with its cells; a row is never dropped."""
    try:
        return validate(raw).__dict__, []
    except ValidationError as error:
        return _read_with(validate, dict(raw), faults_of(error))


def _read_with(
    validate: Validate, repaired: dict[str, Cell], found: list[Fault]
) -> tuple[dict[str, Fact], list[Fault]]:
    """Put right what each look finds, until a look finds nothing."""
    faults: list[Fault] = []
    while True:
        faults += found
        repaired.update((fault.key, fault.kept) for fault in found)
        for fault in found:
            for key, value in fault.others.items():
                if value and repaired.get(key) is None and not _is_told(faults, key):
                    repaired[key] = value
        try:
            return validate(repaired).__dict__, faults
        except ValidationError as error:
            found = faults_of(error)


def _is_told(faults: list[Fault], key: str) -> bool:
    """A cell that could not be read stays unknown, whatever another cell says."""
    return any(fault.key == key for fault in faults)
