from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.reading.list_makers import PLACE, a_table, read, the_pack, told

from hotro68.core.message import shown
from hotro68.core.source import Source
from hotro68.reading.book import Cell, ErrorCell
from hotro68.reading.normalise import Place
from hotro68.vietnamese.dates import PartDate

BASIC = "stt ho_ten ngay_sinh gioi_tinh so_giay_to dien tu_ngay den_ngay so_tien_de_nghi"
ROW: list[Cell] = [
    1,
    "Trần Thị Mẫu",
    1985,
    "Nữ",
    "020185000001",
    "F0",
    "1/8/2021",
    "14/8/2021",
    1_120_000,
]


def facts(columns: str, *rows: list[Cell], key: str) -> list[object]:
    return [claim.facts[key] for claim in read(columns, *rows)[0].claims]


def test_a_clean_row_becomes_a_claim_and_nothing_is_said() -> None:
    listed, findings = read(BASIC, ROW)
    (claim,) = listed.claims
    assert findings == []
    assert claim.source == Source("thon_mau.xlsx", "DS", 2)
    assert claim.name == "Trần Thị Mẫu"
    assert claim.facts["ngay_sinh"] == PartDate(1985)
    assert claim.facts["tu_ngay"] == date(2021, 8, 1)
    assert claim.claimed == 1_120_000
    assert claim.hamlet == "Thôn Mẫu"
    assert claim.cell("den_ngay").cell == "H2"
    assert listed.amounts == {2: 1_120_000}


def test_facts_hold_every_key_of_the_policy_and_nothing_else() -> None:
    (claim,) = read(BASIC, ROW)[0].claims
    assert claim.facts.keys() == the_pack().fields_of("f0-f1").keys()
    assert claim.facts["khuyet_tat"] is None


def test_an_empty_name_makes_no_claim_and_is_reported() -> None:
    listed, findings = read("ho_ten so_tien_de_nghi", [None, 80_000], ["***", 1], ["An Mẫu", 2])
    assert listed.rejected == (2, 3)
    assert [claim.name for claim in listed.claims] == ["An Mẫu"]
    assert told(findings) == [("A2", "HT101"), ("A3", "HT101")]
    assert listed.amounts == {2: 80_000, 3: 1, 4: 2}


def test_an_empty_cell_is_asked_where_the_rules_have_a_question() -> None:
    row = [*ROW]
    row[2] = row[5] = row[8] = " - "
    row[7] = None
    findings = read(BASIC, row)[1]
    assert told(findings) == [("C2", "HT103"), ("F2", "HT103"), ("H2", "HT103")]
    assert findings[1].data["label"] == "Diện (F0/F1)"
    assert findings[1].hint == "Người này là F0 hay F1?"


def test_an_empty_cell_means_what_the_rules_say() -> None:
    columns = "ho_ten khuyet_tat nguoi_cao_tuoi_bao_tro tu_nguyen_khong_tham_gia"
    listed, findings = read(columns, ["An Mẫu", None, "-", ""], ["Bi Mẫu", "nặng", "x", "x"])
    first, second = listed.claims
    assert [first.facts[key] for key in columns.split()[1:]] == ["khong", False, False]
    assert [second.facts[key] for key in columns.split()[1:]] == ["nang", True, True]
    assert findings == []


def test_what_the_list_has_no_column_for_is_left_to_the_hamlet() -> None:
    pack = the_pack()
    listed, findings = read("ho_ten cong_viec", ["An Mẫu", "xe ôm"], policy="lao-dong-tu-do")
    (claim,) = listed.claims
    expected = {
        key
        for key, spec in pack.fields_of("lao-dong-tu-do").items()
        if spec.absent == "confirm" and key != "cong_viec"
    }
    assert claim.unlisted == expected
    assert set(listed.unlisted) == {
        pack.fields_of("lao-dong-tu-do")[key].label for key in expected
    }
    assert findings == []


