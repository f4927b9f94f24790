"""The dashboard and the counter: what is told of hamlets, clocks, sheets and persons."""

import json
from pathlib import Path

import pytest
from tests.conftest import Run, free_workers, write_list

from hotro68.casebook.book import Book
from hotro68.cli.exits import Exit

MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")
THU = ("Nông Thị Thử", "06/04/1990", "Nữ", "020190000222")
SETTINGS = """don_vi: {xa: Minh Họa, huyen: Mẫu, tinh: Ví Dụ}
ky: {nguoi_ky: Nông Văn Ký, nguoi_lap: Vi Thị Lập}
ngay_tham_dinh: 2021-07-16
thon: [Thôn Ví Dụ, Thôn Suối Bịa]
"""


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Run:
    """A list received in time, a list received late, and both merged."""
    (tmp_path / "hotro68.yaml").write_text(SETTINGS, encoding="utf-8")
    for name, people, hamlet, day in (
        ("thon_A.xlsx", [MAU], "Thôn Ví Dụ", "13/07/2021"),
        ("thon_B.xlsx", [THU], "Thôn Suối Bịa", "17/07/2021"),
    ):
        path = write_list(tmp_path / "danhsach" / name, {"LDTD": free_workers(people, hamlet)})
        assert run("nhan", path, "--ngay", day).code == Exit.CLEAN
    run("merge")
    return run


def told(run: Run, day: str) -> dict[str, object]:
    plain: dict[str, object] = json.loads(run("tiendo", "--ngay", day, "--json").out)
    return plain


def test_a_list_that_came_late_is_told_with_its_days(case: Run) -> None:
    ran = case("tiendo", "--ngay", "19/07/2021")
    assert "Thôn Suối Bịa: gửi trễ 3 ngày (nhận 17/07/2021)" in ran.out
    assert "xong 17/07/2021, trễ 3 ngày: Các thôn gửi danh sách" in ran.out
    assert "còn 0 ngày: Xã thẩm định, trình phê duyệt và chi trả (hạn 19/07/2021)" in ran.out


def test_what_is_over_stands_first_and_counts_under_nghiem(case: Run) -> None:
    clocks = told(case, "21/07/2021")["clocks"]
    assert isinstance(clocks, list)
    assert [(one["id"], one["late"]) for one in clocks] == [
        ("xa-trinh-va-chi-tra", 2),
        ("thon-gui-danh-sach", 3),
    ]
    assert case("tiendo", "--ngay", "21/07/2021").code == Exit.CLEAN
    assert case("tiendo", "--ngay", "21/07/2021", "--nghiem").code == Exit.PROCEDURE
    assert case("tiendo", "--ngay", "18/07/2021", "--nghiem").code == Exit.CLEAN


def test_a_deadline_is_told_before_it_comes(case: Run) -> None:
    assert "HT610" not in case("tiendo", "--ngay", "15/07/2021").err
    assert "HT610" in case("tiendo", "--ngay", "15/07/2021", "--canh-bao", "4").err
    assert "HT610" in case("tiendo", "--ngay", "16/07/2021").err


def test_every_file_stands_in_one_group_with_its_days(case: Run) -> None:
    lists = told(case, "19/07/2021")["lists"]
    assert isinstance(lists, list)
    assert [(one["thon"], one["received"], one["files"], one["amount"]) for one in lists] == [
        ("Thôn Suối Bịa", "2021-07-17", 1, 1_500_000),
        ("Thôn Ví Dụ", "2021-07-13", 1, 1_500_000),
    ]


def test_a_hamlet_without_a_list_is_missed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hotro68.yaml").write_text(SETTINGS, encoding="utf-8")
    write_list(tmp_path / "danhsach" / "thon_A.xlsx", {"LDTD": free_workers([MAU])})
    run("merge")
    ran = run("tiendo", "--ngay", "19/07/2021")
    assert "Thôn Suối Bịa: chưa gửi danh sách, quá hạn 5 ngày" in ran.out
    assert "HT612" in ran.err
    assert "nhắc các thôn chưa gửi" in ran.out
    assert "HT612" not in run("tiendo", "--ngay", "14/07/2021").err


