"""Postings as steps: who is listed, what moves, and how a posting ends."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.conftest import Run
from tests.unit.money_commune import small, someone

from hotro68.casebook.book import FILE, FOLDER, Book
from hotro68.casebook.entry import Stamp
from hotro68.casebook.journal import Journal
from hotro68.casebook.state import MOVES, moves_data
from hotro68.cli.exits import Exit
from hotro68.core.case import Stage, move
from hotro68.pipeline.recording import Step, take

FIRST, SECOND = someone(0)[0], someone(1)[0]
DRAFT = ("niemyet", "--pdf", "--ngay-niem-yet", "17/07/2021")


@pytest.fixture
def work(run: Run, tmp_path: Path) -> Path:
    small(tmp_path)
    run("merge")
    return tmp_path


def stages(work: Path) -> dict[str, Stage]:
    files, findings = Book(work).files()
    assert not findings
    return {file.name: file.stage for file in files.values()}


def text_of(path: Path) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split())


def decide(work: Path, *, cut: str = "", amount: int | None = None) -> None:
    """A decision over everybody but one, as pheduyet enters it."""
    files, _ = Book(work).files()
    moves = [move(file, Stage.SUBMITTED) for file in files.values()]
    for file in files.values():
        to = Stage.REJECTED if file.name == cut else Stage.APPROVED
        given = amount if file.name == FIRST else None
        moves.append(move(file, to, amount=given))
    day = date(2021, 8, 16)
    data = {"so": "12/QĐ-UBND", "ngay": day, "co_quan": "", MOVES: moves_data(moves)}
    assert take(work, Step("quyetdinh", data, Stamp(day)))[1] == []


def test_a_draft_posting_moves_its_files_and_prints_minutes(run: Run, work: Path) -> None:
    ran = run(*DRAFT)
    assert ran.code == Exit.CLEAN
    assert set(stages(work).values()) == {Stage.POSTED}
    minutes = work / "ketqua" / "van-ban" / "P-06-bien-ban-niem-yet"
    assert {path.name for path in minutes.glob("*.pdf")} == {"tru-so.pdf", "thon-mau-mot.pdf"}
    told = text_of(minutes / "thon-mau-mot.pdf")
    assert "gồm 1 trang, 3 người, số tiền 4.500.000 đồng" in told
    assert "ngày 17 tháng 7 năm 2021" in told
    assert run("hoantac").code == Exit.CLEAN
    assert set(stages(work).values()) == {Stage.GOOD}
    assert not minutes.joinpath("tru-so.pdf").exists()


def test_a_preview_of_a_posting_writes_nothing(run: Run, work: Path) -> None:
    ran = run(*DRAFT, "--xem-truoc")
    assert "3 người, 4.500.000 đồng" in ran.out
    assert not (work / "ketqua").exists()
    assert len(Journal(work).entries()[0]) == 1


def test_the_result_lists_whom_the_decision_approved_with_its_amounts(
    run: Run, work: Path
) -> None:
    decide(work, cut=SECOND, amount=1_000_000)
    ran = run("niemyet", "--pdf", "--ngay-niem-yet", "17/08/2021")
    assert ran.code == Exit.CLEAN, ran.err
    told = text_of(work / "ketqua" / "niemyet" / "ket-qua" / "tru-so.pdf")
    assert SECOND not in told
    assert FIRST in told
    assert "1.000.000" in told
    assert "2.500.000" in told
    now = stages(work)
    assert now[FIRST] is Stage.PUBLISHED
    assert now[SECOND] is Stage.REJECTED


def test_a_person_gone_from_the_lists_since_stays_on_the_result(run: Run, work: Path) -> None:
    decide(work)
    small(work, 2)
    run("merge")
    run("niemyet", "--pdf", "--ngay-niem-yet", "17/08/2021")
    told = text_of(work / "ketqua" / "niemyet" / "ket-qua" / "tru-so.pdf")
    assert someone(2)[0] in told
    assert "4.500.000" in told


def test_a_decision_without_a_list_is_posted_as_merged_and_said(run: Run, work: Path) -> None:
    line = ("niemyet", "--html", "--so", "9/QĐ-UBND", "--ngay", "16/08/2021")
    ran = run(*line, "--ngay-niem-yet", "17/08/2021")
    assert ran.code == Exit.CLEAN
    assert "HT616" in ran.err
    assert (work / "ketqua" / "niemyet" / "ket-qua" / "tru-so.html").exists()
    again = run(*line[:-1], "17/08/2021")
    assert again.code == Exit.UNUSABLE
    assert "đã nhập với ngày 16/08/2021" in again.err
    assert set(stages(work).values()) == {Stage.PUBLISHED}
    assert run("chitra", "lap").code == Exit.CLEAN
    decisions = [e for e in Journal(work).standing()[0] if e.act == "quyetdinh"]
    assert len(decisions) == 1


@pytest.mark.parametrize("told", ["typed", "settings"])
def test_a_decision_nobody_entered_is_not_posted_once_files_go_step_by_step(
    run: Run, work: Path, told: str
) -> None:
    run("thamdinh", "--hoso", FIRST, "--ketqua", "dat", "--ngay", "18/07/2021")
    line: tuple[str, ...] = ("niemyet", "--html", "--so", "9/QĐ-UBND", "--ngay", "16/08/2021")
    if told == "settings":
        config = work / "hotro68.yaml"
        decided = "quyet_dinh: {so: 9/QĐ-UBND, ngay: 2021-08-16}\n"
        config.write_text(config.read_text("utf-8") + decided, encoding="utf-8")
        line = line[:2]
    before = (work / FOLDER / FILE).read_bytes()
    ran = run(*line, "--ngay-niem-yet", "17/08/2021")
    assert ran.code == Exit.PROCEDURE
    assert "HT846" in ran.err
    assert (work / FOLDER / FILE).read_bytes() == before
    assert not (work / "ketqua").exists()


def test_a_decision_whose_people_hang_nowhere_yet_is_named(run: Run, work: Path) -> None:
    files = sorted(Book(work).files()[0].values(), key=lambda file: file.name)
    for number, told in (("12/QĐ-UBND", files[:1]), ("13/QĐ-UBND", files[1:])):
        moves = [move(file, to) for file in told for to in (Stage.SUBMITTED, Stage.APPROVED)]
        data = {"so": number, "ngay": date(2021, 8, 16), "co_quan": ""}
        data |= {MOVES: moves_data(moves)}
        take(work, Step("quyetdinh", data, Stamp(date(2021, 8, 16))))
    line = ("niemyet", "--html", "--ngay-niem-yet", "17/08/2021")
    left = "Chưa niêm yết quyết định 12/QĐ-UBND: hotro68 niemyet --loai ketqua --so 12/QĐ-UBND"
    assert f"{left} --ngay 16/08/2021" in run(*line).err
    assert "Chưa niêm yết" not in run(*line, "--so", "12/QĐ-UBND", "--ngay", "16/08/2021").err


def test_an_older_decision_posted_again_is_not_entered_again(run: Run, work: Path) -> None:
    decide(work, cut=SECOND)
    day = date(2021, 8, 20)
    take(work, Step("quyetdinh", {"so": "13/QĐ-UBND", "ngay": day, "co_quan": ""}, Stamp(day)))
    count = len(Journal(work).entries()[0])
    line = ("niemyet", "--html", "--so", "12/QĐ-UBND", "--ngay", "16/08/2021")
    assert run(*line, "--ngay-niem-yet", "17/08/2021").code == Exit.CLEAN
    assert len(Journal(work).entries()[0]) == count + 1


def test_a_decision_that_approves_nobody_has_no_result(run: Run, work: Path) -> None:
    small(work, 1)
    run("merge")
    decide(work, cut=FIRST)
    assert "HT620" in run("niemyet", "--pdf", "--loai", "dukien").err


def test_posting_on_day_six_warns_and_stops_only_under_strict(run: Run, work: Path) -> None:
    decide(work)
    line = ("niemyet", "--html", "--ngay-niem-yet", "22/08/2021")
    before = {path: path.read_bytes() for path in work.rglob("*") if path.is_file()}
    ran = run(*line, "--nghiem")
    assert ran.code == Exit.PROCEDURE
    assert "Chưa ghi nhận gì" in ran.out
    assert {path: path.read_bytes() for path in work.rglob("*") if path.is_file()} == before
    ran = run(*line)
    assert ran.code == Exit.CLEAN
    assert "trễ 1 ngày" in ran.err
    assert run("hoantac").code == Exit.CLEAN
    assert run("niemyet", "--html", "--ngay-niem-yet", "21/08/2021", "--nghiem").code == 0


def test_a_result_before_its_decision_changes_nothing(run: Run, work: Path) -> None:
    steps = Journal(work).entries()[0]
    line = ("niemyet", "--html", "--so", "9/QĐ-UBND", "--ngay", "16/08/2021")
    ran = run(*line, "--ngay-niem-yet", "15/08/2021")
    assert ran.code == Exit.PROCEDURE
    assert "HT603" in ran.err
    assert Journal(work).entries()[0] == steps


def test_a_posting_ends_with_minutes_that_count_what_was_said(run: Run, work: Path) -> None:
    run(*DRAFT)
    said = "Ông Mẫu số 0912345678 không làm nghề này"
    run(
        "phananh",
        "them",
        "--nguoi-phan-anh",
        "Vi Mẫu",
        "--noi-dung",
        said,
        "--thon",
        "Thôn Mẫu Một",
        "--ngay-nhan",
        "18/07/2021",
        "--ngay",
        "18/07/2021",
    )
    ran = run("niemyet", "ketthuc", "--ngay", "22/07/2021")
    assert ran.code == Exit.CLEAN, ran.err
    assert "1 phản ánh" in ran.out
    assert "HT621" in ran.err
    folder = work / "ketqua" / "van-ban" / "P-07-bien-ban-ket-thuc-niem-yet"
    for name in ("tru-so.pdf", "thon-mau-mot.pdf"):
        told = text_of(folder / name)
        assert "nhận được 1 ý kiến" in told
        assert "không làm nghề này" in told
        assert "0912345678" not in told
        assert "Vi Mẫu" not in told


@pytest.mark.usefixtures("work")
def test_what_was_said_outside_the_period_does_not_count(run: Run) -> None:
    run(*DRAFT)
    run(
        "phananh",
        "them",
        "--nguoi-phan-anh",
        "Vi Mẫu",
        "--noi-dung",
        "muộn",
        "--ngay-nhan",
        "25/07/2021",
        "--ngay",
        "25/07/2021",
    )
    ran = run("niemyet", "ketthuc", "--ngay", "22/07/2021", "--phan-anh", "2")
    assert "Ghi 2 phản ánh, sổ phản ánh của kỳ niêm yết có 0" in ran.err
    assert "2 phản ánh" in ran.out


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("--ngay", "16/07/2021"), "HT619"),
        (("--loai", "ketqua", "--ngay", "22/07/2021"), "HT618"),
        (("--loai", "la"), "HT808"),
    ],
)
def test_an_ending_that_cannot_be_changes_nothing(
    run: Run, work: Path, line: tuple[str, ...], code: str
) -> None:
    run(*DRAFT)
    steps = Journal(work).entries()[0]
    ran = run("niemyet", "ketthuc", *line)
    assert ran.code in {Exit.PROCEDURE, Exit.UNUSABLE}
    assert code in ran.err
    assert Journal(work).entries()[0] == steps


@pytest.mark.usefixtures("work")
def test_a_posting_ends_once(run: Run) -> None:
    run(*DRAFT)
    run(*DRAFT)
    assert run("niemyet", "ketthuc", "--ngay", "22/07/2021", "--xem-truoc").code == Exit.CLEAN
    assert run("niemyet", "ketthuc", "--ngay", "22/07/2021").code == Exit.CLEAN
    assert "HT618" in run("niemyet", "ketthuc", "--ngay", "22/07/2021").err
