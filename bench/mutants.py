"""Change the law in every small way there is, and count how many changes the cases notice."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal, TypeAlias

import yaml
from pydantic import ValidationError

from hotro68.policy.cases import PlacedCase, load_cases, run_case
from hotro68.policy.crosscheck import policy_problems
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.policy.schema import Policy
from hotro68.policy.text import At, StrictText
from hotro68.resources import folder

KNOWN = Path(__file__).with_name("mutants-known.yaml")
AIM = 97
SPEAKS_TO_PEOPLE = frozenset(
    ("legal", "recognise", "once", "public", "dossier", "filing", "clock", "payout", "gives")
)
"""What no answer depends on: titles, headings, posting, papers."""
FIGURES = frozenset(("since", "until", "value", "blank"))
OPERATORS = {
    "at_least": "above",
    "above": "at_least",
    "at_most": "below",
    "below": "at_most",
    "on_or_after": "after",
    "after": "on_or_after",
    "on_or_before": "before",
    "before": "on_or_before",
    "is": "is_not",
    "is_not": "is",
}
JOINED = {
    "any_of": "all_of",
    "all_of": "any_of",
    "none_of": "any_of",
    "when_any": "when_all",
    "when_all": "when_any",
}
HEADS = ("changes", "refused", "caught", "same law", "missed")
Fate: TypeAlias = Literal["refused", "caught", "survived"]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one policy file.

    at: the place as a path of keys, conditions by their id. kind: `+1`, `-1`, `swap`.
    """

    policy: str
    at: str
    kind: str
    line: int
    change: str
    plain: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.policy}.yaml:{self.line}  {self.at}  {self.change}"


@dataclass(frozen=True, slots=True)
class Known:
    """Survivors that mean the same law, or that no case can see; patterns with * and ?."""

    policy: str
    at: str
    kind: str
    reason: str

    def explains(self, mutant: Mutant) -> bool:
        pairs = (
            (mutant.policy, self.policy),
            (mutant.at, self.at),
            (mutant.kind, self.kind),
        )
        return all(fnmatchcase(text, pattern) for text, pattern in pairs)


@dataclass(frozen=True, slots=True)
class Change:
    """at: the key to change. key: its new name. value: what stands there then."""

    at: At
    kind: str
    value: object
    said: str
    key: str = ""


# ── The changes ───────────────────────────────────────────────────────────────────────────
def mutants_of(policy: str, path: Path) -> Iterator[Mutant]:
    text = StrictText(path, shown_as=path.name)
    plain = text.read()
    assert isinstance(plain, dict)
    for change in _changes(plain, ()):
        yield Mutant(
            policy,
            _named(change.at, plain),
            change.kind,
            text.place(change.at).row,
            change.said,
            _changed(plain, change),
        )


def _changes(node: object, at: At) -> Iterator[Change]:
    match node:
        case dict():
            yield from _of_mapping(node, at)
            for key, inside in node.items():
                if at or key not in SPEAKS_TO_PEOPLE:
                    yield from _changes(inside, (*at, key))
        case list():
            for index, inside in enumerate(node):
                yield from _changes(inside, (*at, index))


def _of_mapping(node: dict[str, Any], at: At) -> Iterator[Change]:
    for key, value in node.items():
        place = (*at, key)
        if key in FIGURES and isinstance(value, str):
            yield from _other_values(place, value)
        elif key == "op" and value in OPERATORS:
            yield Change(place, "swap", OPERATORS[value], f"{value} → {OPERATORS[value]}")
        elif key in JOINED and (len(value) > 1 or key == "none_of"):
            yield Change(place, "swap", value, f"{key} → {JOINED[key]}", JOINED[key])
    if len(at) > 1 and at[-2] == "conditions":
        now, then = ("ask", "refuse") if node.get("then") == "ask" else ("refuse", "ask")
        yield Change((*at, "then"), "swap", then, f"then: {now} → {then}")


def _other_values(at: At, value: str) -> Iterator[Change]:
    """A bound one greater and one less; a yes for a no. Words of a closed list stay."""
    if value in {"true", "false"}:
        other = "false" if value == "true" else "true"
        yield Change(at, "swap", other, f"{value} → {other}")
        return
    for step in (-1, 1):
        if (moved := _moved(value, step)) is not None:
            yield Change(at, f"{step:+}", moved, f"{value} → {moved}")


def _moved(value: str, step: int) -> str | None:
    if value.lstrip("-").isdigit():
        return str(int(value) + step)
    try:
        return str(date.fromisoformat(value) + timedelta(days=step))
    except ValueError:
        return None


