"""What people decided about persons, folded from the steps of the journal that still count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from hotro68.casebook.entry import Entry
from hotro68.casebook.journal import Journal
from hotro68.core.decided import Choice, Conclusion, Decided, Verdict, Waiver
from hotro68.core.finding import Finding

VERDICTS, WAIVER, WITHDRAWN, CHOICE = "tra_loi", "don", "rut", "chon"
"""Keys of an entry's data: answers, a waiver, the number and day of one withdrawn, a choice."""
# Waivers are no register of rules/so: one may name a person who stands on no list yet, and it
# changes what a merge reads, not a file. As data it would need a kind of field, an effect and
# the limits of many a day for this one register.
CONCLUSIONS = "ket_luan"
"""Key of an entry's data: key of a remark → conclusion and ground."""
_VERDICTS = TypeAdapter(tuple[Verdict, ...])
_WAIVER = TypeAdapter(Waiver)
_CHOICE = TypeAdapter(Choice)


def load_decided(work: Path) -> tuple[Decided, list[Finding]]:
    """Everything that counts now, in a work folder."""
    entries, findings = Journal(work).standing()
    return decided(entries), findings


def decided(entries: Iterable[Entry]) -> Decided:
    """The newest answer to a question counts; an undone step never does."""
    listed = tuple(entries)
    verdicts = {one.marks: one for entry in listed for one in _verdicts_of(entry)}
    waivers = tuple(one for one in every_waiver(listed) if one.withdrawn is None)
    choices = tuple(
        _CHOICE.validate_python(entry.data[CHOICE]) for entry in listed if CHOICE in entry.data
    )
    concluded = {key: one for entry in listed for key, one in _concluded_in(entry).items()}
    return Decided(tuple(verdicts.values()), waivers, choices, concluded)


def _verdicts_of(entry: Entry) -> tuple[Verdict, ...]:
    return _VERDICTS.validate_python(entry.data.get(VERDICTS, ()))


def _concluded_in(entry: Entry) -> dict[str, Conclusion]:
    told: Mapping[str, Mapping[str, str]] = entry.data.get(CONCLUSIONS, {})
    stamp = entry.stamp
    return {
        key: Conclusion(one["ket_luan"], one["can_cu"], stamp.day, stamp.who)
        for key, one in told.items()
    }


def conclusions_data(told: Mapping[str, tuple[str, str]]) -> object:
    """told: key of a remark → conclusion and ground."""
    return {
        key: {"ket_luan": answer, "can_cu": ground} for key, (answer, ground) in told.items()
    }


def every_waiver(entries: Iterable[Entry]) -> tuple[Waiver, ...]:
    """The register of waivers, the withdrawn ones too, by their numbers."""
    found: dict[int, Waiver] = {}
    for entry in entries:
        if WAIVER in entry.data:
            one = _WAIVER.validate_python(entry.data[WAIVER])
            found[one.number] = one
        if WITHDRAWN in entry.data:
            number, day = entry.data[WITHDRAWN]
            if number in found:
                found[number] = replace(found[number], withdrawn=_day(day))
    return tuple(found[number] for number in sorted(found))


def _day(told: date | str) -> date:
    return told if isinstance(told, date) else date.fromisoformat(told)


def next_waiver(entries: Iterable[Entry]) -> int:
    """An undone waiver keeps its number: pass every entry, the undone ones too."""
    numbers = [entry.data[WAIVER]["number"] for entry in entries if WAIVER in entry.data]
    return max(numbers, default=0) + 1


def verdicts_data(verdicts: Iterable[Verdict]) -> object:
    return _VERDICTS.dump_python(tuple(verdicts), mode="json")


def waiver_data(waiver: Waiver) -> object:
    return _WAIVER.dump_python(waiver, mode="json")


def choice_data(choice: Choice) -> object:
    return _CHOICE.dump_python(choice, mode="json")
