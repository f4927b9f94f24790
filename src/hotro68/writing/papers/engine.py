"""A paper printed: typed rows in, PDF and Word files out, whole or not at all.

    from hotro68.writing.papers.contexts import Letter, Person, Sum
    from hotro68.writing.papers.desk import Order
    from hotro68.writing.papers.engine import paper, papers

    desk = ...                       # pipeline/desk.py: desk_of(settings, pack, day, work)
    letter = Letter(nguoi=people, theo_chinh_sach=sums, co_quan_quyet_dinh="UBND huyện …")
    artifacts, findings = paper("P-08", letter, desk, Order(day=day))

`papers(code, [(data, order), …], desk)` prints one for each hamlet or person with one press;
`Order(name=…)` names each. What a paper takes (`loai`: thu Letter, danh-sach Listing, bien-ban
Minutes, ke-toan AccountPaper, so RegisterPaper, don FormPaper) stands in
templates/van-ban/P-NN/van-ban.yaml. Files are named under `van-ban/`, so hand them to
`Step(..., folder=work / "ketqua")`. A template that cannot be used is told in findings (HT85x)
and nothing is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hotro68.core.catalogue import PAPER_BY_ITS_COMMAND, PAPER_LEFT_BLANK
from hotro68.core.finding import Finding
from hotro68.core.source import Source
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers.composing import compose
from hotro68.writing.papers.contexts import KINDS, Context
from hotro68.writing.papers.desk import Desk, Order
from hotro68.writing.papers.names import file_names
from hotro68.writing.papers.page_check import faults_in_page, faults_in_printing
from hotro68.writing.papers.shelf import FOLDER, PAGE, WORD, Template, take, told_in
from hotro68.writing.papers.typst_pdf import Press
from hotro68.writing.papers.values import values_of
from hotro68.writing.papers.word_check import faults_in_word
from hotro68.writing.papers.word_filling import word_paper
from hotro68.writing.papers.word_template import word_template


def paper(
    code: str, data: Context, desk: Desk, order: Order
) -> tuple[list[Artifact], list[Finding]]:
    """One paper, in the formats ordered."""
    return papers(code, [(data, order)], desk)


def papers(
    code: str, orders: Iterable[tuple[Context, Order]], desk: Desk
) -> tuple[list[Artifact], list[Finding]]:
    """One kind of paper for several; nothing is printed when one of them cannot be."""
    wanted = list(orders)
    template, findings = take(code, desk.own)
    if template is None:
        return [], findings
    template = told_in(template, desk.office.dialect)
    findings = _refused(template, wanted)
    word = _word(template, wanted)
    if not findings:
        findings = _faults(template, word)
    if findings:
        return [], findings
    return _printed(template, word, wanted, desk)


def _refused(template: Template, wanted: list[tuple[Context, Order]]) -> list[Finding]:
    named = {"paper": f"{template.code} {template.spec.ten}"}
    place = Source(template.code)
    if template.spec.bo_in is not None:
        data = {**named, "command": template.spec.lenh}
        return [Finding(PAPER_BY_ITS_COMMAND, place, data)]
    if template.spec.de_trong and (len(wanted) > 1 or any(order.name for _, order in wanted)):
        return [Finding(PAPER_LEFT_BLANK, place, named)]
    return []


def _word(template: Template, wanted: list[tuple[Context, Order]]) -> bytes:
    if all("docx" not in order.formats for _, order in wanted) or template.spec.bo_in:
        return b""
    return template.word.read_bytes() if template.word else word_template(template.spec)


def _faults(template: Template, word: bytes) -> list[Finding]:
    """Only the commune's own files are read again: ours are read by tests."""
    findings = []
    if word and WORD in template.own:
        findings += faults_in_word(word, template.spec, template.place(WORD))
    if PAGE in template.own:
        findings += faults_in_page(template.page.read_bytes(), template.place(PAGE))
    return findings


def _printed(
    template: Template, word: bytes, wanted: list[tuple[Context, Order]], desk: Desk
) -> tuple[list[Artifact], list[Finding]]:
    press = Press()
    artifacts: list[Artifact] = []
    for stem, (data, order) in zip(_stems(template, wanted), wanted, strict=True):
        kind = KINDS[template.spec.loai or ""]
        assert isinstance(data, kind), f"{template.code} takes {kind.__name__}"
        page = compose(template.code, template.spec, data, desk, order)
        if "pdf" in order.formats:
            ink, findings = _pdf(template, press, page)
            if findings:
                return [], findings
            artifacts.append(Artifact(f"{stem}.pdf", ink))
        if "docx" in order.formats:
            values = values_of(template.spec, data, desk, order)
            artifacts.append(Artifact(f"{stem}.docx", word_paper(word, page, values)))
    return artifacts, []


def _pdf(template: Template, press: Press, page: object) -> tuple[bytes, list[Finding]]:
    from typst import TypstError

    try:
        return press.page(template.page, page), []
    except TypstError as trouble:
        return b"", [faults_in_printing(trouble, template.place(PAGE))]


def _stems(template: Template, wanted: list[tuple[Context, Order]]) -> Iterator[str]:
    stem = f"{FOLDER}/{template.code}-{template.spec.tep}"
    names = iter(file_names(order.name for _, order in wanted if order.name))
    for _, order in wanted:
        yield f"{stem}/{next(names)}" if order.name else stem
