from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.unit.writing.paper_makers import (
    DECISION,
    OFFICE,
    Someone,
    a_merge,
    a_pack,
    page_count,
    same_as_golden,
)

from hotro68.core.office import Decision, Office
from hotro68.core.report import Merged
from hotro68.pipeline.recount import recount
from hotro68.writing.entries import payout_of
from hotro68.writing.papers.payout import payout_papers
from hotro68.writing.papers.payout_book import payout_book
from hotro68.writing.papers.payout_docx import payout_docx
from hotro68.writing.papers.payout_words import PayoutSheet, word_payout
from hotro68.writing.papers.typst_pdf import Press, as_json

PACK = a_pack()
HAMLET = "Thôn Mẫu Một"
NOTE = "Mức do UBND tỉnh quy định, xã chưa nhận được quyết định."
SURNAMES = ("Nông", "Lý", "Vi", "Đàm", "Hoàng")


def a_crowd(count: int) -> Merged:
    names = [f"{SURNAMES[at % 5]} Thị Minh Họa" for at in range(count)]
    return a_merge(*(Someone(name) for name in names), notes=(NOTE,))


def sheet_of(
    merged: Merged, decision: Decision | None = DECISION, office: Office = OFFICE
) -> PayoutSheet:
    payout = payout_of(merged, PACK, office, decision, HAMLET)
    return word_payout(payout, merged.basis, PACK)


def book_of(merged: Merged, decision: Decision | None = DECISION) -> Worksheet:
    payout = payout_of(merged, PACK, OFFICE, decision, HAMLET)
    book = payout_book(payout, word_payout(payout, merged.basis, PACK))
    return load_workbook(BytesIO(book))["ChiTra"]


def test_a_payout_sheet_says_what_it_said_before() -> None:
    merged = a_merge(
        Someone(key="x"),
        Someone(policy="benh", amount=880_000, key="x"),
        Someone("Lý Thị Ví Dụ", policy="kinh-doanh", amount=3_000_000, number="000000456"),
        notes=(NOTE,),
    )
    told = json.dumps(json.loads(as_json(sheet_of(merged))), ensure_ascii=False, indent=1)
    assert same_as_golden("chi-tra-thon.json", told + "\n")


@pytest.mark.parametrize("count", [1, 4, 9, 15, 16, 40, 100])
def test_the_pages_printed_are_the_pages_summed(count: int) -> None:
    sheet = sheet_of(a_crowd(count))
    assert page_count(Press().pdf("chi-tra", sheet)) == len(sheet.pages)


@pytest.mark.parametrize("name", ["Nguyễn Hoàng Thị Phương Thảo " * 4, "W" * 300, "Ơ " * 80])
def test_long_names_do_not_push_a_row_to_another_page(name: str) -> None:
    crowd = a_merge(*(Someone(name) for _ in range(30)), notes=(NOTE * 20,))
    decision = replace(DECISION, by="UBND " + name)
    sheet = sheet_of(crowd, decision)
    assert page_count(Press().pdf("chi-tra", sheet)) == len(sheet.pages)


def test_every_row_leaves_room_to_sign() -> None:
    sheet = sheet_of(a_crowd(40))
    assert min(height for page in sheet.pages for height in page.heights) >= 9
    assert max(len(page.rows) for page in sheet.pages) == 15


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 120))
def test_page_sums_add_up_to_the_running_totals(count: int) -> None:
    sheet = sheet_of(a_crowd(count))
    running = 0
    for page in sheet.pages:
        running += len(page.rows) * 1_500_000
        assert page.sums[-1].amount.replace(".", "") == str(running)
        assert all(row[1] and row[5] for row in page.rows)
    assert sheet.pages[-1].sums[-1].label == f"Tổng cộng: {count} người"
    assert running == count * 1_500_000


def test_without_a_decision_every_page_is_a_draft() -> None:
    sheet = sheet_of(a_crowd(3), None)
    assert sheet.mark == "DỰ THẢO"
    assert "không dùng để chi tiền" in sheet.attached
    assert "DỰ THẢO" in sheet.code
    assert sheet_of(a_crowd(3)).mark == ""


