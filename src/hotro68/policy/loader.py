"""Read a whole pack with its overlays; everything wrong with it is said at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from hotro68.core.finding import Finding
from hotro68.policy.crosscheck import (
    group_problems,
    pack_problems,
    policy_problems,
)
from hotro68.policy.localities import (
    figures_below,
    local_condition_problems,
    local_problems,
    too_low,
)
from hotro68.policy.pack import (
    CommonFields,
    Groups,
    LocalFigures,
    Overlay,
    Pack,
    PackFile,
)
from hotro68.policy.procedure_check import procedure_problems
from hotro68.policy.schema import FieldSpec, Parameter, Policy
from hotro68.policy.text import At, Model, Problem, StrictText
from hotro68.resources import folder

NO_PACK = "khong-co-goi"


@dataclass(slots=True)
class _Reading:
    """The files read so far: findings and digest grow as they come.

    bodies: the offices that pack.yaml knows.
    """

    rules: Path
    bodies: frozenset[str] = frozenset()
    findings: list[Finding] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)

    def load(self, name: str, model: type[Model]) -> tuple[Model | None, StrictText]:
        """A file of the rules folder by its relative name."""
        text = StrictText(self.rules / name, shown_as=name)
        loaded = text.load(model)
        self.findings += text.findings
        text.findings.clear()
        if text.path.is_file():
            self.contents[name] = text.path.read_bytes()
        return loaded, text

    def complain(self, text: StrictText, problems: Iterable[Problem]) -> None:
        for at, problem in problems:
            text.add(at, problem)
        self.findings += text.findings
        text.findings.clear()

    @property
    def digest(self) -> str:
        """Of names and contents, line ends unified so that every checkout agrees."""
        whole = hashlib.sha256()
        for name in sorted(self.contents):
            content = self.contents[name].replace(b"\r\n", b"\n")
            whole.update(name.encode() + b"\0" + content + b"\0")
        return f"sha256:{whole.hexdigest()}"


def load_pack(
    name: str = "", overlays: Iterable[str] = (), rules: Path | None = None
) -> tuple[Pack | None, list[Finding]]:
    """The pack `rules/<name>/`, with overlays by their relative name (`tinh/lang-son`).

    Without a name the only pack of the rules folder is meant.
    A province's own policies stand in a folder beside its overlay (`tinh/lang-son/*.yaml`).
    None when anything is wrong; the findings then name every fault, with file and line.
    """
    reading = _Reading(rules or folder("rules"))
    name = name or _only_pack(reading.rules)
    file, file_text = reading.load(f"{name}/pack.yaml", PackFile)
    common, _ = reading.load(f"{name}/fields.yaml", CommonFields)
    groups, groups_text = reading.load(f"{name}/groups.yaml", Groups)
    if file is None:
        return None, reading.findings
    overlays, reading.bodies = tuple(overlays), frozenset(file.bodies)
    reading.complain(file_text, pack_problems(file))
    policies = _policies(reading, file, common.fields if common else None)
    own = _local_policies(reading, overlays, policies, common.fields if common else None)
    if common is not None and not _is_date(common, file.decided_on):
        problem = f"«{file.decided_on}» không phải trường ngày trong fields.yaml"
        reading.complain(file_text, [(("decided_on",), problem)])
    if groups is not None:
        reading.complain(groups_text, group_problems(groups, file))
    fields = common.fields if common else {}
    local = [
        _overlay(reading, f"{overlay}.yaml", file, policies, fields) for overlay in overlays
    ]
    if reading.findings or common is None or groups is None:
        return None, reading.findings
    named = [overlay for overlay in local if overlay is not None]
    settled, unset = _with_figures({**policies, **own}, named)
    return Pack(
        file=file.model_copy(update={"policies": (*file.policies, *own)}),
        groups=groups,
        fields=common.fields,
        policies=settled,
        unset=unset,
        overlays=tuple(overlay.name for overlay in named),
        digest=reading.digest,
        national=_replaced(policies, settled),
        lowered=tuple(
            one
            for overlay in named
            for figures in overlay.policies
            for one in figures_below(policies[figures.policy], figures)
        ),
    ), []


def _only_pack(rules: Path) -> str:
    """The name of the one pack there is, whole or not; with several the first by name."""
    parts = ("pack.yaml", "fields.yaml", "groups.yaml")
    return min(
        (path.parent.name for part in parts for path in rules.glob(f"*/{part}")),
        default=NO_PACK,
    )


def _is_date(common: CommonFields, name: str) -> bool:
    return name in common.fields and common.fields[name].type == "date"


def _policies(
    reading: _Reading, file: PackFile, common: Mapping[str, FieldSpec] | None
) -> dict[str, Policy]:
    loaded = {}
    for name in file.policies:
        policy = _policy(reading, f"{file.id}/{name}.yaml", "trung-uong", common)
        if policy is not None:
            loaded[name] = policy
    return loaded


def _local_policies(
    reading: _Reading,
    overlays: Iterable[str],
    national: Mapping[str, Policy],
    common: Mapping[str, FieldSpec] | None,
) -> dict[str, Policy]:
    """The schemes a province pays by itself, by the names of their files."""
    loaded: dict[str, Policy] = {}
    for overlay in overlays:
        for path in sorted((reading.rules / overlay).glob("*.yaml")):
            name = f"{overlay}/{path.name}"
            policy = _policy(reading, name, "tinh", common)
            if policy is None:
                continue
            if policy.id in national or policy.id in loaded:
                text = StrictText(path, shown_as=name)
                reading.complain(text, [(("id",), f"«{policy.id}» đã có")])
            loaded[policy.id] = policy
    return loaded


def _policy(
    reading: _Reading,
    name: str,
    source: Literal["trung-uong", "tinh"],
    common: Mapping[str, FieldSpec] | None,
) -> Policy | None:
    policy, text = reading.load(name, Policy)
    if policy is None:
        return None
    if policy.id != Path(name).stem:
        reading.complain(text, [(("id",), f"phải là «{Path(name).stem}» như tên tệp")])
    if policy.source != source:
        reading.complain(text, [(("source",), f"phải là «{source}» vì tệp ở chỗ này")])
    if common is not None:
        reading.complain(text, policy_problems(policy, common))
    reading.complain(text, procedure_problems(policy, reading.bodies))
    return policy


def _overlay(
    reading: _Reading,
    name: str,
    file: PackFile,
    policies: Mapping[str, Policy],
    fields: Mapping[str, FieldSpec],
) -> Overlay | None:
    overlay, text = reading.load(name, Overlay)
    if overlay is None:
        return None
    if overlay.pack != file.id:
        reading.complain(text, [(("pack",), f"không phải «{file.id}»")])
    for index, figures in enumerate(overlay.policies):
        at: At = ("policies", index)
        policy = policies.get(figures.policy)
        if policy is None and figures.policy in file.policies:
            continue  # its own file is broken, which has been said
        if policy is None:
            reading.complain(
                text, [((*at, "policy"), f"không có chính sách «{figures.policy}»")]
            )
            continue
        reading.complain(text, _figure_problems(at, policy, figures))
        own = local_condition_problems(policy, figures.conditions, fields)
        reading.complain(text, (((*at, *place), problem) for place, problem in own))
        reading.findings += too_low(text, at, policy, figures)
    return overlay


def _figure_problems(at: At, policy: Policy, figures: LocalFigures) -> Iterator[Problem]:
    if figures.amount_way and figures.amount_way not in policy.amount:
        yield (*at, "amount_way"), f"không có cách tính «{figures.amount_way}»"
    for name, parameter in figures.parameters.items():
        if problem := local_problems(policy, name, parameter):
            yield (*at, "parameters", name), problem
    for index, name in enumerate(figures.not_configured):
        if name not in policy.parameters:
            yield (*at, "not_configured", index), f"chính sách không có mức «{name}»"
    for name in figures.below:
        if not any(one.figure == name for one in figures_below(policy, figures)):
            yield (*at, "below", name), "mức không thấp hơn mức tối thiểu, bỏ lý do này"


def _with_figures(
    policies: Mapping[str, Policy], overlays: Iterable[Overlay]
) -> tuple[dict[str, Policy], tuple[str, ...]]:
    """Figures replaced by name, conditions added; and policies whose figures nobody set."""
    settled = dict(policies)
    touched: set[str] = set()
    for overlay in overlays:
        for figures in overlay.policies:
            policy = settled[figures.policy]
            merged = {
                **policy.parameters,
                **{
                    name: _continued(policy.parameters[name], parameter)
                    for name, parameter in figures.parameters.items()
                },
            }
            way = figures.amount_way or policy.amount_way
            settled[policy.id] = policy.model_copy(
                update={
                    "parameters": merged,
                    "amount_way": way,
                    "conditions": (*policy.conditions, *figures.conditions),
                }
            )
            touched |= {f"{policy.id}/{name}" for name in figures.parameters}
    unset = tuple(name for name, policy in settled.items() if not _is_set(policy, touched))
    return settled, unset


def _replaced(
    policies: Mapping[str, Policy], settled: Mapping[str, Policy]
) -> dict[str, Policy]:
    """National figures that no longer count here, counted by the day or once as here."""
    alike = {
        name: policy.model_copy(update={"amount_way": settled[name].amount_way})
        for name, policy in policies.items()
    }
    return {name: policy for name, policy in alike.items() if policy != settled[name]}


def _continued(national: Parameter, local: Parameter) -> Parameter:
    """The national figures before the local one's first day, then the local ones."""
    first = local.values[0].since
    before = tuple(dated for dated in national.values if dated.since < first)
    return local.model_copy(
        update={"values": (*before, *local.values), "local": national.local}
    )


def _is_set(policy: Policy, touched: set[str]) -> bool:
    """Whether every local figure that the chosen way of counting uses has been configured."""
    local = {
        line.add
        for line in policy.lines
        if line.add in policy.parameters and policy.parameters[line.add].local is not None
    }
    return all(f"{policy.id}/{name}" in touched for name in local)
