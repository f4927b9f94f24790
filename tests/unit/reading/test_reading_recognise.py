from __future__ import annotations

from functools import cache

import pytest
from tests.unit.reading.reading_grids import sheet_of

from hotro68.core.catalogue import POLICY_UNKNOWN
from hotro68.policy.loader import load_pack
from hotro68.policy.pack import Pack
from hotro68.reading.intake import vocabulary_of
from hotro68.reading.layout import lay_out
from hotro68.reading.place import hamlet_for_row, hamlet_of
from hotro68.reading.recognise import policy_of, split_by_group
from hotro68.reading.table import Table

PLAIN = ("STT|Họ và tên|Ngày sinh|Số CMND/CCCD|Số tiền", "1|Vi Văn An|1985|'081234567|1500000")
COVID = ("STT|Họ và tên|Diện|Số ngày|Số tiền", "1|Vi Văn An|F0|14|1120000")
LAW = (
    "(Kèm theo Quyết định số 23/2021/QĐ-TTg về chính sách hỗ trợ người lao động",
    "và người sử dụng lao động, hộ kinh doanh gặp khó khăn do đại dịch COVID-19)",
)


@cache
def pack() -> Pack:
    loaded, findings = load_pack()
    assert loaded is not None, findings
    return loaded


def a_table(*rows: str) -> Table:
    return lay_out(sheet_of(*rows), vocabulary_of(pack())).tables[0]


def policy(*rows: str, sheet: str = "Sheet1", file: str = "ds.xlsx") -> str | None:
    return policy_of(a_table(*rows), sheet, file, pack())[0]


# ── Policies ─────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("DANH SÁCH LAO ĐỘNG TỰ DO", "lao-dong-tu-do"),
        ("DANH SACH LAO DONG TU DO", "lao-dong-tu-do"),
        ("Danh sách người lao động không có giao kết hợp đồng lao động", "lao-dong-tu-do"),
        ("DANH SÁCH HỘ KINH DOANH TẠM DỪNG HOẠT ĐỘNG", "ho-kinh-doanh"),
        ("DANH SÁCH NGƯỜI ĐIỀU TRỊ COVID-19 (F0), CÁCH LY Y TẾ (F1)", "f0-f1"),
        ("DANH SÁCH F0, F1", "f0-f1"),
        ("DANH SÁCH HỘ NGHÈO", None),
    ],
)
def test_a_title_names_the_policy(title: str, expected: str | None) -> None:
    assert policy(title, *PLAIN) == expected


def test_a_title_may_run_over_several_rows() -> None:
    rows = ("DANH SÁCH LAO ĐỘNG KHÔNG CÓ", "GIAO KẾT HỢP ĐỒNG LAO ĐỘNG", *PLAIN)
    assert policy(*rows) == "lao-dong-tu-do"


def test_the_quoted_title_of_a_law_does_not_decide() -> None:
    assert policy("DANH SÁCH LAO ĐỘNG TỰ DO", *LAW, *PLAIN) == "lao-dong-tu-do"


def test_a_law_that_names_one_policy_decides_when_nothing_else_does() -> None:
    assert policy("Theo Nghị quyết 68 hỗ trợ lao động tự do", *PLAIN) == "lao-dong-tu-do"


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("LDTD", "lao-dong-tu-do"),
        ("LĐTD thôn Mẫu", "lao-dong-tu-do"),
        ("HKD", "ho-kinh-doanh"),
        ("F0-F1", "f0-f1"),
        ("F0F1", "f0-f1"),
        ("Sheet1", None),
        ("ABF0", None),
    ],
)
def test_the_name_of_a_sheet(sheet: str, expected: str | None) -> None:
    assert policy(*PLAIN, sheet=sheet) == expected


def test_the_name_of_a_file() -> None:
    assert policy(*PLAIN, file="thon_A_HKD.xlsx") == "ho-kinh-doanh"
    assert policy(*PLAIN, file="DS lao dong tu do (1).xls") == "lao-dong-tu-do"


def test_telling_columns() -> None:
    assert policy(*COVID) == "f0-f1"


def test_group_rows() -> None:
    head, person = PLAIN
    assert policy(head, "A. HỘ KINH DOANH", person) == "ho-kinh-doanh"


def test_the_title_beats_file_and_columns() -> None:
    assert policy("DANH SÁCH LAO ĐỘNG TỰ DO", *COVID, file="HKD.xlsx") == "lao-dong-tu-do"


def test_title_and_sheet_that_contradict_each_other_are_asked_about() -> None:
    table = a_table("DANH SÁCH LAO ĐỘNG TỰ DO", *PLAIN)
    found, (finding,) = policy_of(table, "HKD", "a.xlsx", pack())
    assert found is None
    assert finding.code is POLICY_UNKNOWN
    assert (finding.source.file, finding.source.sheet) == ("a.xlsx", "Sheet1")
    assert "tiêu đề nói" in finding.message
    assert "lao-dong-tu-do" in finding.hint


