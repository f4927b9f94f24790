from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader
from tests.unit.writing.papers_told import (
    DAY,
    DECISION,
    OFFICE,
    PEOPLE,
    PROGRAMME,
    a_desk,
    people,
    told_for,
)
from tests.unit.writing.test_papers_shipped import pages, plain, word_text

from hotro68.core.office import Office
from hotro68.writing.papers.contexts import (
    AccountPaper,
    Context,
    FormPaper,
    Letter,
    Listing,
    Minutes,
    Person,
    Sum,
    whole,
)
from hotro68.writing.papers.desk import Desk, Order
from hotro68.writing.papers.engine import paper, papers
from hotro68.writing.papers.letterhead import based_on

PDF = Order(frozenset({"pdf"}), DAY)


def pdf_text(code: str, data: Context, desk: Desk | None = None, order: Order = PDF) -> str:
    artifacts, findings = paper(code, data, desk or a_desk(), order)
    assert findings == []
    return plain(" ".join(pages(artifacts[0].content)))


def docx_text(code: str, data: Context, desk: Desk | None = None) -> str:
    order = Order(frozenset({"docx"}), DAY)
    artifacts, findings = paper(code, data, desk or a_desk(), order)
    assert findings == []
    return plain(word_text(artifacts[0].content))


def test_sums_of_a_letter_are_drawn_from_its_people() -> None:
    told = whole(Letter(nguoi=PEOPLE))
    assert (told["so_nguoi"], told["so_tien"]) == (5, 9_000_000)
    assert told["theo_thon"] == (
        Sum(ten="Thôn Đồng Mẫu", so_nguoi=3, so_tien=6_000_000),
        Sum(ten="Thôn Tân Ví Dụ", so_nguoi=2, so_tien=3_000_000),
    )


def test_a_person_with_two_supports_counts_once() -> None:
    twice = (PEOPLE[0], replace(PEOPLE[0], chinh_sach="Hỗ trợ khác"))
    assert whole(Letter(nguoi=twice))["so_nguoi"] == 1


def test_people_without_a_key_each_count() -> None:
    nameless = tuple(replace(one, ma="") for one in PEOPLE)
    assert whole(Letter(nguoi=nameless))["so_nguoi"] == 5


def test_sums_that_do_not_tie_to_the_rows_are_our_own_mistake() -> None:
    wrong = (Sum(ten="Lao động tự do", so_nguoi=5, so_tien=9_000_001),)
    with pytest.raises(AssertionError):
        whole(Letter(nguoi=PEOPLE, theo_chinh_sach=wrong))


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (105_015_000, "Một trăm linh năm triệu không trăm mười lăm nghìn đồng"),
        (191_400_000, "Một trăm chín mươi mốt triệu bốn trăm nghìn đồng"),
    ],
)
def test_a_submission_says_its_sum_in_figures_and_in_words(amount: int, words: str) -> None:
    letter = Letter(nguoi=(Person(ho_ten="Nông Văn Ví Dụ", so_tien=amount),))
    for text in (pdf_text("P-08", letter), docx_text("P-08", letter)):
        assert f"{amount:,} đồng (Bằng chữ: {words})".replace(",", ".", 2) in text


def test_a_paper_without_a_number_leaves_room_for_it() -> None:
    assert "Số: /TTr-UBND" in pdf_text("P-08", told_for("P-08"))
    numbered = Order(frozenset({"pdf"}), DAY, number="12/TTr-UBND")
    assert "Số: 12/TTr-UBND" in pdf_text("P-08", told_for("P-08"), order=numbered)


def test_a_paper_without_a_day_leaves_room_for_it() -> None:
    open_day = Order(frozenset({"pdf"}))
    text = pdf_text("P-08", told_for("P-08"), order=open_day)
    assert "Nhật Ví Dụ, ngày …… tháng …… năm ………" in text


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2021, 1, 5), "ngày 05 tháng 01 năm 2021"),
        (date(2021, 8, 5), "ngày 05 tháng 8 năm 2021"),
        (date(2021, 2, 15), "ngày 15 tháng 02 năm 2021"),
    ],
)
def test_days_and_months_have_their_leading_zero(day: date, told: str) -> None:
    assert told in pdf_text("P-08", told_for("P-08"), order=replace(PDF, day=day))


def test_legal_bases_end_in_a_semicolon_and_the_last_in_a_full_stop() -> None:
    assert based_on(["Luật A;", "Luật B.", "Kế hoạch C"]) == (
        "Căn cứ Luật A;",
        "Căn cứ Luật B;",
        "Căn cứ Kế hoạch C.",
    )


def test_one_more_legal_base_stands_on_every_paper_that_quotes_them() -> None:
    desk = replace(a_desk(), bases=("Kế hoạch số 99/KH-UBND",))
    for code in ("P-04", "P-08", "P-12"):
        for text in (
            pdf_text(code, told_for(code), desk),
            docx_text(code, told_for(code), desk),
        ):
            assert re.search(r"Căn cứ Kế hoạch số 99/KH-UBND(\.|; Xét đề nghị )", text)