def test_hamlets_are_missed_while_lists_still_come_in(run: Run, tmp_path: Path) -> None:
    assert "mục thon" in run("tiendo", "--ngay", "10/07/2021").out
    (tmp_path / "hotro68.yaml").write_text(SETTINGS, encoding="utf-8")
    assert "còn 1 ngày: Các thôn gửi danh sách" in run("tiendo", "--ngay", "13/07/2021").out
    path = write_list(tmp_path / "danhsach" / "thon_A.xlsx", {"LDTD": free_workers([MAU])})
    run("nhan", path, "--ngay", "13/07/2021")
    ran = run("tiendo", "--ngay", "19/07/2021", "--nghiem")
    assert "Thôn Ví Dụ: nhận 13/07/2021, chưa tổng hợp" in ran.out
    assert "Thôn Suối Bịa: chưa gửi danh sách, quá hạn 5 ngày" in ran.out
    assert "HT612" in ran.err
    assert ran.code == Exit.PROCEDURE
    other = free_workers([THU], "Thôn Suối Bịa")
    path = write_list(tmp_path / "danhsach" / "thon_B.xlsx", {"LDTD": other})
    run("nhan", path, "--ngay", "17/07/2021")
    ran = run("tiendo", "--ngay", "19/07/2021")
    assert "Thôn Suối Bịa: gửi trễ 3 ngày (nhận 17/07/2021)" in ran.out
    assert "hotro68 merge" in ran.out


def test_a_decision_runs_its_days_of_posting_until_it_hangs(case: Run) -> None:
    decision = ("--so", "123/QĐ-UBND", "--ngay", "16/08/2021")
    case("chitra", "lap", *decision)
    assert "Niêm yết kết quả của quyết định 123/QĐ-UBND (hạn 21/08/2021)" in (
        case("tiendo", "--ngay", "20/08/2021").out
    )
    assert "HT613" not in case("tiendo", "--ngay", "21/08/2021").err
    assert "quá hạn 1 ngày" in case("tiendo", "--ngay", "22/08/2021").err
    case("niemyet", "--html", *decision, "--ngay-niem-yet", "20/08/2021")
    ran = case("tiendo", "--ngay", "30/08/2021")
    assert "xong 20/08/2021: Niêm yết kết quả" in ran.out
    assert "HT613" not in ran.err


def test_a_sheet_signed_and_never_told_of_is_remembered(case: Run) -> None:
    case("chitra", "lap", "--so", "123/QĐ-UBND", "--ngay", "16/08/2021")
    sheets = told(case, "20/08/2021")["unsettled"]
    assert isinstance(sheets, list)
    assert sum(one["rows"] for one in sheets) == 2
    assert "HT614" not in case("tiendo", "--ngay", "23/08/2021").err
    assert "ký nhưng chưa chi" in case("tiendo", "--ngay", "24/08/2021").out


def test_open_entries_and_held_files_are_told(case: Run) -> None:
    case(
        *("phananh", "them", "--nguoi-phan-anh", "Bà Thử", "--noi-dung", "x"),
        *("--ho-so", "Hoàng Văn Mẫu", "--ngay", "19/07/2021"),
    )
    ran = case("tiendo", "--ngay", "19/07/2021")
    assert "giữ lại: Hoàng Văn Mẫu, Thôn Ví Dụ: phản ánh số 1 chưa trả lời" in ran.out
    assert "phản ánh số 1, ghi ngày 19/07/2021: chưa đóng" in ran.out


def test_looking_and_counting_leave_the_book_alone(case: Run, tmp_path: Path) -> None:
    before = Book(tmp_path).journal.path.read_bytes()
    case("tiendo", "--ngay", "19/07/2021")
    case("tracuu", "mau")
    assert Book(tmp_path).journal.path.read_bytes() == before


