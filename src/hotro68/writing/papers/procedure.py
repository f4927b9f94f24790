"""Posters of the procedures: one a policy, for the board before any list is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hotro68.core.office import Office
from hotro68.policy.pack import Pack
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers.procedure_words import ProcedureSheet, word_procedure
from hotro68.writing.papers.typst_pdf import Press
from hotro68.writing.papers.web import html
from hotro68.writing.papers.word import procedure_docx

FOLDER = "niemyet/thu-tuc"
TEMPLATE = "thu-tuc"


def procedure_papers(
    pack: Pack, office: Office, formats: frozenset[str], *, day: date | None = None
) -> list[Artifact]:
    """day: the day whose law the posters tell; without it the newest text of the rules."""
    press = Press()
    papers: list[Artifact] = []
    for policy in pack.policies.values():
        sheet = word_procedure(policy, pack, office, day or pack.newest)
        path = f"{FOLDER}/{policy.id}"
        papers.extend(
            Artifact(f"{path}.{form}", ink) for form, ink in _forms(sheet, formats, press)
        )
    return papers


def _forms(
    sheet: ProcedureSheet, formats: frozenset[str], press: Press
) -> Iterator[tuple[str, bytes]]:
    if "pdf" in formats:
        yield "pdf", press.pdf(TEMPLATE, sheet)
    if "docx" in formats:
        yield "docx", procedure_docx(sheet)
    if "html" in formats:
        yield "html", html(TEMPLATE, sheet)