def test_recipients_of_the_settings_stand_instead_of_those_of_the_template() -> None:
    desk = a_desk(recipients={"P-08": ("Phòng Lao động huyện;", "Lưu: VT")})
    for text in (
        pdf_text("P-08", told_for("P-08"), desk),
        docx_text("P-08", told_for("P-08"), desk),
    ):
        assert "- Phòng Lao động huyện; - Lưu: VT." in text
        assert "TT Đảng ủy" not in text


def test_a_deputy_signs_for_the_chair() -> None:
    for text in (pdf_text("P-08", told_for("P-08")), docx_text("P-08", told_for("P-08"))):
        signed = text.replace(" / ", " ")
        assert "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn Mẫu" in signed


def test_an_office_nobody_has_named_is_a_dotted_blank() -> None:
    desk = replace(a_desk(), office=Office())
    assert "xã ……………… trình" in pdf_text("P-08", told_for("P-08"), desk)


def test_a_draft_for_another_level_is_marked_on_every_page_whatever_is_decided() -> None:
    letter = Letter(
        nguoi=people(90), co_quan_quyet_dinh="UBND huyện Hữu Ví Dụ", quyet_dinh=DECISION
    )
    artifacts, _ = paper("P-12", letter, a_desk(), Order(day=DAY))
    by_form = {one.name[-4:]: one.content for one in artifacts}
    assert all("DỰ THẢO" in text for text in pages(by_form[".pdf"]))
    from docx import Document

    section = Document(BytesIO(by_form["docx"])).sections[0]
    for header in (section.header, section.first_page_header):
        assert any(paragraph.text == "DỰ THẢO" for paragraph in header.paragraphs)


def test_a_draft_for_another_level_is_headed_by_that_level_and_not_dated() -> None:
    text = pdf_text("P-12", told_for("P-12"))
    assert "ỦY BAN NHÂN DÂN HUYỆN HỮU VÍ DỤ" in text
    assert "XÃ NHẬT VÍ DỤ" not in text
    assert "Nguyễn Văn Mẫu" not in text
    assert "………………, ngày …… tháng …… năm ………" in text


def test_what_does_not_apply_is_not_said() -> None:
    letter = Letter(nguoi=PEOPLE, co_quan_quyet_dinh="UBND huyện")
    for text in (pdf_text("P-08", letter), docx_text("P-08", letter)):
        assert "còn thiếu" not in text
        assert "chưa thẩm định xong" not in text


def test_a_list_without_anybody_says_so() -> None:
    for text in (pdf_text("P-09", Listing()), docx_text("P-09", Listing())):
        assert "Không có ai." in text


@pytest.mark.parametrize("count", [1, 2, *range(12, 24), 60])
def test_an_annex_of_any_length_has_people_on_the_page_of_its_signatures(count: int) -> None:
    artifacts, _ = paper("P-09", Listing(nguoi=people(count)), a_desk(), PDF)
    last = pages(artifacts[0].content)[-1]
    assert "NGƯỜI LẬP BIỂU" in last
    assert f"Nông Văn Ví Dụ {count}" in plain(last)
    assert "Số CMND" in last


@pytest.mark.parametrize("count", [1, 45])
def test_in_word_the_last_people_share_a_page_with_the_signatures(count: int) -> None:
    order = Order(frozenset({"docx"}), DAY)
    artifacts, _ = paper("P-09", Listing(nguoi=people(count)), a_desk(), order)
    rows = Document(BytesIO(artifacts[0].content)).tables[-1].rows
    *_, before, total, closing = rows
    (signing,) = closing.cells[0].tables
    assert "NGƯỜI LẬP BIỂU" in signing.cell(0, 0).text
    assert f"Nông Văn Ví Dụ {count}" in before.cells[1].text
    for row in (before, total):
        assert row.cells[0].paragraphs[0].paragraph_format.keep_with_next


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Thôn Đồng Mẫu", "tại thôn Đồng Mẫu, chúng tôi"),
        ("THÔN ĐỒNG MẪU", "tại thôn ĐỒNG MẪU, chúng tôi"),
        ("Phố Chợ", "tại Phố Chợ, chúng tôi"),
    ],
)
def test_a_hamlet_inside_a_sentence_keeps_its_name(place: str, told: str) -> None:
    data = Minutes(thon=place, dia_diem=place, quyet_dinh=DECISION)
    assert told in pdf_text("P-16", data)
    assert told in docx_text("P-16", data)


