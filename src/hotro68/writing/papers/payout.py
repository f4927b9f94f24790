"""Payout sheets: one a hamlet, to print and sign (PDF) and to keep the accounts by (Excel)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from hotro68.core.office import Decision, Office
from hotro68.core.payout import PayLine, PaySheet, Support
from hotro68.core.report import Basis, Merged
from hotro68.policy.pack import Pack
from hotro68.writing.artifact import Artifact
from hotro68.writing.context import Part, Payout, PayoutRow, hamlet_name
from hotro68.writing.discretion import printed
from hotro68.writing.entries import hamlets_of, payout_of
from hotro68.writing.papers.names import file_names
from hotro68.writing.papers.payout_book import payout_book
from hotro68.writing.papers.payout_docx import payout_docx
from hotro68.writing.papers.payout_words import PayoutSheet, word_payout
from hotro68.writing.papers.typst_pdf import Press

FOLDER = "chitra"
DRAFTS = "chitra/du-thao"
TEMPLATE = "chi-tra"


def payout_papers(
    merged: Merged, pack: Pack, office: Office, decision: Decision | None
) -> list[Artifact]:
    """What would be paid, straight from a merge; without a decision marked as a draft."""
    return list(_papers(merged, pack, office, decision))


def _papers(
    merged: Merged, pack: Pack, office: Office, decision: Decision | None
) -> Iterator[Artifact]:
    press = Press()
    hamlets = hamlets_of(merged)
    for stem, hamlet in zip(file_names(hamlets), hamlets, strict=True):
        payout = payout_of(merged, pack, office, decision, hamlet)
        sheet = word_payout(payout, merged.basis, pack)
        folder = FOLDER if decision else DRAFTS
        yield from _printed(f"{folder}/{stem}", payout, sheet, press)


def sheet_papers(
    sheets: Iterable[PaySheet], basis: Basis, pack: Pack, office: Office
) -> tuple[list[PaySheet], list[Artifact]]:
    """The papers of numbered sheets, and the sheets with the page each row came to stand on."""
    press = Press()
    paged: list[PaySheet] = []
    papers: list[Artifact] = []
    for sheet in sheets:
        payout = payout_of_sheet(sheet, pack, office)
        words = word_payout(payout, basis, pack)
        paged.append(_paged(sheet, [len(page.rows) for page in words.pages]))
        papers += _printed(f"{FOLDER}/{sheet.stem}", payout, words, press)
    return paged, papers


def _printed(path: str, payout: Payout, words: PayoutSheet, press: Press) -> Iterator[Artifact]:
    page = press.begin(TEMPLATE, words)
    word, book = payout_docx(words), payout_book(payout, words)
    yield Artifact(f"{path}.pdf", page.result())
    yield Artifact(f"{path}.docx", word)
    yield Artifact(f"{path}.xlsx", book)


def payout_of_sheet(sheet: PaySheet, pack: Pack, office: Office) -> Payout:
    """What was decided and entered, whatever the lists have become since."""
    office = replace(office, round=sheet.round or office.round)
    supports = [support for line in sheet.lines for support in line.supports]
    return Payout(
        hamlet=sheet.place,
        rows=tuple(_row(at, line, pack) for at, line in enumerate(sheet.lines, start=1)),
        parts=_parts(supports, pack),
        amount=sheet.amount,
        office=office,
        decision=sheet.decision,
        number=sheet.number,
    )


def _row(number: int, line: PayLine, pack: Pack) -> PayoutRow:
    return PayoutRow(
        number=number,
        name=printed(line.name),
        birth_year=line.birth_year,
        id_tail=line.id_tail,
        hamlet=hamlet_name(line.hamlet),
        parts=_parts(line.supports, pack),
        amount=line.amount,
    )


def _parts(supports: Iterable[Support], pack: Pack) -> tuple[Part, ...]:
    sums: Counter[str] = Counter()
    for one in supports:
        sums[one.policy] += one.amount
    order = list(pack.policies)
    named = sorted(sums.items(), key=lambda pair: order.index(pair[0]))
    return tuple(Part(pack.policies[policy].public.label, amount) for policy, amount in named)


def _paged(sheet: PaySheet, lengths: list[int]) -> PaySheet:
    ends = list(accumulate(lengths))
    lines = (
        replace(line, page=next(page for page, end in enumerate(ends, 1) if at < end))
        for at, line in enumerate(sheet.lines)
    )
    return replace(sheet, lines=tuple(lines))
