"""Each recipient gets what it may see, and nothing of anybody else."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import msoffcrypto
import pytest
from openpyxl import load_workbook
from tests.conftest import Run, free_workers, write_list
from tests.unit.money_commune import CONFIG, DECISION, businesses, someone, treated
from tests.unit.pipeline.commands_in import told

from hotro68.cli.exits import Exit
from hotro68.policy.loader import load_pack
from hotro68.policy.recipients import load_recipients
from hotro68.reading.papertext import paper_texts
from hotro68.resources import folder

ONE, TWO = "Thôn An", "Thôn Xa An"
"""The name of one ends in that of the other, and so do the names of their papers."""
HERE, THERE, OWNER, ILL = (someone(at) for at in range(4))


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case as far as its payout sheets, made once."""
    work = tmp_path_factory.mktemp("xa")
    (work / "hotro68.yaml").write_text(CONFIG, encoding="utf-8")
    lists = work / "danhsach"
    write_list(lists / "a.xlsx", {"LDTD": free_workers([HERE], ONE)})
    write_list(lists / "b.xlsx", {"LDTD": free_workers([THERE], TWO)})
    write_list(lists / "c.xlsx", {"HKD": businesses([OWNER], TWO)})
    write_list(lists / "d.xlsx", {"F0F1": treated([(ILL, "F0", 20, 1_600_000)], ONE)})
    told(work, "merge")
    told(work, "niemyet", "--pdf", "--docx", "--ngay-niem-yet", "17/07/2021")
    told(work, "niemyet", "ketthuc", "--ngay", "22/07/2021")
    told(work, "chitra", "lap", *DECISION)
    return work


@pytest.fixture
def work(done: Path, tmp_path: Path) -> Path:
    shutil.copytree(done, tmp_path, dirs_exist_ok=True)
    return tmp_path


def packed(run: Run, work: Path, recipient: str, *more: str) -> dict[str, bytes]:
    ran = run("dongoi", "--cho", recipient, "--ngay", "26/08/2021", *more)
    assert ran.code == Exit.CLEAN, ran.err
    path = work / ran.out.splitlines()[-1]
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def texts(files: dict[str, bytes]) -> str:
    return "\n".join(
        one.text for name, content in files.items() for one in paper_texts(content, name)
    )


def rows(files: dict[str, bytes]) -> list[tuple[object, ...]]:
    sheet = load_workbook(BytesIO(files["danh-sach.xlsx"]))["DanhSach"]
    return [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]


def test_the_shipped_recipients_are_good() -> None:
    pack, _ = load_pack()
    assert pack is not None
    known, findings = load_recipients(pack)
    assert findings == []
    assert known.keys() == {"chicucthue", "congan", "huyen", "luu", "mttq", "thon", "tinh"}


def test_a_broken_recipient_is_told_at_its_line(tmp_path: Path) -> None:
    pack, _ = load_pack()
    assert pack is not None
    home = tmp_path / "noi-nhan"
    home.mkdir()
    good = (folder("rules") / "noi-nhan" / "congan.yaml").read_text("utf-8")
    (home / "congan.yaml").write_text(good.replace("noi_o", "noi_oo"), "utf-8")
    (home / "khac.yaml").write_text(good, "utf-8")
    known, findings = load_recipients(pack, tmp_path)
    assert known == {}
    assert [str(finding.source) for finding in findings] == [
        "noi-nhan/congan.yaml:6",
        "noi-nhan/khac.yaml:2",
    ]


def test_the_manifest_tells_every_file_with_its_digest(run: Run, work: Path) -> None:
    files = packed(run, work, "huyen")
    named = json.loads(files["ke-khai.json"])["tep"]
    assert named.keys() == files.keys() - {"ke-khai.json", "ke-khai.txt"}
    for name, one in named.items():
        assert one == {
            "sha256": hashlib.sha256(files[name]).hexdigest(),
            "byte": len(files[name]),
        }
        assert one["sha256"] in files["ke-khai.txt"].decode()


