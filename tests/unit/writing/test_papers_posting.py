from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.unit.writing.paper_makers import (
    DAY,
    DECISION,
    OFFICE,
    Someone,
    a_merge,
    a_pack,
    page_count,
    same_as_golden,
    word_xml,
)

from hotro68.core.office import Decision, Office
from hotro68.core.report import Merged
from hotro68.vietnamese.dates import PartDate
from hotro68.writing.context import Notice, PostingKind
from hotro68.writing.entries import posting_of
from hotro68.writing.papers.letterhead import long_date, posts
from hotro68.writing.papers.notice_words import PostingSheet, roman, word_posting
from hotro68.writing.papers.posting import posting_papers
from hotro68.writing.papers.typst_pdf import Press, as_json
from hotro68.writing.papers.web import html
from hotro68.writing.papers.word import posting_docx

PACK = a_pack()
DRAFT = Notice(PostingKind.DRAFT)
RESULT = Notice(PostingKind.RESULT, DECISION, date(2021, 8, 18))
EVERY_FORM = frozenset({"pdf", "docx", "html"})
NOTE = "Hỗ trợ lao động tự do: mức do UBND tỉnh quy định, xã chưa nhận được quyết định."

A_FEW = a_merge(
    Someone("Nông Văn Minh Họa", "Thôn Mẫu Một"),
    Someone("Lý Thị Ví Dụ", "Thôn Mẫu Một", "kinh-doanh", 3_000_000, "000000456"),
    Someone("Vi Văn Giả Định", "Thôn Mẫu Hai", "benh", 880_000),
    Someone("Đàm Thị Ánh Mẫu", "Thôn Mẫu Hai", number="", birth=None),
    notes=(NOTE,),
)


def sheet_of(
    merged: Merged,
    notice: Notice = DRAFT,
    hamlet: str | None = None,
    office: Office = OFFICE,
) -> PostingSheet:
    return word_posting(posting_of(merged, PACK, notice, hamlet), merged.basis, PACK, office)


def papers(merged: Merged, kind: str = "dukien", decision: Decision | None = None) -> list[str]:
    made = posting_papers(
        merged, PACK, OFFICE, kind, decision, posted_on=None, formats=frozenset({"html"})
    )
    return [paper.name for paper in made]


@pytest.mark.parametrize(
    ("name", "notice", "hamlet"),
    [
        ("du-kien-tru-so", DRAFT, None),
        ("du-kien-thon", DRAFT, "Thôn Mẫu Hai"),
        ("ket-qua-tru-so", RESULT, None),
    ],
)
def test_a_posting_says_what_it_said_before(
    name: str, notice: Notice, hamlet: str | None
) -> None:
    sheet = sheet_of(A_FEW, notice, hamlet)
    told = json.dumps(json.loads(as_json(sheet)), ensure_ascii=False, indent=1) + "\n"
    assert same_as_golden(f"{name}.json", told)
    assert same_as_golden(f"{name}.html", html("niem-yet", sheet).decode())


def test_there_is_a_list_for_the_office_and_one_for_each_hamlet() -> None:
    assert papers(A_FEW) == [
        "niemyet/du-kien/tru-so.html",
        "niemyet/du-kien/thon-mau-hai.html",
        "niemyet/du-kien/thon-mau-mot.html",
    ]
    assert papers(A_FEW, "ketqua", DECISION)[0] == "niemyet/ket-qua/tru-so.html"


def test_two_hamlets_of_like_names_get_two_files() -> None:
    merged = a_merge(
        Someone(hamlet="Thôn Mẫu"), Someone(hamlet="Thôn Mậu"), Someone(hamlet="tru so")
    )
    assert sorted(papers(merged)) == [
        "niemyet/du-kien/thon-mau-2.html",
        "niemyet/du-kien/thon-mau.html",
        "niemyet/du-kien/tru-so-2.html",
        "niemyet/du-kien/tru-so.html",
    ]


def test_two_runs_give_the_same_bytes() -> None:
    first, second = (
        posting_papers(
            A_FEW, PACK, OFFICE, "ketqua", DECISION, posted_on=DAY, formats=EVERY_FORM
        )
        for _ in range(2)
    )
    assert first == second
    assert len(first) == 9


def test_the_forms_show_the_same_rows() -> None:
    sheet = sheet_of(A_FEW)
    page, word = html("niem-yet", sheet).decode(), word_xml(posting_docx(sheet))
    for section in sheet.sections:
        for text in (section.heading, section.subtotal, *section.rows[0]):
            assert text in page
            assert text in word
    for text in (sheet.total, sheet.in_words, *sheet.closing, *sheet.notes, *sheet.bases):
        assert text in page
        assert text in word


