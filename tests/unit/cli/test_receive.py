"""nhan as a clerk types it: lists taken in, newer versions shown before they count."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Run, free_workers, write_list
from tests.unit.cli.case_folder import BIA, MAU, OWNER, THU, shop_list

from hotro68.casebook.book import Book
from hotro68.casebook.journal import Journal
from hotro68.cli.exits import Exit

EARLY = ("--ngay", "13/07/2021")


def workers(path: Path, *people: tuple[str, ...], hamlet: str = "Thôn Ví Dụ") -> Path:
    return write_list(path, {"LDTD": free_workers(people, hamlet)})


def steps(folder: Path) -> list[dict[str, object]]:
    entries, findings = Journal(folder).standing()
    assert findings == []
    return [dict(entry.data["danh_sach"]) for entry in entries]


def test_a_list_is_entered_with_hamlet_round_people_and_money(run: Run, tmp_path: Path) -> None:
    path = workers(tmp_path / "danhsach/thon_A.xlsx", MAU, THU)
    before = path.read_bytes()
    ran = run("nhan", path, *EARLY)
    assert ran.code == Exit.CLEAN, ran.err
    assert "Thôn Ví Dụ, đợt 1, 2 người, 3.000.000 đồng" in ran.out
    (told,) = steps(tmp_path)
    assert (told["nguoi"], told["tien"], told["dot"]) == (2, 3_000_000, "1")
    assert path.read_bytes() == before
    assert run("kiemchung").code == Exit.CLEAN


def test_the_same_file_under_another_name_is_known(run: Run, tmp_path: Path) -> None:
    path = workers(tmp_path / "danhsach/thon_A.xlsx", MAU)
    run("nhan", path, *EARLY)
    copy = tmp_path / "gui lai.xlsx"
    copy.write_bytes(path.read_bytes())
    ran = run("nhan", copy, "--ngay", "14/07/2021")
    assert ran.code == Exit.CLEAN
    assert "đã nhận ngày 13/07/2021 với tên «thon_A.xlsx»" in ran.err
    assert len(steps(tmp_path)) == 1


def test_a_newer_version_is_shown_and_waits_for_consent(run: Run, tmp_path: Path) -> None:
    run("nhan", workers(tmp_path / "danhsach/a.xlsx", MAU, THU), *EARLY)
    later = ("Hoàng Văn Mẫu", "06/03/1985", "Nam", "020085000111")
    new = workers(tmp_path / "moi.xlsx", later, BIA)
    ran = run("nhan", new, "--ngay", "14/07/2021")
    assert ran.code == Exit.ASKED
    assert "thêm: Lý Thị Bịa, Thôn Ví Dụ, 1.500.000 đồng" in ran.out
    assert "bớt: Nông Thị Thử, Thôn Ví Dụ, 1.500.000 đồng" in ran.out
    assert "«05/03/1985» → «06/03/1985»" in ran.out
    assert "thêm 1, bớt 1, đổi 1 người, tiền từ 3.000.000 thành 3.000.000" in ran.err
    assert len(steps(tmp_path)) == 1
    ran = run("nhan", new, "--ngay", "14/07/2021", "--dong-y")
    assert ran.code == Exit.CLEAN
    assert "HT838" in ran.err
    assert [one["thay"] for one in steps(tmp_path)] == [[], [1]]


# ── what the next merge reads ────────────────────────────────────────────────────────────


def paid(run: Run, tmp_path: Path, *line: str) -> set[str]:
    ran = run("merge", "--ngay", "16/07/2021", *line)
    assert ran.code == Exit.CLEAN, ran.out + ran.err
    merged, _ = Book(tmp_path).last_merge()
    assert merged is not None
    return {award.claim.name for award in merged.awards}


@pytest.fixture
def renamed(run: Run, tmp_path: Path) -> Path:
    """a.xlsx with two people; then moi.xlsx with one, agreed to and copied beside it."""
    run("nhan", workers(tmp_path / "danhsach/a.xlsx", MAU, THU), *EARLY)
    new = workers(tmp_path / "usb/moi.xlsx", MAU)
    ran = run("nhan", new, "--ngay", "14/07/2021", "--dong-y", "--chep")
    assert ran.code == Exit.CLEAN, ran.err
    assert "HT838" in ran.err
    return tmp_path / "danhsach"


def test_who_was_dropped_from_a_renamed_list_is_not_paid(
    run: Run, tmp_path: Path, renamed: Path
) -> None:
    old = (renamed / "a.xlsx").read_bytes()
    assert paid(run, tmp_path) == {MAU[0]}
    assert paid(run, tmp_path, "danhsach/a.xlsx", "danhsach/moi.xlsx") == {MAU[0]}
    assert (renamed / "a.xlsx").read_bytes() == old
    assert run("kiemchung").code == Exit.CLEAN
    run("hoantac")
    run("hoantac")
    run("hoantac")
    (renamed / "moi.xlsx").unlink(missing_ok=True)
    assert paid(run, tmp_path) == {MAU[0], THU[0]}


def test_a_replaced_list_may_go_but_one_changed_byte_of_it_is_named(
    run: Run, renamed: Path
) -> None:
    whole = (renamed / "a.xlsx").read_bytes()
    (renamed / "a.xlsx").write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    ran = run("kiemchung")
    assert ran.code == Exit.ERRORS
    assert "HT822" in ran.out + ran.err
    assert "danhsach/a.xlsx" in ran.out + ran.err
    (renamed / "a.xlsx").unlink()
    assert run("kiemchung").code == Exit.CLEAN


def test_who_was_dropped_is_neither_explained_nor_held_against_a_register(
    run: Run, tmp_path: Path, renamed: Path
) -> None:
    """All that reads lists reads the same ones as the merge."""
    assert renamed.is_dir()
    assert run("giaithich", THU[0]).code == Exit.UNUSABLE
    headings = ["Họ và tên", "Ngày sinh", "Số CCCD"]
    write_list(tmp_path / "so.xlsx", {"So": [headings, [*THU[:2], THU[3]]]})
    ran = run("doichieu", "hotich", "so.xlsx", "--ngay", "17/07/2021")
    assert "HT430" not in ran.out
    assert "chỉ có ở xã: 1; chỉ có ở cơ quan: 1" in ran.out


def test_a_copy_corrected_from_an_old_version_is_not_read_either(
    run: Run, tmp_path: Path, renamed: Path
) -> None:
    run("hoantac")
    broken = ("Nông Thị Thử", "06/04/1990", "Nữ", "020190000222 ")
    workers(renamed / "a.xlsx", MAU, broken)
    run("nhan", renamed / "a.xlsx", *EARLY, "--dong-y")
    run("sua", renamed / "a.xlsx")
    (tmp_path / "ketqua" / "a_sua.xlsx").rename(renamed / "a_sua.xlsx")
    run("nhan", workers(renamed / "moi.xlsx", MAU), *EARLY, "--dong-y")
    assert paid(run, tmp_path) == {MAU[0]}


def test_a_merge_waits_when_the_newer_version_is_not_there(
    run: Run, tmp_path: Path, renamed: Path
) -> None:
    (renamed / "moi.xlsx").unlink()
    ran = run("merge")
    assert ran.code == Exit.UNUSABLE
    assert "bản ấy không có trong các tệp đang gộp" in ran.err
    assert Book(tmp_path).last_merge() == (None, [])


def test_a_merge_waits_when_an_old_version_was_changed_since(
    run: Run, renamed: Path, tmp_path: Path
) -> None:
    workers(renamed / "a.xlsx", THU)
    ran = run("merge")
    assert ran.code == Exit.UNUSABLE
    assert "rồi lại bị sửa" in ran.err
    run("nhan", renamed / "a.xlsx", *EARLY, "--dong-y")
    assert paid(run, tmp_path) == {THU[0]}


def test_a_merge_waits_when_half_of_a_list_was_replaced(run: Run, tmp_path: Path) -> None:
    both = {"HKD": shop_list(), "LDTD": free_workers([MAU, THU])}
    whole = write_list(tmp_path / "danhsach/a.xlsx", both)
    run("nhan", whole, *EARLY)
    run("nhan", workers(tmp_path / "danhsach/moi.xlsx", MAU), *EARLY, "--dong-y")
    ran = run("merge")
    assert ran.code == Exit.UNUSABLE
    assert "nhưng chỉ một phần" in ran.err
    rest = write_list(tmp_path / "usb/ho.xlsx", {"HKD": shop_list()})
    assert run("nhan", rest, *EARLY, "--chep").code == Exit.CLEAN
    assert paid(run, tmp_path) == {MAU[0], OWNER[0]}


def test_a_version_sent_again_counts_again(run: Run, tmp_path: Path, renamed: Path) -> None:
    again = tmp_path / "usb/lai.xlsx"
    again.write_bytes((renamed / "a.xlsx").read_bytes())
    assert run("nhan", again, *EARLY, "--dong-y").code == Exit.CLEAN
    assert paid(run, tmp_path) == {MAU[0], THU[0]}


def test_a_version_that_changes_nobody_needs_no_consent(run: Run, tmp_path: Path) -> None:
    run("nhan", workers(tmp_path / "danhsach/a.xlsx", MAU, THU), *EARLY)
    same = write_list(
        tmp_path / "danhsach/b.xlsx", {"Trang khác": free_workers([MAU, THU], "Thôn Ví Dụ")}
    )
    assert run("nhan", same, *EARLY).code == Exit.CLEAN
    assert [one["thay"] for one in steps(tmp_path)] == [[], [1]]


def test_a_corrected_number_is_one_person_changed(run: Run, tmp_path: Path) -> None:
    run("nhan", workers(tmp_path / "danhsach/a.xlsx", MAU), *EARLY)
    right = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000999")
    ran = run("nhan", workers(tmp_path / "moi.xlsx", right), *EARLY)
    assert "thêm 0, bớt 0, đổi 1 người" in ran.err


def test_a_list_beside_the_first_takes_nothing_away(run: Run, tmp_path: Path) -> None:
    run("nhan", workers(tmp_path / "danhsach/a.xlsx", MAU), *EARLY)
    more = workers(tmp_path / "danhsach/them.xlsx", THU)
    assert run("nhan", more, *EARLY, "--bo-sung").code == Exit.CLEAN
    assert [one["thay"] for one in steps(tmp_path)] == [[], []]
    newest = workers(tmp_path / "danhsach/c.xlsx", MAU, THU, BIA)
    ran = run("nhan", newest, *EARLY)
    assert "thêm 1, bớt 0, đổi 0 người" in ran.err


@pytest.mark.parametrize("other", ["policy", "hamlet", "round"])
def test_another_policy_hamlet_or_round_is_another_list(
    run: Run, tmp_path: Path, other: str
) -> None:
    run("nhan", workers(tmp_path / "danhsach/a.xlsx", MAU), *EARLY)
    path = tmp_path / "danhsach/b.xlsx"
    if other == "policy":
        write_list(path, {"HKD": shop_list()})
    else:
        hamlet = "Thôn Khác Mẫu" if other == "hamlet" else "Thôn Ví Dụ"
        workers(path, THU, hamlet=hamlet)
    more = ("--dot", "2") if other == "round" else ()
    assert run("nhan", path, *EARLY, *more).code == Exit.CLEAN
    assert len(steps(tmp_path)) == 2


@pytest.mark.parametrize(
    ("day", "late"),
    [("14/07/2021", ""), ("15/07/2021", "trễ 1 ngày"), ("20/07/2021", "trễ 6 ngày")],
)
def test_a_deadline_is_strictly_before_its_day(
    run: Run, tmp_path: Path, day: str, late: str
) -> None:
    path = workers(tmp_path / "danhsach/a.xlsx", MAU)
    ran = run("nhan", path, "--ngay", day, "--nghiem")
    assert (late in ran.err, bool(ran.err)) == (True, bool(late))
    assert ran.code == (Exit.PROCEDURE if late else Exit.CLEAN)
    assert len(steps(tmp_path)) == (0 if late else 1)
    assert ("Chưa ghi nhận gì" in ran.out) == bool(late)


def test_the_commune_may_have_its_own_deadline(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hotro68.yaml").write_text("han: {thon_nop: 2021-08-01}", encoding="utf-8")
    path = workers(tmp_path / "danhsach/a.xlsx", MAU)
    assert run("nhan", path, "--ngay", "31/07/2021").err == ""


def test_a_copy_never_takes_the_place_of_another_hamlets_list(run: Run, tmp_path: Path) -> None:
    first = workers(tmp_path / "danhsach/ds.xlsx", MAU)
    run("nhan", first, *EARLY)
    kept = first.read_bytes()
    second = workers(tmp_path / "usb/ds.xlsx", THU, hamlet="Thôn Khác Mẫu")
    ran = run("nhan", second, *EARLY, "--chep")
    assert ran.code == Exit.CLEAN, ran.err
    assert first.read_bytes() == kept
    assert (tmp_path / "danhsach/ds (2).xlsx").read_bytes() == second.read_bytes()
    assert run("kiemchung").code == Exit.CLEAN


def test_an_agreed_copy_takes_the_old_ones_place_and_can_be_undone(
    run: Run, tmp_path: Path
) -> None:
    old = workers(tmp_path / "danhsach/ds.xlsx", MAU)
    run("nhan", old, *EARLY)
    before = old.read_bytes()
    new = workers(tmp_path / "usb/ds.xlsx", MAU, THU)
    ran = run("nhan", new, *EARLY, "--chep", "--dong-y")
    assert ran.code == Exit.CLEAN, ran.err
    assert old.read_bytes() == new.read_bytes()
    assert run("kiemchung").code == Exit.CLEAN
    run("hoantac")
    assert old.read_bytes() == before
    assert run("kiemchung").code == Exit.CLEAN


def test_a_list_put_away_after_its_newer_version_is_no_gap(run: Run, tmp_path: Path) -> None:
    old = workers(tmp_path / "danhsach/a.xlsx", MAU)
    run("nhan", old, *EARLY)
    run("nhan", workers(tmp_path / "danhsach/b.xlsx", MAU, THU), *EARLY, "--dong-y")
    old.unlink()
    assert run("kiemchung").code == Exit.CLEAN


def test_a_preview_enters_nothing(run: Run, tmp_path: Path) -> None:
    ran = run("nhan", workers(tmp_path / "a.xlsx", MAU), *EARLY, "--xem-truoc", "--chep")
    assert "Chưa ghi nhận gì" in ran.out
    assert steps(tmp_path) == []
    assert not (tmp_path / "danhsach").exists()


def test_a_file_that_is_no_list_is_told_and_not_entered(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hong.xlsx").write_bytes(b"PK\x03\x04 hong")
    good = workers(tmp_path / "danhsach/a.xlsx", MAU)
    ran = run("nhan", "hong.xlsx", good, *EARLY)
    assert ran.code == Exit.UNUSABLE
    assert len(steps(tmp_path)) == 1
