"""Answers that people gave about two rows: which still hold, and which clash."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hotro68.core.claim import Claim
from hotro68.core.decided import Sameness, Seen, Verdict
from hotro68.core.report import Certainty
from hotro68.settling.evidence import Evidence, compare, explain, share_number
from hotro68.settling.keys import Pair
from hotro68.settling.likeness import compare_births, compare_names, compare_numbers
from hotro68.settling.profile import Profile, fingerprint
from hotro68.vietnamese.names import name_key


def seen(claim: Claim) -> Seen:
    """A row as an answer remembers it."""
    return Seen(fingerprint(claim), str(claim.source), claim.name, claim.number)


def pair_key(first: Claim, second: Claim) -> str:
    """A short name of a question, the same as long as nothing compared changes: `7K3M-9QXA`."""
    return _short("cap", first, second)


def group_key(claims: Iterable[Claim]) -> str:
    return _short("nhom", *claims)


def _short(kind: str, *claims: Claim) -> str:
    told = "\n".join([kind, *sorted({fingerprint(claim) for claim in claims})])
    letters = base64.b32encode(hashlib.sha256(told.encode()).digest()[:5]).decode("ascii")
    return f"{letters[:4]}-{letters[4:]}"


def sides(members: Sequence[Claim]) -> tuple[Claim, Claim]:
    """Of rows that a question is about, one of each kind; they may all look the same."""
    kinds = {fingerprint(claim): claim for claim in reversed(members)}
    if len(kinds) == 1:
        return members[0], members[1]
    first, second, *_ = (kinds[mark] for mark in sorted(kinds))
    return first, second


@dataclass(frozen=True, slots=True)
class Answers:
    """holding: pair → the answer in force. clashing: answers that cannot all be true."""

    evidence: Mapping[Pair, Evidence]
    holding: Mapping[Pair, Verdict]
    clashing: Mapping[Pair, Verdict] = field(default_factory=dict)


def apply_answers(
    found: Mapping[Pair, Evidence], heads: Sequence[Profile], verdicts: Iterable[Verdict]
) -> Answers:
    """Of answers that contradict each other, or a sure number, none counts: all are asked."""
    told = dict(_placed(heads, verdicts))
    if not told:
        return Answers(found, {})
    whole = {**found, **_unfound(found, heads, told)}
    broken = _broken(whole, told)
    if not broken:
        return Answers(whole, told)
    root = _joined(whole, told)
    out = {
        pair: verdict
        for pair, verdict in told.items()
        if verdict.answer is not Sameness.UNSURE and head(root, pair[0]) in broken
    }
    kept = {pair: verdict for pair, verdict in told.items() if pair not in out}
    evidence = {
        pair: _asked(one) if pair[0] != pair[1] and head(root, pair[0]) in broken else one
        for pair, one in whole.items()
    }
    return Answers(evidence, kept, out)


def _placed(
    heads: Sequence[Profile], verdicts: Iterable[Verdict]
) -> Iterator[tuple[Pair, Verdict]]:
    """The answers of which both rows still stand as they stood."""
    listed = list(verdicts)
    if not listed:
        return
    place = {fingerprint(one.claim): at for at, one in enumerate(heads)}
    for verdict in listed:
        first, second = (place.get(mark) for mark in verdict.marks)
        if first is not None and second is not None:
            yield (min(first, second), max(first, second)), verdict


def _unfound(
    found: Mapping[Pair, Evidence], heads: Sequence[Profile], told: Iterable[Pair]
) -> dict[Pair, Evidence]:
    """Pairs a person spoke of that the lists of today would not have asked about."""
    return {
        (left, right): _bare_evidence(heads[left], heads[right])
        for left, right in told
        if (left, right) not in found
    }


def _bare_evidence(first: Profile, second: Profile) -> Evidence:
    name, birth = compare_names(first, second), compare_births(first.birth, second.birth)
    compared = compare(first, second, name, birth, compare_numbers(first, second))
    agree, differ = explain(compared, first, second)
    other_name = share_number(first, second) and not name.fits
    return Evidence(Certainty.DOUBTFUL, agree, differ, other_name)


def _joined(found: Mapping[Pair, Evidence], told: Mapping[Pair, Verdict]) -> dict[int, int]:
    root: dict[int, int] = {}
    for left, right in found:
        if _joins(found, told, (left, right)):
            join(root, left, right)
    return root


def _joins(found: Mapping[Pair, Evidence], told: Mapping[Pair, Verdict], pair: Pair) -> bool:
    if found[pair].certainty is Certainty.CERTAIN:
        return True
    return pair in told and told[pair].answer is Sameness.ONE


def _broken(found: Mapping[Pair, Evidence], told: Mapping[Pair, Verdict]) -> frozenset[int]:
    """Heads of groups in which two rows are joined that were said to be two people."""
    root = _joined(found, told)
    linked = {
        side
        for pair in found
        if pair[0] != pair[1] and _joins(found, told, pair)
        for side in pair
    }
    broken = set()
    for (left, right), verdict in told.items():
        if verdict.answer is not Sameness.TWO:
            continue
        if left == right:
            clash = left in linked or found[left, right].certainty is Certainty.CERTAIN
        else:
            clash = head(root, left) == head(root, right)
        if clash:
            broken.add(head(root, left))
    return frozenset(broken)


def _asked(evidence: Evidence) -> Evidence:
    if evidence.certainty is not Certainty.CERTAIN:
        return evidence
    return replace(evidence, certainty=Certainty.LIKELY)


# ── Groups ───────────────────────────────────────────────────────────────────────────────
def join(root: dict[int, int], left: int, right: int) -> None:
    low, high = sorted((head(root, left), head(root, right)))
    root[high] = low


def head(root: dict[int, int], index: int) -> int:
    while root.setdefault(index, index) != index:
        root[index] = root[root[index]]
        index = root[index]
    return index


# ── Answers to what has changed ──────────────────────────────────────────────────────────
class Outdated:
    """Answers of which a row has changed: shown beside the question that is asked again."""

    def __init__(self, verdicts: Iterable[Verdict], marks: frozenset[str]) -> None:
        self._by_hint: dict[tuple[str, ...], list[Verdict]] = defaultdict(list)
        for verdict in verdicts:
            if not marks.issuperset(verdict.marks):
                for hint in set(_hints(verdict.rows[0])):
                    self._by_hint[hint].append(verdict)

    def about(self, first: Claim, second: Claim) -> Verdict | None:
        """The newest answer once given about these two."""
        if not self._by_hint:
            return None
        sides = seen(first), seen(second)
        fitting = [
            verdict
            for one, other in (sides, sides[::-1])
            for hint in _hints(one)
            for verdict in self._by_hint.get(hint, ())
            if set(_hints(other)) & set(_hints(verdict.rows[1]))
        ]
        return max(fitting, key=lambda one: (one.day, one.told, one.marks), default=None)


def _hints(row: Seen) -> Iterator[tuple[str, ...]]:
    """By any of these a changed row is known again."""
    yield ("dấu", row.mark)
    yield ("chỗ và tên", row.place, name_key(row.name))
    if row.number:
        yield ("chỗ và số", row.place, row.number)
        yield ("số và tên", row.number, name_key(row.name))
