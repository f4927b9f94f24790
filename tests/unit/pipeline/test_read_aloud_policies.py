"""Policies that the example commune has no list of: a small invented list each, read aloud."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.pipeline.aloud import (
    GOLDEN,
    case_of,
    list_of,
    open_book,
    same_as_golden,
    text_of,
    words_aloud,
)

from hotro68.pipeline.explaining import explain_person, explain_row
from hotro68.resources import folder

LONGEST = 235
"""Policies of employers have more conditions than one breath."""
FIRST, AMENDED = date(2021, 7, 16), date(2021, 12, 1)
AN = {"ho_ten": "Hoàng Văn Mẫu", "ngay_sinh": "05/03/1985", "so_giay_to": "020085000111"}
BA = {"ho_ten": "Nông Thị Thử", "ngay_sinh": "06/04/1990", "so_giay_to": "020190000222"}
YES, NO = "có", "không"
OFF = {"tu_ngay": "01/06/2021", "den_ngay": "15/07/2021"}
LISTS: dict[str, tuple[date, str, Sequence[dict[str, Any]]]] = {
    "tam-hoan": (
        FIRST,
        "tam-hoan-hop-dong",
        [
            {
                **BA,
                **OFF,
                "dong_bhxh_bat_buoc": YES,
                "loai_nsdld": "công ty",
                "dung_theo_yeu_cau": YES,
                "mang_thai": YES,
                "ngay_sinh_con": "01/02/2018",
            },
            {**AN, **OFF, "dong_bhxh_bat_buoc": NO, "loai_nsdld": "hộ kinh doanh"},
        ],
    ),
    "tam-hoan-sua-doi": (
        AMENDED,
        "tam-hoan-hop-dong",
        [{**AN, **OFF, "dong_bhxh_bat_buoc": YES, "dung_theo_yeu_cau": NO}],
    ),
    "ngung-viec": (
        FIRST,
        "ngung-viec",
        [
            {
                **AN,
                **OFF,
                "cach_ly_tu_ngay": "01/06/2021",
                "cach_ly_den_ngay": "14/06/2021",
                "dong_bhxh_thang_truoc": YES,
            },
            {**BA, **OFF, "cach_ly_tu_ngay": "01/06/2021", "dong_bhxh_thang_truoc": YES},
        ],
    ),
    "cham-dut": (
        FIRST,
        "cham-dut-hop-dong",
        [
            {
                **AN,
                "ngay_cham_dut": "10/06/2021",
                "dong_bhxh_thang_truoc": YES,
                "du_dieu_kien_tctn": NO,
                "don_phuong_trai_luat": NO,
                "huong_luong_huu": NO,
                "dang_nghi_thai_san": NO,
                "dung_theo_yeu_cau": NO,
            },
        ],
    ),
    "nghe-thuat": (
        FIRST,
        "nghe-thuat",
        [
            {**AN, **OFF, "hang": "IV", "chuc_danh": "diễn viên", "don_vi_cong_lap": YES},
            {**BA, **OFF, "hang": "III", "chuc_danh": "diễn viên", "don_vi_cong_lap": YES},
        ],
    ),
    "huong-dan-vien": (
        FIRST,
        "huong-dan-vien",
        [{**AN, "co_the": YES, "co_hop_dong": NO, "la_hoi_vien": NO, "tai_diem": NO}],
    ),
    "f0-tre-em": (
        AMENDED,
        "f0-f1",
        [
            {
                **BA,
                "ngay_sinh": "06/04/2015",
                "so_giay_to": "020315000222",
                "dien": "F0",
                "hinh_thuc": "tại nhà",
                "tu_ngay": "10/11/2021",
                "den_ngay": "24/11/2021",
            }
        ],
    ),
    "vay-tra-luong": (
        FIRST,
        "vay-tra-luong",
        [
            {
                "ho_ten": "Công ty Ví Dụ",
                "loai": "A",
                "so_lao_dong": 10,
                "so_thang": 2,
                "vung": "IV",
                "no_xau": NO,
                "so_ngay_ngung": 20,
            }
        ],
    ),
    "dao-tao": (
        FIRST,
        "dao-tao",
        [
            {
                "ho_ten": "Công ty Thử Nghiệm",
                "so_lao_dong": 20,
                "so_thang": 3,
                "thang_dong_bhtn": 14,
                "ty_le_giam_doanh_thu": 15,
                "thay_doi_co_cau": YES,
                "co_phuong_an": None,
            },
        ],
    ),
    "hkd-nop-muon": (
        date(2022, 2, 10),
        "ho-kinh-doanh",
        [{**AN, **OFF, "ma_so_thue": "0000351784", "ngay_nop": "08/02/2022"}],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_small_list_of_each_policy_reads_well_aloud(name: str, tmp_path: Path) -> None:
    day, policy, people = LISTS[name]
    rulebook = open_book(day)
    list_of(tmp_path / "danhsach" / "thon_Vi_Du.xlsx", policy, rulebook.pack, people)
    case = case_of(tmp_path / "danhsach", rulebook)
    assert len(case.merged.rows) == len(people)
    texts = [text_of(explain_row(row, case)) for row in case.merged.rows]
    assert same_as_golden(f"danh-sach-{name}", "\n".join(texts))
    assert all(words_aloud(text) <= LONGEST for text in texts)


def test_a_scheme_of_the_province_reads_well_beside_the_centre_s(
    tmp_path: Path,
) -> None:
    """One person in both lists: the higher of the two is kept, the other told with its sum."""
    rules = Path(shutil.copytree(folder("rules"), tmp_path / "rules"))
    overlay = rules / "tinh" / "vi-du"
    overlay.mkdir(parents=True)
    overlay.with_suffix(".yaml").write_text(
        "{id: vi-du, name: tỉnh Ví Dụ, pack: qd23-2021, level: tinh}", "utf-8"
    )
    (overlay / "ban-ve-so.yaml").write_text(PROVINCE, "utf-8")
    rulebook = open_book(FIRST, rules, "vi-du")
    lists = tmp_path / "danhsach"
    list_of(
        lists / "thon_A.xlsx", "ban-ve-so", rulebook.pack, [{**AN, "ngay_nghi": "02/06/2021"}]
    )
    list_of(lists / "thon_B.xlsx", "lao-dong-tu-do", rulebook.pack, [{**AN, "co_bhxh": NO}])
    case = case_of(lists, rulebook)
    text = text_of(explain_person(case.merged.rows, case))
    assert same_as_golden("danh-sach-cua-tinh", text)
    assert words_aloud(text) <= LONGEST


PROVINCE = """
id: ban-ve-so
name: Hỗ trợ người bán vé số của tỉnh Ví Dụ
short: VESO
source: tinh
since: 2021-07-07
legal:
  title: Quyết định 00/2021/QĐ-UBND
  article: QĐ 00/2021/QĐ-UBND Điều 2
  checked_on: 2021-07-07
  confidence: L
