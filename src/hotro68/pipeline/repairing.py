"""sua: repairs that change how a cell is written and never what it says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias
from unicodedata import is_normalized, normalize

from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.core.letters import column_of
from hotro68.core.marking import CopyKind
from hotro68.core.report import Validation
from hotro68.pipeline.checking import validate
from hotro68.pipeline.marking import LOCKED, LOCKED_ADVICE, Copy, copy_of, no_copy
from hotro68.pipeline.respelling import (
    WRITTEN,
    Reach,
    Retyped,
    Spelled,
    cell_at,
    retyped,
    spelled_in,
    why_retyped,
)
from hotro68.policy.assess import Rulebook
from hotro68.policy.pack import Pack
from hotro68.policy.schema import FieldSpec
from hotro68.reading.book import Cell
from hotro68.reading.original import Original, original_of
from hotro68.reading.wanted import Wanted
from hotro68.vietnamese.cccd import LENGTH, birth_year_of, province, sex_of
from hotro68.vietnamese.dates import PartDate
from hotro68.vietnamese.idnumber import NumberKind, read_number
from hotro68.vietnamese.legacy import Encoding
from hotro68.vietnamese.marks import is_blank, is_ditto, parse_yes_no
from hotro68.vietnamese.text import clean
from hotro68.vietnamese.unreadable import Unreadable
from hotro68.writing.marked.copies import Change, CopyOrder, SheetMarks
from hotro68.writing.marked.paint import Paint
from hotro68.writing.marked.repairs import Repair, formulas_of, repairs_front

_DATES = frozenset({"date", "birth_date"})
_CLEAR_DATE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{4}")
_FIRST_DAY = date(1900, 3, 1)
_YES_NO = {True: "Có", False: "Không"}
_Spot: TypeAlias = tuple[str, str, int, str]
_AS_IT_IS: tuple[None, Encoding] = (None, "unicode")


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was found to repair in one list, and the copy when there is anything."""

    name: str
    repairs: tuple[Repair, ...]
    copy: Copy | None
    findings: tuple[Finding, ...] = ()


def repair_lists(
    report: Validation, files: Iterable[tuple[Path, str]], rulebook: Rulebook, wanted: Wanted
) -> Iterator[Repaired]:
    paths = {name: path for path, name in files}
    for file in report.files:
        claims = [row.claim for row in report.rows if row.claim.source.file == file.file]
        original = original_of(paths[file.file], wanted)
        if original is None or original.locked or original.sha256 != file.sha256:
            locked = original is not None and original.locked
            problem = LOCKED if locked else "tệp thay đổi trong lúc đọc"
            advice = LOCKED_ADVICE if locked else "Chạy lại."
            yield Repaired(file.file, (), None, (no_copy(paths[file.file], problem, advice),))
            continue
        one = _List(file.file, paths[file.file], original, claims, wanted)
        yield _repaired(one, report, rulebook)


@dataclass(frozen=True, slots=True)
class _List:
    name: str
    path: Path
    original: Original
    claims: list[Claim]
    wanted: Wanted


def _repaired(one: _List, report: Validation, rulebook: Rulebook) -> Repaired:
    """Of text in an old font as much is put right as is then understood as it was before."""
    known = {_spot(found) for found in report.findings if found.source.file == one.name}
    spelled = spelled_in(one.original, one.claims, rulebook.pack)
    for reach in Reach if spelled else (Reach.PEOPLE,):
        repairs = tuple(repairs_in(one, rulebook.pack, spelled, reach))
        if not repairs:
            return Repaired(one.name, (), None)
        copy = _copy(one.path, one.original, repairs)
        if _said_of(one, copy, report, rulebook) <= known:
            return Repaired(one.name, repairs, copy, tuple(copy.findings))
    said = no_copy(one.path, "sửa giúp lại làm máy hiểu khác đi", "Sửa tay theo bản đánh dấu.")
    return Repaired(one.name, (), None, (said,))


def _said_of(one: _List, copy: Copy, report: Validation, rulebook: Rulebook) -> set[_Spot]:
    """What checking finds in a copy before anybody gets it."""
    with TemporaryDirectory() as place:
        path = Path(place) / copy.name
        path.write_bytes(copy.content)
        checked = validate([(path, one.name)], rulebook, report.basis, wanted=one.wanted)
    return {_spot(found) for found in checked.findings}


def _spot(finding: Finding) -> _Spot:
    source = finding.source
    return (finding.code.id, source.sheet, source.row, source.column)


def _copy(path: Path, original: Original, repairs: tuple[Repair, ...]) -> Copy:
    changes: dict[str, dict[tuple[int, int], Change]] = defaultdict(dict)
    for one in repairs:
        changes[one.sheet][one.row, one.column] = one.change
    marks = {
        sheet: SheetMarks(
            paints=dict.fromkeys(found, Paint.REPAIRED),
            changes=found,
            older=original.older.get(sheet, ()),
        )
        for sheet, found in changes.items()
    }
    front = repairs_front(original.name, repairs)
    older = original.fronts.get(front.title, "")
    order = CopyOrder(front, marks, f"{CopyKind.REPAIRS}:{original.sha256}", older)
    return copy_of(path, original, order, CopyKind.REPAIRS)


# ── Which cells ──────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class _Seen:
    """One cell of a claim. decoded: its text in Unicode when its column was in an old font."""

    claim: Claim
    key: str
    spec: FieldSpec
    cell: Cell
    decoded: str | None
    encoding: Encoding


