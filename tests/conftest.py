"""Makers that every test may use: lists as workbooks, and the command line as a function."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from openpyxl import Workbook

from hotro68.cli.app import run as run_program

# A busy machine is no fault of the program, and the whole suite is to be run often.
settings.register_profile("hotro68", deadline=None, max_examples=40)
settings.load_profile("hotro68")


@pytest.fixture(scope="session", autouse=True)
def no_waiting_for_the_disk() -> Iterator[None]:
    """What a test writes need not outlive a power cut."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command line did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
Grid = Sequence[Sequence[object]]


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Run a command line in an empty folder; relative names are looked for there."""
    monkeypatch.chdir(tmp_path)

    def running(*arguments: str | os.PathLike[str]) -> Ran:
        capsys.readouterr()
        code = run_program([os.fspath(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return running


def write_list(path: Path, sheets: dict[str, Grid]) -> Path:
    """A workbook with these sheets, row 1 first."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


HEADINGS = (
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số CMND/CCCD",
    "Công việc",
    "Từ ngày",
    "Có BHXH",
    "Đang hưởng lương hưu",
    "Số tiền",
)


def free_workers(people: Iterable[Sequence[object]], hamlet: str = "Thôn Ví Dụ") -> Grid:
    """A list of free workers without a fault: (name, birth, sex, number) a person."""
    rows = [
        [number, *person, "Bốc vác", "01/06/2021", "không", "không", 1_500_000]
        for number, person in enumerate(people, start=1)
    ]
    title = f"DANH SÁCH LAO ĐỘNG TỰ DO {hamlet.upper()}"
    return [[title], [], list(HEADINGS), *rows]
