from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.reading.reading_grids import (
    FIELDS,
    field,
    kinds_of,
    laid_out,
    only_table,
    places,
    sheet_of,
)

from hotro68.core.letters import letters_of
from hotro68.core.report import RowKind
from hotro68.reading.book import Cell, Merged, Row
from hotro68.reading.layout import lay_out, relabel
from hotro68.reading.table import Table

HEAD = "STT|Họ và tên|Ngày sinh|Số CMND/CCCD|Địa chỉ|Số tiền"
AN = "1|Vi Văn An|1985|'081234567|Thôn Mẫu|1500000"
BICH = "2|Lê Thị Bích|05/03/1990|'020190001235|Thôn Mẫu|1500000"
THREE_ROWS: tuple[Merged, ...] = (
    *((0, 0, 2, 0), (0, 1, 0, 3), (1, 1, 2, 1), (1, 2, 1, 3), (0, 4, 0, 6), (0, 7, 2, 7)),
    *((1, 4, 2, 4), (1, 5, 2, 5), (1, 6, 2, 6)),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """kinds: one sign a row, see `kinds_of`."""

    name: str
    rows: tuple[Row | str, ...]
    kinds: str
    merged: tuple[Merged, ...] = ()


SHAPES = (
    Shape("plain", (HEAD, AN, BICH), "hdd"),
    Shape("capitals", (HEAD.upper(), AN, BICH), "hdd"),
    Shape(
        "no marks",
        ("STT|HO VA TEN|NGAY SINH|SO CMND|DIA CHI|SO TIEN", AN, "|TONG CONG||||15"),
        "hdT",
    ),
    Shape("no running number", ("Họ tên|Năm sinh|CMND", "Vi Văn An|1985|'081234567"), "hd"),
    Shape(
        "title block",
        (
            "UBND XÃ MINH HỌA||||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Thôn Mẫu||||Độc lập - Tự do - Hạnh phúc",
            "",
            "DANH SÁCH LAO ĐỘNG TỰ DO",
            HEAD,
            AN,
        ),
        "tt.thd",
    ),
    Shape("column numbers in brackets", (HEAD, "(1)|(2)|(3)|(4)|(5)|(6)", AN), "h#d"),
    Shape("column letters and formulas", (HEAD, "A|B|1|2|3|4=1x2", AN), "h#d"),
    Shape("bare column numbers", (HEAD, "1|2|3|4|5|6", AN), "h#d"),
    Shape("line breaks in headings", (HEAD.replace(" ", "\\n"), AN), "hd"),
    Shape(
        "three merged header rows",
        (
            "STT|Người được hỗ trợ|||Thời gian cách ly|||Số tiền",
            "|Họ và tên|Ngày sinh||Từ ngày|Đến ngày|Số ngày",
            "||Nam|Nữ",
            "1|Vi Văn An|1985||1/7/2021|14/7/2021|14|1120000",
        ),
        "hhhd",
        THREE_ROWS,
    ),
    Shape(
        "two header rows, nothing merged",
        ("STT|Họ tên|Thời gian||Số tiền", "||Từ|Đến", "1|Vi Văn An|1/7/2021|14/7/2021|1120000"),
        "hhd",
    ),
    Shape(
        "hints in brackets under the headings",
        (
            "STT|Họ tên|Năm sinh|Số tiền",
            "|(chữ in hoa)|(dd/mm/yyyy)|(đồng)",
            "1|VI VĂN AN|1985|15",
        ),
        "hhd",
    ),
    Shape(
        "a row of keys above the headings",
        ("stt|ho_ten|ngay_sinh|so_tien_de_nghi", "TT|Họ tên|Sinh|Tiền", "1|Vi Văn An|1985|15"),
        "hhd",
    ),
    Shape(
        "groups with Roman numbers",
        (HEAD, "I. Thôn Mẫu", AN, "II. Thôn Thử", BICH),
        "hgdgd",
        ((1, 0, 1, 5), (3, 0, 3, 5)),
    ),
    Shape("groups in two cells", (HEAD, "I|Thôn Mẫu", AN, "II|Thôn Thử", BICH), "hgdgd"),
    Shape("groups with a dash", (HEAD, "1- Xã A", AN, "2- Xã B", BICH), "hgdgd"),
    Shape(
        "groups of a policy", (HEAD, "A. LAO ĐỘNG TỰ DO", AN, "B. HỘ KINH DOANH", BICH), "hgdgd"
    ),
    Shape("groups without numbering", (HEAD, "LAO ĐỘNG TỰ DO", "Thôn Mẫu", AN), "hggd"),
    Shape(
        "groups with counts and sums",
        (HEAD, "I|Thôn Mẫu|1 người|||1500000", AN, "II|Thôn Thử|1 người|||1500000", BICH),
        "hgdgd",
    ),
    Shape(
        "groups without numbering, with counts and sums",
        (HEAD, "|LAO ĐỘNG TỰ DO|1 người|||1500000", AN, "|HỘ KINH DOANH||||1500000", BICH),
        "hgdgd",
    ),
    Shape("numbered groups", (HEAD, "1|Thôn Mẫu||||1500000", AN, "2|Thôn Thử", BICH), "hgdgd"),
    Shape("a group with nobody", (HEAD, "I. Thôn Mẫu", AN, "II. Thôn Thử"), "hgdg"),
    Shape("blank gaps", (HEAD, AN, "", "", "", BICH), "hd...d"),
    Shape("numbered lines left empty", (HEAD, AN, "2", "3|||||0"), "hd.."),
    Shape("total in words of its own", (HEAD, AN, "|Tổng cộng||||1500000"), "hdT"),
    Shape("total spaced out", (HEAD, AN, "|T Ổ N G  C Ộ N G||||1500000"), "hdT"),
    Shape("total in the first column", (HEAD, AN, "Cộng|||||1500000"), "hdT"),
    Shape("total in an odd column", (HEAD, AN, "|||TỔNG SỐ||1500000"), "hdT"),
    Shape("total filled with a running number", (HEAD, AN, "2|Tổng cộng||||1500000"), "hdT"),
    Shape("total without a word", (HEAD, AN, "|||||1500000"), "hdT"),
    Shape(
        "total above the people", (HEAD, "|Tổng số||||3000000", "I|Thôn Mẫu", AN, BICH), "hTgdd"
    ),
    Shape(
        "page totals and carried forward",
        (HEAD, AN, "|Cộng trang 1||||15", "|Mang sang||||15", HEAD, BICH, "|Tổng cộng||||30"),
        "hdsshdT",
    ),
    Shape("group totals", (HEAD, AN, "|Cộng||||15", "Thôn Thử", BICH, "|Cộng||||15"), "hdsgdT"),
    Shape(
        "the end of a paper",
        (
            HEAD,
            AN,
            "|Tổng cộng: 1 người||||1500000",
            "Số tiền bằng chữ: Một triệu năm trăm nghìn đồng",
            "Danh sách này có 01 người",
            "",
            "||||Minh Họa, ngày 15 tháng 7 năm 2021",
            "|NGƯỜI LẬP BIỂU||TM. UBND XÃ|TRƯỞNG THÔN",
            "|(Ký, ghi rõ họ tên)|||(Ký, ghi rõ họ tên)",
            "",
            "|Lê Văn Chín|||Vi Văn Mười",
        ),
        "hdTwn.kkk.k",
    ),
    Shape(
        "an amount in words alone",
        (HEAD, AN, "|Cộng||||15", "(Hai mươi ba nghìn đồng chẵn)"),
        "hdTw",
    ),
    Shape(
        "notes beneath", (HEAD, AN, "Ghi chú: …", "Nơi nhận:", "- UBND xã;", "- Lưu."), "hdnnnn"
    ),
    Shape("a note among people", (HEAD, AN, "Ghi chú: dòng trên mới bổ sung", BICH), "hdnd"),
    Shape("a header without anybody", (HEAD,), "h"),
    Shape("no list", ("HƯỚNG DẪN", "", "1. Ghi họ và tên, ngày sinh"), "n.n"),
    Shape("choices only", ("Thôn|Công việc", "Thôn Mẫu|Xe ôm"), "nn"),
    Shape(
        "labels beside values",
        ("Thôn|Thôn Mẫu", "Trưởng thôn|Vi Văn Mười", "Số tiền|1500000"),
        "nnn",
    ),
    Shape(
        "a form above the list",
        ("Họ và tên trưởng thôn: Vi Văn Mười", "Địa chỉ: Thôn Mẫu", "Điện thoại:", HEAD, AN),
        "ttthd",
    ),
    Shape(
        "old font TCVN3",
        (
            "TT|Hä vµ tªn|N¨m sinh|Sè tiÒn",
            "1|NguyÔn V¨n An|1985|15",
            "|Tæng céng||15",
            "|Tr\xadëng th«n",
        ),
        "hdTk",
    ),
    Shape(
        "old font VNI",
        (
            "TT|Hoï vaø teân|Naêm sinh|Soá tieàn",
            "1|Nguyeãn Vaên An|1985|15",
            "|Toång coäng||15",
        ),
        "hdT",
    ),
    Shape(
        "everything typed as text",
        (HEAD, "'1|Vi Văn An|'1985|'081234567|Thôn Mẫu|'1500000"),
        "hd",
    ),
    Shape(
        "everything a float",
        (HEAD, [1.0, "Vi Văn An", 1985.0, 81234567.0, "Thôn Mẫu", 1.5e6]),
        "hd",
    ),
    Shape(
        "numbers in the name column",
        ("Họ tên|Số tiền", "1. Vi Văn An|15", "2. Lê Bích|15"),
        "hdd",
    ),
    Shape(
        "a signature between two groups",
        (HEAD, AN, "|Trưởng thôn", "", "|Vi Văn Mười", "", "|Thôn Thử", BICH),
        "hdk.k.gd",
    ),
    Shape(
        "two lists, one below the other",
        (
            "DANH SÁCH 1",
            HEAD,
            AN,
            "|Cộng||||1500000",
            "|Trưởng thôn",
            "",
            "DANH SÁCH 2",
            "STT|Họ và tên|Diện|Số ngày",
            "1|Vi Văn An|F0|14",
        ),
        "thdTk.thd",
    ),
    Shape(
        "the same header over another hamlet",
        ("I. Thôn Mẫu", HEAD, AN, "II. Thôn Thử", HEAD, BICH, "|Tổng cộng||||3000000"),
        "thdthdT",
    ),
    Shape(
        "side by side",
        (
            "STT|Họ tên|Số tiền||STT|Họ tên|Số tiền",
            "1|Vi Văn An|15||2|Lê Bích|15",
            "||||3|Bế A|15",
        ),
        "hdd",
    ),
)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_row_is_called_what_it_is(shape: Shape) -> None:
    assert kinds_of(laid_out(*shape.rows, merged=shape.merged)) == shape.kinds


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
@pytest.mark.parametrize("above", [1, 7, 150])
def test_a_list_may_begin_on_any_row(shape: Shape, above: int) -> None:
    merged = tuple(
        (top + above, left, low + above, right) for top, left, low, right in shape.merged
    )
    layout = laid_out(*[""] * above, *shape.rows, merged=merged)
    assert kinds_of(layout)[above:] == shape.kinds


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_list_may_begin_in_any_column(shape: Shape) -> None:
    sheet = sheet_of(*shape.rows)
    rows: list[Row] = [[None, None, *row] for row in sheet.rows]
    merged = tuple((top, left + 2, low, right + 2) for top, left, low, right in shape.merged)
    layout = laid_out(*rows, merged=merged)
    assert kinds_of(layout) == shape.kinds


# ── People who look like something else ──────────────────────────────────────────────────
@pytest.mark.parametrize(
    "row",
    [
        "|Cộng A Tủa|1985|'081234567||1500000",
        "3|Cộng A Tủa||||1500000",
        "3|CỘNG MINH THÔN|||Thôn Mẫu|1500000",
        "|Tống Công|1985|||1500000",
        "|Tống Công||||1500000",
        "3|TONG VAN CONG||||1500000",
        "|Tô Thị Hiệu|1985",
        "|Bàn Văn Tổ|||Thôn Mẫu",
        "3|Lăng Thị Nhóm",
        "|Vi Văn Mười",
        "|Y Bhăm|1985",
        "|H'Rin||||1500000",
        "3|Giàng||||1500000",
        "3|Bé gái chưa đặt tên|15/07/2021",
        "3|||'081234567||1500000",
        "||1985|'081234567||1500000",
        "3|||||1500000",
        "3|Chu Tịch|1985",
        "3|Vi Văn Ba|||Trạm y tế xã",
        "|Vi Văn Ba|||Thôn Mẫu|1500000|Tổng cộng 2 lần",
    ],
)
def test_a_person_is_never_taken_for_a_total_or_a_group(row: str) -> None:
    assert kinds_of(laid_out(HEAD, AN, row, BICH)) == "hddd"


@pytest.mark.parametrize(
    "row",
    [
        "|Tổng cộng|15|||1500000",
        "|Cộng:||1 người||1500000",
        "|TỔNG CỘNG (I+II)||||1500000",
        "|Cộng (A + B)||||1500000",
        "|T.Cộng||||1500000",
        "|Tổng số người: 1||||1500000",
        "|Tổng kinh phí hỗ trợ||||1.500.000",
        "Tổng cộng: 1.500.000 đồng",
    ],
)
def test_a_total_is_not_a_person(row: str) -> None:
    assert kinds_of(laid_out(HEAD, AN, row)) == "hdT"


# ── Tables ───────────────────────────────────────────────────────────────────────────────
def test_a_table_knows_its_header_rows_and_columns() -> None:
    table = only_table("", "DANH SÁCH", HEAD, AN)
    assert table.header_rows == (3,)
    assert table.title_lines == ("DANH SÁCH",)
    assert table.letters == {
        "ho_ten": "B",
        "ngay_sinh": "C",
        "so_giay_to": "D",
        "noi_o": "E",
        "so_tien_de_nghi": "F",
    }
    assert (letters_of(0), letters_of(25), letters_of(26)) == ("A", "Z", "AA")


def test_three_header_rows_give_each_column_its_own_field() -> None:
    shape = next(shape for shape in SHAPES if shape.name == "three merged header rows")
    assert places(only_table(*shape.rows, merged=shape.merged)) == {
        "stt": "A",
        "ho_ten": "B",
        "ngay_sinh.nam": "C",
        "ngay_sinh.nu": "D",
        "tu_ngay": "E",
        "den_ngay": "F",
        "so_ngay": "G",
        "so_tien_de_nghi": "H",
    }


def test_a_list_without_a_name_heading_needs_a_strong_set() -> None:
    table = only_table(
        "TT|Người hưởng|Năm sinh|CCCD|Số tiền",
        AN.replace("|Thôn Mẫu", ""),
        BICH.replace("|Thôn Mẫu", ""),
    )
    assert places(table)["ho_ten"] == "B"


def test_stacked_lists_keep_their_own_titles_and_hear_of_those_above() -> None:
    first, second = laid_out(
        "DANH SÁCH LAO ĐỘNG TỰ DO", "I. Thôn Mẫu", HEAD, AN, "II. Thôn Thử", HEAD, BICH
    ).tables
    assert first.title_lines == ("DANH SÁCH LAO ĐỘNG TỰ DO", "I. Thôn Mẫu")
    assert second.title_lines == ("II. Thôn Thử",)
    assert second.inherited_lines == first.title_lines


def test_a_header_repeated_on_a_new_page_begins_no_new_list() -> None:
    table = only_table(HEAD, AN, "", HEAD, BICH)
    assert [row.number for row in table.data] == [2, 5]


def test_lists_side_by_side_are_two_lists() -> None:
    left, right = laid_out(
        "STT|Họ tên|Số tiền||STT|Họ tên|Số tiền",
        "1|Vi Văn An|10||3|Lê Văn Chín|30",
        "2|Lê Bích|20",
        "Cộng||30||Cộng||30",
    ).tables
    assert (places(left)["ho_ten"], places(right)["ho_ten"]) == ("B", "F")
    assert [row.number for row in left.data] == [2, 3]
    assert [row.number for row in right.data] == [2]
    assert [(total.column, total.rows) for total in right.totals] == [(6, (2,))]


def test_cells_merged_downwards_over_people_are_told() -> None:
    table = only_table(HEAD, AN, BICH, merged=((1, 4, 2, 4),))
    assert table.spans == ((2, 3, 4),)


def test_a_known_policy_gives_the_columns_its_own_meaning() -> None:
    sheet = sheet_of("STT|Họ tên|Hôm nghỉ|Số tiền", "1|Vi Văn An|1/7/2021|15")
    (table,) = lay_out(sheet, FIELDS).tables
    fields = {**FIELDS, "tu_ngay": field("date", "Nghỉ từ ngày", "hôm nghỉ")}
    again = relabel(sheet, table, fields)
    assert (places(table).get("tu_ngay"), table.unused) == (None, ("Hôm nghỉ",))
    assert (places(again)["tu_ngay"], again.unused, again.body) == ("C", (), table.body)


# ── Groups ───────────────────────────────────────────────────────────────────────────────
def groups(table: Table) -> list[tuple[str, ...]]:
    return [row.group for row in table.data]


def test_groups_are_carried_to_the_rows_below() -> None:
    table = only_table(HEAD, AN, "I|Thôn Mẫu", AN, BICH, "II. Thôn Thử", AN)
    mau, thu = ("I. Thôn Mẫu",), ("II. Thôn Thử",)
    assert groups(table) == [(), mau, mau, thu]


def test_groups_inside_groups() -> None:
    table = only_table(
        HEAD, "A. LAO ĐỘNG TỰ DO", "I. Thôn Mẫu", AN, "II. Thôn Thử", AN, "B. HỘ KINH DOANH", AN
    )
    assert groups(table) == [
        ("A. LAO ĐỘNG TỰ DO", "I. Thôn Mẫu"),
        ("A. LAO ĐỘNG TỰ DO", "II. Thôn Thử"),
        ("B. HỘ KINH DOANH",),
    ]


def test_a_place_goes_below_a_group_without_numbering() -> None:
    table = only_table(
        HEAD, "LAO ĐỘNG TỰ DO", "Thôn Mẫu", AN, "Thôn Thử", AN, "HỘ KINH DOANH", AN
    )
    assert groups(table) == [
        ("LAO ĐỘNG TỰ DO", "Thôn Mẫu"),
        ("LAO ĐỘNG TỰ DO", "Thôn Thử"),
        ("HỘ KINH DOANH",),
    ]


# ── Stated totals ────────────────────────────────────────────────────────────────────────
def stated(table: Table) -> list[tuple[int, Cell, tuple[int, ...]]]:
    return [(total.row, total.value, total.rows) for total in table.totals]


def test_a_total_covers_the_whole_list() -> None:
    table = only_table(HEAD, AN, "I. Thôn Mẫu", BICH, "|Tổng cộng||||9")
    assert stated(table) == [(5, 9, (2, 4))]


def test_a_group_row_with_a_sum_covers_its_people() -> None:
    table = only_table(HEAD, "I|Thôn Mẫu|2 người|||7", AN, BICH, "II|Thôn Thử||||8", AN)
    assert stated(table) == [(2, 7, (3, 4)), (2, 2, (3, 4)), (5, 8, (6,))]
    assert [total.people for total in table.totals] == [False, True, False]


def test_a_subtotal_covers_what_stands_since_the_last_one() -> None:
    table = only_table(
        HEAD, AN, AN, "|Cộng trang||||9", AN, "|Cộng trang||||8", "|Mang sang||||4500000", BICH
    )
    assert stated(table) == [(4, 9, (2, 3)), (6, 8, (5,)), (7, 4_500_000, (2, 3, 5))]


def test_a_subtotal_that_is_exact_for_the_whole_list_so_far_means_that() -> None:
    table = only_table(HEAD, AN, "|Cộng||||1500000", BICH, "|Cộng||||3000000", AN)
    assert stated(table) == [(3, 1_500_000, (2,)), (5, 3_000_000, (2, 4))]


def test_the_total_of_all_lists_of_a_sheet_is_not_held_against_the_last() -> None:
    _, last = laid_out(HEAD, AN, "II. Thôn Thử", HEAD, BICH, "|Tổng cộng||||3000000").tables
    assert last.totals == ()


def test_counts_and_sums_inside_sentences() -> None:
    table = only_table(
        HEAD, AN, BICH, "Tổng cộng: 2 người", "Danh sách có 02 người, số tiền 3.000.000 đồng."
    )
    assert stated(table) == [(4, 2, (2, 3)), (5, "3.000.000 đồng", (2, 3)), (5, 2, (2, 3))]


def test_households_are_counted_in_a_list_of_businesses_only() -> None:
    assert only_table(HEAD, AN, "|Tổng cộng: 15 hộ").totals == ()
    business = "STT|Họ và tên chủ hộ|Mã số thuế|Số tiền"
    table = only_table(business, "1|Vi Văn An|0100233488|3000000", "|Tổng cộng: 15 hộ")
    assert stated(table) == [(3, 15, (2,))]


# ── Units ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("ĐVT: nghìn đồng", 1_000),
        ("Đơn vị tính: 1.000 đồng", 1_000),
        ("(Đơn vị tính: 1.000đ)", 1_000),
        ("Đơn vị: ngàn đồng", 1_000),
        ("Đơn vị: người, triệu đồng", 1_000_000),
        ("ĐVT: đồng", 1),
        ("Đơn vị tính: VNĐ", 1),
        ("Đơn vị: UBND xã Minh Họa", 1),
        ("Mức hỗ trợ 1.500 nghìn đồng một người", 1),
    ],
)
def test_the_unit_line(line: str, unit: int) -> None:
    assert only_table(line, HEAD, AN).unit == unit


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Số tiền (nghìn đồng)", 1_000),
        ("Số tiền (nghìn)", 1_000),
        ("Số tiền (triệu)", 1_000_000),
        ("Số tiền (x 1.000)", 1_000),
        ("Số tiền (1.000đ)", 1_000),
        ("Số tiền (triệu đồng)", 1_000_000),
        ("Số tiền (đồng)", 1),
        ("Số tiền hỗ trợ (1.500.000 đồng/người)", 1),
    ],
)
def test_the_unit_in_the_heading(heading: str, unit: int) -> None:
    assert only_table(f"STT|Họ tên|{heading}", "1|Vi Văn An|1500").unit == unit


