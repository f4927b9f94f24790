"""Papers, places and clocks of a rules file: every slip is named with its file and line."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import pytest
from tests.unit.policy.test_rules_loader import change, faults

Q = "qd23-2021/"
PACK, LEAVE, FAMILY = f"{Q}pack.yaml", f"{Q}tam-hoan-hop-dong.yaml", f"{Q}ho-kinh-doanh.yaml"
LOAN, END, MEALS, FUND = (
    f"{Q}{name}.yaml"
    for name in ("vay-tra-luong", "cham-dut-hop-dong", "f0-f1", "giam-dong-tnld")
)
FORM = '{number: "11", until: 2021-11-05,'
BHXH_STEP = "{id: xac-nhan, who: bhxh,"
Slip: TypeAlias = tuple[str, str, str, str]
SLIPS: list[Slip] = [
    # dates out of order, anywhere a thing has a period
    (FAMILY, FORM, '{number: "11", since: 2021-12-01, until: 2021-11-05,', "sau «until»"),
    (
        LOAN,
        "    until: 2021-11-05\n    when",
        "    since: 2021-12-01\n    until: 2021-11-05\n    when",
        "sau «until»",
    ),
    (
        PACK,
        "since: 2021-10-08, until: 2021-11-05",
        "since: 2021-10-08, until: 2021-10-01",
        "sau «until»",
    ),
    (
        FAMILY,
        "    until: 2021-11-05\n    needs",
        "    since: 2021-11-06\n    until: 2021-11-05\n    needs",
        "sau «until»",
    ),
    # two texts of one thing on one day
    (FAMILY, FORM, '{number: "11",', "«11» có hai bản cùng hiệu lực ngày 06/11/2021"),
    (FAMILY, FORM, '{number: "11", until: 2021-11-06,', "cùng hiệu lực ngày 06/11/2021"),
    (
        END,
        "{kind: plain, since: 2021-11-06,",
        "{kind: plain,",
        "«bản sao» có hai bản cùng hiệu lực từ đầu",
    ),
    (
        MEALS,
        "    until: 2021-11-05\n    ref: QĐ 23/2021/QĐ-TTg Điều 27\n  - id: danh-sach-them",
        "    ref: QĐ 23/2021/QĐ-TTg Điều 27\n  - id: danh-sach-them",
        "«danh-sach-them» có hai bản",
    ),
    (
        LEAVE,
        "- id: chi-nhanh",
        "- id: tru-so",
        "«tru-so» có hai bản cùng hiệu lực ngày 06/11/2021",
    ),
    (
        LEAVE,
        "{id: phe-duyet, who: ubnd-tinh",
        "{id: tham-dinh, who: ubnd-tinh",
        "«tham-dinh» có hai bản",
    ),
    # an authority nobody declared
    (LEAVE, BHXH_STEP, "{id: xac-nhan, who: bhyt,", "không có cơ quan «bhyt»"),
    (
        LEAVE,
        "body: ubnd-huyen, where: nơi đặt",
        "body: huyen, where: nơi đặt",
        "không có cơ quan «huyen»",
    ),
    (PACK, "lead: to-vay-von", "lead: to-vay", "không có cơ quan «to-vay»"),
    (
        PACK,
        "appraise: [bhxh, nhcsxh]",
        "appraise: [bhxh, ngan-hang]",
        "không có cơ quan «ngan-hang»",
    ),
    (
        PACK,
        "assist: [van-hoa-xa-hoi, cac-thon]",
        "assist: [van-hoa-xa-hoi, thon]",
        "không có cơ quan «thon»",
    ),
    (PACK, "compile: ubnd-huyen", "compile: huyen", "không có cơ quan «huyen»"),
    (PACK, "level: thon}", "level: lang}", "không có trong danh sách"),
    (PACK, "  - policy: nghe-thuat", "  - policy: f0-f1", "thiếu thẩm quyền của «nghe-thuat»"),
    # clocks that cannot run
    (LEAVE, "days: 2, after: nhan-danh-sach", "days: 0, after: nhan-danh-sach", "nhỏ quá"),
    (LEAVE, "after: tham-dinh", "after: tham-tra", "«tham-tra» không phải bước ở trên"),
    (LEAVE, "after: nhan-danh-sach", "after: phe-duyet", "«phe-duyet» không phải bước ở trên"),
    (
        LEAVE,
        "days: 2, after: tham-dinh",
        "days: 2, working: nửa ngày, after: tham-dinh",
        "true hoặc false",
    ),
    # papers
    (FAMILY, FORM, "{number: mười một, until: 2021-11-05,", "không đúng cách đặt tên"),
    (END, "{kind: plain, since", "{kind: màu, since", "không có trong danh sách"),
    (
        LOAN,
        "when: {field: loai, op: is, value: A}",
        "when: {field: loai, op: is, value: D}",
        "choices",
    ),
    (
        LOAN,
        "when: {field: loai, op: is, value: A}",
        "when: {field: kieu, op: is, value: A}",
        "chưa khai báo trường «kieu»",
    ),
    (
        LEAVE,
        "  - id: thoa-thuan\n    text: Văn bản",
        "  - id: thoa-thuan\n    words: Văn bản",
        "mục lạ",
    ),
    (
        FUND,
        "filing: {needed: false}",
        "filing: {needed: false, by: doanh nghiệp}",
        "không phải nộp thì không có hồ sơ",
    ),
    (
        FAMILY,
        "    text: Giấy đề nghị hỗ trợ\n",
        "    text: Giấy đề nghị hỗ trợ\n    whom: Hộ\n",
        "whom cần when",
    ),
    # the last filing day
    (LEAVE, "last_day: han_nop", "last_day: han", "chưa khai báo tham số «han»"),
    (LEAVE, "last_day: han_nop", "last_day: muc_them", "không hợp với kiểu date"),
    (LEAVE, "filed_on: ngay_nop", "filed_on: ho_ten", "«ho_ten» không phải trường ngày"),
    (LEAVE, "  filed_on: ngay_nop\n", "", "last_day và filed_on đi với nhau"),
    # a condition in the place of another
    (
        LEAVE,
        "replaces: dung-theo-yeu-cau",
        "replaces: dung-lai",
        "không có điều kiện «dung-lai»",
    ),
    (
        LEAVE,
        "replaces: dung-theo-yeu-cau",
        "replaces: dong-bhxh",
        "ngày liền sau «until» của «dong-bhxh»",
    ),
]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip[0]} {slip[2].strip()}")
def test_a_slip_in_the_procedure_is_named_with_its_line_and_what_is_wrong(
    rules: Path, slip: Slip
) -> None:
    name, old, new, words = slip
    change(rules, name, old, new)
    found = faults(rules)
    told = [finding for finding in found if words in finding.message]
    assert told, [str(finding) for finding in found]
    assert {finding.source.file for finding in found} == {name}
    assert all(finding.source.row > 0 for finding in told)


def test_the_line_named_is_the_line_to_correct(rules: Path) -> None:
    line = change(rules, LEAVE, BHXH_STEP, "{id: xac-nhan, who: bhyt,")
    assert [finding.source.row for finding in faults(rules)] == [line]


def test_texts_that_follow_each_other_to_the_day_do_not_clash(rules: Path) -> None:
    change(rules, FAMILY, FORM, '{number: "11", until: 2021-11-04,')
    assert faults(rules) == []
