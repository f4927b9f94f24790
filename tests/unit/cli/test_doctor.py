"""The doctor: what is wrong with machine and folder is said with what to do."""

from pathlib import Path

import pytest
from tests.conftest import Run, free_workers, write_list

from hotro68.cli import doctor
from hotro68.cli.exits import Exit

WHOLE = """don_vi: {xa: Minh Họa, huyen: Mẫu, tinh: Ví Dụ}
ky: {nguoi_ky: Nông Văn Ký, nguoi_lap: Vi Thị Lập, ke_toan: Lộc Văn Tính, thu_quy: La Thị Quỹ}
quy_tac: {tinh: lang-son}
ngay_tham_dinh: 2021-07-16
can_cu: ["Kế hoạch số 1/KH-UBND ngày 14/7/2021", "Luật Ngân sách nhà nước"]
thon: [Thôn Ví Dụ]
"""
MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")


@pytest.fixture
def whole(run: Run, tmp_path: Path) -> Run:
    (tmp_path / "hotro68.yaml").write_text(WHOLE, encoding="utf-8")
    write_list(tmp_path / "danhsach" / "thon_A.xlsx", {"LDTD": free_workers([MAU])})
    return run


def test_a_good_folder_is_good_and_stays_as_it_was(whole: Run, tmp_path: Path) -> None:
    before = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    ran = whole("bacsi")
    assert ran.code == Exit.CLEAN
    assert "hỏng " not in ran.out
    assert "được     Cấu hình: hotro68.yaml đủ các mục" in ran.out
    assert "Căn cứ:" not in ran.out
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == before


def test_an_empty_folder_is_told_what_is_missing(run: Run) -> None:
    ran = run("bacsi")
    assert ran.code == Exit.CLEAN
    assert "chưa có hotro68.yaml" in ran.out
    assert "chưa điền: tên xã" in ran.out
    assert "hotro68 khoitao" in ran.out


def test_a_wrong_setting_is_told_at_its_line(whole: Run, tmp_path: Path) -> None:
    (tmp_path / "hotro68.yaml").write_text("don_vi:\n  xaa: Mẫu\n", encoding="utf-8")
    ran = whole("bacsi")
    assert ran.code == Exit.UNUSABLE
    assert "hotro68.yaml:2" in ran.out
    assert "mục lạ" in ran.out


@pytest.mark.parametrize(
    ("base", "lacking"),
    [
        ("Kế hoạch 120 của xã ngày 05 tháng 7 năm 2021", "số"),
        ("Kế hoạch số 120/KH-UBND", "ngày"),
        ("Công văn của huyện", "số, ngày"),
    ],
)
def test_a_legal_base_without_number_or_day_is_named(
    whole: Run, tmp_path: Path, base: str, lacking: str
) -> None:
    config = tmp_path / "hotro68.yaml"
    config.write_text(WHOLE.replace("Luật Ngân sách nhà nước", base), encoding="utf-8")
    told = [line for line in whole("bacsi").out.splitlines() if "Căn cứ:" in line]
    assert told == [f"xem lại  Căn cứ: «{base}» chưa ghi {lacking}"]


def test_a_list_open_in_excel_is_named(whole: Run, tmp_path: Path) -> None:
    (tmp_path / "danhsach" / "~$thon_A.xlsx").write_bytes(b"")
    assert "xem lại  Tệp đang mở: thon_A.xlsx" in whole("bacsi").out


def test_a_spoilt_book_is_told(whole: Run, tmp_path: Path) -> None:
    whole("merge")
    assert "nguyên vẹn, 1 bước" in whole("bacsi").out
    book = tmp_path / ".hotro68" / "so.sqlite"
    book.write_bytes(b"\0" * book.stat().st_size)
    ran = whole("bacsi")
    assert ran.code == Exit.UNUSABLE
    assert "hỏng     Sổ theo dõi" in ran.out


def test_a_full_disk_and_missing_fonts_are_told(
    whole: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_LEAST_BYTES", 10**18)
    monkeypatch.setattr(doctor, "FONTS", tmp_path / "khong-co")
    ran = whole("bacsi")
    assert ran.code == Exit.UNUSABLE
    assert "xem lại  Ổ đĩa" in ran.out
    assert "hỏng     Phông chữ" in ran.out