def test_a_title_of_two_policies_is_asked_about() -> None:
    assert policy("DANH SÁCH LAO ĐỘNG TỰ DO VÀ HỘ KINH DOANH", *PLAIN) is None


def test_a_sheet_name_chooses_between_two_policies_of_a_title() -> None:
    title = "DANH SÁCH LAO ĐỘNG TỰ DO VÀ HỘ KINH DOANH"
    assert policy(title, *PLAIN, sheet="HKD") == "ho-kinh-doanh"


def test_nothing_said_is_asked_about_and_never_guessed() -> None:
    found, (finding,) = policy_of(a_table(*PLAIN), "Sheet1", "ds.xlsx", pack())
    assert found is None
    assert "không nói" in finding.message


def test_what_the_clerk_says_wins() -> None:
    table = a_table("DANH SÁCH LAO ĐỘNG TỰ DO", *PLAIN)
    assert policy_of(table, "HKD", "a.xlsx", pack(), wanted="f0-f1") == ("f0-f1", [])


def test_a_later_list_hears_the_title_of_the_sheet_unless_it_has_its_own() -> None:
    rows = (
        "DANH SÁCH LAO ĐỘNG TỰ DO",
        *PLAIN,
        "II. Thôn Thử",
        *PLAIN,
        "III. Hộ kinh doanh",
        *PLAIN,
    )
    tables = lay_out(sheet_of(*rows), vocabulary_of(pack())).tables
    found = [policy_of(table, "Sheet1", "a.xlsx", pack())[0] for table in tables]
    assert found == ["lao-dong-tu-do", "lao-dong-tu-do", "ho-kinh-doanh"]


def test_groups_of_several_policies_part_a_list() -> None:
    head, person = PLAIN
    table = a_table(head, "A. LAO ĐỘNG TỰ DO", person, "B. HỘ KINH DOANH", "Thôn Mẫu", person)
    assert policy_of(table, "Sheet1", "a.xlsx", pack())[0] is None
    parts = split_by_group(table, pack())
    found = {
        policy_of(part, "Sheet1", "a.xlsx", pack())[0]: [row.number for row in part.data]
        for part in parts
    }
    assert found == {"lao-dong-tu-do": [3], "ho-kinh-doanh": [6]}


def test_groups_that_leave_somebody_out_part_nothing() -> None:
    head, person = PLAIN
    table = a_table(head, person, "A. LAO ĐỘNG TỰ DO", person, "B. HỘ KINH DOANH", person)
    assert split_by_group(table, pack()) == (table,)


# ── Hamlets ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("rows", "sheet", "file", "expected"),
    [
        (("Thôn: Đồng Mẫu", *PLAIN), "Sheet1", "thon_B.xlsx", "Thôn Đồng Mẫu"),
        (("DANH SÁCH THÔN ĐỒNG MẪU", *PLAIN), "Thôn Thử", "b.xlsx", "Thôn Đồng Mẫu"),
        (("Trưởng thôn: Vi Văn Mười", *PLAIN), "Thôn Thử", "b.xlsx", "Thôn Thử"),
        ((PLAIN[0], "I. Thôn Mẫu", PLAIN[1]), "Thôn Thử", "b.xlsx", "Thôn Mẫu"),
        (PLAIN, "Thôn Thử", "thon_B.xlsx", "Thôn Thử"),
        (PLAIN, "Sheet1", "thon_B.xlsx", "Thôn B"),
        (PLAIN, "Sheet1", "danh sach.xlsx", ""),
        (("Thôn: ..........", *PLAIN), "Sheet1", "a.xlsx", ""),
    ],
)
def test_the_hamlet_of_a_list(
    rows: tuple[str, ...], sheet: str, file: str, expected: str
) -> None:
    assert hamlet_of(a_table(*rows), sheet, file) == expected


def test_groups_of_several_hamlets_leave_the_list_without_one() -> None:
    head, person = PLAIN
    table = a_table(head, "I. Thôn Mẫu", person, "II. Thôn Thử", person)
    assert hamlet_of(table, "Sheet1", "a.xlsx") == ""


def test_the_row_names_its_hamlet_itself_before_all_else() -> None:
    groups = ("A. LAO ĐỘNG TỰ DO", "I. Thôn Ba")
    assert hamlet_for_row("Thôn Một", "Thôn Hai, xã Mẫu", groups, "Thôn Bốn") == "Thôn Một"
    assert hamlet_for_row("", "Thôn Hai, xã Mẫu", groups, "Thôn Bốn") == "Thôn Hai"
    assert hamlet_for_row("", "xã Mẫu", groups, "Thôn Bốn") == "Thôn Ba"
    assert hamlet_for_row("", "", (), "Thôn Bốn") == "Thôn Bốn"
