from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.unit.writing.making_merged import (
    OFFICE,
    a_basis,
    a_claim,
    a_merged,
    a_pack,
    a_village,
    an_award,
)
from tests.unit.writing.reading_back import (
    Record,
    read_back,
    records,
    sheet,
    village_book,
    written,
)

from hotro68.core.office import Office
from hotro68.core.report import Certainty, Confirmation, Duplicate, RowKind
from hotro68.core.source import Source
from hotro68.policy.loader import load_pack
from hotro68.writing.sheets.words import ROW_KINDS
from hotro68.writing.workbook import consolidated


def texts(name: str, content: bytes | None = None) -> list[str]:
    book = load_workbook(BytesIO(content)) if content else village_book()
    rows = sheet(book, name).iter_rows()
    found = [str(cell.value) for row in rows for cell in row if cell.value]
    assert found
    return found


def village(name: str) -> list[Record]:
    return records(sheet(village_book(), name))


def test_a_refused_claim_has_its_reason_article_and_place() -> None:
    late = village("BiLoai")[0]
    assert late["Họ và tên"] == "Vi Văn Muộn"
    assert (late["Lý do"], late["Căn cứ"]) == ("Nghỉ việc trước ngày quy định", "Điều 25")
    assert (late["Tệp gốc"], late["Ô gốc"]) == ("thon_2.xlsx", "LDTD!B9")
    assert (late["Đề nghị (đồng)"], late["Mã lỗi"]) == (1_500_000, "HT201")


def test_a_claim_set_aside_says_what_is_paid_instead() -> None:
    loser = village("BiLoai")[1]
    assert loser["Chính sách"] == "Hỗ trợ riêng của tỉnh"
    assert loser["Theo quy định (đồng)"] == 1_000_000
    assert loser["Được chi thay"] == "Hỗ trợ lao động tự do: 1.500.001 đồng"
    assert loser["Căn cứ"] == "mục II.3"


def test_groups_that_wait_for_an_answer_come_first() -> None:
    found = [(row["Nhóm"], row["Mức chắc chắn"]) for row in village("TrungLap")]
    assert found == [(1, "nghi ngờ"), (1, None), (2, "chắc chắn"), (2, None)]


def test_a_group_says_what_agrees_what_differs_and_what_became_of_its_rows() -> None:
    first, second, _, joined = village("TrungLap")
    assert (first["Giống nhau"], first["Khác nhau"]) == ("số giấy tờ", "họ tên, thôn")
    assert (first["Hiện nay"], second["Hiện nay"]) == ("được chi", "chờ xác minh")
    assert (joined["Hiện nay"], joined["Ô gốc"]) == ("đã gộp", "LDTD!B30")


def test_a_decision_is_chosen_from_a_list_in_every_row_of_the_groups() -> None:
    of = sheet(village_book(), "TrungLap")
    (rule,) = of.data_validations.dataValidation
    assert rule.formula1 == '"là một người,hai người khác nhau,chưa rõ"'
    column = next(cell.column_letter for cell in of[7] if cell.value == "Quyết định")
    assert str(rule.sqref) == f"{column}8:{column}11"


def test_no_doubles_no_list_to_choose_from() -> None:
    of = sheet(read_back(a_merged([an_award()])), "TrungLap")
    assert not of.data_validations.dataValidation


def test_a_group_keeps_its_key_whatever_the_order_of_its_members() -> None:
    here, there = Source("a.csv", "", 2), Source("b.csv", "", 3)
    members = (a_claim(place=here), a_claim(hamlet="Thôn 1", place=there))
    group = Duplicate(Certainty.LIKELY, members, (), (), "chờ")
    turned = replace(group, members=members[::-1])
    keys = [
        records(sheet(read_back(a_merged(duplicates=[one])), "TrungLap"))[0]["Mã nhóm"]
        for one in (group, turned)
    ]
    assert keys[0] == keys[1]


def test_a_question_stands_with_its_place_and_room_for_the_answer() -> None:
    doubt = village("CanXacMinh")[0]
    assert doubt["Việc cần làm"] == "Có phải là Nông Văn Bình không?"
    assert (doubt["Tệp gốc"], doubt["Ô gốc"]) == ("thon_10.xlsx", "LDTD!B12")
    assert doubt["Trả lời của thôn"] is None


def test_a_sum_is_explained_by_its_lines_and_articles() -> None:
    ways = {(row["Cách tính"], row["Căn cứ"]) for row in village("TongHop")}
    long = "Tiền ăn: 80.000 × 45 = 3.600.000 đồng (tính tối đa 45 ngày)"
    two = "Tiền ăn: 80.000 × 14 = 1.120.000 đồng\nHỗ trợ thêm: 1.000.000 đồng"
    assert {(long, "Điều 26 khoản 1"), (two, "Điều 26 khoản 1\nĐiều 4 khoản 1")} <= ways


def test_the_payer_is_the_centre_or_the_province() -> None:
    mine = an_award(a_claim(policy="rieng-cua-tinh", place=Source("a.csv", "", 2)), person="a")
    roll = records(sheet(read_back(a_merged([mine, an_award()])), "TongHop"))
    assert [row["Nguồn"] for row in roll] == ["Trung ương", "Tỉnh"]


def test_a_row_without_a_noted_column_is_named_by_its_row() -> None:
    places = [row["Ô gốc"] for row in village("TongHop")]
    assert places == ["LDTD!B7", "B3", "B4", "LDTD, dòng 8", "HKD!B6"]


@pytest.mark.parametrize("name", ["TongQuan", "TongHop", "LDTD", "KinhPhi", "CanCu"])
def test_what_is_not_configured_is_said_wherever_its_money_stands(name: str) -> None:
    assert any(
        "mức do UBND tỉnh quy định, xã chưa nhận được quyết định" in text
        for text in texts(name)
    )