def test_the_note_of_the_run_stands_on_every_paper() -> None:
    for hamlet in (None, "Thôn Mẫu Một"):
        assert NOTE in sheet_of(A_FEW, hamlet=hamlet).notes


def test_laws_made_after_the_deciding_day_are_not_quoted() -> None:
    assert [base.split()[5] for base in sheet_of(A_FEW).bases] == ["00/NQ-CP"]
    later = replace(A_FEW, basis=replace(A_FEW.basis, day=date(2021, 11, 6)))
    bases = sheet_of(later).bases
    assert len(bases) == 2
    assert [base[-1] for base in bases] == [";", "."]


def test_what_the_office_has_not_told_is_a_dotted_blank() -> None:
    sheet = sheet_of(A_FEW, office=Office())
    assert sheet.letterhead.issuer[1] == "XÃ ………………"
    assert sheet.letterhead.place_date == "………………, ngày …… tháng …… năm ………"
    assert sheet.signature.name == ""


def test_a_list_of_nobody_is_still_a_paper() -> None:
    sheet = sheet_of(a_merge())
    assert (sheet.total, sheet.amount) == ("Tổng cộng: 0 người", "0")
    assert page_count(Press().pdf("niem-yet", sheet)) == 1


def test_a_person_with_two_supports_is_one_person() -> None:
    merged = a_merge(Someone(key="x"), Someone(key="x", policy="benh"))
    assert sheet_of(merged).total == "Tổng cộng: 1 người, 2 lượt hỗ trợ"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2021, 1, 5), "ngày 05 tháng 01 năm 2021"),
        (date(2021, 2, 28), "ngày 28 tháng 02 năm 2021"),
        (date(2021, 3, 9), "ngày 09 tháng 3 năm 2021"),
        (date(2021, 10, 10), "ngày 10 tháng 10 năm 2021"),
    ],
)
def test_zeros_stand_before_small_days_and_the_first_two_months(day: date, text: str) -> None:
    assert long_date(day) == text


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("CHỦ TỊCH", ("CHỦ TỊCH",)),
        ("Chủ tịch", ("CHỦ TỊCH",)),
        ("", ("CHỦ TỊCH",)),
        ("PHÓ CHỦ TỊCH", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("KT. CHỦ TỊCH", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ],
)
def test_a_deputy_signs_for_the_chair(written: str, printed: tuple[str, ...]) -> None:
    assert posts(written) == printed


def test_roman_numbers_count_the_hamlets() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]


@pytest.mark.parametrize("count", [1, 3, 20, 34])
def test_a_long_list_runs_over_as_many_pages_as_it_needs(count: int) -> None:
    crowd = [Someone(f"Nông Văn Mẫu {letter * 3}") for letter in "abcdefgh" * 5][:count]
    pages = page_count(Press().pdf("niem-yet", sheet_of(a_merge(*crowd))))
    assert pages == (1 if count <= 3 else 2)


def test_markup_in_a_hamlet_is_printed_and_never_run() -> None:
    typed = '#read("/chung/page.html.j2") *b* $x$ <script>alert(1)</script> {{ 7 * 7 }} & Mẫu'
    sheet = sheet_of(a_merge(Someone(hamlet=typed), Someone(hamlet="#panic() <b>")))
    assert page_count(Press().pdf("niem-yet", sheet)) == 1
    page = html("niem-yet", sheet).decode()
    assert "<script>" not in page
    assert "<b>." not in page
    assert "{{ 7 * 7 }}" in page
    assert "&lt;script&gt;" in word_xml(posting_docx(sheet))


def test_markup_in_a_name_is_not_even_printed() -> None:
    sheet = sheet_of(a_merge(Someone('Vi Mẫu <script src="x">{{ 7 }}')))
    assert "Vi Mẫu …" in html("niem-yet", sheet).decode()


def test_in_word_only_the_last_notes_of_a_posting_stay_with_the_signature() -> None:
    crowd = a_merge(Someone(), notes=("Một", "Hai", "Ba"))
    document = Document(BytesIO(posting_docx(sheet_of(crowd))))
    notes = [one for one in document.paragraphs if one.text.startswith(("Ý kiến", "- "))]
    kept = [bool(one.paragraph_format.keep_with_next) for one in notes]
    assert kept == [*(False for _ in kept[3:]), True, True, True]
    assert "TM. ỦY BAN NHÂN DÂN" in document.tables[-1].cell(0, 1).text


