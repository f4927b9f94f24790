"""Two days of one policy's papers, places and clocks: what changes for whoever applies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from hotro68.policy.procedure import Part
from hotro68.policy.strict import holding
from hotro68.policy.wording import Guide, lowered, told_copy, told_place, told_step

Told: TypeAlias = tuple[str, str, str, str]
"""What changed, how it was, how it becomes, by which article; an empty side is nothing."""
Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One thing on one day. words: what is compared. whole: what is said when it stands alone.

    inside: the thing it is a part of; new or gone with it, it is not said again.
    """

    what: str
    words: str
    ref: str
    whole: str = ""
    inside: Key = ()


def procedure_changes(before: Guide, after: Guide) -> Iterator[Told]:
    old, new = dict(_said(before)), dict(_said(after))
    for key in dict.fromkeys((*old, *new)):
        was, becomes = old.get(key), new.get(key)
        one = becomes or was
        assert one is not None
        if was is None or becomes is None:
            if (one.inside in old) == (one.inside in new):
                words = one.whole or one.words
                yield one.what, words if was else "", words if becomes else "", one.ref
        elif was.words != becomes.words:
            yield becomes.what, was.words, becomes.words, becomes.ref


def _said(guide: Guide) -> Iterator[tuple[Key, Said]]:
    policy, day = guide.policy, guide.day
    for part in holding(policy.dossier, day):
        yield from _paper(part, guide)
    for place in holding(policy.filing.places, day):
        told = told_place(place, guide.pack)
        yield ("nơi nộp", place.id), Said("Nơi nộp hồ sơ", told, place.ref)
    for step in holding(policy.clock, day):
        told = told_step(step, policy, guide.pack)
        yield ("thời hạn", step.id), Said("Thời hạn giải quyết", told, step.ref)


def _paper(part: Part, guide: Guide) -> Iterator[tuple[Key, Said]]:
    """The paper itself, then its forms and the copies that are taken of it."""
    paper = ("hồ sơ", part.id)
    words = guide.when_needed(part, part.text)
    yield paper, Said("Hồ sơ", words, part.ref, guide.paper(part))
    for form in holding(part.forms, guide.day):
        said = f"mẫu của {form.ref}"
        whole = f"{part.text} ({said})"
        yield (
            (*paper, form.number),
            Said(f"Mẫu số {form.number}", said, "", whole, paper),
        )
    for copy in holding(part.copies, guide.day):
        what = f"Bản sao {lowered(part.text)}"
        yield (*paper, "bản sao"), Said(what, told_copy(copy), copy.ref, inside=paper)
