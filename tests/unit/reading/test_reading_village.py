from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.unit.reading.list_makers import the_pack
from tests.unit.reading.reading_grids import sheet_of

from hotro68.core.claim import Claim
from hotro68.core.finding import Finding
from hotro68.reading.intake import Intake, read_list, vocabulary_of
from hotro68.reading.layout import lay_out
from hotro68.reading.wanted import Wanted
from hotro68.vietnamese.hamlets import hamlet_in
from hotro68.vietnamese.spans import first_said, last_said, split_span

SUPPORT = "DANH SÁCH ĐỀ NGHỊ HỖ TRỢ - THÔN ĐỒNG MẪU"
FREE = "DANH SÁCH LAO ĐỘNG TỰ DO THÔN ĐỒNG MẪU"
F1 = "DANH SÁCH F1 THÔN ĐỒNG MẪU"
SHOPS = "DANH SÁCH HỘ KINH DOANH THÔN ĐỒNG MẪU"
PEOPLE = ("Vi Văn An|020080001234", "Lý Thị Hoa|020180001235", "Bế Văn Thu|020085001236")


def taken(
    folder: Path, *rows: str, name: str = "ds.csv", hamlets: tuple[str, ...] = ()
) -> tuple[Intake | None, list[Finding]]:
    path = folder / name
    path.write_text("\n".join(row.replace("|", "\t") for row in rows), encoding="utf-8")
    wanted = Wanted(hamlets=hamlets)
    return read_list(path, name, the_pack(), date(2021, 12, 31), wanted)


def claims(folder: Path, *rows: str, name: str = "ds.csv") -> dict[str, Claim]:
    intake, _ = taken(folder, *rows, name=name)
    assert intake is not None
    return {claim.name: claim for claim in intake.claims}


def found(folder: Path, *rows: str) -> set[tuple[str, str]]:
    return {(each.code.id, each.source.cell) for each in taken(folder, *rows)[1]}


def listed(*ends: str) -> list[str]:
    people = zip(PEOPLE, ends, strict=True)
    return [f"{number}|{one}|{end}" for number, (one, end) in enumerate(people, 1)]


# ── What a row says of its own policy ────────────────────────────────────────────────────
TICKS = "STT|Họ và tên|Số CCCD|LĐTD|HKD|F1|Từ ngày|Đến ngày"
DAYS = "01/06/2021|30/06/2021"


def test_a_tick_names_the_policy_of_its_row(tmp_path: Path) -> None:
    rows = listed(f"x|||{DAYS}", f"|x||{DAYS}", f"||x|{DAYS}")
    people = claims(tmp_path, SUPPORT, TICKS, *rows)
    assert [each.policy for each in people.values()] == [
        "lao-dong-tu-do",
        "ho-kinh-doanh",
        "f0-f1",
    ]
    assert people["Bế Văn Thu"].facts["dien"] == "F1"
    assert people["Lý Thị Hoa"].facts.get("ten_ho") is None


def test_two_ticks_or_none_are_nobodys_policy(tmp_path: Path) -> None:
    rows = listed(f"x|x||{DAYS}", f"|||{DAYS}", f"||x|{DAYS}")
    rows.append(f"4|Nông Văn Tư|020085001237|x|||{DAYS}")
    assert list(claims(tmp_path, SUPPORT, TICKS, *rows)) == ["Nông Văn Tư", "Bế Văn Thu"]
    lost = {place for code, place in found(tmp_path, SUPPORT, TICKS, *rows) if code == "HT340"}
    assert lost == {"D3", "D4"}


def test_ticks_of_f0_and_f1_tell_the_kind(tmp_path: Path) -> None:
    heading = "STT|Họ và tên|Số CCCD|F0|F1|Từ ngày|Đến ngày"
    rows = listed(f"x||{DAYS}", f"|x|{DAYS}", f"x|x|{DAYS}")
    people = claims(tmp_path, "DANH SÁCH F0, F1 THÔN ĐỒNG MẪU", heading, *rows)
    assert [each.facts.get("dien") for each in people.values()] == ["F0", "F1", None]


def test_a_column_of_policies_parts_the_list(tmp_path: Path) -> None:
    heading = "STT|Họ và tên|Số CCCD|Chính sách|Từ ngày|Đến ngày"
    rows = listed(f"Lao động tự do|{DAYS}", f"HKD|{DAYS}", f'"|{DAYS}')
    people = claims(tmp_path, SUPPORT, heading, *rows)
    assert [each.policy for each in people.values()] == [
        "lao-dong-tu-do",
        "ho-kinh-doanh",
        "ho-kinh-doanh",
    ]