def test_a_hamlet_gets_its_own_people_and_papers_alone(run: Run, work: Path) -> None:
    for hamlet, mine, other in ((ONE, HERE, THERE), (TWO, THERE, HERE)):
        files = packed(run, work, f"thon:{hamlet}")
        read = texts(files)
        assert mine[0] in read
        assert other[0] not in read
        assert mine[3] not in read
        assert any(name.endswith(".pdf") and "niemyet" in name for name in files)
        assert any("P-07" in name for name in files)
        assert any("chitra" in name for name in files)
        assert not any("tru-so" in name for name in files)


@pytest.mark.parametrize(
    ("recipient", "seen", "unseen"),
    [
        ("chicucthue", {OWNER[0]}, {HERE[0], THERE[0], ILL[0]}),
        ("congan", {HERE[0], HERE[3], ILL[0]}, {"1.500.000", "Hộ kinh doanh", "F0"}),
        ("mttq", {HERE[0], OWNER[0]}, {ILL[0], HERE[3], OWNER[3]}),
        ("huyen", {HERE[0], HERE[3], ILL[0], OWNER[3]}, {"Bốc vác"}),
    ],
)
def test_columns_and_people_are_cut_by_recipient(
    run: Run, work: Path, recipient: str, seen: set[str], unseen: set[str]
) -> None:
    read = texts(packed(run, work, recipient))
    assert {text for text in seen if text not in read} == set()
    assert {text for text in unseen if text in read} == set()


def test_a_birthday_is_shown_as_a_day_and_a_sex_by_its_word(run: Run, work: Path) -> None:
    sheet = load_workbook(BytesIO(packed(run, work, "congan")["danh-sach.xlsx"]))["DanhSach"]
    heads = {cell.value: at for at, cell in enumerate(sheet[6])}
    people = [row for row in sheet.iter_rows(min_row=7) if isinstance(row[0].value, int)]
    assert people
    births = [row[heads["Ngày sinh"]] for row in people]
    assert not any(isinstance(cell.value, int) for cell in births)
    assert any(isinstance(cell.value, datetime) for cell in births)
    assert {row[heads["Giới tính"]].value for row in people} <= {"Nam", "Nữ", None}


def test_the_list_and_its_sums_tie(run: Run, work: Path) -> None:
    files = packed(run, work, "tinh")
    book = load_workbook(BytesIO(files["danh-sach.xlsx"]))
    amounts = [row[-2] for row in rows(files)]
    sums = [row for row in book["TongHop"].iter_rows(values_only=True) if row[0] in range(9)]
    assert sum(int(str(amount)) for amount in amounts) == 7_600_000
    assert sum(int(str(row[-1])) for row in sums) == 7_600_000


def test_a_bundle_has_the_same_bytes_every_time(run: Run, work: Path) -> None:
    other = work / "ban-khac"
    shutil.copytree(work, other)
    packed(run, work, "mttq")
    run("dongoi", "--cho", "mttq", "--ngay", "26/08/2021", "-C", other)
    name = Path("ketqua") / "dongoi" / "goi-mttq.zip"
    assert (work / name).read_bytes() == (other / name).read_bytes()


def test_workbooks_open_with_the_password_alone(run: Run, work: Path) -> None:
    content = packed(run, work, "congan", "--mat-khau", "mật khẩu dài")["danh-sach.xlsx"]
    locked = msoffcrypto.OfficeFile(BytesIO(content))
    assert locked.is_encrypted()
    locked.load_key(password="mật khẩu dài", verify_password=True)  # noqa: S106 - invented
    plain = BytesIO()
    locked.decrypt(plain)
    assert HERE[0] in texts({"a.xlsx": plain.getvalue()})


def test_the_archive_is_enough_to_prove_the_case_elsewhere(
    run: Run, work: Path, tmp_path: Path
) -> None:
    for _ in range(3):
        assert run("dongoi", "--cho", "luu", "--ngay", "26/08/2021").code == Exit.CLEAN
    assert run("kiemchung").code == Exit.CLEAN
    elsewhere = tmp_path / "noi-khac"
    with ZipFile(work / "ketqua" / "dongoi" / "goi-luu.zip") as package:
        package.extractall(elsewhere)
    assert (elsewhere / "quy-tac" / "qd23-2021" / "pack.yaml").exists()
    assert "hotro68 kiemchung" in (elsewhere / "DOC-TRUOC.txt").read_text("utf-8")
    journal = json.loads((elsewhere / "so-theo-doi.json").read_text("utf-8"))
    assert journal[0]["viec"] == "merge"
    assert not list(elsewhere.rglob("*.zip"))
    ran = run("kiemchung", "-C", elsewhere)
    assert ran.code == Exit.CLEAN, ran.err


