"""Where papers are kept: the shipped ones, and the commune's own laid over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from pathlib import Path

from hotro68 import resources
from hotro68.core.catalogue import NO_SUCH_PAPER, PAPER_BROKEN, PAPER_LACKS
from hotro68.core.dialect import Dialect
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.policy.text import StrictText
from hotro68.writing.papers.spec import PaperSpec
from hotro68.writing.papers.spec_check import faults_of

FOLDER = "van-ban"
SPEC, PAGE, WORD = "van-ban.yaml", "page.typ", "mau.docx"
COMMON_PAGE = "chung/van-ban-trang.typ"
"""The page of a paper that has none of its own."""
_KEPT = {"du_thao": "khong", "de_trong": False, "cong_khai": False, "bo_in": None}
"""What a shipped paper may demand, and the value by which it does not."""


@dataclass(frozen=True, slots=True)
class Template:
    """A paper as it is kept. word: None when it is to be drawn anew from the words.

    own: names of the files that are the commune's.
    """

    code: str
    spec: PaperSpec
    yaml: Path
    page: Path
    word: Path | None
    own: frozenset[str]

    def place(self, file: str) -> Source:
        return Source(shown_as(self.code, file))


def codes() -> list[str]:
    return sorted(one.name for one in _shipped().iterdir() if (one / SPEC).is_file())


def take(code: str, own: Path | None) -> tuple[Template | None, list[Finding]]:
    """own: the work folder, whose `van-ban/P-NN/` goes before ours, file by file."""
    home = _shipped() / code
    mine = own / FOLDER / code if own else None
    if code not in codes() and not (mine and (mine / SPEC).is_file()):
        return None, [Finding(NO_SUCH_PAPER, Source(code), {"paper": code})]
    kept = {name: _kept(name, home, mine) for name in (SPEC, PAGE, WORD)}
    theirs = frozenset(name for name, path in kept.items() if mine and path.parent == mine)
    spec, findings = _load(kept[SPEC], code)
    if spec is not None and SPEC in theirs and (home / SPEC).is_file():
        findings = list(_weakened(spec, home / SPEC, code))
    if spec is None or findings:
        return None, findings
    page = kept[PAGE] if kept[PAGE].is_file() else _shipped().parent / COMMON_PAGE
    redrawn = (SPEC in theirs and WORD not in theirs) or not kept[WORD].is_file()
    word = None if redrawn else kept[WORD]
    return Template(code, spec, kept[SPEC], page, word, theirs), []


def told_in(template: Template, dialect: Dialect) -> Template:
    """In the words of this commune; a Word file of ours is then drawn anew from them."""
    if dialect.is_usual:
        return template
    told = _told(template.spec.model_dump(warnings=False), dialect)
    spec = PaperSpec.model_validate(told)
    if spec == template.spec:
        return template
    return replace(template, spec=spec, word=template.word if WORD in template.own else None)


def _told(part: object, dialect: Dialect) -> object:
    match part:
        case Enum():
            return part
        case str():
            return dialect.say(part)
        case dict():
            return {key: _told(value, dialect) for key, value in part.items()}
        case tuple() | list():
            return tuple(_told(one, dialect) for one in part)
        case _:
            return part


def _weakened(spec: PaperSpec, shipped: Path, code: str) -> Iterator[Finding]:
    """What no commune takes away: the mark of a draft, blank forms, the board's privacy."""
    ours, _ = _load(shipped, code)
    for key, lack in _KEPT.items():
        wanted = getattr(ours, key)
        if wanted not in {lack, getattr(spec, key)}:
            told = str(wanted).lower() if isinstance(wanted, bool) else wanted
            data = {"problem": f"«{key}: {told}»"}
            yield Finding(PAPER_LACKS, Source(shown_as(code, SPEC)), data)


def shown_as(code: str, file: str) -> str:
    return f"{FOLDER}/{code}/{file}"


def _kept(name: str, home: Path, mine: Path | None) -> Path:
    return mine / name if mine and (mine / name).is_file() else home / name


@lru_cache(maxsize=1)
def _shipped() -> Path:
    return resources.folder("templates").resolve() / FOLDER


def _load(path: Path, code: str) -> tuple[PaperSpec | None, list[Finding]]:
    text = StrictText(path, shown_as=shown_as(code, SPEC), code=PAPER_BROKEN)
    spec = text.load(PaperSpec)
    if spec is not None and spec.bo_in is None:
        for at, problem, about in faults_of(spec):
            text.add(at, problem, about)
    return (None if text.findings else spec), text.findings
