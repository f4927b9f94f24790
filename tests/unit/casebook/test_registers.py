"""Registers as data: entries, what they hold, how they end, and files that are wrong."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.conftest import Run, free_workers, write_list

from hotro68.casebook.book import Book
from hotro68.casebook.journal import Journal
from hotro68.casebook.register import Register, items_of, load_register, load_shelf
from hotro68.casebook.register_cells import read_typed
from hotro68.cli.exits import Exit
from hotro68.core.finding import Severity
from hotro68.resources import folder

MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")
THU = ("Nông Thị Thử", "06/04/1990", "Nữ", "020190000222")
DAY = ("--ngay", "20/07/2021")
COMPLAINT = ("--nguoi-phan-anh", "Bà Ví Dụ", "--noi-dung", "Có lương hưu")


@pytest.fixture
def merged(run: Run, tmp_path: Path) -> Run:
    write_list(tmp_path / "danhsach" / "thon_A.xlsx", {"LDTD": free_workers([MAU, THU])})
    run("merge", "--ngay", "16/07/2021")
    return run


def held(work: Path) -> dict[str, list[str]]:
    files, _ = Book(work).files()
    return {file.name: list(file.held.values()) for file in files.values() if file.held}


def items(work: Path, name: str = "phananh") -> dict[int, object]:
    entries, _ = Journal(work).standing()
    return dict(items_of(register(name), entries))


def register(name: str) -> Register:
    loaded, findings = load_register(name)
    assert loaded is not None, findings
    return loaded


def test_every_shipped_register_is_good() -> None:
    shelf = load_shelf()
    assert not shelf.findings
    assert {"phananh", "vuongmac", "vayvon"} <= shelf.registers.keys()


def test_a_complaint_holds_the_file_until_it_is_answered(merged: Run, tmp_path: Path) -> None:
    assert merged("phananh", "them", *COMPLAINT, "--ho-so", "hoang van mau", *DAY).code == 0
    assert held(tmp_path) == {"Hoàng Văn Mẫu": ["phản ánh số 1 chưa trả lời"]}
    ran = merged("phananh", "dong", "1", "--ket-qua", "khongdung", "--tra-loi", "Đã hỏi", *DAY)
    assert ran.code == Exit.CLEAN
    assert held(tmp_path) == {}


def test_a_complaint_found_true_keeps_the_file_held(merged: Run, tmp_path: Path) -> None:
    merged("phananh", "them", *COMPLAINT, "--ho-so", "0111", *DAY)
    ran = merged("phananh", "dong", "1", "--ket-qua", "dung", "--tra-loi", "Có thật", *DAY)
    assert "thamdinh" in ran.out
    assert list(held(tmp_path)) == ["Hoàng Văn Mẫu"]
    merged("phananh", "sua", "1", "--ket-qua", "khongdung", *DAY)
    assert held(tmp_path) == {}


def test_of_two_complaints_one_answered_leaves_the_other_holding(
    merged: Run, tmp_path: Path
) -> None:
    for text in ("Có lương hưu", "Đã chuyển đi"):
        merged(
            *("phananh", "them", "--nguoi-phan-anh", "Ông Thử", "--noi-dung", text),
            *("--ho-so", "Hoàng Văn Mẫu", *DAY),
        )
    merged("phananh", "dong", "1", "--ket-qua", "rut", "--tra-loi", "Rút", *DAY)
    assert held(tmp_path) == {"Hoàng Văn Mẫu": ["phản ánh số 2 chưa trả lời"]}


def test_naming_another_file_moves_the_hold(merged: Run, tmp_path: Path) -> None:
    merged("phananh", "them", *COMPLAINT, "--ho-so", "Hoàng Văn Mẫu", *DAY)
    merged("phananh", "sua", "1", "--ho-so", "Nông Thị Thử", *DAY)
    assert list(held(tmp_path)) == ["Nông Thị Thử"]
    merged("phananh", "sua", "1", "--ho-so", "", *DAY)
    assert held(tmp_path) == {}


def test_undoing_brings_the_hold_back_and_never_gives_a_number_twice(
    merged: Run, tmp_path: Path
) -> None:
    merged("phananh", "them", *COMPLAINT, "--ho-so", "Hoàng Văn Mẫu", *DAY)
    merged("phananh", "dong", "1", "--ket-qua", "rut", "--tra-loi", "Rút", *DAY)
    merged("hoantac", *DAY)
    assert list(held(tmp_path)) == ["Hoàng Văn Mẫu"]
    merged("hoantac", *DAY)
    assert held(tmp_path) == {}
    assert "số 2" in merged("phananh", "them", *COMPLAINT, *DAY).out


def test_a_preview_says_what_would_be_entered_and_enters_nothing(
    merged: Run, tmp_path: Path
) -> None:
    before, _ = Journal(tmp_path).entries()
    ran = merged("phananh", "them", *COMPLAINT, "--ho-so", "Mẫu", "--xem-truoc", *DAY)
    assert "Sẽ ghi phản ánh số 1" in ran.out
    assert Journal(tmp_path).entries()[0] == before


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("them",), 2, "HT860"),
        (("them", *COMPLAINT, "--dien-thoai", "12"), 2, "HT861"),
        (("them", *COMPLAINT, "--ngay-nhan", "30/02/2021"), 2, "HT861"),
        (("them", *COMPLAINT, "--ngay-nhan", "21/07/2021"), 4, "HT867"),
        (("them", *COMPLAINT, "--han", "19/07/2021"), 4, "HT866"),
        (("them", *COMPLAINT, "--ho-so", "Văn"), 0, "Hoàng Văn Mẫu"),
        (("them", *COMPLAINT, "--ho-so", "Không Có Ai"), 2, "HT865"),
        (("them", *COMPLAINT, "--ho-so", "Hoàng Văn Máu"), 0, "Hoàng Văn Mẫu"),
        (("them", *COMPLAINT, "--ho-so", "Hoàng Vn Mẫu"), 2, "gần giống: Hoàng Văn Mẫu"),
        (("dong", "7", "--ket-qua", "rut"), 2, "HT862"),
    ],
)
def test_what_is_typed_wrong_is_said_and_nothing_is_entered(
    merged: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, says: str
) -> None:
    ran = merged("phananh", *arguments, *DAY)
    assert ran.code == code
    assert says in ran.err + ran.out
    assert bool(items(tmp_path)) == (code == 0)


def test_an_entry_is_closed_once(merged: Run) -> None:
    merged("phananh", "them", *COMPLAINT, *DAY)
    merged("phananh", "dong", "1", "--ket-qua", "rut", "--tra-loi", "Rút", *DAY)
    ran = merged("phananh", "dong", "1", "--ket-qua", "rut", "--tra-loi", "Rút", *DAY)
    assert ran.code == Exit.PROCEDURE
    assert "đã đóng ngày 20/07/2021" in ran.err


def test_a_result_is_one_of_the_register(merged: Run) -> None:
    merged("phananh", "them", *COMPLAINT, *DAY)
    ran = merged("phananh", "dong", "1", "--ket-qua", "xong", "--tra-loi", "Rút", *DAY)
    assert ran.code == Exit.UNUSABLE
    assert "khongdung (phản ánh không đúng)" in ran.err


def test_two_files_that_fit_are_named_apart(run: Run, tmp_path: Path) -> None:
    other = ("Hoàng Văn Mẫu", "07/08/1979", "Nam", "020079000333")
    write_list(tmp_path / "danhsach" / "thon_A.xlsx", {"LDTD": free_workers([MAU, other])})
    run("merge", "--ngay", "16/07/2021")
    ran = run("phananh", "them", *COMPLAINT, "--ho-so", "Hoàng Văn Mẫu", *DAY)
    assert ran.code == Exit.UNUSABLE
    assert "Có 2 hồ sơ khớp" in ran.err
    assert "*********111" in ran.err
    assert "020085000111" not in ran.err
    assert run("phananh", "them", *COMPLAINT, "--ho-so", "0333", *DAY).code == Exit.CLEAN


def test_the_list_tells_open_entries_their_day_and_what_is_late(merged: Run) -> None:
    merged("phananh", "them", *COMPLAINT, "--han", "22/07/2021", *DAY)
    ran = merged("phananh", "danhsach", "--ngay", "25/07/2021")
    assert "đang mở, hạn 22/07/2021 (quá 3 ngày)" in ran.out
    assert "HT868" in ran.err
    assert ran.code == Exit.CLEAN
    (told,) = json.loads(merged("phananh", "danhsach", "--json", *DAY).out)
    assert told["open"]
    assert told["fields"]["han"] == "2021-07-22"


LOAN = ("--ten-don-vi", "Cơ sở may Ví Dụ", "--loai-vay", "a", "--so-luot", "12")


def test_a_loan_is_summed_by_kind_and_step_and_never_paid_by_the_commune(
    merged: Run, tmp_path: Path
) -> None:
    before, _ = Book(tmp_path).files()
    merged("vayvon", "them", *LOAN, "--so-tien", "36 triệu", *DAY)
    merged("vayvon", "sua", "1", "--ngay-nhan", "20/07/2021", *DAY)
    assert Book(tmp_path).files()[0] == before
    ran = merged("vayvon", "xuat", *DAY)
    assert ran.code == Exit.CLEAN
    book = load_workbook(tmp_path / "ketqua" / "so-vayvon.xlsx")
    rows = [[cell.value for cell in row] for row in book["TongHop"].iter_rows(min_row=7)]
    assert rows[0][:7] == ["Trả lương ngừng việc", 1, 12, 36_000_000, 1, 12, 36_000_000]
    assert rows[3][1:4] == [1, 12, 36_000_000]


def test_the_same_loan_twice_is_noticed(merged: Run) -> None:
    merged("vayvon", "them", *LOAN, *DAY)
    assert "HT869" in merged("vayvon", "them", *LOAN, *DAY).err


def test_a_tax_code_is_checked(merged: Run) -> None:
    assert (
        "số kiểm tra" in merged("vayvon", "them", *LOAN, "--ma-so-thue", "0100109107", *DAY).err
    )


def test_the_same_register_gives_the_same_bytes(merged: Run, tmp_path: Path) -> None:
    merged(
        "vuongmac", "them", "--nguoi-hoi", "Thôn A", "--noi-dung", "x", "--giao", "Huyện", *DAY
    )
    made = tmp_path / "ketqua" / "so-vuongmac.xlsx"
    merged("vuongmac", "xuat", *DAY)
    first = made.read_bytes()
    merged("vuongmac", "xuat", *DAY)
    assert made.read_bytes() == first


NEW = """id: kiemke
title: Sổ kiểm kê thử
noun: lượt kiểm kê
about: Một sổ chỉ có trong phép thử.
ref: không có
fields:
  ten: {type: text, label: Tên, required: true}
  ngay_lam: {type: date, label: Ngày làm, today: true}
