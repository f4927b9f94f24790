"""Blank forms: what `mau` writes, filled in, is read without a remark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.properties import PageSetupProperties
from tests.conftest import Run
from tests.unit.cli.form_filling import (
    FIRST,
    PaidCase,
    columns_of,
    fill,
    list_sheet,
    paid_cases,
    rows_of,
    say,
    the_pack,
)

from hotro68.cli.exits import Exit
from hotro68.core.office import Office
from hotro68.core.report import Basis, Validation
from hotro68.pipeline.checking import validate
from hotro68.policy.assess import Rulebook
from hotro68.vietnamese.collation import sort_key
from hotro68.writing.forms.form import FormWish, blank_form

POLICIES = tuple(the_pack().policies)
FREE = "lao-dong-tu-do"
PAID = (FREE, "ho-kinh-doanh", "f0-f1")
MIXED = (17, 4, 33, 8, 21, 40, 3, 28, 11, 50, 35, 14)


def births_of_their_own() -> PaidCase:
    """The first case of the rules without its birth: each person has another."""
    case = paid_cases(FREE)[0]
    facts = {key: value for key, value in case.facts.items() if key != "ngay_sinh"}
    return replace(case, facts=facts)


def answer(path: Path, **answers: object) -> None:
    book = load_workbook(path)
    say(book, **answers)
    book.save(path)


def sort_alone(path: Path, key: str) -> None:
    """One column in order, all others as they were."""
    book = load_workbook(path)
    sheet = list_sheet(book, FREE)
    column = columns_of(sheet)[key]
    cells = [sheet.cell(FIRST + row, column) for row in range(len(MIXED))]
    values = sorted((str(cell.value) for cell in cells), key=_order(key))
    for cell, value in zip(cells, values, strict=True):
        cell.value = value
    book.save(path)


def _order(key: str) -> Callable[[str], Any]:
    if key == "ngay_sinh":
        return lambda text: text.split("/")[::-1]
    return sort_key if key == "ho_ten" else str


def a_form(folder: Path, *policies: str, hamlet: str = "Thôn Ví Dụ") -> Path:
    wish = FormWish(policies, hamlet)
    form = blank_form(wish, the_pack(), Office(commune="Minh Họa"), date(2021, 7, 16))
    path = folder / "ban_nop.xlsx"
    path.write_bytes(form.content)
    return path


def told(path: Path, day: str | date = "2021-07-16") -> Validation:
    rulebook = Rulebook(the_pack(), date.fromisoformat(str(day)))
    basis = Basis("qd23-2021", "", "", rulebook.day, assumed=False)
    return validate([(path, path.name)], rulebook, basis)


def codes(path: Path) -> list[tuple[str, str]]:
    return [(finding.code.id, finding.source.cell) for finding in told(path).findings]


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = a_form(tmp_path, FREE)
    fill(path, FREE, rows_of(FREE, range(8), paid_cases(FREE)[0]))
    return path


# ── Filled in ────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("policy", POLICIES)
def test_a_filled_form_is_read_without_a_remark(tmp_path: Path, policy: str) -> None:
    case = paid_cases(policy)[0]
    path = a_form(tmp_path, policy)
    rows = rows_of(policy, range(3), case)
    fill(path, policy, rows)
    report = told(path, case.decided)
    assert report.findings == ()
    assert [row.claim.name for row in report.rows] == [row["ho_ten"] for row in rows]
    assert {row.assessment.amount for row in report.rows} == {case.pays}
    assert {row.claim.hamlet for row in report.rows} == {"Thôn Ví Dụ"}


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_whatever_paid_case_is_filled_in_is_read_as_it_was_typed(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    policy = data.draw(st.sampled_from(POLICIES))
    case = data.draw(st.sampled_from(paid_cases(policy)))
    people = data.draw(st.lists(st.integers(0, 60), min_size=1, max_size=6, unique=True))
    path = a_form(tmp_path_factory.mktemp("mau"), policy)
    fill(path, policy, rows_of(policy, people, case))
    report = told(path, case.decided)
    assert report.findings == ()
    assert [row.assessment.amount for row in report.rows] == [case.pays] * len(people)


def test_lists_of_several_policies_in_one_form_are_summed_up_together(tmp_path: Path) -> None:
    path = a_form(tmp_path, *PAID)
    for number, policy in enumerate(PAID):
        rows = rows_of(policy, range(number * 10, number * 10 + 2), paid_cases(policy)[0])
        fill(path, policy, rows)
    whole = sum(2 * paid_cases(policy)[0].pays for policy in PAID)
    answer(path, PEOPLE=6, AMOUNT=whole)
    report = told(path)
    assert report.findings == ()
    assert (len(report.rows), report.claimed) == (6, whole)


def test_columns_moved_and_renamed_are_read_by_their_keys(filled: Path) -> None:
    book = load_workbook(filled)
    sheet = list_sheet(book, FREE)
    places = columns_of(sheet)
    sheet.cell(5, places["ho_ten"]).value = "Chủ hộ (tên)"
    sheet.cell(5, places["cong_viec"]).value = "Cột gì đó"
    sheet.insert_cols(places["so_giay_to"])
    book.save(filled)
    assert told(filled).findings == ()


def test_rows_beyond_those_drawn_are_read_too(tmp_path: Path) -> None:
    path = a_form(tmp_path, FREE)
    fill(path, FREE, rows_of(FREE, range(60), paid_cases(FREE)[0]))
    assert len(told(path).rows) == 60


def test_no_sample_and_no_guide_is_read_as_a_person(filled: Path) -> None:
    (file,) = told(filled).files
    skipped = {sheet.sheet: sheet.reason for sheet in file.sheets if sheet.role == "skipped"}
    assert skipped.keys() == {"HuongDan", "ThongTin", "DanhMuc"}
    assert skipped["HuongDan"] == "trang hướng dẫn của mẫu"


# ── Not filled in, or not as the lists are ───────────────────────────────────────────────
def test_an_empty_form_says_that_nobody_is_in_it(run: Run, tmp_path: Path) -> None:
    ran = run("validate", a_form(tmp_path, *PAID), "--ngay", "16/07/2021")
    assert "Mẫu này chưa có ai" in ran.out
    assert ran.code == Exit.CLEAN


@pytest.mark.parametrize(
    ("said", "cell"), [({"PEOPLE": 9}, "C9"), ({"AMOUNT": 13_500_000}, "C10")]
)
def test_a_summary_that_differs_from_the_lists_is_found_at_its_cell(
    filled: Path, said: dict[str, int], cell: str
) -> None:
    answer(filled, **{"PEOPLE": 8, "AMOUNT": 12_000_000, **said})
    assert codes(filled) == [("HT336", cell)]


def test_a_summary_without_minutes_is_asked_for_them(filled: Path) -> None:
    answer(filled, PEOPLE=8, AMOUNT=12_000_000, MINUTES=None, MEETING=None)
    (finding,) = told(filled).findings
    assert finding.code.id == "HT337"
    assert "«Số biên bản họp thôn», «Ngày họp thôn»" in finding.message


@pytest.mark.parametrize("key", ["ho_ten", "so_giay_to", "ngay_sinh"])
def test_a_column_sorted_alone_is_noticed_on_every_row(tmp_path: Path, key: str) -> None:
    path = a_form(tmp_path, FREE)
    fill(path, FREE, rows_of(FREE, MIXED, births_of_their_own()))
    sort_alone(path, key)
    found = [finding for finding in told(path).findings if finding.code.id == "HT334"]
    assert len(found) == len(MIXED)
    assert {finding.field for finding in found} == {key}


def test_sorting_the_whole_list_is_nobodys_business(tmp_path: Path) -> None:
    path = a_form(tmp_path, FREE)
    rows = rows_of(FREE, MIXED, births_of_their_own())
    fill(path, FREE, sorted(rows, key=lambda row: str(row["ho_ten"])))
    assert told(path).findings == ()


# ── Making them ──────────────────────────────────────────────────────────────────────────
def test_each_hamlet_gets_a_form_of_what_the_commune_pays(run: Run, tmp_path: Path) -> None:
    ran = run("mau", "--thon", "Thôn Đồng Mẫu", "--thon", "Thôn Hai")
    assert ran.code == Exit.CLEAN
    names = sorted(path.name for path in (tmp_path / "mau").iterdir())
    assert names == ["mau_thon_dong_mau.xlsx", "mau_thon_hai.xlsx"]
    book = load_workbook(tmp_path / "mau" / names[0])
    assert book.sheetnames == ["HuongDan", "ThongTin", "LDTD", "HKD", "F0F1", "DanhMuc"]


def test_a_form_that_lies_there_is_not_written_over(run: Run, tmp_path: Path) -> None:
    run("mau", "--chinhsach", FREE)
    before = (tmp_path / "mau" / "mau_LDTD.xlsx").read_bytes()
    ran = run("mau", "--chinhsach", FREE)
    assert ran.code == Exit.UNUSABLE
    assert "không ghi đè" in ran.err
    assert (tmp_path / "mau" / "mau_LDTD.xlsx").read_bytes() == before


def test_a_policy_nobody_knows_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("mau", "--chinhsach", "khong-co")
    assert ran.code == Exit.UNUSABLE
    assert "khong-co" in ran.err
    assert not (tmp_path / "mau").exists()


@pytest.mark.parametrize("policy", POLICIES)
def test_cells_take_what_fits_and_print_on_one_page_width(tmp_path: Path, policy: str) -> None:
    sheet = list_sheet(load_workbook(a_form(tmp_path, policy)), policy)
    places = columns_of(sheet)
    fields = the_pack().fields_of(policy)
    numbers = [places[key] for key in places if fields[key].type in {"id_number", "phone"}]
    assert {sheet.cell(FIRST, at).number_format for at in numbers} <= {"@"}
    assert sheet.cell(FIRST, places["so_tien_de_nghi"]).number_format == "#,##0"
    assert sheet.row_dimensions[4].hidden
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToHeight, sheet.print_title_rows) == (0, "$5:$6")
    assert sheet.sheet_properties.pageSetUpPr == PageSetupProperties(fitToPage=True)
    checked = {str(rule.sqref).split(":")[0] for rule in sheet.data_validations.dataValidation}
    assert len(checked) == len(places)
    assert not sheet.cell(FIRST, places["ho_ten"]).protection.locked
    assert sheet.protection.sheet


def test_forms_made_twice_are_the_same_bytes(tmp_path: Path) -> None:
    first = a_form(tmp_path, *PAID).read_bytes()
    assert a_form(tmp_path, *PAID).read_bytes() == first
