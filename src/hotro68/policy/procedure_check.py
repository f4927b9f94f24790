"""What the shape of papers and clocks cannot say: bodies that exist, texts that agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import TypeVar

from hotro68.policy.pack import PackFile
from hotro68.policy.procedure import EVENTS
from hotro68.policy.schema import Policy
from hotro68.policy.strict import InForce, clashes
from hotro68.policy.text import At, Problem

Text = TypeVar("Text", bound=InForce)


def procedure_problems(policy: Policy, bodies: Collection[str]) -> Iterator[Problem]:
    """Everything wrong with how a policy is applied for, given the bodies of its pack."""
    yield from _papers(policy)
    yield from _places(policy, bodies)
    yield from _clock(policy, bodies)


def _papers(policy: Policy) -> Iterator[Problem]:
    yield from _overlaps(("dossier",), policy.dossier, lambda part: part.id)
    for index, part in enumerate(policy.dossier):
        at: At = ("dossier", index)
        if part.whom and part.when is None:
            yield (*at, "whom"), "whom cần when: máy phải biết hồ sơ nào cần giấy này"
        yield from _overlaps((*at, "forms"), part.forms, lambda form: form.number)
        yield from _overlaps((*at, "copies"), part.copies, lambda _: "bản sao")


def _places(policy: Policy, bodies: Collection[str]) -> Iterator[Problem]:
    filing, at = policy.filing, ("filing", "places")
    if not filing.needed and (policy.dossier or filing.places or filing.by):
        yield ("filing", "needed"), "không phải nộp thì không có hồ sơ, nơi nộp, người nộp"
    yield from _overlaps(at, filing.places, lambda place: place.id)
    for index, place in enumerate(filing.places):
        yield from _unknown((*at, index, "body"), place.body, bodies)


def _clock(policy: Policy, bodies: Collection[str]) -> Iterator[Problem]:
    above: set[str] = set()
    yield from _overlaps(("clock",), policy.clock, lambda step: step.id)
    for index, step in enumerate(policy.clock):
        at: At = ("clock", index)
        yield from _unknown((*at, "who"), step.who, bodies)
        if not step.starts and step.after not in above:
            choices = ", ".join(EVENTS)
            yield (
                (*at, "after"),
                f"«{step.after}» không phải bước ở trên, cũng không phải: {choices}",
            )
        above.add(step.id)


def _overlaps(at: At, parts: Sequence[Text], key: Callable[[Text], str]) -> Iterator[Problem]:
    """Two texts of one thing on one day: nobody could say which holds."""
    alike: dict[str, list[int]] = defaultdict(list)
    for index, part in enumerate(parts):
        alike[key(part)].append(index)
    for name, indexes in alike.items():
        for later, day in clashes(parts[index] for index in indexes):
            yield (*at, indexes[later]), f"«{name}» có hai bản cùng hiệu lực {_from(day)}"


def _from(day: date) -> str:
    return "từ đầu" if day == date.min else f"ngày {day:%d/%m/%Y}"


def _unknown(at: At, body: str, bodies: Collection[str]) -> Iterator[Problem]:
    if body not in bodies:
        yield at, f"không có cơ quan «{body}» trong bodies của pack.yaml"


def authority_problems(pack: PackFile) -> Iterator[Problem]:
    """Roles that name nobody; policies without an authority."""
    for index, authority in enumerate(pack.authority):
        at: At = ("authority", index)
        if authority.policy not in pack.policies:
            yield (*at, "policy"), f"không có chính sách «{authority.policy}»"
        for role, names in authority.named.items():
            for name in names:
                yield from _unknown((*at, role), name, pack.bodies)
    for policy in pack.policies:
        if policy not in {authority.policy for authority in pack.authority}:
            yield ("authority",), f"thiếu thẩm quyền của «{policy}»"
