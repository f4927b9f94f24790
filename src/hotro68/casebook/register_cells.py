"""What is typed into a register, read by the kind of its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from stdnum.vn import mst

from hotro68.casebook.register import Register, RegisterField
from hotro68.core.answers import Given
from hotro68.core.catalogue import DAY_NOT_YET, DAYS_CROSSED, ENTRY_LACKS, ENTRY_ODD
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.vietnamese.dates import parse_birth, parse_date
from hotro68.vietnamese.idnumber import NumberKind, read_number
from hotro68.vietnamese.money import parse_money
from hotro68.vietnamese.text import clean, fold
from hotro68.vietnamese.unreadable import Unreadable, Why

_LONGEST = 2_000
_PHONE = re.compile(r"(?:\+?84|0)(\d{9,10})")
_SPACING = re.compile(r"[\s.\-()]")
_FULL = (NumberKind.CCCD, NumberKind.CMND)


def read_typed(
    typed: Mapping[str, str], fields: Mapping[str, RegisterField], register: Register
) -> tuple[dict[str, Given], list[Finding]]:
    """Typed texts as values; a blank text is no value. A `file` or `policy` stays as typed."""
    given: dict[str, Given] = {}
    findings = []
    for key, text in typed.items():
        if not clean(text):
            continue
        try:
            given[key] = _READ.get(fields[key].type, _read_text)(text, fields[key])
        except Unreadable as fault:
            place = Source(register.option(key))
            data = {"label": fields[key].label, "problem": fault.sentence}
            findings.append(Finding(ENTRY_ODD, place, data, field=key, value=clean(text)))
    return given, findings


def whole_problems(
    given: Mapping[str, Given],
    fields: Mapping[str, RegisterField],
    register: Register,
    day: date,
) -> list[Finding]:
    """What is missing, and days that cannot be: after the step, or before what they follow."""
    findings = []
    for key, spec in fields.items():
        value = given.get(key)
        if value is None and spec.required:
            data = {"label": spec.label, "question": spec.question or f"Ghi {spec.label}."}
            findings.append(Finding(ENTRY_LACKS, Source(register.option(key)), data, field=key))
    for key, value in given.items():
        if isinstance(value, date) and key in fields:
            findings += _day_problems(key, value, given, register, day)
    return findings


def _day_problems(
    key: str, value: date, given: Mapping[str, Given], register: Register, day: date
) -> Iterator[Finding]:
    spec, place = register.every_field[key], Source(register.option(key))
    if value > day and not spec.ahead:
        data = {"label": spec.label, "day": day}
        yield Finding(DAY_NOT_YET, place, data, value=value)
    earlier = given.get(spec.not_before or "")
    if isinstance(earlier, date) and value < earlier:
        other = register.every_field[spec.not_before or ""].label
        data = {"label": spec.label, "other": other, "day": earlier}
        yield Finding(DAYS_CROSSED, place, data, value=value)


def _read_text(text: str, _: RegisterField) -> Given:
    if len(text) > _LONGEST:
        raise Unreadable(Why.TOO_LARGE, f"dài quá {_LONGEST} chữ")
    return clean(text)


def _read_day(text: str, _: RegisterField) -> Given:
    return parse_date(text)


def _read_birth(text: str, _: RegisterField) -> Given:
    return str(parse_birth(text))


def _read_integer(text: str, _: RegisterField) -> Given:
    digits = re.sub(r"(?<=\d)[.\s](?=\d{3}\b)", "", clean(text))
    if not re.fullmatch(r"\d{1,9}", digits):
        raise Unreadable(Why.NOT_UNDERSTOOD, "cần một số nguyên, ví dụ 12")
    return int(digits)


def _read_money(text: str, _: RegisterField) -> Given:
    return parse_money(text)


def _read_id(text: str, _: RegisterField) -> Given:
    number = read_number(text)
    if number.kind not in _FULL:
        raise Unreadable(Why.NOT_UNDERSTOOD, "CMND có 9 chữ số, CCCD có 12 chữ số")
    return number.digits


def _read_tax_code(text: str, _: RegisterField) -> Given:
    if not mst.is_valid(clean(text)):
        raise Unreadable(Why.NOT_UNDERSTOOD, "mã số thuế sai số kiểm tra hoặc sai độ dài")
    return str(mst.compact(clean(text)))


def _read_phone(text: str, _: RegisterField) -> Given:
    found = _PHONE.fullmatch(_SPACING.sub("", clean(text)))
    if found is None:
        raise Unreadable(Why.NOT_UNDERSTOOD, "cần số điện thoại bắt đầu bằng 0, đủ 10 chữ số")
    return f"0{found[1]}"


def _read_choice(text: str, spec: RegisterField) -> Given:
    """The key of a choice, typed as its key or as its words."""
    wanted = fold(text)
    for key, label in spec.choices.items():
        if wanted in {fold(key), fold(label)}:
            return key
    listed = "; ".join(f"{key} ({label})" for key, label in spec.choices.items())
    raise Unreadable(Why.NOT_UNDERSTOOD, f"cần một trong: {listed}")


_READ: Mapping[str, Callable[[str, RegisterField], Given]] = {
    "date": _read_day,
    "birth_date": _read_birth,
    "integer": _read_integer,
    "money": _read_money,
    "id_number": _read_id,
    "tax_code": _read_tax_code,
    "phone": _read_phone,
    "choice": _read_choice,
}
