"""`vanban`: papers listed, printed one by one from the case, and taken home to be changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader
from tests.conftest import Run, free_workers, write_list

from hotro68.cli.exits import Exit

MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")
THU = ("Nông Thị Thử", "06/04/1990", "Nữ", "020190000222")
CONFIG = """don_vi: {xa: Nhật Ví Dụ, huyen: Hữu Ví Dụ, tinh: Lạng Ví Dụ}
ky: {nguoi_ky: Nguyễn Văn Mẫu, nguoi_lap: Hoàng Thị Biểu}
ngay_tham_dinh: 2021-07-16
can_cu: [Kế hoạch số 99/KH-UBND ngày 15/7/2021 của UBND xã]
noi_nhan: {P-08: [Phòng Lao động huyện, "Lưu: VT"]}
"""
DAY = ("--ngay", "20/08/2021")


@pytest.fixture
def merged(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "hotro68.yaml").write_text(CONFIG, "utf-8")
    write_list(tmp_path / "danhsach" / "thon_A.xlsx", {"LDTD": free_workers([MAU, THU])})
    assert run("merge", "--out", "tonghop.xlsx").code in {Exit.CLEAN, Exit.ASKED}
    return tmp_path / "ketqua" / "van-ban"


def text_of(pdf: Path) -> str:
    found = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    return re.sub(r"\s+", " ", found)


def test_the_list_names_every_paper_and_its_command(run: Run) -> None:
    ran = run("vanban", "danhsach")
    assert ran.code == Exit.CLEAN
    assert [f"P-{n:02}" in ran.out for n in range(1, 24)] == [True] * 23
    assert "hotro68 chitra lap" in ran.out


def test_a_submission_is_printed_with_the_settings_of_the_folder(
    run: Run, merged: Path
) -> None:
    ran = run("vanban", "in", "P-08", *DAY, "--so", "12/TTr-UBND")
    assert ran.code == Exit.CLEAN
    assert "Bước tiếp theo" in ran.out
    text = text_of(merged / "P-08-to-trinh.pdf")
    assert "Số: 12/TTr-UBND" in text
    assert "Nhật Ví Dụ, ngày 20 tháng 8 năm 2021" in text
    assert "2 người đủ điều kiện, đề nghị hỗ trợ với tổng kinh phí 3.000.000 đồng" in text
    assert "Bằng chữ: Ba triệu đồng" in text
    assert "Căn cứ Kế hoạch số 99/KH-UBND ngày 15/7/2021 của UBND xã." in text
    assert "- Phòng Lao động huyện; - Lưu: VT." in text
    assert "Kính gửi: Ủy ban nhân dân huyện Hữu Ví Dụ" in text


@pytest.mark.parametrize("code", ["P-03", "P-09", "P-12"])
def test_papers_of_the_files_are_printed_in_both_forms(
    run: Run, merged: Path, code: str
) -> None:
    assert run("vanban", "in", code, *DAY).code == Exit.CLEAN
    assert {path.suffix for path in merged.glob(f"{code}*")} == {".pdf", ".docx"}
    (pdf,) = merged.glob(f"{code}*.pdf")
    assert "3.000.000" in text_of(pdf)


@pytest.mark.parametrize("code", ["P-02", "P-16b", "P-21", "P-22", "P-23", "P-23b"])
def test_forms_and_registers_are_printed_without_any_merge(
    run: Run, tmp_path: Path, code: str
) -> None:
    assert run("vanban", "in", code, *DAY).code == Exit.CLEAN
    assert list((tmp_path / "ketqua" / "van-ban").rglob("*.pdf"))


def test_a_request_form_asks_what_the_list_asks(run: Run, tmp_path: Path) -> None:
    run("vanban", "in", "P-02", "--chinhsach", "ho-kinh-doanh", *DAY, "--dang", "pdf")
    text = text_of(tmp_path / "ketqua" / "van-ban" / "P-02-giay-de-nghi" / "ho-kinh-doanh.pdf")
    for words in (
        "Mã số thuế",
        "Họ và tên",
        "cam đoan",
        "Dừng từ ngày: ……………………… Dừng đến ngày",
    ):
        assert words in text


def test_each_form_is_one_page_and_its_file_is_named_after_its_policy(
    run: Run, tmp_path: Path
) -> None:
    run("vanban", "in", "P-02", *DAY, "--dang", "pdf")
    home = tmp_path / "ketqua" / "van-ban" / "P-02-giay-de-nghi"
    names = {path.stem: len(PdfReader(path).pages) for path in home.iterdir()}
    assert names == dict.fromkeys(
        ("lao-dong-tu-do", "ho-kinh-doanh", "ho-tro-theo-chuong-vii"), 1
    )


def test_the_minutes_of_a_hamlet_say_what_it_asked_for(run: Run, tmp_path: Path) -> None:
    """Also for a row that the law refuses; of one without a sum they say that it has none."""
    (tmp_path / "hotro68.yaml").write_text(CONFIG, "utf-8")
    *heads, first, second = free_workers([MAU, THU])
    refused = [*first[:7], "có", *first[8:]]
    unsaid = [*second[:7], "có", *second[8:-1], None]
    write_list(tmp_path / "danhsach" / "thon_A.xlsx", {"LDTD": [*heads, refused, unsaid]})
    run("merge", "--out", "tonghop.xlsx")
    run("vanban", "in", "P-03", *DAY, "--dang", "pdf")
    (pdf,) = (tmp_path / "ketqua" / "van-ban").glob("P-03*.pdf")
    text = text_of(pdf)
    assert "đề nghị hỗ trợ 2 người, số tiền 1.500.000 đồng (Bằng chữ: Một triệu" in text
    assert "Trong đó 1 dòng chưa ghi số tiền đề nghị" in text


def test_a_complaint_entered_stands_in_its_book(run: Run, merged: Path) -> None:
    more = ("--noi-dung", "Hỏi về danh sách thôn", "--nguoi-phan-anh", "Người Ví Dụ")
    assert run("phananh", "them", *more, "--ho-so", THU[0], *DAY).code == Exit.CLEAN
    run("vanban", "in", "P-22", *DAY)
    text = text_of(merged / "P-22-so-phan-anh.pdf")
    assert "Hỏi về danh sách thôn" in text
    assert f"Người Ví Dụ Thôn Ví Dụ {THU[0]}" in text


def test_a_preview_writes_nothing(run: Run, merged: Path) -> None:
    ran = run("vanban", "in", "P-08", *DAY, "--xem-truoc")
    assert ran.code == Exit.CLEAN
    assert "Sẽ ghi" in ran.out
    assert not merged.exists()


def test_printing_is_entered_in_the_journal(run: Run, merged: Path) -> None:
    assert run("vanban", "in", "P-08", *DAY).code == Exit.CLEAN
    assert "P-08 Tờ trình" in run("nhatky").out
    assert run("kiemchung").code == Exit.CLEAN
    (merged / "P-08-to-trinh.pdf").write_bytes(b"doi")
    assert "P-08-to-trinh.pdf" in run("kiemchung").err + run("kiemchung").out


def test_two_printings_of_one_day_have_equal_bytes(run: Run, merged: Path) -> None:
    run("vanban", "in", "P-09", *DAY)
    first = {path.name: path.read_bytes() for path in merged.iterdir()}
    run("vanban", "in", "P-09", *DAY)
    assert {path.name: path.read_bytes() for path in merged.iterdir()} == first


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("P-99",), "HT850"),
        (("P-05",), "HT857"),
        (("P-15",), "hotro68 chitra lap"),
        (("P-21", "--hoso", "Hoàng Văn Mẫu"), "HT856"),
        (("P-13",), "HT858"),
        (("P-19",), "HT858"),
        (("P-08", "--dang", "odt"), "pdf, docx"),
        (("P-08", "--chinhsach", "khong-co"), "khong-co"),
        (("P-03", "--thon", "Thôn Không Có"), "Thôn Không Có"),
    ],
)
def test_what_cannot_be_printed_is_said(
    run: Run, merged: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = run("vanban", "in", *arguments, *DAY)
    assert ran.code == Exit.UNUSABLE
    assert said in ran.err + ran.out
    assert not merged.exists()


def test_a_template_taken_home_is_used_and_not_written_over(run: Run, merged: Path) -> None:
    assert run("vanban", "chep", "P-08").code == Exit.CLEAN
    home = Path("van-ban") / "P-08"
    assert sorted(path.name for path in home.iterdir()) == [
        "mau.docx",
        "page.typ",
        "van-ban.yaml",
    ]
    document = Document(str(home / "mau.docx"))
    document.add_paragraph("Xã ghi thêm: {{ so_nguoi }} người")
    document.save(str(home / "mau.docx"))
    assert run("vanban", "chep", "P-08").code == Exit.UNUSABLE
    assert run("vanban", "in", "P-08", *DAY).code == Exit.CLEAN
    printed = Document(str(merged / "P-08-to-trinh.docx"))
    assert printed.paragraphs[-1].text == "Xã ghi thêm: 2 người"
    assert "P-08  Tờ trình đề nghị phê duyệt (mẫu của xã)" in run("vanban", "danhsach").out
