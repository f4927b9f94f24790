"""Whatever is changed behind the program's back is named."""

from __future__ import annotations

import random
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotro68.casebook.entry import START, Entry, Stamp
from hotro68.casebook.journal import UNDO, Journal, standing
from hotro68.casebook.proof import prove_book, prove_files
from hotro68.casebook.store import FILE, FOLDER
from hotro68.core.case import AFTER_DECISION, NEXT, Stage
from hotro68.core.catalogue import ENTRY_CHANGED
from hotro68.pipeline.recording import Step, take, undo
from hotro68.writing.artifact import Artifact

DAY = Stamp(date(2021, 8, 1), "Người Mẫu")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    journal = Journal(tmp_path)
    for number in range(1, 6):
        _, findings = journal.add("nhan", {"tep": f"thon_{number}.xlsx"}, DAY, f"thân {number}")
        assert findings == []
    return tmp_path


def without_triggers(work: Path, statement: str) -> None:
    with sqlite3.connect(work / FOLDER / FILE) as connection:
        connection.executescript(
            f"DROP TRIGGER entry_stays; DROP TRIGGER entry_is_kept; {statement}"
        )


def test_an_honest_book_is_proved(work: Path) -> None:
    assert prove_book(Journal(work)) == []


def test_sqlite_itself_refuses_to_change_or_remove_an_entry(work: Path) -> None:
    with sqlite3.connect(work / FOLDER / FILE) as connection:
        for statement in ("UPDATE entry SET who='x'", "DELETE FROM entry"):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE entry SET who='Khác' WHERE number=3", "Bước 3 của sổ theo dõi đã bị sửa"),
        ("DELETE FROM entry WHERE number=3", "Bước 3 của sổ theo dõi không còn"),
        ("DELETE FROM entry WHERE number=5", "Bước 5 của sổ theo dõi không còn"),
        ("DELETE FROM body WHERE text='thân 2'", "Bước 2 của sổ theo dõi mất phần kết quả"),
        ("UPDATE body SET text='x' WHERE text='thân 2'", "Bước 2 của sổ theo dõi có phần"),
    ],
)
def test_a_change_by_hand_names_the_step(work: Path, statement: str, told: str) -> None:
    without_triggers(work, statement)
    messages = [finding.message for finding in prove_book(Journal(work))]
    assert any(message.startswith(told) for message in messages), messages
    assert any("sửa ngoài chương trình" in message for message in messages)


def test_any_one_byte_of_book_or_seal_that_changes_is_found(work: Path) -> None:
    chance = random.Random(68)  # noqa: S311 - repeatable on purpose
    files = [path for path in sorted((work / FOLDER).iterdir()) if path.stat().st_size]
    assert len(files) == 2
    for _ in range(120):
        path = chance.choice(files)
        honest = path.read_bytes()
        place = chance.randrange(len(honest))
        changed = bytearray(honest)
        changed[place] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        assert prove_book(Journal(work)) != [], (path.name, place)
        path.write_bytes(honest)
    assert prove_book(Journal(work)) == []


def test_a_missing_book_is_said(tmp_path: Path) -> None:
    (finding,) = prove_book(Journal(tmp_path))
    assert "không có sổ" in finding.message


def test_a_run_cut_off_between_seal_and_entry_leaves_an_honest_book(work: Path) -> None:
    journal = Journal(work)
    honest = (work / FOLDER / "so.niem").read_bytes()
    entries, _ = journal.entries()
    coming = Entry(6, DAY, "nhan", {}, entries[-1].digest).sealed()
    from hotro68.casebook.seal import Seal, write_seal

    write_seal(journal.folder, Seal(6, coming.digest))
    assert prove_book(journal) == []
    journal.add("nhan", {}, DAY)
    assert prove_book(journal) == []
    (work / FOLDER / "so.niem").write_bytes(honest)
    assert prove_book(journal) != []