def test_a_value_that_cannot_be_read_is_said_and_left_unknown() -> None:
    row = [*ROW]
    row[2], row[5], row[6], row[8] = "30/2/1985", "F2", "mai", "1,50"
    listed, findings = read(BASIC, row)
    (claim,) = listed.claims
    assert sorted(told(findings)) == [
        ("C2", "HT121"),
        ("F2", "HT104"),
        ("G2", "HT121"),
        ("I2", "HT131"),
    ]
    assert all(claim.facts[key] is None for key in ("ngay_sinh", "dien", "tu_ngay"))
    assert listed.amounts == {2: None}
    messages = {finding.source.column: finding.message for finding in findings}
    assert messages["C"] == "Ô «Ngày sinh» ghi «30/2/1985»: không có ngày này trong lịch."
    assert messages["F"].endswith("cần một trong: F0, F1.")


def test_every_message_can_be_shown() -> None:
    odd: list[Cell] = ["?", "A", "1/1/2050", "x", "09120", "F9", "?", "?", "?"]
    blank: list[Cell] = [None, "An Mẫu", *[None] * 7]
    wrong: list[Cell] = [None, "An Mẫu", *[ErrorCell("#N/A")] * 7]
    for row in (odd, blank, wrong):
        findings = read(BASIC, row, place=Place("a.xlsx", "", PLACE.latest))[1]
        assert len(findings) >= 5
        assert all(shown(finding.message + finding.hint) for finding in findings)
        assert "{" not in "".join(finding.message + finding.hint for finding in findings)


def test_an_error_of_excel_is_said_once_and_not_asked_again() -> None:
    row = [*ROW]
    row[4], row[5] = ErrorCell("#N/A"), "#REF!"
    findings = read(BASIC, row)[1]
    assert told(findings) == [("E2", "HT142"), ("F2", "HT142")]
    assert [finding.value for finding in findings] == ["#N/A", "#REF!"]


def test_an_error_has_not_the_meaning_of_a_blank() -> None:
    columns = "ho_ten khuyet_tat"
    assert facts(columns, ["An Mẫu", ErrorCell("#N/A")], key="khuyet_tat") == [None]


def test_a_value_joined_around_an_error_is_not_known() -> None:
    error = ErrorCell("#N/A")
    listed, findings = read("ho_ten/family ho_ten/given", ["Trần Thị", error])
    assert (listed.rejected, told(findings)) == ((2,), [("A2", "HT142")])
    crossed: list[list[Cell]] = [["An Mẫu", error], ["Bi Mẫu", "x"]]
    assert facts("ho_ten gioi_tinh/nu", *crossed, key="gioi_tinh") == [None, "nu"]


def test_a_name_in_error_is_rejected_with_that_reason() -> None:
    listed, findings = read("ho_ten dien", [ErrorCell("#REF!"), "F0"])
    assert (listed.claims, listed.rejected) == ((), (2,))
    assert told(findings) == [("A2", "HT142")]


@pytest.mark.parametrize("mark", ['"', "''", "nt", "như trên", "-nt-"])
def test_ditto_marks_take_the_value_above(mark: str) -> None:
    columns = "ho_ten dien tu_ngay thon"
    rows: list[list[Cell]] = [
        ["An Mẫu", "F0", "1/8/2021", "Thôn Cả"],
        ["Bi Mẫu", mark, mark, mark],
        ["Cò Mẫu", mark, "2/8/2021", mark],
    ]
    assert read(columns, *rows)[1] == []
    assert facts(columns, *rows, key="dien") == ["F0", "F0", "F0"]
    assert facts(columns, *rows, key="thon") == ["Thôn Cả"] * 3
    assert facts(columns, *rows, key="tu_ngay")[:2] == [date(2021, 8, 1)] * 2


def test_a_ditto_mark_with_nothing_above_is_an_empty_cell() -> None:
    assert told(read("ho_ten dien", ["An Mẫu", '"'])[1]) == [("B2", "HT103")]


