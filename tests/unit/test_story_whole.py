"""One commune from blank forms to settlement: sums tie by our own addition, bytes repeat."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hotro68.casebook.book import Book
from hotro68.casebook.journal import Journal
from hotro68.cli.app import run as run_program
from hotro68.core.case import CaseFile, Stage
from making import story_page
from making.story import Said, chapters, tell

pytestmark = pytest.mark.lau

ROOT = Path(__file__).parents[2]
APPROVED, PAID, BACK = 157_540_000, 156_040_000, 1_500_000


@dataclass(frozen=True, slots=True)
class Told:
    """The story done in one folder and, by another process, in a second."""

    work: Path
    again: Path
    said: tuple[Said, ...]

    def answer_to(self, command: str) -> str:
        return next(one.out for one in reversed(self.said) if command in one.typed.lenh)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Told:
    work, again = (tmp_path_factory.mktemp(name) / "xa" for name in ("mot", "hai"))
    work.mkdir()
    again.mkdir()
    paths = os.pathsep.join(str(ROOT / name) for name in (".", "docs"))
    other = subprocess.Popen(  # noqa: S603 - our own module, at the same time on another core
        [sys.executable, "-m", "making.story", str(again)],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.DEVNULL,
    )
    said = tuple(tell(work))
    assert other.wait(timeout=120) == 0
    return Told(work, again, said)


@pytest.fixture
def files(story: Told) -> dict[str, CaseFile]:
    found, findings = Book(story.work).files()
    assert findings == []
    return {file.name: file for file in found.values()}


def test_every_command_ends_as_the_script_says(story: Told) -> None:
    bad = [one for one in story.said if one.code != one.typed.ma]
    assert [(one.typed.lenh, one.code, one.out[-800:]) for one in bad] == []
    assert not list(story.work.glob("hotro68-su-co*"))


def test_people_are_where_the_story_says(files: dict[str, CaseFile]) -> None:
    assert files["Đàm Văn Cắt"].stage is Stage.REJECTED
    assert files["Lộc Văn Sai"].stage is Stage.FAILED
    assert (files["Mã Thị Giảm"].stage, files["Mã Thị Giảm"].amount) == (Stage.PAID, 1_000_000)
    for name in ("Chu Thị Thiếu", "Hứa Văn Vắng", "Đinh Văn Thêm", "La Thị Kêu"):
        assert files[name].stage is Stage.PAID, name
    assert files["Ngô Thị Xa"].stage is not Stage.PAID
    for name in ("Phùng Văn Bớt", "Hoàng Văn Rồi", "Nông Văn Nhường", "Bế Văn Đóng"):
        assert name not in files or files[name].amount == 0, name


def test_the_money_of_the_files_is_the_money_of_the_sheets(story: Told) -> None:
    found, _ = Book(story.work).files()
    paid = sum(file.amount for file in found.values() if file.stage is Stage.PAID)
    assert paid == PAID == APPROVED - BACK == _paid_on_sheets(story.work)


def _paid_on_sheets(work: Path) -> int:
    """Added up from the filled result sheets alone, each person's row as the clerk left it."""
    total = 0
    for path in (work / "ketqua" / "chitra").glob("*-ket-qua.xlsx"):
        rows = list(load_workbook(path, read_only=True)["TraLoi"].iter_rows(values_only=True))
        top = next(at for at, row in enumerate(rows) if "Kết quả" in row)
        result = rows[top].index("Kết quả")
        decided = next(
            at for at, name in enumerate(rows[top]) if "tiền" in str(name).casefold()
        )
        total += sum(int(str(r[decided])) for r in rows[top + 1 :] if r[result] == "Đã nhận")
    return total


def test_the_settlement_leaves_nothing_over(story: Told) -> None:
    said = story.answer_to("quyettoan --tra")
    assert "Được duyệt 157.540.000 đồng; đã chi 156.040.000" in said
    assert "Đã nhận 157.540.000 - đã chi 156.040.000 - đã nộp trả 1.500.000 = 0 đồng" in said
    assert "trung ương 124.832.000, địa phương 31.208.000" in said


def test_the_record_keeps_the_wrong_decision_and_its_undoing(story: Told) -> None:
    every, findings = Journal(story.work).entries()
    assert findings == []
    told = [str(entry.data.get("so")) for entry in every]
    standing = [str(entry.data.get("so")) for entry in Journal(story.work).standing()[0]]
    assert "132/QĐ-UBND" in told
    assert "132/QĐ-UBND" not in standing
    assert {"123/QĐ-UBND", "900/QĐ-UBND", "145/QĐ-UBND"} <= set(standing)


def test_the_archive_proves_the_case_elsewhere(story: Told, tmp_path: Path) -> None:
    with zipfile.ZipFile(story.work / "ketqua" / "dongoi" / "goi-luu.zip") as package:
        package.extractall(tmp_path)
    assert run_program(["kiemchung", "-C", str(tmp_path)]) == 0


def test_two_tellings_give_equal_bytes(story: Told) -> None:
    assert _digests(story.work) == _digests(story.again)


def test_no_step_of_the_story_takes_the_day_of_the_computer(story: Told) -> None:
    every, _ = Journal(story.work).entries()
    assert {entry.stamp.day.year for entry in every} == {2021}


def test_no_entry_names_a_folder_of_this_machine(story: Told) -> None:
    every, _ = Journal(story.work).entries()
    names = [name for entry in every for name in entry.data.get("inputs") or {}]
    assert "../gui/chi_cuc_thue.xlsx" in names
    assert [name for name in names if Path(name).is_absolute()] == []


def _digests(work: Path) -> dict[str, str]:
    """Every file, those of the book too; its lock is empty."""
    return {
        path.relative_to(work).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(work.rglob("*"))
        if path.is_file()
    }


def test_the_tutorial_tells_the_script_as_it_stands() -> None:
    assert story_page.PAGE.read_text(encoding="utf-8") == story_page.page()


def test_every_paper_of_the_tutorial_is_one_of_the_story(story: Told) -> None:
    papers = [paper.partition(" = ")[2] for one in chapters() for paper in one.hinh]
    assert [paper for paper in papers if not (story.work / paper).is_file()] == []
    pictures = re.findall(r'src="(hinh/[^"]+)"', story_page.page())
    assert len(pictures) == len(papers)
    assert all((story_page.DOCS / picture).is_file() for picture in pictures)
