from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from tests.unit.writing.papers_told import DAY, a_desk, a_template, told_for
from tests.unit.writing.test_papers_shipped import pages, plain, word_text

from hotro68.core.finding import Finding
from hotro68.writing.artifact import Artifact
from hotro68.writing.papers import shelf
from hotro68.writing.papers.desk import Order
from hotro68.writing.papers.engine import paper
from hotro68.writing.papers.word import package
from hotro68.writing.papers.word_filling import environment

ORDER = Order(day=DAY)
SAFE = "Chào {{ so_nguoi }} người {{ so_tien|chu }}"


def put(work: Path, code: str, file: str, content: str | bytes) -> Path:
    path = work / "van-ban" / code / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return work


def words_of(code: str) -> str:
    return a_template(code).yaml.read_text("utf-8")


def said(code: str, work: Path) -> list[Finding]:
    artifacts, findings = paper(code, told_for(code), a_desk(work), ORDER)
    assert bool(artifacts) != bool(findings)
    return findings


def printed(code: str, work: Path) -> dict[str, Artifact]:
    artifacts, findings = paper(code, told_for(code), a_desk(work), ORDER)
    assert findings == []
    return {one.name.rpartition(".")[2]: one for one in artifacts}


def a_word(*paragraphs: str, rest: str = "P-13") -> bytes:
    """The shipped template with these paragraphs before its end."""
    document = Document(BytesIO((a_template(rest).word or Path()).read_bytes()))
    for text in paragraphs:
        document.add_paragraph(text)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_the_words_of_the_commune_are_printed_in_pdf_and_in_word(tmp_path: Path) -> None:
    mine = words_of("P-13").replace("đã xem xét hồ sơ của", "đã xét kỹ hồ sơ của")
    files = printed("P-13", put(tmp_path, "P-13", shelf.SPEC, mine))
    assert "đã xét kỹ hồ sơ" in plain(" ".join(pages(files["pdf"].content)))
    assert "đã xét kỹ hồ sơ" in plain(word_text(files["docx"].content))


def test_a_word_template_of_the_commune_is_filled_in(tmp_path: Path) -> None:
    work = put(tmp_path, "P-13", shelf.WORD, a_word("Riêng: {{ doi_tuong_ho_ten|hoa }}"))
    assert "Riêng: NÔNG VĂN VÍ DỤ 1" in word_text(printed("P-13", work)["docx"].content)


def test_a_page_of_the_commune_is_printed(tmp_path: Path) -> None:
    page = (
        "#let sheet = json(bytes(sys.inputs.data))\n"
        '#set text(font: "Tinos")\n'
        "Số #sheet.values.so_tien"
    )
    files = printed("P-08", put(tmp_path, "P-08", shelf.PAGE, page))
    assert "Số 9.000.000" in plain(" ".join(pages(files["pdf"].content)))


def test_a_new_paper_needs_only_its_folder(tmp_path: Path) -> None:
    words = """
ten: Giấy mời họp thôn
tep: giay-moi
lenh: hotro68 vanban in P-90
lay_tu: không lấy gì
loai: bien-ban
ten_loai: GIẤY MỜI
so: /GM-UBND
than:
  - {doan: "{ubnd} mời họp ngày {ngay_hop:ngay} tại {dia_diem}."}
ky: [{vai: chu-tich}]
"""
    work = put(tmp_path, "P-90", shelf.SPEC, words)
    artifacts, findings = paper("P-90", told_for("P-04"), a_desk(work), ORDER)
    assert findings == []
    assert [one.name for one in artifacts] == [
        "van-ban/P-90-giay-moi.pdf",
        "van-ban/P-90-giay-moi.docx",
    ]
    assert "xã Nhật Ví Dụ mời họp ngày ngày 05" in plain(" ".join(pages(artifacts[0].content)))