def test_a_draft_decision_counts_its_articles_whoever_bears_the_cost() -> None:
    mine = (Sum(ten="Hỗ trợ của tỉnh", so_nguoi=5, so_tien=9_000_000, dia_phuong=9_000_000),)
    letter = Letter(nguoi=PEOPLE, theo_chinh_sach=mine, co_quan_quyet_dinh="UBND huyện")
    for text in (pdf_text("P-12", letter), docx_text("P-12", letter)):
        assert "Điều 2. Nguồn kinh phí: ngân sách địa phương 9.000.000 đồng." in text
        assert text.count("Điều 2.") == 1


def test_minutes_without_complaints_say_so_in_one_sentence() -> None:
    data = Minutes(thon="Thôn Mẫu", loai="danh sách dự kiến", so_nguoi=2, so_tien=3_000_000)
    for text in (pdf_text("P-07", data), docx_text("P-07", data)):
        assert "không nhận được ý kiến phản ánh, kiến nghị nào" in text
        assert "Kết quả giải quyết" not in text


def test_a_report_without_a_first_day_leaves_no_blank_for_it() -> None:
    for code in ("P-17", "P-18"):
        text = pdf_text(code, AccountPaper(den_ngay=DAY))
        assert "tính đến hết ngày 05 tháng 8 năm 2021" in text
        assert "ngày ……" not in text


def test_a_long_annex_repeats_its_headings_and_loses_nobody() -> None:
    artifacts, _ = paper("P-09", Listing(nguoi=people(300)), a_desk(), PDF)
    found = pages(artifacts[0].content)
    assert all("Họ và tên" in text for text in found)
    names = re.findall(r"Nông Văn Ví Dụ (\d+)", plain(" ".join(found)))
    assert [int(name) for name in names] == list(range(1, 301))


def test_page_numbers_begin_on_the_second_page() -> None:
    artifacts, _ = paper("P-09", Listing(nguoi=people(60)), a_desk(), PDF)
    found = pages(artifacts[0].content)
    assert not found[0].lstrip().startswith("1\n")
    assert [text.split()[0] for text in found[1:]] == [
        str(at) for at in range(2, len(found) + 1)
    ]


def test_one_paper_a_hamlet_and_names_that_differ() -> None:
    orders = [
        (Minutes(thon=name, nguoi=PEOPLE), replace(PDF, name=name))
        for name in ("Thôn Mẫu", "thôn mẫu", "Thôn Khác")
    ]
    artifacts, _ = papers("P-03", orders, a_desk())
    stem = "van-ban/P-03-bien-ban-hop-thon"
    assert [one.name for one in artifacts] == [
        f"{stem}/thon-mau.pdf",
        f"{stem}/thon-mau-2.pdf",
        f"{stem}/thon-khac.pdf",
    ]


def test_a_waiver_is_never_printed_for_somebody_or_in_bulk() -> None:
    for orders in (
        [(FormPaper(), replace(PDF, name="Nông Văn Ví Dụ"))],
        [(FormPaper(), PDF)] * 2,
    ):
        artifacts, findings = papers("P-21", orders, a_desk())
        assert artifacts == []
        assert [finding.code.id for finding in findings] == ["HT856"]


def test_a_form_has_no_place_for_anybodys_name() -> None:
    from dataclasses import fields

    assert {one.name for one in fields(FormPaper)}.isdisjoint(
        {one.name for one in fields(Person)} - {"can_cu", "chinh_sach"}
    )


@pytest.mark.parametrize("code", ["P-16b", "P-21", "P-23b"])
def test_a_blank_form_holds_no_name_and_no_day(code: str) -> None:
    text = pdf_text(code, FormPaper(), order=Order(frozenset({"pdf"})))
    signer = {"P-23b": OFFICE.signer}.get(code, "")
    for name in {OFFICE.clerk, OFFICE.accountant, OFFICE.signer} - {signer}:
        assert name not in text
    assert "2021" not in text.replace(PROGRAMME, "")


def test_a_value_that_looks_like_a_command_is_printed_as_it_is() -> None:
    name = '{{ so_tien }} <b>&amp; {% if %} #read("x")'
    letter = Letter(nguoi=(Person(ho_ten=name, so_tien=1),))
    data = Listing(nguoi=letter.nguoi)
    assert "{{ so_tien }} <b>&amp; {% if %}" in docx_text("P-09", data)
    assert "{{ so_tien }} <b>&amp;" in pdf_text("P-09", data)


def test_nobodys_name_stands_in_the_data_of_the_file() -> None:
    artifacts, _ = paper("P-13", told_for("P-13"), a_desk(), Order(day=DAY))
    from docx import Document

    for one in artifacts:
        if one.name.endswith("docx"):
            known = Document(BytesIO(one.content)).core_properties
            assert (known.author, known.comments, known.last_modified_by) == ("", "", "")
        else:
            told = dict(PdfReader(BytesIO(one.content)).metadata or {})
            assert str(told["/Title"]) == "Thông báo không đủ điều kiện hỗ trợ"
            assert "/Author" not in told