def test_lists_from_outside_the_folder_are_proved_where_they_lie_and_packed(
    run: Run, tmp_path: Path
) -> None:
    work = tmp_path / "xa"
    work.mkdir()
    for stick, person, hamlet in (("usb1", HERE, ONE), ("usb2", THERE, TWO)):
        write_list(tmp_path / stick / "ds.xlsx", {"LDTD": free_workers([person], hamlet)})
    lists = [tmp_path / "usb1" / "ds.xlsx", tmp_path / "usb2" / "ds.xlsx"]
    assert run("merge", *lists, "-C", work).code == Exit.CLEAN
    assert run("kiemchung", "-C", work).code == Exit.CLEAN
    assert run("dongoi", "--cho", "luu", "-C", work).code == Exit.CLEAN
    elsewhere = tmp_path / "noi-khac"
    with ZipFile(work / "ketqua" / "dongoi" / "goi-luu.zip") as package:
        package.extractall(elsewhere)
    shutil.rmtree(tmp_path / "usb2")
    ran = run("kiemchung", "-C", work)
    assert (ran.code, ran.err.count("HT823")) == (Exit.ERRORS, 1)
    assert "usb2/ds.xlsx" in ran.err
    assert run("kiemchung", "-C", elsewhere).code == Exit.CLEAN


@pytest.mark.parametrize("bent", ["danhsach/a.xlsx", ".hotro68/so.sqlite"])
def test_an_archive_is_not_made_of_a_record_that_was_bent(
    run: Run, work: Path, bent: str
) -> None:
    path = work / bent
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    ran = run("dongoi", "--cho", "luu")
    assert ran.code in {Exit.ERRORS, Exit.UNUSABLE}
    assert bent in ran.err
    assert not (work / "ketqua" / "dongoi").exists()


def test_a_list_that_is_lost_is_told_and_the_rest_is_archived(run: Run, work: Path) -> None:
    (work / "danhsach" / "b.xlsx").unlink()
    ran = run("dongoi", "--cho", "luu")
    assert (ran.code, "HT823" in ran.err) == (Exit.ERRORS, True)
    assert (work / "ketqua" / "dongoi" / "goi-luu.zip").is_file()


def test_what_was_changed_since_is_not_sent(run: Run, work: Path) -> None:
    (work / "ketqua" / "niemyet" / "du-kien" / "tru-so.pdf").write_bytes(b"sua tay")
    ran = run("dongoi", "--cho", "mttq")
    assert ran.code == Exit.ERRORS
    assert "HT822" in ran.err
    assert not (work / "ketqua" / "dongoi").exists()


@pytest.mark.parametrize("recipient", ["la", "thon", "thon:Không Có", "huyen:Thôn An", ""])
def test_an_unknown_recipient_is_told_with_those_there_are(
    run: Run, work: Path, recipient: str
) -> None:
    ran = run("dongoi", "--cho", recipient)
    assert ran.code == Exit.UNUSABLE
    assert f"thon:{ONE}" in ran.err
    assert not (work / "ketqua" / "dongoi").exists()


def test_a_preview_names_what_would_be_sent(run: Run, work: Path) -> None:
    ran = run("dongoi", "--cho", "congan", "--xem-truoc")
    assert "danh-sach.xlsx" in ran.out
    assert not (work / "ketqua" / "dongoi").exists()


def test_nothing_to_send_is_said(run: Run, tmp_path: Path) -> None:
    write_list(tmp_path / "danhsach" / "a.xlsx", {"LDTD": free_workers([HERE], ONE)})
    run("merge")
    ran = run("dongoi", "--cho", "chicucthue")
    assert ran.code == Exit.PROCEDURE
    assert "HT887" in ran.err