def repairs_in(one: _List, pack: Pack, spelled: Spelled, reach: Reach) -> Iterator[Repair]:
    """What is put right in the rows of people, then what else is retyped with them."""
    original = one.original
    formulas = formulas_of(original.data) if original.kind == "xlsx" else {}
    around = retyped(original, spelled) if reach is Reach.SHEETS else ()
    done: set[tuple[str, int, int]] = set()
    for repair in chain(_of_claims(one, pack, spelled, reach), map(_as_repair, around)):
        hidden = (repair.row, repair.column) in formulas.get(repair.sheet, ())
        if not hidden and repair.place not in done:
            done.add(repair.place)
            yield repair


def _of_claims(one: _List, pack: Pack, spelled: Spelled, reach: Reach) -> Iterator[Repair]:
    sheets = {sheet.name: sheet for sheet in one.original.sheets}
    left = {sheet for sheet, _, _ in spelled} if reach is Reach.NOTHING else set()
    for claim in one.claims:
        sheet, row = sheets[claim.source.sheet], claim.source.row
        fields = pack.fields_of(claim.policy)
        for key, letters in (claim.columns or {}).items():
            column = column_of(letters)
            cell = cell_at(sheet, row, column)
            if cell is None or key not in fields or is_ditto(cell):
                continue
            if sheet.name in left and fields[key].type in WRITTEN:
                continue
            decoded, encoding = spelled.get((sheet.name, column, cell), _AS_IT_IS)
            found = _repair(_Seen(claim, key, fields[key], cell, decoded, encoding))
            if found is not None:
                change, after, why = found
                yield Repair(sheet.name, row, column, str(cell), after, why, change)


def _as_repair(one: Retyped) -> Repair:
    return Repair(*one, Change(text=one.after, unicode=True))


# ── What is put right ────────────────────────────────────────────────────────────────────
_Found: TypeAlias = tuple[Change, str, str]


def _repair(seen: _Seen) -> _Found | None:
    kind = seen.spec.type
    if kind == "id_number":
        return _with_zero(seen)
    if kind in _DATES:
        return _as_day(seen)
    if kind == "yes_no":
        return _as_word(seen)
    return _as_text(seen) if kind in WRITTEN else None


def _with_zero(seen: _Seen) -> _Found | None:
    """Only a number that says the sex and the year which the row says too."""
    number = read_number(seen.cell)
    digits, facts = number.restored, seen.claim.facts
    birth = facts.get("ngay_sinh")
    if number.kind is not NumberKind.LOST_ZERO or len(digits) != LENGTH or not province(digits):
        return None
    if facts.get(seen.key) != digits or facts.get("gioi_tinh") != sex_of(digits):
        return None
    if not isinstance(birth, PartDate) or birth.year != birth_year_of(digits):
        return None
    why = "trả lại số 0 ở đầu; số có số 0 khớp mã tỉnh, giới tính và năm sinh của dòng"
    return Change(text=digits, as_text=True), digits, why


def _as_day(seen: _Seen) -> _Found | None:
    """A full day in numbers that the row has been read with."""
    if not isinstance(seen.cell, str) or not _CLEAR_DATE.fullmatch(clean(seen.cell)):
        return None
    fact = seen.claim.facts.get(seen.key)
    day = fact.earliest if isinstance(fact, PartDate) and fact.is_full else fact
    said = [int(part) for part in re.findall(r"\d+", clean(seen.cell))]
    if type(day) is not date or day < _FIRST_DAY or said != [day.day, day.month, day.year]:
        return None
    return Change(day=day), f"{day:%d/%m/%Y}", "ngày gõ như chữ, đổi thành ngày thật của Excel"


def _as_word(seen: _Seen) -> _Found | None:
    fact = seen.claim.facts.get(seen.key)
    if not isinstance(fact, bool) or is_blank(seen.cell) or _reads_otherwise(seen.cell, fact):
        return None
    word = _YES_NO[fact]
    if isinstance(seen.cell, str) and clean(seen.cell).casefold() == word.casefold():
        return None
    return Change(text=word, unicode=True), word, f"ghi thống nhất «{word}» như mẫu"


def _reads_otherwise(cell: Cell, fact: bool) -> bool:  # noqa: FBT001 - the fact itself
    """A tick under `Không tham gia BHXH` is a no, and must not become the word for it."""
    try:
        return parse_yes_no(cell) is not fact
    except Unreadable:
        return False


def _as_text(seen: _Seen) -> _Found | None:
    if not isinstance(seen.cell, str):
        return None
    before = seen.cell if seen.decoded is None else seen.decoded
    after = clean(before)
    is_prose = seen.spec.type == "text" and "\n" in before  # its lines are the hamlet's wish
    if after == seen.cell or is_blank(after) or is_prose:
        return None
    reasons = []
    if seen.decoded is not None:
        reasons.append(why_retyped(seen.encoding))
    if not is_normalized("NFC", before):
        reasons.append("đổi sang Unicode dựng sẵn")
    if normalize("NFC", before) != after:
        reasons.append("bỏ khoảng trắng thừa, ký tự ẩn")
    why = "; ".join(reasons or ["viết lại cho chuẩn"])
    return Change(text=after, unicode=seen.decoded is not None), after, why
