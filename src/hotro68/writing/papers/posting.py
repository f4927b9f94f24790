"""Posting lists: for the commune office and for each hamlet, in every form asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from hotro68.core.office import Decision, Office
from hotro68.core.report import Merged
from hotro68.policy.pack import Pack
from hotro68.writing.artifact import Artifact
from hotro68.writing.context import Notice, Posting, PostingKind, posting_clock
from hotro68.writing.entries import postings_of
from hotro68.writing.papers.names import file_names
from hotro68.writing.papers.notice_words import PostingSheet, word_posting
from hotro68.writing.papers.typst_pdf import Press
from hotro68.writing.papers.web import html
from hotro68.writing.papers.word import posting_docx

__all__ = ["Posted", "posted_lists", "posting_clock", "posting_papers"]

FOLDERS = {PostingKind.DRAFT: "niemyet/du-kien", PostingKind.RESULT: "niemyet/ket-qua"}
OFFICE_LIST = "tru-so"
TEMPLATE = "niem-yet"


@dataclass(frozen=True, slots=True)
class Posted:
    """One list for one board. hamlet: None for the commune office's."""

    hamlet: str | None
    people: int
    amount: int
    papers: tuple[Artifact, ...]

    @property
    def pages(self) -> int:
        """Of the PDF; 0 when none was printed."""
        from pypdf import PdfReader

        pdf = next((one for one in self.papers if one.name.endswith(".pdf")), None)
        return len(PdfReader(BytesIO(pdf.content)).pages) if pdf else 0


def posting_papers(  # noqa: PLR0913 - each is one thing the clerk decides
    merged: Merged,
    pack: Pack,
    office: Office,
    kind: str,
    decision: Decision | None,
    *,
    posted_on: date | None,
    formats: frozenset[str],
    named: frozenset[str] = frozenset(),
) -> list[Artifact]:
    """One list for the commune office, then one a hamlet.

    kind: `dukien` or `ketqua`; a result rests on a decision. formats: of pdf, docx, html.
    named: policies without public names whose people the commune decided to name.
    """
    notice = Notice(PostingKind(kind), decision, posted_on, named)
    lists = posted_lists(merged, pack, office, notice, formats)
    return [paper for one in lists for paper in one.papers]


def posted_lists(
    merged: Merged, pack: Pack, office: Office, notice: Notice, formats: frozenset[str]
) -> list[Posted]:
    postings = list(postings_of(merged, pack, notice))
    press = Press()
    begun = []
    for posting in postings:  # the press runs while the next list is worded
        sheet = word_posting(posting, merged.basis, pack, office)
        begun.append((sheet, press.begin(TEMPLATE, sheet) if "pdf" in formats else None))
    found = []
    for stem, posting, (sheet, pdf) in zip(_stems(postings), postings, begun, strict=True):
        path = f"{FOLDERS[notice.kind]}/{stem}"
        papers = tuple(
            Artifact(f"{path}.{form}", ink) for form, ink in _forms(sheet, formats, pdf)
        )
        found.append(Posted(posting.hamlet, posting.people, posting.amount, papers))
    return found


def _stems(postings: Iterable[Posting]) -> list[str]:
    hamlets = [posting.hamlet for posting in postings if posting.hamlet is not None]
    return [OFFICE_LIST, *file_names(hamlets, taken=OFFICE_LIST)]


def _forms(
    sheet: PostingSheet, formats: frozenset[str], pdf: Future[bytes] | None
) -> Iterator[tuple[str, bytes]]:
    if pdf is not None:
        yield "pdf", pdf.result()
    if "docx" in formats:
        yield "docx", posting_docx(sheet)
    if "html" in formats:
        yield "html", html(TEMPLATE, sheet)