def test_what_people_are_is_not_what_a_titled_list_asks_for(tmp_path: Path) -> None:
    heading = "STT|Họ và tên|Số CCCD|Đối tượng|Từ ngày|Đến ngày"
    rows = listed(f"Lao động tự do|{DAYS}", f"Hộ kinh doanh|{DAYS}", f"Học sinh|{DAYS}")
    people = claims(tmp_path, F1, heading, *rows)
    assert {each.policy for each in people.values()} == {"f0-f1"}


def test_sections_against_the_title_are_asked(tmp_path: Path) -> None:
    heading = "STT|Họ và tên|Số CCCD|Từ ngày|Đến ngày"
    one, two, _ = listed(DAYS, DAYS, DAYS)
    rows = (FREE, heading, "I. Hộ kinh doanh", one, "II. Cách ly y tế F1", two)
    intake, findings = taken(tmp_path, *rows)
    assert intake is not None
    assert not intake.claims
    assert "HT311" in {each.code.id for each in findings}


# ── Names ────────────────────────────────────────────────────────────────────────────────
def test_a_merged_heading_of_the_upper_row_holds_the_whole_name() -> None:
    merged = ((0, 1, 0, 2), (0, 4, 0, 5))
    (table,) = lay_out(
        sheet_of(
            "STT|Họ và tên||Số CCCD|Thời gian cách ly|",
            "||||Từ|Đến",
            "1|Vi Văn|An|020080001234|1/6/2021|14/6/2021",
            "2|Lý Thị|Hoa|020180001235|1/6/2021|14/6/2021",
            merged=merged,
        ),
        vocabulary_of(the_pack()),
    ).tables
    assert [(c.part, c.letter) for c in table.columns if c.key == "ho_ten"] == [
        ("family", "B"),
        ("given", "C"),
    ]


def test_a_name_may_stand_in_three_columns(tmp_path: Path) -> None:
    heading = "STT|Họ|Đệm|Tên|Số CCCD"
    people = claims(
        tmp_path, FREE, heading, "1|Vi|Văn|An|020080001234", "2|Bế||Thu|02018000123"
    )
    assert list(people) == ["Vi Văn An", "Bế Thu"]


@pytest.mark.parametrize("person", ["Họ và tên người cách ly", "Họ và tên thành viên"])
def test_the_head_of_a_family_is_not_its_members(tmp_path: Path, person: str) -> None:
    heading = f"STT|Họ và tên chủ hộ|{person}|Số CCCD|Từ ngày|Đến ngày"
    rows = (
        f"1|Vi Văn An|Vi Thị Bích|020180001234|{DAYS}",
        f"2||Vi Văn Cảnh|020080001235|{DAYS}",
        f"3||Vi Văn Dần|020080001236|{DAYS}",
    )
    assert list(claims(tmp_path, F1, heading, *rows)) == [
        "Vi Thị Bích",
        "Vi Văn Cảnh",
        "Vi Văn Dần",
    ]


# ── Numbers and days ─────────────────────────────────────────────────────────────────────
def test_a_number_may_stand_with_its_day_of_issue(tmp_path: Path) -> None:
    heading = "STT|Họ và tên|Số CCCD, ngày cấp, nơi cấp|Công việc"
    row = "1|Vi Văn An|020080001234 cấp ngày 12/5/2021, Cục Mẫu|thợ xây"
    assert claims(tmp_path, FREE, heading, row)["Vi Văn An"].number == "020080001234"


def test_headings_of_a_rest_need_no_set_words(tmp_path: Path) -> None:
    heading = "STT|Chủ hộ|CCCD|Nghỉ bán hàng từ|Nghỉ bán đến hết"
    row = "1|Vi Văn An|020080001234|từ ngày 2/6/2021|hết 30/6/2021"
    facts = claims(tmp_path, SHOPS, heading, row)["Vi Văn An"].facts
    assert (facts["tu_ngay"], facts["den_ngay"]) == (date(2021, 6, 2), date(2021, 6, 30))


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Thời gian thực tế đến ngày", None),
        ("Ngày kết thúc", "F3"),
    ],
)
def test_two_last_days_that_differ_are_asked(
    tmp_path: Path, heading: str, cell: str | None
) -> None:
    headings = f"STT|Họ và tên|Số CCCD|Nơi cách ly|Từ ngày|Đến ngày|{heading}"
    row = "1|Vi Văn An|020080001234|khu cách ly|1/7/2021|21/7/2021|14/7/2021"
    asked = {place for code, place in found(tmp_path, F1, headings, row) if code == "HT342"}
    assert asked == ({cell} if cell else set())