@pytest.mark.parametrize(
    "asked",
    [
        "Hoàng Văn Mẫu",
        "hoang van mau",
        "HOÀNG VĂN MẪU",
        "mẫu",
        "020085000111",
        "020 085 000 111",
        "0111",
        "thon_A.xlsx›LDTD!4",
    ],
)
def test_a_person_is_found_however_they_are_named(case: Run, asked: str) -> None:
    ran = case("tracuu", asked)
    assert ran.code == Exit.CLEAN
    assert "Hoàng Văn Mẫu, sinh 05/03/1985, số *********111, Thôn Ví Dụ" in ran.out
    assert "020085000111" not in ran.out


def test_a_file_is_told_step_by_step_with_what_it_waits_for(case: Run) -> None:
    assert "Chờ: xã thẩm định" in case("tracuu", "mau").out
    case("chitra", "lap", "--so", "123/QĐ-UBND", "--ngay", "16/08/2021")
    out = case("tracuu", "mau").out
    assert "Đang ở: được duyệt" in out
    assert "13/07/2021: xã nhận danh sách của thôn" in out
    assert "16/08/2021: được duyệt" in out
    assert "Chờ: niêm yết kết quả và chi trả" in out
    case(
        *("phananh", "them", "--nguoi-phan-anh", "Bà Thử", "--noi-dung", "x"),
        *("--ho-so", "Hoàng Văn Mẫu", "--ngay", "17/08/2021"),
    )
    out = case("tracuu", "mau").out
    assert "Chờ: giải quyết xong: phản ánh số 1 chưa trả lời" in out
    assert "Phản ánh số 1: đang mở" in out


def test_several_people_are_named_apart_and_found_by_their_key(
    run: Run, tmp_path: Path
) -> None:
    twins = [MAU, ("Hoàng Thị Mẫu", "07/08/1979", "Nữ", "020179000333")]
    write_list(tmp_path / "danhsach" / "thon_A.xlsx", {"LDTD": free_workers(twins)})
    run("merge", "--ngay", "16/07/2021")
    ran = run("tracuu", "hoàng")
    assert "Có 2 người khớp" in ran.out
    line = next(line for line in ran.out.splitlines() if "hotro68 tracuu" in line)
    assert "Đang ở" in run("tracuu", line.split()[-1]).out


def test_nobody_found_is_exit_one_with_names_nearly_alike(case: Run) -> None:
    ran = case("tracuu", "Hoang Van Mao")
    assert ran.code == Exit.ERRORS
    assert "gần giống: Hoàng Văn Mẫu" in ran.err
    (plain,) = json.loads(case("tracuu", "mau", "--json").out)
    assert (plain["stage"], plain["waits_for"]) == ("HOP_LE", "xã thẩm định")


def test_without_a_merge_nobody_can_be_looked_up(run: Run) -> None:
    ran = run("tracuu", "ai")
    assert ran.code == Exit.UNUSABLE
    assert "hotro68 merge" in ran.err


BUSINESS = (
    *("STT", "Tên hộ kinh doanh", "Họ và tên chủ hộ", "Ngày sinh", "Giới tính", "Số CCCD"),
    *("Mã số thuế", "Dừng từ ngày", "Dừng đến ngày", "Số tiền"),
)


def test_each_hamlet_has_its_own_chain_of_working_days(run: Run, tmp_path: Path) -> None:
    for at, (hamlet, person, code) in enumerate(
        (("Thôn Ví Dụ", MAU, "0100109106"), ("Thôn Suối Bịa", THU, "0300588569"))
    ):
        row = [1, f"Quán {at}", *person, code, "01/06/2021", "30/06/2021", 3_000_000]
        title = [f"DANH SÁCH HỘ KINH DOANH {hamlet.upper()}"]
        path = tmp_path / "danhsach" / f"ho_{at}.xlsx"
        write_list(path, {"HKD": [title, [], list(BUSINESS), row]})
        assert run("nhan", path, "--ngay", "16/07/2021").code != Exit.FAULT
    run("merge")
    out = run("tiendo", "--ngay", "22/07/2021").out
    chains = [line for line in out.splitlines() if "xác nhận việc dừng" in line]
    assert len(chains) == 2
    assert all("QUÁ 1 ngày làm việc" in line and "hạn 21/07/2021" in line for line in chains)
