"""The files of examples/: each hamlet in its own shape, with the record of its faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tests import example_hamlets as hamlets
from tests.example_books import Grid, write_csv, write_ods, write_xls, write_xlsx
from tests.example_lists import Layout, Planted, Roll, single
from tests.example_people import Population
from tests.example_rows import Cast, cast_of

LIST_OF_WORKERS = (
    "DANH SÁCH LAO ĐỘNG KHÔNG CÓ GIAO KẾT HỢP ĐỒNG LAO ĐỘNG (LAO ĐỘNG TỰ DO) ĐỀ NGHỊ HỖ TRỢ"
)
LIST_OF_SHOPS = "DANH SÁCH HỘ KINH DOANH PHẢI DỪNG HOẠT ĐỘNG ĐỀ NGHỊ HỖ TRỢ"
LIST_OF_ILL = "DANH SÁCH NGƯỜI ĐIỀU TRỊ COVID-19 (F0), NGƯỜI CÁCH LY Y TẾ (F1) ĐỀ NGHỊ HỖ TRỢ"

Header = list[dict[int, tuple[str, int, int]]]
FULL_HEADER: Header = [
    {
        0: ("STT", 2, 1),
        1: ("Họ và tên", 2, 1),
        2: ("Ngày, tháng,\nnăm sinh", 2, 1),
        3: ("Giới tính", 2, 1),
        4: ("Số CMND/CCCD", 2, 1),
        5: ("Chỗ ở hiện nay", 2, 1),
        6: ("Công việc trước khi mất việc", 2, 1),
        7: ("Thời gian nghỉ việc", 1, 2),
        9: ("Có HĐLĐ, BHXH", 2, 1),
        10: ("Đang hưởng lương hưu, trợ cấp", 2, 1),
        11: ("Số tiền hỗ trợ\n(đồng)", 2, 1),
        12: ("Ký nhận", 2, 1),
    },
    {7: ("Từ ngày", 1, 1), 8: ("Đến ngày", 1, 1)},
]
GROUPED_HEADER: Header = [
    {
        0: ("TT", 3, 1),
        1: ("Họ và tên", 3, 1),
        2: ("Thông tin cá nhân", 1, 3),
        5: ("Thông tin việc làm", 1, 4),
        9: ("Tự nguyện không tham gia", 3, 1),
        10: ("Số tiền", 3, 1),
        11: ("Ghi chú", 3, 1),
    },
    {
        2: ("Ngày sinh", 2, 1),
        3: ("Giới tính", 2, 1),
        4: ("Số CMND/CCCD", 2, 1),
        5: ("Nghề nghiệp", 2, 1),
        6: ("Thời gian mất việc", 1, 2),
        8: ("Có BHXH", 2, 1),
    },
    {6: ("Từ ngày", 1, 1), 7: ("Đến ngày", 1, 1)},
]
SHOPS_HEADER: Header = [
    {
        0: ("STT", 2, 1),
        1: ("Họ và tên chủ hộ", 2, 1),
        2: ("Ngày sinh", 2, 1),
        3: ("Giới tính", 2, 1),
        4: ("Số CCCD", 2, 1),
        5: ("Tên hộ kinh doanh", 2, 1),
        6: ("Mã số thuế", 2, 1),
        7: ("Ngành nghề kinh doanh", 2, 1),
        8: ("Thời gian tạm dừng hoạt động", 1, 3),
        11: ("Có đăng ký kinh doanh", 2, 1),
        12: ("Số tiền (đồng)", 2, 1),
    },
    {8: ("Từ ngày", 1, 1), 9: ("Đến ngày", 1, 1), 10: ("Số ngày", 1, 1)},
]
ILL_HEADER: Header = [
    {
        0: ("STT", 2, 1),
        1: ("Họ và tên", 2, 1),
        2: ("Năm sinh", 2, 1),
        3: ("Giới tính", 2, 1),
        4: ("Số CMND/CCCD/ĐDCN", 2, 1),
        5: ("Diện (F0/F1)", 2, 1),
        6: ("Nơi điều trị, cách ly", 2, 1),
        7: ("Thời gian điều trị, cách ly", 1, 3),
        10: ("Thành tiền", 2, 1),
    },
    {7: ("Từ ngày", 1, 1), 8: ("Đến ngày", 1, 1), 9: ("Số ngày", 1, 1)},
]


def official(file: str, sheet: str, title: str, roll: Roll, header: Header) -> Layout:
    """The administrative layout: head, title, header, numbers, total, words, signatures."""
    hamlet = HAMLETS[file]
    width = len(roll.columns)
    layout = Layout(file, Grid(sheet))
    layout.heading(hamlet, title, width)
    layout.lines("Đơn vị tính: đồng", width=width)
    layout.header(header)
    layout.numbers(width)
    layout.total(roll, layout.body(roll))
    layout.in_words(roll, width)
    layout.at += 1
    layout.signatures(width)
    return layout


def simple(layout: Layout, title: str, headings: tuple[str, ...], roll: Roll) -> None:
    """A title, one row of headings, the people and a total: as most hamlets type it."""
    layout.lines(title, width=len(roll.columns))
    layout.header(single(*headings))
    layout.total(roll, layout.body(roll), "CỘNG: {n}")
    layout.at += 1


HAMLETS = {
    "thon_Dong_Thu.xlsx": "Thôn Đồng Thử",
    "thon_Suoi_Mau.xlsx": "Thôn Suối Mẫu",
    "thon_Vi_Du_1.xls": "Thôn Ví Dụ 1",
    "thon_Vi_Du_2.ods": "Thôn Ví Dụ 2",
    "thon_Mo_Phong.csv": "Thôn Mô Phỏng",
    "thon_Tuong_Tuong.xlsx": "Thôn Tưởng Tượng",
    "thon_Khong_Loi.xlsx": "Thôn Không Lỗi",
}
SHORT_WORKERS = (
    *("STT", "Họ và tên", "Ngày sinh", "Nam/Nữ", "Số CMND", "Nghề nghiệp", "Nghỉ việc từ ngày"),
    "Số tiền",
)
CSV_SHOPS = (
    *("STT", "Họ tên chủ hộ", "Ngày sinh", "Số CCCD", "Tên hộ kinh doanh", "Mã số thuế"),
    *("Ngành nghề", "Dừng từ ngày", "Đến ngày", "Dừng theo yêu cầu"),
    *("Còn ngành nghề khác hoạt động", "Số tiền hỗ trợ"),
)
BARE_WORKERS = (
    *("TT", "HO VA TEN", "NGAY SINH", "GIOI TINH", "CCCD", "CONG VIEC", "TU NGAY", "SO TIEN"),
)
BARE_SHOPS = (
    *("TT", "HO TEN CHU HO", "NGAY SINH", "CCCD", "MA SO THUE", "DUNG TU NGAY", "DEN NGAY"),
    "SO TIEN",
)
OLD_FONT_ILL = (
    *(
        "TT",
        "Họ và tên",
        "Ngày sinh",
        "Số CMND/CCCD",
        "F0/F1",
        "Từ ngày",
        "Đến ngày",
        "Số tiền",
    ),
)


def make_dong_thu(out: Path, people: Population, cast: Cast) -> list[Planted]:
    file = "thon_Dong_Thu.xlsx"
    roll = hamlets.dong_thu(people, cast)
    layout = official(file, "LDTD", LIST_OF_WORKERS, roll, FULL_HEADER)
    write_xlsx(out / file, [layout.grid])
    return layout.planted


def make_suoi_mau(out: Path, people: Population, cast: Cast) -> list[Planted]:
    file = "thon_Suoi_Mau.xlsx"
    workers, shops, ill = hamlets.suoi_mau(people, cast)
    layouts = [
        official(file, "LDTD", LIST_OF_WORKERS, workers, GROUPED_HEADER),
        official(file, "HKD", LIST_OF_SHOPS, shops, SHOPS_HEADER),
        official(file, "F0F1", LIST_OF_ILL, ill, ILL_HEADER),
    ]
    write_xlsx(out / file, [layout.grid for layout in layouts])
    return [planted for layout in layouts for planted in layout.planted]


def make_vi_du_1(out: Path, people: Population, cast: Cast) -> list[Planted]:
    file = "thon_Vi_Du_1.xls"
    layout = Layout(file, Grid("Sheet1"))
    layout.lines("THÔN VÍ DỤ 1 (MINH HỌA)", width=len(SHORT_WORKERS))
    title = "DANH SÁCH LAO ĐỘNG TỰ DO MẤT VIỆC LÀM"
    simple(layout, title, SHORT_WORKERS, hamlets.vi_du_1(people, cast))
    write_xls(out / file, layout.grid)
    return layout.planted


def make_vi_du_2(out: Path, people: Population, cast: Cast) -> list[Planted]:
    file = "thon_Vi_Du_2.ods"
    roll = hamlets.vi_du_2(people, cast)
    layout = official(file, "Trang1", LIST_OF_ILL, roll, ILL_HEADER)
    write_ods(out / file, layout.grid)
    return layout.planted


def make_mo_phong(out: Path, people: Population, cast: Cast) -> list[Planted]:
    file = "thon_Mo_Phong.csv"
    layout = Layout(file, Grid("thon_Mo_Phong"))
    roll = hamlets.mo_phong(people, cast)
    layout.lines("THÔN MÔ PHỎNG (MINH HỌA)", LIST_OF_SHOPS, width=1)
    layout.header(single(*CSV_SHOPS))
    layout.body(roll)
    layout.total(roll, None, "Tổng cộng: {n} hộ")
    write_csv(out / file, layout.grid)
    return layout.planted


def make_tuong_tuong(out: Path, people: Population, cast: Cast) -> list[Planted]:
    file = "thon_Tuong_Tuong.xlsx"
    workers, shops, ill = hamlets.tuong_tuong(people, cast)
    both = Layout(file, Grid("DANH SACH"))
    both.lines("THÔN TƯỞNG TƯỢNG (MINH HỌA)", width=len(BARE_WORKERS))
    simple(both, "DANH SACH LAO DONG TU DO", BARE_WORKERS, workers)
    both.at += 1
    simple(both, "DANH SACH HO KINH DOANH PHAI DUNG HOAT DONG", BARE_SHOPS, shops)
    old = Layout(file, Grid("F0F1", fonts={1: ".VnTime"}))
    old.lines("Thôn Tưởng Tượng (minh họa)", width=len(OLD_FONT_ILL))
    simple(old, LIST_OF_ILL, OLD_FONT_ILL, ill)
    write_xlsx(out / file, [both.grid, old.grid])
    said = Planted(file, "F0F1", "B3", "HT105", "Cột họ tên gõ bằng phông .VnTime (TCVN3).")
    return [*both.planted, *old.planted, said]


def make_clean(out: Path, people: Population) -> None:
    file = "thon_Khong_Loi.xlsx"
    layout = official(file, "LDTD", LIST_OF_WORKERS, hamlets.khong_loi(people), FULL_HEADER)
    assert not layout.planted
    write_xlsx(out / file, [layout.grid])


def faults_as_yaml(planted: Iterable[Planted]) -> str:
    lines = [
        "# Lỗi cài sẵn trong danhsach/: mỗi lỗi ở đúng ô, để thử lệnh hotro68 validate.",
        "# Do tests/making_examples.py ghi, không sửa tay. Mọi người ở đây đều không có thật.",
    ]
    lines += [
        f'- {{file: {one.file}, sheet: "{one.sheet}", cell: {one.cell}, code: {one.code},'
        f' why: "{one.why}"}}'
        for one in planted
    ]
    return "\n".join(lines) + "\n"


def meetings_as_yaml(cast: Cast) -> str:
    """Who must, may and must not be held to be one person when the lists are merged."""
    pairs: Mapping[str, tuple[str, str]] = {
        cast.moved.name: ("can-hoi", "CMND ở Đồng Thử, CCCD ở Ví Dụ 1; cùng tên, ngày sinh."),
        cast.twice.name: ("mot-nguoi", "Cùng CCCD ở Đồng Thử và Tưởng Tượng: chi một lần."),
        cast.trader.name: ("mot-nguoi", "Lao động tự do và chủ hộ: giữ hộ kinh doanh."),
        cast.patient.name: ("mot-nguoi", "Lao động tự do và F0: được cả hai."),
        cast.twins[0].name: ("hai-nguoi", f"Sinh đôi với {cast.twins[1].name}."),
        cast.father.name: ("hai-nguoi", "Cha và con cùng tên, khác ngày sinh và số."),
        cast.namesakes[0].name: ("hai-nguoi", "Hai người cùng tên ở hai thôn."),
    }
    head = "# Ai là một người, ai không, khi gộp danhsach/ (hotro68 merge).\n"
    return head + "".join(
        f'- {{ho_ten: {name}, la: {answer}, why: "{why}"}}\n'
        for name, (answer, why) in pairs.items()
    )


def make(out: Path) -> None:
    """All of examples/ that is generated, under `out`."""
    people = Population()
    cast = cast_of(people)
    lists = out / "xa-minh-hoa" / "danhsach"
    clean = out / "sach"
    for folder in (lists, clean):
        folder.mkdir(parents=True, exist_ok=True)
    makers = (
        *(make_dong_thu, make_suoi_mau, make_vi_du_1, make_vi_du_2, make_mo_phong),
        make_tuong_tuong,
    )
    planted = [one for maker in makers for one in maker(lists, people, cast)]
    make_clean(clean, people)
    home = lists.parent
    (home / "loi-da-cai.yaml").write_text(faults_as_yaml(planted), encoding="utf-8")
    (home / "nguoi-trung.yaml").write_text(meetings_as_yaml(cast), encoding="utf-8")