# ── Laws ─────────────────────────────────────────────────────────────────────────────────
CELLS = st.one_of(
    st.none(),
    st.integers(0, 10**12),
    st.sampled_from(
        [
            *(
                "STT",
                "Họ và tên",
                "Nam",
                "Nữ",
                "Năm sinh",
                "Số tiền",
                "CCCD",
                "Từ ngày",
                "x",
                "",
            ),
            *("Vi Văn An", "Tổng cộng", "Cộng", "I", "A. Thôn", "Thôn Mẫu", "(1)", "081234567"),
            *("Trưởng thôn", "ngày 1 tháng 2 năm 2021", "Bằng chữ: một đồng", "-", "2 người"),
        ]
    ),
    st.text(max_size=8),
    st.floats(),
)
MERGES = st.tuples(
    st.integers(0, 5), st.integers(0, 5), st.integers(0, 3), st.integers(0, 3)
).map(lambda at: (at[0], at[1], at[0] + at[2], at[1] + at[3]))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=7), max_size=12), st.lists(MERGES, max_size=3))
def test_any_sheet_can_be_laid_out_and_every_row_is_counted_once(
    rows: list[Row], merged: list[Merged]
) -> None:
    layout = laid_out(*rows, merged=tuple(merged))
    assert len(layout.kinds) == len(rows)
    named = {row.number for table in layout.tables for row in table.data}
    counted = {place for place, kind in enumerate(layout.kinds, 1) if kind is RowKind.DATA}
    assert named == counted
    for table in layout.tables:
        assert {row for total in table.totals for row in total.rows} <= named
