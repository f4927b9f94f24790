"""Conditions and amounts of a policy as a poster says them: what must be, not what fails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hotro68.core.message import names_in, render, shown
from hotro68.policy.pack import Pack
from hotro68.policy.schema import AmountLine, Condition, Parameter, Policy
from hotro68.policy.strict import Check, holding
from hotro68.policy.wording import Guide, lowered
from hotro68.vietnamese.numbers import grouped

_WORDS = {
    "is": "là {}",
    "is_not": "khác «{}»",
    "at_least": "từ {} trở lên",
    "at_most": "không quá {}",
    "below": "dưới {}",
    "above": "trên {}",
    "on_or_after": "không trước ngày {}",
    "on_or_before": "không sau ngày {}",
    "before": "trước ngày {}",
    "after": "sau ngày {}",
}
_YES_NO = {"true": True, "false": False}
_BETWEEN = {"any": "; hoặc ", "all": "; và "}
_DAY_UNIT = "ngày tháng năm"
_UNKNOWN = "…"


@dataclass(frozen=True, slots=True)
class Reader:
    """One policy read on one day."""

    pack: Pack
    policy: Policy
    day: date

    def required(self) -> tuple[str, ...]:
        """What a claim must meet, or is refused."""
        return self._demands("refuse")

    def doubtful(self) -> tuple[str, ...]:
        """What a claim must meet, or is sent to a person to decide."""
        return self._demands("ask")

    def amounts(self) -> tuple[str, ...]:
        lines = (line for line in self.policy.lines if line.in_force(self.day))
        return tuple(filter(None, map(self._amount, lines)))

    def _demands(self, then: str) -> tuple[str, ...]:
        asked = (one for one in self.policy.demands if one.then == then)
        return tuple(self._told(one.needs, one.ref) for one in asked if self._counts(one))

    def _counts(self, condition: Condition) -> bool:
        """Whether the condition is in force, with something that it asks."""
        asks = any(check.in_force(self.day) for check in condition.checks)
        return asks and condition.in_force(self.day)

    def _told(self, template: str, ref: str) -> str:
        figures = {name: self._figure(name) for name in names_in(template)}
        told = self.pack.dialect.say(template)
        return f"{render(told, figures).rstrip('.')} ({ref})."

    def _figure(self, name: str) -> object:
        parameter = self.policy.parameters.get(name)
        dated = parameter.on(self.day) if parameter else None
        return dated.value if dated else _UNKNOWN

    def _cases(self, line: AmountLine) -> str:
        """Who gets a line, when its label does not say it already."""
        held = holding(line.checks, self.day)
        said = dict.fromkeys(self._case(check) for check in held)
        if len(held) == 1 and held[0].whom:
            guide = Guide(self.pack, self.policy, self.day)
            if guide.whom(held[0]).casefold() in line.label.casefold():
                return ""
        return _BETWEEN["all" if line.when_all else "any"].join(said)

    def _case(self, check: Check) -> str:
        if check.whom:
            return Guide(self.pack, self.policy, self.day).case(check)
        return f"khi {lowered(self._check(check))}"

    def _check(self, check: Check) -> str:
        label = self._label(check.field)
        if check.op != "is" or check.value not in _YES_NO:
            return f"{label} {self._wanted(check)}"
        return label if _YES_NO[check.value] else f"Không thuộc trường hợp «{lowered(label)}»"

    def _wanted(self, check: Check) -> str:
        if check.values is not None:
            choices = (self._choice(check.field, value) for value in check.values)
            return f"là {' hoặc '.join(choices)}"
        if check.parameter is not None:
            wanted = self._measured(check.parameter)
        else:
            wanted = self._choice(check.field, check.value or "")
        if check.op == "above" and wanted == "0":
            return "từ 1 trở lên"
        return _WORDS.get(check.op, "{}").format(wanted)

    def _label(self, field: str) -> str:
        return Guide(self.pack, self.policy, self.day).label(field)

    def _choice(self, field: str, value: str) -> str:
        spec = self.pack.fields_of(self.policy.id).get(field)
        wording = next(iter(spec.choices.get(value, ())), value) if spec else value
        return value if wording.casefold() == value.casefold() or wording.isdigit() else wording

    def _measured(self, name: str) -> str:
        """A figure of the law with its unit."""
        parameter = self.policy.parameters[name]
        dated = parameter.on(self.day)
        return measured(parameter, dated.value) if dated else _UNKNOWN

    def _amount(self, line: AmountLine) -> str:
        if line.checks and not holding(line.checks, self.day):
            return ""
        cases = self._cases(line)
        times = f" × {lowered(self._label(line.times))}" if line.times else ""
        most = f", tối đa {self._measured(line.times_at_most)}" if line.times_at_most else ""
        when = f", {cases}" if cases else ""
        return f"{line.label}: {self._given(line.add)}{times}{most}{when}."

    def _given(self, name: str) -> str:
        """A figure of the law, or a sum that each claim brings along."""
        figure = name in self.policy.parameters
        return self._measured(name) if figure else lowered(self._label(name))


def measured(parameter: Parameter, value: int | date) -> str:
    """`1.500.000 đồng`, `15 ngày`, `01/05/2021`."""
    if parameter.unit == _DAY_UNIT or not isinstance(value, int):
        return shown(value)
    return f"{grouped(value)} {parameter.unit}"
