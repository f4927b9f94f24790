from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.unit.writing.paper_makers import (
    DAY,
    OFFICE,
    a_pack,
    a_policy,
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
    whole = {
        "id": "x",
        "check": check,
        "needs": "Mất việc từ {du_ngay} ngày trở lên.",
        "otherwise": "Không được.",
        "ref": "Điều 2",
    }
    amount = condition.pop("amount", None)
    more = {} if amount is None else {"amount": amount}
    policy = a_policy("tu-do", fields=fields, conditions=[{**whole, **condition}], **more)
    return a_pack(policies={"tu-do": policy})


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (
            {"field": "so_ngay", "op": "at_least", "parameter": "du_ngay"},
            "số ngày mất việc từ 15 ngày trở lên",
        ),
        ({"field": "so_ngay", "op": "above", "value": "0"}, "số ngày mất việc từ 1 trở lên"),
        ({"field": "co_bhxh", "op": "is", "value": "true"}, "có BHXH bắt buộc"),
        (
            {"field": "co_bhxh", "op": "is", "value": "false"},
            "không thuộc trường hợp «có BHXH bắt buộc»",
        ),
        ({"field": "dien", "op": "one_of", "values": ["a", "F0"]}, "diện là loại một hoặc F0"),
        (
            {"field": "tu_ngay", "op": "before", "value": "01/05/2021"},
            "mất việc từ ngày trước ngày 01/05/2021",
        ),
    ],
)
def test_the_case_of_an_amount_is_said_in_words(check: dict[str, object], said: str) -> None:
    line = {"label": "Thêm", "add": "muc", "when": check}
    pack = pack_with(NO_INSURANCE, amount={"chung": [line]})
    assert reader(pack).amounts() == (f"Thêm: 1.500.000 đồng, khi {said}.",)


NO_INSURANCE = {"field": "co_bhxh", "op": "is", "value": "false"}


@pytest.mark.parametrize("then", ["refuse", "ask"])
def test_a_condition_is_told_as_what_must_be_also_one_that_only_asks(then: str) -> None:
    found = reader(pack_with(NO_INSURANCE, then=then))
    told = ("Mất việc từ 15 ngày trở lên (Điều 2).",)
    expected = (told, ()) if then == "refuse" else ((), told)
    assert (found.required(), found.doubtful()) == expected


def test_a_condition_not_yet_in_force_is_not_posted() -> None:
    check = {"field": "so_ngay", "op": "above", "value": "0"}
    pack = pack_with(check, since=date(2021, 11, 6))
    assert reader(pack).required() == ()
    assert len(reader(pack, date(2021, 11, 6)).required()) == 1


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
    assert later == (per_day, "Thêm: 1.500.000 đồng, khi số ngày mất việc dưới 3.")


def test_a_poster_says_what_it_said_before() -> None:
    pack = a_pack(unset=("tu-do",))
    sheet = word_procedure(pack.policies["tu-do"], pack, OFFICE, DAY)
    told = json.dumps(json.loads(as_json(sheet)), ensure_ascii=False, indent=1)
    assert same_as_golden("thu-tuc.json", told + "\n")
    assert same_as_golden("thu-tuc.html", html("thu-tuc", sheet).decode())
    last = PdfReader(BytesIO(Press().pdf("thu-tuc", sheet))).pages[-1].extract_text()
    assert last.index("Niêm yết kết quả") < last.index("CHỦ TỊCH")
    word = word_xml(procedure_docx(sheet))
    items = [item for topic in sheet.topics for item in topic.items]
    assert all(item.replace("\u00a0", " ") in word for item in items)


@pytest.mark.parametrize(("appraiser", "told"), [("ubnd-xa", True), ("phong-lao-dong", False)])
def test_days_of_the_commune_are_told_only_where_files_pass_through_it(
    appraiser: str, *, told: bool
) -> None:
    pack = a_pack()
    (authority,) = pack.file.authority
    elsewhere = authority.model_copy(update={"appraise": (appraiser,), "send_to": appraiser})
    file = pack.file.model_copy(update={"authority": (elsewhere,)})
    pack = pack.model_copy(update={"file": file})
    sheet = word_procedure(pack.policies["tu-do"], pack, OFFICE, DAY)
    items = [item for topic in sheet.topics for item in topic.items]
    assert any(item.startswith("Nộp danh sách: trước") for item in items) is told
    assert any(item.startswith("Niêm yết kết quả") for item in items) is told
    assert not any("nơi nhận danh sách" in item for item in items)


def test_local_amounts_nobody_configured_are_said_on_the_poster() -> None:
    pack = a_pack(unset=("tu-do",))
    notes = word_procedure(pack.policies["tu-do"], pack, OFFICE, DAY).notes
    assert any("Xã chưa nhận được mức của UBND tỉnh" in note for note in notes)
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
