"""A sheet handed out comes back with its answers, or with what is wrong at its cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hotro68.core.answers import AnswerKind, Asked, Handout, HandoutRow
from hotro68.core.catalogue import (
    ANSWER_ODD,
    ANSWER_ROW_CHANGED,
    ANSWER_ROW_UNKNOWN,
    ANSWER_SHEET_OLD,
    ANSWER_SHEET_OTHER,
)
from hotro68.reading.handout import read_handout
from hotro68.writing.handout import handout_book

ASKED = (
    Asked("ketqua", "Kết quả", AnswerKind.CHOICE, ("đạt", "không đạt")),
    Asked("ngay", "Ngày", AnswerKind.DATE),
    Asked("tien", "Số tiền", AnswerKind.MONEY),
    Asked("lydo", "Lý do"),
)
LINES = (
    HandoutRow("a1/x", ("Nông Văn Mẫu", date(1980, 2, 3), 1_500_000, "020080000001")),
    HandoutRow(
        "b2/x", ("Vi Thị Mẫu", date(1990, 5, 6), 3_000_000, "020190000002"), {"lydo": "cũ"}
    ),
    HandoutRow("c3/x", ("=1+1", None, 80_000, "001")),
)
HANDOUT = Handout(
    "thu", "abc123", "BẢNG THỬ", "Ghi vào.", ("Họ tên", "Sinh", "Tiền", "Số"), ASKED, LINES
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "bang.xlsx"
    path.write_bytes(handout_book(HANDOUT))
    return path


def fill(path: Path, cells: dict[str, object]) -> None:
    book = load_workbook(path)
    for cell, value in cells.items():
        book["TraLoi"][cell].value = value
    book.save(path)


def test_an_untouched_sheet_gives_what_was_given_before(sheet: Path) -> None:
    answers, findings = read_handout(sheet, HANDOUT)
    assert findings == []
    assert [(one.key, dict(one.given)) for one in answers] == [("b2/x", {"lydo": "cũ"})]


def test_answers_of_every_kind_come_back_at_their_cells(sheet: Path) -> None:
    fill(
        sheet,
        {"E4": "KHONG DAT", "F4": "16/8/2021", "G4": "1.400.000", "H5": None, "E6": "đạt"},
    )
    answers, findings = read_handout(sheet, HANDOUT)
    assert findings == []
    first, third = answers
    assert first.given == {
        "ketqua": "không đạt",
        "ngay": date(2021, 8, 16),
        "tien": 1_400_000,
    }
    assert str(first.cell("tien")) == "bang.xlsx › TraLoi!G4"
    assert third.key == "c3/x"


def test_rows_sorted_whole_or_left_out_are_still_known(sheet: Path) -> None:
    book = load_workbook(sheet)
    page = book["TraLoi"]
    rows = [[cell.value for cell in row] for row in page["A4:J6"]]
    for number, row in zip((5, 4), (rows[0], rows[1]), strict=True):
        for cell, value in zip(page[number], row, strict=True):
            cell.value = value
    page.delete_rows(6)
    page["E5"] = "đạt"
    book.save(sheet)
    answers, findings = read_handout(sheet, HANDOUT)
    assert findings == []
    assert [one.key for one in answers] == ["b2/x", "a1/x"]


@pytest.mark.parametrize(
    ("cells", "code", "place"),
    [
        ({"E4": "chắc là đạt"}, ANSWER_ODD, "E4"),
        ({"F4": "30/2/2021"}, ANSWER_ODD, "F4"),
        ({"G5": "nhiều"}, ANSWER_ODD, "G5"),
        ({"C5": 9_000_000}, ANSWER_ROW_CHANGED, "C5"),
        ({"A4": "Vi Thị Mẫu", "A5": "Nông Văn Mẫu"}, ANSWER_ROW_CHANGED, "A4"),
        ({"I5": "a1/x"}, ANSWER_ROW_UNKNOWN, ""),
        ({"I4": "zz/x"}, ANSWER_ROW_UNKNOWN, ""),
        ({"A8": "Người thêm"}, ANSWER_ROW_UNKNOWN, ""),
    ],
)
def test_what_is_wrong_is_said_at_its_cell(
    sheet: Path, cells: dict[str, object], code: object, place: str
) -> None:
    fill(sheet, cells)
    _, findings = read_handout(sheet, HANDOUT)
    assert findings
    assert findings[0].code is code
    assert findings[0].source.cell == place


def test_a_sheet_of_another_kind_or_state_is_refused(sheet: Path, tmp_path: Path) -> None:
    other = replace(HANDOUT, kind="khac")
    later = replace(HANDOUT, made_of="def456")
    assert [f.code for f in read_handout(sheet, other)[1]] == [ANSWER_SHEET_OTHER]
    assert [f.code for f in read_handout(sheet, later)[1]] == [ANSWER_SHEET_OLD]
    plain = tmp_path / "khac.csv"
    plain.write_text("a;b\n1;2\n", encoding="utf-8")
    assert [f.code for f in read_handout(plain, HANDOUT)[1]] == [ANSWER_SHEET_OTHER]


def test_text_never_becomes_a_formula(sheet: Path) -> None:
    assert load_workbook(sheet)["TraLoi"]["A6"].data_type == "s"
