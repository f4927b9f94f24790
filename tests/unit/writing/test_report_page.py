"""validate --bao-cao: one page that holds everything, loads nothing and trusts no cell."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.conftest import Run, free_workers, write_list

EVIL = ("<script>alert(1)</script>", "05/03/1985", "Nam", "0200850001")
GOOD = ("Hoàng Văn Mẫu", "06/03/1985", "Nam", "020085000111")
DAY = ("--ngay", "16/07/2021")


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


@pytest.fixture
def page(run: Run, tmp_path: Path) -> str:
    write_list(tmp_path / "thon_A.xlsx", {"LDTD": free_workers([EVIL, GOOD])})
    write_list(tmp_path / "thon_B.xlsx", {"LDTD": free_workers([GOOD], "Thôn Khác")})
    (tmp_path / "thon_C.xlsx").write_bytes(b"PK\x03\x04 khong phai")
    lists = ("thon_A.xlsx", "thon_B.xlsx", "thon_C.xlsx")
    ran = run("validate", *lists, "--khong-ghi", "--bao-cao", "ra/bao_cao.html", *DAY)
    assert "Đã ghi ra/bao_cao.html." in ran.out
    return (tmp_path / "ra" / "bao_cao.html").read_text(encoding="utf-8")


def test_the_page_says_that_it_must_not_be_made_public(page: str) -> None:
    assert "Có dữ liệu cá nhân, không đăng công khai" in page


def test_every_list_is_summed_up_also_one_that_cannot_be_read(page: str) -> None:
    summary = page.partition("Từng loại")[0]
    assert all(name in summary for name in ("thon_A.xlsx", "thon_B.xlsx", "thon_C.xlsx"))
    assert "(không đọc được)" in summary


def test_every_finding_stands_there_with_a_key_for_searching(page: str) -> None:
    tags = Tags()
    tags.feed(page)
    keys = [
        about["data-k"] or "" for tag, about in tags.seen if tag == "tr" and "data-k" in about
    ]
    assert f"Từng chỗ ({len(keys)})" in page
    assert any("so giay to" in key and "ht112" in key for key in keys)


def test_nothing_is_loaded_from_elsewhere(page: str) -> None:
    tags = Tags()
    tags.feed(page)
    assert not [tag for tag, about in tags.seen if {"src", "href", "srcset"} & about.keys()]
    assert not re.search(r"url\(|@import|https?://", page)


def test_no_cell_becomes_markup(page: str) -> None:
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_without_scripts_every_row_shows_and_the_box_does_not(page: str) -> None:
    tags = Tags()
    tags.feed(page)
    assert not [about for tag, about in tags.seen if tag == "tr" and "hidden" in about]
    assert [about for tag, about in tags.seen if tag == "p" and "hidden" in about]
