"""An invented commune whose money is known to the đồng, and answers written into its sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from tests.conftest import Grid, Run, free_workers, write_list

CONFIG = """don_vi: {xa: Minh Họa, huyen: Mẫu, tinh: Ví Dụ}
ky: {nguoi_ky: Nông Văn Ký, nguoi_lap: Lê Thị Lập}
ngay_tham_dinh: 2021-07-16
"""
DECISION = ("--so", "123/QĐ-UBND", "--ngay", "16/08/2021")
SYLLABLES = ("An", "Bình", "Chi", "Dung", "Em", "Giang", "Hà", "Kim", "Lan", "Mai")
SURNAMES = ("Nông", "Lý", "Vi", "Hoàng", "Đàm", "Triệu", "Bế", "Chu", "Lục", "Mông")
_FIRST_BIRTH = date(1970, 1, 1)


def someone(at: int, *, child: bool = False) -> tuple[str, str, str, str]:
    """Name, birth, sex and number of an invented person, all different for each number."""
    surname, middle, given = SURNAMES[at % 10], SYLLABLES[at // 10 % 10], SYLLABLES[at % 7]
    born = date(2015, 3, 5) if child else _FIRST_BIRTH + timedelta(days=97 * at)
    name = f"{surname} {middle} {given}"
    century = 2 if born.year >= 2000 else 0
    return name, f"{born:%d/%m/%Y}", "Nam", f"020{century}{born:%y}{at:06d}"


def businesses(people: Iterable[tuple[str, str, str, str]], hamlet: str) -> Grid:
    head = ["STT", "Họ tên chủ hộ", "Ngày sinh", "Giới tính", "Số CCCD", "Tên hộ kinh doanh"]
    head += ["Có đăng ký kinh doanh", "Có đăng ký thuế", "Dừng từ ngày", "Dừng đến ngày"]
    head += ["Theo yêu cầu của cơ quan", "Số tiền"]
    rows = [
        [
            at,
            *person,
            f"Quán {person[0]}",
            "có",
            "có",
            "01/06/2021",
            "30/06/2021",
            "có",
            3_000_000,
        ]
        for at, person in enumerate(people, start=1)
    ]
    return [[f"DANH SÁCH HỘ KINH DOANH {hamlet.upper()}"], [], head, *rows]


def treated(
    rows: Iterable[tuple[tuple[str, str, str, str], str, int, int]], hamlet: str
) -> Grid:
    """Each row: the person, F0 or F1, days, đồng."""
    head = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Diện", "Hình thức"]
    head += ["Từ ngày", "Đến ngày", "Số ngày", "Số tiền"]
    first = date(2021, 6, 1)
    body = [
        [
            *(at, *person, kind, "Bệnh viện" if kind == "F0" else "Khu cách ly tập trung"),
            *(f"{first:%d/%m/%Y}", f"{first + timedelta(days=days - 1):%d/%m/%Y}", days, money),
        ]
        for at, (person, kind, days, money) in enumerate(rows, start=1)
    ]
    return [[f"DANH SÁCH NGƯỜI ĐIỀU TRỊ, CÁCH LY (F0, F1) {hamlet.upper()}"], [], head, *body]


def lay_out(folder: Path) -> None:
    """118 people in two hamlets, 191.400.000 đồng."""
    folder.mkdir(exist_ok=True)
    (folder / "hotro68.yaml").write_text(CONFIG, encoding="utf-8")
    one, two = "Thôn Mẫu Một", "Thôn Mẫu Hai"
    workers = [someone(at) for at in range(100)]
    write_list(folder / "danhsach" / "mot.xlsx", {"LDTD": free_workers(workers[:60], one)})
    write_list(folder / "danhsach" / "hai.xlsx", {"LDTD": free_workers(workers[60:], two)})
    owners = [someone(at) for at in range(100, 110)]
    write_list(folder / "danhsach" / "ho.xlsx", {"HKD": businesses(owners, one)})
    ill = [(someone(110), "F0", 20, 1_600_000), (someone(111), "F0", 20, 1_600_000)]
    ill += [(someone(112, child=True), "F0", 20, 2_600_000)]
    ill += [(someone(at), "F1", 14, 1_120_000) for at in range(113, 118)]
    write_list(folder / "danhsach" / "y-te.xlsx", {"F0F1": treated(ill, two)})


def small(folder: Path, count: int = 3) -> None:
    """A few free workers of one hamlet."""
    folder.mkdir(exist_ok=True)
    (folder / "hotro68.yaml").write_text(CONFIG, encoding="utf-8")
    people = [someone(at) for at in range(count)]
    grid = free_workers(people, "Thôn Mẫu Một")
    write_list(folder / "danhsach" / "mot.xlsx", {"LDTD": grid})


def result_sheets(folder: Path) -> list[Path]:
    return sorted((folder / "ketqua" / "chitra").glob("*-ket-qua.xlsx"))


Answer = Mapping[str, str | int | date]
PAID: Answer = {"Kết quả": "Đã nhận", "Ngày nhận": date(2021, 8, 20)}


def fill_in(path: Path, answers: Mapping[str, Answer], *, rest: Answer | None = PAID) -> Path:
    """Answer the rows of the people named; `rest` to all others, None leaves them blank."""
    book = load_workbook(path)
    sheet = book["TraLoi"]
    rows = list(sheet.iter_rows())
    top = next(at for at, row in enumerate(rows) if row[1].value == "Họ và tên")
    columns = {str(cell.value): cell.column for cell in rows[top] if cell.value}
    for row in rows[top + 1 :]:
        given = answers.get(str(row[1].value), rest)
        for label, value in (given or {}).items():
            sheet.cell(row[0].row or 0, columns[label] or 0, value)
    draft = BytesIO()
    book.save(draft)
    path.write_bytes(draft.getvalue())
    return path


def decided(run: Run) -> None:
    """Merged, decided over everything, sheets laid."""
    assert run("merge").code in {0, 3}
    laid = run("chitra", "lap", *DECISION)
    assert laid.code == 0, laid.err