due: {after: ngay_lam, days: 2}
closing:
  label: Xong
  outcomes: {xong: {label: xong}}
"""


@pytest.fixture
def own_rules(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A rules folder with the shipped files and room for more."""
    rules = tmp_path_factory.mktemp("quytac") / "rules"
    shutil.copytree(folder("rules"), rules)

    def own(name: str) -> Path:
        return rules if name == "rules" else folder(name)

    for module in ("register", "register_names"):
        monkeypatch.setattr(f"hotro68.casebook.{module}.folder", own)
    return rules


def test_a_register_needs_nothing_but_its_file(run: Run, own_rules: Path) -> None:
    (own_rules / "so" / "kiemke.yaml").write_text(NEW, encoding="utf-8")
    assert "Sổ kiểm kê thử." in run("--help").out
    assert run("kiemke", "them", "--ten", "Kho", "--ngay", "01/09/2021").code == Exit.CLEAN
    # 2/9 and 3/9 are National Day, 4/9 and 5/9 a weekend: two working days end on 7/9.
    ran = run("kiemke", "danhsach", "--ngay", "05/09/2021")
    assert "hạn 07/09/2021 (còn 2 ngày)" in ran.out
    assert run("kiemke", "dong", "1", "--ngay", "06/09/2021").code == Exit.CLEAN
    assert run("kiemke", "xuat", "--ngay", "06/09/2021").code == Exit.CLEAN


