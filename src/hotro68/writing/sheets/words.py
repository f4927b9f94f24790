"""How claims, places, sums and answers are worded in the cells of the workbook."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping

from hotro68.core.award import Award, Line
from hotro68.core.claim import Claim, Fact
from hotro68.core.message import shown
from hotro68.core.report import Certainty, RowKind
from hotro68.core.source import Source
from hotro68.policy.schema import FieldSpec, Policy
from hotro68.vietnamese.numbers import grouped
from hotro68.writing.ink import Value
from hotro68.writing.sheets.brief import NO_HAMLET

_SEXES = {"nam": "Nam", "nu": "Nữ"}

CERTAINTIES: Mapping[Certainty, str] = {
    Certainty.LIKELY: "rất có thể",
    Certainty.DOUBTFUL: "nghi ngờ",
    Certainty.CERTAIN: "chắc chắn",
}

ROW_KINDS: Mapping[RowKind, str] = {
    RowKind.DATA: "dữ liệu",
    RowKind.TITLE: "tên danh sách",
    RowKind.HEADER: "tiêu đề cột",
    RowKind.COLUMN_NUMBERS: "số thứ tự cột",
    RowKind.GROUP: "tên nhóm",
    RowKind.SUBTOTAL: "cộng nhóm",
    RowKind.TOTAL: "tổng cộng",
    RowKind.IN_WORDS: "bằng chữ",
    RowKind.SIGNATURE: "ký tên",
    RowKind.NOTE: "ghi chú",
    RowKind.BLANK: "trống",
    RowKind.REJECTED: "không dùng được",
}


def dossier_key(*sources: Source) -> str:
    """A short key, the same as long as the rows stand where they stand: `7K3M-9QXA`."""
    places = "\n".join(f"{place.file}\t{place.sheet}\t{place.row}" for place in sorted(sources))
    digest = hashlib.sha256(places.encode("utf-8", "replace")).digest()
    letters = base64.b32encode(digest[:5]).decode("ascii")
    return f"{letters[:4]}-{letters[4:]}"


def key_of(claim: Claim) -> str:
    return dossier_key(claim.source)


def sex(claim: Claim) -> str:
    text = claim.text("gioi_tinh")
    return _SEXES.get(text, text)


def hamlet(claim: Claim) -> str:
    return claim.hamlet or NO_HAMLET


def birth(claim: Claim) -> Value:
    """As exact as the list has it; what could not be read as a date stays as it was written."""
    return claim.birth or claim.text("ngay_sinh")


def file_of(claim: Claim) -> str:
    return claim.source.file


def cell_of(claim: Claim) -> str:
    """The cell of the name, `Thôn 3!C14`; a list without sheets has only a cell."""
    place = claim.cell("ho_ten")
    if not place.column:
        return ", ".join(filter(None, (place.sheet, f"dòng {place.row}")))
    return f"{place.sheet}!{place.cell}" if place.sheet else place.cell


def arithmetic(award: Award) -> str:
    """Every line of the sum; one line of the sum, one line of the cell."""
    return "\n".join(_worded(line) for line in award.kept.lines)


def articles(award: Award) -> str:
    """The article of each line of the sum, each once."""
    return "\n".join(dict.fromkeys(line.ref for line in award.kept.lines if line.ref))


def _worded(line: Line) -> str:
    steps = f"{grouped(line.rate)} × {grouped(line.times)} = " if line.times != 1 else ""
    note = f" ({line.note})" if line.note else ""
    return f"{line.label}: {steps}{grouped(line.amount)} đồng{note}"


def payer(policy: Policy) -> str:
    """Whose support it is: the centre's resolution, or the province's own."""
    return "Trung ương" if policy.source == "trung-uong" else "Tỉnh"


def fact_value(spec: FieldSpec, fact: Fact) -> Value:
    """A fact as a cell shows it: dates and numbers as such, choices in the law's own words."""
    if isinstance(fact, bool):
        return shown(fact)
    if isinstance(fact, tuple):
        return shown(fact)
    if isinstance(fact, str):
        return _choice(spec, fact)
    return fact


def _choice(spec: FieldSpec, text: str) -> str:
    wording = next(iter(spec.choices.get(text, ())), text)
    return text if wording.casefold() == text.casefold() else wording


def ledger_words(ledger: Mapping[RowKind, int]) -> str:
    """`130 = 126 dữ liệu + 3 tiêu đề cột + 1 tổng cộng`."""
    parts = [f"{ledger[kind]} {word}" for kind, word in ROW_KINDS.items() if ledger.get(kind)]
    return f"{sum(ledger.values())} = {' + '.join(parts)}" if parts else "0"