recognise: {phrases: [bán vé số, người bán vé số], columns: [ngay_nghi]}
once: {ref: QĐ 00/2021/QĐ-UBND Điều 2}
public: {names: true, label: Người bán vé số, ref: QĐ 00/2021/QĐ-UBND Điều 4}
fields:
  ngay_nghi:
    type: date
    label: Nghỉ bán từ ngày
    headers: [nghỉ bán từ ngày]
    absent: ask
    question: Nghỉ bán từ ngày nào?
parameters:
  muc:
    label: Mức một lần
    unit: đồng
    values: [{since: 2021-07-07, value: 2000000, ref: QĐ 00/2021/QĐ-UBND Điều 3}]
  dau_ky:
    label: Ngày đầu kỳ
    unit: ngày tháng năm
    values: [{since: 2021-07-07, value: 2021-05-01, ref: QĐ 00/2021/QĐ-UBND Điều 2}]
conditions:
  - id: trong-ky
    check: {field: ngay_nghi, op: on_or_after, parameter: dau_ky}
    needs: Nghỉ bán vé số từ ngày {dau_ky} trở đi.
    otherwise: Nghỉ bán từ {ngay_nghi}, trước {dau_ky}.
    ref: QĐ 00/2021/QĐ-UBND Điều 2
amount:
  chung:
    - {label: Hỗ trợ một lần, add: muc}
"""


def test_every_kept_reading_is_of_a_list() -> None:
    known = {f"danh-sach-{name}.txt" for name in (*LISTS, "cua-tinh")}
    assert {path.name for path in GOLDEN.glob("danh-sach-*.txt")} == known