def _changed(plain: dict[str, Any], change: Change) -> dict[str, Any]:
    copy = deepcopy(plain)
    inside: Any = copy
    for key in change.at[:-1]:
        inside = inside[key]
    last = change.at[-1]
    if change.key:
        del inside[last]
        last = change.key
    inside[last] = change.value
    return copy


def _named(at: At, plain: dict[str, Any]) -> str:
    """`conditions.du-so-ngay.check.op`: a place that outlives a new condition above it."""
    parts = list(map(str, at))
    if at[0] == "conditions":
        parts[1] = plain["conditions"][at[1]]["id"]
    return ".".join(parts)


# ── Their fate ────────────────────────────────────────────────────────────────────────────
def fate_of(mutant: Mutant, pack: Pack, cases: Iterable[PlacedCase]) -> Fate:
    """Refused by the loader, caught by the first case that fails, or not noticed."""
    try:
        policy = Policy.model_validate(mutant.plain)
    except ValidationError:
        return "refused"
    if any(policy_problems(policy, pack.fields)):
        return "refused"
    changed = pack.model_copy(update={"policies": {**pack.policies, policy.id: policy}})
    return "caught" if any(run_case(changed, case) for case in cases) else "survived"


def judge(pack: Pack, rules: Path, policy: str) -> list[tuple[Mutant, Fate]]:
    cases, findings = load_cases(pack, policy, rules)
    sound = not findings and not any(run_case(pack, case) for case in cases)
    assert sound, f"the cases of {policy} do not hold before anything is changed"
    path = rules / pack.file.id / f"{policy}.yaml"
    return [(one, fate_of(one, pack, cases)) for one in mutants_of(policy, path)]


# ── The report ────────────────────────────────────────────────────────────────────────────
def known() -> tuple[Known, ...]:
    return tuple(Known(**entry) for entry in yaml.safe_load(KNOWN.read_text("utf-8")))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("policies", nargs="*", help="only these policies")
    parser.add_argument("--rules", type=Path, default=folder("rules"), help="a rules folder")
    parser.add_argument("--pack", default="", help="which programme, when there are several")
    asked = parser.parse_args(arguments)
    pack, findings = load_pack(asked.pack, rules=asked.rules)
    if pack is None:
        print("\n".join(map(str, findings)), file=sys.stderr)
        return 2
    start = time.perf_counter()
    judged = {
        policy: judge(pack, asked.rules, policy)
        for policy in asked.policies or pack.file.policies
    }
    share = report(judged, known(), whole=not asked.policies)
    print(f"{time.perf_counter() - start:.0f} s")
    return 0 if share >= AIM else 1


def report(
    judged: dict[str, list[tuple[Mutant, Fate]]], explained: tuple[Known, ...], *, whole: bool
) -> float:
    """Print a line a policy, then the survivors; the share of those that mean another law."""
    print(f"{'policy':<20}", *(f"{head:>8}" for head in HEADS))
    total: Counter[str] = Counter()
    for policy, fates in judged.items():
        counts = _count(fates, explained)
        total += counts
        _line(policy, counts)
    _line("all", total)
    survivors = [one for fates in judged.values() for one, fate in fates if fate == "survived"]
    _list_survivors(survivors, explained, whole=whole)
    noticed = total["refused"] + total["caught"]
    share = 100 * noticed / max(1, noticed + total["missed"])
    print(f"\nnoticed: {share:.1f} % of the changes that mean another law (aim {AIM} %)")
    return share


def _count(fates: list[tuple[Mutant, Fate]], explained: tuple[Known, ...]) -> Counter[str]:
    return Counter(
        fate if fate != "survived" else "same law" if _reason(one, explained) else "missed"
        for one, fate in fates
    )


def _line(name: str, counts: Counter[str]) -> None:
    figures = (counts.total(), *(counts[head] for head in HEADS[1:]))
    print(f"{name:<20}", *(f"{figure:>8}" for figure in figures))


def _list_survivors(
    survivors: list[Mutant], explained: tuple[Known, ...], *, whole: bool
) -> None:
    print("\nMissed:")
    print("\n".join(f"  {one}" for one in survivors if not _reason(one, explained)) or "  none")
    print("\nThe same law, or beyond what cases see:")
    for entry in explained:
        met = [one for one in survivors if entry.explains(one)]
        if met:
            print(f"  {entry.reason}")
        print("".join(f"    {one}\n" for one in met), end="")
        if whole and not met:
            print(f"  explains nothing any more: {entry.policy} {entry.at} {entry.kind}")


def _reason(mutant: Mutant, explained: tuple[Known, ...]) -> str:
    return next((entry.reason for entry in explained if entry.explains(mutant)), "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
