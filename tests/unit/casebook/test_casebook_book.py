from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from tests.unit.writing.paper_makers import Someone, a_merge

from hotro68.casebook import store
from hotro68.casebook.book import FILE, FOLDER, Book, merge_entry
from hotro68.casebook.entry import Entry, Stamp, as_text
from hotro68.casebook.journal import Journal
from hotro68.casebook.moving import DECISION, MERGE
from hotro68.casebook.state import MOVES, files_after, moves_data
from hotro68.core.case import CaseFile, Stage, move
from hotro68.core.catalogue import BOOK_NEWER, BOOK_UNUSABLE, CANNOT_WRITE
from hotro68.core.finding import Finding
from hotro68.core.office import Decision
from hotro68.core.report import Merged

MERGED = a_merge(Someone(), Someone("Lý Thị Mẫu", "Thôn Mẫu Hai", "benh", 880_000))

MERGED_KEPT = replace(MERGED, rows=(), persons={}, findings=())


def at(work: Path) -> Path:
    return work / FOLDER / FILE


def said(findings: list[Finding]) -> str:
    (finding,) = findings
    assert finding.code in {BOOK_UNUSABLE, BOOK_NEWER, CANNOT_WRITE}
    return finding.message


def remember(work: Path) -> list[Finding]:
    data, body = merge_entry(MERGED)
    return Journal(work).add(MERGE, data, Stamp(MERGED.basis.day), body)[1]


def test_a_merge_is_remembered_as_papers_need_it(tmp_path: Path) -> None:
    assert Book(tmp_path).last_merge() == (None, [])
    assert remember(tmp_path) == []
    kept, findings = Book(tmp_path).last_merge()
    assert findings == []
    assert kept is not None
    assert (kept.awards, kept.totals) == (MERGED.awards, MERGED.totals)


def test_the_newest_decision_counts(tmp_path: Path) -> None:
    day = date(2021, 8, 16)
    for number in ("1/QĐ", "2/QĐ"):
        data = {"so": number, "ngay": day, "co_quan": "UBND huyện"}
        Journal(tmp_path).add(DECISION, data, Stamp(day))
    assert Book(tmp_path).decision() == (Decision("2/QĐ", date(2021, 8, 16), "UBND huyện"), [])


def test_an_entry_is_read_out_of_its_text_once(tmp_path: Path) -> None:
    Journal(tmp_path).add(DECISION, {"so": "1/QĐ-BỊA"}, Stamp(date(2021, 8, 1)))
    (before,), _ = Journal(tmp_path).entries()
    Journal(tmp_path).add(DECISION, {"so": "2/QĐ-BỊA"}, Stamp(date(2021, 8, 2)))
    (first, second), _ = Journal(tmp_path).entries()
    assert first is before
    assert (first.data["so"], second.data["so"]) == ("1/QĐ-BỊA", "2/QĐ-BỊA")


def test_a_run_cut_off_while_it_made_the_book_does_not_stop_the_next(tmp_path: Path) -> None:
    at(tmp_path).parent.mkdir()
    with sqlite3.connect(at(tmp_path)) as connection:
        connection.execute(
            "CREATE TABLE run (id INTEGER PRIMARY KEY, command TEXT NOT NULL,"
            " rules TEXT NOT NULL, inputs TEXT NOT NULL, result TEXT NOT NULL) STRICT"
        )
    assert remember(tmp_path) == []
    assert Book(tmp_path).last_merge()[0] is not None


def test_a_file_that_is_no_book_is_said_to_be_none(tmp_path: Path) -> None:
    at(tmp_path).parent.mkdir()
    at(tmp_path).write_bytes(b"khong phai so" * 500)
    assert "không phải sổ của hotro68" in said(remember(tmp_path))
    assert "không phải sổ của hotro68" in said(Book(tmp_path).last_merge()[1])


def test_a_book_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    remember(tmp_path)
    with sqlite3.connect(at(tmp_path)) as connection:
        connection.execute("PRAGMA user_version = 9")
    before = at(tmp_path).read_bytes()
    assert "bản hotro68 mới hơn" in said(remember(tmp_path))
    assert "bản hotro68 mới hơn" in said(Book(tmp_path).decision()[1])
    assert at(tmp_path).read_bytes() == before


