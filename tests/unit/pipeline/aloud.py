"""What giaithich says, as a text to be read aloud and kept."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from tests.conftest import Grid, write_list

from hotro68.casebook.settings import Rules, Settings
from hotro68.core.report import CheckedRow
from hotro68.pipeline.explaining import Explanation, Judged
from hotro68.pipeline.merging import merge
from hotro68.pipeline.rules import basis_of, open_rules
from hotro68.policy.assess import Rulebook
from hotro68.policy.pack import Pack
from hotro68.reading.folder import lists_in

GOLDEN = Path(__file__).parents[2] / "golden" / "giaithich"
WHENCE = "ngày của lần gộp gần nhất"
ASIDE = re.compile(r"\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\)")
"""Brackets hold places, cells and articles: for looking up, not for reading aloud."""
WORD = re.compile(r"\w[\w./%-]*")


def text_of(told: Explanation) -> str:
    return "\n".join([told.title, *(f"  {sentence}" for sentence in told.sentences)]) + "\n"


def same_as_golden(name: str, text: str) -> bool:
    """Compare with the kept text; HOTRO68_NEW_GOLDEN=1 keeps the new one, to be read aloud."""
    kept = GOLDEN / f"{name}.txt"
    if os.environ.get("HOTRO68_NEW_GOLDEN"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(text, "utf-8", newline="\n")
    return kept.read_text("utf-8") == text


def words_aloud(text: str) -> int:
    """How many words a reader says: what stands in brackets is passed over."""
    plain = ASIDE.sub("", text)
    return len(WORD.findall(plain))


def open_book(day: date, rules: Path | None = None, province: str = "") -> Rulebook:
    settings = Settings(quy_tac=Rules(goi="qd23-2021", tinh=province), ngay_tham_dinh=day)
    rulebook, findings = open_rules(settings, rules=rules)
    assert rulebook is not None, findings
    return rulebook


def case_of(folder: Path, rulebook: Rulebook) -> Judged:
    """Merge every list of a folder."""
    files = [(path, path.name) for path in lists_in(folder)]
    basis = basis_of(rulebook, Settings(), rulebook.day)
    return Judged(merge(files, rulebook, basis), rulebook, WHENCE)


def row_at(case: Judged, place: str) -> CheckedRow:
    return next(row for row in case.merged.rows if str(row.claim.source) == place)


def list_of(path: Path, policy: str, pack: Pack, people: Sequence[dict[str, object]]) -> Path:
    """A hamlet's list of one policy, its columns headed by the labels of the rules."""
    keys = list(dict.fromkeys(key for person in people for key in person))
    labels = [pack.fields_of(policy)[key].label for key in keys]
    title = f"DANH SÁCH {pack.policies[policy].name.upper()} THÔN VÍ DỤ"
    rows = [[number, *_cells(person, keys)] for number, person in enumerate(people, start=1)]
    grid: Grid = [[title], [], ["STT", *labels], *rows]
    return write_list(path, {pack.policies[policy].short: grid})


def _cells(person: dict[str, object], keys: Iterable[str]) -> list[object]:
    return [person.get(key) for key in keys]
