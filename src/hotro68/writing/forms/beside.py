"""The sheets of a form beside its lists: a guide, what the hamlet sums up, the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from hotro68.core.form import SAID_IN, FormSheet, Summary
from hotro68.writing.forms.lists import Answers
from hotro68.writing.forms.pens import FormPens
from hotro68.writing.forms.plan import CellKind, FormColumn, ListForm
from hotro68.writing.papers.conditions import Reader

GUIDE, SUMMARY, CHOICES = "HuongDan", "ThongTin", "DanhMuc"
_SUMMARY_KINDS = {
    Summary.MADE_ON: CellKind.DAY,
    Summary.MEETING: CellKind.DAY,
    Summary.PEOPLE: CellKind.COUNT,
    Summary.AMOUNT: CellKind.MONEY,
}
_STEPS = """\
1. Mỗi chính sách một trang, mỗi người một dòng. Không đổi tên trang, không xóa dòng tiêu đề.
2. Bấm vào ô nào thì có lời nhắc ô ấy; ô có mũi tên thì chọn trong danh sách thả xuống.
3. Số CMND/CCCD, điện thoại, tài khoản gõ liền, giữ số 0 ở đầu; ô đỏ là chưa đủ 9 hoặc 12 số.
4. Trang được khóa nhẹ để không ai sắp xếp riêng một cột; bỏ khóa thì không cần mật khẩu.
5. Điền xong thì ghi trang ThongTin: số người, số tiền của mọi trang, biên bản và ngày họp thôn.
6. Xã kiểm tra: hotro68 validate TỆP.
""".splitlines()
_LAST = 3
_SAMPLE = "Ví dụ (không phải người thật)"


def draw_summary(sheet: Worksheet, pens: FormPens, hamlet: str) -> None:
    _mark(sheet, FormSheet.SUMMARY, pens)
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, 2, 30)
    sheet.write_string(0, 1, "THÔNG TIN CHUNG CỦA DANH SÁCH", pens.title)
    sheet.write_string(1, 1, "Điền sau khi đã điền xong các danh sách.", pens.plain)
    for row, key in enumerate(Summary, start=3):
        pen = pens.ruled[_SUMMARY_KINDS.get(key, CellKind.TEXT)]
        sheet.write_string(row, 0, key.value, pens.plain)
        sheet.write_string(row, 1, pens.dialect.say(key.label), pens.head)
        if key is Summary.HAMLET and hamlet:
            sheet.write_string(row, SAID_IN, hamlet, pen)
        else:
            sheet.write_blank(row, SAID_IN, None, pen)
    _set_up(sheet)


def draw_guide(
    sheet: Worksheet, pens: FormPens, lists: Iterable[tuple[ListForm, Reader]]
) -> None:
    """Steps, then for each policy its conditions and what each column means."""
    _mark(sheet, FormSheet.GUIDE, pens)
    for at, width in ((1, 30), (2, 70), (3, 30)):
        sheet.set_column(at, at, width)
    sheet.write_string(0, 1, "HƯỚNG DẪN ĐIỀN DANH SÁCH", pens.title)
    row = 2
    for step in _STEPS:
        _span(sheet, row, 1, pens.dialect.say(step), pens.plain)
        sheet.set_row(row, 32)
        row += 1
    for form, reader in lists:
        row = _policy(sheet, pens, form, reader, row + 1)
    _set_up(sheet)


def _policy(sheet: Worksheet, pens: FormPens, form: ListForm, reader: Reader, row: int) -> int:
    policy = form.policy
    _span(sheet, row, 1, f"Trang {policy.short}: {policy.name}", pens.bold)
    for title, said in _said(reader):
        row += 1
        sheet.write_string(row, 1, title, pens.plain)
        _span(sheet, row, 2, said, pens.plain)
        sheet.set_row(row, 16 * (1 + len(said) // 80))
    row += 1
    for at, text in enumerate(("Cột", "Ghi thế nào", _SAMPLE), start=1):
        sheet.write_string(row, at, text, pens.head)
    for column in form.columns:
        row += 1
        _explain(sheet, pens, column, row)
    return row + 1


def _said(reader: Reader) -> Iterator[tuple[str, str]]:
    for title, said in (
        ("Điều kiện", reader.required()),
        ("Phải xem xét", reader.doubtful()),
        ("Mức hỗ trợ", reader.amounts()),
        ("Giấy tờ", _papers(reader)),
    ):
        yield from ((title, one) for one in said)


def _papers(reader: Reader) -> tuple[str, ...]:
    say = reader.pack.dialect.say
    return tuple(say(part.text) for part in reader.policy.dossier if part.in_force(reader.day))


def _explain(sheet: Worksheet, pens: FormPens, column: FormColumn, row: int) -> None:
    answers = f" Chọn một trong: {', '.join(column.answers)}." if column.answers else ""
    hint = column.hint + answers
    sheet.write_string(row, 1, column.label, pens.plain)
    sheet.write_string(row, 2, hint, pens.plain)
    sheet.write_string(row, 3, column.sample, pens.plain)
    sheet.set_row(row, 16 * (1 + len(hint) // 60))


def draw_choices(
    book: Workbook, pens: FormPens, lists: Iterable[ListForm]
) -> dict[Answers, str]:
    """A hidden sheet of answers; a list typed into the drop-down itself may not be long."""
    sheet = book.add_worksheet(CHOICES)
    sheet.write_string(0, 0, FormSheet.CHOICES.mark, pens.plain)
    known = dict.fromkeys(
        column.answers for form in lists for column in form.columns if column.answers
    )
    places = {}
    for at, answers in enumerate(known, start=1):
        for row, answer in enumerate(answers, start=1):
            sheet.write_string(row, at, answer, pens.plain)
        letter = xl_col_to_name(at)
        places[answers] = f"={CHOICES}!${letter}$2:${letter}${len(answers) + 1}"
    sheet.hide()
    return places


def _span(sheet: Worksheet, row: int, first: int, text: str, pen: Format) -> None:
    """Text from a column to the last one, never taken for a formula."""
    sheet.merge_range(row, first, row, _LAST, "", pen)
    sheet.write_string(row, first, text, pen)


def _mark(sheet: Worksheet, purpose: FormSheet, pens: FormPens) -> None:
    sheet.write_string(0, 0, purpose.mark, pens.plain)
    sheet.set_column(0, 0, None, None, {"hidden": True})


def _set_up(sheet: Worksheet) -> None:
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"format_rows": True, "format_columns": True})
