from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from tests.conftest import free_workers, write_list
from tests.unit.writing.making_merged import OFFICE, a_pack, a_village

from hotro68.core.catalogue import CANNOT_WRITE
from hotro68.writing.artifact import DRAFT, Artifact, write
from hotro68.writing.workbook import consolidated

PAPER = Artifact("niemyet/tru-so.pdf", b"moi")


def _fail(number: int, times: int = 99) -> tuple[list[int], object]:
    calls: list[int] = []

    def failing(*_: object) -> None:
        calls.append(number)
        if len(calls) <= times:
            raise OSError(number, os.strerror(number))

    return calls, failing


def test_folders_are_made_and_nothing_else_is_left(tmp_path: Path) -> None:
    written, findings = write([PAPER, Artifact("a.txt", b"")], tmp_path)
    assert findings == []
    assert written == [tmp_path / "niemyet" / "tru-so.pdf", tmp_path / "a.txt"]
    assert written[0].read_bytes() == b"moi"
    assert sorted(path.name for path in tmp_path.rglob("*")) == [
        "a.txt",
        "niemyet",
        "tru-so.pdf",
    ]


def test_a_new_file_may_be_read_by_others_as_far_as_the_user_lets(tmp_path: Path) -> None:
    """A file made through a private temporary one would be closed to the other clerks."""
    (plain := tmp_path / "thuong").write_bytes(b"")
    written, _ = write([PAPER], tmp_path)
    assert written[0].stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (errno.ENOSPC, "đầy"),
        (errno.EROFS, "chỉ cho đọc"),
        (errno.EACCES, "đang mở"),
        (errno.ECHILD, "không cho ghi"),
    ],
)
def test_a_disk_that_refuses_is_one_sentence_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, word: str
) -> None:
    write([Artifact(PAPER.name, b"cu")], tmp_path)
    monkeypatch.setattr(os, "fsync", _fail(number)[1])
    written, findings = write([PAPER], tmp_path)
    assert written == []
    assert [finding.code for finding in findings] == [CANNOT_WRITE]
    assert word in findings[0].message
    assert [path.name for path in (tmp_path / "niemyet").iterdir()] == ["tru-so.pdf"]
    assert (tmp_path / PAPER.name).read_bytes() == b"cu"


def test_one_file_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / PAPER.name).mkdir(parents=True)
    written, findings = write([PAPER, Artifact("b.txt", b"b")], tmp_path)
    assert [path.name for path in written] == ["b.txt"]
    assert "thư mục trùng tên" in findings[0].message


def test_a_file_in_the_place_of_a_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "niemyet").write_bytes(b"")
    _, findings = write([PAPER], tmp_path)
    assert "trùng tên" in findings[0].message


def test_a_file_held_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace
    calls, failing = _fail(errno.EACCES, times=2)

    def replace(self: Path, target: Path) -> Path:
        failing()  # type: ignore[operator]
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    written, findings = write([PAPER], tmp_path)
    assert (len(written), findings, len(calls)) == (1, [], 3)


def test_a_file_held_for_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hotro68.writing.artifact.PAUSES", (0.0, 0.0))
    calls, failing = _fail(errno.EACCES)
    monkeypatch.setattr(Path, "replace", failing)
    written, findings = write([PAPER], tmp_path)
    assert (written, len(findings), len(calls)) == ([], 1, 3)
    assert list((tmp_path / "niemyet").iterdir()) == []


def test_a_file_marked_read_only_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write([Artifact("a.pdf", b"cu")], tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    _, findings = write([Artifact("a.pdf", b"moi")], tmp_path)
    assert findings[0].source.file == "a.pdf"
    assert (tmp_path / "a.pdf").read_bytes() == b"cu"


@pytest.mark.parametrize("name", ["", "/etc/x", "../x", "a/../../x"])
def test_a_name_never_leaves_the_folder(name: str) -> None:
    with pytest.raises(AssertionError):
        Artifact(name, b"")


def test_a_list_of_a_hamlet_is_never_written_over(tmp_path: Path) -> None:
    listed = write_list(tmp_path / "thon_A.xlsx", {"LDTD": free_workers([])})
    before = listed.read_bytes()
    workbook = consolidated(a_village(), a_pack(), OFFICE, "thon_A.xlsx")
    written, findings = write([workbook], tmp_path)
    assert written == []
    assert "không phải do hotro68 ghi" in findings[0].message
    assert listed.read_bytes() == before


@pytest.mark.parametrize("before", [None, b""])
def test_our_own_workbook_is_written_anew(tmp_path: Path, before: bytes | None) -> None:
    workbook = consolidated(a_village(), a_pack(), OFFICE, "tonghop.xlsx")
    if before is not None:
        (tmp_path / workbook.name).write_bytes(before)
    for _ in range(2):
        assert write([workbook], tmp_path) == ([tmp_path / "tonghop.xlsx"], [])


def test_what_a_run_that_was_cut_off_left_behind_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / DRAFT.format("0" * 12)).write_bytes(b"nua chung")
    (tmp_path / "cua-nguoi-khac.tmp").write_bytes(b"x")
    write([Artifact("a.pdf", b"moi")], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "cua-nguoi-khac.tmp"]


def test_a_draft_that_another_run_is_writing_is_left_to_it(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    draft = tmp_path / DRAFT.format("1" * 12)
    with draft.open("xb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        write([Artifact("a.pdf", b"moi")], tmp_path)
        assert draft.exists()


def test_a_draft_swept_away_by_another_run_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 1:
            self.unlink()
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    assert write([PAPER], tmp_path) == ([tmp_path / PAPER.name], [])
    assert [path.name for path in (tmp_path / "niemyet").iterdir()] == ["tru-so.pdf"]
