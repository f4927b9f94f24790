"""What a paper's words may say: names it is told, and nothing private on the board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

from hotro68.core.catalogue import PAPER_PRIVATE, PAPER_UNKNOWN_NAME
from hotro68.core.finding import Code
from hotro68.policy.text import At
from hotro68.writing.papers.filling import FORMS, placeholders
from hotro68.writing.papers.spec import Heading, PaperSpec, Part, Table, Words
from hotro68.writing.papers.values import Names, names_for

Fault: TypeAlias = tuple[At, str, Code | None]
LINE = "hang"


@dataclass(frozen=True, slots=True)
class _Reader:
    """One paper's words being read. known: what may stand in them, and of which table."""

    spec: PaperSpec
    names: Names

    def words(
        self, at: At, words: str, known: frozenset[str] | None = None, table: str = ""
    ) -> Iterator[Fault]:
        try:
            found = placeholders(words)
        except ValueError:
            yield at, "dấu { hoặc } không đủ cặp", None
            return
        may = self.names.single if known is None else known
        for name, form in found:
            if name not in may:
                yield unknown(at, name, may)
            elif form not in FORMS:
                told = ", ".join(filter(None, FORMS))
                yield at, f"không có cách in «{form}»; cần một trong: {told}", None
            else:
                yield from self._private(at, name, table)

    def _private(self, at: At, name: str, table: str) -> Iterator[Fault]:
        if self.spec.cong_khai and self.names.is_private(name, table):
            yield at, said_private(name), PAPER_PRIVATE

    def table(self, place: At, part: Table) -> Iterator[Fault]:
        if part.bang not in self.names.rows:
            yield unknown((*place, "bang"), part.bang, self.names.rows)
            return
        columns = self.names.rows[part.bang]
        for at, column in enumerate(part.cot):
            if column.cong_la and column.cong_la not in self.names.single:
                yield unknown((*place, "cot", at, "cong_la"), column.cong_la, self.names.single)
            here: At = (*place, "cot", at, "gia_tri")
            name = column.gia_tri
            if name is None or columns is None:
                continue
            if name in columns:
                yield from self._private(here, name, part.bang)
            else:
                yield unknown(here, name, columns)

    def part(self, place: At, part: Part) -> Iterator[Fault]:
        for key, name in (("khi", part.khi), ("khi_trong", part.khi_trong)):
            if name is not None and name not in self.names.every:
                yield unknown((*place, key), name, self.names.every)
        match part:
            case Table():
                yield from self.table(place, part)
                yield from self.words((*place, "cong"), part.cong)
            case Words():
                here: At = (*place, "doan")
                yield from self.words(here, part.doan, self._inside(part), part.lap or "")
                if part.lap and part.lap not in {*self.names.rows, *self.names.lists}:
                    yield unknown((*place, "lap"), part.lap, self.names.every)
            case Heading():
                yield from self.words((*place, "muc"), part.muc)

    def _inside(self, part: Words) -> frozenset[str]:
        if part.lap is None:
            return self.names.single
        if part.lap in self.names.lists:
            return self.names.single | {LINE}
        return self.names.single | (self.names.rows.get(part.lap) or frozenset())


def faults_of(spec: PaperSpec) -> Iterator[Fault]:
    names = names_for(spec)
    reader = _Reader(spec, names)
    for at, words in _words(spec):
        yield from reader.words(at, words)
    for index, part in enumerate(spec.than):
        yield from reader.part(("than", index), part)
    for index, one in enumerate(spec.ky):
        if one.ten and one.ten not in names.single:
            yield unknown(("ky", index, "ten"), one.ten, names.single)


def _words(spec: PaperSpec) -> Iterator[tuple[At, str]]:
    """Every place of words that speak of the whole paper."""
    for key in ("trich_yeu", "kinh_gui", "noi_nhan", "co_quan"):
        told = getattr(spec, key)
        if isinstance(told, tuple):
            yield from (((key, at), line) for at, line in enumerate(told))
    yield ("kem_theo",), spec.kem_theo
    yield ("de_nghi",), spec.de_nghi
    yield ("tham_quyen",), spec.tham_quyen
    for at, one in enumerate(spec.ky):
        yield from ((("ky", at, "chuc", index), line) for index, line in enumerate(one.chuc))


def unknown(at: At, name: str, known: Iterable[str]) -> Fault:
    return at, said_unknown(name, known), PAPER_UNKNOWN_NAME


def said_unknown(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, sorted(known), n=3, cutoff=0.5)
    hint = f"; gần giống: {', '.join(near)}" if near else ""
    return f"không có tên «{name}»{hint}"


def said_private(name: str) -> str:
    return f"«{name}» là thông tin riêng, không in trên văn bản công khai"
