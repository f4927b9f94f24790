from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from hotro68.core.catalogue import CANNOT_WRITE
from hotro68.writing.artifact import Artifact, write

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