def test_outputs_are_proved_as_the_last_step_wrote_them(work: Path) -> None:
    for content in (b"mot", b"hai"):
        take(work, Step("merge", {}, DAY, (Artifact("tonghop.txt", content),)))
    entries, _ = Journal(work).entries()
    assert prove_files(work, entries) == []
    (work / "tonghop.txt").write_bytes(b"ba")
    (finding,) = prove_files(work, entries)
    assert "tonghop.txt" in finding.message
    (work / "tonghop.txt").unlink()
    (finding,) = prove_files(work, entries)
    assert "Không còn đọc được" in finding.message


def test_an_undone_step_gives_its_files_back_and_stays_in_the_book(work: Path) -> None:
    for content in (b"mot", b"hai"):
        take(work, Step("merge", {}, DAY, (Artifact("tonghop.txt", content),)))
    seen, _ = undo(work, None, DAY, preview=True)
    assert (work / "tonghop.txt").read_bytes() == b"hai"
    done, findings = undo(work, None, DAY, preview=False)
    assert seen == done
    assert findings == []
    assert (work / "tonghop.txt").read_bytes() == b"mot"
    undo(work, None, DAY, preview=False)
    assert not (work / "tonghop.txt").exists()
    entries, _ = Journal(work).entries()
    assert [entry.act for entry in entries[5:]] == ["merge", "merge", UNDO, UNDO]
    assert [entry.number for entry in standing(entries)] == [1, 2, 3, 4, 5]
    assert prove_book(Journal(work)) == prove_files(work, entries) == []


def test_undoing_a_second_printing_of_the_same_leaves_the_first(work: Path) -> None:
    step = Step("chitra lap", {}, DAY, (Artifact("bang-01.txt", b"mot"),))
    for _ in range(2):
        take(work, step)
    entry, findings = undo(work, None, DAY, preview=False)
    assert entry is not None
    assert ("bang-01.txt" in entry.data["replaced"], findings) == (True, [])
    assert (work / "bang-01.txt").read_bytes() == b"mot"
    assert prove_files(work, Journal(work).entries()[0]) == []
    undo(work, None, DAY, preview=False)
    assert not (work / "bang-01.txt").exists()


def test_a_file_changed_since_is_not_overwritten_by_an_undo(work: Path) -> None:
    take(work, Step("merge", {}, DAY, (Artifact("tonghop.txt", b"mot"),)))
    (work / "tonghop.txt").write_bytes(b"sua tay")
    _, (finding,) = undo(work, None, DAY, preview=False)
    assert "đã được sửa" in finding.message
    assert (work / "tonghop.txt").read_bytes() == b"sua tay"


def test_only_the_newest_step_is_undone(work: Path) -> None:
    entry, (finding,) = undo(work, 2, DAY, preview=False)
    assert entry is None
    assert "không phải bước mới nhất" in finding.message


def test_two_books_of_the_same_steps_have_the_same_digests(tmp_path: Path) -> None:
    heads = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        journal = Journal(tmp_path / name)
        journal.add("nhan", {"b": 1, "a": [date(2021, 8, 1)]}, DAY)
        entries, _ = journal.entries()
        heads.append(entries[-1].digest)
        assert entries[0].previous == START
    assert heads[0] == heads[1]


@given(st.lists(st.sampled_from(list(Stage)), max_size=12))
def test_money_is_never_reached_around_the_decision(walk: list[Stage]) -> None:
    stage, decided = Stage.NEW, False
    for wanted in walk:
        if wanted in NEXT[stage]:
            stage = wanted
            decided = decided or stage is Stage.APPROVED
        if stage in {Stage.PAID, Stage.UNPAID, Stage.PUBLISHED, Stage.GIVEN_BACK}:
            assert decided
    assert Stage.REJECTED not in AFTER_DECISION


def test_every_stage_has_a_next_and_words() -> None:
    assert NEXT.keys() == set(Stage)
    assert all(stage.label for stage in Stage)
    assert ENTRY_CHANGED.id == "HT821"