@pytest.mark.parametrize("name", ["HKD", "F0F1"])
def test_an_annex_does_not_carry_the_note_of_another_policy(name: str) -> None:
    assert not any(
        "mức do UBND tỉnh quy định, xã chưa nhận được quyết định" in text
        for text in texts(name)
    )


def test_the_overview_accounts_for_every_row() -> None:
    of = sheet(village_book(), "TongQuan")
    figures = {str(row[0].value): row[1].value for row in of.iter_rows(min_row=9, max_row=22)}
    rows = figures["Dòng có người đề nghị hỗ trợ"]
    parts = [
        figures["Lượt hỗ trợ được đề nghị chi"],
        figures["Không chi vì đã chi ở dòng hoặc chế độ khác (tiền theo quy định)"],
        figures["Không đủ điều kiện (tiền đề nghị)"],
        figures["Chờ xác minh (tiền đề nghị)"],
        figures["Dòng ghi lặp, đã gộp vào dòng khác"],
    ]
    assert parts == [5, 1, 1, 2, 1]
    assert rows == 10


def test_the_ledger_of_a_file_is_held_against_its_claims() -> None:
    assert (
        "8 = 4 dữ liệu + 2 tên danh sách + 1 tiêu đề cột + 1 tổng cộng; "
        "vào tổng hợp 4 dòng: khớp"
    ) in texts("TongQuan")


def test_a_row_of_people_that_went_missing_is_shown() -> None:
    merged = a_village()
    short = replace(merged, rows=tuple(r for r in merged.rows if r.claim.source.row != 30))
    content = consolidated(short, a_pack(), OFFICE, "t.xlsx").content
    assert any(
        text.endswith("vào tổng hợp 3 dòng: LỆCH 1 dòng") for text in texts("TongQuan", content)
    )


def test_every_kind_of_row_has_a_word() -> None:
    assert set(ROW_KINDS) == set(RowKind)


def test_a_day_that_nobody_named_is_said_to_be_assumed() -> None:
    merged = replace(a_village(), basis=replace(a_basis(), assumed=True))
    content = consolidated(merged, a_pack(), OFFICE, "t.xlsx").content
    assert any("chưa có ngày thẩm định" in text for text in texts("TongHop", content))


@pytest.mark.parametrize(
    ("hamlet", "head"),
    [
        ("Thôn 2", "TRƯỞNG THÔN"),
        ("Tổ dân phố 3", "TỔ TRƯỞNG"),
        ("Bản Đỏ", "TRƯỞNG BẢN"),
        ("", "TRƯỞNG THÔN"),
    ],
)
def test_the_head_of_the_hamlet_signs_under_the_right_post(hamlet: str, head: str) -> None:
    sheet_of = Confirmation(hamlet, Source("a.csv"), "f0-f1", ("Ở tại nhà.",))
    content = written(a_merged(confirmations=[sheet_of]))
    assert head in texts("XacNhan", content)


def test_a_ward_has_no_head_of_a_thon() -> None:
    sheet_of = Confirmation("", Source("a.csv"), "f0-f1", ("Ở tại nhà.",))
    merged = a_merged(confirmations=[sheet_of])
    ward = replace(OFFICE, level="phường")
    told = texts("XacNhan", consolidated(merged, a_pack(), ward, "t.xlsx").content)
    assert "TỔ TRƯỞNG TỔ DÂN PHỐ" in told
    assert "TRƯỞNG THÔN" not in told


def test_an_office_without_names_leaves_dots() -> None:
    content = consolidated(a_village(), a_pack(), Office(), "t.xlsx").content
    assert "XÃ ……………" in texts("TongHop", content)


def test_a_deputy_signs_over_two_lines() -> None:
    office = replace(OFFICE, signer_post="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    content = consolidated(a_village(), a_pack(), office, "t.xlsx").content
    assert "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH" in texts("TongHop", content)


def test_the_shipped_rules_can_be_written() -> None:
    pack, findings = load_pack()
    assert pack is not None, findings
    kept = [award for award in a_village().awards if award.claim.policy in pack.policies]
    merged = a_merged([replace(award, set_aside=()) for award in kept])
    artifact = consolidated(merged, pack, OFFICE, "tonghop.xlsx")
    assert artifact.name == "tonghop.xlsx"
    assert load_workbook(BytesIO(artifact.content)).sheetnames[2:5] == ["LDTD", "HKD", "F0F1"]


def test_a_list_of_several_hamlets_is_signed_by_each_of_them() -> None:
    place = Source("xa.xlsx", "DS")
    awards = [
        an_award(a_claim(hamlet=hamlet, place=replace(place, row=row)), person=f"{row}")
        for row, hamlet in enumerate(["Thôn 1", "Thôn 2", "Thôn 1"], start=5)
    ]
    one = Confirmation("Thôn Ngoài", place, "lao-dong-tu-do", ("Không có hợp đồng lao động.",))
    content = written(a_merged(awards, confirmations=[one]))
    titles = [text for text in texts("XacNhan", content) if text.startswith("PHIẾU")]
    assert titles == ["PHIẾU XÁC NHẬN — THÔN 1", "PHIẾU XÁC NHẬN — THÔN 2"]
    rows = records(sheet(load_workbook(BytesIO(content)), "XacNhan"))
    assert [row["Số dòng"] for row in rows] == [2, 1]


def test_the_short_names_of_policies_are_spelled_out_below_the_list() -> None:
    assert "Ghi chú: HKD: Hỗ trợ hộ kinh doanh." in texts("TongHop")