@pytest.mark.parametrize("kept", ["[1,2", "{}", '"x"', '{"ngay":"hôm qua"}'])
def test_a_result_that_cannot_be_read_back_is_reported(tmp_path: Path, kept: str) -> None:
    journal = Journal(tmp_path)
    journal.add(MERGE, {}, Stamp(date(2021, 8, 1)), kept)
    merged, findings = Book(tmp_path).last_merge()
    assert merged is None
    assert "không đọc lại được" in said(findings)


def test_a_decision_without_its_parts_is_reported(tmp_path: Path) -> None:
    Journal(tmp_path).add(DECISION, {"so": "1/QĐ"}, Stamp(date(2021, 8, 1)))
    assert Book(tmp_path).decision()[0] is None
    assert "quyết định" in said(Book(tmp_path).decision()[1])


def test_a_book_of_the_first_layout_is_carried_over(tmp_path: Path) -> None:
    at(tmp_path).parent.mkdir()
    body = as_text(TypeAdapter(Merged).dump_python(MERGED_KEPT))
    with sqlite3.connect(at(tmp_path)) as connection:
        connection.executescript(
            "CREATE TABLE run (id INTEGER PRIMARY KEY, command TEXT, rules TEXT,"
            " inputs TEXT, result TEXT);"
            "CREATE TABLE decision (id INTEGER PRIMARY KEY, number TEXT, day TEXT, by TEXT);"
            " INSERT INTO decision VALUES (1, '5/QĐ', '2021-08-16', 'UBND huyện');"
            "PRAGMA user_version = 1;"
        )
        connection.execute("INSERT INTO run VALUES (1, 'merge', 'r', '{}', ?)", (body,))
    kept, findings = Book(tmp_path).last_merge()
    assert findings == []
    assert kept is not None
    assert kept.awards == MERGED.awards
    assert Book(tmp_path).decision()[0] == Decision("5/QĐ", date(2021, 8, 16), "UBND huyện")
    entries, _ = Journal(tmp_path).entries()
    assert [(e.number, e.act) for e in entries] == [(1, MERGE), (2, DECISION)]
    assert all(entry.digest == entry.true_digest for entry in entries)


def test_another_run_that_holds_the_book_is_named_as_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.01)
    remember(tmp_path)
    holder = sqlite3.connect(at(tmp_path), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert "lần chạy khác đang giữ" in said(remember(tmp_path))
    assert "lần chạy khác đang giữ" in said(Book(tmp_path).last_merge()[1])
    holder.close()
    assert remember(tmp_path) == []


@pytest.mark.parametrize("obstacle", ["file", "folder", "link"])
def test_something_else_in_the_place_of_the_book_is_no_crash(
    tmp_path: Path, obstacle: str
) -> None:
    folder = tmp_path / FOLDER
    if obstacle == "file":
        folder.write_bytes(b"")
    elif obstacle == "folder":
        at(tmp_path).mkdir(parents=True)
    else:
        folder.symlink_to(tmp_path / "khong-co")
    assert said(remember(tmp_path))
    assert Book(tmp_path).last_merge()[0] is None


def test_what_was_rejected_after_all_stays_rejected_when_the_row_is_changed() -> None:
    """Else an edited list would bring the approval, and its money, back."""
    before = CaseFile("k/p", "p", "Nông Văn An", "Thôn Mẫu", 1, Stage.SUBMITTED, "cu")
    moves = [move(before, Stage.APPROVED), move(before, Stage.REJECTED)]
    entries = [
        Entry(number, Stamp(date(2021, 8, 16)), "pheduyet", {MOVES: moves_data([one])}, "")
        for number, one in enumerate(moves, start=1)
    ]
    changed = replace(before, stage=Stage.GOOD, evidence="moi")
    for listed in ({}, {before.key: before}, {before.key: changed}):
        assert files_after(listed, entries)[before.key].stage is Stage.REJECTED
