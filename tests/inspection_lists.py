"""examples/thanh-tra/: a small commune in which the sixteen inspection findings come back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.example_books import Grid, Value, write_xlsx

Row = Sequence[Value]
CONFIG = """# Xã bịa để thử mười sáu phát hiện của thanh tra; mọi người ở đây đều không có thật.
don_vi: {xa: Minh Họa, huyen: Mẫu, tinh: Ví Dụ}
ky: {nguoi_ky: Nông Văn Ký, nguoi_lap: Vi Thị Lập, ke_toan: Hứa Văn Toán, thu_quy: Bế Thị Quỹ}
ngay_tham_dinh: 2021-07-16
thon:
  - {ten: Thôn Mẫu Một, so_ho: 40}
  - {ten: Thôn Mẫu Hai, so_ho: 400}
  - {ten: Thôn Mẫu Ba, so_ho: 40}
"""
HOUSE = "0900000111"
WORK = ("Bốc vác", "01/06/2021", "không", "không")
WORKERS = (
    *("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CMND/CCCD", "Công việc", "Từ ngày"),
    *("Có BHXH", "Đang hưởng lương hưu, trợ cấp", "Điện thoại", "Người nhận thay", "Số tiền"),
)


def _worker(  # noqa: PLR0913 - a row of a list
    name: str,
    birth: str,
    sex: str,
    number: str,
    *,
    work: Sequence[str] = WORK,
    phone: str = "",
    proxy: str = "",
    amount: int = 1_500_000,
) -> Row:
    return (name, birth, sex, number, *work, phone, proxy, amount)


FIRST: tuple[Row, ...] = (
    _worker("Nông Văn Trùng", "05/03/1985", "Nam", "020085100101"),  # F1: twice, F4: paid
    _worker("Lương Thị Cũ", "12/09/1990", "Nữ", "082100102"),  # F3: the old number here
    _worker("Hoàng Văn Thiếu", "20/11/1978", "Nam", "02007810010"),  # F3: a digit left out
    _worker("Vi Thị Công Ty", "01/02/1992", "Nữ", "020192100104"),  # F4: insured
    _worker("Chu Văn Ủy", "07/07/1960", "Nam", "020060100105", proxy="Lý Văn Gom"),  # F5
    _worker("Lộc Thị Nhờ", "08/08/1961", "Nữ", "020161100106", proxy="Lý Văn Gom"),
    _worker("Bế Văn Hộ", "09/09/1962", "Nam", "020062100107", proxy="Lý Văn Gom"),
    _worker("Hứa Thị Mất", "02/09/1955", "Nữ", "020155100108"),  # F7: dead
    _worker("Mã Văn Trống", "03/10/1970", "Nam", ""),  # F7, F13: no paper
    _worker(  # F11: on a pension, her whole house written down under one telephone
        *("Đàm Thị Hưu", "04/11/1958", "Nữ", "020158100110"),
        work=(*WORK[:3], "có"),
        phone=HOUSE,
    ),
    _worker(
        "Triệu Văn Xưởng", "05/12/1980", "Nam", "020080100111", work=(*WORK[:2], "có", "không")
    ),
    _worker("Bàn Thị Thiếu", "06/01/1983", "Nữ", "020183100112", amount=750_000),  # F2
    _worker("La Văn Đợt Một", "17/01/1984", "Nam", "020084100113"),  # F2: one of two parts
    _worker("Đàm Văn Cả", "19/02/1979", "Nam", "020079100117", phone=HOUSE),  # F11
    _worker("Tô Thị Dâu", "23/03/1981", "Nữ", "020181100118", phone=HOUSE),
    _worker("Đàm Văn Hai", "27/06/1986", "Nam", "020086100119", phone=HOUSE),
    _worker("Đàm Thị Út", "29/08/1994", "Nữ", "020194100120", phone=HOUSE),
)
SECOND: tuple[Row, ...] = (
    _worker("Nông Văn Trùng", "05/03/1985", "Nam", "020085100101"),
    _worker("Lương Thị Cũ", "12/09/1990", "Nữ", "020190100102"),
    _worker("Hoàng Văn Thiếu", "20/11/1978", "Nam", "020078100103"),
    _worker("Dương Văn Chuyển", "11/03/1991", "Nam", "020091100114"),  # F8: gone, old number
)
ADDED = _worker("Phùng Văn Quen", "15/05/1995", "Nam", "020095100115")  # F6
SHOPS = (
    *("STT", "Họ và tên chủ hộ", "Ngày sinh", "Giới tính", "Số CCCD", "Tên hộ kinh doanh"),
    *("Mã số thuế", "Địa điểm kinh doanh", "Từ ngày", "Đến ngày", "Số tiền"),
)
_STOP = ("01/06/2021", "30/06/2021", 3_000_000)
OWNERS: tuple[Row, ...] = (
    (
        "Ngô Thị Quán",
        "21/04/1975",
        "Nữ",
        "020175100116",
        "Quán Mẫu",
        "0000001010",
        "Chợ Mẫu",
        *_STOP,
    ),
    (
        "Đinh Văn Đóng",
        "22/05/1976",
        "Nam",
        "020076100117",
        "Tạp hóa Mẫu",
        "0000001028",
        "Chợ Mẫu",
        *_STOP,
    ),
    (
        "Hà Thị Cao",
        "23/06/1977",
        "Nữ",
        "020177100118",
        "May Mẫu",
        "0000001035",
        "Phố Mẫu",
        *_STOP,
    ),
)
ILL = (
    *("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Cha, mẹ", "Diện", "Hình thức"),
    *("Từ ngày", "Đến ngày"),
)
PATIENTS: tuple[Row, ...] = (
    (
        "Phạm Văn Lớn",
        "10/10/1968",
        "Nam",
        "020068100119",
        "",
        "F0",
        "Cơ sở y tế",
        "01/06/2021",
        "20/06/2021",
    ),
    (
        "Vũ Thị Bé",
        "02/03/2016",
        "Nữ",
        "",
        "Vũ Văn Cha",
        "F1",
        "Khu cách ly",
        "01/06/2021",
        "14/06/2021",
    ),
    (
        "Vũ Thị Bé",
        "02/03/2016",
        "Nữ",
        "",
        "Vũ Văn Cha",
        "F1",
        "Khu cách ly",
        "02/06/2021",
        "15/06/2021",
    ),
)
REGISTERS: dict[str, tuple[str, Sequence[str], tuple[Row, ...]]] = {
    "da_chi_dot_1.xlsx": (
        "DANH SÁCH ĐÃ CHI HỖ TRỢ ĐỢT 1",
        ("STT", "Họ và tên", "Ngày sinh", "Số CMND", "Chế độ đã nhận", "Số tiền đã nhận"),
        (
            (1, "Nông Văn Trùng", "05/03/1985", "020085100101", "Lao động tự do", 1_500_000),
            (2, "Hà Thị Cao", "23/06/1977", "020177100118", "Lao động tự do", 1_500_000),
            (3, "La Văn Đợt Một", "17/01/1984", "020084100113", "Lao động tự do", 750_000),
        ),
    ),
    "bhxh.xlsx": (
        "DANH SÁCH NGƯỜI THAM GIA BHXH BẮT BUỘC",
        (
            "STT",
            "Họ và tên",
            "Ngày sinh",
            "Số CCCD",
            "Tên đơn vị",
            "Đóng từ ngày",
            "Đóng đến ngày",
        ),
        (
            (
                1,
                "Vi Thị Công Ty",
                "01/02/1992",
                "020192100104",
                "Công ty Ví Dụ",
                "01/01/2020",
                "",
            ),
        ),
    ),
    "chet_chuyen_di.xlsx": (
        "DANH SÁCH NGƯỜI CHẾT, CHUYỂN ĐI",
        ("STT", "Họ và tên", "Ngày sinh", "Số CMND", "Biến động", "Ngày biến động"),
        (
            (1, "Hứa Thị Mất", "02/09/1955", "020155100108", "Đã chết", "20/04/2021"),
            (2, "Dương Văn Chuyển", "11/03/1991", "082100114", "Chuyển đi", "02/05/2021"),
        ),
    ),
    "thue.xlsx": (
        "DANH SÁCH HỘ KINH DOANH",
        ("STT", "MST", "Tên người nộp thuế", "Địa điểm kinh doanh", "Trạng thái"),
        (
            (1, "0000001010", "Ngô Thị Quán", "Chợ Mẫu", "NNT đang hoạt động"),
            (2, "0000001028", "Đinh Văn Đóng", "Chợ Mẫu", "NNT ngừng hoạt động và đã đóng MST"),
            (3, "0000001035", "Hà Thị Cao", "Phố Mẫu", "NNT đang hoạt động"),
        ),
    ),
}
_KEYS = (
    *("ho_ten", "ngay_sinh", "gioi_tinh", "so_giay_to", "cong_viec", "tu_ngay", "co_bhxh"),
    *("dang_huong", "dien_thoai", "nguoi_nhan_thay", "so_tien_de_nghi"),
)


def make_inspection(out: Path) -> None:
    lists, registers = out / "danhsach", out / "doichieu"
    for folder in (lists, registers, out / "ban-sua"):
        folder.mkdir(parents=True, exist_ok=True)
    (out / "hotro68.yaml").write_text(CONFIG, encoding="utf-8")
    write_xlsx(lists / "thon_Mau_Mot.xlsx", [_workers(FIRST, "MẪU MỘT")])
    write_xlsx(lists / "thon_Mau_Hai.xlsx", [_summary(), _form(SECOND)])
    write_xlsx(
        lists / "thon_Mau_Ba.xlsx",
        [
            _list(
                "HKD",
                "DANH SÁCH HỘ KINH DOANH ĐỀ NGHỊ HỖ TRỢ THÔN MẪU BA",
                SHOPS,
                _counted(OWNERS),
            ),
            _list(
                "F0F1", "DANH SÁCH F0, F1 ĐỀ NGHỊ HỖ TRỢ THÔN MẪU BA", ILL, _counted(PATIENTS)
            ),
        ],
    )
    later = out / "ban-sua" / "thon_Mau_Mot_lan_2.xlsx"
    write_xlsx(later, [_workers((*FIRST, ADDED), "MẪU MỘT")])
    for name, (title, headings, rows) in REGISTERS.items():
        write_xlsx(registers / name, [_list("So", title, headings, rows)])


def _workers(rows: Iterable[Row], hamlet: str) -> Grid:
    title = f"DANH SÁCH LAO ĐỘNG TỰ DO ĐỀ NGHỊ HỖ TRỢ THÔN {hamlet}"
    return _list("LDTD", title, WORKERS, _counted(rows))


def _counted(rows: Iterable[Row]) -> list[Row]:
    return [(number, *row) for number, row in enumerate(rows, start=1)]


def _list(name: str, title: str, headings: Sequence[str], rows: Iterable[Row]) -> Grid:
    """Title in row 1, headings in row 3, people from row 4."""
    grid = Grid(name)
    grid.put(0, 0, title)
    _put(grid, 2, headings)
    for number, row in enumerate(rows, start=3):
        _put(grid, number, row)
    return grid


def _put(grid: Grid, row: int, values: Sequence[Value]) -> None:
    for column, value in enumerate(values):
        if value != "":
            grid.put(row, column, value)


def _form(rows: Iterable[Row]) -> Grid:
    """The list of a filled form: its keys in row 1, headings in row 2."""
    grid = Grid("LDTD")
    _put(grid, 0, ("hotro68:lao-dong-tu-do", *_KEYS))
    _put(grid, 1, WORKERS)
    for number, row in enumerate(_counted(rows), start=2):
        _put(grid, number, row)
    return grid


def _summary() -> Grid:
    """F10: the hamlet held no meeting and wrote no minutes."""
    grid = Grid("ThongTin")
    grid.put(0, 0, "hotro68:thong-tin")
    said: tuple[Row, ...] = (
        ("thon", "Thôn", "Thôn Mẫu Hai"),
        ("nguoi_lap", "Người lập danh sách", "Lý Văn Trưởng"),
        ("so_bien_ban", "Số biên bản họp thôn"),
        ("ngay_hop", "Ngày họp thôn"),
        ("tong_nguoi", "Tổng số người (mọi danh sách)", 4),
        ("tong_tien", "Tổng số tiền đề nghị (đồng)", 6_000_000),
    )
    for number, row in enumerate(said, start=1):
        _put(grid, number, row)
    return grid
