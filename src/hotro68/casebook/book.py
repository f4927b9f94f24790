"""What the work folder remembers between commands: runs and decisions, from its journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from hotro68.casebook.entry import as_text, from_text
from hotro68.casebook.journal import Journal
from hotro68.casebook.moving import DECISION, MERGE
from hotro68.casebook.state import files_at, files_of
from hotro68.casebook.store import FILE, FOLDER, unusable
from hotro68.core.case import CaseFile
from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.office import Decision
from hotro68.core.report import Merged
from hotro68.core.source import Source

__all__ = ["FILE", "FOLDER", "Book"]

_MERGED = TypeAdapter(Merged)


class Book:
    """The book of one work folder. Every method says what went wrong instead of raising."""

    def __init__(self, work: Path) -> None:
        self.journal = Journal(work)

    def last_merge(self) -> tuple[Merged | None, list[Finding]]:
        """The newest merge; None without a finding when there has been none."""
        text, findings = self.last_text()
        if not text:
            return None, findings
        try:
            return _merge_in(text), []
        except (ValueError, TypeError, ValidationError):
            return None, [unusable("nội dung không đọc lại được")]

    def last_text(self) -> tuple[str, list[Finding]]:
        """The newest merge as kept; empty when there has been none, or with a finding."""
        entry, findings = self.journal.last(MERGE)
        return self.journal.body(entry.data.get("result", "")) if entry else ("", findings)

    def files(self) -> tuple[dict[str, CaseFile], list[Finding]]:
        """Where every file stands now, key → file."""
        merged, findings = self.last_merge()
        entries, problem = self.journal.standing()
        return files_at(merged, entries), findings or problem

    def claims(self, keys: Iterable[str], before: int | None = None) -> dict[str, Claim]:
        """Claims of files, each from the newest merge that has it: lists may lose people.

        before: only merges earlier than this step.
        """
        wanted, found = set(keys), dict[str, Claim]()
        if not wanted:
            return found
        entries, _ = self.journal.standing()
        for entry in reversed([one for one in entries if one.act == MERGE]):
            if before is not None and entry.number > before:
                continue
            if not wanted - found.keys():
                break
            text, problem = self.journal.body(entry.data.get("result", ""))
            known = {} if problem else files_of(_merge_in(text))
            for key in wanted & known.keys() - found.keys():
                claim = known[key].claim
                if claim is not None:
                    found[key] = claim
        return found

    def first_listed(self) -> frozenset[str]:
        """Keys of the files of the first merge that counts."""
        entries, _ = self.journal.standing()
        first = next((one for one in entries if one.act == MERGE), None)
        text, problem = self.journal.body(first.data.get("result", "")) if first else ("", [])
        return frozenset() if problem or not text else frozenset(files_of(_merge_in(text)))

    def decision(self) -> tuple[Decision | None, list[Finding]]:
        """The newest decision entered, if any."""
        entry, findings = self.journal.last(DECISION)
        if entry is None:
            return None, findings
        try:
            data = entry.data
            return Decision(data["so"], data["ngay"], data["co_quan"]), []
        except KeyError:
            return None, [unusable("quyết định không đọc lại được")]


def merge_entry(
    merged: Merged, places: Mapping[str, str] | None = None
) -> tuple[dict[str, Any], str]:
    """Data and body of the entry: what papers need; the rows themselves stay in the lists.

    places: where each list lies, by the name that findings use.
    """
    kept = replace(merged, rows=(), persons={}, findings=())
    waiting = [row.claim.source for row in merged.unpaid]
    persons = [
        [place.file, place.sheet, place.row, merged.persons[place]]
        for place in waiting
        if place in merged.persons
    ]
    data = {
        "rules": merged.basis.digest,
        "inputs": {(places or {}).get(one.file, one.file): one.sha256 for one in merged.files},
    }
    return data, as_text({"merged": kept, "persons": persons})


@lru_cache(maxsize=1)
def _merge_in(text: str) -> Merged:
    """A step that is taken in two parts reads the same text twice."""
    return _merged(from_text(text))


def _merged(kept: Any) -> Merged:  # noqa: ANN401 - JSON as kept; the adapter types it
    """Books of the first layout kept the merge alone, without the persons of waiting rows."""
    if "merged" not in kept:
        return _MERGED.validate_python(kept)
    persons = {Source(file, sheet, row): key for file, sheet, row, key in kept["persons"]}
    return replace(_MERGED.validate_python(kept["merged"]), persons=persons)
