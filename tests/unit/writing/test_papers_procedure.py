from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

import pytest
from tests.unit.writing.paper_makers import (
    DAY,
    OFFICE,
    a_pack,
    a_policy,
    page_count,
    same_as_golden,
    word_xml,
)

from hotro68.policy.pack import Pack
from hotro68.writing.papers.conditions import Reader
from hotro68.writing.papers.procedure import procedure_papers
from hotro68.writing.papers.procedure_words import word_procedure
from hotro68.writing.papers.typst_pdf import Press, as_json
from hotro68.writing.papers.web import html
from hotro68.writing.papers.word import procedure_docx


def reader(pack: Pack, day: date = DAY) -> Reader:
    return Reader(pack, pack.policies["tu-do"], day)


def pack_with(check: Mapping[str, object] | None, **condition: object) -> Pack:
    fields = {
        "so_ngay": {"type": "integer", "label": "Số ngày mất việc"},
        "co_bhxh": {"type": "yes_no", "label": "Có BHXH bắt buộc"},
        "dien": {
            "type": "choice",
            "label": "Diện",
            "choices": {"a": ["loại một"], "F0": ["f0"]},
        },
        "tu_ngay": {"type": "date", "label": "Mất việc từ ngày"},
    }
    whole = {"id": "x", "check": check, "otherwise": "Không được.", "ref": "Điều 2"}
    policy = a_policy("tu-do", fields=fields, conditions=[{**whole, **condition}])
    return a_pack(policies={"tu-do": policy})


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (
            {"field": "so_ngay", "op": "at_least", "parameter": "du_ngay"},
            "Số ngày mất việc: từ 15 ngày trở lên",
        ),
        ({"field": "so_ngay", "op": "above", "value": "0"}, "Số ngày mất việc: từ 1 trở lên"),
        ({"field": "co_bhxh", "op": "is", "value": "true"}, "Có BHXH bắt buộc"),
        (
            {"field": "co_bhxh", "op": "is", "value": "false"},
            "Không thuộc trường hợp «có BHXH bắt buộc»",
        ),
        ({"field": "dien", "op": "one_of", "values": ["a", "F0"]}, "Diện: loại một hoặc F0"),
        (
            {"field": "tu_ngay", "op": "before", "value": "01/05/2021"},
            "Mất việc từ ngày: trước ngày 01/05/2021",
        ),
    ],
)
def test_a_condition_is_said_as_what_must_be(check: dict[str, object], said: str) -> None:
    assert reader(pack_with(check)).required() == (f"{said} (Điều 2).",)


def test_the_words_of_the_rules_go_before_words_made_from_the_checks() -> None:
    check = {"field": "co_bhxh", "op": "is", "value": "false"}
    pack = pack_with(check, needs="Mất việc từ {du_ngay} ngày trở lên.")
    assert reader(pack).required() == ("Mất việc từ 15 ngày trở lên (Điều 2).",)


def test_a_condition_that_sends_to_a_person_is_told_once_the_rules_have_words_for_it() -> None:
    check = {"field": "co_bhxh", "op": "is", "value": "false"}
    silent = reader(pack_with(check, then="ask"))
    assert (silent.required(), silent.doubtful()) == ((), ("Không được (Điều 2).",))
    told = reader(pack_with(check, then="ask", needs="Không đóng BHXH."))
    assert (told.required(), told.doubtful()) == (("Không đóng BHXH (Điều 2).",), ())


def test_a_condition_with_a_when_says_so() -> None:
    check = {"field": "so_ngay", "op": "at_least", "parameter": "du_ngay"}
    when = {"field": "co_bhxh", "op": "is", "value": "false"}
    (said,) = reader(pack_with(check, when=when)).required()
    assert said.startswith(
        "Nếu không thuộc trường hợp «có BHXH bắt buộc» thì: số ngày mất việc"
    )


def test_none_of_several_is_one_sentence() -> None:
    checks = [
        {"field": "co_bhxh", "op": "is", "value": "true"},
        {"field": "dien", "op": "is", "value": "F0"},
    ]
    pack = pack_with(None, none_of=checks)
    (said,) = reader(pack).required()
    assert said == "Không thuộc trường hợp: có BHXH bắt buộc; hoặc diện: F0 (Điều 2)."


def test_a_condition_not_yet_in_force_is_not_posted() -> None:
    check = {"field": "so_ngay", "op": "above", "value": "0"}
    pack = pack_with(check, since=date(2021, 11, 6))
    assert reader(pack).required() == ()
    assert len(reader(pack, date(2021, 11, 6)).required()) == 1


def test_what_a_person_decides_stands_apart_with_gaps_for_the_facts() -> None:
    check = {"field": "so_ngay", "op": "at_least", "parameter": "du_ngay"}
    text = "Mới mất việc {so_ngay} ngày, dưới {du_ngay} ngày."
    found = reader(pack_with(check, then="ask", otherwise=text))
    assert found.required() == ()
    assert found.doubtful() == ("Mới mất việc … ngày, dưới 15 ngày (Điều 2).",)


def test_an_amount_tells_its_figure_its_measure_and_its_case() -> None:
    lines = [
        {"label": "Mỗi ngày", "add": "muc", "times": "so_ngay", "times_at_most": "du_ngay"},
        {
            "label": "Thêm",
            "add": "muc",
            "when_any": [
                {"field": "so_ngay", "op": "below", "value": "3", "since": "2021-11-06"}
            ],
        },
    ]
    pack = a_pack(policies={"tu-do": a_policy("tu-do", amount={"chung": lines})})
    per_day = "Mỗi ngày: 1.500.000 đồng × số ngày mất việc, tối đa 15 ngày."
    assert reader(pack).amounts() == (per_day,)
    later = reader(pack, date(2021, 11, 6)).amounts()
    assert later == (per_day, "Thêm: 1.500.000 đồng, khi số ngày mất việc: dưới 3.")


def test_a_poster_says_what_it_said_before() -> None:
    pack = a_pack(unset=("tu-do",))
    sheet = word_procedure(pack.policies["tu-do"], pack, OFFICE, DAY)
    told = json.dumps(json.loads(as_json(sheet)), ensure_ascii=False, indent=1)
    assert same_as_golden("thu-tuc.json", told + "\n")
    assert same_as_golden("thu-tuc.html", html("thu-tuc", sheet).decode())
    assert page_count(Press().pdf("thu-tuc", sheet)) == 1
    word = word_xml(procedure_docx(sheet))
    assert all(item in word for topic in sheet.topics for item in topic.items)


def test_local_amounts_nobody_configured_are_said_on_the_poster() -> None:
    pack = a_pack(unset=("tu-do",))
    notes = word_procedure(pack.policies["tu-do"], pack, OFFICE, DAY).notes
    assert any("Chưa cấu hình mức của tỉnh" in note for note in notes)
    others = word_procedure(pack.policies["kinh-doanh"], pack, OFFICE, DAY).notes
    assert not any("Chưa cấu hình" in note for note in others)


def test_there_is_one_poster_a_policy_in_every_form_and_two_runs_are_equal() -> None:
    forms = frozenset({"pdf", "docx", "html"})
    first, second = (procedure_papers(a_pack(), OFFICE, forms) for _ in range(2))
    assert first == second
    assert [paper.name for paper in first[:3]] == [
        "niemyet/thu-tuc/tu-do.pdf",
        "niemyet/thu-tuc/tu-do.docx",
        "niemyet/thu-tuc/tu-do.html",
    ]
    assert len(first) == 9