def test_a_paper_nobody_has_is_said() -> None:
    artifacts, findings = paper("P-99", told_for("P-04"), a_desk(), ORDER)
    assert artifacts == []
    assert [finding.code.id for finding in findings] == ["HT850"]


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("ten: ", "tenn: ", "HT851", "mục lạ"),
        ("loai: thu", "loai: thuu", "HT851", "không có trong danh sách"),
        ("{doi_tuong_ly_do}", "{doi_tuong_ly_doo}", "HT852", "gần giống: doi_tuong_ly_do"),
        ("{doi_tuong_ly_do}", "{doi_tuong.ly_do}", "HT852", "không có tên «doi_tuong.ly_do»"),
        ("{doi_tuong_ly_do}", "{doi_tuong_ly_do", "HT851", "không đủ cặp"),
        ("{doi_tuong_ly_do}", "{so_tien:dola}", "HT851", "không có cách in «dola»"),
        ("khi: quyet_dinh", "khi: quyet_dinhh", "HT852", "không có tên «quyet_dinhh»"),
        ("vai: chu-tich", "vai: chu-toa", "HT851", "vai «chu-toa» không có"),
        ("than:", "than:\n  - {la: x}", "HT851", "không rõ là loại mục nào"),
        ("than:", "than:\n  - {lap: nguoii, doan: x}", "HT852", "không có tên «nguoii»"),
        ("so: /TB-UBND", "du_thao: mai-mai", "HT851", "không có trong danh sách"),
        ("loai: thu", "cong_khai: true\nloai: thu", "HT855", "thông tin riêng"),
    ],
)
def test_words_that_are_wrong_are_told_at_their_line(
    tmp_path: Path, old: str, new: str, code: str, words: str
) -> None:
    whole = words_of("P-13")
    assert old in whole
    findings = said("P-13", put(tmp_path, "P-13", shelf.SPEC, whole.replace(old, new, 1)))
    assert findings[0].code.id == code
    assert any(words in finding.message for finding in findings)
    assert str(findings[0].source).startswith("van-ban/P-13/van-ban.yaml:")


TABLE = """
ten: Danh sách
tep: ds
lenh: x
lay_tu: x
loai: danh-sach
{public}than:
  - bang: {table}
    cot: [{{nhan: A, gia_tri: {column}, rong: 20}}]
"""


@pytest.mark.parametrize(
    ("table", "column", "public", "code"),
    [
        ("nguoii", "ho_ten", "", "HT852"),
        ("nguoi", "ho_va_ten", "", "HT852"),
        ("nguoi", "so_giay_to", "cong_khai: true\n", "HT855"),
        ("nguoi", "ly_do", "cong_khai: true\n", "HT855"),
        ("nguoi", "dien_thoai", "cong_khai: true\n", "HT855"),
        ("nguoi", "tai_khoan", "cong_khai: true\n", "HT855"),
    ],
)
def test_columns_of_a_table_are_checked(
    tmp_path: Path, table: str, column: str, public: str, code: str
) -> None:
    words = TABLE.format(table=table, column=column, public=public)
    work = put(tmp_path, "P-91", shelf.SPEC, words)
    _, findings = shelf.take("P-91", work)
    assert [finding.code.id for finding in findings] == [code]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("{{ so_tienn }}", "HT852", "gần giống: so_tien"),
        ("{{ so_tien", "HT851", "viết sai"),
        ("{% for x in nguoi %}", "HT851", "chưa đóng"),
        ("{% endfor %}", "HT851", "lệnh lạ"),
        ("{{ so_tien|la }}", "HT851", "cách in lạ"),
        ("{{ ''.__class__ }}", "HT853", "ngoài việc in"),
        ("{{ so_tien.__class__ }}", "HT853", "không phải ô"),
        ("{{ cycler.__init__ }}", "HT853", "không phải ô"),
        ("{{ so_tien.__class__.__mro__[1].__subclasses__() }}", "HT853", "ngoài việc in"),
        ("{{ nguoi[0] }}", "HT853", "ngoài việc in"),
        ("{{ range(9) }}", "HT853", "ngoài việc in"),
        ("{{ 7 * 7 }}", "HT853", "ngoài việc in"),
        ("{% set x = 1 %}", "HT853", "ngoài việc in"),
        ("{% include 'x' %}", "HT853", "ngoài việc in"),
        ("{% import 'x' as y %}", "HT853", "ngoài việc in"),
        ("{% for x in nguoi %}{{ x._tt }}{% endfor %}", "HT852", "không có tên"),
        ("{% for x in range(9) %}{% endfor %}", "HT853", "ngoài việc in"),
        ("{% if so_tien > 3 %}{% endif %}", "HT853", "ngoài việc in"),
    ],
)
def test_a_word_template_that_cannot_be_trusted_is_told_with_its_words(
    tmp_path: Path, text: str, code: str, words: str
) -> None:
    findings = said("P-13", put(tmp_path, "P-13", shelf.WORD, a_word(f"Dòng thêm {text}")))
    assert findings[0].code.id == code
    assert words in findings[0].message
    assert findings[0].source.file == "van-ban/P-13/mau.docx"