@pytest.mark.parametrize(
    ("heading", "cell", "asked"),
    [
        ("Số CCCD", "020080001243", True),
        ("Số CCCD", "20.080.001.234", False),
        ("Số CCCD", "", False),
        ("Họ và tên", "Vi Văn Ân", True),
        ("Năm sinh", "1980", False),
        ("Năm sinh", "1981", True),
    ],
)
def test_two_columns_of_one_number_name_or_birth_that_differ_are_asked(
    tmp_path: Path, heading: str, cell: str, *, asked: bool
) -> None:
    headings = f"STT|Họ và tên|Ngày sinh|Số CCCD|Từ ngày|{heading}"
    row = f"1|Vi Văn Bình|5/3/1980|020080001234|1/6/2021|{cell}"
    codes = {code for code, _ in found(tmp_path, FREE, headings, row)}
    assert ("HT343" in codes) is asked


def test_a_row_that_names_another_policy_than_its_list_is_nobodys(tmp_path: Path) -> None:
    heading = "STT|Họ và tên|Số CCCD|Từ ngày|Chính sách"
    rows = listed("1/6/2021|Lao động tự do", "1/6/2021|F1", "1/6/2021|")
    assert len(claims(tmp_path, FREE, heading, *rows)) == 2
    assert {place for code, place in found(tmp_path, FREE, heading, *rows) if code == "HT340"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("cả tháng 6 năm 2021", ("1/6/2021", "30/6/2021")),
        ("từ 15/6 đến hết tháng 7/2021", ("15/6/2021", "31/7/2021")),
        ("tháng 7/2021", None),
        ("cả tháng 13/2021", None),
    ],
)
def test_a_whole_month_has_two_ends(text: str, days: tuple[str, str] | None) -> None:
    assert split_span(text) == days


def test_words_before_a_day_fit_only_their_own_end() -> None:
    assert first_said("kể từ ngày 1/6/2021") == "ngày 1/6/2021"
    assert last_said("đến hết tháng 6/2021") == "30/6/2021"
    assert first_said("hết 1/6/2021") == "hết 1/6/2021"
    assert last_said("trước 1/6/2021") == "trước 1/6/2021"
    assert last_said("đến nay") == "đến nay"


# ── What is no list, whose list it is ────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "rows",
    [
        (
            "STT|Đối tượng|Số người|Số tiền",
            "1|Lao động tự do|5|7500000",
            "2|Hộ kinh doanh|4|12",
        ),
        ("STT|Nội dung|Cách ghi", "1|Họ và tên|Ghi chữ in hoa", "2|Ngày sinh|dd/mm/yyyy"),
    ],
)
def test_counts_and_instructions_are_no_list(rows: tuple[str, ...]) -> None:
    pack = the_pack()
    assert not lay_out(sheet_of(*rows), vocabulary_of(pack)).tables


@pytest.mark.parametrize(
    "rows",
    [
        ("STT|Họ tên|Số lượng con|Số tiền", "1|AN|1|1500000", "2|BÌNH|1|1500000"),
        ("STT|Họ và tên|Số người phụ thuộc|Số tiền", "1|vi van a1|1|1500000"),
        ("STT|Họ tên|Tên hộ kinh doanh|Mã số thuế|Số lượng", "1||Quán Mẫu|'8012345678|2"),
    ],
)
def test_a_list_that_counts_what_a_person_has_is_a_list(rows: tuple[str, ...]) -> None:
    sheet = sheet_of("DANH SÁCH ĐỀ NGHỊ HỖ TRỢ", *rows)
    assert lay_out(sheet, vocabulary_of(the_pack())).tables


def test_a_file_name_without_spaces_names_the_policy(tmp_path: Path) -> None:
    rows = ("Họ tên|CCCD|Số tiền", "Vi Văn An|020080001234|1500000")
    people = claims(tmp_path, *rows, name="DS_laodongtudo_to3.csv")
    assert people["Vi Văn An"].policy == "lao-dong-tu-do"
    assert people["Vi Văn An"].hamlet == "Tổ 3"


@pytest.mark.parametrize(
    ("text", "hamlet"),
    [
        ("DANH SÁCH LAO ĐỘNG TỰ DO TỔ 1", "Tổ 1"),
        ("DANH SÁCH F1 KHỐI PHỐ MẪU", "Khối phố Mẫu"),
        ("Quyết định thành lập tổ 3 người", None),
        ("tổ trưởng tổ 5", None),
    ],
)
def test_a_numbered_group_is_a_hamlet_anywhere(text: str, hamlet: str | None) -> None:
    assert hamlet_in(text) == hamlet


def test_a_bare_name_is_a_hamlet_of_the_commune_that_says_so(tmp_path: Path) -> None:
    rows = ("DANH SÁCH LAO ĐỘNG TỰ DO NÀ MẪU", "Họ tên|CCCD", "Vi Văn An|020080001234")
    known = ("Thôn Nà Mẫu", "Thôn Khau Bịa")
    intake, _ = taken(tmp_path, *rows, hamlets=known)
    assert intake is not None
    assert intake.claims[0].hamlet == "Thôn Nà Mẫu"
    assert "HT312" in {each.code.id for each in taken(tmp_path, *rows)[1]}