def test_a_number_is_repeated_only_where_the_name_is() -> None:
    columns = "ho_ten so_giay_to"
    rows: list[list[Cell]] = [["An Mẫu", "080000001"], ["nt", "nt"], ["Bi Mẫu", "nt"]]
    listed, findings = read(columns, *rows)
    assert [claim.number for claim in listed.claims] == ["080000001", "080000001", ""]
    assert told(findings) == [("B4", "HT120")]


def test_a_merged_cell_holds_for_all_its_rows_but_an_amount_does_not() -> None:
    columns = "ho_ten dien so_tien_de_nghi"
    rows: list[list[Cell]] = [["An Mẫu", "F1", 80_000], ["Bi Mẫu"], ["Cò Mẫu", "F0"]]
    table = replace(a_table(columns, 3), spans=((2, 3, 1), (2, 3, 2)))
    listed, findings = read(columns, *rows, table=table)
    assert [claim.facts["dien"] for claim in listed.claims] == ["F1", "F1", "F0"]
    assert [claim.claimed for claim in listed.claims] == [80_000, None, None]
    assert findings == []


def test_a_name_in_two_columns_is_joined() -> None:
    rows: list[list[Cell]] = [["NGUYỄN THỊ", "MẪU"], ["Trần", None], [None, None]]
    listed, _ = read("ho_ten/family ho_ten/given", *rows)
    assert [claim.name for claim in listed.claims] == ["Nguyễn Thị Mẫu", "Trần"]
    assert listed.rejected == (4,)


@pytest.mark.parametrize(
    ("day", "month", "year", "birth"),
    [
        (5, 3, 1985, PartDate(1985, 3, 5)),
        ("05", "03", "85", PartDate(1985, 3, 5)),
        (None, 3, 1985, PartDate(1985, 3)),
        (None, None, 1985, PartDate(1985)),
        (None, None, None, None),
        (5, None, 1985, None),
        (5, 3, None, None),
    ],
)
def test_a_birth_in_three_columns_is_joined(
    day: Cell, month: Cell, year: Cell, birth: PartDate | None
) -> None:
    columns = "ho_ten ngay_sinh/day ngay_sinh/month ngay_sinh/year"
    assert facts(columns, ["An Mẫu", day, month, year], key="ngay_sinh") == [birth]


def test_a_birth_with_a_missing_middle_is_not_read_as_a_month() -> None:
    columns = "ho_ten ngay_sinh/day ngay_sinh/month ngay_sinh/year"
    (finding,) = read(columns, ["An Mẫu", 5, None, 1985])[1]
    assert (finding.source.cell, finding.code.id, finding.value) == ("B2", "HT121", "5/?/1985")


def test_a_birth_under_nam_or_nu_tells_the_sex_and_its_own_cell() -> None:
    columns = "ho_ten ngay_sinh/nam ngay_sinh/nu so_giay_to"
    rows: list[list[Cell]] = [
        ["An Mẫu", 1985, None, "080000001"],
        ["Bi Mẫu", None, "1990", "080000002"],
        ["Cò Mẫu", None, 1991, "020185000001"],
        ["Dế Mẫu", 1985, 1986, "080000003"],
    ]
    listed, findings = read(columns, *rows)
    assert [claim.facts["gioi_tinh"] for claim in listed.claims] == ["nam", "nu", "nu", None]
    assert [claim.birth for claim in listed.claims[:3]] == list(
        map(PartDate, (1985, 1990, 1991))
    )
    assert [claim.cell("ngay_sinh").cell for claim in listed.claims[:3]] == ["B2", "C3", "C4"]
    assert told(findings) == [("D4", "HT115"), ("B5", "HT121")]
    assert [place.cell for place in findings[0].related] == ["C4"]


def test_sex_by_crosses_in_two_columns() -> None:
    columns = "ho_ten gioi_tinh/nam gioi_tinh/nu"
    rows: list[list[Cell]] = [
        ["An Mẫu", "x", None],
        ["Bi Mẫu", None, "X"],
        ["Cò Mẫu", 0, 1],
        ["Dế Mẫu", None, None],
        ["Én Mẫu", "x", "x"],
    ]
    assert facts(columns, *rows, key="gioi_tinh") == ["nam", "nu", "nu", None, None]
    assert told(read(columns, *rows)[1]) == [("B6", "HT104")]


