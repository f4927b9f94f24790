from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from tests.unit.writing.papers_told import DECISION, a_desk, told_for

from hotro68.writing.papers.composing import compose
from hotro68.writing.papers.contexts import Letter, Minutes
from hotro68.writing.papers.desk import Order
from hotro68.writing.papers.engine import paper
from hotro68.writing.papers.filling import in_prose
from hotro68.writing.papers.letterhead import NO_BREAK
from hotro68.writing.papers.shelf import take
from hotro68.writing.papers.word_sums import fit_sums


@pytest.mark.parametrize(
    ("hamlet", "head"),
    [
        ("Thôn Đồng Mẫu", "trưởng thôn"),
        ("Bản Nà Ví Dụ", "trưởng bản"),
        ("Khu phố 3", "trưởng khu phố"),
        ("Tổ dân phố số 12", "tổ trưởng"),
        ("", "công chức Văn phòng"),
    ],
)
def test_who_signs_for_a_place_is_called_as_its_kind_asks(hamlet: str, head: str) -> None:
    assert in_prose(hamlet, "truong") == head


@pytest.mark.parametrize(("sex", "said"), [("Nam", "Ông"), ("Nữ", "Bà"), ("", "Ông (bà)")])
def test_a_letter_calls_a_person_by_what_the_list_says(sex: str, said: str) -> None:
    assert in_prose(sex, "xung") == said


def test_a_citizen_reads_the_name_of_a_law_in_full() -> None:
    law = in_prose("NQ 68/NQ-CP mục II; QĐ 23/2021/QĐ-TTg Điều 35", "day_du")
    assert law == "Nghị quyết số 68/NQ-CP mục II; Quyết định số 23/2021/QĐ-TTg Điều 35"


def test_no_line_ends_inside_the_name_of_who_decides() -> None:
    assert in_prose(DECISION, "lien").endswith(
        f"UBND{NO_BREAK}huyện{NO_BREAK}Hữu{NO_BREAK}Ví{NO_BREAK}Dụ"
    )


def test_a_decision_names_who_decides_and_ends_its_bases_with_the_proposal() -> None:
    template, _ = take("P-12", None)
    assert template is not None
    page = compose("P-12", template.spec, told_for("P-12"), a_desk(), Order())
    assert page.authority == "ỦY BAN NHÂN DÂN HUYỆN HỮU VÍ DỤ"
    assert page.bases[0].startswith("Căn cứ Luật Tổ chức chính quyền địa phương")
    assert page.bases[-1].startswith("Xét đề nghị tại Tờ trình")
    assert all(base.endswith(";") for base in page.bases[:-1])


def test_minutes_of_a_point_where_all_was_paid_have_no_table_of_the_unpaid() -> None:
    told = told_for("P-16")
    assert isinstance(told, Minutes)
    template, _ = take("P-16", None)
    assert template is not None
    left = compose("P-16", template.spec, told, a_desk(), Order())
    none = replace(told, chua_chi=(), nguoi_chua=0, tien_chua=0)
    whole = compose("P-16", template.spec, none, a_desk(), Order())
    assert [part.kind for part in left.parts].count("table") == 1
    assert [part.kind for part in whole.parts].count("table") == 0


def test_a_sum_longer_than_its_column_is_written_smaller_in_word() -> None:
    document = Document()
    cell = document.add_table(1, 2).cell(0, 0)
    cell.width = 700_000
    run = cell.paragraphs[0].add_run("1.234.567.890.000")
    run.font.size = 152_400
    fit_sums(document.element.body)
    assert run.font.size is not None
    assert 60_000 < run.font.size < 120_000


def test_of_a_supervision_only_the_proposals_may_stand_on_another_page_than_the_names() -> None:
    artifacts, _ = paper("P-20", told_for("P-20"), a_desk(), Order(frozenset({"docx"})))
    lines = Document(BytesIO(artifacts[0].content)).paragraphs
    first = next(at for at, one in enumerate(lines) if one.text.startswith("III."))
    free = [one.text for one in lines[first:-1] if not one.paragraph_format.keep_with_next]
    assert free == ["- Niêm yết thêm ở nhà văn hóa"]


def test_a_decision_takes_its_last_two_articles_to_the_page_of_the_signature() -> None:
    artifacts, _ = paper("P-12", told_for("P-12"), a_desk(), Order(frozenset({"docx"})))
    lines = Document(BytesIO(artifacts[0].content)).paragraphs
    articles = [one for one in lines if one.text.startswith("Điều")]
    kept = [bool(one.paragraph_format.keep_with_next) for one in articles]
    assert kept == [True, False, True, True]  # the first stands over its table


def test_a_letter_about_nobody_known_leaves_room_to_write_the_name() -> None:
    template, _ = take("P-13", None)
    assert template is not None
    page = compose("P-13", template.spec, Letter(), a_desk(), Order())
    assert page.addressees[0].startswith("Ông (bà) ……")
