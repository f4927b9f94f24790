"""The sixteen inspection findings, planted in examples/thanh-tra/: each is said at its cell."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.inspection_lists import make_inspection

from hotro68.cli.app import run
from hotro68.resources import folder

HOME = folder("examples") / "thanh-tra"
PAGE = Path(__file__).parents[3] / "docs" / "thanh-tra.md"
REGISTERS = (
    ("dachi", "da_chi_dot_1.xlsx"),
    ("bhxh", "bhxh.xlsx"),
    ("hotich", "chet_chuyen_di.xlsx"),
    ("thue", "thue.xlsx"),
)
CROSSED, MERGED = ("--ngay", "17/07/2021"), ["merge", "--ngay", "16/07/2021"]
_FOUND = re.compile(r"^ {2}(.*?) *(Lỗi|Cảnh báo|Ghi chú) (HT\d{3}) \S+$")


@dataclass(frozen=True, slots=True)
class Said:
    text: str
    found: frozenset[tuple[str, str]]


def recorded() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(
        (HOME / "phat-hien.yaml").read_text(encoding="utf-8")
    )
    return loaded


FINDINGS = recorded()


@pytest.fixture(scope="module")
def crossed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said]:
    """The commune with every register handed in and its lists merged."""
    work = tmp_path_factory.mktemp("thanh-tra") / "xa"
    shutil.copytree(HOME, work)
    for kind, name in REGISTERS:
        said([["doichieu", kind, f"doichieu/{name}", *CROSSED]], work)
    return work, said([MERGED], work)


def said(commands: list[list[str]], work: Path) -> Said:
    """What the last of these commands says, on both streams."""
    last = ""
    for command in commands:
        stream = io.StringIO()
        with (
            contextlib.chdir(work),
            contextlib.redirect_stdout(stream),
            contextlib.redirect_stderr(stream),
        ):
            run(command)
        last = stream.getvalue()
    return Said(" ".join(last.split()), frozenset(_found(last.splitlines())))


def _found(lines: list[str]) -> Iterator[tuple[str, str]]:
    place = ""
    for line in lines:
        if line and not line.startswith(" "):
            place = line
        if match := _FOUND.match(line):
            where = match[1].removeprefix("dòng ")
            mark = "!" if "›" in place else ":"
            yield (f"{place}{mark}{where}" if where else place), match[3]


@pytest.mark.parametrize("name", FINDINGS)
def test_an_inspection_finding_is_said_at_its_cell(
    name: str, crossed: tuple[Path, Said], tmp_path: Path
) -> None:
    work, merged = crossed
    told = FINDINGS[name]
    if told["lenh"] == [MERGED]:
        heard = merged
    else:
        shutil.copytree(work, tmp_path / "xa")
        heard = said(told["lenh"], tmp_path / "xa")
    assert {tuple(one) for one in told["noi"]} <= heard.found
    assert told["loi"] in heard.text


def test_nothing_doubtful_of_the_commune_is_paid(crossed: tuple[Path, Said]) -> None:
    assert "Chi cho 11 người, 11 khoản, 18.100.000 đồng" in crossed[1].text
    assert "Chưa đối chiếu: danh sách F0, F1 của trạm y tế" in crossed[1].text


def test_a_row_that_waits_is_there_again_at_the_next_merge(
    crossed: tuple[Path, Said], tmp_path: Path
) -> None:
    """F13: nobody is forgotten because nobody answered."""
    shutil.copytree(crossed[0], tmp_path / "xa")
    again = said([MERGED, MERGED], tmp_path / "xa")
    assert ("thon_Mau_Mot.xlsx › LDTD!E12", "HT111") in again.found
    assert again.found == crossed[1].found


def test_who_is_paid_stands_in_a_cell_of_a_hamlet_list(crossed: tuple[Path, Said]) -> None:
    """F6: nobody comes into the payout but through a list that a hamlet signs."""
    from hotro68.casebook.book import Book

    merged, findings = Book(crossed[0]).last_merge()
    assert findings == []
    assert merged is not None
    listed = {path.name for path in (HOME / "danhsach").iterdir()}
    assert {award.claim.source.file for award in merged.awards} <= listed
    assert all(award.claim.source.row for award in merged.awards)


def test_the_record_names_all_sixteen_and_what_stays_with_people() -> None:
    assert list(FINDINGS) == [f"F{number}" for number in range(1, 17)]
    assert all(told["con_lai"] for told in FINDINGS.values())


def test_the_page_tells_what_the_record_holds() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip(): line for line in page.splitlines() if "|" in line}
    for name, told in FINDINGS.items():
        assert told["phat_hien"] in rows[name]
        assert told["con_lai"] in rows[name]
        assert all(code in rows[name] for _, code in told["noi"])


def test_the_files_are_what_the_script_makes(tmp_path: Path) -> None:
    make_inspection(tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.*")}
    assert made == {name: (HOME / name).read_bytes() for name in made}
