"""An encrypted book: opened with its key alone, and never plain by mistake."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from unittest.mock import Mock, patch

import pytest
from tests.conftest import Run
from tests.unit.money_commune import small

from hotro68.casebook.journal import Journal
from hotro68.casebook.key import KEY, PLAIN, _derived
from hotro68.casebook.store import FILE, FOLDER
from hotro68.cli.exits import Exit

WORDS = "câu dài 'dễ nhớ'"


@pytest.fixture
def work(run: Run, tmp_path: Path) -> Path:
    small(tmp_path)
    assert run("merge").code == Exit.CLEAN
    return tmp_path


def head_of(work: Path) -> bytes:
    return (work / FOLDER / FILE).read_bytes()[:16]


def test_a_book_begun_with_a_key_is_never_plain(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    assert run("--khoa", WORDS, "merge").code == Exit.CLEAN
    assert head_of(tmp_path) != PLAIN
    assert b"merge" not in (tmp_path / FOLDER / FILE).read_bytes()
    assert run("--khoa", WORDS, "kiemchung").code == Exit.CLEAN
    assert run("--khoa", WORDS, "hoantac").code == Exit.CLEAN


def test_the_key_of_one_command_line_is_forgotten_with_it(run: Run, work: Path) -> None:
    run("--khoa", WORDS, "khoaso")
    ran = run("nhatky")
    assert ran.code == Exit.UNUSABLE
    assert "đã mã hóa" in ran.err
    assert head_of(work) != PLAIN


def test_a_wrong_key_opens_nothing_and_changes_nothing(run: Run, work: Path) -> None:
    run("--khoa", WORDS, "khoaso")
    honest = (work / FOLDER / FILE).read_bytes()
    for line in (("nhatky",), ("merge",), ("kiemchung",), ("hoantac",)):
        ran = run("--khoa", "sai", *line)
        assert ran.code == Exit.UNUSABLE, line
        assert "không mở được bằng khóa này" in ran.out + ran.err
    assert (work / FOLDER / FILE).read_bytes() == honest


def test_a_book_is_encrypted_and_made_plain_again_with_every_step(
    run: Run, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, _ = Journal(work).entries()
    assert run("--khoa", WORDS, "khoaso").code == Exit.CLEAN
    monkeypatch.setenv(KEY, WORDS)
    locked, _ = Journal(work).entries()
    assert locked[:-1] == before
    assert run("kiemchung").code == Exit.CLEAN
    assert run("khoaso", "--bo").code == Exit.CLEAN
    monkeypatch.delenv(KEY)
    assert head_of(work) == PLAIN
    opened, _ = Journal(work).entries()
    assert opened[:-1] == locked
    assert run("kiemchung").code == Exit.CLEAN


def test_one_bent_byte_of_an_encrypted_book_is_found(run: Run, work: Path) -> None:
    run("--khoa", WORDS, "khoaso")
    path = work / FOLDER / FILE
    honest = path.read_bytes()
    for place in range(7, len(honest), len(honest) // 5):
        bent = bytearray(honest)
        bent[place] ^= 4
        path.write_bytes(bent)
        assert run("--khoa", WORDS, "kiemchung").code != Exit.CLEAN, place
    path.write_bytes(honest)
    assert run("--khoa", WORDS, "kiemchung").code == Exit.CLEAN


@pytest.mark.usefixtures("work")
def test_a_key_is_worked_out_once_a_command(run: Run) -> None:
    run("--khoa", WORDS, "khoaso")
    with patch("hashlib.pbkdf2_hmac", side_effect=hashlib.pbkdf2_hmac) as worked_out:
        for times in (1, 2):
            assert run("--khoa", WORDS, "merge").code == Exit.CLEAN
            assert worked_out.call_count == times


@pytest.mark.parametrize("way", [None, ("PBKDF2_HMAC_SHA1",)])
def test_a_library_that_derives_otherwise_gets_the_words(way: tuple[str] | None) -> None:
    library = Mock()
    library.execute.return_value.fetchone.return_value = way
    assert _derived(library, "lá'", b"0" * 16) == "'lá'''"


def test_a_key_for_a_plain_book_is_refused(run: Run, work: Path) -> None:
    ran = run("--khoa", WORDS, "merge")
    assert ran.code == Exit.UNUSABLE
    assert "chưa mã hóa" in ran.out + ran.err
    assert head_of(work) == PLAIN


def test_without_the_extra_it_is_said_how_to_get_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(tmp_path)
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    ran = run("--khoa", WORDS, "merge")
    assert ran.code == Exit.UNUSABLE
    assert "hotro68[mahoa]" in ran.out + ran.err
    assert not (tmp_path / FOLDER / FILE).exists()


def test_a_library_that_ignores_the_key_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    small(tmp_path)
    monkeypatch.setattr("hotro68.casebook.key._cipher", lambda: sqlite3)
    ran = run("--khoa", WORDS, "merge")
    assert ran.code == Exit.UNUSABLE
    assert "không được mã hóa" in ran.out + ran.err


def test_locking_needs_a_key_and_a_book(run: Run, work: Path) -> None:
    assert "chưa có khóa" in run("khoaso").err
    assert "vốn không mã hóa" in run("--khoa", WORDS, "khoaso", "--bo").err
    empty = work / "trong"
    empty.mkdir()
    assert run("--khoa", WORDS, "khoaso", "-C", empty).code == Exit.UNUSABLE
    run("--khoa", WORDS, "khoaso")
    assert "đã mã hóa rồi" in run("--khoa", WORDS, "khoaso").err
