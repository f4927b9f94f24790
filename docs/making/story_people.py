"""The invented people of the story of one round, and the forms their hamlets fill in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

Row = dict[str, object]

HAMLETS = (
    *("An Mẫu", "Bản Ví Dụ", "Cầu Thử", "Dốc Mẫu", "Đồng Thử", "Gốc Đa Mẫu", "Hang Ví Dụ"),
    *("Khe Mẫu", "Lũng Thử", "Mỏ Mẫu", "Nà Ví Dụ", "Pác Thử", "Suối Mẫu", "Tân Thử"),
)
NAMED = (
    *("Lương Thị Cũ", "Nông Văn Nhường", "Hoàng Văn Rồi", "Chu Thị Thiếu", "Lộc Văn Sai"),
    *("Đàm Văn Cắt", "Mã Thị Giảm", "Hứa Văn Vắng", "Ngô Thị Xa", "La Thị Kêu"),
    *("Triệu Văn Quán", "Vi Thị Ốm", "Phùng Văn Bớt", "Đinh Văn Thêm"),
)
"""Each is one of the workers of one hamlet; what happens to them is told in the script."""
OWNERS = ("Bế Văn Đóng", "Triệu Văn Quán", "Quách Thị Chợ", "Tô Văn Xay", "Khổng Thị May")
ILL = ("Vi Thị Ốm", "Giáp Văn Khỏi", "Thân Thị Bé", "Ninh Văn Gần", "Đỗ Thị Cạnh")
_FAMILIES = ("Nông", "Lý", "Vi", "Hoàng", "Đàm", "Triệu", "Bế", "Chu", "Lục", "Mông")
_GIVEN = ("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Kim", "Lan", "Mai", "Oanh", "Phú")
_WORKERS_EACH = 6
_KEYS, _FIRST = 4, 7
_FREE, _SHOP, _ILL = "lao-dong-tu-do", "ho-kinh-doanh", "f0-f1"
_FIRST_BIRTH = date(1962, 1, 5)
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def fill_forms(forms: Path, out: Path) -> None:
    """Every hamlet fills its form in; out/ is what they send."""
    out.mkdir(exist_ok=True)
    for place, path in enumerate(_forms(forms)):
        _fill_form(path, out / path.name, _lists(place))


def send_again(forms: Path, out: Path, place: int) -> None:
    """The hamlet's second version: one more, one less, one sum corrected."""
    path = _forms(forms)[place]
    lists = _lists(place)
    kept = [row for row in lists[_FREE] if row["ho_ten"] != "Phùng Văn Bớt"]
    lists[_FREE] = [*kept, _worker("Đinh Văn Thêm", 900)]
    _fill_form(path, out / f"{path.stem}_lan_2.xlsx", lists)


def _forms(forms: Path) -> list[Path]:
    by_hamlet = {_hamlet_of(path): path for path in forms.glob("*.xlsx")}
    return [by_hamlet[f"Thôn {name}"] for name in HAMLETS]


def _hamlet_of(path: Path) -> str:
    sheet = load_workbook(path, read_only=True)["ThongTin"]
    return next(str(row[2]) for row in sheet.iter_rows(values_only=True) if row[0] == "thon")


def _lists(place: int) -> dict[str, list[Row]]:
    """What the hamlet declares, by policy."""
    workers = [_worker(_name(place, at), place * 10 + at) for at in range(_WORKERS_EACH)]
    if place < len(NAMED) - 1:
        workers.append(_worker(NAMED[place], _number_of(NAMED[place])))
    if place == 1:
        workers.append(
            {**_worker("Lương Thị Cũ", _number_of("Lương Thị Cũ")), "so_giay_to": OLD}
        )
    shops = [_shop(OWNERS[place])] if place < len(OWNERS) else []
    ill = [_patient(place - 9)] if place >= 9 else []  # noqa: PLR2004 - the last five hamlets
    return {_FREE: workers, _SHOP: shops, _ILL: ill}


OLD = "082000901"
"""The old number of one woman, in the list of another hamlet."""


def _number_of(name: str) -> int:
    everybody = dict.fromkeys([*NAMED, *OWNERS, *ILL])
    return 500 + list(everybody).index(name)


