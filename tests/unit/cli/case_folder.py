"""A small invented commune on its way from lists to a decision, as commands typed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook
from tests.conftest import Run, free_workers, write_list

from hotro68.casebook.book import Book
from hotro68.core.case import CaseFile, Stage

MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")
THU = ("Nông Thị Thử", "06/04/1990", "Nữ", "020190000222")
BIA = ("Lý Thị Bịa", "07/05/1991", "Nữ", "020191000333")
CONFIG = """don_vi: {xa: Minh Họa, huyen: Mẫu, tinh: Ví Dụ}
ky: {nguoi_ky: Nông Văn Ký, nguoi_lap: Bế Thị Lập}
ngay_tham_dinh: 2021-07-16
"""
SHOPS = (
    *("STT", "Họ và tên chủ hộ", "Ngày sinh", "Số CCCD", "Tên hộ kinh doanh", "Mã số thuế"),
    *("Từ ngày", "Đến ngày", "Có đăng ký kinh doanh", "Có đăng ký thuế"),
    *("Dừng theo yêu cầu", "Còn ngành nghề khác", "Số tiền"),
)
OWNER = ("Chu Văn Thử", "08/06/1980", "020080000444", "Quán Thử", "0000120000")


def shop_list() -> list[list[object]]:
    row = [1, *OWNER, "01/06/2021", "30/06/2021", "có", "có", "có", "không", 3_000_000]
    return [["DANH SÁCH HỘ KINH DOANH THÔN VÍ DỤ"], [], list(SHOPS), row]


def lay_case(run: Run, folder: Path, *, shops: bool = False) -> None:
    """Three workers, and a household business when asked; received and merged."""
    (folder / "hotro68.yaml").write_text(CONFIG, encoding="utf-8")
    lists = folder / "danhsach"
    write_list(lists / "thon_A.xlsx", {"LDTD": free_workers([MAU, THU, BIA])})
    if shops:
        write_list(lists / "ho.xlsx", {"HKD": shop_list()})
    assert run("merge", "--ngay", "16/07/2021").code == 0, run("merge").out


def fill(path: Path, answers: Mapping[str, Mapping[str, object]]) -> None:
    """Answers by name and heading, in the row where the name stands."""
    book = load_workbook(path)
    sheet = book["TraLoi"]
    (head,) = [row[0].row for row in sheet.iter_rows() if row[0].value == "Mã hồ sơ"]
    columns = {cell.value: place for place, cell in enumerate(sheet[head], start=1)}
    names = {sheet.cell(row, columns["Họ và tên"]).value: row for row in range(1, 40)}
    for name, given in answers.items():
        for heading, value in given.items():
            sheet.cell(names[name], columns[heading]).value = value  # type: ignore[assignment]
    book.save(path)


def files(folder: Path) -> dict[str, CaseFile]:
    found, findings = Book(folder).files()
    assert findings == []
    return {file.name: file for file in found.values()}


def stages(folder: Path) -> dict[str, Stage]:
    return {name: file.stage for name, file in files(folder).items()}


def pass_all(run: Run, day: str = "16/07/2021") -> None:
    for name, _, _, _ in (MAU, THU, BIA):
        ran = run("thamdinh", "--hoso", name, "--ketqua", "dat", "--ngay", day)
        assert ran.code == 0, ran.err
