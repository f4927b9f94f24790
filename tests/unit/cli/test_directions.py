"""What was recognised is told; what a clerk says of a list goes before it and is remembered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.conftest import Ran, Run, write_list

from hotro68.cli.exits import Exit

DAY = ("--ngay", "16/07/2021")
AN = ("Nông Văn An", "05/03/1985", "Nam", "020085001234")
BINH = ("Vi Thị Bình", "12/07/1990", "Nữ", "020190004321")
ODD = (
    "STT",
    "Ai",
    "Sinh",
    "Giới tính",
    "Giấy má",
    "Công việc",
    "Từ ngày",
    "Có BHXH",
    "Đang hưởng lương hưu",
    "Tiền A",
    "Tiền B",
)


def odd_list(path: Path, people: Sequence[Sequence[str]] = (AN, BINH), start: int = 0) -> Path:
    """Headings that nobody knows; the sum asked for stands in the last column."""
    rows = [
        [number, *person, "Bốc vác", "01/06/2021", "không", "không", 700_000, 1_500_000]
        for number, person in enumerate(people, start=1)
    ]
    title = f"DANH SÁCH LAO ĐỘNG TỰ DO {path.stem.replace('_', ' ').upper()}"
    grid: list[list[object]] = [[title], [], list(ODD), *rows]
    return write_list(path, {"LDTD": [[*[None] * start, *line] for line in grid]})


def told(ran: Ran) -> dict[str, dict[str, str]]:
    """Field → letter of each list that was read."""
    files = json.loads(ran.out)["files"]
    return {file["file"]: file["sheets"][0]["columns"] for file in files}


def codes(ran: Ran) -> list[str]:
    return [finding["code"] for finding in json.loads(ran.out)["findings"]]


THESE = (
    "--cot",
    "ho_ten=B",
    "--cot",
    "ngay_sinh=C",
    "--cot",
    "so_giay_to=E",
    "--cot",
    "so_tien_de_nghi=K",
)


# ── Told ─────────────────────────────────────────────────────────────────────────────────
def test_every_column_is_told_with_its_reason(run: Run, tmp_path: Path) -> None:
    path = odd_list(tmp_path / "thon_A.xlsx")
    ran = run("validate", path, *DAY, *THESE, "--nhan-dang")
    assert "Trang «LDTD»: dòng tiêu đề 3" in ran.out
    assert "lao-dong-tu-do" in ran.out
    assert "theo tiêu đề" in ran.out
    assert "B  «Ai» → Họ và tên [ho_ten] (do người chỉ (--cot))" in ran.out
    assert "D  «Giới tính» → Giới tính [gioi_tinh] (tiêu đề «Giới tính»)" in ran.out
    assert "Thôn: Thôn A, theo tiêu đề" in ran.out
    assert "Không dùng: «Tiền A»" in ran.out


def test_what_was_guessed_or_not_used_is_one_line_a_file(run: Run, tmp_path: Path) -> None:
    path = odd_list(tmp_path / "thon_A.xlsx")
    ran = run("validate", path, *DAY, "--dong-tieu-de", "3")
    (line,) = [line for line in ran.out.splitlines() if "đoán cột" in line]
    assert "đoán cột B là «Họ và tên» (theo nội dung các ô)" in line
    assert "không dùng cột" in line


def test_json_tells_it_too(run: Run, tmp_path: Path) -> None:
    path = odd_list(tmp_path / "thon_A.xlsx")
    ran = run("validate", path, *DAY, *THESE, "--json")
    (table,) = json.loads(ran.out)["files"][0]["sheets"][0]["tables"]
    assert table["policy_from"] == "tiêu đề, tên trang, các cột"
    assert table["thon_from"] == "tiêu đề"
    name = table["recognised"][0]
    assert (name["field"], name["column"], name["heading"]) == ("ho_ten", "B", "Ai")
    assert not name["guessed"]


# ── Said ─────────────────────────────────────────────────────────────────────────────────
def test_a_column_said_is_followed_and_said_to_be(run: Run, tmp_path: Path) -> None:
    path = odd_list(tmp_path / "thon_A.xlsx")
    ran = run("validate", path, *DAY, *THESE, "--json")
    columns = told(ran)["thon_A.xlsx"]
    assert (columns["ho_ten"], columns["so_tien_de_nghi"]) == ("B", "K")
    assert codes(ran).count("HT332") == 1
    assert [row["so_tien_de_nghi"] for row in json.loads(ran.out)["rows"]] == [1_500_000] * 2


def test_a_column_of_one_sheet_leaves_the_others_alone(run: Run, tmp_path: Path) -> None:
    path = odd_list(tmp_path / "thon_A.xlsx")
    ran = run(
        "validate",
        path,
        *DAY,
        "--cot",
        "LDTD!Họ và tên=B",
        "--dong-tieu-de",
        "LDTD!3",
        "--json",
    )
    assert told(ran)["thon_A.xlsx"]["ho_ten"] == "B"


def test_a_field_may_be_said_to_have_no_column(run: Run, tmp_path: Path) -> None:
    path = odd_list(tmp_path / "thon_A.xlsx")
    ran = run("validate", path, *DAY, *THESE, "--cot", "gioi_tinh=-", "--json")
    assert "gioi_tinh" not in told(ran)["thon_A.xlsx"]


def test_a_hamlet_said_goes_before_the_title(run: Run, tmp_path: Path) -> None:
    path = odd_list(tmp_path / "thon_A.xlsx")
    ran = run("validate", path, *DAY, *THESE, "--thon", "Thôn Mới", "--json")
    assert {row["thon"] for row in json.loads(ran.out)["rows"]} == {"Thôn Mới"}


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--cot", "ho_ten=3"), "«3» không phải chữ cột"),
        (("--cot", "ho_ten=XFE"), "«XFE» không phải chữ cột"),
        (("--cot", "ho_ten"), "«ho_ten» không rõ"),
        (("--cot", "=B"), "«=B» không rõ"),
        (("--cot", "ho_ten=B", "--cot", "ho_ten=C"), "«ho_ten» được chỉ hai lần"),
        (("--cot", "ho_ten=B", "--cot", "so_giay_to=B"), "cột B được chỉ cho"),
        (("--cot", "ho_tem=B"), "không có trường «ho_tem» (có phải ho_ten"),
        (("--cot", "ho_ten=Z"), "không có gì ở cột Z"),
        (("--cot", "HKD!ho_ten=B"), "tệp không có trang «HKD»"),
        (
            ("--cot", "ho_ten=B", "--cot", "dien=C", "--dong-tieu-de", "3"),
            "không danh sách nào nhận cột C",
        ),
        (("--dong-tieu-de", "6-4"), "không phải các dòng tiêu đề"),
        (("--dong-tieu-de", "1-40"), "nhiều quá"),
        (("--dong-tieu-de", "900"), "không có dòng nào dưới dòng tiêu đề"),
    ],
)
def test_what_cannot_be_followed_is_refused_with_its_reason(
    run: Run, tmp_path: Path, options: Sequence[str], problem: str
) -> None:
    ran = run("validate", odd_list(tmp_path / "thon_A.xlsx"), *DAY, *options)
    assert ran.code == Exit.UNUSABLE
    assert problem in ran.out + ran.err
    assert "2 người" not in ran.out


# ── Written down ─────────────────────────────────────────────────────────────────────────
@pytest.fixture
def commune(tmp_path: Path) -> Path:
    (tmp_path / "hotro68.yaml").write_text("ngay_tham_dinh: 2021-07-16\n", encoding="utf-8")
    odd_list(tmp_path / "danhsach" / "thon_A.xlsx")
    other = [("Lộc Văn Mười", "01/02/1980", "Nam", "020080007777")]
    odd_list(tmp_path / "danhsach" / "thon_B.xlsx", other, start=1)
    return tmp_path


def save_a(run: Run) -> Ran:
    return run("validate", "danhsach/thon_A.xlsx", *THESE, "--luu-cot", "--json")


def test_columns_are_written_beside_the_list_and_obeyed(run: Run, commune: Path) -> None:
    save_a(run)
    beside = (commune / "danhsach" / "thon_A.cot.yaml").read_text(encoding="utf-8")
    assert 'so_tien_de_nghi: "K"  # Số tiền đề nghị' in beside
    again = run("validate", "danhsach/thon_A.xlsx", "--json")
    assert told(again)["thon_A.xlsx"]["ho_ten"] == "B"
    assert "HT332" in codes(again)


@pytest.mark.usefixtures("commune")
def test_other_lists_with_the_same_headings_are_read_so_too(run: Run) -> None:
    save_a(run)
    ran = run("validate", "danhsach/thon_B.xlsx", "--json")
    assert told(ran)["thon_B.xlsx"]["ho_ten"] == "C"
    assert told(ran)["thon_B.xlsx"]["so_tien_de_nghi"] == "L"
    assert "HT333" in codes(ran)


def test_a_list_with_other_headings_is_left_alone(run: Run, commune: Path) -> None:
    save_a(run)
    path = commune / "danhsach" / "thon_C.xlsx"
    row = [1, *AN, "Bốc vác", "01/06/2021", "không", "không", 1_500_000]
    heads = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", *ODD[5:9], "Số tiền"]
    write_list(path, {"LDTD": [["DANH SÁCH LAO ĐỘNG TỰ DO THÔN C"], [], heads, row]})
    ran = run("validate", path, "--json")
    assert told(ran)["thon_C.xlsx"]["so_tien_de_nghi"] == "J"
    assert "HT333" not in codes(ran)


@pytest.mark.usefixtures("commune")
def test_merge_obeys_what_was_written_and_remembered(run: Run) -> None:
    save_a(run)
    ran = run("merge", "--json", "--xem-truoc")
    whole = json.loads(ran.out)
    assert [award["amount"] for award in whole["awards"]] == [1_500_000] * 3
    assert {"HT332", "HT333"} <= set(codes(ran))


@pytest.mark.usefixtures("commune")
def test_what_was_said_stands_in_the_workbook_beside_the_ledger(
    run: Run, tmp_path: Path
) -> None:
    save_a(run)
    run("merge", "--out", "tonghop.xlsx")
    book = load_workbook(tmp_path / "tonghop.xlsx", read_only=True)
    texts = [str(cell) for row in book["TongQuan"].values for cell in row if cell]
    (line,) = [text for text in texts if "Đọc theo lời chỉ (thon_A.cot.yaml)" in text]
    assert "«Số tiền đề nghị» ở cột K" in line


def test_without_a_work_folder_nothing_is_remembered(run: Run, tmp_path: Path) -> None:
    odd_list(tmp_path / "thon_A.xlsx")
    run("validate", "thon_A.xlsx", *DAY, *THESE, "--luu-cot", "--json")
    assert (tmp_path / "thon_A.cot.yaml").exists()
    assert not (tmp_path / ".hotro68").exists()


@pytest.mark.usefixtures("commune")
def test_said_now_goes_before_written_then(run: Run) -> None:
    save_a(run)
    ran = run("validate", "danhsach/thon_A.xlsx", "--cot", "so_tien_de_nghi=J", "--json")
    assert told(ran)["thon_A.xlsx"]["so_tien_de_nghi"] == "J"


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("cot: {ho_ten: 5}", "«5» không phải chữ cột"),
        ("cot:\n  ho_ten: B\n  ho_ten: C", "ho_ten"),
        ("cott: {ho_ten: B}", "mục lạ"),
        ("dong_tieu_de: ba", "«ba» không phải các dòng tiêu đề"),
        ("trang:\n  LDTD:\n    cot: [B]", "cần các mục có tên"),
        ("chinh_sach: khong-co", "không có chính sách «khong-co»"),
        ("cot: {ho_ten: B", "cot.yaml"),
    ],
)
def test_a_wrong_file_of_columns_is_refused_at_its_line(
    run: Run, commune: Path, written: str, problem: str
) -> None:
    beside = commune / "danhsach" / "thon_A.cot.yaml"
    beside.write_text(written, encoding="utf-8")
    ran = run("validate", "danhsach/thon_A.xlsx")
    assert ran.code == Exit.UNUSABLE
    assert problem in ran.out + ran.err


def test_a_damaged_memory_is_said_and_nothing_is_read_by_it(run: Run, commune: Path) -> None:
    save_a(run)
    memory = commune / ".hotro68" / "cot.yaml"
    memory.write_text("nho: [{tieu_de: x}]", encoding="utf-8")
    ran = run("validate", "danhsach/thon_B.xlsx")
    assert ran.code == Exit.UNUSABLE
    assert ".hotro68/cot.yaml" in ran.out + ran.err