def _name(place: int, at: int) -> str:
    number = place * _WORKERS_EACH + at
    middle = "Thị" if number % 2 else "Văn"
    family = _FAMILIES[(number // len(_GIVEN) + number) % len(_FAMILIES)]
    return f"{family} {middle} {HAMLETS[place].split()[0]} {_GIVEN[number % len(_GIVEN)]}"


def _person(name: str, number: int, *, child: bool = False) -> Row:
    is_woman = " Thị " in name
    born = date(2014, 9, 2) if child else _FIRST_BIRTH + timedelta(days=37 * (number % 400))
    digit = 2 * (born.year // 100 - 19) + is_woman
    return {
        "ho_ten": name,
        "ngay_sinh": f"{born:%d/%m/%Y}",
        "gioi_tinh": "Nữ" if is_woman else "Nam",
        "so_giay_to": f"020{digit}{born.year % 100:02}{number * 7 % 1_000_000:06}",
    }


def _worker(name: str, number: int) -> Row:
    work = {"cong_viec": "Bốc vác", "tu_ngay": "01/06/2021", "co_bhxh": "không"}
    return {
        **_person(name, number),
        **work,
        "dang_huong": "không",
        "so_tien_de_nghi": 1_500_000,
    }


def tax_code(name: str) -> str:
    """A made-up code beginning with zeros, its check digit right."""
    weights = (31, 29, 23, 19, 17, 13, 7, 5, 3)
    for serial in range(10 + 20 * OWNERS.index(name), 1000):
        digits = f"0000{serial:05}"
        last = 10 - sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11
        if 0 <= last <= 9:  # noqa: PLR2004 - one digit
            return f"{digits}{last}"
    raise ValueError(name)


def _shop(name: str) -> Row:
    return {
        **_person(name, _number_of(name)),
        "ten_ho": f"Hộ {name}",
        "ma_so_thue": tax_code(name),
        "dia_diem": "Chợ Mẫu",
        "nganh_nghe": "Ăn uống",
        "tu_ngay": "01/06/2021",
        "den_ngay": "30/06/2021",
        "co_dang_ky_kinh_doanh": "có",
        "co_dang_ky_thue": "có",
        "dung_theo_yeu_cau": "có",
        "con_nganh_khac_hoat_dong": "không",
        "so_tien_de_nghi": 3_000_000,
    }


def _patient(at: int) -> Row:
    is_child, is_f0 = ILL[at] == "Thân Thị Bé", at < 3  # noqa: PLR2004 - three ill, two near
    days = 20 if is_f0 else 14
    first = date(2021, 6, 1)
    return {
        **_person(ILL[at], _number_of(ILL[at]), child=is_child),
        "dien": "F0" if is_f0 else "F1",
        "hinh_thuc": "cơ sở y tế" if is_f0 else "khu cách ly",
        "tu_ngay": f"{first:%d/%m/%Y}",
        "den_ngay": f"{first + timedelta(days=days - 1):%d/%m/%Y}",
        "so_ngay": days,
        "so_tien_de_nghi": 80_000 * days + 1_000_000 * is_child,
    }


def _fill_form(form: Path, out: Path, lists: Mapping[str, Sequence[Row]]) -> None:
    book = load_workbook(form)
    for sheet in book.worksheets:
        policy = str(sheet.cell(_KEYS, 1).value or "").removeprefix("hotro68:")
        _write_rows(sheet, lists.get(policy, ()))
    rows = [row for part in lists.values() for row in part]
    _sum_up(book["ThongTin"], rows)
    save(book, out)


def _write_rows(sheet: Worksheet, rows: Iterable[Row]) -> None:
    columns = {str(cell.value): at for at, cell in enumerate(sheet[_KEYS], start=1)}
    for number, row in enumerate(rows):
        sheet.cell(_FIRST + number, 1, number + 1)
        for key, value in row.items():
            sheet.cell(_FIRST + number, columns[key]).value = value  # type: ignore[assignment]


def _sum_up(sheet: Worksheet, rows: Sequence[Row]) -> None:
    told: dict[str, str | int | date] = {
        "nguoi_lap": "Trưởng thôn Ví Dụ",
        "ngay_lap": date(2021, 7, 12),
        "so_bien_ban": "01/BB-HT",
        "ngay_hop": date(2021, 7, 12),
        "tong_nguoi": len(rows),
        "tong_tien": sum(int(str(row["so_tien_de_nghi"])) for row in rows),
    }
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if row[0].value in told:
            sheet.cell(number, 3).value = told[str(row[0].value)]


def tax_register(out: Path) -> None:
    """What the tax branch has: one business closed."""
    rows = [
        [
            at,
            tax_code(name),
            name,
            "Chợ Mẫu",
            "Đã đóng mã số thuế" if at == 1 else "Đang hoạt động",
        ]
        for at, name in enumerate(OWNERS, start=1)
    ]
    heads = ("STT", "MST", "Tên người nộp thuế", "Địa điểm kinh doanh", "Trạng thái")
    _register(out, heads, rows)


def paid_register(out: Path) -> None:
    """An earlier payment to one of the people."""
    person = _worker("Hoàng Văn Rồi", _number_of("Hoàng Văn Rồi"))
    told = [person[key] for key in ("ho_ten", "ngay_sinh", "so_giay_to")]
    heads = ("STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Chế độ đã nhận", "Số tiền đã nhận")
    _register(out, heads, [[1, *told, "Lao động tự do", 1_500_000]])


def _register(out: Path, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "So"
    for row in (heads, *rows):
        sheet.append(list(row))
    save(book, out)


def fill_in(
    path: Path, rows: Mapping[str, Mapping[str, object]], rest: Mapping[str, object]
) -> None:
    """Answer a sheet handed out: in the rows of these people, `rest` in those of all others."""
    book = load_workbook(path)
    labels = {label for row in [*rows.values(), rest] for label in row}
    for sheet in book.worksheets:
        lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
        top = next((at for at, line in enumerate(lines) if labels <= set(line)), None)
        if top is not None:
            _answer(sheet, lines, top, rows, rest)
    save(book, path)


def _answer(
    sheet: Worksheet,
    lines: Sequence[Sequence[object]],
    top: int,
    rows: Mapping[str, Mapping[str, object]],
    rest: Mapping[str, object],
) -> None:
    for at, line in enumerate(lines[top + 1 :], start=top + 2):
        name = next((str(cell) for cell in line if str(cell) in rows), "")
        given = rows[name] if name else (rest if any(line) else {})
        for label, value in given.items():
            sheet.cell(at, lines[top].index(label) + 1).value = value  # type: ignore[assignment]


def save(book: Workbook, out: Path) -> None:
    """Equal people give equal bytes: the library's own times are taken out."""
    draft = io.BytesIO()
    book.save(draft)
    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = _STAMP.sub(rb"\g<1>2021-07-12T00:00:00Z", old.read(name))
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
