"""What a province or commune may set: no figure below the minimum unless its file says why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hotro68.core.catalogue import BELOW_MINIMUM
from hotro68.core.finding import Finding
from hotro68.policy.crosscheck import Scope
from hotro68.policy.pack import LocalFigures
from hotro68.policy.schema import Condition, Dated, FieldSpec, Lowered, Parameter, Policy
from hotro68.policy.text import At, Problem, StrictText


def local_problems(policy: Policy, name: str, parameter: Parameter) -> str:
    """Why an overlay may not set this figure at all; empty when it may."""
    national = policy.parameters.get(name)
    if national is None:
        return f"chính sách «{policy.id}» không có mức «{name}»"
    if national.local is None:
        return f"mức «{name}» do trung ương quy định, địa phương không thay được"
    if national.unit != parameter.unit:
        return f"đơn vị phải là «{national.unit}»"
    return ""


def local_condition_problems(
    policy: Policy, own: tuple[Condition, ...], common: Mapping[str, FieldSpec]
) -> Iterator[Problem]:
    """What is wrong with a locality's own conditions, each at its place among them."""
    whole = policy.model_copy(update={"conditions": (*policy.conditions, *own)})
    first = len(policy.conditions)
    for (_, index, *rest), problem in Scope(whole, {**common, **policy.fields}).conditions():
        if isinstance(index, int) and index >= first:
            yield ("conditions", index - first, *rest), problem


def figures_below(policy: Policy, figures: LocalFigures) -> Iterator[Lowered]:
    """Every figure below the minimum, with the reason its file gives, or none."""
    for name, parameter in figures.parameters.items():
        national = policy.parameters.get(name)
        if national is None or national.local != "minimum" or national.unit != parameter.unit:
            continue
        for index, dated in enumerate(parameter.values):
            minimum = _minimum(national, parameter, index)
            if dated.value < minimum.value:  # type: ignore[operator]  # units were compared
                why = figures.below.get(name, "")
                yield Lowered(
                    policy=policy.id,
                    figure=name,
                    index=index,
                    local=dated,
                    minimum=minimum,
                    reason=why,
                )


def too_low(text: StrictText, at: At, policy: Policy, figures: LocalFigures) -> list[Finding]:
    return [_refused(text, at, one) for one in figures_below(policy, figures) if not one.reason]


def _refused(text: StrictText, at: At, one: Lowered) -> Finding:
    where = (*at, "parameters", one.figure, "values", one.index)
    data = {
        "where": ".".join(map(str, where)),
        "given": one.local.value,
        "minimum": one.minimum.value,
        "minimum_ref": one.minimum.ref,
    }
    return Finding(BELOW_MINIMUM, text.place(where), data)


def _minimum(national: Parameter, local: Parameter, index: int) -> Dated:
    """The highest national figure while the local one of this index holds."""
    first = local.values[index].since
    after = local.values[index + 1 : index + 2]
    met = [national.on(first) or national.values[0]]
    met += [
        dated
        for dated in national.values
        if first < dated.since and all(dated.since < following.since for following in after)
    ]
    return max(met, key=lambda dated: dated.value)