@pytest.mark.parametrize(
    ("change", "line", "says"),
    [
        (("type: text", "type: chu"), 7, "không có trong danh sách"),
        (("label: Tên", "nhan: Tên"), 7, "mục lạ"),
        (("after: ngay_lam", "after: ngay"), 9, "không có trường «ngay»"),
        (("after: ngay_lam", "after: ten"), 9, "phải có kiểu date"),
        (("id: kiemke", "id: kiemtra"), 1, "như tên tệp"),
        (("ten: {", "nguoi: {"), 7, "đã dùng cho tùy chọn"),
        (("days: 2", "days: 0"), 9, "nhỏ quá"),
        (("  outcomes: {xong: {label: xong}}", "  outcomes: {}"), 12, "ít nhất một"),
    ],
)
def test_a_broken_register_is_told_with_file_and_line(
    run: Run, own_rules: Path, change: tuple[str, str], line: int, says: str
) -> None:
    (own_rules / "so" / "kiemke.yaml").write_text(NEW.replace(*change), encoding="utf-8")
    ran = run("kiemke", "them", "--ten", "Kho")
    assert ran.code == Exit.UNUSABLE
    assert says in ran.err
    _, findings = load_register("kiemke")
    assert {finding.source.row for finding in findings} == {line}
    assert findings[0].source.file == "so/kiemke.yaml"


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_or_asked_about(text: str) -> None:
    loan = register("vayvon")
    for key, spec in loan.every_field.items():
        value, findings = read_typed({key: text}, loan.every_field, loan)
        assert not (value and findings), (spec.type, text)
        assert all(f.code.severity is Severity.ERROR for f in findings)
        if isinstance(value.get(key), date):
            assert spec.type == "date"
