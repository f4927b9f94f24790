"""Payout sheets: one a hamlet, to print and sign (PDF) and to keep the accounts by (Excel)."""

from __future__ import annotations

from collections.abc import Iterator

from hotro68.core.office import Decision, Office
from hotro68.core.report import Merged
from hotro68.policy.pack import Pack
from hotro68.writing.artifact import Artifact
from hotro68.writing.entries import hamlets_of, payout_of
from hotro68.writing.papers.names import file_names
from hotro68.writing.papers.payout_book import payout_book
from hotro68.writing.papers.payout_words import word_payout
from hotro68.writing.papers.typst_pdf import Press

FOLDER = "chitra"
TEMPLATE = "chi-tra"


def payout_papers(
    merged: Merged, pack: Pack, office: Office, decision: Decision | None
) -> list[Artifact]:
    """Without a decision every page is marked as a draft."""
    return list(_papers(merged, pack, office, decision))


def _papers(
    merged: Merged, pack: Pack, office: Office, decision: Decision | None
) -> Iterator[Artifact]:
    press = Press()
    hamlets = hamlets_of(merged)
    for stem, hamlet in zip(file_names(hamlets), hamlets, strict=True):
        payout = payout_of(merged, pack, office, decision, hamlet)
        sheet = word_payout(payout, merged.basis, pack)
        yield Artifact(f"{FOLDER}/{stem}.pdf", press.pdf(TEMPLATE, sheet))
        yield Artifact(f"{FOLDER}/{stem}.xlsx", payout_book(payout, sheet))
