"""The record of a case that went all the way: whatever is bent afterwards is named."""

from __future__ import annotations

import errno
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import Run, free_workers, write_list
from tests.unit.money_commune import DECISION, fill_in, result_sheets, small

from hotro68.casebook.entry import Stamp
from hotro68.casebook.journal import Journal
from hotro68.casebook.proof import (
    prove_book,
    prove_files,
    prove_handed,
    prove_kept,
    prove_settings,
)
from hotro68.casebook.store import FILE, FOLDER, VERSION, opened
from hotro68.casebook.strangers import strangers
from hotro68.cli.exits import Exit
from hotro68.core.finding import Finding
from hotro68.pipeline.cut_off import KEPT, NOTE, Intent, announce, digest_of, settle_aloud
from hotro68.pipeline.recording import Step, take, undo
from hotro68.writing import artifact
from hotro68.writing.artifact import Artifact

DAY = Stamp(date(2021, 8, 1), "Người Mẫu")
FLIPS = 200
HANDED = ("mau/", "ketqua/tham-dinh.xlsx", "ketqua/hai_sua.xlsx", "ketqua/hai_loi.xlsx")
OWN = "ghi-chu-cua-xa.txt"
BENT = ("Nông  Văn Nhầm", "31/02/1985", "Nam", "020085000111")


@pytest.fixture
def whole(run: Run, tmp_path: Path) -> Path:
    """Forms and sheets handed out, merged twice, posted, decided, paid, bundled; a note."""
    small(tmp_path)
    run("mau", "--thon", "Thôn Mẫu Một", "--thon", "Thôn Mẫu Hai")
    write_list(tmp_path / "danhsach" / "hai.xlsx", {"LDTD": free_workers([BENT])})
    run("validate", "danhsach/hai.xlsx")
    run("sua", "danhsach/hai.xlsx")
    (tmp_path / "danhsach" / "hai.xlsx").unlink()
    (tmp_path / OWN).write_text("Gọi lại trưởng thôn.", "utf-8")
    run("merge", "--ngay", "16/07/2021")
    run("niemyet", "--pdf", "--html", "--ngay-niem-yet", "17/07/2021")
    small(tmp_path, 4)
    run("merge", "--ngay", "16/07/2021")
    run("niemyet", "ketthuc", "--ngay", "22/07/2021")
    run("thamdinh")
    run("chitra", "lap", *DECISION)
    for path in result_sheets(tmp_path):
        fill_in(path, {})
    run("chitra", "nhap", *result_sheets(tmp_path), "--ngay", "25/08/2021")
    run("dongoi", "--cho", "mttq", "--ngay", "26/08/2021")
    return tmp_path


def proved(work: Path) -> list[Finding]:
    journal = Journal(work)
    entries, findings = journal.entries()
    if findings:
        return findings
    return [
        *prove_book(journal),
        *prove_files(work, entries),
        *prove_handed(work, entries),
        *prove_kept(work, entries),
        *prove_settings(work, entries),
        *strangers(work, entries),
    ]


def files_of(work: Path) -> Iterator[Path]:
    for path in sorted(work.rglob("*")):
        if path.is_file() and path.stat().st_size:
            yield path


def expected(name: str) -> set[str]:
    """What `kiemchung` says of a file that is not as it was, by what the file is for."""
    if name.startswith(f"{FOLDER}/"):
        return {"HT807", "HT820", "HT821", "HT882"}
    if name.startswith(HANDED):
        return {"HT889", "HT890"}
    return {"hotro68.yaml": {"HT880"}, OWN: {"HT891"}}.get(name, {"HT822"})


@pytest.mark.parametrize("name", ["~$thon.xlsx", ".~lock.thon.xlsx#", "Thumbs.db", ".DS_Store"])
def test_what_programs_leave_beside_the_lists_accuses_nobody(whole: Path, name: str) -> None:
    before = proved(whole)
    left = whole / "danhsach" / name
    left.write_bytes(b"\x01")
    assert proved(whole) == before
    left.unlink()


def test_any_one_byte_of_any_file_that_changes_is_named(whole: Path, run: Run) -> None:
    (honest_remark,) = proved(whole)
    assert (honest_remark.code.id, honest_remark.source.file) == ("HT891", OWN)
    files = list(files_of(whole))
    kinds = {path.suffix for path in files}
    assert {".xlsx", ".pdf", ".docx", ".html", ".zip", ".yaml", ".sqlite", ".niem"} <= kinds
    assert any(path.parent.name == KEPT for path in files)
    names = [path.relative_to(whole).as_posix() for path in files]
    assert all(any(name.startswith(one) for name in names) for one in (*HANDED, OWN))
    chance = random.Random(68)  # noqa: S311 - repeatable on purpose
    for turn in range(FLIPS):
        path = files[turn] if turn < len(files) else chance.choice(files)
        honest = path.read_bytes()
        bent = bytearray(honest)
        bent[chance.randrange(len(bent))] ^= 1 << chance.randrange(8)
        path.write_bytes(bent)
        name = path.relative_to(whole).as_posix()
        inside = FOLDER if name.startswith(f"{FOLDER}/") else name
        told = {f.code.id for f in proved(whole) if f.source.file.startswith(inside)}
        assert told, name
        assert told <= expected(name), name
        path.write_bytes(honest)
    assert proved(whole) == [honest_remark]
    assert run("kiemchung").code == Exit.CLEAN


