"""Where the papers of a posting lie: never over those of another posting that stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path, PurePosixPath

from hotro68.casebook.entry import Entry
from hotro68.casebook.places import place_in
from hotro68.core.office import Decision
from hotro68.pipeline.posting import CLOSE, CLOSES, POST, posting_of
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers.names import file_name

_NAMES = {"thutuc": "thu-tuc", "dukien": "du-kien", "ketqua": "ket-qua"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where papers are to lie. others: steps whose papers stay. name: of a folder apart."""

    work: Path
    out: Path
    others: tuple[Entry, ...]
    name: str

    def laid(self, papers: Iterable[Artifact]) -> list[Artifact]:
        """A folder in which one name is taken is left to the others; ours lie in one below."""
        listed = list(papers)
        taken = {name for entry in self.others for name in entry.data.get("outputs") or ()}
        homes = {one.name: str(PurePosixPath(one.name).parent) for one in listed}
        moved = {
            home: next(
                place
                for place in self._places(home)
                if not any(
                    self._full(place, one) in taken for one in listed if homes[one.name] == home
                )
            )
            for home in dict.fromkeys(homes.values())
        }
        return [replace(one, name=_named(moved[homes[one.name]], one)) for one in listed]

    def _places(self, home: str) -> Iterator[str]:
        yield home
        yield f"{home}/{self.name}"
        yield from (f"{home}/{self.name}-{turn}" for turn in count(2))

    def _full(self, place: str, one: Artifact) -> str:
        return place_in(self.work, self.out / _named(place, one))


def _named(place: str, one: Artifact) -> str:
    return f"{place}/{PurePosixPath(one.name).name}"


def posting_shelf(
    places: tuple[Path, Path], entries: Sequence[Entry], kind: str, decision: Decision | None
) -> Shelf:
    """places: the work folder, and where papers go. What is posted anew is no other posting."""
    number = decision.number if decision else ""
    closed = {entry.data.get(CLOSES) for entry in entries if entry.act == CLOSE}
    same = [
        entry for entry in entries if entry.act == POST and posting_of(entry) == (kind, number)
    ]
    last = max((entry.number for entry in same if entry.number in closed), default=0)
    mine = {entry.number for entry in same if entry.number > last}
    others = (one for one in entries if one.act == POST and one.number not in mine)
    return Shelf(*places, tuple(others), _name(kind, number))


def closing_shelf(places: tuple[Path, Path], entries: Sequence[Entry], posting: Entry) -> Shelf:
    others = tuple(entry for entry in entries if entry.act == CLOSE)
    return Shelf(*places, others, _name(*posting_of(posting)))


def _name(kind: str, number: str) -> str:
    return file_name(number) if number else _NAMES.get(kind, kind)