def test_in_word_the_last_two_people_stay_with_the_sum_and_its_words() -> None:
    docx = posting_docx(sheet_of(a_merge(*(Someone(f"Vi Mẫu {at}") for at in "ABCDE"))))
    *rows, in_words = Document(BytesIO(docx)).tables[1].rows
    assert in_words.cells[0].text.startswith("Bằng chữ")
    kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in rows]
    heading, place, *people, subtotal, total = kept
    assert (place, people) == (True, [False, False, False, True, True])
    assert (heading, subtotal, total) == (False, True, True)


def test_letters_that_xml_forbids_do_not_break_the_word_file() -> None:
    docx = posting_docx(sheet_of(a_merge(Someone("Vi \x00\x0b\ud800Mẫu"))))
    assert Document(BytesIO(docx)).tables[1].rows[2].cells[1].text == "Vi Mẫu"


def test_a_word_file_repeats_its_heading_and_numbers_its_pages() -> None:
    docx = posting_docx(sheet_of(A_FEW))
    body = word_xml(docx)
    assert body.count("<w:tblHeader/>") == 1
    assert body.count("<w:cantSplit/>") >= 4
    with ZipFile(BytesIO(docx)) as package:
        headers = [name for name in package.namelist() if "header" in name]
        assert any(b" PAGE " in package.read(name) for name in headers)
        assert b"python" not in package.read("docProps/core.xml").lower()


def test_an_html_page_needs_nothing_from_elsewhere() -> None:
    page = html("niem-yet", sheet_of(A_FEW)).decode()
    assert not re.search(r"https?://|src=|@import|<link|<script", page)


numbers = st.from_regex(r"0[0-9]{8}|0[0-9]{11}", fullmatch=True)


@settings(max_examples=20, deadline=None)
@given(
    number=numbers,
    phone=st.from_regex(r"09[0-9]{8}", fullmatch=True),
    typed=st.sampled_from(["{0}", "{1}", " ({0})", " - SĐT {1}", " {2}"]),
    named=st.booleans(),
)
def test_no_whole_number_of_a_person_occurs_in_any_public_form(
    number: str, phone: str, typed: str, *, named: bool
) -> None:
    spaced = f"{phone[:4]} {phone[4:7]}.{phone[7:]}"
    someone = Someone(
        name="Nông Văn Mẫu" + typed.format(number, phone, spaced),
        hamlet="Thôn Mẫu" + typed.format(number, phone, spaced),
        policy="benh",
        number=number,
        phone=phone,
    )
    people = [someone, replace(someone, policy="tu-do", birth=PartDate(1985, 3, 5))]
    notice = replace(DRAFT, named=frozenset({"benh"} if named else ()))
    sheet = sheet_of(a_merge(*people), notice)
    forms = (as_json(sheet), html("niem-yet", sheet).decode(), word_xml(posting_docx(sheet)))
    for text in forms:
        assert number not in text
        assert phone not in text
        assert spaced not in text
        assert "99990000111122" not in text
        assert "05/03/1985" not in text
    assert not re.search(r"\d{9}", papers(a_merge(*people))[-1])


def test_a_policy_without_public_names_never_shows_one() -> None:
    merged = a_merge(Someone("Vi Thị Giấu Tên", policy="benh"), Someone())
    sheet = sheet_of(merged)
    forms = (as_json(sheet), html("niem-yet", sheet).decode(), word_xml(posting_docx(sheet)))
    assert all("Minh Họa" in text for text in forms)
    assert not any("Giấu Tên" in text for text in forms)
    assert not any("bệnh mẫu" in text or "F0F1" in text for text in forms)


@pytest.mark.parametrize("count", [3, *range(11, 24), 30, 55])
def test_the_words_of_the_sum_stand_below_people_and_the_signature_below_notes(
    count: int,
) -> None:
    crowd = a_merge(*(Someone(f"Nông Văn Số {at}", "Thôn Mẫu Một") for at in range(count)))
    for notice, hamlet in ((DRAFT, "Thôn Mẫu Một"), (RESULT, None)):
        pdf = Press().pdf("niem-yet", sheet_of(crowd, notice, hamlet))
        pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
        summed = next(page for page in pages if "Bằng chữ" in page)
        assert "Tổng cộng" in summed
        assert summed.count("Nông Văn Số") >= 2
        assert "Nơi nhận" in pages[-1]
        assert "Căn cứ tính tiền" in pages[-1]
