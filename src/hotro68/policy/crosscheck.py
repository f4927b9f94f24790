"""What the shape alone cannot say: names that resolve, questions that fit, dates that cover."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from hotro68.policy.facts import ARGUMENTS, RESULTS
from hotro68.policy.operators import OPERATORS
from hotro68.policy.pack import Groups, PackFile
from hotro68.policy.procedure_check import authority_problems
from hotro68.policy.schema import AmountLine, Condition, FieldSpec, Policy
from hotro68.policy.strict import Check
from hotro68.policy.text import At, Problem

_CALENDAR = "ngày tháng năm"


def policy_problems(policy: Policy, common: Mapping[str, FieldSpec]) -> Iterator[Problem]:
    """Everything wrong with one policy, given the fields every list may hold."""
    scope = Scope(policy, {**common, **policy.fields})
    yield from scope.fields()
    yield from scope.derived()
    yield from scope.conditions()
    yield from scope.amounts()
    yield from scope.mentions()
    yield from scope.parameters()


class Scope:
    """The names one policy may use, with their types."""

    def __init__(self, policy: Policy, fields: Mapping[str, FieldSpec]) -> None:
        self.policy = policy
        self.specs = fields
        self.types: dict[str, str] = {name: spec.type for name, spec in fields.items()}
        for name, derived in policy.derived.items():
            self.types[name] = RESULTS.get(derived.call[0], "integer")
        self.used: set[str] = set()

    def fields(self) -> Iterator[Problem]:
        for name, spec in self.policy.fields.items():
            at: At = ("fields", name)
            if (spec.type == "choice") != bool(spec.choices):
                yield at, "kiểu choice cần choices, và chỉ kiểu choice mới có choices"
            if spec.absent != "ignore" and not spec.question:
                yield at, "trường phải hỏi thì cần question"
            if (spec.absent == "confirm") != bool(spec.statement):
                yield at, "absent: confirm cần statement (lời thôn xác nhận), và ngược lại"
            if spec.blank is not None:
                yield from self._typed((*at, "blank"), name, spec.blank)
            if name in self.policy.derived or name in self.policy.parameters:
                yield at, f"tên «{name}» dùng hai lần"

    def derived(self) -> Iterator[Problem]:
        above: set[str] = set()
        for name, derived in self.policy.derived.items():
            function, arguments = derived.call
            for wanted, argument in zip(ARGUMENTS[function], arguments, strict=True):
                if not self._fits(argument, wanted, above):
                    yield ("derived", name), f"«{argument}» không phải kiểu {wanted}"
            above.add(name)

    def _fits(self, name: str, wanted: str, above: set[str]) -> bool:
        """Whether an argument has the wanted type; only a number may be derived itself."""
        parameter = self.policy.parameters.get(name)
        if parameter is not None:
            self.used.add(name)
            given = "date" if parameter.unit == _CALENDAR else "integer"
        elif name in above:
            return wanted == "number" and self.types[name] == "integer"
        else:
            given = self.types[name] if name in self.specs else ""
        return given == wanted or (wanted == "number" and given in {"integer", "money"})

    def conditions(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for index, condition in enumerate(self.policy.conditions):
            at: At = ("conditions", index)
            if condition.id in seen:
                yield (*at, "id"), f"«{condition.id}» dùng hai lần"
            seen.add(condition.id)
            if condition.way not in {None, *self.policy.amount}:
                yield (*at, "way"), f"không có cách tính «{condition.way}»"
            for part in ("check", "when"):
                if (check := getattr(condition, part)) is not None:
                    yield from self._check((*at, part), check)
            for part in ("any_of", "all_of", "none_of"):
                for number, check in enumerate(getattr(condition, part) or ()):
                    yield from self._check((*at, part, number), check)
            yield from self._said(at, condition)
            yield from self._replaced((*at, "replaces"), condition)

    def _replaced(self, at: At, condition: Condition) -> Iterator[Problem]:
        """A condition takes the place of one that ended the day before."""
        if condition.replaces is None:
            return
        old = next((c for c in self.policy.conditions if c.id == condition.replaces), None)
        if old is None:
            yield at, f"không có điều kiện «{condition.replaces}»"
        elif not (old.until and condition.since == old.until + timedelta(days=1)):
            yield at, f"«since» phải là ngày liền sau «until» của «{condition.replaces}»"

    def _said(self, at: At, condition: Condition) -> Iterator[Problem]:
        """A poster names figures only; what is said of a claim may name its facts too."""
        for problem in message_problems(condition.needs, set(self.policy.parameters)):
            yield (*at, "needs"), problem
        for problem in message_problems(condition.otherwise, self._words()):
            yield (*at, "otherwise"), problem

    def _words(self) -> set[str]:
        return set(self.types) | set(self.policy.parameters)

    def _check(self, at: At, check: Check) -> Iterator[Problem]:
        type_ = self.types.get(check.field)
        question = OPERATORS[check.op]
        for problem in message_problems(check.whom, set(self.policy.parameters)):
            yield (*at, "whom"), problem
        if type_ is None:
            yield (*at, "field"), f"chưa khai báo trường «{check.field}»"
            return
        if type_ not in question.types:
            yield (*at, "op"), f"phép «{check.op}» không dùng cho kiểu {type_}"
        given = [check.value, check.values, check.parameter]
        if sum(part is not None for part in given) != 1:
            yield at, "cần đúng một trong: value, values, parameter"
        elif (check.values is not None) != (question.takes == "list"):
            yield (
                at,
                f"phép «{check.op}» cần {'values' if question.takes == 'list' else 'value'}",
            )
        for value in check.values or ([check.value] if check.value is not None else []):
            yield from self._typed(at, check.field, value)
        if check.parameter is not None:
            yield from self._bound(at, check.parameter, type_)

    def _bound(self, at: At, name: str, type_: str) -> Iterator[Problem]:
        parameter = self.policy.parameters.get(name)
        self.used.add(name)
        if parameter is None:
            yield (*at, "parameter"), f"chưa khai báo tham số «{name}»"
        elif (parameter.unit == _CALENDAR) != (type_ == "date"):
            yield (*at, "parameter"), f"tham số «{name}» không hợp với kiểu {type_}"

    def _typed(self, at: At, name: str, value: str) -> Iterator[Problem]:
        spec = self.specs.get(name)
        type_ = self.types[name]
        try:
            as_fact(value, type_)
        except ValueError:
            yield at, f"«{value}» không phải kiểu {type_}"
        if spec is not None and spec.choices and value not in spec.choices:
            yield at, f"«{value}» không có trong choices của «{name}»"

    def amounts(self) -> Iterator[Problem]:
        if self.policy.amount_way not in self.policy.amount:
            yield ("amount_way",), f"không có cách tính «{self.policy.amount_way}»"
        for way, lines in self.policy.amount.items():
            if not lines and self.policy.payout:
                yield ("amount", way), "chính sách chi tiền thì cần ít nhất một khoản"
            for index, line in enumerate(lines):
                yield from self._line(("amount", way, index), line)

    def _line(self, at: At, line: AmountLine) -> Iterator[Problem]:
        if line.add in self.types:
            if self.types[line.add] not in {"integer", "money"} or not line.ref:
                yield (*at, "add"), f"«{line.add}» phải là số tiền, và dòng này cần ref"
        else:
            yield from self._figure((*at, "add"), line.add, "đồng")
        if line.times is not None and self.types.get(line.times) != "integer":
            yield (*at, "times"), f"«{line.times}» không phải một số đếm được"
        if line.times_at_most is not None:
            yield from self._figure((*at, "times_at_most"), line.times_at_most, "")
        if line.when is not None:
            yield from self._check((*at, "when"), line.when)
        for part in ("when_any", "when_all"):
            for number, check in enumerate(getattr(line, part) or ()):
                yield from self._check((*at, part, number), check)

    def _figure(self, at: At, name: str, unit: str) -> Iterator[Problem]:
        parameter = self.policy.parameters.get(name)
        self.used.add(name)
        if parameter is None:
            yield at, f"chưa khai báo tham số «{name}»"
        elif (unit and parameter.unit != unit) or parameter.unit == _CALENDAR:
            yield at, f"tham số «{name}» không dùng được ở đây"

    def parameters(self) -> Iterator[Problem]:
        for name, parameter in self.policy.parameters.items():
            at: At = ("parameters", name)
            if name not in self.used:
                yield at, "tham số không dùng tới"
            if parameter.values[0].since > self.policy.since:
                yield (*at, "values"), f"chưa có mức ngày {self.policy.since:%d/%m/%Y}"

    def mentions(self) -> Iterator[Problem]:
        """Fields that other parts of the file speak of."""
        for index, name in enumerate(self.policy.recognise.columns):
            if name not in self.specs:
                yield ("recognise", "columns", index), f"chưa khai báo trường «{name}»"
        for index, name in enumerate(self.policy.once.fields):
            if name not in self.specs:
                yield ("once", "fields", index), f"chưa khai báo trường «{name}»"
        yield from self._papers()
        yield from self._filing()
        yield from self._kinds()
        if self.policy.business and self.policy.business.field not in self.specs:
            name = self.policy.business.field
            yield ("business", "field"), f"chưa khai báo trường «{name}»"

    def _kinds(self) -> Iterator[Problem]:
        told = self.policy.public.kinds
        if told is None:
            return
        at: At = ("public", "kinds")
        if self.types.get(told.field) != "choice":
            yield (*at, "field"), f"«{told.field}» không phải trường kiểu choice"
            return
        for value in told.said:
            yield from self._typed((*at, "said"), told.field, value)

    def _papers(self) -> Iterator[Problem]:
        for index, part in enumerate(self.policy.dossier):
            at: At = ("dossier", index)
            if part.when is not None:
                yield from self._check((*at, "when"), part.when)
            for number, name in enumerate(part.proves):
                if name not in self.specs:
                    yield (*at, "proves", number), f"chưa khai báo trường «{name}»"

    def _filing(self) -> Iterator[Problem]:
        """The last filing day is a dated figure, held against a date of the list."""
        filing = self.policy.filing
        if (filing.last_day is None) != (filing.filed_on is None):
            yield ("filing",), "last_day và filed_on đi với nhau"
        if filing.last_day is not None:
            yield from self._bound(("filing", "last_day"), filing.last_day, "date")
        if filing.filed_on is not None and self.types.get(filing.filed_on) != "date":
            yield ("filing", "filed_on"), f"«{filing.filed_on}» không phải trường ngày"


def message_problems(template: str, words: set[str]) -> Iterator[str]:
    """Only `{name}` and `{name:tien}` of declared names may stand in a message."""
    try:
        parts = list(string.Formatter().parse(template))
    except ValueError:
        yield "dấu ngoặc nhọn không mở, đóng thành cặp"
        return
    for _, name, spec, conversion in parts:
        if name is not None and name not in words:
            yield f"lời báo nhắc tên lạ «{name}»"
        elif conversion or spec not in {None, "", "tien"}:
            yield f"«{name}» chỉ viết được {{{name}}} hoặc {{{name}:tien}}"


def as_fact(text: str, type_: str) -> int | str | bool | date | tuple[date, ...]:
    """A constant of a rules file as a fact of a field's type. Raises ValueError.

    A list of dates is written with spaces or commas between them; an empty text is no date.
    """
    match type_:
        case "date_list":
            return tuple(date.fromisoformat(part) for part in text.replace(",", " ").split())
        case "integer" | "money":
            return int(text)
        case "date":
            return date.fromisoformat(text)
        case "yes_no":
            if text not in {"true", "false"}:
                raise ValueError(text)
            return text == "true"
        case _:
            return text


def pack_problems(pack: PackFile) -> Iterator[Problem]:
    yield from authority_problems(pack)
    since = [version.since for version in pack.versions]
    if since != sorted(set(since)):
        yield ("versions",), "các mốc «since» phải tăng dần, không trùng"


def group_problems(groups: Groups, pack: PackFile) -> Iterator[Problem]:
    for part in ("one_of", "additional"):
        for index, group in enumerate(getattr(groups, part)):
            at: At = (part, index)
            for stray in sorted(set(group.policies) - set(pack.policies)):
                yield (*at, "policies"), f"không có chính sách «{stray}»"
    for index, group in enumerate(groups.one_of):
        if bool(group.policies) == bool(group.sources):
            yield ("one_of", index), "cần đúng một trong: policies, sources"
