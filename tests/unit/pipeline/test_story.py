"""The example commune from lists to papers: every sum is added up again from the files."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PdfReader
from tests.conftest import Run

from hotro68.cli.app import run as run_program
from hotro68.resources import folder
from hotro68.vietnamese.numbers import grouped, money_in_words

EXAMPLE = folder("examples") / "xa-minh-hoa"
AMOUNT = "Số tiền (đồng)"
Envelope: TypeAlias = dict[str, object]
DECISION = ("--so", "123/QĐ-UBND", "--ngay", "16/08/2021")


def lay_out(work: Path) -> None:
    shutil.copytree(EXAMPLE / "danhsach", work / "danhsach")
    shutil.copyfile(EXAMPLE / "hotro68.yaml", work / "hotro68.yaml")


@pytest.fixture
def commune(tmp_path: Path) -> Path:
    lay_out(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def merged_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Envelope]:
    """The example merged, to be copied; and what the merge said of itself."""
    work, said = tmp_path_factory.mktemp("mot"), io.StringIO()
    lay_out(work)
    with contextlib.chdir(work), contextlib.redirect_stdout(said):
        run_program(["merge", "--json"])
    found = json.loads(said.getvalue())
    assert isinstance(found, dict)
    return work, found


@pytest.fixture
def merged(merged_once: tuple[Path, Envelope], tmp_path: Path) -> Envelope:
    """What was said of the merge that lies in the folder of the test."""
    work, found = merged_once
    shutil.copytree(work, tmp_path, dirs_exist_ok=True)
    return found


def total_of(merged: Envelope, key: str = "amount") -> int:
    totals = merged["totals"]
    assert isinstance(totals, dict)
    return int(totals[key])


def below(sheet: Worksheet, heading: str) -> Iterator[tuple[object, object]]:
    """First cell of the row and the cell under `heading`, for every row after the headings."""
    column = 0
    for row in sheet.iter_rows(values_only=True):
        if heading in row:
            column = row.index(heading)
        elif column:
            yield row[0], row[column]


def numbered_sum(sheet: Worksheet, heading: str) -> int:
    """The sum over numbered rows only: totals and subtotals have no running number."""
    return sum(
        int(str(value))
        for number, value in below(sheet, heading)
        if isinstance(number, int) and isinstance(value, int)
    )


def test_every_sheet_adds_up_to_the_same_total(merged: Envelope, tmp_path: Path) -> None:
    book = load_workbook(tmp_path / "tonghop.xlsx")
    amount = total_of(merged)
    annexes = sum(
        numbered_sum(book[name], "Số tiền hỗ trợ (đồng)") for name in ("LDTD", "HKD", "F0F1")
    )
    assert amount > 0
    assert numbered_sum(book["TongHop"], AMOUNT) == amount
    assert annexes == amount
    # the money table stands twice: by hamlet and by policy
    assert numbered_sum(book["KinhPhi"], AMOUNT) == 2 * amount
    assert total_of(merged, "central") + total_of(merged, "local") == amount
    assert total_of(merged, "central") == amount * 80 // 100


def test_payout_sheets_of_the_hamlets_add_up_to_the_total(
    run: Run, merged: Envelope, tmp_path: Path
) -> None:
    amount = total_of(merged)
    run("chitra", "lap", *DECISION)
    paid = sum(
        numbered_sum(load_workbook(path).worksheets[0], AMOUNT)
        for path in (tmp_path / "ketqua" / "chitra").glob("*.xlsx")
        if not path.stem.endswith("-ket-qua")
    )
    assert paid == amount


def text_of(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_posted_list_states_the_total_in_figures_and_words(
    run: Run, merged: Envelope, tmp_path: Path
) -> None:
    amount = total_of(merged)
    run("niemyet", "--pdf", "--html")
    office = tmp_path / "ketqua" / "niemyet" / "du-kien" / "tru-so"
    page = office.with_suffix(".html").read_text("utf-8")
    for text in (page, text_of(office.with_suffix(".pdf"))):
        flat = " ".join(text.split())
        assert grouped(amount) in flat
        assert money_in_words(amount) in flat
        assert "xã chưa nhận được quyết định" in flat


def test_no_public_paper_shows_a_number_phone_or_account(
    run: Run, merged: Envelope, tmp_path: Path
) -> None:
    rows = merged["rows"]
    assert isinstance(rows, list)
    secret = {
        value
        for row in rows
        for value in (
            row["so_giay_to"],
            *(row["facts"].get(key) for key in ("so_giay_to_cu", "dien_thoai", "so_tai_khoan")),
        )
        if value
    }
    assert len(secret) > 100
    run("niemyet", "--pdf", "--docx", "--html")
    texts = list(_public_texts(tmp_path / "ketqua" / "niemyet"))
    assert texts
    for name, text in texts:
        shown = {number for number in secret if number in text}
        assert not shown, name
        assert not re.search(r"(?<!\d)\d{9}(?!\d)|(?<!\d)\d{12}(?!\d)", text), name


def _public_texts(papers: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(papers.rglob("*.*")):
        match path.suffix:
            case ".pdf":
                reader = PdfReader(path)
                yield path.name, text_of(path) + str(reader.metadata)
            case ".docx":
                with zipfile.ZipFile(path) as package:
                    parts = [name for name in package.namelist() if name.endswith(".xml")]
                    for part in parts:
                        text = re.sub(r"<[^>]+>", " ", package.read(part).decode("utf-8"))
                        yield f"{path.name}/{part}", text
            case _:
                yield path.name, path.read_text("utf-8")


def test_nobody_treated_or_isolated_is_named_in_public(
    run: Run, merged: Envelope, tmp_path: Path
) -> None:
    awards = merged["awards"]
    assert isinstance(awards, list)
    named = {a["person"]["ho_ten"] for a in awards if a["policy"] != "f0-f1"}
    hidden = {a["person"]["ho_ten"] for a in awards if a["policy"] == "f0-f1"} - named
    assert hidden
    run("niemyet", "--html")
    page = (tmp_path / "ketqua" / "niemyet" / "du-kien" / "tru-so.html").read_text("utf-8")
    assert not {name for name in hidden if name in page}
    assert not re.search(r"F0|F1|cách ly|điều trị", page)


def test_two_runs_and_other_file_order_give_the_same_bytes(run: Run, commune: Path) -> None:
    run("merge")
    run("niemyet", "--pdf", "--docx", "--html")
    run("chitra", "lap", "--du-thao")
    first = papers_of(commune)
    lists = sorted((commune / "danhsach").iterdir(), reverse=True)
    run("merge", *lists)
    run("niemyet", "--pdf", "--docx", "--html")
    run("chitra", "lap", "--du-thao")
    assert papers_of(commune) == first


def papers_of(commune: Path) -> dict[str, bytes]:
    files = [commune / "tonghop.xlsx", *(commune / "ketqua").rglob("*.*")]
    return {str(path.relative_to(commune)): path.read_bytes() for path in files}


def test_inputs_are_never_changed(run: Run, commune: Path) -> None:
    before = {path.name: path.read_bytes() for path in (commune / "danhsach").iterdir()}
    for command in (
        ["validate", "danhsach"],
        ["merge"],
        ["niemyet"],
        ["chitra", "lap", *DECISION],
    ):
        run(*command)
    after = {path.name: path.read_bytes() for path in (commune / "danhsach").iterdir()}
    assert after == before


@pytest.mark.usefixtures("merged")
def test_a_list_changed_after_the_merge_is_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "danhsach" / "thon_Mo_Phong.csv"
    path.write_bytes(path.read_bytes() + b"\n")
    assert "HT805" in run("niemyet").err


@pytest.mark.usefixtures("merged")
def test_a_decision_turns_the_draft_into_a_result(run: Run, tmp_path: Path) -> None:
    run("chitra", "lap", "--du-thao")
    papers = tmp_path / "ketqua" / "chitra"
    draft = text_of(papers / "du-thao" / "thon-dong-thu.pdf")
    assert "DỰ THẢO" in draft
    decided = run("niemyet", "--so", "123/QĐ-UBND", "--ngay", "16/08/2021")
    assert decided.code == 0
    assert (tmp_path / "ketqua" / "niemyet" / "ket-qua" / "tru-so.pdf").is_file()
    run("chitra", "lap")
    (sheet,) = papers.glob("bang-*-thon-dong-thu.pdf")
    final = text_of(sheet)
    assert "DỰ THẢO" not in final
    assert "123/QĐ-UBND" in final


@pytest.mark.usefixtures("merged")
@pytest.mark.parametrize(
    ("posted", "options", "code"),
    [
        ("21/08/2021", ["--nghiem"], 0),
        ("22/08/2021", [], 0),
        ("22/08/2021", ["--nghiem"], 4),
        ("15/08/2021", ["--nghiem"], 4),
    ],
)
def test_the_last_good_posting_day_is_the_fifth(
    run: Run, posted: str, options: list[str], code: int
) -> None:
    decided = ["--so", "123/QĐ-UBND", "--ngay", "16/08/2021"]
    assert run("niemyet", *decided, "--ngay-niem-yet", posted, *options).code == code
