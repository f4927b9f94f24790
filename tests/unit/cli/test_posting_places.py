"""Two decisions posted one after the other: the papers of the first stay where they lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Run, free_workers, write_list
from tests.unit.cli.case_folder import BIA, CONFIG, MAU, THU

from hotro68.cli.exits import Exit

DECISIONS = {
    "01/QĐ-UBND": ("20/07/2021", "21/07/2021"),
    "02/QĐ-UBND": ("29/07/2021", "30/07/2021"),
}


def post(run: Run, number: str) -> None:
    decided, posted = DECISIONS[number]
    named = ("--loai", "ketqua", "--so", number, "--ngay", decided)
    ran = run("niemyet", *named, "--ngay-niem-yet", posted, "--pdf")
    assert ran.code in {Exit.CLEAN, Exit.ASKED}, ran.err


@pytest.fixture
def work(run: Run, tmp_path: Path) -> Path:
    """Expected list, then two decisions, the second of another hamlet; all three posted."""
    (tmp_path / "hotro68.yaml").write_text(CONFIG, encoding="utf-8")
    lists = tmp_path / "danhsach"
    write_list(lists / "a.xlsx", {"LDTD": free_workers([MAU, THU])})
    run("merge")
    assert run("niemyet", "--pdf", "--ngay-niem-yet", "16/07/2021").code == Exit.CLEAN
    assert run("niemyet", "ketthuc", "--ngay", "19/07/2021").code == Exit.CLEAN
    post(run, "01/QĐ-UBND")
    write_list(lists / "b.xlsx", {"LDTD": free_workers([BIA], "Thôn Hai")})
    run("merge")
    post(run, "02/QĐ-UBND")
    return tmp_path


def pdfs(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")}


def test_each_decision_keeps_its_lists_and_its_minutes(run: Run, work: Path) -> None:
    first, second = ({"tru-so.pdf", f"{name}.pdf"} for name in ("thon-vi-du", "thon-hai"))
    later = {f"02-qd-ubnd/{name}" for name in second}
    assert pdfs(work / "ketqua/niemyet/ket-qua") == first | later
    minutes = work / "ketqua/van-ban/P-06-bien-ban-niem-yet"
    assert pdfs(minutes) == first | {f"01-qd-ubnd/{name}" for name in first} | later
    before = {name: (minutes / name).read_bytes() for name in pdfs(minutes)}
    post(run, "02/QĐ-UBND")
    assert before == {name: (minutes / name).read_bytes() for name in pdfs(minutes)}
    assert run("kiemchung").code == Exit.CLEAN


def test_two_open_postings_are_closed_one_by_one(run: Run, work: Path) -> None:
    for number in DECISIONS:
        ran = run("niemyet", "ketthuc", "--loai", "ketqua", "--ngay", "06/08/2021")
        assert f"kết quả {number}" in ran.out
    assert run("niemyet", "ketthuc", "--loai", "ketqua").code != Exit.CLEAN
    minutes = pdfs(work / "ketqua/van-ban/P-07-bien-ban-ket-thuc-niem-yet")
    apart = {name.partition("/")[0] for name in minutes if "/" in name}
    assert apart == {"01-qd-ubnd", "02-qd-ubnd"}


@pytest.mark.usefixtures("work")
def test_a_hamlet_is_sent_the_minutes_of_each_decision_about_it(run: Run) -> None:
    ran = run("dongoi", "--cho", "thon:Thôn Hai", "--xem-truoc")
    assert "P-06-bien-ban-niem-yet/02-qd-ubnd/thon-hai.pdf" in ran.out
    assert "01-qd-ubnd" not in ran.out
    assert "tru-so" not in ran.out
    assert "thon-vi-du" not in ran.out
