from __future__ import annotations

import re
from functools import cache
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader
from tests.unit.writing.paper_makers import same_as_golden
from tests.unit.writing.papers_told import DAY, a_desk, a_template, told_for

from hotro68.writing.papers import shelf
from hotro68.writing.papers.desk import Order
from hotro68.writing.papers.engine import paper
from hotro68.writing.papers.spec_check import faults_of
from hotro68.writing.papers.word_check import faults_in_word
from word_templates import stale

ALL = shelf.codes()
DRAWN = [code for code in ALL if a_template(code).spec.bo_in is None]
WANTED = [f"P-{number:02}" for number in range(1, 24)]


@cache
def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u2011", "-")).strip()


@cache
def word_text(docx: bytes) -> str:
    """Every paragraph and cell in the order of the page."""
    body = Document(BytesIO(docx)).element.body
    lines = []
    for one in body.iter():
        kind = one.tag.rpartition("}")[2]
        if kind == "p":
            lines.append("")
        elif kind == "noBreakHyphen":
            lines[-1] += "-"
        elif kind == "t" and lines:
            lines[-1] += (one.text or "").replace("\u00a0", " ")
        elif kind == "br":
            lines[-1] += " / "
    return "\n".join(line.rstrip() for line in lines if line.strip())


@cache
def printed(code: str) -> dict[str, bytes]:
    return print_anew(code)


def print_anew(code: str) -> dict[str, bytes]:
    artifacts, findings = paper(code, told_for(code), a_desk(), Order(day=DAY))
    assert findings == []
    return {one.name.rpartition(".")[2]: one.content for one in artifacts}


def test_every_paper_of_the_plan_is_there() -> None:
    assert set(WANTED) <= set(ALL)


@pytest.mark.parametrize("code", DRAWN)
def test_a_paper_says_what_was_read_and_found_good(code: str) -> None:
    files = printed(code)
    text = "\n--- trang\n".join(pages(files["pdf"]))
    whole = f"{text}\n=== Word\n{word_text(files['docx'])}\n"
    assert same_as_golden(f"van-ban/{code}.txt", whole)


@pytest.mark.parametrize("code", DRAWN)
def test_pdf_and_word_print_the_same_figures(code: str) -> None:
    files = printed(code)
    pdf, word = plain(" ".join(pages(files["pdf"]))), plain(word_text(files["docx"]))
    figures = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{12}|\d\d/\d\d/\d{4}")
    assert set(figures.findall(pdf)) == set(figures.findall(word))


@pytest.mark.parametrize("code", DRAWN)
def test_a_paper_printed_twice_has_equal_bytes(code: str) -> None:
    assert print_anew(code) == printed(code)


@pytest.mark.parametrize("code", ALL)
def test_the_words_of_a_shipped_paper_name_only_what_it_is_told(code: str) -> None:
    spec = a_template(code).spec
    assert spec.bo_in is not None or list(faults_of(spec)) == []


@pytest.mark.parametrize("code", DRAWN)
def test_a_shipped_word_template_passes_the_check_a_communes_own_must_pass(code: str) -> None:
    template = a_template(code)
    assert template.word is not None
    assert faults_in_word(template.word.read_bytes(), template.spec, template.place("x")) == []


def test_the_word_templates_are_drawn_from_the_words_as_they_are() -> None:
    assert stale() == []


@pytest.mark.parametrize("code", DRAWN)
def test_the_country_and_the_motto_head_every_paper(code: str) -> None:
    files = printed(code)
    for text in (pages(files["pdf"])[0], word_text(files["docx"])):
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in plain(text)
        assert "Độc lập - Tự do - Hạnh phúc" in plain(text)


@pytest.mark.parametrize("code", DRAWN)
def test_no_placeholder_is_left_standing(code: str) -> None:
    files = printed(code)
    text = " ".join(pages(files["pdf"])) + word_text(files["docx"])
    assert not re.search(r"[{}]|None|\(trống\)", text)


@pytest.mark.parametrize("code", DRAWN)
def test_a_signature_never_stands_on_a_page_without_anything_else(code: str) -> None:
    spec = a_template(code).spec
    last = pages(printed(code)["pdf"])[-1]
    before = plain(last).partition("NGƯỜI LẬP BIỂU")[0].partition("TM. ỦY BAN")[0]
    assert not spec.ky or len(re.sub(r"^\d+ ", "", before)) > len("Nơi nhận")