def test_an_old_sheet_is_known_by_its_code_line() -> None:
    code = "Đợt 1 | QĐ 123/QĐ-UBND ngày 16/08/2021 | Quy tắc 1a2b3c4d | Thôn Mẫu Một"
    assert sheet_of(a_crowd(1)).code == code


def test_two_supports_of_one_person_stand_in_one_row_with_their_parts() -> None:
    merged = a_merge(Someone(key="x"), Someone(key="x", policy="benh", amount=880_000))
    (row,) = sheet_of(merged).pages[0].rows
    assert row[4:6] == (
        "Lao động tự do: 1.500.000\nHỗ trợ theo Chương VII: 880.000",
        "2.380.000",
    )


def test_unknown_signers_leave_a_blank_to_write_in() -> None:
    signers = sheet_of(a_crowd(1), office=Office()).signers
    assert [signer.title.name for signer in signers] == [""] * 4


def test_there_is_a_pdf_a_word_file_and_a_workbook_a_hamlet_and_two_runs_are_equal() -> None:
    merged = a_merge(Someone(), Someone(hamlet="Thôn Mẫu Hai"))
    first, second = (payout_papers(merged, PACK, OFFICE, DECISION) for _ in range(2))
    assert first == second
    assert [paper.name for paper in first] == [
        f"chitra/{hamlet}.{form}"
        for hamlet in ("thon-mau-hai", "thon-mau-mot")
        for form in ("pdf", "docx", "xlsx")
    ]


def test_the_word_file_holds_the_pages_rows_and_sums_of_the_printed_one() -> None:
    sheet = sheet_of(a_crowd(30))
    document = Document(BytesIO(payout_docx(sheet)))
    lists = [one for one in document.tables if one.cell(0, 0).text == "TT"]
    assert [
        [row.cells[1].text for row in one.rows[1 : -len(page.sums)]]
        for one, page in zip(lists, sheet.pages, strict=True)
    ] == [[row[1] for row in page.rows] for page in sheet.pages]
    assert [one.rows[-1].cells[5].text for one in lists] == [
        page.sums[-1].amount for page in sheet.pages
    ]
    assert "Quy tắc 1a2b3c4d" in document.sections[0].footer.paragraphs[0].text


def test_the_sums_of_every_page_of_the_word_file_are_proved(tmp_path: Path) -> None:
    file = tmp_path / "bang.docx"
    sheet = sheet_of(a_crowd(30))
    file.write_bytes(payout_docx(sheet))
    assert recount(file) == []
    wrong = replace(sheet.pages[1], sums=(replace(sheet.pages[1].sums[-1], amount="1"),))
    file.write_bytes(payout_docx(replace(sheet, pages=(sheet.pages[0], wrong))))
    assert [one.code.id for one in recount(file)] == ["HT519"]


def test_the_workbook_holds_the_same_sums_as_numbers() -> None:
    merged = a_crowd(30)
    sheet, page = sheet_of(merged), book_of(merged)
    amounts = [value for (value,) in page.iter_rows(7, None, 6, 6, values_only=True) if value]
    printed = [row[5] for one in sheet.pages for row in one.rows]
    sums = [total.amount for one in sheet.pages for total in one.sums]
    written = [value for value in amounts if isinstance(value, int)]
    assert sorted(written) == sorted(int(text.replace(".", "")) for text in printed + sums)
    assert max(written) == merged.totals.amount


def test_the_workbook_breaks_where_the_paper_does_and_repeats_its_heading() -> None:
    page = book_of(a_crowd(30))
    assert len(page.row_breaks.brk) == len(sheet_of(a_crowd(30)).pages) - 1
    assert page.print_title_rows == "$7:$7"
    assert page.page_setup.orientation == "landscape"


def test_nothing_in_the_workbook_can_run() -> None:
    page = book_of(a_merge(Someone('=HYPERLINK("x")'), Someone("@SUM(A1)"), Someone("+1")))
    kinds = {cell.data_type for row in page.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    assert page["B8"].value is not None
    tails = [page.cell(row, 4) for row in (8, 9, 10)]
    assert {(cell.value, cell.number_format) for cell in tails} == {("0123", "@")}