def test_the_paragraph_of_a_fault_is_quoted(tmp_path: Path) -> None:
    work = put(tmp_path, "P-13", shelf.WORD, a_word("Số tiền là {{ so_tienn }} đồng"))
    assert "Số tiền là {{ so_tienn }} đồng" in said("P-13", work)[0].message


def test_a_fault_in_the_head_of_a_page_is_found(tmp_path: Path) -> None:
    document = Document(BytesIO(a_word()))
    document.sections[0].header.paragraphs[0].add_run("{{ nguoi_la }}")
    saved = BytesIO()
    document.save(saved)
    findings = said("P-13", put(tmp_path, "P-13", shelf.WORD, saved.getvalue()))
    assert [finding.code.id for finding in findings] == ["HT852"]
    assert "đầu trang" in findings[0].message


def test_a_file_that_is_no_word_file_is_said(tmp_path: Path) -> None:
    for content in (b"khong phai", b"PK\x03\x04hong", a_word()[:500]):
        findings = said("P-13", put(tmp_path, "P-13", shelf.WORD, content))
        assert [finding.code.id for finding in findings] == ["HT851"]


@pytest.mark.parametrize(
    ("code", "missing"),
    [("P-12", "chữ DỰ THẢO"), ("P-09", "bảng «nguoi»"), ("P-08", "chỗ ký thứ 1")],
)
def test_a_word_template_without_what_it_must_have_is_refused(
    tmp_path: Path, code: str, missing: str
) -> None:
    empty = package([], "Trống")
    findings = said(code, put(tmp_path, code, shelf.WORD, empty))
    assert {finding.code.id for finding in findings} == {"HT854"}
    assert any(missing in finding.message for finding in findings)


@pytest.mark.parametrize(
    ("page", "code", "words"),
    [
        ("#let sheet = (", "HT851", "ngoặc mở mà chưa đóng"),
        ("#let sheet = json(bytes(sys.inputs.data))\n\n#sheet.ten_la", "HT852", "«ten_la»"),
        ("#khong-co", "HT852", "«khong-co»"),
        ('#read("/../../etc/passwd")', "HT851", "ngoài thư mục mẫu"),
        ('#import "/chung/khong.typ": a', "HT851", "gọi một tệp không có"),
        ('#import "@preview/cetz:0.1.0": canvas', "HT853", "gọi một gói ở ngoài"),
        ('#import  " @preview/cetz:0.1.0"', "HT853", "gọi một gói ở ngoài"),
    ],
)
def test_a_page_that_cannot_be_printed_is_told_at_its_line(
    tmp_path: Path, page: str, code: str, words: str
) -> None:
    findings = said("P-08", put(tmp_path, "P-08", shelf.PAGE, page))
    assert [finding.code.id for finding in findings] == [code]
    assert words in findings[0].message
    assert f"dòng {len(page.splitlines())}" in findings[0].message


def test_a_page_that_is_no_text_is_said(tmp_path: Path) -> None:
    findings = said("P-08", put(tmp_path, "P-08", shelf.PAGE, b"\xff\xfe\x00"))
    assert [finding.code.id for finding in findings] == ["HT851"]


def test_a_template_filled_in_for_hundreds_of_people_is_compiled_once() -> None:
    source = "Kính gửi: {{ noi_gui }}"
    assert environment().from_string(source) is environment().from_string(source)
    assert environment().from_string(source).render(noi_gui="Ông A") == "Kính gửi: Ông A"
    assert environment().from_string(source).render(noi_gui="Bà B") == "Kính gửi: Bà B"