def test_sex_by_crosses_in_one_column() -> None:
    columns = "ho_ten gioi_tinh/nu"
    crossed: list[list[Cell]] = [["An Mẫu", "x"], ["Bi Mẫu", None], ["Cò Mẫu", "Nữ"]]
    assert facts(columns, *crossed, key="gioi_tinh") == ["nu", "nam", "nu"]
    unused: list[list[Cell]] = [["An Mẫu", None], ["Bi Mẫu", None]]
    assert facts(columns, *unused, key="gioi_tinh") == [None, None]


def test_a_column_in_an_old_encoding_is_read_and_said_once() -> None:
    columns = "ho_ten gioi_tinh dien"
    rows: list[list[Cell]] = [
        ["NguyÔn V¨n Nam", "Nam", "F0"],
        ["TrÇn ThÞ HuÖ", "N÷", "F0"],
        ["Ph¹m Minh §øc", "Nam", "F0"],
    ]
    listed, findings = read(columns, *rows)
    names = [claim.name for claim in listed.claims]
    assert names == ["Nguyễn Văn Nam", "Trần Thị Huệ", "Phạm Minh Đức"]
    assert [claim.facts["gioi_tinh"] for claim in listed.claims] == ["nam", "nu", "nam"]
    assert told(findings) == [("A1", "HT105"), ("B1", "HT105")]
    assert [finding.data["count"] for finding in findings] == [3, 1]


def test_unicode_names_are_left_as_they_are() -> None:
    names = ["Lê Văn Tú", "Hồ Thị Hoà", "Vi Thị Ngân", "Tran Van Binh", "Lò Thuý Nga"]
    listed, findings = read("ho_ten", *([name] for name in names))
    assert [claim.name for claim in listed.claims] == names
    assert findings == []


def test_the_hamlet_comes_from_the_cell_then_the_address_then_the_group_then_the_list() -> None:
    columns = "ho_ten thon noi_o"
    rows: list[list[Cell]] = [
        ["An Mẫu", "Thôn Một", "Thôn Hai, xã Mẫu"],
        ["Bi Mẫu", None, "Thôn Hai, xã Mẫu"],
        ["Cò Mẫu", None, None],
    ]
    assert facts(columns, *rows, key="thon") == ["Thôn Một", "Thôn Hai", "Thôn Mẫu"]
    grouped = a_table(columns, 3, group=("Thôn Ba",))
    listed, _ = read(columns, *rows, table=grouped)
    assert [claim.hamlet for claim in listed.claims] == ["Thôn Một", "Thôn Hai", "Thôn Ba"]


def test_an_unknown_hamlet_is_said_once_for_the_list() -> None:
    nowhere = replace(PLACE, hamlet="")
    listed, findings = read("ho_ten", ["An Mẫu"], ["Bi Mẫu"], place=nowhere)
    assert told(findings) == [("DS", "HT312")]
    assert [claim.facts["thon"] for claim in listed.claims] == [None, None]


def test_short_rows_and_rows_beyond_the_last_cell_are_empty_cells() -> None:
    assert facts("ho_ten ghi_chu ngan_hang", ["An Mẫu"], key="ngan_hang") == [None]


def test_claims_of_a_table_share_their_columns() -> None:
    first, second = read(BASIC, ROW, ROW)[0].claims
    assert first.columns is second.columns


def test_columns_that_are_no_fields_are_left_alone() -> None:
    (claim,) = read("stt ho_ten ky_nhan", [ErrorCell("#REF!"), "An Mẫu", "x"])[0].claims
    assert "stt" not in claim.facts
    assert claim.cell("ho_ten").cell == "B2"


def test_an_empty_list_has_no_claims() -> None:
    listed, findings = read(BASIC)
    assert (listed.claims, listed.rejected, findings) == ((), (), [])
