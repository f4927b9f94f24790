"""What must not be posted is found wherever a file hides it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from tests.conftest import Run, free_workers, write_list

from hotro68.cli.exits import Exit
from hotro68.pipeline.exposure import Secrets, exposed
from hotro68.reading.papertext import PaperText, UnreadablePaperError, paper_texts
from hotro68.writing.context import MaskedId, PublicCount, PublicRow

NUMBER, PHONE, ACCOUNT = "020085001234", "0912345678", "8812345678901"
SECRETS = Secrets(
    {NUMBER: "số giấy tờ", PHONE: "số điện thoại", ACCOUNT: "số tài khoản"},
    {"so 5 duong mau thon thu": "chỗ ở"},
)


def found(content: bytes, name: str) -> list[tuple[str, str]]:
    return list(exposed(paper_texts(content, name), SECRETS))


def shown(text: str) -> list[str]:
    return [what for _, what in exposed([PaperText("x", text)], SECRETS)]


def test_a_public_row_has_no_field_for_a_number_a_phone_or_an_account() -> None:
    for row in (PublicRow, PublicCount):
        names = {field.name for field in fields(row)}
        assert names <= {
            *("number", "name", "birth_year", "masked_id", "hamlet"),
            *("policy_label", "amount", "people"),
        }
    with pytest.raises(AssertionError):
        MaskedId(NUMBER)


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        "020 085 001 234",
        "020.085.001.234",
        f"CCCD{NUMBER}x",
        "20085001234",
        PHONE,
        "+84 912 345 678",
        "912345678",
        ACCOUNT,
        "123456789",
        "ở Số 5, đường Mẫu, thôn Thử",
    ],
)
def test_a_secret_is_seen_however_it_is_written(text: str) -> None:
    secrets = Secrets(
        {
            **SECRETS.digits,
            NUMBER.lstrip("0"): "số giấy tờ",
            PHONE.lstrip("0"): "số điện thoại",
        },
        SECRETS.words,
    )
    assert list(exposed([PaperText("x", text)], secrets))


@pytest.mark.parametrize(
    "text",
    ["191.400.000 đồng", "Số *********234", "ngày 16/08/2021", "Bằng chữ: một", "1.500.000"],
)
def test_money_days_and_masked_numbers_are_no_secret(text: str) -> None:
    assert shown(text) == []


def a_pdf() -> PdfWriter:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    return writer


def inked(writer: PdfWriter) -> bytes:
    draft = BytesIO()
    writer.write(draft)
    return draft.getvalue()


def test_a_pdf_hides_nothing_in_properties_notes_bookmarks_or_attachments() -> None:
    clean = inked(a_pdf())
    assert found(clean, "a.pdf") == []
    titled, noted, marked, attached = a_pdf(), a_pdf(), a_pdf(), a_pdf()
    titled.add_metadata({"/Subject": f"của {NUMBER}"})
    noted.add_annotation(0, FreeText(text=NUMBER, rect=(0, 0, 9, 9)))
    marked.add_outline_item(title=NUMBER, page_number=0)
    attached.add_attachment("goc.txt", NUMBER.encode())
    for writer in (titled, noted, marked, attached):
        assert found(inked(writer), "a.pdf")


def test_a_word_file_hides_nothing_in_headers_comments_or_split_runs() -> None:
    def word(change: object) -> bytes:
        document = Document()
        assert callable(change)
        change(document)
        draft = BytesIO()
        document.save(draft)
        return draft.getvalue()

    def split(document: object) -> None:
        line = document.add_paragraph()  # type: ignore[attr-defined]
        line.add_run(NUMBER[:5])
        line.add_run(NUMBER[5:]).bold = True

    def headed(document: object) -> None:
        document.sections[0].header.paragraphs[0].text = NUMBER  # type: ignore[attr-defined]

    def titled(document: object) -> None:
        document.core_properties.comments = NUMBER  # type: ignore[attr-defined]

    assert found(word(lambda _: None), "a.docx") == []
    for change in (split, headed, titled):
        assert found(word(change), "a.docx"), change.__name__


def _hide(book: Workbook) -> None:
    book.create_sheet("An").append([NUMBER])
    book["An"].sheet_state = "veryHidden"


def _number(book: Workbook) -> None:
    book["DS"]["B2"] = 20085001234


def _comment(book: Workbook) -> None:
    book["DS"]["A1"].comment = Comment(NUMBER, "x")


def _name(book: Workbook) -> None:
    book.defined_names["so"] = DefinedName("so", attr_text=f'"{NUMBER}"')


def _property(book: Workbook) -> None:
    book.properties.keywords = NUMBER


def _footer(book: Workbook) -> None:
    footer = book["DS"].oddFooter
    assert footer is not None
    assert footer.center is not None
    footer.center.text = NUMBER


def workbook(change: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    book.worksheets[0].title = "DS"
    book["DS"]["A1"] = "Họ tên"
    change(book)
    draft = BytesIO()
    book.save(draft)
    return draft.getvalue()


def test_a_workbook_hides_nothing_in_hidden_sheets_comments_names_or_properties() -> None:
    assert found(workbook(lambda _: None), "a.xlsx") == []
    told = found(workbook(_hide), "a.xlsx")
    assert any("An!A1 (trang ẩn)" in place for place, _ in told)
    for change in (_comment, _name, _property, _footer):
        assert found(workbook(change), "a.xlsx"), change.__name__
    lost = Secrets({"20085001234": "số giấy tờ"}, {})
    assert list(exposed(paper_texts(workbook(_number), "a.xlsx"), lost))


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{NUMBER}</p>",
        f"<!-- {NUMBER} -->",
        f'<p title="{NUMBER}">x</p>',
        f"<script>let a = '{NUMBER}'</script>",
        f"<p>x</p>{NUMBER}",
    ],
)
def test_a_web_page_hides_nothing_in_attributes_or_remarks(page: str) -> None:
    assert found(f"<html><body>{page}</body></html>".encode(), "a.html")


def test_a_file_within_a_file_is_looked_through(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "<a/>")
        package.writestr("word/embeddings/b.pdf", inked_with_title())
    assert found(path.read_bytes(), "a.docx")


def inked_with_title() -> bytes:
    writer = a_pdf()
    writer.add_metadata({"/Title": NUMBER})
    return inked(writer)


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"%PDF-1.7 hong", "a.pdf"), (b"PK\x03\x04hong", "a.docx"), (b"\x00\x01", "a.bin")],
)
def test_what_cannot_be_looked_through_is_said_never_passed(content: bytes, name: str) -> None:
    with pytest.raises(UnreadablePaperError):
        list(paper_texts(content, name))


# ── the command ──────────────────────────────────────────────────────────────────────────


@pytest.fixture
def posted(run: Run, tmp_path: Path) -> Path:
    people = [("Nông Văn Mẫu", "05/03/1985", "Nam", NUMBER)]
    write_list(tmp_path / "danhsach" / "a.xlsx", {"LDTD": free_workers(people)})
    run("merge")
    run("niemyet", "--pdf", "--docx", "--html")
    return tmp_path / "ketqua" / "niemyet" / "du-kien"


def test_the_papers_we_print_are_clean(run: Run, posted: Path) -> None:
    ran = run("kiemchung", "--cong-khai")
    assert ran.code == Exit.CLEAN, ran.err
    assert f"Đã quét {len(list(posted.iterdir()))} tệp công khai" in ran.out


def test_a_paper_that_was_bent_is_named_with_its_place(run: Run, posted: Path) -> None:
    page = posted / "tru-so.html"
    page.write_text(
        page.read_text("utf-8").replace("</body>", f"<i>{NUMBER}</i></body>"), "utf-8"
    )
    pdf = PdfWriter(clone_from=PdfReader(posted / "tru-so.pdf"))
    pdf.add_metadata({"/Author": "sinh 05/03/1985"})
    pdf.write(posted / "tru-so.pdf")
    (posted / "anh.pdf").write_bytes(b"hong")
    ran = run("kiemchung", "--cong-khai")
    assert ran.code == Exit.ERRORS
    assert "số giấy tờ (…234) ở dòng" in ran.err
    assert "ngày sinh đầy đủ ở thuộc tính tệp" in ran.err
    assert "HT888" in ran.err
    assert NUMBER not in ran.err
