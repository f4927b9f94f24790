"""A paper printed anew: what the last printing left and nothing stands for is put away."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Run, free_workers, write_list

from hotro68.cli.exits import Exit

MAU = ("Hoàng Văn Mẫu", "05/03/1985", "Nam", "020085000111")
THU = ("Nông Thị Thử", "06/04/1990", "Nữ", "020190000222")
CONFIG = """don_vi: {xa: Minh Họa, huyen: Mẫu, tinh: Ví Dụ}
ky: {nguoi_ky: Nông Văn Ký, nguoi_lap: Bế Thị Lập, ke_toan: Lục Văn Sổ, thu_quy: Vi Thị Quỹ}
ngay_tham_dinh: 2021-07-16
"""
FIRST = ("niemyet", "--html", "--ngay-niem-yet", "17/07/2021")
AGAIN = ("niemyet", "--html", "--ngay-niem-yet", "18/07/2021")


@pytest.fixture
def boards(run: Run, tmp_path: Path) -> Path:
    """Two hamlets merged and posted; then the lists of one are merged alone."""
    (tmp_path / "hotro68.yaml").write_text(CONFIG, "utf-8")
    lists = tmp_path / "danhsach"
    write_list(lists / "thon_mau.xlsx", {"LDTD": free_workers([MAU], hamlet="Mẫu")})
    write_list(lists / "thon_thu.xlsx", {"LDTD": free_workers([THU], hamlet="Thử")})
    run("merge", "--out", "tonghop.xlsx")
    run(*FIRST)
    run("merge", "danhsach/thon_mau.xlsx", "--out", "tonghop.xlsx")
    return tmp_path / "ketqua" / "niemyet" / "du-kien"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_hamlet_that_is_gone_leaves_no_draft_on_the_board(run: Run, boards: Path) -> None:
    assert names(boards) == ["thon-mau.html", "thon-thu.html", "tru-so.html"]
    ran = run(*AGAIN)
    assert ran.code == Exit.CLEAN
    assert names(boards) == ["thon-mau.html", "tru-so.html"]
    assert "thon-thu.html" in ran.err
    assert "cất ketqua/niemyet/du-kien/thon-thu.html" in run("nhatky").out
    assert run("kiemchung").code == Exit.CLEAN


def test_undoing_brings_back_what_was_put_away(run: Run, boards: Path) -> None:
    before = {path.name: path.read_bytes() for path in boards.iterdir()}
    run(*AGAIN)
    assert "thon-thu.html: trả về bản trước đó" in run("hoantac", "--xem-truoc").out
    assert run("hoantac", "--ngay", "19/07/2021").code == Exit.CLEAN
    assert {path.name: path.read_bytes() for path in boards.iterdir()} == before
    assert run("kiemchung").code == Exit.CLEAN


def test_a_paper_somebody_wrote_on_is_left_where_it_lies(run: Run, boards: Path) -> None:
    (boards / "thon-thu.html").write_text("sửa tay", "utf-8")
    run(*AGAIN)
    assert (boards / "thon-thu.html").read_text("utf-8") == "sửa tay"


def test_a_posting_in_another_form_leaves_the_first_form(run: Run, boards: Path) -> None:
    run(*AGAIN)
    run("niemyet", "--docx", "--ngay-niem-yet", "18/07/2021")
    assert names(boards) == ["thon-mau.docx", "thon-mau.html", "tru-so.docx", "tru-so.html"]


def test_drafts_of_payout_sheets_give_way_to_newer_drafts(run: Run, boards: Path) -> None:
    run("merge", "--out", "tonghop.xlsx")
    run("chitra", "lap", "--du-thao", "--ngay", "19/07/2021")
    laid = boards.parents[1] / "chitra"
    drafts = laid / "du-thao"
    assert names(drafts)[3:] == ["thon-thu.docx", "thon-thu.pdf", "thon-thu.xlsx"]
    run("merge", "danhsach/thon_mau.xlsx", "--out", "tonghop.xlsx")
    run("chitra", "lap", "--du-thao", "--ngay", "19/07/2021")
    assert names(drafts) == ["thon-mau.docx", "thon-mau.pdf", "thon-mau.xlsx"]
    ran = run("chitra", "lap", "--so", "123/QĐ-UBND", "--ngay", "20/07/2021")
    assert "thon-mau.xlsx" in ran.err
    assert (names(drafts), "bang-01-thon-mau.pdf" in names(laid)) == ([], True)


def test_papers_printed_for_all_leave_none_of_the_last_printing(run: Run, boards: Path) -> None:
    printed = boards.parents[1] / "van-ban"
    run("merge", "--out", "tonghop.xlsx")
    day = ("--ngay", "20/07/2021", "--dang", "docx")
    run("vanban", "in", "P-03", *day)
    assert names(printed / "P-03-bien-ban-hop-thon") == ["thon-mau.docx", "thon-thu.docx"]
    run("vanban", "in", "P-03", "--thon", "Mẫu", *day)
    run("merge", "danhsach/thon_mau.xlsx", "--out", "tonghop.xlsx")
    run("vanban", "in", "P-03", *day)
    assert [path.name for path in printed.rglob("*.docx")] == ["P-03-bien-ban-hop-thon.docx"]