def test_a_handed_out_sheet_may_be_filled_in_or_sent_away_but_not_damaged(
    run: Run, tmp_path: Path
) -> None:
    small(tmp_path)
    run("merge")
    run("thamdinh")
    assert run("kiemchung").err == ""
    sheet = tmp_path / "ketqua" / "tham-dinh.xlsx"
    honest = sheet.read_bytes()
    fill_in(sheet, {}, rest={"Kết quả": "đạt"})
    ran = run("kiemchung", "--nghiem")
    assert (ran.code, "HT889" in ran.err, "nguyên vẹn" in ran.out) == (Exit.CLEAN, True, True)
    sheet.write_bytes(honest[:-40])
    ran = run("kiemchung")
    assert (ran.code, "HT890" in ran.err, "nguyên vẹn" in ran.out) == (Exit.CLEAN, True, False)
    assert run("kiemchung", "--nghiem").code == Exit.ERRORS
    sheet.unlink()
    assert run("kiemchung", "--nghiem").err == ""


def test_what_was_only_handed_out_is_no_step_to_undo(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    run("merge", "--out", "tonghop.xlsx")
    run("thamdinh")
    assert "phát ketqua/tham-dinh.xlsx" in run("nhatky").out
    assert "bước 1: merge" in run("hoantac").out
    assert not (tmp_path / "tonghop.xlsx").exists()
    assert run("kiemchung").code == Exit.CLEAN


def test_a_check_run_twice_is_entered_once(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    write_list(tmp_path / "danhsach" / "hai.xlsx", {"LDTD": free_workers([BENT])})
    for _ in range(2):
        run("validate", "danhsach")
    (entry,) = Journal(tmp_path).entries()[0]
    assert list(entry.data["phat"]) == ["ketqua/hai_loi.xlsx"]


def test_settings_that_change_are_named_with_their_steps(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    config = tmp_path / "hotro68.yaml"
    run("merge")
    config.write_text(config.read_text("utf-8") + "dot: '2'\n", encoding="utf-8")
    ran = run("kiemchung")
    assert "«hotro68.yaml» đã đổi từ sau bước 1" in ran.err
    assert run("merge").code == Exit.CLEAN
    ran = run("kiemchung")
    assert ran.code == Exit.CLEAN
    assert "«hotro68.yaml» đã đổi giữa bước 1 và bước 2" in ran.err
    assert "nguyên vẹn" in ran.out
    config.unlink()
    assert "không còn từ sau bước 2" in run("kiemchung").err


def test_a_kept_copy_that_is_bent_or_gone_is_named(tmp_path: Path) -> None:
    for content in (b"mot", b"hai"):
        take(tmp_path, Step("merge", {}, DAY, (Artifact("a.txt", content),)))
    entries, _ = Journal(tmp_path).entries()
    (kept,) = [p for p in (tmp_path / FOLDER / KEPT).iterdir() if p.name == digest_of(b"mot")]
    kept.write_bytes(b"khac")
    (finding,) = prove_kept(tmp_path, entries)
    assert "đã bị sửa" in finding.message
    kept.unlink()
    (finding,) = prove_kept(tmp_path, entries)
    assert "không còn" in finding.message


# ── cut off, full, busy, closed ──────────────────────────────────────────────────────────


def test_a_step_cut_off_before_it_was_entered_is_taken_back(tmp_path: Path) -> None:
    take(tmp_path, Step("merge", {}, DAY, (Artifact("a.txt", b"mot"),)))
    before, after = {"a.txt": digest_of(b"mot"), "b.txt": None}, {"a.txt": digest_of(b"hai")}
    take(tmp_path, Step("merge", {}, DAY, (Artifact("a.txt", b"giu"),)))
    undo(tmp_path, None, DAY, preview=False)
    announce(tmp_path, Intent(4, before, {**after, "b.txt": digest_of(b"moi")}))
    (tmp_path / "a.txt").write_bytes(b"hai")
    (tmp_path / "b.txt").write_bytes(b"moi")
    told = settle_aloud(tmp_path)
    assert [finding.code.id for finding in told] == ["HT884", "HT884"]
    assert (tmp_path / "a.txt").read_bytes() == b"mot"
    assert not (tmp_path / "b.txt").exists()
    assert not (tmp_path / FOLDER / NOTE).exists()
    assert proved(tmp_path) == []


def test_an_undoing_cut_off_after_it_was_entered_is_finished(tmp_path: Path) -> None:
    for content in (b"mot", b"hai"):
        take(tmp_path, Step("merge", {}, DAY, (Artifact("a.txt", content),)))
    written, before = {"a.txt": digest_of(b"hai")}, {"a.txt": digest_of(b"mot")}
    announce(tmp_path, Intent(3, written, before))
    Journal(tmp_path).add("hoantac", {"buoc": 2, "act": "merge"}, DAY)
    settle_aloud(tmp_path)
    assert (tmp_path / "a.txt").read_bytes() == b"mot"


def test_what_a_person_changed_since_is_left_and_said(tmp_path: Path) -> None:
    take(tmp_path, Step("merge", {}, DAY, (Artifact("a.txt", b"mot"),)))
    announce(tmp_path, Intent(2, {"a.txt": digest_of(b"mot")}, {"a.txt": digest_of(b"hai")}))
    (tmp_path / "a.txt").write_bytes(b"sua tay")
    (finding,) = settle_aloud(tmp_path)
    assert "đã được sửa" in finding.message
    assert (tmp_path / "a.txt").read_bytes() == b"sua tay"


def test_a_disk_that_fills_changes_neither_files_nor_record(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(tmp_path)
    run("merge")
    steps = Journal(tmp_path).entries()[0]
    honest = (tmp_path / "tonghop.xlsx").read_bytes()
    small(tmp_path, 4)
    real = artifact._put_by_draft  # noqa: SLF001 - where the disk is touched

    def full(target: Path, content: bytes) -> None:
        if target.name == "tonghop.xlsx":
            raise OSError(errno.ENOSPC, "")
        real(target, content)

    monkeypatch.setattr(artifact, "_put_by_draft", full)
    ran = run("merge")
    assert ran.code == Exit.CANNOT_WRITE
    assert "ổ đĩa đã đầy" in ran.out + ran.err
    assert Journal(tmp_path).entries()[0] == steps
    assert (tmp_path / "tonghop.xlsx").read_bytes() == honest


def test_a_book_that_cannot_grow_takes_the_files_back(tmp_path: Path) -> None:
    """A real limit on the size of files, as a quota sets it."""
    script = f"""
import resource, sys
from datetime import date
from pathlib import Path
from hotro68.casebook.entry import Stamp
from hotro68.pipeline.recording import Step, take
from hotro68.writing.artifact import Artifact
work = Path({str(tmp_path)!r})
stamp = Stamp(date(2021, 8, 1))
take(work, Step("merge", {{}}, stamp, (Artifact("a.txt", b"mot"),)))
size = (work / ".hotro68" / "so.sqlite").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
step = Step("merge", {{}}, stamp, (Artifact("a.txt", b"hai"),), body="x" * size)
_, findings = take(work, step)
print(findings[0].code.id, findings[0].message)
"""
    ran = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith("HT803")
    assert "đầy" in ran.stdout
    assert (tmp_path / "a.txt").read_bytes() == b"mot"
    assert len(Journal(tmp_path).entries()[0]) == 1
    assert proved(tmp_path) == []


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (OSError(errno.EROFS, ""), "chỉ cho đọc"),
        (OSError(errno.EACCES, ""), "không cho đọc, ghi"),
        (NotImplementedError(), "chép cả thư mục về máy"),
        (OSError(errno.ENOLCK, ""), "chép cả thư mục về máy"),
    ],
)
def test_a_closed_or_network_folder_is_said_in_words(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Exception,
    told: str,
) -> None:
    small(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    ran = run("merge")
    assert ran.code == Exit.CANNOT_WRITE
    assert told in ran.out + ran.err
    assert not (tmp_path / "tonghop.xlsx").exists()


def test_a_book_of_a_newer_version_is_left_alone(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    run("merge")
    path = tmp_path / FOLDER / FILE
    with opened(path) as book:
        book.execute(f"PRAGMA user_version = {VERSION + 1}")
    honest = path.read_bytes()
    for line in (("merge",), ("niemyet", "--pdf"), ("kiemchung",), ("hoantac",)):
        ran = run(*line)
        assert ran.code == Exit.UNUSABLE, line
        assert "mới hơn" in ran.out + ran.err
    assert path.read_bytes() == honest


def test_two_runs_at_once_both_count(tmp_path: Path) -> None:
    small(tmp_path)
    line = [sys.executable, "-m", "hotro68", "merge", "-C", str(tmp_path)]
    runs = [subprocess.Popen(line, stdout=subprocess.PIPE) for _ in range(2)]  # noqa: S603
    assert [one.communicate() and one.returncode for one in runs] == [0, 0]
    entries, _ = Journal(tmp_path).entries()
    assert [entry.number for entry in entries] == [1, 2]
    assert proved(tmp_path) == []


def test_a_folder_held_by_another_run_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(tmp_path)
    monkeypatch.setattr("hotro68.casebook.journal.PATIENCE", 0.05)
    with Journal(tmp_path).held() as busy:
        assert busy == []
        ran = run("merge")
    assert ran.code == Exit.CANNOT_WRITE
    assert "một lần chạy khác đang giữ" in ran.out + ran.err
