"""Small lists of a commune and registers of other offices; everybody invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import load_workbook
from tests.conftest import Grid, free_workers, write_list

DAY = "16/07/2021"
CONFIG = "ngay_tham_dinh: 2021-07-16\n"
AN = ("Nông Văn An", "05/03/1985", "Nam", "020085001234")
BINH = ("Lương Thị Bình", "12/09/1990", "Nữ", "020190002345")
CUC = ("Hoàng Thị Cúc", "20/11/1978", "Nữ", "020178003456")
DUNG = ("Vi Văn Dũng", "01/02/1969", "Nam", "020069004567")
CODES = ("0000001010", "0000001028", "0000001035", "0000001042")
"""Invented tax codes of ten digits with a good check digit."""


def workers(folder: Path, people: Sequence[Sequence[object]] = (AN, BINH)) -> Path:
    (folder / "hotro68.yaml").write_text(CONFIG, encoding="utf-8")
    return write_list(folder / "danhsach" / "thon_A.xlsx", {"LDTD": free_workers(people)})


def businesses(folder: Path, rows: Iterable[tuple[Sequence[object], str]]) -> Path:
    """Household businesses: an owner and a tax code a row."""
    (folder / "hotro68.yaml").write_text(CONFIG, encoding="utf-8")
    headings = [
        *("STT", "Họ và tên chủ hộ", "Ngày sinh", "Giới tính", "Số CCCD", "Tên hộ kinh doanh"),
        *("Mã số thuế", "Địa điểm kinh doanh", "Từ ngày", "Đến ngày", "Số tiền"),
    ]
    listed = [
        [at, *owner, f"Quán {owner[0]}", code, "Chợ Mẫu", "01/06/2021", "30/06/2021", 3_000_000]
        for at, (owner, code) in enumerate(rows, start=1)
    ]
    grid: Grid = [["DANH SÁCH HỘ KINH DOANH ĐỀ NGHỊ HỖ TRỢ THÔN VÍ DỤ"], [], headings, *listed]
    return write_list(folder / "danhsach" / "thon_A_hkd.xlsx", {"HKD": grid})


def patients(folder: Path, rows: Iterable[tuple[Sequence[object], str, str, str]]) -> Path:
    """F0 and F1: a person, what they were, first and last day."""
    (folder / "hotro68.yaml").write_text("ngay_tham_dinh: 2021-09-30\n", encoding="utf-8")
    headings = [
        *("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Diện", "Hình thức"),
        *("Từ ngày", "Đến ngày"),
    ]
    places = {"F0": "Cơ sở y tế", "F1": "Khu cách ly"}
    listed = [
        [at, *person, kind, places[kind], first, last]
        for at, (person, kind, first, last) in enumerate(rows, start=1)
    ]
    grid: Grid = [["DANH SÁCH F0, F1 ĐỀ NGHỊ HỖ TRỢ THÔN VÍ DỤ"], [], headings, *listed]
    return write_list(folder / "danhsach" / "thon_A_f0f1.xlsx", {"F0F1": grid})


def register(folder: Path, headings: Sequence[object], *rows: Sequence[object]) -> Path:
    return write_list(folder / "so.xlsx", {"So": [list(headings), *map(list, rows)]})


def answered(path: Path, answers: dict[str, tuple[str, str]]) -> Path:
    """Fill a sheet of questions in: name → conclusion and ground."""
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    lines = [list(row) for row in sheet.iter_rows(values_only=True)]
    top = next(at for at, line in enumerate(lines) if line[0] == "Họ và tên")
    chosen, ground = (
        lines[top].index(text) + 1 for text in ("Kết luận", "Căn cứ, người xác nhận")
    )
    for row, line in enumerate(lines[top + 1 :], start=top + 2):
        given = answers.get(str(line[0]))
        if given:
            sheet.cell(row, chosen, given[0])
            sheet.cell(row, ground, given[1])
    filled = path.with_name("da_dien.xlsx")
    book.save(filled)
    return filled


def counts(path: Path) -> dict[str, tuple[int, int]]:
    """Rows of the lists and of the register on each of the four sheets, as they stand there."""
    found = {}
    book = load_workbook(path, read_only=True)
    for name in ("Khop", "ChiCoOXa", "ChiCoOCoQuan", "MauThuan"):
        rows = [row for row in book[name].iter_rows(values_only=True) if any(row)]
        heading = next(at for at, row in enumerate(rows) if row[0] == "STT")
        ours, theirs = (rows[heading].index(f"{side}: ô gốc") for side in ("Xã", "Sổ"))
        body = rows[heading + 1 :]
        found[name] = (sum(bool(r[ours]) for r in body), sum(bool(r[theirs]) for r in body))
    return found
