"""When nothing is entered: no room for the first step, or a book that is not the seal's."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tests.conftest import Run
from tests.unit.money_commune import DECISION, small

from hotro68.casebook import journal
from hotro68.casebook.seal import FILE as SEAL
from hotro68.casebook.seal import Seal, write_seal
from hotro68.casebook.store import FILE, FOLDER, opened
from hotro68.cli.exits import Exit
from hotro68.writing import artifact


@pytest.fixture
def merged(run: Run, tmp_path: Path) -> Path:
    small(tmp_path)
    assert run("merge").code == Exit.CLEAN
    return tmp_path


def test_a_first_step_that_finds_no_room_leaves_nothing_behind(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(tmp_path)

    def full(folder: Path, told: Seal) -> None:
        write_seal(folder, told)
        raise OSError(errno.ENOSPC, "")

    with monkeypatch.context() as once:
        once.setattr(journal, "write_seal", full)
        assert run("merge").code == Exit.CANNOT_WRITE
    assert not (tmp_path / "tonghop.xlsx").exists()
    assert not (tmp_path / FOLDER).exists()
    assert run("merge").code == Exit.CLEAN


def test_a_seal_that_finds_no_room_leaves_no_draft(
    merged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)
    before = (merged / FOLDER / SEAL).read_bytes()
    with pytest.raises(OSError, match="full"):
        write_seal(merged / FOLDER, Seal(2, "0"))
    assert (merged / FOLDER / SEAL).read_bytes() == before
    assert not list((merged / FOLDER).glob("*.tmp"))


@pytest.mark.parametrize("bent", ["book gone", "book emptied", "seal changed"])
def test_nothing_is_written_over_a_book_that_is_not_the_seals(
    run: Run, merged: Path, bent: str
) -> None:
    book, seal = merged / FOLDER / FILE, merged / FOLDER / SEAL
    if bent == "book gone":
        book.unlink()
    elif bent == "book emptied":
        book.write_bytes(b"")
    else:
        seal.write_bytes(seal.read_bytes().replace(b"so 1", b"so 2"))
    kept = seal.read_bytes()
    reading = [("tracuu", "x"), ("tiendo",), ("niemyet", "--xem-truoc")]
    for command in (("merge",), *(reading if "book" in bent else ())):
        ran = run(*command)
        assert ran.code == Exit.UNUSABLE
        assert "niêm" in ran.out + ran.err
        assert "đừng lập sổ mới" in ran.out + ran.err
        assert (seal.read_bytes(), book.exists()) == (kept, bent != "book gone")
    assert run("kiemchung").code != Exit.CLEAN


def test_a_book_without_a_step_is_no_fault_of_the_program(run: Run, tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    with opened(tmp_path / FOLDER / FILE):
        write_seal(tmp_path / FOLDER, Seal(1, "0"))
    ran = run("kiemchung")
    assert (ran.code, "chưa có bước nào" in ran.out) == (Exit.CLEAN, True)


def test_a_payout_sheet_that_was_not_written_is_not_said_to_be_laid(
    run: Run, merged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = artifact._put_by_draft  # noqa: SLF001 - where the disk is touched

    def full(target: Path, content: bytes) -> None:
        if target.suffix == ".pdf":
            raise OSError(errno.ENOSPC, "")
        real(target, content)

    monkeypatch.setattr(artifact, "_put_by_draft", full)
    ran = run("chitra", "lap", *DECISION)
    assert (ran.code, "Lập bảng số" in ran.out) == (Exit.CANNOT_WRITE, False)
    assert not list(merged.glob("ketqua/chitra/*"))
